//! What holds for every text and every date.

use super::super::{DateFault, DayOrder, Evidence, Verdict, parse};
use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (1_700..=2_100, 1..=366_u32).prop_filter_map("a day", |(year, day)| NaiveDate::from_yo_opt(year, day))
}

/// Texts made of what dates are made of.
fn near_date() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[0-9]{1,4}",
        "[-/., :+~?'T_]{1,2}",
        prop::sample::select(vec![
            "March",
            "may",
            "Hamal",
            "حمل",
            "Ramadan",
            "Jumada al",
            "Thani",
            "to",
            "A.H.",
            "XX",
            "early",
            "PM",
            "Sunday",
            "۱۳۹۹",
            "۱۲",
            "2020",
            "1399",
            "13:40",
            "تا",
            "SH",
            "..",
            "st",
            "ﷺ",
            "🙂",
            "İ",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
}

/// A text that is often a date of numbers.
fn numeric() -> impl Strategy<Value = String> {
    (0..35, 0..35, 1990..2030_u32, "[-/. ]", any::<bool>()).prop_map(|(a, b, year, sign, is_short)| {
        let year = if is_short {
            format!("{:02}", year % 100)
        } else {
            year.to_string()
        };
        format!("{a}{sign}{b}{sign}{year}")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}", order in any_order()) {
        let _ = parse(&text, order);
        Evidence::default().see(&text, 1);
    }

    #[test]
    fn no_text_like_a_date_makes_it_panic(text in near_date(), order in any_order()) {
        if let Ok(date) = parse(&text, order) {
            prop_assert!(date.start().year() >= 1700 && date.end().year() <= 2100);
            prop_assert_eq!(date.to_string().parse(), Ok(date));
        }
        Evidence::default().see(&text, 1);
    }

    #[test]
    fn every_day_reads_back(day in any_day()) {
        let (y, m, d) = (day.year(), day.month(), day.day());
        let name = MONTHS[day.month0() as usize];
        let short = &name[..3];
        for text in [
            format!("{y}-{m:02}-{d:02}"), format!("{y}-{m:02}-{d:02}T10:11:12.5Z"), format!("{y}{m:02}{d:02}"),
            format!("{y}{m:02}{d:02}235959"), format!("{y}/{m}/{d}"), format!("{d} {name} {y}"), format!("{name} {d}, {y}"),
            format!("{d}-{short}-{y}"), day.format("%A, %B %d, %Y").to_string(), day.format("%A-%B %d-%Y").to_string(),
            format!("{d}{short}{y}"), format!("{y} {name} {d}"), format!("{y}-{m:02}-{d:02}/{y}-{m:02}-{d:02}"),
            format!("{d} {name} {y} to {d} {name} {y}"), format!("{d}-{d} {name} {y}"), format!("{name} {d}-{d}, {y}"),
        ] {
            let read = parse(&text, None).map(|date| (date.start(), date.end()));
            prop_assert_eq!(read, Ok((day, day)), "{}", text);
        }
        for sign in ["/", ".", "-", " "] {
            let text = format!("{d:02}{sign}{m:02}{sign}{y}");
            prop_assert_eq!(parse(&text, Some(DayOrder::DayFirst)).map(|date| date.start()), Ok(day), "{}", text);
            let text = format!("{m}{sign}{d}{sign}{y} 1:40 PM");
            prop_assert_eq!(parse(&text, Some(DayOrder::MonthFirst)).map(|date| date.start()), Ok(day), "{}", text);
        }
        if (1969..=2068).contains(&y) {
            for text in [day.format("%d-%b-%y").to_string(), day.format("%d/%m/%y").to_string()] {
                prop_assert_eq!(parse(&text, Some(DayOrder::DayFirst)).map(|date| date.start()), Ok(day), "{}", text);
            }
        }
    }

    #[test]
    fn two_days_read_back_as_their_interval(one in any_day(), other in any_day()) {
        let (from, to) = (one.min(other), one.max(other));
        let forms = ["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%A, %d %b %Y", "%Y/%m/%d"];
        for form in forms {
            for joint in [" to ", " – ", " - "] {
                let text = format!("{}{joint}{}", from.format(form), to.format(form));
                let read = parse(&text, None).map(|date| (date.start(), date.end()));
                prop_assert_eq!(read, Ok((from, to)), "{}", text);
            }
        }
    }

    #[test]
    fn a_column_that_shows_its_order_reads_in_it(column in prop::collection::vec(numeric(), 1..20)) {
        let mut evidence = Evidence::default();
        for text in &column {
            evidence.see(text, 1);
        }
        let alone: Vec<_> = column.iter().map(|text| parse(text, None)).collect();
        let in_doubt = |e: &DateFault| matches!(e, DateFault::EitherOrder { .. } | DateFault::EitherYear);
        match evidence.order() {
            Verdict::Decided(order, _) => for (text, alone) in column.iter().zip(alone) {
                match (parse(text, Some(order)), alone) {
                    // Without doubt, the order adds nothing.
                    (read, Ok(alone)) => prop_assert_eq!(read, Ok(alone), "{}", text),
                    (Ok(_), Err(e)) => prop_assert!(in_doubt(&e), "{}", text),
                    // `22-4-16` may be no date of the order shown elsewhere.
                    (Err(read), Err(alone)) => prop_assert!(read == alone || alone == DateFault::EitherYear, "{}", text),
                }
            },
            Verdict::NotNeeded => prop_assert!(!alone.iter().any(|read| read.as_ref().is_err_and(in_doubt))),
            Verdict::Undecided(shown) => {
                let doubts = alone.iter().filter(|read| read.as_ref().is_err_and(in_doubt)).count();
                prop_assert_eq!(shown.rows, doubts as u64);
            }
            Verdict::Mixed { .. } => {
                for order in [DayOrder::DayFirst, DayOrder::MonthFirst] {
                    let contradicts = Err(DateFault::Contradicts { stated: order });
                    let some_do = column.iter().any(|text| parse(text, Some(order)) == contradicts);
                    prop_assert!(some_do);
                }
            }
        }
    }
}

fn any_order() -> impl Strategy<Value = Option<DayOrder>> {
    prop::sample::select(vec![None, Some(DayOrder::DayFirst), Some(DayOrder::MonthFirst)])
}
