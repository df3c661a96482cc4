//! What several documents say alike: a party, a status, a figure, a prose, each as a part of the tree of
//! a document, made from the model and from what `analyse` says of it, in the words of the catalogue.
//!
//! A file for each kind of thing. Called by the builders of documents; in which order parts come, and
//! under which heading, is for their templates to say.

mod activity;
mod continuation;
mod figure;
mod grid;
mod kpi;
mod partner;
mod party;
mod point;
mod status;
mod words;

use crate::analyse::attainment::Outcome;
use crate::analyse::figures::Figures;
use crate::analyse::parties::{self, Parties};
use crate::document::{Bar, Bars, Block, Fact, Inline, Tone, Words, push_text, text};
use crate::model::{
    Action, ActionNumber, Document, Markdown, Owner, Period, Plan, Priority, Prose, Stated, Unset,
    Vocabulary, Who, word,
};
use crate::prose;
use crate::render::cited;
use crate::render::compose::{self, Piece};
use crate::render::messages::Messages;
use crate::render::style::HouseStyle;

pub(in crate::render) use grid::Grid;
pub(in crate::render) use point::list;
pub(in crate::render) use status::Toned;
pub(in crate::render) use words::{
    begun, bracketed, capital, in_line, is_line, joined, led, paragraph, push, without_headings,
};

/// Puts the things of one priority into words.
pub(in crate::render) struct Voice<'p> {
    pub(in crate::render) plan: &'p Plan,
    pub(in crate::render) priority: &'p Priority,
    pub(in crate::render) messages: &'p Messages,
    pub(in crate::render) style: HouseStyle<'p>,
    pub(in crate::render) figures: Figures<'p>,
    parties: Parties<'p>,
    /// Whether it is told how forms were filled in.
    tells_forms: bool,
    /// Whether all words that are printed for how actions stand are the driver's, whose report it is.
    is_drivers: bool,
}

impl<'p> Voice<'p> {
    /// For what is said of a priority at the end of a period.
    pub(in crate::render) fn new(
        plan: &'p Plan,
        priority: &'p Priority,
        period: Option<&Period>,
        messages: &'p Messages,
    ) -> Self {
        let file = priority.file.as_ref().map(|file| &file.data);
        Self {
            plan,
            priority,
            messages,
            style: HouseStyle::new(messages),
            figures: Figures::of(priority),
            parties: Parties::new(&plan.file.data, file, parties::day_of(plan, period)),
            tells_forms: false,
            is_drivers: is_drivers(priority),
        }
    }

    /// The same, telling how forms were filled in, or not.
    pub(in crate::render) fn telling_forms(self, tells_forms: bool) -> Self {
        Self { tells_forms, ..self }
    }

    /// The word at a place of the catalogue.
    pub(in crate::render) fn word(&self, key: &str) -> &'p str {
        self.messages.text(key)
    }

    /// The same as words of a document.
    pub(in crate::render) fn words(&self, key: &str) -> Words {
        vec![text(self.word(key))]
    }

    /// The word of the catalogue for a value of a closed vocabulary.
    pub(in crate::render) fn word_of<T: Vocabulary>(&self, group: &str, value: &T) -> &'p str {
        self.word(&format!("{group}.{}", word(value)))
    }

    /// A message with words in its places: `{date}`.
    pub(in crate::render) fn say(&self, key: &str, fill: &[(&'static str, Words)]) -> Words {
        worded(self.messages, key, fill)
    }

    /// Prose of the plan, with the figures that it cites filled in.
    pub(in crate::render) fn prose(&self, text: &Markdown) -> Vec<Block> {
        let cited = prose::cite(text.as_str(), |citation| {
            cited::citation(&self.figures, HouseStyle::new(self.messages.of_plan()), citation)
        });
        prose::read(&prose::one_line(&cited))
    }

    /// The same, where there is any.
    pub(in crate::render) fn optional_prose(&self, text: Option<&Prose>) -> Vec<Block> {
        text.map_or_else(Vec::new, |text| self.prose(text))
    }

    /// Prose that goes on behind what it begins with, where it is a paragraph.
    pub(in crate::render) fn led(&self, lead: Words, text: Option<&Prose>) -> Vec<Block> {
        led(lead, self.optional_prose(text))
    }

    /// What stands where there is nothing.
    pub(in crate::render) fn dash(&self) -> Words {
        self.words("document.none")
    }

    /// Why something that was asked for is not there.
    pub(in crate::render) fn unset(&self, unset: Unset) -> Words {
        vec![Inline::Emphasis(vec![text(self.word_of("unset", &unset))])]
    }

    /// The same in the place of an answer: that a cell of a form was empty says nothing but how the form was
    /// filled in.
    pub(in crate::render) fn left_open(&self, unset: Unset) -> Words {
        match unset {
            Unset::Blank if !self.tells_forms => self.dash(),
            unset => self.unset(unset),
        }
    }

    /// A value, or why there is none; a dash where nobody asked.
    pub(in crate::render) fn stated<T>(
        &self,
        stated: Option<&Stated<T>>,
        print: impl Fn(&T) -> String,
    ) -> Words {
        match stated {
            Some(Stated::Known(value)) => vec![text(print(value))],
            Some(Stated::Unset(unset)) => self.left_open(*unset),
            None => self.dash(),
        }
    }

    /// The number of an action, which leads to where it is told.
    pub(in crate::render) fn link(number: ActionNumber) -> Inline {
        Inline::Link(format!("#{}", anchor("action", number)), vec![text(number.to_string())])
    }

    /// The action of the priority with this number.
    fn action_of(&self, number: ActionNumber) -> Option<&'p Action> {
        let mut actions = self.priority.actions.iter().map(|action| &action.data);
        actions.find(|action| action.action.value == number)
    }
}

