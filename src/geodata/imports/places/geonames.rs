//! The dumps of geonames.org: tab-separated, 19 columns, no header.

use super::{LONGEST_NAME, LONGEST_ROW, ListedPlace, PlaceTally, full, other_names};
use crate::geodesy::LonLat;
use crate::model::Country;
use std::io::{BufRead, Read};

pub(super) const COLUMNS: usize = 19;

// Columns, from 0 (readme.txt of the dump).
const NAME: usize = 1;
const ASCII_NAME: usize = 2;
const ALTERNATES: usize = 3;
const LATITUDE: usize = 4;
const LONGITUDE: usize = 5;
const CLASS: usize = 6;
const COUNTRY: usize = 8;
const POPULATION: usize = 14;

/// Populated places; the other classes are hills, wells, schools and the like.
const POPULATED: &str = "P";

pub(super) fn read(input: &mut impl BufRead, tally: &mut PlaceTally) -> Result<Vec<ListedPlace>, String> {
    let mut places = Vec::new();
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = input.by_ref().take(LONGEST_ROW as u64 + 1).read_until(b'\n', &mut line);
        if read.map_err(|e| e.to_string())? == 0 {
            return Ok(places);
        }
        if line.len() > LONGEST_ROW {
            return Err(format!(
                "row {} is longer than {LONGEST_ROW} bytes: no GeoNames dump",
                tally.rows + 1
            ));
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        tally.rows += 1;
        match row(&line) {
            Ok(place) => {
                full(&places)?;
                places.push(place);
            }
            Err(why) => tally.leave_out(why),
        }
    }
}

fn row(line: &[u8]) -> Result<ListedPlace, &'static str> {
    let line = std::str::from_utf8(line).map_err(|_| "not UTF-8")?;
    let cells: Vec<&str> = line.trim_end_matches(['\r', '\n']).split('\t').collect();
    if cells.len() != COLUMNS {
        return Err("not 19 columns");
    }
    if cells[CLASS] != POPULATED {
        return Err("no populated place (feature class other than P)");
    }
    let country = Country::parse(cells[COUNTRY]).ok_or("in another country")?;
    let number = |i: usize| cells[i].trim().parse::<f64>().ok();
    let at = number(LONGITUDE)
        .zip(number(LATITUDE))
        .and_then(|(lon, lat)| LonLat::new(lon, lat).ok());
    let at = at.ok_or("no position in degrees")?;
    let name = cells[NAME].trim();
    if name.is_empty() || name.len() > LONGEST_NAME {
        return Err("no name, or one that is too long");
    }
    let others = std::iter::once(cells[ASCII_NAME]).chain(cells[ALTERNATES].split(','));
    Ok(ListedPlace {
        name: name.to_owned(),
        other_names: other_names(name, others),
        country: Some(country),
        province: None,
        at,
        population: cells[POPULATION].trim().parse().ok().filter(|n| *n > 0),
    })
}
