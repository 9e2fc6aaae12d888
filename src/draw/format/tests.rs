//! Each format of one small figure with all that the canvas can draw.

use super::*;

#[cfg(any(feature = "png", feature = "pdf"))]
mod sample {
    use crate::draw::canvas::{self, ClipRect, Colour, Disc, Fill, Group, Hatch, Label, Page, Shape, Stroke, mm};
    use crate::draw::text::Face;
    use crate::draw::theme::Theme;
    use std::sync::Arc;

    pub fn figure(width_mm: f64, height_mm: f64) -> String {
        let page = Page {
            width_mm,
            height_mm,
            title: "Ghulām Khān & تورخم".into(),
            description: "A disc, hatching and labels.".into(),
            lang: "en".into(),
            theme: Arc::new(Theme::print().expect("reads")),
        };
        canvas::draw(&page, |_, sheet| {
            let (w, h) = (mm(width_mm), mm(height_mm));
            sheet.draw(&Hatch {
                id: "hatch".into(),
                colour: Colour::BLUE,
                spacing: 3.0,
                width: 0.5,
                angle: 45.0,
                ground: Some(Colour(224, 224, 224)),
            })?;
            sheet.draw(&ClipRect::new("cut", (0.0, 0.0), (w / 2.0, h)))?;
            sheet.draw(&Group::open("marks").clip("cut"))?;
            sheet.draw(&Disc::new((w / 2.0, h / 2.0), h / 3.0).fill(Fill::Pattern("hatch".into())))?;
            sheet.draw(&Group::close())?;
            let dashed = Stroke::new(Colour::VERMILION, 1.0).dash(&[3.0, 2.0]).opacity(0.5);
            sheet.draw(&Shape::line([(0.0, h), (w, 0.0)]).stroke(dashed))?;
            sheet.draw(&Label::new((w / 2.0, h / 2.0), "تورخم ≥ 25 km", 10.0).halo(Colour::WHITE, 1.0))?;
            sheet.draw(&Label::new((2.0, 12.0), "IRAN", 9.0).face(Face::Bold).spacing(2.0))?;
            sheet.draw(&Label::new((2.0, 24.0), "خوست", 9.0).face(Face::Bold))?;
            sheet.draw(
                &Label::new((2.0, h - 2.0), "Kurram", 9.0)
                    .face(Face::Italic)
                    .rotation(-20.0),
            )?;
            Ok(())
        })
        .expect("a figure")
    }
}

#[test]
fn endings_say_the_format() {
    let of = |name: &str| Format::of(Path::new(name));
    assert_eq!(of("a.svg").unwrap(), Format::Svg);
    assert_eq!(of("-").unwrap(), Format::Svg);
    assert_eq!(of("A.SVG").unwrap(), Format::Svg);
    for bad in ["a", "", ".svg", "a.jpeg", "a.png.gz", "svg"] {
        assert!(matches!(of(bad), Err(FormatError::Unknown)), "{bad}");
    }
    assert_eq!(of("a.png").is_ok(), cfg!(feature = "png"));
    assert_eq!(of("b/c.Pdf").is_ok(), cfg!(feature = "pdf"));
    let left_out = FormatError::NotBuilt(Format::Png).to_string();
    assert!(left_out.contains("--features png"), "{left_out}");
}

#[cfg(feature = "png")]
mod png_files {
    use super::sample::figure;
    use super::*;

    struct Picture {
        size: (u32, u32),
        per_metre: (u32, u32),
        title: String,
        rgb: Vec<u8>,
    }

    fn decode(file: &[u8]) -> Picture {
        let mut reader = ::png::Decoder::new(std::io::Cursor::new(file))
            .read_info()
            .expect("a PNG");
        let mut rgb = vec![0; reader.output_buffer_size().expect("a size")];
        reader.next_frame(&mut rgb).expect("pixels");
        let info = reader.info();
        let dims = info.pixel_dims.expect("pHYs");
        assert!(matches!(dims.unit, ::png::Unit::Meter));
        let title = info.utf8_text.iter().find(|t| t.keyword == "Title").expect("a title");
        Picture {
            size: (info.width, info.height),
            per_metre: (dims.xppu, dims.yppu),
            title: title.get_text().expect("text"),
            rgb,
        }
    }

    #[test]
    fn the_size_on_paper_is_the_same_at_every_resolution() {
        for (dpi, size, per_metre) in [
            (72, (227, 142), 2835),
            (300, (945, 591), 11811),
            (1200, (3780, 2362), 47244),
        ] {
            let file = Format::Png.encode(&figure(80.0, 50.0), dpi).unwrap();
            let picture = decode(&file);
            assert_eq!(picture.size, size, "{dpi}");
            assert_eq!(picture.per_metre, (per_metre, per_metre));
            assert_eq!(picture.title, "Ghulām Khān & تورخم");
        }
    }

