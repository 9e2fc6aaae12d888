//! The Hijri calendars beside other programs: `hijri.csv` comes from `hijri.py`
//! (persiantools, jdatetime and convertdate agree on the solar days;
//! convertdate for the tabular lunar, hijridate for the Umm al-Qura).

use super::super::clean::clean;
use super::super::{Hijri, Reading, lunar, months, parse, solar, words};
use chrono::{Days, NaiveDate};

fn points(calendar: &str) -> impl Iterator<Item = (String, NaiveDate)> {
    include_str!("hijri.csv").lines().skip(1).filter_map(move |line| {
        let fields: Vec<&str> = line.split(',').collect();
        let hijri = format!("{}-{:0>2}-{:0>2}", fields[1], fields[2], fields[3]);
        (fields[0] == calendar).then(|| (hijri, fields[4].parse().unwrap()))
    })
}

fn read(text: &str, hijri: Hijri) -> (NaiveDate, NaiveDate) {
    let date = Reading {
        order: None,
        hijri: Some(hijri),
    }
    .parse(text)
    .unwrap_or_else(|e| panic!("{text}: {e}"));
    (date.start(), date.end())
}

#[test]
fn solar_days_are_those_of_three_programs() {
    let mut count = 0;
    for (text, day) in points("solar") {
        assert_eq!(read(&text, Hijri::Solar), (day, day), "{text}");
        count += 1;
    }
    assert!(count > 700);
}

#[test]
fn lunar_days_lie_around_the_tabular_day() {
    let mut count = 0;
    for (text, day) in points("lunar") {
        let around = (day - Days::new(2), day + Days::new(1));
        assert_eq!(read(&text, Hijri::Lunar), around, "{text}");
        count += 1;
    }
    assert!(count > 500);
}

#[test]
fn all_months_of_the_umm_al_qura_begin_within_these_days() {
    for (text, day) in points("umm-al-qura") {
        let (start, end) = read(&text, Hijri::Lunar);
        assert!(start <= day && day <= end, "{text}");
    }
}

#[test]
fn a_leap_year_has_one_day_more() {
    assert!(parse("30 Hut 1399", None).is_ok());
    assert!(parse("30 Hut 1400", None).is_err());
    assert_eq!(solar::month_days(1399, 12), Some(30));
}

#[test]
fn a_month_may_be_seen_to_have_thirty_days() {
    // By the rule Shawwal has 29.
    assert_eq!(parse("30 Shawwal 1440", None).unwrap().days(), 4);
    assert_eq!(lunar::MONTH_DAYS, 30);
}

#[test]
fn each_name_is_listed_by_its_key() {
    for name in solar::names().chain(months::names()) {
        assert_eq!(words::key(&clean(name)), name);
    }
}

#[test]
fn variants_of_a_name_are_one_month() {
    for (number, names) in (1..).zip([
        "Hamal wray Farvardin",
        "Sawr Saur Sour Thawr Ghwayay Ordibehesht",
        "Jawza Jauza Jowza Khordad",
        "Saratan Chungash Tir",
        "Asad Zmaray Mordad",
        "Sunbula Sonbola Sunbulah Wazhay Shahrivar",
        "Mizan Tala Mehr",
        "Aqrab Akrab Larham Aban",
        "Qaws Qaus Qows Lindey Azar",
        "Jadi Jaddi Jady Marghumay Dey",
        "Dalw Dalwa Dalv Salwagha Bahman",
        "Hut Hoot Hout Kab Esfand",
    ]) {
        for name in names.split(' ') {
            assert_eq!(solar::month(&words::key(&clean(name))), Some(number), "{name}");
        }
    }
    for (number, names) in (1..).zip([
        "Muharram,Moharram,MuHarram,محرم",
        "Safar,صفر",
        "Rabi al-Awwal,Rabi' I,Rabi ul Awal,Raby` al-awal,ربيع الأول",
        "Rabi al-Thani,Rabi II,Rabi ath-Thani,Rabi us-Sani,Raby` al-THaany,ربیع الثانی,ربيع الآخر",
        "Jumada al-Ula,Jumada I,Jumada al-awwal,Jamadi ul Awal,جمادی الاول,جمادى الأولى",
        "Jumada al-Thani,Jumada al-Thaniyah,Jumada II,Jumada al-Akhira,Jamadi us Sani,جمادی الثانی,جمادى الآخرة",
        "Rajab,رجب",
        "Shaban,Sha'ban,SHa`baan,شعبان",
        "Ramadan,Ramazan,Ramzan,RamaDHaan,رمضان",
        "Shawwal,Shawal,شوال",
        "Dhu al-Qadah,Dhu al-Qi'dah,Zulqada,Zil Qad,Zi Qada,Dhul-Qa'dah,ذوالقعده,ذی قعده,ذو القعدة",
        "Dhu al-Hijjah,Dhul Hijja,Zulhijja,Zil Hajj,Zilhaj,ذوالحجه,ذی حجه,ذو الحجة",
    ]) {
        for name in names.split(',') {
            let month = words::first(&clean(name)).map(|(word, _)| word);
            let lunar = super::super::calendar::Calendar::LUNAR;
            assert_eq!(month, Some(words::Word::Month(lunar, number)), "{name}");
        }
    }
}
