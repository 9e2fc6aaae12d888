//! Places that are told by others: so far from one, or between two.

use super::arabic;
use super::arabic_relation::{self, Told};
use super::confidence::IN_AREA;
use super::phrase::Lexicon;
use super::{Geocoder, unlocated, words};
use crate::geodesy::{KM, LonLat, azimuth, destination, distance};
use crate::model::{Disc, Footprint, Place, PlaceText, Precision};

/// What a text says besides names.
#[derive(Clone, Debug, PartialEq)]
enum Relation {
    /// Kilometres and azimuth from a place.
    Offset(f64, f64, String),
    /// On the way from one place to another, and what both lie in.
    Between([String; 2], Option<String>),
}

/// Letters.
const LONGEST: usize = 120;
/// A compass point says the direction to an eighth of the circle, and writers
/// round distances: the place may be so far off, as a share of the distance.
const OFFSET: f64 = 0.42;
/// It is not known better than this, metres.
const LEAST: f64 = 2.0 * KM;
/// Places farther apart than this have no "between", metres.
const FARTHEST: f64 = 400.0 * KM;

impl Geocoder<'_> {
    /// The place that a relation tells; `None` where the text has none, or its
    /// names are not known.
    pub(super) fn related(&self, written: &PlaceText, text: &str, others: &[LonLat]) -> Option<Place> {
        // Prose is none, and a relation of a relation of a relation is none.
        if text.chars().count() > LONGEST {
            return None;
        }
        if words::is_line(text) {
            return None;
        }
        match relation(text, self.lexicon())? {
            Relation::Offset(km, heading, name) => self.offset(written, km, heading, &name, others),
            Relation::Between(names, wider) => self.between(written, &names, wider, others),
        }
    }

    fn one(&self, written: &PlaceText, name: &str, others: &[LonLat]) -> Option<Place> {
        let row = PlaceText {
            text: Some(name.to_owned()),
            place: None,
            ..written.clone()
        };
        let mut places = self.by_name(&row, others);
        let place = places.pop().filter(|_| places.is_empty())?;
        // Where a name is not known, the area round it says no more.
        (place.score != IN_AREA && place.precision != Precision::Unlocated).then_some(place)
    }

    fn offset(&self, written: &PlaceText, km: f64, heading: f64, name: &str, others: &[LonLat]) -> Option<Place> {
        let from = self.one(written, name, others)?;
        let (at, round) = (from.footprint.anchor()?, from.footprint.uncertainty_km()?);
        let centre = destination(at, heading, km * KM);
        let radius = (OFFSET * km * KM + round.min(km) * KM).max(LEAST);
        Some(Place {
            written: written.clone(),
            district: None,
            province: self.province_at(centre).map(|p| p.name.clone()),
            pcode: None,
            precision: Precision::Fuzzy,
            footprint: disc(centre, radius),
            found_by: format!("{km} km from {}, in the direction stated", from.found_by),
            ..from
        })
    }

    fn between(
        &self,
        written: &PlaceText,
        names: &[String; 2],
        wider: Option<String>,
        others: &[LonLat],
    ) -> Option<Place> {
        let row = PlaceText {
            province: wider.or(written.province.clone()),
            ..written.clone()
        };
        // A name that is shared is the one near the other.
        let beside = |known: &Place| {
            known
                .footprint
                .anchor()
                .into_iter()
                .chain(others.iter().copied())
                .collect::<Vec<_>>()
        };
        let (a, b) = match names.each_ref().map(|name| self.one(&row, name, others)) {
            [Some(a), None] => {
                let b = self.one(&row, &names[1], &beside(&a))?;
                (a, b)
            }
            [None, Some(b)] => (self.one(&row, &names[0], &beside(&b))?, b),
            [a, b] => (a?, b?),
        };
        let (from, to) = (a.footprint.anchor()?, b.footprint.anchor()?);
        let apart = distance(from, to);
        if apart > FARTHEST {
            return None;
        }
        let round = |p: &Place| p.footprint.uncertainty_km().unwrap_or(0.0) * KM;
        let same = |of: fn(&Place) -> Option<&String>| of(&a).filter(|x| of(&b) == Some(*x)).cloned();
        Some(Place {
            name: format!("{}+{}", a.name, b.name),
            district: same(|p| p.district.as_ref()),
            province: same(|p| p.province.as_ref()),
            country: a.country.filter(|c| b.country == Some(*c)),
            precision: Precision::Fuzzy,
            // What lies in the ground of either is not between them.
            footprint: disc(
                destination(from, azimuth(from, to), apart / 2.0),
                (apart / 2.0).max(round(&a).min(round(&b))).max(LEAST),
            ),
            score: a.score.min(b.score),
            ..unlocated(written, "", format!("between {} and {}", a.found_by, b.found_by))
        })
    }
}

/// It may lie across the line from the places that tell it.
fn disc(centre: LonLat, radius: f64) -> Footprint {
    Footprint::Disc(Disc {
        centre,
        radius,
        country: None,
    })
}

/// Degrees clockwise from north.
fn heading(word: &str) -> Option<f64> {
    let word = word.to_lowercase().replace('-', "");
    let word = word.strip_suffix("ern").unwrap_or(&word);
    let points = [
        "north",
        "northeast",
        "east",
        "southeast",
        "south",
        "southwest",
        "west",
        "northwest",
    ];
    let short = ["n", "ne", "e", "se", "s", "sw", "w", "nw"];
    let point = points
        .iter()
        .position(|p| *p == word)
        .or(short.iter().position(|p| *p == word))?;
    Some(45.0 * point as f64)
}

