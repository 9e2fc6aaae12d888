//! Workbooks: what cells become, and workbooks that are damaged or made to do
//! harm.

use durand::read::source::{Opened, open};
use durand::read::workbook::{Row, Workbook};
use proptest::prelude::*;
use std::io::Write;
use tempfile::NamedTempFile;
use zip::CompressionMethod::{Deflated, Stored};
use zip::write::{SimpleFileOptions, ZipWriter};

type Parts<'a> = Vec<(&'a str, String)>;

fn archive(parts: &[(&str, String)]) -> NamedTempFile {
    let file = NamedTempFile::new().unwrap();
    let mut zip = ZipWriter::new(file.reopen().unwrap());
    for (name, text) in parts {
        let method = if *name == "mimetype" { Stored } else { Deflated };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method))
            .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    file
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook of the sheets whose rows are given.
fn parts<'a>(sheets: &[&str]) -> Parts<'a> {
    const PATHS: [&str; 3] = [
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/sheet3.xml",
    ];
    let (mut list, mut relations, mut all) = (String::new(), String::new(), Vec::new());
    for (i, (rows, path)) in sheets.iter().zip(PATHS).enumerate() {
        list += &format!("<sheet name=\"Sheet{0}\" sheetId=\"{0}\" r:id=\"rId{0}\"/>", i + 1);
        relations += &format!(
            "<Relationship Id=\"rId{0}\" Type=\"{RELATION}/worksheet\" Target=\"worksheets/sheet{0}.xml\"/>",
            i + 1
        );
        all.push((path, format!("<worksheet xmlns=\"{MAIN}\"><dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}</sheetData></worksheet>")));
    }
    relations +=
        &format!("<Relationship Id=\"s\" Type=\"{RELATION}/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>");
    relations += &format!("<Relationship Id=\"y\" Type=\"{RELATION}/styles\" Target=\"styles.xml\"/>");
    all.push((
        "xl/workbook.xml",
        format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATION}\"><workbookPr/><sheets>{list}</sheets></workbook>"),
    ));
    all.push((
        "xl/_rels/workbook.xml.rels",
        format!("<Relationships>{relations}</Relationships>"),
    ));
    all.push(("xl/sharedStrings.xml", "<sst uniqueCount=\"9999999999999\"><si><t>place</t></si><si><r><t>Kab</t></r><r><t xml:space=\"preserve\">ul </t></r><rPh><t>no</t></rPh></si><si/></sst>".to_owned()));
    all.push(("xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]:mm\"/><numFmt numFmtId=\"165\" formatCode=\"dd\\.mm\\.yyyy\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>".to_owned()));
    all
}

fn with<'a>(mut parts: Parts<'a>, path: &str, text: &str) -> Parts<'a> {
    for part in &mut parts {
        if part.0 == path {
            part.1 = text.to_owned();
        }
    }
    parts
}

fn read(parts: &[(&str, String)]) -> Result<Vec<Row>, String> {
    rows_of(&archive(parts), None)
}

fn rows_of(file: &NamedTempFile, sheet: Option<&str>) -> Result<Vec<Row>, String> {
    let text = |e: durand::Error| e.to_string();
    match open(file.path()).map_err(text)? {
        Opened::Workbook(mut book) => book.rows(sheet).map_err(text)?.collect::<Result<_, _>>().map_err(text),
        Opened::Text(_) => Err("text".to_owned()),
    }
}

fn fault(parts: &[(&str, String)]) -> String {
    read(parts).err().unwrap()
}

fn cells(rows: &str) -> Vec<String> {
    read(&parts(&[rows])).unwrap().remove(0).cells
}

