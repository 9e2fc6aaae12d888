//! A table's own rows with the border's columns behind them, as CSV or
//! GeoJSON. Written by hand, since there may be millions: through `serde_json`
//! a row took four times as long.

use super::plain_cell;
use crate::border::{Border, DISTANCES_KM, Measured};
use crate::geodesy::LonLat;
use crate::model::{Country, Place, Precision};
use csv::ByteRecord;
use std::borrow::Cow;

/// What a row gains; all unknown where its place is not known.
#[derive(Clone, Debug)]
pub struct Added<'a> {
    pub at: Option<LonLat>,
    pub district: Option<Cow<'a, str>>,
    pub precision: Precision,
    uncertainty_km: Option<f64>,
    /// Representative, least and greatest distance.
    distances_km: [Option<f64>; 3],
    within: Option<[f64; 4]>,
    side: Option<Country>,
    measure_km: Option<f64>,
    crossing: Option<(Cow<'a, str>, f64)>,
}

impl<'a> Added<'a> {
    pub const UNLOCATED: Added<'static> = Added {
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

    /// For a point that is taken as it is.
    pub fn at_point(border: &'a Border, at: LonLat, projection: &crate::border::Projection) -> Self {
        let km = projection.distance_km;
        Self {
            at: Some(at),
            precision: Precision::Exact,
            distances_km: [Some(km); 3],
            within: Some(DISTANCES_KM.map(|d| f64::from(u8::from(km <= d)))),
            side: projection.side,
            measure_km: Some(projection.measure_km),
            crossing: border.crossing_near(at).map(|(name, km)| (name.into(), km)),
            ..Self::UNLOCATED
        }
    }

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
            district: place.district.clone().map(Cow::from),
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
            crossing: measured.crossing.map(|c| (c.name.into(), c.distance_km)),
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
            text(self.crossing.as_ref().map(|c| &*c.0)),
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
    /// What precedes each value: in GeoJSON its key.
    own: Vec<Vec<u8>>,
    added: Vec<(usize, Vec<u8>)>,
    names: Vec<String>,
    /// Own columns that hold numbers alone, as far as was seen.
    numeric: Vec<bool>,
    point: Option<(usize, usize)>,
}

