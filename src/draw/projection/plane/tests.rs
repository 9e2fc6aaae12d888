//! Against PROJ: tests/reference/projections.py.

use super::*;
use crate::geodesy::distance;

#[derive(serde::Deserialize)]
struct Row {
    projection: String,
    centre_lon: Option<f64>,
    centre_lat: Option<f64>,
    lon: f64,
    lat: f64,
    x_m: f64,
    y_m: f64,
    convergence_deg: Option<f64>,
}

/// The rows of the reference, each with its projection.
fn reference() -> Vec<(Row, Projection)> {
    let text = include_str!("../../../../tests/reference/projections.csv");
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .map(|row| {
            let row: Row = row.expect("a row of the reference");
            let projection = match row.projection.as_str() {
                "lambert" => Projection::lambert(),
                "albers" => Projection::albers(),
                "oblique-mercator" => Projection::oblique_mercator(),
                _ => Projection::azimuthal(place(
                    row.centre_lon.expect("a centre"),
                    row.centre_lat.expect("a centre"),
                )),
            };
            (row, projection.expect("a projection"))
        })
        .collect()
}

fn place(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).expect("a place")
}

#[test]
fn points_lie_where_proj_puts_them() {
    let rows = reference();
    assert_eq!(rows.len(), 3 * 304 + 5 * 81);
    for (row, projection) in rows {
        let at = place(row.lon, row.lat);
        let found = projection.project(at).expect("on the plane");
        let off = (found.0 - row.x_m).hypot(found.1 - row.y_m);
        assert!(
            off < 1e-3,
            "{} at {}, {}: {off} m off",
            row.projection,
            row.lon,
            row.lat
        );
        let back = projection.unproject((row.x_m, row.y_m)).expect("on the ground");
        let off = distance(at, back);
        assert!(
            off < 1e-3,
            "{} back to {}, {}: {off} m off",
            row.projection,
            row.lon,
            row.lat
        );
    }
}

#[test]
fn nothing_is_beyond_the_antipodes() {
    let round = Projection::azimuthal(place(66.4, 30.9)).expect("a projection");
    assert!(round.unproject((0.0, 1.9e7)).is_some());
    assert!(round.unproject((0.0, 2.1e7)).is_none());
}

#[test]
fn north_is_where_proj_finds_it() {
    for (row, projection) in reference() {
        let north = projection.north((row.x_m, row.y_m)).expect("north");
        let wanted = -row.convergence_deg.unwrap_or(0.0);
        let off = (north - wanted).abs();
        assert!(off < 0.01, "{} at {}, {}: {off}° off", row.projection, row.lon, row.lat);
    }
}

#[test]
fn what_has_no_place_is_none_and_never_a_bad_number() {
    let all = [
        Projection::lambert(),
        Projection::albers(),
        Projection::oblique_mercator(),
        Projection::azimuthal(place(66.4, 30.9)),
        Projection::azimuthal(place(0.0, 90.0)),
        Projection::azimuthal(place(180.0, 0.0)),
    ];
    for projection in all.map(|p| p.expect("a projection")) {
        for lon in (-180..=180).step_by(15) {
            for lat in (-90..=90).step_by(15) {
                let at = projection.project(place(f64::from(lon), f64::from(lat)));
                assert!(at.is_none_or(|(x, y)| x.is_finite() && y.is_finite()));
                if let Some(at) = at {
                    assert!(projection.north(at).is_none_or(f64::is_finite));
                }
            }
        }
        for x in [0.0, 1.0, -5e6, 2.1e7, 1e9, -1e300, f64::INFINITY, f64::NAN] {
            for y in [0.0, -1.0, 6e6, 2.1e7, -1e9, 1e300, f64::NEG_INFINITY, f64::NAN] {
                // A LonLat is a valid place by its type.
                let _ = projection.unproject((x, y));
                assert!(projection.north((x, y)).is_none_or(f64::is_finite));
            }
        }
        for at in [(f64::NAN, 0.0), (1e9, f64::INFINITY), (1e300, 1e300)] {
            assert!(projection.unproject(at).is_none());
        }
    }
}
