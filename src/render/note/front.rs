//! The front page of the note, as the plan words it.

use minijinja::{Value, context};

use crate::document::{Block, Fact, Inline, Item, List, Words, text};
use crate::model::{DocumentRef, Line, Note, Plan, PlanDate, PriorityEntry, Prose};
use crate::prose;
use crate::render::compose::Part;
use crate::render::messages::Messages;
use crate::render::parts::{bracketed, facts, joined, paragraph, worded};
use crate::render::style::HouseStyle;

/// An annex, as the front page lists it.
pub(super) struct Listed {
    /// The letter and a short name of its priority.
    pub(super) name: String,
    /// What it is called: `Annex IV`.
    pub(super) annex: String,
    /// The place to link to.
    pub(super) place: String,
    /// Whether it is a final report.
    pub(super) is_final: bool,
    /// The main findings of the report.
    pub(super) findings: Vec<Block>,
}

impl Listed {
    fn link(&self) -> Inline {
        Inline::Link(format!("#{}", self.place), vec![text(&self.annex)])
    }
}

/// The reports in the order in which the front page lists them: those that it names, then all others.
pub(super) fn in_order<'l>(note: &Note, annexes: &'l [(String, Listed)]) -> Vec<&'l Listed> {
    let folders: Vec<String> = note.listed.iter().map(|key| key.value.folder()).collect();
    let rank = |folder: &str| folders.iter().position(|one| one == folder).unwrap_or(folders.len());
    let mut all: Vec<&(String, Listed)> = annexes.iter().collect();
    all.sort_by_key(|(folder, _)| rank(folder));
    all.into_iter().map(|(_, listed)| listed).collect()
}

/// What delegations are asked to take note of, report by report.
pub(super) fn findings(annexes: &[&Listed]) -> Vec<Block> {
    let told = annexes.iter().filter(|listed| !listed.findings.is_empty());
    let fact = |listed: &&Listed| {
        let label = joined([vec![text(&listed.name)], bracketed(vec![listed.link()])], "");
        Block::Labelled(Fact { label, value: listed.findings.clone() })
    };
    told.map(fact).collect()
}

/// The front page.
pub(super) fn front(note: &Note, plan: &Plan, annexes: &[&Listed], messages: &Messages) -> Value {
    let heading = worded(
        messages,
        "note.called",
        &[("kind", vec![text(note.kind.as_str())]), ("subject", vec![text(subject(note, plan))])],
    );
    let codes = note.subject_codes.iter();
    let codes = codes.map(|code| vec![text(format!("{} {}", code.code, code.number))]);
    let rows = [
        ("note.from", vec![text(note.from.as_str())]),
        ("note.to", lines(&note.to)),
        ("note.previous", in_lines(note.previous_documents.iter().map(reference))),
    ];
    let rows = rows.into_iter().filter(|(_, words)| !words.is_empty());
    let rows = rows.map(|(key, words)| Fact::of(vec![text(messages.text(key))], words));
    let language = note.original_language.as_ref().map(ToString::to_string);
    context! {
        heading => Part::Words(heading),
        institution => strong(note.institution.to_string()),
        dateline => dateline(note, note.date.value, language, messages),
        number => strong(number(note)),
        codes => Part::Words(joined(codes, " · ")),
        facts => Part::Blocks(facts(rows.collect())),
        paragraphs => Part::Blocks(paragraphs(note, plan, annexes, messages)),
    }
}

/// What the note is about.
pub(super) fn subject(note: &Note, plan: &Plan) -> String {
    let lines: Vec<&str> = note.subject.iter().map(Line::as_str).collect();
    if lines.is_empty() { plan.file.data.title.to_string() } else { lines.join(" ") }
}

/// Its number with what follows it: `10494/14 ADD 1`.
pub(super) fn number(note: &Note) -> String {
    let number = std::iter::once(note.number.value.as_str());
    number.chain(note.suffixes.iter().map(Line::as_str)).collect::<Vec<_>>().join(" ")
}

/// Where and when it was made, and in which language.
pub(super) fn dateline(
    note: &Note,
    date: PlanDate,
    language: Option<String>,
    messages: &Messages,
) -> Value {
    let date = HouseStyle::new(messages).date(date);
    let place = vec![text(note.place.as_str())];
    let mut words =
        worded(messages, "note.dateline", &[("place", place), ("date", vec![text(date)])]);
    if let Some(language) = language {
        words.push(Inline::Break);
        words.extend(worded(messages, "note.original", &[("language", vec![text(language)])]));
    }
    Part::Words(words).into()
}

/// Words that stand out.
pub(super) fn strong(words: String) -> Value {
    Part::Words(vec![Inline::Strong(vec![text(words)])]).into()
}

/// Lines below each other.
pub(super) fn lines(lines: &[Line]) -> Words {
    in_lines(lines.iter().map(|line| vec![text(line.as_str())]))
}

fn in_lines(lines: impl Iterator<Item = Words>) -> Words {
    let mut all = Words::new();
    for line in lines {
        if !all.is_empty() {
            all.push(Inline::Break);
        }
        all.extend(line);
    }
    all
}

/// What delegations are told, point by point.
fn paragraphs(note: &Note, plan: &Plan, annexes: &[&Listed], messages: &Messages) -> Vec<Block> {
    let attached = (!annexes.is_empty()).then(|| attached(annexes, messages));
    let entries = plan.file.data.priorities.iter();
    let elsewhere = entries.filter_map(|entry| elsewhere(entry, messages)).map(paragraph);
    let prose = |text: &Prose| prose::read(&prose::one_line(text));
    let last = [note.provenance.as_ref(), note.operative_line.as_ref()];
    let last = last.into_iter().flatten().map(prose);
    let items = attached.into_iter().chain(elsewhere).chain(last);
    let items: Vec<Item> = items.map(|blocks| Item { blocks, ..Item::default() }).collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::List(List { start: Some(1), loose: true, items, ..List::default() })]
}

fn attached(annexes: &[&Listed], messages: &Messages) -> Vec<Block> {
    let items = annexes.iter().map(|listed| {
        let fill = [("name", vec![text(&listed.name)]), ("annex", vec![listed.link()])];
        let words = worded(messages, "note.attached_as", &fill);
        Item { blocks: paragraph(words), ..Item::default() }
    });
    let list = List { items: items.collect(), ..List::default() };
    let all_final = annexes.iter().all(|listed| listed.is_final);
    let told = if all_final { "note.attached_final" } else { "note.attached" };
    vec![Block::paragraph(vec![text(messages.text(told))]), Block::List(list)]
}

/// That a priority is reported on in another document.
fn elsewhere(entry: &PriorityEntry, messages: &Messages) -> Option<Words> {
    let document = entry.reported_in.as_ref()?;
    let name = entry.short_name.as_ref().or(entry.name.as_ref()).map(ToString::to_string);
    let name = name.unwrap_or_else(|| entry.key.value.to_string());
    let letter = entry.letter.as_ref().map(ToString::to_string);
    let name = letter.into_iter().chain([name]).collect::<Vec<_>>().join(" – ");
    let fill = [("name", vec![text(name)]), ("document", reference(document))];
    Some(worded(messages, "note.elsewhere", &fill))
}

/// Another document, with its marking as printed.
fn reference(document: &DocumentRef) -> Words {
    let printed = document.printed.as_ref().map(ToString::to_string);
    let marking = document.marking.as_ref().map(|marking| marking.value.printed().to_owned());
    let marking = printed.or(marking).map(|marking| bracketed(vec![text(marking)]));
    joined([Some(vec![text(document.document.to_string())]), marking].into_iter().flatten(), "")
}
