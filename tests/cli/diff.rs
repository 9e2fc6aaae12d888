//! `durand diff`: two releases of a made-up dataset.

use crate::sandbox::Sandbox;
use std::collections::BTreeSet;

const HEADER: &str = "id,date,type,initiator,place,province,country,lat,lon,killed,source\n";
const OLD: &str = "\
1,2025-03-01,clash,Pakistan,,,,33.0,70.0,5,News
2,2025-03-02,clash,Pakistan,,,,33.0,70.0,5,News
3,2025-03-03,clash,Pakistan,,,,33.0,70.0,5,News
4,2025-03-04,clash,Pakistan,,,,33.0,70.0,5,News
5,2025-03-05,clash,Pakistan,,,,33.0,70.0,5,News
6,2025-03-06,clash,Pakistan,Wana,,PAK,,,5,News
7,2025-03-07,clash,Pakistan,,,,33.0,70.0,5,News
8,2025-03-08,clash,Pakistan,,,,33.0,70.0,5,News
";
const NEW: &str = "\
1,2025-03-01,clash,Pakistan,,,,33.0,70.0,5,News
2,2025-03-02,clash,Pakistan,,,,33.1,70.0,5,News
3,2025-04-03,clash,Pakistan,,,,33.0,70.0,5,News
4,2025-03-04,clash,Pakistan,,,,33.0,70.0,7-9,News
5,2025-03-05,attack,TTP,,,,33.0,70.0,5,News
6,2025-03-06,clash,Pakistan,,Khyber Pakhtunkhwa,PAK,,,5,News
77,2025-03-07,clash,Pakistan,,,,33.0,70.0,5,News
9,2025-06-09,clash,Pakistan,,,,33.0,70.0,5,News
9,2025-06-10,clash,Pakistan,,,,33.0,70.0,5,News
";

fn releases() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("old.csv", format!("{HEADER}{OLD}"));
    sandbox.write("new.csv", format!("{HEADER}{NEW}"));
    sandbox
}

#[test]
fn each_change_is_told_once() {
    let sandbox = releases();
    let ran = sandbox.run(&["diff", "old.csv", "new.csv", "-f", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&ran.out).expect("JSON");
    let told: BTreeSet<(&str, &str)> = rows
        .iter()
        .map(|r| (r["id"].as_str().expect("id"), r["change"].as_str().expect("change")))
        .collect();
    let expected = BTreeSet::from([
        ("2", "moved"),
        ("3", "redated"),
        ("4", "recounted"),
        ("5", "retyped"),
        ("5", "renamed"),
        ("6", "moved"),
        ("6", "precision"),
        ("77", "reissued"),
        ("8", "removed"),
        ("9", "added"),
        ("9", "duplicated"),
    ]);
    assert_eq!(told, expected, "{}", ran.out);
    let row = |id: &str, change: &str| {
        rows.iter()
            .find(|r| r["id"] == id && r["change"] == change)
            .expect("told")
    };
    // A tenth of a degree of latitude.
    let km = row("2", "moved")["km"].as_f64().expect("a distance");
    assert!((km - 11.09).abs() < 0.02, "{km}");
    assert_eq!(
        (&row("3", "redated")["from"], &row("3", "redated")["to"]),
        (&"2025-03-03".into(), &"2025-04-03".into())
    );
    assert!(
        row("4", "recounted")["to"].as_str().expect("words").contains("7–9"),
        "{}",
        ran.out
    );
    assert_eq!(row("77", "reissued")["from"], "7");
    assert!(row("77", "reissued")["score"].as_f64().is_some_and(|s| s > 0.9));
    let words = "8 records before, 9 after; 2 unchanged, 2 added, 1 removed, 1 reissued, 1 duplicated ids, 2 moved";
    assert!(ran.err.contains(words), "{}", ran.err);
}

#[test]
fn a_release_is_the_same_as_itself() {
    let sandbox = releases();
    sandbox.write("same.csv", format!("{HEADER}{OLD}"));
    let ran = sandbox.run(&["diff", "old.csv", "same.csv", "-f", "csv"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "id,change,from,to,km,score\n"));
    assert!(ran.err.contains("8 unchanged"), "{}", ran.err);
    for format in ["table", "markdown"] {
        assert!(!sandbox.done(&["diff", "old.csv", "new.csv", "-f", format]).is_empty());
    }
}

#[test]
fn hostile_cells_stay_text_and_inputs_stay() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "old.csv",
        format!("{HEADER}=1+1,2025-03-01,clash,=a(),,,,33.0,70.0,5,N\n"),
    );
    sandbox.write(
        "new.csv",
        format!("{HEADER}=1+1,2025-03-02,clash,=b(),,,,33.0,70.0,5,N\n"),
    );
    let out = sandbox.done(&["diff", "old.csv", "new.csv", "-f", "csv"]);
    assert!(out.lines().skip(1).all(|l| l.starts_with("'=1+1,")), "{out}");
    let ran = sandbox.run(&["diff", "old.csv", "new.csv", "--rejects", "old.csv"]);
    assert_eq!(ran.code, 2);
    assert_eq!(sandbox.run(&["diff", "old.csv", "missing.csv"]).code, 2);
}
