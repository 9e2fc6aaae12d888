//! The layers of the design: imports run downward only, and each third-party
//! crate has one door.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// From the ground up; those on one level may not form a circle.
const LEVELS: [&[&str]; 8] = [
    &["model", "geodesy", "error"],
    &["geodata"],
    &["read", "geocode", "border"],
    &["analyse"],
    &["draw", "export"],
    &["report"],
    &["cli"],
    &["main"],
];

/// A crate or facility, and the paths below `src/` that may name it.
const DOORS: [(&str, &[&str]); 24] = [
    ("clap", &["cli/"]),
    ("anyhow", &["cli/"]),
    ("tempfile", &["cli/", "read/workbook/"]),
    ("indicatif", &["cli/"]),
    ("zip", &["read/workbook/"]),
    ("quick_xml", &["read/workbook/"]),
    ("flate2", &["read/source/", "read/workbook/"]),
    ("ruzstd", &["read/source/"]),
    ("encoding_rs", &["read/source/"]),
    ("simdutf8", &["read/source/", "read/row.rs"]),
    ("plotters", &["draw/canvas/"]),
    ("plotters_backend", &["draw/canvas/"]),
    ("rstar", &["border/index.rs", "analyse/link/window.rs"]),
    ("proj4rs", &["draw/projection/"]),
    ("harfrust", &["draw/text/"]),
    ("resvg", &["draw/format/"]),
    ("png", &["draw/format/"]),
    ("krilla", &["draw/format/pdf/"]),
    ("minijinja", &["report/"]),
    ("comfy_table", &["export/"]),
    ("geographiclib_rs", &["geodesy/"]),
    ("fs", &["read/", "geodata/", "cli/"]),
    ("OpenOptions", &["read/", "geodata/", "cli/"]),
    ("File", &["read/", "geodata/", "cli/"]),
];

struct Source {
    /// Below `src/`, with slashes.
    path: String,
    /// Without comments and tests.
    code: String,
}

impl Source {
    fn module(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or_default()
    }

    /// How many modules deep it is: `cli/mod.rs` 1, `cli/map.rs` 2.
    fn depth(&self) -> usize {
        let path = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        path.split('/').count()
    }

    /// The top-level modules that it names by `crate::` or `super::`.
    fn imports(&self) -> BTreeSet<String> {
        let climb = "super::".repeat(self.depth());
        let mut found = BTreeSet::new();
        for start in ["crate::", climb.as_str()] {
            for (at, _) in self.code.match_indices(start) {
                let before = self.code[..at].chars().next_back();
                if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':' || c == '$') {
                    continue;
                }
                found.extend(heads(&self.code[at + start.len()..]));
            }
        }
        // The two that the root gives again.
        for shorthand in ["Error", "Result"] {
            if found.remove(shorthand) {
                found.insert("error".into());
            }
        }
        found
    }
}

