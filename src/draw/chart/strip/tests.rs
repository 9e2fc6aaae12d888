use super::*;
use crate::draw::chart::sample;

fn items(n: usize) -> Vec<Item> {
    use Country::{Afghanistan as A, Pakistan as P};
    type Row = (f64, f64, Option<f64>, f64, Option<Country>);
    // Measure, least, representative, greatest, side.
    let at: [Row; 24] = [
        (1380.0, 2.0, Some(14.0), 30.0, Some(A)),
        (640.0, 0.0, Some(3.0), 6.0, Some(P)),
        (1905.0, 0.1, Some(0.1), 0.1, Some(A)),
        (1245.0, 0.0, Some(12.0), 40.0, Some(A)),
        (1247.0, 0.0, Some(12.0), 40.0, Some(A)),
        (1400.0, 0.0, None, 70.0, None),
        (1905.0, 0.1, Some(0.1), 0.1, Some(A)),
        (1885.0, 1.0, Some(15.0), 32.0, Some(A)),
        (1880.0, 170.0, Some(181.0), 195.0, Some(A)),
        (1560.0, 0.0, Some(9.0), 35.0, Some(P)),
        (1790.0, 2.0, Some(22.0), 48.0, Some(A)),
        (1565.0, 0.0, Some(11.0), 35.0, Some(P)),
        (642.0, 2.0, Some(8.0), 15.0, Some(A)),
        (660.0, 90.0, Some(98.0), 104.0, Some(A)),
        (1880.0, 172.0, Some(182.0), 195.0, Some(A)),
        (1190.0, 30.0, Some(48.0), 66.0, Some(A)),
        (1310.0, 25.0, Some(38.0), 55.0, Some(P)),
        (1390.0, 0.0, Some(2.0), 12.0, Some(P)),
        (1566.0, 0.0, Some(9.0), 35.0, Some(P)),
        (639.0, 0.0, Some(3.0), 6.0, Some(P)),
        (1180.0, 22.0, Some(40.0), 61.0, Some(P)),
        (2050.0, 0.0, None, 95.0, Some(A)),
        (1398.0, 0.0, Some(6.0), 15.0, Some(A)),
        (1200.0, 0.0, None, 0.0, None),
    ];
    sample::incidents()
        .iter()
        .zip(at)
        .take(n)
        .map(|(incident, (measure, least, representative, greatest, side))| Item {
            tooltip: incident.headline(),
            kind: incident.kind,
            place: Some(incident.places[0].written()),
            least_km: least,
            greatest_km: greatest,
            representative_km: representative,
            side,
            measure_km: representative.map(|_| measure),
            span_km: match greatest > 0.0 {
                true => Some((measure - greatest, measure + greatest)),
                false => Some((0.0, f64::INFINITY)),
            },
        })
        .collect()
}

#[test]
fn a_strip_of_any_size_is_drawn() {
    let along = sample::along();
    for (n, theme) in [(0, "print"), (1, "dark"), (24, "print")] {
        let figure = sample::themed("Incidents cluster at Chaman, Khost and Kurram", 180.0, 125.0, theme);
        let svg = paint(&items(n), 2, &along, &figure).expect("drawn");
        assert_eq!(svg, paint(&items(n), 2, &along, &figure).expect("drawn"));
        sample::check(&format!("strip-{n}"), &svg);
    }
    let figure = sample::figure("Strip", 180.0, 125.0);
    let bare = |line_km| Along {
        line_km,
        ..Along::default()
    };
    sample::check(
        "strip-bare",
        &paint(&items(24), 0, &bare(2460.0), &figure).expect("drawn"),
    );
    for (n, figure) in sample::odd_figures().into_iter().enumerate() {
        let made = paint(&items(24), 2, &along, &figure);
        sample::check_or_layout(&format!("strip-odd-{n}"), made);
    }
    assert!(paint(&items(3), 0, &bare(f64::NAN), &figure).is_ok());
}

#[test]
fn crowds_become_discs_and_more_become_cells() {
    let along = sample::along();
    let one = items(24);
    let figure = sample::themed("Strip", 240.0, 150.0, "mono");
    let many = |n: usize| -> Vec<Item> { (0..n).map(|i| one[i % 24].clone()).collect() };
    let svg = paint(&many(240), 0, &along, &figure).expect("drawn");
    sample::check("strip-240", &svg);
    assert!(svg.contains("10 incidents: "));
    let scattered: Vec<Item> = (0..20_000_u32)
        .map(|i| Item {
            measure_km: Some(f64::from(i * 37 % 2_500)),
            representative_km: Some(f64::from(i * 53 % 180)),
            span_km: None,
            side: Some(Country::BOTH[(i % 2) as usize]),
            ..one[(i % 24) as usize].clone()
        })
        .collect();
    let svg = paint(&scattered, 0, &along, &figure).expect("drawn");
    sample::check("strip-20000", &svg);
    assert!(
        svg.contains("too many to show one by one") && svg.len() < 500_000,
        "{}",
        svg.len()
    );
}
