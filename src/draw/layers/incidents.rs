//! The incidents: the ground on which they may lie, links between the places
//! of one incident, and a mark for each.

use super::{Line, Painter, style};
use crate::border::{Border, Referenced};
use crate::draw::canvas::{Anchor, CanvasError, Disc, Fill, Group, Hatch, Label, Shape, Stroke, Themed};
use crate::draw::symbology::{CircleScale, Classes, Mark, Symbol, UNKNOWN_RADIUS, ends, has_number, toll_sign};
use crate::draw::text::Face;
use crate::draw::theme::Theme;
use crate::model::{Footprint, Place, Precision};
use geo::MultiPolygon;
use std::collections::HashSet;
use std::sync::Arc;

pub(in crate::draw) const DISTRICT_HATCH: &str = "hatch-district";
pub(in crate::draw) const PROVINCE_HATCH: &str = "hatch-province";

/// The hatches of footprints, defined once on a page.
pub(in crate::draw) fn hatches(theme: &Theme) -> [Hatch; 2] {
    let hatch = |id: &str, spacing, angle| Hatch {
        id: id.into(),
        colour: theme.tint(theme.colours.footprint, 0.55),
        spacing,
        width: 0.35,
        angle,
        ground: None,
    };
    [hatch(DISTRICT_HATCH, 2.2, 45.0), hatch(PROVINCE_HATCH, 5.0, -45.0)]
}

/// How the ground of a precision is painted: its hatch and its edge.
pub(in crate::draw) fn ground_style(precision: Precision, theme: &Theme) -> Option<(&'static str, Stroke)> {
    match precision {
        Precision::District | Precision::Settlement | Precision::Exact => {
            Some((DISTRICT_HATCH, Stroke::new(theme.colours.footprint, 0.6)))
        }
        Precision::Province => Some((
            PROVINCE_HATCH,
            Stroke::new(theme.colours.footprint, 0.5).dash(&[1.2, 1.2]),
        )),
        _ => None,
    }
}

/// Each footprint once, the coarser ones first; sharp places have none.
fn grounds<'a>(border: &Border, symbols: &'a [Symbol], theme: &Theme) -> Vec<(&'a Place, Arc<MultiPolygon<f64>>)> {
    let mut all: Vec<&Place> = symbols
        .iter()
        .flat_map(|s| s.incidents.iter().map(|(_, place)| *place))
        .collect();
    all.sort_by_key(|p| std::cmp::Reverse(p.precision));
    let mut seen: HashSet<(String, Precision)> = HashSet::new();
    all.retain(|place| {
        let key = (format!("{} {:?}", place.name, place.province), place.precision);
        let sharp = matches!(&place.footprint, Footprint::Disc(d) if d.radius <= 0.0);
        !sharp && ground_style(place.precision, theme).is_some() && seen.insert(key)
    });
    all.into_iter()
        .filter_map(|place| Some((place, border.ground(&place.footprint)?)))
        .collect()
}

/// The edges of all footprints, the coarser ones first.
pub(super) fn footprint_edges(painter: &Painter, border: &Border, symbols: &[Symbol]) -> Vec<Line> {
    let grounds = grounds(border, symbols, painter.sheet.theme());
    grounds.iter().flat_map(|(_, g)| painter.outlines(g)).collect()
}

/// Paints each footprint once, the coarser ones beneath.
pub(in crate::draw) fn footprints(painter: &Painter, border: &Border, symbols: &[Symbol]) -> Result<(), CanvasError> {
    painter.layer("footprints", "Where incidents may lie", || {
        for (place, ground) in grounds(border, symbols, painter.sheet.theme()) {
            let Some((hatch, edge)) = ground_style(place.precision, painter.sheet.theme()) else {
                continue;
            };
            let title = format!("{} ({})", place.name, place.precision);
            let fill = Shape::rings(painter.rings(&ground))
                .fill(Fill::Pattern(hatch.into()))
                .title(title);
            painter.sheet.draw(&fill)?;
            painter
                .sheet
                .draw(&Shape::lines(painter.outlines(&ground)).stroke(edge))?;
        }
        Ok(())
    })
}

/// Draws the marks or circles, fanned out or counted, and a thin line between
/// the places of one incident.
pub(in crate::draw) fn symbols(
    painter: &Painter,
    symbols: &[Symbol],
    classes: &Classes,
    scale: Option<CircleScale>,
) -> Result<(), CanvasError> {
    painter.layer("incident-links", "Places of one incident", || links(painter, symbols))?;
    painter.layer("incidents", "Incidents", || {
        for symbol in symbols {
            if symbol.is_counted() {
                counted(painter, symbol)?;
            }
            for ((incident, place), (at, radius)) in symbol.incidents.iter().zip(&symbol.marks) {
                let title = tooltip(incident, &place.name);
                let mark = classes.mark(incident, painter.sheet.theme());
                match scale {
                    Some(scale) => circle(painter, (incident, mark, scale), *at, title)?,
                    None => {
                        let shape = mark
                            .at(painter.sheet.theme(), *at, *radius, !has_number(incident))
                            .class(incident.located.incident.kind.key())
                            .title(title);
                        painter.sheet.draw(&shape)?;
                    }
                }
            }
        }
        Ok(())
    })
}

/// An incident as a circle of its toll; hollow where nobody states one.
fn circle(
    painter: &Painter,
    (incident, mark, scale): (&Referenced, Mark, CircleScale),
    at: (f64, f64),
    title: String,
) -> Result<(), CanvasError> {
    let theme = painter.sheet.theme();
    let Some((least, most)) = ends(incident, scale.circles.harm) else {
        let hollow = Disc::new(at, UNKNOWN_RADIUS).fill(theme.colours.paper);
        let edge = Stroke::new(theme.shade(mark.colour, 0.8), 1.1);
        painter.sheet.draw(&hollow.stroke(edge).title(title))?;
        return Ok(());
    };
    let group = Group::anonymous().class(incident.located.incident.kind.key());
    painter.sheet.draw(&group.title(title))?;
    for half in toll_sign(theme, at, (scale.radius(least), scale.radius(most)), mark.colour) {
        painter.sheet.draw(&half)?;
    }
    painter.sheet.draw(&Group::close())?;
    Ok(())
}

fn links(painter: &Painter, symbols: &[Symbol]) -> Result<(), CanvasError> {
    let places = symbols.iter().filter(|s| !s.is_counted()).flat_map(|s| {
        s.incidents
            .iter()
            .zip(&s.marks)
            .map(|((incident, _), (at, _))| (&incident.located.incident.id, *at))
    });
    let mut by_incident: std::collections::BTreeMap<&String, Vec<(f64, f64)>> = Default::default();
    for (id, at) in places {
        by_incident.entry(id).or_default().push(at);
    }
    for mut path in by_incident.into_values().filter(|p| p.len() > 1) {
        // From north to south, so that the chain does not double back.
        path.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.total_cmp(&b.0)));
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
