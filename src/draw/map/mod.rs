//! A map of incidents: what to show, and the page it is composed on.

mod inset;
mod layout;
mod legend;
mod words;

pub use words::period;

use crate::border::{Border, Referenced};
use crate::draw::canvas::{self, CanvasError, Group, Page, Rect, Sheet, Stroke, Themed, mm};
use crate::draw::furniture::{
    Credits, credits_height, draw_credits, draw_legend, graticule, graticule_labels, north_arrow, scale_bar,
};
use crate::draw::label::Labeller;
use crate::draw::layers::{self, Arcs, Names, Painter};
use crate::draw::projection::{Bounds, MapFrame, Projection};
use crate::draw::symbology::{Symbol, symbols};
use crate::draw::theme::Theme;
use crate::geodata::{Atlas, Backdrop, Gazetteer, Province, River};
use crate::geodesy::LonLat;
use crate::model::Country;
use crate::{Error, Result};
use inset::Inset;
use layout::Layout;
use std::sync::Arc;

/// How much of the ground a map shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Both countries, as far as the line's surroundings need.
    Region,
    /// The whole line with 130 km on both sides.
    Border,
}

/// Everything that decides how a map looks.
pub struct MapRequest<'a> {
    pub incidents: &'a [&'a Referenced],
    pub border: &'a Border,
    pub atlas: &'a Atlas,
    pub view: View,
    /// Whether the distance bands are painted.
    pub bands: bool,
    pub title: Option<String>,
    pub width_mm: f64,
    pub theme: Arc<Theme>,
}

/// Layers that are parsed once for a map.
struct Ground<'a> {
    backdrop: Vec<Backdrop>,
    rivers: Vec<River>,
    arcs: Arcs,
    provinces: &'a [Province],
    gazetteer: &'a Gazetteer,
    request: &'a MapRequest<'a>,
}

/// Draws a map as SVG, the same bytes for the same request.
///
/// # Errors
/// When the embedded geodata are damaged or the page is too small.
pub fn draw(request: &MapRequest) -> Result<String> {
    let projection = Projection::lambert()?;
    let extent = extent(request);
    let credits = Credits {
        paragraphs: words::credits(request, projection.name())?,
    };
    let width = mm(request.width_mm);
    let text_width = width - 2.0 * layout::MARGIN;
    let layout = Layout::new(
        width,
        MapFrame::aspect(&projection, &extent),
        &words::subtitle(request),
        credits_height(&credits, text_width),
    );
    let frame = MapFrame::fit(projection, &extent, layout.frame);
    let all = symbols(request.incidents, &frame);
    let outlines = [
        request.atlas.outline(Country::Afghanistan)?,
        request.atlas.outline(Country::Pakistan)?,
    ];
    let provinces = request.atlas.provinces()?;
    let ground = Ground {
        backdrop: request.atlas.backdrop()?,
        rivers: request.atlas.rivers()?,
        arcs: Arcs::new(outlines, provinces.iter().map(|p| p.shape.as_ref())),
        provinces,
        gazetteer: request.atlas.gazetteer()?,
        request,
    };
    let page = Page {
        width_mm: request.width_mm,
        height_mm: layout.height / mm(1.0),
        title: words::title(request),
        description: words::description(request),
        lang: "en".into(),
        theme: Arc::clone(&request.theme),
    };
    let inset = inset::find(&frame, &all, request.border.line());
    canvas::draw(&page, |_root, sheet| {
        for hatch in layers::hatches(sheet.theme()) {
            sheet.draw(&hatch)?;
        }
        let painter = Painter {
            sheet,
            frame: &frame,
            prefix: "",
        };
        let mut labeller = ground.labeller(&painter, &all);
        let mut named: Vec<&Symbol> = all.iter().collect();
        if let Some(inset) = &inset {
            // What is enlarged is named there.
            labeller.block(inset.bounds.grown(2.0));
            labeller.block(inset.source.grown(1.0));
            named.retain(|s| !inset.names(s.at));
        }
        sheet.draw(&Group::open("map").title("Map"))?;
        ground.paint(&painter, &all)?;
        scale_bar(&painter, &mut labeller)?;
        north_arrow(&painter, &mut labeller)?;
        layers::crossings(&painter, &ground.gazetteer.crossings, &mut labeller)?;
        let mut names = Names::new(&painter);
        names.places(&named);
        names.line(request.border.line());
        names.countries();
        let named_here = |at| inset.as_ref().is_none_or(|i| !i.names(at));
        names.crossings(&ground.gazetteer.crossings, named_here);
        names.towns(ground.gazetteer);
        names.rivers(&ground.rivers);
        names.provinces(ground.provinces);
        names.draw(&labeller)?;
        sheet.draw(&Group::close())?;
        if let Some(inset) = &inset {
            enlarged(sheet, inset, &ground)?;
        }
        neat_line(sheet, &layout.frame)?;
        graticule_labels(&painter)?;
        layout.title(sheet, &words::title(request), &words::subtitle(request))?;
        draw_legend(sheet, &legend::entries(&ground, &all, sheet.theme()), layout.legend)?;
        draw_credits(sheet, &credits, layout::MARGIN, layout.credits_top, text_width)
    })
    .map_err(|e: CanvasError| Error::Draw {
        figure: "map".into(),
        message: e.to_string(),
    })
}

