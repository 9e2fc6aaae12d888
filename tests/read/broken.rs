//! Files that were cut off or damaged: read or refused, never a panic, and no
//! record is lost without a word.

use crate::fixtures::{all, name, read_bytes};
use crate::rows::adds_up;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rayon::prelude::*;

#[test]
fn cut_off_at_every_byte() {
    all().par_iter().for_each(|path| {
        let bytes = std::fs::read(path).unwrap();
        // Workbooks fail in few ways: their table of contents is at the end.
        let step = if bytes.starts_with(b"PK") {
            97
        } else {
            1 + bytes.len() / 1_000
        };
        for at in (0..bytes.len()).step_by(step) {
            if let Ok(reading) = read_bytes(&bytes[..at]) {
                adds_up(&reading);
            }
        }
    });
}

#[test]
fn damaged_bytes() {
    let damage = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8);
    for path in all() {
        let whole = std::fs::read(&path).unwrap();
        let config = Config {
            cases: 64,
            failure_persistence: None,
            ..Config::default()
        };
        TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[3; 32]))
            .run(&damage, |damage| {
                let mut bytes = whole.clone();
                for (at, with) in damage {
                    let at = at.index(bytes.len());
                    bytes[at] = with;
                }
                if let Ok(reading) = read_bytes(&bytes) {
                    adds_up(&reading);
                }
                Ok(())
            })
            .unwrap_or_else(|e| panic!("{}: {e}", name(&path)));
    }
}
