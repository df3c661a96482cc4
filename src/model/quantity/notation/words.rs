//! The words and signs around numbers, in the languages that reports come from.

use rust_decimal::Decimal;

use crate::model::quantity::QuantityKind;

/// Qualifiers, in small letters. Those that are taken stand here too, because what follows them
/// may be at fault.
const QUALIFIERS: &[(QuantityKind, &[&str])] = &[
    (
        QuantityKind::AtLeast,
        &[
            ">=",
            "=>",
            "≥",
            "at least",
            "no less than",
            "no fewer than",
            "not less than",
            "not fewer than",
            "greater than or equal to",
            "minimum",
            "minimum of",
            "a minimum of",
            "min.",
            "min",
            "mindestens",
            "wenigstens",
            "zumindest",
            "minimal",
            "au moins",
            "au minimum",
            "al menos",
            "por lo menos",
            "como mínimo",
            "minstens",
            "ten minste",
            "almeno",
        ],
    ),
    (
        QuantityKind::Over,
        &[
            ">",
            "over",
            "more than",
            "greater than",
            "above",
            "in excess of",
            "exceeding",
            "well over",
            "just over",
            "slightly over",
            "slightly more than",
            "mehr als",
            "über",
            "ueber",
            "etwas mehr als",
            "plus de",
            "plus que",
            "más de",
            "meer dan",
            "più di",
        ],
    ),
    (
        QuantityKind::AtMost,
        &[
            "<=",
            "=<",
            "≤",
            "at most",
            "at the most",
            "no more than",
            "not more than",
            "up to",
            "maximum",
            "maximum of",
            "a maximum of",
            "max.",
            "max",
            "höchstens",
            "hoechstens",
            "maximal",
            "bis zu",
            "au plus",
            "au maximum",
            "jusqu'à",
            "como máximo",
            "hasta",
            "hoogstens",
            "al massimo",
        ],
    ),
    (
        QuantityKind::Under,
        &[
            "<",
            "under",
            "less than",
            "fewer than",
            "below",
            "weniger als",
            "unter",
            "moins de",
            "moins que",
            "menos de",
            "minder dan",
            "meno di",
        ],
    ),
    (
        QuantityKind::Almost,
        &[
            "almost",
            "nearly",
            "just under",
            "just below",
            "slightly under",
            "slightly less than",
            "fast",
            "beinahe",
            "knapp",
            "nahezu",
            "presque",
            "près de",
            "casi",
            "bijna",
            "quasi",
        ],
    ),
    (
        QuantityKind::About,
        &[
            "~",
            "≈",
            "∼",
            "±",
            "about",
            "approximately",
            "approx.",
            "approx",
            "around",
            "circa",
            "ca.",
            "ca",
            "c.",
            "roughly",
            "some",
            "in the region of",
            "ungefähr",
            "ungefaehr",
            "etwa",
            "rund",
            "zirka",
            "environ",
            "env.",
            "à peu près",
            "quelque",
            "unos",
            "alrededor de",
            "ongeveer",
        ],
    ),
];

/// Qualifiers that stand behind their number.
const BEHIND: &[(QuantityKind, &[&str])] = &[
    (
        QuantityKind::AtLeast,
        &["+", "or more", "and more", "oder mehr", "und mehr", "ou plus", "o más"],
    ),
    (QuantityKind::AtMost, &["or less", "or fewer", "oder weniger", "ou moins", "o menos"]),
    (
        QuantityKind::About,
        &[
            "approx.",
            "approx",
            "(approx.)",
            "(approx)",
            "approximately",
            "(approximately)",
            "ca.",
            "(ca.)",
            "circa",
            "environ",
            "estimate",
            "(estimate)",
            "estimated",
            "(estimated)",
            "(an estimate)",
            "est.",
            "(est.)",
            "geschätzt",
            "(geschätzt)",
            "(schätzung)",
            "(estimation)",
            "(estimé)",
        ],
    ),
];

/// What separates the ends of a range, the longest first.
const BETWEEN: &[&str] = &[
    "...",
    "..",
    "–",
    "~",
    "-",
    "÷",
    " to ",
    " through ",
    " till ",
    " bis ",
    " à ",
    " a ",
    " tot ",
];

