//! A date, or an interval between two.

use super::calendar::{Hijri, days, within_years};
use super::fault::DateFault;
use super::order::{DayOrder, Shows};
use super::pieces::{Kind, Mark, Phrase, Piece};
use super::side::{self, Side};
use crate::model::DateInterval;

/// What a text says, before any calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sides {
    from: Side,
    to: Side,
    has_time: bool,
}

impl Sides {
    /// The days, with a Hijri date of numbers alone in the calendar `stated`.
    pub fn interval(&self, stated: Option<Hijri>) -> Result<DateInterval, DateFault> {
        let (start, last) = days(&self.from, stated)?;
        let end = if self.to == self.from {
            last
        } else {
            days(&self.to, stated)?.1
        };
        if self.has_time && (self.from.day.is_none() || self.to.day.is_none()) {
            return Err(DateFault::TimeWithoutDay);
        }
        within_years(start, end)
    }
}

/// Reads the pieces as one date, or else as two.
pub(super) fn read(phrase: &Phrase, order: Option<DayOrder>) -> Result<(Sides, Shows), DateFault> {
    let mut shows = Shows::default();
    let pieces = phrase.pieces();
    let (from, to) = if let Some(side) = side::whole(pieces, phrase, order, &mut shows) {
        let side = side?;
        (side, side)
    } else {
        let middle = middle(pieces).ok_or_else(|| missing(pieces))?;
        let (left, right) = pieces.split_at(middle);
        two(left, right, phrase, order, &mut shows)?
    };
    Ok((
        Sides {
            from,
            to,
            has_time: phrase.has_time,
        },
        shows,
    ))
}

/// The piece that begins the second date: the one after the only `to`, else
/// the only dash or slash with spaces, else the only slash, else the only dash.
fn middle(pieces: &[Piece]) -> Option<usize> {
    let only = |is_one: fn(&Piece) -> bool| -> Option<Option<usize>> {
        let mut found = (1..pieces.len()).filter(|&i| is_one(&pieces[i]));
        found.next().map(|first| found.next().is_none().then_some(first))
    };
    if let Some(to) = only(|piece| piece.gap.mark == Mark::To) {
        return to;
    }
    [
        only(|piece| piece.gap.spaced && matches!(piece.gap.mark, Mark::Dash | Mark::Slash)),
        only(|piece| piece.gap.mark == Mark::Slash),
        only(|piece| piece.gap.mark == Mark::Dash),
    ]
    .into_iter()
    .flatten()
    .flatten()
    .next()
}

fn two(
    left: &[Piece],
    right: &[Piece],
    phrase: &Phrase,
    order: Option<DayOrder>,
    shows: &mut Shows,
) -> Result<(Side, Side), DateFault> {
    let to = side::whole(right, phrase, order, shows).transpose()?;
    if let Some(from) = side::whole(left, phrase, order, shows).transpose()? {
        return Ok((from, to.ok_or_else(|| missing(phrase.pieces()))?));
    }
    let from = side::beginning(left, phrase).ok_or_else(|| missing(phrase.pieces()))??;
    // `March 21-23, 2020`: the end takes the month of the beginning.
    if let (Some(month), Some(_), Some(end)) = (from.month, from.day, side::end(right, phrase)) {
        let end = Side {
            month: Some(month),
            calendar: from.calendar,
            ..end
        };
        return Ok((Side { year: end.year, ..from }, end));
    }
    let to = to.ok_or_else(|| missing(phrase.pieces()))?;
    // Both ends are of one kind, and the year stands at the very end.
    let alike = from.day.is_some() == to.day.is_some() || from.third.is_some();
    if !alike
        || matches!(
            right.first(),
            Some(Piece {
                kind: Kind::Year(_) | Kind::Day(..),
                ..
            })
        )
    {
        return Err(DateFault::NoDate);
    }
    let from = match from.month {
        Some(_) => Side { year: to.year, ..from },
        None => Side {
            year: to.year,
            month: to.month,
            calendar: to.calendar,
            ..from
        },
    };
    Ok((from, to))
}

/// Why pieces that follow no pattern are no date.
fn missing(pieces: &[Piece]) -> DateFault {
    let is_month = |piece: &Piece| matches!(piece.kind, Kind::Month(..));
    let has_year = pieces
        .iter()
        .any(|piece| matches!(piece.kind, Kind::Year(_) | Kind::Day(..)));
    match pieces {
        [
            month,
            Piece {
                kind: Kind::Small(number, 2),
                ..
            },
        ] if is_month(month) => DateFault::ShortYear(*number),
        [
            Piece {
                kind: Kind::Small(..), ..
            },
            Piece {
                kind: Kind::Small(..),
                gap,
            },
        ] if gap.mark >= Mark::Dot => DateFault::NoYear,
        _ if !has_year && pieces.iter().any(is_month) => DateFault::NoYear,
        [
            Piece {
                kind: Kind::Small(1.., _),
                ..
            },
            Piece {
                kind: Kind::Year(_), ..
            },
        ] => DateFault::NoMonth,
        _ => DateFault::NoDate,
    }
}
