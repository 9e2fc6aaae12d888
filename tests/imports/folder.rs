//! A folder with files to import and a data folder of its own.

use assert_cmd::Command;
use durand::geodata::Atlas;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::time::Duration;
use tempfile::TempDir;

/// No input may take longer; a hang is a failure.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Folder(TempDir);

pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Folder {
    pub fn new() -> Self {
        Self(TempDir::new().expect("a temporary folder"))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        fs::write(self.path(name), content).expect("a writable folder");
        name.to_owned()
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_durand"))
            .current_dir(self.0.path())
            .env("DURAND_DATA_DIR", self.path("data"))
            .timeout(PATIENCE)
            .args(args)
            .output()
            .expect("durand runs");
        let ran = Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        };
        assert!(!ran.err.contains("panicked") && ran.code >= 0, "{args:?}: {}", ran.err);
        ran
    }

    pub fn done(&self, args: &[&str]) -> Ran {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
        ran
    }

    /// Imports districts and takes nothing but success.
    pub fn import(&self, file: &str, options: &[&str]) -> Ran {
        self.done(&[&["geodata", "import", file, "--as", "districts"], options].concat())
    }

    /// What refusing to import says.
    pub fn refused(&self, file: &str, options: &[&str]) -> String {
        let ran = self.run(&[&["geodata", "import", file], options].concat());
        assert_eq!(ran.code, 2, "{file} was taken: {}", ran.err);
        assert!(ran.err.len() < 2_000, "a long message: {}", ran.err.len());
        assert!(self.kept().is_empty(), "{:?}", self.kept());
        ran.err
    }

    /// The files of the data folder.
    pub fn kept(&self) -> Vec<String> {
        let Ok(listing) = fs::read_dir(self.path("data/imports")) else {
            return Vec::new();
        };
        let mut names: Vec<String> = listing.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    pub fn atlas(&self) -> Atlas {
        Atlas::with_data(&self.path("data")).expect("sound imports")
    }
}

/// A ring round a point, `half` degrees to each side.
pub fn ring(lon: f64, lat: f64, half: f64) -> Vec<[f64; 2]> {
    let (w, e, s, n) = (lon - half, lon + half, lat - half, lat + half);
    vec![[w, s], [e, s], [e, n], [w, n], [w, s]]
}

pub fn feature(properties: Value, rings: Value) -> Value {
    json!({"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": rings}})
}

pub fn collection(features: Vec<Value>) -> String {
    json!({"type": "FeatureCollection", "features": features}).to_string()
}

/// Barmal, of the gazetteer, and a valley that it does not have, beside it.
pub fn two_districts() -> String {
    collection(vec![
        feature(json!({"shapeName": "Bermal"}), json!([ring(69.28, 32.71, 0.15)])),
        feature(
            json!({"shapeName": "Tsarkai Valley"}),
            json!([ring(68.98, 32.71, 0.15)]),
        ),
    ])
}
