//! Maps of very many incidents, of which only where and when they were is kept:
//! the same as if all of each were known, and never in place of marks.

use durand::border::{Border, Referenced};
use durand::draw::Paper;
use durand::draw::map::{self, Crowd, Density, Incidents, Map, MapRequest, View};
use durand::draw::theme::Theme;
use durand::geocode::{Geocoder, glance};
use durand::geodata::Atlas;
use durand::geodesy::LonLat;
use durand::model::{DateInterval, Incident, IncidentType, Located, PlaceText, Precision, Sighting};
use proptest::prelude::*;
use std::f64::consts::TAU;
use std::sync::Arc;

fn theme() -> Arc<Theme> {
    Arc::new(Theme::print().expect("reads"))
}

fn at(lon: f64, lat: f64) -> PlaceText {
    PlaceText {
        point: LonLat::new(lon, lat).ok(),
        ..PlaceText::default()
    }
}

fn incident(n: usize, places: Vec<PlaceText>) -> Incident {
    let date: DateInterval = format!("2025-01-{:02}", n % 28 + 1).parse().expect("a day");
    Incident {
        places,
        ..Incident::new(n.to_string(), date, IncidentType::Attack)
    }
}

/// Numbers from 0 to 1 that look random.
fn scattered(n: usize, step: f64) -> f64 {
    (n as f64 * step).fract()
}

/// Points over and beyond the two countries, some at several places, some known
/// to a province, a country or not at all.
fn mixed(geocoder: &Geocoder) -> Vec<Located> {
    let named = |text: &str| PlaceText {
        text: Some(text.to_owned()),
        ..PlaceText::default()
    };
    let places = |n: usize| match n % 40 {
        0 => vec![named("Paktika province")],
        1 => vec![named("Afghanistan")],
        2 => vec![named("the border")],
        3 => vec![named("Nowhereville")],
        4 => vec![named("Spera district of Khost"), named("Barmal district of Paktika")],
        _ => vec![at(
            58.0 + 20.0 * scattered(n, 0.618_034),
            23.0 + 16.0 * scattered(n, 0.754_878),
        )],
    };
    (0..3_000).map(|n| geocoder.locate(incident(n, places(n)))).collect()
}

#[test]
fn numbers_are_the_same_whatever_else_is_known() {
    let atlas = Atlas::embedded();
    let border = Border::open("osm", &atlas).expect("the default");
    let geocoder = Geocoder::new(&atlas).expect("embedded");
    let all: Vec<Referenced> = mixed(&geocoder).into_iter().map(|l| border.unmeasured(l)).collect();
    let each: Vec<&Referenced> = all.iter().collect();
    let sightings: Vec<Sighting> = all.iter().map(|r| Sighting::from(&r.located)).collect();
    let drawn = |incidents, density, view| -> Map {
        let request = MapRequest {
            incidents,
            density,
            ..MapRequest::new(&[], &border, &atlas, view, theme())
        };
        map::draw(&request).expect("drawn")
    };
    for density in [Density::Auto, Density::Hexagons, Density::Provinces] {
        for view in [View::Border, View::Region] {
            let whole = drawn(Incidents::Each(&each), density, view.clone());
            let kept = drawn(Incidents::Many(&sightings), density, view);
            assert_eq!(whole.svg, kept.svg, "{density:?}");
            assert!(whole.table == kept.table, "{density:?}");
        }
    }
    let marks = MapRequest {
        incidents: Incidents::Many(&sightings),
        density: Density::None,
        ..MapRequest::new(&[], &border, &atlas, View::Border, theme())
    };
    assert!(map::draw(&marks).is_err_and(|e| e.to_string().contains("one by one")));
}

