//! Names of the places of incidents.

use super::super::Painter;
use super::{Names, priority};
use crate::draw::label::{Beside, Site, Wanted};
use crate::draw::symbology::Symbol;
use crate::draw::text::{self, Face};
use crate::model::{Lang, Precision};
use std::collections::HashSet;

impl Names<'_> {
    /// The places of incidents, those with most incidents first.
    pub fn places(&mut self, symbols: &[&Symbol]) {
        /// With more places than this, names would cover the map.
        const MOST_NAMED: usize = 60;
        let painter = self.painter;
        let mut ranked = symbols.to_vec();
        ranked.retain(|s| is_named(s));
        // Provinces last: their name may be guessed from what is in them.
        ranked.sort_by_key(|s| {
            let coarse = s.precision() == Precision::Province;
            (coarse, std::cmp::Reverse(s.incidents.len()), s.name().to_owned())
        });
        // A name that stands at many spots is written at the fullest alone.
        let mut known = HashSet::new();
        ranked.retain(|s| known.insert((s.name(), s.precision())));
        let names = (0..).zip(ranked.into_iter().take(MOST_NAMED));
        self.add(
            "place-names",
            "Places of incidents",
            names.map(|(rank, symbol)| name(painter, symbol, rank)),
        );
    }
}

/// Whether anybody gave the place a name: a coordinate is none.
fn is_named(symbol: &Symbol) -> bool {
    symbol.incidents.iter().any(|(_, place)| {
        let written = &place.written;
        let texts = [&written.text, &written.place, &written.district, &written.province];
        texts.into_iter().flatten().any(|t| !t.trim().is_empty())
    })
}

/// The name of a province that stands for incidents somewhere in it.
pub(super) fn in_words(province: &str, lang: Lang) -> String {
    format!("{province} ({})", lang.province())
}

/// What the place is called on the map.
fn local<'t>(painter: &Painter<'t>, symbol: &'t Symbol) -> &'t str {
    let place = symbol.incidents.first().map(|(_, place)| *place);
    let name = place.and_then(|p| painter.names.place(p));
    name.unwrap_or_else(|| symbol.name())
}

fn name(painter: &Painter, symbol: &Symbol, rank: i64) -> Wanted {
    let coarse = symbol.precision() == Precision::Province;
    // A longer name would hide the map; it is whole in the mark's title.
    let name = text::shorten(local(painter, symbol), Face::Bold, painter.pt(6.8), 150.0);
    Wanted {
        text: if coarse {
            in_words(&name, painter.names.lang())
        } else {
            name
        },
        face: if coarse { Face::Italic } else { Face::Bold },
        size: painter.pt(6.8),
        spacing: 0.0,
        colour: painter.colours().ink,
        halo: Some(painter.colours().halo),
        class: "place-name",
        priority: if coarse {
            priority::PROVINCE_WITH_INCIDENTS
        } else {
            priority::PLACE - 10 * rank
        },
        site: Site::Beside(Beside {
            at: symbol.at,
            clear: symbol.radius,
            reach: if coarse { 19.0 } else { 44.0 },
            mark: None,
        }),
    }
}
