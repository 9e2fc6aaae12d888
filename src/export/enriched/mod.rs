//! A table's own rows with the border's columns behind them.

mod cells;
mod points;
mod writer;

pub use points::PointRow;
pub use writer::{Extra, RowFormat, RowWriter};

use crate::border::Measured;
use crate::geodesy::LonLat;
use crate::model::{Country, Place, Precision};

/// What a row gains; all unknown where its place is not known.
#[derive(Clone, Debug)]
pub struct Added {
    pub at: Option<LonLat>,
    pub district: Option<String>,
    pub precision: Precision,
    /// Why its point may not be where its names are.
    pub doubts: Option<String>,
    uncertainty_km: Option<f64>,
    /// Representative, least and greatest distance.
    distances_km: [Option<f64>; 3],
    within: Option<[f64; 4]>,
    side: Option<Country>,
    measure_km: Option<f64>,
    crossing: Option<(String, f64)>,
}

impl Added {
    pub const UNLOCATED: Self = Self {
        at: None,
        district: None,
        precision: Precision::Unlocated,
        doubts: None,
        uncertainty_km: None,
        distances_km: [None; 3],
        within: None,
        side: None,
        measure_km: None,
        crossing: None,
    };

    /// For places that were looked up and measured.
    pub fn at_places(places: &[Place], measured: Measured) -> Self {
        let Some(place) = measured.nearest_place.and_then(|i| places.get(i)).or(places.first()) else {
            return Self::UNLOCATED;
        };
        let proximity = measured.proximity.as_ref();
        let at = place
            .footprint
            .anchor()
            .filter(|_| place.precision.has_representative());
        Self {
            at,
            district: place.district.clone(),
            precision: place.precision,
            doubts: None,
            uncertainty_km: place.footprint.uncertainty_km().filter(|&km| km > 0.0),
            distances_km: [
                proximity.and_then(|p| p.representative_km),
                proximity.map(|p| p.least_km),
                proximity.map(|p| p.greatest_km),
            ],
            within: proximity.map(|p| p.within),
            side: proximity.and_then(|p| p.side),
            measure_km: proximity.and_then(|p| p.measure_km),
            crossing: measured.crossing.map(|c| (c.name, c.distance_km)),
        }
    }

    /// The values of [`ADDED`].
    fn values<'b>(&'b self, border: &'b str) -> [Value<'b>; ADDED.len()] {
        let degrees = |x: Option<f64>| x.map_or(Value::Null, Value::Degrees);
        let km = |x: Option<f64>| x.map_or(Value::Null, Value::Kilometres);
        let text = |x: Option<&'b str>| x.map_or(Value::Null, Value::Text);
        let within = |i: usize| self.within.map_or(Value::Null, |p| Value::Probability(p[i]));
        [
            degrees(self.at.map(LonLat::lon)),
            degrees(self.at.map(LonLat::lat)),
            text(self.district.as_deref()),
            Value::Text(self.precision.key()),
            km(self.uncertainty_km),
            Value::Text(border),
            km(self.distances_km[0]),
            km(self.distances_km[1]),
            km(self.distances_km[2]),
            within(0),
            within(1),
            within(2),
            within(3),
            text(self.side.map(Country::code)),
            km(self.measure_km),
            text(self.crossing.as_ref().map(|c| c.0.as_str())),
            km(self.crossing.as_ref().map(|c| c.1)),
            text(self.doubts.as_deref()),
        ]
    }
}

/// The columns that a table gains, in this order; the first three and the last
/// only where they are new to it or asked for.
const ADDED: [&str; 18] = [
    "lon",
    "lat",
    "district",
    "precision",
    "uncertainty_km",
    "border",
    "border_distance_km",
    "border_distance_min_km",
    "border_distance_max_km",
    "p_within_5km",
    "p_within_10km",
    "p_within_25km",
    "p_within_50km",
    "border_side",
    "border_measure_km",
    "nearest_crossing",
    "crossing_distance_km",
    "doubts",
];

/// Where the columns of P(within d) begin among these.
const WITHIN: usize = 9;
/// Where the doubts are.
const DOUBTS: usize = 17;

/// A value as it will be written.
enum Value<'a> {
    Null,
    Text(&'a str),
    Degrees(f64),
    Kilometres(f64),
    Probability(f64),
}
