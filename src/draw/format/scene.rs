//! A figure as renderers see it: the SVG with its text laid out in the
//! bundled fonts.

use super::FormatError;
use crate::draw::text::font_files;
use resvg::usvg::{self, Tree, fontdb, roxmltree};
use std::sync::Arc;

/// A figure read for drawing.
pub(super) struct Scene {
    pub(super) tree: Tree,
    pub(super) title: Option<String>,
    pub(super) description: Option<String>,
    /// As in BCP 47.
    pub(super) lang: Option<String>,
}

impl Scene {
    pub(super) fn read(svg: &str) -> Result<Self, FormatError> {
        let document = roxmltree::Document::parse(svg).map_err(|e| FormatError::Svg(e.to_string()))?;
        let options = usvg::Options {
            fontdb: Arc::new(fonts()),
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
            lang: root.attribute("lang").map(str::to_owned),
        })
    }
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
