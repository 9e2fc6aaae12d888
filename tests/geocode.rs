//! Names as people write them, against what they stand for.
//!
//! `reference/toponyms.csv` was made by hand from public facts: a mention with
//! its columns, and the kind, name, province, country and P-code it means.
//! `UNKNOWN` marks what must stay unlocated: absent from the gazetteer,
//! contradictory, or shared by places far apart. `+` joins several places.

use durand::geocode::{Geocoder, normalise};
use durand::geodata::{Atlas, Kind};
use durand::geodesy::LonLat;
use durand::model::{Country, Footprint, Incident, IncidentType, Place, PlaceText, Precision};
use proptest::prelude::*;

fn text(text: &str) -> PlaceText {
    PlaceText {
        text: Some(text.to_owned()),
        ..PlaceText::default()
    }
}

#[derive(serde::Deserialize)]
struct Row {
    text: Option<String>,
    place: Option<String>,
    district: Option<String>,
    province: Option<String>,
    country: Option<String>,
    kind: String,
    name: Option<String>,
    in_province: Option<String>,
    in_country: Option<Country>,
    pcode: Option<String>,
}

impl Row {
    fn written(&self) -> PlaceText {
        PlaceText {
            text: self.text.clone(),
            place: self.place.clone(),
            district: self.district.clone(),
            province: self.province.clone(),
            country: self.country.clone(),
            ..PlaceText::default()
        }
    }

    fn precision(&self) -> Precision {
        match self.kind.as_str() {
            "UNKNOWN" => Precision::Unlocated,
            "district" | "tehsil" => Precision::District,
            "town" | "crossing" => Precision::Settlement,
            other => Precision::parse(other).expect("a kind of the reference"),
        }
    }

    fn is_met_by(&self, places: &[Place]) -> bool {
        let names: Vec<&str> = places.iter().map(|p| p.name.as_str()).collect();
        places.iter().all(|p| p.precision == self.precision())
            && (self.kind == "UNKNOWN"
                || (Some(names.join("+")) == self.name
                    && places.iter().all(|p| p.country == self.in_country)
                    && (self.in_province.is_none() || places.iter().all(|p| p.province == self.in_province))
                    && (self.pcode.is_none() || places.iter().all(|p| p.pcode == self.pcode))))
    }
}

#[test]
fn the_reference_is_met() {
    let atlas = Atlas::embedded();
    let geocoder = Geocoder::new(&atlas).expect("the embedded atlas");
    let mut reader = csv::Reader::from_path("tests/reference/toponyms.csv").expect("the reference");
    let rows: Vec<Row> = reader
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("rows of the reference");
    let mut wrong = Vec::new();
    for row in &rows {
        let places = geocoder.places(&row.written());
        assert!(!places.is_empty(), "{:?}", row.written());
        for place in &places {
            let abroad = row.in_country.is_some() && place.country.is_some() && place.country != row.in_country;
            assert!(
                !abroad,
                "wrong country: {:?} → {} ({})",
                row.written(),
                place.name,
                place.found_by
            );
            assert!(!place.found_by.is_empty() && (0.0..=1.0).contains(&place.score));
        }
        if !row.is_met_by(&places) {
            let got: Vec<String> = places
                .iter()
                .map(|p| format!("{} {} ({})", p.precision, p.name, p.found_by))
                .collect();
            wrong.push(format!("{}: {}", row.written().written(), got.join("; ")));
        }
    }
    let right = 1.0 - wrong.len() as f64 / rows.len() as f64;
    println!("{right:.3} of {} right; wrong:\n{}", rows.len(), wrong.join("\n"));
    assert!(rows.len() >= 120);
    assert!(right >= 0.97, "{right:.3} right; wrong:\n{}", wrong.join("\n"));
}

