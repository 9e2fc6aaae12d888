//! Text that wants to be more than text: markup, formulas, links, control
//! characters. Everything that is written must hold it as what it is.

use crate::sandbox::Sandbox;
use serde_json::json;
use std::collections::HashSet;
use std::path::PathBuf;

const PAYLOADS: [&str; 16] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "]]></title></svg><script>alert(1)</script>",
    "&lt;b&gt; & &amp; &#x6A;",
    "<!-- --> <?xml?> <![CDATA[",
    "\u{1b}[2J\u{7}\u{8}\u{1}",
    "\u{202e}dcba\u{2066}\u{200f}",
    "\u{fffe}\u{ffff}\u{7f}\u{85}",
    "=cmd|'/c calc'!A1",
    "+1+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    "-2+3+cmd",
    "\t=1+1",
    "[click](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "{{ 7*7 }} {% for i in [] %}",
];

/// The same incidents with each text given by `text`.
fn incidents(text: impl Fn(usize) -> String) -> String {
    let records: Vec<_> = (0..PAYLOADS.len())
        .map(|i| {
            let t = text(i);
            json!({
                "id": format!("../../{i}-{t}"), "title": t, "date": "2025-10-09", "date_note": t, "type": "clash",
                "initiator": {"name": t, "alleged_by": [t]}, "target": {"name": t, "alleged_by": []},
                "places": [{"text": t, "lon": 69.5, "lat": 33.1}, {"text": "Barmal, Paktika"}],
                "claims": [
                    {"claimant": t, "about": t, "harm": "killed", "least": 3, "greatest": 5, "source": t},
                    {"claimant": format!("{t}2"), "about": t, "harm": "killed", "text": t, "status": "denied", "place": t},
                ],
                "sources": [{"id": format!("s{i}"), "title": t, "publisher": t, "url": "javascript:alert(1)"},
                            {"id": format!("u{i}"), "title": t, "url": "https://example.org/\"><script>x</script>"}],
                "notes": [t], "related": [t],
            })
        })
        .collect();
    json!({"incidents": records}).to_string()
}

fn reported() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("hostile.json", incidents(|i| PAYLOADS[i].to_owned()));
    sandbox.done(&["report", "hostile.json", "-o", "out"]);
    sandbox
}

fn with_extension(sandbox: &Sandbox, extension: &str) -> Vec<PathBuf> {
    let all = sandbox.files().into_iter();
    let found: Vec<PathBuf> = all.filter(|p| p.extension().is_some_and(|e| e == extension)).collect();
    assert!(!found.is_empty(), "no .{extension}");
    found
}

/// The names of all tags in order.
fn tags(html: &str) -> Vec<&str> {
    html.split('<')
        .skip(1)
        .map(|rest| {
            rest.split(|c: char| c.is_whitespace() || c == '>')
                .next()
                .unwrap_or_default()
        })
        .collect()
}

/// Hostile and harmless texts must give the same page but for the texts.
#[test]
fn no_text_becomes_markup() {
    let sandbox = reported();
    sandbox.write("twin.json", incidents(|i| format!("Harmless {i}")));
    sandbox.done(&["report", "twin.json", "-o", "twin"]);
    let (page, twin) = (sandbox.read("out/index.html"), sandbox.read("twin/index.html"));
    assert_eq!(tags(&page), tags(&twin));
    let attributes = |html: &str| html.matches("=\"").count();
    assert_eq!(attributes(&page), attributes(&twin));
    assert!(page.contains("{{ 7*7 }}"), "a template of the input ran");
}

#[test]
fn every_link_leads_to_the_web_or_into_the_folder() {
    let sandbox = reported();
    let page = sandbox.read("out/index.html");
    let mut seen = 0;
    for start in ["href=\"", "src=\""] {
        for rest in page.split(start).skip(1) {
            let target = rest.split('"').next().unwrap();
            let inside = !target.contains('/') && !target.contains(':') && sandbox.path("out").join(target).exists();
            let anchor = target
                .strip_prefix('#')
                .is_some_and(|id| page.contains(&format!("id=\"{id}\"")));
            // The engine writes a slash as &#x2f;.
            let web = target.replace("&#x2f;", "/").starts_with("https://");
            assert!(inside || anchor || web, "{target}");
            seen += 1;
        }
    }
    assert!(seen > 30);
}

/// Anchors are ids of the page: one that an input chose twice, or that the
/// page has itself, leads somewhere else.
#[test]
fn ids_of_the_page_are_unique() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "in.csv",
        "id,date,place\nfigures,2025,Kabul\nx,2025,Kabul\nx,2025,Kabul\n",
    );
    sandbox.done(&["report", "in.csv", "-o", "out"]);
    let page = sandbox.read("out/index.html");
    let mut seen = HashSet::new();
    for rest in page.split(" id=\"").skip(1) {
        let id = rest.split('"').next().unwrap();
        assert!(seen.insert(id), "id {id} twice");
    }
}

