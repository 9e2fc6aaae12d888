//! The files, and how each is read.

use durand::Result;
use durand::read::{ReadOptions, Reading, read_as};
use std::fs;
use std::path::{Path, PathBuf};

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/read")
}

/// All of them, in the order of their names.
pub fn all() -> Vec<PathBuf> {
    let list = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|e| e.unwrap().path()).collect()
    };
    let dialects = list(&folder()).into_iter().filter(|p| p.is_dir());
    let mut files: Vec<PathBuf> = dialects.flat_map(|d| list(&d)).collect();
    files.retain(|p| !p.to_string_lossy().ends_with(".golden.json"));
    files.sort();
    files
}

/// By the path that is told of it: within the folder, with / on all systems.
pub fn name(path: &Path) -> String {
    let within = path.strip_prefix(folder()).unwrap();
    within.iter().map(|p| p.to_string_lossy()).collect::<Vec<_>>().join("/")
}

pub fn read(path: &Path) -> Result<Reading> {
    read_as(&[path.to_owned()], &ReadOptions::default())
}

/// Reads bytes as a file.
pub fn read_bytes(bytes: &[u8]) -> Result<Reading> {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), bytes).unwrap();
    read(file.path())
}
