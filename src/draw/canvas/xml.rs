//! The little of XML that an SVG needs.

/// Whether XML 1.0 admits a character (production 2, `Char`).
fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// Appends text for the inside of an element. What XML cannot hold is
/// dropped.
pub(super) fn push_text(out: &mut String, text: &str) {
    for c in text.chars().filter(|&c| is_legal(c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A parser would turn it into a line feed.
            '\r' => out.push_str("&#13;"),
            _ => out.push(c),
        }
    }
}

/// Appends text for the inside of a double-quoted attribute.
fn push_attribute(out: &mut String, text: &str) {
    for c in text.chars().filter(|&c| is_legal(c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            _ => out.push(c),
        }
    }
}

/// Whether a text may stand as an id: a letter or underscore, then ASCII
/// letters, figures, `_`, `-` and `.`.
pub(super) fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
}

/// A valid id from a prefix and any text; different texts give different ids.
///
/// ```
/// use durand::draw::canvas::id_from;
/// assert_eq!(id_from("incident", "2025-10-09_1"), "incident-2025-10-09_1");
/// assert_eq!(id_from("place", "خوست"), "place-.62e..648..633..62a.");
/// ```
pub fn id_from(prefix: &str, text: &str) -> String {
    use std::fmt::Write;
    let mut id = format!("{prefix}-");
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '_' | '-') {
            id.push(c);
        } else {
            // Writing to a String cannot fail.
            let _ = write!(id, ".{:x}.", u32::from(c));
        }
    }
    id
}

/// A start tag under construction.
pub(super) struct Tag<'o> {
    out: &'o mut String,
    name: &'static str,
}

impl<'o> Tag<'o> {
    pub(super) fn new(out: &'o mut String, name: &'static str) -> Self {
        out.push('<');
        out.push_str(name);
        Self { out, name }
    }

    pub(super) fn attr(self, name: &str, value: &str) -> Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        push_attribute(self.out, value);
        self.out.push('"');
        self
    }

    /// An attribute that is left out where there is nothing to say.
    pub(super) fn attr_if(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Ends the start tag; the caller writes the end tag.
    pub(super) fn open(self) {
        self.out.push('>');
    }

    /// Ends the element, with a `<title>` inside where there is one.
    pub(super) fn close(self, title: Option<&str>) {
        match title {
            None => self.out.push_str("/>\n"),
            Some(title) => {
                self.out.push('>');
                push_title(self.out, title);
                self.end();
            }
        }
    }

    /// Ends the element with text inside.
    pub(super) fn close_text(self, text: &str) {
        self.out.push('>');
        push_text(self.out, text);
        self.end();
    }

    fn end(self) {
        self.out.push_str("</");
        self.out.push_str(self.name);
        self.out.push_str(">\n");
    }
}

/// Appends a `<title>` element.
pub(super) fn push_title(out: &mut String, title: &str) {
    out.push_str("<title>");
    push_text(out, title);
    out.push_str("</title>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_survives_a_parser() {
        let odd = "a < b && \"c\" > 'd' ]]> \u{1}\u{b}\u{fffe}\u{7f}é تورخم\r\n\t🗺";
        let mut xml = String::new();
        Tag::new(&mut xml, "g").attr("class", odd).close(Some(odd));
        let tree = roxmltree::Document::parse(&xml).expect("well-formed");
        let kept: String = odd.chars().filter(|&c| is_legal(c)).collect();
        assert_eq!(tree.root_element().attribute("class"), Some(kept.as_str()));
        let title = tree.root_element().first_child().expect("a title");
        assert_eq!(title.text(), Some(kept.as_str()));
        assert!(!kept.contains('\u{1}') && !kept.contains('\u{fffe}'));
    }

    #[test]
    fn ids_are_valid_and_distinct() {
        let texts = [
            "a b",
            "a.b",
            "a.20.b",
            "a\u{20}\u{20}b",
            "",
            "خوست",
            "<&>",
            "a-b",
            "a_b",
        ];
        let ids: std::collections::BTreeSet<String> = texts.iter().map(|t| id_from("i", t)).collect();
        assert_eq!(ids.len(), texts.len());
        assert!(ids.iter().all(|id| is_id(id)));
        assert!(!is_id("") && !is_id("1a") && !is_id("a b") && !is_id("é"));
    }
}