/// A message of the catalogue with words in its places: `{date}`.
pub(in crate::render) fn worded(
    messages: &Messages,
    key: &str,
    fill: &[(&'static str, Words)],
) -> Words {
    let places: Vec<_> = (0..fill.len()).map(compose::stand_in).collect();
    let values = fill.iter().zip(&places).map(|((name, _), place)| (*name, place.into()));
    let message = messages.fill(key, &values.collect::<Vec<_>>());
    let mut said = Words::new();
    for piece in compose::pieces(&message) {
        match piece {
            Piece::Text(text) => push_text(&mut said, text),
            Piece::Part(number) => {
                for inline in fill.get(number).into_iter().flat_map(|(_, words)| words) {
                    push(&mut said, inline.clone());
                }
            }
        }
    }
    said.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
    said
}

/// The place of something that goes by the number of an action: `action-3-2`.
pub(in crate::render) fn anchor(kind: &str, number: ActionNumber) -> String {
    format!("{kind}-{}-{}", number.goal, number.action)
}

/// A priority, one of its goals or an action, by key and number: `THB 3.2`.
pub(in crate::render) fn owner_named(priority: &Priority, owner: Owner) -> String {
    let key = priority.key();
    match owner {
        Owner::Priority => key,
        Owner::Goal(number) => format!("{key}, {number}"),
        Owner::Action(number) => format!("{key} {number}"),
    }
}

/// What an action is called in short.
pub(in crate::render) fn short_title(action: &Action) -> Option<&str> {
    action.short_title.as_ref().or(action.title.as_ref()).map(|title| title.as_str())
}

/// Facts, one below the other; nothing of none.
pub(in crate::render) fn facts(facts: Vec<Fact>) -> Vec<Block> {
    if facts.is_empty() { Vec::new() } else { vec![Block::Facts(facts)] }
}

/// What stands under a label.
pub(in crate::render) fn labelled(label: Words, value: Vec<Block>) -> Vec<Block> {
    vec![Block::Labelled(Fact { label, value })]
}

/// Bars below each other.
pub(in crate::render) fn bars(caption: String, bars: Vec<Bar>) -> Vec<Block> {
    vec![Block::Bars(Bars { caption: vec![text(caption)], bars })]
}

/// Texts of the plan, in the language that they name or else in that of the plan.
pub(in crate::render) fn in_language(
    messages: &Messages,
    language: Option<&str>,
    blocks: Vec<Block>,
) -> Vec<Block> {
    let language = language.unwrap_or_else(|| messages.of_plan().language());
    if blocks.is_empty() || language == messages.language() {
        return blocks;
    }
    vec![Block::Foreign(language.to_owned(), blocks)]
}

/// An answer with its tone.
pub(in crate::render) fn state(tone: Tone, word: &str) -> Inline {
    Inline::State(tone, word.to_owned())
}

/// What became of a target, in a word or two.
pub(in crate::render) fn outcome(outcome: Outcome, messages: &Messages) -> Inline {
    let (tone, word) = match outcome {
        Outcome::Met => (Tone::Good, "met"),
        Outcome::NotMet => (Tone::Bad, "not_met"),
        Outcome::Undecidable => (Tone::Open, "undecidable"),
        Outcome::NotDue => (Tone::Open, "later"),
        Outcome::WithoutTarget => (Tone::Unstated, "without_target"),
        Outcome::WithoutValue => (Tone::Unstated, "without_value"),
    };
    state(tone, messages.text(&format!("attained.{word}")))
}

fn is_drivers(priority: &Priority) -> bool {
    let printed = |action: &Document<Action>| {
        let progress = action.data.progress.iter().filter_map(|(_, one)| one.printed.as_ref());
        let continuation = action.data.continuation.iter().filter_map(|one| one.printed.as_ref());
        progress.chain(continuation).all(|one| one.by.as_ref().is_some_and(Who::is_driver))
    };
    priority.actions.iter().all(printed)
}
