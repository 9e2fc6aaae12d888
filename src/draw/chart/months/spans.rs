//! Incidents dated to several columns: hatched bars in lanes above them.

use super::{Bins, HATCH};
use crate::analyse::groups::TypeCounts;
use crate::draw::canvas::{Anchor, CanvasError, Fill, Group, Label, Rect, Sheet, Stroke, Themed};
use crate::draw::chart::figure::Sizes;
use crate::draw::chart::{pack, words};
use crate::draw::symbology::Mark;
use crate::draw::text::{self, Face};
use crate::model::IncidentType;
use std::collections::BTreeMap;

const RADIUS: f64 = 3.2;

/// Incidents of one type over the same columns.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Span {
    first: i64,
    last: i64,
    kind: IncidentType,
    count: usize,
    lane: usize,
}

/// Height of a lane, CSS pixels.
fn lane(sheet: &Sheet) -> f64 {
    sheet.grown(10.5)
}

/// From where to where a bar reaches, with its number: beside it, or inside
/// its end where the axis ends.
fn extent(sheet: &Sheet, span: &Span, bins: Bins) -> (f64, f64) {
    let (from, to) = (bins.x(span.first), bins.x(span.last + 1));
    let words = words_width(sheet, span);
    if stands_beside(sheet, span, bins) {
        (from, to + words)
    } else {
        (from.min(to - words - 2.0 * RADIUS - 3.0), to)
    }
}

fn words_width(sheet: &Sheet, span: &Span) -> f64 {
    if span.count > 1 {
        text::width(&number(span), Face::Bold, sheet.small()) + 3.0
    } else {
        0.0
    }
}

fn stands_beside(sheet: &Sheet, span: &Span, bins: Bins) -> bool {
    bins.x(span.last + 1) + words_width(sheet, span) <= bins.right + 2.0
}

fn number(span: &Span) -> String {
    words::thousands(span.count as f64)
}

/// The bars that a height has room for, those of most incidents first choice,
/// and how many incidents are left out.
pub(super) fn that_fit(
    sheet: &Sheet,
    spans: &BTreeMap<(i64, i64), TypeCounts>,
    bins: Bins,
    limit: f64,
) -> (Vec<Span>, usize) {
    let of_span = |(&(first, last), counts): (&(i64, i64), &TypeCounts)| {
        let of_kind = move |(kind, &count): (IncidentType, &usize)| Span {
            first,
            last,
            kind,
            count,
            lane: 0,
        };
        IncidentType::ALL
            .into_iter()
            .zip(counts)
            .map(of_kind)
            .collect::<Vec<_>>()
    };
    let mut all: Vec<Span> = spans.iter().flat_map(of_span).filter(|s| s.count > 0).collect();
    let total: usize = all.iter().map(|s| s.count).sum();
    all.sort_by_key(|s| (std::cmp::Reverse(s.count), s.last - s.first, s.first, s.kind));
    let most = (limit / lane(sheet)).floor().max(0.0) as usize;
    // Lanes hold a few each; what is far beyond that need not be packed.
    all.truncate(most * 40);
    let extents: Vec<(f64, f64)> = all.iter().map(|s| extent(sheet, s, bins)).collect();
    let kept: Vec<Span> = all
        .iter()
        .zip(pack::lanes(&extents, 3.0))
        .map(|(span, lane)| Span { lane, ..span.clone() })
        .filter(|span| span.lane < most)
        .collect();
    let shown: usize = kept.iter().map(|s| s.count).sum();
    (kept, total - shown)
}

/// Height of the lanes.
pub(super) fn height(sheet: &Sheet, spans: &[Span]) -> f64 {
    let depth = spans.iter().map(|s| s.lane + 1).max().unwrap_or(0);
    depth as f64 * lane(sheet) + if depth > 0 { 4.0 } else { 0.0 }
}

pub(super) fn draw(sheet: &Sheet, spans: &[Span], bins: Bins, top: f64) -> Result<(), CanvasError> {
    if spans.is_empty() {
        return Ok(());
    }
    sheet.draw(&Group::open("several").title(format!("Incidents dated to more than {}", bins.span())))?;
    for span in spans {
        let y = top + lane(sheet) * (span.lane as f64 + 0.5);
        let (from, to) = (bins.x(span.first), bins.x(span.last + 1));
        let mark = Mark::of(span.kind, sheet.theme());
        let title = format!(
            "{} to {}: {} {}",
            bins.name(span.first),
            bins.name(span.last),
            span.kind.label(),
            number(span)
        );
        sheet.draw(&Group::anonymous().class(span.kind.key()).title(title))?;
        let bar = Rect::new((from + 0.5, y - 3.8), (to - 0.5, y + 3.8)).fill(Fill::Pattern(HATCH.into()));
        let edge = Stroke::new(sheet.theme().shade(mark.colour, 0.75), 0.9);
        sheet.draw(&bar.stroke(edge))?;
        sheet.draw(&mark.at(sheet.theme(), (from + 1.5 * RADIUS + 1.5, y), RADIUS - 0.4, true))?;
        if span.count > 1 {
            let words = number(span);
            let (at, anchor) = if stands_beside(sheet, span, bins) {
                ((to + 2.0, y), Anchor::Start)
            } else {
                ((to - 3.0, y), Anchor::End)
            };
            let label = Label::new(at, words, sheet.small()).face(Face::Bold).anchor(anchor);
            sheet.draw(&label.halo(sheet.colours().paper, 1.4).centred())?;
        }
        sheet.draw(&Group::close())?;
    }
    Ok(sheet.draw(&Group::close())?)
}
