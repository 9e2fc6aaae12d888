//! Maps of nothing, of one, of the embedded and of thousands of incidents:
//! well-formed, small, and without names on top of each other.

use durand::border::{Border, Referenced};
use durand::draw::Paper;
use durand::draw::map::{self, MapRequest, View};
use durand::geocode::Geocoder;
use durand::geodata::Atlas;
use durand::read;
use std::io::Write;

mod overlaps;

/// A report map is at most this large, in bytes.
const LARGEST: usize = 500_000;

fn assert_is_printable(svg: &str, what: &str) {
    assert!(svg.len() < LARGEST, "{what}: {} bytes", svg.len());
    assert!(!svg.contains("NaN") && !svg.contains("inf\""), "{what}");
    overlaps::assert_none(svg, what);
}

fn drawn(incidents: &[&Referenced], border: &Border, atlas: &Atlas, view: View) -> String {
    drawn_wide(incidents, border, atlas, view, 240.0)
}

fn drawn_wide(incidents: &[&Referenced], border: &Border, atlas: &Atlas, view: View, width_mm: f64) -> String {
    let theme = std::sync::Arc::new(durand::draw::theme::Theme::print().expect("reads"));
    let mut request = MapRequest::new(incidents, border, atlas, view, theme);
    request.paper = Paper::wide(width_mm);
    map::draw(&request).expect("drawn").svg
}

fn measured(reading: &read::Reading, atlas: &Atlas, border: &Border) -> Vec<Referenced> {
    let geocoder = Geocoder::new(atlas).expect("the embedded gazetteer");
    reading
        .incidents
        .iter()
        .map(|i| border.reference(geocoder.locate(i.clone())))
        .collect()
}

#[test]
fn the_embedded_incidents_make_printable_maps_the_same_each_time() {
    let atlas = Atlas::embedded();
    let border = Border::open("osm", &atlas).expect("the default");
    let all = measured(&read::read(&[]).expect("embedded"), &atlas, &border);
    let all: Vec<&Referenced> = all.iter().collect();
    for view in [View::Region, View::Border] {
        let svg = drawn(&all, &border, &atlas, view.clone());
        assert_is_printable(&svg, &format!("{view:?}"));
        assert_eq!(svg, drawn(&all, &border, &atlas, view.clone()), "{view:?}");
        for id in [
            "durand-line",
            "footprints",
            "incidents",
            "legend",
            "scale-bar",
            "north-arrow",
            "credits",
            "inset",
            "line-name",
            "place-names",
            "crossing-names",
            "river-names",
            "province-names",
            "towns",
        ] {
            assert!(svg.contains(&format!("id=\"{id}\"")), "{view:?} has no {id}");
        }
        assert!(svg.contains("river-name letters"), "names of rivers follow their bends");
        assert!(svg.contains("OpenStreetMap contributors"), "the attribution is printed");
    }
    for width_mm in [150.0, 400.0] {
        for view in [View::Region, View::Border] {
            let svg = drawn_wide(&all, &border, &atlas, view.clone(), width_mm);
            overlaps::assert_none(&svg, &format!("{view:?}, {width_mm} mm"));
        }
    }
    for n in [0, 1] {
        assert_is_printable(
            &drawn(&all[..n], &border, &atlas, View::Border),
            &format!("{n} incidents"),
        );
    }
}

#[test]
fn thousands_of_points_are_counted_and_the_file_stays_small() {
    let atlas = Atlas::embedded();
    let border = Border::open("osm", &atlas).expect("the default");
    let mut file = tempfile::Builder::new().suffix(".csv").tempfile().expect("a file");
    writeln!(file, "id,date,type,lat,lon").expect("room");
    for i in 0..6_000_u32 {
        // A spiral round Khost: dense in its middle, sparse outside.
        let (r, a) = (3.5 * (f64::from(i) / 6_000.0).powi(2), f64::from(i) * 2.399_963);
        let (lat, lon) = (33.3 + r * a.sin() * 0.8, 70.0 + r * a.cos());
        writeln!(file, "{i},2025-01-{:02},air strike,{lat:.4},{lon:.4}", i % 28 + 1).expect("room");
    }
    let reading = read::read(&[file.path().to_owned()]).expect("read");
    assert_eq!((reading.incidents.len(), reading.rejects.len()), (6_000, 0));
    let all = measured(&reading, &atlas, &border);
    let all: Vec<&Referenced> = all.iter().collect();
    let svg = drawn(&all, &border, &atlas, View::Border);
    assert!(svg.len() < LARGEST, "{} bytes", svg.len());
    overlaps::assert_none(&svg, "thousands");
    let theme = std::sync::Arc::new(durand::draw::theme::Theme::print().expect("reads"));
    let mut request = MapRequest::new(&all, &border, &atlas, View::Border, theme);
    request.density = map::Density::None;
    let circles = map::draw(&request).expect("drawn").svg;
    overlaps::assert_none(&circles, "thousands, as symbols");
    let told = svg.contains("Counted in hexagons") && svg.contains("would hide one another");
    assert!(told, "that they are counted, and why");
}

#[test]
fn what_nobody_measured_is_drawn_and_told_as_what_was() {
    let atlas = Atlas::embedded();
    let border = Border::open("osm", &atlas).expect("the default");
    let measured = measured(&read::read(&[]).expect("embedded"), &atlas, &border);
    let unmeasured: Vec<Referenced> = measured.iter().map(|r| border.unmeasured(r.located.clone())).collect();
    assert!(unmeasured.iter().all(|r| r.proximity.is_none()));
    let [asked, unasked] = [&measured, &unmeasured].map(|all| {
        let all: Vec<&Referenced> = all.iter().collect();
        let theme = std::sync::Arc::new(durand::draw::theme::Theme::print().expect("reads"));
        let map = map::draw(&MapRequest::new(&all, &border, &atlas, View::Border, theme)).expect("drawn");
        (map.svg, map.table)
    });
    assert_eq!(asked.0, unasked.0);
    assert!(asked.1 == unasked.1, "the tables differ");
}
