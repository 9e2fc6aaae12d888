//! The figures, drawn by the command in a folder with all data sets.

use crate::data;
use crate::figure::Figure;
use crate::list::FIGURES;
use assert_cmd::Command;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs};

/// No figure may take longer; a hang is a failure.
const PATIENCE: Duration = Duration::from_secs(120);

pub struct Drawn {
    pub figure: Figure,
    pub svg: String,
    /// On standard error.
    pub said: String,
}

impl Drawn {
    pub fn file(&self) -> String {
        self.figure.file()
    }
}

/// Where data sets and figures are, for whoever wants to look.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("gallery")
}

/// The command; `DURAND_GALLERY_BIN` names another build of it, such as an
/// optimised one, which draws the same.
fn durand(args: &[String]) -> std::process::Output {
    let bin = env::var_os("DURAND_GALLERY_BIN").unwrap_or_else(|| env!("CARGO_BIN_EXE_durand").into());
    Command::new(bin)
        .current_dir(folder())
        .env("DURAND_DATA_DIR", "no imports")
        .timeout(PATIENCE)
        .args(args)
        .output()
        .expect("durand runs")
}

/// Draws all, several at once.
pub fn gallery() -> Vec<Drawn> {
    let folder = folder();
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a writable target folder");
    data::write(&folder);
    let import: Vec<String> = data::IMPORT.split(' ').map(str::to_owned).collect();
    let imported = durand(&import);
    assert!(
        imported.status.success(),
        "{}",
        String::from_utf8_lossy(&imported.stderr)
    );
    FIGURES.par_iter().map(draw).collect()
}

fn draw(figure: &Figure) -> Drawn {
    let mut args = figure.args();
    args.extend(["--no-table", "--quiet", "-o"].map(str::to_owned));
    args.push(figure.file());
    let output = durand(&args);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{}: {said}", figure.typed());
    Drawn {
        figure: *figure,
        svg: fs::read_to_string(folder().join(figure.file())).expect("was written"),
        said,
    }
}
