//! What must hold of every figure.

use crate::draw::Drawn;
use crate::overlaps;
use roxmltree::Document;
use std::collections::BTreeSet;

/// A report's figure is at most this large, in bytes.
const LARGEST: usize = 500_000;

/// All faults of a figure, a line each.
pub fn faults(drawn: &Drawn) -> Vec<String> {
    let svg = &drawn.svg;
    let document = match Document::parse(svg) {
        Ok(document) => document,
        Err(e) => return vec![format!("{}: {e}; {}", drawn.file(), drawn.said)],
    };
    let mut all: Vec<String> = Vec::new();
    if svg.len() > LARGEST {
        all.push(format!("{} bytes, more than {LARGEST}", svg.len()));
    }
    for bad in ["NaN", "inf\"", "inf "] {
        if svg.contains(bad) {
            all.push(format!("holds {bad}"));
        }
    }
    for name in ["title", "desc"] {
        let words = document.root_element().children().find(|c| c.has_tag_name(name));
        if words.and_then(|w| w.text()).is_none_or(|t| t.trim().is_empty()) {
            all.push(format!("has no <{name}>"));
        }
    }
    let mut ids = BTreeSet::new();
    for id in document.descendants().filter_map(|n| n.attribute("id")) {
        if !ids.insert(id) {
            all.push(format!("id {id} is used twice"));
        }
    }
    all.extend(links(&document, &ids));
    all.extend(
        overlaps::faults(svg)
            .into_iter()
            .map(|(kind, words)| format!("{kind:?}: {words}")),
    );
    all.into_iter().map(|f| format!("{}: {f}", drawn.file())).collect()
}

/// References to what is not there.
fn links(document: &Document, ids: &BTreeSet<&str>) -> Vec<String> {
    let mut missing = BTreeSet::new();
    for value in document.descendants().flat_map(|n| n.attributes()).map(|a| a.value()) {
        let id = value
            .strip_prefix("url(#")
            .and_then(|v| v.strip_suffix(')'))
            .or_else(|| value.strip_prefix('#').filter(|v| v.len() != 6 && v.len() != 3));
        missing.extend(id.filter(|id| !ids.contains(id)));
    }
    missing.into_iter().map(|id| format!("#{id} is not there")).collect()
}
