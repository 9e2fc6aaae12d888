//! The two countries and their provinces as areas, and what bounds them. Areas
//! are read when somebody first asks what lies in them; most maps only draw
//! boundaries.

use super::features::Shape;
use super::{embedded, layer};
use crate::model::Country;
use geo::{LineString, MultiPolygon};
use std::sync::{Arc, LazyLock};

/// Afghanistan, Pakistan.
static OUTLINES: LazyLock<[Arc<MultiPolygon<f64>>; 2]> = LazyLock::new(|| {
    let mut both = Country::BOTH.map(|_| MultiPolygon(Vec::new()));
    for shape in shapes(embedded::OUTLINE) {
        match shape.text("country").and_then(Country::parse) {
            Some(Country::Afghanistan) => both[0] = shape.polygons(),
            Some(Country::Pakistan) => both[1] = shape.polygons(),
            None => {}
        }
    }
    both.map(Arc::new)
});

static PROVINCES: LazyLock<Vec<Province>> =
    LazyLock::new(|| shapes(embedded::PROVINCES).into_iter().filter_map(province).collect());

/// A province with its outline, fitted to the country's.
#[derive(Clone, Debug)]
pub struct Province {
    pub country: Country,
    pub name: String,
    pub pcode: Option<String>,
    pub other_names: Vec<String>,
    pub shape: Arc<MultiPolygon<f64>>,
}

/// The boundaries of these areas, each once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Boundaries {
    /// Round both countries together, closed: without the line between them.
    pub outline: Vec<LineString<f64>>,
    /// Between provinces, from where three meet to the next such place.
    pub provinces: Vec<LineString<f64>>,
}

/// The outlines of Afghanistan and Pakistan, coherent with the `osm` line vertex
/// by vertex.
pub fn outlines() -> &'static [Arc<MultiPolygon<f64>>; 2] {
    &OUTLINES
}

pub fn outline(country: Country) -> &'static Arc<MultiPolygon<f64>> {
    let [afghanistan, pakistan] = outlines();
    match country {
        Country::Afghanistan => afghanistan,
        Country::Pakistan => pakistan,
    }
}

pub fn provinces() -> &'static [Province] {
    &PROVINCES
}

pub fn boundaries() -> Boundaries {
    let mut both = Boundaries::default();
    for shape in shapes(embedded::BOUNDARIES) {
        match shape.text("kind") {
            Some("outline") => both.outline = shape.lines(),
            _ => both.provinces = shape.lines(),
        }
    }
    both
}

/// What is compiled in is what the tests read.
fn shapes(text: &str) -> Vec<Shape> {
    layer::parse(text, |_| true).unwrap_or_default()
}

fn province(shape: Shape) -> Option<Province> {
    Some(Province {
        country: shape.text("country").and_then(Country::parse)?,
        name: shape.text("name")?.to_owned(),
        pcode: shape.text("pcode").filter(|p| !p.is_empty()).map(str::to_owned),
        other_names: shape
            .text("other_names")
            .unwrap_or_default()
            .split(';')
            .map(|n| n.trim().to_owned())
            .filter(|n| !n.is_empty())
            .collect(),
        shape: Arc::new(shape.polygons()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::{Vertex, vertex};
    use std::collections::HashSet;

    /// Two neighbouring vertices, the lesser first.
    type Edge = [Vertex; 2];

    fn edges<'l>(lines: impl IntoIterator<Item = &'l LineString<f64>>) -> Vec<Edge> {
        let pairs = lines.into_iter().flat_map(|line| line.0.windows(2));
        let edge = pairs.map(|pair| {
            let mut edge = [vertex(pair[0]), vertex(pair[1])];
            edge.sort_unstable();
            edge
        });
        edge.collect()
    }

    fn of_areas<'s>(shapes: impl IntoIterator<Item = &'s MultiPolygon<f64>>) -> HashSet<Edge> {
        let polygons = shapes.into_iter().flatten();
        let rings = polygons.flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
        edges(rings).into_iter().collect()
    }

    #[test]
    fn all_layers_are_there() {
        assert_eq!(provinces().len(), 41);
        assert!(outlines().iter().all(|o| !o.0.is_empty()));
    }

    #[test]
    fn every_boundary_is_drawn_once_and_the_line_between_the_countries_is_not() {
        let [left, right] = outlines().each_ref().map(|o| of_areas([o.as_ref()]));
        let drawn = boundaries();
        let once = |lines: &[LineString<f64>]| {
            let all = edges(lines);
            let different: HashSet<Edge> = all.iter().copied().collect();
            assert_eq!(all.len(), different.len());
            different
        };
        let outline: HashSet<Edge> = left.symmetric_difference(&right).copied().collect();
        assert_eq!(once(&drawn.outline), outline);
        assert!(drawn.outline.iter().all(LineString::is_closed));
        let whole: HashSet<Edge> = left.union(&right).copied().collect();
        let parted = of_areas(provinces().iter().map(|p| p.shape.as_ref()));
        let inside: HashSet<Edge> = parted.difference(&whole).copied().collect();
        assert_eq!(once(&drawn.provinces), inside);
    }
}
