//! Maps: what ground they show, what is told where it cannot be shown, and
//! the data table beside each.

use super::sandbox::Sandbox;

const THREE: &str = "id,date,type,district,province,lat,lon,killed,injured\n\
                     a,2024-05-01,clash,,,33.9,70.1,3,\n\
                     b,2025-02-03,air strike,Spera,Khost,,,5,7\n\
                     c,2025-03,drone strike,Spin Boldak,Kandahar,,,,\n";

#[test]
fn ground_that_cannot_be_shown_is_refused_with_what_to_do() {
    let sandbox = Sandbox::new();
    for (args, told) in [
        (&["--view", "moon"][..], "district NAME"),
        (&["--view", "around"], "--view around Torkham"),
        (&["--view", "around", "Nowhereville"], "Nowhereville"),
        (&["--view", "around", "Torkham", "--radius", "2000km"], "1 to 1000 km"),
        (&["--view", "district", "Atlantis"], "Atlantis"),
        (&["--view", "sector", "abc"], "900..1200"),
        (&["--view", "sector", "3000..3100"], "2771 km long"),
        (&["--extent", "70,30,60,31"], "the smaller first"),
        (&["--extent", "70,30,x,20"], "WEST,SOUTH,EAST,NORTH"),
        (&["--extent", "60,30,70,35", "--view", "region"], "cannot be used with"),
        (&["--show", "roads"], "there are bands"),
        (&["--density", "districts"], "geodata import"),
        (&["--flannery"], "--circles"),
        (&["--size", "30x30mm"], "60 to 1500 mm"),
        (&["--size", "70x60mm"], "make it larger"),
        (&["--theme", "neon"], "print, screen, dark, mono"),
        (&["--theme", "missing.toml"], "no such file"),
        (&["--lang", "de"], "en, ps, fa, ur"),
    ] {
        let ran = sandbox.run(&[&["map", "-o", "x.svg"], args].concat());
        assert_eq!(ran.code, 2, "{args:?}: {ran:?}");
        assert!(ran.err.contains(told), "{args:?}: {}", ran.err);
    }
    assert!(sandbox.files().is_empty(), "{:?}", sandbox.files());
}

#[test]
fn what_follows_a_view_without_a_place_is_a_file() {
    let sandbox = Sandbox::new();
    sandbox.write("three.csv", THREE);
    for view in ["border", "region"] {
        sandbox.done(&["map", "--view", view, "three.csv", "-o", "map.svg"]);
        assert!(sandbox.read("map.svg").contains("3 incidents: 3 placed"), "{view}");
    }
    sandbox.done(&["map", "--view", "around", "33.0,70.0", "three.csv", "-o", "map.svg"]);
}

#[test]
fn a_table_stands_beside_the_map_with_what_is_drawn() {
    let sandbox = Sandbox::new();
    sandbox.write("three.csv", THREE);
    sandbox.done(&["map", "three.csv", "-o", "map.svg"]);
    let table = sandbox.read("map.csv");
    let rows: Vec<&str> = table.lines().collect();
    assert!(rows[0].starts_with("id,date,type,place,precision,lon,lat,border_distance_min_km"));
    assert_eq!(rows.len(), 4, "{table}");
    assert!(
        rows[1].starts_with("a,2024-05-01,clash,") && rows[1].ends_with(",3,3"),
        "{table}"
    );
    assert!(
        rows[3].starts_with("c,2025-03,drone_strike,Spin Boldak,district,") && rows[3].ends_with(",,"),
        "{table}"
    );
    sandbox.done(&["map", "three.csv", "--density", "hexagons", "-o", "hex.svg"]);
    assert_eq!(sandbox.read("hex.csv").lines().next(), Some("lon,lat,incidents"));
    sandbox.done(&["map", "three.csv", "--density", "provinces", "-o", "rates.svg"]);
    assert!(
        sandbox.read("rates.csv").lines().any(|l| l.starts_with("Khost,1,")),
        "{}",
        sandbox.read("rates.csv")
    );
    sandbox.done(&["map", "three.csv", "--panels", "year", "-o", "years.svg"]);
    let years = sandbox.read("years.csv");
    assert!(
        years.lines().nth(1).is_some_and(|l| l.starts_with("2024,a,")),
        "{years}"
    );
    sandbox.done(&["map", "three.csv", "--no-table", "-o", "alone.svg"]);
    assert!(!sandbox.path("alone.csv").exists());
    // The table never takes an input's place.
    let ran = sandbox.run(&["map", "three.csv", "-o", "three.svg"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert_eq!(sandbox.read("three.csv"), THREE);
}

#[test]
fn a_publishers_theme_shows_its_name_logo_and_policy() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "house.toml",
        "base = 'dark'\npolicy = 'un-style'\n[publisher]\nname = 'The <Institute>'\nlogo = 'T & I'\n[colours]\nsea = '#123456'\n",
    );
    sandbox.done(&["map", "--view", "region", "--theme", "house.toml", "-o", "map.svg"]);
    let svg = sandbox.read("map.svg");
    for part in [
        "by The &lt;Institute&gt;",
        ">T &amp; I<",
        "Boundary policy: un-style",
        "#123456",
    ] {
        assert!(svg.contains(part), "{part}");
    }
    sandbox.write("wrong.toml", "[colours]\nsea = 'blue'\n");
    let ran = sandbox.run(&["map", "--theme", "wrong.toml", "-o", "x.svg"]);
    assert!(
        ran.code == 2 && ran.err.contains("wrong.toml") && ran.err.contains("sea"),
        "{ran:?}"
    );
}

