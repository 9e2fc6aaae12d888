//! Figures as SVG, PNG and PDF: the ending decides, and what cannot be had is
//! said before anything is drawn.

use super::sandbox::Sandbox;
#[cfg(any(feature = "png", feature = "pdf"))]
use std::path::Path;

#[test]
fn an_ending_of_no_format_is_refused() {
    let sandbox = Sandbox::new();
    for name in ["figure", "figure.jpg", "figure.svg.gz", "png"] {
        for command in [&["map"][..], &["chart", "bands"]] {
            let ran = sandbox.run(&[command, &["-o", name]].concat());
            assert_eq!(ran.code, 2, "{name}: {ran:?}");
            assert!(
                ran.err.contains(name) && ran.err.contains(".svg, .png or .pdf"),
                "{ran:?}"
            );
        }
    }
    assert!(sandbox.files().is_empty());
}

#[test]
fn a_resolution_out_of_bounds_is_refused() {
    let sandbox = Sandbox::new();
    for dpi in [
        "0",
        "71",
        "1201",
        "-300",
        "300.5",
        "many",
        "4294967296",
        "9999999999999999999999",
    ] {
        let ran = sandbox.run(&["chart", "bands", "-o", "x.png", &format!("--dpi={dpi}")]);
        assert_eq!(ran.code, 2, "{dpi}: {ran:?}");
        assert!(ran.err.contains("--dpi"), "{dpi}: {ran:?}");
    }
    assert!(sandbox.files().is_empty());
}

/// A data set without incidents: a header and no row.
#[cfg(any(feature = "png", feature = "pdf"))]
fn nothing(sandbox: &Sandbox) {
    sandbox.write("none.csv", "id,date,place\n");
    let ran = sandbox.run(&["query", "none.csv", "--count"]);
    assert_eq!((ran.code, ran.out.trim()), (0, "0"), "{ran:?}");
}

#[cfg(any(feature = "png", feature = "pdf"))]
fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

#[cfg(feature = "png")]
mod png_files {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

    #[test]
    fn the_same_figure_gives_the_same_pixels() {
        let sandbox = Sandbox::new();
        for name in ["a.png", "b.PNG"] {
            sandbox.done(&["chart", "bands", "-o", name, "--dpi", "72"]);
        }
        let first = bytes(&sandbox.path("a.png"));
        assert!(first.starts_with(PNG));
        assert_eq!(first, bytes(&sandbox.path("b.PNG")));
    }

    #[test]
    fn a_page_of_too_many_pixels_is_refused() {
        let sandbox = Sandbox::new();
        sandbox.write("huge.png", "old");
        let ran = sandbox.run(&["map", "--size", "600mm", "--dpi", "1200", "-o", "huge.png"]);
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.err.contains("huge.png") && ran.err.contains("pixels"), "{ran:?}");
        assert_eq!(sandbox.read("huge.png"), "old");
    }

    #[test]
    fn nothing_has_a_picture_too() {
        let sandbox = Sandbox::new();
        nothing(&sandbox);
        sandbox.done(&["chart", "timeline", "none.csv", "-o", "t.png", "--dpi", "72"]);
        assert!(bytes(&sandbox.path("t.png")).starts_with(PNG));
    }
}

#[cfg(feature = "pdf")]
mod pdf_files {
    use super::*;

    #[test]
    fn the_same_figure_gives_the_same_pages() {
        let sandbox = Sandbox::new();
        for name in ["a.pdf", "b.pdf"] {
            sandbox.done(&["chart", "timeline", "-o", name]);
        }
        let first = bytes(&sandbox.path("a.pdf"));
        assert!(first.starts_with(b"%PDF-"));
        assert_eq!(first, bytes(&sandbox.path("b.pdf")));
    }

    #[test]
    fn nothing_has_a_page_too() {
        let sandbox = Sandbox::new();
        nothing(&sandbox);
        sandbox.done(&["map", "none.csv", "-o", "m.pdf"]);
        assert!(bytes(&sandbox.path("m.pdf")).starts_with(b"%PDF-"));
    }
}

/// Every format's error names the feature that has it.
#[cfg(not(all(feature = "png", feature = "pdf")))]
#[test]
fn a_format_that_was_left_out_names_its_feature() {
    let sandbox = Sandbox::new();
    let left_out = [("png", cfg!(feature = "png")), ("pdf", cfg!(feature = "pdf"))];
    for (feature, _) in left_out.iter().filter(|(_, built)| !built) {
        let ran = sandbox.run(&["map", "-o", &format!("map.{feature}")]);
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.err.contains(&format!("--features {feature}")), "{ran:?}");
    }
    assert!(sandbox.files().is_empty());
}
