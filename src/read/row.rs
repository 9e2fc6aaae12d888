//! From a row to an incident: what all dialects have in common.

use super::count;
use super::date;
use super::delimited::line_of;
use super::{Field, Reject, Schema};
use crate::geodesy::{CoordinateError, LonLat};
use crate::model::{
    Actor, Claim, Count, DateInterval, Harm, Incident, IncidentType, Original, PlaceText, Precision, Source,
};
use csv::ByteRecord;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// An uncertainty beyond this says nothing; kilometres.
pub(super) const WIDEST_KM: f64 = 1_000.0;

/// One row under the columns of its table.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    pub schema: &'a Schema,
    record: &'a ByteRecord,
    /// All cells, one behind the other.
    cells: &'a str,
    pub line: u64,
}

impl<'a> Row<'a> {
    /// Of a record in UTF-8, as sources give it; any other is empty.
    pub fn new(schema: &'a Schema, record: &'a ByteRecord) -> Self {
        Self {
            schema,
            record,
            cells: simdutf8::basic::from_utf8(record.as_slice()).unwrap_or_default(),
            line: line_of(record),
        }
    }

    fn cell(&self, i: usize) -> &'a str {
        self.as_written(i).trim()
    }

    fn as_written(&self, i: usize) -> &'a str {
        let cell = self.record.range(i).and_then(|range| self.cells.get(range));
        cell.unwrap_or_default()
    }

    /// What the row says of a field.
    pub fn get(&self, field: Field) -> Option<&'a str> {
        self.named(field).map(|(_, value)| value)
    }

    /// With the name of the column that says it.
    pub fn named(&self, field: Field) -> Option<(&'a str, &'a str)> {
        self.schema.columns(field).iter().find_map(|&i| {
            let value = self.cell(i);
            (!value.is_empty()).then(|| (self.schema.header()[i].as_str(), value))
        })
    }

    /// The cell of one of the dialect's [`extras`](super::Dialect::extras), with
    /// the name of its column.
    pub fn extra(&self, number: usize) -> Option<(&'a str, &'a str)> {
        let i = self.schema.extra(number)?;
        let value = self.cell(i);
        (!value.is_empty()).then(|| (self.schema.header()[i].as_str(), value))
    }

    pub fn text(&self, field: Field) -> Option<String> {
        self.get(field).map(str::to_owned)
    }

    pub fn reject(&self, field: &str, value: &str, reason: impl fmt::Display) -> Reject {
        Reject::new(&self.schema.name, self.line, field, value, reason)
    }

    /// The incident of this row.
    ///
    /// # Errors
    /// When a date, a coordinate or a count cannot be read.
    pub fn incident(&self) -> Result<Incident, Reject> {
        let dialect = self.schema.dialect;
        let place = dialect.place(self)?;
        let sources = dialect.sources(self);
        Ok(Incident {
            title: self.text(Field::Title),
            date_note: self.text(Field::DateNote),
            initiator: dialect.initiator(self),
            target: dialect.target(self),
            places: if place.is_empty() { Vec::new() } else { vec![place] },
            claims: dialect.claims(self, &sources)?,
            sources,
            notes: self.text(Field::Notes).into_iter().collect(),
            original: self.original(),
            ..Incident::new(self.id(), dialect.date(self)?, dialect.kind(self))
        })
    }

    pub fn id(&self) -> String {
        self.text(Field::Id).unwrap_or_else(|| format!("line-{}", self.line))
    }

    fn original(&self) -> Original {
        let (names, columns) = self.schema.kept();
        if names.is_empty() {
            return Original::default();
        }
        match columns {
            None => {
                let ends = (0..names.len())
                    .filter_map(|i| self.record.range(i))
                    .map(|cell| cell.end);
                Original::of_text(Arc::clone(names), self.cells, ends)
            }
            Some(columns) => Original::new(Arc::clone(names), columns.iter().map(|&i| self.as_written(i))),
        }
    }

    /// From one column, from first and last day, or from year, month and day.
    pub fn date(&self) -> Result<DateInterval, Reject> {
        let parse = |(column, value): (&str, &str)| {
            date::parse(value, self.schema.day_order).map_err(|e| self.reject(column, value, e))
        };
        let Some((column, value)) = self.named(Field::Date) else {
            return self.year_month_day();
        };
        let first = parse((column, value))?;
        match self
            .named(Field::DateEnd)
            .filter(|_| !value.contains('/') || first.days() == 1)
        {
            None => Ok(first),
            Some((column, value)) => {
                let last = parse((column, value))?;
                DateInterval::new(first.start(), last.end()).map_err(|e| self.reject(column, value, e))
            }
        }
    }

    /// A month or day that is 0, or not there, is not known.
    fn year_month_day(&self) -> Result<DateInterval, Reject> {
        let Some((column, year)) = self.named(Field::Year) else {
            let name = self.schema.columns(Field::Date).first();
            let column = name.map_or("date", |&i| self.schema.header()[i].as_str());
            let reason = "is missing; an incident needs a day, a month or a year";
            return Err(self.reject(column, "", reason));
        };
        let known = |field| {
            let value = self.get(field)?;
            let value = value.strip_suffix(".0").unwrap_or(value);
            value.parse::<u32>().ok().filter(|n| *n > 0)
        };
        let year = year.strip_suffix(".0").unwrap_or(year);
        let text = match (known(Field::Month), known(Field::Day)) {
            (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
            (Some(month), None) => format!("{year}-{month:02}"),
            (None, _) => year.to_owned(),
        };
        text.parse().map_err(|e| self.reject(column, &text, e))
    }

    /// What it says of where it happened.
    ///
    /// # Errors
    /// When a coordinate or its uncertainty is none.
    pub fn place(&self) -> Result<PlaceText, Reject> {
        let uncertainty_km = self.number(Field::UncertaintyKm)?;
        if let Some((column, km)) = &uncertainty_km
            && !(0.0..=WIDEST_KM).contains(km)
        {
            return Err(self.reject(column, &km.to_string(), "is no uncertainty; write 0 to 1000 kilometres"));
        }
        self.place_within(uncertainty_km.map(|(_, km)| km))
    }

    /// As [`place`](Self::place), where the dialect reads the uncertainty.
    pub(super) fn place_within(&self, uncertainty_km: Option<f64>) -> Result<PlaceText, Reject> {
        Ok(PlaceText {
            text: self.text(Field::Text),
            place: self.text(Field::Place),
            district: self.text(Field::District),
            province: self.text(Field::Province),
            country: self.text(Field::Country),
            point: self.point()?,
            uncertainty_km,
            precision: self.get(Field::Precision).and_then(Precision::parse),
        })
    }

    fn point(&self) -> Result<Option<LonLat>, Reject> {
        match (self.number(Field::Lon)?, self.number(Field::Lat)?) {
            (None, None) => Ok(None),
            (Some((lon_column, lon)), Some((lat_column, lat))) => LonLat::new(lon, lat).map(Some).map_err(|e| {
                let (column, value) = match e {
                    CoordinateError::Longitude(value) => (lon_column, value),
                    _ => (lat_column, lat),
                };
                self.reject(column, &value.to_string(), e)
            }),
            (Some((column, value)), None) | (None, Some((column, value))) => {
                Err(self.reject(column, &value.to_string(), "stands without the other coordinate"))
            }
        }
    }

    pub fn number(&self, field: Field) -> Result<Option<(&'a str, f64)>, Reject> {
        let Some((column, value)) = self.named(field) else {
            return Ok(None);
        };
        // Spreadsheets of many countries write 33,25; degrees and kilometres have
        // no thousands.
        let number = value.parse::<f64>().ok().or_else(|| {
            let (whole, decimals) = value.split_once(',')?;
            let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
            let plain = digits(whole.trim_start_matches('-')) && digits(decimals);
            format!("{whole}.{decimals}").parse().ok().filter(|_| plain)
        });
        match number {
            Some(number) if number.is_finite() => Ok(Some((column, number))),
            _ => Err(self.reject(column, value, "is not a number; write it like 33.25")),
        }
    }

    pub fn kind(&self) -> IncidentType {
        self.get(Field::Type).map_or(IncidentType::Other, IncidentType::parse)
    }

    pub fn sources(&self) -> Vec<Source> {
        let listed = self.get(Field::Sources).into_iter().flat_map(|text| text.split(';'));
        let named = listed.map(str::trim).filter(|s| !s.is_empty());
        named.map(Source::named).collect()
    }

    /// Who is named; "Unknown" names nobody.
    pub fn actor(&self, field: Field) -> Option<Actor> {
        const NOBODY: [&str; 4] = ["unknown", "no information", "not stated", "n/a"];
        let name = self.get(field)?;
        let is_one = !NOBODY.iter().any(|n| name.eq_ignore_ascii_case(n));
        is_one.then(|| Actor::named(name))
    }

    /// A count as a field states it, with its words where they are no numbers.
    pub fn count(&self, field: Field) -> Result<Option<(Count, Option<String>)>, Reject> {
        self.named(field).map_or(Ok(None), |named| self.count_in(named))
    }

    /// As [`count`](Self::count), of a column and its cell.
    pub fn count_in(&self, (column, value): (&str, &str)) -> Result<Option<(Count, Option<String>)>, Reject> {
        let (count, words) = count::read(value).map_err(|e| self.reject(column, value, e))?;
        Ok(count.is_stated().then_some((count, words)))
    }

    /// One claim for each harm that is counted, from one column or from `_min`,
    /// `_max` and `_open`.
    pub fn claims(&self, sources: &[Source]) -> Result<Vec<Claim>, Reject> {
        let named = self.get(Field::Claimant);
        let named = named.or_else(|| sources.first().map(|s| s.id.as_str()));
        let claimant = named.map_or(NOT_STATED, |name| Cow::Owned(name.to_owned()));
        let bounds = [
            (Harm::Killed, self.bounds(KILLED)?),
            (Harm::Injured, self.bounds(INJURED)?),
        ];
        // No room for more: there may be millions of rows.
        let mut claims = Vec::with_capacity(bounds.iter().filter(|(_, stated)| stated.is_some()).count());
        for (harm, stated) in bounds {
            let Some((count, words)) = stated else { continue };
            claims.push(Claim {
                text: words,
                source: sources.first().map(|s| s.id.clone()),
                ..Claim::stated(claimant.clone(), NOT_STATED, harm, count)
            });
        }
        Ok(claims)
    }

    /// As [`claims`](Self::claims), where it is known who says so.
    ///
    /// # Errors
    /// When a count cannot be read.
    pub fn claims_of(&self, claimant: &str, sources: &[Source]) -> Result<Vec<Claim>, Reject> {
        let mut claims = self.claims(sources)?;
        for claim in &mut claims {
            claim.claimant = Cow::Owned(claimant.to_owned());
        }
        Ok(claims)
    }

    /// One column that says it all, or least, greatest and "at least".
    fn bounds(&self, [whole, min, max, open]: [Field; 4]) -> Result<Option<(Count, Option<String>)>, Reject> {
        // "2-?" is told better by the columns of least and greatest.
        let words = match self.count(whole) {
            Ok(Some(stated)) => return Ok(Some(stated)),
            Err(fault) if self.get(min).or(self.get(max)).is_none() => return Err(fault),
            Err(_) => self.text(whole),
            Ok(None) => None,
        };
        let mut count = Count::default();
        if let Some((least, _)) = self.count(min)? {
            count = least;
        }
        if let Some((greatest, _)) = self.count(max)? {
            count.greatest = greatest.greatest;
            if count.least > count.greatest {
                let (column, value) = self.named(max).unwrap_or_default();
                return Err(self.reject(column, value, "the least is greater than the greatest"));
            }
        }
        if let Some(text) = self.get(open) {
            count.open = matches!(text.to_lowercase().as_str(), "true" | "1" | "yes");
        }
        Ok(count.is_stated().then_some((count, words)))
    }
}

const NOT_STATED: Cow<str> = Cow::Borrowed("not stated");
const KILLED: [Field; 4] = [Field::Killed, Field::KilledMin, Field::KilledMax, Field::KilledOpen];
const INJURED: [Field; 4] = [Field::Injured, Field::InjuredMin, Field::InjuredMax, Field::InjuredOpen];