/// What does so only behind a word that opens the range.
const AND: &[&str] = &[" and ", " und ", " et ", " y ", " en ", " e "];

/// Words that open a range, and whether `and` may follow.
const OPENING: &[(&str, bool)] = &[
    ("between ", true),
    ("zwischen ", true),
    ("entre ", true),
    ("tussen ", true),
    ("tra ", true),
    ("from ", false),
    ("von ", false),
    ("de ", false),
];

/// What stands between a part and its whole.
pub(super) const OF: &[&str] =
    &[" out of ", " of ", "/", " von ", " sur ", " de ", " van ", " di "];

/// Words for the size of a number, and whether they can mean nothing else.
const SIZES: &[(u64, bool, &[&str])] = &[
    (100, true, &["hundred"]),
    (12, true, &["dozen"]),
    (1_000, false, &["k"]),
    (
        1_000,
        true,
        &["thousand", "thousands", "thsd", "tsd", "tausend", "mille", "milliers", "duizend"],
    ),
    (1_000_000, false, &["mn", "mm"]),
    (
        1_000_000,
        true,
        &[
            "million",
            "millions",
            "mio",
            "mill",
            "mln",
            "millionen",
            "millón",
            "millones",
            "milione",
            "milioni",
            "miljoen",
        ],
    ),
    (1_000_000_000, false, &["billion", "billions", "bn"]),
    (
        1_000_000_000,
        true,
        &["mrd", "milliarde", "milliarden", "milliard", "milliards", "miljard", "miliardi"],
    ),
];

/// Currencies that stand before their number, or behind a letter for its size.
const CURRENCIES: &[&str] = &["eur", "euro", "euros", "usd", "gbp", "chf", "€", "$", "£"];

/// How large what is counted is: `million`.
pub(super) struct Size {
    /// Whether there was such a word.
    pub(super) given: bool,
    /// What the number is multiplied by.
    pub(super) factor: Decimal,
    /// Whether the word can mean nothing else.
    pub(super) certain: bool,
    /// Whether it is as likely a unit: `5 m`.
    pub(super) other: bool,
}

/// Words before a percentage that say which way it goes.
const DIRECTIONS: &[(&str, &[&str])] = &[
    (
        "+",
        &[
            "increase of",
            "increase by",
            "rise of",
            "rise by",
            "growth of",
            "plus",
            "up",
            "steigerung um",
            "erhöhung um",
            "anstieg um",
            "zunahme um",
            "hausse de",
            "augmentation de",
        ],
    ),
    (
        "-",
        &[
            "decrease of",
            "decrease by",
            "reduction of",
            "reduction by",
            "reduce by",
            "fall of",
            "minus",
            "down",
            "senkung um",
            "rückgang um",
            "verringerung um",
            "baisse de",
            "réduction de",
        ],
    ),
];

/// Words behind a percentage that say so.
const DIRECTIONS_BEHIND: &[(&str, &[&str])] = &[
    ("+", &["increase", "rise", "growth", "more", "higher", "mehr", "de plus"]),
    ("-", &["decrease", "reduction", "less", "fewer", "lower", "weniger", "de moins"]),
];

/// Which way a change goes, by the words around its number, and the number.
pub(in crate::model::quantity) fn direction(text: &str) -> Option<(&'static str, &str)> {
    let all = |list: &'static [(&'static str, &'static [&'static str])]| {
        list.iter().flat_map(|(sign, words)| words.iter().map(move |word| (*sign, *word)))
    };
    let before = all(DIRECTIONS).find_map(|(sign, word)| {
        let rest = text.strip_prefix(word)?;
        rest.starts_with(' ').then(|| (sign, rest.trim()))
    });
    before.or_else(|| {
        all(DIRECTIONS_BEHIND).find_map(|(sign, word)| {
            let rest = text.strip_suffix(word)?;
            rest.ends_with(' ').then(|| (sign, rest.trim()))
        })
    })
}

