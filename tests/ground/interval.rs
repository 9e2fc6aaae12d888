//! Least and greatest distance: they hold every point, and are sharp.

use super::points::{Draws, along, grid, on_ring, on_way, searched};
use super::{HAIR, Ring, SHARP, area, at, direct, disc, districts, of_area, of_disc, osm, rectangle};
use durand::border::{Border, Proximity};
use durand::geodesy::{LonLat, Region, distance};
use durand::model::Country;
use geo::{LineString, MultiPolygon, Polygon};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use std::cell::Cell;
use std::sync::Arc;

/// The same cases at each run: a failure must not come and go.
fn seeded(cases: u32) -> Config {
    Config {
        cases,
        rng_seed: RngSeed::Fixed(20_251_019),
        failure_persistence: None,
        ..Config::default()
    }
}

fn assert_holds(border: &Border, proximity: &Proximity, points: &[LonLat], name: &str) {
    let interval = proximity.least_km - HAIR..=proximity.greatest_km + HAIR;
    for (p, projection) in points.iter().zip(border.project_many(points)) {
        let km = projection.distance_km;
        assert!(
            interval.contains(&km),
            "{name}: {p} is {km} km off, outside {interval:?}"
        );
    }
}

/// By how much the ends of an interval are outside what was found, km.
fn assert_sharp(proximity: &Proximity, least: f64, greatest: f64, name: &str) -> [f64; 2] {
    let gaps = [least - proximity.least_km, proximity.greatest_km - greatest];
    assert!(
        gaps.iter().all(|gap| (-HAIR..=SHARP).contains(gap)),
        "{name}: {}…{} km, but {least}…{greatest} was found",
        proximity.least_km,
        proximity.greatest_km
    );
    gaps
}

/// A star-shaped ring and half of it as a hole, in degrees.
fn pierced(centre: LonLat, turn: f64, radii: &[f64], thin: f64) -> [Ring; 2] {
    let (sin, cos) = turn.to_radians().sin_cos();
    let vertex = |i: usize, scale: f64| {
        let i = i % radii.len();
        let angle = std::f64::consts::TAU * i as f64 / radii.len() as f64;
        let (x, y) = (scale * radii[i] * angle.cos(), scale * radii[i] * thin * angle.sin());
        (centre.lon() + x * cos - y * sin, centre.lat() + x * sin + y * cos)
    };
    [1.0, 0.5].map(|scale| (0..=radii.len()).map(|i| vertex(i, scale)).collect())
}

#[test]
fn polygons_with_holes() {
    let (_, border) = osm();
    let length = border.line().length_km();
    let largest = Cell::new([0.0_f64; 2]);
    let radii = proptest::collection::vec(0.02..0.5_f64, 8);
    proptest!(seeded(40), |(share in 0.0..1.0, azimuth in -180.0..180.0, off in 0.0..200e3, turn in 0.0..180.0, radii in radii, thin in 0.01..1.0)| {
        let centre = direct(border.line().resolve(share * length), azimuth, off);
        let rings = pierced(centre, turn, &radii, thin);
        let shape = area(rings.to_vec());
        let proximity = of_area(&border, &shape);
        let mut points: Vec<LonLat> = grid(&shape, 1_500);
        for edge in rings.iter().flat_map(|ring| ring.windows(2)) {
            points.extend((0..12).map(|i| along(edge[0], edge[1], f64::from(i) / 12.0)));
        }
        assert_holds(&border, &proximity, &points, "a polygon");
        let region = Region::new(&shape);
        let best = |sign: f64| {
            let inside = searched(&border, |p| region.contains(p), &points, 5e3, sign);
            let on_rings = rings.iter().map(|ring| sign * on_ring(&border, ring, sign));
            sign * on_rings.fold(sign * inside, f64::max)
        };
        let gaps = assert_sharp(&proximity, best(-1.0), best(1.0), "a polygon");
        largest.set([0, 1].map(|i| gaps[i].max(largest.get()[i])));
    });
    println!("largest gaps: {:?} km", largest.get());
}

#[test]
fn districts_clipped_to_their_countries() {
    let (_, border) = osm();
    let regions = Country::BOTH.map(|c| Region::new(durand::geodata::outline(c)));
    let mut largest = [0.0_f64; 2];
    for (name, disc) in districts().into_iter().step_by(40) {
        let proximity = of_disc(&border, disc);
        let country = &regions[usize::from(disc.country == Some(Country::Pakistan))];
        let inside = |p: LonLat| country.contains(p) && distance(disc.centre, p) <= disc.radius;
        let rim = |t: f64| Some(direct(disc.centre, 360.0 * t, disc.radius * (1.0 - 1e-9))).filter(|&p| inside(p));
        let mut draws = Draws(3);
        let mut points: Vec<LonLat> = (0..720).filter_map(|i| rim(f64::from(i) / 720.0)).collect();
        for _ in 0..1_500 {
            let p = direct(disc.centre, 360.0 * draws.next(), disc.radius * draws.next().sqrt());
            points.extend(Some(p).filter(|&p| inside(p)));
        }
        assert_holds(&border, &proximity, &points, &name);
        let least = searched(&border, inside, &points, 5e3, -1.0).min(on_way(&border, rim, 2_000, -1.0));
        let greatest = searched(&border, inside, &points, 5e3, 1.0).max(on_way(&border, rim, 2_000, 1.0));
        let gaps = assert_sharp(&proximity, least, greatest, &name);
        largest = [0, 1].map(|i| gaps[i].max(largest[i]));
    }
    println!("largest gaps: {largest:?} km");
}

