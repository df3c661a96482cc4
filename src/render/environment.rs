//! The templates and what they can do: put in parts, and the words of a language.
//!
//! Called by the commands that make documents. Templates see the parts that are made for them and nothing else. A name
//! that is not there is an error and never an empty place in a document, and so is printing a
//! value that is absent.

use std::borrow::Cow;
use std::error::Error as _;
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::{fmt, io};

use anyhow::bail;
use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value, context};

use crate::clean::clean_document;
use crate::document::{self, Block, Words};
use crate::render::compose::{self, Part, Parts};
use crate::render::frame::{AnnexPages, Frame, Margin, Pages};
use crate::render::messages::Messages;
use crate::render::page;
use crate::render::templates::{self, Shape, Shapes, Templates};
use crate::writer::{self, terminal::Screen};

/// Steps that one document may take: a hundred times what the largest known plan needs. Stops a
/// template of a plan that does not end.
const FUEL: u64 = 200_000_000;

/// The same where a template is only tried.
const FUEL_OF_TRIAL: u64 = 1_000_000;

/// Bytes that a template may write itself, without the parts that it puts in.
const MOST: usize = 16 << 20;

/// How deep templates may stand in each other.
const DEPTH: usize = 100;

/// The templates of the two ends of a document.
const PAGE: &str = "page.md.jinja";
const HTML_PAGE: &str = "html/document.html.jinja";

macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $name)))),*]
    };
}

/// The templates of the program by name.
pub const ORIGINALS: &[(&str, &str)] = templates![
    "plan.md.jinja",
    "report.md.jinja",
    "summary.md.jinja",
    "note.md.jinja",
    "diff.md.jinja",
    "owed.md.jinja",
    "draft.md.jinja",
    "sources.md.jinja",
    "back.md.jinja",
    "page.md.jinja",
    "html/document.html.jinja",
    "html/page.html.jinja",
    "html/style.css",
    "html/tree.css",
    "html/diff.css",
    "html/note.css",
    "html/paper.css",
];

/// What a template got wrong, and where.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Its name.
    pub template: String,
    /// The line, from 1; 0 where it is not known.
    pub line: usize,
    /// The bytes, where they are known.
    pub range: Option<Range<usize>>,
    /// Whether it printed something by a name that there is not.
    pub is_of_a_name: bool,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "templates/{}:{}: {}", self.template, self.line, self.message)
    }
}

impl std::error::Error for Fault {}

impl Fault {
    /// Of a template as a whole.
    fn of(template: &str, message: impl Into<String>) -> Self {
        let (template, message) = (template.to_owned(), message.into());
        Self { template, line: 0, range: None, is_of_a_name: false, message }
    }
}

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
    /// The plan itself.
    Plan,
    /// The driver's report.
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
    const ALL: [Self; 5] = [Self::Plan, Self::Report, Self::Note, Self::Summary, Self::Diff];

    /// The name of its template.
    fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan.md.jinja",
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
    /// One with all that there may be on a page, or with as little.
    fn sample(whole: bool) -> Self {
        let word = |word: &str| if whole { word.to_owned() } else { String::new() };
        let words = if whole { vec![document::text("marking")] } else { Words::new() };
        let annex = || AnnexPages { place: "annex-1".to_owned(), label: word("annex") };
        let pages =
            Pages { initials: word("initials"), service: word("service"), annexes: vec![annex()] };
        Self {
            title: word("title"),
            running: word("running"),
            frame: Frame {
                marking: words,
                margin: Margin { marking: word("marking"), struck: whole, stamp: word("stamp") },
                is_draft: whole,
                pages: whole.then_some(pages),
            },
            blocks: vec![Block::paragraph(vec![document::text("body")])],
        }
    }
}

/// The words of a language and the templates, ready to print documents. Made once in a run.
#[derive(Debug)]
pub struct Renderer {
    messages: Arc<Messages>,
    /// What all documents share. A copy shares the templates.
    environment: Environment<'static>,
    /// What templates were handed, where that is asked for.
    seen: Option<Mutex<Shapes>>,
}

impl Renderer {
    /// A renderer of documents in the language of a catalogue.
    ///
    /// # Errors
    /// When a template of the program is broken, which a test rules out.
    pub fn new(messages: Messages) -> anyhow::Result<Self> {
        Self::of(messages, &Templates::default())
    }

    /// The same, with a plan's own templates in place of those of the program.
    ///
    /// # Errors
    /// When one of them is broken.
    pub(super) fn of(messages: Messages, own: &Templates) -> anyhow::Result<Self> {
        let messages = Arc::new(messages);
        let environment = environment(&messages, own).map_err(|error| describe(&error))?;
        Ok(Self { messages, environment, seen: None })
    }

    /// The same, which keeps in mind what templates are handed.
    #[must_use]
    pub fn watching(self) -> Self {
        Self { seen: Some(Mutex::default()), ..self }
    }

    /// What templates were handed.
    pub fn seen(&self) -> Shapes {
        let seen =
            self.seen.as_ref().map(|seen| seen.lock().unwrap_or_else(PoisonError::into_inner));
        seen.map(|seen| seen.clone()).unwrap_or_default()
    }

