//! What was found, and why, in words.

use super::candidates::{Match, Rule};
use crate::geodata::Toponym;
use std::fmt;

/// A toponym that a written name may stand for.
#[derive(Clone, Debug)]
pub struct Candidate<'a> {
    pub toponym: &'a Toponym,
    /// Likeness of the spellings, between 0 and 1.
    pub score: f64,
    /// The gazetteer's spelling that matched.
    pub matched: String,
    pub rule: Rule,
}

/// The candidates for a written place, best first, and which one was chosen.
#[derive(Clone, Debug)]
pub struct Answer<'a> {
    pub candidates: Vec<Candidate<'a>>,
    /// An index into `candidates`; `None` where nothing was found or nothing
    /// decides between several.
    pub chosen: Option<usize>,
    pub explanation: String,
}

impl<'a> Answer<'a> {
    /// The chosen toponym.
    pub fn toponym(&self) -> Option<&'a Toponym> {
        self.chosen.and_then(|i| self.candidates.get(i)).map(|c| c.toponym)
    }
}

impl fmt::Display for Answer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.explanation)?;
        for (i, c) in self.candidates.iter().enumerate() {
            let mark = if self.chosen == Some(i) { "→" } else { " " };
            writeln!(
                f,
                "{mark} {:.2}  {}, by \"{}\" ({})",
                c.score,
                described(c.toponym),
                c.matched,
                c.rule.label()
            )?;
        }
        Ok(())
    }
}

/// A toponym with its kind and what it lies in: `district "Barmal" in Paktika`.
pub(super) fn described(toponym: &Toponym) -> String {
    let own = |outer: &&str| *outer != toponym.name;
    let outer = toponym
        .parent
        .as_deref()
        .filter(own)
        .or(toponym.province.as_deref().filter(own));
    let outer = outer.or(toponym.country.map(crate::model::Country::name).filter(own));
    let inside = outer.map(|o| format!(" in {o}")).unwrap_or_default();
    format!("{} \"{}\"{inside}", toponym.kind.label(), toponym.name)
}

/// Why a place is where it is put.
pub(super) fn found_by(toponym: &Toponym, written: &str, found: &Match, near: bool) -> String {
    let beside = if near { "beside " } else { "" };
    let what = described(toponym);
    if found.rule == Rule::Exact && written == toponym.name {
        return format!("{beside}{what} (the gazetteer's name)");
    }
    if found.spelling == toponym.name || found.spelling == written {
        return format!("{beside}{what}, spelt \"{written}\" here ({})", found.rule.label());
    }
    format!(
        "{beside}{what}, spelt \"{written}\" here, by its other name \"{}\" ({})",
        found.spelling,
        found.rule.label()
    )
}

/// Why nothing was chosen; `elsewhere` tells that the name is known outside
/// the context.
pub(super) fn undecided(written: &str, tied: &[&Toponym], elsewhere: bool) -> String {
    if tied.is_empty() && elsewhere {
        return format!("the gazetteer has no \"{written}\" of the kind and in the area stated");
    }
    if tied.is_empty() {
        return format!("\"{written}\" is not in the gazetteer");
    }
    let names: Vec<String> = tied.iter().take(4).map(|t| described(t)).collect();
    let more = if tied.len() > 4 { " and others" } else { "" };
    format!("\"{written}\" may be {}{more}; nothing says which", names.join(" or "))
}
