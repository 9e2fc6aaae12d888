//! Too many incidents to show one by one: counted in cells of the strip, each
//! on one side of the line.

use super::{EDGE_KM, Item, Layout};
use crate::draw::canvas::{CanvasError, Colour, Fill, Group, Rect, Sheet, Stroke, Themed};
use crate::draw::chart::key::{Entry, Sample};
use crate::draw::chart::words;
use std::collections::BTreeMap;

/// Height of a cell, kilometres: bands of 25 and 50 km are two and four.
const ACROSS_KM: f64 = 12.5;
/// No cell is narrower, CSS pixels.
const NARROWEST: f64 = 7.5;
/// More columns than these would make the file too large where all are filled.
const MOST_COLUMNS: f64 = 76.0;
/// Room beyond the plot for the row of what is farther.
pub(super) const EDGE_ROOM: f64 = 11.0;
/// Rows on each side; the next one out holds what is farther.
const ROWS: i32 = (EDGE_KM / ACROSS_KM) as i32;

/// Numbers of incidents by column and row. Rows count from the line: 1 and up
/// in Afghanistan, −1 and down in Pakistan.
pub(super) struct Cells {
    along_km: f64,
    counts: BTreeMap<(i32, i32), usize>,
    /// The least number of each class, ascending from 1.
    classes: Vec<usize>,
}

impl Cells {
    /// Counts those that have one place, in cells that are wide enough on a
    /// page of this width.
    pub(super) fn count(items: &[&Item], line_km: f64, width: f64) -> Self {
        let along_km = [20.0, 25.0, 40.0, 50.0, 100.0, 200.0]
            .into_iter()
            .find(|km| width * km / line_km >= NARROWEST && line_km / km <= MOST_COLUMNS)
            .unwrap_or(line_km);
        let mut counts: BTreeMap<(i32, i32), usize> = BTreeMap::new();
        for (measure, signed) in items.iter().filter_map(|i| i.at()) {
            let column = (measure.clamp(0.0, line_km) / along_km) as i32;
            let row = ((signed.abs() / ACROSS_KM) as i32).min(ROWS) + 1;
            let row = if signed < 0.0 { -row } else { row };
            *counts.entry((column, row)).or_default() += 1;
        }
        // The rows of what is farther hold much more, and would set the classes.
        let near = counts.iter().filter(|((_, row), _)| row.abs() <= ROWS);
        let most = near.map(|(_, n)| *n).max().unwrap_or(0);
        Self {
            along_km,
            counts,
            classes: classes(most),
        }
    }

    fn colour(&self, sheet: &Sheet, count: usize) -> Colour {
        let class = self.classes.partition_point(|&least| least <= count).saturating_sub(1);
        let ramp = sheet.colours().density;
        // Few classes use the ramp to its ends.
        let last = self.classes.len().saturating_sub(1).max(1);
        ramp[(class * (ramp.len() - 1) / last).min(ramp.len() - 1)]
    }

    /// The classes with their numbers.
    pub(super) fn key(&self, sheet: &Sheet) -> Vec<Entry> {
        let most = self.counts.values().copied().max().unwrap_or(0);
        let head = format!("Incidents in {:.0} × {ACROSS_KM} km", self.along_km);
        let mut entries = vec![Entry::new(Sample::Head, head)];
        for (i, &least) in self.classes.iter().enumerate() {
            let last = self.classes.get(i + 1).map_or(most, |next| next - 1);
            let number = |n: usize| words::thousands(n as f64);
            let words = if least == last {
                number(least)
            } else {
                format!("{}–{}", number(least), number(last))
            };
            let fill = Fill::from(self.colour(sheet, least));
            entries.push(Entry::new(Sample::Patch(fill, Some(self.edge(sheet))), words));
        }
        entries
    }

    /// The lightest class is hardly darker than the ground.
    fn edge(&self, sheet: &Sheet) -> Stroke {
        Stroke::new(sheet.colours().density[2], 0.3)
    }

    pub(super) fn draw(&self, sheet: &Sheet, layout: Layout) -> Result<(), CanvasError> {
        sheet.draw(&Group::open("cells").title("Incidents, counted"))?;
        for (&(column, row), &count) in &self.counts {
            let from = f64::from(column) * self.along_km;
            let to = (from + self.along_km).min(layout.line_km);
            let out = row.abs();
            let (near, far) = (f64::from(out - 1) * ACROSS_KM, f64::from(out) * ACROSS_KM);
            let up = f64::from(row.signum());
            let country = if row > 0 { "Afghanistan" } else { "Pakistan" };
            let (ys, off) = if out > ROWS {
                let edge = layout.y(up * EDGE_KM) - up * 2.0;
                ((edge, edge - up * (EDGE_ROOM - 3.0)), format!("over {EDGE_KM:.0}"))
            } else {
                ((layout.y(up * near), layout.y(up * far)), format!("{near}–{far}"))
            };
            let title = format!(
                "{}: km {from:.0}–{to:.0}, {off} km into {country}",
                words::thousands(count as f64)
            );
            let cell = Rect::new(
                (layout.x(from) + 0.3, ys.0.min(ys.1) + 0.3),
                (layout.x(to) - 0.3, ys.0.max(ys.1) - 0.3),
            );
            let cell = cell.fill(self.colour(sheet, count)).stroke(self.edge(sheet));
            sheet.draw(&cell.title(title))?;
        }
        Ok(sheet.draw(&Group::close())?)
    }
}

/// At most five classes of numbers from 1 to `most`, each about as many times
/// the one before.
fn classes(most: usize) -> Vec<usize> {
    let ratio = (most.max(1) as f64).powf(0.2).max(1.0);
    let mut least: Vec<usize> = (0..5)
        .map(|i| (ratio.powi(i) + 1e-9).floor() as usize + usize::from(i > 0))
        .filter(|&n| n <= most.max(1))
        .collect();
    least.dedup();
    least
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_rise_from_one() {
        for most in [0, 1, 2, 3, 5, 12, 240, 100_000] {
            let found = classes(most);
            assert_eq!(found[0], 1);
            assert!(
                found.windows(2).all(|w| w[0] < w[1]) && found.len() <= 5,
                "{most}: {found:?}"
            );
            assert!(found.iter().all(|&n| n <= most.max(1)));
        }
    }
}
