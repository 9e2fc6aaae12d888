//! Names of countries, towns, and of the places of incidents.

use super::Painter;
use crate::draw::canvas::{Anchor, CanvasError, Colour, Label, Rect, Stroke, pt};
use crate::draw::label::{Labeller, Wanted};
use crate::draw::projection::Bounds;
use crate::draw::symbology::Symbol;
use crate::draw::text::{self, Face};
use crate::geodata::{Gazetteer, Kind, Toponym};
use crate::geodesy::LonLat;
use crate::model::Precision;

/// Country names and where on the ground they are written, several spots each
/// in order of preference.
const COUNTRIES: [(&str, &[(f64, f64)]); 8] = [
    ("AFGHANISTAN", &[(65.6, 34.2), (64.6, 33.0), (66.2, 35.2)]),
    ("PAKISTAN", &[(68.9, 28.6), (69.3, 29.9), (72.4, 31.3), (71.0, 32.0)]),
    ("IRAN", &[(59.6, 30.4), (60.0, 33.5), (60.2, 28.6)]),
    ("INDIA", &[(73.6, 26.6), (75.7, 31.4), (75.4, 33.0)]),
    ("TURKMENISTAN", &[(62.3, 37.2), (62.2, 36.5)]),
    ("UZBEKISTAN", &[(66.6, 38.4), (66.8, 37.7)]),
    ("TAJIKISTAN", &[(72.6, 38.2), (69.0, 38.0), (72.4, 37.75)]),
    ("CHINA", &[(76.2, 37.5), (75.6, 37.2)]),
];

pub(in crate::draw) fn countries(painter: &Painter, labeller: &mut Labeller) -> Result<(), CanvasError> {
    const SPACING: f64 = 2.2;
    painter.layer("country-names", "Country names", || {
        for (name, spots) in COUNTRIES {
            let size = if name.len() > 8 && name != "AFGHANISTAN" {
                pt(6.5)
            } else {
                pt(8.5)
            };
            let width = text::width(name, Face::Regular, size) + SPACING * name.len() as f64;
            let on_page = |&(lon, lat): &(f64, f64)| painter.frame.to_page(LonLat::new(lon, lat).ok()?);
            let bounds = |(x, y): (f64, f64)| Bounds {
                left: x - width / 2.0,
                top: y - text::cap_height(size),
                right: x + width / 2.0,
                bottom: y + 2.0,
            };
            let free = spots
                .iter()
                .filter_map(on_page)
                .find(|&at| labeller.is_free(&bounds(at)));
            let Some(at) = free else { continue };
            labeller.block(bounds(at).grown(1.0));
            painter.sheet.draw(
                &Label::new(at, name, size)
                    .colour(painter.colours().area_name)
                    .anchor(Anchor::Middle)
                    .spacing(SPACING)
                    .class("country-name"),
            )?;
        }
        Ok(())
    })
}

/// The places of incidents, those with most incidents first.
pub(in crate::draw) fn places(
    painter: &Painter,
    symbols: &[&Symbol],
    labeller: &mut Labeller,
) -> Result<(), CanvasError> {
    /// With more places than this, names would cover the map.
    const MOST_NAMED: usize = 60;
    let mut ranked = symbols.to_vec();
    // Provinces last: their name may be guessed from what is in them.
    ranked.sort_by_key(|s| {
        let coarse = s.precision() == Precision::Province;
        (coarse, std::cmp::Reverse(s.incidents.len()), s.name().to_owned())
    });
    let wanted: Vec<Wanted> = ranked
        .into_iter()
        .take(MOST_NAMED)
        .map(|s| place_name(s, painter.colours().ink))
        .collect();
    painter.layer("place-names", "Places of incidents", || {
        for placed in labeller.place_all(&wanted) {
            placed.draw(painter.sheet)?;
        }
        Ok(())
    })
}

fn place_name(symbol: &Symbol, ink: Colour) -> Wanted {
    let coarse = symbol.precision() == Precision::Province;
    // A longer name would hide the map; it is whole in the mark's title.
    let name = text::shorten(symbol.name(), Face::Bold, pt(6.8), 150.0);
    Wanted {
        text: if coarse { format!("{name} (province)") } else { name },
        face: if coarse { Face::Italic } else { Face::Bold },
        size: pt(6.8),
        colour: ink,
        at: symbol.at,
        clear: symbol.radius,
        reach: if coarse { 13.0 } else { 34.0 },
        class: "place-name",
    }
}

/// Large towns everywhere; west of the Indus also smaller ones, since there
/// are few and the line is near.
fn is_landmark(town: &Toponym) -> bool {
    let population = town.population.unwrap_or(0);
    let west = town.at.is_some_and(|at| at.lon() < 71.5);
    population >= 450_000 || (west && population >= 60_000)
}

/// The largest towns that find room.
pub(in crate::draw) fn towns(
    painter: &Painter,
    gazetteer: &Gazetteer,
    labeller: &mut Labeller,
) -> Result<(), CanvasError> {
    const MOST: usize = 26;
    const HALF: f64 = 1.3;
    let mut towns: Vec<(&Toponym, (f64, f64))> = gazetteer
        .toponyms
        .iter()
        .filter(|t| t.kind == Kind::Town && is_landmark(t))
        .filter_map(|t| Some((t, painter.frame.to_page(t.at?)?)))
        .filter(|(_, at)| painter.frame.bounds.holds(*at))
        .collect();
    towns.sort_by_key(|(t, _)| (std::cmp::Reverse(t.population), &t.name));
    painter.layer("towns", "Towns", || {
        let mut drawn = 0;
        for (town, at) in towns {
            let (x, y) = at;
            let square = Bounds {
                left: x - HALF,
                top: y - HALF,
                right: x + HALF,
                bottom: y + HALF,
            };
            if drawn == MOST || !labeller.is_free(&square.grown(1.5)) {
                continue;
            }
            let name = Wanted {
                text: town.name.clone(),
                face: Face::Regular,
                size: pt(6.0),
                colour: painter.colours().town,
                at,
                clear: HALF,
                reach: 5.0,
                class: "town-name",
            };
            // A town without its name would be a riddle.
            if let Some(placed) = labeller.place(&name) {
                labeller.block(square);
                painter.sheet.draw(
                    &Rect::new((square.left, square.top), (square.right, square.bottom))
                        .fill(painter.colours().paper)
                        .stroke(Stroke::new(painter.colours().town, 0.8)),
                )?;
                placed.draw(painter.sheet)?;
                drawn += 1;
            }
        }
        Ok(())
    })
}
