//! How likely an answer is right, from how it was found. The shares are those
//! of the tuning half of `tests/reference/toponyms.csv`, pulled towards one half
//! where there were few; `docs/geocoding.md` sets them beside the other half.

use super::candidates::Rule;

/// An answer that is less likely right is kept back unless asked for.
pub const MIN_CONFIDENCE: f64 = 0.6;

/// The probability that a name found by a rule, spelt with a likeness, is what
/// was meant. `told` says that the row or the phrase names what it lies in, or
/// its kind.
pub(super) fn probability(rule: Rule, likeness: f64, told: bool) -> f64 {
    let near = likeness >= 0.92;
    match (rule, told) {
        (Rule::Exact, true) => 0.995,
        (Rule::Exact, false) => 0.98,
        (Rule::Skeleton, true) => 0.98,
        (Rule::Skeleton, false) if near => 0.95,
        (Rule::Skeleton, false) => 0.88,
        (Rule::Spelling, true) => 0.97,
        (Rule::Spelling, false) if near => 0.93,
        (Rule::Spelling, false) => 0.85,
        (Rule::Context, _) => 0.9,
    }
}

/// Of a place of which only the area that holds it is known: that no more could
/// be told. That was so of 39 in 40 opened mentions once the rules had met them,
/// and of fewer before: set between the two. No other answer has this probability.
pub(super) const IN_AREA: f64 = 0.86;
