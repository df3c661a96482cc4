//! The front page of the note, as the plan words it. Called by `note`; what the cover of the public
//! edition says is in `cover`.

use minijinja::{Value, context};

use super::{Annex, words};
use crate::document::{Block, Fact, Inline, Item, List, Words, text};
use crate::model::{DocumentRef, Line, Note, Plan, PlanDate, PriorityEntry, Prose};
use crate::prose;
use crate::render::compose::Part;
use crate::render::messages::Messages;
use crate::render::parts::{facts, joined, paragraph, worded};
use crate::render::style::HouseStyle;

/// What the template sees.
pub(super) fn front(
    plan: &Plan,
    note: &Note,
    marking: &[Inline],
    annexes: &[Annex],
    messages: &Messages,
) -> Value {
    let fill =
        [("kind", vec![text(note.kind.as_str())]), ("subject", vec![text(subject(plan, note))])];
    let language = note.original_language.as_ref().map(ToString::to_string);
    let codes = note.subject_codes.iter();
    let codes = codes.map(|code| vec![text(format!("{} {}", code.code, code.number))]);
    context! {
        heading => Part::Words(worded(messages, "note.heading", &fill)),
        institution => strong(note.institution.as_str()),
        dateline => dateline(note, note.date.value, language, messages),
        number => strong(&number(note)),
        marking => Part::Words(marking.to_vec()),
        codes => Part::Words(joined(codes, " · ")),
        facts => Part::Blocks(facts(particulars(note, messages))),
        paragraphs => Part::Blocks(paragraphs(plan, note, annexes, messages)),
    }
}

/// Its number with what follows it.
pub(super) fn number(note: &Note) -> String {
    let suffixes = note.suffixes.iter().map(Line::as_str);
    std::iter::once(note.number.value.as_str()).chain(suffixes).collect::<Vec<_>>().join(" ")
}

/// What it is about.
pub(super) fn subject(plan: &Plan, note: &Note) -> String {
    match note.subject.as_slice() {
        [] => plan.file.data.title.to_string(),
        lines => lines.iter().map(Line::as_str).collect::<Vec<_>>().join(" "),
    }
}

/// What is said of it as a row, where the plan says what it is about.
pub(super) fn subject_row(note: &Note, messages: &Messages) -> Option<Fact> {
    let subject = lines(&note.subject);
    (!subject.is_empty()).then(|| Fact::of(words(messages, "note.subject"), subject))
}

/// Where and when it was issued, and in which language it was drawn up.
pub(super) fn dateline(
    note: &Note,
    date: PlanDate,
    language: Option<String>,
    messages: &Messages,
) -> Value {
    let fill = [
        ("place", vec![text(note.place.as_str())]),
        ("date", vec![text(HouseStyle::new(messages).date(date))]),
    ];
    let mut line = worded(messages, "note.dateline", &fill);
    if let Some(language) = language {
        line.push(Inline::Break);
        line.extend(worded(messages, "note.original", &[("language", vec![text(language)])]));
    }
    Part::Words(line).into()
}

/// Words that matter, for the template.
pub(super) fn strong(word: &str) -> Value {
    Part::Words(vec![Inline::Strong(vec![text(word)])]).into()
}

fn particulars(note: &Note, messages: &Messages) -> Vec<Fact> {
    let previous = note.previous_documents.iter().map(|one| reference(one, messages));
    let rows = [
        ("note.from", vec![text(note.from.as_str())]),
        ("note.to", lines(&note.to)),
        ("note.previous", in_lines(previous)),
    ];
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    let rows = rows.map(|(key, value)| Fact::of(words(messages, key), value));
    rows.chain(subject_row(note, messages)).collect()
}

/// What it says, in numbered paragraphs.
fn paragraphs(plan: &Plan, note: &Note, annexes: &[Annex], messages: &Messages) -> Vec<Block> {
    let mut items: Vec<Vec<Block>> = Vec::new();
    if !annexes.is_empty() {
        let listed = annexes.iter().map(|annex| {
            let link = Inline::Link(format!("#{}", annex.place), vec![text(&annex.called)]);
            let fill = [("name", vec![text(&annex.short)]), ("annex", vec![link])];
            Item { blocks: paragraph(worded(messages, "note.listed", &fill)), ..Item::default() }
        });
        let list = List { items: listed.collect(), ..List::default() };
        let attached = Block::paragraph(words(messages, "note.attached"));
        items.push(vec![attached, Block::List(list)]);
    }
    let entries = &plan.file.data.priorities;
    items.extend(entries.iter().filter_map(|entry| elsewhere(entry, messages)).map(paragraph));
    let read = |prose: &Prose| prose::read(&prose::one_line(prose));
    items.extend([&note.provenance, &note.operative_line].into_iter().flatten().map(read));
    if items.is_empty() {
        return Vec::new();
    }
    let items = items.into_iter().map(|blocks| Item { blocks, ..Item::default() }).collect();
    vec![Block::List(List { start: Some(1), loose: true, items, ..List::default() })]
}

/// That a priority is reported on in another document.
fn elsewhere(entry: &PriorityEntry, messages: &Messages) -> Option<Words> {
    let document = reference(entry.reported_in.as_ref()?, messages);
    let name = entry.short_name.as_ref().or(entry.name.as_ref()).map(ToString::to_string);
    let name = name.unwrap_or_else(|| entry.key.value.to_string());
    let letter = entry.letter.as_ref().map(ToString::to_string);
    let name = letter.into_iter().chain([name]).map(|one| vec![text(one)]);
    let fill = [("priority", joined(name, " – ")), ("document", document)];
    Some(worded(messages, "note.elsewhere", &fill))
}

/// Another document, with its marking.
fn reference(document: &DocumentRef, messages: &Messages) -> Words {
    let printed = document.printed.as_ref().map(ToString::to_string);
    let marking = document.marking.as_ref().map(|marking| marking.value.printed().to_owned());
    let number = vec![text(document.document.as_str())];
    match printed.or(marking) {
        None => number,
        Some(marking) => {
            let fill = [("document", number), ("marking", vec![text(marking)])];
            worded(messages, "note.marked", &fill)
        }
    }
}

fn lines(lines: &[Line]) -> Words {
    in_lines(lines.iter().map(|line| vec![text(line.as_str())]))
}

fn in_lines(all: impl Iterator<Item = Words>) -> Words {
    let mut words = Words::new();
    for line in all {
        if !words.is_empty() {
            words.push(Inline::Break);
        }
        words.extend(line);
    }
    words
}
