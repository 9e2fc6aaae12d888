//! Districts and places of the user's own: imported, kept, used, taken out.

mod districts;
mod enrich;
mod folder;
mod formats;
#[cfg(feature = "gpkg")]
mod geopackage;
mod hostile;
mod places;
mod real;
