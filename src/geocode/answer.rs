//! The candidates for a name, shown rather than used.

use super::Geocoder;
use super::explain::{self, Answer, Candidate};
use super::phrase::{self, Phrase};
use super::resolve::Row;
use crate::model::PlaceText;

/// Candidates that an answer lists at most.
const LISTED: usize = 10;

impl<'a> Geocoder<'a> {
    /// The candidates for the first name in a place text, with the decision.
    pub fn candidates(&self, written: &PlaceText) -> Answer<'a> {
        let nothing = |explanation: String| Answer {
            candidates: Vec::new(),
            chosen: None,
            explanation,
        };
        let Some((text, column)) = self.subject(written) else {
            return nothing("no place is stated".to_owned());
        };
        let mention = match phrase::parse(text, self.lexicon()) {
            Phrase::Nothing => return nothing(format!("\"{text}\" names no place")),
            Phrase::Line => return nothing(format!("\"{text}\" is the line itself")),
            Phrase::Places(mut mentions) => mentions.swap_remove(0),
        };
        let columns = self.columns(written, column);
        let row = Row {
            written,
            others: &[],
            column,
            land: super::words::land(text),
        };
        let name = &mention.chain[0];
        let outer = self.outer(&mention.chain, &columns, true);
        let mut choice = self.choose(&name.written, self.wanted(row, name), &outer.context, &[]);
        choice.decide_by_land(self.toponyms, row.land);
        if choice.chosen.is_none() && mention.chain.iter().any(|n| n.loose) {
            let apart = self.outer(&mention.chain, &columns, false);
            let alone = self.choose(&name.written, self.wanted(row, name), &apart.context, &[]);
            if alone.chosen.is_some() {
                choice = alone;
            }
        }
        let explanation = match self.mention(row, &mention, &columns).first() {
            Some(place) => place.found_by.clone(),
            None => explain::undecided(&name.written, &[], false),
        };
        Answer {
            candidates: choice
                .ranked
                .iter()
                .take(LISTED)
                .map(|r| Candidate {
                    toponym: &self.toponyms[r.found.toponym],
                    score: r.found.score,
                    matched: r.found.spelling.clone(),
                    rule: r.found.rule,
                })
                .collect(),
            chosen: choice.chosen.filter(|i| *i < LISTED),
            explanation,
        }
    }
}
