//! The parts of a list of places, and the names in one part.

use super::phrase::{Lexicon, Name};
use super::words::{self, Word};
use crate::geodata::Kind;

/// One entry of a list: a name and what it is said to lie in.
#[derive(Debug)]
pub(super) struct Item {
    pub chain: Vec<Name>,
    /// A comma stands before it, not "and".
    pub after_comma: bool,
    /// Its word is plural, so that the names before it are its like.
    pub plural: bool,
}

/// The text without its brackets, and what stood in them.
pub(super) fn take_asides(text: &str) -> (String, Vec<String>) {
    let (mut outside, mut asides, mut depth) = (String::new(), Vec::new(), 0_usize);
    for c in text.chars() {
        match c {
            '(' | '[' => {
                if depth == 0 {
                    asides.push(String::new());
                }
                depth += 1;
                outside.push(' ');
            }
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth > 0 => {
                if let Some(aside) = asides.last_mut() {
                    aside.push(c);
                }
            }
            c => outside.push(c),
        }
    }
    if outside.trim().is_empty() {
        (asides.join(" "), Vec::new())
    } else {
        (outside, asides)
    }
}

/// The entries of a list, in order.
pub(super) fn items(text: &str, lexicon: Lexicon) -> Vec<Item> {
    if is_whole(text, lexicon) {
        return vec![Item {
            chain: vec![plain(text.trim(), None)],
            after_comma: false,
            plural: false,
        }];
    }
    let mut items: Vec<Item> = Vec::new();
    let mut numbered = false;
    for (i, part) in text.split(',').enumerate() {
        for (j, entry) in conjuncts(part, lexicon).into_iter().enumerate() {
            // "Kabul, PD 9" and "District 4, Kabul" are in the town.
            if is_numbered(&entry.split_whitespace().collect::<Vec<_>>()) {
                match items.last_mut() {
                    Some(town) => town.chain[0].hint = Some(Kind::Town),
                    None => numbered = true,
                }
                continue;
            }
            if i > 0 && entry.split_whitespace().next().is_some_and(words::opens_clause) {
                continue;
            }
            let (mut chain, plural) = names(&entry, lexicon);
            if chain.is_empty() {
                continue;
            }
            if std::mem::take(&mut numbered) {
                chain[0].hint = Some(Kind::Town);
            }
            // "Khost, Paktika and Kunar provinces": the kind goes back.
            if plural && let Some(hint) = chain[0].hint {
                for before in items.iter_mut().rev() {
                    if before.chain.len() > 1 || before.chain[0].hint.is_some() {
                        break;
                    }
                    before.chain[0].hint = Some(hint);
                    before.chain.extend_from_slice(&chain[1..]);
                    before.plural = true;
                }
            }
            items.push(Item {
                chain,
                after_comma: i > 0 && j == 0,
                plural,
            });
        }
    }
    items
}

/// Whether the text is one name, its kind word included: *Baldia Town*, but
/// not *Quetta City*, which is a tehsil and, to most writers, a town.
fn is_whole(text: &str, lexicon: Lexicon) -> bool {
    let (name, hint) = strip(text);
    let split = hint.is_some_and(|(kind, _)| lexicon.spellings.knows_as(lexicon.toponyms, &name, kind));
    !split && lexicon.spellings.knows(text)
}

fn plain(written: &str, hint: Option<Kind>) -> Name {
    Name {
        written: written.to_owned(),
        hint,
        near: false,
        loose: false,
    }
}

