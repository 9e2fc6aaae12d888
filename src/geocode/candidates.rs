//! Which names a written one may be.

use super::edit;
use super::normalise::key;
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
}

impl Rule {
    pub fn label(self) -> &'static str {
        match self {
            Self::Exact => "exact after folding",
            Self::Skeleton => "the same consonants",
            Self::Spelling => "spelt nearly so",
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
            Some((s, edit::likeness(&wanted, &s.key, LEAST)?))
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
            if score < LEAST || found.iter().any(|m| m.toponym == spelling.toponym && m.score >= score) {
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
