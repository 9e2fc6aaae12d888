//! What the targets share: a file of the input's bytes, read as durand reads it.

use durand::read::{self, ReadOptions};
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;
use tempfile::TempDir;

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| tempfile::tempdir().expect("a folder for temporary files"));

/// Reads the bytes as a file: whatever they are, each record of it becomes an
/// incident or a reject, or the file is refused with a reason.
pub fn read_bytes(bytes: &[u8], options: &ReadOptions) {
    let path: PathBuf = FOLDER.path().join("input");
    fs::write(&path, bytes).expect("the folder takes it");
    match read::read_as(&[path], options) {
        Ok(reading) => {
            assert_eq!(reading.incidents.len() + reading.rejects.len(), reading.records());
            assert_eq!(reading.rejects.len(), reading.rejected());
        }
        Err(reason) => assert!(!reason.to_string().is_empty()),
    }
}
