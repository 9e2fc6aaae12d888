//! Many points at once, and zones.

use super::*;

/// Near ones, a few from anywhere (slow), some of them twice.
fn points(border: &Border, count: usize) -> Vec<LonLat> {
    let mut points = drawn(count, round_about(border, 300.0));
    let anywhere = (-180.0..=180.0, -90.0..=90.0).prop_map(|(lon, lat)| at(lon, lat));
    for (i, far) in drawn(10, anywhere).into_iter().enumerate() {
        points[i * count / 10] = far;
    }
    (0..count).step_by(7).for_each(|i| points[i] = points[i / 2]);
    points
}

/// Distances to a micrometre, since the two begin their search at different
/// pieces; all else is equal.
#[test]
fn all_at_once_is_one_by_one_in_order() {
    for border in [version("osm"), elsewhere("antimeridian")] {
        let all = points(&border, 50_000);
        let alone: Vec<_> = all.iter().map(|p| border.project(*p)).collect();
        for count in [0, 1, 2, 4_097, 50_000] {
            let found = border.project_many(&all[..count]);
            assert_eq!(found.len(), count);
            for ((p, a), b) in all.iter().zip(&alone).zip(found) {
                assert_eq!((a.measure_km, a.side), (b.measure_km, b.side), "{count}: {p:?}");
                assert!((a.distance_km - b.distance_km).abs() < 1e-9, "{count}: {p:?} {b:?}");
            }
        }
    }
}

fn check(border: &Border, reach: f64, points: &[LonLat]) {
    let zone = border.zone(reach);
    let kilometres = border.project_many(points).into_iter().map(|p| p.distance_km);
    for ((p, inside), km) in points.iter().zip(zone.contains_many(points)).zip(kilometres) {
        let shown = format!("{}: {p:?}, {km} km away, in {reach} km", border.id());
        assert_eq!([inside, zone.contains(*p)], [km <= reach; 2], "{shown}");
    }
}

/// Also up to a metre inside and outside of the very edge.
#[test]
fn a_zone_is_what_is_no_farther() {
    for border in [version("osm"), elsewhere("antimeridian"), elsewhere("pole")] {
        for reach in [0.5, 10.0, 150.0] {
            let line = border.line();
            let edge = (0.0..line.length_km(), -0.001..0.001, prop_oneof![Just(-1.0), Just(1.0)]);
            let edge = edge.prop_map(|(m, more, hand)| line.beside(m, hand * (reach + more)));
            check(&border, reach, &drawn(500, round_about(&border, 3.0 * reach)));
            check(&border, reach, &drawn(500, edge));
            check(&border, reach, &points(&border, 500));
        }
    }
}

#[test]
fn a_zone_on_the_antimeridian_reaches_across_it() {
    let border = Border::from_line("short", vec![at(179.98, 0.0), at(-179.98, 0.0)]).expect("a line");
    let points = [180.0, 179.99, 179.97, -179.99, -180.0].map(|lon| at(lon, 0.001));
    check(&border, 0.5, &points);
}

#[test]
fn a_zone_as_wide_as_a_point_is_far_holds_it() {
    let border = Border::from_line("short", vec![at(70.0, 30.0), at(70.0, 30.1)]).expect("a line");
    for p in (0..200).map(|i| at(70.0 + f64::from(i) * 1e-4, 30.05)) {
        check(&border, border.project(p).distance_km, &[p]);
    }
}
