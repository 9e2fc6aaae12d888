//! Files with something wrong in them: each is told in words that help, as an
//! error, a reject or a note.

use crate::fixtures::read_bytes;
use durand::read::{DayOrder, Field, ReadOptions, Reading, dialect, read_as};
use std::io::Write;
use std::time::{Duration, Instant};

fn usable(text: &str) -> Reading {
    read_bytes(text.as_bytes()).unwrap_or_else(|e| panic!("{e}"))
}

fn fault(bytes: &[u8]) -> String {
    read_bytes(bytes)
        .err()
        .map_or_else(|| panic!("it was read"), |e| e.to_string())
}

/// The only reject: its line, field and reason.
fn reject(reading: &Reading) -> (u64, &str, &str) {
    let [reject] = reading.rejects.as_slice() else {
        panic!("{:?}", reading.rejects);
    };
    (reject.line, &reject.field, &reject.reason)
}

#[test]
fn of_two_columns_of_one_name_the_first_is_read() {
    let reading = usable("date,place,date\n2025-10-09,Wana,2020-01-01\n");
    assert_eq!(reading.incidents[0].date.to_string(), "2025-10-09");
    assert_eq!(
        reading.inputs[0].notes,
        ["more than one column is called \"date\"; the first is read"]
    );
    // Both are kept.
    assert_eq!(reading.incidents[0].original.iter().count(), 3);
    let other = usable("date,place,x,x\n2025-10-09,Wana,1,2\n");
    assert!(other.inputs[0].notes.is_empty());
}

#[test]
fn a_table_without_a_header_is_told_to_have_one() {
    for text in [
        "2025-10-09,Wana,3\n2025-10-10,Spera,2\n",
        "1;22/02/2016;Barmal;32.9;69.2\n",
        "Wana\t32.3\t69.6\n",
        "3 May 2021,Invented village,Lal Pur\n",
    ] {
        let message = fault(text.as_bytes());
        assert!(message.contains("does not look like a header"), "{message}");
        assert!(message.contains("such as date,place,killed"), "{message}");
    }
    // Months as columns are a header, of another kind of table.
    let message = fault(b"district,2020-01,2020-02\nSpera,3,1\n");
    assert!(message.contains("has no column for a date"), "{message}");
}

#[test]
fn line_ends_of_two_kinds() {
    let reading = usable("date,place\r\n2025-10-09,Wana\n2025-10-10,Spera\r\n\r\n\n2025-10-11,Barmal");
    let places: Vec<String> = reading.incidents.iter().map(|i| i.places[0].written()).collect();
    assert_eq!(places, ["Wana", "Spera", "Barmal"]);
    assert!(reading.rejects.is_empty());
    let reading = usable("date,place\r2025-10-09,Wana\r2025-10-10,Spera\r");
    assert_eq!(reading.incidents.len(), 2);
}

/// A line that ends in \r alone would put two rows into one.
#[test]
fn a_return_within_a_line_is_told() {
    let reading = usable("date,place\n2025-10-09,Wana\r2025-10-10,Spera\n2025-10-11,Barmal\n");
    assert_eq!(reading.incidents.len(), 1);
    let (line, _, reason) = reject(&reading);
    assert_eq!(line, 2);
    assert!(reason.contains("has 3 cells, the header has 2"), "{reason}");
}

#[test]
fn a_nul_byte_far_down_costs_its_row() {
    let mut text = "date,place\n".to_owned() + &"2025-10-09,Wana\n".repeat(10_000);
    text += "2025-10-10,Spe\0ra\n2025-10-11,Barmal\n";
    let reading = usable(&text);
    assert_eq!(reading.incidents.len(), 10_001);
    let (line, field, reason) = reject(&reading);
    assert_eq!((line, field), (10_002, "place"));
    assert!(reason.contains("NUL"), "{reason}");
}

