//! Imported sets become part of the gazetteer.

use super::gazetteer::{Gazetteer, Kind, Toponym, area};
use super::imports::{ImportedSet, KeptArea, ListedPlace, SetKind, read_kept_areas, read_kept_places};
use crate::{Error, Result};
use std::collections::HashMap;
use std::sync::Arc;

impl Gazetteer {
    /// Takes in the content of a set: polygons go to the districts they were
    /// found to be, and what the gazetteer lacks is added at its end.
    pub(super) fn adopt(&mut self, set: &ImportedSet, content: &str) -> Result<()> {
        let damaged = |message: String| {
            Error::content(
                format!("imported set {}", set.id),
                format!(
                    "{message}; import it again, or take it out with: durand geodata remove {}",
                    set.id
                ),
            )
        };
        let id: Arc<str> = set.id.as_str().into();
        match set.kind {
            SetKind::Districts => self.adopt_areas(&id, read_kept_areas(content).map_err(damaged)?),
            SetKind::Places => self.adopt_places(&id, read_kept_places(content).map_err(damaged)?),
        }
        Ok(())
    }

    fn adopt_areas(&mut self, set: &Arc<str>, areas: Vec<KeptArea>) {
        let districts = self
            .toponyms
            .iter()
            .enumerate()
            .filter(|(_, t)| t.kind == Kind::District);
        let known: HashMap<_, usize> = districts
            .map(|(i, t)| ((t.country, t.province.clone(), t.name.clone()), i))
            .collect();
        for area in areas {
            let named = |name: &String| {
                known
                    .get(&(Some(area.country), area.province.clone(), name.clone()))
                    .copied()
            };
            match area.district.as_ref().and_then(named) {
                Some(i) => {
                    let toponym = &mut self.toponyms[i];
                    toponym.shape = Some(Arc::clone(&area.shape));
                    toponym.set = Some(Arc::clone(set));
                    let spelt = area.name != toponym.name && !toponym.other_names.contains(&area.name);
                    // A spelling that is another district's own name stays that one's.
                    if spelt && named(&area.name).is_none() {
                        toponym.other_names.push(area.name);
                    }
                }
                None => self.toponyms.push(district(area, set)),
            }
        }
    }

    fn adopt_places(&mut self, set: &Arc<str>, places: Vec<ListedPlace>) {
        let town = |place: ListedPlace| {
            Some(Toponym {
                other_names: place.other_names,
                at: Some(place.at),
                population: place.population,
                set: Some(Arc::clone(set)),
                ..area(Kind::Town, &place.name, place.country?, place.province, None)
            })
        };
        self.toponyms.extend(places.into_iter().filter_map(town));
    }
}

fn district(kept: KeptArea, set: &Arc<str>) -> Toponym {
    Toponym {
        at: Some(kept.label_at),
        area_km2: Some(kept.area_km2),
        shape: Some(kept.shape),
        set: Some(Arc::clone(set)),
        ..area(Kind::District, &kept.name, kept.country, kept.province, kept.pcode)
    }
}
