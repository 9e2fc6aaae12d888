//! Incidents by district.

use super::{Cell, Table};
use crate::border::Referenced;
use crate::model::{Country, Harm, toll};
use std::collections::BTreeMap;

/// How many incidents name a district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DistrictCount {
    pub name: String,
    pub province: Option<String>,
    pub country: Option<Country>,
    pub pcode: Option<String>,
    pub incidents: usize,
    /// Those among them that have further places.
    pub shared: usize,
    /// The largest number of killed that one claimant states of one incident.
    pub killed_max: Option<u32>,
}

/// Most incidents first, then by name. An incident with places in two
/// districts is in both; its toll is not divided.
pub fn districts(incidents: &[&Referenced]) -> Vec<DistrictCount> {
    let mut counts: BTreeMap<(String, Option<String>), DistrictCount> = BTreeMap::new();
    for incident in incidents {
        let located = &incident.located;
        let mut seen: Vec<(&String, &Option<String>)> = Vec::new();
        for place in &located.places {
            let Some(name) = &place.district else { continue };
            if seen.contains(&(name, &place.province)) {
                continue;
            }
            seen.push((name, &place.province));
            let count = counts
                .entry((name.clone(), place.province.clone()))
                .or_insert_with(|| DistrictCount {
                    name: name.clone(),
                    province: place.province.clone(),
                    country: place.country,
                    pcode: place.pcode.clone(),
                    incidents: 0,
                    shared: 0,
                    killed_max: None,
                });
            count.incidents += 1;
            count.shared += usize::from(located.places.len() > 1);
            let killed = toll(&located.incident.claims, Harm::Killed).max;
            count.killed_max = count.killed_max.max(killed);
        }
    }
    let mut ranked: Vec<DistrictCount> = counts.into_values().collect();
    ranked.sort_by(|a, b| b.incidents.cmp(&a.incidents).then_with(|| a.name.cmp(&b.name)));
    ranked
}

pub fn table(incidents: &[&Referenced]) -> Table {
    let text = |t: &Option<String>| t.as_ref().map_or(Cell::Empty, |t| Cell::text(t.as_str()));
    let without = incidents
        .iter()
        .filter(|i| i.located.places.iter().all(|p| p.district.is_none()))
        .count();
    Table {
        name: "districts",
        title: "Incidents by district".into(),
        columns: vec![
            "district",
            "province",
            "country",
            "pcode",
            "incidents",
            "with_other_places",
            "largest_killed_claim",
        ],
        rows: districts(incidents)
            .iter()
            .map(|d| {
                vec![
                    Cell::text(d.name.as_str()),
                    text(&d.province),
                    d.country.map_or(Cell::Empty, |c| Cell::text(c.code())),
                    text(&d.pcode),
                    Cell::count(d.incidents),
                    Cell::count(d.shared),
                    Cell::maybe(d.killed_max),
                ]
            })
            .collect(),
        note: format!(
            "An incident with places in two districts is counted in both, its toll is not divided. Known to no district: \
             {without}. The last column is the largest number killed that one claimant states of one incident."
        ),
    }
}
