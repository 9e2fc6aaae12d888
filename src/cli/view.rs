//! The ground of a map, as typed and as meant.

use super::plan;
use super::session::Session;
use crate::draw::map::View;
use crate::geocode::Geocoder;
use crate::model::{PlaceText, Precision};
use anyhow::{Result, anyhow, bail};
use std::path::PathBuf;

/// A view before places are looked up.
pub(super) enum Viewed {
    Border,
    Region,
    Around(String),
    District(String),
    Sector(f64, f64),
    Extent([f64; 4]),
}

impl Viewed {
    /// Reads `--view` with its words, or `--extent`. What follows `border` or
    /// `region` is a file, which the option took for its own.
    pub(super) fn parse(words: &[String], extent: Option<&str>, files: &mut Vec<PathBuf>) -> Result<Self> {
        if let Some(extent) = extent {
            let [west, south, east, north] = plan::bbox(extent, "--extent")?;
            if west >= east || south >= north {
                bail!("--extent {extent}: a map needs some ground; write WEST,SOUTH,EAST,NORTH, the smaller first");
            }
            return Ok(Self::Extent([west, south, east, north]));
        }
        let key = words.first().map_or("border", String::as_str);
        let what = words.get(1);
        let named = |what: Option<&String>, example: &str| {
            what.cloned()
                .ok_or_else(|| anyhow!("--view {key}: say which; write --view {key} {example}"))
        };
        let view = match key {
            "border" => Self::Border,
            "region" => Self::Region,
            "around" => return Ok(Self::Around(named(what, "Torkham --radius 50km")?)),
            "district" => return Ok(Self::District(named(what, "Barmal")?)),
            "sector" => {
                let (from, to) = plan::stretch(&named(what, "900..1200")?, "--view sector")?;
                return Ok(Self::Sector(from, to));
            }
            other => bail!("--view {other}: there are border, region, around PLACE, district NAME and sector FROM..TO"),
        };
        if let Some(file) = what {
            files.insert(0, PathBuf::from(file));
        }
        Ok(view)
    }

    /// Looks up the places; `radius` is that of `--radius`.
    pub(super) fn meant(self, radius: &str, session: &Session) -> Result<View> {
        Ok(match self {
            Self::Border => View::Border,
            Self::Region => View::Region,
            Self::Extent(extent) => View::Extent(extent),
            Self::Sector(from_km, to_km) => {
                let length = session.border.line().length_km();
                if from_km >= length || to_km <= from_km || to_km < 0.0 {
                    bail!("--view sector {from_km}..{to_km}: the line is {length:.0} km long, from 0; write 900..1200");
                }
                View::Sector { from_km, to_km }
            }
            Self::Around(name) => {
                let radius_km = plan::kilometres(radius)?;
                if !(1.0..=1_000.0).contains(&radius_km) {
                    bail!("--radius {radius}: a map shows 1 to 1000 km around a place");
                }
                View::Around {
                    at: plan::place(&name, &session.geocoder)?,
                    name,
                    radius_km,
                }
            }
            Self::District(name) => district(&name, &session.geocoder)?,
        })
    }
}

/// A district or province by its name, "Barmal" or "Barmal, Paktika".
fn district(name: &str, geocoder: &Geocoder) -> Result<View> {
    let (first, rest) = name.split_once(',').map_or((name, None), |(a, b)| (a, Some(b)));
    let text = |district: Option<&str>, province: Option<&str>| PlaceText {
        district: district.map(|t| t.trim().to_owned()),
        province: province.map(|t| t.trim().to_owned()),
        ..PlaceText::default()
    };
    for text in [text(Some(first), rest), text(None, Some(name))] {
        let found = geocoder.places(&text).into_iter().find(|p| {
            matches!(p.precision, Precision::District | Precision::Province) && p.footprint.anchor().is_some()
        });
        if let Some(place) = found {
            let name = match (&place.province, place.precision) {
                (Some(province), Precision::District) => format!("{}, {province}", place.name),
                _ => place.name.clone(),
            };
            return Ok(View::Area {
                name,
                ground: place.footprint,
            });
        }
    }
    let explanation = geocoder.candidates(&text(Some(first), rest)).explanation;
    bail!("--view district {name}: {explanation}")
}
