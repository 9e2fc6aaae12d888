//! A map of incidents: what to show, and the page it is composed on.

mod content;
mod ground;
mod head;
mod incidents;
mod inset;
mod layout;
mod legend;
mod locator;
mod panels;
mod switches;
mod table;
mod view;
mod words;

pub use content::Marks;
pub use incidents::{Crowd, Density, Incidents};
pub use panels::Period;
pub use switches::{Layer, Layers};
pub use view::View;
pub use words::period;

use crate::analyse::Table;
use crate::border::{Border, Referenced};
use crate::draw::Paper;
use crate::draw::canvas::{self, CanvasError, Group, Page, Rect, Sheet, Stroke, Themed, mm};
use crate::draw::furniture::{Credits, Entry, graticule_labels, north_arrow, scale_bar};
use crate::draw::layers::{self, Painter};
use crate::draw::projection::{Bounds, MapFrame};
use crate::draw::symbology::Symbol;
use crate::draw::theme::Theme;
use crate::geodata::Atlas;
use crate::model::Lang;
use crate::{Error, Result};
use content::Content;
use ground::Ground;
use incidents::Shown;
use inset::Inset;
use layout::{Contents, Layout};
use std::sync::Arc;

/// Everything that decides how a map looks.
pub struct MapRequest<'a> {
    pub incidents: Incidents<'a>,
    pub border: &'a Border,
    pub atlas: &'a Atlas,
    pub view: View,
    pub layers: Layers,
    pub marks: Marks,
    pub density: Density,
    /// A panel for each period, in place of one frame.
    pub panels: Option<Period>,
    pub title: Option<String>,
    pub paper: Paper,
    pub theme: Arc<Theme>,
    /// Of the names on the map.
    pub lang: Lang,
}

impl<'a> MapRequest<'a> {
    /// A map with all that its view shows of itself.
    pub fn new(
        incidents: &'a [&'a Referenced],
        border: &'a Border,
        atlas: &'a Atlas,
        view: View,
        theme: Arc<Theme>,
    ) -> Self {
        Self {
            incidents: Incidents::Each(incidents),
            border,
            atlas,
            layers: Layers::of(&view),
            view,
            marks: Marks::default(),
            density: Density::default(),
            panels: None,
            title: None,
            paper: Paper::wide(240.0),
            theme,
            lang: Lang::En,
        }
    }

    fn has(&self, layer: Layer) -> bool {
        self.layers.has(layer)
    }
}

/// A finished map.
pub struct Map {
    pub svg: String,
    /// What is drawn, in rows.
    pub table: Table,
}

/// A map that is composed but not drawn.
struct Composed<'a> {
    layout: Layout,
    frame: MapFrame,
    content: Content<'a>,
    page: Page,
}

/// Draws a map, the same bytes for the same request.
///
/// # Errors
/// When the embedded geodata are damaged, when areas are asked for that there
/// are not, or when the page is too small.
pub fn draw(request: &MapRequest) -> Result<Map> {
    if let Some(period) = request.panels {
        return panels::draw(request, period);
    }
    let ground = Ground::of(request)?;
    let shown = Shown::new(request.incidents);
    let map = compose(request, &ground, |frame| Content::of(request, &shown, frame))?;
    let svg = canvas::draw(&map.page, |_, sheet| paint(sheet, &map, &ground)).map_err(failed)?;
    Ok(Map {
        svg,
        table: table::of(&map.content, &map.frame, request.border),
    })
}

fn failed(error: CanvasError) -> Error {
    Error::Draw {
        figure: "map".into(),
        message: error.to_string(),
    }
}

/// Settles frame, content and words; `fill` gives what a frame shows. What the frame shows is known when it
/// has its size, which depends on the words on what it shows: so twice.
fn compose<'a>(
    request: &MapRequest<'a>,
    ground: &Ground,
    fill: impl Fn(&MapFrame) -> Result<Content<'a>>,
) -> Result<Composed<'a>> {
    let by_area = Content::is_by_area(request);
    let extent = request.view.extent(request.border);
    let title = words::title(request);
    let lay_out = |subtitle: &str, legend: Vec<Entry>| -> Result<(Layout, MapFrame)> {
        let projection = request.view.projection(by_area)?;
        let contents = Contents {
            title: &title,
            subtitle,
            legend,
            locator: request.view.is_local() && request.has(Layer::Inset),
            credits: Credits {
                paragraphs: words::credits(request, projection.name())?,
            },
            aspect: MapFrame::aspect(&projection, &extent),
            degrees: request.has(Layer::Graticule),
        };
        let layout = Layout::new(request.paper, contents, &request.theme).map_err(failed)?;
        let frame = MapFrame::fit(projection, &extent, layout.frame);
        Ok((layout, frame))
    };
    let (_, frame) = lay_out("", Vec::new())?;
    let content = fill(&frame)?;
    let entries = legend::entries(ground, &content, &frame);
    let (layout, settled) = lay_out(&words::subtitle(request, &content), entries)?;
    let content = if settled.is_placed_as(&frame) {
        content
    } else {
        fill(&settled)?
    };
    let page = Page {
        width_mm: request.paper.width_mm,
        height_mm: request.paper.height_mm.unwrap_or(layout.height / mm(1.0)),
        title,
        description: words::description(request, &content),
        lang: request.lang.tag().into(),
        theme: Arc::clone(&request.theme),
    };
    Ok(Composed {
        layout,
        frame: settled,
        content,
        page,
    })
}

