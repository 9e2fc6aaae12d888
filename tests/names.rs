//! What places are called on a map in Pashto, Dari and Urdu: whose names are
//! known, and that they are found again.

use durand::border::Border;
use durand::geocode::Geocoder;
use durand::geodata::{self, Atlas, BackdropKind, Kind, Names, Toponym};
use durand::geodesy::{KM, distance};
use durand::model::{Country, Footprint, Lang, Place, PlaceText, Precision};
use serde::Deserialize;

const LOCAL: [Lang; 3] = [Lang::Ps, Lang::Fa, Lang::Ur];

#[derive(Deserialize)]
struct Row {
    kind: String,
    name: String,
    country: String,
    province: String,
    lang: String,
    text: String,
}

fn rows() -> Vec<Row> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/geodata/names.csv");
    let mut reader = csv::Reader::from_path(path).expect("names.csv");
    reader.deserialize().collect::<Result<_, _>>().expect("rows")
}

fn names(atlas: &Atlas, lang: Lang) -> Names {
    atlas.names(lang).expect("names.csv is good")
}

#[test]
fn every_row_has_its_owner() {
    let atlas = Atlas::embedded();
    let rivers = atlas.rivers().expect("embedded");
    let toponyms = &atlas.gazetteer().expect("embedded").toponyms;
    for row in rows() {
        let owned = match row.kind.as_str() {
            "line" => matches!(row.name.as_str(), "Durand Line" | "Line of Control"),
            "river" => rivers.iter().any(|r| r.name.as_deref() == Some(&row.name)),
            "country" => row.country.len() == 3,
            kind => toponyms.iter().any(|t| {
                t.kind.label() == kind
                    && t.name == row.name
                    && t.country.map_or("", Country::code) == row.country
                    && t.province.as_deref().unwrap_or_default() == row.province
            }),
        };
        assert!(owned, "{} {} of {}: no such place", row.kind, row.name, row.province);
    }
}

/// Letters of its language alone, in the order of writing.
#[test]
fn a_name_has_only_letters_of_its_language() {
    for row in rows() {
        let lang: Lang = row.lang.parse().expect("a language");
        assert!(row.text.chars().all(|c| lang.writes(c)), "{} in {lang}", row.text);
        assert!(!row.text.contains("  "), "{}", row.text);
    }
}

#[test]
fn english_has_no_other_names() {
    let names = names(&Atlas::embedded(), Lang::En);
    assert_eq!((names.country("Iran"), names.line("Durand Line")), (None, None));
}

#[test]
fn what_every_map_names_is_known_in_each_language() {
    let atlas = Atlas::embedded();
    let backdrop = atlas.backdrop(|_| true).expect("embedded");
    for names in LOCAL.map(|lang| names(&atlas, lang)) {
        let lang = names.lang();
        for country in ["Iran", "India", "Turkmenistan", "Uzbekistan", "Tajikistan", "China"] {
            let drawn =
                |b: &durand::geodata::Backdrop| b.kind == BackdropKind::Country && b.name.as_deref() == Some(country);
            assert!(backdrop.iter().any(drawn), "{country} is not on the map");
            assert!(names.country(&country.to_uppercase()).is_some(), "{country} in {lang}");
        }
        assert!(names.line("Durand Line").is_some() && names.line("Line of Control").is_some());
        for river in atlas
            .rivers()
            .expect("embedded")
            .iter()
            .filter_map(|r| r.name.as_deref())
        {
            assert!(names.river(river).is_some(), "{river} in {lang}");
        }
        for province in geodata::provinces() {
            assert!(names.province(province).is_some(), "{} in {lang}", province.name);
        }
        for toponym in &atlas.gazetteer().expect("embedded").toponyms {
            let wanted = match toponym.kind {
                Kind::Country | Kind::Province | Kind::Crossing => true,
                Kind::Town => is_on_maps(toponym),
                Kind::District | Kind::Tehsil => false,
            };
            assert!(
                !wanted || names.toponym(toponym).is_some(),
                "{} in {lang}",
                toponym.name
            );
        }
    }
}

/// As the map chooses towns: see `draw::layers::names::towns`.
fn is_on_maps(town: &Toponym) -> bool {
    let population = town.population.unwrap_or(0);
    population >= 450_000 || population >= 60_000 && town.at.is_some_and(|at| at.lon() < 71.5)
}

/// Of how many, how many are named.
fn named<'t>(names: &Names, toponyms: impl Iterator<Item = &'t Toponym>) -> (usize, usize) {
    let mut count = (0, 0);
    for toponym in toponyms {
        count.0 += 1;
        count.1 += usize::from(names.toponym(toponym).is_some());
    }
    count
}

