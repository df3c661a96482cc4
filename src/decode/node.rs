//! Offers one node of the tree to serde. Whatever a type asks for that the node is not becomes a
//! finding and a made-up value. The parts of lists and mappings are handed out by `access`.

mod offers;

use serde::de::value::Error as MadeUpError;
use serde::de::{
    DeserializeSeed, Expected, IntoDeserializer, SeqAccess, Visitor, value::StrDeserializer,
    value::UnitDeserializer,
};

use super::INVALID_VALUE;
use super::context::{Error, Records};
use super::core::{self, Number};
use super::made_up::{MadeUp, Pretence};
use super::slips;
use super::words::{self, Advised};
use crate::diagnostic::Finding;
use crate::model::scalar::Refusal;
use crate::yaml::write::Intent;
use crate::yaml::{Entry, Node};

type Result<T> = std::result::Result<T, Error>;

/// Reads a node as whatever the seed wants. A type that refuses it outright ends the walk, and
/// the next one leaves the node out.
pub(super) fn read<'de, S: DeserializeSeed<'de>>(
    context: &Records,
    node: &Node<'_>,
    seed: S,
) -> Result<S::Value> {
    seed.deserialize(Reader { context, node, is_key: false, is_dated: false })
        .map_err(|error| settle(context, node, error))
}

/// Reads the key of a mapping whose keys are data.
pub(super) fn read_key<'de, S: DeserializeSeed<'de>>(
    context: &Records,
    node: &Node<'_>,
    seed: S,
) -> Result<S::Value> {
    seed.deserialize(Reader { context, node, is_key: true, is_dated: false })
        .map_err(|error| settle(context, node, error))
}

fn settle(context: &Records, node: &Node<'_>, error: Error) -> Error {
    match error {
        Error::Again => return Error::Again,
        Error::Message(refusal) => {
            context.report(|| refused(context, node, &refusal, Intent::Text));
        }
        // What was refused lacks nothing more.
        Error::Missing(_) if context.is_unusable(node) => {}
        Error::Missing(field) => {
            context.report(|| words::missing_key(context.place(words::head(node)), field, &[]));
        }
        // The finding that made it necessary to make something up is there already.
        Error::Unmakeable => {}
    }
    context.abandon(node)
}

/// The finding for a refusal, with a fix where the type knows what was meant.
fn refused(context: &Records, node: &Node<'_>, refusal: &str, reading: Intent) -> Finding {
    let Refusal { message, help, suggest } = Refusal::from(refusal);
    let place = context.place(node.span);
    if let Some(finding) = slips::quotes(place, node) {
        return finding;
    }
    // What YAML joins may have been two things on two lines.
    let suggest = suggest.filter(|_| !words::spans_lines(node));
    let fix = suggest.and_then(|text| words::rewrite(place, node, &text, reading));
    Finding::new(&INVALID_VALUE, place, message).help::<String>(help).fix(fix)
}

/// One node, on offer to a type.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a, 's> {
    pub(super) context: &'a Records,
    pub(super) node: &'a Node<'s>,
    /// Whether it is a key. Every program reads a key as text.
    is_key: bool,
    /// Whether a date that stands beside its one key is read apart.
    pub(super) is_dated: bool,
}

