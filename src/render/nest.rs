//! Where a text stands when a document is put together from several.
//!
//! A report is rendered by itself or as an annex of the note, by the same templates. They ask for
//! levels of headings and places to link to as if it stood alone; what they are told depends on
//! the nest. Used by `environment` alone.

use minijinja::{Environment, State, Value};

use crate::prose;

/// The deepest heading of HTML and Markdown. What would be deeper stands at it.
const DEEPEST: u8 = 6;

/// The place of a document inside another one. The default is to stand alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Nest {
    /// By how many levels headings go down.
    pub levels: u8,
    /// What every place to link to begins with, footnotes included: `annex-2-`. It keeps apart
    /// what several parts of a document call by the same name.
    pub prefix: String,
}

impl Nest {
    /// The level here of what has this level in a document that stands alone.
    fn level(&self, own: u8) -> u8 {
        own.saturating_add(self.levels).min(DEEPEST)
    }

    /// The name here of a place to link to.
    fn anchor(&self, own: &str) -> String {
        format!("{}{own}", self.prefix)
    }

    /// What the names of footnotes begin with in the prose with this number.
    pub(super) fn notes(&self, number: usize) -> String {
        self.anchor(&format!("n{number}-"))
    }

    /// By how many levels the headings of a text go down to stand under one that has this level in
    /// a document that stands alone.
    pub(super) fn shift_under(&self, text: &str, own: u8) -> u8 {
        prose::shift_under(text, own.saturating_add(self.levels))
    }

    /// A text whose links to places in its document lead to them here.
    pub(super) fn relink(&self, text: &str) -> String {
        prose::relink(text, &self.prefix)
    }

    /// Gives templates the functions `level(2)` for HTML, `marks(2)` for Markdown and
    /// `anchor("goal-1")`.
    pub(super) fn equip(&self, environment: &mut Environment<'_>) {
        let nest = self.clone();
        environment.add_function("level", move |own: u8| nest.level(own));
        let nest = self.clone();
        environment.add_function("marks", move |own: u8| {
            Value::from_safe_string("#".repeat(usize::from(nest.level(own))))
        });
        let nest = self.clone();
        environment.add_function("anchor", move |own: &str| nest.anchor(own));
        let nest = self.clone();
        environment.add_filter("cell", move |text: &str| {
            Value::from_safe_string(prose::to_cell(&nest.relink(text)))
        });
        let nest = self.clone();
        environment.add_filter("prose", move |state: &mut State, text: &str, own: Option<u8>| {
            nest.prose(state, text, own.unwrap_or_default())
        });
    }

    /// The filter `prose(level)`: Markdown into the format of the template, its headings under one
    /// of the level.
    fn prose(&self, state: &mut State, text: &str, own: u8) -> Value {
        let count = state.get_or_insert_extension(Proses::default());
        count.0 += 1;
        let notes = self.notes(count.0);
        let shift = self.shift_under(text, own);
        let text = self.relink(text);
        let text = if *state.auto_escape() == super::environment::MARKDOWN {
            prose::to_markdown(text.trim_end(), shift, &notes)
        } else {
            prose::to_html(&text, shift, &notes)
        };
        Value::from_safe_string(text)
    }
}

/// How many proses a document has so far; keeps their footnotes apart.
#[derive(Default)]
struct Proses(usize);
