//! `durand link`: two made-up sources whose links were told by hand.

use crate::sandbox::{Ran, Sandbox};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};

const ALPHA: &str = include_str!("../fixtures/link/alpha.csv");
const BETA: &str = include_str!("../fixtures/link/beta.csv");

/// Which records are one incident. By hand: 5 is two days apart, 7 has but a
/// province in common, 8 two unknown places, 9 is three days apart, 10 is 12 km
/// apart; of alpha 11 and 12, on one day at one place, beta 11 has the toll of 12.
const LINKED: [(&str, &str); 7] = [
    ("alpha:1", "beta:1"),
    ("alpha:2", "beta:2"),
    ("alpha:3", "beta:3"),
    ("alpha:4", "beta:4"),
    ("alpha:6", "beta:6"),
    ("alpha:12", "beta:11"),
    ("alpha:13", "beta:12"),
];

fn sources() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("alpha.csv", ALPHA);
    sandbox.write("beta.csv", BETA);
    sandbox
}

fn linked(sandbox: &Sandbox, args: &[&str]) -> (Vec<Value>, Ran) {
    let ran = sandbox.run(&[&["link", "-o", "linked.json"], args].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let file: Value = serde_json::from_str(&sandbox.read("linked.json")).expect("JSON");
    (file["incidents"].as_array().expect("a list").clone(), ran)
}

/// The pairs in the ids, in no order.
fn pairs(incidents: &[Value]) -> BTreeSet<BTreeSet<String>> {
    let ids = incidents.iter().filter_map(|i| i["id"].as_str());
    let split = ids.map(|id| id.split(" + ").map(str::to_owned).collect::<BTreeSet<_>>());
    split.filter(|s| s.len() > 1).collect()
}

fn expected() -> BTreeSet<BTreeSet<String>> {
    LINKED
        .iter()
        .map(|(a, b)| BTreeSet::from([(*a).to_owned(), (*b).to_owned()]))
        .collect()
}

fn rows(text: &str) -> Vec<HashMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|r| r.expect("a row")).collect()
}

#[test]
fn two_sources_are_linked_as_by_hand_in_either_order() {
    let sandbox = sources();
    let (incidents, ran) = linked(&sandbox, &["alpha.csv", "beta.csv", "--review", "links.csv"]);
    assert_eq!(pairs(&incidents), expected(), "{}", sandbox.read("links.csv"));
    assert_eq!(incidents.len(), 13 + 12 - LINKED.len());
    assert!(ran.err.contains("14 linked into 7 incidents, 11 left"), "{}", ran.err);
    let review = rows(&sandbox.read("links.csv"));
    let rival = review.iter().find(|r| r["verdict"] == "rival").expect("alpha 11");
    assert_eq!((&*rival["a_id"], &*rival["b_id"]), ("alpha:11", "beta:11"));
    // 0.1 km apart, and 0.4 km apart.
    let first: Vec<(&str, &str)> = review[..2].iter().map(|r| (&*r["a_id"], &*r["a_toll"])).collect();
    assert_eq!(first, [("alpha:12", "killed 7"), ("alpha:1", "killed 8")]);
    let why = &review[1]["why"];
    assert!(why.contains("same date; 0.4 km apart; both air_strike"), "{why}");
    let (other, _) = linked(&sandbox, &["beta.csv", "alpha.csv"]);
    assert_eq!(pairs(&other), expected());
}

#[test]
fn a_linked_incident_has_the_claims_of_both_and_is_read_again() {
    let sandbox = sources();
    let (incidents, _) = linked(&sandbox, &["alpha.csv", "beta.csv"]);
    let clash = incidents
        .iter()
        .find(|i| i["id"] == "alpha:12 + beta:11")
        .expect("linked");
    let said: Vec<(&str, i64)> = clash["claims"]
        .as_array()
        .expect("claims")
        .iter()
        .map(|c| {
            (
                c["source"].as_str().unwrap_or_default(),
                c["least"].as_i64().unwrap_or(-1),
            )
        })
        .collect();
    assert_eq!(said, [("Alpha News", 7), ("Beta Wire", 7)]);
    assert_eq!(clash["related"], serde_json::json!(["alpha:12", "beta:11"]));
    assert_eq!(clash["places"].as_array().map(Vec::len), Some(1));
    // The point rather than the town, and the day rather than the month.
    let by_id = |id: &str| incidents.iter().find(|i| i["id"] == id).expect("linked").clone();
    assert_eq!(by_id("alpha:2 + beta:2")["places"][0]["lon"], 66.41);
    assert_eq!(by_id("alpha:2 + beta:2")["date"], "2025-03-05/2025-03-06");
    let day = by_id("alpha:13 + beta:12");
    assert_eq!(day["date"], "2025-05-14");
    assert!(
        day["notes"]
            .to_string()
            .contains("As dated: alpha:13: 2025-05-14; beta:12: 2025-05"),
        "{day}"
    );
    // Nothing is added up.
    let again = sandbox.query(&["linked.json"]);
    assert_eq!(again.len(), incidents.len());
    let clash = again
        .iter()
        .find(|i| i["id"] == "alpha:12 + beta:11")
        .expect("read again");
    assert_eq!((&clash["killed_min"], &clash["killed_max"]), (&7.into(), &7.into()));
}

