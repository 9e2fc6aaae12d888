//! Opening text: compressed, in other encodings, damaged, made to do harm.

use durand::read::source::{Account, Opened, Source, open};
use proptest::prelude::*;
use std::io::{Read, Write};
use std::sync::Arc;
use tempfile::NamedTempFile;

fn file(bytes: &[u8]) -> NamedTempFile {
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file
}

fn source(bytes: &[u8]) -> Result<Source, String> {
    match open(file(bytes).path()) {
        Ok(Opened::Text(source)) => Ok(source),
        Ok(Opened::Workbook(_)) => Err("a workbook".to_owned()),
        Err(e) => Err(e.to_string()),
    }
}

fn read(bytes: &[u8]) -> Result<(String, Arc<Account>), String> {
    let mut source = source(bytes)?;
    let (mut text, account) = (Vec::new(), source.account());
    source.read_to_end(&mut text).map_err(|e| e.to_string())?;
    Ok((String::from_utf8(text).unwrap(), account))
}

fn fault(bytes: &[u8]) -> String {
    read(bytes).err().unwrap()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

/// As the decoder should, with all bytes at hand.
fn expected(bytes: &[u8]) -> String {
    let mut out = String::new();
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        out.extend(
            chunk
                .invalid()
                .iter()
                .map(|b| encoding_rs::WINDOWS_1252.decode(&[*b]).0.into_owned()),
        );
    }
    out
}

const CSV: &str = "date,place\n2020-03-21,Kabul\n";

#[test]
fn utf8_with_and_without_mark() {
    for bytes in [CSV.to_owned(), format!("\u{feff}{CSV}")] {
        let (text, account) = read(bytes.as_bytes()).unwrap();
        assert_eq!(text, CSV);
        assert_eq!(account.encoding(), "UTF-8");
        let checksum = account.checksum().unwrap();
        assert_eq!(checksum.bytes, bytes.len() as u64);
    }
    let (_, account) = read(b"abc").unwrap();
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(account.checksum().unwrap().sha256, abc);
}

#[test]
fn strays_are_windows_1252() {
    let (text, account) = read("کابل, Bogot\u{e1}".as_bytes()).unwrap();
    assert_eq!((text.as_str(), account.encoding().as_str()), ("کابل, Bogotá", "UTF-8"));
    let mixed = ["کابل, Bogot".as_bytes(), b"\xe1, \x80"].concat();
    let (text, account) = read(&mixed).unwrap();
    assert_eq!(text, "کابل, Bogotá, €");
    assert_eq!(account.encoding(), "UTF-8, 2 bytes read as Windows-1252");
    let (text, account) = read(b"S\xe3o Paulo, Z\xfcrich, \x93x\x94 \x81\n").unwrap();
    assert_eq!(text, "São Paulo, Zürich, “x” \u{81}\n");
    assert_eq!(account.encoding(), "Windows-1252");
    // At the end nothing completes a character.
    assert_eq!(read(b"caf\xc3").unwrap().0, "cafÃ");
}

#[test]
fn borders_cut_through_characters() {
    for shift in 0..9 {
        let mut bytes = vec![b'x'; shift];
        while bytes.len() < 600_000 {
            bytes.extend_from_slice("کا€😀é".as_bytes());
            if bytes.len() % 7 == 0 {
                bytes.extend_from_slice(b"\xe9\xf0\x9f\xe2\x82");
            }
        }
        assert_eq!(read(&bytes).unwrap().0, expected(&bytes), "shifted by {shift}");
        let clean = "کا€😀é".repeat(40_000) + &"x".repeat(shift);
        let (text, account) = read(clean.as_bytes()).unwrap();
        assert_eq!((text == clean, account.encoding().as_str()), (true, "UTF-8"));
    }
}

#[test]
fn utf16_in_both_orders() {
    let long = CSV.to_owned() + &"کابل, 😀\n".repeat(40_000);
    let units: Vec<u16> = long.encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|u| u.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|u| u.to_be_bytes()).collect();
    for bytes in [
        [b"\xff\xfe", &little[..]].concat(),
        [b"\xfe\xff", &big[..]].concat(),
        little.clone(),
        big.clone(),
    ] {
        let (text, account) = read(&bytes).unwrap();
        assert_eq!((text == long, account.encoding().as_str()), (true, "UTF-16"));
    }
    let odd = [b"\xff\xfe", &little[..little.len() - 1]].concat();
    let (text, account) = read(&odd).unwrap();
    assert!(text.ends_with('\u{fffd}'));
    assert_eq!(account.encoding(), "UTF-16, 1 character damaged");
    let half = [b"\xff\xfe", &[0, 0xd8, b'x', 0].repeat(50_000)[..]].concat();
    assert_eq!(read(&half).unwrap().0, "\u{fffd}x".repeat(50_000));
}

#[test]
fn nul_is_binary_at_the_start_and_counted_later() {
    assert!(fault(b"ab\0cd").contains("is a binary file (byte 3 is NUL)"));
    let late = [&vec![b'x'; 100_000][..], b"\0y\0"].concat();
    let (text, account) = read(&late).unwrap();
    assert!(text.ends_with("x\0y\0"));
    assert_eq!(account.nuls(), 2);
}

