//! Which column holds what, by the names that publishers give them.

use crate::{Error, Result};
use geojson::JsonObject;
use serde_json::Value;
use std::collections::HashSet;

/// Columns that the user names; the rest are found.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub name: Option<String>,
    pub pcode: Option<String>,
    pub parent: Option<String>,
}

// Best first; compared without regard to case, `_` and spaces. geoBoundaries,
// OCHA COD-AB old and new, GADM, HDX, and plain names.
const NAMES: [&str; 12] = [
    "shapeName",
    "ADM2_EN",
    "adm2_name",
    "adm2_name_en",
    "admin2Name_en",
    "admin2Name",
    "NAME_2",
    "district_name",
    "DIST_ENG",
    "district",
    "name_en",
    "name",
];
const PCODES: [&str; 9] = [
    "ADM2_PCODE",
    "adm2_pcod",
    "admin2Pcode",
    "district_code",
    "shapeISO",
    "dist_code",
    "pcode",
    "p_code",
    "GID_2",
];
const PARENTS: [&str; 10] = [
    "ADM1_EN",
    "adm1_name",
    "adm1_name_en",
    "admin1Name_en",
    "admin1Name",
    "NAME_1",
    "province_name",
    "PROV_ENG",
    "province",
    "parent",
];
const COUNTRIES: [&str; 10] = [
    "ADM0_PCODE",
    "ADM0_EN",
    "adm0_name",
    "admin0Pcode",
    "GID_0",
    "shapeGroup",
    "NAME_0",
    "iso3",
    "country_code",
    "country",
];

/// Columns that an error message lists at most.
const LISTED: usize = 20;
/// Columns that are looked at; a file with more is no table.
const MOST: usize = 1_000;

/// The columns that were taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    pub name: String,
    pub pcode: Option<String>,
    pub parent: Option<String>,
    pub country: Option<String>,
}

/// The value as text, where it is a text or number and not blank.
pub(super) fn written(properties: &JsonObject, field: &str) -> Option<String> {
    let text = match properties.get(field)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// Finds the columns of a file's features.
///
/// # Errors
/// When a wanted column is missing or blank throughout, or no name is found.
pub(super) fn find<'a>(
    file: &str,
    features: impl Iterator<Item = &'a JsonObject> + Clone,
    wanted: &Wanted,
) -> Result<Taken> {
    let mut seen: HashSet<&String> = HashSet::new();
    let mut filled: Vec<&String> = Vec::new();
    for properties in features.clone() {
        for key in properties.keys() {
            if !seen.contains(key) && written(properties, key).is_some() && filled.len() < MOST {
                seen.insert(key);
                filled.push(key);
            }
        }
    }
    let listed = || {
        let names: Vec<&str> = filled.iter().take(LISTED).map(|k| k.as_str()).collect();
        if names.is_empty() {
            "it has no columns".to_owned()
        } else {
            format!("its columns are {}", names.join(", "))
        }
    };
    let asked = |field: &String, option: &str| {
        if filled.contains(&field) {
            return Ok(field.clone());
        }
        Err(Error::content(
            file,
            format!(
                "{option} \"{field}\": no such column, or it is blank throughout; {}",
                listed()
            ),
        ))
    };
    let known = |names: &[&str]| {
        let same = |name: &str| filled.iter().find(|k| plain(k) == plain(name));
        names.iter().find_map(|n| same(n)).map(|k| (*k).clone())
    };
    let settle = |field: &Option<String>, option: &str, names: &[&str]| match field {
        Some(field) => asked(field, option).map(Some),
        None => Ok(known(names)),
    };
    let name = settle(&wanted.name, "--name-field", &NAMES)?.ok_or_else(|| {
        Error::content(
            file,
            format!(
                "no column of district names is known; say which with --name-field ({})",
                listed()
            ),
        )
    })?;
    Ok(Taken {
        pcode: settle(&wanted.pcode, "--pcode-field", &PCODES)?.filter(|c| *c != name),
        parent: settle(&wanted.parent, "--parent-field", &PARENTS)?.filter(|c| *c != name),
        country: known(&COUNTRIES),
        name,
    })
}

fn plain(field: &str) -> String {
    field
        .chars()
        .filter(|c| !matches!(c, '_' | ' ' | '-'))
        .flat_map(char::to_lowercase)
        .collect()
}
