//! P-codes of districts by their names.

use crate::geodata::{Kind, Toponym};
use crate::model::Country;
use std::collections::HashMap;

/// By name; few districts share one.
pub(super) struct Pcodes(HashMap<String, Vec<District>>);

struct District {
    province: Option<String>,
    country: Option<Country>,
    pcode: Option<String>,
}

impl Pcodes {
    pub fn new(toponyms: &[Toponym]) -> Self {
        let mut all: HashMap<String, Vec<District>> = HashMap::new();
        for district in toponyms.iter().filter(|t| t.kind == Kind::District) {
            all.entry(district.name.clone()).or_default().push(District {
                province: district.province.clone(),
                country: district.country,
                pcode: district.pcode.clone(),
            });
        }
        Self(all)
    }

    pub fn district(&self, name: &str, province: &str, country: Country) -> Option<&str> {
        let is = |d: &&District| d.province.as_deref() == Some(province) && d.country == Some(country);
        self.0.get(name)?.iter().find(is)?.pcode.as_deref()
    }
}
