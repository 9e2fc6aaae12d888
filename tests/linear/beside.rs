//! So far beside the line, and back.

use super::*;

/// Length of each segment and measure of each vertex.
fn measured(vertices: &[LonLat]) -> (Vec<f64>, Vec<f64>) {
    let lengths: Vec<f64> = vertices.windows(2).map(|w| inverse(w[0], w[1]).0).collect();
    let mut measures = vec![0.0];
    lengths
        .iter()
        .for_each(|length| measures.push(measures[measures.len() - 1] + length));
    (lengths, measures)
}

/// Whether all segments but `own` are at least twice `offset` from `foot`:
/// then, by the triangle inequality, none is nearer than `offset` to a point
/// that far from the foot. A segment of length L whose ends are a and b away
/// is nowhere nearer than (a + b − L) / 2; a degree of latitude has 110.5 km.
fn alone(vertices: &[LonLat], lengths: &[f64], own: &[usize], foot: LonLat, offset: f64) -> bool {
    let clear = 2.0 * offset + MM;
    (0..lengths.len()).filter(|i| !own.contains(i)).all(|i| {
        let (a, b) = (vertices[i], vertices[i + 1]);
        (a.lat() - foot.lat()).abs() * 110.5 - lengths[i] > clear
            || (inverse(foot, a).0 + inverse(foot, b).0 - lengths[i]) / 2.0 > clear
    })
}

/// The last kilometres of versions that do not end where the outlines do
/// are left out, as in `border.rs`.
fn inner(border: &Border) -> std::ops::Range<f64> {
    let margin = if border.id() == "osm" { 0.2 } else { 10.0 };
    margin..border.line().length_km() - margin
}

/// On a side where the line has sides, else on one hand.
fn aside(border: &Border, measure: f64, offset: f64, left: bool) -> (LonLat, Option<Country>) {
    if !BORDERS.contains(&border.id()) {
        return (border.line().beside(measure, if left { offset } else { -offset }), None);
    }
    let side = Country::BOTH[usize::from(!left)];
    let point = border.resolve(measure, offset, side);
    let point = point.unwrap_or_else(|| panic!("{}: no {side:?} beside km {measure}", border.id()));
    (point, Some(side))
}

/// To the millimetre, where the offset is up to 100 m and all of the line
/// but the segment that the foot is on is at least twice as far from the foot.
#[test]
fn beside_a_segment_side_measure_and_offset_come_back() {
    for border in all_lines() {
        let vertices = border.line().vertices();
        let (lengths, measures) = measured(vertices);
        let far = Cell::new(0);
        proptest!(seeded(300), |(measure in inner(&border), most in 0.001..0.1_f64, left: bool)| {
            let own = measures.partition_point(|m| *m < measure) - 1;
            // As far as the vertices allow, so that dense stretches count too.
            let offset = most.min(0.45 * (measure - measures[own]).min(measures[own + 1] - measure));
            prop_assume!(alone(vertices, &lengths, &[own], border.line().resolve(measure), offset));
            let (point, side) = aside(&border, measure, offset, left);
            let back = border.project(point);
            let off = (back.measure_km - measure).abs().max((back.distance_km - offset).abs());
            let sound = off < MM && (offset < MM || back.side == side);
            prop_assert!(sound, "{}, {offset} km beside km {measure}: {back:?}", border.id());
            far.set(far.get() + usize::from(offset > 0.02));
        });
        assert!(far.get() > 100, "{}: {} offsets above 20 m", border.id(), far.get());
    }
}

/// At a bend of less than 85° the side comes back on both sides, and the
/// measure where the vertex is what is nearest.
#[test]
fn beside_a_bend_the_side_comes_back_and_outward_the_measure() {
    for border in all_lines() {
        let vertices = border.line().vertices();
        let (lengths, measures) = measured(vertices);
        let outward = Cell::new(0);
        proptest!(seeded(300), |(i in 1..lengths.len(), most in 0.001..0.1_f64, left: bool)| {
            // Half a micrometre before it, since a rounding behind it is no bend; see below.
            let (v, measure) = (vertices[i], measures[i] - 5e-10);
            let turn = inverse(v, vertices[i + 1]).1 - inverse(v, vertices[i - 1]).1;
            prop_assume!((turn.rem_euclid(360.0) - 180.0).abs() < 85.0 && inner(&border).contains(&measure));
            let offset = most.min(0.45 * lengths[i - 1].min(lengths[i]));
            prop_assume!(alone(vertices, &lengths, &[i - 1, i], v, offset));
            let (point, side) = aside(&border, measure, offset, left);
            let back = border.project(point);
            let shown = format!("{}, {offset} km beside vertex {i}, {v:?}: {back:?}", border.id());
            prop_assert!(back.side == side && back.distance_km < offset + MM, "{}", shown);
            if back.distance_km > offset - 1e-9 {
                prop_assert!((back.measure_km - measure).abs() < 1e-4, "{}", shown);
                outward.set(outward.get() + 1);
            }
        });
        assert!(outward.get() > 100, "{}: {} outward", border.id(), outward.get());
    }
}

#[test]
fn a_rounding_makes_no_difference_at_a_bend() {
    let line = BorderLine::new(vec![at(66.2, 30.1), at(66.3, 30.2), at(66.3, 30.3)]).expect("a line");
    let measure = line.project(line.vertices()[1]).measure_km;
    let at_bend = line.beside(measure - 5e-10, 1.0);
    for more in (0..100).map(|i| f64::from(i) * 1e-13) {
        let metres = 1e3 * inverse(line.beside(measure + more, 1.0), at_bend).0;
        assert!(metres < 0.01, "{more} km behind the bend: {metres} m elsewhere");
    }
}

#[test]
fn within_a_metre_of_a_sharp_bend_both_sides_are_there() {
    for side in Country::BOTH {
        assert!(version("osm").resolve(867.796_833, 0.01, side).is_some(), "no {side:?}");
    }
}
