//! The message catalogue: the words of the documents, by language.
//!
//! Templates ask for a message by its place in the catalogue, `stage.on_time`: an attribute of a message of
//! Fluent, which knows how each language counts. Another language is another file; no word of a document
//! stands in the code.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use anyhow::{Context as _, anyhow};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use crate::diagnostic::closest;
use crate::model::{Language, word};

/// The catalogues of the program, by their names among the templates.
pub const CATALOGUES: [(&str, &str); 3] = [
    ("messages/en.ftl", include_str!("../../templates/messages/en.ftl")),
    ("messages/fr.ftl", include_str!("../../templates/messages/fr.ftl")),
    ("messages/de.ftl", include_str!("../../templates/messages/de.ftl")),
];

/// The name of a language's catalogue, and what stands in it.
pub fn catalogue(language: Language) -> (&'static str, &'static str) {
    let [english, french, german] = CATALOGUES;
    match language {
        Language::En => english,
        Language::Fr => french,
        Language::De => german,
    }
}

/// The language of the catalogue with this name.
pub fn language_of(name: &str) -> Option<Language> {
    Language::ALL.into_iter().find(|language| catalogue(*language).0 == name)
}

/// What a message about a date chooses by: how precise it is.
pub(super) const PRECISION: &str = "precision";

/// The messages of one language.
pub struct Messages {
    /// Those in which nothing is filled in, by place.
    texts: BTreeMap<String, String>,
    /// All of them; of two at one place that of the last counts.
    catalogues: Vec<FluentBundle<FluentResource>>,
    /// Those of the language that the plan is written in, where that is another.
    of_plan: Option<Box<Messages>>,
}

/// Something wrong in a catalogue: where, what, and what to do about it.
pub(super) type Wrong = (Range<usize>, String, String);

impl Messages {
    /// The embedded catalogue of a language.
    ///
    /// # Errors
    /// When it is not a catalogue, which a test rules out.
    pub fn of(language: Language) -> anyhow::Result<Self> {
        let (name, file) = catalogue(language);
        Self::read(file).with_context(|| format!("cannot read the message catalogue {name}"))
    }

    /// That of English.
    ///
    /// # Errors
    /// When it is not a catalogue, which a test rules out.
    pub fn english() -> anyhow::Result<Self> {
        Self::of(Language::En)
    }

    /// The same, for documents of a plan that is written in the language of others.
    #[must_use]
    pub fn of_plan_in(mut self, others: Self) -> Self {
        let is_same = self.language() == others.language();
        self.of_plan = (!is_same).then(|| Box::new(others));
        self
    }

    /// The words that go into the plan's own texts.
    pub fn of_plan(&self) -> &Self {
        self.of_plan.as_deref().unwrap_or(self)
    }

    /// The language: `fr`.
    pub fn language(&self) -> &str {
        self.text("document.language")
    }

    /// The catalogue of a file.
    ///
    /// # Errors
    /// When it is not a catalogue of a language.
    pub fn read(file: &str) -> anyhow::Result<Self> {
        let none = Self { texts: BTreeMap::new(), catalogues: Vec::new(), of_plan: None };
        none.with(file)
    }

    /// The same, with the messages of a file in place of those at the same places.
    ///
    /// # Errors
    /// When it is not a catalogue.
    pub(super) fn with(mut self, file: &str) -> anyhow::Result<Self> {
        let resource = FluentResource::try_new(file.to_owned());
        let resource = resource.map_err(|(_, errors)| first(&errors))?;
        for Message { place, pattern, .. } in messages(&resource) {
            match plain(pattern) {
                Some(text) => self.texts.insert(place, text),
                None => self.texts.remove(&place),
            };
        }
        let language = self.texts.get("document.language").context("it says no language")?;
        let mut catalogue = FluentBundle::new_concurrent(vec![language.parse()?]);
        // What is put in are names, dates and markup, which bring their direction along.
        catalogue.set_use_isolating(false);
        // Of two groups of one name the second would be lost without a word.
        catalogue.add_resource(resource).map_err(|errors| first(&errors))?;
        self.catalogues.push(catalogue);
        Ok(self)
    }

