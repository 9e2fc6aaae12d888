//! The figures of the gallery.

use crate::figure::Figure;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const fn figure(name: &'static str, command: &'static str, caption: &'static str) -> Figure {
    Figure { name, caption, command }
}

/// All of them, one after the other.
pub static FIGURES: LazyLock<Vec<Figure>> =
    LazyLock::new(|| SECTIONS.iter().flat_map(|s| s.1.iter().copied()).collect());

/// Title and figures of each section.
pub const SECTIONS: [(&str, &[Figure]); 11] = [
    ("Views", VIEWS),
    ("Marks and circles", MARKS),
    ("Density", DENSITY),
    ("Change over time", PANELS),
    ("Charts", CHARTS),
    ("Languages", LANGUAGES),
    ("Themes", THEMES),
    ("Sizes", SIZES),
    ("Layers", LAYERS),
    ("Few, many and far", DATA),
    ("Long names", NAMES),
];

const VIEWS: &[Figure] = &[
    figure("region", "map --view region", "Both countries: where it happened."),
    figure(
        "border",
        "map",
        "The whole line with bands of distance, where no view is named.",
    ),
    figure(
        "around",
        "map thousand.csv --view around Torkham --radius 50km",
        "A crossing and 50 km round it.",
    ),
    figure(
        "district",
        "map --view district Barmal",
        "A district and its surroundings.",
    ),
    figure(
        "sector",
        "map --view sector 900..1200",
        "A stretch of the line, by its kilometres.",
    ),
    figure("extent", "map --extent 69,32,71.5,34.5", "Any ground, by degrees."),
    figure(
        "strip",
        "chart strip",
        "The line pulled straight: the kilometre along it and the distance from it.",
    ),
];

const MARKS: &[Figure] = &[
    figure(
        "circles",
        "map --circles killed",
        "Circles as large as the number killed, as claimed; halves where claims differ.",
    ),
    figure(
        "circles-flannery",
        "map contested.json --circles killed --flannery --view region",
        "Large circles enlarged for the eye, and tolls that claimants put far apart.",
    ),
    figure(
        "circles-injured",
        "map thousand.csv --circles injured --view sector 1500..1800 --density none",
        "Circles for many incidents in one sector.",
    ),
    figure(
        "by-actor",
        "map --colour-by actor",
        "Coloured by who is said to have begun it.",
    ),
    figure("by-period", "map --colour-by period --view region", "Coloured by year."),
    figure(
        "by-status",
        "map contested.json --colour-by status",
        "Coloured by whether the claims agree.",
    ),
];

const DENSITY: &[Figure] = &[
    figure(
        "hexagons",
        "map thousand.csv --density hexagons",
        "A thousand incidents, counted in hexagons of one area.",
    ),
    figure(
        "provinces",
        "map thousand.csv --density provinces --view region",
        "Incidents for each 1,000 km² by province.",
    ),
    figure(
        "districts",
        "--data-dir data map thousand.csv --density districts",
        "Incidents for each 1,000 km² by imported districts (squares, here).",
    ),
    figure(
        "hexagons-many",
        "map many.csv",
        "A hundred thousand incidents: hexagons without being asked.",
    ),
];

const PANELS: &[Figure] = &[
    figure(
        "panels-years",
        "map thousand.csv --panels year",
        "A small map for each year.",
    ),
    figure(
        "panels-quarters",
        "map --panels quarter --from 2024 --size a4",
        "A small map for each quarter, on a page of fixed size.",
    ),
    figure(
        "panels-circles",
        "map thousand.csv --panels year --circles killed --density none --view region",
        "Panels share one scale of circles.",
    ),
];

const CHARTS: &[Figure] = &[
    figure(
        "timeline",
        "chart timeline",
        "Incidents over time, with events of their context.",
    ),
    figure(
        "bands",
        "chart bands",
        "Incidents by distance from the line, with how sure that is.",
    ),
    figure("months", "chart months", "Incidents by month."),
    figure("sectors", "chart sectors", "Incidents by stretch of the line."),
    figure("districts-chart", "chart districts", "Incidents by district."),
    figure("claims", "chart claims", "Numbers killed, by claimant."),
    figure(
        "timeline-thousand",
        "chart timeline thousand.csv",
        "A thousand incidents over time.",
    ),
    figure(
        "strip-thousand",
        "chart strip thousand.csv",
        "A thousand incidents along the line.",
    ),
    figure(
        "claims-contested",
        "chart claims contested.json",
        "Claims that differ by much.",
    ),
];

