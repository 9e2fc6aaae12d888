//! PDF: paths and live text in subsets of the bundled fonts, on a page of the
//! figure's own size.

mod hatch;
mod node;
mod paint;
mod text;

use super::scene::Scene;
use super::{Format, FormatError};
use krilla::Document;
use krilla::geom::Transform;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::tagging::{Tag, TagGroup, TagTree};

/// Points (1/72 inch) in a CSS pixel (1/96 inch).
const POINTS: f32 = 72.0 / 96.0;

/// Writes a figure. Nothing in the file depends on the day.
pub(super) fn encode(svg: &str) -> Result<Vec<u8>, FormatError> {
    let scene = Scene::read(svg)?;
    let size = scene.tree.size();
    let settings = PageSettings::from_wh(size.width() * POINTS, size.height() * POINTS)
        .ok_or_else(|| failed("its page has no size"))?;
    let mut document = Document::new();
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    surface.push_transform(&Transform::from_scale(POINTS, POINTS));
    let parts = node::Painter::new(&scene).figure(&mut surface);
    surface.pop();
    surface.finish();
    page.finish();
    // Who cannot see the figure is read its description.
    let mut figure = TagGroup::new(Tag::Figure(scene.description.clone()));
    parts?.into_iter().for_each(|part| figure.push(part));
    let mut tags = TagTree::new();
    tags.push(figure);
    document.set_tag_tree(tags);
    document.set_metadata(metadata(&scene));
    document.finish().map_err(|e| failed(&e.to_string()))
}

fn metadata(scene: &Scene) -> Metadata {
    let program = format!("durand {}", env!("CARGO_PKG_VERSION"));
    let data = Metadata::new().creator(program.clone()).producer(program);
    let data = match &scene.title {
        Some(title) => data.title(title.clone()),
        None => data,
    };
    let data = match &scene.description {
        Some(description) => data.description(description.clone()),
        None => data,
    };
    match &scene.lang {
        Some(lang) => data.language(lang.clone()),
        None => data,
    }
}

fn failed(why: &str) -> FormatError {
    FormatError::Encoding {
        format: Format::Pdf,
        why: why.into(),
    }
}