/// Parts joined by "and", "&" or a dash, unless the whole is one name.
fn conjuncts(part: &str, lexicon: Lexicon) -> Vec<String> {
    let part = part.trim();
    let known = |text: &str| {
        let (names, _) = strip(text);
        lexicon.spellings.knows(text) || lexicon.spellings.knows(&names)
    };
    if is_whole(part, lexicon) || known(part) {
        return vec![part.to_owned()];
    }
    let mut entries: Vec<String> = vec![String::new()];
    for word in part.split_whitespace() {
        if matches!(word.to_lowercase().as_str(), "and" | "&" | "+" | "-" | "–" | "—" | "و") {
            entries.push(String::new());
        } else if let Some(entry) = entries.last_mut() {
            if !entry.is_empty() {
                entry.push(' ');
            }
            entry.push_str(word);
        }
    }
    // "North and South Waziristan"
    for i in (1..entries.len()).rev() {
        let named = entries[i]
            .split_once(' ')
            .filter(|(first, _)| words::is_direction(first));
        if let Some((_, name)) = named
            && words::is_direction(&entries[i - 1])
        {
            entries[i - 1] = format!("{} {name}", entries[i - 1]);
        }
    }
    entries
        .into_iter()
        .flat_map(|entry| {
            // A dash within a word parts two names only if both are names.
            let halves = entry.split_once(['–', '—', '-']);
            match halves {
                Some((a, b)) if !known(&entry) && known(a) && known(b) => vec![a.to_owned(), b.to_owned()],
                _ => vec![entry],
            }
        })
        .filter(|e| !e.trim().is_empty())
        .collect()
}

/// The names in one entry, narrow to wide, and whether its kind is plural.
fn names(entry: &str, lexicon: Lexicon) -> (Vec<Name>, bool) {
    if is_whole(entry, lexicon) {
        return (vec![plain(entry.trim(), None)], false);
    }
    let words: Vec<&str> = entry.split_whitespace().skip_while(|w| words::leads(w)).collect();
    // "Shorabak district on the Pakistani border".
    let bordering = (1..words.len())
        .find(|&i| matches!(words[i].to_lowercase().as_str(), "on" | "along") && words::is_line(&words[i..].join(" ")));
    // "Surobi on the Kabul-Jalalabad highway": a clause on the place.
    let clause = words.windows(2).skip(1).position(|pair| {
        let pair = [words::bare(pair[0]), words::bare(pair[1])];
        matches!(
            [pair[0].as_str(), pair[1].as_str()],
            ["on" | "along" | "off", "the"] | ["across", "from"] | ["on", "afghan" | "pakistani"]
        )
    });
    if let Some(i) = bordering.or(clause.map(|i| i + 1)) {
        return names(&words[..i].join(" "), lexicon);
    }
    // "fighters crossed into Spera": who went there is no place.
    let into = words.iter().position(|w| w.eq_ignore_ascii_case("into"));
    if let Some(i) = into.filter(|i| i + 1 < words.len()) {
        return names(&words[i + 1..].join(" "), lexicon);
    }
    // "Khost's Spera district", "Kabul's District 4".
    let owner = words.iter().position(|w| w.ends_with("'s") || w.ends_with("’s"));
    if let Some(i) = owner.filter(|i| i + 1 < words.len()) {
        let wide = words[..=i].join(" ");
        let wide = wide.trim_end_matches('s').trim_end_matches(['\'', '’']);
        let narrow = words[i + 1..].join(" ");
        if is_numbered(&words[i + 1..]) {
            return (vec![plain(&strip(wide).0, Some(Kind::Town))], false);
        }
        let (mut chain, plural) = names(&narrow, lexicon);
        chain.extend(names(wide, lexicon).0);
        return (chain, plural);
    }
    let is = |w: &str, set: &[&str]| set.contains(&w.to_lowercase().as_str());
    let beside = words.iter().position(|w| is(w, &["near", "outside", "around"]));
    let of = words
        .iter()
        .position(|w| is(w, &["of", "in", "inside", "within", "at", "to", "from"]));
    let cut = match (beside, of) {
        (Some(b), _) => Some(b),
        (None, of) => of,
    };
    // A preposition at the very start parts nothing, unless it says "near".
    if let Some(i) = cut.filter(|i| i + 1 < words.len() && (*i > 0 || beside.is_some())) {
        let (mut left, right) = (&words[..i], &words[i + 1..]);
        let (mut wide, plural) = names(&right.join(" "), lexicon);
        if beside.is_none() && words::is_within(left) {
            return (wide, plural);
        }
        // "Zhari district west of Kandahar city".
        let named = left
            .iter()
            .rposition(|w| !words::is_direction(w) && !words::leads(w) && *w != "to");
        if let Some(last) = named.filter(|n| n + 1 < left.len() && left[n + 1..].iter().any(|w| words::is_direction(w)))
            && !words::is_nearness(&left[..=last])
            && let Some(first) = wide.first_mut()
        {
            first.near = true;
            left = &left[..=last];
        }
        let nearness = words::is_nearness(&words[..=i]);
        if (beside.is_some() || nearness)
            && let Some(first) = wide.first_mut()
        {
            first.near = true;
        }
        if nearness || left.iter().all(|w| words::leads(w) || words::after(w) == Word::Filler) {
            return (wide, plural);
        }
        if is_numbered(left) && wide.len() == 1 {
            return (
                vec![Name {
                    hint: Some(Kind::Town),
                    ..wide.remove(0)
                }],
                false,
            );
        }
        let (name, hint) = strip(&left.join(" "));
        if name.is_empty() {
            // "the city of Khost", "districts of Barmal".
            if let (Some(first), Some((kind, _))) = (wide.first_mut(), hint) {
                first.hint = Some(kind);
            }
            return (wide, hint.is_some_and(|h| h.1));
        }
        let mut chain = vec![plain(&name, hint.map(|h| h.0))];
        chain.append(&mut wide);
        return (chain, hint.is_some_and(|h| h.1));
    }
    let numbered = words
        .iter()
        .position(|w| is(w, &["district", "pd", "nahia", "ward"]))
        .filter(|i| *i > 0);
    if let Some(i) = numbered
        && is_numbered(&words[i..])
    {
        return (vec![plain(&strip(&words[..i].join(" ")).0, Some(Kind::Town))], false);
    }
    let (name, hint) = strip(entry);
    if name.is_empty() {
        return (Vec::new(), false);
    }
    (vec![plain(&name, hint.map(|h| h.0))], hint.is_some_and(|h| h.1))
}

