//! Made-up incidents of a realistic number and spread, for tests.

use super::{Along, Figure};
use crate::border::Border;
use crate::draw::theme::Theme;
use crate::geodata::Atlas;
use crate::model::{Claim, Count, DateInterval, Event, EventKind, Harm, Incident, IncidentType, PlaceText, Status};
use std::sync::Arc;

pub(super) fn figure(title: &str, width_mm: f64, height_mm: f64) -> Figure {
    Figure {
        title: title.to_owned(),
        subtitle: "Incidents near the Afghanistan–Pakistan border, April 2022 – November 2025 (made-up data)"
            .to_owned(),
        credits: vec![
            "Incidents: made-up records for a test. Line: OpenStreetMap contributors (ODbL), 1 October 2025. \
             Data up to 30 November 2025."
                .to_owned(),
            "Boundaries and names imply no endorsement; the line is contested by Afghanistan.".to_owned(),
        ],
        width_mm,
        height_mm,
        theme: Arc::new(Theme::print().expect("reads")),
    }
}

/// The same in a theme of the program.
pub(super) fn themed(title: &str, width_mm: f64, height_mm: f64, theme: &str) -> Figure {
    Figure {
        theme: Arc::new(Theme::built_in(theme).expect("reads").expect("is there")),
        ..figure(title, width_mm, height_mm)
    }
}

/// The line as it is.
pub(super) fn along() -> Along {
    let atlas = Atlas::embedded();
    let border = Border::open("osm", &atlas).expect("opens");
    Along::of(&border, &atlas).expect("unrolls")
}

/// Pages that are small, narrow or full of words.
pub(super) fn odd_figures() -> Vec<Figure> {
    let long = "A title that says far more than a title should, and then goes on for a while ".repeat(3);
    let mut odd: Vec<Figure> = [
        (60.0, 60.0),
        (70.0, 200.0),
        (90.0, 60.0),
        (120.0, 80.0),
        (297.0, 60.0),
        (420.0, 297.0),
        (10.0, 10.0),
        (85.0, 190.0),
        (150.0, 150.0),
        (240.0, 160.0),
        (330.0, 190.0),
    ]
    .map(|(width, height)| figure("Odd", width, height))
    .into();
    odd.push(figure(&long, 120.0, 150.0));
    let large = "[type]\nscale = 1.5\n[publisher]\nlogo = 'The Institute of Long Names'\n";
    odd.push(Figure {
        theme: Arc::new(Theme::parse(large, "large.toml").expect("reads")),
        ..figure("Large type", 240.0, 210.0)
    });
    odd.push(Figure {
        title: String::new(),
        subtitle: String::new(),
        credits: Vec::new(),
        ..figure("", 160.0, 120.0)
    });
    odd
}

/// A page may be too small, and then says so.
pub(super) fn check_or_layout(name: &str, made: Result<String, crate::draw::canvas::CanvasError>) {
    match made {
        Ok(svg) => check(name, &svg),
        Err(crate::draw::canvas::CanvasError::Layout(_)) => {}
        Err(other) => panic!("{name}: {other}"),
    }
}

fn claim(claimant: &str, least: u32, greatest: u32, open: bool) -> Claim {
    let count = Count {
        least: Some(least),
        greatest: Some(greatest),
        open,
    };
    Claim::stated(claimant.to_owned(), "people", Harm::Killed, count)
}

fn denial(claimant: &str, harm: Harm) -> Claim {
    Claim {
        least: None,
        greatest: None,
        status: Status::Denied,
        harm,
        about: "having carried out the strikes".into(),
        ..claim(claimant, 0, 0, false)
    }
}

fn incident(date: &str, kind: IncidentType, place: &str, claims: Vec<Claim>) -> Incident {
    Incident {
        places: vec![PlaceText {
            place: Some(place.to_owned()),
            ..PlaceText::default()
        }],
        claims,
        ..Incident::new(
            format!("{date}-{}", kind.key()),
            date.parse::<DateInterval>().expect("a date"),
            kind,
        )
    }
}

