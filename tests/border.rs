//! Projection, measure and side, against computations that share no code with
//! the crate: `reference/border.py` (PROJ's copy of Karney's GeographicLib in C)
//! and a search of every segment written here.

use durand::border::{Border, BorderLine};
use durand::geodata::{Atlas, BORDERS};
use durand::geodesy::LonLat;
use durand::model::Country;
use geographiclib_rs::{DirectGeodesic, Geodesic, InverseGeodesic};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use std::io::Write;

/// The same cases at each run: a failure must not come and go.
fn seeded(cases: u32) -> Config {
    Config {
        cases,
        rng_seed: RngSeed::Fixed(20_251_009),
        failure_persistence: None,
        max_global_rejects: 20 * cases,
        ..Config::default()
    }
}

fn at(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).expect("a position")
}

fn open(version: &str) -> Border {
    Border::open(version, &Atlas::embedded()).expect("an embedded version")
}

/// Distance and azimuth straight from GeographicLib, past `durand::geodesy`.
fn inverse(wgs84: &Geodesic, from: LonLat, to: LonLat) -> (f64, f64) {
    let (metres, azimuth, _, _) = wgs84.inverse(from.lat(), from.lon(), to.lat(), to.lon());
    (metres, azimuth)
}

fn direct(wgs84: &Geodesic, from: LonLat, azimuth: f64, metres: f64) -> LonLat {
    let (lat, lon) = wgs84.direct(from.lat(), from.lon(), azimuth, metres);
    at(lon, lat)
}

/// A point and a wide neighbourhood of the line: four countries' worth.
fn around() -> impl Strategy<Value = LonLat> {
    (55.0..85.0, 20.0..45.0).prop_map(|(lon, lat)| at(lon, lat))
}

/// Anywhere, with a taste for where longitude misbehaves.
fn anywhere() -> impl Strategy<Value = LonLat> {
    let lon = prop_oneof![-180.0..=180.0, Just(-180.0), Just(180.0), Just(0.0), 179.999..=180.0];
    let lat = prop_oneof![-90.0..=90.0, Just(-90.0), Just(90.0), Just(0.0), 89.9999..=90.0];
    (lon, lat).prop_map(|(lon, lat)| at(lon, lat))
}

mod reference {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Row {
        border: String,
        lon: f64,
        lat: f64,
        distance_m: f64,
        measure_m: f64,
        foot_lon: f64,
        foot_lat: f64,
        second_distance_m: Option<f64>,
        azimuth_deg: Option<f64>,
    }

    const TEXT: &str = include_str!("reference/border.csv");

    fn rows(version: &str) -> Vec<Row> {
        let mut reader = csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .from_reader(TEXT.as_bytes());
        let rows = reader.deserialize().map(|row| row.expect("a row of the reference"));
        rows.filter(|row: &Row| row.border == version).collect()
    }

    /// A version of the border, or one of the lines elsewhere of `lines.csv`.
    fn line(name: &str) -> BorderLine {
        if BORDERS.contains(&name) {
            return BorderLine::new(open(name).line().vertices().to_vec()).expect("a line");
        }
        let mut reader = csv::Reader::from_reader(include_str!("reference/lines.csv").as_bytes());
        let vertices = reader.deserialize().map(|row| row.expect("a vertex"));
        let of_line = vertices.filter(|(line, ..): &(String, f64, f64)| line == name);
        BorderLine::new(of_line.map(|(_, lon, lat)| at(lon, lat)).collect()).expect("a line")
    }

    const LINES: [(&str, usize); 5] = [
        ("osm", 2_000),
        ("natural-earth", 2_000),
        ("gshhg", 2_000),
        ("antimeridian", 500),
        ("pole", 500),
    ];