impl RowWriter {
    /// For rows under `header`, of which `sample` shows what the columns hold.
    /// `point` are the columns of longitude and latitude; without them these
    /// two are added, and `districts` says whether a district is. A column of
    /// the table that bears the name of an added one is written as `src_…`.
    pub fn new(
        format: RowFormat,
        border: &str,
        header: &[String],
        sample: &[ByteRecord],
        point: Option<(usize, usize)>,
        districts: bool,
    ) -> Self {
        let wanted = |i: &usize| match i {
            0 | 1 => point.is_none(),
            2 => districts,
            _ => true,
        };
        let added: Vec<usize> = (0..ADDED.len()).filter(wanted).collect();
        let taken = |name: &str| added.iter().any(|&i| ADDED[i] == name);
        let own: Vec<String> = header
            .iter()
            .map(|name| {
                if taken(name) {
                    format!("src_{name}")
                } else {
                    name.clone()
                }
            })
            .collect();
        let names = own
            .iter()
            .cloned()
            .chain(added.iter().map(|&i| ADDED[i].to_owned()))
            .collect();
        let mut keys = own
            .iter()
            .map(String::as_str)
            .chain(added.iter().map(|&i| ADDED[i]))
            .enumerate()
            .map(|(i, name)| match format {
                RowFormat::Csv => {
                    if i == 0 {
                        Vec::new()
                    } else {
                        b",".to_vec()
                    }
                }
                _ => {
                    let mut key = if i == 0 { Vec::new() } else { b",".to_vec() };
                    json_text(&mut key, name);
                    key.push(b':');
                    key
                }
            });
        let numeric = |column: usize| {
            let mut filled = sample
                .iter()
                .filter_map(|r| r.get(column))
                .filter(|c| !c.is_empty())
                .peekable();
            filled.peek().is_some() && filled.all(is_json_number)
        };
        Self {
            format,
            border: border.to_owned(),
            own: keys.by_ref().take(header.len()).collect(),
            added: added.iter().copied().zip(keys).collect(),
            names,
            numeric: (0..header.len()).map(numeric).collect(),
            point,
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

    /// Appends a row; `first` is the first of all.
    pub fn write(&self, out: &mut Vec<u8>, record: &ByteRecord, added: &Added, first: bool) {
        match self.format {
            RowFormat::Csv => self.csv(out, record, added),
            RowFormat::GeoJson => {
                out.extend(if first { &b"\n"[..] } else { b",\n" });
                self.feature(out, record, added);
            }
            RowFormat::GeoJsonLines => {
                self.feature(out, record, added);
                out.push(b'\n');
            }
        }
    }

    fn csv(&self, out: &mut Vec<u8>, record: &ByteRecord, added: &Added) {
        for (i, before) in self.own.iter().enumerate() {
            out.extend(before);
            csv_cell(out, cell(record, i));
        }
        let values = added.values(&self.border);
        for (i, before) in &self.added {
            out.extend(before);
            match &values[*i] {
                Value::Null => {}
                Value::Text(text) => csv_cell(out, text),
                number => self::number(out, number),
            }
        }
        out.push(b'\n');
    }

    fn feature(&self, out: &mut Vec<u8>, record: &ByteRecord, added: &Added) {
        out.extend(b"{\"type\":\"Feature\",\"geometry\":");
        match added.at {
            None => out.extend(b"null"),
            Some(at) => {
                out.extend(b"{\"type\":\"Point\",\"coordinates\":[");
                let (lon, lat) = self.point.unzip();
                coordinate(out, lon.and_then(|i| record.get(i)), at.lon());
                out.push(b',');
                coordinate(out, lat.and_then(|i| record.get(i)), at.lat());
                out.extend(b"]}");
            }
        }
        out.extend(b",\"properties\":{");
        for (i, key) in self.own.iter().enumerate() {
            out.extend(key);
            match record.get(i).unwrap_or_default() {
                b"" => out.extend(b"null"),
                number if self.numeric[i] && is_json_number(number) => out.extend(number),
                _ => json_text(out, cell(record, i)),
            }
        }
        let values = added.values(&self.border);
        for (i, key) in &self.added {
            out.extend(key);
            match &values[*i] {
                Value::Null => out.extend(b"null"),
                Value::Text(text) => json_text(out, text),
                number => self::number(out, number),
            }
        }
        out.extend(b"}}");
    }
}

/// A cell as text; rows that are not UTF-8 were rejected before.
fn cell(record: &ByteRecord, i: usize) -> &str {
    record
        .get(i)
        .and_then(|c| std::str::from_utf8(c).ok())
        .unwrap_or_default()
}

/// The source's own digits, where they are JSON and mean this number.
fn coordinate(out: &mut Vec<u8>, written: Option<&[u8]>, value: f64) {
    let same =
        |w: &&[u8]| is_json_number(w) && std::str::from_utf8(w).ok().and_then(|w| w.parse::<f64>().ok()) == Some(value);
    match written.filter(same) {
        Some(written) => out.extend(written),
        None => out.extend(value.to_string().as_bytes()),
    }
}

fn number(out: &mut Vec<u8>, value: &Value) {
    match value {
        Value::Degrees(x) => fixed(out, *x, 6),
        Value::Kilometres(x) => fixed(out, *x, 3),
        // 0 and 1 only where they are meant.
        Value::Probability(p) if *p > 0.0 && *p < 1.0 => fixed(out, p.clamp(0.001, 0.999), 3),
        Value::Probability(p) => fixed(out, *p, 0),
        Value::Null | Value::Text(_) => {}
    }
}

/// A number with so many decimals at most, as `f64` would show it.
fn fixed(out: &mut Vec<u8>, x: f64, decimals: u32) {
    let scale = 10_u64.pow(decimals);
    let scaled = (x.abs() * scale as f64).round() as u64;
    if x < 0.0 && scaled > 0 {
        out.push(b'-');
    }
    let mut digits = [0; 20];
    let mut at = digits.len();
    let mut left = scaled / scale;
    loop {
        at -= 1;
        digits[at] = b'0' + (left % 10) as u8;
        left /= 10;
        if left == 0 {
            break;
        }
    }
    out.extend(&digits[at..]);
    let mut fraction = scaled % scale;
    if fraction > 0 {
        out.push(b'.');
        let mut unit = scale / 10;
        while fraction > 0 {
            out.push(b'0' + (fraction / unit) as u8);
            fraction %= unit;
            unit /= 10;
        }
    }
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
    if text.bytes().all(|b| b >= 0x20 && b != b'"' && b != b'\\') {
        out.push(b'"');
        out.extend(text.as_bytes());
        out.push(b'"');
    } else {
        out.extend(serde_json::Value::from(text).to_string().as_bytes());
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
            let ours = written(|out| fixed(out, x, 3));
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
