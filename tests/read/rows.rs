//! Rows in are incidents and rejects out, whatever stands in the cells.

use crate::fixtures::{folder, read, read_bytes};
use durand::read::Reading;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::path::Path;

/// A table of each dialect, its delimiter, and how many lines of it are no rows.
const TABLES: [(&str, u8, usize); 22] = [
    ("acled/a-2016.csv", b',', 1),
    ("acled/b-2020.csv", b',', 1),
    ("acled/c-2025-tool.csv", b',', 1),
    ("acled/d-2024.csv", b',', 1),
    ("hapi/hxl.csv", b',', 2),
    ("hapi/nohxl.csv", b',', 1),
    ("hapi/old.csv", b',', 2),
    ("ucdp/f-19.1.csv", b',', 1),
    ("ucdp/g-25.1.csv", b',', 1),
    ("ucdp/h-candidate-no-header.csv", b',', 0),
    ("ucdp/i-hdx.csv", b',', 2),
    ("gdelt/1.0-57.CSV", b'\t', 0),
    ("gdelt/1.0-58.CSV", b'\t', 0),
    ("gdelt/2.0-61.CSV", b'\t', 0),
    ("gtd/derived.tsv", b'\t', 2),
    ("drones/PakistanDroneAttacks.csv", b',', 1),
    ("suicide/PakistanSuicideAttacks.csv", b',', 1),
    ("bureau/afghanistan.csv", b',', 1),
    ("kobo/plain.csv", b';', 1),
    ("kobo/hxl.csv", b',', 2),
    ("table/comma.csv", b',', 1),
    ("table/hxl-only.csv", b',', 2),
];

/// Words that some column somewhere understands, and some that none does.
const WORDS: [&str; 36] = [
    "",
    " ",
    "0",
    "1",
    "2",
    "3",
    "-9",
    "-99",
    "2.5",
    "3-4",
    "several",
    "dozens",
    "1e999",
    "NaN",
    "33.2",
    "69.6",
    "200",
    "_71.4",
    "2020-03-21",
    "21 March 2020",
    "04/05/2020",
    "22/02/2016",
    "0000-00-00",
    "25 Safar 1423 A.H",
    "20251009",
    "AF",
    "Khost",
    "Spera",
    "Unknown",
    "(4) Province",
    "true",
    "=1+1",
    "\u{feff}x",
    "a\"b",
    "a\nb",
    "#tag",
];

fn runner(cases: u32) -> TestRunner {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]))
}

pub fn adds_up(reading: &Reading) {
    assert_eq!(reading.records(), reading.incidents.len() + reading.rejects.len());
    assert_eq!(reading.rejected(), reading.rejects.len());
}

#[test]
fn random_cells() {
    let cell = prop_oneof![
        4 => prop::sample::select(&WORDS[..]).prop_map(str::to_owned),
        1 => "[ -~äپ\\t\\r]{0,12}",
    ];
    let row = prop::collection::vec(cell, 1..70);
    for (file, delimiter, lines) in TABLES {
        let text = std::fs::read(folder().join(file)).unwrap();
        let mut head = text
            .split_inclusive(|b| *b == b'\n')
            .take(lines.max(1))
            .collect::<Vec<_>>()
            .concat();
        if !head.ends_with(b"\n") {
            head.push(b'\n');
        }
        let known = usize::from(lines == 0);
        runner(64)
            .run(&prop::collection::vec(row.clone(), 0..12), |rows| {
                let mut writer = csv::WriterBuilder::new()
                    .delimiter(delimiter)
                    .flexible(true)
                    .from_writer(head.clone());
                for row in &rows {
                    // A row of one empty cell would be an empty line.
                    writer
                        .write_record(std::iter::once("x").chain(row.iter().map(String::as_str)))
                        .unwrap();
                }
                let reading = read_bytes(&writer.into_inner().unwrap()).unwrap();
                adds_up(&reading);
                prop_assert_eq!(reading.records(), rows.len() + known, "{}", file);
                Ok(())
            })
            .unwrap();
    }
}

/// A row of a fixture with other cells in one or two places: most of it is
/// understood still.
#[test]
fn changed_cells() {
    for (file, delimiter, lines) in TABLES {
        let text = std::fs::read(folder().join(file)).unwrap();
        let parse = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(&text[..]);
        let records: Vec<csv::ByteRecord> = parse.into_byte_records().map(|r| r.unwrap()).collect();
        let change = (
            any::<prop::sample::Index>(),
            any::<prop::sample::Index>(),
            prop::sample::select(&WORDS[..]),
        );
        runner(64)
            .run(&prop::collection::vec(change, 1..6), |changes| {
                let mut rows: Vec<Vec<Vec<u8>>> =
                    records.iter().map(|r| r.iter().map(<[u8]>::to_vec).collect()).collect();
                for (row, column, word) in &changes {
                    // What is recognised without a header is so by its first row.
                    let from = lines.max(1);
                    let row = from + row.index(rows.len() - from);
                    let column = column.index(rows[row].len());
                    rows[row][column] = word.as_bytes().to_vec();
                }
                let mut writer = csv::WriterBuilder::new()
                    .delimiter(delimiter)
                    .flexible(true)
                    .from_writer(Vec::new());
                rows.iter().for_each(|row| writer.write_record(row).unwrap());
                let reading = read_bytes(&writer.into_inner().unwrap()).unwrap();
                adds_up(&reading);
                prop_assert_eq!(reading.records(), rows.len() - lines, "{}", file);
                Ok(())
            })
            .unwrap();
    }
}

#[test]
fn all_that_is_in_the_fixtures_adds_up() {
    for (file, _, _) in TABLES {
        adds_up(&read(&folder().join(Path::new(file))).unwrap());
    }
}
