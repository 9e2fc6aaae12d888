//! What the columns of a row say about where its places lie.

use super::Geocoder;
use super::context::Context;
use super::normalise::key;
use super::phrase::{self, Phrase};
use super::rank::Wanted;
use super::words;
use crate::geodata::Kind;
use crate::model::{Country, PlaceText};

/// The context of a row, and the narrowest areas it names: where a place that
/// the gazetteer lacks lies for certain.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    pub context: Context,
    pub areas: Vec<usize>,
}

fn cell(column: Option<&String>) -> Option<&str> {
    column.map(|c| c.trim()).filter(|c| !words::says_unknown(c))
}

impl Geocoder<'_> {
    /// Reads the columns that are wider than `than`.
    pub(super) fn columns(&self, written: &PlaceText, than: Option<Kind>) -> Columns {
        let mut columns = Columns::default();
        if let Some(text) = cell(written.country.as_ref()).filter(|t| !words::is_line(t)) {
            match self.country(text) {
                Some(country) => columns.context.country = country,
                None => columns.context.foreign = true,
            }
            let of = |c: Country| {
                self.toponyms
                    .iter()
                    .position(|t| t.kind == Kind::Country && t.country == Some(c))
            };
            columns.areas = columns.context.country.and_then(of).into_iter().collect();
        }
        for (column, kind) in [(&written.province, Kind::Province), (&written.district, Kind::District)] {
            let wider = than.is_none_or(|than| kind < than);
            let Some(text) = cell(column.as_ref()).filter(|_| wider) else {
                continue;
            };
            let found = self.areas(text, kind, &columns.context);
            if found.is_empty() {
                continue;
            }
            let mut provinces: Vec<(Country, String)> = found
                .iter()
                .filter_map(|i| Some((self.toponyms[*i].country?, self.toponyms[*i].province.clone()?)))
                .collect();
            provinces.dedup();
            let country = provinces[..]
                .first()
                .map(|p| p.0)
                .filter(|c| provinces.iter().all(|p| p.0 == *c));
            columns.context.country = columns.context.country.or(country);
            columns.context.provinces = provinces;
            if kind == Kind::District {
                columns.context.districts.clone_from(&found);
            }
            columns.areas = found;
        }
        columns
    }

    /// `None` for a third country; `Some(None)` where both are named.
    fn country(&self, text: &str) -> Option<Option<Country>> {
        let named: Vec<Option<Country>> = text
            .split([';', '/', ',', '|'])
            .map(str::trim)
            .filter(|t| !t.is_empty())
            .map(|t| {
                let wanted = Wanted {
                    column: Some(Kind::Country),
                    ..Wanted::default()
                };
                Country::parse(t).or_else(|| {
                    let choice = self.choose(t, wanted, &Context::default(), &[]);
                    choice
                        .chosen
                        .and_then(|i| self.toponyms[choice.ranked[i].found.toponym].country)
                })
            })
            .collect();
        match named.as_slice() {
            [] | [None, ..] => None,
            [first, rest @ ..] if rest.iter().all(|c| c == first) => Some(*first),
            _ => Some(None),
        }
    }

    /// The areas of a kind that a cell names; several where it lists several.
    fn areas(&self, text: &str, kind: Kind, context: &Context) -> Vec<usize> {
        let Phrase::Places(mentions) = phrase::parse(text, self.lexicon()) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for name in mentions.iter().filter_map(|m| m.chain.first()) {
            let wanted = Wanted {
                column: Some(kind),
                ..Wanted::default()
            };
            let choice = self.choose(&name.written, wanted, context, &[]);
            let index = choice.chosen.map(|i| choice.ranked[i].found.toponym);
            let is_area = |i: &usize| matches!(self.toponyms[*i].kind, Kind::Province | Kind::District | Kind::Tehsil);
            found.extend(index.filter(is_area));
        }
        found.dedup();
        found
    }

    /// The column that a name of the free text also stands in.
    pub(super) fn column_of(&self, written: &PlaceText, name: &str) -> Option<Kind> {
        let name = key(name);
        let columns = [
            (&written.place, Kind::Town),
            (&written.district, Kind::District),
            (&written.province, Kind::Province),
            (&written.country, Kind::Country),
        ];
        columns
            .into_iter()
            .find(|(c, _)| c.as_ref().is_some_and(|c| key(c) == name))
            .map(|(_, kind)| kind)
    }
}
