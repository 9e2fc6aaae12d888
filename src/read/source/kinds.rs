//! Files that are no text to read, told by how they begin.

/// How it begins, what it is, and what to do.
const KINDS: [(&[u8], &str, &str); 18] = [
    (b"%PDF-", "a PDF document", "save its tables as CSV"),
    (b"\x89PNG", "a picture (PNG)", TABLES),
    (b"\xff\xd8\xff", "a picture (JPEG)", TABLES),
    (b"GIF8", "a picture (GIF)", TABLES),
    (b"PAR1", "a Parquet file", "save it as CSV"),
    (b"ARROW1", "an Arrow file", "save it as CSV"),
    (
        b"SQLite format 3\0",
        "a SQLite database or GeoPackage",
        "save its table as CSV",
    ),
    (b"BZh", "compressed (bzip2)", UNPACK),
    (b"\xfd7zXZ\0", "compressed (xz)", UNPACK),
    (b"\x04\x22\x4d\x18", "compressed (lz4)", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", UNPACK),
    (b"Rar!\x1a\x07", "an archive (rar)", UNPACK),
    (b"{\\rtf", "a text document (RTF)", TABLES),
    (b"\xff\xfe\0\0", "UTF-32 text", "save it as UTF-8"),
    (b"\0\0\xfe\xff", "UTF-32 text", "save it as UTF-8"),
    (b"\x7fELF", "a program", TABLES),
    (b"MZ\x90\0", "a program", TABLES),
    (b"\x89HDF", "an HDF5 file", "save it as CSV"),
];
const UNPACK: &str = "unpack it first";
const TABLES: &str = "durand reads JSON, GeoJSON, CSV, xlsx and ods";

const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// What a file that begins like this is and what to do about it; `None` where
/// it may be text.
pub(super) fn refuse(head: &[u8]) -> Option<String> {
    if head.iter().all(u8::is_ascii_whitespace) {
        return Some("is empty; there is nothing to map".to_owned());
    }
    if let Some((_, what, todo)) = KINDS.iter().find(|(magic, ..)| head.starts_with(magic)) {
        return Some(format!("is {what}; {todo}"));
    }
    if head.starts_with(COMPOUND) {
        return Some(compound(head).to_owned());
    }
    if head.get(257..262) == Some(b"ustar") {
        return Some(format!("is an archive (tar); {UNPACK}"));
    }
    markup(head).map(str::to_owned)
}

/// Why a file with NUL bytes where it begins is none to read, unless it is UTF-16.
pub(super) fn refuse_nul(head: &[u8]) -> Option<String> {
    let at = head.iter().position(|b| *b == 0)?;
    Some(format!("is a binary file (byte {} is NUL); {TABLES}", at + 1))
}

/// The container of old Office files, and of new ones with a password. Its
/// table of contents, in UTF-16, need not be within the head.
fn compound(head: &[u8]) -> &'static str {
    let names = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        head.windows(name.len()).any(|w| w == name)
    };
    if names("EncryptedPackage") {
        "is a workbook with a password; open it and save it without one"
    } else if names("WordDocument") {
        "is an old Word document (.doc); save its tables as CSV"
    } else if names("Workbook") || names("Book") {
        "is an old Excel workbook (.xls); open it and save it as .xlsx or CSV"
    } else {
        "is an old Office file (.xls, .doc) or one with a password; save it as .xlsx or CSV, without a password"
    }
}

/// Web pages and XML, which some programs write into files called .xls.
fn markup(head: &[u8]) -> Option<&'static str> {
    let head = head
        .strip_prefix("\u{feff}".as_bytes())
        .unwrap_or(head)
        .trim_ascii_start();
    let begins = |with: &str| {
        head.get(..with.len())
            .is_some_and(|h| h.eq_ignore_ascii_case(with.as_bytes()))
    };
    let has = |part: &str| head.windows(part.len()).any(|w| w == part.as_bytes());
    if begins("<!doctype html") || begins("<html") || begins("<table") {
        Some("is a web page (HTML), whatever it is called; open it in a spreadsheet and save it as .xlsx or CSV")
    } else if begins("<?xml") && has("urn:schemas-microsoft-com:office:spreadsheet") {
        Some("is an old XML spreadsheet; open it and save it as .xlsx or CSV")
    } else if begins("<?xml") {
        Some("is XML; save it as GeoJSON or CSV")
    } else {
        None
    }
}
