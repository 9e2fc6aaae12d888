//! Opening a file and recognising what it is, by its content.

use crate::{Error, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

pub(super) enum Format {
    /// With its delimiter.
    Table(u8),
    GeoJson,
    Native,
}

pub(super) struct Opened {
    pub text: String,
    pub format: Format,
    pub bytes: u64,
    pub sha256: String,
}

/// A larger file is refused before it is read, in bytes.
const LARGEST: u64 = 2 << 30;

const EMPTY: &str = "is empty; there is nothing to map";

/// Why a file that begins like this cannot be text to read; `None` where it may be.
pub(super) fn refuse(head: &[u8]) -> Option<&'static str> {
    if head.iter().all(u8::is_ascii_whitespace) {
        Some(EMPTY)
    } else if head.starts_with(b"PK\x03\x04") {
        Some("is a zip archive or a workbook (xlsx, ods); save the sheet as CSV and name that file")
    } else if head.starts_with(&[0x1f, 0x8b]) {
        Some("is compressed (gzip); unpack it first")
    } else if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
        Some("is UTF-16 text; save it as UTF-8")
    } else if head.contains(&0) {
        Some("is a binary file; durand reads its native JSON, GeoJSON and CSV")
    } else {
        None
    }
}

pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// # Errors
/// When there is no such file, it is a folder, empty, binary, too large, or
/// not UTF-8.
pub(super) fn open(path: &Path) -> Result<Opened> {
    let unusable = |message: &str| Error::content(path.display().to_string(), message);
    let about = fs::metadata(path).map_err(|e| Error::file(path, &e))?;
    if about.is_dir() {
        return Err(unusable("is a folder, not a file; name the files in it"));
    }
    if about.len() > LARGEST {
        return Err(unusable("is larger than 2 GiB; split it into parts and name them all"));
    }
    let bytes = fs::read(path).map_err(|e| Error::file(path, &e))?;
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(unusable(EMPTY));
    }
    if let Some(reason) = refuse(&bytes[..bytes.len().min(8_192)]) {
        return Err(unusable(reason));
    }
    let sha256 = sha256(&bytes);
    let length = bytes.len() as u64;
    let text = String::from_utf8(bytes).map_err(|e| {
        let good = &e.as_bytes()[..e.utf8_error().valid_up_to()];
        let line = 1 + good.iter().filter(|b| **b == b'\n').count();
        unusable(&format!("line {line}: is not UTF-8 text; save it as UTF-8"))
    })?;
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    let format = recognise(&text);
    Ok(Opened {
        text,
        format,
        bytes: length,
        sha256,
    })
}

fn recognise(text: &str) -> Format {
    if text.trim_start().starts_with(['{', '[']) {
        return if is_geojson(text) {
            Format::GeoJson
        } else {
            Format::Native
        };
    }
    Format::Table(delimiter_of(text))
}

/// The delimiter that the header has most of.
pub(super) fn delimiter_of(text: &str) -> u8 {
    let header = text.lines().find(|l| !l.trim().is_empty()).unwrap_or_default();
    let count = |c: char| header.matches(c).count();
    let all = [b',', b'\t', b';', b'|'].into_iter().rev();
    all.max_by_key(|d| count(char::from(*d))).unwrap_or(b',')
}

/// Whether the outermost object calls itself a feature or a collection.
fn is_geojson(text: &str) -> bool {
    #[derive(serde::Deserialize)]
    struct Outermost<'a> {
        #[serde(rename = "type", borrow)]
        kind: Option<std::borrow::Cow<'a, str>>,
    }
    match serde_json::from_str::<Outermost>(text) {
        Ok(outermost) => matches!(outermost.kind.as_deref(), Some("FeatureCollection" | "Feature")),
        // Broken JSON is told about by the reader that it most looks like.
        Err(_) => text.contains("\"FeatureCollection\""),
    }
}
