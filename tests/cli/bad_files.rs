//! Files that are no use as a whole: one clear error that names the file and
//! says what to do, exit 2, and nothing written.

use crate::sandbox::Sandbox;

fn deep(open: &str, close: &str) -> String {
    format!("{}1{}", open.repeat(100_000), close.repeat(100_000))
}

#[test]
fn each_unusable_file_has_its_own_advice() {
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty.csv", b"".to_vec(), "empty"),
        ("blank.csv", b" \n\t\r\n ".to_vec(), "empty"),
        ("noise.bin", (0..=255u8).cycle().take(5_000).collect(), "binary"),
        ("nul.csv", b"date,place\n2025,Ka\0bul\n".to_vec(), "binary"),
        ("image.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "picture"),
        ("book.xlsx", b"PK\x03\x04\x14\0\x06\0".to_vec(), "damaged"),
        ("table.csv.gz", b"\x1f\x8b\x08\0\0\0".to_vec(), "cut off"),
        ("useless.csv", b"name,colour\nx,red\n".to_vec(), "date"),
        ("placeless.csv", b"date,killed\n2025,3\n".to_vec(), "place"),
        ("half-placed.csv", b"date,lat\n2025,33\n".to_vec(), "lon"),
        (
            "prose.txt",
            b"Dear editor, on 9 October 2025 there was a strike.".to_vec(),
            "date",
        ),
        ("broken.json", b"{\"incidents\": [{\"id\": \"a\",".to_vec(), "JSON"),
        ("other.json", b"{\"rows\": []}".to_vec(), "incidents"),
        ("scalars.json", b"[1, 2".to_vec(), "JSON"),
        (
            "broken.geojson",
            b"{\"type\":\"FeatureCollection\",\"features\":[".to_vec(),
            "GeoJSON",
        ),
        ("deep-list.json", deep("[", "]").into_bytes(), ""),
        ("deep-object.json", deep("{\"incidents\":", "}").into_bytes(), ""),
        (
            "deep.geojson",
            deep("{\"type\":\"Feature\",\"geometry\":", "}").into_bytes(),
            "",
        ),
    ];
    let sandbox = Sandbox::new();
    for (name, content, advice) in &cases {
        sandbox.write(name, content);
        for command in ["query", "validate"] {
            let ran = sandbox.run(&[command, name]);
            // Lists may hold rubbish; each item is then a reject.
            let of_items = name.starts_with("deep") && ran.code == 1;
            assert!(ran.code == 2 || of_items, "{command} {name}: {ran:?}");
            assert!(ran.err.contains(name) || of_items, "{name} is not named: {}", ran.err);
            assert!(ran.err.contains(advice), "{command} {name}: {}", ran.err);
            assert!(ran.err.len() < 2_000, "{name}: {} bytes of error", ran.err.len());
        }
    }
}

#[test]
fn what_is_no_file_is_named() {
    let sandbox = Sandbox::new();
    std::fs::create_dir(sandbox.path("folder")).unwrap();
    for (name, advice) in [("missing.csv", "no such file"), ("folder", "is a folder")] {
        let ran = sandbox.run(&["query", name]);
        assert_eq!(ran.code, 2, "{name}");
        assert!(ran.err.contains(name) && ran.err.contains(advice), "{}", ran.err);
        assert!(ran.out.is_empty());
    }
    assert!(sandbox.files().is_empty(), "{:?}", sandbox.files());
}

/// A table without rows is what a filter that nothing met exports.
#[test]
fn a_header_alone_is_an_empty_table() {
    let sandbox = Sandbox::new();
    sandbox.write("header.csv", "id,date,place\n");
    let ran = sandbox.run(&["validate", "header.csv"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("0 records"), "{}", ran.out);
    assert_eq!(sandbox.done(&["query", "header.csv", "--count"]).trim(), "0");
}

/// One good file does not make a bad one good.
#[test]
fn one_bad_file_among_good_ones_stops_everything() {
    let sandbox = Sandbox::new();
    sandbox.write("good.csv", "date,place\n2025,Kabul\n");
    sandbox.write("bad.csv", "");
    let ran = sandbox.run(&["export", "good.csv", "bad.csv", "-o", "out.csv"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("bad.csv"));
    assert!(!sandbox.path("out.csv").exists());
}

/// A border of one's own is a file like any other.
#[test]
fn a_bad_border_is_refused() {
    let sandbox = Sandbox::new();
    let line = |coordinates: &str| format!(r#"{{"type":"LineString","coordinates":{coordinates}}}"#);
    let borders = [
        ("empty", String::new()),
        ("none", line("[]")),
        ("point", line("[[70,33]]")),
        ("same", line("[[70,33],[70,33]]")),
        ("north", line("[[70,93],[71,34]]")),
        ("short", line("[[70],[71,34]]")),
        ("words", line(r#"[["a","b"],[71,34]]"#)),
        ("other", r#"{"type":"Feature","properties":{},"geometry":null}"#.into()),
    ];
    for (name, text) in borders {
        let file = format!("{name}.geojson");
        sandbox.write(&file, text);
        let ran = sandbox.run(&["query", "--border", &file]);
        assert_eq!(ran.code, 2, "{name}: {ran:?}");
        assert!(ran.err.contains(&file), "{name}: {}", ran.err);
    }
}