    /// The distance within 1 mm, and 5 mm beyond 200 km; the measure within
    /// 0.1 m up to 1,000 km and 1 m beyond, unless another foot is no more than
    /// 2 mm farther off; one by one and all at once.
    #[test]
    fn points_project_as_in_the_reference() {
        let wgs84 = Geodesic::wgs84();
        for (name, count) in LINES {
            let rows = rows(name);
            assert_eq!(rows.len(), count, "{name}");
            let border = Border::from_line(name, line(name).vertices().to_vec()).expect("a line");
            let points: Vec<LonLat> = rows.iter().map(|row| at(row.lon, row.lat)).collect();
            let at_once = border.project_many(&points);
            assert_eq!(at_once.len(), count, "{name}");
            // Nearer than 200 km, farther, measure, and azimuth times distance.
            let mut worst = [0.0_f64; 4];
            let mut compared = 0;
            for ((row, point), together) in rows.iter().zip(points).zip(at_once) {
                let found = border.project(point);
                assert!(
                    (found.distance_km - together.distance_km).abs() < 1e-9,
                    "{name} {point:?}"
                );
                let off = (found.distance_km * 1e3 - row.distance_m).abs();
                let far = row.distance_m > 200e3;
                let shown = format!("{name} {point:?}, {:.3} m", row.distance_m);
                assert!(
                    off <= if far { 5e-3 } else { 1e-3 },
                    "{shown}: the distance is {off} m off"
                );
                worst[usize::from(far)] = worst[usize::from(far)].max(off);
                if row
                    .second_distance_m
                    .is_some_and(|second| second - row.distance_m <= 2e-3)
                {
                    continue;
                }
                let off = (found.measure_km * 1e3 - row.measure_m).abs();
                let tolerance = if row.distance_m > 1e6 { 1.0 } else { 0.1 };
                assert!(off <= tolerance, "{shown}: the measure is {off} m off");
                // The foot's nine decimals are a tenth of a millimetre.
                let foot = border.line().resolve(found.measure_km);
                let (astray, _) = inverse(&wgs84, foot, at(row.foot_lon, row.foot_lat));
                assert!(astray <= tolerance, "{shown}: the foot is {astray} m astray");
                if let Some(azimuth) = row.azimuth_deg {
                    let turned = (inverse(&wgs84, point, foot).1 - azimuth + 540.0).rem_euclid(360.0) - 180.0;
                    let aside = turned.abs().to_radians() * row.distance_m;
                    assert!(
                        aside <= tolerance + 2e-7 * row.distance_m,
                        "{shown}: the azimuth is {turned}° off"
                    );
                    worst[3] = worst[3].max(aside);
                }
                worst[2] = worst[2].max(off);
                compared += 1;
            }
            let worst = worst.map(|w| format!("{w:.1e}"));
            println!(
                "{name}: below 200 km, beyond, measure, azimuth across: {} m",
                worst.join(", ")
            );
            assert!(compared >= count - 5, "{name}: only {compared} measures were compared");
        }
    }

    #[test]
    fn lines_are_as_long_as_in_the_reference() {
        let lengths: Vec<(&str, f64)> = TEXT
            .lines()
            .filter_map(|l| l.strip_prefix("# length ")?.split_once(' '))
            .map(|(name, metres)| (name, metres.parse().expect("a length")))
            .collect();
        assert_eq!(lengths.iter().map(|l| l.0).collect::<Vec<_>>(), LINES.map(|l| l.0));
        for (name, metres) in lengths {
            let ours = line(name).length_km() * 1e3;
            assert!((ours - metres).abs() < 1e-3, "{name}: {ours} m, not {metres}");
        }
    }
}

/// Nearest point by golden section on every single segment: slow, and blind to
/// index, chord and derivative alike.
#[test]
fn no_segment_is_nearer_than_the_one_found() {
    const GOLDEN: f64 = 0.618_033_988_749_894_9;
    let wgs84 = Geodesic::wgs84();
    let border = open("gshhg");
    let vertices = border.line().vertices();
    let segments: Vec<(LonLat, f64, f64)> = vertices
        .windows(2)
        .map(|w| {
            let (length, azimuth) = inverse(&wgs84, w[0], w[1]);
            (w[0], azimuth, length)
        })
        .collect();
    let search = |point: LonLat, &(from, azimuth, length): &(LonLat, f64, f64)| {
        let away = |along: f64| inverse(&wgs84, point, direct(&wgs84, from, azimuth, along)).0;
        let (mut low, mut high) = (0.0, length);
        let (mut left, mut right) = (high - GOLDEN * length, GOLDEN * length);
        let (mut at_left, mut at_right) = (away(left), away(right));
        // To a tenth of a millimetre, which the distance can only fall short of.
        while high - low > 1e-4 {
            if at_left < at_right {
                (high, right, at_right) = (right, left, at_left);
                left = high - GOLDEN * (high - low);
                at_left = away(left);
            } else {
                (low, left, at_left) = (left, right, at_right);
                right = low + GOLDEN * (high - low);
                at_right = away(right);
            }
        }
        at_left.min(at_right)
    };
    let mut runner = proptest::test_runner::TestRunner::new(seeded(20));
    let tested = runner.run(&around(), |point| {
        let exact = segments.iter().map(|s| search(point, s)).fold(f64::INFINITY, f64::min);
        let ours = border.project(point).distance_km * 1e3;
        prop_assert!((ours - exact).abs() < 1e-3, "{point:?}: {ours} m, not {exact}");
        Ok(())
    });
    tested.expect("every point is as far as the search says");
}

