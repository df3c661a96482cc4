//! The words of findings about values: what was expected, what was found, what to write
//! instead. Called by `node` and `access`.

use super::core::{self, Number};
use super::items;
use super::names;
use super::slips;
use super::targets;
use super::{
    EMPTY_KEY, EMPTY_MARKING, MISSING_KEY, UNKNOWN_KEY, UNKNOWN_VALUE, UNQUOTED_VALUE, WRONG_TYPE,
};
use crate::diagnostic::{Finding, Fix, closest, only_slip};
use crate::model::{NoValue, renewed};
use crate::source::{Location, Span};
use crate::yaml::write::{self, Intent, literal};
use crate::yaml::{Entry, Kind, Node, ScalarStyle, short};

/// What to do where there is no value to be written.
const NO_VALUE: &str = "leave the key out while there is nothing to write";

/// What a node is, to the eye of an author.
pub(super) fn describe(node: &Node<'_>) -> String {
    match &node.kind {
        Kind::Sequence(items) if items.is_empty() => "an empty list".into(),
        Kind::Sequence(_) => "a list".into(),
        Kind::Mapping(_) => "a mapping".into(),
        Kind::Refused => "something else".into(),
        Kind::Scalar { text, .. } if node.is_null() && text.is_empty() => "nothing".into(),
        Kind::Scalar { text, .. } if node.is_null() => format!("`{text}`, which means nothing"),
        Kind::Scalar { text, style: ScalarStyle::Plain } if core::number(text).is_some() => {
            format!("the number `{}`", short(text))
        }
        Kind::Scalar { text, style: ScalarStyle::Plain } if core::truth(text).is_some() => {
            format!("the truth value `{text}`")
        }
        Kind::Scalar { text, .. } if text.is_empty() => "an empty text".into(),
        Kind::Scalar { text, .. } => format!("the text `{}`", short(text)),
    }
}

/// The kinds of value for which there is advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Advised {
    List,
    Mapping,
    Text,
    Truth,
    WholeNumber,
    Number,
    /// One of these words.
    Choice(&'static [&'static str]),
    Other,
}

impl Advised {
    fn name(self) -> &'static str {
        match self {
            Self::List => "a list",
            Self::Mapping => "a mapping (`key: value`)",
            Self::Text => "a text",
            Self::Truth => "`true` or `false`",
            Self::WholeNumber => "a whole number",
            Self::Number => "a number",
            Self::Choice(_) => "one of a few known words",
            Self::Other => "another value",
        }
    }

    fn help(self, node: &Node<'_>) -> Option<String> {
        match (self, &node.kind) {
            (_, Kind::Scalar { text, .. }) if NoValue::of(text).is_some() => Some(NO_VALUE.into()),
            (Self::Choice(words), _) => Some(format!("known values are {}", list(words))),
            (Self::List, _) if node.is_null() => Some("write `[]` for an empty list".into()),
            (Self::List, Kind::Scalar { text, style }) => Some(match style {
                _ if spans_lines(node) => "write each item on a line of its own, after `- `".into(),
                ScalarStyle::Literal | ScalarStyle::Folded => {
                    "write each item after `- `, and nothing behind the key".into()
                }
                ScalarStyle::Plain if text.chars().count() <= 40 => {
                    format!("write `[{}]`", items(text).join(", "))
                }
                _ => "put it in square brackets".into(),
            }),
            (Self::List, Kind::Mapping(_)) => Some("start each item with `- `".into()),
            (Self::Mapping, Kind::Sequence(items))
                if items.iter().all(|item| item.entries().is_some()) =>
            {
                Some("write its keys without dashes and square brackets".into())
            }
            (Self::WholeNumber, Kind::Scalar { text, .. }) if text.contains('/') => {
                let number = text.rsplit('/').next().filter(|year| core::number(year).is_some())?;
                Some(format!("write `{number}`"))
            }
            (Self::Truth, Kind::Scalar { text, .. }) => {
                let meant = match text.to_lowercase().as_str() {
                    "yes" | "y" | "on" | "true" | "1" => "true",
                    "no" | "n" | "off" | "false" | "0" => "false",
                    _ => return None,
                };
                Some(format!("write `{meant}`"))
            }
            (Self::WholeNumber | Self::Number, Kind::Scalar { text, style }) => {
                let mended: String = text
                    .chars()
                    .filter(|c| !c.is_whitespace())
                    .map(|c| if c == ',' { '.' } else { c })
                    .collect();
                let fits = match core::number(&mended)? {
                    Number::Whole(_) => true,
                    Number::Fraction(_) => self == Self::Number,
                };
                if *style != ScalarStyle::Plain && mended == **text {
                    return fits.then(|| "remove the quotes".into());
                }
                (fits && mended != **text).then(|| format!("write `{mended}`"))
            }
            (
                Self::Text | Self::Truth | Self::WholeNumber | Self::Number | Self::Other,
                Kind::Sequence(items),
            ) if items.iter().all(|item| item.scalar().is_some()) => match items.len() {
                1 => Some("write it without a dash and without brackets".into()),
                2.. if self == Self::Other => Some("only one value can stand here".into()),
                _ => None,
            },
            _ => None,
        }
    }

    /// How to write what was meant, where that can only be one thing.
    fn fix(self, location: Location, node: &Node<'_>, title: &str) -> Option<Fix> {
        let Kind::Scalar { text, style } = &node.kind else { return None };
        match self {
            Self::List
                if is_one_item(text, *style) && items(text).len() == 1 && !spans_lines(node) =>
            {
                Some(Fix::surround(title, location, ("[", "]")))
            }
            Self::Truth if *style == ScalarStyle::Plain => {
                let meant = match text.to_lowercase().as_str() {
                    "yes" | "on" | "true" => "true",
                    "no" | "off" | "false" => "false",
                    _ => return None,
                };
                Some(Fix::replace(title, location, meant))
            }
            Self::WholeNumber | Self::Number => {
                let whole: String = text.chars().filter(|c| !c.is_whitespace()).collect();
                let digits = whole.bytes().all(|byte| byte.is_ascii_digit());
                let is_number = digits && (whole == "0" || !whole.starts_with('0'));
                is_number.then(|| Fix::replace(title, location, whole))
            }
            _ => None,
        }
    }
}

