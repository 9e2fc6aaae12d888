//! What places are called on a map in Pashto, Dari or Urdu.

use super::{Kind, Province, Toponym};
use crate::model::{Country, Lang, Place, Precision};
use csv::{Reader, StringRecord};

const FILE: &str = "names.csv";
const COLUMNS: [&str; 7] = ["kind", "name", "country", "province", "lang", "text", "source"];

/// What a row of the file names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Country,
    /// The Durand Line and the Line of Control.
    Line,
    Province,
    District,
    Tehsil,
    Town,
    Crossing,
    River,
}

impl From<Kind> for Named {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Country => Self::Country,
            Kind::Province => Self::Province,
            Kind::District => Self::District,
            Kind::Tehsil => Self::Tehsil,
            Kind::Town => Self::Town,
            Kind::Crossing => Self::Crossing,
        }
    }
}

/// What is named (kind, English name, country's code, province), and how.
#[derive(Debug)]
struct Entry {
    named: Named,
    name: String,
    country: String,
    province: String,
    text: String,
}

impl Entry {
    fn key(&self) -> (Named, &str, &str, &str) {
        (self.named, &self.name, &self.country, &self.province)
    }
}

/// The names of places in one language, where they are known; never in
/// another's letters. `None` means that the English name is to stay.
///
/// ```
/// use durand::geodata::Atlas;
/// use durand::model::Lang;
///
/// let names = Atlas::embedded().names(Lang::Ur)?;
/// assert_eq!(names.line("Durand Line"), Some("ڈیورنڈ لائن"));
/// assert_eq!(names.country("Atlantis"), None);
/// # Ok::<(), durand::Error>(())
/// ```
#[derive(Debug)]
pub struct Names {
    lang: Lang,
    /// By their keys.
    entries: Vec<Entry>,
}

impl Names {
    /// English has its names in the gazetteer.
    pub(super) fn english() -> Self {
        Self {
            lang: Lang::En,
            entries: Vec::new(),
        }
    }

    /// The names of one language.
    ///
    /// # Errors
    /// In any row, of whatever language: the line, the column, and what is wrong.
    pub(super) fn parse(text: &str, lang: Lang) -> Result<Self, String> {
        let mut reader = Reader::from_reader(text.as_bytes());
        let columns = reader.headers().map_err(|e| format!("{FILE}: {e}"))?;
        if *columns != COLUMNS[..] {
            return Err(format!("{FILE}, line 1: the columns are {}", COLUMNS.join(",")));
        }
        let mut all = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|e| format!("{FILE}: {e}"))?;
            let line = record.position().map_or(0, csv::Position::line);
            let (entry, of) =
                row(&record).map_err(|(column, wrong)| format!("{FILE}, line {line}, {column}: {wrong}"))?;
            all.push((entry, of, line));
        }
        all.sort_by(|(a, x, _), (b, y, _)| (a.key(), x).cmp(&(b.key(), y)));
        for pair in all.windows(2) {
            if let [(a, x, first), (b, y, second)] = pair
                && (a.key(), x) == (b.key(), y)
            {
                let (first, second) = (first.min(second), first.max(second));
                return Err(format!(
                    "{FILE}, line {second}, text: {} has its {} name in line {first} already",
                    a.name,
                    x.name()
                ));
            }
        }
        let entries = all
            .into_iter()
            .filter(|(_, of, _)| *of == lang)
            .map(|(entry, ..)| entry);
        Ok(Self {
            lang,
            entries: entries.collect(),
        })
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    fn find(&self, named: Named, name: &str, country: Option<Country>, province: &str) -> Option<&str> {
        let key = (named, name, country.map_or("", Country::code), province);
        let at = self.entries.binary_search_by(|e| e.key().cmp(&key)).ok()?;
        Some(&self.entries[at].text)
    }

    /// An entry of the gazetteer.
    pub fn toponym(&self, toponym: &Toponym) -> Option<&str> {
        let province = toponym.province.as_deref().unwrap_or_default();
        self.find(toponym.kind.into(), &toponym.name, toponym.country, province)
    }

    pub fn province(&self, province: &Province) -> Option<&str> {
        self.find(Named::Province, &province.name, Some(province.country), &province.name)
    }

    /// A place that was looked up, by the gazetteer's name that it got.
    pub fn place(&self, place: &Place) -> Option<&str> {
        let kinds: &[Named] = match place.precision {
            Precision::Border => return self.line(&place.name),
            Precision::Country => &[Named::Country],
            Precision::Province => &[Named::Province],
            Precision::District => &[Named::District, Named::Tehsil],
            Precision::Settlement => &[Named::Town, Named::Crossing],
            // Near a place of any kind, whose name it has.
            _ => &[
                Named::District,
                Named::Tehsil,
                Named::Town,
                Named::Crossing,
                Named::Province,
            ],
        };
        let province = place.province.as_deref().unwrap_or_default();
        kinds
            .iter()
            .find_map(|kind| self.find(*kind, &place.name, place.country, province))
    }

    /// A country by its English name, large letters or small; also those that
    /// lie round the two.
    pub fn country(&self, name: &str) -> Option<&str> {
        self.entries
            .iter()
            .find(|e| e.named == Named::Country && e.name.eq_ignore_ascii_case(name))
            .map(|e| e.text.as_str())
    }

    /// "Durand Line" or "Line of Control".
    pub fn line(&self, name: &str) -> Option<&str> {
        self.find(Named::Line, name, None, "")
    }

    /// A river by its English name, with the word for a river where the
    /// language says it.
    pub fn river(&self, name: &str) -> Option<&str> {
        self.find(Named::River, name, None, "")
    }
}

