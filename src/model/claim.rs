//! A toll is a set of claims: who says how many of whom were harmed.

use super::Count;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What a claim is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Harm {
    Killed,
    Injured,
    /// The incident itself: who did it, or that it happened at all.
    Responsibility,
}

impl Harm {
    pub fn label(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Injured => "injured",
            Self::Responsibility => "responsibility",
        }
    }
}

/// Where the claimant stands towards what is claimed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    #[default]
    Claimed,
    Confirmed,
    Denied,
    Unaddressed,
}

impl Status {
    pub fn label(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Confirmed => "confirmed",
            Self::Denied => "denied",
            Self::Unaddressed => "unaddressed",
        }
    }
}

/// One statement by one claimant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    pub claimant: Cow<'static, str>,
    /// Whom it is about: "civilians", "Pakistani soldiers".
    pub about: Cow<'static, str>,
    pub harm: Harm,
    #[serde(default)]
    pub least: Option<u32>,
    #[serde(default)]
    pub greatest: Option<u32>,
    /// The number between them that the claimant holds for the likeliest.
    #[serde(default)]
    pub best: Option<u32>,
    /// "At least": the greatest number is not an upper bound.
    #[serde(default)]
    pub open: bool,
    /// The number is contained in another claim by the same claimant.
    #[serde(default)]
    pub part: bool,
    #[serde(default)]
    pub status: Status,
    /// The source's words where they are more, or less, than a number: "dozens".
    #[serde(default)]
    pub text: Option<String>,
    /// The place, among the incident's, that the claim is limited to.
    #[serde(default)]
    pub place: Option<String>,
    /// The id of a [`Source`](super::Source), or free text.
    #[serde(default)]
    pub source: Option<String>,
}

impl Claim {
    /// What a claimant states of how many of whom were harmed.
    pub fn stated(
        claimant: impl Into<Cow<'static, str>>,
        about: impl Into<Cow<'static, str>>,
        harm: Harm,
        count: Count,
    ) -> Self {
        Self {
            claimant: claimant.into(),
            about: about.into(),
            harm,
            least: count.least,
            greatest: count.greatest,
            best: None,
            open: count.open,
            part: false,
            status: Status::Claimed,
            text: None,
            place: None,
            source: None,
        }
    }

    pub fn count(&self) -> Count {
        Count {
            least: self.least,
            greatest: self.greatest,
            open: self.open,
        }
    }

    /// The claim in one line: claimant, standing, what and how many.
    pub fn in_words(&self) -> String {
        let number = match (&self.text, self.least.or(self.greatest)) {
            (Some(word), None) => format!(" {word}"),
            (_, None) => String::new(),
            (word, _) => {
                let best = self.best.map(|n| format!(", best {n}")).unwrap_or_default();
                let word = word
                    .as_ref()
                    .map(|w| format!(" (\u{201c}{w}\u{201d})"))
                    .unwrap_or_default();
                format!(" {}{best}{word}", self.count())
            }
        };
        let what = match self.harm {
            Harm::Responsibility => self.about.to_string(),
            harm => format!("{}{number}, {}", harm.label(), self.about),
        };
        let part = if self.part { ", part of another" } else { "" };
        let place = self.place.as_ref().map(|p| format!(", in {p}")).unwrap_or_default();
        format!("{} ({}{part}{place}): {what}", self.claimant, self.status.label())
    }

    fn states_number(&self) -> bool {
        self.status != Status::Denied && (self.least.is_some() || self.greatest.is_some())
    }
}

/// The smallest and the largest total that any one claimant states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Toll {
    pub min: Option<u32>,
    pub max: Option<u32>,
    /// Some claimant says "at least".
    pub open: bool,
}

/// One claimant's total: over the groups they speak about, the range of what
/// they said of each. Parts are not added. Groups are named by `about` and,
/// where a claim is limited to one, by place.
fn total_of(claims: &[&Claim]) -> Toll {
    let mut groups: BTreeMap<(&str, Option<&str>), (u32, u32, bool)> = BTreeMap::new();
    for claim in claims {
        let Some(least) = claim.least.or(claim.greatest) else {
            continue;
        };
        let greatest = claim.greatest.unwrap_or(least);
        let open = claim.open || claim.greatest.is_none();
        groups
            .entry((claim.about.as_ref(), claim.place.as_deref()))
            .and_modify(|(lo, hi, o)| {
                *lo = (*lo).min(least);
                *hi = (*hi).max(greatest);
                *o |= open;
            })
            .or_insert((least, greatest, open));
    }
    let sum = |pick: fn(&(u32, u32, bool)) -> u32| groups.values().map(pick).fold(0, u32::saturating_add);
    Toll {
        min: Some(sum(|g| g.0)),
        max: Some(sum(|g| g.1)),
        open: groups.values().any(|g| g.2),
    }
}

/// The toll of an incident for one kind of harm: over all claimants, the
/// smallest and the largest total that any *one* of them states. Nothing is
/// added or averaged across claimants; no claim gives `None`, not zero.
pub fn toll(claims: &[Claim], harm: Harm) -> Toll {
    let mut by_claimant: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        if claim.harm == harm && claim.states_number() && !claim.part {
            by_claimant.entry(&claim.claimant).or_default().push(claim);
        }
    }
    let totals: Vec<Toll> = by_claimant.values().map(|c| total_of(c)).collect();
    Toll {
        min: totals.iter().filter_map(|t| t.min).min(),
        max: totals.iter().filter_map(|t| t.max).max(),
        open: totals.iter().any(|t| t.open),
    }
}

/// Whether claims disagree or one is denied: two claimants whose numbers for
/// the same harm, group and place cannot both hold, or any denial.
pub fn contested(claims: &[Claim]) -> bool {
    let apart = |a: &Claim, b: &Claim| {
        let ceiling = |c: &Claim| if c.open { None } else { c.greatest };
        let below = |a: &Claim, b: &Claim| matches!((ceiling(a), b.least), (Some(top), Some(floor)) if top < floor);
        below(a, b) || below(b, a)
    };
    claims.iter().any(|c| c.status == Status::Denied)
        || claims.iter().enumerate().any(|(i, a)| {
            claims[i + 1..].iter().any(|b| {
                a.claimant != b.claimant
                    && (a.harm, &a.about, &a.place, a.part) == (b.harm, &b.about, &b.place, b.part)
                    && a.states_number()
                    && b.states_number()
                    && apart(a, b)
            })
        })
}
