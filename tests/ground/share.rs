//! Shares of a ground: within a distance, on a side, along the line.

use super::points::{Draws, grid};
use super::{Ring, area, at, direct, disc, districts, of_area, of_disc, osm, rectangle};
use durand::border::{Border, Proximity};
use durand::geodesy::LonLat;
use durand::model::{Country, Footprint};
use geo::{LineString, MultiPolygon, Polygon};
use std::sync::Arc;

/// What is stated of P(within d).
const ERROR: f64 = 0.005;
const BANDS_KM: [f64; 7] = [1.0, 2.0, 5.0, 10.0, 25.0, 50.0, 100.0];

/// So many points of a grid: their shares are themselves off by less than
/// 0.0003, as every point stands for its own cell.
const DENSE: usize = if cfg!(debug_assertions) { 200_000 } else { 1_000_000 };

/// The largest difference between P and the shares of points, over the bands
/// and over twenty distances between the least and the greatest.
fn error_of_p(border: &Border, proximity: &Proximity, points: &[LonLat]) -> f64 {
    let mut km: Vec<f64> = border.project_many(points).iter().map(|p| p.distance_km).collect();
    km.sort_by(f64::total_cmp);
    let (nearest, farthest) = (km[0], km[km.len() - 1]);
    let between = (0..20).map(|i| nearest + (farthest - nearest) * f64::from(i) / 20.0);
    let off = |d: f64| {
        let share = km.partition_point(|&x| x <= d) as f64 / km.len() as f64;
        (proximity.probability_within(d) - share).abs()
    };
    BANDS_KM.into_iter().chain(between).map(off).fold(0.0, f64::max)
}

#[test]
fn p_of_districts() {
    let (_, border) = osm();
    let every = if cfg!(debug_assertions) { 24 } else { 8 };
    let mut worst = (0.0, String::new());
    let near = |disc: &durand::model::Disc| border.project(disc.centre).distance_km < 110.0;
    for (name, disc) in districts().into_iter().filter(|(_, d)| near(d)).step_by(every) {
        let ground = border.ground(&Footprint::Disc(disc)).expect("a disc has ground");
        let off = error_of_p(&border, &of_disc(&border, disc), &grid(&ground, DENSE));
        if off > worst.0 {
            worst = (off, name);
        }
    }
    println!("largest error of P: {:.4} ({})", worst.0, worst.1);
    assert!(worst.0 <= ERROR, "{} in {}", worst.0, worst.1);
}

/// A parallelogram with a side of `(dx, dy)` and one of `(w, −w)`.
fn strip(x: f64, y: f64, dx: f64, dy: f64, w: f64) -> Ring {
    vec![
        (x, y),
        (x + dx, y + dy),
        (x + dx + w, y + dy - w),
        (x + w, y - w),
        (x, y),
    ]
}

#[test]
fn p_of_odd_grounds() {
    let (_, border) = osm();
    let star = |i: i32| {
        let angle = f64::from(i % 40) * std::f64::consts::TAU / 40.0;
        let radius = if i % 2 == 0 { 0.9 } else { 0.25 };
        (69.8 + radius * angle.cos(), 33.2 + radius * angle.sin())
    };
    let island = |(x, y): (f64, f64)| Polygon::new(LineString::from(rectangle(x, y, 0.05, 0.04)), Vec::new());
    let islands = [(67.0, 31.0), (69.5, 33.6), (71.5, 34.8)].map(island).to_vec();
    let with_hole = vec![rectangle(69.0, 32.5, 1.0, 1.0), rectangle(69.2, 32.7, 0.6, 0.6)];
    let wedge = vec![(68.0, 32.9), (71.0, 32.9), (68.0, 32.93), (68.0, 32.9)];
    for (name, shape) in [
        ("a square with a hole", area(with_hole)),
        ("a strip across", area(vec![strip(68.0, 32.0, 2.5, 2.5, 0.004)])),
        ("a strip along", area(vec![strip(68.5, 31.8, 2.2, 2.5, 0.01)])),
        ("a strip on a parallel", area(vec![rectangle(68.0, 33.0, 3.0, 0.003)])),
        ("a strip on a meridian", area(vec![rectangle(70.0, 31.0, 0.003, 3.0)])),
        ("a wedge", area(vec![wedge])),
        ("islands", Arc::new(MultiPolygon(islands))),
        ("a star", area(vec![(0..=40).map(star).collect()])),
        ("a block", area(vec![rectangle(66.0, 30.0, 6.0, 5.0)])),
    ] {
        let off = error_of_p(&border, &of_area(&border, &shape), &grid(&shape, DENSE));
        println!("{name}: error of P {off:.4}");
        assert!(off <= ERROR, "{name}: {off}");
    }
}

/// Edges along the line, where rows of samples might count as one.
#[test]
fn p_beside_straight_lines() {
    let mut worst = 0.0_f64;
    for line in [
        [at(-9.0, 0.0), at(9.0, 0.0)],
        [at(0.0, -9.0), at(0.0, 9.0)],
        [at(-6.0, -6.0), at(6.0, 6.0)],
    ] {
        let border = Border::from_line("straight", line.to_vec()).expect("a line");
        for ring in [
            rectangle(0.3, 0.3, 0.64, 0.64),
            rectangle(-0.2, -0.1, 1.0, 0.37),
            strip(0.5, 0.0, 0.5, 0.5, 0.4),
            strip(0.1, 0.3, 0.2, 0.8, 0.05),
        ] {
            let shape = area(vec![ring]);
            let off = error_of_p(&border, &of_area(&border, &shape), &grid(&shape, DENSE / 4));
            worst = worst.max(off);
        }
    }
    println!("largest error of P: {worst:.4}");
    assert!(worst <= ERROR, "{worst}");
}

