//! Sources and claims of several records side by side, so that each claim
//! still leads to its own source and no claimant's numbers run together.

use crate::model::{Claim, Harm, Incident, Source, Status};
use std::collections::{BTreeMap, BTreeSet};

/// Gives the sources of `other` to `all`. Two datasets may use one id for two
/// things: then that of the other is renamed, with all that refers to it.
pub(super) fn unite(all: &mut Vec<Source>, other: &mut Incident, label: &str) {
    for mut source in std::mem::take(&mut other.sources) {
        match all.iter_mut().find(|s| s.id == source.id) {
            None => all.push(source),
            Some(same) if *same == source || source == Source::named(&source.id) => {}
            Some(bare) if *bare == Source::named(&bare.id) => *bare = source,
            Some(_) => {
                let old = source.id.clone();
                source.id = format!("{old}, in {label}");
                for claim in other.claims.iter_mut().filter(|c| c.source.as_ref() == Some(&old)) {
                    claim.source = Some(source.id.clone());
                }
                for passage in other.found_in.iter_mut().filter(|p| p.document == old) {
                    passage.document.clone_from(&source.id);
                }
                if !all.iter().any(|s| s.id == source.id) {
                    all.push(source);
                }
            }
        }
    }
}

/// A claim without a source came from the record itself, whose name it gets.
pub(super) fn own(incident: &mut Incident, label: &str) {
    let mut without = incident.claims.iter_mut().filter(|c| c.source.is_none()).peekable();
    if without.peek().is_none() {
        return;
    }
    for claim in without {
        claim.source = Some(label.to_owned());
    }
    if !incident.sources.iter().any(|s| s.id == label) {
        incident.sources.push(Source::named(label));
    }
}

/// What a claimant's total is made of: groups of people, each at a place.
type Groups<'a> = BTreeSet<(&'a str, Option<&'a str>)>;

/// The claimants whose numbers would be added up across records. One claimant's
/// total is the sum over the groups that they speak about; where two records
/// divide the people in different ways, that sum would be of both.
pub(super) fn divided(records: &[Incident]) -> BTreeSet<String> {
    let mut seen: BTreeMap<(&str, Harm), (usize, Groups)> = BTreeMap::new();
    for record in records {
        let mut here: BTreeMap<(&str, Harm), Groups> = BTreeMap::new();
        for claim in record.claims.iter().filter(|c| counts(c)) {
            let group = (claim.about.as_ref(), claim.place.as_deref());
            here.entry((&claim.claimant, claim.harm)).or_default().insert(group);
        }
        for (claimant, groups) in here {
            let (times, all) = seen.entry(claimant).or_default();
            *times += 1;
            all.extend(groups);
        }
    }
    let several = seen
        .into_iter()
        .filter(|(_, (times, groups))| *times > 1 && groups.len() > 1);
    several.map(|((claimant, _), _)| claimant.to_owned()).collect()
}

fn counts(claim: &Claim) -> bool {
    claim.status != Status::Denied && !claim.part && (claim.least.is_some() || claim.greatest.is_some())
}
