//! Names of one kind in a Pashto, Dari or Urdu phrase.

use super::arabic_phrase::Known;
use super::arabic_words::is_part;

/// Names joined by "and", and their kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    pub names: Vec<String>,
    pub kind: Option<(&'static str, u8)>,
    pub plural: bool,
    /// What comes before lies beside it.
    pub near: bool,
    /// It stands behind a "there": it may be no name.
    pub after_close: bool,
}

impl Group {
    pub fn country(name: &str) -> Self {
        Self {
            names: vec![name.to_owned()],
            kind: Some(("", 0)),
            ..Self::default()
        }
    }

    pub fn is_country(&self) -> bool {
        self.kind.is_some_and(|k| k.1 == 0)
    }

    pub fn add(&mut self, word: &str) {
        match self.names.last_mut() {
            Some(name) if !name.is_empty() => {
                name.push(' ');
                name.push_str(word);
            }
            Some(name) => name.push_str(word),
            None => self.names.push(word.to_owned()),
        }
    }

    fn names_province(&self, known: &Known) -> bool {
        matches!(&self.names[..], [one] if (known.province)(one))
    }

    /// Whether it is a province or a country.
    pub fn is_wide(&self, known: &Known) -> bool {
        self.kind.is_some_and(|k| k.1 <= 1) || self.names_province(known)
    }

    pub fn narrow(&self, known: &Known) -> u8 {
        match self.kind {
            Some((_, narrow)) => narrow,
            None if self.names_province(known) => 1,
            None if self.names.iter().all(|n| (known.area)(n)) => 2,
            None => 4,
        }
    }

    /// Two names side by side, one in the other without a word for it:
    /// "ولسوالی صبری خوست", "کوہاٹ درہ آدم خیل".
    pub fn parted(mut self, known: &Known) -> Vec<Self> {
        // "ولایت های شرقی ننگرهار": which side of the country it is.
        for name in &mut self.names {
            if let Some((side, rest)) = name.split_once(' ')
                && is_part(side)
                && !known.in_any_case(name)
                && known.in_any_case(rest)
            {
                *name = rest.to_owned();
            }
        }
        let whole = self.names.last().cloned().unwrap_or_default();
        if known.in_any_case(&whole) {
            return vec![self];
        }
        let cuts: Vec<(&str, &str)> = whole
            .match_indices(' ')
            .map(|(i, _)| (&whole[..i], &whole[i + 1..]))
            .filter(|(_, b)| b.split(' ').count() <= 3)
            .collect();
        let both = cuts.iter().find(|(a, b)| known.in_any_case(a) && (known.area)(b));
        let found = both
            .map(|c| (*c, false))
            .or_else(|| cuts.iter().find(|(_, b)| (known.area)(b)).map(|c| (*c, false)))
            .or_else(|| {
                let leads = |c: &&(&str, &str)| {
                    ((known.area)(c.0) || c.0.contains(' ')) && known.in_any_case(c.0) && known.in_any_case(c.1)
                };
                cuts.iter().rev().find(leads).map(|c| (*c, true))
            });
        let Some(((a, b), first_is_wide)) = found else {
            return vec![self];
        };
        let (name, area) = if first_is_wide { (b, a) } else { (a, b) };
        let (name, area) = (name.to_owned(), area.to_owned());
        if let Some(last) = self.names.last_mut() {
            *last = name;
        }
        let area = Self {
            names: vec![area],
            near: self.near,
            ..Self::default()
        };
        vec![self, area]
    }

    /// "شمالي او جنوبي وزیرستان", "وزیرستان شمالی و جنوبی": the land is named once.
    fn whole_names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.names.iter().filter(|n| !n.is_empty()).cloned().collect();
        for i in 1..names.len() {
            let (before, here) = (names[i - 1].clone(), names[i].clone());
            if is_part(&before)
                && let Some((first, land)) = here.split_once(' ')
                && is_part(first)
            {
                names[i - 1] = format!("{before} {land}");
            } else if is_part(&here)
                && let Some((land, last)) = before.rsplit_once(' ')
                && is_part(last)
            {
                names[i] = format!("{land} {here}");
            }
        }
        names
    }

    pub fn in_english(&self) -> String {
        let names = self.whole_names();
        let mut text = names.join(" and ");
        if let Some((kind, narrow)) = self.kind
            && narrow > 0
        {
            let many = (self.plural || names.len() > 1) && !kind.ends_with('s');
            let kind = match (kind, many) {
                ("woluswali", true) => "districts",
                ("city", true) => "cities",
                ("province", true) => "provinces",
                ("tehsil", true) => "tehsils",
                _ => kind,
            };
            text = format!("{text} {kind}");
        }
        if self.near { format!("near {text}") } else { text }
    }
}
