//! CSV with a header: name, lat, lon, and perhaps more.

use super::bounded::{Bounded, is_end};
use super::{LONGEST_NAME, LONGEST_ROW, ListedPlace, PlaceTally, full, other_names};
use crate::geodesy::LonLat;
use crate::model::Country;
use csv::{ByteRecord, ErrorKind, StringRecord};
use std::io::BufRead;

/// Why a row is not taken.
const NO_NAME: &str = "no name, or one that is too long";

/// Where the columns are.
struct Columns {
    name: usize,
    lat: usize,
    lon: usize,
    country: Option<usize>,
    province: Option<usize>,
    other_names: Option<usize>,
    population: Option<usize>,
}

pub(super) fn read(input: &mut impl BufRead, tally: &mut PlaceTally) -> Result<Vec<ListedPlace>, String> {
    let head = input.fill_buf().map_err(|e| e.to_string())?;
    let first = head.split(|b| *b == b'\n').next().unwrap_or_default();
    if first.trim_ascii().is_empty() {
        return Err("empty, or its first line is; a list of places begins with name,lat,lon".to_owned());
    }
    if first.contains(&0) {
        return Err("no text; a list of places is a GeoNames dump or CSV with name,lat,lon".to_owned());
    }
    let count = |d: &u8| first.iter().filter(|b| *b == d).count();
    let delimiter = [b',', b';', b'\t'].into_iter().rev().max_by_key(count).unwrap_or(b',');
    let (source, row_begins) = Bounded::new(input);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(source);
    let header = reader.headers().map_err(|e| format!("its header is not usable: {e}"))?;
    let columns = columns(header)?;
    let mut places = Vec::new();
    let mut record = ByteRecord::new();
    let (mut line, mut at_end) = (1, false);
    loop {
        row_begins.tell();
        let begins = reader.position().line();
        let failed = |e: csv::Error| match e.into_kind() {
            ErrorKind::Io(e) => format!("line {begins}: {e}"),
            other => format!("line {begins}: {other:?}"),
        };
        if !reader.read_byte_record(&mut record).map_err(failed)? {
            break;
        }
        if at_end {
            // It looked like the end, and was a row.
            tally.rows += 1;
            tally.leave_out(NO_NAME);
        }
        (line, at_end) = (begins, is_end(&record));
        if at_end {
            continue;
        }
        tally.rows += 1;
        if record.as_slice().len() > LONGEST_ROW {
            tally.leave_out("too long for a row");
            continue;
        }
        let place = StringRecord::from_byte_record(record.clone())
            .map_err(|_| "not UTF-8")
            .and_then(|r| row(&r, &columns));
        match place {
            Ok(place) => {
                full(&places)?;
                places.push(place);
            }
            Err(why) => tally.leave_out(why),
        }
    }
    if !at_end {
        return Err(format!(
            "line {line}: a quote opens here and never closes: all lines to the end of the file are in it; close or delete it"
        ));
    }
    Ok(places)
}

fn columns(header: &StringRecord) -> Result<Columns, String> {
    let names: Vec<String> = header
        .iter()
        .map(|c| {
            c.trim_start_matches('\u{feff}')
                .trim()
                .to_lowercase()
                .replace([' ', '-'], "_")
        })
        .collect();
    let find = |wanted: &[&str]| wanted.iter().find_map(|w| names.iter().position(|n| n == w));
    let need = |wanted: &[&str]| {
        find(wanted).ok_or_else(|| {
            let has: Vec<&str> = names.iter().take(20).map(|n| n.get(..40).unwrap_or(n)).collect();
            format!(
                "no column \"{}\"; a list of places has name,lat,lon and may have country,province,other_names,population; this one has {}",
                wanted[0],
                has.join(",")
            )
        })
    };
    Ok(Columns {
        name: need(&["name", "place", "town", "settlement", "village"])?,
        lat: need(&["lat", "latitude", "y"])?,
        lon: need(&["lon", "longitude", "long", "lng", "x"])?,
        country: find(&["country", "country_code", "iso3", "iso2"]),
        province: find(&["province", "admin1", "adm1_en", "adm1_name"]),
        other_names: find(&["other_names", "alternates", "alternatenames", "aliases"]),
        population: find(&["population", "pop"]),
    })
}

fn row(record: &StringRecord, columns: &Columns) -> Result<ListedPlace, &'static str> {
    let cell = |i: usize| record.get(i).map(str::trim).filter(|c| !c.is_empty());
    let maybe = |i: Option<usize>| i.and_then(cell);
    let name = cell(columns.name).filter(|n| n.len() <= LONGEST_NAME).ok_or(NO_NAME)?;
    let number = |i: usize| cell(i).and_then(|c| c.parse::<f64>().ok());
    let at = number(columns.lon)
        .zip(number(columns.lat))
        .and_then(|(lon, lat)| LonLat::new(lon, lat).ok());
    let country = match maybe(columns.country) {
        Some(text) => Some(Country::parse(text).ok_or("in another country")?),
        None => None,
    };
    let others = maybe(columns.other_names).unwrap_or_default();
    Ok(ListedPlace {
        name: name.to_owned(),
        other_names: other_names(name, others.split([';', '|'])),
        country,
        province: maybe(columns.province).map(str::to_owned),
        at: at.ok_or("no position in degrees")?,
        population: maybe(columns.population).and_then(|p| p.parse().ok()),
    })
}
