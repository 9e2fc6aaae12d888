//! Names of crossings above a plot, each on a leader down to the line.

use crate::draw::canvas::{Anchor, CanvasError, Group, Label, Shape, Sheet, Stroke, Themed};
use crate::draw::chart::figure::{LEADING, Sizes};
use crate::draw::chart::pane::Pane;
use crate::draw::text::{self, Face};

/// A name beside its leader, in a level above the plot.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::draw::chart) struct Named {
    name: String,
    x: f64,
    /// Of the name with the gaps at both ends.
    width: f64,
    /// The name ends at its leader, instead of beginning there.
    before: bool,
    /// 0 is next to the plot.
    level: usize,
}

impl Named {
    /// From where to where the name reaches along x.
    fn extent(&self) -> (f64, f64) {
        if self.before {
            (self.x - self.width, self.x)
        } else {
            (self.x, self.x + self.width)
        }
    }
}

/// Between leader and name, and after the name.
const GAP: f64 = 2.5;

/// Sides and levels such that no name lies on another, on a leader or off the
/// page, in as few levels as a simple search finds. Names for which there is
/// no such place are left out.
pub(in crate::draw::chart) fn arrange(
    sheet: &Sheet,
    crossings: &[(String, f64)],
    line_km: f64,
    across: Pane,
) -> Vec<Named> {
    arrange_in(sheet.small(), crossings, line_km, across)
}

fn arrange_in(size: f64, crossings: &[(String, f64)], line_km: f64, across: Pane) -> Vec<Named> {
    let mut names: Vec<Named> = crossings
        .iter()
        .filter(|(name, km)| !name.trim().is_empty() && (0.0..=line_km).contains(km))
        .map(|(name, km)| Named {
            name: name.clone(),
            x: across.left + across.width() * km / line_km,
            width: text::width(name, Face::Italic, size) + 2.0 * GAP,
            before: false,
            level: 0,
        })
        .collect();
    names.sort_by(|a, b| a.x.total_cmp(&b.x).then_with(|| a.name.cmp(&b.name)));
    let off = |n: &Named| n.extent().0 < across.left || n.extent().1 > across.right;
    for name in &mut names {
        name.before = off(name);
    }
    names.retain(|n| !off(n));
    // Turn one name at a time to its other side while that helps.
    let (mut best, mut cost) = level(names.clone());
    loop {
        let mut better = false;
        for i in 0..names.len() {
            names[i].before = !names[i].before;
            let tried = if off(&names[i]) {
                None
            } else {
                Some(level(names.clone()))
            };
            match tried {
                Some((found, less)) if less < cost => (best, cost, better) = (found, less, true),
                _ => names[i].before = !names[i].before,
            }
        }
        if !better {
            return best;
        }
    }
}

/// Names dropped, highest level, sum of levels: less is better.
type Cost = (usize, usize, usize);

/// Gives each name the lowest level it can have on its side. A name that
/// reaches over the leader of another goes above it, so that this leader
/// begins below the name.
fn level(mut waiting: Vec<Named>) -> (Vec<Named>, Cost) {
    let mut done: Vec<Named> = Vec::new();
    let mut dropped = 0;
    let over = |a: &Named, b: &Named| a.extent().0 < b.x && b.x < a.extent().1;
    while !waiting.is_empty() {
        let ready = (0..waiting.len()).find(|&i| {
            waiting
                .iter()
                .enumerate()
                .all(|(j, other)| i == j || !over(&waiting[i], other))
        });
        let Some(i) = ready else {
            // Two names lie over one another's leaders.
            waiting.pop();
            dropped += 1;
            continue;
        };
        let mut name = waiting.remove(i);
        let (from, to) = name.extent();
        let above = done
            .iter()
            .filter(|d| over(&name, d))
            .map(|d| d.level + 1)
            .max()
            .unwrap_or(0);
        let taken = |level: usize| {
            done.iter()
                .any(|d| d.level == level && d.extent().0 < to && from < d.extent().1)
        };
        // Its own leader must not cross a name below: such a name was done
        // before, and lies over this leader, only if that was allowed then.
        let crossed = |level: usize| done.iter().any(|d| over(d, &name) && d.level <= level);
        match (above..above + done.len() + 1).find(|&l| !taken(l)) {
            Some(level) if !crossed(level) => {
                name.level = level;
                done.push(name);
            }
            _ => dropped += 1,
        }
    }
    done.sort_by(|a, b| a.x.total_cmp(&b.x).then_with(|| a.name.cmp(&b.name)));
    let highest = done.iter().map(|n| n.level).max().unwrap_or(0);
    let sum = done.iter().map(|n| n.level).sum();
    (done, (dropped, highest, sum))
}

/// Height of the names above the plot.
pub(in crate::draw::chart) fn height(sheet: &Sheet, names: &[Named]) -> f64 {
    names
        .iter()
        .map(|n| n.level + 1)
        .max()
        .map_or(0.0, |levels| levels as f64 * sheet.small() * LEADING + 2.0)
}

/// Draws the names upwards from `above`, each with a leader down to `line`.
pub(in crate::draw::chart) fn draw(
    sheet: &Sheet,
    names: &[Named],
    (above, line): (f64, f64),
) -> Result<(), CanvasError> {
    if names.is_empty() {
        return Ok(());
    }
    sheet.draw(&Group::open("crossings").title("Crossings"))?;
    for named in names {
        let x = named.x;
        let baseline = above - 3.5 - named.level as f64 * sheet.small() * LEADING;
        let leader = Shape::line([(x, baseline - sheet.small() * 0.75), (x, line)]);
        sheet.draw(&leader.stroke(Stroke::new(sheet.colours().axis, 0.6).dash(&[1.0, 1.4])))?;
        let (anchor, shift) = if named.before {
            (Anchor::End, -GAP)
        } else {
            (Anchor::Start, GAP)
        };
        let label = Label::new((x + shift, baseline), named.name.as_str(), sheet.small());
        sheet.draw(&label.anchor(anchor).face(Face::Italic))?;
    }
    Ok(sheet.draw(&Group::close())?)
}

/// Where the leaders are.
pub(in crate::draw::chart) fn places(names: &[Named]) -> impl Iterator<Item = (f64, &str)> {
    names.iter().map(|n| (n.x, n.name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_lies_on_a_name_or_a_leader() {
        let across = Pane {
            left: 40.0,
            top: 0.0,
            right: 640.0,
            bottom: 100.0,
        };
        for count in [1, 5, 13, 30] {
            let landmarks: Vec<(String, f64)> = (0..count)
                .map(|i| (format!("Crossing {i}"), f64::from(i * i * 37 % 2400)))
                .collect();
            let names = arrange_in(8.27, &landmarks, 2400.0, across);
            assert!(names.len() * 3 >= landmarks.len() * 2, "{} of {count}", names.len());
            for a in &names {
                let (from, to) = a.extent();
                assert!(from >= across.left && to <= across.right);
                for b in names.iter().filter(|b| *b != a) {
                    // A leader runs through all levels up to its name's own.
                    assert!(b.x <= from || b.x >= to || b.level < a.level, "{a:?} {b:?}");
                    let (start, end) = b.extent();
                    assert!(a.level != b.level || end <= from || to <= start, "{a:?} {b:?}");
                }
            }
        }
    }
}