#[test]
fn a_cell_of_ten_megabytes() {
    let long = "x".repeat(10 << 20);
    let started = Instant::now();
    let reading = usable(&format!(
        "date,place,notes\n2025-10-09,Wana,{long}\n2025-10-10,Spera,\n"
    ));
    assert_eq!(reading.incidents.len(), 2);
    assert_eq!(reading.incidents[0].notes[0].len(), 10 << 20);
    let reading = usable(&format!("date,place\n{long},Wana\n2025-10-10,Spera\n"));
    assert_eq!(reject(&reading).0, 2);
    assert!(reading.rejects[0].value.len() < 1_000);
    assert!(started.elapsed() < Duration::from_secs(20));
    let message = fault(format!("date,place\n2025-10-09,Wana{}\n", long.repeat(2)).as_bytes());
    assert!(message.contains("a row of more than 16 MB"), "{message}");
}

#[test]
fn a_packed_file_that_was_cut_off() {
    let text = "date,place\n".to_owned()
        + &(0..50_000)
            .map(|i| format!("2025-10-09,Wana {}\n", i * 7_919 % 100_003))
            .collect::<String>();
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(text.as_bytes()).unwrap();
    let packed = out.finish().unwrap();
    assert_eq!(read_bytes(&packed).unwrap().records(), 50_000);
    for part in [1, 20, 50, 90, 99] {
        let message = fault(&packed[..packed.len() * part / 100]);
        assert!(message.contains("is cut off"), "{part} %: {message}");
    }
    assert!(fault(&packed[..packed.len() - 1]).contains("is cut off"));
}

#[test]
fn json_without_a_bottom() {
    for (open, close) in [
        ("[", "]"),
        ("{\"incidents\":", "}"),
        ("{\"type\":\"Feature\",\"geometry\":", "}"),
    ] {
        let deep = open.repeat(200_000) + "1" + &close.repeat(200_000);
        if let Ok(reading) = read_bytes(deep.as_bytes()) {
            assert!(reading.incidents.is_empty());
            assert!(!reading.rejects.is_empty());
        }
    }
    let deep = "[".repeat(200_000) + &"]".repeat(200_000);
    let reading = usable(&format!(
        "{{\"date\":\"2025-10-09\",\"place\":\"Wana\"}}\n{{\"date\":\"2025\",\"x\":{deep}}}\n"
    ));
    assert_eq!(reading.incidents.len(), 1);
    assert!(reject(&reading).2.contains("recursion limit"));
}

#[test]
fn coordinates_of_json_that_are_no_numbers() {
    for value in ["\"NaN\"", "\"inf\"", "\"-Infinity\"", "\"1e999\"", "true", "[33]"] {
        let reading = usable(&format!(
            "[{{\"date\": \"2025-10-09\", \"lat\": {value}, \"lon\": 69.6}}]"
        ));
        let (_, field, reason) = reject(&reading);
        assert_eq!(field, "lat", "{value}");
        assert!(reason.contains("is not a number"), "{value}: {reason}");
    }
    // Those are no JSON.
    for value in ["NaN", "Infinity", "1e999"] {
        let feature = format!(
            "{{\"type\":\"Feature\",\"geometry\":{{\"type\":\"Point\",\"coordinates\":[{value},33]}},\"properties\":{{\"date\":\"2025\"}}}}"
        );
        let collection = format!("{{\"type\":\"FeatureCollection\",\"features\":[{feature}]}}");
        match read_bytes(collection.as_bytes()) {
            Ok(reading) => assert_eq!(reading.rejects.len(), 1, "{value}"),
            Err(e) => assert!(e.to_string().contains("GeoJSON"), "{value}: {e}"),
        }
    }
}

#[test]
fn a_quote_that_never_closes() {
    let reading = usable("date,place\n2025-10-09,Wana\n2025-10-10,\"Spera\n2025-10-11,Barmal\n");
    assert_eq!(reading.incidents.len(), 1);
    let (line, _, reason) = reject(&reading);
    assert_eq!(line, 3);
    assert!(reason.contains("a quote opens here and never closes"), "{reason}");
    let message = fault(b"date,\"place\n2025-10-09,Wana\n");
    assert!(message.contains("in the header, a quote opens"), "{message}");
}

#[test]
fn a_row_that_was_cut_off_is_told() {
    let reading = usable("date,place,killed,notes\n2025-10-09,Wana,3,\n2025-10-10,Spe");
    assert_eq!(reading.incidents.len(), 2);
    let note = "the last row, on line 3, has 2 cells of 4: the file may have been cut off";
    assert_eq!(reading.inputs[0].notes, [note]);
    let reading = usable("date,place,killed\n2025-10-09,Wana\n2025-10-10,Spera\n");
    assert!(reading.inputs[0].notes[0].starts_with("2 rows have fewer cells than the header, the first on line 2"));
}

