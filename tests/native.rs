//! The native JSON that is written is read again as what it was, and holds to
//! the schema.

use durand::export::write_native;
use durand::geodesy::LonLat;
use durand::model::{
    Actor, ActorKind, Claim, DateInterval, Harm, Incident, IncidentType, Original, Passage, PlaceText, Precision,
    Source, Status,
};
use durand::read;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use std::path::PathBuf;

/// Any text, control characters, quotes and Arabic script included.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z]{1,8}", "\\PC{0,12}", Just("=\"\u{0}\n\\u202e خوست".to_owned())]
}

fn maybe_text() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(text())
}

fn date() -> impl Strategy<Value = DateInterval> {
    let first = chrono::NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day");
    (0..9_000_u64, 0..800_u64).prop_map(move |(from, days)| {
        let start = first + chrono::Days::new(from);
        DateInterval::new(start, start + chrono::Days::new(days)).expect("in order")
    })
}

fn actor() -> impl Strategy<Value = Option<Actor>> {
    let kind = proptest::option::of(proptest::sample::select(ActorKind::ALL.to_vec()));
    let named = (text(), proptest::collection::vec(text(), 0..3), kind);
    proptest::option::of(named.prop_map(|(name, alleged_by, kind)| Actor { name, alleged_by, kind }))
}

fn place() -> impl Strategy<Value = PlaceText> {
    // To nine decimals of a degree, a tenth of a millimetre.
    let point = (
        -180_000_000_000_i64..=180_000_000_000,
        -90_000_000_000_i64..=90_000_000_000,
    )
        .prop_map(|(lon, lat)| LonLat::new(lon as f64 / 1e9, lat as f64 / 1e9).expect("in range"));
    let precision = proptest::sample::select(Precision::ALL.to_vec());
    (
        [maybe_text(), maybe_text(), maybe_text(), maybe_text(), maybe_text()],
        proptest::option::of(point),
        proptest::option::of(0..=100_000_u32),
        proptest::option::of(precision),
    )
        .prop_map(
            |([text, place, district, province, country], point, metres, precision)| PlaceText {
                text,
                place,
                district,
                province,
                country,
                point,
                uncertainty_km: metres.map(|m| f64::from(m) / 1e3),
                precision,
            },
        )
}

/// Of a source among `sources`, or of none.
fn claim(sources: usize) -> impl Strategy<Value = Claim> {
    let harm = proptest::sample::select(vec![Harm::Killed, Harm::Injured, Harm::Responsibility]);
    let status = vec![Status::Claimed, Status::Confirmed, Status::Denied, Status::Unaddressed];
    (
        (
            text(),
            text(),
            harm,
            proptest::sample::select(status),
            maybe_text(),
            maybe_text(),
        ),
        (
            any::<Option<u32>>(),
            any::<Option<u32>>(),
            any::<Option<u32>>(),
            any::<bool>(),
            any::<bool>(),
        ),
        proptest::option::of(0..sources.max(1)),
    )
        .prop_map(
            move |((claimant, about, harm, status, text, place), (a, b, best, open, part), source)| {
                let (least, greatest) = match (a, b) {
                    (Some(a), Some(b)) => (Some(a.min(b)), Some(a.max(b))),
                    other => other,
                };
                Claim {
                    claimant: claimant.into(),
                    about: about.into(),
                    harm,
                    least,
                    greatest,
                    best,
                    open,
                    part,
                    status,
                    text,
                    place,
                    source: source.filter(|_| sources > 0).map(|i| format!("s{i}")),
                }
            },
        )
}

fn original() -> impl Strategy<Value = Original> {
    let cells = proptest::collection::vec((text(), ".{0,9}"), 0..5);
    cells.prop_map(|cells| {
        let (columns, cells): (Vec<String>, Vec<String>) = cells.into_iter().unzip();
        Original::new(columns.into(), cells.iter().map(String::as_str))
    })
}

