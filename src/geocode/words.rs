//! The words round a name: what kind of thing it is, and what says nothing.

use super::arabic;
use super::arabic_phrase;
use super::edit::Pattern;
pub(super) use super::foreign::is_foreign;
use crate::geodata::Kind;
use crate::model::Country;

/// What a word beside a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// The name's kind, and whether the word is plural.
    Kind(Kind, bool),
    /// Belongs to no name and tells nothing that a gazetteer could use.
    Filler,
    /// May be part of a name.
    Name,
}

pub(super) fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// What `word` says when it stands after a name (or before it, with "of").
pub(super) fn after(word: &str) -> Word {
    use Kind::*;
    match bare(word).as_str() {
        "province" | "prov" | "wilayat" | "velayat" | "welayat" => Word::Kind(Province, false),
        "provinces" => Word::Kind(Province, true),
        "district" | "dist" | "distt" | "agency" | "zila" | "zilla" | "woluswali" | "wuluswali" | "uluswali"
        | "ulswali" => Word::Kind(District, false),
        "districts" | "agencies" => Word::Kind(District, true),
        "tehsil" | "tehsils" | "teh" | "taluka" | "subdistrict" | "sub-district" | "subdivision" | "sub-division" => {
            Word::Kind(Tehsil, false)
        }
        "city" | "town" | "village" | "settlement" | "hamlet" | "airport" | "airbase" | "cantonment" | "cantt"
        | "garrison" => Word::Kind(Town, false),
        "cities" | "towns" | "villages" => Word::Kind(Town, true),
        "crossing" | "gate" | "border" | "frontier" => Word::Kind(Crossing, false),
        "crossings" | "gates" => Word::Kind(Crossing, true),
        // The bazaar is where a tehsil or district has its name from.
        "bazaar" | "bazar" | "corridor" => Word::Filler,
        // Who is there, and in what house.
        "governor" | "governor's" | "governor’s" | "office" | "offices" | "headquarters" | "hq" | "centre"
        | "center" | "police" | "station" | "officials" | "authorities" | "residents" | "government" | "compound"
        | "base" | "camp" | "hospital" | "prison" | "provincial" | "spokesman" => Word::Filler,
        "area" | "areas" | "region" | "regions" | "sector" | "sectors" | "locality" | "valley" | "zone" | "point"
        | "post" | "posts" | "checkpoint" | "checkpost" | "outpost" | "outposts" | "side" | "tribal"
        | "administrative" | "capital" | "" => Word::Filler,
        word => misspelt_kind(word).map_or(Word::Name, |kind| Word::Kind(kind, false)),
    }
}

/// "distrct": long words that no place is called.
fn misspelt_kind(word: &str) -> Option<Kind> {
    let kinds = [
        ("district", Kind::District),
        ("province", Kind::Province),
        ("crossing", Kind::Crossing),
    ];
    let pattern = Pattern::new(word.bytes());
    let near = |(right, _): &(&str, Kind)| word.len() >= 6 && pattern.edits(right.bytes()) == 1;
    kinds.into_iter().find(near).map(|k| k.1)
}

/// Whether `word` says nothing when it stands before a name.
pub(super) fn leads(word: &str) -> bool {
    matches!(
        bare(word).as_str(),
        "in" | "at"
            | "the"
            | "former"
            | "erstwhile"
            | "ex"
            | "on"
            | "along"
            | "from"
            | "inside"
            | "into"
            | "across"
            | "of"
            | "parts"
            | "between"
            | "both"
            | "and"
            | "within"
            | "residents"
            | "people"
            | "officials"
            | "troops"
            | "soldiers"
            | "forces"
            | "villagers"
            | "elders"
            | "centre"
            | "center"
            | "downtown"
            | "a"
            | "an"
            | ""
    )
}

/// Whether what follows, behind a comma, is told of the place before and is no
/// place of the row: "bordering Chitral", "carved out of Qilla Abdullah".
pub(super) fn opens_clause(word: &str) -> bool {
    matches!(
        bare(word).as_str(),
        "bordering"
            | "borders"
            | "carved"
            | "formerly"
            | "previously"
            | "adjoining"
            | "adjacent"
            | "neighbouring"
            | "neighboring"
            | "opposite"
            | "which"
            | "where"
            | "once"
            | "separated"
            | "across"
            | "facing"
            | "just"
    )
}

