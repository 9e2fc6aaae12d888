//! The incidents: links between the places of one incident, and a mark for
//! each.

use super::{Line, Painter, style};
use crate::border::Referenced;
use crate::draw::canvas::{Anchor, CanvasError, Disc, Fill, Label, Shape, Stroke, Themed};
use crate::draw::symbology::{Mark, Symbol};
use crate::draw::text::Face;

/// Draws the marks, fanned out or counted, and a thin line between the places
/// of one incident.
pub(in crate::draw) fn symbols(painter: &Painter, symbols: &[Symbol]) -> Result<(), CanvasError> {
    painter.layer("incident-links", "Places of one incident", || links(painter, symbols))?;
    let theme = painter.sheet.theme();
    painter.layer("incidents", "Incidents", || {
        for symbol in symbols {
            if symbol.is_counted() {
                counted(painter, symbol)?;
                continue;
            }
            for ((incident, place), (at, radius)) in symbol.incidents.iter().zip(symbol.marks()) {
                let kind = incident.located.incident.kind;
                let shape = Mark::of(kind, theme)
                    .at(theme, at, radius, !crate::draw::symbology::has_number(incident))
                    .class(kind.key())
                    .title(tooltip(incident, &place.name));
                painter.sheet.draw(&shape)?;
            }
        }
        Ok(())
    })
}

/// The ways between the places of each incident that has several.
pub(super) fn link_paths(symbols: &[Symbol]) -> Vec<Line> {
    let places = symbols.iter().filter(|s| !s.is_counted()).flat_map(|s| {
        s.incidents
            .iter()
            .zip(s.marks())
            .map(|((incident, _), (at, _))| (&incident.located.incident.id, at))
    });
    let mut by_incident: std::collections::BTreeMap<&String, Line> = Default::default();
    for (id, at) in places {
        by_incident.entry(id).or_default().push(at);
    }
    let mut paths: Vec<Line> = by_incident.into_values().filter(|p| p.len() > 1).collect();
    for path in &mut paths {
        // From north to south, so that the chain does not double back.
        path.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.total_cmp(&b.0)));
    }
    paths
}

fn links(painter: &Painter, symbols: &[Symbol]) -> Result<(), CanvasError> {
    for path in link_paths(symbols) {
        painter
            .sheet
            .draw(&Shape::line(path).stroke(style::link(painter.sheet.theme())))?;
    }
    Ok(())
}

fn counted(painter: &Painter, symbol: &Symbol) -> Result<(), CanvasError> {
    let n = symbol.incidents.len();
    let title = format!("{}: {n} incidents", symbol.name());
    let disc = Disc::new(symbol.at, symbol.radius)
        .fill(Fill::Colour(painter.colours().counted, 0.8))
        .stroke(Stroke::new(painter.colours().paper, 0.5))
        .title(title);
    painter.sheet.draw(&disc)?;
    if symbol.radius >= 6.5 {
        let size = painter.pt(6.0);
        let number = Label::new(symbol.at, n.to_string(), size)
            .face(Face::Bold)
            .colour(painter.colours().on_counted)
            .anchor(Anchor::Middle)
            .centred()
            .class("count");
        painter.sheet.draw(&number)?;
    }
    Ok(())
}

/// What a reader sees on resting the pointer on a mark.
fn tooltip(incident: &Referenced, place: &str) -> String {
    let described = &incident.located.incident;
    let mut text = format!("{}, {}. {place}.", described.headline(), described.date);
    for claim in described
        .claims
        .iter()
        .filter(|c| c.least.is_some() || c.greatest.is_some())
    {
        text.push(' ');
        text.push_str(&claim.in_words());
        text.push('.');
    }
    text
}