    /// The message at a place like `stage.on_time`, where nothing is filled in.
    pub fn word(&self, place: &str) -> Option<&str> {
        self.texts.get(place).map(String::as_str)
    }

    /// The message at a place that the program itself names.
    ///
    /// # Panics
    /// When there is none: a document with a hole in it is worse than none.
    pub fn text(&self, place: &str) -> &str {
        self.word(place).unwrap_or_else(|| missing(place))
    }

    /// The same, with what is filled in.
    ///
    /// # Panics
    /// When there is none.
    pub fn fill(&self, place: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        self.filled(place, values).unwrap_or_else(|| missing(place))
    }

    /// The same, for so many of something.
    ///
    /// # Panics
    /// When there is none.
    pub fn counted(&self, place: &str, count: usize) -> String {
        self.fill(place, &[("count", count.into())])
    }

    /// The message at a place with what is filled in, if there is one.
    pub fn filled(
        &self,
        place: &str,
        values: &[(&'static str, FluentValue<'_>)],
    ) -> Option<String> {
        if let Some(text) = self.word(place) {
            return Some(text.to_owned());
        }
        let (catalogue, pattern) = self.pattern(place)?;
        let values: FluentArgs<'_> = values.iter().cloned().collect();
        let mut wrong = Vec::new();
        let filled = catalogue.format_pattern(pattern, Some(&values), &mut wrong);
        debug_assert!(wrong.is_empty(), "{place}: {wrong:?}");
        Some(filled.into_owned())
    }

    /// What a party of the register is called in this language.
    pub(super) fn party<'m>(&'m self, code: &str, name: &'m str) -> &'m str {
        self.word(&format!("party_name.{code}")).unwrap_or(name)
    }

    /// What is to be said wherever it is named.
    pub(super) fn party_note<'m>(&'m self, code: &str, note: &'m str) -> &'m str {
        self.word(&format!("party_note.{code}")).unwrap_or(note)
    }

    /// What a word for several things becomes beside one: by the longest of the endings that the
    /// catalogue knows. In `messages a month` it is the first word.
    pub fn singular(&self, many: &str) -> String {
        let after = self.text("unit.after").split('|').filter_map(|word| many.find(word)).min();
        let (many, rest) = many.split_at(after.unwrap_or(many.len()));
        let from_here = self.texts.range("singular.".to_owned()..);
        let endings = from_here
            .map_while(|(place, one)| place.strip_prefix("singular.").map(|ending| (ending, one)));
        let known = endings.filter(|(ending, _)| many.ends_with(ending));
        known.max_by_key(|(ending, _)| ending.len()).map_or_else(
            || format!("{many}{rest}"),
            |(ending, one)| format!("{}{one}{rest}", &many[..many.len() - ending.len()]),
        )
    }

    /// What is wrong in a file whose messages are to stand in place of some of these.
    pub(super) fn faults_of(&self, file: &str) -> Vec<Wrong> {
        let (resource, errors) = match FluentResource::try_new(file.to_owned()) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        let help = "each message is a line `.name = text` under the name of its group";
        let unread = errors.iter().map(|error| {
            let message = format!("this is no message: {}", error.kind);
            (error.pos.clone(), message, help.to_owned())
        });
        let mut wrong: Vec<Wrong> = unread.collect();
        wrong.extend(messages(&resource).filter_map(|message| self.fault_of(&message, file)));
        if wrong.is_empty()
            && let Err(error) = self.again(file)
        {
            wrong.push((0..0, format!("{error:#}"), help.to_owned()));
        }
        wrong
    }

    /// The same words once more, with those of a file.
    fn again(&self, file: &str) -> anyhow::Result<Self> {
        let language = Language::ALL.into_iter().find(|one| word(one) == self.language());
        Self::of(language.unwrap_or_default())?.with(file)
    }

