use crate::draw::canvas::plot::{ChartBuilder, IntoTextStyle, PathElement, Rectangle, text_anchor};
use crate::draw::canvas::*;
use crate::draw::text::{self, Face};
use crate::draw::theme::Theme;
use std::sync::Arc;

fn page() -> Page {
    Page {
        width_mm: 100.0,
        height_mm: 50.0,
        title: "A <title> & more".into(),
        description: "With a control character \u{1}.".into(),
        lang: "en".into(),
        theme: Arc::new(Theme::print().expect("reads")),
    }
}

fn drawn(paint: impl Fn(&Sheet) -> Result<(), CanvasError>) -> Result<String, CanvasError> {
    draw(&page(), |_, sheet| paint(sheet))
}

fn everything(sheet: &Sheet) -> Result<(), CanvasError> {
    sheet.draw(&ClipRect::new("frame", (10.0, 10.0), (90.0, 90.0)))?;
    sheet.draw(&Hatch {
        id: "hatch".into(),
        colour: Colour::BLUE,
        spacing: 4.0,
        width: 1.0,
        angle: 45.0,
        ground: Some(Colour::WHITE),
    })?;
    sheet.draw(&Group::open("layer").class("layer").title("A & B").clip("frame"))?;
    sheet.draw(
        &Shape::ring([(10.0, 10.0), (50.0, 10.0), (50.0, 50.0), (10.0, 10.0)])
            .and_ring([(20.0, 15.0), (30.0, 15.0), (30.0, 20.0)])
            .fill(Fill::Pattern("hatch".into()))
            .stroke(
                Stroke::new(Colour::BLACK, 0.75)
                    .dash(&[4.0, 2.0])
                    .cap(Cap::Round)
                    .opacity(0.5),
            )
            .title("\"rings\""),
    )?;
    sheet.draw(&Group::anonymous())?;
    sheet.draw(
        &Disc::new((60.0, 60.0), 4.25)
            .fill(Fill::Colour(Colour::GREEN, 0.5))
            .title("a"),
    )?;
    sheet.draw(
        &Rect::new((70.0, 20.0), (60.0, 10.0))
            .rounding(1.0)
            .stroke(Stroke::new(Colour::BLACK, 1.0)),
    )?;
    sheet.draw(&Group::close())?;
    sheet.draw(
        &Label::new((100.0, 40.0), "تورخم <Torkham>", 9.0)
            .face(Face::Bold)
            .anchor(Anchor::Middle)
            .halo(Colour::WHITE, 1.5)
            .rotation(-30.0)
            .spacing(0.5)
            .class("label")
            .title("t"),
    )?;
    sheet.draw(&Group::close())?;
    Ok(())
}

#[test]
fn the_file_is_well_formed_and_the_same_each_time() {
    let svg = drawn(everything).expect("drawn");
    assert_eq!(svg, drawn(everything).expect("drawn"));
    let tree = roxmltree::Document::parse(&svg).expect("well-formed");
    let root = tree.root_element();
    assert_eq!(root.attribute("width"), Some("100mm"));
    assert_eq!(root.attribute("viewBox"), Some("0 0 377.95 188.98"));
    let title = root.children().find(|n| n.has_tag_name("title")).expect("a title");
    assert_eq!(title.text(), Some("A <title> & more"));
    let layer = tree
        .descendants()
        .find(|n| n.attribute("id") == Some("layer"))
        .expect("a layer");
    assert_eq!(layer.attribute("clip-path"), Some("url(#frame)"));
    assert_eq!(layer.first_element_child().and_then(|n| n.text()), Some("A & B"));
    assert!(tree.descendants().any(|n| n.text() == Some("تورخم <Torkham>")));
    assert!(!svg.contains("-0\"") && !svg.contains("NaN"));
}

