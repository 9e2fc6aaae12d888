//! Why two records may be one incident, in words for a person who decides.

use super::record::{Level, Record};
use super::score::Parts;
use crate::model::{Harm, Toll, toll};

/// "same day; 0.3 km apart; both air_strike; actors alike (0.50); tolls 1.00".
pub(super) fn why(a: &Record, b: &Record, parts: &Parts) -> String {
    let days = match parts.gap_days {
        0 if a.incident.date == b.incident.date => "same date".to_owned(),
        0 => "dates overlap".to_owned(),
        1 => "1 day apart".to_owned(),
        n => format!("{n} days apart"),
    };
    let km = match parts.gap_km {
        None => "one is not located".to_owned(),
        Some(km) if km < 0.05 && a.radius_km() + b.radius_km() > 0.0 => "places overlap".to_owned(),
        Some(km) => format!("{km:.1} km apart"),
    };
    let wide = match a.level.max(b.level) {
        Level::Coarse => " (a province or country: the rest decides)",
        _ => "",
    };
    let (x, y) = (a.incident.kind, b.incident.kind);
    let kind = match parts.kind {
        None => "a type not stated".to_owned(),
        Some(_) if x == y => format!("both {x}"),
        Some(agreement) => format!("{x} and {y} ({agreement:.2})"),
    };
    let of = |what: &str, agreement: Option<f64>| match agreement {
        None => format!("{what} not stated by both"),
        Some(agreement) => format!("{what} agree {agreement:.2}"),
    };
    let (actors, tolls) = (of("actors", parts.actors), of("tolls", parts.tolls));
    format!("{days}; {km}{wide}; {kind}; {actors}; {tolls}")
}

/// "killed 5–8, injured 3+"; empty where nothing is stated.
pub(super) fn toll_in_words(record: &Record) -> String {
    let said = [Harm::Killed, Harm::Injured].map(|harm| number(toll(&record.incident.claims, harm), harm));
    let said: Vec<String> = said.into_iter().flatten().collect();
    said.join(", ")
}

fn number(toll: Toll, harm: Harm) -> Option<String> {
    let (least, greatest) = (toll.min?, toll.max?);
    let open = if toll.open { "+" } else { "" };
    let span = if least == greatest {
        String::new()
    } else {
        format!("–{greatest}")
    };
    Some(format!("{} {least}{span}{open}", harm.label()))
}
