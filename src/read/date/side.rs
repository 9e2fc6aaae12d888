//! One date, or one end of an interval, from its pieces.

use super::calendar::{Calendar, Third};
use super::fault::DateFault;
use super::order::{DayOrder, Shows};
use super::pieces::{Gap, Kind, Mark, Phrase, Piece};

/// What one end says; what it lacks the other end may say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Side {
    /// The year as written, and whether with two digits.
    pub year: Option<(u32, bool)>,
    pub month: Option<u32>,
    pub day: Option<u32>,
    pub third: Option<Third>,
    pub calendar: Option<Calendar>,
    pub is_hijri: bool,
}

impl Side {
    /// The year with all its digits. Of two digits it is as in POSIX: 69–99
    /// are 1969–1999, 00–68 are 2000–2068.
    pub fn full_year(&self) -> Result<u32, DateFault> {
        let (year, is_short) = self.year.ok_or(DateFault::NoYear)?;
        if !is_short {
            return Ok(year);
        }
        if self.is_hijri || matches!(self.calendar, Some(Calendar::Hijri(_))) {
            return Err(DateFault::ShortHijriYear);
        }
        Ok(if year < 69 { 2000 + year } else { 1900 + year })
    }

    /// The days of the month that it covers.
    pub fn days_of(&self, month_days: u32) -> (u32, u32) {
        match (self.day, self.third) {
            (Some(day), _) => (day, day),
            (None, Some(Third::Early)) => (1, 10),
            (None, Some(Third::Mid)) => (11, 20),
            (None, Some(Third::Late)) => (21, month_days),
            (None, None) => (1, month_days),
        }
    }

    fn of_phrase(phrase: &Phrase) -> Self {
        Self {
            calendar: phrase.calendar,
            is_hijri: phrase.is_hijri,
            ..Self::default()
        }
    }

    fn year(self, year: u32) -> Self {
        Self {
            year: Some((year, false)),
            ..self
        }
    }

    fn short_year(self, year: u32) -> Self {
        Self {
            year: Some((year, true)),
            ..self
        }
    }

    /// A day and month in numbers, 0 for what is not known.
    fn numbers(self, day: u32, month: u32) -> Result<Self, DateFault> {
        let known = |n: u32| (n > 0).then_some(n);
        if month == 0 && day > 0 {
            return Err(DateFault::DayWithoutMonth);
        }
        Ok(Self {
            day: known(day),
            month: known(month),
            ..self
        })
    }

    /// A day, 0 if not known, and the month of a calendar that its name names.
    fn named(self, day: u32, calendar: Calendar, month: u32) -> Result<Self, DateFault> {
        if self.calendar.is_some_and(|other| other != calendar) {
            return Err(DateFault::MoreCalendars);
        }
        Self {
            calendar: Some(calendar),
            ..self
        }
        .numbers(day, month)
    }
}

