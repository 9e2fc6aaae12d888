#![no_main]
//! Delimited tables. The first byte chooses a dialect, or none.

use durand::read::{DIALECTS, ReadOptions};
use durand_fuzz::read_bytes;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, text)) = bytes.split_first() else {
        return;
    };
    let options = ReadOptions {
        dialect: DIALECTS.get(usize::from(*choice)).copied(),
        ..ReadOptions::default()
    };
    read_bytes(text, &options);
});
