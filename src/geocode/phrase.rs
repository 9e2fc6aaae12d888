//! What a person wrote, taken apart into names.

use super::arabic;
use super::arabic_phrase;
use super::item;
use super::normalise::key;
use super::spelling::Spellings;
use super::words;
use crate::geodata::{Kind, Toponym};
use crate::model::Country;
use std::borrow::Cow;

/// A name with what its words say about it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Name {
    pub written: String,
    pub hint: Option<Kind>,
    /// The place is beside it, not in it.
    pub near: bool,
    /// Set off by a mere comma: it may be what the name before lies in, or
    /// another place.
    pub loose: bool,
}

/// One place: its name first, then what it lies in, from narrow to wide.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mention {
    pub chain: Vec<Name>,
    /// Another name for the place before ("Deh Bala/Haska Mena"), or another place.
    pub or_else: bool,
}

/// A whole text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Phrase {
    Nothing,
    /// The line itself.
    Line,
    Places(Vec<Mention>),
}

/// A text longer than this is prose, of which the beginning is enough.
const LONGEST: usize = 400;

/// What the gazetteer contributes to reading a phrase.
#[derive(Clone, Copy)]
pub(super) struct Lexicon<'a> {
    pub spellings: &'a Spellings,
    pub toponyms: &'a [Toponym],
}

impl Lexicon<'_> {
    fn is_country(&self, name: &Name) -> bool {
        let whole = match name.written.split_once(' ') {
            Some((first, rest)) if words::is_direction(first) => rest,
            _ => &name.written,
        };
        name.hint.is_none()
            && (words::is_foreign(whole) || self.spellings.knows_as(self.toponyms, whole, Kind::Country))
    }

    fn is_province(&self, name: &Name) -> bool {
        match name.hint {
            Some(kind) => kind == Kind::Province,
            None => self.spellings.knows_as(self.toponyms, &name.written, Kind::Province),
        }
    }
}

/// Takes `text` apart.
pub(super) fn parse(text: &str, lexicon: Lexicon) -> Phrase {
    let text: String = text.replace("_x000D_", " ").chars().take(LONGEST).collect();
    let text = without_markup(&text);
    if words::is_line(&text) {
        return Phrase::Line;
    }
    let text = in_known_order(text.trim(), lexicon);
    let text = narrow_first(text.trim(), lexicon);
    let text = text.trim();
    if words::says_unknown(text) {
        return Phrase::Nothing;
    }
    let mut mentions: Vec<Mention> = Vec::new();
    let mut or_else = false;
    let mut rest = text;
    loop {
        let cut = rest
            .char_indices()
            .find(|(_, c)| matches!(c, ';' | '/' | '|' | '\n' | '\r'));
        let (segment, mark) = cut.map_or((rest, None), |(i, c)| (&rest[..i], Some((i, c))));
        read_segment(segment, or_else, lexicon, &mut mentions);
        let Some((i, c)) = mark else { break };
        or_else = c == '/';
        rest = &rest[i + 1..];
    }
    if mentions.is_empty() {
        Phrase::Nothing
    } else {
        Phrase::Places(mentions)
    }
}

/// Cells that came from web pages have tags, `<br>`, which are no letters of a
/// name: "<b>Wana</b>" is no Bhawana.
fn without_markup(text: &str) -> Cow<'_, str> {
    let mut rest = text;
    let mut plain = String::new();
    while let Some((before, tag)) = rest.split_once('<') {
        let Some((_, after)) = tag.split_once('>') else { break };
        plain.push_str(before);
        plain.push(' ');
        rest = after;
    }
    if plain.is_empty() {
        return Cow::Borrowed(text);
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// "Pakistan / Khyber Pakhtunkhwa / Bajaur", "Kunar: Sarkano": from wide to
/// narrow. And "Waziristan, North".
fn narrow_first<'t>(text: &'t str, lexicon: Lexicon) -> Cow<'t, str> {
    let is = |part: &str, kind: Kind| lexicon.spellings.knows_as(lexicon.toponyms, part, kind);
    let wide = |part: &str| is(part, Kind::Country) || is(part, Kind::Province);
    // "AFG, Kunar, Marawara".
    if let Some((code @ ("AFG" | "PAK"), rest)) = text.split_once(',').map(|(c, rest)| (c.trim(), rest))
        && let Some(country) = Country::parse(code)
    {
        let parts: Vec<&str> = rest.split(',').rev().map(str::trim).collect();
        return Cow::Owned(format!("{}, {}", parts.join(", "), country.name()));
    }
    for mark in [" / ", "/", " - ", " – ", " > ", ": "] {
        let parts: Vec<&str> = text.split(mark).map(str::trim).filter(|p| !p.is_empty()).collect();
        let [first, .., last] = parts.as_slice() else { continue };
        let falls = parts.windows(2).all(|p| is(p[0], Kind::Country) || !wide(p[1]));
        if wide(first) && falls && !is(last, Kind::Country) && parts[1..].iter().all(|p| !p.contains(',')) {
            return Cow::Owned(parts.iter().rev().copied().collect::<Vec<_>>().join(", "));
        }
    }
    match text.split_once(',') {
        Some((name, part)) if words::is_part(part) && !part.contains(',') => {
            Cow::Owned(format!("{} {}", part.trim(), name.trim()))
        }
        _ => Cow::Borrowed(text),
    }
}