/// A foot a little behind a bend was taken for the bend, up to 25 m away.
#[test]
fn no_step_along_the_line_leads_nearer() {
    let wgs84 = Geodesic::wgs84();
    let border = open("natural-earth");
    let found_wrong = [
        at(56.07746636, 15.16847554),
        at(57.46420477, 15.32923309),
        at(57.38267596, 17.31240577),
        at(57.17616185, 14.4989245),
    ];
    let holds = |point: LonLat| {
        let found = border.project(point);
        let away = |km: f64| inverse(&wgs84, point, border.line().resolve(found.measure_km + km)).0;
        for step in [-0.1, -0.025, -0.005, 0.005, 0.025, 0.1] {
            prop_assert!(away(step) > away(0.0) - 1e-6, "{point:?}: {step} km along is nearer");
        }
        Ok(())
    };
    for point in found_wrong {
        holds(point).expect("no step leads nearer");
    }
    let mut runner = proptest::test_runner::TestRunner::new(seeded(1_000));
    runner
        .run(&(45.0..90.0, 10.0..50.0).prop_map(|(lon, lat)| at(lon, lat)), holds)
        .expect("no step leads nearer");
}

/// Anywhere on earth, the distance lies between what the triangle inequality
/// allows from the vertices: no farther than the nearest vertex, no nearer than
/// half a segment less.
#[test]
fn any_position_on_earth_projects() {
    let wgs84 = Geodesic::wgs84();
    let border = open("gshhg");
    let vertices = border.line().vertices();
    let longest = vertices
        .windows(2)
        .map(|w| inverse(&wgs84, w[0], w[1]).0)
        .fold(0.0, f64::max);
    proptest!(seeded(256), |(point in anywhere())| {
        let found = border.project(point);
        let vertex = vertices.iter().map(|&v| inverse(&wgs84, point, v).0).fold(f64::INFINITY, f64::min);
        let ours = found.distance_km * 1e3;
        prop_assert!(ours <= vertex + 1e-3, "{ours} m, though a vertex is {vertex} m away");
        prop_assert!(ours >= vertex - longest / 2.0 - 1e-3, "{ours} m, though no vertex is nearer than {vertex} m");
        prop_assert!((0.0..=border.line().length_km() + 1e-9).contains(&found.measure_km));
        border.side(point);
    });
}

#[test]
fn what_is_resolved_projects_onto_itself() {
    for version in BORDERS {
        let border = open(version);
        let length = border.line().length_km();
        proptest!(seeded(400), |(share in 0.0..=1.0)| {
            let measure = share * length;
            let back = border.project(border.line().resolve(measure));
            prop_assert!(back.distance_km * 1e6 < 1.0, "{version}, {measure} km: {} km off the line", back.distance_km);
            prop_assert!((back.measure_km - measure).abs() < 1e-3, "{version}, {measure} km: came back as {}", back.measure_km);
        });
        // Beyond the ends there is nothing but the ends.
        assert_eq!(border.line().resolve(-1.0), border.line().resolve(0.0));
        assert_eq!(border.line().resolve(f64::INFINITY), border.line().resolve(length));
    }
}

/// |d(p) − d(q)| ≤ |pq|, which any distance to a set obeys. The second point is
/// near the first half of the time, where the inequality is tight.
#[test]
fn distances_obey_the_triangle_inequality() {
    let wgs84 = Geodesic::wgs84();
    for version in BORDERS {
        let border = open(version);
        let apart = prop_oneof![1.0..1_000.0, 1e3..2e6];
        proptest!(seeded(300), |(p in around(), azimuth in -180.0..180.0, metres in apart)| {
            let q = direct(&wgs84, p, azimuth, metres);
            let gap = (border.project(p).distance_km - border.project(q).distance_km).abs() * 1e3;
            prop_assert!(gap <= metres + 1e-4, "{p:?} {q:?}: {gap} m apart in distance, {metres} m on the ground");
        });
    }
}

