//! How templates are carried out: what is known in them, and how far they may go. Called by `environment`
//! alone; what a document is handed is not known here.

use std::io;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};

use super::ORIGINALS;
use crate::render::compose;
use crate::render::messages::Messages;
use crate::render::templates::{ORIGINAL, Templates};

/// Steps that one document may take: a hundred times what the largest known plan needs. Stops a
/// template of a plan that does not end.
const FUEL: u64 = 200_000_000;

/// The same where a template is only tried.
pub(super) const FUEL_OF_TRIAL: u64 = 1_000_000;

/// Bytes that a template may write itself, without the parts that it puts in.
const MOST: usize = 16 << 20;

/// How deep templates may stand in each other.
const DEPTH: usize = 100;

/// The text that a template writes.
pub(super) fn render(
    environment: &Environment<'_>,
    name: &str,
    parts: Value,
) -> Result<String, Error> {
    let mut written = Written(Vec::new());
    environment.get_template(name)?.render_captured_to(parts, &mut written)?;
    let wrong = |_| Error::new(ErrorKind::WriteFailure, "what it writes is no text");
    String::from_utf8(written.0).map_err(wrong)
}

/// What a template has written so far, which has an end.
struct Written(Vec<u8>);

impl io::Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MOST {
            return Err(io::Error::other("more than a template may write"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What all documents share.
pub(super) fn environment(
    messages: &Arc<Messages>,
    own: &Templates,
) -> Result<Environment<'static>, Error> {
    // Nothing is known in it but what stands here.
    let mut environment = Environment::empty();
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(DEPTH);
    environment.set_debug(true);
    environment.set_auto_escape_callback(format_of);
    environment.set_formatter(|out, state, value| {
        compose::printable(value)?;
        minijinja::escape_formatter(out, state, value)
    });
    environment.add_filter("length", minijinja::filters::length);
    environment.add_filter("css_string", css_string);
    let words = Arc::clone(messages);
    environment.add_function("word", move |place: String| {
        words.word(&place).map(str::to_owned).ok_or_else(|| missing_word(&place))
    });
    let words = Arc::clone(messages);
    environment.add_function("counted", move |group: String, count: i64| {
        words.filled(&group, &[("count", count.into())]).ok_or_else(|| missing_word(&group))
    });
    for (name, text) in ORIGINALS.iter().copied() {
        if own.has(name) {
            environment.add_template_owned(format!("{ORIGINAL}{name}"), text)?;
        } else {
            environment.add_template(name, text)?;
        }
    }
    for one in own.iter() {
        environment.add_template_owned(one.name.clone(), one.text.clone())?;
    }
    Ok(environment)
}

/// What a template writes, by its name. What is composed goes in as parts and is never markup.
fn format_of(name: &str) -> AutoEscape {
    match name.trim_end_matches(".jinja").rsplit('.').next() {
        Some("html") => AutoEscape::Html,
        _ => AutoEscape::None,
    }
}

/// The filter `css_string`: a text as a string of a style sheet, quotation marks included. Every
/// letter that could end it or the element around it is written as a number, which a blank ends.
fn css_string(text: &str) -> Value {
    let letters = text.chars().map(|letter| match letter {
        'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' => letter.to_string(),
        other => format!("\\{:x} ", u32::from(other)),
    });
    Value::from_safe_string(format!("\"{}\"", letters.collect::<String>()))
}

fn missing_word(place: &str) -> Error {
    let problem = format!("the message catalogue has no message `{place}`");
    Error::new(ErrorKind::InvalidOperation, problem)
}
