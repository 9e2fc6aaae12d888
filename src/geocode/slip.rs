//! Badly misspelt names in a known area: a province has few districts, so that
//! a weaker likeness is enough there, where no other comes near.

use super::arabic;
use super::context::Context;
use super::edit::{self, Pattern};
use super::letters::Letters;
use super::normalise::{key, latin_key};
use super::rank::Wanted;
use super::skeleton::skeleton;
use super::spelling::{Spelling, Spellings};
use super::{Match, Rule};
use crate::geodata::{Kind, Toponym};

/// Likeness that is enough where the kind is told, and where it is not.
const LEAST: f64 = 0.74;
const LEAST_UNTOLD: f64 = 0.84;
/// By so much the next must be less like.
const AHEAD: f64 = 0.07;

/// The only district or tehsil of the context that is spelt nearly so.
pub(super) fn find(
    spellings: &Spellings,
    toponyms: &[Toponym],
    name: &str,
    wanted: Wanted,
    context: &Context,
) -> Option<Match> {
    let told = wanted.hint.or(wanted.column);
    let least = match told {
        Some(Kind::District | Kind::Tehsil) => LEAST,
        None => LEAST_UNTOLD,
        Some(_) => return None,
    };
    if arabic::is_arabic(name) {
        return in_arabic(spellings, toponyms, name, wanted, context);
    }
    let wanted_key = key(name);
    if context.is_wide() || context.foreign || wanted_key.len() < 4 {
        return None;
    }
    let letters = Letters::of(&name.to_lowercase());
    let pattern = Pattern::new(letters.plain());
    // In three letters a slip, but one in any.
    let most = (letters.plain().count() / 3).max(1) as u32;
    let mut best: Option<Match> = None;
    let mut second = 0.0_f64;
    for spelling in &spellings.all {
        let is_area = matches!(toponyms[spelling.toponym].kind, Kind::District | Kind::Tehsil);
        if !is_area || !context.holds(toponyms, spelling.toponym) {
            continue;
        }
        let other = Letters::of(&spelling.written.to_lowercase());
        let folded = edit::likeness(&wanted_key, &spelling.key, least).unwrap_or(0.0);
        let likeness = if pattern.edits(other.plain()) > most {
            folded
        } else {
            let cost = letters.cost(&other, u16::MAX);
            cost.map_or(0.0, |c| letters.likeness(&other, c)).max(folded)
        };
        match &best {
            Some(b) if b.toponym == spelling.toponym && b.score >= likeness => {}
            Some(b) if b.score >= likeness => second = second.max(likeness),
            _ => {
                if let Some(b) = best.filter(|b| b.toponym != spelling.toponym) {
                    second = second.max(b.score);
                }
                best = Some(Match {
                    toponym: spelling.toponym,
                    spelling: spelling.written.clone(),
                    score: likeness,
                    rule: Rule::Context,
                });
            }
        }
    }
    best.filter(|b| b.score >= least && b.score >= second + AHEAD)
}

/// The only area or town of the kind or in the area stated that has these
/// consonants.
fn in_arabic(
    spellings: &Spellings,
    toponyms: &[Toponym],
    name: &str,
    wanted: Wanted,
    context: &Context,
) -> Option<Match> {
    let told = wanted.hint.or(wanted.column);
    let consonants = skeleton(&latin_key(name));
    let least = if context.is_wide() { 3 } else { 2 };
    if consonants.len() < least || (context.is_wide() && told.is_none()) || context.foreign {
        return None;
    }
    let fits = |kind: Kind| match told {
        Some(Kind::District | Kind::Tehsil) => matches!(kind, Kind::District | Kind::Tehsil),
        Some(told) => kind == told,
        None => matches!(kind, Kind::District | Kind::Tehsil | Kind::Town),
    };
    let mut found: Option<&Spelling> = None;
    for spelling in spellings.with_skeleton(&consonants) {
        let toponym = &toponyms[spelling.toponym];
        if !fits(toponym.kind) || !context.holds(toponyms, spelling.toponym) {
            continue;
        }
        match found {
            // A tehsil or town of the district's name is in it.
            Some(f) if toponyms[f.toponym].name == toponym.name && toponyms[f.toponym].province == toponym.province => {
                if toponym.kind < toponyms[f.toponym].kind {
                    found = Some(spelling);
                }
            }
            Some(f) if f.toponym != spelling.toponym => return None,
            _ => found = Some(spelling),
        }
    }
    found.map(|spelling| Match {
        toponym: spelling.toponym,
        spelling: spelling.written.clone(),
        score: LEAST,
        rule: Rule::Context,
    })
}