#[test]
fn cells_as_text() {
    for (cell, text) in [
        ("<c t='s'><v>0</v></c>", "place"),
        ("<c t='s'><v>1</v></c>", "Kabul "),
        (
            "<c t='inlineStr'><is><t>a &amp; b&#x41;&unknown;</t></is></c>",
            "a & bA&unknown;",
        ),
        (
            "<c t='str'><f>A1</f><v>x_x000D_\ny_x000D_z_x005F_x0041_ _x00_</v></c>",
            "x\ny\nz_x0041_ _x00_",
        ),
        ("<c><v>34</v></c>", "34"),
        ("<c><v>34.0</v></c>", "34"),
        ("<c><v>34.570000000000000</v></c>", "34.57"),
        ("<c><v>1E+300</v></c>", "1e300"),
        ("<c><v>1.5E-2</v></c>", "0.015"),
        ("<c><v>-0</v></c>", "0"),
        ("<c><v>0.0</v></c>", "0"),
        ("<c><v>not one</v></c>", "not one"),
        ("<c><v>NaN</v></c>", "NaN"),
        ("<c t='b'><v>1</v></c>", "True"),
        ("<c t='b'><v>0</v></c>", "False"),
        ("<c t='d'><v>2020-03-21T00:00:00</v></c>", "2020-03-21"),
        ("<c t='d'><v>2020-03-21T01:00:00</v></c>", "2020-03-21T01:00:00"),
        ("<c s='1'><v>43911</v></c>", "2020-03-21"),
        ("<c s='3'><v>43911.5</v></c>", "2020-03-21T12:00:00"),
        ("<c s='3'><v>43910.999999999</v></c>", "2020-03-21"),
        ("<c s='1'><v>1</v></c>", "1900-01-01"),
        ("<c s='1'><v>59</v></c>", "1900-02-28"),
        ("<c s='1'><v>60</v></c>", "60"),
        ("<c s='1'><v>61</v></c>", "1900-03-01"),
        ("<c s='1'><v>2958465</v></c>", "9999-12-31"),
        ("<c s='1'><v>2958466</v></c>", "2958466"),
        ("<c s='1'><v>-1</v></c>", "-1"),
        ("<c s='1'><v>0.75</v></c>", "18:00:00"),
        ("<c s='2'><v>1.5</v></c>", "36:00:00"),
        ("<c s='99'><v>43911</v></c>", "43911"),
    ] {
        assert_eq!(cells(&format!("<row>{cell}</row>")), [text], "{cell}");
    }
    // Errors, empty strings and styled cells are empty.
    let row = "<row r='7'><c r='B7' t='e'><v>#N/A</v></c><c t='s'><v>2</v></c><c r='E7'><v>5</v></c><c s='1'/><c r='XFD7' s='1'/></row>";
    let rows = read(&parts(&[row])).unwrap();
    assert_eq!(
        (rows[0].number, &rows[0].cells[..]),
        (7, &["", "", "", "", "5"].map(str::to_owned)[..])
    );
}

#[test]
fn days_are_counted_from_1904() {
    let book = "<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"A\" r:id=\"rId1\"/></sheets></workbook>";
    let rows = "<row><c s='1'><v>42449</v></c><c s='1'><v>0</v></c></row>";
    let rows = read(&with(parts(&[rows]), "xl/workbook.xml", book)).unwrap();
    assert_eq!(rows[0].cells, ["2020-03-21", "1904-01-01"]);
}

const TABLE: &str =
    "<row r='3'><c><v>1</v></c><c><v>2</v></c></row><row r='4'/><row r='9'><c><v>3</v></c><c><v>4</v></c></row>";

#[test]
fn the_first_table_is_read_unless_one_is_named() {
    let cover = "<row><c><v>1</v></c></row><row><c><v>2</v></c></row>";
    let file = archive(&parts(&["", cover, TABLE]));
    let rows = rows_of(&file, None).unwrap();
    assert_eq!(rows.iter().map(|r| r.number).collect::<Vec<_>>(), [3, 9]);
    assert_eq!(rows_of(&file, Some("sheet2 ")).unwrap().len(), 2);
    let message = rows_of(&file, Some("Sheet9")).unwrap_err();
    assert!(
        message.ends_with("has no sheet \"Sheet9\"; its sheets are: Sheet1, Sheet2, Sheet3"),
        "{message}"
    );
    assert!(fault(&parts(&["", ""])).contains("is empty"));
    assert_eq!(read(&parts(&["", cover])).unwrap().len(), 2);
}