/// A row and its language, or the column that is wrong and why.
fn row(record: &StringRecord) -> Result<(Entry, Lang), (&'static str, String)> {
    let field = |column: usize| record.get(column).unwrap_or_default();
    let filled = |column: usize| match field(column) {
        "" => Err((COLUMNS[column], "is empty".to_owned())),
        text if text.trim() != text => Err((COLUMNS[column], "begins or ends with a space".to_owned())),
        text => Ok(text),
    };
    let named = match field(0) {
        "country" => Named::Country,
        "line" => Named::Line,
        "province" => Named::Province,
        "district" => Named::District,
        "tehsil" => Named::Tehsil,
        "town" => Named::Town,
        "crossing" => Named::Crossing,
        "river" => Named::River,
        other => return Err((COLUMNS[0], format!("\"{other}\" is no kind of place"))),
    };
    let lang: Lang = field(4).parse().map_err(|e| (COLUMNS[4], e))?;
    let text = filled(5)?;
    if let Some(c) = text.chars().find(|c| lang == Lang::En || !lang.writes(*c)) {
        return Err((
            COLUMNS[5],
            format!("'{c}' (U+{:04X}) is no letter of {}", u32::from(c), lang.name()),
        ));
    }
    filled(6)?;
    let entry = Entry {
        named,
        name: filled(1)?.to_owned(),
        country: field(2).to_owned(),
        province: field(3).to_owned(),
        text: text.to_owned(),
    };
    Ok((entry, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(rows: &str) -> String {
        let text = format!("{}\n{rows}", COLUMNS.join(","));
        Names::parse(&text, Lang::Ps).err().unwrap_or_default()
    }

    #[test]
    fn a_slip_is_told_with_its_line_and_column() {
        let good = "province,Logar,AFG,Logar,ps,لوګر,known\n";
        assert_eq!(told(good), "");
        for (row, wrong) in [
            (
                "state,Logar,AFG,Logar,fa,لوگر,known",
                "line 3, kind: \"state\" is no kind of place",
            ),
            (
                "province,Logar,AFG,Logar,de,لوگر,known",
                "line 3, lang: no names in \"de\"",
            ),
            (
                "province,Logar,AFG,Logar,fa,لوګر,known",
                "line 3, text: 'ګ' (U+06AB) is no letter of Dari",
            ),
            (
                "province,Logar,AFG,Logar,en,Logar,known",
                "line 3, text: 'L' (U+004C) is no letter of English",
            ),
            ("province,Logar,AFG,Logar,fa,,known", "line 3, text: is empty"),
            (
                "province,Logar,AFG,Logar,fa, لوگر,known",
                "line 3, text: begins or ends",
            ),
            ("province,Logar,AFG,Logar,fa,لوگر,", "line 3, source: is empty"),
            ("province,,AFG,Logar,fa,لوگر,known", "line 3, name: is empty"),
            (
                "province,Logar,AFG,Logar,ps,لهوګر,known",
                "line 3, text: Logar has its Pashto name in line 2",
            ),
            ("province,Logar,AFG,Logar,fa,لوگر", "line: 3"),
        ] {
            let told = told(&format!("{good}{row}\n"));
            assert!(told.starts_with("names.csv") && told.contains(wrong), "{row}: {told}");
        }
        let told = Names::parse("kind,name\n", Lang::Ps).err().unwrap_or_default();
        assert!(told.contains("line 1: the columns are kind,name,country"), "{told}");
    }

    #[test]
    fn namesakes_are_told_apart_by_kind_country_and_province() {
        let text = format!(
            "{}\ndistrict,Tagab,AFG,Kapisa,fa,تگاب,known\ndistrict,Tagab,AFG,Kapisa,ps,تګاب,known\n\
             district,Tagab,AFG,Badakhshan,ps,تګاب کشم,known\nriver,Tagab,,,ps,د تګاب سیند,known\n",
            COLUMNS.join(",")
        );
        let names = Names::parse(&text, Lang::Ps).expect("good rows");
        let afg = Some(Country::Afghanistan);
        assert_eq!(names.find(Named::District, "Tagab", afg, "Kapisa"), Some("تګاب"));
        assert_eq!(
            names.find(Named::District, "Tagab", afg, "Badakhshan"),
            Some("تګاب کشم")
        );
        assert_eq!(names.find(Named::Town, "Tagab", afg, "Kapisa"), None);
        assert_eq!(names.river("Tagab"), Some("د تګاب سیند"));
    }
}
