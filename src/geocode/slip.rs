//! Badly misspelt names in a known area: a province has few districts, so that
//! a weaker likeness is enough there, where no other comes near.

use super::context::Context;
use super::edit::{self, Pattern};
use super::letters::Letters;
use super::normalise::key;
use super::rank::Wanted;
use super::spelling::Spellings;
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
