//! Pashto, Dari and Urdu phrases in the order that the other readers know: the
//! narrow name first, each with its kind behind it, in English.
//!
//! Dari and Urdu put the kind before the name ("ولسوالی برمل ولایت پکتیکا"), Pashto
//! behind it, and the wider name first ("د خوست ولایت سپېره ولسوالۍ").

use super::arabic::normalise;

/// What a word is in a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// Its English word, and how narrow that is.
    Kind(&'static str, u8),
    /// Urdu has these before the name.
    KindBefore(&'static str, u8),
    Country(&'static str),
    Plural,
    And,
    Comma,
    Near,
    /// Says nothing by itself: in, from, area.
    Filler,
    /// Stands in Pashto before what something is of.
    Of,
    Name,
}

/// The words are in the letters of [`normalise`].
fn word(text: &str) -> Word {
    match normalise(text).as_str() {
        "ولسوالی" | "اولسوالی" | "ولسوالیو" => Word::Kind("district", 2),
        "ولسوالیانی" => Word::Kind("districts", 2),
        "زلع" | "زلعی" => Word::KindBefore("district", 2),
        "ازلاع" | "زلعو" => Word::KindBefore("districts", 2),
        "ولایت" | "ولایتی" => Word::Kind("province", 1),
        "ولایتونی" | "ولایات" | "ولایتونو" => Word::Kind("provinces", 1),
        "سوبی" => Word::KindBefore("province", 1),
        "تهسیل" => Word::KindBefore("tehsil", 3),
        "ایجنسی" => Word::Kind("agency", 2),
        "شهر" | "شار" => Word::Kind("city", 4),
        "کلی" | "کریی" | "گاون" | "روستای" | "دهکدی" => Word::Kind("village", 4),
        "بازار" => Word::Kind("bazaar", 4),
        "گزرگای" | "بندر" | "دروازی" | "کراسنگ" => Word::Kind("crossing", 4),
        "افغانستان" => Word::Country("Afghanistan"),
        "پاکستان" => Word::Country("Pakistan"),
        "ایران" => Word::Country("Iran"),
        "هند" | "هندوستان" | "بهارت" => Word::Country("India"),
        "های" | "ها" => Word::Plural,
        "او" | "اور" | "و" => Word::And,
        "نژدی" | "نزدی" | "نزدیک" | "نزدیکی" | "کریب" | "شاوخوا" | "اتراف" => {
            Word::Near
        }
        "در" | "په" | "کی" | "کشی" | "کا" | "کو" | "مین" | "از" | "به" | "بی" | "ته" | "سری" | "سه" | "سیمی"
        | "سیمو" | "علاکی" | "منتکی" | "مربوط" | "افغان" | "پاکستانی" | "کبایلی" | "سرهدی" | "مرزی" => {
            Word::Filler
        }
        "د" => Word::Of,
        _ => Word::Name,
    }
}

/// Names joined by "and", and their kind.
#[derive(Debug, Default)]
struct Group {
    names: Vec<String>,
    kind: Option<(&'static str, u8)>,
    plural: bool,
}

impl Group {
    fn add(&mut self, word: &str) {
        match self.names.last_mut() {
            Some(name) if !name.is_empty() => {
                name.push(' ');
                name.push_str(word);
            }
            Some(name) => name.push_str(word),
            None => self.names.push(word.to_owned()),
        }
    }

    /// "ولسوالی صبری خوست": the area behind the name has no word of its own.
    fn without_area(mut self, is_name: &impl Fn(&str) -> bool, is_area: &impl Fn(&str) -> bool) -> Vec<Self> {
        let whole = self.names.last().cloned().unwrap_or_default();
        let cuts = whole.match_indices(' ').map(|(i, _)| i);
        let parted = cuts
            .rev()
            .take(2)
            .find(|&i| !is_name(&whole) && is_area(&whole[i + 1..]));
        let Some(cut) = parted else {
            return vec![self];
        };
        let (name, area) = (whole[..cut].to_owned(), whole[cut + 1..].to_owned());
        if let Some(last) = self.names.last_mut() {
            *last = name;
        }
        let area = Self {
            names: vec![area],
            kind: None,
            plural: false,
        };
        vec![self, area]
    }

    fn in_english(&self) -> String {
        let names: Vec<&str> = self
            .names
            .iter()
            .map(String::as_str)
            .filter(|n| !n.is_empty())
            .collect();
        let mut text = names.join(" and ");
        if let Some((kind, narrow)) = self.kind
            && narrow > 0
        {
            text.push(' ');
            text.push_str(kind);
            if (self.plural || names.len() > 1) && !kind.ends_with('s') {
                text.push('s');
            }
        }
        text
    }
}

/// The phrase with English words; `is_name`, `is_province` and `is_area` (a
/// province or district) tell what the gazetteer knows.
pub(super) fn in_order(
    text: &str,
    is_name: impl Fn(&str) -> bool,
    is_province: impl Fn(&str) -> bool,
    is_area: impl Fn(&str) -> bool,
) -> String {
    let spaced = text
        .replace('،', " , ")
        .replace('؛', " ; ")
        .replace(['\u{200c}', '\u{a0}', '(', ')', '-', '–'], " ");
    if is_name(&spaced) {
        return spaced;
    }
    let parts: Vec<String> = spaced
        .split(';')
        .map(|part| ordered(part, &is_name, &is_province, &is_area))
        .collect();
    parts.join("; ")
}

fn ordered(
    part: &str,
    is_name: &impl Fn(&str) -> bool,
    is_province: &impl Fn(&str) -> bool,
    is_area: &impl Fn(&str) -> bool,
) -> String {
    let in_pashto = part.chars().any(|c| "ټډړږښڼځڅۍېګ".contains(c)) || part.split(' ').any(|w| w == "د");
    let words: Vec<(&str, Word)> = part
        .split_whitespace()
        .map(|w| (w, if w == "," { Word::Comma } else { word(w) }))
        .map(|(w, what)| match what {
            Word::KindBefore(kind, narrow) if in_pashto => (w, Word::Kind(kind, narrow)),
            _ => (w, what),
        })
        .collect();
    let says = |w: &&(&str, Word)| !matches!(w.1, Word::Filler | Word::Of | Word::Near);
    let opens = words.iter().find(says).is_some_and(|w| matches!(w.1, Word::Kind(..)));
    let kind_first = opens || words.iter().any(|w| matches!(w.1, Word::KindBefore(..)));
    let near = words.iter().any(|w| w.1 == Word::Near);
    let mut groups = vec![Group::default()];
    let mut runs = Vec::new();
    let mut i = 0;
    while i < words.len() {
        let what = words[i].1;
        let last = groups.len() - 1;
        // A name of several words, "and" among them, is taken whole.
        let longest = (i + 2..=words.len().min(i + 4)).rev().find(|&j| {
            what == Word::Name && words[i..j].iter().all(|w| w.1 != Word::Comma) && is_name(&joined(&words[i..j]))
        });
        match what {
            Word::Name => {
                let end = longest.unwrap_or(i + 1);
                let name = joined(&words[i..end]);
                // "د خوست سپېره": what it lies in has no word of its own.
                let follows = words.get(end).is_some_and(|w| w.1 == Word::Name);
                groups[last].add(&name);
                if !kind_first && follows && groups[last].names.len() == 1 && is_province(&groups[last].names[0]) {
                    groups[last].kind = Some(("province", 1));
                    groups.push(Group::default());
                }
                i = end;
                continue;
            }
            Word::Kind(kind, narrow) | Word::KindBefore(kind, narrow) if kind_first && (opens || narrow <= 3) => {
                if !groups[last].names.is_empty() || groups[last].kind.is_some() {
                    groups.push(Group::default());
                }
                let last = groups.len() - 1;
                groups[last].kind = Some((kind, narrow));
            }
            Word::Country(name) => {
                let country = Group {
                    names: vec![name.to_owned()],
                    kind: Some(("", 0)),
                    plural: false,
                };
                groups.insert(last, country);
            }
            Word::Kind(kind, narrow) | Word::KindBefore(kind, narrow) => {
                groups[last].kind = Some((kind, narrow));
                groups.push(Group::default());
            }
            Word::Plural => groups[last].plural = true,
            Word::And if groups[last].names.is_empty() => {}
            Word::And => groups[last].names.push(String::new()),
            Word::Comma if groups[last].plural && !groups[last].names.is_empty() => {
                groups[last].names.push(String::new());
            }
            Word::Comma => runs.push(std::mem::replace(&mut groups, vec![Group::default()])),
            // "in": what stands before it is what the rest lies in.
            Word::Of | Word::Filler
                if !kind_first && groups[last].names.len() == 1 && is_province(&groups[last].names[0]) =>
            {
                groups[last].kind = Some(("province", 1));
                groups.push(Group::default());
            }
            // "ضلع کرم کے علاقے پاراچنار": a narrower name follows.
            Word::Filler if kind_first && !groups[last].names.is_empty() => groups.push(Group::default()),
            Word::Near | Word::Filler | Word::Of => {}
        }
        i += 1;
    }
    runs.push(groups);
    // "خوست، ګربز": what comes first is what the rest lies in.
    let names_province = |g: &Group| matches!(&g.names[..], [one] if is_province(one));
    let opens_wide = |run: &[Group]| {
        let mut named = run.iter().filter(|g| !g.names.is_empty()).peekable();
        named.peek().is_some() && named.all(|g| g.kind.is_some_and(|k| k.1 <= 1) || names_province(g))
    };
    if runs.len() > 1 && opens_wide(&runs[0]) && !opens_wide(&runs[1]) {
        runs.rotate_left(1);
    }
    let narrow_first = |run: Vec<Group>| {
        let mut run: Vec<Group> = run.into_iter().filter(|g| !g.names.is_empty()).collect();
        run.sort_by_key(|g| {
            let known = |names: &[String], is: &dyn Fn(&str) -> bool| names.iter().all(|n| is(n));
            std::cmp::Reverse(match g.kind {
                Some((_, narrow)) => narrow,
                None if names_province(g) => 1,
                None if known(&g.names, is_area) => 2,
                None => 4,
            })
        });
        let run: Vec<Group> = run.into_iter().flat_map(|g| g.without_area(is_name, is_area)).collect();
        run.iter().map(Group::in_english).collect::<Vec<_>>().join(", ")
    };
    let runs: Vec<String> = runs.into_iter().map(narrow_first).filter(|r| !r.is_empty()).collect();
    format!("{}{}", if near { "near " } else { "" }, runs.join(", "))
}

fn joined(words: &[(&str, Word)]) -> String {
    words.iter().map(|w| w.0).collect::<Vec<_>>().join(" ")
}
