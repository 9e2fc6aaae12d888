//! GDELT event exports: tab-separated, without a header.
//!
//! Codes: "The GDELT Event Database Data Format Codebook" 1.03 and 2.0;
//! CAMEO (Schrodt 2012) for the event codes. All events are read, talks and
//! statements too: they are of the type `other`.

use super::{Columns, Dialect};
use crate::model::{IncidentType, PlaceText, Precision, Source};
use crate::read::{Field, Reject, Row};
use std::sync::LazyLock;

pub struct Gdelt;
pub static GDELT: Gdelt = Gdelt;

const TOWN_KM: f64 = 5.0;

impl Dialect for Gdelt {
    fn key(&self) -> &'static str {
        "gdelt"
    }

    fn title(&self) -> &'static str {
        "GDELT events"
    }

    fn signatures(&self) -> &'static [&'static [&'static str]] {
        &[&["globaleventid", "sqldate", "actiongeo_type", "actiongeo_lat"]]
    }

    fn fields(&self) -> &'static [Columns] {
        &[
            (Field::Id, &["globaleventid"]),
            (Field::Date, &["sqldate"]),
            (Field::Text, &["actiongeo_fullname"]),
            (Field::Country, &["actiongeo_countrycode"]),
            (Field::Lat, &["actiongeo_lat"]),
            (Field::Lon, &["actiongeo_long"]),
            (Field::Precision, &["actiongeo_type"]),
            (Field::Type, &["eventcode"]),
            (Field::Initiator, &["actor1name"]),
            (Field::Target, &["actor2name"]),
            (Field::Sources, &["sourceurl"]),
        ]
    }

    fn header_for(&self, first: &[&str]) -> Option<&'static [&'static str]> {
        let digits = |i: usize, n: usize| {
            first
                .get(i)
                .is_some_and(|c: &&str| c.len() == n && c.bytes().all(|b| b.is_ascii_digit()))
        };
        let begins = digits(1, 8) && digits(2, 6) && digits(3, 4) && first[0].bytes().all(|b| b.is_ascii_digit());
        match first.len() {
            61 if begins => Some(SECOND),
            58 if begins => Some(FIRST.as_slice()),
            57 if begins => Some(&FIRST[..57]),
            _ => None,
        }
    }

    fn has_unique_ids(&self) -> bool {
        true
    }

    /// Countries are FIPS codes; what is no town is an area by its name.
    fn place(&self, row: &Row) -> Result<PlaceText, Reject> {
        let (precision, uncertainty_km) = match row.get(Field::Precision) {
            Some("1") => (Some(Precision::Country), None),
            Some("2" | "5") => (Some(Precision::Province), None),
            Some("3" | "4") => (Some(Precision::Settlement), Some(TOWN_KM)),
            _ => (None, None),
        };
        let country = row.get(Field::Country).map(|code| match code {
            "AF" => "Afghanistan".to_owned(),
            "PK" => "Pakistan".to_owned(),
            other => format!("FIPS {other}"),
        });
        Ok(PlaceText {
            precision,
            uncertainty_km,
            country,
            ..row.place()?
        })
    }

    /// One address, which may have a semicolon in it.
    fn sources(&self, row: &Row) -> Vec<Source> {
        row.get(Field::Sources).map(Source::named).into_iter().collect()
    }

    /// By CAMEO's classes of violence: 18 assault, 19 fight, 20 mass violence.
    fn kind(&self, row: &Row) -> IncidentType {
        match row.get(Field::Type).unwrap_or_default() {
            code if code.starts_with("195") => IncidentType::AirStrike,
            code if code.starts_with("1831") => IncidentType::SuicideAttack,
            code if code.starts_with("19") => IncidentType::Clash,
            code if code.starts_with("18") || code.starts_with("20") => IncidentType::Attack,
            _ => IncidentType::Other,
        }
    }
}

/// GDELT 1.0, without the codes of districts; before April 2013 without SOURCEURL.
static FIRST: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let columns = SECOND.iter().filter(|column| !column.ends_with("ADM2Code"));
    columns.copied().collect()
});

/// GDELT 2.0, with the codes of districts.
const SECOND: &[&str] = &[
    "GLOBALEVENTID",
    "SQLDATE",
    "MonthYear",
    "Year",
    "FractionDate",
    "Actor1Code",
    "Actor1Name",
    "Actor1CountryCode",
    "Actor1KnownGroupCode",
    "Actor1EthnicCode",
    "Actor1Religion1Code",
    "Actor1Religion2Code",
    "Actor1Type1Code",
    "Actor1Type2Code",
    "Actor1Type3Code",
    "Actor2Code",
    "Actor2Name",
    "Actor2CountryCode",
    "Actor2KnownGroupCode",
    "Actor2EthnicCode",
    "Actor2Religion1Code",
    "Actor2Religion2Code",
    "Actor2Type1Code",
    "Actor2Type2Code",
    "Actor2Type3Code",
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
    "Actor1Geo_Type",
    "Actor1Geo_FullName",
    "Actor1Geo_CountryCode",
    "Actor1Geo_ADM1Code",
    "Actor1Geo_ADM2Code",
    "Actor1Geo_Lat",
    "Actor1Geo_Long",
    "Actor1Geo_FeatureID",
    "Actor2Geo_Type",
    "Actor2Geo_FullName",
    "Actor2Geo_CountryCode",
    "Actor2Geo_ADM1Code",
    "Actor2Geo_ADM2Code",
    "Actor2Geo_Lat",
    "Actor2Geo_Long",
    "Actor2Geo_FeatureID",
    "ActionGeo_Type",
    "ActionGeo_FullName",
    "ActionGeo_CountryCode",
    "ActionGeo_ADM1Code",
    "ActionGeo_ADM2Code",
    "ActionGeo_Lat",
    "ActionGeo_Long",
    "ActionGeo_FeatureID",
    "DATEADDED",
    "SOURCEURL",
];
