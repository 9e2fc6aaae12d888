//! Whether two names may be of one party.

use crate::model::Incident;
use std::collections::BTreeSet;

/// Words that many parties share, and that datasets put in or leave out.
const COMMON: [&str; 24] = [
    "of",
    "the",
    "and",
    "in",
    "i",
    "e",
    "ul",
    "al",
    "force",
    "forces",
    "armed",
    "military",
    "army",
    "security",
    "government",
    "gov",
    "govt",
    "state",
    "authorities",
    "group",
    "militants",
    "islamic",
    "republic",
    "emirate",
];

/// A name's telling words, and what they begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    telling: BTreeSet<String>,
    initials: String,
}

impl Words {
    /// `None` where the name says nothing.
    pub fn of(name: &str) -> Option<Self> {
        let latin = any_ascii::any_ascii(name).to_ascii_lowercase();
        let all: Vec<&str> = latin
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|w| !w.is_empty() && !w.bytes().all(|b| b.is_ascii_digit()))
            .collect();
        let unknown = ["unknown", "unidentified", "unspecified", "undetermined"];
        if all.is_empty() || all.iter().any(|w| unknown.contains(w)) {
            return None;
        }
        let mut telling: Vec<&str> = all.iter().copied().filter(|w| !COMMON.contains(w)).collect();
        if telling.is_empty() {
            telling = all;
        }
        // "Tehrik-i-Taliban Pakistan (TTP)": what is said twice counts once.
        let initials = |words: &[&str]| words.iter().filter_map(|w| w.chars().next()).collect::<String>();
        let short = (0..telling.len()).find(|&i| {
            let rest: Vec<&str> = (0..telling.len()).filter(|&j| j != i).map(|j| telling[j]).collect();
            rest.len() > 1 && initials(&rest) == telling[i]
        });
        if let Some(i) = short {
            telling.remove(i);
        }
        Some(Self {
            initials: initials(&telling),
            telling: telling.into_iter().map(str::to_owned).collect(),
        })
    }

    /// The share of their words that both have; 1 for a name and its initials.
    fn likeness(&self, other: &Self) -> f64 {
        let short = |a: &Self, b: &Self| a.telling.len() == 1 && b.telling.len() > 1 && a.telling.contains(&b.initials);
        if short(self, other) || short(other, self) {
            return 1.0;
        }
        let both = self.telling.intersection(&other.telling).count();
        let all = self.telling.union(&other.telling).count();
        both as f64 / all.max(1) as f64
    }
}

type Parties<'a> = (Option<&'a Words>, Option<&'a Words>);

/// How well initiator and target agree, 0 to 1; `None` where none can be
/// compared. Datasets differ in whom they name first, so either way counts.
pub(super) fn agreement(a: Parties, b: Parties) -> Option<f64> {
    let mean = |x: Option<f64>, y: Option<f64>| match (x, y) {
        (Some(x), Some(y)) => Some((x + y) / 2.0),
        (one, None) | (None, one) => one,
    };
    let like = |x: Option<&Words>, y: Option<&Words>| Some(x?.likeness(y?));
    let straight = mean(like(a.0, b.0), like(a.1, b.1));
    let crossed = mean(like(a.0, b.1), like(a.1, b.0));
    match (straight, crossed) {
        (Some(x), Some(y)) => Some(x.max(y)),
        (one, None) | (None, one) => one,
    }
}

/// The parties as a reader would put them.
pub fn written(incident: &Incident) -> String {
    let name = |a: &Option<crate::model::Actor>| a.as_ref().map_or("not stated".to_owned(), |a| a.name.clone());
    format!("{} / {}", name(&incident.initiator), name(&incident.target))
}

#[cfg(test)]
mod tests {
    use super::{Words, agreement};

    #[test]
    fn names_of_one_party_agree() {
        let like = |a: &str, b: &str| Words::of(a).expect("words").likeness(&Words::of(b).expect("words"));
        assert_eq!(
            like("Military Forces of Pakistan (2022-2024)", "Government of Pakistan"),
            1.0
        );
        assert_eq!(like("TTP", "Tehrik-i-Taliban Pakistan"), 1.0);
        assert_eq!(
            like("TTP: Tehrik-i-Taliban Pakistan", "Tehrik-i-Taliban Pakistan (TTP)"),
            1.0
        );
        assert!(like("Tehrik-i-Taliban Pakistan", "Government of Pakistan") < 0.5);
        assert_eq!(like("ISKP", "TTP"), 0.0);
        assert_eq!(Words::of("Unidentified Armed Group (Pakistan)"), None);
        assert_eq!(like("Security forces", "security forces"), 1.0);
    }

    #[test]
    fn either_order_counts_and_the_unknown_is_no_answer() {
        let (pak, ttp) = (Words::of("Pakistan"), Words::of("TTP"));
        let (pak, ttp) = (pak.as_ref(), ttp.as_ref());
        assert_eq!(agreement((pak, ttp), (ttp, pak)), Some(1.0));
        assert_eq!(agreement((pak, None), (ttp, pak)), Some(1.0));
        assert_eq!(agreement((pak, None), (None, None)), None);
    }
}