/// Whether the words are a numbered part of a town: "District 4", "PD 9",
/// "Police District 12", "the 4th district".
fn is_numbered(words: &[&str]) -> bool {
    let number = |w: &str| {
        w.trim_matches(|c: char| !c.is_alphanumeric())
            .starts_with(|c: char| c.is_ascii_digit())
    };
    words.iter().any(|w| number(w))
        && words.iter().all(|w| {
            number(w)
                || words::leads(w)
                || matches!(
                    w.to_lowercase().as_str(),
                    "district" | "pd" | "nahia" | "police" | "ward" | "no" | "no." | "number"
                )
        })
}

/// The name without the words round it, and the kind (and number) they give.
fn strip(entry: &str) -> (String, Option<(Kind, bool)>) {
    let mut words: Vec<&str> = entry.split_whitespace().collect();
    let mut hint = None;
    while let Some(word) = words.last() {
        match words::after(word) {
            // The last word decides: "Spin Boldak border town" is a town.
            Word::Kind(kind, plural) => hint = hint.or(Some((kind, plural))),
            Word::Filler => {}
            Word::Name => break,
        }
        words.pop();
    }
    while words.first().is_some_and(|w| words::leads(w)) {
        words.remove(0);
    }
    // "District Khyber", "Province of Khost": the kind before the name.
    while words.len() > 1
        && let Word::Kind(kind, plural) = words::after(words[0])
    {
        hint = hint.or(Some((kind, plural)));
        words.remove(0);
    }
    let name = words.join(" ");
    (
        name.trim_matches(|c: char| matches!(c, '"' | '.' | ':' | '“' | '”' | '\''))
            .trim()
            .to_owned(),
        hint,
    )
}