/// Whether a text without quotes was written on several lines, which makes it longer than it reads.
pub(super) fn spans_lines(node: &Node<'_>) -> bool {
    node.plain().is_some_and(|text| node.span.range().len() != text.len())
}

/// The items that were written as one text: `UK and NL`, `(EE, PL)`.
fn items(text: &str) -> Vec<String> {
    let text = text.trim().trim_matches(|c| "()[]".contains(c));
    if let Some(names) = names(text) {
        return names.split(", ").map(str::to_owned).collect();
    }
    text.split([',', ';']).map(|item| item.trim().to_owned()).collect()
}

/// The names in a text that is nothing but names, with commas between them.
pub(super) fn names(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split([',', ';', '/', '&']).map(str::trim).collect();
    let (last, first) = parts.split_last()?;
    let between = first.iter().copied().chain(last.split(" and "));
    let mut names: Vec<&str> = between.map(|name| name.trim_start_matches("and ").trim()).collect();
    let is_code = |word: &&str| word.len() == 2 && word.bytes().all(|b| b.is_ascii_uppercase());
    if let [only] = names.as_slice()
        && only.split(' ').count() > 1
        && only.split(' ').all(|word| is_code(&word))
    {
        names = only.split(' ').collect();
    }
    // Words that are no names belong to a sentence.
    let is_name = |word: &&str| {
        let begins = word.starts_with(char::is_uppercase) || matches!(*word, "all" | "driver");
        (begins || word.contains('_')) && !word.contains(' ')
    };
    (names.len() > 1 && names.iter().all(is_name)).then(|| names.join(", "))
}

/// Whether brackets around a scalar make it a list of one.
fn is_one_item(text: &str, style: ScalarStyle) -> bool {
    match style {
        ScalarStyle::Plain => {
            text.starts_with(char::is_alphanumeric)
                && !text.contains(|c| ",;[](){}:#\n".contains(c))
        }
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => true,
        ScalarStyle::Literal | ScalarStyle::Folded => false,
    }
}

/// A fix that writes another text in place of a scalar, where the help says how.
pub(super) fn rewrite(
    location: Location,
    node: &Node<'_>,
    value: &str,
    reading: Intent,
) -> Option<Fix> {
    let Kind::Scalar { style, .. } = &node.kind else { return None };
    let written = write::in_style(*style, value, reading)?;
    Some(Fix::replace(format!("write {value}"), location, written))
}

