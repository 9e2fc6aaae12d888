//! Pashto, Dari and Urdu phrases in the order that the other readers know: the
//! narrow name first, each with its kind behind it, in English.
//!
//! Dari and Urdu put the kind before the name ("ولسوالی برمل ولایت پکتیکا"), Pashto
//! behind it. Pashto and Urdu put the wider name first ("د خوست ولایت سپېره
//! ولسوالۍ", "باجوڑ کی تحصیل ماموند").

use super::arabic::normalise;
use super::arabic_group::Group;
use super::arabic_words::{Word, word};

/// What the gazetteer knows of a name in Arabic letters.
pub(super) struct Known<'k> {
    pub name: &'k dyn Fn(&str) -> bool,
    pub province: &'k dyn Fn(&str) -> bool,
    /// A province or district.
    pub area: &'k dyn Fn(&str) -> bool,
}

impl Known<'_> {
    /// As it is written, or in the Pashto oblique case: *Gurbuzo*.
    pub fn in_any_case(&self, name: &str) -> bool {
        let folded = normalise(name);
        let stem = folded.strip_suffix("یو").or(folded.strip_suffix('و'));
        let nominative = |s: &str| s.chars().count() > 2 && ((self.name)(s) || (self.name)(&format!("{s}ی")));
        (self.name)(name) || stem.is_some_and(nominative)
    }
}

/// The phrase with English words.
pub(super) fn in_order(text: &str, known: &Known) -> String {
    let spaced = spaced(text);
    let is_town = spaced
        .trim()
        .rsplit_once(' ')
        .is_some_and(|(name, kind)| matches!(word(kind), Word::Kind(_, 4)) && (known.name)(name));
    if !is_town && (known.name)(&spaced) {
        return spaced;
    }
    let parts: Vec<String> = spaced.split(';').map(|part| ordered(part, known)).collect();
    parts.join("; ")
}

/// Marks in Latin forms, each a word.
pub(super) fn spaced(text: &str) -> String {
    text.replace(['،', ','], " , ")
        .replace('؛', " ; ")
        .replace(['\u{200c}', '\u{a0}', '(', ')', '-', '–', ':', '۔', '.'], " ")
}

pub(super) fn is_pashto(text: &str) -> bool {
    text.chars().any(|c| "ټډړږښڼځڅۍېګ".contains(c)) || text.split(' ').any(|w| w == "د")
}

/// Reads the words between two semicolons.
struct Reader<'r> {
    words: Vec<(&'r str, Word)>,
    known: &'r Known<'r>,
    kind_first: bool,
    /// The first word is a kind, so that every kind stands before its name.
    opens: bool,
    groups: Vec<Group>,
    /// How many groups stood before a word for "near".
    near: Option<usize>,
    closed: bool,
}

fn ordered(part: &str, known: &Known) -> String {
    let in_pashto = is_pashto(part);
    let apart: Vec<&str> = part.split_whitespace().flat_map(|w| unglued(w, known)).collect();
    let words: Vec<(&str, Word)> = apart
        .into_iter()
        .map(|w| (w, if w == "," { Word::Comma } else { word(w) }))
        .map(|(w, what)| match what {
            Word::KindBefore(kind, narrow) if in_pashto => (w, Word::Kind(kind, narrow)),
            Word::InOrOf if in_pashto => (w, Word::Closes),
            Word::InOrOf => (w, Word::Parts),
            // "صوبہ سرحد" is a province's name.
            _ => (w, what),
        })
        .collect();
    let says = |w: &(&str, Word)| matches!(w.1, Word::Kind(..) | Word::KindBefore(..) | Word::Name);
    let opens = words
        .iter()
        .find(|w| says(w))
        .is_some_and(|w| matches!(w.1, Word::Kind(..)));
    // "گربز و سپیره در ولایت خوست": behind a kind stands what it is the kind of,
    // unless it ends what is told.
    let ends = words.iter().rfind(|w| says(w)).is_some_and(|w| w.1 != Word::Name);
    let leads = |i: usize| match words[i].1 {
        Word::KindBefore(..) => true,
        // "نیمروز ولایت، چاربرجک"
        Word::Kind(_, 1) if i > 0 && (known.province)(words[i - 1].0) => false,
        Word::Kind(_, narrow) => narrow <= 3 && !in_pashto && !ends,
        _ => false,
    };
    let kind_first = opens || (0..words.len()).any(leads);
    let wide_first = in_pashto || words.iter().any(|w| matches!(w.0, "کے" | "کی" | "کا"));
    let mut runs: Vec<Vec<Group>> = Vec::new();
    let mut near_all = false;
    let mut from = 0;
    for end in commas(&words, known) {
        let mut reader = Reader {
            words: words[from..end].to_vec(),
            known,
            kind_first,
            opens,
            groups: vec![Group::default()],
            near: None,
            closed: false,
        };
        reader.read();
        let (run, near) = reader.placed(wide_first);
        near_all |= near && runs.is_empty();
        if !run.is_empty() {
            runs.push(run);
        }
        from = end + 1;
    }
    // "خوست، ګربز": what comes first is what the rest lies in.
    let opens_wide = |run: &[Group]| run.iter().all(|g| g.is_wide(known));
    if runs.len() > 1 && opens_wide(&runs[0]) && !opens_wide(&runs[1]) {
        runs.rotate_left(1);
    }
    let in_english = |run: &Vec<Group>| {
        let names: Vec<String> = run.iter().map(Group::in_english).collect();
        names.join(" in ").replace(" in near ", " near ")
    };
    let runs: Vec<String> = runs.iter().map(in_english).collect();
    format!("{}{}", if near_all { "near " } else { "" }, runs.join(", "))
}