fn paint(sheet: &Sheet, map: &Composed, ground: &Ground) -> std::result::Result<(), CanvasError> {
    let request = ground.request;
    let symbols = map.content.symbols();
    let inset = if request.view.is_local() || !request.has(Layer::Inset) {
        None
    } else {
        inset::find(&map.frame, symbols, request.border.line())
    };
    for hatch in layers::hatches(sheet.theme()) {
        sheet.draw(&hatch)?;
    }
    let painter = Painter::new(sheet, &map.frame, "", &ground.names);
    let traced = ground.traced(&painter);
    let mut labeller = ground.labeller(&painter, &traced, &map.content);
    let mut named: Vec<&Symbol> = symbols.iter().collect();
    if let Some(inset) = &inset {
        // What is enlarged is named there.
        labeller.block(inset.bounds.grown(2.0));
        labeller.block(inset.source.grown(1.0));
        named.retain(|s| !inset.names(s.at));
    }
    sheet.draw(&Group::open("map").title("Map"))?;
    ground.paint(&painter, &traced, &map.content)?;
    scale_bar(&painter, &mut labeller)?;
    north_arrow(&painter, &mut labeller)?;
    let elsewhere = |at| inset.as_ref().is_some_and(|i: &Inset| i.names(at));
    ground.name(&painter, &map.content, &named, labeller, true, elsewhere)?;
    sheet.draw(&Group::close())?;
    if let Some(inset) = &inset {
        enlarged(sheet, inset, ground)?;
    }
    neat_line(sheet, &map.layout.frame)?;
    if request.has(Layer::Graticule) {
        graticule_labels(&painter)?;
    }
    if let Some(bounds) = map.layout.locator {
        locator::draw(sheet, bounds, &map.frame, ground)?;
    }
    map.layout.draw(sheet)
}

/// The enlargement of the crowded part, with its own scale bar and names.
fn enlarged(sheet: &Sheet, inset: &Inset, ground: &Ground) -> std::result::Result<(), CanvasError> {
    let request = ground.request;
    let Ok(projection) = request.view.projection(false) else {
        return Ok(());
    };
    let frame = MapFrame::fit(projection, &inset.corners, inset.bounds);
    let Ok(mut content) = Content::of(request, &Shown::new(request.incidents), &frame) else {
        return Ok(());
    };
    if let Content::Marks { symbols, .. } = &mut content {
        // A mark that the edge would cut is on the main map.
        symbols.retain(|s| inset.bounds.grown(-s.radius - 1.0).holds(s.at));
    }
    let painter = Painter::new(sheet, &frame, "inset-", &ground.names);
    let symbols = content.symbols();
    let traced = ground.traced(&painter);
    let mut labeller = ground.labeller(&painter, &traced, &content);
    sheet.draw(&Group::open("inset").title("Enlargement"))?;
    ground.paint(&painter, &traced, &content)?;
    scale_bar(&painter, &mut labeller)?;
    let named: Vec<&Symbol> = symbols.iter().collect();
    ground.name(&painter, &content, &named, labeller, false, |_| false)?;
    sheet.draw(&Group::close())?;
    let b = inset.bounds;
    let edge = Rect::new((b.left, b.top), (b.right, b.bottom));
    sheet.draw(&edge.stroke(Stroke::new(sheet.colours().paper, 3.0)))?;
    for bounds in [&inset.bounds, &inset.source] {
        let corners = ((bounds.left, bounds.top), (bounds.right, bounds.bottom));
        sheet.draw(&Rect::new(corners.0, corners.1).stroke(Stroke::new(sheet.colours().ink, 0.9)))?;
    }
    Ok(())
}

/// The frame's own line, over everything that it cuts.
fn neat_line(sheet: &Sheet, b: &Bounds) -> std::result::Result<(), CanvasError> {
    let edge = Rect::new((b.left, b.top), (b.right, b.bottom));
    sheet.draw(&edge.stroke(Stroke::new(sheet.colours().quiet, 0.7)).class("frame"))?;
    Ok(())
}