/// Kilometres in "10km", or in "10" and the unit behind it.
fn kilometres(word: &str, next: Option<&str>) -> Option<(f64, usize)> {
    let split = word
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(word.len());
    let (number, unit) = word.split_at(split);
    let (unit, taken) = if unit.is_empty() { (next?, 2) } else { (unit, 1) };
    let each = match unit.trim_matches('.').to_lowercase().as_str() {
        "km" | "kms" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => 1.0,
        "mile" | "miles" | "mi" => 1.609_344,
        _ => return None,
    };
    let number: f64 = number.parse().ok()?;
    (number > 0.0 && number <= 500.0).then_some((number * each, taken))
}

fn relation(text: &str, lexicon: Lexicon) -> Option<Relation> {
    if arabic::is_arabic(text) {
        return Some(match arabic_relation::read(text)? {
            Told::Offset(km, heading, name) => Relation::Offset(km, heading, name),
            Told::Between(names) => Relation::Between(names, None),
            Told::Way(words) => {
                let mut cuts = words.match_indices(' ').map(|(i, _)| [&words[..i], &words[i + 1..]]);
                let known = |pair: &[&str; 2]| pair.iter().all(|n| lexicon.spellings.knows(n));
                Relation::Between(cuts.find(known)?.map(str::to_owned), None)
            }
        });
    }
    offset(text).or_else(|| between(text)).or_else(|| road(text, lexicon))
}

/// "10 km south of Wana", "some 5km to the north-west of Mir Ali, North Waziristan".
fn offset(text: &str) -> Option<Relation> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = words.iter().position(|w| w.starts_with(|c: char| c.is_ascii_digit()))?;
    let leads = |w: &&str| {
        matches!(
            w.to_lowercase().as_str(),
            "some" | "about" | "around" | "roughly" | "approximately" | "nearly"
        )
    };
    if !words[..first].iter().all(leads) {
        return None;
    }
    let (km, taken) = kilometres(words[first], words.get(first + 1).copied())?;
    let rest = words.get(first + taken..)?;
    let small = |w: &&&str| !matches!(w.to_lowercase().as_str(), "to" | "the" | "due");
    let mut told = rest.iter().filter(small);
    let heading = heading(told.next()?)?;
    if !matches!(told.next()?.to_lowercase().as_str(), "of" | "from") {
        return None;
    }
    let name = *told.next()?;
    let at = name.as_ptr() as usize - text.as_ptr() as usize;
    Some(Relation::Offset(km, heading, text[at..].to_owned()))
}

/// "between Urgun and Barmal, Paktika".
fn between(text: &str) -> Option<Relation> {
    let lower = text.to_lowercase();
    // The same bytes, unless a letter changes its length with its case.
    if lower.len() != text.len() {
        return None;
    }
    if let Some(way) = from_to(text, &lower) {
        return Some(way);
    }
    let start = lower.find("between ")?;
    let about = [
        "",
        "the",
        "area",
        "areas",
        "border",
        "somewhere",
        "in",
        "region",
        "road",
        "on",
        "a",
        "point",
    ];
    if !lower[..start].split_whitespace().all(|w| about.contains(&w)) {
        return None;
    }
    let rest = &text[start + "between ".len()..];
    let (first, second) = rest.split_once(" and ")?;
    let (second, wider) = match second.split_once(',') {
        Some((second, wider)) => (second, Some(wider.trim().to_owned())),
        None => (second, None),
    };
    Some(Relation::Between([first, second].map(|n| n.trim().to_owned()), wider))
}

/// "from Torkham to Jalalabad".
fn from_to(text: &str, lower: &str) -> Option<Relation> {
    let rest = lower.strip_prefix("from ")?;
    let to = rest.find(" to ")?;
    let rest = &text["from ".len()..];
    let names = [&rest[..to], &rest[to + " to ".len()..]];
    let is_name = |n: &&str| n.starts_with(|c: char| c.is_uppercase());
    let names = names.map(str::trim);
    names
        .iter()
        .all(is_name)
        .then(|| Relation::Between(names.map(str::to_owned), None))
}

/// "Khost-Gardez road", "the Kandahar–Spin Boldak highway".
fn road(text: &str, lexicon: Lexicon) -> Option<Relation> {
    let (names, last) = text.trim().rsplit_once(' ')?;
    if !matches!(last.to_lowercase().as_str(), "road" | "highway" | "route") {
        return None;
    }
    let names = names
        .strip_prefix("the ")
        .or(names.strip_prefix("The "))
        .unwrap_or(names);
    let known = |cut: usize, mark: char| {
        let (a, b) = (names[..cut].trim(), names[cut + mark.len_utf8()..].trim());
        (lexicon.spellings.knows(a) && lexicon.spellings.knows(b)).then_some([a, b])
    };
    let marks = names.char_indices().filter(|(_, c)| matches!(c, '-' | '–' | '—'));
    let pair = marks.clone().find_map(|(cut, mark)| known(cut, mark))?;
    Some(Relation::Between(pair.map(str::to_owned), None))
}

#[cfg(test)]
mod tests {
    use super::{Relation, between, offset};

    #[test]
    fn relations_are_read() {
        assert_eq!(
            offset("10 km south of Wana"),
            Some(Relation::Offset(10.0, 180.0, "Wana".to_owned()))
        );
        assert_eq!(
            offset("some 5km to the north-west of Mir Ali, North Waziristan"),
            Some(Relation::Offset(5.0, 315.0, "Mir Ali, North Waziristan".to_owned()))
        );
        assert_eq!(offset("10 houses south of Wana"), None);
        assert_eq!(
            between("the area between Urgun and Barmal, Paktika"),
            Some(Relation::Between(
                ["Urgun", "Barmal"].map(str::to_owned),
                Some("Paktika".to_owned())
            ))
        );
    }
}
