//! There and back: nothing is lost in our own formats.

use crate::fixtures::{all, name, read, read_bytes};
use durand::border::{Border, Referenced};
use durand::export::{plain_cell, write_csv, write_native};
use durand::geocode::Geocoder;
use durand::geodata::Atlas;
use durand::model::{Harm, Incident, toll};

#[test]
fn native_json_keeps_everything() {
    for path in all() {
        let reading = read(&path).unwrap();
        let mut text = Vec::new();
        write_native(&reading.incidents, &mut text).unwrap();
        let again = read_bytes(&text).unwrap();
        assert!(again.rejects.is_empty(), "{}: {:?}", name(&path), again.rejects);
        assert_eq!(again.inputs[0].format, "native");
        assert_eq!(again.incidents.len(), reading.incidents.len(), "{}", name(&path));
        for (a, b) in reading.incidents.iter().zip(&again.incidents) {
            assert_eq!(a, b, "{}", name(&path));
        }
    }
}

#[test]
fn a_table_keeps_ids_dates_tolls_and_the_original_columns() {
    let atlas = Atlas::embedded();
    let geocoder = Geocoder::new(&atlas).unwrap();
    let border = Border::open("osm", &atlas).unwrap();
    for path in all() {
        let reading = read(&path).unwrap();
        let placed: Vec<Referenced> = reading
            .incidents
            .iter()
            .map(|i| border.reference(geocoder.locate(i.clone())))
            .collect();
        let mut text = Vec::new();
        write_csv(&placed, &mut text).unwrap();
        let again = read_bytes(&text).unwrap();
        assert!(again.rejects.is_empty(), "{}: {:?}", name(&path), again.rejects);
        assert_eq!(again.inputs[0].format, "durand export");
        assert_eq!(again.incidents.len(), reading.incidents.len(), "{}", name(&path));
        for (a, b) in reading.incidents.iter().zip(&again.incidents) {
            assert_eq!((&plain_cell(&a.id), a.date), (&b.id, b.date), "{}", name(&path));
            for harm in [Harm::Killed, Harm::Injured] {
                assert_eq!(
                    toll(&a.claims, harm),
                    toll(&b.claims, harm),
                    "{}, {}, {harm:?}",
                    name(&path),
                    a.id
                );
            }
            assert_eq!(
                cells(a, plain_cell),
                cells(b, str::to_owned),
                "{}, {}",
                name(&path),
                a.id
            );
        }
    }
}

/// What is in the original columns, in their order. Objects of JSON need not
/// have the same keys, and a table has the columns of all.
fn cells(incident: &Incident, written: impl Fn(&str) -> String) -> Vec<String> {
    let all = incident.original.iter().map(|(_, cell)| written(cell));
    let mut cells: Vec<String> = all.filter(|c| !c.is_empty()).collect();
    cells.sort();
    cells
}
