//! Random worlds, checked by brute force.

use super::candidate::Candidate;
use super::chance::Chance;
use super::choice::State;
use super::*;

const FRAME: Bounds = Bounds {
    left: 40.0,
    top: 30.0,
    right: 640.0,
    bottom: 480.0,
};

/// What is fixed and what wants a place.
struct World {
    boxes: Vec<Bounds>,
    discs: Vec<(Point, f64)>,
    line: Vec<Point>,
    wanted: Vec<Wanted>,
}

struct Dice(Chance);

impl Dice {
    fn within(&mut self, from: f64, to: f64) -> f64 {
        from + (to - from) * self.0.below(1_000_000) as f64 / 1e6
    }

    fn point(&mut self) -> Point {
        (
            self.within(FRAME.left, FRAME.right),
            self.within(FRAME.top, FRAME.bottom),
        )
    }
}

fn wanted(text: &str, priority: i64, site: Site) -> Wanted {
    Wanted {
        text: text.to_owned(),
        face: Face::Regular,
        size: 8.0,
        spacing: 0.0,
        colour: Colour::BLACK,
        halo: None,
        class: "name",
        priority,
        site,
    }
}

fn world(seed: u64, symbols: usize) -> World {
    const NAMES: [&str; 8] = [
        "Khost",
        "Spin Boldak",
        "Angur Ada",
        "Wana",
        "تورخم",
        "Dera Ismail Khan",
        "Ab",
        "خوست",
    ];
    let mut dice = Dice(Chance::new(seed));
    let discs: Vec<(Point, f64)> = (0..symbols).map(|_| (dice.point(), dice.within(2.0, 6.0))).collect();
    let mut y = 250.0;
    let line: Vec<Point> = (0..60)
        .map(|i| {
            y += dice.within(-12.0, 12.0);
            (FRAME.left + f64::from(i) * 10.0, y)
        })
        .collect();
    let mut all: Vec<Wanted> = (0..60.min(symbols))
        .map(|i| {
            let site = Beside {
                at: discs[i].0,
                clear: discs[i].1,
                reach: 44.0,
                mark: None,
            };
            wanted(NAMES[i % NAMES.len()], 2_000 - i as i64, Site::Beside(site))
        })
        .collect();
    for i in 0..26 {
        let site = Beside {
            at: dice.point(),
            clear: 1.3,
            reach: 8.0,
            mark: Some(1.3),
        };
        all.push(wanted(NAMES[i % NAMES.len()], 500, Site::Beside(site)));
    }
    for name in ["Durand Line", "تورخم"] {
        let site = Along {
            lines: vec![line.clone()],
            gap: 3.0,
        };
        all.push(wanted(name, 1_500, Site::Along(site)));
    }
    let spots = (0..6).map(|_| dice.point()).collect();
    all.push(wanted("PAKISTAN", 800, Site::Over(spots)));
    let corner = Bounds {
        left: FRAME.left,
        top: FRAME.top,
        right: FRAME.left + dice.within(20.0, 150.0),
        bottom: FRAME.top + dice.within(10.0, 90.0),
    };
    World {
        boxes: vec![corner],
        discs,
        line,
        wanted: all,
    }
}

impl World {
    fn labeller(&self) -> Labeller {
        let mut labeller = Labeller::new(FRAME);
        for b in &self.boxes {
            labeller.block(*b);
        }
        for (at, radius) in &self.discs {
            labeller.block_disc(*at, *radius);
        }
        labeller.avoid(spaced_out(&self.line, 3.0), 70);
        labeller.divide(spaced_out(&self.line, 3.0));
        labeller
    }

    /// What lies on what, by comparing all with all.
    fn clashes(&self, placed: &[&Candidate]) -> Vec<String> {
        let mut clashes = Vec::new();
        for (i, c) in placed.iter().enumerate() {
            for tile in &c.tiles {
                if !tile.bounds().within(&FRAME) {
                    clashes.push(format!("{i} is beyond the frame"));
                }
                if self.boxes.iter().any(|b| Tile::upright(b).overlaps(tile)) {
                    clashes.push(format!("{i} is on a box"));
                }
                for (at, radius) in &self.discs {
                    if tile.distance(snapped(*at)) < *radius {
                        clashes.push(format!("{i} is on a symbol"));
                    }
                }
            }
            for (j, other) in placed.iter().enumerate().filter(|(j, _)| *j != i) {
                let tiles = other.tiles.iter();
                if c.tiles.iter().any(|a| other.tiles.iter().any(|b| a.overlaps(b))) {
                    clashes.push(format!("{i} is on {j}"));
                }
                if c.leader.is_some_and(|l| tiles.clone().any(|t| t.is_crossed(l))) {
                    clashes.push(format!("the leader of {i} is on {j}"));
                }
            }
        }
        clashes
    }
}

fn candidates(world: &World, labeller: &Labeller) -> Vec<Vec<Candidate>> {
    world.wanted.iter().map(|w| w.candidates(&labeller.ground)).collect()
}

