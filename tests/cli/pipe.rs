//! Whoever reads our output may stop when they have enough; a full disk is
//! something else.

use crate::sandbox::Sandbox;
use std::io::Read;
use std::process::{Command, Stdio};

fn durand(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_durand"));
    command.env("DURAND_DATA_DIR", "no imports").args(args);
    command
}

/// A pipe whose reader is gone.
fn hung_up() -> std::io::PipeWriter {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    writer
}

#[test]
fn a_reader_that_hangs_up_is_success() {
    let commands: [&[&str]; 8] = [
        &["query"],
        &["query", "-f", "csv"],
        &["query", "-f", "json"],
        &["query", "-f", "geojson"],
        &["map", "-o", "-"],
        &["analyze"],
        &["geodata", "list"],
        &["validate"],
    ];
    for args in commands {
        let output = durand(args).stdout(hung_up()).stderr(Stdio::piped()).output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{args:?}: {err}");
        assert!(!err.contains("roken pipe"), "{args:?}: {err}");
    }
}

#[test]
fn a_reader_that_takes_one_line_is_success() {
    let mut child = durand(&["query", "-f", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut first = [0; 2];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    assert_eq!(&first, b"[\n");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

/// `durand query 2>&1 | head -1`: the words have nowhere to go either.
#[test]
fn words_that_nobody_hears_do_no_harm() {
    let sandbox = Sandbox::new();
    let map = sandbox.path("map.svg");
    let commands: [&[&str]; 3] = [&["query"], &["map", "-o", map.to_str().unwrap()], &["query", "--count"]];
    for args in commands {
        let status = durand(args).stdout(Stdio::null()).stderr(hung_up()).status().unwrap();
        assert_eq!(status.code(), Some(0), "{args:?}");
    }
    let status = durand(&["query", "missing.csv"])
        .stdout(Stdio::null())
        .stderr(hung_up())
        .status()
        .unwrap();
    assert_eq!(status.code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_not_done() {
    for args in [
        &["query"][..],
        &["query", "--count"],
        &["query", "-f", "json"],
        &["map", "-o", "-"],
    ] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = durand(args).stdout(full).output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {err}");
        assert!(err.contains("space"), "{args:?}: {err}");
    }
}