    fn see(&self, name: &str, parts: &Value) {
        let Some(seen) = &self.seen else { return };
        let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
        let shape = match seen.remove(name) {
            Some(known) => known.and(Shape::of(parts)),
            None => Shape::of(parts),
        };
        seen.insert(name.to_owned(), shape);
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
        let mut blocks = self.composed(template.name(), parts)?;
        document::keep_used(&mut blocks);
        document::list_contents(&mut blocks);
        Ok(blocks)
    }

    fn composed(&self, name: &str, parts: Value) -> anyhow::Result<Vec<Block>> {
        self.see(name, &parts);
        let mut environment = self.environment.clone();
        let put_in = Parts::default();
        put_in.equip(&mut environment);
        let written = render(&environment, name, parts).map_err(|error| describe(&error))?;
        put_in.read(&written).map_err(|error| Fault::of(name, error.to_string()).into())
    }

    /// A document that was composed, as a file of a format.
    ///
    /// # Errors
    /// When the template of the page fails.
    pub fn write(&self, document: &Composed, format: Format) -> anyhow::Result<String> {
        let text = match format {
            Format::Markdown => writer::markdown::write(&self.framed(document)?, 1),
            Format::Html => self.page(document)?,
        };
        Ok(match clean_document(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(clean) => clean,
        })
    }

    /// A document that was composed, as a terminal shows it.
    ///
    /// # Errors
    /// When the template around it fails.
    pub fn show(&self, document: &Composed, screen: Screen) -> anyhow::Result<String> {
        Ok(writer::terminal::write(&self.framed(document)?, screen))
    }

    /// The document with what stands around it, where there is no page to bear it.
    fn framed(&self, document: &Composed) -> anyhow::Result<Vec<Block>> {
        let marking = &document.frame.marking;
        let parts = context! {
            title => &document.title, draft => document.frame.is_draft,
            marking => Part::Words(marking.clone()),
            body => Part::Blocks(vec![compose::body()]),
        };
        let framed = self.composed(PAGE, parts)?;
        let filled = compose::with_body(framed, &document.blocks, &document::plain(marking));
        filled.ok_or_else(|| Fault::of(PAGE, AROUND).into())
    }

    fn page(&self, document: &Composed) -> anyhow::Result<String> {
        let (place, frame) = (compose::stand_in(0), &document.frame);
        let marking = writer::html::in_line(&frame.marking);
        let parts = context! {
            title => &document.title, running => &document.running,
            marking => Value::from_safe_string(marking.clone()),
            margin => Value::from(minijinja::value::Serde(&frame.margin)),
            pages => Value::from(minijinja::value::Serde(&frame.pages)),
            draft => frame.is_draft,
            body => Value::from_safe_string(place.clone()),
        };
        self.see(HTML_PAGE, &parts);
        let page = render(&self.environment, HTML_PAGE, parts).map_err(|error| describe(&error))?;
        if let Some(fault) = page::fault(&page) {
            return Err(Fault::of(HTML_PAGE, fault).into());
        }
        match page.split_once(&place) {
            Some((before, after))
                if !after.contains(&place)
                    && [before, after].iter().all(|part| part.contains(&marking)) =>
            {
                Ok([before, &writer::html::write(&document.blocks, 1), after].concat())
            }
            _ => Err(Fault::of(HTML_PAGE, AROUND).into()),
        }
    }

    /// What goes wrong when every template is carried out, with all that there may be and with as little.
    pub(super) fn tried(&self) -> Vec<anyhow::Error> {
        let mut environment = self.environment.clone();
        environment.set_fuel(Some(FUEL_OF_TRIAL));
        let trial = Self { messages: Arc::clone(&self.messages), environment, seen: None };
        let mut faults = Vec::new();
        for whole in [true, false] {
            let parts =
                Template::ALL.map(|template| (template, templates::sample(template.name(), whole)));
            let composed =
                parts.into_iter().map(|(template, parts)| trial.compose(template, parts));
            faults.extend(composed.filter_map(Result::err));
            let page = Composed::sample(whole);
            let written = Format::ALL.map(|format| trial.write(&page, format));
            faults.extend(written.into_iter().filter_map(Result::err));
        }
        faults
    }
}

/// What is wrong where a template for what stands around a document leaves it out.
const AROUND: &str = "it has to print `body` once, by itself, and `marking` before and after it";

/// The text that a template writes.
fn render(environment: &Environment<'_>, name: &str, parts: Value) -> Result<String, Error> {
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

fn environment(messages: &Arc<Messages>, own: &Templates) -> Result<Environment<'static>, Error> {
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
            environment.add_template_owned(format!("{}{name}", templates::ORIGINAL), text)?;
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

/// The innermost error with the place of the template it comes from.
fn describe(error: &Error) -> anyhow::Error {
    let mut cause = error;
    while let Some(inner) = cause.source().and_then(|source| source.downcast_ref::<Error>()) {
        cause = inner;
    }
    let detail = cause.detail().map(|detail| format!(": {detail}")).unwrap_or_default();
    let message = match cause.kind() {
        ErrorKind::WriteFailure => "it writes more than a document can hold".to_owned(),
        ErrorKind::OutOfFuel => "it does not come to an end".to_owned(),
        ErrorKind::InvalidOperation if !detail.is_empty() => detail[2..].to_owned(),
        kind => format!("{kind}{detail}"),
    };
    Fault {
        template: cause.name().unwrap_or("template").to_owned(),
        line: cause.line().unwrap_or_default(),
        range: cause.range(),
        is_of_a_name: cause.kind() == ErrorKind::UndefinedError,
        message,
    }
    .into()
}
