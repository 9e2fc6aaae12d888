//! Arguments as they are meant: units read, places found, names settled.

use super::args::{CertaintyArg, FilterArgs};
use crate::analyse::{Certainty, Filter};
use crate::geocode::Geocoder;
use crate::geodesy::LonLat;
use crate::model::{Country, DateInterval, IncidentType, PlaceText};
use anyhow::{Context, Result, anyhow, bail};

/// Reads `10km`, `10 km`, `800m` or `10` (kilometres) as kilometres.
pub(super) fn kilometres(text: &str) -> Result<f64> {
    let text = text.trim().to_lowercase();
    let (number, factor) = if let Some(n) = text.strip_suffix("km") {
        (n, 1.0)
    } else if let Some(n) = text.strip_suffix('m') {
        (n, 0.001)
    } else {
        (text.as_str(), 1.0)
    };
    let km = number.trim().parse::<f64>().ok().map(|n| n * factor);
    km.filter(|km| km.is_finite() && *km >= 0.0)
        .ok_or_else(|| anyhow!("\"{text}\" is no distance; write 10km or 800m"))
}

/// Reads LON,LAT in degrees; `None` where the text is no pair of numbers.
pub(super) fn lon_lat(text: &str) -> Result<Option<LonLat>> {
    let numbers: Vec<f64> = text.split(',').filter_map(|t| t.trim().parse().ok()).collect();
    let [lon, lat] = numbers[..] else {
        return Ok(None);
    };
    if text.split(',').count() != 2 {
        return Ok(None);
    }
    let point = LonLat::new(lon, lat)
        .with_context(|| format!("\"{text}\" is no position; write LON,LAT in degrees, such as 71.094,34.122"))?;
    Ok(Some(point))
}

/// A place by name, or LON,LAT.
pub(super) fn place(text: &str, geocoder: &Geocoder) -> Result<LonLat> {
    if let Some(point) = lon_lat(text)? {
        return Ok(point);
    }
    let place = geocoder
        .find_place(text)
        .ok_or_else(|| anyhow!("\"{text}\": {}", geocoder.candidates_for(text).explanation))?;
    place
        .footprint
        .anchor()
        .ok_or_else(|| anyhow!("\"{text}\" is no single place to measure from"))
}

pub(super) fn filter(args: &FilterArgs, geocoder: &Geocoder) -> Result<Filter> {
    let date = |text: &Option<String>, option: &str| -> Result<Option<DateInterval>> {
        text.as_ref()
            .map(|t| t.parse::<DateInterval>().with_context(|| format!("{option} {t}")))
            .transpose()
    };
    let near = match &args.near {
        None => None,
        Some(text) => Some((place(text, geocoder)?, kilometres(&args.radius)?)),
    };
    Ok(Filter {
        within_km: args.within.as_deref().map(kilometres).transpose()?,
        certainty: match args.certainty {
            CertaintyArg::Certain => Certainty::Certain,
            CertaintyArg::Likely => Certainty::Likely,
            CertaintyArg::Possible => Certainty::Possible,
        },
        from: date(&args.from, "--from")?.map(DateInterval::start),
        to: date(&args.to, "--to")?.map(DateInterval::end),
        types: args.types.iter().map(|t| kind(t)).collect::<Result<_>>()?,
        districts: names(&args.district, "district", geocoder, |name| PlaceText {
            district: Some(name),
            ..PlaceText::default()
        })?,
        provinces: names(&args.province, "province", geocoder, |name| PlaceText {
            province: Some(name),
            ..PlaceText::default()
        })?,
        side: match &args.side {
            None => None,
            Some(text) => Some(Country::parse(text).ok_or_else(|| anyhow!("--side {text}: write AFG or PAK"))?),
        },
        actor: args.actor.clone(),
        near,
        measure: args.measure.as_deref().map(|t| stretch(t, "--measure")).transpose()?,
        bbox: args.bbox.as_deref().map(|t| bbox(t, "--bbox")).transpose()?,
        killed_min: args.killed_min,
    })
}

fn kind(text: &str) -> Result<IncidentType> {
    let key = text.trim().to_lowercase().replace([' ', '-'], "_");
    IncidentType::ALL.into_iter().find(|k| k.key() == key).ok_or_else(|| {
        let keys: Vec<&str> = IncidentType::ALL.iter().map(|k| k.key()).collect();
        anyhow!(
            "--type {text}: there is no such type; the types are {}",
            keys.join(", ")
        )
    })
}

/// The gazetteer's names for what was typed, so that spellings do not matter.
fn names(typed: &[String], what: &str, geocoder: &Geocoder, text: fn(String) -> PlaceText) -> Result<Vec<String>> {
    let settle = |name: &String| {
        let answer = geocoder.candidates(&text(name.clone()));
        match answer.toponym() {
            Some(toponym) => Ok(toponym.name.clone()),
            // One name in several provinces is meant in all of them.
            None => match answer.candidates.first() {
                Some(first) if answer.candidates.iter().all(|c| c.toponym.name == first.toponym.name) => {
                    Ok(first.toponym.name.clone())
                }
                _ => bail!("--{what} {name}: {}", answer.explanation),
            },
        }
    };
    typed.iter().map(settle).collect()
}

pub(super) fn stretch(text: &str, option: &str) -> Result<(f64, f64)> {
    let ends = text
        .split_once("..")
        .and_then(|(a, b)| Some((a.trim().parse().ok()?, b.trim().parse().ok()?)));
    ends.filter(|(a, b): &(f64, f64)| a.is_finite() && b.is_finite() && a <= b)
        .ok_or_else(|| anyhow!("{option} {text}: write two kilometres along the line, such as 900..1200"))
}

pub(super) fn bbox(text: &str, option: &str) -> Result<[f64; 4]> {
    let numbers: Vec<f64> = text.split(',').filter_map(|t| t.trim().parse().ok()).collect();
    match numbers[..] {
        [w, s, e, n] if s <= n && numbers.iter().all(|x| x.is_finite()) => Ok([w, s, e, n]),
        _ => bail!("{option} {text}: write WEST,SOUTH,EAST,NORTH in degrees, such as 69,32,71,34"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_read_with_their_units() {
        assert_eq!(kilometres("10km").unwrap(), 10.0);
        assert_eq!(kilometres(" 800 m").unwrap(), 0.8);
        assert_eq!(kilometres("2.5").unwrap(), 2.5);
        for bad in ["", "km", "-1km", "ten", "infkm", "NaN"] {
            assert!(kilometres(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn positions_are_told_from_names() {
        assert!(lon_lat("71.094,34.122").unwrap().is_some());
        assert!(lon_lat("Barmal, Paktika").unwrap().is_none());
        assert!(lon_lat("71,95").is_err());
        assert!(lon_lat("1,2,x").unwrap().is_none());
    }

    #[test]
    fn stretches_and_boxes_need_order() {
        assert_eq!(stretch("900..1200", "").unwrap(), (900.0, 1200.0));
        assert!(stretch("1200..900", "").is_err());
        assert_eq!(bbox("69,32,71,34", "").unwrap(), [69.0, 32.0, 71.0, 34.0]);
        assert!(bbox("69,34,71,32", "").is_err());
    }
}