#[test]
fn a_point_is_taken_as_it_is() {
    let atlas = Atlas::embedded();
    let geocoder = Geocoder::new(&atlas).expect("the embedded atlas");
    let at = LonLat::new(69.276, 32.713).expect("a position");
    let mut written = PlaceText {
        point: Some(at),
        uncertainty_km: Some(5.0),
        ..text("a spot in Barmal")
    };
    let found = &geocoder.places(&written)[0];
    assert_eq!(
        (found.precision, found.country),
        (Precision::Exact, Some(Country::Afghanistan))
    );
    assert_eq!(
        (found.district.as_deref(), found.province.as_deref()),
        (Some("Barmal"), Some("Paktika"))
    );
    let Footprint::Disc(disc) = found.footprint else {
        panic!("a point is a disc")
    };
    assert_eq!((disc.centre, disc.radius), (at, 5_000.0));
    // A centroid is no place: the area it stands for is.
    written.precision = Some(Precision::Province);
    written.province = Some("Khost".to_owned());
    let found = &geocoder.places(&written)[0];
    assert_eq!((found.precision, found.name.as_str()), (Precision::Province, "Khost"));
    assert!(matches!(found.footprint, Footprint::Area { .. }));
    written.province = None;
    written.text = Some("nobody knows".to_owned());
    assert_eq!(geocoder.places(&written)[0].precision, Precision::Unlocated);
}

#[test]
fn a_level_narrower_than_vouched_for_falls_back() {
    let atlas = Atlas::embedded();
    let geocoder = Geocoder::new(&atlas).expect("the embedded atlas");
    let written = PlaceText {
        place: Some("Wana town".to_owned()),
        province: Some("KP".to_owned()),
        point: LonLat::new(69.572, 32.298).ok(),
        precision: Some(Precision::District),
        ..PlaceText::default()
    };
    let found = &geocoder.places(&written)[0];
    assert_eq!(
        (found.precision, found.name.as_str()),
        (Precision::Province, "Khyber Pakhtunkhwa")
    );
}

#[test]
fn the_other_places_decide_between_namesakes() {
    let atlas = Atlas::embedded();
    let geocoder = Geocoder::new(&atlas).expect("the embedded atlas");
    let located = |places: &[&str]| {
        geocoder.locate(&Incident {
            id: "1".to_owned(),
            title: None,
            date: "2025-10".parse().expect("a date"),
            date_note: None,
            kind: IncidentType::Other,
            initiator: None,
            target: None,
            places: places.iter().map(|p| text(p)).collect(),
            claims: Vec::new(),
            sources: Vec::new(),
            found_in: Vec::new(),
            related: Vec::new(),
            notes: Vec::new(),
        })
    };
    let paktia = located(&["Jani Khel", "Dand-e Patan district"]);
    assert_eq!(
        paktia.places[0].province.as_deref(),
        Some("Paktia"),
        "{}",
        paktia.places[0].found_by
    );
    let paktika = located(&["Zarghun Shahr district", "Jani Khel"]);
    assert_eq!(
        paktika.places[1].province.as_deref(),
        Some("Paktika"),
        "{}",
        paktika.places[1].found_by
    );
    assert_eq!(
        located(&["Jani Khel", "Herat"]).places[0].precision,
        Precision::Unlocated
    );
    assert_eq!(located(&[]).places.len(), 1);
}

#[test]
fn nearness_widens_a_town() {
    let atlas = Atlas::embedded();
    let geocoder = Geocoder::new(&atlas).expect("the embedded atlas");
    let radius = |t: &str| {
        geocoder
            .find_place(t)
            .and_then(|p| p.footprint.uncertainty_km())
            .expect("a disc")
    };
    assert!((radius("near Wana") - radius("Wana town") - 10.0).abs() < 1e-6);
}

#[test]
fn points_lie_in_their_district_and_province() {
    let atlas = Atlas::embedded();
    let geocoder = Geocoder::new(&atlas).expect("the embedded atlas");
    let at = |lon, lat| LonLat::new(lon, lat).expect("a position");
    let district = |p| geocoder.district_at(p, None).map(|t| t.name.as_str());
    let province = |p| geocoder.province_at(p).map(|t| t.name.as_str());
    assert_eq!(district(at(69.491, 33.157)), Some("Spera"));
    assert_eq!(province(at(69.491, 33.157)), Some("Khost"));
    assert_eq!(province(at(71.578, 34.008)), Some("Khyber Pakhtunkhwa"));
    assert_eq!((province(at(0.0, 0.0)), district(at(0.0, 0.0))), (None, None));
}