#[test]
fn no_label_lies_on_anything_and_none_is_lost_to_chance() {
    let (mut better, mut drawn) = (0, 0);
    for seed in 0..25 {
        let symbols = [5, 60, 150, 400, 1_500][seed as usize % 5];
        let world = world(seed, symbols);
        let candidates = candidates(&world, &world.labeller());
        let choice = rivals::choice(&candidates, world.wanted.iter().map(|w| w.priority).collect());
        let mut state = State::greedy(&choice);
        let (cost, placed) = (state.cost, state.placed);
        state.anneal();
        assert!(state.cost <= cost && state.placed >= placed, "world {seed}");
        better += u32::from(state.cost < cost);
        drawn += state.placed;
        assert_eq!(state.chosen, choice.made(), "the same each time");
        // The account that is kept agrees with one made afresh.
        let paid = state.chosen.iter().zip(&choice.dropped);
        let paid: i64 = paid.map(|(c, dropped)| c.map_or(*dropped, |c| choice.cost[c])).sum();
        assert_eq!(paid, state.cost);
        let all: Vec<&Candidate> = candidates.iter().flatten().collect();
        let chosen: Vec<&Candidate> = state.chosen.iter().flatten().map(|&c| all[c]).collect();
        assert_eq!(world.clashes(&chosen), Vec::<String>::new(), "world {seed}");
    }
    assert!(better >= 15, "annealing improved {better} of 25 worlds");
    assert!(drawn > 900, "{drawn} labels of {}", 25 * 89);
}

#[test]
fn a_label_alone_stands_to_the_upper_right() {
    let labeller = Labeller::new(FRAME);
    let site = Beside {
        at: (300.0, 200.0),
        clear: 4.0,
        reach: 20.0,
        mark: None,
    };
    let name = wanted("Wana", 1_000, Site::Beside(site));
    let best = name.candidates(&labeller.ground).into_iter().min_by_key(|c| c.cost);
    let best = best.expect("room");
    let bounds = best.tiles[0].bounds();
    assert!(bounds.left > 300.0 && bounds.bottom < 202.0 && best.leader.is_none());
}

#[test]
fn the_more_important_of_two_names_is_kept() {
    // Room for one line between two walls.
    let mut labeller = Labeller::new(FRAME);
    for (top, bottom) in [(30.0, 195.0), (209.0, 480.0)] {
        labeller.block(Bounds {
            top,
            bottom,
            left: 40.0,
            right: 640.0,
        });
    }
    let spot = || Site::Over(vec![(300.0, 202.0)]);
    for (a, b) in [(500, 400), (400, 500)] {
        let placed = labeller.solve(&[wanted("Khost", a, spot()), wanted("Wana", b, spot())]);
        assert_eq!((placed[0].is_some(), placed[1].is_some()), (a > b, b > a));
    }
}

#[test]
fn words_follow_a_bend_and_joined_letters_do_not_part() {
    let labeller = Labeller::new(FRAME);
    let arc: Vec<Point> = (0..=60)
        .map(|i| f64::from(i) / 60.0 * std::f64::consts::PI)
        .map(|a| (300.0 - 90.0 * a.cos(), 300.0 - 90.0 * a.sin()))
        .collect();
    let along = |text: &str| {
        let site = Along {
            lines: vec![arc.clone()],
            gap: 2.0,
        };
        let all = wanted(text, 1_000, Site::Along(site)).candidates(&labeller.ground);
        all.into_iter().min_by_key(|c| c.cost).expect("room")
    };
    let bent = along("Durand Line");
    assert_eq!(bent.pieces.len(), 10, "the letters without the space");
    assert!(
        bent.pieces.windows(2).all(|p| p[0].at.0 < p[1].at.0),
        "read from left to right"
    );
    let away = |p: Point| length((p.0 - 300.0, p.1 - 300.0));
    for piece in &bent.pieces {
        let beside = away(piece.at) - 90.0;
        assert!(beside.abs() < 14.0, "{beside} px from the line");
    }
    assert_eq!(along("تور").pieces.len(), 1);
}

#[test]
fn odd_input_does_not_panic() {
    let mut labeller = Labeller::new(FRAME);
    labeller.block_disc((f64::NAN, 1.0), 2.0);
    labeller.avoid([(f64::INFINITY, 0.0), (-1e300, 1e300)], 10);
    labeller.divide([(f64::NAN, f64::NAN)]);
    let site = |at| {
        Site::Beside(Beside {
            at,
            clear: 2.0,
            reach: 44.0,
            mark: Some(1.0),
        })
    };
    let along = |lines| Site::Along(Along { lines, gap: 1.0 });
    let all = [
        wanted("", 100, site((100.0, 100.0))),
        wanted("x", 100, site((f64::NAN, 100.0))),
        wanted("x", 100, site((1e300, -1e300))),
        wanted("Indus", 100, along(vec![])),
        wanted("Indus", 100, along(vec![vec![(1.0, 1.0)], vec![(50.0, 50.0); 3]])),
        wanted("Indus", 100, along(vec![vec![(f64::NAN, 1.0), (2.0, f64::INFINITY)]])),
        wanted(
            "e\u{301}\u{301}\u{200f}a",
            100,
            along(vec![vec![(50.0, 90.0), (300.0, 90.0)]]),
        ),
        wanted("x", 100, Site::Over(vec![])),
        wanted("x", 100, Site::Over(vec![(f64::NAN, 0.0)])),
    ];
    assert_eq!(labeller.solve(&all).len(), all.len());
    assert!(labeller.solve(&[]).is_empty());
    assert!(spots_inside(&[vec![(f64::NAN, 0.0)], vec![]], (1.0, 1.0)).is_empty());
}