    #[test]
    fn the_same_figure_gives_the_same_bytes() {
        let encode = || Format::Png.encode(&figure(60.0, 40.0), 150).unwrap();
        assert_eq!(encode(), encode());
    }

    #[test]
    fn all_is_drawn_and_text_in_its_own_fonts() {
        let drawn = |svg: &str| decode(&Format::Png.encode(svg, 96).unwrap()).rgb;
        let svg = figure(60.0, 40.0);
        let whole = drawn(&svg);
        // Each change must be seen: a label, its script, its cut, the hatch.
        for (from, to) in [
            (">IRAN<", "><"),
            ("تورخم ≥", "≥"),
            ("≥ 25", "25"),
            (" font-weight=\"bold\"", ""),
            (" font-style=\"italic\"", ""),
            ("url(#hatch)", "none"),
        ] {
            assert!(svg.contains(from), "{from}");
            assert_ne!(drawn(&svg.replacen(from, to, 2)), whole, "{from}");
        }
        // A letter that no font has is a box, not a failure.
        drawn(&svg.replace("IRAN", "漢字🗺"));
    }

    /// Large pictures are drawn in bands; their seams must not show.
    #[test]
    fn bands_make_one_picture() {
        let svg = figure(300.0, 200.0);
        let scene = super::super::scene::Scene::read(&svg).unwrap();
        let mut files = [Vec::new(), Vec::new()];
        for (file, band) in files.iter_mut().zip([u64::MAX, 150_000]) {
            super::super::png::write(&scene, (1772, 1181), 150, band, file).unwrap();
        }
        let [whole, bands] = files.map(|f| decode(&f).rgb);
        assert_eq!(whole.len(), bands.len());
        // Edges may be painted a shade off here and there, no row as a whole.
        let row = 1772 * 3;
        for (y, (a, b)) in whole.chunks(row).zip(bands.chunks(row)).enumerate() {
            let off: u32 = a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(*b))).sum();
            assert!(f64::from(off) / row as f64 <= 0.5, "row {y}: {off}");
        }
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let svg = figure(80.0, 50.0);
        for dpi in [0, 71, 1201, u32::MAX] {
            assert!(matches!(Format::Png.encode(&svg, dpi), Err(FormatError::Resolution(_))));
        }
        // 5 by 5 metres; never held in memory.
        let huge = Format::Png.encode(&figure(5000.0, 5000.0), 1200);
        assert!(
            matches!(huge, Err(FormatError::TooLarge { width: 236_220, .. })),
            "{huge:?}"
        );
        for bad in ["", "<svg", "<html/>", "no"] {
            assert!(matches!(Format::Png.encode(bad, 96), Err(FormatError::Svg(_))), "{bad}");
        }
    }
}

#[cfg(feature = "pdf")]
mod pdf_files {
    use super::sample::figure;
    use super::*;

    fn has(file: &[u8], what: &str) -> bool {
        file.windows(what.len()).any(|w| w == what.as_bytes())
    }

    #[test]
    fn each_font_that_is_used_is_embedded() {
        let file = Format::Pdf.encode(&figure(80.0, 50.0), 300).unwrap();
        for font in [
            "+NotoSans-Regular",
            "+NotoSans-Bold",
            "+NotoSans-Italic",
            "+NotoSansMath-Regular",
            "+NotoNaskhArabic-Regular",
            "+NotoNaskhArabic-Bold",
        ] {
            assert!(has(&file, font), "{font}");
        }
        assert!(!has(&file, "/CreationDate") && !has(&file, "/ModDate"));
        assert_eq!(file, Format::Pdf.encode(&figure(80.0, 50.0), 72).unwrap());
    }

    #[test]
    fn what_the_canvas_never_draws_is_refused() {
        let svg = |inside: &str| {
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9mm\" height=\"9mm\">{inside}</svg>")
        };
        assert!(Format::Pdf.encode(&svg(""), 300).is_ok());
        for inside in [
            "<linearGradient id=\"g\"><stop stop-color=\"red\"/><stop offset=\"1\"/></linearGradient><rect width=\"9\" height=\"9\" fill=\"url(#g)\"/>",
            "<pattern id=\"p\" width=\"2\" height=\"2\" patternUnits=\"userSpaceOnUse\"><circle r=\"1\"/></pattern><rect width=\"9\" height=\"9\" fill=\"url(#p)\"/>",
            "<g style=\"mix-blend-mode:multiply\"><rect width=\"9\" height=\"9\"/></g>",
        ] {
            let refused = Format::Pdf.encode(&svg(inside), 300);
            assert!(matches!(refused, Err(FormatError::Encoding { .. })), "{inside}");
        }
    }
}
