//! What the marks' colours and forms tell: a class for each incident.

use super::mark::{Form, Mark};
use crate::border::Referenced;
use crate::draw::theme::Theme;
use crate::model::{IncidentType, Status, contested};
use std::collections::BTreeMap;

/// What incidents are told apart by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColourBy {
    #[default]
    Type,
    /// Who is said to have begun it.
    Actor,
    /// The year, or several years where there are many.
    Period,
    /// Whether the claims agree.
    Status,
}

/// Categories that a reader can tell apart.
const MOST: usize = 6;
/// Of the classes beyond the types; the last is for the rest.
const FORMS: [Form; MOST + 1] = [
    Form::Circle,
    Form::Square,
    Form::Diamond,
    Form::Up,
    Form::Down,
    Form::Star,
    Form::Hexagon,
];

/// The classes of some incidents: their marks and words, in the legend's order.
pub(in crate::draw) struct Classes {
    by: ColourBy,
    entries: Vec<(Mark, String)>,
    /// Of actors, by their names.
    actors: BTreeMap<String, usize>,
    /// First and last year of each period.
    periods: Vec<(i32, i32)>,
}

impl Classes {
    pub(in crate::draw) fn of(incidents: &[&Referenced], by: ColourBy, theme: &Theme) -> Self {
        let mut classes = Self {
            by,
            entries: Vec::new(),
            actors: BTreeMap::new(),
            periods: Vec::new(),
        };
        let labels: Vec<String> = match by {
            ColourBy::Type => {
                let kinds = super::kinds(incidents);
                classes.entries = kinds
                    .into_iter()
                    .map(|k| (Mark::of(k, theme), k.label().to_owned()))
                    .collect();
                return classes;
            }
            ColourBy::Actor => classes.rank_actors(incidents),
            ColourBy::Period => classes.part_years(incidents),
            ColourBy::Status => STATUSES.iter().map(|s| (*s).to_owned()).collect(),
        };
        classes.entries = labels
            .into_iter()
            .enumerate()
            .map(|(i, label)| {
                let mark = Mark {
                    form: FORMS[i.min(MOST)],
                    colour: theme.category(i),
                };
                (mark, label)
            })
            .collect();
        if by == ColourBy::Status {
            let used: Vec<bool> = (0..STATUSES.len())
                .map(|s| incidents.iter().any(|i| status(i) == s))
                .collect();
            classes.entries.iter_mut().zip(&used).for_each(|(entry, used)| {
                if !used {
                    entry.1.clear();
                }
            });
        }
        classes
    }

    /// The actors named most often, then "others" and "not stated".
    fn rank_actors(&mut self, incidents: &[&Referenced]) -> Vec<String> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for incident in incidents {
            if let Some(name) = initiator(incident) {
                *counts.entry(name).or_default() += 1;
            }
        }
        let mut ranked: Vec<(&str, usize)> = counts.into_iter().collect();
        ranked.sort_by_key(|&(name, n)| (std::cmp::Reverse(n), name));
        let more = ranked.len() > MOST - 1;
        let named = if more { MOST - 2 } else { ranked.len() };
        let mut labels: Vec<String> = ranked[..named].iter().map(|(name, _)| (*name).to_owned()).collect();
        for (rank, (name, _)) in ranked.iter().enumerate() {
            self.actors.insert((*name).to_owned(), rank.min(named));
        }
        if more {
            labels.push("Others named as initiator".into());
        }
        if incidents.iter().any(|i| initiator(i).is_none()) {
            labels.push("No initiator stated".into());
        }
        labels
    }

    /// Years, joined into equal periods where they are too many.
    fn part_years(&mut self, incidents: &[&Referenced]) -> Vec<String> {
        let years = || incidents.iter().map(|i| year(i));
        let (Some(first), Some(last)) = (years().min(), years().max()) else {
            return Vec::new();
        };
        let each = (last - first + 1).max(1).unsigned_abs().div_ceil(MOST as u32).max(1) as i32;
        self.periods = (first..=last)
            .step_by(each.unsigned_abs() as usize)
            .map(|from| (from, (from + each - 1).min(last)))
            .collect();
        let name = |&(a, b): &(i32, i32)| if a == b { a.to_string() } else { format!("{a}–{b}") };
        self.periods.iter().map(name).collect()
    }

    /// The mark of an incident.
    pub(in crate::draw) fn mark(&self, incident: &Referenced, theme: &Theme) -> Mark {
        let index = match self.by {
            ColourBy::Type => return Mark::of(incident.located.incident.kind, theme),
            ColourBy::Actor => initiator(incident)
                .and_then(|name| self.actors.get(name).copied())
                .unwrap_or(self.entries.len().saturating_sub(1)),
            ColourBy::Period => {
                let year = year(incident);
                self.periods
                    .iter()
                    .position(|p| (p.0..=p.1).contains(&year))
                    .unwrap_or(0)
            }
            ColourBy::Status => status(incident),
        };
        self.entries
            .get(index)
            .map_or_else(|| Mark::of(IncidentType::Other, theme), |e| e.0)
    }

    /// Marks with their words, for the legend.
    pub(in crate::draw) fn entries(&self) -> impl Iterator<Item = (Mark, &str)> {
        self.entries
            .iter()
            .filter(|e| !e.1.is_empty())
            .map(|(mark, label)| (*mark, label.as_str()))
    }

    /// The legend's heading.
    pub(in crate::draw) fn heading(&self) -> &'static str {
        match self.by {
            ColourBy::Type => "Incidents",
            ColourBy::Actor => "Incidents by alleged initiator",
            ColourBy::Period => "Incidents by year",
            ColourBy::Status => "Incidents by their claims",
        }
    }
}

const STATUSES: [&str; 4] = [
    "Claims disagree, or one is denied",
    "Confirmed by a claimant",
    "Claimed, by nobody denied",
    "No claim stated",
];

fn status(incident: &Referenced) -> usize {
    let claims = &incident.located.incident.claims;
    if contested(claims) {
        0
    } else if claims.iter().any(|c| c.status == Status::Confirmed) {
        1
    } else if claims.is_empty() {
        3
    } else {
        2
    }
}

fn initiator(incident: &Referenced) -> Option<&str> {
    let actor = incident.located.incident.initiator.as_ref()?;
    Some(actor.name.trim()).filter(|n| !n.is_empty())
}

fn year(incident: &Referenced) -> i32 {
    use chrono::Datelike;
    incident.located.incident.date.start().year()
}
