//! Slips that leave good YAML behind: a line that is not indented, a sentence with a colon in it, a
//! number with a decimal comma inside brackets, a dash too many. Called by `access` and `node`,
//! which see what was expected; here it is told what was meant.

use super::context::Records;
use super::names;
use super::party_names;
use super::words;
use super::{INVALID_VALUE, MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE};
use crate::diagnostic::Finding;
use crate::model::scalar::Scalar;
use crate::model::{Field, NOT_A_QUANTITY, NoValue, Quantity, fields, meant};
use crate::source::{Location, SourceId, Span};
use crate::yaml::write::literal;
use crate::yaml::{self, Entry, Kind, Node, short};

/// Whether a key is one of a report on a period.
fn is_of_report(key: &str) -> bool {
    matches!(key, "printed" | "status")
        || names::place_of(key).is_some_and(|place| place.starts_with("under `progress`"))
}

/// Whether nothing at all is written behind a key.
pub(super) fn is_bare(node: &Node<'_>) -> bool {
    node.span.is_empty() && node.is_null()
}

/// A key that was meant to stand under the one before it.
pub(super) fn not_indented(location: Location, key: &str, parent: &str) -> Finding {
    let (key, parent) = (short(key), short(parent));
    Finding::new(&UNKNOWN_KEY, location, format!("`{key}` is not indented under `{parent}`"))
        .help(format!("put two spaces more before `{key}` than before `{parent}`"))
}

/// Whether an entry is one of a report on a period, and no report.
pub(super) fn lacks_period(key: &Node<'_>, value: &Node<'_>) -> bool {
    key.scalar().is_some_and(is_of_report) && !matches!(value.kind, Kind::Mapping(_))
}

/// A key of a report that stands where the period should; `bare` is the key before it, where
/// nothing is written behind that.
pub(super) fn without_period(
    context: &Records,
    key: &Node<'_>,
    bare: Option<&Node<'_>>,
) -> Finding {
    let location = context.place(key.span);
    let word = short(key.scalar().unwrap_or_default());
    if let Some(parent) = bare.and_then(Node::scalar) {
        return not_indented(location, &word, parent);
    }
    Finding::new(&UNKNOWN_KEY, location, format!("`{word}` stands where a period is expected"))
        .help(format!("write the period first, and `{word}` below it, indented further"))
}