/// The enlargement of the crowded part, with its own scale bar and names.
fn enlarged(sheet: &Sheet, inset: &Inset, ground: &Ground) -> std::result::Result<(), CanvasError> {
    let Ok(projection) = Projection::lambert() else {
        return Ok(());
    };
    let request = ground.request;
    let frame = MapFrame::fit(projection, &inset.corners, inset.bounds);
    let mut symbols = symbols(request.incidents, &frame);
    // A mark that the edge would cut is on the main map.
    symbols.retain(|s| inset.bounds.grown(-s.radius - 1.0).holds(s.at));
    let painter = Painter {
        sheet,
        frame: &frame,
        prefix: "inset-",
    };
    let mut labeller = ground.labeller(&painter, &symbols);
    sheet.draw(&Group::open("inset").title("Enlargement"))?;
    ground.paint(&painter, &symbols)?;
    scale_bar(&painter, &mut labeller)?;
    layers::crossings(&painter, &ground.gazetteer.crossings, &mut labeller)?;
    let mut names = Names::new(&painter);
    names.places(&symbols.iter().collect::<Vec<_>>());
    names.crossings(&ground.gazetteer.crossings, |_| true);
    names.towns(ground.gazetteer);
    names.rivers(&ground.rivers);
    names.provinces(ground.provinces);
    names.draw(&labeller)?;
    sheet.draw(&Group::close())?;
    let b = inset.bounds;
    let edge = Rect::new((b.left, b.top), (b.right, b.bottom)).stroke(Stroke::new(sheet.colours().paper, 3.0));
    sheet.draw(&edge)?;
    for bounds in [&inset.bounds, &inset.source] {
        let corners = ((bounds.left, bounds.top), (bounds.right, bounds.bottom));
        sheet.draw(&Rect::new(corners.0, corners.1).stroke(Stroke::new(sheet.colours().ink, 0.9)))?;
    }
    Ok(())
}

impl Ground<'_> {
    /// What names on a frame keep clear of.
    fn labeller(&self, painter: &Painter, symbols: &[Symbol]) -> Labeller {
        layers::labeller(painter, self.request.border, symbols, &self.rivers, &self.arcs)
    }

    /// All layers from the ground up to the marks, without words.
    fn paint(&self, painter: &Painter, symbols: &[Symbol]) -> std::result::Result<(), CanvasError> {
        let request = self.request;
        painter.open_frame()?;
        layers::backdrop(painter, &self.backdrop)?;
        layers::countries(painter, &self.arcs)?;
        if request.bands {
            layers::bands(painter, request.border.line())?;
        }
        graticule(painter)?;
        layers::rivers(painter, &self.rivers)?;
        layers::provinces(painter, &self.arcs)?;
        layers::boundaries(painter, &self.backdrop, &self.arcs)?;
        layers::durand_line(painter, request.border.line())?;
        layers::footprints(painter, request.border, symbols)?;
        layers::symbols(painter, symbols)
    }
}

/// The frame's own line, over everything that it cuts.
fn neat_line(sheet: &Sheet, b: &Bounds) -> std::result::Result<(), CanvasError> {
    sheet.draw(&Rect::new((b.left, b.top), (b.right, b.bottom)).stroke(Stroke::new(sheet.colours().quiet, 0.7)))?;
    Ok(())
}

/// Points that the frame must hold.
fn extent(request: &MapRequest) -> Vec<LonLat> {
    let line = request.border.line();
    let (every, beyond) = match request.view {
        View::Region => (400.0, 0.0),
        View::Border => (100.0, 130.0),
    };
    let stops = (0..)
        .map(|i| f64::from(i) * every)
        .take_while(|km| *km <= line.length_km());
    let mut points: Vec<LonLat> = stops
        .map(|km| line.resolve(km))
        .flat_map(|p| crate::draw::projection::around(p, beyond))
        .collect();
    if request.view == View::Region {
        // Both countries without their farthest corners.
        let corners = [(60.3, 24.6), (60.3, 38.4), (77.2, 38.4), (77.2, 24.6)];
        points.extend(corners.iter().filter_map(|&(lon, lat)| LonLat::new(lon, lat).ok()));
    }
    points
}
