#![no_main]
//! Files as they are on the disk: compressed, in any encoding, or neither.

use durand::read::ReadOptions;
use durand_fuzz::read_bytes;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| read_bytes(bytes, &ReadOptions::default()));