/// However a page is shaped, a crowd is only certain where the map then shows
/// numbers.
#[test]
fn a_crowd_is_certain_only_of_what_the_map_then_shows() {
    let atlas = Atlas::embedded();
    let border = Border::open("osm", &atlas).expect("the default");
    let geocoder = Geocoder::new(&atlas).expect("embedded");
    let khost = LonLat::new(69.9, 33.3).expect("a place");
    let views = [
        View::Border,
        View::Region,
        View::Around {
            name: "Khost".into(),
            at: khost,
            radius_km: 60.0,
        },
        View::Sector {
            from_km: 900.0,
            to_km: 1_200.0,
        },
        View::Extent([69.0, 33.0, 71.0, 34.0]),
    ];
    let (mut certain, mut open) = (0, 0);
    for view in views {
        // Of discs round Khost that grow, less and less lies in a view.
        for reach in [0.3, 1.0, 3.0, 9.0] {
            let incidents: Vec<Incident> = (0..900)
                .map(|n| {
                    let (r, turn) = (reach * scattered(n, 0.618_034).sqrt(), TAU * scattered(n, 0.754_878));
                    let place = at(khost.lon() + r * turn.cos(), khost.lat() + 0.8 * r * turn.sin());
                    incident(n, vec![place])
                })
                .collect();
            let crowd = Crowd::of(&view, Density::Auto, &border).expect("a ground");
            incidents.iter().for_each(|i| crowd.add(&glance(i).expect("points")));
            let all: Vec<Referenced> = incidents
                .into_iter()
                .map(|i| border.unmeasured(geocoder.locate(i)))
                .collect();
            let each: Vec<&Referenced> = all.iter().collect();
            for paper in [
                Paper::wide(240.0),
                Paper::wide(90.0),
                Paper {
                    width_mm: 200.0,
                    height_mm: Some(280.0),
                },
            ] {
                let request = MapRequest {
                    paper,
                    ..MapRequest::new(&each, &border, &atlas, view.clone(), theme())
                };
                let numbers = map::draw(&request).expect("drawn").svg.contains("Counted in hexagons");
                assert!(numbers || !crowd.is_certain(), "{view:?}, {reach}°, {paper:?}");
                certain += usize::from(crowd.is_certain());
                open += usize::from(!crowd.is_certain());
            }
        }
    }
    assert!(certain > 10 && open > 10, "{certain} and {open}");
}

#[test]
fn what_is_asked_for_decides_before_the_first_incident() {
    let border = Border::open("osm", &Atlas::embedded()).expect("the default");
    let certain = |density| {
        Crowd::of(&View::Border, density, &border)
            .expect("a ground")
            .is_certain()
    };
    assert!(certain(Density::Hexagons) && certain(Density::Provinces));
    assert!(!certain(Density::Auto) && !certain(Density::None));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// What a glance tells is what looking all of it up finds.
    #[test]
    fn a_glance_tells_where_looking_up_finds_it(
        points in prop::collection::vec((60.0..78.0_f64, 23.0..39.0_f64), 1..4),
        precision in prop::option::of(prop::sample::select(Precision::ALL.to_vec())),
        uncertainty_km in prop::option::of(0.0..40.0_f64),
        district in prop::option::of("(Spera|Barmal|Nowhereville)"),
        without in any::<bool>(),
    ) {
        let atlas = Atlas::embedded();
        let geocoder = Geocoder::new(&atlas).expect("embedded");
        let mut places: Vec<PlaceText> = points
            .iter()
            .map(|&(lon, lat)| PlaceText { precision, uncertainty_km, district: district.clone(), ..at(lon, lat) })
            .collect();
        if without {
            places.push(PlaceText { point: None, ..places[0].clone() });
        }
        let incident = incident(7, places);
        if let Some(seen) = glance(&incident) {
            prop_assert_eq!(seen, Sighting::from(&geocoder.locate(incident)));
        } else {
            let vouched = [Precision::Exact, Precision::Settlement, Precision::Fuzzy];
            prop_assert!(without || precision.is_some_and(|p| !vouched.contains(&p)));
        }
    }
}
