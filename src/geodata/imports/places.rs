//! Lists of places: GeoNames dumps, and CSV with names and coordinates.

mod bounded;
mod geonames;
mod rows;

use crate::geodesy::LonLat;
use crate::model::Country;
use crate::{Error, Result};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// A place of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedPlace {
    pub name: String,
    pub other_names: Vec<String>,
    /// As the list says; `None` where it does not.
    pub country: Option<Country>,
    pub province: Option<String>,
    pub at: LonLat,
    pub population: Option<u64>,
}

/// How a list was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaceTally {
    pub format: &'static str,
    pub rows: usize,
    /// Why rows were not taken, and how many.
    pub left_out: BTreeMap<String, usize>,
    pub sha256: String,
}

impl PlaceTally {
    pub fn leave_out(&mut self, why: &str) {
        // Reasons are the program's own and few.
        *self.left_out.entry(why.to_owned()).or_default() += 1;
    }
}

/// Places that a set holds at most; more are no gazetteer of two countries.
pub(super) const MOST_PLACES: usize = 400_000;
/// Other names of a place that are kept, and the longest one, in bytes.
const MOST_NAMES: usize = 24;
const LONGEST_NAME: usize = 200;
/// Bytes of a row; a longer one is left out.
const LONGEST_ROW: usize = 1 << 20;

/// Reads a GeoNames dump, or a CSV with a header that has a name, a latitude
/// and a longitude. Rows stream: memory is that of the places kept.
///
/// # Errors
/// When the file is neither, or has too many places.
pub fn read_places(path: &Path) -> Result<(Vec<ListedPlace>, PlaceTally)> {
    let shown = path.display().to_string();
    let unusable = |message: String| Error::content(&shown, message);
    let file = File::open(path).map_err(|e| Error::file(path, &e))?;
    let mut input = BufReader::new(Hashing {
        inner: file,
        digest: Sha256::new(),
    });
    let head = input.fill_buf().map_err(|e| Error::file(path, &e))?;
    if head.starts_with(b"PK\x03\x04") {
        return Err(unusable(
            "a zip archive; unpack it and name the .txt in it, such as PK.txt".to_owned(),
        ));
    }
    let first = head.split(|b| *b == b'\n').next().unwrap_or_default();
    let tabs = first.iter().filter(|b| **b == b'\t').count();
    let mut tally = PlaceTally::default();
    let places = if tabs >= geonames::COLUMNS - 1 {
        tally.format = "GeoNames";
        geonames::read(&mut input, &mut tally)
    } else {
        tally.format = "CSV";
        rows::read(&mut input, &mut tally)
    };
    let places = places.map_err(unusable)?;
    io::copy(&mut input, &mut io::sink()).map_err(|e| Error::file(path, &e))?;
    tally.sha256 = input
        .into_inner()
        .digest
        .finalize()
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    Ok((places, tally))
}

/// Takes the checksum of what passes.
struct Hashing<R> {
    inner: R,
    digest: Sha256,
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(into)?;
        self.digest.update(&into[..n]);
        Ok(n)
    }
}

fn full(places: &[ListedPlace]) -> Result<(), String> {
    if places.len() < MOST_PLACES {
        return Ok(());
    }
    Err(format!(
        "more than {MOST_PLACES} places in Afghanistan and Pakistan; import only those you need"
    ))
}

/// Names as a gazetteer keeps them: trimmed, short, each once, not the first.
fn other_names<'t>(name: &str, others: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for other in others.map(str::trim) {
        let is_name = !other.is_empty() && other.len() <= LONGEST_NAME && !other.contains("://") && other != name;
        if is_name && !other.contains('|') && !kept.iter().any(|k| k == other) && kept.len() < MOST_NAMES {
            kept.push(other.to_owned());
        }
    }
    kept
}