/// Where commas part what is told, and the end. In "A، B او C ولسوالۍ" they part
/// the names of one list.
fn commas(words: &[(&str, Word)], known: &Known) -> Vec<usize> {
    let is_province = |i: usize| words.get(i).is_some_and(|w| (known.province)(w.0));
    let parts = |i: &usize| {
        let rest = &words[i + 1..];
        let lists = rest.iter().find(|w| !matches!(w.1, Word::Name | Word::Comma));
        let listed = lists.is_some_and(|w| w.1 == Word::And);
        words[*i].1 == Word::Comma
            && !(listed && i.checked_sub(1).is_some_and(|b| is_province(b) == is_province(i + 1)))
    };
    (0..words.len()).filter(parts).chain([words.len()]).collect()
}

/// Words that were written as one: "دخوست", "ولسوالۍکې".
fn unglued<'t>(text: &'t str, known: &Known) -> Vec<&'t str> {
    let is_name = |w: &str| w.chars().count() > 2 && known.in_any_case(w);
    let is_kind = |w: &str| matches!(word(w), Word::Kind(..) | Word::KindBefore(..));
    if word(text) != Word::Name || known.in_any_case(text) {
        return vec![text];
    }
    let cuts = text.char_indices().map(|(i, _)| text.split_at(i)).skip(1);
    let mut cuts = cuts.filter(|(a, b)| {
        (*a == "د" && is_name(b))
            || (is_kind(a) && a.chars().count() > 4 && (is_name(b) || word(b) != Word::Name))
            || (is_kind(b) && b.chars().count() > 4 && is_name(a))
            || (a.chars().count() > 3 && (known.province)(a) && b.chars().count() > 3 && is_name(b))
    });
    cuts.next().map_or(vec![text], |(a, b)| vec![a, b])
}

impl<'r> Reader<'r> {
    fn read(&mut self) {
        let mut i = 0;
        while i < self.words.len() {
            let (written, what) = self.words[i];
            // A name of several words, "and" among them, is taken whole.
            let longest = (i + 2..=self.words.len().min(i + 4)).rev().find(|&j| {
                matches!(what, Word::Name | Word::Parts | Word::Nothing | Word::Near)
                    && self.words[i..j].iter().all(|w| w.1 != Word::Comma)
                    && self.is_whole(&self.words[i..j])
            });
            if let Some(end) = longest {
                self.name(&joined(&self.words[i..end]), end);
                i = end;
                continue;
            }
            match what {
                Word::Name => self.name(written, i + 1),
                Word::Kind(kind, narrow) | Word::KindBefore(kind, narrow) => self.kind(kind, narrow),
                Word::Country(name) => {
                    let at = self.groups.len() - 1;
                    self.groups.insert(at, Group::country(name));
                }
                Word::Plural => self.last().plural = true,
                Word::And if self.last().names.is_empty() => {}
                Word::And => self.last().names.push(String::new()),
                Word::Comma if !self.last().names.is_empty() => self.last().names.push(String::new()),
                Word::Near => {
                    self.part();
                    let so_far = self.groups.iter().filter(|g| !g.names.is_empty()).count();
                    self.near.get_or_insert(so_far);
                    self.closed = true;
                }
                // "صوبہ سرحد" is a province, "در مرز با پاکستان" none.
                Word::Border if self.last().kind.is_some() && self.last().names.is_empty() => self.name(written, i + 1),
                Word::Border if self.groups.iter().any(|g| !g.names.is_empty() && !g.is_country()) => break,
                Word::Border => {
                    self.near.get_or_insert(0);
                }
                Word::Closes => {
                    self.part();
                    self.closed = true;
                }
                Word::Parts | Word::Of => self.part(),
                Word::Comma | Word::Nothing | Word::InOrOf => {}
            }
            i += 1;
        }
    }

