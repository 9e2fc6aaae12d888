//! Where files are written: inside the folder that was named, whole or not at
//! all, and nowhere else.

use crate::sandbox::Sandbox;
use std::fs;

#[test]
fn ids_do_not_choose_where_files_go() {
    let sandbox = Sandbox::new();
    fs::create_dir_all(sandbox.path("a/b")).unwrap();
    let ids = [
        "../../up",
        "/tmp/absolute",
        "..\\..\\back",
        "index.html",
        "CON",
        "a/../../x",
    ];
    let rows: Vec<String> = ids.iter().map(|id| format!("{id},2025,Kabul\n")).collect();
    let input = sandbox.write("a/b/in.csv", format!("id,date,place\n{}", rows.concat()));
    sandbox.done(&["report", input.to_str().unwrap(), "-o", "a/b/out"]);
    let inside = sandbox.path("a/b/out");
    let outside: Vec<_> = sandbox
        .files()
        .into_iter()
        .filter(|p| !p.starts_with(&inside) && *p != input)
        .collect();
    assert!(outside.is_empty(), "{outside:?}");
    assert!(sandbox.read("a/b/out/index.html").starts_with("<!DOCTYPE html>"));
}

#[test]
fn what_cannot_be_written_leaves_nothing_behind() {
    let sandbox = Sandbox::new();
    sandbox.write("file", "mine");
    fs::create_dir_all(sandbox.path("folder.svg")).unwrap();
    fs::create_dir_all(sandbox.path("out/index.html")).unwrap();
    let commands: [&[&str]; 7] = [
        &["report", "-o", "file"],
        &["report", "-o", "file/below"],
        &["map", "-o", "file/map.svg"],
        &["map", "-o", "folder.svg"],
        &["map", "-o", "missing/map.svg"],
        &["export", "-o", "file/out.csv"],
        &["chart", "bands", "-o", "folder.svg"],
    ];
    let before = sandbox.files();
    for args in commands {
        let ran = sandbox.run(args);
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.err);
        let target = args.last().unwrap();
        assert!(ran.err.contains(target), "{args:?}: {}", ran.err);
        assert_eq!(sandbox.files(), before, "{args:?}");
    }
    assert_eq!(sandbox.read("file"), "mine");
    // A folder where the page should go.
    let ran = sandbox.run(&["report", "-o", "out"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    let names = sandbox
        .files()
        .into_iter()
        .map(|p| p.file_name().unwrap().to_string_lossy().into_owned());
    let temporary: Vec<String> = names.filter(|n| n.starts_with('.')).collect();
    assert!(temporary.is_empty(), "{temporary:?}");
}

/// An old file stays as it was when the new one cannot be made.
#[test]
fn a_failure_does_not_harm_the_old_file() {
    let sandbox = Sandbox::new();
    sandbox.write("map.svg", "old");
    sandbox.write("empty.csv", "");
    assert_eq!(sandbox.run(&["map", "empty.csv", "-o", "map.svg"]).code, 2);
    assert_eq!(sandbox.read("map.svg"), "old");
}

/// Others may read what was made: a temporary file's mode is private.
#[cfg(unix)]
#[test]
fn a_finished_file_is_an_ordinary_file() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::new();
    sandbox.done(&["export", "-o", "out.csv"]);
    let mode = fs::metadata(sandbox.path("out.csv")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o644);
}

#[test]
fn a_border_that_was_read_is_not_overwritten() {
    let sandbox = Sandbox::new();
    let line = r#"{"type":"LineString","coordinates":[[69,32],[71,34]]}"#;
    for (command, file, more) in [
        ("export", "b.geojson", ["-o", "b.geojson"]),
        ("map", "b.svg", ["-o", "b.svg"]),
        ("chart", "b.svg", ["-o", "b.svg"]),
        ("query", "b.geojson", ["--rejects", "b.geojson"]),
    ] {
        sandbox.write(file, line);
        let ran = sandbox.run(&[&[command, "--border", file], &more[..]].concat());
        assert!(ran.code == 2 && sandbox.read(file) == line, "{command}: {ran:?}");
    }
}