#[test]
fn p_of_discs_over_the_antimeridian_and_the_poles() {
    /// Rings, and as many points on each.
    const RINGS: usize = if cfg!(debug_assertions) { 150 } else { 500 };
    let mut worst = 0.0_f64;
    let mut draws = Draws(5);
    for (line, middle) in [
        ([at(178.5, 10.0), at(-179.4, 11.5)], at(180.0, 11.0)),
        ([at(20.0, 88.5), at(-150.0, 88.0)], at(0.0, 90.0)),
        ([at(-30.0, -89.5), at(70.0, -86.0)], at(0.0, -90.0)),
    ] {
        let border = Border::from_line("far away", line.to_vec()).expect("a line");
        for radius in [5e3, 40e3, 90e3, 250e3] {
            let centre = direct(middle, 360.0 * draws.next(), 80e3 * draws.next());
            // As in the plane: good to 2·10⁻⁴ at this size.
            let point = |i: usize| {
                let share = ((i / RINGS) as f64 + draws.next()) / RINGS as f64;
                let azimuth = 360.0 * ((i % RINGS) as f64 + draws.next()) / RINGS as f64;
                direct(centre, azimuth, radius * share.sqrt())
            };
            let points: Vec<LonLat> = (0..RINGS * RINGS).map(point).collect();
            worst = worst.max(error_of_p(
                &border,
                &of_disc(&border, disc(centre, radius, None)),
                &points,
            ));
        }
    }
    println!("largest error of P: {worst:.4}");
    assert!(worst <= ERROR, "{worst}");
}

#[test]
fn sides_are_those_of_the_ground() {
    let (_, border) = osm();
    let [afghanistan, pakistan] = Country::BOTH;
    let torkham = at(71.09, 34.12);
    let across = disc(torkham, 15e3, None);
    let proximity = of_disc(&border, across);
    let ground = border.ground(&Footprint::Disc(across)).expect("a disc has ground");
    let points = grid(&ground, DENSE / 4);
    let projections = border.project_many(&points);
    for (share, country) in proximity.sides.into_iter().zip(Country::BOTH) {
        let there = projections.iter().filter(|p| p.side == Some(country)).count() as f64;
        let exact = there / points.len() as f64;
        assert!((share - exact).abs() <= ERROR, "{country:?}: {share}, not {exact}");
        assert!(proximity.covers(country));
    }
    for (i, country) in Country::BOTH.into_iter().enumerate() {
        let clipped = of_disc(&border, disc(torkham, 15e3, Some(country)));
        assert!(clipped.sides[i] > 0.999, "{:?}", clipped.sides);
        let other = Country::BOTH[1 - i];
        assert!(
            clipped.covers(country) && !clipped.covers(other),
            "a common edge is no ground"
        );
    }
    // Round Kabul, with a spike over the line that is too thin for samples.
    let spike = [
        (69.0, 34.4),
        (69.4, 34.4),
        (71.4, 34.0),
        (69.4, 34.40001),
        (69.4, 34.8),
        (69.0, 34.8),
        (69.0, 34.4),
    ];
    let spiked = of_area(&border, &area(vec![spike.to_vec()]));
    assert_eq!(spiked.sides[1], 0.0);
    assert!(spiked.covers(afghanistan) && spiked.covers(pakistan));
    assert_eq!(spiked.least_km, 0.0);
    let at_sea = of_disc(&border, disc(at(60.0, 20.0), 10e3, None));
    assert_eq!(at_sea.sides, [0.0; 2]);
    assert!(!Country::BOTH.into_iter().any(|c| at_sea.covers(c)));
    let kabul = border
        .footprint_distance(&Footprint::point(at(69.18, 34.53)))
        .expect("located");
    assert_eq!(kabul.sides, [1.0, 0.0]);
    let line = border.footprint_distance(&Footprint::LINE).expect("located");
    assert!(!line.covers(afghanistan) && !line.covers(pakistan));
}

/// Between samples the nearest point of the line may move on a little.
#[test]
fn the_span_holds_the_measures_of_the_ground() {
    let (_, border) = osm();
    let mut most = 0.0_f64;
    for (name, disc) in districts().into_iter().step_by(100) {
        let (from, to) = of_disc(&border, disc).measure_span_km.expect("a disc has one");
        let ground = border.ground(&Footprint::Disc(disc)).expect("a disc has ground");
        let projections = border.project_many(&grid(&ground, 20_000));
        let outside = projections
            .iter()
            .filter(|p| !(from..=to).contains(&p.measure_km))
            .count();
        let share = outside as f64 / projections.len() as f64;
        assert!(share <= 0.002, "{name}: {share} of the ground is outside {from}…{to}");
        most = most.max(share);
    }
    println!("largest share outside: {most}");
}
