//! Rows that are plain points: nearly all of a long table's, so that what can be
//! is put together once.

use super::cells::fixed;
use super::writer::{RowFormat, RowWriter};
use super::{ADDED, DOUBTS, Value, WITHIN};
use crate::border::{DISTANCES_KM, ReferencedPoint};
use crate::geodesy::LonLat;
use crate::model::{Country, Precision};
use csv::ByteRecord;

/// What a plain point's row gains.
#[derive(Clone, Copy, Debug)]
pub struct PointRow<'a> {
    pub at: LonLat,
    pub point: &'a ReferencedPoint,
    /// Which of the districts, by its place among their names.
    pub district: Option<usize>,
    pub doubts: Option<&'a str>,
}

/// What a plain point's row is put together from.
#[derive(Default)]
pub(super) struct PointParts {
    /// For each area and for none: its column.
    district: Vec<Vec<u8>>,
    /// What is the same for all points, up to the distance.
    before_distance: Vec<u8>,
    /// Between the distances, which are one for a point.
    before_least: Vec<u8>,
    before_greatest: Vec<u8>,
    /// By how many of the distances it is within, and its side: these columns,
    /// up to the measure.
    within_and_side: [[Vec<u8>; 3]; 5],
    /// For each crossing and for none: its column, up to its distance.
    crossing: Vec<Vec<u8>>,
    /// What precedes the doubts, where these are told.
    doubts: Option<Vec<u8>>,
}

impl PointParts {
    pub fn new(writer: &RowWriter, crossings: &[&str], districts: &[String]) -> Self {
        let key = |column: &str| {
            let at = writer.added.iter().find(|(i, _)| ADDED[*i] == column);
            at.map(|(_, key)| key.clone()).unwrap_or_default()
        };
        let with = |column: &str, value: Value| {
            let mut part = key(column);
            writer.value(&mut part, &value);
            part
        };
        let name = |column: &str, name: Option<&str>| with(column, name.map_or(Value::Null, Value::Text));
        let within_and_side = |within: usize, side: Option<Country>| {
            // The farther distances are reached first.
            let reached = |i: usize| if i + within >= DISTANCES_KM.len() { 1.0 } else { 0.0 };
            let shares = (0..DISTANCES_KM.len()).map(|i| with(ADDED[WITHIN + i], Value::Probability(reached(i))));
            let side = name("border_side", side.map(Country::code));
            [shares.collect::<Vec<_>>().concat(), side, key("border_measure_km")].concat()
        };
        Self {
            district: districts
                .iter()
                .map(|d| Some(d.as_str()))
                .chain([None])
                .map(|d| name("district", d))
                .collect(),
            before_distance: [
                name("precision", Some(Precision::Exact.key())),
                with("uncertainty_km", Value::Null),
                name("border", Some(&writer.border)),
                key("border_distance_km"),
            ]
            .concat(),
            before_least: key("border_distance_min_km"),
            before_greatest: key("border_distance_max_km"),
            within_and_side: [0, 1, 2, 3, 4].map(|within| SIDES.map(|side| within_and_side(within, side))),
            crossing: crossings
                .iter()
                .map(|c| Some(*c))
                .chain([None])
                .map(|c| [name("nearest_crossing", c), key("crossing_distance_km")].concat())
                .collect(),
            doubts: writer.added.iter().any(|(i, _)| *i == DOUBTS).then(|| key("doubts")),
        }
    }
}

impl RowWriter {
    /// Appends a row that is a plain point.
    pub fn write_point(&self, out: &mut Vec<u8>, record: &ByteRecord, row: &PointRow, first: bool) {
        let point = row.point;
        self.open(out, first);
        if self.format != RowFormat::Csv {
            self.geometry(out, Some(record), Some(row.at));
        }
        self.own(out, record);
        let parts = &self.parts;
        if parts.district.len() > 1 {
            out.extend_from_slice(&parts.district[row.district.unwrap_or(parts.district.len() - 1)]);
        }
        let projection = &point.projection;
        let mut distance = Vec::with_capacity(16);
        fixed::<1_000>(&mut distance, projection.distance_km);
        for before in [&parts.before_distance, &parts.before_least, &parts.before_greatest] {
            out.extend_from_slice(before);
            out.extend_from_slice(&distance);
        }
        let within = DISTANCES_KM.iter().filter(|&&d| projection.distance_km <= d).count();
        let side = SIDES.iter().position(|s| *s == projection.side).unwrap_or_default();
        out.extend_from_slice(&parts.within_and_side[within][side]);
        fixed::<1_000>(out, projection.measure_km);
        match point.crossing {
            Some((crossing, km)) => {
                out.extend_from_slice(&parts.crossing[crossing]);
                fixed::<1_000>(out, km);
            }
            None => {
                out.extend_from_slice(&parts.crossing[parts.crossing.len() - 1]);
                self.value(out, &Value::Null);
            }
        }
        if let Some(before) = &parts.doubts {
            out.extend_from_slice(before);
            self.value(out, &row.doubts.map_or(Value::Null, Value::Text));
        }
        self.close(out);
    }
}

const SIDES: [Option<Country>; 3] = [None, Some(Country::Afghanistan), Some(Country::Pakistan)];
