//! A table's own rows with the border's columns behind them, as CSV or
//! GeoJSON. Written by hand, since there may be millions: through `serde_json`
//! a row took four times as long.

use super::plain_cell;
use crate::border::{Border, DISTANCES_KM, Measured, ReferencedPoint};
use crate::geodesy::LonLat;
use crate::model::{Country, Place, Precision};
use csv::ByteRecord;

/// What a row gains; all unknown where its place is not known.
#[derive(Clone, Debug)]
pub struct Added {
    pub at: Option<LonLat>,
    pub district: Option<String>,
    pub precision: Precision,
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
    fn values<'b>(&'b self, border: &'b str) -> [Value<'b>; 17] {
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
        ]
    }
}

/// The columns that a table gains, in this order; the first three only where
/// they are new to it or asked for.
const ADDED: [&str; 17] = [
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
];

/// A value as it will be written.
enum Value<'a> {
    Null,
    Text(&'a str),
    Degrees(f64),
    Kilometres(f64),
    Probability(f64),
}

/// The formats that rows can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFormat {
    Csv,
    /// A FeatureCollection (RFC 7946).
    GeoJson,
    /// A feature on each line.
    GeoJsonLines,
}

/// Writes rows with what they gained.
pub struct RowWriter {
    format: RowFormat,
    border: String,
    names: Vec<String>,
    /// What precedes each value: in GeoJSON its key.
    own: Vec<Vec<u8>>,
    added: Vec<(usize, Vec<u8>)>,
    /// Own columns that hold numbers alone, as far as was seen.
    numeric: Vec<bool>,
    point: Option<(usize, usize)>,
    parts: PointParts,
}

/// What a plain point's row is put together from.
#[derive(Default)]
struct PointParts {
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
}

impl RowWriter {
    /// For rows under `header`, of which `sample` shows what the columns hold.
    /// `point` are the columns of longitude and latitude; without them these
    /// two are added, and where there are `districts`, their names. A column of
    /// the table that bears the name of an added one is written as `src_…`.
    pub fn new(
        format: RowFormat,
        border: &Border,
        header: &[String],
        sample: &[ByteRecord],
        point: Option<(usize, usize)>,
        districts: Option<&[String]>,
    ) -> Self {
        let wanted = |i: &usize| match i {
            0 | 1 => point.is_none(),
            2 => districts.is_some(),
            _ => true,
        };
        let added: Vec<usize> = (0..ADDED.len()).filter(wanted).collect();
        let taken = |name: &str| added.iter().any(|&i| ADDED[i] == name);
        let own = header.iter().map(|name| {
            if taken(name) {
                format!("src_{name}")
            } else {
                name.clone()
            }
        });
        let names: Vec<String> = own.chain(added.iter().map(|&i| ADDED[i].to_owned())).collect();
        let key = |(i, name): (usize, &String)| {
            let mut key = if i == 0 { Vec::new() } else { b",".to_vec() };
            if format != RowFormat::Csv {
                json_text(&mut key, name);
                key.push(b':');
            }
            key
        };
        let mut keys = names.iter().enumerate().map(key);
        let numeric = |column: usize| {
            let mut filled = sample
                .iter()
                .filter_map(|r| r.get(column))
                .filter(|c| !c.is_empty())
                .peekable();
            filled.peek().is_some() && filled.all(is_json_number)
        };
        let mut writer = Self {
            format,
            border: border.id().to_owned(),
            own: keys.by_ref().take(header.len()).collect(),
            added: added.iter().copied().zip(keys).collect(),
            names,
            numeric: (0..header.len()).map(numeric).collect(),
            point,
            parts: PointParts::default(),
        };
        let crossings: Vec<&str> = border.crossings().map(|(name, _)| name).collect();
        writer.parts = writer.parts(&crossings, districts.unwrap_or_default());
        writer
    }

