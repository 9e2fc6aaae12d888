//! What the strip map says of itself.

use super::{EDGE_KM, Item};
use crate::border::DISTANCES_KM;
use crate::draw::chart::words;
use crate::model::Country;

/// How the picture is to be read; `times` is by how much across is larger.
pub(super) fn reading(times: &str) -> String {
    format!(
        "How to read: the line is laid straight, from the tripoint with Iran at the left to China at the right; what \
         lies in Afghanistan is above it, what lies in Pakistan below, each at its nearest point of the line. Across \
         is drawn {times} times as large as along, and where the line bends, ground fans out or folds together, so that \
         shapes and directions are not true; the arrows point north where they stand."
    )
}

/// What the marks or cells mean, and what is not drawn.
pub(super) fn note(drawn: &[&Item], nowhere: usize, unlocated: usize, counted: bool) -> String {
    let coarse = drawn
        .iter()
        .filter(|i| i.measure_km.is_none() || i.representative_km.is_none())
        .count();
    let beyond = drawn.iter().filter(|i| i.is_far()).count();
    let is = |n: usize| if n == 1 { "is" } else { "are" };
    let mut words = String::new();
    if counted {
        let n = words::thousands(drawn.len() as f64);
        words += &format!("{n} incidents are too many to show one by one: cells count them. ");
        let off = drawn.iter().filter(|i| i.at().is_none()).count();
        if off > 0 {
            let n = words::thousands(off as f64);
            words += &format!("{n} {} known to a wider area alone, and in none. ", is(off));
        }
        if beyond > 0 {
            words += "The outermost rows hold what is farther than 150 km. ";
        }
    } else if !drawn.is_empty() {
        words += "A bar runs from the least to the greatest distance that an incident may have had from the line, with \
            the symbol at its place or at the median over its district; symbols that would hide one another stand side \
            by side, many on one place are a disc with their number. ";
        if coarse > 0 {
            words += "Dashed, with a hollow symbol: known to a wider area alone. ";
        }
        if beyond > 0 {
            words += &format!("{beyond} {} farther than {EDGE_KM:.0} km and at the edge. ", is(beyond));
        }
    }
    if nowhere > 0 {
        let n = words::thousands(nowhere as f64);
        words += &format!("{n} known only to be somewhere along the line: not drawn. ");
    }
    if unlocated > 0 {
        let verb = if unlocated == 1 { "has" } else { "have" };
        let n = words::thousands(unlocated as f64);
        words += &format!("{n} {verb} no known place: not drawn.");
    }
    words.trim_end().to_owned()
}

/// The main numbers, for those who cannot see the figure.
pub(super) fn describe(items: &[Item]) -> String {
    let on = |side: Option<Country>| items.iter().filter(|i| i.side == side).count();
    let within = |km: f64| {
        items
            .iter()
            .filter(|i| i.representative_km.is_some_and(|d| d <= km))
            .count()
    };
    let distances: Vec<String> = DISTANCES_KM
        .iter()
        .map(|&km| format!("{} within {}", within(km), words::km(km)))
        .collect();
    format!(
        "Strip map of {}, by their place along the line and their distance from it: {} in Afghanistan, {} in Pakistan, \
         {} on a side that is not known. By their place or the median over their district: {}.",
        words::count(items.len(), "incident", "incidents"),
        on(Some(Country::Afghanistan)),
        on(Some(Country::Pakistan)),
        on(None),
        distances.join(", ")
    )
}
