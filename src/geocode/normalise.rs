//! One spelling for all the ways of writing a name.

use super::arabic;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words that join the parts of a name and that writers put in or leave out:
/// the ezafe, and the Dari and Pashto "and". *Dand-e Patan*, *Dand Aw Patan*
/// and *Dand Patan* are one name.
const PARTICLES: [&str; 14] = [
    "e", "i", "y", "ye", "yi", "al", "ul", "aw", "o", "u", "w", "wa", "va", "and",
];

/// Latin letters, lower case, no marks, no doubled letters, one space between
/// words, joining particles left out; Arabic script in letters of one form.
///
/// ```
/// use durand::geocode::normalise;
/// assert_eq!(normalise("  DAND-E  PATAN "), "dand patan");
/// assert_eq!(normalise("Angoor Adda"), "angor ada");
/// assert_eq!(normalise("Khōst"), "khost");
/// ```
pub fn normalise(text: &str) -> String {
    if arabic::is_arabic(text) {
        return arabic::normalise(text);
    }
    let latin = if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        let bare: String = text.nfkd().filter(|c| !is_combining_mark(*c)).collect();
        any_ascii::any_ascii(&bare).to_ascii_lowercase()
    };
    let mut letters = String::with_capacity(latin.len());
    for c in latin.chars() {
        match c {
            // An apostrophe stands inside a word, for a sound that few write.
            '\'' | '`' => {}
            c if c.is_ascii_digit() => letters.push(c),
            c if c.is_ascii_alphabetic() => {
                if !letters.ends_with(c) {
                    letters.push(c);
                }
            }
            _ => {
                if !letters.ends_with(' ') {
                    letters.push(' ');
                }
            }
        }
    }
    let words: Vec<&str> = letters.split_whitespace().collect();
    let mut kept: Vec<&str> = Vec::with_capacity(words.len());
    for (i, word) in words.iter().enumerate() {
        let last = i + 1 == words.len();
        // After an initial ("D. I. Khan") a single letter is another initial.
        let joins = kept.last().is_some_and(|before| before.len() > 1) && PARTICLES.contains(word);
        if last || !joins {
            kept.push(word);
        }
    }
    kept.join(" ")
}

/// The normal form without spaces, which no two writers put alike, and with one
/// spelling for the sounds ځ and چ and for a name's ending in ي.
pub(super) fn key(text: &str) -> String {
    if arabic::is_arabic(text) {
        return arabic::normalise(text).replace(' ', "");
    }
    let normal = normalise(text);
    let mut key = String::with_capacity(normal.len());
    for word in normal.split(' ') {
        for c in sounds(word).chars() {
            if c.is_ascii_digit() || !key.ends_with(c) {
                key.push(c);
            }
        }
    }
    key
}

/// The key of a name in Arabic script, as its letters are in Latin ones.
pub(super) fn latin_key(text: &str) -> String {
    key(&any_ascii::any_ascii(&arabic::normalise(text)))
}

fn sounds(word: &str) -> Cow<'_, str> {
    let mut word = Cow::Borrowed(word);
    for (two, one) in [("dz", "z"), ("tch", "ch")] {
        if word.contains(two) {
            word = Cow::Owned(word.replace(two, one));
        }
    }
    for ending in ["ay", "ai", "ey", "ei", "e", "y"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() >= 2
        {
            return Cow::Owned(format!("{stem}i"));
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::{key, normalise};

    #[test]
    fn spellings_of_one_name_meet() {
        for (a, b) in [
            ("Dand Aw Patan", "Dand-e Patan"),
            ("Miran Shah", "MIRANSHAH"),
            ("Nad-e-Ali", "Nad Ali"),
            ("Ḵōst", "kost"),
            ("Acheen", "Achen"),
        ] {
            assert_eq!(key(a), key(b), "{a} / {b}");
        }
        assert_eq!(normalise("D. I. Khan"), "d i khan");
    }
}
