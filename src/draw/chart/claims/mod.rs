//! Who says how many were killed, claimant by claimant: never a sum, never an
//! average.

mod claimant;
mod denials;
mod rows;

use super::figure::{Figure, note, note_height, only, settle};
use super::key::{self, Entry, Sample};
use super::words;
use crate::border::Referenced;
use crate::draw::canvas::{self, CanvasError, Themed, pt};
use crate::draw::chart::pane::Pane;
use crate::model::{Claim, DateInterval, Harm, Incident, Status, Toll, toll};
use claimant::Class;

/// What one claimant says of one incident.
#[derive(Clone, Debug, PartialEq)]
struct Statement {
    claimant: String,
    class: Class,
    total: Toll,
}

/// An incident whose dead somebody numbers.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    headline: String,
    date: DateInterval,
    statements: Vec<Statement>,
    /// Who denies what.
    denials: Vec<String>,
}

impl Row {
    /// `None` where no claimant states a number of killed.
    fn of(incident: &Incident) -> Option<Self> {
        let mut claimants: Vec<&str> = Vec::new();
        for claim in &incident.claims {
            if !claimants.contains(&claim.claimant.as_ref()) {
                claimants.push(&claim.claimant);
            }
        }
        let mut statements: Vec<Statement> = claimants
            .into_iter()
            .filter_map(|claimant| {
                let theirs: Vec<Claim> = incident
                    .claims
                    .iter()
                    .filter(|c| c.claimant == claimant)
                    .cloned()
                    .collect();
                let total = toll(&theirs, Harm::Killed);
                total.max?;
                Some(Statement {
                    claimant: claimant.to_owned(),
                    class: Class::of(claimant),
                    total,
                })
            })
            .collect();
        if statements.is_empty() {
            return None;
        }
        statements.sort_by(|a, b| (a.total.max, a.class, &a.claimant).cmp(&(b.total.max, b.class, &b.claimant)));
        let mut denials: Vec<String> = incident
            .claims
            .iter()
            .filter(|c| c.status == Status::Denied)
            .map(|c| format!("{}: {}", c.claimant, denied(c)))
            .collect();
        denials.dedup();
        Some(Self {
            headline: incident.headline(),
            date: incident.date,
            statements,
            denials,
        })
    }

    fn greatest(&self) -> u32 {
        self.statements.iter().filter_map(|s| s.total.max).max().unwrap_or(0)
    }
}

/// What is denied: the statement itself, or the number.
fn denied(claim: &Claim) -> String {
    match (claim.least, claim.greatest) {
        (None, None) => claim.about.to_string(),
        _ => format!("{} {}, {}", claim.count(), claim.harm.label(), claim.about),
    }
}

const LEGEND: &str = "Each mark is the total that one claimant states; a line joins the least and the greatest of a \
    range; an arrow means “at least”. Claimants may speak of different people, so marks apart need not \
    contradict one another. A cross marks what a claimant denies.";

/// Draws for each incident with a number of killed what each claimant states.
///
/// # Errors
/// When the words leave no room on the page.
pub fn draw(incidents: &[&Referenced], figure: &Figure) -> Result<String, CanvasError> {
    paint(incidents.iter().map(|r| &r.located.incident), figure)
}

fn paint<'i>(incidents: impl Iterator<Item = &'i Incident>, figure: &Figure) -> Result<String, CanvasError> {
    let all: Vec<Option<Row>> = incidents.map(Row::of).collect();
    let without = all.iter().filter(|row| row.is_none()).count();
    let mut rows: Vec<Row> = all.into_iter().flatten().collect();
    rows.sort_by(|a, b| (a.date, &a.headline).cmp(&(b.date, &b.headline)));
    let numbered = words::count(rows.len(), "incident", "incidents");
    let described = describe(&rows, &numbered);
    settle(figure, |figure, spare| {
        canvas::draw(&figure.page(described.clone()), |root, sheet| {
            let room = figure.frame(sheet)?;
            if rows.is_empty() {
                return only(sheet, room, "Nobody states a number of killed", spare);
            }
            let classes = Class::ALL
                .into_iter()
                .filter(|class| rows.iter().any(|r| r.statements.iter().any(|s| s.class == *class)))
                .map(|class| Entry::new(Sample::Mark(class.mark(sheet.theme())), class.label()));
            let top = key::draw(sheet, "key", &classes.collect::<Vec<_>>(), room)?;
            // Rows for which there is no room are told, so the words for the
            // foot are known only after these are chosen.
            let foot = |left_out: usize| {
                let mut words = LEGEND.to_owned();
                if without > 0 {
                    let n = words::count(without, "incident", "incidents");
                    words = format!("{words} Not shown: {n} without a number.");
                }
                if left_out > 0 {
                    let n = words::count(left_out, "incident", "incidents");
                    words = format!("{words} Left out for want of room: {n} with the smallest numbers.");
                }
                words
            };
            let most = note_height(sheet, room, &foot(rows.len().max(1)));
            let pane = Pane {
                top,
                bottom: room.bottom - most - pt(4.0),
                ..room
            };
            let (shown, left_out) = rows::that_fit(sheet, &rows, pane);
            let words = foot(left_out);
            note(sheet, room, room.bottom - note_height(sheet, room, &words), &words)?;
            spare.set(rows::draw(root, sheet, &shown, pane)?);
            Ok(())
        })
    })
}

/// The numbers of the incidents with the greatest claims, for those who cannot
/// see the figure.
fn describe(rows: &[Row], numbered: &str) -> String {
    const MOST: usize = 8;
    let mut ranked: Vec<&Row> = rows.iter().collect();
    ranked.sort_by_key(|row| std::cmp::Reverse(row.greatest()));
    let mut words = format!("Numbers of killed as claimants state them, for {numbered}.");
    for row in ranked.into_iter().take(MOST) {
        let stated: Vec<String> = row
            .statements
            .iter()
            .filter_map(|s| Some(format!("{} {}", s.claimant, words::toll(s.total)?)))
            .collect();
        words += &format!(" {}, {}: {}.", words::date(row.date), row.headline, stated.join("; "));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::chart::sample;

    #[test]
    fn claims_of_any_number_are_drawn() {
        for (n, width, height) in [
            (0, 180.0, 150.0),
            (1, 180.0, 150.0),
            (24, 180.0, 190.0),
            (24, 120.0, 100.0),
        ] {
            let figure = sample::figure("What each side says of the dead", width, height);
            let incidents = sample::incidents();
            let svg = paint(incidents.iter().take(n), &figure).expect("drawn");
            assert_eq!(svg, paint(incidents.iter().take(n), &figure).expect("drawn"));
            sample::check(&format!("claims-{n}-{height}"), &svg);
        }
        for (n, figure) in sample::odd_figures().into_iter().enumerate() {
            sample::check_or_layout(&format!("claims-odd-{n}"), paint(sample::incidents().iter(), &figure));
        }
    }

    #[test]
    fn a_claimant_is_a_mark_and_nothing_is_added_up() {
        let incidents = sample::incidents();
        let row = Row::of(&incidents[0]).expect("numbers");
        let totals: Vec<Option<u32>> = row.statements.iter().map(|s| s.total.max).collect();
        assert_eq!(totals, [Some(20), Some(36), Some(47)]);
        assert!(Row::of(&incidents[2]).is_none());
        let denied = Row::of(&incidents[3]).expect("a number");
        assert_eq!(
            denied.denials,
            ["Pakistan foreign office: having carried out the strikes"]
        );
    }
}