/// A value of another kind than `wanted`; `expected` says more closely what it should be.
pub(super) fn wrong_type(
    location: Location,
    node: &Node<'_>,
    wanted: Advised,
    expected: Option<&str>,
) -> Finding {
    if let Some(finding) = slips::look_alike(location, node).filter(|_| wanted == Advised::List) {
        return finding;
    }
    let said_nothing = node.scalar().is_some_and(|text| NoValue::of(text).is_some());
    let expected = expected.unwrap_or(wanted.name());
    let message = format!("expected {expected}, found {}", describe(node));
    let help = wanted.help(node);
    let fix = help.as_ref().filter(|_| !said_nothing);
    let fix = fix.and_then(|help| wanted.fix(location, node, help));
    Finding::new(&WRONG_TYPE, location, message).help::<String>(help).fix(fix)
}

/// A text that YAML reads as something else.
pub(super) fn unquoted(location: Location, text: &str) -> Finding {
    let read_as = match core::number(text).map(Number::canonical) {
        Some(number) if number == text => "a number".into(),
        Some(number) => format!("the number {}", short(&number)),
        None => "a truth value".into(),
    };
    let message = format!("`{}` is read as {read_as} unless it is quoted", short(text));
    let help = format!("write `\"{}\"`", literal(text));
    let finding = Finding::new(&UNQUOTED_VALUE, location, message);
    // What a program leaves of 1.10 is 1.1.
    if let Some(other) = same_number_in_name(location, text) {
        return finding.help(help).help(format!("or `\"{other}\"`, as the file is named"));
    }
    let fix = Fix::surround(help.clone(), location, ("\"", "\""));
    finding.help(help).fix(fix)
}

/// The name of the file without its ending, if it is another spelling of the same number.
fn same_number_in_name(location: Location, text: &str) -> Option<&'static str> {
    let name = location.source.path().rsplit('/').next()?.strip_suffix(".yaml")?;
    let number = |text| core::number(text).map(Number::canonical);
    (name != text && number(name)? == number(text)?).then_some(name)
}