    fn parts(&self, crossings: &[&str], districts: &[String]) -> PointParts {
        let key = |column: &str| {
            let at = self.added.iter().find(|(i, _)| ADDED[*i] == column);
            at.map(|(_, key)| key.clone()).unwrap_or_default()
        };
        let with = |column: &str, value: Value| {
            let mut part = key(column);
            self.value(&mut part, &value);
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
        PointParts {
            district: districts
                .iter()
                .map(|d| Some(d.as_str()))
                .chain([None])
                .map(|d| name("district", d))
                .collect(),
            before_distance: [
                name("precision", Some(Precision::Exact.key())),
                with("uncertainty_km", Value::Null),
                name("border", Some(&self.border)),
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
        }
    }

    /// What stands before the first row.
    pub fn begin(&self) -> Vec<u8> {
        let mut out = Vec::new();
        match self.format {
            RowFormat::Csv => {
                for (i, name) in self.names.iter().enumerate() {
                    if i > 0 {
                        out.push(b',');
                    }
                    csv_cell(&mut out, name);
                }
                out.push(b'\n');
            }
            RowFormat::GeoJson => out.extend(b"{\"type\":\"FeatureCollection\",\"features\":["),
            RowFormat::GeoJsonLines => {}
        }
        out
    }

    /// What stands behind the last one.
    pub fn end(&self) -> &'static [u8] {
        match self.format {
            RowFormat::GeoJson => b"\n]}\n",
            RowFormat::Csv | RowFormat::GeoJsonLines => b"",
        }
    }

    /// Appends a row whose place was looked up; `first` is the first of all.
    pub fn write(&self, out: &mut Vec<u8>, record: &ByteRecord, added: &Added, first: bool) {
        self.open(out, first);
        if self.format != RowFormat::Csv {
            self.geometry(out, None, added.at);
        }
        self.own(out, record);
        let values = added.values(&self.border);
        for (i, key) in &self.added {
            out.extend_from_slice(key);
            self.value(out, &values[*i]);
        }
        self.close(out);
    }

    /// Appends a row that is a plain point.
    pub fn write_point(
        &self,
        out: &mut Vec<u8>,
        record: &ByteRecord,
        at: LonLat,
        point: &ReferencedPoint,
        first: bool,
    ) {
        self.open(out, first);
        if self.format != RowFormat::Csv {
            self.geometry(out, Some(record), Some(at));
        }
        self.own(out, record);
        let parts = &self.parts;
        if parts.district.len() > 1 {
            out.extend_from_slice(&parts.district[point.area.unwrap_or(parts.district.len() - 1)]);
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
        self.close(out);
    }

    fn open(&self, out: &mut Vec<u8>, first: bool) {
        if self.format == RowFormat::GeoJson {
            out.extend_from_slice(if first { b"\n" } else { b",\n" });
        }
    }

    fn close(&self, out: &mut Vec<u8>) {
        match self.format {
            RowFormat::Csv => out.push(b'\n'),
            RowFormat::GeoJson => out.extend_from_slice(b"}}"),
            RowFormat::GeoJsonLines => out.extend_from_slice(b"}}\n"),
        }
    }

    fn geometry(&self, out: &mut Vec<u8>, record: Option<&ByteRecord>, at: Option<LonLat>) {
        out.extend_from_slice(b"{\"type\":\"Feature\",\"geometry\":");
        match at {
            None => out.extend_from_slice(b"null"),
            Some(at) => {
                out.extend_from_slice(b"{\"type\":\"Point\",\"coordinates\":[");
                let (lon, lat) = self.point.unzip();
                let written = |column: Option<usize>| record.and_then(|r| r.get(column?));
                coordinate(out, written(lon), at.lon());
                out.push(b',');
                coordinate(out, written(lat), at.lat());
                out.extend_from_slice(b"]}");
            }
        }
        out.extend_from_slice(b",\"properties\":{");
    }

    fn own(&self, out: &mut Vec<u8>, record: &ByteRecord) {
        for (i, key) in self.own.iter().enumerate() {
            out.extend_from_slice(key);
            let cell = record.get(i).unwrap_or_default();
            if self.format == RowFormat::Csv {
                csv_cell(out, text(cell));
            } else if cell.is_empty() {
                out.extend_from_slice(b"null");
            } else if self.numeric[i] && is_json_number(cell) {
                out.extend_from_slice(cell);
            } else {
                json_text(out, text(cell));
            }
        }
    }

    fn value(&self, out: &mut Vec<u8>, value: &Value) {
        match value {
            Value::Null if self.format == RowFormat::Csv => {}
            Value::Null => out.extend_from_slice(b"null"),
            Value::Text(text) if self.format == RowFormat::Csv => csv_cell(out, text),
            Value::Text(text) => json_text(out, text),
            Value::Degrees(x) => fixed::<1_000_000>(out, *x),
            Value::Kilometres(x) => fixed::<1_000>(out, *x),
            // 0 and 1 only where they are meant.
            Value::Probability(p) if *p > 0.0 && *p < 1.0 => fixed::<1_000>(out, p.clamp(0.001, 0.999)),
            Value::Probability(p) => fixed::<1_000>(out, *p),
        }
    }
}

/// Where the columns of P(within d) begin among the added.
const WITHIN: usize = 9;
const SIDES: [Option<Country>; 3] = [None, Some(Country::Afghanistan), Some(Country::Pakistan)];

/// A cell as text; rows that are not UTF-8 were rejected before.
fn text(cell: &[u8]) -> &str {
    std::str::from_utf8(cell).unwrap_or_default()
}

/// The digits that the number was read from, where they are JSON; of a place
/// that was looked up there are none.
fn coordinate(out: &mut Vec<u8>, written: Option<&[u8]>, value: f64) {
    match written.filter(|w| is_json_number(w)) {
        Some(written) => out.extend_from_slice(written),
        None => out.extend_from_slice(value.to_string().as_bytes()),
    }
}

/// A number in units of 1/`SCALE`, as `f64` would show it.
fn fixed<const SCALE: u64>(out: &mut Vec<u8>, x: f64) {
    let scaled = (x.abs() * SCALE as f64 + 0.5) as u64;
    let mut digits = [0; 24];
    let mut at = digits.len();
    let (mut whole, mut fraction, mut unit) = (scaled / SCALE, scaled % SCALE, SCALE);
    if fraction > 0 {
        while fraction % 10 == 0 {
            (fraction, unit) = (fraction / 10, unit / 10);
        }
        while unit > 1 {
            at -= 1;
            digits[at] = b'0' + (fraction % 10) as u8;
            (fraction, unit) = (fraction / 10, unit / 10);
        }
        at -= 1;
        digits[at] = b'.';
    }
    loop {
        at -= 1;
        digits[at] = b'0' + (whole % 10) as u8;
        whole /= 10;
        if whole == 0 {
            break;
        }
    }
    if x < 0.0 && scaled > 0 {
        at -= 1;
        digits[at] = b'-';
    }
    out.extend_from_slice(&digits[at..]);
}

/// Whether a text is a number as JSON writes them, of no more digits than an
/// `f64` keeps.
fn is_json_number(text: &[u8]) -> bool {
    let digits = |t: &[u8]| t.iter().take_while(|b| b.is_ascii_digit()).count();
    let rest = text.strip_prefix(b"-").unwrap_or(text);
    let whole = digits(rest);
    if whole == 0 || (whole > 1 && rest[0] == b'0') || text.len() > 16 {
        return false;
    }
    match &rest[whole..] {
        [] => true,
        [b'.', fraction @ ..] => !fraction.is_empty() && digits(fraction) == fraction.len(),
        _ => false,
    }
}

fn json_text(out: &mut Vec<u8>, text: &str) {
    // All bytes are looked at, since that is done many at a time.
    if text
        .bytes()
        .fold(true, |plain, b| plain & (b >= 0x20) & (b != b'"') & (b != b'\\'))
    {
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
    } else {
        out.extend_from_slice(serde_json::Value::from(text).to_string().as_bytes());
    }
}

/// A cell, quoted where it must be, and no formula.
fn csv_cell(out: &mut Vec<u8>, text: &str) {
    let plain = |b: u8| (0x20..0x7f).contains(&b) && !matches!(b, b'"' | b',');
    let formula = |b: u8| matches!(b, b'=' | b'+' | b'-' | b'@');
    if text.bytes().all(plain) && !text.bytes().next().is_some_and(formula) {
        out.extend(text.as_bytes());
        return;
    }
    let text = plain_cell(text);
    if text.contains(['"', ',', '\n', '\r']) {
        out.push(b'"');
        out.extend(text.replace('"', "\"\"").as_bytes());
        out.push(b'"');
    } else {
        out.extend(text.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(write: impl Fn(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).expect("text")
    }

    proptest! {
        #[test]
        fn numbers_are_as_the_standard_library_rounds_them(x in -2e7..2e7_f64) {
            let ours = written(|out| fixed::<1_000>(out, x));
            prop_assert_eq!(ours.parse::<f64>().ok(), Some((x * 1e3).round() / 1e3));
        }

        #[test]
        fn any_text_comes_back_from_json(text in any::<String>()) {
            let back: String = serde_json::from_str(&written(|out| json_text(out, &text))).expect("JSON");
            prop_assert_eq!(back, text);
        }

        #[test]
        fn any_text_comes_back_from_csv(text in "[^\\x00-\\x1f\\x7f-\\x9f=+@-].*", other in "[a-z\",\r\n]{0,5}") {
            let row = written(|out| { csv_cell(out, &text); out.push(b','); csv_cell(out, &other); out.push(b'\n') });
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(row.as_bytes());
            let back = reader.records().next().expect("a row").expect("sound");
            let kept = text.replace(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t'), "");
            prop_assert_eq!(back.get(0), Some(&*kept));
            prop_assert_eq!(back.get(1), Some(&*plain_cell(&other)));
        }

        #[test]
        fn what_is_called_a_number_is_one(text in "-?[0-9.e+-]{1,6}") {
            let is = serde_json::from_str::<serde_json::Value>(&text).is_ok_and(|v| v.is_number());
            if is_json_number(text.as_bytes()) {
                prop_assert!(is, "{text}");
            }
        }
    }

    #[test]
    fn long_numbers_and_codes_stay_text() {
        for text in ["007", "1e5", "+1", ".5", "5.", "", "-", "12345678901234567"] {
            assert!(!is_json_number(text.as_bytes()), "{text}");
        }
        for text in ["0", "-0.5", "12", "31.00912", "120"] {
            assert!(is_json_number(text.as_bytes()), "{text}");
        }
    }
}
