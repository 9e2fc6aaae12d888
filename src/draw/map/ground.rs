//! What a map stands on: its layers, parsed once and painted in every frame.

use super::{Content, Layer, MapRequest, View};
use crate::Result;
use crate::draw::canvas::CanvasError;
use crate::draw::furniture::graticule;
use crate::draw::label::Labeller;
use crate::draw::layers::{self, Names, Painter, Traced};
use crate::draw::symbology::Symbol;
use crate::geodata::{self, Backdrop, BackdropKind, Boundaries, Gazetteer, River};
use geo::MultiPolygon;

/// The layers of a request.
pub(super) struct Ground<'a> {
    pub backdrop: Vec<Backdrop>,
    /// None where they are not shown.
    pub rivers: Vec<River>,
    /// Those of provinces only where they are shown.
    pub boundaries: Boundaries,
    pub gazetteer: &'a Gazetteer,
    /// The imported areas of districts, where they are shown.
    pub districts: Vec<&'a MultiPolygon<f64>>,
    /// What places are called.
    pub names: geodata::Names,
    pub request: &'a MapRequest<'a>,
}

type Drawn = std::result::Result<(), CanvasError>;

impl<'a> Ground<'a> {
    /// # Errors
    /// When the embedded geodata are damaged.
    pub fn of(request: &'a MapRequest<'a>) -> Result<Self> {
        let atlas = request.atlas;
        let gazetteer = atlas.gazetteer()?;
        let districts = if request.has(Layer::Districts) {
            gazetteer.toponyms.iter().filter_map(|t| t.shape.as_deref()).collect()
        } else {
            Vec::new()
        };
        let mut boundaries = geodata::boundaries();
        if !request.has(Layer::Provinces) {
            boundaries.provinces.clear();
        }
        Ok(Self {
            // Neighbours are the ground that is left over.
            backdrop: atlas.backdrop(|kind| kind != BackdropKind::Country)?,
            rivers: if request.has(Layer::Rivers) {
                atlas.rivers()?
            } else {
                Vec::new()
            },
            boundaries,
            gazetteer,
            districts,
            names: atlas.names(request.lang)?,
            request,
        })
    }

    /// Its lines on a frame.
    pub fn traced(&self, painter: &Painter) -> Traced {
        Traced::new(painter, &self.rivers, &self.boundaries)
    }

    /// What names on a frame keep clear of.
    pub fn labeller(&self, painter: &Painter, traced: &Traced, content: &Content) -> Labeller {
        let line = self.request.border.line();
        layers::labeller(painter, line, content.footprints(), content.symbols(), traced)
    }

    /// All layers from the ground up to the marks, without words.
    pub fn paint(&self, painter: &Painter, traced: &Traced, content: &Content) -> Drawn {
        self.paint_base(painter)?;
        if let Content::Areas { rates, .. } = content {
            layers::rates(painter, rates)?;
        }
        self.paint_lines(painter, traced)?;
        self.paint_content(painter, content)
    }

    /// The ground under everything, with the frame's clipping.
    pub fn paint_base(&self, painter: &Painter) -> Drawn {
        painter.open_frame()?;
        layers::backdrop(painter, &self.backdrop)?;
        layers::countries(painter, &self.boundaries)?;
        if self.request.has(Layer::Bands) {
            layers::bands(painter, self.request.border.line())?;
        }
        Ok(())
    }

    /// Lines over the ground.
    pub fn paint_lines(&self, painter: &Painter, traced: &Traced) -> Drawn {
        let request = self.request;
        if request.has(Layer::Graticule) {
            graticule(painter)?;
        }
        layers::rivers(painter, &self.rivers, traced)?;
        layers::districts(painter, &self.districts)?;
        layers::provinces(painter, traced)?;
        layers::boundaries(painter, &self.backdrop, traced)?;
        layers::durand_line(painter, request.border.line())?;
        match &request.view {
            View::Around { at, radius_km, .. } => layers::radius(painter, *at, *radius_km),
            View::Area { ground, .. } => layers::subject(painter, request.border.ground(ground).as_deref()),
            _ => Ok(()),
        }
    }

    /// The incidents, or their numbers.
    pub fn paint_content(&self, painter: &Painter, content: &Content) -> Drawn {
        match content {
            Content::Marks {
                symbols,
                classes,
                scale,
                footprints,
                ..
            } => {
                layers::footprints(painter, footprints)?;
                layers::symbols(painter, symbols, classes, *scale)
            }
            Content::Hexagons { hexagons, steps, .. } => {
                layers::hexagons(painter, hexagons, steps)?;
                // The line is what the numbers are read against.
                layers::line_over(painter, self.request.border.line())
            }
            Content::Areas { .. } => Ok(()),
        }
    }

    /// Crossings, and all names that find room. `whole` names countries and
    /// the line too; names of what is named `elsewhere` are left out.
    pub fn name(
        &self,
        painter: &Painter,
        content: &Content,
        symbols: &[&Symbol],
        mut labeller: Labeller,
        whole: bool,
        elsewhere: impl Fn((f64, f64)) -> bool,
    ) -> Drawn {
        let request = self.request;
        let mut names = Names::new(painter, !content.is_open());
        if request.has(Layer::Places) {
            names.places(symbols);
        }
        if whole {
            names.line(request.border.line());
            names.countries();
        }
        if request.has(Layer::Crossings) {
            layers::crossings(painter, &self.gazetteer.crossings, &mut labeller)?;
            names.crossings(self.gazetteer, |at| !elsewhere(at));
        }
        if request.has(Layer::Towns) {
            names.towns(self.gazetteer, &labeller);
        }
        if content.is_open() {
            names.rivers(&self.rivers);
            if request.has(Layer::Provinces) {
                names.provinces(geodata::provinces());
            }
        }
        names.draw(&labeller)
    }
}
