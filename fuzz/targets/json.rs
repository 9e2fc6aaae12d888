#![no_main]
//! Native JSON, GeoJSON, lists of objects, and each of these a line at a time.

use durand::read::ReadOptions;
use durand_fuzz::read_bytes;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if bytes.trim_ascii_start().first().is_some_and(|b| b"{[\x1e".contains(b)) {
        read_bytes(bytes, &ReadOptions::default());
    }
});
