//! One spelling for what keyboards and programs write in several ways.

/// The text in lower case, with ASCII digits, spaces and dashes, and without
/// marks that are not seen. One Persian letter stands for its Arabic variants.
pub(super) fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            if !matches!(c, '\'' | '`' | '"') {
                clean.push(c.to_ascii_lowercase());
            }
        } else if let Some(c) = letter(c) {
            clean.push(c);
        }
    }
    clean
}

fn letter(c: char) -> Option<char> {
    Some(match c {
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        '٫' => '.',
        '،' | '؛' => ',',
        '؟' => '?',
        '‐'..='―' | '−' | '﹘' | '－' => '-',
        '⁄' | '∕' | '／' => '/',
        'ي' | 'ى' | 'ئ' | 'ې' | 'ۍ' | 'ے' => 'ی',
        'ك' | 'ڪ' => 'ک',
        'ګ' => 'گ',
        'آ' | 'أ' | 'إ' => 'ا',
        'ة' | 'ۀ' | 'ہ' | 'ھ' | 'ۂ' | 'ە' => 'ه',
        'ؤ' => 'و',
        'à'..='å' | 'À'..='Å' | 'ā' | 'Ā' => 'a',
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'Ē' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'Ī' => 'i',
        'ò'..='ö' | 'Ò'..='Ö' | 'ō' | 'Ō' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'Ū' => 'u',
        'ḥ' | 'Ḥ' => 'h',
        'ḍ' | 'Ḍ' => 'd',
        'ṣ' | 'Ṣ' | 'š' | 'Š' => 's',
        // Byte order marks, joiners, marks of direction, soft hyphens.
        '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{ad}' => {
            return None;
        }
        // Tatweel, hamza alone, vowel signs; apostrophes of transliterations.
        'ـ' | 'ء' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{300}'..='\u{36f}' => return None,
        '‘' | '’' | '“' | '”' | 'ʿ' | 'ʾ' | 'ʻ' | 'ʼ' | '´' => return None,
        _ if c.is_whitespace() => ' ',
        _ => c,
    })
}

fn digit(c: char, zero: char) -> char {
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}