#[test]
fn ids_are_unique_and_groups_closed() {
    let twice = drawn(|s| {
        s.draw(&Group::open("a"))?;
        s.draw(&Group::close())?;
        s.draw(&Group::open("a"))?;
        Ok(())
    });
    assert_eq!(twice, Err(CanvasError::DuplicateId("a".into())));
    let open = drawn(|s| Ok(s.draw(&Group::open("a"))?));
    assert_eq!(open, Err(CanvasError::StillOpen("a".into())));
    let never = drawn(|s| Ok(s.draw(&Group::close())?));
    assert_eq!(never, Err(CanvasError::NotOpen));
    let bad = drawn(|s| Ok(s.draw(&Group::open("no id"))?));
    assert_eq!(bad, Err(CanvasError::InvalidId("no id".into())));
}

#[test]
fn a_page_needs_a_size() {
    for width_mm in [0.0, -5.0, f64::NAN, f64::INFINITY, 1e9] {
        let page = Page { width_mm, ..page() };
        assert!(matches!(draw(&page, |_, _| Ok(())), Err(CanvasError::PageSize { .. })));
    }
}

#[test]
fn paths_are_relative_and_exact() {
    let svg = drawn(|s| {
        let line = Shape::line([(1.0, 1.0), (1.01, 1.0), (3.5, 0.25), (3.5, 0.25), (3.5, 10.0)]);
        Ok(s.draw(&line.stroke(Stroke::new(Colour::BLACK, 1.0)))?)
    })
    .expect("drawn");
    assert!(svg.contains("d=\"M1 1l.02 0 2.48-.75 0 9.75\""), "{svg}");
    // The sum of many rounded steps is still the rounded end.
    let svg = drawn(|s| {
        let line = Shape::line((0..=1000).map(|i| (f64::from(i) * 0.3333, 0.0)));
        Ok(s.draw(&line.stroke(Stroke::new(Colour::BLACK, 1.0)))?)
    })
    .expect("drawn");
    let d = svg
        .split("d=\"M0 0l")
        .nth(1)
        .and_then(|t| t.split('"').next())
        .expect("a path");
    let end: f64 = d
        .split(' ')
        .step_by(2)
        .map(|x| x.parse::<f64>().expect("a number"))
        .sum();
    assert!((end - 333.3).abs() < 0.011, "{end}");
}

#[test]
fn nothing_is_drawn_where_nothing_is_seen() {
    let svg = drawn(|s| {
        s.draw(&Shape::<(f64, f64)>::line([]).stroke(Stroke::new(Colour::BLACK, 1.0)))?;
        s.draw(&Label::new((1.0, 1.0), " ", 9.0))?;
        Ok(())
    })
    .expect("drawn");
    assert!(!svg.contains("<path") && !svg.contains("<text"));
}

#[test]
fn plotters_own_elements_work() {
    let svg = draw(&page(), |root, _| {
        let mut chart = ChartBuilder::on(root)
            .set_left_and_bottom_label_area_size(px(20.0))
            .build_cartesian_2d(0.0..10.0, 0.0..1.0)?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .label_style(("Noto Sans", px(8.0)))
            .set_all_tick_mark_size(px(2.0))
            .draw()?;
        chart.draw_series([PathElement::new(vec![(0.0, 0.0), (10.0, 1.0)], Colour::BLUE)])?;
        chart.draw_series([Rectangle::new([(1.0, 0.0), (2.0, 0.5)], Colour::ORANGE)])?;
        chart.draw_series([Disc::new((5.0, 0.5), 3.0).fill(Colour::GREEN)])?;
        let style = ("Noto Sans", 640.0).into_text_style(root);
        let (wide, _) = root.estimate_text_size("Torkham", &style)?;
        assert!((f64::from(wide) - text::width("Torkham", Face::Regular, 640.0)).abs() <= 1.0);
        let end = style.pos(text_anchor::Pos::new(
            text_anchor::HPos::Right,
            text_anchor::VPos::Center,
        ));
        root.draw_text("Torkham", &end, (px(50.0), px(20.0)))?;
        Ok(())
    })
    .expect("drawn");
    let tree = roxmltree::Document::parse(&svg).expect("well-formed");
    let text = tree.descendants().find(|n| n.text() == Some("Torkham")).expect("text");
    assert_eq!(text.attribute("font-size"), Some("10"));
    assert_eq!(text.attribute("text-anchor"), Some("end"));
    assert_eq!(text.attribute("y"), Some("23.56"));
}
