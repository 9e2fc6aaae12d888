//! What speaks for a link, and what becomes of linked records.

use super::*;
use crate::geodesy::LonLat;
use crate::model::*;

pub(super) fn incident(id: &str, day: i64, kind: IncidentType) -> Incident {
    let start = chrono::NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day") + chrono::Days::new(day as u64);
    Incident {
        places: vec![PlaceText {
            text: Some(id.to_owned()),
            ..PlaceText::default()
        }],
        ..Incident::new(id, DateInterval::new(start, start).expect("a day"), kind)
    }
}

pub(super) fn claim(claimant: &str, about: &str, n: u32) -> Claim {
    Claim::stated(claimant.to_owned(), about.to_owned(), Harm::Killed, Count::exactly(n))
}

pub(super) fn record(incident: Incident, set: usize, footprint: Footprint, precision: Precision) -> Record {
    let place = Place {
        written: incident.places[0].clone(),
        name: String::new(),
        district: None,
        province: None,
        country: None,
        pcode: None,
        precision,
        footprint,
        found_by: String::new(),
        score: 1.0,
    };
    let places = vec![place];
    Record::new(
        Located { incident, places },
        &format!("{set}.csv"),
        set,
        &mut Areas::default(),
    )
}

pub(super) fn disc(lon: f64, lat: f64, km: f64) -> Footprint {
    Footprint::Disc(Disc {
        centre: LonLat::new(lon, lat).expect("in range"),
        radius: km * 1e3,
        country: None,
    })
}

fn score(a: &Record, b: &Record) -> Option<f64> {
    pair(a, b, &Options::default()).map(|p| p.score)
}

#[test]
fn two_points_say_more_than_two_districts() {
    let at = |id: &str, set, lon, km| {
        let precision = if km > 0.0 {
            Precision::District
        } else {
            Precision::Exact
        };
        record(
            incident(id, 0, IncidentType::Clash),
            set,
            disc(lon, 33.0, km),
            precision,
        )
    };
    let points = score(&at("a", 0, 70.0, 0.0), &at("b", 1, 70.003, 0.0)).expect("near");
    let discs = score(&at("a", 0, 70.0, 20.0), &at("b", 1, 70.0, 20.0)).expect("near");
    let beside = score(&at("a", 0, 70.0, 20.0), &at("b", 1, 70.4, 20.0)).expect("near");
    assert!(points > discs && discs > beside, "{points} {discs} {beside}");
    assert!(discs >= MIN_SCORE && beside < MIN_SCORE, "{discs} {beside}");
    // 10.2 km apart.
    assert_eq!(score(&at("a", 0, 70.0, 0.0), &at("b", 1, 70.11, 0.0)), None);
}

#[test]
fn wide_places_link_only_with_strong_agreement() {
    let wide = |id: &str, set, precision, footprint| {
        let mut incident = incident(id, 0, IncidentType::AirStrike);
        let actor = |name: &str| Some(Actor::named(name));
        (incident.initiator, incident.target) = (actor("Pakistan"), actor("TTP"));
        incident.claims = vec![claim("X", "people", 46)];
        record(incident, set, footprint, precision)
    };
    let province = |id, set| wide(id, set, Precision::Province, disc(70.0, 33.0, 80.0));
    let nowhere = |id, set| wide(id, set, Precision::Unlocated, Footprint::Unlocated);
    for make in [&province as &dyn Fn(&'static str, usize) -> Record, &nowhere] {
        let (a, mut b) = (make("a", 0), make("b", 1));
        assert!(score(&a, &b).is_some_and(|s| s >= MIN_SCORE));
        b.incident.kind = IncidentType::Clash;
        b.killed = None;
        assert_eq!(score(&a, &b), None, "{:?}", b.precision);
    }
    // Nothing but "unknown" in common.
    let bare = |id: &str, set| {
        record(
            incident(id, 0, IncidentType::Other),
            set,
            Footprint::Unlocated,
            Precision::Unlocated,
        )
    };
    assert_eq!(score(&bare("a", 0), &bare("b", 1)), None);
}

#[test]
fn a_claimants_numbers_of_two_records_are_never_added() {
    let with = |id: &str, set, claims: Vec<Claim>| {
        let mut incident = incident(id, 0, IncidentType::Clash);
        incident.claims = claims;
        record(incident, set, disc(70.0, 33.0, 0.0), Precision::Exact)
    };
    let records = [
        with("a", 0, vec![claim("UNAMA", "civilians", 10)]),
        with("b", 1, vec![claim("UNAMA", "women and children", 10)]),
    ];
    let links = link(&records, &Options::default()).expect("few");
    let united = united(&records, &links);
    assert_eq!((united.len(), united[0].id.as_str()), (1, "a + b"));
    let toll = toll(&united[0].claims, Harm::Killed);
    assert_eq!((toll.min, toll.max), (Some(10), Some(10)));
    assert_eq!(united[0].claims[1].claimant, "UNAMA, in b");
    assert_eq!(united[0].places.len(), 1);
    assert_eq!(united[0].related, ["a", "b"]);
}