pub(super) fn incidents() -> Vec<Incident> {
    use IncidentType::*;
    let (kabul, army, un, local) = ("Taliban government", "Pakistan military (ISPR)", "UNAMA", "Residents");
    let c = claim;
    vec![
        incident(
            "2022-04-16",
            AirStrike,
            "Spera, Khost",
            vec![c(kabul, 36, 36, false), c(un, 20, 20, false), c(local, 40, 47, true)],
        ),
        incident(
            "2022-12-11",
            CrossBorderFire,
            "Chaman",
            vec![c(army, 7, 7, false), c(kabul, 1, 1, false)],
        ),
        incident("2023-09-06", Clash, "Torkham", vec![]),
        incident(
            "2024-03-18",
            AirStrike,
            "Barmal, Paktika",
            vec![
                c(kabul, 8, 8, false),
                denial("Pakistan foreign office", Harm::Responsibility),
            ],
        ),
        incident(
            "2024-12-24",
            AirStrike,
            "Barmal, Paktika",
            vec![
                c(kabul, 46, 46, false),
                c("Pakistani security officials", 71, 71, true),
                c(un, 20, 46, false),
            ],
        ),
        incident(
            "2024-12-28",
            Clash,
            "Paktia and Khost",
            vec![c(army, 1, 1, false), c(kabul, 19, 19, false)],
        ),
        incident("2025-02/2025-03", Clash, "Torkham", vec![c(kabul, 1, 1, false)]),
        incident(
            "2025-08-27",
            DroneStrike,
            "Shinwar, Nangarhār",
            vec![
                c(kabul, 3, 3, false),
                denial("Pakistan foreign office", Harm::Responsibility),
            ],
        ),
        incident(
            "2025-10-09",
            AirStrike,
            "Kabul",
            vec![denial("Pakistan military (ISPR)", Harm::Responsibility)],
        ),
        incident(
            "2025-10-11/2025-10-12",
            Clash,
            "Kurram to Bahramcha",
            vec![
                c(kabul, 58, 58, false),
                c(army, 200, 200, true),
                c("Pakistan military", 23, 23, false),
            ],
        ),
        incident("2025-10-11", AirStrike, "Khogyani", vec![]),
        incident("2025-10-14", CrossBorderFire, "Kurram", vec![c(army, 20, 20, true)]),
        incident(
            "2025-10-15",
            Clash,
            "Spīn Bōldak",
            vec![
                c(kabul, 12, 15, true),
                c(army, 15, 20, false),
                c(un, 17, 17, false),
                c(local, 15, 15, false),
            ],
        ),
        incident("2025-10-15", AirStrike, "Kandahār city", vec![c(un, 5, 5, false)]),
        incident(
            "2025-10-15",
            DroneStrike,
            "Kabul",
            vec![c(un, 5, 5, true), c(kabul, 5, 5, false)],
        ),
        incident(
            "2025-10-17",
            AirStrike,
            "Argun, Paktika",
            vec![
                c(kabul, 10, 10, false),
                c(army, 60, 70, false),
                denial(kabul, Harm::Killed),
            ],
        ),
        incident(
            "2025-10-17",
            SuicideAttack,
            "Mir Ali",
            vec![c("Pakistani officials", 7, 7, false), c("TTP", 30, 30, true)],
        ),
        incident(
            "2025-10-24/2025-10-25",
            Attack,
            "Ghulam Khan",
            vec![c(army, 5, 25, false)],
        ),
        incident(
            "2025-10-29",
            Attack,
            "Kurram",
            vec![c(army, 6, 6, false), c("TTP", 9, 9, true)],
        ),
        incident(
            "2025-11-06",
            CrossBorderFire,
            "Chaman",
            vec![c(kabul, 5, 5, false), c(local, 4, 6, false)],
        ),
        incident(
            "2025-11-11",
            SuicideAttack,
            "Wana",
            vec![c("Pakistan military", 3, 3, false)],
        ),
        incident("2025-11", CrossBorderFire, "Nuristan", vec![]),
        incident(
            "2025-11-24/2025-11-25",
            AirStrike,
            "Khost (Gurbuz)",
            vec![c(kabul, 10, 10, false), denial(army, Harm::Responsibility)],
        ),
        incident(
            "2025-11-26",
            Other,
            "near the border",
            vec![c("Tajik officials", 3, 3, false)],
        ),
    ]
}