#[test]
fn a_person_refuses_a_link() {
    let sandbox = sources();
    linked(&sandbox, &["alpha.csv", "beta.csv", "--review", "links.csv"]);
    let review = sandbox.read("links.csv");
    let decided: Vec<String> = review
        .lines()
        .map(|l| {
            if l.contains("alpha:12") {
                format!("no{l}")
            } else {
                l.to_owned()
            }
        })
        .collect();
    sandbox.write("decided.csv", decided.join("\n"));
    let args = [
        "alpha.csv",
        "beta.csv",
        "--refused",
        "decided.csv",
        "--review",
        "again.csv",
    ];
    let (incidents, ran) = linked(&sandbox, &args);
    // The rival comes in.
    let pairs = pairs(&incidents);
    assert!(
        pairs.contains(&BTreeSet::from(["alpha:11".to_owned(), "beta:11".to_owned()])),
        "{pairs:?}"
    );
    assert!(ran.err.contains("1 refused"), "{}", ran.err);
    let again = rows(&sandbox.read("again.csv"));
    assert!(
        again.iter().any(|r| r["verdict"] == "refused" && r["keep"] == "no"),
        "{again:?}"
    );
    for (file, reason) in [
        ("keep,a_id\n", "a_file"),
        ("keep,a_file,a_id,b_file,b_id\nperhaps,a,1,b,2\n", "perhaps"),
    ] {
        sandbox.write("bad.csv", file);
        let ran = sandbox.run(&["link", "alpha.csv", "beta.csv", "--refused", "bad.csv"]);
        assert!(ran.code == 2 && ran.err.contains(reason), "{ran:?}");
    }
}

#[test]
fn records_of_one_file_are_distinct_unless_asked() {
    let sandbox = Sandbox::new();
    let row = |id: u32| format!("{id},2025-04-01,clash,Pakistan,34.122,71.094,7\n");
    sandbox.write(
        "a.csv",
        format!("id,date,type,initiator,lat,lon,killed\n{}{}", row(1), row(2)),
    );
    assert_eq!(linked(&sandbox, &["a.csv"]).0.len(), 2);
    let (incidents, _) = linked(&sandbox, &["a.csv", "--within-source"]);
    assert_eq!(incidents[0]["id"], "1 + 2");
    let ran = sandbox.run(&["link", "a.csv", "a.csv"]);
    assert!(ran.code == 2 && ran.err.contains("named twice"), "{ran:?}");
}

#[test]
fn inputs_are_not_overwritten_and_formulas_are_text() {
    let sandbox = sources();
    for args in [
        ["-o", "alpha.csv", "--review", "r.csv"],
        ["-o", "l.json", "--review", "beta.csv"],
        ["-o", "l.json", "--review", "l.json"],
        ["-o", "l.json", "--rejects", "alpha.csv"],
    ] {
        let ran = sandbox.run(&[&["link", "alpha.csv", "beta.csv"][..], &args].concat());
        assert_eq!(ran.code, 2, "{args:?}");
    }
    assert_eq!(
        (sandbox.read("alpha.csv"), sandbox.files().len()),
        (ALPHA.to_owned(), 2)
    );
    let row = "=cmd(),2025-04-01,clash,=a(),34.122,71.094,7\n";
    sandbox.write("a.csv", format!("id,date,type,initiator,lat,lon,killed\n{row}"));
    sandbox.write("b.csv", format!("id,date,type,initiator,lat,lon,killed\n{row}"));
    let (incidents, _) = linked(&sandbox, &["a.csv", "b.csv", "--review", "links.csv"]);
    assert_eq!(incidents.len(), 1);
    let review = sandbox.read("links.csv");
    assert!(review.contains("'=cmd()") && !review.contains(",=cmd()"), "{review}");
    // And so it is known again.
    sandbox.write(
        "no.csv",
        review
            .lines()
            .enumerate()
            .map(|(i, l)| if i == 0 { format!("{l}\n") } else { format!("no{l}\n") })
            .collect::<String>(),
    );
    assert_eq!(linked(&sandbox, &["a.csv", "b.csv", "--refused", "no.csv"]).0.len(), 2);
}

#[test]
fn a_bad_row_is_rejected_and_the_rest_is_linked() {
    let sandbox = sources();
    sandbox.write(
        "beta.csv",
        format!("{BETA}beta:13,no date,clash,,,Wana,,,PAK,,,1,Beta Wire\n"),
    );
    let ran = sandbox.run(&["link", "alpha.csv", "beta.csv", "-o", "linked.json"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(sandbox.read("rejects.csv").contains("no date"));
    let file: Value = serde_json::from_str(&sandbox.read("linked.json")).expect("JSON");
    assert_eq!(pairs(file["incidents"].as_array().expect("a list")), expected());
}
