//! Places from GeoNames dumps and CSV.

use crate::folder::Folder;
use durand::geocode::Geocoder;
use durand::model::Precision;
use std::fmt::Write;

const PLACES: [&str; 2] = ["--as", "places"];

/// A row of a dump; the places are made up.
fn row(id: u32, name: &str, others: &str, lat: f64, lon: f64, class: &str, country: &str) -> String {
    format!(
        "{id}\t{name}\t{name}\t{others}\t{lat}\t{lon}\t{class}\tPPL\t{country}\t\t29\t\t\t\t1200\t\t1500\tAsia/Kabul\t2024-01-01\n"
    )
}

fn import(folder: &Folder, file: &str) -> String {
    folder.done(&[&["geodata", "import", file], &PLACES[..]].concat()).err
}

#[test]
fn populated_places_become_towns() {
    let folder = Folder::new();
    let dump = [
        row(1, "Zormatkhel Bala", "Zarmat Khel,زرمت خېل", 32.80, 69.30, "P", "AF"),
        // Once more, 300 m away; and a namesake elsewhere.
        row(2, "Zormatkhel Bala", "", 32.803, 69.30, "P", "AF"),
        row(3, "Zormatkhel Bala", "", 34.50, 70.40, "P", "AF"),
        row(4, "Koh-e Zormat", "", 32.9, 69.3, "T", "AF"),
        row(5, "Farfara", "", 36.0, 60.0, "P", "IR"),
        row(6, "Badplace", "", 95.0, 60.0, "P", "AF"),
        // The gazetteer has it.
        row(7, "Kandahar", "", 31.613, 65.71, "P", "AF"),
        "a\tshort\trow\n".to_owned(),
    ];
    folder.write("AF.txt", dump.concat());
    let words = import(&folder, "AF.txt");
    for part in [
        "GeoNames, 8 rows; 2 places kept",
        "2 not kept: already in the gazetteer",
        "1 not kept: no populated place",
        "1 not kept: in another country",
        "1 not kept: no position",
        "1 not kept: not 19 columns",
    ] {
        assert!(words.contains(part), "no \"{part}\" in {words}");
    }
    let atlas = folder.atlas();
    let geocoder = Geocoder::new(&atlas).unwrap();
    let found = geocoder.find_place("Zarmat Khel, Paktika").unwrap();
    assert_eq!(
        (found.name.as_str(), found.precision),
        ("Zormatkhel Bala", Precision::Settlement)
    );
    assert_eq!(found.province.as_deref(), Some("Paktika"));
    assert!(found.found_by.contains("imported set af"), "{}", found.found_by);
    // A second time it is the same set, and nothing is in the way of itself.
    assert!(import(&folder, "AF.txt").contains("2 places kept"));
    assert_eq!(folder.kept().len(), 2);
}

#[test]
fn a_table_of_places() {
    let folder = Folder::new();
    folder.write(
        "posts.csv",
        "\u{feff}Name;Latitude;Longitude;Country;Other names;Population\n\
         Qala Nawrozkhel;32.80;69.30;AFG;Nawroz Fort|Nauroz Kala;\n\
         Post Nine;34.2;70.9;;;12\n\
         ;1;2;;;\n\
         Elsewhere;48.0;2.0;;;\n",
    );
    let words = import(&folder, "posts.csv");
    assert!(
        words.contains("CSV, 4 rows; 2 places kept") && words.contains("1 not kept: in neither country"),
        "{words}"
    );
    let atlas = folder.atlas();
    let geocoder = Geocoder::new(&atlas).unwrap();
    assert_eq!(geocoder.find_place("Nauroz Kala").unwrap().name, "Qala Nawrozkhel");
}

#[test]
fn lists_that_are_none() {
    let folder = Folder::new();
    for (name, content, part) in [
        ("empty.csv", &b""[..], "empty"),
        ("no.csv", b"a,b\n1,2\n", "no column \"name\""),
        ("bytes.csv", b"\0\0\0\0", "no text"),
        ("header.csv", b"name,lat,lon\n", "nothing was changed"),
        ("latin.csv", b"name,lat,lon\n\xe9t\xe9,33,69\n", "nothing was changed"),
    ] {
        folder.write(name, content);
        let message = folder.refused(name, &PLACES);
        assert!(message.contains(part), "{message}");
    }
}

/// As many rows as the dump of a large country.
#[test]
fn a_large_dump_takes_seconds() {
    let folder = Folder::new();
    let mut dump = String::new();
    for i in 0..400_000_u32 {
        let class = if i % 40 == 0 { "P" } else { "S" };
        let (lat, lon) = (
            30.0 + f64::from(i % 4_000) / 1_000.0,
            66.0 + f64::from(i / 4_000) / 50.0,
        );
        let _ = dump.write_str(&row(i, &format!("Madeup {i}"), "", lat, lon, class, "AF"));
    }
    folder.write("AF.txt", dump);
    assert!(import(&folder, "AF.txt").contains("GeoNames, 400000 rows; 10000 places kept"));
    folder.done(&["locate", "69.3,32.7"]);
}

#[test]
fn a_quote_that_never_closes_is_told_with_its_line() {
    let folder = Folder::new();
    let row = "Testabad,32.7,69.3,AFG\n";
    for after in [3, 1_000_000] {
        let open = format!(
            "name,lat,lon,country\n{row}{row}\"Open,32.7,69.4,AFG\n{}",
            row.repeat(after)
        );
        folder.write("open.csv", open);
        let message = folder.refused("open.csv", &["--as", "places"]);
        assert!(
            message.contains("line 4") && message.contains("never close"),
            "{message}"
        );
    }
    // A quote that closes at the end, and a row that is a full stop, are none.
    folder.write(
        "shut.csv",
        format!("name,lat,lon,country\n{row}.\n.\n\"Other Testabad\",32.9,69.3,\"AFG\""),
    );
    let ran = folder.done(&["geodata", "import", "shut.csv", "--as", "places"]);
    assert!(ran.err.contains("4 rows; 2 places kept"), "{}", ran.err);
}
