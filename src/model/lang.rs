//! The languages that the names of a map can be in.

use std::fmt;
use std::str::FromStr;

/// A language of the two countries, or English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    #[default]
    En,
    /// Pashto.
    Ps,
    /// Persian as it is written in Afghanistan: Dari.
    Fa,
    /// Urdu.
    Ur,
}

/// What the three alphabets share.
const ARABIC: &str = "ءآأؤئابتثجحخدذرزسشصضطظعغفقلمنوپچژکی";

impl Lang {
    pub const ALL: [Self; 4] = [Self::En, Self::Ps, Self::Fa, Self::Ur];

    /// ISO 639-1, as on the command line and in `names.csv`.
    pub fn key(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ps => "ps",
            Self::Fa => "fa",
            Self::Ur => "ur",
        }
    }

    /// BCP 47, for the `lang` of a document.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fa => "fa-AF",
            other => other.key(),
        }
    }

    /// The language's name in English.
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Ps => "Pashto",
            Self::Fa => "Dari",
            Self::Ur => "Urdu",
        }
    }

    pub fn is_right_to_left(self) -> bool {
        self != Self::En
    }

    /// Whether a character may stand in a name in this language. The three
    /// alphabets have letters of their own for the same sound (ګ گ, ه ہ, ي ی),
    /// and one in a name of another language is a slip. Any character will do
    /// in English, whose names keep the marks of their transliteration.
    pub fn writes(self, c: char) -> bool {
        let own = match self {
            Self::En => return true,
            Self::Ps => "هيۀټځڅډړږښګڼېۍ",
            Self::Fa => "هۀگ",
            Self::Ur => "گٹڈڑںھہےۂۃ\u{670}",
        };
        // The zero-width non-joiner parts a word without a space.
        matches!(c, ' ' | '-' | '–' | '\u{200c}') || ARABIC.contains(c) || own.contains(c)
    }

    /// What stands at the arrow to the north.
    pub fn north(self) -> &'static str {
        match self {
            Self::En => "N",
            Self::Ps | Self::Fa | Self::Ur => "شمال",
        }
    }

    /// What says of a name that it is a province's.
    pub fn province(self) -> &'static str {
        match self {
            Self::En => "province",
            Self::Ps | Self::Fa => "ولایت",
            Self::Ur => "صوبہ",
        }
    }

    /// What stands behind the numbers of a scale bar.
    pub fn kilometres(self) -> &'static str {
        match self {
            Self::En => "km",
            Self::Ps => "کیلومتره",
            Self::Fa => "کیلومتر",
            Self::Ur => "کلومیٹر",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Lang {
    type Err = String;

    /// Reads a key; `prs`, the code of Dari alone, is taken for `fa`.
    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim().to_ascii_lowercase();
        let known = Self::ALL
            .into_iter()
            .find(|l| l.key() == text || l.tag().eq_ignore_ascii_case(&text));
        known
            .or((text == "prs").then_some(Self::Fa))
            .ok_or_else(|| format!("no names in \"{text}\"; the languages are en, ps, fa, ur"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_read_by_their_codes() {
        for lang in Lang::ALL {
            assert_eq!(lang.key().parse(), Ok(lang));
            assert_eq!(lang.tag().parse(), Ok(lang));
        }
        assert_eq!(" PRS".parse(), Ok(Lang::Fa));
        assert!("de".parse::<Lang>().is_err());
    }

    #[test]
    fn each_language_has_its_letters() {
        let all = |text: &str, lang: Lang| text.chars().all(|c| lang.writes(c));
        for (text, lang) in [("ټډړږښګيېۍ", Lang::Ps), ("گیک", Lang::Fa), ("یکہےٹڈڑ", Lang::Ur)] {
            for other in [Lang::Ps, Lang::Fa, Lang::Ur] {
                let theirs = other == lang || text == "گیک" && other == Lang::Ur;
                assert_eq!(all(text, other), theirs, "{text} in {other}");
            }
        }
        for lang in Lang::ALL {
            assert!(all(lang.north(), lang) && all(lang.kilometres(), lang));
        }
    }
}
