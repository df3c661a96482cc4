//! The templates and what they can do: put in parts, and the words of a language.
//!
//! Called by the commands that make documents. Templates see the parts that are made for them and nothing else. A name
//! that is not there is an error and never an empty place in a document, and so is printing a
//! value that is absent.

use std::borrow::Cow;
use std::error::Error as _;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, anyhow, bail};
use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value, context};

use crate::clean::clean_document;
use crate::document::{self, Block};
use crate::render::compose::Parts;
use crate::render::frame::Frame;
use crate::render::messages::Messages;
use crate::writer::{self, terminal::Screen};

/// Steps that one document may take: a hundred times what the largest known plan needs. Stops a
/// template of a plan that does not end.
const FUEL: u64 = 200_000_000;

macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $name)))),*]
    };
}

/// The embedded templates by name.
const TEMPLATES: &[(&str, &str)] = templates![
    "note.md.jinja",
    "html/page.html.jinja",
    "html/style.css",
    "html/note.css",
    "html/tree.css",
    "html/paper.css",
    "html/diff.css",
    "html/document.html.jinja",
    "draft.md.jinja",
    "sources.md.jinja",
    "report.md.jinja",
    "summary.md.jinja",
    "diff.md.jinja",
    "owed.md.jinja",
];

/// The format of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// GitHub-flavoured Markdown.
    Markdown,
    /// One self-contained HTML file.
    Html,
}

impl Format {
    /// Every format, in the order in which a folder gets them.
    pub const ALL: [Self; 2] = [Self::Markdown, Self::Html];

    /// The format that the extension of a file stands for.
    ///
    /// # Errors
    /// When it stands for none; the message names those that do.
    pub fn of(path: &Path) -> anyhow::Result<Self> {
        let extension = path.extension().and_then(|extension| extension.to_str());
        match extension.map(str::to_ascii_lowercase).as_deref() {
            Some("md" | "markdown") => Ok(Self::Markdown),
            Some("html" | "htm") => Ok(Self::Html),
            _ => bail!(
                "cannot tell the format of `{}`: name it .md or .markdown for Markdown, .html or \
                 .htm for HTML, or end the path in / for a folder with both",
                path.display()
            ),
        }
    }

    /// The extension that its file gets in a folder, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
        }
    }
}

/// The documents there are templates for, each composed once for all formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// The final driver's report.
    Report,
    /// The note to COSI.
    Note,
    /// The summary over priorities.
    Summary,
    /// What changed.
    Diff,
    /// Who owes what.
    Owed,
}

impl Template {
    /// The name of its template.
    fn name(self) -> &'static str {
        match self {
            Self::Report => "report.md.jinja",
            Self::Note => "note.md.jinja",
            Self::Summary => "summary.md.jinja",
            Self::Diff => "diff.md.jinja",
            Self::Owed => "owed.md.jinja",
        }
    }
}

/// A document that was composed, and what stands on the page around it.
#[derive(Debug, Clone)]
pub struct Composed {
    /// What it is called in the list of open windows.
    pub title: String,
    /// What stands at the foot of every printed page.
    pub running: String,
    /// What stands at the head and foot of it and of each of its pages.
    pub frame: Frame,
    /// All that stands in it: one section, the document.
    pub blocks: Vec<Block>,
}

impl Composed {
    /// The document between two lines with its marking, where there is no page to bear it.
    fn marked(&self) -> Vec<Block> {
        let marking = Some(&self.frame.marking).filter(|marking| !marking.is_empty());
        let line = marking.map(|marking| Block::paragraph(marking.clone()));
        line.iter().chain(&self.blocks).chain(&line).cloned().collect()
    }
}

/// The words of a language and the templates, ready to print documents. Made once in a run; a
/// template is compiled when a document first needs it.
#[derive(Debug)]
pub struct Renderer {
    messages: Arc<Messages>,
    /// What all documents share, with the templates compiled so far.
    environment: Mutex<Environment<'static>>,
}