    fn fault_of(&self, message: &Message<'_>, file: &str) -> Option<Wrong> {
        let Message { place, name, pattern } = message;
        let mut start = file.match_indices(name).map(|(at, _)| at);
        let ends = |at: &usize| file[at + name.len()..].trim_start().starts_with('=');
        let range = start.find(ends).map_or(0..0, |at| at..at + name.len());
        let Some((_, known)) = self.pattern(place) else {
            let near = closest(place, self.texts.keys().map(String::as_str));
            let help = near.map_or_else(
                || "`empact templates export` writes all messages that there are".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            return Some((range, format!("the program has no message `{place}`"), help));
        };
        let filled = names(known);
        let other = names(pattern).into_iter().find(|name| !filled.contains(name))?;
        let help = if filled.is_empty() {
            "nothing is filled in here".to_owned()
        } else {
            format!("what is filled in here: {}", filled.join(", "))
        };
        Some((range, format!("nothing is filled in for `{other}` in `{place}`"), help))
    }

    /// What is written at a place, and the catalogue that it stands in.
    fn pattern(&self, place: &str) -> Option<(&FluentBundle<FluentResource>, &Pattern<&str>)> {
        let (group, name) = place.split_once('.').unwrap_or((place, ""));
        self.catalogues.iter().rev().find_map(|catalogue| {
            let message = catalogue.get_message(group)?;
            let pattern = match name {
                "" => message.value(),
                name => message.get_attribute(name).map(|attribute| attribute.value()),
            };
            Some((catalogue, pattern?))
        })
    }
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Messages").field(&self.word("document.language")).finish()
    }
}

fn missing(place: &str) -> ! {
    panic!("the catalogue has no message `{place}`")
}

fn first(errors: &[impl fmt::Display]) -> anyhow::Error {
    anyhow!("{}", errors.first().map_or_else(String::new, ToString::to_string))
}

/// A message in a file.
struct Message<'f> {
    /// `errors`, `stage.on_time`.
    place: String,
    /// The last part of it.
    name: &'f str,
    pattern: &'f Pattern<&'f str>,
}

fn messages(resource: &FluentResource) -> impl Iterator<Item = Message<'_>> {
    let groups = resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    });
    groups.flat_map(|message| {
        let group = message.id.name;
        let own = message.value.iter();
        let own = own.map(move |pattern| Message { place: group.to_owned(), name: group, pattern });
        own.chain(message.attributes.iter().map(move |one| Message {
            place: format!("{group}.{}", one.id.name),
            name: one.id.name,
            pattern: &one.value,
        }))
    })
}

/// The names of what is filled into a message; of anything else that is put in, what it is called.
fn names<'p>(pattern: &Pattern<&'p str>) -> Vec<&'p str> {
    let name = |inline: &InlineExpression<&'p str>| match inline {
        InlineExpression::StringLiteral { .. } => None,
        InlineExpression::VariableReference { id }
        | InlineExpression::MessageReference { id, .. }
        | InlineExpression::TermReference { id, .. }
        | InlineExpression::FunctionReference { id, .. } => Some(id.name),
        InlineExpression::NumberLiteral { value } => Some(*value),
        InlineExpression::Placeable { .. } => Some("{"),
    };
    let placed = pattern.elements.iter().filter_map(|element| match element {
        PatternElement::Placeable { expression } => Some(expression),
        PatternElement::TextElement { .. } => None,
    });
    let names = placed.flat_map(|expression| match expression {
        Expression::Inline(inline) => name(inline).into_iter().collect(),
        Expression::Select { selector, variants } => {
            let values = variants.iter().flat_map(|variant| names(&variant.value));
            name(selector).into_iter().chain(values).collect::<Vec<_>>()
        }
    });
    names.collect()
}

