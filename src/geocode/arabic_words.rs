//! The words round names in Pashto, Dari and Urdu, as they are written; they
//! are looked up in the letters of [`normalise`].

use super::arabic::normalise;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word is in a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Its English word, and how narrow that is.
    Kind(&'static str, u8),
    /// Urdu has these before the name.
    KindBefore(&'static str, u8),
    Country(&'static str),
    Plural,
    And,
    Comma,
    /// Beside what stands before it in Pashto and Urdu, behind it in Dari.
    Near,
    /// "in, of, area, centre": one name ends here and another begins.
    Parts,
    /// Stands behind a place: what follows may be told of it and name none.
    Closes,
    /// Stands in Pashto before what something is of.
    Of,
    /// *Kay*, "in", in Pashto; *ki* and *ke*, "of", in Urdu.
    InOrOf,
    /// "on the border with": what follows says only what is near.
    Border,
    /// People, offices and numbers: says nothing of the place.
    Nothing,
    Name,
}

const WORDS: [(Word, &str); 28] = [
    (Word::Kind("woluswali", 2), "ولسوالی ولسوالۍ اولسوالی ولسوالي ولسوال"),
    (Word::Kind("districts", 2), "ولسوالیو ولسوالیانې ولسوالیهای اولسوالیهای"),
    (Word::KindBefore("district", 2), "ضلع ضلعې ضلعه ضلعی"),
    (Word::KindBefore("districts", 2), "اضلاع ضلعو ضلعوں"),
    (Word::Kind("province", 1), "ولایت ولایتی ایالت"),
    (Word::Kind("provinces", 1), "ولایتونه ولایات ولایتونو ولایتهای"),
    (Word::KindBefore("province", 1), "صوبہ صوبے صوبائی"),
    (Word::KindBefore("provinces", 1), "صوبوں"),
    (Word::KindBefore("tehsil", 3), "تحصیل تحصیلونه تحصیلونو تحصیلوں تحصیلیں"),
    (Word::Kind("agency", 2), "ایجنسی ایجنسۍ اېجنسۍ"),
    (Word::Kind("city", 4), "شهر ښار ښاره شهرک ښارګوټي قصبہ قصبے"),
    (
        Word::Kind("village", 4),
        "کلی کلي کلو کلیو قریه قریې قریهٔ گاؤں گاوں دیہات روستا روستای روستاهای دهکده دهکدهٔ موضع",
    ),
    (
        Word::Kind("crossing", 4),
        "گذرگاه بندر دروازه کراسنگ بارڈر بارډر ګذرګاه گیٹ",
    ),
    (Word::Country("Afghanistan"), "افغانستان"),
    (Word::Country("Pakistan"), "پاکستان"),
    (Word::Country("Iran"), "ایران"),
    (Word::Country("India"), "هند هندوستان بھارت انڈیا"),
    (Word::Plural, "های ها"),
    (Word::And, "او اور و نیز"),
    (
        Word::Near,
        "نږدې نژدې نزدې نزدیک نزدیکی نزدیکې قریب شاوخوا اطراف اطرافو نواح نواحی مضافات څېرمه ترڅنګ اردگرد مجاورت حومه",
    ),
    (
        Word::Parts,
        "در په کا کو از به سیمه سیمې سیمو سيمه علاقه علاقہ علاقے علاقوں علاقو منطقه مناطق مربوط مربوطات مرکز صدر مقام مرکزی پایتخت پلازمېنه دارالحکومت شمال جنوب شرق غرب ختیځ لویدیځ سوېل سهیل مشرق مغرب بازار حدود واقع اړوند له تر لوري ساحه ساحې ساحات",
    ),
    (
        Word::Closes,
        "کښې میں پر سے ته څخه تک حمله حملات انفجار درگیری بمباران بمباری کشته برید بریدونه چاودنه چاودنې جګړه نښته نښتې ډزې دھماکہ دھماکے حملہ حملے فائرنگ جھڑپ جھڑپیں کارروائی آپریشن",
    ),
    (Word::Of, "د"),
    (Word::InOrOf, "کې کی کے"),
    (Word::Border, "مرز مرزهای هممرز پوله پولې سرحد"),
    (
        Word::Nothing,
        "افغان پاکستانی قبایلی قبائلی سرحدی مرزی سابق سابقه سابقہ پخوانی پخوانۍ ایف آر کشور هېواد بند پٹی پټه دهلیز وادی",
    ),
    (
        Word::Nothing,
        "یک دو سه چند چندین یو یوه یوې دوه څو ایک کئی کچھ بعضی ځینې مختلف بی با سره لرې پرتې دور",
    ),
    (
        Word::Nothing,
        "باشندگان باشنده ساکنان ساکنین مردم اهالی اوسېدونکي اوسېدونکو اوسیدونکی خلک خلکو وګړي والی والي ویاند سخنگوی محلی محلي مقامات مقامهای مسئولان مسئولین رہائشی رہائشیوں باشندے باشندوں لوگ لوگوں عوام وايي ویلي گورنر ترجمان انتظامیہ حکام مشران",
    ),
];

static LOOKED_UP: LazyLock<HashMap<String, Word>> = LazyLock::new(|| {
    let each = |(what, words): &(Word, &'static str)| {
        let what = *what;
        words
            .split_whitespace()
            .map(move |w| (normalise(w), what))
            .collect::<Vec<_>>()
    };
    WORDS.iter().flat_map(each).collect()
});

pub(super) fn word(text: &str) -> Word {
    let folded = normalise(text);
    match LOOKED_UP.get(&folded) {
        Some(what) => *what,
        None if is_kilometre(&folded) => Word::Near,
        None if !folded.is_empty() && folded.chars().all(|c| c.is_ascii_digit()) => Word::Nothing,
        None => Word::Name,
    }
}

/// In the letters of [`normalise`], in any case and spelling.
pub(super) fn is_kilometre(folded: &str) -> bool {
    ["کیلومت", "کلومت", "کیلومیت", "کلومیت"]
        .iter()
        .any(|k| folded.starts_with(k))
}

/// "North", "upper": which of two namesakes, as adjectives.
pub(super) fn is_part(text: &str) -> bool {
    matches!(
        normalise(text).as_str(),
        "شمالی"
            | "جنوبی"
            | "سویلی"
            | "شرکی"
            | "غربی"
            | "ختیز"
            | "لویدیز"
            | "اپر"
            | "لویر"
            | "لور"
            | "بالا"
            | "پایین"
            | "بر"
            | "لر"
            | "وستی"
            | "سفلی"
            | "علیا"
    )
}