#[test]
fn nothing_in_it() {
    assert!(fault(b"").contains("is empty"));
    assert!(fault(b",,,\n,,\n").contains("has no row at all"));
    let only_header = usable("date,place\n");
    assert_eq!(only_header.records(), 0);
    assert_eq!(usable("[]").records(), 0);
}

/// An .xlsx whose sheet has no cell.
#[test]
fn an_empty_sheet() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let mut zip = zip::ZipWriter::new(file.reopen().unwrap());
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    for (name, text) in [
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{relation}\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships><Relationship Id=\"r1\" Type=\"{relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\"><sheetData/></worksheet>"),
        ),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    let message = fault(&std::fs::read(file.path()).unwrap());
    assert!(message.contains("sheet") || message.contains("row"), "{message}");
}

#[test]
fn flat_objects_on_lines_are_no_native_records() {
    let reading = usable(
        "{\"id\":\"1\",\"date\":\"2025-10-09\",\"type\":\"drone strike\",\"district\":\"Spera\"}\n\
         {\"id\":\"2\",\"date\":\"2025-10-09\",\"type\":\"clash\",\"notes\":\"flat\"}\n\
         {\"id\":\"3\",\"date\":\"2025-10-09\",\"type\":\"clash\",\"notes\":[\"native\"]}\n",
    );
    assert!(reading.rejects.is_empty(), "{:?}", reading.rejects);
    assert_eq!(reading.incidents[0].kind.key(), "drone_strike");
    let original = |i: usize| reading.incidents[i].original.iter().count();
    assert_eq!((original(0), original(1), original(2)), (4, 4, 0));
}

/// What the file does not say itself: `--dialect`, `--map`, `--dates`.
#[test]
fn what_is_stated_goes_before_what_is_seen() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "Seen on,Village name,Toll\n04/05/2021,Wana,3\n").unwrap();
    let read = |options: &ReadOptions| read_as(&[file.path().to_owned()], options);
    let mut options = ReadOptions {
        dialect: dialect("table"),
        map: vec![(Field::Date, "Seen on".to_owned()), (Field::Killed, "toll".to_owned())],
        ..ReadOptions::default()
    };
    assert_eq!(read(&options).unwrap().rejects.len(), 1);
    options.day_order = Some(DayOrder::MonthFirst);
    let reading = read(&options).unwrap();
    let incident = &reading.incidents[0];
    assert_eq!(incident.date.to_string(), "2021-04-05");
    assert_eq!(incident.places[0].place.as_deref(), Some("Wana"));
    assert_eq!(incident.claims[0].least, Some(3));
    options.map.push((Field::Place, "Where".to_owned()));
    let message = read(&options).err().unwrap().to_string();
    assert!(
        message.contains("has no column \"Where\", which was to be place"),
        "{message}"
    );
}

#[test]
fn ids_that_come_again_are_counted_in_json_too() {
    let line = "{\"id\":\"1\",\"date\":\"2025-10-09\",\"place\":\"Wana\"}";
    assert_eq!(usable(&format!("{line}\n{line}\n")).inputs[0].repeated, 1);
    let native = "{\"id\":\"1\",\"date\":\"2025-10-09\",\"type\":\"clash\",\"places\":[]}";
    assert_eq!(usable(&format!("[{native},{native}]")).inputs[0].repeated, 1);
}

#[test]
fn decimal_commas_are_read() {
    let reading = usable("date;lat;lon\n2025-10-09;33,25;69,5\n2025-10-10;33,25,1;69\n");
    let point = reading.incidents[0].places[0].point.unwrap();
    assert_eq!((point.lat(), point.lon()), (33.25, 69.5));
    assert_eq!(reject(&reading).0, 3);
}

/// Found by fuzzing: a column was looked for beyond the header.
#[test]
fn a_row_of_tags_longer_than_the_header_is_read() {
    let reading = usable("when,where\n#x,#adm2+name,#date\n2025-10-09,Wana,\n");
    assert_eq!(reading.incidents[0].date.to_string(), "2025-10-09");
}
