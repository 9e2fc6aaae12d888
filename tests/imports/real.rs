//! Real files, where they are at hand; none of them is in the repository.

use crate::folder::Folder;
use std::path::{Path, PathBuf};

/// A file of `$DURAND_TEST_GEODATA`, or of the folder beside the checkout.
fn at_hand(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("DURAND_TEST_GEODATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/geodata"),
        PathBuf::from,
    );
    Some(folder.join(name)).filter(|p| p.exists())
}

/// The same districts as the gazetteer's, under old names: all must be found.
#[test]
fn geoboundaries_of_afghanistan() {
    let Some(path) = at_hand("geoBoundaries-AFG-ADM2_simplified.geojson") else {
        return;
    };
    let folder = Folder::new();
    let ran = folder.import(path.to_str().expect("a plain path"), &["--id", "afg"]);
    let (matched, rest) = ran.out.split_once(" of 398 areas").expect("398 areas");
    assert!(matched.parse::<u32>().unwrap() >= 390, "{matched}{rest}");
    assert!(folder.done(&["locate", "69.28,32.71"]).out.contains("Barmal"));
}

#[test]
#[cfg(feature = "gpkg")]
fn a_geopackage_of_pakistan() {
    let Some(path) = at_hand("pk_districts.gpkg") else {
        return;
    };
    let folder = Folder::new();
    let ran = folder.import(path.to_str().expect("a plain path"), &["--id", "pak"]);
    assert!(ran.err.contains("GeoPackage, 160 areas"), "{}", ran.err);
    assert!(ran.out.starts_with("160 of 160"), "{}", ran.out);
    assert!(folder.done(&["locate", "71.5,34.0"]).out.contains("imported set pak"));
}
