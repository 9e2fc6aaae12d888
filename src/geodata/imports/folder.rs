//! The data folder: for each set an entry and a file with its content.

use super::set::{ImportedSet, SetId};
use crate::{Error, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A folder of imported sets. It need not exist until something is put in.
///
/// `imports/ID.toml` is the entry, `imports/ID-CHECKSUM.geojson` (or `.csv`)
/// the content. The entry is written last and names its content, so that a
/// reader finds the old set or the new one and nothing between.
#[derive(Clone, Debug)]
pub struct DataFolder {
    imports: PathBuf,
}

/// No entry is longer, in bytes.
const LONGEST_ENTRY: u64 = 1 << 20;

impl DataFolder {
    pub fn at(path: &Path) -> Self {
        Self {
            imports: path.join("imports"),
        }
    }

    /// All sets, the earliest imported first.
    ///
    /// # Errors
    /// When an entry cannot be read.
    pub fn sets(&self) -> Result<Vec<ImportedSet>> {
        let failed = |e: &io::Error| Error::file(&self.imports, e);
        let listing = match fs::read_dir(&self.imports) {
            Ok(listing) => listing,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(e) => return Err(failed(&e)),
        };
        let mut sets = Vec::new();
        for entry in listing {
            let path = entry.map_err(|e| failed(&e))?.path();
            if path.extension().is_some_and(|e| e == "toml") {
                sets.push(read_entry(&path)?);
            }
        }
        sets.sort_by(|a, b| (&a.imported, &a.id).cmp(&(&b.imported, &b.id)));
        Ok(sets)
    }

    /// The content of a set, if it is what was put in.
    pub fn content(&self, set: &ImportedSet) -> Result<String> {
        let path = self.imports.join(&set.file);
        let bytes = fs::read(&path).map_err(|e| Error::file(&path, &e))?;
        let damaged = |why: &str| {
            Error::content(
                path.display().to_string(),
                format!(
                    "imported set {} {why}; import it again, or take it out with: durand geodata remove {}",
                    set.id, set.id
                ),
            )
        };
        if checksum(&bytes) != set.sha256 {
            return Err(damaged("is not what was imported (its checksum differs)"));
        }
        String::from_utf8(bytes).map_err(|_| damaged("is not UTF-8"))
    }

    /// Keeps a set; one with the same id is replaced. `file` and `sha256` of
    /// the entry are filled in.
    pub fn put(&self, set: &ImportedSet, content: &[u8]) -> Result<ImportedSet> {
        fs::create_dir_all(&self.imports).map_err(|e| Error::file(&self.imports, &e))?;
        let sha256 = checksum(content);
        let extension = match set.kind {
            super::SetKind::Districts => "geojson",
            super::SetKind::Places => "csv",
        };
        let set = ImportedSet {
            file: format!("{}-{}.{extension}", set.id, &sha256[..12]),
            sha256,
            ..set.clone()
        };
        let entry = toml::to_string_pretty(&set).map_err(|e| Error::request(format!("entry of {}: {e}", set.id)))?;
        let before = self.entry(&set.id).ok().flatten();
        write_whole(&self.imports.join(&set.file), content)?;
        write_whole(&self.entry_path(&set.id), entry.as_bytes())?;
        if let Some(before) = before.filter(|b| b.file != set.file) {
            // Nothing names it any more; if it stays, it only takes room.
            let _ = fs::remove_file(self.imports.join(before.file));
        }
        Ok(set)
    }

    /// Takes a set out; `None` where there is no such set.
    pub fn remove(&self, id: &SetId) -> Result<Option<ImportedSet>> {
        let Some(set) = self.entry(id)? else {
            return Ok(None);
        };
        let path = self.entry_path(id);
        fs::remove_file(&path).map_err(|e| Error::file(&path, &e))?;
        let _ = fs::remove_file(self.imports.join(&set.file));
        Ok(Some(set))
    }

    /// The entry of a set, where there is one.
    pub fn entry(&self, id: &SetId) -> Result<Option<ImportedSet>> {
        let path = self.entry_path(id);
        if path.exists() {
            read_entry(&path).map(Some)
        } else {
            Ok(None)
        }
    }

    fn entry_path(&self, id: &SetId) -> PathBuf {
        self.imports.join(format!("{id}.toml"))
    }
}

fn read_entry(path: &Path) -> Result<ImportedSet> {
    let shown = path.display().to_string();
    let advice = "mend or delete it, or leave imported sets aside with --no-imports";
    let size = fs::metadata(path).map_err(|e| Error::file(path, &e))?.len();
    if size > LONGEST_ENTRY {
        return Err(Error::content(
            shown,
            format!("too long for an entry of an imported set; {advice}"),
        ));
    }
    let text = fs::read_to_string(path).map_err(|e| Error::file(path, &e))?;
    let set: ImportedSet = toml::from_str(&text).map_err(|e| {
        Error::content(
            &shown,
            format!("no entry of an imported set ({}); {advice}", e.message()),
        )
    })?;
    let own = path.file_stem().is_some_and(|stem| stem == set.id.as_str());
    // The file that it names is read, and deleted with it.
    let plain = set.file.starts_with(set.id.as_str())
        && set.file.len() < 200
        && set.file.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    if !own || !plain {
        return Err(Error::content(
            shown,
            format!(
                "its id \"{}\" or file \"{}\" is not its own; {advice}",
                set.id, set.file
            ),
        ));
    }
    Ok(set)
}

/// Writes to a temporary name beside the target, then renames.
fn write_whole(path: &Path, content: &[u8]) -> Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let temporary = path.with_file_name(name);
    let write = || {
        let mut file = fs::File::create(&temporary)?;
        file.write_all(content)?;
        file.sync_all()?;
        fs::rename(&temporary, path)
    };
    write().map_err(|e| {
        let _ = fs::remove_file(&temporary);
        Error::file(path, &e)
    })
}

/// SHA-256 in hexadecimal.
pub(super) fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}