/// As a reader makes them: what a claim or passage names is among the sources.
fn incident() -> impl Strategy<Value = Incident> {
    let source = (maybe_text(), maybe_text(), maybe_text(), maybe_text(), maybe_text());
    let sources = proptest::collection::vec(source, 0..4).prop_map(|all| {
        let named = |(i, (publisher, author, title, date, url))| Source {
            id: format!("s{i}"),
            publisher,
            author,
            title,
            date,
            url,
        };
        all.into_iter().enumerate().map(named).collect::<Vec<_>>()
    });
    let texts = || proptest::collection::vec(text(), 0..3);
    let kind = proptest::sample::select(IncidentType::ALL.to_vec());
    sources.prop_flat_map(move |sources| {
        let n = sources.len();
        let passage = (0..n.max(1), maybe_text()).prop_map(|(i, passage)| Passage {
            document: format!("s{i}"),
            passage,
        });
        let found_in = proptest::collection::vec(passage, 0..if n > 0 { 3 } else { 1 });
        (
            (
                text(),
                maybe_text(),
                date(),
                maybe_text(),
                kind.clone(),
                actor(),
                actor(),
            ),
            proptest::collection::vec(place(), 0..4),
            proptest::collection::vec(claim(n), 0..5),
            (found_in, texts(), texts(), original()),
        )
            .prop_map(move |(head, places, claims, (found_in, related, notes, original))| {
                let (id, title, date, date_note, kind, initiator, target) = head;
                Incident {
                    id,
                    title,
                    date,
                    date_note,
                    kind,
                    initiator,
                    target,
                    places,
                    claims,
                    sources: sources.clone(),
                    found_in,
                    related,
                    notes,
                    original,
                }
            })
    })
}

fn written(incidents: &[Incident]) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_native(incidents, &mut bytes).expect("memory takes it");
    bytes
}

fn read_again(bytes: &[u8]) -> read::Reading {
    let folder = tempfile::tempdir().expect("a folder");
    let path: PathBuf = folder.path().join("written.json");
    std::fs::write(&path, bytes).expect("writable");
    read::read(&[path]).expect("readable")
}

fn schema() -> jsonschema::Validator {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/geodata/incidents.schema.json");
    let text = std::fs::read_to_string(path).expect("the schema");
    jsonschema::validator_for(&serde_json::from_str(&text).expect("JSON")).expect("a usable schema")
}

#[test]
fn what_is_written_is_read_again_and_holds_to_the_schema() {
    let schema = schema();
    let config = Config {
        cases: 300,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0x6475_7261),
        ..Config::default()
    };
    proptest!(config, |(incidents in proptest::collection::vec(incident(), 0..5))| {
        let bytes = written(&incidents);
        let value: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
        let errors: Vec<String> = schema.iter_errors(&value).map(|e| e.to_string()).collect();
        prop_assert!(errors.is_empty(), "{errors:?}");
        let again = read_again(&bytes);
        prop_assert!(again.rejects.is_empty(), "{:?}", again.rejects);
        prop_assert_eq!(again.incidents, incidents);
    });
}

#[test]
fn the_embedded_incidents_come_back_as_they_were() {
    let before = read::read(&[]).expect("embedded").incidents;
    assert_eq!(read_again(&written(&before)).incidents, before);
}

#[test]
fn the_schema_refuses_records_that_are_none() {
    let schema = schema();
    let good: serde_json::Value =
        serde_json::from_slice(&written(&read::read(&[]).expect("embedded").incidents)).expect("JSON");
    assert!(schema.is_valid(&good));
    for (pointer, value) in [
        ("/incidents/0/date", serde_json::json!("April")),
        ("/incidents/0/claims/0/harm", serde_json::json!("lost")),
        ("/incidents/0/places/0", serde_json::json!({"lon": 70.0})),
        ("/format", serde_json::json!("durand/records/2")),
    ] {
        let mut broken = good.clone();
        *broken.pointer_mut(pointer).expect(pointer) = value;
        assert!(!schema.is_valid(&broken), "{pointer}");
    }
}
