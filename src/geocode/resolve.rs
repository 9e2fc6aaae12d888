//! From the names in a text to places.

use super::columns::Columns;

use super::context::Context;
use super::explain;
use super::phrase::{self, Mention, Name, Phrase};
use super::rank::{self, Choice, Wanted};
use super::{Geocoder, place, region, slip, unlocated, words};
use crate::geodata::{Kind, Toponym};
use crate::geodesy::LonLat;
use crate::model::{Country, Place, PlaceText, Precision};

/// What a name is looked up with.
#[derive(Clone, Copy)]
pub(super) struct Row<'r> {
    pub written: &'r PlaceText,
    pub others: &'r [LonLat],
    /// The column that the names stand in, where they stand in one.
    pub column: Option<Kind>,
    /// The country that has such areas as the text names.
    pub land: Option<Country>,
}

/// The outcome of looking at the wider names of a chain.
pub(super) struct Outer {
    pub context: Context,
    areas: Vec<usize>,
    near: bool,
}

impl<'a> Geocoder<'a> {
    /// Looks a name up in a context.
    pub(super) fn choose(&self, name: &str, wanted: Wanted, context: &Context, others: &[LonLat]) -> Choice {
        let mut choice = rank::choose(self.toponyms, &self.matches(name), wanted, context);
        if choice.ranked.is_empty()
            && let Some((first, rest)) = name.split_once(' ')
            && words::is_direction(first)
        {
            // "eastern Afghanistan": all of it is the honest reading.
            choice = rank::choose(self.toponyms, &self.matches(rest), wanted, context);
        }
        choice.decide_by(self.toponyms, others);
        if choice.ranked.is_empty() && wanted.hint.or(wanted.column) == Some(Kind::District) {
            // A town of the name is in the district of the name.
            let towns = Wanted {
                hint: None,
                column: None,
                ..wanted
            };
            let towns = rank::choose(self.toponyms, &self.matches(name), towns, context);
            if self.means_district(&towns).is_some() {
                choice = towns;
            }
        }
        if let Some(i) = choice.chosen {
            let found = choice.ranked[i].found.toponym;
            let namesake = match wanted.hint {
                Some(Kind::Town) => self.names.get().seats.town(found),
                _ => self.means_district(&choice).filter(|_| wanted.means_area()),
            };
            if let Some(namesake) = namesake.filter(|&n| context.holds(self.toponyms, n)) {
                choice.ranked[i].found.toponym = namesake;
            }
        }
        choice
    }

    /// The district that a chosen town gives its name to.
    fn means_district(&self, choice: &Choice) -> Option<usize> {
        self.names
            .get()
            .seats
            .district(choice.ranked[choice.chosen?].found.toponym)
    }

