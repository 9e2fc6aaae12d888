//! The letters of Pashto, Dari and Urdu: one form for those that are written
//! in several, which Unicode's normal forms leave apart.

/// Whether a text is in Arabic script, as far as it is in any.
pub(super) fn is_arabic(text: &str) -> bool {
    text.chars().any(is_letter)
}

fn is_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d3}' | '\u{6d5}' | '\u{6ee}'..='\u{6ef}' | '\u{6fa}'..='\u{6ff}' | '\u{750}'..='\u{77f}')
}

/// A letter's one form: the Dari one where the three languages differ in form
/// alone (ي ی ې ۍ ے), and the plain one for a sound that only Pashto or Urdu
/// marks (ټ ٹ), since the other languages write that.
fn folded(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ي' | 'ى' | 'ې' | 'ۍ' | 'ے' | 'ێ' | 'ئ' | 'ۓ' => 'ی',
        'ك' | 'ڪ' | 'ق' => 'ک',
        'ګ' | 'ڰ' => 'گ',
        'ة' | 'ۀ' | 'ە' | 'ہ' | 'ھ' | 'ۃ' | 'ۂ' | 'ح' => 'ه',
        'ؤ' | 'ۇ' | 'ۆ' => 'و',
        'ټ' | 'ٹ' | 'ط' => 'ت',
        'ډ' | 'ڈ' => 'د',
        'ړ' | 'ڑ' => 'ر',
        'ڼ' | 'ں' | 'ڻ' => 'ن',
        'ښ' => 'ش',
        'ځ' | 'ذ' | 'ض' | 'ظ' => 'ز',
        'ږ' => 'ژ',
        'ص' | 'ث' => 'س',
        other => other,
    }
}

/// Words joined by one space, letters in one form, no vowel signs; "and" in the
/// middle of a name is left out, as writers do.
pub(super) fn normalise(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for c in text.chars() {
        if is_letter(c) {
            letters.push(folded(c));
        } else if let Some(digit) = c.to_digit(10).or_else(|| digit(c)) {
            letters.push(char::from(b'0' + digit as u8));
        } else if c.is_ascii_alphabetic() {
            letters.push(c.to_ascii_lowercase());
        } else if !is_mark(c) {
            letters.push(' ');
        }
    }
    let words: Vec<String> = letters.split_whitespace().map(end_folded).collect();
    let last = words.len().saturating_sub(1);
    let kept = words
        .iter()
        .enumerate()
        .filter(|(i, w)| *i == 0 || *i == last || !matches!(w.as_str(), "و" | "او"));
    kept.map(|(_, w)| w.as_str()).collect::<Vec<_>>().join(" ")
}

/// Vowel signs and the like, and the letter's lengthening.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' | '\u{200b}' | '\u{200d}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
}

fn digit(c: char) -> Option<u32> {
    match c {
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        _ => None,
    }
}

/// Pashto changes the ending with the case: سپېره, in Spera: سپېرې.
fn end_folded(word: &str) -> String {
    match word.strip_suffix('ه') {
        Some(stem) if stem.chars().count() >= 2 => format!("{stem}ی"),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::normalise;

    #[test]
    fn forms_of_one_name_meet() {
        for (a, b) in [
            ("سپېره", "سپیرې"),
            ("ننګرهار", "ننگرهار"),
            ("كوټ", "کوت"),
            ("دند و پتان", "دند پتان"),
            ("کُرم", "کرم"),
        ] {
            assert_eq!(normalise(a), normalise(b), "{a} / {b}");
        }
        assert_eq!(normalise("۳۰"), "30");
        assert_ne!(normalise("پروان"), normalise("پارون"));
    }
}
