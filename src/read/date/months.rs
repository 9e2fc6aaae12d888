//! Names of the Gregorian months.

const ENGLISH: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// In Dari, Pashto, Urdu, Persian and Arabic, in the spellings of
/// [`key`](super::words::key).
const ARABIC_SCRIPT: [&[&str]; 12] = [
    &["جنوری", "ژانویه", "ینایر"],
    &["فبروری", "فروری", "فوریه", "فبرایر"],
    &["مارچ", "مارس"],
    &["اپریل", "اوریل", "ابریل"],
    &["می", "مه", "مایو"],
    &["جون", "ژوین", "ژون", "یونیو"],
    &["جولای", "ژویه", "یولیو"],
    &["اگست", "اوت", "اغسطس"],
    &["سپتمبر", "ستمبر", "سپتامبر", "سبتمبر"],
    &["اکتوبر", "اکتبر"],
    &["نومبر", "نوامبر", "نوفمبر"],
    &["دسمبر", "ډسمبر", "دسامبر", "دیسمبر"],
];

/// The number of a month by its English name, whole or cut to three letters,
/// in lower case.
pub(super) fn english(word: &str) -> Option<u32> {
    let first = word.get(..3)?;
    let (number, name) = (1..).zip(ENGLISH).find(|(_, name)| name.starts_with(first))?;
    (word.len() == 3 || word == name || word == "sept").then_some(number)
}

/// The number of a month by the key of its name in Arabic script.
pub(super) fn arabic_script(key: &str) -> Option<u32> {
    (1..)
        .zip(ARABIC_SCRIPT)
        .find_map(|(number, names)| names.contains(&key).then_some(number))
}

#[cfg(test)]
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    ARABIC_SCRIPT.iter().flat_map(|names| names.iter().copied())
}