/// A vertex in the middle of a geodesic adds nothing.
#[test]
fn subdividing_changes_nothing() {
    let wgs84 = Geodesic::wgs84();
    for version in BORDERS {
        let border = open(version);
        let mut finer = vec![border.line().vertices()[0]];
        for (i, w) in border.line().vertices().windows(2).enumerate() {
            let (length, azimuth) = inverse(&wgs84, w[0], w[1]);
            // Unequal parts, so that no cut falls where the crate itself cuts.
            let cuts: &[f64] = [&[][..], &[0.31], &[0.17, 0.583, 0.91]][i % 3];
            finer.extend(cuts.iter().map(|t| direct(&wgs84, w[0], azimuth, t * length)));
            finer.push(w[1]);
        }
        let finer = BorderLine::new(finer).expect("a line");
        assert!(
            (finer.length_km() - border.line().length_km()).abs() < 1e-6,
            "{version}"
        );
        proptest!(seeded(200), |(point in around())| {
            let (a, b) = (border.project(point), finer.project(point));
            let gap = (a.distance_km - b.distance_km).abs() * 1e6;
            prop_assert!(gap < 0.1, "{version} {point:?}: {gap} mm between coarse and fine");
            prop_assert!((a.measure_km - b.measure_km).abs() < 1e-4, "{version} {point:?}: {a:?} {b:?}");
        });
    }
}

mod side {
    use super::*;

    /// Going from Iran to China, Afghanistan is on the left. Offsets that come
    /// down nearer to another stretch of the line say nothing.
    fn check(border: &Border, measure_km: f64, offset: f64, left: bool) -> Result<(), TestCaseError> {
        let wgs84 = Geodesic::wgs84();
        let line = border.line();
        let foot = line.resolve(measure_km);
        let (_, heading) = inverse(&wgs84, foot, line.resolve(measure_km + 1e-4));
        let point = direct(&wgs84, foot, heading + if left { -90.0 } else { 90.0 }, offset);
        prop_assume!(border.project(point).distance_km * 1e3 > offset - 0.01);
        let expected = if left { Country::Afghanistan } else { Country::Pakistan };
        prop_assert_eq!(
            border.side(point),
            Some(expected),
            "{} {:?}: {} m beside km {}",
            border.id(),
            point,
            offset,
            measure_km
        );
        Ok(())
    }

    /// The last kilometres are left out for the versions whose ends are not
    /// where the countries' outlines meet their neighbours'.
    fn between_the_ends(border: &Border) -> std::ops::Range<f64> {
        let margin = if border.id() == BORDERS[0] { 0.2 } else { 10.0 };
        margin..border.line().length_km() - margin
    }

    #[test]
    fn left_is_afghan_and_right_is_pakistani() {
        for version in BORDERS {
            let border = open(version);
            proptest!(seeded(800), |(measure in between_the_ends(&border), left: bool)| {
                check(&border, measure, 50.0, left)?;
            });
        }
    }

    #[test]
    fn bends_have_the_right_side_before_and_behind() {
        for version in BORDERS {
            let border = open(version);
            let line = border.line();
            let range = between_the_ends(&border);
            let vertex = 1..line.vertices().len() - 1;
            proptest!(seeded(400), |(i in vertex, before in 0.3..30.0_f64, left: bool, behind: bool)| {
                let vertex = border.project(line.vertices()[i]).measure_km;
                let measure = vertex + (if behind { before } else { -before }) / 1e3;
                prop_assume!(range.contains(&measure));
                check(&border, measure, 50.0, left)?;
            });
        }
    }

    /// The segments are geodesics also to the side, not straight lines in
    /// degrees: on 74 km these are 60 m apart.
    #[test]
    fn long_segments_part_the_sides_along_the_geodesic() {
        let border = open(BORDERS[0]);
        let mut measure = 0.0;
        let mut long = 0;
        let wgs84 = Geodesic::wgs84();
        for w in border.line().vertices().windows(2) {
            let length = inverse(&wgs84, w[0], w[1]).0 / 1e3;
            if length > 10.0 {
                long += 1;
                for (share, left) in [(0.2, true), (0.5, true), (0.8, true), (0.2, false), (0.5, false)] {
                    check(&border, measure + share * length, 10.0, left).expect("the side along the geodesic");
                }
            }
            measure += length;
        }
        assert!(long >= 4, "only {long} long segments");
    }