#[test]
fn unpacks_every_member() {
    let long = CSV.repeat(20_000);
    for (packed, name) in [
        (gzip(long.as_bytes()), "gzip"),
        (zstd(long.as_bytes()), "zstd"),
        (
            [gzip(CSV.as_bytes()), gzip(&long.as_bytes()[CSV.len()..])].concat(),
            "gzip",
        ),
        (
            [
                zstd(CSV.as_bytes()),
                b"\x50\x2a\x4d\x18\x03\0\0\0abc".to_vec(),
                zstd(&long.as_bytes()[CSV.len()..]),
            ]
            .concat(),
            "zstd",
        ),
        ([gzip(long.as_bytes()), vec![0; 700]].concat(), "gzip"),
    ] {
        let source = source(&packed).unwrap();
        assert_eq!(source.packed, Some(name));
        let (text, account) = read(&packed).unwrap();
        assert!(text == long);
        assert_eq!(account.checksum().unwrap().bytes, packed.len() as u64);
    }
    let other = [gzip(CSV.as_bytes()), b"more".to_vec()].concat();
    assert!(fault(&other).contains("something else follows"));
}

#[test]
fn a_reader_that_stops_early_claims_no_checksum() {
    // More than is read ahead of the reader for the head.
    let mut source = source(CSV.repeat(40_000).as_bytes()).unwrap();
    source.read_exact(&mut [0; 10]).unwrap();
    let account = source.account();
    drop(source);
    assert_eq!(account.checksum(), None);
}

#[test]
fn cut_off_anywhere_is_told() {
    let mut state = 1_u32;
    let text: String = (0..60_000)
        .map(|i| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            if i % 40 == 0 {
                '\n'
            } else {
                char::from(b'a' + (state >> 24) as u8 % 26)
            }
        })
        .collect();
    for packed in [gzip(text.as_bytes()), zstd(text.as_bytes())] {
        assert_eq!(read(&packed).unwrap().0, text);
        for at in (100..packed.len()).step_by(100).chain([5, 6, 7, 12, packed.len() - 1]) {
            let message = fault(&packed[..at]);
            assert!(message.contains("is cut off"), "at {at}: {message}");
            assert!(message.contains(&format!("after {at} bytes")), "at {at}: {message}");
        }
    }
}

#[test]
fn damage_is_told() {
    for packed in [gzip(CSV.as_bytes()), zstd(CSV.as_bytes())] {
        for at in 0..packed.len() {
            for bit in [1, 0x40] {
                let mut bad = packed.clone();
                bad[at] ^= bit;
                // Dates and names in a gzip header are not covered; nothing else may pass for the text.
                if let Ok((text, _)) = read(&bad) {
                    assert!(
                        text == CSV || at < 2 || packed[0] == 0x28 && at < 4,
                        "byte {at}: {text}"
                    );
                }
            }
        }
    }
}

#[test]
fn one_layer_only() {
    let inner = gzip(CSV.as_bytes());
    assert!(fault(&gzip(&inner)).contains("compressed again"));
    assert!(fault(&zstd(&inner)).contains("compressed again"));
    assert!(fault(&gzip(b"PK\x03\x04....")).contains("a workbook or zip archive is in it"));
    let mut tar = vec![b'a'; 512];
    tar[257..262].copy_from_slice(b"ustar");
    assert!(fault(&gzip(&tar)).contains("archive (tar)"));
}

/// Blocks of 128 KiB that repeat a single byte: 4 bytes each.
#[test]
fn a_bomb_is_stopped() {
    let mut bomb = b"\x28\xb5\x2f\xfd\x00\x58".to_vec();
    for _ in 0..4_000 {
        bomb.extend_from_slice(&[0x02, 0x00, 0x10, b'a']);
    }
    let message = fault(&bomb);
    assert!(message.contains("expands to more than 64 MB"), "{message}");
}

#[test]
fn what_is_no_text_is_named() {
    for (bytes, words) in [
        (&b"%PDF-1.7 ..."[..], "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"SQLite format 3\0....", "SQLite"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "old Office file"),
        (b"BZh91AY", "bzip2"),
        (b"  <!DOCTYPE HTML><table>", "web page"),
        (b"<?xml version='1.0'?><kml/>", "is XML"),
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\xff\xfe", "is empty"),
        (b"\xff\xfe\0\0a\0\0\0", "UTF-32"),
    ] {
        assert!(fault(bytes).contains(words), "{words}: {}", fault(bytes));
    }
    let password: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", &password[..]].concat();
    assert!(fault(&locked).contains("with a password"));
}

#[test]
fn files_that_are_none() {
    let folder = tempfile::tempdir().unwrap();
    let message = |path: &std::path::Path| open(path).err().unwrap().to_string();
    assert!(message(folder.path()).contains("is a folder"));
    assert!(message(&folder.path().join("none")).contains("no such file"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn anything_is_read_or_refused(
        magic in prop::sample::select(vec![
            &b""[..], b"\x1f\x8b", b"\x1f\x8b\x08\0\0\0\0\0\0\x03", b"\x28\xb5\x2f\xfd", b"\x28\xb5\x2f\xfd\x04\x58",
            b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"PK\x03\x04", b"PK\x05\x06",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..2_000),
    ) {
        let _ = read(&[magic, &rest].concat());
    }

    #[test]
    fn damaged_archives_do_not_panic(at in any::<prop::sample::Index>(), with in any::<[u8; 3]>(), zst in any::<bool>()) {
        let text = CSV.repeat(300);
        let mut bytes = if zst { zstd(text.as_bytes()) } else { gzip(text.as_bytes()) };
        let at = at.index(bytes.len());
        bytes.iter_mut().skip(at).zip(with).for_each(|(b, w)| *b = w);
        let _ = read(&bytes);
    }

    #[test]
    fn mixed_text_is_as_expected(bytes in prop::collection::vec(prop::sample::select(vec![
        &b"a"[..], "é".as_bytes(), "€".as_bytes(), "😀".as_bytes(), b"\xe9", b"\xf0\x9f", b"\x80",
    ]), 1..3_000)) {
        let bytes = [b"x", &bytes.concat()[..]].concat();
        prop_assert_eq!(read(&bytes).unwrap().0, expected(&bytes));
    }
}
