//! Names of what the map shows anyway: countries, provinces, rivers.

use super::places::in_words;
use super::{Names, priority};
use crate::draw::canvas::Themed;
use crate::draw::label::{Along, Site, Wanted, spots_inside};
use crate::draw::text::{self, Face};
use crate::geodata::{Province, River};
use crate::geodesy::LonLat;

/// Country names and where on the ground they are written, several spots each
/// in order of preference.
const COUNTRIES: [(&str, &[(f64, f64)]); 8] = [
    (
        "AFGHANISTAN",
        &[(65.6, 34.2), (64.6, 33.0), (66.2, 35.2), (65.0, 34.6), (66.0, 33.6)],
    ),
    (
        "PAKISTAN",
        &[(68.9, 28.6), (69.3, 29.9), (72.4, 31.3), (71.0, 32.0), (68.0, 28.2)],
    ),
    ("IRAN", &[(59.6, 30.4), (60.0, 33.5), (60.2, 28.6)]),
    ("INDIA", &[(73.6, 26.6), (75.7, 31.4), (75.4, 33.0)]),
    ("TURKMENISTAN", &[(62.3, 37.2), (62.2, 36.5)]),
    ("UZBEKISTAN", &[(66.6, 38.4), (66.8, 37.7)]),
    ("TAJIKISTAN", &[(72.6, 38.2), (69.0, 38.0), (72.4, 37.75)]),
    ("CHINA", &[(76.2, 37.5), (75.6, 37.2)]),
];

impl Names<'_> {
    pub fn countries(&mut self) {
        let frame = self.painter.frame;
        let on_page = |&(lon, lat): &(f64, f64)| frame.to_page(LonLat::new(lon, lat).ok()?);
        let names = COUNTRIES.map(|(name, spots)| Wanted {
            text: self.painter.names.country(name).unwrap_or(name).into(),
            face: Face::Regular,
            size: if name.len() > 8 && name != "AFGHANISTAN" {
                self.painter.pt(6.5)
            } else {
                self.painter.pt(8.5)
            },
            spacing: 2.2,
            colour: self.painter.colours().area_name,
            halo: None,
            class: "country-name",
            priority: priority::COUNTRY,
            site: Site::Over(spots.iter().filter_map(on_page).collect()),
        });
        self.add("country-names", "Country names", names);
    }

    /// Provinces where there is room inside for their name, but for those that
    /// incidents name.
    pub fn provinces(&mut self, provinces: &[Province]) {
        const SIZE: f64 = 6.0;
        let known = self.painter.names;
        let called = |p: &'_ Province| known.province(p).map_or_else(|| p.name.clone(), str::to_owned);
        let names: Vec<Wanted> = provinces
            .iter()
            .filter(|p| !self.is_named(&in_words(&called(p), known.lang())))
            .map(|province| {
                let mut name = Wanted {
                    text: called(province).to_uppercase(),
                    face: Face::Regular,
                    size: self.painter.pt(SIZE),
                    spacing: 1.2,
                    colour: self.painter.colours().area_name,
                    halo: None,
                    class: "province-name",
                    priority: priority::PROVINCE,
                    site: Site::Over(Vec::new()),
                };
                let room = (name.width() + 6.0, text::cap_height(name.size) + 6.0);
                name.site = Site::Over(spots_inside(&self.painter.inner_rings(&province.shape), room));
                name
            })
            .collect();
        self.add("province-names", "Names of provinces", names);
    }

    /// The rivers that have a name, in italics along their course.
    pub fn rivers(&mut self, rivers: &[River]) {
        let named = rivers.iter().filter_map(|r| Some((r.name.as_ref()?, r)));
        let names: Vec<Wanted> = named
            .map(|(name, river)| Wanted {
                text: self.painter.names.river(name).unwrap_or(name).to_owned(),
                face: Face::Italic,
                size: self.painter.pt(6.2),
                spacing: 0.6,
                colour: self.painter.sheet.theme().shade(self.painter.colours().water, 0.65),
                halo: Some(self.painter.colours().halo),
                class: "river-name",
                priority: priority::RIVER - 20 * i64::from(river.level.min(6)),
                site: Site::Along(Along {
                    lines: self.painter.lines(&river.lines, 0.0),
                    gap: 1.6,
                }),
            })
            .collect();
        self.add("river-names", "Names of rivers", names);
    }
}
