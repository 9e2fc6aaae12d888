//! A place that came with a coordinate.

use super::check::Told;
use super::context::Context;
use super::{Geocoder, names_id, recall, remember, unlocated};
use crate::geodesy::{KM, LonLat};
use crate::model::{Disc, Footprint, Incident, Place, PlaceText, Precision, Sighting, Spot};
use std::sync::Arc;

/// What the names of a row say of its point.
pub(super) struct Beside {
    context: Context,
    told: Told,
}

impl Geocoder<'_> {
    /// A point that stands for an area is no place: the area's name is looked
    /// up instead. Any other is taken as it is, with its uncertainty.
    pub(super) fn at_point(&self, written: &PlaceText) -> Vec<Place> {
        let Some(at) = written.point else {
            return self.by_name(written, &[]);
        };
        match written.precision {
            Some(Precision::District | Precision::Province | Precision::Country) => self.by_level(written),
            Some(Precision::Border) => vec![Place {
                precision: Precision::Border,
                footprint: Footprint::LINE,
                score: 1.0,
                ..unlocated(
                    written,
                    "Durand Line",
                    "the source's point stands for the line".to_owned(),
                )
            }],
            Some(Precision::Unlocated) => {
                vec![unlocated(
                    written,
                    &written.written(),
                    "the source says that its point is no place".to_owned(),
                )]
            }
            given => vec![self.point(written, at, given.unwrap_or(Precision::Exact))],
        }
    }

    /// Looks up the names no narrower than the level that the source vouches
    /// for: at province level its town is the capital, a stand-in.
    fn by_level(&self, written: &PlaceText) -> Vec<Place> {
        let level = written.precision.unwrap_or(Precision::Unlocated);
        let mut names = PlaceText {
            point: None,
            ..written.clone()
        };
        let stated = |c: &Option<String>| c.as_ref().is_some_and(|c| !super::words::says_unknown(c));
        let in_column = match level {
            Precision::District => stated(&names.district),
            Precision::Province => stated(&names.province),
            _ => stated(&names.country),
        };
        if in_column {
            names.text = None;
            names.place = None;
            if level != Precision::District {
                names.district = None;
            }
            if level == Precision::Country {
                names.province = None;
            }
        }
        let keep = |mut p: Place| {
            p.written = written.clone();
            // A narrower find than the source vouches for is a namesake.
            if p.precision < level && stated(&written.province) && !in_column {
                let wider = PlaceText {
                    text: None,
                    place: None,
                    district: None,
                    ..names.clone()
                };
                let whole = self.places(&wider).swap_remove(0);
                p = Place {
                    written: written.clone(),
                    ..whole
                };
            }
            if p.precision < level {
                let reason = format!("the source's point stands for a {level}, and \"{}\" is none", p.name);
                p = unlocated(written, &p.name, reason);
            }
            p
        };
        self.places(&names).into_iter().map(keep).collect()
    }

    /// What the names beside a point say; rows repeat them.
    fn beside(&self, written: &PlaceText) -> Arc<Beside> {
        let mut id = names_id(written);
        id.push_str(written.precision.map_or("", Precision::key));
        if let Some(km) = written.uncertainty_km {
            id.push('\u{1f}');
            id.push_str(&km.to_bits().to_string());
        }
        if let Some(known) = recall(&self.beside, id.as_str()) {
            return known;
        }
        let beside = Arc::new(Beside {
            context: self.columns(written, None).context,
            told: self.told(written),
        });
        remember(&self.beside, id, Arc::clone(&beside));
        beside
    }

    fn point(&self, written: &PlaceText, at: LonLat, precision: Precision) -> Place {
        let radius = written
            .uncertainty_km
            .filter(|km| km.is_finite())
            .unwrap_or(0.0)
            .max(0.0)
            * KM;
        let around = self.ground().around(at);
        let inside = around.country;
        let beside = self.beside(written);
        let columns = &beside.context;
        let stated = columns.country;
        // Only where point and row agree is the country sure enough to clip to.
        let sure = inside.filter(|c| stated.is_none_or(|s| s == *c) && (radius == 0.0 || stated.is_some()));
        let column = |c: &Option<String>| {
            c.as_deref()
                .map(str::trim)
                .filter(|t| !super::words::says_unknown(t))
                .map(str::to_owned)
        };
        let district = match columns.districts.as_slice() {
            [one] => {
                let toponym = &self.toponyms[*one];
                toponym.parent.clone().or_else(|| Some(toponym.name.clone()))
            }
            _ => column(&written.district).or_else(|| self.district_in(at, around, inside).map(|t| t.name.clone())),
        };
        let province = match columns.provinces.as_slice() {
            [(_, one)] => Some(one.clone()),
            _ => column(&written.province).or_else(|| Some(self.entry(around.province?)?.name.clone())),
        };
        let pcode = match (&district, &province, inside) {
            (Some(district), Some(province), Some(country)) => self.pcodes().district(district, province, country),
            _ => None,
        };
        let mut found_by = "the coordinate that the source gives".to_owned();
        for doubt in self.check().doubts_in(at, &beside.told, around) {
            found_by.push_str("; DOUBTFUL: ");
            found_by.push_str(&doubt);
        }
        let name = column(&written.place)
            .or_else(|| column(&written.text))
            .or_else(|| district.clone());
        Place {
            district,
            province,
            country: inside.or(stated),
            pcode: pcode.map(str::to_owned),
            precision,
            footprint: Footprint::Disc(Disc {
                centre: at,
                radius,
                country: sure,
            }),
            found_by,
            score: 1.0,
            ..unlocated(written, &name.unwrap_or_else(|| at.to_string()), String::new())
        }
    }
}

/// Where an incident is, as [`locate`](Geocoder::locate) finds it, when its
/// coordinates say so and nothing needs to be looked up.
pub fn glance(incident: &Incident) -> Option<Sighting> {
    if incident.places.is_empty() {
        return None;
    }
    let spots: Option<Vec<Spot>> = incident.places.iter().map(as_given).collect();
    Some(Sighting::new(incident.date, spots?))
}

/// The spot of a place that a source gives a coordinate for, where that is the
/// place and does not stand for another.
fn as_given(written: &PlaceText) -> Option<Spot> {
    let precision = written.precision.unwrap_or(Precision::Exact);
    let is_place = matches!(precision, Precision::Exact | Precision::Settlement | Precision::Fuzzy);
    let at = written.point.filter(|_| is_place)?;
    Some(Spot {
        at: Some(at),
        precision,
    })
}