/// A date that is complete, or `None` where the pieces have another pattern.
pub(super) fn whole(
    pieces: &[Piece],
    phrase: &Phrase,
    order: Option<DayOrder>,
    shows: &mut Shows,
) -> Option<Result<Side, DateFault>> {
    use Kind::{Day, Month, Small, Third, Year};
    let side = Side::of_phrase(phrase);
    let gaps = gaps(pieces);
    if gaps.iter().any(|gap| gap.mark == Mark::To) {
        return None;
    }
    let same = gaps[0].mark == gaps[1].mark;
    // A year of two digits is one only where no interval may be meant.
    let abbreviated = gaps[0].mark == Mark::Space && gaps[1].mark == Mark::Dot;
    let short = same || abbreviated || gaps[1].mark == Mark::Comma;
    Some(match *kinds(pieces).get(..pieces.len())? {
        [Day(year, month, day)] => side.year(year).numbers(day, month),
        [Year(year)] => Ok(side.year(year)),

        [Small(day, _), Month(calendar, month), Year(year)]
        | [Month(calendar, month), Small(day, _), Year(year)]
        | [Year(year), Month(calendar, month), Small(day, _)] => side.year(year).named(day, calendar, month),
        [Small(day, _), Month(calendar, month), Small(year, 2)]
        | [Month(calendar, month), Small(day, _), Small(year, 2)]
            if short =>
        {
            side.short_year(year).named(day, calendar, month)
        }
        [Month(calendar, month), Year(year)] | [Year(year), Month(calendar, month)] => {
            side.year(year).named(0, calendar, month)
        }
        [Third(third), Month(calendar, month), Year(year)] => {
            side.year(year).named(0, calendar, month).map(|side| Side {
                third: Some(third),
                ..side
            })
        }
        [Third(_), Year(_)] => Err(DateFault::PartOfYear),

        [Year(year), Small(month, _), Small(day, _)] if same => side.year(year).numbers(day, month),
        [Small(first, _), Small(second, _), Year(year)] if same => shows
            .day_and_month(first, second, order)
            .and_then(|(day, month)| side.year(year).numbers(day, month)),
        [Small(first, _), Small(second, _), Small(year, 2)] if same => {
            shows.either_year |= !matches!(gaps[0].mark, Mark::Slash | Mark::Dot);
            if shows.either_year && order.is_none() {
                return Some(Ok(side.short_year(year)));
            }
            // `00/00/00` is an empty cell, no year.
            if first == 0 || second == 0 {
                return Some(Err(DateFault::NoDate));
            }
            shows
                .day_and_month(first, second, order)
                .and_then(|(day, month)| side.short_year(year).numbers(day, month))
        }
        [Year(_), Small(21..=41, _)] if gaps[0].mark == Mark::Dash => Err(DateFault::Season),
        [Year(year), Small(month, _)] if matches!(gaps[0].mark, Mark::Dash | Mark::Slash) => {
            side.year(year).numbers(0, month)
        }
        [Small(month, _), Year(year)] if matches!(gaps[0].mark, Mark::Dash | Mark::Slash) => {
            side.year(year).numbers(0, month)
        }
        _ => return None,
    })
}

/// The beginning of an interval whose end says the rest.
pub(super) fn beginning(pieces: &[Piece], phrase: &Phrase) -> Option<Result<Side, DateFault>> {
    use Kind::{Month, Small, Third};
    let side = Side::of_phrase(phrase);
    let together = gaps(pieces)[0].mark <= Mark::Comma;
    Some(match *kinds(pieces).get(..pieces.len())? {
        [Small(day @ 1.., _)] => Ok(Side { day: Some(day), ..side }),
        [Small(day @ 1.., _), Month(calendar, month)] | [Month(calendar, month), Small(day @ 1.., _)] if together => {
            side.named(day, calendar, month)
        }
        [Month(calendar, month)] => side.named(0, calendar, month),
        [Third(third)] => Ok(Side {
            third: Some(third),
            ..side
        }),
        [Third(third), Month(calendar, month)] => side.named(0, calendar, month).map(|side| Side {
            third: Some(third),
            ..side
        }),
        _ => return None,
    })
}

/// The end of an interval whose beginning names the month: `23, 2020`.
pub(super) fn end(pieces: &[Piece], phrase: &Phrase) -> Option<Side> {
    match *kinds(pieces).get(..pieces.len())? {
        [Kind::Small(day @ 1.., _), Kind::Year(year)] if gaps(pieces)[0].mark <= Mark::Comma => Some(Side {
            day: Some(day),
            ..Side::of_phrase(phrase).year(year)
        }),
        _ => None,
    }
}

/// A date has at most three pieces.
fn kinds(pieces: &[Piece]) -> [Kind; 3] {
    [0, 1, 2].map(|i| pieces.get(i).map_or(Kind::Small(0, 0), |piece| piece.kind))
}

/// What stands between them.
fn gaps(pieces: &[Piece]) -> [Gap; 2] {
    [1, 2].map(|i| pieces.get(i).map_or(Gap::default(), |piece| piece.gap))
}