#[test]
fn a_label_stands_inside_its_area() {
    use geo::Contains;
    let atlas = Atlas::embedded();
    let geocoder = Geocoder::new(&atlas).expect("the embedded atlas");
    for toponym in &atlas.gazetteer().expect("the gazetteer").toponyms {
        if !matches!(toponym.kind, Kind::Province | Kind::Country) {
            continue;
        }
        let place = geocoder.find_place(&toponym.name).expect("its own name");
        let Footprint::Area { shape, label_at } = &place.footprint else {
            panic!("{} has no area", toponym.name)
        };
        assert!(
            shape.contains(&geo::Point::new(label_at.lon(), label_at.lat())),
            "{}",
            toponym.name
        );
    }
}

#[test]
fn every_district_finds_itself() {
    let atlas = Atlas::embedded();
    let geocoder = Geocoder::new(&atlas).expect("the embedded atlas");
    for toponym in &atlas.gazetteer().expect("the gazetteer").toponyms {
        if toponym.kind != Kind::District {
            continue;
        }
        let written = PlaceText {
            district: Some(toponym.name.clone()),
            province: toponym.province.clone(),
            country: toponym.country.map(|c| c.code().to_owned()),
            ..PlaceText::default()
        };
        let found = &geocoder.places(&written)[0];
        assert_eq!(
            (found.district.as_ref(), &found.province),
            (Some(&toponym.name), &toponym.province),
            "{}",
            found.found_by
        );
    }
}

#[test]
fn the_curated_incidents_are_placed() {
    let atlas = Atlas::embedded();
    let geocoder = Geocoder::new(&atlas).expect("the embedded atlas");
    let native: serde_json::Value = serde_json::from_str(durand::geodata::INCIDENTS).expect("JSON");
    let incidents = native.get("incidents").unwrap_or(&native).as_array().expect("a list");
    let mut places = 0;
    for place in incidents
        .iter()
        .flat_map(|i| i["places"].as_array().into_iter().flatten())
    {
        let column = |key: &str| place.get(key).and_then(|v| v.as_str()).map(str::to_owned);
        let written = PlaceText {
            text: column("text"),
            place: column("place"),
            district: column("district"),
            province: column("province"),
            country: column("country"),
            ..PlaceText::default()
        };
        for found in geocoder.places(&written) {
            assert_ne!(
                found.precision,
                Precision::Unlocated,
                "{}: {}",
                written.written(),
                found.found_by
            );
            places += 1;
        }
    }
    assert!(places > 0);
}

proptest! {
    #[test]
    fn normalising_twice_changes_nothing(text in "\\PC{0,40}") {
        let once = normalise(&text);
        prop_assert_eq!(normalise(&once), once);
    }

    #[test]
    fn particles_and_doubled_letters_settle_at_once(text in "[aeiouywdl' -]{0,20}") {
        let once = normalise(&text);
        prop_assert_eq!(normalise(&once), once);
    }
}

#[test]
fn no_text_panics() {
    let atlas = Atlas::embedded();
    let geocoder = Geocoder::new(&atlas).expect("the embedded atlas");
    let word = prop_oneof![
        "\\PC{0,12}",
        "(near|and|of|,|;|/|\\(|\\)|-|–|'s|district|province|Khost|Barmal|Kabul|the|border|4|north|India|’s|\n| )",
    ];
    let words = proptest::collection::vec(word, 0..9).prop_map(|w| w.join(" "));
    let column = proptest::option::of("(Khost|Paktika|KP|PAK|AFG|[a-z]{0,6}|;)");
    proptest!(ProptestConfig::with_cases(300), |(text in words, place in column.clone(), district in column.clone(), province in column.clone(), country in column)| {
        let written = PlaceText { text: Some(text), place, district, province, country, ..PlaceText::default() };
        let places = geocoder.places(&written);
        prop_assert!(!places.is_empty());
        let answer = geocoder.candidates(&written);
        prop_assert!(answer.chosen.is_none_or(|i| i < answer.candidates.len()));
        for place in places {
            prop_assert_eq!(place.precision == Precision::Unlocated, place.footprint == Footprint::Unlocated);
        }
    });
}
