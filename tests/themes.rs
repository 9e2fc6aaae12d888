//! Whether the themes can be read: contrast on their grounds, and colours that
//! are told apart by eyes with a colour-vision deficiency.

use durand::draw::theme::{BUILT_IN, Colour, Theme};
use durand::model::IncidentType;

fn themes() -> Vec<(&'static str, Theme)> {
    let theme = |name| Theme::built_in(name).expect("reads").expect("is there");
    BUILT_IN.iter().map(|b| (b.0, theme(b.0))).collect()
}

fn marks(theme: &Theme) -> Vec<(String, Colour)> {
    let all = IncidentType::ALL.iter();
    all.map(|&kind| (format!("{kind:?}"), theme.mark(kind))).collect()
}

fn categories(theme: &Theme) -> Vec<(String, Colour)> {
    let all = theme.colours.categories.iter().enumerate();
    all.map(|(i, &colour)| (format!("category {}", i + 1), colour))
        .collect()
}

/// The edge that a mark is drawn with, which sets it off where its own hue is
/// too light: as in symbology/mark.rs.
fn edge(theme: &Theme, colour: Colour) -> Colour {
    theme.shade(colour, 0.6)
}

/// Contrast asked of text (WCAG 2.2, 1.4.3) and of what is no text (1.4.11).
const TEXT: f64 = 4.5;
const FORM: f64 = 3.0;