#[test]
fn checksum_is_of_the_file_and_pipes_are_spooled() {
    let file = archive(&parts(&[TABLE]));
    let bytes = std::fs::read(file.path()).unwrap();
    let opened = Workbook::open(file.path()).unwrap();
    assert_eq!(opened.checksum().bytes, bytes.len() as u64);
    let mut spooled = Workbook::spool("-".as_ref(), &bytes[..]).unwrap();
    assert_eq!(spooled.checksum(), opened.checksum());
    assert_eq!(spooled.rows(None).unwrap().count(), 2);
}

#[test]
fn out_of_bounds_is_refused() {
    for (rows, words) in [
        ("<row r='1048577'><c><v>1</v></c></row>", "more than 1,048,576 rows"),
        ("<row r='99999999999999999999'/>", "more than 1,048,576 rows"),
        ("<row><c r='XFE1'><v>1</v></c></row>", "beyond column XFD"),
        (
            "<row><c r='ZZZZZZZZZZZZZZZZZZZZZZZ1'><v>1</v></c></row>",
            "beyond column XFD",
        ),
        ("<row><c r='XFD1'/><c><v>1</v></c></row>", "beyond column XFD"),
        ("<row><c r='é'/></row>", "is no cell"),
        ("<row r='2'/><row r='2'/>", "row 2 comes after row 2"),
        ("<row r='0'/>", "row 0 comes after row 0"),
        (
            "<row><c t='s'><v>3</v></c></row>",
            "refers to a text that is not there (3)",
        ),
        (
            "<row><c t='s'><v>-1</v></c></row>",
            "refers to a text that is not there (-1)",
        ),
        ("<row><c><v>1</v></row>", "is damaged"),
        ("<row", "is damaged"),
    ] {
        let message = fault(&parts(&[rows]));
        assert!(message.contains(words), "{rows}: {message}");
    }
    let deep = "<a>".repeat(1_000);
    assert!(fault(&parts(&[&deep])).contains("nested without end"));
    assert!(fault(&with(parts(&[TABLE]), "xl/styles.xml", &deep)).contains("nested without end"));
}

#[test]
fn long_cells_are_cut_and_told() {
    let long = "é".repeat(5 << 20);
    let cell = |n: usize| "<c t='s'><v>0</v></c>".repeat(n);
    let sst = format!("<sst><si><t>{long}</t></si></sst>");
    let some = parts(&[&format!("<row><c><v>1</v></c>{}</row>", cell(2))]);
    let rows = read(&with(some, "xl/sharedStrings.xml", &sst)).unwrap();
    assert_eq!((rows[0].cut, rows[0].cells[1].len()), (Some(1), 1 << 20));
    let many = parts(&[&format!("<row>{}</row>", cell(40))]);
    assert!(fault(&with(many, "xl/sharedStrings.xml", &sst)).contains("more than 16 MB of text"));
    let inline = format!("<row><c t='inlineStr'><is><t>{long}</t></is></c></row>");
    assert_eq!(read(&parts(&[&inline])).unwrap()[0].cut, Some(0));
    let longer = "x".repeat(20 << 20);
    let inline = format!("<row><c t='inlineStr'><is><t>{longer}</t></is></c></row>");
    assert!(fault(&parts(&[&inline])).contains("longer than 16 MB"));
}

