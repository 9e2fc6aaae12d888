//! `durand geocode --column`, and the reviewed table given back.

use crate::sandbox::Sandbox;
use std::collections::HashMap;

type Row = HashMap<String, String>;

fn rows(text: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

#[test]
fn names_are_reviewed_and_settled() {
    let sandbox = Sandbox::new();
    let table = "id,date,Where,province\n1,2025,Arghandab,\n2,2025,Barmal,Paktika\n3,2025,Arghandab,\n4,2025,=cmd(),\n";
    sandbox.write("in.csv", table);
    sandbox.done(&["geocode", "--column", "Where", "in.csv", "-o", "review.csv"]);
    let review = rows(&sandbox.read("review.csv"));
    let names: Vec<(&str, &str, &str)> = review
        .iter()
        .map(|r| (&*r["place"], &*r["rows"], &*r["precision"]))
        .collect();
    assert_eq!(
        names,
        [
            ("Arghandab", "2", "unlocated"),
            ("Barmal", "1", "district"),
            ("'=cmd()", "1", "unlocated")
        ]
    );
    assert!(review[0]["candidates"].contains("Zabul"), "{:?}", review[0]);
    assert!(review[0]["gazetteer"].starts_with("durand "));
    // A person fills in one name.
    let settled =
        sandbox
            .read("review.csv")
            .replacen("Arghandab,,,,2,2,,", "Arghandab,,,,2,2,\"Arghandab, Zabul\",", 1);
    sandbox.write("settled.csv", settled);
    sandbox.write("again.csv", table.replace("Where", "place"));
    let found = sandbox.done(&["query", "again.csv", "--resolved", "settled.csv", "-f", "csv"]);
    let found = rows(&found);
    assert_eq!(
        (found[0]["province"].as_str(), found[0]["pcode"].as_str()),
        ("Zabul", "AF2605")
    );
    assert_eq!(found[2]["province"], "Zabul");
    sandbox.write("bad.csv", "place,resolved\nArghandab,Atlantis\n");
    let ran = sandbox.run(&["query", "again.csv", "--resolved", "bad.csv"]);
    assert!(
        ran.code == 2 && ran.err.contains("bad.csv: row 1") && ran.err.contains("Atlantis"),
        "{ran:?}"
    );
    let ran = sandbox.run(&["geocode", "--column", "nowhere", "in.csv"]);
    assert!(
        ran.code == 2 && ran.err.contains("its columns are: id, date, Where"),
        "{ran:?}"
    );
}

#[test]
fn rows_that_are_none_are_told() {
    let sandbox = Sandbox::new();
    sandbox.write("in.csv", "place\nWana\n\"open\nBarmal\n");
    let ran = sandbox.run(&["geocode", "--column", "place", "in.csv", "-o", "out.csv"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.err.contains("line 3") && ran.err.contains("1 rows left out"),
        "{ran:?}"
    );
}
