//! The message catalogue: the words of the documents, by language.
//!
//! Templates ask for a message by its place in the catalogue, `stage.on_time`: an attribute of a message of
//! Fluent, which knows how each language counts. Another language is another file; no word of a document
//! stands in the code.

use std::collections::BTreeMap;
use std::fmt;

use anyhow::{Context as _, anyhow};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

const ENGLISH: &str = include_str!("../../templates/messages/en.ftl");

/// The messages of one language.
pub struct Messages {
    /// Those in which nothing is filled in, by place.
    texts: BTreeMap<String, String>,
    /// All of them.
    bundle: FluentBundle<FluentResource>,
}

impl Messages {
    /// The embedded catalogue.
    ///
    /// # Errors
    /// When it is not a catalogue, which a test rules out.
    pub fn english() -> anyhow::Result<Self> {
        Self::read(ENGLISH).context("cannot read the message catalogue messages/en.ftl")
    }

    /// The catalogue of a file.
    ///
    /// # Errors
    /// When it is not a catalogue of a language.
    pub fn read(file: &str) -> anyhow::Result<Self> {
        let resource = FluentResource::try_new(file.to_owned()).map_err(|(_, errors)| {
            anyhow!("{}", errors.first().map_or_else(String::new, ToString::to_string))
        })?;
        let mut texts = BTreeMap::new();
        for (place, pattern) in places(&resource) {
            texts.extend(plain(pattern).map(|text| (place, text)));
        }
        let language = texts.get("document.language").context("it does not say its language")?;
        let mut bundle = FluentBundle::new_concurrent(vec![language.parse()?]);
        // What is put in are names, dates and markup, which bring their direction along.
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).map_err(|errors| twice(&errors))?;
        Ok(Self { texts, bundle })
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
        let (group, name) =
            place.split_once('.').map_or((place, None), |(group, name)| (group, Some(name)));
        let message = self.bundle.get_message(group)?;
        let pattern = match name {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let values: FluentArgs<'_> = values.iter().cloned().collect();
        Some(self.bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned())
    }

    /// What a word for several things becomes beside one: by the longest of the endings that the
    /// catalogue knows. In `messages a month` it is the first word.
    pub fn singular(&self, many: &str) -> String {
        let after = self.text("unit.after").split('|').filter_map(|word| many.find(word)).min();
        let (many, rest) = many.split_at(after.unwrap_or(many.len()));
        let endings = self
            .texts
            .range("singular.".to_owned()..)
            .map_while(|(place, one)| Some((place.strip_prefix("singular.")?, one)));
        let known = endings.filter(|(ending, _)| many.ends_with(ending));
        known.max_by_key(|(ending, _)| ending.len()).map_or_else(
            || format!("{many}{rest}"),
            |(ending, one)| format!("{}{one}{rest}", &many[..many.len() - ending.len()]),
        )
    }
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Messages").field(&self.bundle.locales).finish()
    }
}

fn missing(place: &str) -> ! {
    panic!("the catalogue has no message `{place}`")
}

/// Of two groups of one name the second would be lost without a word.
fn twice(errors: &[FluentError]) -> anyhow::Error {
    anyhow!("{}", errors.first().map_or_else(String::new, ToString::to_string))
}

/// Every message with its place: `errors`, `stage.on_time`.
fn places(resource: &FluentResource) -> impl Iterator<Item = (String, &Pattern<&str>)> {
    let messages = resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    });
    messages.flat_map(|message| {
        let group = message.id.name;
        let own = message.value.iter().map(move |pattern| (group.to_owned(), pattern));
        let named = message.attributes.iter();
        own.chain(named.map(move |one| (format!("{group}.{}", one.id.name), &one.value)))
    })
}

/// The text of a message in which nothing is filled in.
fn plain(pattern: &Pattern<&str>) -> Option<String> {
    let pieces = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => Some(*value),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::StringLiteral { value }),
        } => Some(*value),
        PatternElement::Placeable { .. } => None,
    });
    pieces.collect()
}

#[cfg(test)]
mod tests {
    use super::Messages;

    #[test]
    fn no_group_of_words_stands_twice() {
        let problem =
            Messages::read("document =\n    .language = en\ndocument =\n    .draft = D\n");
        assert!(problem.unwrap_err().to_string().contains("document"));
    }

    #[test]
    fn each_language_counts_as_it_does() {
        let said = |count| {
            let polish = "document =\n    .language = pl\ndays =\n    { $count ->\n        \
                          [one] { $count } dzień\n        [few] { $count } dni\n       *[many] { $count } dni-\n    }\n";
            Messages::read(polish).expect("a catalogue").counted("days", count)
        };
        assert_eq!([1, 3, 5].map(said), ["1 dzień", "3 dni", "5 dni-"]);
    }

    #[test]
    #[should_panic(expected = "the catalogue has no message `stage.asleep`")]
    fn a_word_that_is_missing_is_not_printed_as_nothing() {
        Messages::english().expect("a catalogue").text("stage.asleep");
    }
}