/// A text as it is compared: in small letters, with one kind of blank, apostrophe, dash and minus.
pub(super) fn fold(text: &str) -> String {
    let small = text.trim().to_lowercase();
    let plain = small.chars().map(|c| match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFF10 + 0x30).unwrap_or(c),
        '．' => '.',
        '，' => ',',
        '％' => '%',
        '’' | '‘' | 'ʼ' | '`' | '´' => '\'',
        '\u{2212}' | '\u{2010}' | '\u{2011}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{2012}' | '\u{2014}' | '\u{2015}' => '–',
        '～' | '〜' => '~',
        '…' => '\u{2026}',
        c if c.is_whitespace() => ' ',
        c => c,
    });
    let text: String = plain.collect::<String>().replace('\u{2026}', "...");
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The qualifier that a text begins with, and what follows it.
pub(in crate::model::quantity) fn qualifier(text: &str) -> Option<(QuantityKind, &str)> {
    let all =
        QUALIFIERS.iter().flat_map(|(kind, words)| words.iter().map(move |word| (*kind, *word)));
    let fits = all.filter_map(|(kind, word)| {
        let rest = text.strip_prefix(word)?;
        let is_word = word.ends_with(char::is_alphabetic);
        let apart = !is_word || rest.starts_with(|c: char| !c.is_alphabetic());
        apart.then_some((kind, rest))
    });
    let (kind, rest) = fits.min_by_key(|(_, rest)| rest.len())?;
    Some((kind, rest.trim_start()))
}

/// The qualifier that a text ends with, and what stands before it.
pub(super) fn behind(text: &str) -> Option<(QuantityKind, &str)> {
    let all = BEHIND.iter().flat_map(|(kind, words)| words.iter().map(move |word| (*kind, *word)));
    let mut fits = all.filter_map(|(kind, word)| {
        let rest = text.strip_suffix(word)?;
        let apart = word == "+" || rest.ends_with(|c: char| !c.is_alphabetic());
        apart.then_some((kind, rest.trim_end()))
    });
    fits.next()
}

/// What a range is opened with: whether `and` may follow, and the rest.
pub(super) fn opening(text: &str) -> (bool, &str) {
    let found = OPENING.iter().find_map(|(word, and)| Some((*and, text.strip_prefix(word)?)));
    found.unwrap_or((false, text))
}

/// The ways to take a text for the two ends of a range.
pub(super) fn splits(text: &str, and: bool) -> impl Iterator<Item = (&str, &str)> {
    let words = BETWEEN.iter().chain(if and { AND } else { &[] });
    words.flat_map(move |word| {
        text.match_indices(word).filter_map(move |(at, word)| {
            let (low, high) = (text.get(..at)?, text.get(at + word.len()..)?);
            (!low.trim().is_empty()).then_some((low, high))
        })
    })
}

/// The currency that a text begins with, which may be none, and the rest.
pub(super) fn currency(text: &str) -> (&str, &str) {
    let found = CURRENCIES.iter().filter_map(|sign| {
        let rest = text.strip_prefix(sign)?;
        rest.starts_with(|c: char| !c.is_alphabetic()).then_some((text.get(..sign.len())?, rest))
    });
    let (sign, rest) = found.min_by_key(|(_, rest)| rest.len()).unwrap_or(("", text));
    (sign, rest.trim_start())
}

/// The word for its size that follows a number, and what follows that.
pub(super) fn size(text: &str) -> Option<(Size, &str)> {
    let is_currency = |rest: &str| {
        CURRENCIES.iter().any(|sign| {
            rest.strip_prefix(sign).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        })
    };
    // `5 T€`, `5 M€`; alone `t` is a tonne, and `m` may be a metre.
    for (letter, factor) in [('t', 1_000_u64), ('m', 1_000_000), ('k', 1_000)] {
        if let Some(rest) = text.strip_prefix(letter).filter(|rest| is_currency(rest)) {
            return Some((known(factor, true), rest));
        }
    }
    if text == "m" {
        return Some((Size { other: true, ..known(1_000_000, false) }, ""));
    }
    let mut fits = SIZES.iter().flat_map(|(factor, certain, words)| {
        words.iter().filter_map(move |word| {
            let rest = text.strip_prefix(word)?;
            let ends = rest.is_empty() || rest.starts_with(|c: char| !c.is_alphabetic());
            (ends || is_currency(rest))
                .then(|| (known(*factor, *certain), rest.strip_prefix('.').unwrap_or(rest)))
        })
    });
    fits.next()
}

fn known(factor: u64, certain: bool) -> Size {
    Size { given: true, factor: Decimal::from(factor), certain, other: false }
}
