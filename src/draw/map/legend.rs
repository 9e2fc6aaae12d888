//! What a map's legend says: only what is on the map.

use super::ground::Ground;
use super::{Content, Layer, View};
use crate::border::Referenced;
use crate::draw::canvas::{Fill, Stroke};
use crate::draw::furniture::{Entry, Sample};
use crate::draw::layers::{DISTRICT_HATCH, PROVINCE_HATCH, band_colours, ground_style, style};
use crate::draw::projection::MapFrame;
use crate::draw::symbology::{
    CircleScale, Classes, Form, Hexagons, Mark, Rates, Scaling, Steps, Symbol, counted_radius, ends, has_number,
};
use crate::draw::theme::Theme;
use crate::geodata::BackdropKind;
use crate::geodesy::LonLat;
use crate::model::{Footprint, Harm, Precision};
use geo::LineString;

pub(super) fn entries(ground: &Ground, content: &Content, frame: &MapFrame) -> Vec<Entry> {
    let theme = &ground.request.theme;
    let mut all = match content {
        Content::Marks {
            symbols,
            classes,
            scale,
            ..
        } => {
            let mut all = incidents(symbols, classes, *scale, theme);
            if ground.request.has(Layer::Footprints) {
                all.extend(places(symbols, theme));
            }
            // Nothing under the heading: no incident is in the frame.
            if all.len() == 1 { Vec::new() } else { all }
        }
        Content::Hexagons { hexagons, steps, .. } => numbers(hexagons, steps, theme),
        Content::Areas { rates, what, .. } => areas(rates, what, theme),
    };
    all.extend(boundaries(ground, theme, frame));
    all
}

fn incidents(symbols: &[Symbol], classes: &Classes, scale: Option<CircleScale>, theme: &Theme) -> Vec<Entry> {
    let shown: Vec<_> = symbols
        .iter()
        .filter(|s| !s.is_counted())
        .flat_map(|s| s.incidents.iter().map(|(i, _)| *i))
        .collect();
    let counted: Vec<usize> = symbols
        .iter()
        .filter(|s| s.is_counted())
        .map(|s| s.incidents.len())
        .collect();
    if symbols.is_empty() {
        return Vec::new();
    }
    let mut all = vec![Entry::new(Sample::Heading, classes.heading())];
    for (mark, label) in classes.entries() {
        let sample = match scale {
            Some(_) => Sample::Disc(mark),
            None => Sample::Mark(mark, false),
        };
        all.push(Entry::new(sample, label));
    }
    let unknown = |i: &&Referenced| match scale {
        Some(scale) => ends(i, scale.circles.harm).is_none(),
        None => !has_number(i),
    };
    if shown.iter().any(unknown) {
        // Stands for any class.
        let hollow = Mark {
            form: Form::Circle,
            colour: theme.colours.quiet,
        };
        let harm = scale.map_or(Harm::Killed, |s| s.circles.harm).label();
        let text = format!("Hollow: no number {harm} is stated");
        all.push(Entry::new(Sample::Mark(hollow, true), text));
    }
    let linked = shown.iter().any(|i| i.located.places.len() > 1);
    if linked {
        all.push(Entry::new(
            Sample::Line(style::link(theme)),
            "One incident at several places; its toll is stated once for all",
        ));
    }
    if symbols.iter().any(|s| !s.is_counted() && s.incidents.len() > 1) {
        let how = match scale {
            Some(_) => "Several incidents on one place stand side by side, by date from the middle.",
            None => "Several incidents on one place stand in a ring, by date from the top.",
        };
        all.push(Entry::new(Sample::Words, how));
    }
    if let (Some(&most), Some(&least)) = (counted.iter().max(), counted.iter().min()) {
        let mut steps = vec![most, (most + least) / 2, least];
        steps.dedup();
        if scale.is_some() {
            let sample = Sample::Count(8.0, theme.colours.counted, most.to_string());
            all.push(Entry::new(sample, "Number of incidents on one place, of whatever toll"));
            steps.clear();
        }
        for n in steps {
            let sample = Sample::Count(counted_radius(n, most), theme.colours.counted, n.to_string());
            all.push(Entry::new(sample, format!("{n} incidents on one place")));
        }
    }
    if let Some(scale) = scale {
        all.extend(tolls(&shown, scale, theme));
    }
    all
}

/// How circles are read: their sizes, and what halves mean.
fn tolls(shown: &[&Referenced], scale: CircleScale, theme: &Theme) -> Vec<Entry> {
    let harm = scale.circles.harm.label();
    let circles = scale.samples().into_iter().map(|n| (scale.radius(n), n.to_string()));
    let how = match scale.circles.scaling {
        Scaling::Area => "area in proportion to the number",
        Scaling::Flannery => "radius as the number to the power 0.57 (Flannery)",
    };
    let mut all = vec![
        Entry::new(Sample::Heading, format!("Number {harm}, as claimed")),
        Entry::new(Sample::Nested(circles.collect()), format!("Circle: {how}")),
    ];
    let disputed = |i: &&Referenced| ends(i, scale.circles.harm).is_some_and(|(least, most)| least < most);
    if shown.iter().any(disputed) {
        all.push(Entry::new(
            Sample::Split(4.0, 8.0, theme.colours.quiet),
            "Claims differ: the least on the left, the greatest on the right",
        ));
    }
    all
}

