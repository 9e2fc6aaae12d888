//! The names of places and what they stand for.

use crate::geodesy::LonLat;
use crate::model::Country;
use geo::MultiPolygon;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What a name is the name of, from the widest to the narrowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Country,
    Province,
    District,
    /// A sub-district of Pakistan.
    Tehsil,
    Town,
    Crossing,
}

impl Kind {
    pub fn label(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Province => "province",
            Self::District => "district",
            Self::Tehsil => "tehsil",
            Self::Town => "town",
            Self::Crossing => "crossing",
        }
    }
}

/// An entry of the gazetteer.
#[derive(Clone, Debug, PartialEq)]
pub struct Toponym {
    pub kind: Kind,
    pub name: String,
    pub other_names: Vec<String>,
    /// `None` for a crossing, which belongs to both.
    pub country: Option<Country>,
    pub province: Option<String>,
    /// The district of a tehsil.
    pub parent: Option<String>,
    pub pcode: Option<String>,
    /// Centroid or place; `None` for provinces and countries, which have polygons.
    pub at: Option<LonLat>,
    pub area_km2: Option<f64>,
    pub population: Option<u64>,
    pub uncertainty_km: Option<f64>,
    /// The polygon of a district, where one was imported.
    pub shape: Option<Arc<MultiPolygon<f64>>>,
    /// The imported set that the polygon, or all of it, comes from.
    pub set: Option<Arc<str>>,
}

/// A border crossing.
#[derive(Clone, Debug, PartialEq)]
pub struct Crossing {
    pub name: String,
    pub at: LonLat,
    pub uncertainty_km: f64,
}

/// All entries; districts, tehsils, towns, crossings, provinces, countries.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    pub toponyms: Vec<Toponym>,
    pub crossings: Vec<Crossing>,
}

#[derive(Deserialize)]
struct DistrictRow {
    country: Country,
    level: Kind,
    province: String,
    province_pcode: String,
    name: String,
    other_name: String,
    pcode: String,
    parent: String,
    lat: f64,
    lon: f64,
    area_km2: f64,
}

#[derive(Deserialize)]
struct TownRow {
    name: String,
    country: Country,
    province: String,
    lat: f64,
    lon: f64,
    population: u64,
    alternates: String,
}

#[derive(Deserialize)]
struct CrossingRow {
    name: String,
    other_names: String,
    lat: f64,
    lon: f64,
    uncertainty_km: f64,
}

/// A spelling kept by hand: `name` and `kind` (with `country` and `province`
/// where the name alone is not unique) say whose it is.
#[derive(Deserialize)]
struct AliasRow {
    alias: String,
    kind: Kind,
    name: String,
    country: String,
    province: String,
}

/// Puts the humanitarian spelling (OCHA COD-AB: "Spera" for "Spira") first,
/// since that is what P-codes go with and what reports write. A spelling that
/// is another district's name in the same province is left where it is.
fn prefer_humanitarian_spelling(rows: &mut [DistrictRow]) {
    let taken: HashSet<(String, String)> = rows.iter().map(|r| (r.province.clone(), r.name.clone())).collect();
    for row in rows {
        let other = (row.province.clone(), row.other_name.clone());
        if !row.other_name.is_empty() && !row.other_name.contains(';') && !taken.contains(&other) {
            std::mem::swap(&mut row.name, &mut row.other_name);
        }
    }
}