    #[test]
    fn cities_are_where_they_are() {
        let afghan = [
            (69.18, 34.53),
            (65.71, 31.61),
            (62.20, 34.35),
            (69.92, 33.34),
            (70.45, 34.43),
        ];
        let pakistani = [
            (67.01, 30.18),
            (71.58, 34.01),
            (73.05, 33.68),
            (66.99, 24.86),
            (71.79, 35.85),
        ];
        let elsewhere = [
            (51.4, 35.7),
            (60.86, 29.50),
            (77.2, 28.6),
            (68.8, 38.5),
            (75.99, 39.47),
            (0.0, 0.0),
        ];
        for version in BORDERS {
            let border = open(version);
            let all = |cities: &[(f64, f64)], expected| {
                for &(lon, lat) in cities {
                    assert_eq!(border.side(at(lon, lat)), expected, "{version}: {lon},{lat}");
                }
            };
            all(&afghan, Some(Country::Afghanistan));
            all(&pakistani, Some(Country::Pakistan));
            all(&elsewhere, None);
        }
    }
}

mod from_a_file {
    use super::*;

    fn file(text: &str) -> tempfile::NamedTempFile {
        let mut file = tempfile::Builder::new()
            .suffix(".geojson")
            .tempfile()
            .expect("a temporary file");
        file.write_all(text.as_bytes()).expect("room for it");
        file
    }

    fn opened(text: &str) -> durand::Result<Border> {
        let file = file(text);
        Border::open(file.path().to_str().expect("a plain path"), &Atlas::embedded())
    }

    /// Each part a feature of its own.
    fn features(parts: &[Vec<LonLat>]) -> String {
        let feature = |part: &Vec<LonLat>| {
            let coordinates: Vec<[f64; 2]> = part.iter().map(|p| [p.lon(), p.lat()]).collect();
            serde_json::json!({
                "type": "Feature", "properties": {},
                "geometry": {"type": "LineString", "coordinates": coordinates},
            })
        };
        let features: Vec<_> = parts.iter().map(feature).collect();
        serde_json::json!({"type": "FeatureCollection", "features": features}).to_string()
    }

    #[test]
    fn a_line_keeps_its_vertices_and_gains_sides() {
        let ours = Atlas::embedded().line("natural-earth").expect("embedded");
        let border = opened(&features(std::slice::from_ref(&ours))).expect("one line");
        assert_eq!(border.line().vertices(), ours);
        assert!(border.id().ends_with(".geojson"), "{}", border.id());
        assert_eq!(border.side(at(69.18, 34.53)), Some(Country::Afghanistan));
    }

    #[test]
    fn parts_in_any_order_and_direction_are_one_line() {
        let whole = Atlas::embedded().line("natural-earth").expect("embedded");
        let cuts = proptest::collection::btree_set(1..whole.len() - 1, 1..8);
        let shuffled = cuts.prop_flat_map(|cuts| {
            let mut ends: Vec<usize> = cuts.into_iter().collect();
            ends.insert(0, 0);
            ends.push(whole.len() - 1);
            let parts: Vec<(usize, usize)> = ends.windows(2).map(|w| (w[0], w[1])).collect();
            let n = parts.len();
            (Just(parts).prop_shuffle(), proptest::collection::vec(any::<bool>(), n))
        });
        proptest!(seeded(24), |((parts, reversed) in shuffled)| {
            let parts: Vec<Vec<LonLat>> = parts
                .iter()
                .zip(&reversed)
                .map(|(&(from, to), &reversed)| {
                    let mut part = whole[from..=to].to_vec();
                    if reversed {
                        part.reverse();
                    }
                    part
                })
                .collect();
            let border = opened(&features(&parts)).expect("parts that join");
            prop_assert_eq!(border.line().vertices(), &whole[..]);
        });
    }

    #[test]
    fn a_gap_is_named_as_one() {
        let whole = Atlas::embedded().line("natural-earth").expect("embedded");
        let parts = [whole[..200].to_vec(), whole[201..].to_vec()];
        let message = opened(&features(&parts)).err().expect("a gap").to_string();
        assert!(message.contains("gap") && message.contains(".geojson"), "{message}");
        // Ends that differ by a rounding (30 m) are no gap.
        let aside = direct(&Geodesic::wgs84(), whole[200], 90.0, 30.0);
        let mut second = whole[200..].to_vec();
        second[0] = aside;
        assert!(opened(&features(&[whole[..=200].to_vec(), second])).is_ok());
    }

