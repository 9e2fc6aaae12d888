//! What a column shows of its order.

use super::super::{DayOrder, Evidence, Shown, Verdict, parse};

fn verdict(column: &[&str]) -> Verdict {
    let mut evidence = Evidence::default();
    for (line, text) in (2..).zip(column) {
        evidence.see(text, line);
    }
    evidence.order()
}

fn shown(rows: u64, line: u64, example: &str) -> Shown {
    Shown {
        rows,
        line,
        example: example.to_owned(),
    }
}

#[test]
fn one_row_may_show_the_order_of_all() {
    let column = ["04/11/2016", " 22/02/2016 ", "x", "13/1/2016"];
    assert_eq!(
        verdict(&column),
        Verdict::Decided(DayOrder::DayFirst, shown(2, 3, "22/02/2016"))
    );
    let column = ["4/11/16", "4/22/16"];
    assert_eq!(
        verdict(&column),
        Verdict::Decided(DayOrder::MonthFirst, shown(1, 3, "4/22/16"))
    );
}

#[test]
fn a_column_may_show_no_order_or_both() {
    assert_eq!(
        verdict(&["4/11/16", "5/11/16"]),
        Verdict::Undecided(shown(2, 2, "4/11/16"))
    );
    let mixed = Verdict::Mixed {
        day_first: shown(1, 2, "22/2/16"),
        month_first: shown(1, 3, "2/22/16"),
    };
    assert_eq!(verdict(&["22/2/16", "2/22/16"]), mixed);
}

#[test]
fn iso_and_named_months_need_no_order() {
    let column = [
        "2025-10-09",
        "2025-10-09T04:11:00Z",
        "21 March 2020",
        "5/5/2016",
        "1399/01/12",
        "11/2016",
        "",
    ];
    assert_eq!(verdict(&column), Verdict::NotNeeded);
}

#[test]
fn the_order_stated_is_followed() {
    let read = |text, order| parse(text, Some(order)).unwrap().to_string();
    assert_eq!(read("04/11/2016", DayOrder::DayFirst), "2016-11-04");
    assert_eq!(read("04/11/2016", DayOrder::MonthFirst), "2016-04-11");
    assert_eq!(read("4-11-16", DayOrder::MonthFirst), "2016-04-11");
    assert_eq!(
        read("04/11/2016 to 06/11/2016", DayOrder::DayFirst),
        "2016-11-04/2016-11-06"
    );
    assert_eq!(read("2016/11/04", DayOrder::MonthFirst), "2016-11-04");
    assert!(parse("05/00/2019", Some(DayOrder::DayFirst)).is_err());
}
