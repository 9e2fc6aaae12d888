//! Files are written whole or not at all: to a temporary name beside the
//! target, then renamed.

use crate::Error;
use crate::export::shown;
use anyhow::{Context, Result};
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes a file through `fill`; on any error the old one stays as it was.
pub(super) fn write_whole(path: &Path, fill: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    if path.is_dir() {
        anyhow::bail!("{}: is a folder; name a file in it", path.display());
    }
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let failed = |e: &io::Error| Error::file(path, e);
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(|e| failed(&e))?;
    {
        let mut out = BufWriter::new(file.as_file_mut());
        fill(&mut out)?;
        out.flush().with_context(|| path.display().to_string())?;
    }
    open_to_readers(file.path()).map_err(|e| failed(&e))?;
    file.persist(path).map_err(|e| failed(&e.error))?;
    Ok(())
}

/// Temporary files are private; a finished one is an ordinary file.
#[cfg(unix)]
fn open_to_readers(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_to_readers(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Writes to a file, or to standard output where the path is `-`.
pub(super) fn write_to(path: &Path, fill: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    if path.as_os_str() == "-" {
        to_stdout(fill)
    } else {
        write_whole(path, fill)?;
        say(&format!("wrote {}", path.display()));
        Ok(())
    }
}

/// Words for the person at the terminal; nobody may be listening.
pub(super) fn say(words: &str) {
    for line in words.lines() {
        let _ = writeln!(io::stderr(), "durand: {}", shown(line));
    }
}

/// Refuses to write over what was read.
pub(super) fn refuse_input(path: &Path, inputs: &[PathBuf]) -> Result<()> {
    let Ok(target) = path.canonicalize() else {
        return Ok(());
    };
    if inputs.iter().any(|i| i.canonicalize().is_ok_and(|i| i == target)) {
        anyhow::bail!(
            "{}: is one of the inputs, and would be overwritten; name another file",
            path.display()
        );
    }
    Ok(())
}

/// Refuses to write two things to one file.
pub(super) fn refuse_same(path: &Path, other: &Path) -> Result<()> {
    let same = match (path.canonicalize(), other.canonicalize()) {
        (Ok(path), Ok(other)) => path == other,
        _ => path == other,
    };
    if same {
        anyhow::bail!(
            "{}: is to hold both the output and the rejects; name two files",
            path.display()
        );
    }
    Ok(())
}

/// Writes data to standard output.
pub(super) fn to_stdout(fill: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    fill(&mut out)?;
    out.flush()?;
    Ok(())
}

/// Makes a folder with what leads to it.
pub(super) fn make_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|e| Error::file(path, &e))?;
    Ok(())
}
