//! The ground on which incidents may lie.

use super::Painter;
use crate::border::{Border, Referenced};
use crate::draw::canvas::{CanvasError, Fill, Hatch, Shape, Stroke, Themed};
use crate::draw::symbology::Symbol;
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

/// A footprint as it is painted.
pub(in crate::draw) struct Ground {
    key: Key,
    title: String,
    precision: Precision,
    pub shape: Arc<MultiPolygon<f64>>,
}

/// What tells two footprints apart.
type Key = (String, Precision);

fn key(place: &Place) -> Key {
    (format!("{} {:?}", place.name, place.province), place.precision)
}

/// Each footprint once, the coarser ones first; sharp places have none.
pub(in crate::draw) fn grounds(border: &Border, incidents: &[&Referenced]) -> Vec<Ground> {
    let is_wide = |place: &&Place| {
        let sharp = matches!(&place.footprint, Footprint::Disc(d) if d.radius <= 0.0);
        !sharp && place.precision <= Precision::Province
    };
    let places = incidents.iter().flat_map(|i| &i.located.places);
    let mut places: Vec<&Place> = places.filter(is_wide).collect();
    places.sort_by_key(|p| std::cmp::Reverse(p.precision));
    let mut seen: HashSet<Key> = HashSet::new();
    places.retain(|place| seen.insert(key(place)));
    let ground = |place: &Place| {
        Some(Ground {
            key: key(place),
            title: format!("{} ({})", place.name, place.precision),
            precision: place.precision,
            shape: border.ground(&place.footprint)?,
        })
    };
    places.into_iter().filter_map(ground).collect()
}

/// The footprints of what some symbols stand for.
pub(super) fn under<'g>(grounds: &'g [Ground], symbols: &[Symbol]) -> impl Iterator<Item = &'g Ground> + use<'g> {
    let places = symbols.iter().flat_map(|s| s.incidents.iter().map(|(_, place)| *place));
    let keys: HashSet<Key> = places.map(key).collect();
    grounds.iter().filter(move |g| keys.contains(&g.key))
}

/// Paints the footprints of symbols, the coarser ones beneath.
pub(in crate::draw) fn footprints(
    painter: &Painter,
    grounds: &[Ground],
    symbols: &[Symbol],
) -> Result<(), CanvasError> {
    painter.layer("footprints", "Where incidents may lie", || {
        for ground in under(grounds, symbols) {
            let Some((hatch, edge)) = ground_style(ground.precision, painter.sheet.theme()) else {
                continue;
            };
            let fill = Shape::rings(painter.rings(&ground.shape))
                .fill(Fill::Pattern(hatch.into()))
                .title(ground.title.as_str());
            painter.sheet.draw(&fill)?;
            let edges = painter.outlines(&ground.shape);
            painter.sheet.draw(&Shape::lines(edges).stroke(edge))?;
        }
        Ok(())
    })
}