#[test]
fn districts_near_the_line_have_names_in_all_three_languages() {
    let atlas = Atlas::embedded();
    let border = Border::open("osm", &atlas).expect("embedded");
    let near = |t: &&Toponym| t.kind == Kind::District && t.at.is_some_and(|at| border.project(at).distance_km <= 50.0);
    let toponyms = &atlas.gazetteer().expect("embedded").toponyms;
    for names in LOCAL.map(|lang| names(&atlas, lang)) {
        let (all, known) = named(&names, toponyms.iter().filter(near));
        assert!(all > 80, "only {all}");
        assert!(known == all, "{known} of {all} in {}", names.lang());
    }
}

/// How many of each kind are named; geodata/README.md says so.
#[test]
fn coverage_is_as_documented() {
    let atlas = Atlas::embedded();
    let toponyms = &atlas.gazetteer().expect("embedded").toponyms;
    let mut found = Vec::new();
    for kind in [Kind::District, Kind::Tehsil, Kind::Town] {
        for country in Country::BOTH {
            let of = || {
                toponyms
                    .iter()
                    .filter(move |t| t.kind == kind && t.country == Some(country))
            };
            let known = LOCAL.map(|lang| named(&names(&atlas, lang), of()).1);
            found.push((kind, country, of().count(), known));
        }
    }
    use Country::{Afghanistan, Pakistan};
    use Kind::{District, Tehsil, Town};
    assert_eq!(
        found,
        [
            (District, Afghanistan, 398, [398, 398, 193]),
            (District, Pakistan, 160, [85, 84, 160]),
            (Tehsil, Afghanistan, 0, [0, 0, 0]),
            (Tehsil, Pakistan, 577, [139, 0, 572]),
            (Town, Afghanistan, 319, [71, 71, 71]),
            (Town, Pakistan, 571, [154, 154, 154]),
        ]
    );
}

/// Common words ("hub", "late", "fault", "degree"), and names that several
/// places of a province share: alone they are not answered, but for the province.
const SHARED: [&str; 10] = [
    "Arif Wala",
    "Digri",
    "Doaba",
    "Hub",
    "Kasur",
    "Keti Bunder",
    "Shorkot",
    "Thal",
    "Upper Dir",
    "Ziarat",
];

/// A name on a map, looked up with its province, is the place that it stands
/// at, or the district or tehsil round it that has its name from it, or a namesake.
#[test]
fn a_name_on_a_map_is_found_again() {
    let atlas = Atlas::embedded();
    let geocoder = Geocoder::new(&atlas).expect("embedded");
    let mut lost = Vec::new();
    for names in LOCAL.map(|lang| names(&atlas, lang)) {
        for toponym in &atlas.gazetteer().expect("embedded").toponyms {
            let Some(name) = names.toponym(toponym) else { continue };
            let some = Some(name.to_owned());
            let mut written = PlaceText {
                province: toponym.province.clone(),
                country: toponym.country.map(|c| c.name().to_owned()),
                ..PlaceText::default()
            };
            match toponym.kind {
                Kind::Country => written.country = some,
                Kind::Province => written.province = some,
                Kind::District => written.district = some,
                Kind::Tehsil | Kind::Town | Kind::Crossing => written.place = some,
            }
            let found = geocoder.places(&written);
            let same = |p: &Place| names.place(p) == Some(name) || p.name == toponym.name || is_round(p, toponym);
            if !found.iter().any(same) {
                let found: Vec<_> = found.iter().map(|p| (&p.name, p.precision)).collect();
                let shared = SHARED.contains(&toponym.name.as_str()) && toponym.kind != Kind::District;
                if !shared || found.iter().any(|(_, p)| *p != Precision::Province) {
                    lost.push(format!("{:?} {} \"{name}\": {found:?}", toponym.kind, toponym.name));
                }
            }
        }
    }
    assert!(lost.is_empty(), "{}: {lost:#?}", lost.len());
}

/// Whether a place that was found is no wider than a district and holds the
/// toponym, near enough for a disc instead of an outline.
fn is_round(found: &Place, toponym: &Toponym) -> bool {
    let Footprint::Disc(disc) = &found.footprint else {
        return false;
    };
    let narrow = matches!(found.precision, Precision::District | Precision::Settlement);
    narrow
        && toponym
            .at
            .is_some_and(|at| distance(disc.centre, at) <= 1.5 * disc.radius + 20.0 * KM)
}
