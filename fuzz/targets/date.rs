#![no_main]
//! Dates: what is read comes back from how it is written.

use durand::model::DateInterval;
use durand::read::date::{DayOrder, Evidence, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut evidence = Evidence::default();
    evidence.see(text, 1);
    let _ = evidence.order();
    for order in [None, Some(DayOrder::DayFirst), Some(DayOrder::MonthFirst)] {
        if let Ok(date) = parse(text, order) {
            assert_eq!(date.to_string().parse::<DateInterval>().ok(), Some(date), "{text}");
        }
    }
});
