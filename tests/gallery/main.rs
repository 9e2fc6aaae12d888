//! Every kind of figure, drawn through the command and looked at by machine:
//! nothing on top of anything, nothing cut, small files, the same bytes as in
//! docs/gallery. `DURAND_GALLERY=write cargo test --test gallery` draws the
//! gallery anew; look at it before you commit it.

mod check;
mod data;
mod draw;
mod figure;
mod list;
mod page;
mod random;

#[expect(dead_code, reason = "maps are asserted one by one, the gallery as a whole")]
#[path = "../overlaps/mod.rs"]
mod overlaps;

use draw::{Drawn, gallery};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs};

/// Drawn once for all tests.
static DRAWN: LazyLock<Vec<Drawn>> = LazyLock::new(gallery);

fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/gallery")
}

#[test]
fn every_figure_is_sound() {
    let faults: Vec<String> = DRAWN.iter().flat_map(check::faults).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// The files of docs/gallery, and what they are to hold.
fn wanted() -> Vec<(PathBuf, &'static str)> {
    static PAGE: LazyLock<String> = LazyLock::new(page::markdown);
    let figures = DRAWN.iter().map(|d| (kept().join(d.file()), d.svg.as_str()));
    figures.chain([(kept().join("README.md"), PAGE.as_str())]).collect()
}

#[test]
fn the_gallery_is_what_the_program_draws() {
    const ANEW: &str = "if it is better so: DURAND_GALLERY=write cargo test --test gallery, and look at what changed";
    if env::var_os("DURAND_GALLERY").is_some_and(|v| v == "write") {
        for (path, content) in wanted() {
            fs::write(path, content).expect("docs/gallery is writable");
        }
    }
    let mut faults: Vec<String> = Vec::new();
    for (path, content) in wanted() {
        let name = path.file_name().unwrap_or_default().display().to_string();
        let drawn = draw::folder().join(&name);
        match fs::read_to_string(&path) {
            Err(e) => faults.push(format!("{}: {e}", path.display())),
            Ok(old) if old != content => {
                let at = old.bytes().zip(content.bytes()).take_while(|(a, b)| a == b).count();
                faults.push(format!(
                    "{name} differs from docs/gallery at byte {at}: see {}",
                    drawn.display()
                ));
            }
            Ok(_) => {}
        }
    }
    let names: BTreeSet<PathBuf> = wanted().into_iter().map(|w| w.0).collect();
    let there = fs::read_dir(kept()).expect("docs/gallery");
    for path in there.map(|e| e.expect("readable").path()).filter(|p| p.is_file()) {
        if !names.contains(&path) {
            faults.push(format!("{} is no figure of the list any more", path.display()));
        }
    }
    assert!(
        faults.is_empty(),
        "{} files differ; {ANEW}\n{}",
        faults.len(),
        faults.join("\n")
    );
}
