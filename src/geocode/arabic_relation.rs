//! Places that Pashto, Dari and Urdu tell by others: "له ګردېز څخه لس کیلومتره سوېل
//! ته", "۳۰ کیلومتری شرق شهر زرنج", "میر علی اور بنوں کے درمیان".

use super::arabic::normalise;
use super::arabic_phrase::spaced;
use super::arabic_words::{self, Word, word};

/// What is told, with the names as they are written.
#[derive(Debug, PartialEq)]
pub(super) enum Told {
    /// Kilometres, azimuth and the words of the place.
    Offset(f64, f64, String),
    Between([String; 2]),
    /// On the way between two places, named one behind the other.
    Way(String),
}

/// In the letters of [`normalise`].
const POINTS: [(&str, f64); 10] = [
    ("شمال", 0.0),
    ("ختیز", 90.0),
    ("شرک", 90.0),
    ("مشرک", 90.0),
    ("سویل", 180.0),
    ("سهیل", 180.0),
    ("جنوب", 180.0),
    ("لویدیز", 270.0),
    ("غرب", 270.0),
    ("مغرب", 270.0),
];

const NUMBERS: [(f64, &str); 18] = [
    (1.0, "یو یک ایک"),
    (2.0, "دوه دو"),
    (3.0, "درې سه تین"),
    (4.0, "څلور چهار چار"),
    (5.0, "پنځه پنج پانچ"),
    (6.0, "شپږ شش چھ"),
    (7.0, "اووه هفت سات"),
    (8.0, "اته هشت آٹھ"),
    (9.0, "نهه نه نو"),
    (10.0, "لس ده دس"),
    (12.0, "دولس دوازده بارہ"),
    (15.0, "پنځلس پانزده پندرہ"),
    (20.0, "شل بیست بیس"),
    (25.0, "پنځه‌ویشت پچیس"),
    (30.0, "دېرش سی تیس"),
    (40.0, "څلوېښت چهل چالیس"),
    (50.0, "پنځوس پنجاه پچاس"),
    (100.0, "سل صد سو"),
];

/// Words that stand between two names of a pair or round it.
const BETWEEN: &str = "ترمنځ منځ بین میان مابین درمیان";
const BORDER: &str = "مرز پوله پولې سرحد سرحدي سرحدی بارڈر بارډر مرزی";
const ROAD: &str = "شاهراه شاہراہ سړک سړکه سرک جاده راه مسیر روڈ سڑک لار لاره لویه";
/// Words of a distance that part no names.
const OF_DISTANCE: &str = "فاصله فاصلې فاصلہ فاصلے دور دورتر لرې جانب طرف لور لوري تقریبا تقریباً شاوخوا نژدې";

fn is_one_of(text: &str, words: &str) -> bool {
    let folded = normalise(text);
    words.split(' ').any(|w| normalise(w) == folded)
}

pub(super) fn read(text: &str) -> Option<Told> {
    let spaced = spaced(text);
    let words: Vec<&str> = spaced.split_whitespace().collect();
    offset(&words).or_else(|| between(&words)).or_else(|| road(&words))
}

