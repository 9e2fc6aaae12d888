//! Names as people write them, against what they stand for.
//!
//! `reference/toponyms.csv` was made by hand from public facts: a mention with
//! its columns, and the kind, name, province, country and P-code it means.
//! `reference/opened.csv` has those that were set aside and are no more.
//! `UNKNOWN` marks what must stay unlocated: absent from the gazetteer,
//! contradictory, or shared by places far apart. `+` joins several places.

use durand::geocode::{Geocoder, normalise};
use durand::geodata::{Atlas, Kind};
use durand::geodesy::LonLat;
use durand::model::{Country, Footprint, Incident, IncidentType, Place, PlaceText, Precision};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn text(text: &str) -> PlaceText {
    PlaceText {
        text: Some(text.to_owned()),
        ..PlaceText::default()
    }
}

#[derive(serde::Deserialize)]
struct Row {
    /// `tuning`; `opened`, set aside at first and looked at after it had been
    /// measured once; or `heldout`, not looked at while the geocoder was made.
    set: String,
    category: String,
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

    fn is_unknown(&self) -> bool {
        self.kind == "UNKNOWN"
    }

    /// What lies near a place is fuzzy, or as precise as that place.
    fn allows(&self, precision: Precision) -> bool {
        match self.kind.as_str() {
            "UNKNOWN" => precision == Precision::Unlocated,
            "district" | "tehsil" => matches!(precision, Precision::District | Precision::Fuzzy),
            "town" | "crossing" => matches!(precision, Precision::Settlement | Precision::Fuzzy),
            "fuzzy" => precision != Precision::Unlocated,
            other => precision == Precision::parse(other).expect("a kind of the reference"),
        }
    }

    /// Scored is the district: its seat will do for it, and it for its seat.
    fn has_district(&self, places: &[Place]) -> bool {
        let [place] = places else { return false };
        let name = self.name.as_deref().map(normalise);
        let there = place.country == self.in_country && place.province == self.in_province;
        there
            && match (self.kind.as_str(), place.precision) {
                ("district", Precision::Settlement) => place.district.as_deref().map(normalise) == name,
                ("town", Precision::District) => Some(normalise(&place.name)) == name,
                _ => false,
            }
    }

    fn is_met_by(&self, places: &[Place]) -> bool {
        if self.has_district(places) {
            return true;
        }
        if !places.iter().all(|p| self.allows(p.precision)) {
            return false;
        }
        let apart = |names: &str| names.split('+').map(normalise).collect::<Vec<_>>();
        let mut wanted = apart(self.name.as_deref().unwrap_or_default());
        let mut names: Vec<String> = places.iter().flat_map(|p| apart(&p.name)).collect();
        wanted.sort_unstable();
        names.sort_unstable();
        self.is_unknown()
            || (names == wanted
                && (self.in_country.is_none() || places.iter().all(|p| p.country == self.in_country))
                && (self.in_province.is_none()
                    || places
                        .iter()
                        .all(|p| p.precision == Precision::Fuzzy || p.province == self.in_province))
                && (self.pcode.is_none() || places.iter().all(|p| p.pcode == self.pcode)))
    }
}

/// How many rows were met, of how many; and those that were not, in words.
#[derive(Default)]
struct Score {
    rows: usize,
    met: usize,
    wrong_country: usize,
    unknown: usize,
    answered: usize,
    wrong: Vec<String>,
}

impl Score {
    fn add(&mut self, row: &Row, places: &[Place]) {
        self.rows += 1;
        let abroad = |p: &Place| row.in_country.is_some() && p.country.is_some() && p.country != row.in_country;
        self.wrong_country += usize::from(places.iter().any(abroad));
        if row.is_unknown() {
            self.unknown += 1;
            self.answered += usize::from(!row.is_met_by(places));
        }
        if row.is_met_by(places) {
            self.met += 1;
            return;
        }
        let got: Vec<String> = places
            .iter()
            .map(|p| format!("{} {} ({})", p.precision, p.name, p.found_by))
            .collect();
        let wanted = row.name.as_deref().unwrap_or("nothing");
        let written = row.written().written();
        self.wrong.push(format!(
            "{} | {written} | {} {wanted} | {}",
            row.category,
            row.kind,
            got.join("; ")
        ));
    }

