//! The pages that `serve` puts around documents: the list of them, the page that watches one, and what it is told.
//! They are part of no document that is written.

use anyhow::Result;
use minijinja::{AutoEscape, Environment, Value, context};
use serde::Serialize;

const LIST: &str = include_str!("../../templates/live/list.html.jinja");
const AROUND: &str = include_str!("../../templates/live/around.html.jinja");
const STYLE: &str = include_str!("../../templates/live/live.css");
const SCRIPT: &str = include_str!("../../templates/live/live.js");

/// A document in the list.
#[derive(Debug)]
pub struct Shown {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub place: String,
    /// The same as it was in each period: the label, and where it is.
    pub periods: Vec<(String, String)>,
}

/// The list of documents of a plan, with the word by which its style is known to be its own.
///
/// # Errors
/// When the template is broken, which a test rules out.
pub fn list(title: &str, documents: &[Shown], nonce: &str) -> Result<String> {
    let document = |one: &Shown| {
        let periods = one.periods.iter().map(|(label, place)| {
            context! { label => label.as_str(), place => place.as_str() }
        });
        context! {
            name => one.name.as_str(),
            place => one.place.as_str(),
            periods => periods.collect::<Vec<Value>>(),
        }
    };
    let documents: Vec<Value> = documents.iter().map(document).collect();
    page(LIST, context! { title, documents, nonce, style => STYLE })
}

/// The page around a document at a place, which asks at another whether it has changed.
///
/// # Errors
/// When the template is broken, which a test rules out.
pub fn around(name: &str, document: &str, state: &str, nonce: &str) -> Result<String> {
    page(AROUND, context! { name, document, state, nonce, style => STYLE, script => SCRIPT })
}

/// What the page around a document is told: what is wrong, and a number, as a word, that is another one when the
/// document is.
///
/// # Errors
/// None that can come up: a text has no form that JSON lacks.
pub fn state(version: u64, told: &str) -> Result<String> {
    let version = format!("{version:016x}");
    Ok(serde_json::to_string(&State { version: &version, told })?)
}

#[derive(Serialize)]
struct State<'s> {
    version: &'s str,
    told: &'s str,
}

fn page(template: &str, context: Value) -> Result<String> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    Ok(environment.render_str(template, context)?)
}
