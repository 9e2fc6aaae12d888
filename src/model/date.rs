//! Dates as sources give them: a day, a month, a year, or a span of these.

use chrono::{Datelike, Days, Months, NaiveDate};
use std::fmt;

/// All days on which an incident may have happened, both ends included.
///
/// Written and read as ISO 8601: `2025-10-09`, `2025-08`, `2025`,
/// `2025-10-15/2025-10-18`, `2025-01/2025-04`.
///
/// ```
/// use durand::model::DateInterval;
/// let august: DateInterval = "2025-08".parse()?;
/// assert_eq!(august.days(), 31);
/// assert_eq!(august.to_string(), "2025-08");
/// # Ok::<(), durand::model::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateInterval {
    start: NaiveDate,
    end: NaiveDate,
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DateError {
    #[error("no date in it; write it as 2025-10-09, 2025-10 or 2025-10-09/2025-10-11")]
    Syntax,
    #[error("there is no such day in the calendar")]
    Calendar,
    #[error("it ends before it begins")]
    Order,
}

impl DateInterval {
    /// The shortest interval that holds both.
    pub fn hull(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// # Errors
    /// When `end` lies before `start`.
    pub fn new(start: NaiveDate, end: NaiveDate) -> Result<Self, DateError> {
        if end < start {
            return Err(DateError::Order);
        }
        Ok(Self { start, end })
    }

    pub fn start(self) -> NaiveDate {
        self.start
    }

    pub fn end(self) -> NaiveDate {
        self.end
    }

    /// How many days it covers, at least 1.
    pub fn days(self) -> i64 {
        (self.end - self.start).num_days() + 1
    }

    /// Whether some day of it lies in `from..=to` (an open end is `None`).
    pub fn touches(self, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
        from.is_none_or(|d| self.end >= d) && to.is_none_or(|d| self.start <= d)
    }

    /// The day in its middle, for drawing alone.
    pub fn middle(self) -> NaiveDate {
        let half = u64::try_from((self.days() - 1) / 2).unwrap_or(0);
        self.start.checked_add_days(Days::new(half)).unwrap_or(self.start)
    }

    /// As many days more on both sides.
    pub fn widened(self, days: u64) -> Self {
        let (before, after) = (Days::new(days), Days::new(days));
        Self {
            start: self.start.checked_sub_days(before).unwrap_or(self.start),
            end: self.end.checked_add_days(after).unwrap_or(self.end),
        }
    }

    /// From the first day of its first month to the last of its last.
    pub fn whole_months(self) -> Self {
        let start = self.start.with_day(1).unwrap_or(self.start);
        let next = self.end.with_day(1).and_then(|d| d.checked_add_months(Months::new(1)));
        Self {
            start,
            end: next.and_then(|d| d.pred_opt()).unwrap_or(self.end),
        }
    }

    /// From the first day of its first year to the last of its last.
    pub fn whole_years(self) -> Self {
        Self {
            start: NaiveDate::from_ymd_opt(self.start.year(), 1, 1).unwrap_or(self.start),
            end: NaiveDate::from_ymd_opt(self.end.year(), 12, 31).unwrap_or(self.end),
        }
    }

    /// The month it lies in entirely, as (year, month).
    pub fn month(self) -> Option<(i32, u32)> {
        let first = (self.start.year(), self.start.month());
        (first == (self.end.year(), self.end.month())).then_some(first)
    }
}

/// The first and last day that one ISO date stands for.
fn span(text: &str) -> Result<(NaiveDate, NaiveDate), DateError> {
    let text = text.trim();
    // A time of day after a full date is allowed and left out.
    let text = match text.split_at_checked(10) {
        Some((date, rest)) if rest.starts_with(['T', ' ']) && rest.contains(':') => date,
        _ => text,
    };
    let parts: Vec<&str> = text.split('-').collect();
    let widths: Vec<usize> = parts.iter().map(|p| p.len()).collect();
    if !matches!(widths.as_slice(), [4] | [4, 2] | [4, 2, 2])
        || !parts.iter().all(|p| p.bytes().all(|b| b.is_ascii_digit()))
    {
        return Err(DateError::Syntax);
    }
    let number = |i: usize| parts.get(i).and_then(|p| p.parse::<u32>().ok());
    let year = parts[0].parse::<i32>().map_err(|_| DateError::Syntax)?;
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).ok_or(DateError::Calendar);
    match (number(1), number(2)) {
        (None, _) => Ok((day(year, 1, 1)?, day(year, 12, 31)?)),
        (Some(month), None) => {
            let first = day(year, month, 1)?;
            let last = first + Months::new(1) - Days::new(1);
            Ok((first, last))
        }
        (Some(month), Some(d)) => Ok((day(year, month, d)?, day(year, month, d)?)),
    }
}

impl std::str::FromStr for DateInterval {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        match text.split_once('/') {
            None => span(text).and_then(|(start, end)| Self::new(start, end)),
            Some((from, to)) => Self::new(span(from)?.0, span(to)?.1),
        }
    }
}

impl fmt::Display for DateInterval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (start, end) = (self.start, self.end);
        if start == end {
            return write!(f, "{start}");
        }
        let whole_months = start.day() == 1 && end.checked_add_days(Days::new(1)).is_none_or(|d| d.day() == 1);
        let whole_years = whole_months && start.month() == 1 && end.month() == 12;
        match (whole_years, whole_months) {
            (true, _) if start.year() == end.year() => write!(f, "{:04}", start.year()),
            (_, true) if start.year() == end.year() && start.month() == end.month() => {
                write!(f, "{}", start.format("%Y-%m"))
            }
            (_, true) => write!(f, "{}/{}", start.format("%Y-%m"), end.format("%Y-%m")),
            _ => write!(f, "{start}/{end}"),
        }
    }
}

impl serde::Serialize for DateInterval {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for DateInterval {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        text.parse()
            .map_err(|e| serde::de::Error::custom(format!("date \"{text}\": {e}")))
    }
}
