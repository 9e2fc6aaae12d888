//! `durand enrich` on what is no good: no row vanishes, nothing of the user's
//! is overwritten, and memory stays what it is.

use crate::sandbox::{Ran, Sandbox};
use serde_json::Value;
use std::process::{Command, Stdio};

fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

/// Runs it from `in.csv` to `out.csv`, with more arguments.
fn enrich(sandbox: &Sandbox, table: impl AsRef<[u8]>, more: &[&str]) -> Ran {
    sandbox.write("in.csv", table);
    sandbox.run(&[&["enrich", "in.csv", "-o", "out.csv"], more].concat())
}

/// Line, field, value and reason of the rejects.
fn rejects(sandbox: &Sandbox) -> Vec<[String; 4]> {
    let of_file = |mut row: Vec<String>| {
        assert_eq!(row.remove(0), "in.csv");
        row.try_into().expect("five columns")
    };
    rows(&sandbox.read("rejects.csv")).into_iter().map(of_file).collect()
}

#[test]
fn coordinates_that_are_none_are_told_and_their_rows_kept() {
    // Latitude, longitude, uncertainty; the field, the value, and a word of the reason.
    let bad = [
        ("95,70,", "lat", "95", "outside"),
        ("-90.001,70,", "lat", "-90.001", "outside"),
        ("33,180.5,", "lon", "180.5", "outside"),
        ("33,-1e9,", "lon", "-1000000000", "outside"),
        ("north,70,", "lat", "north", "not a number"),
        ("33,0x46,", "lon", "0x46", "not a number"),
        ("\"33,5,1\",70,", "lat", "33,5,1", "not a number"),
        ("33°,70,", "lat", "33°", "not a number"),
        ("NaN,70,", "lat", "NaN", "not a number"),
        ("33,inf,", "lon", "inf", "not a number"),
        ("-infinity,70,", "lat", "-infinity", "not a number"),
        ("33,1e999,", "lon", "1e999", "not a number"),
        ("33,,", "lat", "33", "without the other"),
        (",70,", "lon", "70", "without the other"),
        ("33,70,-1", "uncertainty_km", "-1", "no uncertainty"),
        ("33,70,1001", "uncertainty_km", "1001", "no uncertainty"),
        ("33,70,wide", "uncertainty_km", "wide", "not a number"),
    ];
    let sandbox = Sandbox::new();
    let pair = |(i, bad): (usize, &(&str, _, _, _))| format!("{i},{}\nok,33,70,\n", bad.0);
    let body: String = bad.iter().enumerate().map(pair).collect();
    let ran = enrich(&sandbox, format!("id,lat,lon,uncertainty_km\n{body}"), &[]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("34 rows written, 17 of them without"), "{}", ran.err);
    assert!(ran.err.contains("17 rows rejected, 0 of them left out"), "{}", ran.err);
    let (out, rejects) = (rows(&sandbox.read("out.csv")), rejects(&sandbox));
    assert_eq!((out.len(), rejects.len()), (34, bad.len()));
    for (i, ((cells, field, value, reason), reject)) in bad.into_iter().zip(rejects).enumerate() {
        let line = (2 * i + 2).to_string();
        // An apostrophe keeps spreadsheets from reading a formula.
        assert_eq!((&reject[0], reject[1].as_str()), (&line, field));
        assert_eq!(reject[2].trim_start_matches('\''), value);
        assert!(reject[3].contains(reason), "{cells}: {reject:?}");
        let (kept, good) = (&out[2 * i], &out[2 * i + 1]);
        assert_eq!(kept[0], i.to_string());
        assert_eq!(kept[4..].join("|"), "unlocated||osm|||||||||||", "{cells}");
        assert_eq!((good[0].as_str(), good[4].as_str()), ("ok", "exact"));
    }
}

#[test]
fn rows_that_are_none_are_left_out_and_told() {
    let sandbox = Sandbox::new();
    let table =
        b"lat,lon,name\n33,70,a\n33,70,b,surplus,more\n33,70,Ca\xf1ada\n33,70,\"two\nlines\"\n\xff,70,c\n33,70\n";
    let ran = enrich(&sandbox, table, &[]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("2 rows rejected, 1 of them left out"), "{}", ran.err);
    let out = rows(&sandbox.read("out.csv"));
    let names: Vec<&str> = out.iter().map(|row| row[2].as_str()).collect();
    assert_eq!(
        names,
        ["a", "Cañada", "two\nlines", "c", ""],
        "a short row has empty cells"
    );
    let told: Vec<String> = rejects(&sandbox).iter().map(|r| r[..2].join(" ")).collect();
    assert_eq!(told, ["3 row", "7 lat"]);
}

