use super::*;
use crate::draw::chart::sample;

fn items(n: usize) -> Vec<Item> {
    sample::incidents()
        .into_iter()
        .take(n)
        .map(|incident| Item {
            tooltip: incident.headline(),
            date: incident.date,
            kind: incident.kind,
            killed: toll(&incident.claims, Harm::Killed),
            place: Some(incident.places[0].written()),
        })
        .collect()
}

#[test]
fn a_timeline_of_any_size_is_drawn() {
    for (n, events) in [(0, 0), (0, 14), (1, 0), (1, 14), (5, 3), (24, 14)] {
        let name = format!("timeline-{n}-{events}");
        let figure = sample::figure("Strikes and clashes crowd into the autumn of 2025", 180.0, 150.0);
        let svg = paint(items(n), &sample::events()[..events], (None, None), &figure).expect("drawn");
        assert_eq!(
            svg,
            paint(items(n), &sample::events()[..events], (None, None), &figure).expect("drawn")
        );
        sample::check(&name, &svg);
        assert_eq!(svg.contains("id=\"overview\""), n == 24, "{name}");
    }
}

#[test]
fn odd_pages_and_periods_are_drawn() {
    for (n, figure) in sample::odd_figures().into_iter().enumerate() {
        let made = paint(items(24), &sample::events(), (None, None), &figure);
        sample::check_or_layout(&format!("timeline-odd-{n}"), made);
    }
    let figure = sample::figure("Timeline", 180.0, 150.0);
    for (n, dates) in [
        ["1893-11-12", "2025-10-09"],
        ["0001-01-01", "2025"],
        ["2025-01-01", "9999-12-31"],
        ["2025-02-28", "2025-02-28"],
        ["2024-12-31/2025-01-01", "2024"],
        ["2025-06", "2025-09-30"],
    ]
    .into_iter()
    .enumerate()
    {
        let mut two = items(2);
        for (item, date) in two.iter_mut().zip(dates) {
            item.date = date.parse().expect("a date");
        }
        let svg = paint(two, &[], (None, None), &figure).expect("drawn");
        sample::check(&format!("timeline-dates-{n}"), &svg);
    }
}

#[test]
fn every_incident_has_its_title() {
    let figure = sample::figure("Timeline", 180.0, 150.0);
    let svg = paint(items(24), &[], (None, None), &figure).expect("drawn");
    for item in items(24) {
        let mut escaped = item.tooltip.replace('&', "&amp;");
        escaped = escaped.replace('<', "&lt;");
        assert!(svg.contains(&escaped), "{escaped}");
    }
}

#[test]
fn events_after_the_last_incident_are_shown() {
    let figure = sample::figure("Timeline", 180.0, 150.0);
    let mut late = sample::events()[..1].to_vec();
    late[0].date = "2026-02-03".parse().expect("a date");
    let svg = |period| paint(items(24), &late, period, &figure).expect("drawn");
    assert!(svg((None, None)).contains("3 Feb 2026"));
    let end = NaiveDate::from_ymd_opt(2025, 12, 31);
    assert!(!svg((None, end)).contains("3 Feb 2026"));
}

#[test]
fn crowds_are_counted_in_bars() {
    let one = items(24);
    let many = |n: usize| -> Vec<Item> { (0..n).map(|i| one[i % 24].clone()).collect() };
    for (n, theme) in [(1_000, "mono"), (100_000, "dark")] {
        let figure = sample::themed("Timeline", 180.0, 150.0, theme);
        let svg = paint(many(n), &sample::events(), (None, None), &figure).expect("drawn");
        sample::check(&format!("timeline-{n}"), &svg);
        assert!(svg.len() < 500_000, "{}", svg.len());
    }
    for (n, figure) in sample::odd_figures().into_iter().enumerate() {
        let made = paint(many(1_000), &sample::events(), (None, None), &figure);
        sample::check_or_layout(&format!("timeline-many-odd-{n}"), made);
    }
}