const LANGUAGES: &[Figure] = &[
    figure("pashto", "map --lang ps --view region", "Names in Pashto."),
    figure("dari", "map --lang fa", "Names in Dari."),
    figure(
        "urdu",
        "map --lang ur --view around Peshawar --radius 90km",
        "Names in Urdu.",
    ),
];

const THEMES: &[Figure] = &[
    figure(
        "screen",
        "map --theme screen --view region",
        "For web pages and slides.",
    ),
    figure("dark", "map --theme dark", "For dark pages."),
    figure("mono", "map --theme mono", "For black and white."),
    figure(
        "house",
        "map --theme house.toml --view district 'Spin Boldak, Kandahar'",
        "A publisher's own theme: colours, logo, disclaimer, and the policy un-style.",
    ),
    figure(
        "dark-hexagons",
        "map thousand.csv --theme dark --density hexagons",
        "Density on a dark page.",
    ),
    figure(
        "mono-circles",
        "map --theme mono --circles killed --view region",
        "Circles in black and white.",
    ),
    figure("dark-timeline", "chart timeline --theme dark", "A dark chart."),
    figure(
        "mono-claims",
        "chart claims --theme mono",
        "A chart in black and white.",
    ),
    figure(
        "house-bands",
        "chart bands --theme house.toml",
        "A chart in a publisher's theme.",
    ),
];

const SIZES: &[Figure] = &[
    figure("a4", "map --size a4", "A4 across."),
    figure(
        "a4-portrait",
        "map thousand.csv --size a4-portrait --view sector 1700..2150 --density none",
        "A4 upright.",
    ),
    figure("a5", "map --size a5 --view region", "A5 across."),
    figure("column", "map --size column", "A column of text."),
    figure(
        "column-district",
        "map --size column --view district Spera",
        "A district in a column of text.",
    ),
    figure("slide", "map --size slide --theme screen --view region", "A slide."),
    figure("millimetres", "map --size 160x120mm --view region", "160 by 120 mm."),
];

const LAYERS: &[Figure] = &[
    figure(
        "bare",
        "map --hide bands,footprints,graticule,towns,rivers,places,inset",
        "Marks and boundaries alone.",
    ),
    figure(
        "net",
        "--data-dir data map --view around Khost --radius 80km --show bands,districts",
        "Bands and imported districts (squares, here) on a local map.",
    ),
];

const DATA: &[Figure] = &[
    figure("none", "map none.csv", "No incidents."),
    figure("none-timeline", "chart timeline none.csv", "No incidents over time."),
    figure("none-strip", "chart strip none.csv", "No incidents along the line."),
    figure("none-claims", "chart claims none.csv", "No claims."),
    figure("one", "map one.csv", "One incident."),
    figure(
        "one-local",
        "map one.csv --view around Chaman --radius 30km",
        "One incident, close up.",
    ),
    figure(
        "one-district",
        "map district.csv --view region",
        "Forty incidents in one district.",
    ),
    figure(
        "one-district-local",
        "map district.csv --view district Barmal",
        "Forty incidents in one district, close up.",
    ),
    figure(
        "far-region",
        "map far.csv --view region",
        "Karachi, Mazar-e Sharif, and one at sea.",
    ),
    figure("far", "map far.csv", "Incidents that the frame does not hold."),
    figure("far-strip", "chart strip far.csv", "Incidents far from the line."),
    figure(
        "many-timeline",
        "chart timeline many.csv",
        "A hundred thousand incidents over time.",
    ),
    figure(
        "many-local",
        "map many.csv --view around 'Spin Boldak' --radius 60km",
        "Hexagons close up.",
    ),
];

const NAMES: &[Figure] = &[
    figure("long", "map long.csv", "Titles of 200 letters, places of 80."),
    figure(
        "long-local",
        "map long.csv --view around Asadabad --radius 60km --title 'A title of one’s own that is much longer than any editor would allow it to be, so that it must be set in several lines above the map, however wide the page may be that it is printed on'",
        "Long names and a long title, close up.",
    ),
    figure("long-claims", "chart claims long.csv", "Long titles beside claims."),
    figure("long-districts", "chart districts long.csv", "Long names of districts."),
    figure("long-timeline", "chart timeline long.csv", "Long titles over time."),
];

#[test]
fn names_are_used_once() {
    let names: BTreeSet<&str> = FIGURES.iter().map(|f| f.name).collect();
    assert_eq!(names.len(), FIGURES.len());
}
