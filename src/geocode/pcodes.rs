//! P-codes of districts by their names.

use crate::geodata::{Kind, Toponym};
use crate::model::Country;
use std::collections::HashMap;

/// By district, then province and country: few districts share a name.
pub(super) struct Pcodes(HashMap<String, Vec<(Option<String>, Option<Country>, Option<String>)>>);

impl Pcodes {
    pub fn new(toponyms: &[Toponym]) -> Self {
        let mut all: HashMap<String, Vec<_>> = HashMap::new();
        for district in toponyms.iter().filter(|t| t.kind == Kind::District) {
            let entry = (district.province.clone(), district.country, district.pcode.clone());
            all.entry(district.name.clone()).or_default().push(entry);
        }
        Self(all)
    }

    pub fn district(&self, name: &str, province: &str, country: Country) -> Option<&str> {
        let same = self.0.get(name)?;
        let (_, _, pcode) = same
            .iter()
            .find(|(p, c, _)| p.as_deref() == Some(province) && *c == Some(country))?;
        pcode.as_deref()
    }
}