#[test]
fn parts_that_are_missing_or_elsewhere() {
    let without = |path: &str| parts(&[TABLE]).into_iter().filter(|p| p.0 != path).collect::<Vec<_>>();
    assert!(fault(&without("xl/worksheets/sheet1.xml")).contains("its part xl/worksheets/sheet1.xml is missing"));
    assert!(fault(&without("xl/_rels/workbook.xml.rels")).contains("its part xl/_rels/workbook.xml.rels is missing"));
    assert!(fault(&without("xl/workbook.xml")).contains("is a zip archive (4 files"));
    assert_eq!(read(&without("xl/styles.xml")).unwrap().len(), 2);
    assert_eq!(read(&without("xl/sharedStrings.xml")).unwrap().len(), 2);
    let relations = |target: &str| {
        format!(
            "<Relationships><Relationship Id=\"rId1\" Type=\"{RELATION}/worksheet\" Target=\"{target}\"/></Relationships>"
        )
    };
    let to = |target: &str| with(parts(&[TABLE]), "xl/_rels/workbook.xml.rels", &relations(target));
    assert_eq!(read(&to("..\\XL/./worksheets/Sheet1.xml")).unwrap().len(), 2);
    assert!(fault(&to("../../../etc/passwd")).contains("its part etc/passwd is missing"));
    // In a circle: no row is in it.
    assert!(fault(&to("_rels/workbook.xml.rels")).contains("there are no cells in it"));
    assert!(fault(&to("workbook.xml")).contains("there are no cells in it"));
    assert!(
        fault(&with(parts(&[TABLE]), "xl/_rels/workbook.xml.rels", "<Relationships/>"))
            .contains("\"Sheet1\" is missing")
    );
}

#[test]
fn other_archives_are_named() {
    for (path, words) in [
        ("xl/workbook.bin", ".xlsb"),
        ("word/document.xml", "Word document"),
        ("doc.kml", "KMZ"),
        ("a.csv", "is a zip archive (1 files: a.csv)"),
    ] {
        let message = fault(&[(path, "x".to_owned())]);
        assert!(message.contains(words), "{message}");
    }
}

#[test]
fn bombs_are_refused_before_they_are_read() {
    let file = NamedTempFile::new().unwrap();
    let mut zip = ZipWriter::new(file.reopen().unwrap());
    zip.start_file(
        "xl/workbook.xml",
        SimpleFileOptions::default().compression_method(Deflated),
    )
    .unwrap();
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..80 {
        zip.write_all(&zeros).unwrap();
    }
    zip.finish().unwrap();
    let message = rows_of(&file, None).unwrap_err();
    assert!(message.contains("expands to 80 MB"), "{message}");
    // A part that states less than it holds.
    let mut bytes = std::fs::read(file.path()).unwrap();
    let size = (80_u32 << 20).to_le_bytes();
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == size {
            bytes[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
        }
    }
    std::fs::write(file.path(), bytes).unwrap();
    let message = rows_of(&file, None).unwrap_err();
    assert!(
        message.contains("longer than the archive says") || message.contains("is missing"),
        "{message}"
    );
}

fn ods(rows: &str) -> Parts<'static> {
    vec![
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        (
            "content.xml",
            format!(
                "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"Cover\"><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell/></table:table-row></table:table><table:table table:name=\"Data\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
            ),
        ),
    ]
}

#[test]
fn ods_cells_as_text() {
    for (cell, text) in [
        (
            "<c office:value-type='float' office:value='34.5'><text:p>34,5</text:p></c>",
            "34.5",
        ),
        (
            "<c office:value-type='float' office:value='2020'><p>2,020</p></c>",
            "2020",
        ),
        (
            "<c office:value-type='date' office:date-value='2020-03-21'><p>21.3.20</p></c>",
            "2020-03-21",
        ),
        (
            "<c office:value-type='date' office:date-value='2020-03-21T10:00:00'/>",
            "2020-03-21T10:00:00",
        ),
        (
            "<c office:value-type='time' office:time-value='PT36H05M00S'/>",
            "36:05:00",
        ),
        ("<c office:value-type='boolean' office:boolean-value='true'/>", "True"),
        (
            "<c office:value-type='string' calcext:value-type='error'><p>#N/A</p></c>",
            "",
        ),
        (
            "<c office:value-type='string'><office:annotation><p>no</p></office:annotation><p>a<s c='2'/>b &lt;<tab/></p><p><span>c</span></p></c>",
            "a  b <\t\nc",
        ),
    ] {
        let cell = cell
            .replace("<c ", "<table:table-cell ")
            .replace("</c>", "</table:table-cell>");
        let row = format!(
            "<table:table-row>{cell}<table:table-cell office:value-type='float' office:value='1'/></table:table-row>"
        );
        assert_eq!(read(&ods(&row.repeat(2))).unwrap()[1].cells, [text, "1"], "{cell}");
    }
}

