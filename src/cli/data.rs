//! Where imported sets are kept, and the atlas that has them.

use super::args::DataArgs;
use crate::geodata::Atlas;
use anyhow::{Result, bail};
use std::env;
use std::path::PathBuf;

/// The data folder, which need not be there: as asked, else as the environment
/// says (freedesktop.org, XDG Base Directory Specification).
pub(super) fn folder(args: &DataArgs) -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let absolute = |name: &str| set(name).filter(|p| p.is_absolute());
    let own = |parent: PathBuf| parent.join("durand");
    args.data_dir
        .clone()
        .or_else(|| set("DURAND_DATA_DIR"))
        .or_else(|| absolute("XDG_DATA_HOME").map(own))
        .or_else(|| absolute("LOCALAPPDATA").map(own))
        .or_else(|| absolute("HOME").map(|home| own(home.join(".local").join("share"))))
}

/// The embedded geodata with the imported sets, unless they are to be left aside.
pub(super) fn atlas(args: &DataArgs) -> Result<Atlas> {
    if args.no_imports {
        return Ok(Atlas::embedded());
    }
    if let Some(asked) = args.data_dir.as_ref().filter(|d| !d.is_dir()) {
        bail!(
            "--data-dir {}: no such folder; durand geodata import makes it",
            asked.display()
        );
    }
    Ok(match folder(args) {
        Some(folder) => Atlas::with_data(&folder)?,
        None => Atlas::embedded(),
    })
}
