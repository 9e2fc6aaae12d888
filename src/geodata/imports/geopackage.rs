//! GeoPackages, where the program was built with the feature `gpkg`.

#[cfg(feature = "gpkg")]
mod tables;
#[cfg(feature = "gpkg")]
mod wkb;

#[cfg(not(feature = "gpkg"))]
pub(super) use refused::read;
#[cfg(feature = "gpkg")]
pub(super) use tables::read;

#[cfg(not(feature = "gpkg"))]
mod refused {
    use crate::geodata::imports::areas::Feature;
    use std::path::Path;

    /// Says how to get it read.
    pub(in super::super) fn read(path: &Path) -> Result<Vec<Feature>, String> {
        Err(format!(
            "a GeoPackage, which this build does not read; convert it (ogr2ogr out.geojson {}) or build with --features gpkg",
            path.file_name().unwrap_or_default().to_string_lossy()
        ))
    }
}
