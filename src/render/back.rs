//! What documents have at their end: what they abbreviate, and what an editor remarks on the reports that
//! the plan was made from. Called by the builders of documents.

use super::messages::Messages;
use super::parts::paragraph;
use crate::document::{Block, Cell, Column, Holds, Row, Table, Words, text};
use crate::model::{Plan, Prose};
use crate::prose;

/// A remark of an editor, and on what.
pub(super) struct SourceNote {
    /// The part of the plan.
    pub(super) part: Words,
    /// The remark.
    pub(super) remark: Vec<Block>,
}

/// All abbreviations that the plan defines, in alphabetical order. Those that a document does not use are taken out once
/// it is composed.
pub(super) fn abbreviations(plan: &Plan, messages: &Messages) -> Vec<Block> {
    let file = &plan.file.data;
    let defined = file.abbreviations.iter().map(|(short, full)| (short.as_str(), full.as_str()));
    let parties = file.parties.iter().map(|(code, party)| (code.as_str(), party.name.as_str()));
    // What is called by its name is no abbreviation.
    let parties = parties.filter(|(code, name)| code.to_lowercase() != name.to_lowercase());
    let mut all: Vec<(&str, &str)> = defined.chain(parties).collect();
    all.sort_by_key(|(short, _)| (short.to_lowercase(), *short));
    all.dedup_by_key(|(short, _)| *short);
    let row = |(short, full): (&str, &str)| {
        vec![paragraph(vec![text(short)]), paragraph(vec![text(full)])]
    };
    table(
        messages,
        "head.abbreviations",
        ["field.abbreviation", "field.meaning"],
        all.into_iter().map(row),
    )
}

/// The remarks on the plan as a whole.
pub(super) fn on_plan(plan: &Plan, messages: &Messages) -> Vec<SourceNote> {
    let read = |remark: &Prose| prose::read(&prose::one_line(remark));
    let part = || vec![text(messages.text("register.plan"))];
    let remarks = plan.file.data.source_notes.iter();
    remarks.map(|remark| SourceNote { part: part(), remark: read(remark) }).collect()
}

/// Remarks, each beside what it is on.
pub(super) fn source_notes(messages: &Messages, remarks: Vec<SourceNote>) -> Vec<Block> {
    let row = |note: SourceNote| vec![paragraph(note.part), note.remark];
    table(
        messages,
        "head.source_notes",
        ["register.part", "field.remark"],
        remarks.into_iter().map(row),
    )
}

fn table(
    messages: &Messages,
    caption: &str,
    columns: [&str; 2],
    rows: impl Iterator<Item = Vec<Cell>>,
) -> Vec<Block> {
    let rows: Vec<Row> = rows.map(Row::from_iter).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let column =
        |heading| Column { heading: vec![text(messages.text(heading))], holds: Holds::Words };
    let columns = columns.map(column).into();
    vec![Block::Table(Table { caption: messages.text(caption).to_owned(), columns, rows })]
}
