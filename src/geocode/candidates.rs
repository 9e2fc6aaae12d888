//! Which names a written one may be.

use super::arabic;
use super::edit;
use super::letters::Letters;
use super::normalise::{key, latin_key};
use super::skeleton::skeleton;
use super::spelling::Spellings;

/// Likeness under which two spellings are two names.
pub(super) const LEAST: f64 = 0.86;
/// Likeness that is enough where the consonants agree.
const LEAST_BY_SKELETON: f64 = 0.76;
/// Likeness that a short key needs.
const LEAST_OF_SHORT: f64 = 0.9;
/// A key with fewer letters must agree by its consonants, too, since one
/// other letter makes another name of it.
const SHORT: usize = 6;

/// How a spelling was matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Rule {
    /// The same after folding letters.
    Exact,
    /// The same consonants.
    Skeleton,
    /// A slip or another transliteration away.
    Spelling,
    /// The only name of the area stated that is spelt at all like it.
    Context,
}

impl Rule {
    pub fn label(self) -> &'static str {
        match self {
            Self::Exact => "exact after folding",
            Self::Skeleton => "the same consonants",
            Self::Spelling => "spelt nearly so",
            Self::Context => "the only name there that is like it",
        }
    }
}

/// A toponym that a name may stand for, before any context.
#[derive(Clone, Debug)]
pub(super) struct Match {
    pub toponym: usize,
    /// The gazetteer's spelling that matched.
    pub spelling: String,
    pub score: f64,
    pub rule: Rule,
}

/// All toponyms with a spelling like `name`, each once, best first.
pub(super) fn matches(spellings: &Spellings, name: &str) -> Vec<Match> {
    let wanted = key(name);
    let consonants = skeleton(&wanted);
    let mut found: Vec<Match> = spellings
        .exact(&wanted)
        .map(|s| Match {
            toponym: s.toponym,
            spelling: s.written.clone(),
            score: s.weight,
            rule: Rule::Exact,
        })
        .collect();
    if found.is_empty() && arabic::is_arabic(name) {
        return in_arabic(spellings, name, &wanted);
    }
    // Two letters make no name to guess at, a long sentence is none either.
    if (3..=40).contains(&wanted.len()) {
        let by_consonants = spellings.with_skeleton(&consonants).filter_map(|s| {
            let short = wanted.len().min(s.key.len()) < SHORT;
            let least = match short {
                true => LEAST_OF_SHORT,
                false if consonants.len() > 3 => LEAST_BY_SKELETON,
                false => LEAST,
            };
            Some((s, edit::likeness(&wanted, &s.key, least)?))
        });
        let by_letters = spellings.near(name).filter_map(|s| {
            let short = wanted.len().min(s.key.len()) < SHORT;
            if short || s.skeleton == consonants {
                return None;
            }
            let by_key = edit::likeness(&wanted, &s.key, LEAST);
            // Folding takes a doubled letter away that a slip has parted.
            Some((s, by_key.or_else(|| one_slip(name, &s.written))?))
        });
        for (spelling, likeness) in by_consonants.chain(by_letters) {
            let same_consonants = spelling.skeleton == consonants;
            // What is not exact is never as good as what is.
            let score = (likeness * spelling.weight).min(0.97);
            let (score, rule) = if same_consonants {
                // Weaker likenesses get in by their consonants, and stay last.
                (score.max(LEAST), Rule::Skeleton)
            } else {
                (score, Rule::Spelling)
            };
            if score < LEAST
                || found
                    .iter()
                    .any(|m| m.toponym == spelling.toponym && (m.rule == Rule::Exact || m.score >= score))
            {
                continue;
            }
            found.retain(|m| m.toponym != spelling.toponym);
            found.push(Match {
                toponym: spelling.toponym,
                spelling: spelling.written.clone(),
                score,
                rule,
            });
        }
    }
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.toponym.cmp(&b.toponym)));
    found
}

/// The likeness of long names of which one letter is changed, or two are
/// exchanged.
fn one_slip(name: &str, spelling: &str) -> Option<f64> {
    let [a, b]: [Vec<u8>; 2] = [name, spelling].map(|n| Letters::of(n).plain().collect());
    let one = a.len().min(b.len()) >= SHORT
        && a.len() == b.len()
        && edit::Pattern::new(a.iter().copied()).edits(b.iter().copied()) == 1;
    one.then_some(LEAST)
}

/// A Pashto case, or the consonants of a name that is kept in Latin letters only.
fn in_arabic(spellings: &Spellings, name: &str, wanted: &str) -> Vec<Match> {
    let stem = wanted
        .strip_suffix("یو")
        .or(wanted.strip_suffix('و'))
        .unwrap_or_default();
    let nominatives = [stem.to_owned(), format!("{stem}ی")];
    let of_case = nominatives
        .iter()
        .filter(|n| n.chars().count() > 2)
        .flat_map(|n| spellings.exact(n));
    let consonants = skeleton(&latin_key(name));
    let alike = spellings.with_skeleton(&consonants).filter(|_| consonants.len() > 3);
    let mut found: Vec<Match> = Vec::new();
    for spelling in of_case.chain(alike) {
        if found.iter().all(|m| m.toponym != spelling.toponym) {
            found.push(Match {
                toponym: spelling.toponym,
                spelling: spelling.written.clone(),
                score: LEAST,
                rule: Rule::Skeleton,
            });
        }
    }
    found
}