/// The text of a message in which nothing is filled in.
fn plain(pattern: &Pattern<&str>) -> Option<String> {
    let pieces = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value }
        | PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::StringLiteral { value }),
        } => Some(*value),
        PatternElement::Placeable { .. } => None,
    });
    pieces.collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_bundle::FluentResource;
    use fluent_syntax::ast::{Expression, Pattern, PatternElement, VariantKey};

    use super::{CATALOGUES, Messages, PRECISION, messages, names};
    use crate::model::party::register;

    /// What a plural may choose by in these three languages.
    const PLURALS: [&str; 2] = ["one", "other"];

    /// The messages of a file: what is filled in, and what is chosen by how many there are.
    fn shape(file: &str) -> BTreeMap<String, (BTreeSet<String>, Vec<String>)> {
        let resource = FluentResource::try_new(file.to_owned()).expect("a catalogue");
        let all = messages(&resource).map(|message| {
            let filled = names(message.pattern).into_iter().map(str::to_owned).collect();
            (message.place, (filled, plurals(message.pattern)))
        });
        all.collect()
    }

    fn plurals(pattern: &Pattern<&str>) -> Vec<String> {
        let chosen =
            pattern.elements.iter().filter_map(|element| match element {
                PatternElement::Placeable {
                    expression: Expression::Select { selector, variants },
                } if format!("{selector:?}").contains("\"count\"") => Some(variants),
                _ => None,
            });
        let keys = chosen.flatten().map(|variant| match variant.key {
            VariantKey::Identifier { name } => name.to_owned(),
            VariantKey::NumberLiteral { value } => value.to_owned(),
        });
        keys.collect()
    }

    #[test]
    fn every_language_has_the_same_messages_and_fills_in_the_same() {
        let [english, others @ ..] = CATALOGUES;
        let english = shape(english.1);
        // Endings are those of the language, and the register has the English names.
        let is_own = |place: &&String| {
            ["singular.", "party_name.", "party_note."].iter().any(|own| place.starts_with(own))
        };
        let mut wrong = Vec::new();
        for (name, file) in others {
            let other = shape(file);
            let there = |all: &BTreeMap<String, _>| {
                all.keys().filter(|place| !is_own(place)).cloned().collect::<BTreeSet<_>>()
            };
            let (known, said) = (there(&english), there(&other));
            wrong.extend(known.difference(&said).map(|place| format!("{name} lacks {place}")));
            wrong.extend(said.difference(&known).map(|place| format!("{name} has {place}")));
            for place in known.intersection(&said) {
                let mut filled = other[place].0.clone();
                filled.remove(PRECISION);
                if filled != english[place].0 {
                    wrong.push(format!("{name} fills in other things in {place}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn plurals_are_those_of_the_language() {
        for (name, file) in CATALOGUES {
            for (place, (_, plurals)) in shape(file) {
                assert!(plurals.is_empty() || plurals == PLURALS, "{name}, {place}: {plurals:?}");
            }
        }
    }

    #[test]
    fn every_party_of_the_register_has_a_name_in_every_language() {
        let codes: BTreeSet<String> =
            register::all().map(|party| format!("party_name.{}", party.code)).collect();
        let noted = register::all().filter(|party| party.note.is_some());
        let noted: BTreeSet<String> =
            noted.map(|party| format!("party_note.{}", party.code)).collect();
        let [_, others @ ..] = CATALOGUES;
        for (name, file) in others {
            let places: BTreeSet<String> = shape(file).into_keys().collect();
            let of = |group: &str| -> BTreeSet<String> {
                places.iter().filter(|place| place.starts_with(group)).cloned().collect()
            };
            assert_eq!(of("party_name."), codes, "{name}");
            assert_eq!(of("party_note."), noted, "{name}");
        }
    }

    #[test]
    fn no_group_of_words_stands_twice() {
        let twice = "document =\n    .language = en\ndocument =\n    .draft = D\n";
        assert!(Messages::read(twice).unwrap_err().to_string().contains("document"));
    }

    #[test]
    fn each_language_counts_as_it_does() {
        let polish = "document =\n    .language = pl\ndays = { $count ->\n    [one] { $count } dzień\n    \
                      [few] { $count } dni\n   *[many] { $count } dni!\n}\n";
        let polish = Messages::read(polish).expect("a catalogue");
        let said = [1, 3, 5].map(|count| polish.counted("days", count));
        assert_eq!(said, ["1 dzień", "3 dni", "5 dni!"]);
    }

    #[test]
    #[should_panic(expected = "the catalogue has no message `stage.asleep`")]
    fn a_word_that_is_missing_is_not_printed_as_nothing() {
        Messages::english().expect("a catalogue").text("stage.asleep");
    }
}
