//! The cover of the public edition of the note. Called by `note`; what is in that edition is in `edition`.

use minijinja::{Value, context};

use super::edition::Edition;
use super::{front, gaps, words};
use crate::document::{Block, Fact, Item, List, text};
use crate::model::{Declassification, Extent, Line, Marking, Note};
use crate::render::compose::Part;
use crate::render::messages::Messages;
use crate::render::parts::{facts, paragraph, worded};
use crate::render::style::HouseStyle;

/// The cover of a public edition.
pub(super) struct Cover {
    /// The number of that edition with what follows it.
    pub(super) number: String,
    /// What the template sees.
    pub(super) parts: Value,
}

/// The cover; none of the note as it was issued.
pub(super) fn cover(edition: &Edition, note: &Note, messages: &Messages) -> Option<Cover> {
    let decision = edition.plan.file.data.declassification.as_ref()?;
    let number = number_of(decision, note);
    let is_full = decision.extent == Extent::Full;
    let heading = if is_full { "note.declassification" } else { "note.partial" };
    let language = decision.original_language.as_ref().or(note.original_language.as_ref());
    let language = language.map(ToString::to_string);
    let parts = context! {
        heading => Part::Words(words(messages, heading)),
        dateline => front::dateline(note, decision.date.value, language, messages),
        number => front::strong(&number),
        facts => Part::Blocks(facts(particulars(edition, decision, note, messages))),
        released => Part::Blocks(released(edition, is_full, messages)),
    };
    Some(Cover { number, parts })
}

fn particulars(
    edition: &Edition,
    decision: &Declassification,
    note: &Note,
    messages: &Messages,
) -> Vec<Fact> {
    let marking = edition.issued.map(|marking| vec![text(marking.printed())]);
    let key = if marking.is_some() { "note.document_marked" } else { "note.document" };
    let fill =
        [("number", vec![text(front::number(note))]), ("marking", marking.unwrap_or_default())];
    let status = match decision.status.value {
        Marking::Public => messages.text("note.public"),
        status => status.printed(),
    };
    let dated = HouseStyle::new(messages).date(note.date.value);
    let rows = [
        ("note.of_document", worded(messages, key, &fill)),
        ("note.dated", vec![text(dated)]),
        ("note.new_status", vec![text(status)]),
    ];
    let rows = rows.into_iter().map(|(key, value)| Fact::of(words(messages, key), value));
    rows.chain(front::subject_row(note, messages)).collect()
}

/// What was released, and what was not.
fn released(edition: &Edition, is_full: bool, messages: &Messages) -> Vec<Block> {
    let said = |key: &str| Block::paragraph(words(messages, key));
    if is_full {
        return vec![said("note.released_full"), said("note.identical")];
    }
    let attached = said("note.released_partial");
    if edition.withheld.is_empty() {
        return vec![attached, said("note.nothing_withheld")];
    }
    let items = edition.withheld.iter().map(|part| {
        let blocks = paragraph(gaps::not_released(part, messages));
        Item { blocks, ..Item::default() }
    });
    let list = List { items: items.collect(), ..List::default() };
    vec![attached, said("note.withheld"), Block::List(list)]
}

/// The number of the public edition: that of the note, and what follows it; another one where it is
/// another document's.
fn number_of(decision: &Declassification, note: &Note) -> String {
    let number = note.number.value.as_str();
    let after = decision.document.strip_prefix(number);
    let Some(mut own) = after.filter(|own| own.starts_with(char::is_whitespace)) else {
        return decision.document.to_string();
    };
    let mut all = vec![number];
    for suffix in note.suffixes.iter().map(Line::as_str) {
        if let Some(rest) = own.trim_start().strip_prefix(suffix) {
            all.push(suffix);
            own = rest;
        }
    }
    all.extend(Some(own.trim()).filter(|own| !own.is_empty()));
    all.join(" ")
}