    #[test]
    fn what_is_no_line_is_refused_with_the_file_named() {
        let geometry = |kind: &str, coordinates: &str| format!(r#"{{"type":"{kind}","coordinates":{coordinates}}}"#);
        let garbage = [
            String::new(),
            "\u{0}\u{1}\u{2}".to_owned(),
            "lon,lat\n60.9,29.9\n".to_owned(),
            "{}".to_owned(),
            "[]".to_owned(),
            r#"{"type":"FeatureCollection","features":[]}"#.to_owned(),
            r#"{"type":"Feature","properties":{},"geometry":null}"#.to_owned(),
            geometry("Point", "[60.9,29.9]"),
            geometry("LineString", "[]"),
            geometry("LineString", "[[60.9,29.9]]"),
            geometry("LineString", "[[60.9,29.9],[60.9,29.9]]"),
            geometry("LineString", "[[60.9,29.9],[61]]"),
            geometry("LineString", "[[60.9,29.9],[61,95]]"),
            geometry("LineString", "[[60.9,29.9],[361,30]]"),
            geometry("LineString", "[[60.9,29.9],[null,30]]"),
            geometry("LineString", r#"[[60.9,29.9],["a","b"]]"#),
            geometry("LineString", "[[60.9,29.9],[1e999,30]]"),
            geometry("MultiLineString", "[[]]"),
        ];
        for text in garbage {
            let error = opened(&text).err().unwrap_or_else(|| panic!("accepted {text:?}"));
            let message = error.to_string();
            assert!(message.contains(".geojson"), "{text:?}: {message}");
        }
        let message = Border::open("mcmahon", &Atlas::embedded())
            .err()
            .expect("no such version")
            .to_string();
        assert!(BORDERS.iter().all(|b| message.contains(b)), "{message}");
    }

    /// 1° of longitude and of latitude at 180°, not 358° round the globe;
    /// written through or, as the standard asks, cut at the antimeridian.
    #[test]
    fn a_line_across_the_antimeridian_takes_the_short_way() {
        let (a, b) = (at(179.0, -1.0), at(-179.0, 1.0));
        let through = opened(&features(&[vec![a, b]])).expect("a line");
        let cut = [vec![a, at(180.0, 0.0)], vec![at(-180.0, 0.0), b]];
        let cut = opened(&features(&cut)).expect("two parts that meet at 180°");
        let expected = inverse(&Geodesic::wgs84(), a, b).0 / 1e3;
        for border in [&through, &cut] {
            assert!((border.line().length_km() - expected).abs() < 1e-6);
            for lon in [180.0, -180.0] {
                let middle = border.project(at(lon, 0.0));
                assert!(middle.distance_km < 1e-6, "{middle:?}");
                assert!((middle.measure_km - expected / 2.0).abs() < 1e-4, "{middle:?}");
            }
            // Another border than the Durand Line has no sides to tell.
            assert_eq!(border.side(at(69.18, 34.53)), None);
        }
        proptest!(seeded(200), |(lon in 170.0..190.0, lat in -10.0..10.0, turn: bool)| {
            let point = at(if lon > 180.0 { lon - 360.0 } else { lon }, lat);
            let (p, q) = (through.project(point), cut.project(point));
            prop_assert!((p.distance_km - q.distance_km).abs() < 1e-6, "{point:?}: {p:?} {q:?}");
            // By symmetry about (180°, 0°), half a turn changes no distance.
            if turn {
                let lon = 360.0 - lon;
                let turned = at(if lon > 180.0 { lon - 360.0 } else { lon }, -lat);
                prop_assert!((through.project(turned).distance_km - p.distance_km).abs() < 1e-6, "{point:?}");
            }
        });
    }
}

/// Short segments are measured by a series: over 17,000 of them nothing adds up.
#[test]
fn the_line_is_as_long_as_its_geodesics() {
    let earth = Geodesic::wgs84();
    for version in BORDERS {
        let line = open(version);
        let segments = line.line().vertices().windows(2);
        let metres: f64 = segments
            .map(|s| -> f64 { earth.inverse(s[0].lat(), s[0].lon(), s[1].lat(), s[1].lon()) })
            .sum();
        let off = (line.line().length_km() * 1_000.0 - metres).abs();
        assert!(off < 1e-6, "{version}: {off} m off");
    }
}