/// Where the same distance holds all along the outline, no part of it can be
/// left out early.
#[test]
fn outlines_that_run_along_the_line() {
    let equator = Border::from_line("the equator", vec![at(-20.0, 0.0), at(20.0, 0.0)]).expect("a line");
    for (south, north) in [(0.5, 1.5), (0.001, 0.02), (3.0, 3.001), (-1.0, -0.2), (0.0, 0.1)] {
        let proximity = of_area(&equator, &area(vec![rectangle(-3.0, south, 6.0, north - south)]));
        let km = |lat: f64| distance(at(0.0, 0.0), at(0.0, lat)) / 1e3;
        let (least, greatest) = (km(south).min(km(north)), km(south).max(km(north)));
        assert_sharp(&proximity, least, greatest, "a block");
    }
    // Round a line's end, and round a line that is nearly a point.
    for line in [[at(-20.0, 0.0), at(0.0, 0.0)], [at(0.0, 0.0), at(1e-7, 0.0)]] {
        let border = Border::from_line("a line", line.to_vec()).expect("a line");
        for centre in [at(0.0, 0.0), at(0.2, 0.0)] {
            let proximity = of_disc(&border, disc(centre, 40e3, None));
            let off = border.project(centre).distance_km;
            assert_sharp(&proximity, 0.0, 40.0 + off, "a disc round the end");
        }
    }
}

/// The line itself may be the only thing inside that is near to it.
#[test]
fn lines_that_come_in() {
    let line = Border::from_line("a short line", vec![at(70.0, 33.0), at(70.1, 33.05)]).expect("a line");
    let whole = rectangle(69.0, 32.0, 2.0, 2.0);
    let hole = rectangle(69.5, 32.5, 1.0, 1.0);
    assert_eq!(
        of_area(&line, &area(vec![whole.clone()])).least_km,
        0.0,
        "it lies inside"
    );
    let least = on_ring(&line, &hole, -1.0);
    let pierced = of_area(&line, &area(vec![whole, hole]));
    assert!(
        (least - SHARP..=least + HAIR).contains(&pierced.least_km),
        "it lies in the hole"
    );
    let strip = of_area(&line, &area(vec![rectangle(70.03, 32.0, 1e-5, 2.0)]));
    assert_eq!(strip.least_km, 0.0, "it crosses a strip of a metre");
}

#[test]
fn discs_over_the_antimeridian_and_the_poles() {
    let lines = [
        (
            vec![at(178.5, 10.0), at(-179.4, 11.5), at(179.8, 13.0)],
            at(180.0, 11.0),
        ),
        (vec![at(20.0, 88.5), at(-150.0, 88.0)], at(0.0, 90.0)),
        (vec![at(-30.0, -89.5), at(70.0, -86.0)], at(0.0, -90.0)),
    ];
    let mut largest = 0.0_f64;
    let mut draws = Draws(5);
    for (line, middle) in lines {
        let border = Border::from_line("far away", line).expect("a line");
        for radius in [5e3, 40e3, 90e3, 250e3, 5e3, 40e3, 90e3, 250e3] {
            let disc = disc(direct(middle, 360.0 * draws.next(), 80e3 * draws.next()), radius, None);
            let proximity = of_disc(&border, disc);
            let within = |share: f64, azimuth: f64| direct(disc.centre, azimuth, radius * share.sqrt());
            let mut points: Vec<LonLat> = (0..1_500).map(|_| within(draws.next(), 360.0 * draws.next())).collect();
            points.extend((0..720).map(|i| within(1.0, f64::from(i) / 2.0)));
            let name = format!("{disc:?}");
            assert_holds(&border, &proximity, &points, &name);
            let least = (border.project(disc.centre).distance_km - radius / 1e3).max(0.0);
            let inside = |p: LonLat| distance(disc.centre, p) <= radius;
            let greatest = searched(&border, inside, &points, radius / 10.0, 1.0);
            let rim = |t: f64| Some(within(1.0, 360.0 * t));
            let greatest = greatest.max(on_way(&border, rim, 2_000, 1.0));
            largest = largest.max(assert_sharp(&proximity, least, greatest, &name)[1]);
            let (from, to) = proximity.measure_span_km.expect("a disc has one");
            assert!(0.0 <= from && from <= to && to <= border.line().length_km() + HAIR);
        }
    }
    println!("largest gap: {largest} km");
}

/// A polygon cut at the antimeridian, as GeoJSON has it, is one ground.
#[test]
fn a_polygon_cut_at_the_antimeridian() {
    let border = Border::from_line("pacific", vec![at(179.0, 10.0), at(-179.0, 10.5)]).expect("a line");
    let squares =
        [179.0, -180.0].map(|west| Polygon::new(LineString::from(rectangle(west, 11.0, 1.0, 1.0)), Vec::new()));
    let both = of_area(&border, &Arc::new(MultiPolygon(squares.to_vec())));
    let halves = squares.map(|square| of_area(&border, &Arc::new(MultiPolygon(vec![square]))));
    let least = halves[0].least_km.min(halves[1].least_km);
    let greatest = halves[0].greatest_km.max(halves[1].greatest_km);
    assert!((both.least_km - least).abs() < SHARP && (both.greatest_km - greatest).abs() < SHARP);
    for d in [60.0, 80.0, 120.0, 150.0, 180.0] {
        let mean = halves.iter().map(|h| h.probability_within(d)).sum::<f64>() / 2.0;
        assert!((both.probability_within(d) - mean).abs() < 0.005, "{d} km");
    }
}