fn offset(words: &[&str]) -> Option<Told> {
    let mut at = None;
    for (i, w) in words.iter().enumerate() {
        let folded = normalise(w);
        let digits: String = folded.chars().take_while(char::is_ascii_digit).collect();
        let rest = &folded[digits.len()..];
        let number = digits.parse().ok().or_else(|| {
            let named = NUMBERS.iter().find(|n| is_one_of(w, n.1));
            named.map(|n| n.0)
        });
        let Some(number) = number else { continue };
        if arabic_words::is_kilometre(rest) && !rest.is_empty() {
            at = Some((number, i, i + 1));
            break;
        }
        if words
            .get(i + 1)
            .is_some_and(|w| arabic_words::is_kilometre(&normalise(w)))
        {
            at = Some((number, i, i + 2));
            break;
        }
    }
    let (km, from, to) = at.filter(|n: &(f64, usize, usize)| n.0 > 0.0 && n.0 <= 500.0)?;
    let left: Vec<&str> = words[..from]
        .iter()
        .chain(&words[to..])
        .filter(|w| !is_one_of(w, OF_DISTANCE))
        .copied()
        .collect();
    let point = |w: &str| {
        let folded = normalise(w);
        POINTS.iter().find(|p| p.0 == folded).map(|p| p.1)
    };
    let first = left.iter().position(|w| point(w).is_some())?;
    let heading = point(left[first])?;
    // "شمال مغرب", "جنوب شرقی".
    let second = left.get(first + 1).and_then(|w| {
        let folded = normalise(w);
        POINTS
            .iter()
            .find(|p| folded.strip_suffix('ی').unwrap_or(&folded) == p.0)
            .map(|p| p.1)
    });
    let (heading, taken) = match second {
        Some(side) if (side - heading).abs() == 90.0 => ((side + heading) / 2.0, 2),
        // North is at both ends of the circle.
        Some(270.0) if heading == 0.0 => (315.0, 2),
        _ => (heading, 1),
    };
    let name: Vec<&str> = left[..first].iter().chain(&left[first + taken..]).copied().collect();
    let named = name.iter().any(|w| word(w) == Word::Name);
    named.then(|| Told::Offset(km, heading, name.join(" ")))
}

fn between(words: &[&str]) -> Option<Told> {
    let ands: Vec<usize> = (0..words.len()).filter(|&i| word(words[i]) == Word::And).collect();
    let [and] = ands[..] else { return None };
    let is_between = |w: &&str| is_one_of(w, BETWEEN);
    let is_border = |w: &&str| is_one_of(w, BORDER);
    let at = words.iter().position(is_between).or_else(|| {
        // "وزیرستان کې سرحدي" is no pair: the word stands at an end.
        let ends = [0, 1, words.len().saturating_sub(2), words.len() - 1];
        ends.into_iter().find(|&i| words.get(i).is_some_and(is_border))
    })?;
    let (first, second) = if at < and {
        let before = words[..at].iter().filter(|w| word(w) == Word::Name).count();
        (before == 0).then_some((&words[at + 1..and], &words[and + 1..]))?
    } else {
        (&words[..and], &words[and + 1..at])
    };
    let name = |words: &[&str]| {
        let kept = words.iter().filter(|w| !is_between(w) && !is_border(w) && **w != "تر");
        kept.copied().collect::<Vec<_>>().join(" ")
    };
    let names = [name(first), name(second)];
    let named = |n: &String| n.split(' ').any(|w| word(w) == Word::Name);
    names.iter().all(named).then_some(Told::Between(names))
}

/// "شاهراه کابل - قندهار", "بنوں میران شاہ روڈ".
fn road(words: &[&str]) -> Option<Told> {
    let is_road = |w: &&&str| is_one_of(w, ROAD);
    let other: Vec<&str> = words.iter().filter(|w| !is_road(w)).copied().collect();
    (other.len() < words.len() && other.iter().all(|w| word(w) == Word::Name)).then(|| Told::Way(other.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::{Told, read};

    #[test]
    fn three_languages_tell_places_by_others() {
        let offset = |text: &str| match read(text) {
            Some(Told::Offset(km, heading, _)) => (km, heading),
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(offset("۳۰ کیلومتری شرق شهر زرنج"), (30.0, 90.0));
        assert_eq!(offset("پاراچنار سے 15 کلومیٹر شمال مغرب میں"), (15.0, 315.0));
        assert_eq!(offset("د ګردېز ښار څخه لس کیلومتره سویل ته"), (10.0, 180.0));
        let pair = |a: &str, b: &str| Some(Told::Between([a.to_owned(), b.to_owned()]));
        assert_eq!(read("بین گوشته و لعل پور"), pair("گوشته", "لعل پور"));
        assert_eq!(read("میر علی اور بنوں کے درمیان"), pair("میر علی", "بنوں کے"));
        assert_eq!(read("مرز خوست و پکتیا"), pair("خوست", "پکتیا"));
        assert_eq!(read("شاهراه کابل - قندهار"), Some(Told::Way("کابل قندهار".to_owned())));
        assert_eq!(read("خوست و پکتیا"), None);
    }
}