    fn share(&self) -> f64 {
        self.met as f64 / self.rows.max(1) as f64
    }
}

/// Of held-out rows no more is told than how many were right.
#[test]
fn the_reference_is_met() {
    let atlas = Atlas::embedded();
    let geocoder = Geocoder::new(&atlas).expect("the embedded atlas");
    let read = |path| {
        csv::Reader::from_path(path)
            .expect("the reference")
            .into_deserialize::<Row>()
    };
    let rows = read("tests/reference/toponyms.csv").chain(read("tests/reference/opened.csv"));
    let (mut tuning, mut heldout) = (Score::default(), Score::default());
    let mut of_category: BTreeMap<(String, String), Score> = BTreeMap::new();
    let mut stated: BTreeMap<(u32, String), (u32, u32)> = BTreeMap::new();
    for row in rows {
        let row = row.expect("a row of the reference");
        let places = geocoder.places(&row.written());
        assert!(!places.is_empty(), "{:?}", row.written());
        for place in &places {
            assert!(!place.found_by.is_empty() && (0.0..=1.0).contains(&place.score));
        }
        let set = if row.set == "heldout" {
            &mut heldout
        } else {
            &mut tuning
        };
        set.add(&row, &places);
        if let [place] = places.as_slice()
            && place.precision != Precision::Unlocated
        {
            let id = ((place.score * 1e3).round() as u32, row.set.clone());
            let (answers, right) = stated.entry(id).or_default();
            *answers += 1;
            *right += u32::from(row.is_met_by(&places));
        }
        let id = (row.category.clone(), row.set.clone());
        of_category.entry(id).or_default().add(&row, &places);
    }
    for ((probability, set), (answers, right)) in &stated {
        println!("stated {:.3} {set:8} {right} of {answers}", *probability as f64 / 1e3);
    }
    for ((category, set), score) in &of_category {
        println!("{category:12} {set:8} {:.3} of {}", score.share(), score.rows);
    }
    println!("{}", tuning.wrong.join("\n"));
    for (name, score, least) in [("tuning", &tuning, 0.99), ("heldout", &heldout, 0.97)] {
        let [met, abroad] = [score.met, score.wrong_country].map(|n| n as f64 / score.rows as f64);
        let answered = score.answered as f64 / score.unknown as f64;
        println!("{name}: {met:.4} right, {abroad:.4} in the wrong country, {answered:.3} of the unknown answered");
        assert!(score.rows >= 300, "{name}");
        assert!(met >= least && abroad <= 0.002 && answered <= 0.05, "{name}");
    }
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
        geocoder.locate(Incident {
            places: places.iter().map(|p| text(p)).collect(),
            ..Incident::new("1", "2025-10".parse().expect("a date"), IncidentType::Other)
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
        let Footprint::Area { shape, label_at, .. } = &place.footprint else {
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

/// What a province's name adds decides between namesakes, and spoils nothing.
#[test]
fn a_province_never_makes_it_worse() {
    let atlas = Atlas::embedded();
    let geocoder = Geocoder::new(&atlas).expect("the embedded atlas");
    for toponym in &atlas.gazetteer().expect("the gazetteer").toponyms {
        if !matches!(toponym.kind, Kind::District | Kind::Tehsil) {
            continue;
        }
        let pcode = |written: &PlaceText| geocoder.places(written)[0].pcode.clone();
        let alone = text(&toponym.name);
        let with = PlaceText {
            province: toponym.province.clone(),
            ..alone.clone()
        };
        if toponym.pcode.is_some() && pcode(&alone) == toponym.pcode {
            assert_eq!(pcode(&with), toponym.pcode, "{with:?}");
        }
    }
}

#[test]
fn doubtful_coordinates_are_told() {
    let atlas = Atlas::embedded();
    let geocoder = Geocoder::new(&atlas).expect("the embedded atlas");
    let told = |place: &str, country: &str, lon: f64, lat: f64| {
        let written = PlaceText {
            place: Some(place.to_owned()),
            country: Some(country.to_owned()),
            point: LonLat::new(lon, lat).ok(),
            ..PlaceText::default()
        };
        let found = &geocoder.places(&written)[0];
        assert_eq!(found.precision, Precision::Exact, "it is told, and decides nothing");
        found.found_by.clone()
    };
    assert!(!told("Barmal", "Afghanistan", 69.3, 32.75).contains("DOUBTFUL"));
    for (place, country, lon, lat, doubt) in [
        ("Barmal", "Afghanistan", 32.7, 69.3, "exchanged"),
        ("Barmal", "Afghanistan", 70.2, 32.2, "the row says Afghanistan"),
        ("Wana", "Pakistan", 71.5, 34.0, "outside of what \"Wana\" can mean"),
        (
            "Khost province",
            "Afghanistan",
            69.0,
            33.1,
            "outside of what \"Khost\" can mean",
        ),
        (
            "Barmal",
            "Afghanistan",
            69.276,
            32.713,
            "the centroid of district \"Barmal\"",
        ),
    ] {
        let found_by = told(place, country, lon, lat);
        assert!(found_by.contains(doubt), "{place} {lon},{lat}: {found_by}");
    }
}

#[test]
fn a_person_settles_a_name_for_good() {
    let atlas = Atlas::embedded();
    let mut geocoder = Geocoder::new(&atlas).expect("the embedded atlas");
    assert_eq!(geocoder.places(&text("Arghandab"))[0].precision, Precision::Unlocated);
    geocoder
        .settle(&text("Arghandab"), "Arghandab, Zabul")
        .expect("a known name");
    geocoder.settle(&text("the old fort"), "af1214").expect("a P-code");
    geocoder.settle(&text("Wana"), "unknown").expect("a word");
    assert!(geocoder.settle(&text("Kabul"), "Atlantis").is_err());
    let found = |t: &str| geocoder.places(&text(t))[0].clone();
    assert_eq!(found("ARGHANDAB").province.as_deref(), Some("Zabul"));
    assert_eq!(found("the old fort").name, "Barmal");
    assert_eq!(found("Wana").precision, Precision::Unlocated);
    assert_eq!(
        found("Kabul").score,
        Geocoder::new(&atlas).expect("it").places(&text("Kabul"))[0].score
    );
}

#[test]
fn what_is_asked_to_be_surer_is_kept_back() {
    let atlas = Atlas::embedded();
    let geocoder = Geocoder::new(&atlas)
        .expect("the embedded atlas")
        .with_min_confidence(0.99);
    let kept = &geocoder.places(&text("Berml district"))[0];
    assert_eq!(kept.precision, Precision::Unlocated);
    assert!(kept.found_by.contains("0.99 is asked for"), "{}", kept.found_by);
}

#[test]
fn relations_move_and_span() {
    let atlas = Atlas::embedded();
    let geocoder = Geocoder::new(&atlas).expect("the embedded atlas");
    let disc = |t: &str| {
        let place = geocoder.find_place(t).expect("it is placed");
        assert_eq!(place.precision, Precision::Fuzzy, "{t}");
        match place.footprint {
            Footprint::Disc(disc) => disc,
            other => panic!("{t}: {other:?}"),
        }
    };
    let wana = geocoder
        .find_place("Wana town")
        .and_then(|p| p.footprint.anchor())
        .expect("a town");
    let south = disc("10 km south of Wana town");
    assert!((durand::geodesy::distance(wana, south.centre) - 10_000.0).abs() < 1.0);
    assert!(south.centre.lat() < wana.lat() && south.radius >= 4_200.0);
    let [urgun, barmal] = ["Urgun", "Barmal"].map(|n| {
        geocoder
            .find_place(n)
            .and_then(|p| p.footprint.anchor())
            .expect("known")
    });
    let between = disc("between Urgun and Barmal, Paktika");
    for end in [urgun, barmal] {
        assert!(durand::geodesy::distance(end, between.centre) <= between.radius + 1.0);
    }
}

#[test]
fn tags_are_no_letters_of_a_name() {
    let atlas = Atlas::embedded();
    let geocoder = Geocoder::new(&atlas).expect("the embedded atlas");
    for written in ["<b>Wana</b>", "Wana<br>", "<i>Wana</i>, South Waziristan"] {
        let places = geocoder.places(&text(written));
        let district = places[0].district.as_deref();
        assert_eq!(
            (places.len(), district),
            (1, Some("South Waziristan")),
            "{written}: {}",
            places[0].found_by
        );
    }
}