fn numbers(hexagons: &Hexagons, steps: &Steps, theme: &Theme) -> Vec<Entry> {
    let heading = format!("Incidents in each hexagon ({} km across)", hexagons.km);
    let mut all = vec![Entry::new(Sample::Heading, heading)];
    for (class, (from, to)) in steps.ranges().enumerate() {
        let shade = theme.colours.density[steps.shade(class)];
        let text = if from == to {
            from.to_string()
        } else {
            format!("{from}–{to}")
        };
        all.push(Entry::new(Sample::Hexagon(shade), text));
    }
    all.push(Entry::new(
        Sample::Words,
        "No hexagon: none. Classes grow by one factor; each hexagon covers the same area.",
    ));
    all
}

fn areas(rates: &Rates, what: &str, theme: &Theme) -> Vec<Entry> {
    let heading = format!("Incidents for each 1,000 km², by {what}");
    let mut all = vec![Entry::new(Sample::Heading, heading)];
    let edge = Stroke::new(theme.colours.province, 0.5);
    all.push(Entry::new(
        Sample::Patch(Fill::Colour(theme.colours.country, 1.0), Some(edge)),
        "none",
    ));
    let mut from = 0.0;
    for (class, &to) in rates.ends.iter().enumerate() {
        let shade = theme.colours.density[rates.shade(class)];
        all.push(Entry::new(
            Sample::Patch(Fill::Colour(shade, 0.9), None),
            if class == 0 {
                format!("up to {to:.2}")
            } else {
                format!("{from:.2}–{to:.2}")
            },
        ));
        from = to;
    }
    all.push(Entry::new(
        Sample::Words,
        "Classes hold equally many areas (quantiles); an area is counted by where marks would stand.",
    ));
    all
}

fn places(symbols: &[Symbol], theme: &Theme) -> Vec<Entry> {
    let has = |wanted: &[Precision]| {
        symbols
            .iter()
            .any(|s| s.incidents.iter().any(|(_, p)| wanted.contains(&p.precision)))
    };
    let mut all = vec![Entry::new(Sample::Heading, "Where it may have been")];
    let mut ground = |wanted: Precision, hatch: &str, text: &str| {
        if let Some((_, edge)) = ground_style(wanted, theme) {
            all.push(Entry::new(Sample::Patch(Fill::Pattern(hatch.into()), Some(edge)), text));
        }
    };
    let imported = symbols
        .iter()
        .flat_map(|s| &s.incidents)
        .any(|(_, p)| p.precision == Precision::District && matches!(p.footprint, Footprint::Area { .. }));
    if has(&[Precision::District, Precision::Settlement]) {
        ground(
            Precision::District,
            DISTRICT_HATCH,
            if imported {
                "District or town: its imported area, or a disc as large; the mark stands for all of it"
            } else {
                "District or town: disc of its area, clipped to its country; the mark stands for all of it"
            },
        );
    }
    if has(&[Precision::Province]) {
        ground(Precision::Province, PROVINCE_HATCH, "Known only to the province");
    }
    if all.len() == 1 { Vec::new() } else { all }
}

fn boundaries(ground: &Ground, theme: &Theme, frame: &MapFrame) -> Vec<Entry> {
    let request = ground.request;
    let mut all = vec![
        Entry::new(Sample::Heading, "Boundaries"),
        Entry::new(
            Sample::Line(style::durand_line(theme)),
            format!(
                "Durand Line ({} version, {:.0} km)",
                request.border.id(),
                request.border.line().length_km()
            ),
        ),
    ];
    if request.has(Layer::Bands) {
        let mut from = 0.0;
        for (km, colour) in band_colours(theme).into_iter().rev() {
            let text = format!("{from:.0}–{km:.0} km from the line");
            all.push(Entry::new(Sample::Patch(Fill::Colour(colour, 1.0), None), text));
            from = km;
        }
    }
    let inside = |line: &LineString<f64>| {
        let mut on_page = line.coords().filter_map(|&c| frame.to_page(LonLat::try_from(c).ok()?));
        on_page.any(|at| frame.bounds.holds(at))
    };
    let has = |kind: BackdropKind| {
        ground
            .backdrop
            .iter()
            .any(|b| b.kind == kind && b.lines.iter().any(inside))
    };
    if has(BackdropKind::Boundary) || ground.boundaries.outline.iter().any(inside) {
        all.push(Entry::new(Sample::Line(style::boundary(theme)), "Other boundary"));
    }
    if has(BackdropKind::LineOfControl) {
        all.push(Entry::new(
            Sample::Line(style::line_of_control(theme)),
            "Line of Control",
        ));
    }
    if has(BackdropKind::Disputed) {
        all.push(Entry::new(
            Sample::Line(style::disputed(theme)),
            "Claim or disputed boundary",
        ));
    }
    if request.has(Layer::Provinces) && ground.boundaries.provinces.iter().any(inside) {
        all.push(Entry::new(Sample::Line(style::province(theme)), "Province"));
    }
    if !ground.districts.is_empty() {
        let stroke = Stroke::new(theme.colours.district, 0.5);
        all.push(Entry::new(Sample::Line(stroke), "District, as imported"));
    }
    match &request.view {
        View::Around { name, radius_km, .. } => {
            let text = format!("{radius_km} km from {name}");
            all.push(Entry::new(Sample::Line(style::subject(theme)), text));
        }
        View::Area { name, .. } => {
            all.push(Entry::new(Sample::Line(style::subject(theme)), name.as_str()));
        }
        _ => {}
    }
    let crossings = &ground.gazetteer.crossings;
    let in_frame = |at| frame.to_page(at).is_some_and(|at| frame.bounds.holds(at));
    if request.has(Layer::Crossings) && crossings.iter().any(|c| in_frame(c.at)) {
        all.push(Entry::new(Sample::Ring, "Border crossing"));
    }
    all
}
