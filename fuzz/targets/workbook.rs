#![no_main]
//! Workbooks: the parts of one, each behind a line with its number, are zipped
//! here, since a fuzzer gets no checksum right.

use durand::read::ReadOptions;
use durand_fuzz::read_bytes;
use libfuzzer_sys::fuzz_target;
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

const PARTS: [&str; 8] = [
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "content.xml",
    "mimetype",
    "xl/worksheets/sheet2.xml",
];

fuzz_target!(|bytes: &[u8]| {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut taken = [false; PARTS.len()];
    for piece in bytes.split(|b| *b == 0xff) {
        let Some((number, text)) = piece.split_first() else {
            continue;
        };
        let i = usize::from(number.wrapping_sub(b'0')) % PARTS.len();
        if std::mem::replace(&mut taken[i], true) {
            continue;
        }
        zip.start_file(PARTS[i], SimpleFileOptions::default()).expect("memory takes it");
        zip.write_all(text).expect("memory takes it");
    }
    let whole = zip.finish().expect("memory takes it").into_inner();
    read_bytes(&whole, &ReadOptions::default());
});
