//! TopoJSON: polygons as runs of shared arcs (github.com/topojson/topojson-specification).

use super::areas::Feature;
use super::rings::Builder;
use geo::Coord;
use geojson::JsonObject;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Positions that a file may come to when its arcs are laid out: arcs may be
/// named again and again, so that a small file can ask for any memory.
const MOST_POSITIONS: usize = 20_000_000;

#[derive(Deserialize)]
struct Topology {
    transform: Option<Transform>,
    arcs: Vec<Vec<Vec<f64>>>,
    objects: BTreeMap<String, Object>,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
#[serde(tag = "type")]
enum Shape {
    Polygon {
        arcs: Vec<Vec<i64>>,
    },
    MultiPolygon {
        arcs: Vec<Vec<Vec<i64>>>,
    },
    GeometryCollection {
        #[serde(default)]
        geometries: Vec<Object>,
    },
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
struct Object {
    #[serde(default)]
    properties: Option<JsonObject>,
    #[serde(flatten)]
    shape: Shape,
}

/// Reads the object with the most polygons: provinces may be in the same file
/// as districts.
pub(super) fn read(text: &str) -> Result<Vec<Feature>, String> {
    let topology: Topology = serde_json::from_str(text).map_err(|e| format!("no TopoJSON: {e}"))?;
    let mut arcs = Arcs {
        arcs: laid_out(&topology)?,
        positions: 0,
    };
    let largest = topology.objects.values().max_by_key(|o| count(o));
    let mut features = Vec::new();
    if let Some(object) = largest {
        collect(object, &mut arcs, &mut features)?;
    }
    Ok(features)
}

fn count(object: &Object) -> usize {
    match &object.shape {
        Shape::Polygon { .. } | Shape::MultiPolygon { .. } => 1,
        Shape::GeometryCollection { geometries } => geometries.iter().map(count).sum(),
        Shape::Other => 0,
    }
}

/// The arcs in degrees. Quantised ones are whole steps from position to position.
fn laid_out(topology: &Topology) -> Result<Vec<Vec<Coord<f64>>>, String> {
    let lay = |arc: &Vec<Vec<f64>>| {
        let (mut x, mut y) = (0.0, 0.0);
        let position = |p: &Vec<f64>| {
            let [dx, dy, ..] = p[..] else {
                return Err("a position of an arc has fewer than two coordinates".to_owned());
            };
            let Some(t) = &topology.transform else {
                return Ok(Coord { x: dx, y: dy });
            };
            (x, y) = (x + dx, y + dy);
            Ok(Coord {
                x: x * t.scale[0] + t.translate[0],
                y: y * t.scale[1] + t.translate[1],
            })
        };
        arc.iter().map(position).collect()
    };
    topology.arcs.iter().map(lay).collect()
}

fn collect(object: &Object, arcs: &mut Arcs, features: &mut Vec<Feature>) -> Result<(), String> {
    let mut builder = Builder::default();
    match &object.shape {
        Shape::Polygon { arcs: rings } => builder.add(arcs.rings(rings)?),
        Shape::MultiPolygon { arcs: polygons } => {
            for rings in polygons {
                builder.add(arcs.rings(rings)?);
            }
        }
        Shape::GeometryCollection { geometries } => {
            return geometries.iter().try_for_each(|g| collect(g, arcs, features));
        }
        Shape::Other => return Ok(()),
    }
    features.push(Feature::new(object.properties.clone().unwrap_or_default(), builder));
    Ok(())
}

struct Arcs {
    arcs: Vec<Vec<Coord<f64>>>,
    positions: usize,
}

impl Arcs {
    fn rings(&mut self, rings: &[Vec<i64>]) -> Result<Vec<Vec<Coord<f64>>>, String> {
        rings.iter().map(|ring| self.ring(ring)).collect()
    }

    /// Joins arcs end to end; `!i` is arc i backwards. The first position of
    /// an arc is the last of the one before.
    fn ring(&mut self, indices: &[i64]) -> Result<Vec<Coord<f64>>, String> {
        let mut ring: Vec<Coord<f64>> = Vec::new();
        for &index in indices {
            let at = usize::try_from(if index < 0 { !index } else { index }).unwrap_or(usize::MAX);
            let arc = self
                .arcs
                .get(at)
                .ok_or_else(|| format!("arc {index} is named, but there are {}", self.arcs.len()))?;
            self.positions = self.positions.saturating_add(arc.len());
            if self.positions > MOST_POSITIONS {
                return Err(format!(
                    "its arcs come to more than {MOST_POSITIONS} positions; simplify it"
                ));
            }
            let joined = usize::from(!ring.is_empty());
            if index < 0 {
                ring.extend(arc.iter().rev().skip(joined));
            } else {
                ring.extend(arc.iter().skip(joined));
            }
        }
        Ok(ring)
    }
}
