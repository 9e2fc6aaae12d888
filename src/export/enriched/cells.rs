//! Cells and numbers as CSV and JSON write them.

use crate::export::plain_cell;

/// A cell as text; rows that are not UTF-8 were rejected before.
pub(super) fn text(cell: &[u8]) -> &str {
    std::str::from_utf8(cell).unwrap_or_default()
}

/// The digits that the number was read from, where they are JSON; of a place
/// that was looked up there are none.
pub(super) fn coordinate(out: &mut Vec<u8>, written: Option<&[u8]>, value: f64) {
    match written.filter(|w| is_json_number(w)) {
        Some(written) => out.extend_from_slice(written),
        None => out.extend_from_slice(value.to_string().as_bytes()),
    }
}

/// A number in units of 1/`SCALE`, as `f64` would show it.
pub(super) fn fixed<const SCALE: u64>(out: &mut Vec<u8>, x: f64) {
    let scaled = (x.abs() * SCALE as f64 + 0.5) as u64;
    let mut digits = [0; 24];
    let mut at = digits.len();
    let (mut whole, mut fraction, mut unit) = (scaled / SCALE, scaled % SCALE, SCALE);
    if fraction > 0 {
        while fraction % 10 == 0 {
            (fraction, unit) = (fraction / 10, unit / 10);
        }
        while unit > 1 {
            at -= 1;
            digits[at] = b'0' + (fraction % 10) as u8;
            (fraction, unit) = (fraction / 10, unit / 10);
        }
        at -= 1;
        digits[at] = b'.';
    }
    loop {
        at -= 1;
        digits[at] = b'0' + (whole % 10) as u8;
        whole /= 10;
        if whole == 0 {
            break;
        }
    }
    if x < 0.0 && scaled > 0 {
        at -= 1;
        digits[at] = b'-';
    }
    out.extend_from_slice(&digits[at..]);
}

/// Whether a text is a number as JSON writes them; a whole number of more digits
/// than an `f64` keeps is a code.
pub(super) fn is_json_number(text: &[u8]) -> bool {
    let digits = |t: &[u8]| t.iter().take_while(|b| b.is_ascii_digit()).count();
    let rest = text.strip_prefix(b"-").unwrap_or(text);
    let whole = digits(rest);
    if whole == 0 || (whole > 1 && rest[0] == b'0') || (whole == rest.len() && whole > 15) {
        return false;
    }
    match &rest[whole..] {
        [] => true,
        [b'.', fraction @ ..] => !fraction.is_empty() && digits(fraction) == fraction.len(),
        _ => false,
    }
}

pub(super) fn json_text(out: &mut Vec<u8>, text: &str) {
    // All bytes are looked at, since that is done many at a time.
    if text
        .bytes()
        .fold(true, |plain, b| plain & (b >= 0x20) & (b != b'"') & (b != b'\\'))
    {
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
    } else {
        out.extend_from_slice(serde_json::Value::from(text).to_string().as_bytes());
    }
}

/// A cell, quoted where it must be, and no formula.
pub(super) fn csv_cell(out: &mut Vec<u8>, text: &str) {
    let plain = |b: u8| (0x20..0x7f).contains(&b) && !matches!(b, b'"' | b',');
    let formula = |b: u8| matches!(b, b'=' | b'+' | b'-' | b'@');
    if text.bytes().all(plain) && !text.bytes().next().is_some_and(formula) {
        out.extend(text.as_bytes());
        return;
    }
    let text = plain_cell(text);
    if text.contains(['"', ',', '\n', '\r']) {
        out.push(b'"');
        out.extend(text.replace('"', "\"\"").as_bytes());
        out.push(b'"');
    } else {
        out.extend(text.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(write: impl Fn(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).expect("text")
    }

    proptest! {
        #[test]
        fn numbers_are_as_the_standard_library_rounds_them(x in -2e7..2e7_f64) {
            let ours = written(|out| fixed::<1_000>(out, x));
            prop_assert_eq!(ours.parse::<f64>().ok(), Some((x * 1e3).round() / 1e3));
        }

        #[test]
        fn any_text_comes_back_from_json(text in any::<String>()) {
            let back: String = serde_json::from_str(&written(|out| json_text(out, &text))).expect("JSON");
            prop_assert_eq!(back, text);
        }

        #[test]
        fn any_text_comes_back_from_csv(text in "[^\\x00-\\x1f\\x7f-\\x9f=+@-].*", other in "[a-z\",\r\n]{0,5}") {
            // Not first in the file, where a reader takes U+FEFF for the byte order mark.
            let row = written(|out| { out.extend(b"1,"); csv_cell(out, &text); out.push(b','); csv_cell(out, &other); out.push(b'\n') });
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(row.as_bytes());
            let back = reader.records().next().expect("a row").expect("sound");
            let kept = text.replace(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t'), "");
            prop_assert_eq!(back.get(1), Some(&*kept));
            prop_assert_eq!(back.get(2), Some(&*plain_cell(&other)));
        }

        #[test]
        fn what_is_called_a_number_is_one(text in "-?[0-9.e+-]{1,6}") {
            let is = serde_json::from_str::<serde_json::Value>(&text).is_ok_and(|v| v.is_number());
            if is_json_number(text.as_bytes()) {
                prop_assert!(is, "{text}");
            }
        }
    }

    #[test]
    fn long_numbers_and_codes_stay_text() {
        for text in ["007", "1e5", "+1", ".5", "5.", "", "-", "12345678901234567"] {
            assert!(!is_json_number(text.as_bytes()), "{text}");
        }
        for text in ["0", "-0.5", "12", "31.00912", "120"] {
            assert!(is_json_number(text.as_bytes()), "{text}");
        }
    }
}