#[test]
fn every_svg_is_well_formed_and_inert() {
    let sandbox = reported();
    // The same id twice must not become the same id of two elements.
    sandbox.write("twice.csv", "id,date,place\nx,2025,Kabul\nx,2025,Kabul\nx,2025,Khost\n");
    sandbox.done(&["report", "twice.csv", "-o", "twice"]);
    for path in with_extension(&sandbox, "svg") {
        let name = path.display();
        let svg = std::fs::read_to_string(&path).unwrap();
        let document = roxmltree::Document::parse(&svg).unwrap_or_else(|e| panic!("{name}: {e}"));
        let mut ids = HashSet::new();
        for element in document.descendants().filter(roxmltree::Node::is_element) {
            let tag = element.tag_name().name();
            assert!(
                !["script", "foreignObject", "iframe", "img", "b"].contains(&tag),
                "{name}: <{tag}>"
            );
            for attribute in element.attributes() {
                let (key, value) = (attribute.name(), attribute.value());
                assert!(!key.starts_with("on"), "{name}: {key}");
                let link = key == "href" && !value.starts_with('#');
                assert!(!link || value.starts_with("https://"), "{name}: {value}");
                assert!(key != "id" || ids.insert(value), "{name}: id {value} twice");
            }
        }
        // What XML 1.0 has no way to say; some parsers let it pass.
        let odd =
            |c: &char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
        assert_eq!(svg.chars().find(odd), None, "{name}");
    }
}

/// OWASP, CSV injection: a cell must not begin as a formula does.
#[test]
fn no_cell_is_a_formula() {
    let sandbox = reported();
    sandbox.write("bad.csv", "date,place,killed\n=1+1,Kabul,\n2025,Kabul,@SUM(1)\n");
    sandbox.run(&["query", "bad.csv"]);
    sandbox.write("stdout.csv", sandbox.done(&["query", "hostile.json", "-f", "csv"]));
    std::fs::remove_file(sandbox.path("bad.csv")).unwrap();
    for path in with_extension(&sandbox, "csv") {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(&path).unwrap();
        for record in reader.records() {
            let record = record.unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            for cell in record.iter().filter(|c| c.parse::<f64>().is_err()) {
                assert!(
                    !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                    "{}: {cell}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn markdown_holds_no_links_of_the_input() {
    let sandbox = reported();
    let tables = sandbox.read("out/tables.md");
    let live = tables
        .match_indices("](")
        .find(|(at, _)| !tables[..*at].ends_with('\\'));
    assert_eq!(live, None, "a link or picture of the input is live");
    assert!(!tables.contains("<script"));
}

/// A terminal obeys escape sequences and turns text round at overrides.
#[test]
fn nothing_steers_the_terminal() {
    let sandbox = Sandbox::new();
    sandbox.write("hostile.json", incidents(|i| PAYLOADS[i].to_owned()));
    let escape = "\u{1b}]0;owned\u{7}\u{1b}[2J\u{202e}";
    sandbox.write(
        "bad.csv",
        format!("id,date,place\n1,{escape},Kabul\n2,2025,{escape}Xyzzy\n"),
    );
    sandbox.write("odd.csv", format!("{escape},colour\n1,2\n"));
    let commands: [&[&str]; 7] = [
        &["query", "hostile.json"],
        &["nearest", "Kabul", "hostile.json"],
        &["analyze", "hostile.json", "--by", "actors"],
        &["validate", "hostile.json"],
        &["validate", "bad.csv"],
        &["query", "odd.csv"],
        &["geocode", escape],
    ];
    let obeyed = |c: &char| {
        (c.is_control() && *c != '\n') || ('\u{202a}'..='\u{202e}').contains(c) || ('\u{2066}'..='\u{2069}').contains(c)
    };
    let steered: Vec<_> = commands
        .iter()
        .filter_map(|args| {
            let ran = sandbox.run(args);
            let found = ran.out.chars().chain(ran.err.chars()).find(obeyed);
            found.map(|c| (args, c))
        })
        .collect();
    assert!(steered.is_empty(), "{steered:?}");
}

#[test]
fn very_long_names_are_only_long() {
    let sandbox = Sandbox::new();
    let long = "Spera ".repeat(2_000);
    sandbox.write("long.json", incidents(|_| long.clone()));
    sandbox.done(&["report", "long.json", "-o", "out"]);
    sandbox.done(&["geocode", &"a".repeat(50_000)]);
    sandbox.done(&["map", "--title", &long, "-o", "map.svg"]);
    for path in with_extension(&sandbox, "svg") {
        let svg = std::fs::read_to_string(&path).unwrap();
        roxmltree::Document::parse(&svg).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    }
}
