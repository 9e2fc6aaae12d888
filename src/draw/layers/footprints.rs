//! The ground on which incidents may lie.

use super::Painter;
use crate::border::Border;
use crate::draw::canvas::{CanvasError, Fill, Hatch, Shape, Stroke, Themed};
use crate::draw::symbology::Symbol;
use crate::draw::theme::Theme;
use crate::model::{Footprint, Precision};
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
    title: String,
    precision: Precision,
    pub shape: Arc<MultiPolygon<f64>>,
}

/// Each footprint once, the coarser ones first; sharp places have none.
pub(in crate::draw) fn grounds(border: &Border, symbols: &[Symbol]) -> Vec<Ground> {
    let mut places: Vec<_> = symbols
        .iter()
        .flat_map(|s| s.incidents.iter().map(|(_, place)| *place))
        .collect();
    places.sort_by_key(|p| std::cmp::Reverse(p.precision));
    let mut seen: HashSet<(String, Precision)> = HashSet::new();
    places.retain(|place| {
        let key = (format!("{} {:?}", place.name, place.province), place.precision);
        let sharp = matches!(&place.footprint, Footprint::Disc(d) if d.radius <= 0.0);
        !sharp && seen.insert(key)
    });
    let ground = |place: &crate::model::Place| {
        Some(Ground {
            title: format!("{} ({})", place.name, place.precision),
            precision: place.precision,
            shape: border.ground(&place.footprint)?,
        })
    };
    places.into_iter().filter_map(ground).collect()
}

/// Paints the footprints, the coarser ones beneath.
pub(in crate::draw) fn footprints(painter: &Painter, grounds: &[Ground]) -> Result<(), CanvasError> {
    painter.layer("footprints", "Where incidents may lie", || {
        for ground in grounds {
            let Some((hatch, edge)) = ground_style(ground.precision, painter.sheet.theme()) else {
                continue;
            };
            let edges = painter.outlines(&ground.shape);
            let rings = painter.rings(super::rings_of(&ground.shape));
            if rings.is_empty() {
                continue;
            }
            let fill = Shape::rings(rings)
                .fill(Fill::Pattern(hatch.into()))
                .title(ground.title.as_str());
            painter.sheet.draw(&fill)?;
            painter.sheet.draw(&Shape::lines(edges).stroke(edge))?;
        }
        Ok(())
    })
}