#[test]
fn ods_repeats_within_bounds() {
    let row = |rows: &str, columns: &str, cell: &str| {
        format!(
            "<table:table-row table:number-rows-repeated='{rows}'><table:table-cell table:number-columns-repeated='{columns}'>{cell}</table:table-cell></table:table-row>"
        )
    };
    let rows = read(&ods(
        &(row("4", "3", "<p>x</p>") + &row("99999999999", "99999999999", ""))
    ))
    .unwrap();
    assert_eq!(
        rows.iter().map(|r| (r.number, r.cells.len())).collect::<Vec<_>>(),
        [(1, 3), (2, 3), (3, 3), (4, 3)]
    );
    assert!(fault(&ods(&row("1048577", "2", "<p>x</p>"))).contains("more than 1,048,576 rows"));
    assert!(fault(&ods(&row("2", "16385", "<p>x</p>"))).contains("beyond column XFD"));
    let long = format!("<p>{}</p>", "x".repeat(1 << 19));
    assert!(fault(&ods(&row("2", "200", &long))).contains("more than 16 MB of text"));
    // A million rows of a megabyte from a small file.
    assert!(fault(&ods(&row("1000000", "2", &long))).contains("more than 16 GB of text"));
    let spaces = "<p><s c='4000000000'/></p>".repeat(2);
    assert!(read(&ods(&row("2", "2", &spaces))).is_ok());
}

#[test]
fn ods_with_a_password() {
    let mut parts = ods("");
    parts.push((
        "META-INF/manifest.xml",
        "<manifest><file-entry><encryption-data/></file-entry></manifest>".to_owned(),
    ));
    assert!(fault(&parts).contains("with a password"));
}

#[test]
fn cut_off_anywhere_is_told() {
    let file = archive(&parts(&[TABLE]));
    let bytes = std::fs::read(file.path()).unwrap();
    for at in (4..bytes.len()).step_by(23) {
        std::fs::write(file.path(), &bytes[..at]).unwrap();
        let message = rows_of(&file, None).unwrap_err();
        assert!(message.contains("damaged or cut off"), "at {at}: {message}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn damaged_archives_do_not_panic(at in any::<prop::sample::Index>(), with in any::<[u8; 3]>()) {
        let file = archive(&parts(&[TABLE]));
        let mut bytes = std::fs::read(file.path()).unwrap();
        let at = at.index(bytes.len());
        bytes.iter_mut().skip(at).zip(with).for_each(|(b, w)| *b = w);
        std::fs::write(file.path(), bytes).unwrap();
        let _ = rows_of(&file, None);
    }

    #[test]
    fn damaged_parts_do_not_panic(which in 0..6_usize, at in any::<prop::sample::Index>(), text in "[<>/&;\"'=a-z0-9 \\PC]{0,12}", is_ods in any::<bool>()) {
        let mut parts = if is_ods {
            ods("<table:table-row table:number-rows-repeated='2'><table:table-cell office:value-type='date' office:date-value='2020-01-01T00:00:00'><text:p>a<text:s text:c='2'/></text:p></table:table-cell></table:table-row>")
        } else {
            parts(&["<row r='3'><c r='A3' s='1' t='n'><f>A1</f><v>43911.2</v></c><c t='s'><v>1</v></c></row><row><c t='inlineStr'><is><t>x_x000D_</t></is></c></row>"])
        };
        let len = parts.len();
        let part = &mut parts[which % len].1;
        let mut at = at.index(part.len() + 1);
        while !part.is_char_boundary(at) { at -= 1; }
        let mut end = (at + text.len() / 2).min(part.len());
        while !part.is_char_boundary(end) { end += 1; }
        part.replace_range(at..end, &text);
        let _ = read(&parts);
    }
}