fn rows<T: DeserializeOwned>(file: &str, text: &str) -> Result<Vec<T>, String> {
    csv::Reader::from_reader(text.as_bytes())
        .into_deserialize()
        .collect::<Result<_, _>>()
        .map_err(|e| format!("{file}: {e}"))
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn split(text: &str, by: char) -> Vec<String> {
    text.split(by)
        .map(|n| n.trim().to_owned())
        .filter(|n| !n.is_empty())
        .collect()
}

pub(super) fn area(
    kind: Kind,
    name: &str,
    country: Country,
    province: Option<String>,
    pcode: Option<String>,
) -> Toponym {
    Toponym {
        kind,
        name: name.to_owned(),
        other_names: Vec::new(),
        country: Some(country),
        province,
        parent: None,
        pcode,
        at: None,
        area_km2: None,
        population: None,
        uncertainty_km: None,
        shape: None,
        set: None,
    }
}

impl Gazetteer {
    pub(super) fn parse(districts: &str, towns: &str, crossings: &str, aliases: &str) -> Result<Self, String> {
        let mut all = Self::default();
        for country in Country::BOTH {
            let code = match country {
                Country::Afghanistan => "AF",
                Country::Pakistan => "PK",
            };
            all.toponyms.push(area(
                Kind::Country,
                country.name(),
                country,
                None,
                some(code.to_owned()),
            ));
        }
        let position = |file: &str, lon, lat| LonLat::new(lon, lat).map_err(|e| format!("{file}: {e}"));
        let mut rows_of_districts = rows::<DistrictRow>("districts.csv", districts)?;
        prefer_humanitarian_spelling(&mut rows_of_districts);
        for row in rows_of_districts {
            let known =
                |t: &Toponym| t.kind == Kind::Province && t.country == Some(row.country) && t.name == row.province;
            if !all.toponyms.iter().any(known) {
                let province = Some(row.province.clone());
                all.toponyms.push(area(
                    Kind::Province,
                    &row.province,
                    row.country,
                    province,
                    some(row.province_pcode.clone()),
                ));
            }
            all.toponyms.push(Toponym {
                other_names: split(&row.other_name, ';'),
                parent: some(row.parent),
                at: Some(position("districts.csv", row.lon, row.lat)?),
                area_km2: Some(row.area_km2),
                ..area(row.level, &row.name, row.country, Some(row.province), some(row.pcode))
            });
        }
        for row in rows::<TownRow>("towns.csv", towns)? {
            all.toponyms.push(Toponym {
                other_names: split(&row.alternates, '|'),
                at: Some(position("towns.csv", row.lon, row.lat)?),
                population: Some(row.population),
                ..area(Kind::Town, &row.name, row.country, some(row.province), None)
            });
        }
        for row in rows::<CrossingRow>("crossings.csv", crossings)? {
            let at = position("crossings.csv", row.lon, row.lat)?;
            all.toponyms.push(Toponym {
                kind: Kind::Crossing,
                name: row.name.clone(),
                other_names: split(&row.other_names, ';'),
                country: None,
                province: None,
                parent: None,
                pcode: None,
                at: Some(at),
                area_km2: None,
                population: None,
                uncertainty_km: Some(row.uncertainty_km),
                shape: None,
                set: None,
            });
            all.crossings.push(Crossing {
                name: row.name,
                at,
                uncertainty_km: row.uncertainty_km,
            });
        }
        all.add_aliases(rows("aliases.csv", aliases)?)?;
        Ok(all)
    }

    fn add_aliases(&mut self, aliases: Vec<AliasRow>) -> Result<(), String> {
        // Few names have aliases; of these, all that bear them.
        let mut by_name: HashMap<&str, Vec<usize>> =
            aliases.iter().map(|row| (row.name.as_str(), Vec::new())).collect();
        for (i, toponym) in self.toponyms.iter().enumerate() {
            for name in std::iter::once(&toponym.name).chain(&toponym.other_names) {
                if let Some(bearers) = by_name.get_mut(name.as_str()) {
                    bearers.push(i);
                }
            }
        }
        let mut owners = Vec::with_capacity(aliases.len());
        for row in &aliases {
            let country = Country::parse(&row.country);
            let is_owner = |i: &usize| {
                let t = &self.toponyms[*i];
                t.kind == row.kind
                    && (country.is_none() || t.country == country)
                    && (row.province.is_empty() || t.province.as_deref() == Some(row.province.as_str()))
            };
            let named = by_name.get(row.name.as_str()).into_iter().flatten().copied();
            let owner = named.filter(is_owner).min().ok_or_else(|| {
                format!(
                    "aliases.csv: no {} \"{}\" for the alias \"{}\"",
                    row.kind.label(),
                    row.name,
                    row.alias
                )
            })?;
            // An alias may have aliases.
            if let Some(bearers) = by_name.get_mut(row.alias.as_str()) {
                bearers.push(owner);
            }
            owners.push(owner);
        }
        for (row, owner) in aliases.into_iter().zip(owners) {
            self.toponyms[owner].other_names.push(row.alias);
        }
        Ok(())
    }
}