/// The country that has such areas: *woluswali* are Afghan, *tehsils* Pakistani.
pub(super) fn land(text: &str) -> Option<Country> {
    use Country::{Afghanistan, Pakistan};
    let in_pashto = arabic_phrase::is_pashto(text);
    let told = text
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|w| match w.to_lowercase().as_str() {
            "woluswali" | "wuluswali" | "uluswali" | "افغان" | "افغانستان" | "ولسوالی" | "ولسوالۍ" | "ولسوالي" => {
                Some(Afghanistan)
            }
            "tehsil" | "agency" | "تحصیل" | "ایجنسی" | "ایجنسۍ" | "پاکستانی" | "پاکستان" => {
                Some(Pakistan)
            }
            "ضلع" | "ضلعې" if in_pashto => Some(Pakistan),
            _ => None,
        });
    let mut lands: Vec<Country> = told.collect();
    lands.dedup();
    match lands[..] {
        [only] => Some(only),
        _ => None,
    }
}

/// Words that tell by themselves that a place lies beside another.
const NEARNESS: [&str; 24] = [
    "near",
    "far",
    "close",
    "around",
    "outside",
    "outskirts",
    "vicinity",
    "nearby",
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "north-east",
    "north-west",
    "south-east",
    "south-west",
    "km",
    "kilometres",
    "kilometers",
    "miles",
];

/// Whether the words say that a place lies beside the name that follows.
pub(super) fn is_nearness(words: &[&str]) -> bool {
    let tells = |w: &str| NEARNESS.contains(&w);
    let told = words.iter().any(|w| tells(&bare(w)));
    let only = words.iter().all(|w| {
        let w = bare(w);
        leads(&w)
            || w.starts_with(|c: char| c.is_ascii_digit())
            || tells(&w)
            || matches!(w.as_str(), "to" | "some" | "about" | "not")
    });
    told && only
}

/// "In the north of Khost": a part of it, and not beside it.
pub(super) fn is_within(words: &[&str]) -> bool {
    let [inside, rest @ ..] = words else { return false };
    matches!(bare(inside).as_str(), "in" | "the")
        && rest.iter().any(|w| is_direction(w))
        && rest
            .iter()
            .all(|w| is_direction(w) || matches!(bare(w).as_str(), "the" | "part" | "parts"))
}

/// Whether the text is a way of writing that nothing is known.
pub(super) fn says_unknown(text: &str) -> bool {
    matches!(
        bare(text).as_str(),
        "" | "unknown"
            | "n/a"
            | "na"
            | "none"
            | "null"
            | "undisclosed"
            | "unspecified"
            | "not stated"
            | "not specified"
            | "nan"
    )
}

/// The line in Pashto, Dari and Urdu, and what stands round it.
const LINE: &str = "دیورند دورند ډیورنډ ڈیورنڈ سرحد سرحدي سرحدی سرحدات مرز مرزی پوله پولې بارڈر بارډر";
const BESIDE_LINE: &str = "خط لاین لائن کرښه کرښې فرضي د پر په کې کے پاک افغان پاکستان افغانستان مشترک مشترکه او اور و در به با امتداد اوږدو غاړه غاړې ساتھ قریب نزدیک نږدې ته سے ترمنځ بین میان درمیان علاقہ علاقے علاقوں میں سیمه سیمې سیمو مناطق منطقه";

/// Whether the text names the line itself and nothing narrower.
pub(super) fn is_line(text: &str) -> bool {
    if arabic::is_arabic(text) {
        let folded = arabic::normalise(text);
        let is = |w: &str, words: &str| words.split(' ').any(|x| arabic::normalise(x) == w);
        let line = |w: &str| is(w, LINE);
        let beside = |w: &str| is(w, BESIDE_LINE);
        return folded.split(' ').any(line) && folded.split(' ').all(|w| line(w) || beside(w));
    }
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    words
        .iter()
        .any(|w| matches!(w.as_str(), "border" | "durand" | "frontier" | "borderline"))
        && words.iter().all(|w| {
            leads(w)
                || matches!(
                    w.as_str(),
                    "border"
                        | "borders"
                        | "durand"
                        | "line"
                        | "frontier"
                        | "borderline"
                        | "pak"
                        | "afghan"
                        | "pakistan"
                        | "afghanistan"
                        | "pakistani"
                        | "area"
                        | "areas"
                        | "region"
                        | "regions"
                        | "zone"
                        | "common"
                        | "shared"
                        | "international"
                        | "near"
                        | "several"
                        | "multiple"
                        | "locations"
                        | "points"
                        | "various"
                        | "disputed"
                        | "side"
                        | "sides"
                        | "s"
                )
        })
}

/// Whether the words say which of two namesakes: "North", "Upper".
pub(super) fn is_part(word: &str) -> bool {
    is_direction(word) || matches!(bare(word).as_str(), "upper" | "lower")
}

/// Whether the word says which part of what follows: "eastern", "south-west".
pub(super) fn is_direction(word: &str) -> bool {
    let word = bare(word).replace('-', "");
    let word = word.strip_suffix("ern").unwrap_or(&word);
    matches!(
        word,
        "north" | "south" | "east" | "west" | "northeast" | "northwest" | "southeast" | "southwest" | "central"
    )
}
