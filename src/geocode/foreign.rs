//! Countries that the atlas does not have.

use super::words::bare;

/// Countries and lands that are neither of the two, so that a name in them is
/// not taken for a namesake here.
pub(super) fn is_foreign(name: &str) -> bool {
    matches!(
        bare(name).as_str(),
        "india"
            | "iran"
            | "tajikistan"
            | "uzbekistan"
            | "turkmenistan"
            | "china"
            | "iraq"
            | "syria"
            | "qatar"
            | "turkey"
            | "türkiye"
            | "russia"
            | "saudi arabia"
            | "uae"
            | "united arab emirates"
            | "oman"
            | "kyrgyzstan"
            | "kazakhstan"
            | "nepal"
            | "bangladesh"
            | "sri lanka"
            | "united states"
            | "usa"
            | "united kingdom"
            | "uk"
            | "germany"
            | "france"
            | "yemen"
            | "lebanon"
            | "israel"
            | "kuwait"
            | "egypt"
            | "jammu and kashmir"
            | "indian-administered kashmir"
            | "ladakh"
    )
}
