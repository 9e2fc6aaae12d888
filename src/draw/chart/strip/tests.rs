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

fn crossings() -> Vec<(String, f64)> {
    [
        ("Bahramcha", 330.0),
        ("Chaman – Spīn Bōldak", 640.0),
        ("Badini", 900.0),
        ("Qamar al-Din", 980.0),
        ("Angoor Adda", 1165.0),
        ("Ghulam Khan", 1345.0),
        ("Kharlachi", 1530.0),
        ("Burki", 1555.0),
        ("Torkham", 1905.0),
        ("Nawa Pass", 1990.0),
        ("Arandu", 2110.0),
        ("Dorah", 2230.0),
        ("Broghil", 2440.0),
    ]
    .into_iter()
    .map(|(name, km)| (name.to_owned(), km))
    .collect()
}

#[test]
fn a_strip_of_any_size_is_drawn() {
    let figure = sample::figure("Incidents cluster at Chaman, Khost and Kurram", 180.0, 115.0);
    for n in [0, 1, 24] {
        let svg = paint(&items(n), 2, 2460.0, &crossings(), &figure).expect("drawn");
        assert_eq!(svg, paint(&items(n), 2, 2460.0, &crossings(), &figure).expect("drawn"));
        sample::check(&format!("strip-{n}"), &svg);
    }
    let svg = paint(&items(24), 0, 2460.0, &[], &figure).expect("drawn");
    sample::check("strip-bare", &svg);
    for (n, figure) in sample::odd_figures().into_iter().enumerate() {
        let made = paint(&items(24), 2, 2460.0, &crossings(), &figure);
        sample::check_or_layout(&format!("strip-odd-{n}"), made);
    }
    assert!(paint(&items(3), 0, f64::NAN, &[], &figure).is_ok());
}
