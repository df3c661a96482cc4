//! The templates and what they can do: put in parts, and the words of a language.
//!
//! Called by the commands that make documents. Templates see the parts that are made for them and nothing else. A name
//! that is not there is an error and never an empty place in a document, and so is printing a
//! value that is absent.

mod engine;
mod fault;

use std::borrow::Cow;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, bail};
use minijinja::{Environment, Value, context};

use self::engine::{FUEL_OF_TRIAL, environment, render};
pub use self::fault::Fault;
use self::fault::describe;
use crate::clean::clean_document;
use crate::document::{self, Block, Words};
use crate::render::compose::{self, Part, Parts};
use crate::render::frame::{AnnexPages, Frame, Margin, Pages};
use crate::render::messages::Messages;
use crate::render::page;
use crate::render::paper::paper;
use crate::render::templates::{self, Shape, Shapes, Templates};
use crate::writer::{self, terminal::Screen};

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
    "party.md.jinja",
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

/// The format of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// GitHub-flavoured Markdown.
    Markdown,
    /// One self-contained HTML file.
    Html,
    /// A file of Word.
    Word,
    /// A file of PDF.
    #[cfg(feature = "pdf")]
    Pdf,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 3 + cfg!(feature = "pdf") as usize] = [
        Self::Markdown,
        Self::Html,
        Self::Word,
        #[cfg(feature = "pdf")]
        Self::Pdf,
    ];
    /// Those that a folder gets where none is named, in this order.
    pub const OF_FOLDER: [Self; 2] = [Self::Markdown, Self::Html];

    /// The format that the extension of a file stands for.
    ///
    /// # Errors
    /// When it stands for none; the message names those that do.
    pub fn of(path: &Path) -> anyhow::Result<Self> {
        let extension = path.extension().and_then(|extension| extension.to_str());
        match extension.map(str::to_ascii_lowercase).as_deref() {
            Some("md" | "markdown") => Ok(Self::Markdown),
            Some("html" | "htm") => Ok(Self::Html),
            Some("docx") => Ok(Self::Word),
            #[cfg(feature = "pdf")]
            Some("pdf") => Ok(Self::Pdf),
            #[cfg(not(feature = "pdf"))]
            Some("pdf") => bail!(
                "cannot write `{}`: this program was built without PDF; those of a release have it, \
                 and `cargo install --path . --features pdf` builds one",
                path.display()
            ),
            _ => bail!(
                "cannot tell the format of `{}`: name it .md or .markdown for Markdown, .html or \
                 .htm for HTML, .docx for Word, .pdf for PDF, or end the path in / for a folder with Markdown \
                 and HTML",
                path.display()
            ),
        }
    }

    /// The extension that its file gets in a folder, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Word => "docx",
            #[cfg(feature = "pdf")]
            Self::Pdf => "pdf",
        }
    }
}

macro_rules! documents {
    ($($(#[$what:meta])* $document:ident => $name:literal,)*) => {
        /// The documents there are templates for, each composed once for all formats.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Template {
            $($(#[$what])* $document,)*
        }

        impl Template {
            const ALL: &[Self] = &[$(Self::$document),*];

            /// The name of its template.
            fn name(self) -> &'static str {
                match self {
                    $(Self::$document => $name,)*
                }
            }
        }
    };
}

documents! {
    /// The plan itself.
    Plan => "plan.md.jinja",
    /// The driver's report.
    Report => "report.md.jinja",
    /// The note to COSI.
    Note => "note.md.jinja",
    /// The summary over priorities.
    Summary => "summary.md.jinja",
    /// What changed.
    Diff => "diff.md.jinja",
    /// Who owes what.
    Owed => "owed.md.jinja",
    /// The page of a party.
    Party => "party.md.jinja",
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
                notice: whole.then(|| word("notice")),
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
    pub fn write(&self, document: &Composed, format: Format) -> anyhow::Result<Vec<u8>> {
        let text = match format {
            Format::Markdown => writer::markdown::write(&self.framed(document)?, 1),
            Format::Html => self.page(document)?,
            Format::Word => {
                let paper = paper(document, &self.messages);
                return writer::word::write(&document.blocks, &paper)
                    .context("the document is too large for a file of Word");
            }
            #[cfg(feature = "pdf")]
            Format::Pdf => {
                let paper = paper(document, &self.messages);
                return writer::pdf::write(&document.blocks, &paper).map_err(|why| {
                    anyhow::anyhow!("the document cannot be laid out as PDF: {why}")
                });
            }
        };
        Ok(match clean_document(&text) {
            Cow::Borrowed(_) => text.into_bytes(),
            Cow::Owned(clean) => clean.into_bytes(),
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
            title => &document.title, running => frame.running(&document.running),
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
            let composed = Template::ALL.iter().map(|template| {
                trial.compose(*template, templates::sample(template.name(), whole))
            });
            faults.extend(composed.filter_map(Result::err));
            let page = Composed::sample(whole);
            let written = Format::OF_FOLDER.map(|format| trial.write(&page, format));
            faults.extend(written.into_iter().filter_map(Result::err));
        }
        faults
    }
}

/// What is wrong where a template for what stands around a document leaves it out.
const AROUND: &str = "it has to print `body` once, by itself, and `marking` before and after it";