#[test]
fn each_unusable_table_has_its_own_advice() {
    let sandbox = Sandbox::new();
    let cases: [(&[u8], &str); 6] = [
        (b" \n\t\r\n", "empty"),
        (b"lat,lon\n33,7\0\n", "binary"),
        (b"\x1f\x8b\x08\0", "cut off"),
        (b"\xef\xbb\xbf {\"type\":\"FeatureCollection\"}", "JSON"),
        (b"lat,name\n33,x\n", "no column for a place"),
        (b"Dear editor, there was a strike.", "its columns are: Dear editor"),
    ];
    for (table, advice) in cases {
        let ran = enrich(&sandbox, table, &[]);
        assert_eq!(ran.code, 2, "{advice}");
        assert!(ran.err.contains("in.csv") && ran.err.contains(advice), "{ran:?}");
        assert_eq!(sandbox.files(), [sandbox.path("in.csv")], "{advice}");
    }
    let ran = sandbox.run(&["enrich", ".", "-o", "out.csv"]);
    assert!(ran.code == 2 && ran.err.contains("is a folder"), "{ran:?}");
}

#[test]
fn an_output_that_will_not_do_is_refused_before_anything_is_written() {
    let sandbox = Sandbox::new();
    let table = "lat,lon\n33,70\n95,70\n";
    sandbox.write("in.csv", table);
    #[cfg(unix)]
    std::os::unix::fs::symlink("in.csv", sandbox.path("link.csv")).expect("a link");
    let files = sandbox.files();
    for output in ["./in.csv", "link.csv", "out.txt", "out.csv.gz", ".", "none/out.csv"] {
        let ran = sandbox.run(&["enrich", "in.csv", "-o", output]);
        assert!(ran.code == 2 && ran.err.contains(output), "{output}: {ran:?}");
        assert!(sandbox.read("in.csv") == table && sandbox.files() == files, "{output}");
    }
    for args in [["link.csv", "-o", "in.csv"], ["in.csv", "-oo.csv", "--rejects=in.csv"]] {
        assert_eq!(sandbox.run(&[&["enrich"], &args[..]].concat()).code, 2, "{args:?}");
        assert_eq!(sandbox.read("in.csv"), table, "{args:?}");
    }
}