/// `a::b` gives a; `{a, b::{c, d}}` gives a and b.
fn heads(text: &str) -> Vec<String> {
    let word = |t: &str| {
        t.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect::<String>()
    };
    let Some(group) = text.strip_prefix('{') else {
        return vec![word(text)];
    };
    let (mut depth, mut start, mut all) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                all.push(word(group[start..at].trim()));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    all.retain(|w| !w.is_empty());
    all
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src is readable") {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The code without line comments and without items under `#[cfg(test)]`,
/// and the names of modules that are there for tests alone.
fn stripped(text: &str) -> (String, Vec<String>) {
    let (mut code, mut tests, mut lines) = (String::new(), Vec::new(), text.lines());
    while let Some(line) = lines.next() {
        if line.trim() == "#[cfg(test)]" {
            let indent = line.len() - line.trim_start().len();
            let end = format!("{}}}", " ".repeat(indent));
            let item = lines.next().unwrap_or_default();
            if let Some(name) = item.trim().strip_suffix(';').and_then(|i| i.rsplit(' ').next()) {
                tests.push(name.to_owned());
            } else {
                // rustfmt closes an item where it began.
                lines.by_ref().find(|l| *l == end);
            }
            continue;
        }
        let line = line.split("// ").next().unwrap_or_default();
        if !line.trim_start().starts_with("//") {
            code.push_str(line);
            code.push('\n');
        }
    }
    (code, tests)
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    rust_files(&root, &mut paths);
    let (mut sources, mut tests) = (Vec::new(), Vec::new());
    for path in paths {
        let (code, names) = stripped(&fs::read_to_string(&path).unwrap());
        let own = match path.file_stem() {
            Some(stem) if stem != "mod" && stem != "lib" && stem != "main" => path.with_extension(""),
            _ => path.parent().unwrap().to_owned(),
        };
        tests.extend(names.iter().map(|n| own.join(n)));
        let below = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        sources.push((path, Source { path: below, code }));
    }
    let of_tests = |p: &Path| tests.iter().any(|t| p.with_extension("") == *t || p.starts_with(t));
    sources.retain(|(path, _)| !of_tests(path));
    assert!(sources.len() > 50, "only {} files found", sources.len());
    sources.into_iter().map(|(_, s)| s).collect()
}

fn level(module: &str) -> Option<usize> {
    LEVELS.iter().position(|names| names.contains(&module))
}

#[test]
fn imports_run_downward_only() {
    let mut wrong = Vec::new();
    let mut beside: BTreeMap<(String, String), String> = BTreeMap::new();
    for source in sources().iter().filter(|s| s.path != "lib.rs") {
        let module = source.module();
        let own = level(module).unwrap_or_else(|| panic!("src/{}: {module} is no layer of the design", source.path));
        for import in source.imports().iter().filter(|i| *i != module) {
            let other = level(import).unwrap_or_else(|| panic!("src/{}: crate::{import}?", source.path));
            if other > own {
                wrong.push(format!("src/{} imports {import}", source.path));
            } else if other == own {
                beside.insert((module.to_owned(), import.clone()), source.path.clone());
            }
        }
    }
    for ((a, b), path) in &beside {
        if let Some(back) = beside.get(&(b.clone(), a.clone())) {
            wrong.push(format!("{a} and {b} import each other: src/{path}, src/{back}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_crate_has_one_door() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (name, doors) in DOORS {
            let used = source.code.match_indices(name).any(|(at, _)| {
                let (before, after) = (&source.code[..at], &source.code[at + name.len()..]);
                let whole = !before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
                let used = before.ends_with("use ") || before.ends_with("std::") || before.ends_with("fs::");
                whole
                    && (after.starts_with("::")
                        || used && !after.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
            });
            if used && !doors.iter().any(|d| source.path.starts_with(d)) {
                wrong.push(format!("src/{} names {name}, whose door is {doors:?}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nothing_below_the_command_line_looks_at_the_clock() {
    let clocks = ["SystemTime", "Instant::now", "Utc::now", "Local::now"];
    let wrong: Vec<String> = sources()
        .iter()
        .filter(|s| s.module() != "cli" && clocks.iter().any(|c| s.code.contains(c)))
        .map(|s| s.path.clone())
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// No globals: a static may be a constant that is made late, but nothing that
/// one part of the program changes and another reads.
#[test]
fn nothing_changes_behind_the_scenes() {
    let changing = ["mut ", "Mutex", "RwLock", "Atomic", "RefCell", "OnceLock", "OnceCell"];
    let mut wrong = Vec::new();
    for source in sources() {
        for line in source.code.lines().map(str::trim) {
            let global = line.starts_with("static ") || line.contains("pub static ") || line.contains(") static ");
            if line.contains("thread_local!") || global && changing.iter().any(|c| line.contains(c)) {
                wrong.push(format!("src/{}: {line}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The rules above are only as good as their reading of the code.
#[test]
fn imports_are_found_in_all_their_forms() {
    assert_eq!(heads("model::Claim;"), ["model"]);
    assert_eq!(heads("{a, b::{c, d}, e as f}; x, y"), ["a", "b", "e"]);
    let text = "use super::super::read;\n/// [`crate::cli`]\n#[cfg(test)]\nmod tests {\n    use crate::report;\n}\nfn f() { crate::geodesy::distance(); } // crate::draw\n";
    let (code, _) = stripped(text);
    let source = Source {
        path: "border/line.rs".into(),
        code,
    };
    assert_eq!(source.imports().into_iter().collect::<Vec<_>>(), ["geodesy", "read"]);
}
