//! A figure as renderers see it: the SVG with its text laid out in the
//! bundled fonts.

use super::FormatError;
use crate::draw::text::font_files;
use resvg::usvg::{self, FallbackSelectionFn, FontResolver, Tree, fontdb, roxmltree};
#[cfg(feature = "pdf")]
use std::collections::BTreeMap;
use std::sync::Arc;

/// A figure read for drawing.
pub(super) struct Scene {
    pub(super) tree: Tree,
    pub(super) title: Option<String>,
    pub(super) description: Option<String>,
    /// As in BCP 47.
    #[cfg(feature = "pdf")]
    pub(super) lang: Option<String>,
    /// The texts that are set letter by letter, along a line, by their
    /// letters without the spaces.
    #[cfg(feature = "pdf")]
    pub(super) spelled: BTreeMap<String, String>,
}

impl Scene {
    pub(super) fn read(svg: &str) -> Result<Self, FormatError> {
        let document = roxmltree::Document::parse(svg).map_err(|e| FormatError::Svg(e.to_string()))?;
        let options = usvg::Options {
            fontdb: Arc::new(fonts()),
            font_resolver: FontResolver {
                select_fallback: fallback(),
                ..FontResolver::default()
            },
            ..usvg::Options::default()
        };
        let tree = Tree::from_xmltree(&document, &options).map_err(|e| FormatError::Svg(e.to_string()))?;
        let root = document.root_element();
        let child = |name| {
            root.children()
                .find(|n| n.has_tag_name(name))?
                .text()
                .map(str::to_owned)
        };
        Ok(Self {
            tree,
            title: child("title"),
            description: child("desc"),
            #[cfg(feature = "pdf")]
            lang: root.attribute("lang").map(str::to_owned),
            #[cfg(feature = "pdf")]
            spelled: root.descendants().filter_map(spelled).collect(),
        })
    }
}

/// A group of letters has the whole text as its title.
#[cfg(feature = "pdf")]
fn spelled(group: roxmltree::Node) -> Option<(String, String)> {
    let title = group
        .first_element_child()
        .filter(|n| n.has_tag_name("title"))?
        .text()?;
    let mut letters = group.children().filter(roxmltree::Node::is_element).skip(1).peekable();
    letters.peek()?;
    letters
        .all(|n| n.has_tag_name("text"))
        .then(|| (without_spaces(title), title.to_owned()))
}

/// A text as its letters make it up.
#[cfg(feature = "pdf")]
pub(super) fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The bundled fonts and no other, in the order in which a letter is looked
/// for.
fn fonts() -> fontdb::Database {
    let mut fonts = fontdb::Database::new();
    for file in font_files() {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(file.bytes)));
    }
    fonts.set_sans_serif_family("Noto Sans");
    fonts.set_serif_family("Noto Sans");
    fonts
}

/// Letters that a font lacks are taken from one of the same weight and slant,
/// where there is one, else from the first that has them.
fn fallback() -> FallbackSelectionFn<'static> {
    let first = FontResolver::default_fallback_selector();
    Box::new(move |letter, used, fonts| {
        let (weight, style) = used
            .first()
            .and_then(|id| fonts.face(*id))
            .map(|f| (f.weight, f.style))?;
        let unlike = fonts.faces().filter(|f| (f.weight, f.style) != (weight, style));
        let without: Vec<fontdb::ID> = used.iter().copied().chain(unlike.map(|f| f.id)).collect();
        first(letter, &without, fonts).or_else(|| first(letter, used, fonts))
    })
}