fn in_known_order<'t>(text: &'t str, lexicon: Lexicon) -> Cow<'t, str> {
    if !arabic::is_arabic(text) {
        return Cow::Borrowed(text);
    }
    let is_name = |name: &str| lexicon.spellings.knows(name);
    let is_province = |name: &str| lexicon.spellings.knows_as(lexicon.toponyms, name, Kind::Province);
    let is_area = |name: &str| is_province(name) || lexicon.spellings.knows_as(lexicon.toponyms, name, Kind::District);
    let known = arabic_phrase::Known {
        name: &is_name,
        province: &is_province,
        area: &is_area,
    };
    Cow::Owned(arabic_phrase::in_order(text, &known))
}

/// Reads what stands between two semicolons.
fn read_segment(segment: &str, or_else: bool, lexicon: Lexicon, mentions: &mut Vec<Mention>) {
    // The gazetteer's own names have brackets, too: "Khost(Matun)".
    let whole = segment.contains('(') && lexicon.spellings.knows(segment);
    let (segment, asides) = if whole {
        (segment.to_owned(), Vec::new())
    } else {
        item::take_asides(segment)
    };
    let segment = segment.split_whitespace().collect::<Vec<_>>().join(" ");
    if words::says_unknown(&segment) || words::is_line(&segment) {
        return;
    }
    let before = mentions.len();
    let items = item::items(&segment, lexicon);
    for (i, item) in items.into_iter().enumerate() {
        place(item, i == 0 && before > 0, or_else, before, lexicon, mentions);
    }
    // A bracket belongs to what stands before it, and is never a place of its own.
    if let Some(last) = mentions.get_mut(before..).and_then(<[Mention]>::last_mut) {
        for aside in asides {
            let names = item::items(&aside, lexicon).into_iter().flat_map(|i| i.chain);
            last.chain.extend(names.map(|n| Name { loose: false, ..n }));
        }
    }
}

/// "Torghar hamlet, Gurbuz district of Khost", "Achin, east of Jalalabad in
/// Nangarhar": the second is where the first lies, with what is wider.
fn opens_area(item: &item::Item, mentions: &[Mention], start: usize) -> bool {
    let Some(before) = mentions.get(start..).and_then(<[Mention]>::last) else {
        return false;
    };
    let [only] = &before.chain[..] else { return false };
    let is_area = matches!(item.chain[0].hint, Some(Kind::District | Kind::Tehsil));
    item.after_comma && (item.chain[0].near || (is_area && only.hint == Some(Kind::Town)))
}

/// Adds an item: as a place, or as what the places before lie in.
fn place(
    item: item::Item,
    opens_segment: bool,
    or_else: bool,
    start: usize,
    lexicon: Lexicon,
    mentions: &mut Vec<Mention>,
) {
    let name = &item.chain[0];
    let joins = item.after_comma || (opens_segment && !or_else);
    let from = if opens_segment { 0 } else { start };
    let wide = |m: &Mention, is: &dyn Fn(&Name) -> bool| m.chain.last().is_some_and(is);
    if joins && !item.plural && (item.chain.len() == 1 || opens_area(&item, mentions, start)) {
        let mut any = false;
        if item.chain.len() > 1 {
            if let Some(m) = mentions[start..].last_mut() {
                m.chain.extend(item.chain.iter().cloned());
                any = true;
            }
        } else if lexicon.is_country(name) {
            for m in &mut mentions[from..] {
                if !wide(m, &|n| lexicon.is_country(n)) {
                    m.chain.push(name.clone());
                    any = true;
                }
            }
        } else if lexicon.is_province(name) {
            // Places that are still open: named, and not yet said to be in a province.
            for m in mentions[from..].iter_mut().rev() {
                let same = m.chain.len() == 1 && key(&m.chain[0].written) == key(&name.written);
                if !same && m.chain.iter().any(|n| lexicon.is_province(n) || lexicon.is_country(n)) {
                    break;
                }
                m.chain.push(Name {
                    loose: opens_segment,
                    ..name.clone()
                });
                any = true;
            }
        } else if item.after_comma
            && let Some(m) = mentions[start..].last_mut()
            && !m.chain.iter().any(|n| lexicon.is_province(n) || lexicon.is_country(n))
        {
            let told = name.near || (name.hint.is_some() && m.chain.last().is_some_and(|n| n.hint != name.hint));
            m.chain.push(Name {
                loose: !told,
                ..name.clone()
            });
            any = true;
        }
        if any {
            return;
        }
    }
    mentions.push(Mention {
        chain: item.chain,
        or_else: or_else && opens_segment,
    });
}