#[test]
fn tolls_that_differ_are_drawn_with_both_ends() {
    let sandbox = Sandbox::new();
    sandbox.done(&["map", "--circles", "killed", "-o", "map.svg"]);
    let svg = sandbox.read("map.svg");
    assert!(svg.contains("Claims differ: "));
    assert!(svg.contains("Hollow: no number killed"));
    sandbox.done(&["map", "--circles", "killed", "--flannery", "-o", "map.svg"]);
    assert!(sandbox.read("map.svg").contains("(Flannery)"));
}

#[test]
fn names_are_in_the_language_asked_for() {
    let sandbox = Sandbox::new();
    for (lang, line) in [("ps", "د ډیورنډ"), ("fa", "دیورند"), ("ur", "ڈیورنڈ")] {
        sandbox.done(&["map", "--lang", lang, "-o", "map.svg"]);
        let svg = sandbox.read("map.svg");
        assert!(svg.contains(line), "{lang}");
    }
}

#[test]
fn panels_tell_which_periods_they_leave_out() {
    let sandbox = Sandbox::new();
    sandbox.write("three.csv", THREE);
    let told = "Only periods with incidents have a panel";
    sandbox.done(&["map", "three.csv", "--panels", "month", "-o", "panels.svg"]);
    assert!(!sandbox.read("panels.svg").contains(told));
    sandbox.write("far.csv", format!("{THREE}d,1995-01-01,clash,,,33.5,70.0,1,\n"));
    sandbox.done(&["map", "far.csv", "--panels", "month", "-o", "panels.svg"]);
    assert!(sandbox.read("panels.svg").contains(told));
}

#[test]
fn a_long_logo_is_cut_and_not_the_page() {
    let sandbox = Sandbox::new();
    sandbox.write("house.toml", format!("[publisher]\nlogo = '{}'\n", "L".repeat(3_000)));
    sandbox.done(&["map", "--theme", "house.toml", "-o", "map.svg"]);
    assert!(!sandbox.read("map.svg").contains(&"L".repeat(200)));
}

/// A filter that asks where an incident was has all of it looked up; one that
/// does not may keep less.
#[test]
fn numbers_are_the_same_whether_or_not_a_filter_asks_where() {
    let sandbox = Sandbox::new();
    let row = |n: u32| {
        let (lon, lat) = (60 + n * 7_919 % 16, 25 + n * 104_729 % 13);
        match n % 30 {
            0 => format!("{n},2025-01-05,clash,,Paktika,,,1,\n"),
            1 => format!("{n},2025-01-06,clash,Spera,Khost,,,1,\n"),
            _ => format!(
                "{n},2025-02-{:02},attack,,,{lat}.{:03},{lon}.{:03},,\n",
                n % 28 + 1,
                n % 997,
                n % 983
            ),
        }
    };
    let rows: String = (0..9_000).map(row).collect();
    sandbox.write(
        "many.csv",
        format!("{}{rows}", &THREE[..THREE.find('\n').map_or(0, |i| i + 1)]),
    );
    let everywhere = ["--bbox", "-180,-90,180,90"];
    for density in ["auto", "hexagons", "provinces"] {
        let drawn = |more: &[&str], name: &str| {
            let args = ["map", "many.csv", "--density", density, "-o", name];
            sandbox.done(&[&args[..], more].concat());
            (sandbox.read(name), sandbox.read(&name.replace("svg", "csv")))
        };
        let described = ["--from", "2025-02-01"];
        let kept = drawn(&described, "kept.svg");
        // Only what has a representative point lies in a box.
        let whole = drawn(&[&everywhere[..], &described].concat(), "whole.svg");
        assert_eq!(kept.1, whole.1, "{density}");
        assert!(kept.0.contains("8400 incidents") && kept.0 == whole.0, "{density}");
    }
}
