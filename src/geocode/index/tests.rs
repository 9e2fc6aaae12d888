use super::{Found, Letters, NameIndex};
use proptest::prelude::*;

proptest! {
    #[test]
    fn what_is_written_as_a_name_is_that_name(names in prop::collection::vec("[A-Za-zāīū][a-zāīū -]{0,12}[a-z]", 1..60), which: prop::sample::Index) {
        let written = which.get(&names);
        let found = NameIndex::new(&names).find(written);
        prop_assert_eq!(found.map(|f| f.likeness), Some(1.0));
        prop_assert_eq!(found.map(|f| &names[f.name]), Some(written));
    }

    #[test]
    fn a_budget_does_not_change_what_is_within(a in "[abehkouKāx ]{0,9}", b in "[abehkouKāx ]{0,9}", budget in 0_u16..400) {
        let (a, b) = (Letters::of(&a), Letters::of(&b));
        prop_assert_eq!(a.cost(&b, budget), a.cost(&b, u16::MAX).filter(|c| *c <= budget));
    }
}

/// Numbers under this, as a game of chance would give them (Steele, Lea &
/// Flood 2014, doi:10.1145/2660193.2660195).
fn dice(mut state: u64) -> impl FnMut(usize) -> usize {
    move |sides| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ mixed >> 31) % sides as u64) as usize
    }
}

#[test]
fn few_names_nearer_than_the_answer_are_missed() {
    let mut throw = dice(7);
    let syllables =
        "ba char da gar gul han jal kan khel kot lah man mir nar pur qal sar shah tan war yak zai".split(' ');
    let syllables: Vec<&str> = syllables.collect();
    let mut name = || {
        (0..2 + throw(2))
            .map(|_| syllables[throw(syllables.len())])
            .collect::<String>()
    };
    let names: Vec<String> = (0..3000).map(|_| name()).collect();
    let index = NameIndex::new(&names);
    let ways = [
        ("q", "k"),
        ("kh", "x"),
        ("u", "oo"),
        ("w", "v"),
        ("ah", "a"),
        ("g", "gh"),
        ("i", "e"),
        ("z", "s"),
    ];
    let misspelt = |_| {
        let mut written = names[throw(names.len())].clone();
        for _ in 0..1 + throw(3) {
            let at = throw(written.len() - 1);
            match throw(4) {
                0 => drop(written.remove(at)),
                1 => written.insert(at, char::from(b'a' + throw(26) as u8)),
                2 => {
                    let letter = written.remove(at);
                    written.insert(at + 1, letter);
                }
                _ => {
                    let (from, to) = ways[throw(ways.len())];
                    written = written.replacen(from, to, 1);
                }
            }
        }
        written
    };
    let all: Vec<Letters> = names.iter().map(|n| Letters::of(n)).collect();
    let missed = (0..500).map(misspelt).filter(|written| {
        let letters = Letters::of(written);
        let cost = |name: &Letters| letters.cost(name, u16::MAX).unwrap();
        let least = all.iter().map(cost).min().unwrap();
        let found = index.find(written);
        found.is_none_or(|Found { name, .. }| cost(&all[name]) > least)
    });
    let missed: Vec<String> = missed.collect();
    assert!(missed.len() <= 5, "{} of 500: {missed:?}", missed.len());
}