pub(super) fn events() -> Vec<Event> {
    [
        (
            "2023-09-06/2023-09-15",
            EventKind::BorderClosure,
            "Torkham crossing closed",
        ),
        (
            "2025-02-21/2025-03-19",
            EventKind::BorderClosure,
            "Torkham crossing closed over a construction dispute",
        ),
        (
            "2025-04-19",
            EventKind::Talks,
            "Foreign minister of Pakistan visits Kabul",
        ),
        ("2025-05-21", EventKind::Talks, "Trilateral meeting in Beijing"),
        ("2025-08-20", EventKind::Talks, "Trilateral meeting in Kabul"),
        (
            "2025-10-12/2025-11-30",
            EventKind::BorderClosure,
            "All main crossings closed to trade",
        ),
        (
            "2025-10-15",
            EventKind::Ceasefire,
            "Ceasefire of 48 hours announced by both sides",
        ),
        ("2025-10-17", EventKind::Ceasefire, "Ceasefire extended until talks end"),
        (
            "2025-10-18/2025-10-19",
            EventKind::Talks,
            "First round of talks in Doha; ceasefire agreed with mediation by Qatar and Türkiye",
        ),
        (
            "2025-10-25/2025-10-30",
            EventKind::Talks,
            "Second round of talks in Istanbul",
        ),
        (
            "2025-10-27",
            EventKind::TollStatement,
            "UNAMA: at least 37 civilians killed and 425 injured in Afghanistan since 10 October",
        ),
        (
            "2025-11-06/2025-11-07",
            EventKind::Talks,
            "Third round of talks in Istanbul ends without agreement",
        ),
        (
            "2025-11-12",
            EventKind::Statement,
            "Afghan traders told to find other routes within three months",
        ),
        ("2025-11-23", EventKind::Talks, "Delegations said to meet in Riyadh"),
    ]
    .into_iter()
    .enumerate()
    .map(|(i, (date, kind, title))| Event {
        id: format!("e{i}"),
        date: date.parse().expect("a date"),
        kind,
        title: title.to_owned(),
        places: Vec::new(),
        sources: Vec::new(),
        found_in: Vec::new(),
        notes: Vec::new(),
    })
    .collect()
}

/// Well-formed, no text off the page, none smaller than 6 points, no two
/// texts on one another. With `DURAND_CHARTS=folder` the file is kept to be
/// looked at.
pub(super) fn check(name: &str, svg: &str) {
    if let Some(folder) = std::env::var_os("DURAND_CHARTS") {
        let path = std::path::Path::new(&folder).join(format!("{name}.svg"));
        std::fs::write(path, svg).expect("writable");
    }
    use super::pane::Pane;
    use crate::draw::text::{self, Face};
    let tree = roxmltree::Document::parse(svg).expect("well-formed");
    let number = |n: &roxmltree::Node, key: &str| -> Option<f64> { n.attribute(key)?.parse().ok() };
    let view: Vec<f64> = tree
        .root_element()
        .attribute("viewBox")
        .map(|v| v.split(' ').filter_map(|t| t.parse().ok()).collect())
        .expect("a view box");
    let page = Pane {
        left: 0.0,
        top: 0.0,
        right: view[2],
        bottom: view[3],
    };
    let mut boxes: Vec<(Pane, String)> = Vec::new();
    for node in tree.descendants().filter(|n| n.has_tag_name("text")) {
        let words: String = node
            .children()
            .filter(|c| c.is_text())
            .filter_map(|c| c.text())
            .collect();
        let size = number(&node, "font-size").expect("a size");
        assert!(size >= 8.0 - 0.01, "{name}: \"{words}\" is set in {size} px");
        let face = match (node.attribute("font-weight"), node.attribute("font-style")) {
            (Some(_), _) => Face::Bold,
            (_, Some(_)) => Face::Italic,
            _ => Face::Regular,
        };
        let (x, y) = (number(&node, "x").expect("x"), number(&node, "y").expect("y"));
        let width = text::width(&words, face, size);
        let left = match node.attribute("text-anchor") {
            Some("middle") => x - width / 2.0,
            Some(_) => x - width,
            None => x,
        };
        if node.attribute("transform").is_some() {
            continue;
        }
        // The ink of most letters: x-height to baseline, a little inside.
        let ink = Pane {
            left: left + 0.3,
            top: y - size * 0.6,
            right: left + width - 0.3,
            bottom: y,
        };
        assert!(page.contains(ink), "{name}: \"{words}\" is off the page: {ink:?}");
        for (other, theirs) in &boxes {
            assert!(!ink.overlaps(*other), "{name}: \"{words}\" lies on \"{theirs}\"");
        }
        boxes.push((ink, words));
    }
}
