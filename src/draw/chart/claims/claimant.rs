//! Who speaks, in four classes. The classes sort marks; the claimant's own
//! name is always in the title of the mark.

use crate::draw::symbology::{Form, Mark};
use crate::draw::theme::Theme;

/// What sort of claimant states a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Kabul,
    Islamabad,
    UnitedNations,
    Other,
}

/// Words that tell a class, looked for as whole words.
const ARMED_GROUPS: [&str; 6] = ["ttp", "tehreek", "tehrik", "jamaat", "iskp", "bla"];
const UNITED_NATIONS: [&str; 5] = ["un", "unama", "ohchr", "unhcr", "united nations"];
const KABUL: [&str; 8] = [
    "afghan",
    "afghanistan",
    "kabul",
    "taliban",
    "emirate",
    "mujahid",
    "khwarazmi",
    "fitrat",
];
/// A side speaks through an office; a newspaper may bear a country's name.
const OFFICES: [&str; 24] = [
    "authorities",
    "authority",
    "government",
    "ministry",
    "minister",
    "military",
    "army",
    "air force",
    "forces",
    "police",
    "spokesman",
    "spokesperson",
    "official",
    "officials",
    "foreign office",
    "president",
    "governor",
    "administration",
    "emirate",
    "ispr",
    "mujahid",
    "fitrat",
    "khwarazmi",
    "defence",
];
const ISLAMABAD: [&str; 5] = ["pakistan", "pakistani", "ispr", "islamabad", "rawalpindi"];

impl Class {
    pub(super) const ALL: [Self; 4] = [Self::Kabul, Self::Islamabad, Self::UnitedNations, Self::Other];

    /// The class of a claimant by its name. Armed groups are neither state,
    /// and who is named for both is neither too.
    pub(super) fn of(claimant: &str) -> Self {
        let plain: String = claimant
            .to_lowercase()
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { ' ' })
            .collect();
        let padded = format!(" {} ", plain.split_whitespace().collect::<Vec<_>>().join(" "));
        let has = |words: &[&str]| words.iter().any(|w| padded.contains(&format!(" {w} ")));
        // "Pakistani Taliban" are an armed group.
        let armed = has(&ARMED_GROUPS) || has(&["pakistani taliban", "pakistan taliban"]);
        let bare = |words: &[&str]| padded.split_whitespace().all(|w| words.contains(&w));
        let speaks_for = |words: &[&str]| has(words) && (has(&OFFICES) || bare(words));
        match (armed, has(&UNITED_NATIONS), speaks_for(&KABUL), speaks_for(&ISLAMABAD)) {
            (true, ..) => Self::Other,
            (_, true, ..) => Self::UnitedNations,
            (_, _, true, false) => Self::Kabul,
            (_, _, false, true) => Self::Islamabad,
            _ => Self::Other,
        }
    }

    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Kabul => "Afghan side",
            Self::Islamabad => "Pakistani side",
            Self::UnitedNations => "United Nations",
            Self::Other => "Press, residents, armed groups, others",
        }
    }

    pub(super) fn mark(self, theme: &Theme) -> Mark {
        let (form, category) = match self {
            Self::Kabul => (Form::Circle, 1),
            Self::Islamabad => (Form::Square, 0),
            Self::UnitedNations => (Form::Diamond, 6),
            Self::Other => (Form::Up, 3),
        };
        Mark {
            form,
            colour: theme.category(category),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claimants_are_classed_by_their_words() {
        for (name, class) in [
            ("Taliban government", Class::Kabul),
            ("Zabihullah Mujahid", Class::Kabul),
            ("Afghan Ministry of Defence", Class::Kabul),
            ("Pakistan military (ISPR)", Class::Islamabad),
            ("Pakistani security officials", Class::Islamabad),
            ("UNAMA", Class::UnitedNations),
            ("UN Assistance Mission in Afghanistan", Class::UnitedNations),
            ("Pakistani Taliban", Class::Other),
            ("TTP", Class::Other),
            ("Tehreek-e-Taliban Pakistan", Class::Other),
            ("Residents", Class::Other),
            ("Sunday Guardian", Class::Other),
            ("Afghanistan International", Class::Other),
            ("Radio Pakistan", Class::Other),
            ("Afghan and Pakistani officials", Class::Other),
            ("", Class::Other),
        ] {
            assert_eq!(Class::of(name), class, "{name}");
        }
    }
}