/// A key that is not among the known ones; `free` are those that are not yet there, and `meant`
/// is the one it can only have been meant to be.
pub(super) fn unknown_key(
    location: Location,
    key: &Node<'_>,
    (known, free): (&[&str], &[&'static str]),
    meant: Option<&str>,
    value: &Node<'_>,
) -> Finding {
    let word = key.scalar().unwrap_or_default();
    let finding = Finding::new(&UNKNOWN_KEY, location, format!("unknown key `{}`", short(word)));
    if let Some(renewal) = renewed(word, known) {
        let (since, told) = (renewal.since, renewal.told);
        return finding
            .note(format!("since format {since} {told}"))
            .help("`empact migrate` rewrites what an earlier format wrote otherwise");
    }
    if let Some(answer) = names::answered(word, value, free) {
        return finding.help(answer);
    }
    let called =
        names::called_here(word, value, (known, free)).filter(|called| meant != Some(*called));
    if let Some(called) = called {
        return finding.help(format!("it is called `{called}` here"));
    }
    if let Some(told) = names::of_another(word, value, (known, free)) {
        return finding.help(told);
    }
    if let Some(place) = names::place_of(word) {
        let text = value.scalar().filter(|text| items::lists_texts(word) && !text.is_empty());
        let as_list = text.filter(|text| text.chars().count() <= 60).map(literal);
        let as_list =
            as_list.map(|text| format!(", as a list: `{word}: [{}]`", items::plain(&text)));
        return finding.help(format!("`{word}` stands {place}{}", as_list.unwrap_or_default()));
    }
    if let Some(suggestion) = closest(word, free.iter().copied()) {
        let help = format!("did you mean `{suggestion}`?");
        let fix = meant.and_then(|meant| rewrite(location, key, meant, Intent::Text));
        let fix = fix.map(|fix| Fix { title: help.clone(), ..fix });
        finding.help(help).fix(fix)
    } else if let Some(present) = closest(word, known.iter().copied()) {
        finding.help(format!("did you mean `{present}`, which is already there?"))
    } else if let Some(present) = names::called_already(word, known) {
        finding.help(format!(
            "it is called `{present}` here, which is there already: say it there, or take it out"
        ))
    } else if let Some(elsewhere) = names::called_elsewhere(word) {
        finding.help(elsewhere)
    } else if free.is_empty() {
        finding.help("remove it; all known keys are there already")
    } else {
        finding.help(format!("known keys are {}", list(free)))
    }
}

/// Several keys where one of the known ones says it all.
pub(super) fn several_keys(location: Location, entries: &[Entry<'_>], known: &[&str]) -> Finding {
    let keys: Vec<&str> = entries.iter().filter_map(|entry| entry.key.scalar()).collect();
    let finding = Finding::new(&WRONG_TYPE, location, "only one key can stand here");
    if targets::is_target(known)
        && let Some(told) = targets::told(finding.clone(), entries, known)
    {
        return told;
    }
    let mut given = keys.iter().filter(|key| known.contains(key));
    match (given.next(), given.next()) {
        (Some(only), None) => {
            let others: Vec<&str> = keys.iter().copied().filter(|key| key != only).collect();
            finding.help(format!("keep `{only}` and take out {}", list(&others)))
        }
        (Some(_), Some(_)) => finding.help(format!("keep one of {}", list(&keys))),
        (None, _) => finding.help(format!("known keys are {}", list(known))),
    }
}

/// A key with nothing behind it, where it can be left out. A marking that is not given would be
/// lower than whoever wrote the key meant.
pub(super) fn empty_key(location: Location, field: &str) -> Finding {
    let message = format!("nothing is written behind `{field}`");
    if field == "marking" {
        return Finding::new(&EMPTY_MARKING, location, message)
            .help("write the marking, such as `limite`")
            .help("or take the key out; then the marking is that of what the file belongs to");
    }
    Finding::new(&EMPTY_KEY, location, message)
        .help("write what belongs there, or take the key out")
}

/// A list of leaders in which nobody stands.
pub(super) fn no_leader(location: Location) -> Finding {
    Finding::new(&EMPTY_KEY, location, "nobody is named behind `leaders`")
        .help("name who leads the action, or say under `leader_condition` what that depends on")
        .help("or take the key out")
}

/// A required key that is not in the mapping, and the words of which one stands behind it, if these are few.
pub(super) fn missing_key(location: Location, field: &str, words: &[&str]) -> Finding {
    let help = match words {
        [] => format!("add `{field}:` and what belongs behind it"),
        words => format!("add `{field}:` and behind it one of {}", list(words)),
    };
    Finding::new(&MISSING_KEY, location, format!("missing key `{field}`"))
        .label(format!("`{field}` is missing in the mapping that starts here"))
        .help(help)
}

/// A word that is not among the ones that may stand there.
pub(super) fn unknown_value(
    location: Location,
    node: &Node<'_>,
    word: &str,
    known: &[&str],
) -> Finding {
    let message = format!("unknown value `{}`", short(word));
    let finding = Finding::new(&UNKNOWN_VALUE, location, message);
    if let Some((key, value)) = word.split_once(':').filter(|(key, _)| known.contains(key)) {
        return Finding::new(&UNKNOWN_VALUE, location, "no space after the colon")
            .help(format!("write `{key}: {}`", literal(value)));
    }
    if NoValue::of(word).is_some() {
        return finding.help(NO_VALUE).help(format!("known values are {}", list(known)));
    }
    if let Some(bound) = targets::called(word).filter(|_| targets::is_target(known)) {
        return Finding::new(&UNKNOWN_KEY, location, format!("unknown key `{}`", short(word)))
            .help(format!("it is called `{bound}` here"));
    }
    let Some(suggestion) = closest(word, known.iter().copied()) else {
        return finding.help(format!("known values are {}", list(known)));
    };
    let help = format!("did you mean `{suggestion}`?");
    let meant = only_slip(word, known.iter().copied());
    let fix = meant.and_then(|meant| rewrite(location, node, meant, Intent::Text));
    let fix = fix.map(|fix| Fix { title: help.clone(), ..fix });
    finding.help(help).help(format!("known values are {}", list(known))).fix(fix)
}

/// A list of words in backticks.
fn list(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// Where a missing key is reported: at the mapping's first key, where it has one.
pub(super) fn head(node: &Node<'_>) -> Span {
    let first = node.entries().and_then(<[_]>::first);
    first.map_or(node.span, |entry| entry.key.span)
}