impl Renderer {
    /// A renderer of documents in the language of a catalogue.
    ///
    /// # Errors
    /// When the syntax of the templates cannot be set, which a test rules out.
    pub fn new(messages: Messages) -> anyhow::Result<Self> {
        let messages = Arc::new(messages);
        let environment = environment(&messages).map_err(|error| describe(&error))?;
        Ok(Self { messages, environment: Mutex::new(environment) })
    }

    /// The words of the documents.
    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// Composes the tree of a document from the parts that its template is made for.
    ///
    /// # Errors
    /// When the template fails; the message names the template and its line.
    pub fn compose(&self, template: Template, parts: Value) -> anyhow::Result<Vec<Block>> {
        let name = template.name();
        let mut environment = self.with(name).map_err(|error| describe(&error))?;
        let put_in = Parts::default();
        put_in.equip(&mut environment);
        let template = environment.get_template(name).map_err(|error| describe(&error))?;
        let written = template.render(parts).map_err(|error| describe(&error))?;
        let mut blocks = put_in.read(&written).with_context(|| format!("templates/{name}"))?;
        document::list_contents(&mut blocks);
        Ok(blocks)
    }

    /// A document that was composed, as a file of a format.
    ///
    /// # Errors
    /// When the template of the page fails, which a test rules out.
    pub fn write(&self, document: &Composed, format: Format) -> anyhow::Result<String> {
        let text = match format {
            Format::Markdown => writer::markdown::write(&document.marked(), 1),
            Format::Html => {
                let page = context! {
                    title => &document.title, running => &document.running,
                    marking => writer::html::in_line(&document.frame.marking),
                    margin => Value::from(minijinja::value::Serde(&document.frame.margin)),
                    pages => Value::from(minijinja::value::Serde(&document.frame.pages)),
                    draft => document.frame.is_draft,
                    body => writer::html::write(&document.blocks, 1),
                };
                let name = "html/document.html.jinja";
                let environment = self.with(name).map_err(|error| describe(&error))?;
                let template = environment.get_template(name).map_err(|error| describe(&error))?;
                template.render(page).map_err(|error| describe(&error))?
            }
        };
        Ok(match clean_document(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(clean) => clean,
        })
    }

    /// A document that was composed, as a terminal shows it.
    pub fn show(&self, document: &Composed, screen: Screen) -> String {
        writer::terminal::write(&document.marked(), screen)
    }

    /// The environment with a template and all that it needs. A copy shares what is compiled.
    fn with(&self, name: &str) -> Result<Environment<'static>, Error> {
        let mut shared = self.environment.lock().unwrap_or_else(PoisonError::into_inner);
        compile(&mut shared, name)?;
        Ok(shared.clone())
    }
}

/// Compiles a template and those that it names, unless that has been done.
fn compile(environment: &mut Environment<'static>, name: &str) -> Result<(), Error> {
    let Some((name, source)) = TEMPLATES.iter().find(|(embedded, _)| *embedded == name) else {
        return Ok(());
    };
    if environment.get_template(name).is_ok() {
        return Ok(());
    }
    environment.add_template(name, source)?;
    source.split('"').try_for_each(|quoted| compile(environment, quoted))
}

fn environment(messages: &Arc<Messages>) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_auto_escape_callback(format_of);
    environment.add_filter("css_string", css_string);
    let words = Arc::clone(messages);
    environment.add_function("word", move |place: String| {
        words.word(&place).map(str::to_owned).ok_or_else(|| missing_word(&place))
    });
    let words = Arc::clone(messages);
    environment.add_function("counted", move |group: String, count: i64| {
        words.counted(&group, count).ok_or_else(|| missing_word(&group))
    });
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
    let problem = format!("the message catalogue has no word `{place}`");
    Error::new(ErrorKind::UndefinedError, problem)
}

/// The innermost error with the place of the template it comes from.
fn describe(error: &Error) -> anyhow::Error {
    let mut cause = error;
    while let Some(inner) = cause.source().and_then(|source| source.downcast_ref::<Error>()) {
        cause = inner;
    }
    let name = cause.name().unwrap_or("template");
    let line = cause.line().unwrap_or_default();
    let detail = cause.detail().map(|detail| format!(": {detail}")).unwrap_or_default();
    anyhow!("templates/{name}:{line}: {}{detail}", cause.kind())
}