    /// The text of a row that names its place, and the column it stands in.
    pub(super) fn subject<'w>(&self, written: &'w PlaceText) -> Option<(&'w str, Option<Kind>)> {
        let columns = [
            (&written.text, None),
            (&written.place, Some(Kind::Town)),
            (&written.district, Some(Kind::District)),
            (&written.province, Some(Kind::Province)),
            (&written.country, Some(Kind::Country)),
        ];
        let stated = |c: &'w Option<String>| c.as_deref().filter(|t| !words::says_unknown(t));
        columns.into_iter().find_map(|(c, kind)| Some((stated(c)?, kind)))
    }

    pub(super) fn by_name(&self, written: &PlaceText, others: &[LonLat]) -> Vec<Place> {
        let Some((text, column)) = self.subject(written) else {
            return vec![unlocated(written, &written.written(), "no place is stated".to_owned())];
        };
        if let Some(place) = self.related(written, text, others) {
            return vec![place];
        }
        let columns = self.columns(written, column);
        let row = Row {
            written,
            others,
            column,
            land: words::land(text),
        };
        let mentions = match phrase::parse(text, self.lexicon()) {
            Phrase::Places(mentions) => mentions,
            Phrase::Line if columns.context.is_wide() && !columns.context.foreign => return vec![place::line(written)],
            Phrase::Line | Phrase::Nothing => {
                let reason = format!("\"{text}\" names no place in the gazetteer");
                return self.in_areas(row, text, &columns.areas, false, reason);
            }
        };
        let mut places: Vec<Place> = Vec::new();
        for mention in &mentions {
            let found = self.mention(row, mention, &columns);
            // "Deh Bala/Haska Mena": two names of one place, one of which may be unknown.
            if mention.or_else
                && let Some(before) = places.last()
            {
                if before.precision == Precision::Unlocated {
                    places.pop();
                } else if found.iter().all(|p| p.precision == Precision::Unlocated) {
                    continue;
                }
            }
            for place in found {
                let same = |p: &Place| p.name == place.name && p.footprint == place.footprint && p.pcode == place.pcode;
                if !places.iter().any(same) {
                    places.push(place);
                }
            }
        }
        places
    }

    pub(super) fn wanted(&self, row: Row, name: &Name) -> Wanted {
        Wanted {
            hint: name.hint,
            column: row
                .column
                .or_else(|| self.column_of(row.written, &name.written))
                .or(name.near.then_some(Kind::Town)),
            outer: false,
        }
    }

    /// The context that the names after the first make.
    pub(super) fn outer(&self, chain: &[Name], columns: &Columns, with_loose: bool) -> Outer {
        let mut outer = Outer {
            context: columns.context.clone(),
            areas: columns.areas.clone(),
            near: false,
        };
        for name in chain.iter().skip(1).rev().filter(|n| with_loose || !n.loose) {
            if words::is_foreign(&name.written) {
                outer.context.foreign = true;
                continue;
            }
            let wanted = Wanted {
                hint: name.hint,
                column: name.near.then_some(Kind::Town),
                outer: true,
            };
            let choice = self.choose(&name.written, wanted, &outer.context, &[]);
            if let Some(found) = self.region(&name.written, wanted, &outer.context, &choice) {
                let parts = |t: &Toponym| {
                    t.kind == Kind::District
                        && t.country == found.disc.country
                        && found.parts.contains(&t.name.as_str())
                };
                outer.context.country = found.disc.country;
                outer.context.districts = (0..self.toponyms.len()).filter(|i| parts(&self.toponyms[*i])).collect();
            } else if let Some(i) = choice.chosen {
                let index = choice.ranked[i].found.toponym;
                outer.context = outer.context.narrowed(self.toponyms, index);
                outer.areas = vec![index];
                outer.near = name.near;
                if name.near {
                    // Beside a district is not in it, nor surely in its province.
                    outer.context = Context {
                        beside: self.toponyms[index].at,
                        ..columns.context.clone()
                    };
                }
            } else if choice.tied > 1 {
                // It is shared: what lies in it may tell which is meant.
                outer.context = outer.context.in_any_of(self.toponyms, &choice);
            }
        }
        outer
    }

    pub(super) fn mention(&self, row: Row, mention: &Mention, columns: &Columns) -> Vec<Place> {
        let name = &mention.chain[0];
        let outer = self.outer(&mention.chain, columns, true);
        let wanted = self.wanted(row, name);
        let mut choice = self.choose(&name.written, wanted, &outer.context, row.others);
        choice.decide_by_land(self.toponyms, row.land);
        if let Some(found) = self.region(&name.written, wanted, &outer.context, &choice) {
            return vec![place::of_region(row.written, &found)];
        }
        // "Urgun, Barmal": a comma between places that do not contain each other.
        // A town that happens to lie near the second is not what is meant then.
        let small = |i: usize| self.toponyms[choice.ranked[i].found.toponym].kind >= Kind::Town;
        if choice.chosen.is_none_or(small)
            && let Some(first_loose) = mention.chain.iter().position(|n| n.loose)
        {
            let apart = self.outer(&mention.chain, columns, false);
            let alone = self.choose(&name.written, wanted, &apart.context, row.others);
            let other = |i: &usize| {
                let found = &alone.ranked[*i].found;
                found.rule == super::Rule::Exact
                    && (choice.chosen.is_none() || self.toponyms[found.toponym].kind < Kind::Town)
            };
            if let Some(i) = alone.chosen.filter(other) {
                let mut places = vec![self.place(row.written, name, &alone.ranked[i].found, &apart.context)];
                let mut chain = mention.chain[first_loose..].to_vec();
                chain[0].loose = false;
                places.extend(self.mention(row, &Mention { chain, or_else: false }, columns));
                return places;
            }
        }
        if let Some(i) = choice.chosen {
            return vec![self.place(row.written, name, &choice.ranked[i].found, &outer.context)];
        }
        if choice.ranked.is_empty()
            && name.hint == Some(Kind::District)
            && let Some(elsewhere) = self.contradiction(name, wanted, &outer.context)
        {
            let reason = format!("{} does not lie where the row says", explain::described(elsewhere));
            return vec![unlocated(row.written, &name.written, reason)];
        }
        if choice.ranked.is_empty()
            && let Some(found) = slip::find(
                &self.names.get().spellings,
                self.toponyms,
                &name.written,
                wanted,
                &outer.context,
            )
        {
            return vec![self.place(row.written, name, &found, &outer.context)];
        }
        let tied: Vec<&Toponym> = choice
            .ranked
            .iter()
            .take(choice.tied)
            .map(|r| &self.toponyms[r.found.toponym])
            .collect();
        let reason = explain::undecided(&name.written, &tied, self.names.get().spellings.knows(&name.written));
        if tied.is_empty()
            && let Some(elsewhere) = self.contradiction(name, wanted, &outer.context)
        {
            let reason = format!("{} does not lie where the row says", explain::described(elsewhere));
            return vec![unlocated(row.written, &name.written, reason)];
        }
        if outer.context.foreign {
            return vec![unlocated(
                row.written,
                &name.written,
                format!("\"{}\" is in a country that the atlas does not have", name.written),
            )];
        }
        // That it is one of several in a country is no place.
        let is_country = |i: &usize| self.toponyms[*i].kind == Kind::Country;
        if tied.len() > 1 && outer.areas.iter().all(is_country) {
            return vec![unlocated(row.written, &name.written, reason)];
        }
        self.in_areas(row, &name.written, &outer.areas, outer.near, reason)
    }

    /// The district or crossing that bears the name, but lies in another province
    /// than is said: the row contradicts itself. In the other country, too, it
    /// may be a village's name, unless "district" is said.
    fn contradiction(&self, name: &Name, wanted: Wanted, context: &Context) -> Option<&'a Toponym> {
        let asked = wanted.hint.or(wanted.column).unwrap_or(Kind::District);
        if asked != Kind::District || context.provinces.is_empty() {
            return None;
        }
        let told = wanted.hint == Some(Kind::District) || wanted.column == Some(Kind::District);
        let wide = Context {
            country: context.country.filter(|_| !told),
            ..Context::default()
        };
        [Kind::District, Kind::Crossing].into_iter().find_map(|kind| {
            let wanted = Wanted {
                hint: Some(kind),
                column: None,
                ..wanted
            };
            let choice = self.choose(&name.written, wanted, &wide, &[]);
            let first = choice.ranked.first().filter(|r| r.found.rule == super::Rule::Exact)?;
            let found = &self.toponyms[first.found.toponym];
            // A crossing may lie farther from a district's centre than its disc.
            let in_province = Context {
                provinces: context.provinces.clone(),
                ..wide.clone()
            };
            let elsewhere = match found.kind {
                Kind::Crossing => !in_province.holds(self.toponyms, first.found.toponym),
                kind => kind <= Kind::Tehsil,
            };
            elsewhere.then_some(found)
        })
    }

    fn region(&self, name: &str, wanted: Wanted, context: &Context, choice: &Choice) -> Option<region::Found> {
        let found = region::find(self.toponyms, name)?;
        let fits = !context.foreign
            && (context.country.is_none() || context.country == found.disc.country)
            && (context.districts.is_empty())
            && (context.provinces.is_empty()
                || context
                    .provinces
                    .iter()
                    .any(|(_, p)| Some(p) == found.province.as_ref()));
        // The tehsil that kept the old name is only a part of the land, but a
        // district or province of the name is what is meant.
        let own = |r: &rank::Ranked| {
            r.found.rule == super::Rule::Exact && self.toponyms[r.found.toponym].kind <= Kind::District
        };
        let narrow = |k: Option<Kind>| k.is_some_and(|k| k > Kind::District);
        (fits && !choice.ranked.iter().any(own) && !narrow(wanted.hint) && !narrow(wanted.column)).then_some(found)
    }
}