#[test]
fn districts_that_are_none_are_refused_in_plain_words() {
    let area = |properties: &str, x: u32, y: u32| {
        let ring = format!("[[{x},{y}],[{},{y}],[{x},{}],[{x},{y}]]", x + 2, y + 2);
        let geometry = format!(r#"{{"type":"Polygon","coordinates":[{ring}]}}"#);
        format!(r#"{{"type":"Feature","properties":{properties},"geometry":{geometry}}}"#)
    };
    let named = r#"{"name":"A"}"#;
    let line = r#"{"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[69,32]}}"#;
    let cases: [(String, &[&str], &str); 6] = [
        (area("{}", 69, 32), &[], "--name-field"),
        (area(named, 69, 32), &["--name-field", "gaun"], "gaun"),
        (area(named, 512_000, 3_600_000), &[], "degrees"),
        (line.replace("null", named), &[], "no polygon"),
        ("name,ring\n".into(), &[], ""),
        (String::new(), &[], ""),
    ];
    let sandbox = Sandbox::new();
    for (text, more, advice) in cases {
        sandbox.write("d.geojson", &text);
        let more = [&["--districts", "d.geojson"], more].concat();
        let ran = enrich(&sandbox, "lat,lon\n33,70\n", &more);
        assert!(ran.code == 2 && !sandbox.path("out.csv").exists(), "{text}: {ran:?}");
        let told = ran.err.contains("d.geojson: not usable as areas") && ran.err.contains(advice);
        assert!(told, "{text}: {}", ran.err);
    }
    assert_eq!(enrich(&sandbox, "lat,lon\n", &["--districts", "none.geojson"]).code, 2);
    assert_eq!(enrich(&sandbox, "lat,lon\n", &["--name-field", "name"]).code, 2);
}

/// How a run from `in.csv` to `out.csv` ends, and the most memory it had, in MB.
#[cfg(target_os = "linux")]
fn peak(sandbox: &Sandbox) -> (Option<i32>, f64) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_durand"))
        .env("DURAND_DATA_DIR", "no imports")
        .current_dir(sandbox.path("."))
        .args(["enrich", "in.csv", "-o", "out.csv"])
        .stderr(Stdio::null())
        .spawn()
        .expect("durand runs");
    let mut most = 0.0_f64;
    loop {
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let kilobytes = status
            .lines()
            .find_map(|l| l.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse().ok());
        most = most.max(kilobytes.unwrap_or(0.0) / 1024.0);
        if let Some(status) = child.try_wait().expect("a child") {
            return (status.code(), most);
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
}

/// The quote in line 4 opens and takes 24 MB.
fn open_quote() -> String {
    let rest = "33,70,closed\n".repeat(2_000_000);
    format!("lat,lon,note\n33,70,a\n33,70,b\n33,70,\"open\n{rest}")
}

#[cfg(target_os = "linux")]
#[test]
fn an_open_quote_ends_in_an_error_and_takes_no_more_memory_than_a_row_may() {
    let sandbox = Sandbox::new();
    sandbox.write("in.csv", open_quote());
    let (code, megabytes) = peak(&sandbox);
    assert_eq!(code, Some(2));
    assert!(megabytes < 100.0, "{megabytes} MB");
    assert_eq!(sandbox.files(), [sandbox.path("in.csv")], "no file is left behind");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_not_done_and_a_reader_that_hangs_up_is() {
    let sandbox = Sandbox::new();
    let path = sandbox.write("in.csv", format!("lat,lon\n{}", "33,70\n".repeat(50_000)));
    let code = |out: Stdio| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_durand"));
        let command = command
            .env("DURAND_DATA_DIR", "no imports")
            .arg("enrich")
            .arg(&path)
            .args(["-o", "-"]);
        command.stdout(out).output().expect("durand runs").status.code()
    };
    let full = std::fs::File::options().write(true).open("/dev/full");
    assert_eq!(code(full.expect("a full disk").into()), Some(2));
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    assert_eq!(code(writer.into()), Some(0));
}

#[test]
fn an_open_quote_is_told_with_its_line() {
    let ran = enrich(&Sandbox::new(), open_quote(), &[]);
    assert!(ran.err.contains("line 4:"), "{}", ran.err);
}

#[test]
fn an_open_quote_in_a_small_table_is_noticed() {
    for table in ["lat,lon,note\n33,70,\"open\n33,70,b\n", "lat,lon,\"note\n33,70,b\n"] {
        let ran = enrich(&Sandbox::new(), table, &[]);
        assert_ne!(ran.code, 0, "{table}: {}", ran.err);
    }
}

#[test]
fn lines_are_counted_as_editors_do() {
    for (table, line) in [("lat,lon\r\n1,2\r\n95,70\r\n", "3"), ("lat,lon\n1,2\n\n\n95,70\n", "5")] {
        let sandbox = Sandbox::new();
        enrich(&sandbox, table, &[]);
        assert_eq!(rejects(&sandbox)[0][0], line, "{table:?}");
    }
}

#[test]
fn nothing_that_is_read_or_written_is_overwritten() {
    let ring = "[[69,32],[71,32],[71,34],[69,32]]";
    let geojson = r#"{"type":"Feature","properties":{"name":"A"},"geometry":"#.to_owned();
    let polygon = geojson.clone() + &format!(r#"{{"type":"Polygon","coordinates":[{ring}]}}}}"#);
    let line = geojson + r#"{"type":"LineString","coordinates":[[69,32],[71,34]]}}"#;
    let cases: [(&[&str], &str); 5] = [
        (&["-o", "d.geojson", "--districts", "d.geojson"], "d.geojson"),
        (&["-o", "b.geojson", "--border", "b.geojson"], "b.geojson"),
        (
            &["-o", "o.csv", "--districts", "d.geojson", "--rejects", "d.geojson"],
            "d.geojson",
        ),
        (
            &["-o", "o.csv", "--border", "b.geojson", "--rejects", "b.geojson"],
            "b.geojson",
        ),
        (&["-o", "o.csv", "--rejects", "o.csv"], "o.csv"),
    ];
    for (args, file) in cases {
        let sandbox = Sandbox::new();
        sandbox.write("in.csv", "lat,lon\n33,70\n95,70\n");
        sandbox.write("d.geojson", &polygon);
        sandbox.write("b.geojson", &line);
        sandbox.write("o.csv", "before");
        let before = sandbox.read(file);
        let ran = sandbox.run(&[&["enrich", "in.csv"], args].concat());
        assert!(ran.code == 2 && sandbox.read(file) == before, "{args:?}: {ran:?}");
    }
}

#[test]
fn columns_of_one_name_stay_apart_in_geojson() {
    let sandbox = Sandbox::new();
    sandbox.write("in.csv", "lat,lon,note,note,border,src_border\n33,70,a,b,c,d\n");
    sandbox.done(&["enrich", "in.csv", "-o", "out.geojsonl"]);
    let feature: Value = serde_json::from_str(&sandbox.read("out.geojsonl")).expect("JSON");
    let kept = feature["properties"].as_object().expect("an object").values();
    let kept: Vec<&str> = kept.filter_map(Value::as_str).collect();
    assert!(["a", "b", "c", "d"].iter().all(|text| kept.contains(text)), "{kept:?}");
}

#[test]
fn a_header_in_windows_1252_is_read() {
    let sandbox = Sandbox::new();
    let ran = enrich(&sandbox, b"lat,lon,n\xe9\n33,70,x\n", &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(sandbox.read("out.csv").starts_with("lat,lon,né,"));
}
