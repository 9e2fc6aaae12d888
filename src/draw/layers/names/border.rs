//! Names of the Durand Line and of the crossings.

use super::super::border::CROSSING_RADIUS;
use super::obstacles::line;
use super::{Names, priority};
use crate::border::BorderLine;
use crate::draw::label::{Along, Beside, Site, Wanted};
use crate::draw::text::Face;
use crate::geodata::{Crossing, Gazetteer, Kind};

const NAME: &str = "Durand Line";

impl Names<'_> {
    /// The line's name, along a stretch that bends little.
    pub fn line(&mut self, border: &BorderLine) {
        let name = Wanted {
            text: self.painter.names.line(NAME).unwrap_or(NAME).into(),
            face: Face::Bold,
            size: self.painter.pt(7.5),
            spacing: 0.8,
            colour: self.painter.colours().line,
            halo: Some(self.painter.colours().halo),
            class: "line-name",
            priority: priority::LINE,
            site: Site::Along(Along {
                lines: line(self.painter, border),
                gap: 3.0,
            }),
        };
        self.add("line-name", "Name of the Durand Line", [name]);
    }

    /// The crossings that `is_named` lets through.
    pub fn crossings(&mut self, gazetteer: &Gazetteer, is_named: impl Fn((f64, f64)) -> bool) {
        let frame = self.painter.frame;
        let on_page = gazetteer
            .crossings
            .iter()
            .filter_map(|c| Some((c, frame.to_page(c.at)?)))
            .filter(|(_, at)| frame.bounds.holds(*at) && is_named(*at));
        let names = on_page.map(|(crossing, at)| Wanted {
            text: self.crossing_name(gazetteer, crossing),
            face: Face::Italic,
            size: self.painter.pt(6.2),
            spacing: 0.0,
            colour: self.painter.colours().quiet,
            halo: Some(self.painter.colours().halo),
            class: "crossing-name",
            priority: priority::CROSSING,
            site: Site::Beside(Beside {
                at,
                clear: CROSSING_RADIUS,
                reach: 19.0,
                mark: None,
            }),
        });
        self.add("crossing-names", "Names of border crossings", names.collect::<Vec<_>>());
    }

    fn crossing_name(&self, gazetteer: &Gazetteer, crossing: &Crossing) -> String {
        let known = gazetteer
            .toponyms
            .iter()
            .find(|t| t.kind == Kind::Crossing && t.name == crossing.name);
        let name = known.and_then(|t| self.painter.names.toponym(t));
        name.unwrap_or(&crossing.name).to_owned()
    }
}