/// `{ value: 2,3 Mio }`: in braces a comma ends the value, and what follows is keys to YAML. What
/// is found, and how many entries belong to the number.
pub(super) fn comma(
    context: &Records,
    value: &Node<'_>,
    rest: &[Entry<'_>],
) -> Option<(Finding, usize)> {
    let digit = |c: char| c.is_ascii_digit();
    if !rest.first().is_some_and(|next| is_bare(&next.value)) {
        return None;
    }
    let mut text = value.plain().filter(|text| text.ends_with(digit))?.to_owned();
    let mut end = value.span.end;
    let mut count = 0;
    for entry in rest {
        let part = entry.key.plain().filter(|part| part.starts_with(digit));
        let Some(part) = part.filter(|_| is_bare(&entry.value) && entry.key.span.start == end + 1)
        else {
            break;
        };
        text.push(',');
        text.push_str(part);
        end = entry.key.span.end;
        count += 1;
    }
    let place = context.place(Span { start: value.span.start, end });
    let refusal = Quantity::parse(&text).err().filter(|_| count > 0)?;
    let finding = match refusal.help {
        Some(help) if help.contains(digit) && refusal.message != NOT_A_QUANTITY => {
            Finding::new(&INVALID_VALUE, place, refusal.message).help(help)
        }
        _ => Finding::new(&INVALID_VALUE, place, "in braces a comma ends the value")
            .help(format!("put it in quotes: `\"{}\"`", literal(&text))),
    };
    Some((finding, count))
}

/// A text in braces that a comma has cut, and how many entries are only the rest of it.
pub(super) fn cut_text(
    context: &Records,
    field: &str,
    value: &Node<'_>,
    rest: &[Entry<'_>],
    known: &[&str],
) -> Option<(Finding, usize)> {
    let text = value.plain().filter(|text| !text.is_empty())?;
    let mut parts = vec![text];
    let mut end = value.span.end;
    for entry in rest {
        let has_colon = entry.value.span.start != entry.key.span.end;
        let part = entry.key.plain().filter(|_| is_bare(&entry.value) && !has_colon);
        let Some(part) = part.filter(|part| !begins_with_key(part, known)) else { break };
        parts.push(part);
        end = entry.key.span.end;
    }
    let more = parts.len() - 1;
    (more > 0).then(|| {
        let place = context.place(Span { start: value.span.start, end });
        let message = format!("in braces a comma ends the value of `{field}`");
        let whole = parts.join(", ");
        let names = words::names(&whole);
        let names = names.filter(|_| lists_parties(field) || LISTS_OF_KEYS.contains(&field));
        let finding = Finding::new(&INVALID_VALUE, place, message).help::<String>(
            names.map(|names| format!("for a list, write `[{}]`", literal(&names))),
        );
        let quoted = if whole.chars().count() > 80 || whole.contains(['"', '\\']) {
            "put the whole text in quotes, from its first word to its last".to_owned()
        } else {
            format!("for a text, put it in quotes: `\"{whole}\"`")
        };
        (finding.help(quoted), more)
    })
}

/// Whether a text is a key, or begins with one and the value behind it.
fn begins_with_key(text: &str, known: &[&str]) -> bool {
    known.contains(&text.split([' ', '=']).next().unwrap_or(text)) && text.split(' ').count() < 3
}

/// `{ value 5 }`, where `value` is a key: that key, and what is found.
pub(super) fn key_without_colon(
    context: &Records,
    entry: &Entry<'_>,
    known: &[&'static str],
) -> Option<(&'static str, Finding)> {
    let text = entry.key.plain().filter(|_| is_bare(&entry.value))?;
    let (word, value) = text.split_once([' ', '='])?;
    let key = known.iter().copied().find(|key| *key == word)?;
    let value = value.trim_start_matches(['=', ' ']);
    (entry.value.span.start == entry.key.span.end).then(|| {
        let message = format!("a colon is missing after `{key}`");
        let finding = Finding::new(&INVALID_VALUE, context.place(entry.key.span), message);
        (key, finding.help(format!("write `{key}: {}`", literal(value))))
    })
}

/// `{2013-10 5.5}`, which YAML takes for a key with nothing behind it.
pub(super) fn no_colon(context: &Records, entry: &Entry<'_>) -> Option<Finding> {
    let text = entry.key.plain().filter(|_| is_bare(&entry.value))?;
    let (key, value) = text.split_once(' ')?;
    // Behind a colon nothing would begin one byte further on.
    (entry.value.span.start == entry.key.span.end).then(|| {
        let message = format!("a colon is missing after `{}`", short(key));
        Finding::new(&INVALID_VALUE, context.place(entry.key.span), message).help(format!(
            "write `{}: {}`",
            literal(key),
            literal(value)
        ))
    })
}

/// A sentence with a colon in it, which YAML takes for a key and a value.
pub(super) fn sentence(context: &Records, node: &Node<'_>) -> Option<Finding> {
    let [Entry { key, value }] = node.entries()? else { return None };
    if is_bare(value) && value.span.start == key.span.end {
        return None;
    }
    let start = key
        .plain()
        .filter(|key| key.contains([' ', '\'']) || key.starts_with(char::is_uppercase))?;
    let rest = value.plain()?;
    let location =
        context.place(Span { start: key.span.start, end: value.span.end.max(key.span.end) });
    let written = format!("{start}: {rest}");
    let help = if written.chars().count() > 60 || written.contains(['"', '\\']) {
        "put the whole text in quotes".to_owned()
    } else {
        format!("put it in quotes: `\"{}\"`", written.trim_end())
    };
    let message = "a colon followed by a space stands inside an unquoted value";
    Some(Finding::new(&WRONG_TYPE, location, message).help(help))
}

/// `driver: [PL, NL]`: a priority has one driver, and those beside it are named elsewhere.
pub(super) fn several_drivers(context: &Records, field: &str, node: &Node<'_>) -> Option<Finding> {
    let Kind::Sequence(items) = &node.kind else { return None };
    if field != "driver" || items.len() < 2 {
        return None;
    }
    let names: Vec<&str> = items.iter().map(Node::scalar).collect::<Option<_>>()?;
    let (first, others) = names.split_first()?;
    let message = "a priority has one driver";
    Some(Finding::new(&WRONG_TYPE, context.place(node.span), message).help(format!(
        "write `driver: {}` and, on the next line, `co_drivers: [{}]`",
        literal(first),
        literal(&others.join(", "))
    )))
}

/// The keys behind which several parties are listed.
const LISTS_OF_PARTIES: &[Field] = fields!(
    Action: leaders, co_leaders, participants; Event: organisers, attended_by;
    Operation: countries; Partner: parties; Figure: countries;
    PriorityFile: co_drivers, members, agencies, third_states, others;
);

/// The keys behind which keys of the plan or numbers are listed.
const LISTS_OF_KEYS: [&str; 7] =
    ["themes", "horizontal", "with", "years", "priorities", "sum_of", "to"];

/// Whether a list of parties stands behind a key.
pub(super) fn lists_parties(key: &str) -> bool {
    LISTS_OF_PARTIES.iter().any(|list| list.name() == key)
}

/// `- arrests: 120`: a result whose measure stands in place of a key.
pub(super) fn counted(
    place: Location,
    (word, value): (&str, &Node<'_>),
    entries: &[Entry<'_>],
    known: &[&str],
) -> Option<Finding> {
    let is_result = known.contains(&"measure") && known.contains(&"value") && entries.len() == 1;
    let text = value.plain().filter(|text| is_result && Quantity::parse(text).is_ok())?;
    let message = format!("`{}` stands where a key is expected", short(word));
    let word = literal(word);
    Some(Finding::new(&UNKNOWN_KEY, place, message).help(format!(
        "write `{{ measure: {word}, value: {text} }}`, or `label` in place of `measure` if the plan has no such measure"
    )))
}

/// A line that goes on with the text before it, and has a colon in it.
pub(super) fn goes_on(place: Location, word: &str, before: &Entry<'_>) -> Option<Finding> {
    let is_sentence = word.contains(' ') || word.starts_with(char::is_uppercase);
    let words = before.value.plain().filter(|text| text.contains(' ') && is_sentence)?;
    let key = before.key.scalar()?;
    let message = format!("unknown key `{}`", short(word));
    let first = words.split(' ').next().unwrap_or_default();
    Some(
        Finding::new(&UNKNOWN_KEY, place, message)
            .note("a line with a colon in it is a key to YAML")
            .help(format!("if it goes on with the text of `{key}`, write `{key}: |`, and all of the text on the lines below it, from `{first}` on, indented further")),
    )
}

/// `ongoing (delayed)`, `finished in May`: a word of the model, and more. What to write.
pub(super) fn word_and_more(key: &str, text: &str) -> Option<String> {
    const REPORT: [&str; 3] = ["stage", "punctuality", "verdict"];
    let ends = [" (", ", ", "; ", " - ", " – ", " but ", " in ", " since ", " until ", ": "];
    let at = ends.iter().filter_map(|end| text.find(end)).min()?;
    let (word, rest) = (text.get(..at)?, text.get(at..)?);
    let [said] = meant(key, word) else { return None };
    let rest = rest.trim_matches([' ', '(', ')', ',', ';', '-', '–', ':']);
    if said.key() != key || !REPORT.contains(&key) || rest.is_empty() {
        return None;
    }
    let rest = rest.strip_prefix("but ").unwrap_or(rest);
    let word = said.word();
    Some(match meant(key, rest) {
        [other] if other.key() != key => {
            format!("write `{word}`, and beside it `{}: {}`", other.key(), other.word())
        }
        _ => format!("write `{word}`, and the rest, `{}`, under `result`", literal(rest)),
    })
}

/// `participants: BE, NL and DE (BKA)`: a sentence where a list of parties belongs.
pub(super) fn names_in_a_sentence(
    context: &Records,
    field: &str,
    node: &Node<'_>,
) -> Option<Finding> {
    let text = node.scalar().filter(|text| !text.contains(['[', ']', '{', '}']))?;
    if !lists_parties(field) || NoValue::of(text).is_some() {
        return None;
    }
    let place = context.place(node.span);
    let message = format!("expected a list, found the text `{}`", short(text));
    if let Some(advice) = party_names::of_abbreviation(text, context.group()) {
        return Some(Finding::new(&WRONG_TYPE, place, message).help(advice));
    }
    let parties = party_names::read(text, &party_names::code_of_register)?;
    // One name needs nothing but brackets.
    if parties.len() == 1 && parties.iter().all(|party| party.note.is_none()) {
        return None;
    }
    let help = format!("write `[{}]`", party_names::spelled(&parties));
    Some(Finding::new(&WRONG_TYPE, place, message).help(help))
}

/// Whether a list of leaders is empty.
pub(super) fn names_nobody(field: &str, node: &Node<'_>) -> bool {
    field == "leaders" && matches!(&node.kind, Kind::Sequence(items) if items.is_empty())
}

/// A value with a quote at one end only, or in quotes that are none to YAML.
pub(super) fn quotes(location: Location, node: &Node<'_>) -> Option<Finding> {
    const TYPOGRAPHIC: &[char] = &['“', '”', '„', '‘', '’', '‚', '«', '»'];
    let text = node.plain()?;
    let inner = text.trim_matches(TYPOGRAPHIC).trim_matches(['"', '\'']);
    let is_one_sided = text.ends_with(['"', '\'']) && !text.starts_with(['"', '\'']);
    let message = if inner != text && text.contains(TYPOGRAPHIC) {
        "these are not the quotes that YAML knows"
    } else if is_one_sided {
        "a quote is missing at the beginning"
    } else {
        return None;
    };
    let help = format!("write `\"{}\"`", literal(inner));
    Some(Finding::new(&INVALID_VALUE, location, message).help(help))
}

/// A list in brackets, or behind dashes, that are none to YAML: `［DE］`, `– DE`.
pub(super) fn look_alike(location: Location, node: &Node<'_>) -> Option<Finding> {
    let first = node.entries().and_then(|entries| entries.first()).map(|entry| &entry.key);
    let text = first.unwrap_or(node).plain()?;
    let found = yaml::look_alike(text)?;
    let start = first.unwrap_or(node).span.start + u32::try_from(found.offset).ok()?;
    let end = start + u32::try_from(found.sign.len_utf8()).ok()?;
    let place = Location { span: Span { start, end }, ..location };
    let finding = Finding::new(&INVALID_VALUE, place, found.message());
    Some(if found.offset == 0 && found.meant.starts_with("- ") {
        finding.help(format!("begin each item with `- ` in place of `{} `", found.sign))
    } else {
        finding.help(format!("write `{}`", literal(&found.meant)))
    })
}

/// Puts one finding in place of many where one item of a list was written with a dash before each
/// of its keys.
pub(super) fn join_split_items(source: SourceId, root: &Node<'_>, findings: &mut Vec<Finding>) {
    if !findings.iter().any(|finding| finding.rule == &MISSING_KEY) {
        return;
    }
    match &root.kind {
        Kind::Sequence(items) => {
            let parts = items.chunk_by(|a, b| are_parts(source, a, b, findings));
            let split: Vec<&[Node<'_>]> =
                parts.filter(|parts| make_one(source, parts, findings)).collect();
            for pair in split {
                let places: Vec<Location> =
                    pair.iter().filter_map(|item| head(source, item)).collect();
                let [first, second, ..] = places.as_slice() else { continue };
                findings.retain(|finding| {
                    finding.rule != &MISSING_KEY || !places.contains(&finding.location)
                });
                let key = |item: Option<&Node<'_>>| {
                    let first = item.and_then(Node::entries).and_then(<[_]>::first);
                    short(first.and_then(|entry| entry.key.scalar()).unwrap_or_default())
                };
                let (one, two) = (key(pair.first()), key(pair.get(1)));
                let message = format!("the dash before `{two}` begins a new list item");
                findings.push(
                    Finding::new(&MISSING_KEY, *second, message)
                        .related(*first, "the item before it begins here")
                        .help(format!("if it belongs to the item of `{one}`, write a space in place of the dash")),
                );
            }
            for item in items {
                join_split_items(source, item, findings);
            }
        }
        Kind::Mapping(entries) => {
            for entry in entries {
                join_split_items(source, &entry.value, findings);
            }
        }
        Kind::Scalar { .. } | Kind::Refused => {}
    }
}

/// Where the keys that an item lacks are reported.
fn head(source: SourceId, item: &Node<'_>) -> Option<Location> {
    Some(Location::new(source, item.entries()?.first()?.key.span))
}

/// Whether two items both lack a key, and have none in common.
fn are_parts(source: SourceId, a: &Node<'_>, b: &Node<'_>, findings: &[Finding]) -> bool {
    let (Some(first), Some(second)) = (a.entries(), b.entries()) else { return false };
    let apart = first.iter().filter_map(|entry| entry.key.scalar()).all(|key| !has(second, key));
    apart && [a, b].iter().all(|item| lacking(source, item, findings).next().is_some())
}

/// Whether items make a whole one: of things that lack something even together, each may be one of its own.
fn make_one(source: SourceId, items: &[Node<'_>], findings: &[Finding]) -> bool {
    let all = || items.iter().filter_map(Node::entries);
    let mut lacking = items.iter().flat_map(|item| lacking(source, item, findings));
    items.len() > 1 && lacking.all(|key| all().any(|entries| has(entries, key)))
}

/// The keys that an item lacks.
fn lacking<'f>(
    source: SourceId,
    item: &Node<'_>,
    findings: &'f [Finding],
) -> impl Iterator<Item = &'f str> + use<'f> {
    let place = head(source, item);
    let missing = findings.iter().filter(|found| found.rule == &MISSING_KEY);
    let here = missing.filter(move |found| Some(found.location) == place);
    here.filter_map(|found| found.message.split('`').nth(1))
}

fn has(entries: &[Entry<'_>], key: &str) -> bool {
    entries.iter().any(|entry| entry.key.scalar() == Some(key))
}