    /// "کوئٹہ شہر" is a tehsil's name and, to most writers, a town.
    fn is_whole(&self, words: &[(&str, Word)]) -> bool {
        let ends_in_kind = words.last().is_some_and(|w| matches!(w.1, Word::Kind(_, 4)));
        let split = ends_in_kind && (self.known.name)(&joined(&words[..words.len() - 1]));
        !split && (self.known.name)(&joined(words))
    }

    fn last(&mut self) -> &mut Group {
        if self.groups.is_empty() {
            self.groups.push(Group::default());
        }
        let last = self.groups.len() - 1;
        &mut self.groups[last]
    }

    fn part(&mut self) {
        if self.last().names.iter().any(|n| !n.is_empty()) {
            // "A and in B" goes on with the list.
            if self.last().names.last().is_some_and(String::is_empty) {
                return;
            }
            self.groups.push(Group::default());
        }
    }

    fn name(&mut self, name: &str, end: usize) {
        // "د خوست سپېره": what it lies in has no word of its own.
        let follows = self.words.get(end).is_some_and(|w| w.1 == Word::Name);
        let (kind_first, known, closed) = (self.kind_first, self.known, self.closed);
        let last = self.last();
        last.after_close = last.after_close || (closed && last.names.is_empty());
        last.add(name);
        if !kind_first && follows && last.names.len() == 1 && (known.province)(&last.names[0]) {
            last.kind = Some(("province", 1));
            self.groups.push(Group::default());
        }
    }

    fn kind(&mut self, kind: &'static str, narrow: u8) {
        let kind = Some((kind, narrow));
        if self.kind_first && (self.opens || narrow <= 3) {
            if !self.last().names.is_empty() || self.last().kind.is_some() {
                self.groups.push(Group::default());
            }
            self.last().kind = kind;
            return;
        }
        // "د اندړو په ولسوالۍ کې": the kind of the name before "in".
        let count = self.groups.len();
        if self.last().names.is_empty() && count > 1 && self.groups[count - 2].kind.is_none() {
            self.groups[count - 2].kind = kind;
            return;
        }
        self.last().kind = kind;
        self.groups.push(Group::default());
    }

    /// The groups from narrow to wide, and whether the place is beside them.
    fn placed(self, wide_first: bool) -> (Vec<Group>, bool) {
        let known = self.known;
        let named: Vec<Group> = self.groups.into_iter().filter(|g| !g.names.is_empty()).collect();
        let any = !named.is_empty();
        let told = |(i, g): &(usize, Group)| {
            *i == 0 || !g.after_close || g.kind.is_some() || g.names.iter().any(|n| known.in_any_case(n))
        };
        let kept: Vec<Group> = named.into_iter().enumerate().filter(told).map(|g| g.1).collect();
        let cut = self.near.map(|n| n.min(kept.len()));
        let (before, behind) = match cut {
            Some(n) => (kept[..n].to_vec(), kept[n..].to_vec()),
            None => (kept, Vec::new()),
        };
        let order = |mut groups: Vec<Group>| {
            if wide_first {
                groups.reverse();
            }
            groups.sort_by_key(|g| std::cmp::Reverse(g.narrow(known)));
            groups.into_iter().flat_map(|g| g.parted(known)).collect::<Vec<_>>()
        };
        let (before, behind) = (order(before), order(behind));
        match (before.is_empty(), behind.is_empty()) {
            (_, true) => (before, any && cut.is_some()),
            (true, false) => (behind, true),
            // Pashto and Urdu say beside what a place is first, Dari last.
            (false, false) if wide_first => (beside(behind, before), false),
            (false, false) => (beside(before, behind), false),
        }
    }
}

fn beside(mut place: Vec<Group>, others: Vec<Group>) -> Vec<Group> {
    place.extend(others.into_iter().take(1).map(|g| Group { near: true, ..g }));
    place
}

fn joined(words: &[(&str, Word)]) -> String {
    words.iter().map(|w| w.0).collect::<Vec<_>>().join(" ")
}
