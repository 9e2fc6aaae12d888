//! A folder of its own in which `durand` runs, since it writes beside itself.

use assert_cmd::Command;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io};
use tempfile::TempDir;

/// No input of these tests may take longer; a hang is a failure.
const PATIENCE: Duration = Duration::from_secs(30);

pub struct Sandbox {
    folder: TempDir,
}

/// How a run ended.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Sandbox {
    pub fn new() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        Self { folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, content).expect("a writable folder");
        path
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// Runs the command; a panic, a signal or a hang is never an answer.
    pub fn run(&self, args: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_durand"))
            .env("DURAND_DATA_DIR", "no imports")
            .current_dir(self.folder.path())
            .env("RUST_BACKTRACE", "0")
            .timeout(PATIENCE)
            .args(args)
            .output()
            .expect("durand runs");
        let ran = Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
        };
        let shown: Vec<&str> = args.iter().map(|a| a.get(..80).unwrap_or(a)).collect();
        assert!(!ran.err.contains("panicked"), "{shown:?} panicked: {}", ran.err);
        assert!((0..=2).contains(&ran.code), "{shown:?} ended with {ran:?}");
        ran
    }

    /// Runs the command and takes nothing but success.
    pub fn done(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
        ran.out
    }

    /// The incidents that a query yields, as its JSON.
    pub fn query(&self, args: &[&str]) -> Vec<Value> {
        let all = [&["query"], args, &["-f", "json"]].concat();
        serde_json::from_str(&self.done(&all)).expect("a list of incidents")
    }

    /// All files below the folder, sorted.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        collect(self.folder.path(), &mut files).expect("a readable folder");
        files.sort();
        files
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// One property of each incident, as text; null is "null".
pub fn column(incidents: &[Value], name: &str) -> Vec<String> {
    let text = |v: &Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
    incidents.iter().map(|i| text(&i[name])).collect()
}