impl<'a> Reader<'a, '_> {
    /// Reports a value of the wrong kind. What a mistake has cut short is no second mistake.
    fn wrong(&self, wanted: Advised, expected: Option<&str>) {
        self.context.give_up(self.node);
        if matches!(wanted, Advised::Mapping | Advised::Other)
            && self.context.report_slip(self.node)
        {
            return;
        }
        if !self.context.is_excused(self.node) {
            let place = self.context.place(self.node.span);
            if !self.context.is_full() {
                self.context.expect(self.node, wanted, expected);
            }
            self.context.report(|| words::wrong_type(place, self.node, wanted, expected));
        }
    }

    /// Makes up a value in place of this one. Never when salvaging: that nothing made up gets
    /// out hangs on this.
    pub(super) fn make_up<T>(
        &self,
        make: impl FnOnce(MadeUp<'_>) -> std::result::Result<T, MadeUpError>,
    ) -> Result<T> {
        self.context.give_up(self.node);
        if self.context.is_salvaging() {
            return Err(self.context.abandon(self.node));
        }
        make(MadeUp::default()).map_err(|_| Error::Unmakeable)
    }

    /// Reports a mapping of several keys where one of a few says it all.
    fn several_keys(&self, entries: &[Entry<'_>], known: &[&str]) {
        self.context.give_up(self.node);
        if self.context.is_excused(self.node) {
            return;
        }
        let place = self.context.place(self.node.span);
        self.context.report(|| words::several_keys(place, entries, known));
    }

    /// The text, where there is one. Reports a text that other readers take for something else.
    fn text(&self) -> Option<&'a str> {
        let text = self.node.scalar().filter(|_| !self.node.is_null())?;
        self.ask_for_quotes(text);
        Some(text)
    }

    /// Reports a text that other readers take for something else.
    fn ask_for_quotes(&self, text: &str) {
        if self.node.plain().is_some() {
            let unsafe_unquoted = match core::number(text) {
                Some(number) if self.is_key => number.canonical() != text,
                Some(_) => true,
                None => !self.is_key && core::truth(text).is_some(),
            };
            if unsafe_unquoted {
                let place = self.context.place(self.node.span);
                self.context.report(|| words::unquoted(place, text));
            }
        }
    }

    fn whole(&self, least: i128, most: i128) -> Option<i128> {
        let Some(Number::Whole(value)) = self.node.plain().and_then(core::number) else {
            self.wrong(Advised::WholeNumber, None);
            return None;
        };
        if (least..=most).contains(&value) {
            return Some(value);
        }
        self.context.give_up(self.node);
        self.context.report(|| {
            let bound = if value < least {
                format!("`{value}` is too small; the least that is allowed is {least}")
            } else {
                format!("`{value}` is too large; the most that is allowed is {most}")
            };
            Finding::new(&INVALID_VALUE, self.context.place(self.node.span), bound)
        });
        None
    }

    fn fraction(&self) -> Option<f64> {
        match self.node.plain().and_then(core::number) {
            // A plan's figures are far below the 53 bits beyond which this would round.
            #[allow(clippy::cast_precision_loss, reason = "the type asked for a float")]
            Some(Number::Whole(value)) => Some(value as f64),
            Some(Number::Fraction(value)) => Some(value),
            None => {
                self.wrong(Advised::Number, None);
                None
            }
        }
    }

    /// Offers the text to a type with a grammar of its own.
    fn converse<'de, V: Visitor<'de>>(self, visitor: V, quotes_matter: bool) -> Result<V::Value> {
        if let Some(text) = self.node.scalar().filter(|_| !self.node.is_null()) {
            let reading = if quotes_matter { Intent::Text } else { Intent::Any };
            let conversation = Conversation { reader: self, text: Some(text), reading };
            let value = visitor.visit_seq(conversation)?;
            // What was refused is written anew anyway.
            if self.context.is_unusable(self.node) {
                return Ok(value);
            }
            if quotes_matter {
                self.ask_for_quotes(text);
            }
            // A type that takes numbers as they are may take words, and then `true` is one.
            let is_truth = !quotes_matter && self.node.plain().and_then(core::truth).is_some();
            if is_truth {
                let place = self.context.place(self.node.span);
                self.context.report(|| words::unquoted(place, text));
            }
            return Ok(value);
        }
        let expected = (&visitor as &dyn Expected).to_string();
        self.wrong(Advised::Other, Some(&expected));
        self.make_up(|_| visitor.visit_seq(Pretence::new()))
    }
}

/// The other end of [`crate::model::scalar`]'s conversation.
struct Conversation<'a, 's> {
    reader: Reader<'a, 's>,
    text: Option<&'a str>,
    /// What the type takes its text for.
    reading: Intent,
}

impl<'de> SeqAccess<'de> for Conversation<'_, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        if let Some(text) = self.text.take() {
            let text: StrDeserializer<'_, Error> = text.into_deserializer();
            return seed.deserialize(text).map(Some);
        }
        let Reader { context, node, .. } = self.reader;
        if let Err(Error::Message(refusal)) = seed.deserialize(UnitDeserializer::<Error>::new())
            && !node.incomplete
            && !context.report_slip(node)
        {
            context.report(|| refused(context, node, &refusal, self.reading));
        }
        // The type goes on with its sample.
        self.reader.make_up(|_| Ok(None))
    }
}
