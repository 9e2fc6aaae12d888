//! The distances of grounds: proven ends against searches, and P(within d)
//! against dense grids of points, on discs and polygons of many shapes.

mod interval;
mod points;
mod share;

use durand::border::{Border, Proximity};
use durand::geodata::Atlas;
use durand::geodesy::LonLat;
use durand::model::{Country, Disc, Footprint};
use geo::{LineString, MultiPolygon, Polygon};
use geographiclib_rs::{DirectGeodesic, Geodesic};
use std::sync::{Arc, LazyLock};

/// Both ends of an interval are within a metre of the true ones, outside; km.
const SHARP: f64 = 0.001;
/// Rounding, km.
const HAIR: f64 = 1e-6;

static WGS84: LazyLock<Geodesic> = LazyLock::new(Geodesic::wgs84);

fn at(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).expect("a position")
}

fn direct(from: LonLat, azimuth: f64, metres: f64) -> LonLat {
    let (lat, lon) = WGS84.direct(from.lat(), from.lon(), azimuth, metres);
    at(lon, lat)
}

fn osm() -> (Atlas, Border) {
    let atlas = Atlas::embedded();
    let border = Border::open("osm", &atlas).expect("an embedded version");
    (atlas, border)
}

fn disc(centre: LonLat, radius: f64, country: Option<Country>) -> Disc {
    Disc {
        centre,
        radius,
        country,
    }
}

/// A ring of a polygon, closed.
type Ring = Vec<(f64, f64)>;

/// A ring with its holes.
fn area(rings: Vec<Ring>) -> Arc<MultiPolygon<f64>> {
    let mut rings = rings.into_iter().map(LineString::from);
    let exterior = rings.next().expect("an exterior");
    Arc::new(MultiPolygon(vec![Polygon::new(exterior, rings.collect())]))
}

/// From its south-western corner, so wide and so high.
fn rectangle(west: f64, south: f64, width: f64, height: f64) -> Ring {
    let (east, north) = (west + width, south + height);
    vec![
        (west, south),
        (east, south),
        (east, north),
        (west, north),
        (west, south),
    ]
}

fn of_disc(border: &Border, disc: Disc) -> Proximity {
    border.footprint_distance(&Footprint::Disc(disc)).expect("located")
}

fn of_area(border: &Border, shape: &Arc<MultiPolygon<f64>>) -> Proximity {
    let footprint = Footprint::area(Arc::clone(shape), at(0.0, 0.0));
    border.footprint_distance(&footprint).expect("located")
}

/// Of the gazetteer: names and discs, clipped to their countries.
fn districts() -> Vec<(String, Disc)> {
    let mut reader = csv::Reader::from_path("geodata/districts.csv").expect("districts");
    let headers = reader.headers().expect("headers").clone();
    let column = |name: &str| headers.iter().position(|h| h == name).expect("a column");
    let columns = ["country", "name", "lon", "lat", "area_km2"].map(column);
    let district = |row: csv::StringRecord| {
        let [country, name, lon, lat, area] = columns.map(|c| row[c].to_owned());
        let country = if country == "AFG" {
            Country::Afghanistan
        } else {
            Country::Pakistan
        };
        let centre = at(lon.parse().ok()?, lat.parse().ok()?);
        let disc = Disc::of_area(centre, area.parse().ok()?, Some(country));
        (disc.radius > 0.0).then_some((name, disc))
    };
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.filter_map(district).collect()
}

#[test]
fn a_polygon_without_area_is_no_ground() {
    let (_, border) = osm();
    let footprint = Footprint::area(
        area(vec![vec![(69.0, 33.0), (70.0, 33.0), (69.5, 33.0), (69.0, 33.0)]]),
        at(69.5, 33.0),
    );
    assert_eq!(border.footprint_distance(&footprint), None);
}