#[test]
fn text_and_forms_stand_out_from_their_grounds() {
    let mut faults = Vec::new();
    for (name, theme) in themes() {
        let c = &theme.colours;
        let (paper, country, neighbour) = (("paper", c.paper), ("country", c.country), ("neighbour", c.neighbour));
        let mut wanted: Vec<(String, Colour, (&str, Colour), f64)> = Vec::new();
        for (role, colour) in [("ink", c.ink), ("quiet", c.quiet)] {
            wanted.push((role.into(), colour, paper, TEXT));
        }
        for ground in [country, neighbour] {
            wanted.push(("ink".into(), c.ink, ground, TEXT));
            wanted.push(("town".into(), c.town, ground, TEXT));
            wanted.push(("area_name".into(), c.area_name, ground, FORM));
            wanted.push(("boundary".into(), c.boundary, ground, FORM));
            wanted.push(("line".into(), c.line, ground, FORM));
            wanted.push(("counted".into(), c.counted, ground, FORM));
        }
        wanted.push(("axis".into(), c.axis, paper, FORM));
        wanted.push(("on_counted".into(), c.on_counted, ("counted", c.counted), TEXT));
        for (kind, colour) in marks(&theme).into_iter().chain(categories(&theme)) {
            for ground in [country, neighbour] {
                let best = [colour, edge(&theme, colour)]
                    .into_iter()
                    .max_by(|a, b| a.contrast(ground.1).total_cmp(&b.contrast(ground.1)));
                wanted.push((format!("{kind} or its edge"), best.unwrap_or(colour), ground, FORM));
            }
        }
        // The line crosses its own bands.
        let nearest = theme.tint(c.band, 0.6);
        wanted.push(("line".into(), c.line, ("the nearest band", nearest), FORM));
        wanted.push(("ink".into(), c.ink, ("the nearest band", nearest), FORM));
        for (role, colour, (ground, under), least) in wanted {
            let contrast = colour.contrast(under);
            if contrast < least {
                faults.push(format!("{name}: {role} on {ground}: {contrast:.2}, less than {least}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// How an eye sees red, green and blue.
type Sight = (&'static str, [[f64; 3]; 3]);

/// G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A physiologically-based
/// model for simulation of color vision deficiency", IEEE Transactions on
/// Visualization and Computer Graphics 15 (2009), 1291–1298,
/// doi:10.1109/TVCG.2009.113: severity 1.0, of linear RGB.
const SIGHTS: [Sight; 4] = [
    ("normal", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ),
];

/// A colour as seen, in CIE L*a*b* (D65).
fn lab(colour: Colour, sight: &Sight) -> [f64; 3] {
    let linear = [colour.0, colour.1, colour.2].map(|c| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    });
    let dot = |row: &[f64; 3], v: &[f64; 3]| row.iter().zip(v).map(|(a, b)| a * b).sum::<f64>();
    let seen = [0, 1, 2].map(|i| dot(&sight.1[i], &linear).clamp(0.0, 1.0));
    // IEC 61966-2-1, over the white of D65.
    let [x, y, z] = [
        ([0.4124, 0.3576, 0.1805], 0.9505),
        ([0.2126, 0.7152, 0.0722], 1.0),
        ([0.0193, 0.1192, 0.9505], 1.0891),
    ]
    .map(|(row, white)| {
        let t = dot(&row, &seen) / white;
        if t > (6.0_f64 / 29.0).powi(3) {
            t.cbrt()
        } else {
            t * 841.0 / 108.0 + 4.0 / 29.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIE 1976: about 2.3 is the least that is seen at all.
fn difference(a: Colour, b: Colour, sight: &Sight) -> f64 {
    let (a, b) = (lab(a, sight), lab(b, sight));
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// Asked of two kinds where a form tells them apart too, as with all marks.
const WITH_FORM: f64 = 8.0;

#[test]
fn the_simulation_is_that_of_the_paper() {
    // White stays white; to a deuteranope red and green are near, blue is not.
    for sight in &SIGHTS {
        let [l, a, b] = lab(Colour::WHITE, sight);
        assert!((l - 100.0).abs() < 0.5 && a.abs() < 0.5 && b.abs() < 0.5, "{sight:?}");
    }
    let (red, green, blue) = (Colour(200, 60, 40), Colour(100, 110, 30), Colour(30, 80, 200));
    let (normal, deutan) = (&SIGHTS[0], &SIGHTS[2]);
    assert!(difference(red, green, deutan) < difference(red, green, normal) / 2.0);
    assert!(difference(red, blue, deutan) > 60.0);
}

#[test]
fn kinds_are_told_apart_by_most_eyes() {
    let mut faults = Vec::new();
    for (name, theme) in themes() {
        // Black and white tells kinds by form alone.
        if name == "mono" {
            continue;
        }
        for all in [marks(&theme), categories(&theme)] {
            for (i, (a, first)) in all.iter().enumerate() {
                for (b, second) in &all[..i] {
                    for sight in &SIGHTS {
                        let d = difference(*first, *second, sight);
                        if d < WITH_FORM {
                            faults.push(format!("{name}, {}: {a} and {b} differ by {d:.1}", sight.0));
                        }
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Steps of lightness, L*, from one class to the next.
const CLASS: f64 = 8.0;
const BAND: f64 = 4.0;

#[test]
fn ramps_go_one_way_in_lightness_for_every_eye() {
    let mut faults = Vec::new();
    for (name, theme) in themes() {
        let c = &theme.colours;
        // The first class stands on the ground of the country.
        let density = [&[c.country], &c.density[..]].concat();
        // As in layers/style.rs, from the paper to the nearest.
        let bands = [0.0, 0.12, 0.24, 0.40, 0.60].map(|share| theme.tint(c.band, share));
        for (what, ramp, least) in [("density", &density[..], CLASS), ("bands", &bands, BAND)] {
            for sight in &SIGHTS {
                let way = if theme.is_dark() { 1.0 } else { -1.0 };
                for pair in ramp.windows(2) {
                    let step = way * (lab(pair[1], sight)[0] - lab(pair[0], sight)[0]);
                    if step < least {
                        let (a, b) = (pair[0].hex(), pair[1].hex());
                        faults.push(format!(
                            "{name}, {}: {what} from {a} to {b}: {step:.1}, less than {least}",
                            sight.0
                        ));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
