//! What a map's legend says: only what is on the map.

use super::Ground;
use crate::draw::canvas::Fill;
use crate::draw::furniture::{Entry, Sample};
use crate::draw::layers::{DISTRICT_HATCH, PROVINCE_HATCH, band_colours, ground_style, style};
use crate::draw::symbology::{Form, Mark, Symbol, counted_radius, has_number, kinds};
use crate::draw::theme::Theme;
use crate::geodata::BackdropKind;
use crate::model::Precision;

pub(super) fn entries(ground: &Ground, symbols: &[Symbol], theme: &Theme) -> Vec<Entry> {
    let mut all = incidents(symbols, theme);
    all.extend(places(symbols, theme));
    all.extend(boundaries(ground, theme));
    all
}

fn incidents(symbols: &[Symbol], theme: &Theme) -> Vec<Entry> {
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
    let mut all = vec![Entry::new(Sample::Heading, "Incidents")];
    for kind in kinds(&shown) {
        all.push(Entry::new(Sample::Mark(Mark::of(kind, theme), false), kind.label()));
    }
    // Stands for any type.
    let hollow = Mark {
        form: Form::Circle,
        colour: theme.colours.quiet,
    };
    if shown.iter().any(|i| !has_number(i)) {
        all.push(Entry::new(
            Sample::Mark(hollow, true),
            "Hollow: no number killed is stated",
        ));
    }
    let linked = shown.iter().any(|i| i.located.places.len() > 1);
    if linked {
        all.push(Entry::new(
            Sample::Line(style::link(theme)),
            "One incident at several places; its toll is stated once for all",
        ));
    }
    if symbols.iter().any(|s| !s.is_counted() && s.incidents.len() > 1) {
        all.push(Entry::new(
            Sample::Words,
            "Several incidents on one place stand in a ring, by date from the top.",
        ));
    }
    if let (Some(&most), Some(&least)) = (counted.iter().max(), counted.iter().min()) {
        let mut steps = vec![most, (most + least) / 2, least];
        steps.dedup();
        for n in steps {
            let sample = Sample::Count(counted_radius(n, most), theme.colours.counted, n.to_string());
            all.push(Entry::new(sample, format!("{n} incidents on one place")));
        }
    }
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
    if has(&[Precision::District, Precision::Settlement]) {
        ground(
            Precision::District,
            DISTRICT_HATCH,
            "District or town: disc of its area, clipped to its country; the mark stands for all of it",
        );
    }
    if has(&[Precision::Province]) {
        ground(Precision::Province, PROVINCE_HATCH, "Known only to the province");
    }
    if all.len() == 1 { Vec::new() } else { all }
}

fn boundaries(ground: &Ground, theme: &Theme) -> Vec<Entry> {
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
    if request.bands {
        let mut from = 0.0;
        for (km, colour) in band_colours(theme).into_iter().rev() {
            let text = format!("{from:.0}–{km:.0} km from the line");
            all.push(Entry::new(Sample::Patch(Fill::Colour(colour, 1.0), None), text));
            from = km;
        }
    }
    all.push(Entry::new(Sample::Line(style::boundary(theme)), "Other boundary"));
    if ground.backdrop.iter().any(|b| b.kind == BackdropKind::LineOfControl) {
        all.push(Entry::new(
            Sample::Line(style::line_of_control(theme)),
            "Line of Control",
        ));
    }
    if ground.backdrop.iter().any(|b| b.kind == BackdropKind::Disputed) {
        all.push(Entry::new(
            Sample::Line(style::disputed(theme)),
            "Claim or disputed boundary",
        ));
    }
    all.push(Entry::new(Sample::Line(style::province(theme)), "Province"));
    all.push(Entry::new(Sample::Ring, "Border crossing"));
    all
}
