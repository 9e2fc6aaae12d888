//! Text that must keep within a width.

use super::{Face, width};

/// More than the kerns between a line's words add up to, ems.
const KERNS: f64 = 2.0;

/// Breaks text into lines no wider than `room`, at spaces where it can; a
/// word too long for a line is broken anywhere. No line for no text.
pub fn wrap(text: &str, face: Face, size: f64, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let space = width(" ", face, size);
    // Of the line, word by word: only near the end is it measured as a whole.
    let mut about = 0.0;
    for word in text.split_whitespace() {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        about += space + width(word, face, size);
        if about + KERNS * size <= room || width(&longer, face, size) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        about = width(word, face, size);
        if about <= room {
            line.push_str(word);
            continue;
        }
        for c in word.chars() {
            line.push(c);
            if line.chars().count() > 1 && width(&line, face, size) > room {
                line.pop();
                lines.push(std::mem::replace(&mut line, c.to_string()));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The text, or as much of its beginning as fits with "…" at the end.
pub fn shorten(text: &str, face: Face, size: f64, room: f64) -> String {
    if width(text, face, size) <= room {
        return text.to_owned();
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let cut = |count: usize| {
        let end = ends.get(count).copied().unwrap_or(text.len());
        format!("{}…", text[..end].trim_end_matches([' ', ',', ';', '–', '-', '(']))
    };
    // Longer beginnings are wider, but for a kern: search by halves.
    let fits = |count: &usize| width(&cut(*count), face, size) <= room;
    let counts: Vec<usize> = (1..ends.len()).collect();
    let fitting = counts.partition_point(fits);
    cut(fitting)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_within_their_room() {
        let text = "Incidents within 25 km of the line, Nangarhār to Spīn Bōldak Donaudampfschifffahrtsgesellschaft";
        for room in [20.0, 60.0, 150.0, 1000.0] {
            let lines = wrap(text, Face::Regular, 10.0, room);
            assert!(lines.iter().all(|l| width(l, Face::Regular, 10.0) <= room), "{lines:?}");
            let squeeze = |t: &str| t.replace(' ', "");
            assert_eq!(squeeze(&lines.concat()), squeeze(text));
        }
        assert!(wrap("  ", Face::Regular, 10.0, 100.0).is_empty());
        // No room at all still ends, a letter a line.
        assert_eq!(wrap("abc", Face::Regular, 10.0, 0.0).len(), 3);
    }

    #[test]
    fn short_text_is_left_alone() {
        assert_eq!(shorten("Khost", Face::Regular, 10.0, 100.0), "Khost");
        let short = shorten("Air strikes on Barmal, Paktika", Face::Regular, 10.0, 80.0);
        assert!(
            short.ends_with('…') && width(&short, Face::Regular, 10.0) <= 80.0,
            "{short}"
        );
        assert_eq!(shorten("Khost", Face::Regular, 10.0, 0.0), "…");
    }
}
