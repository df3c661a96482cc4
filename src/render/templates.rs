//! A plan's own templates and messages: what lies in its folder `templates/` takes the place of those of the
//! program. Called by the commands that make documents, and by all that check a plan; how templates are
//! carried out is a matter of `environment`.
//!
//! Whoever writes in a plan writes its templates too, and may be hostile: what they can do is bounded here
//! and in `page` (`docs/threat-model.md` says how).

mod code;
mod context;

use std::ops::Range;

use super::environment::{Fault, ORIGINALS, Renderer};
use super::messages::{CATALOGUES, Messages, catalogue, language_of};
use crate::diagnostic::{Finding, closest};
use crate::load::{self, Loaded};
use crate::model::Language;
use crate::rules::template::BROKEN_TEMPLATE;
use crate::source::{Location, SourceId, Sources, Span};

pub(in crate::render) use context::sample;
pub use context::{Shape, Shapes, listing};

/// What a template of the program goes by where one of a plan has its name.
pub(super) const ORIGINAL: &str = "empact/";

/// A plan's own templates and messages.
#[derive(Debug, Clone, Default)]
pub struct Templates(Vec<Own>);

/// One of them.
#[derive(Debug, Clone)]
pub(super) struct Own {
    source: SourceId,
    /// Its path in the folder.
    pub(super) name: String,
    pub(super) text: String,
}

impl Templates {
    /// Those of a plan.
    pub fn of(sources: &Sources) -> Self {
        let own = sources.iter().filter_map(|(source, file)| {
            let name = load::template_name(file.path)?.to_owned();
            Some(Own { source, name, text: file.text.clone() })
        });
        Self(own.collect())
    }

    /// Those of a plan that was checked; none where something is wrong with them.
    pub fn sound(loaded: &Loaded) -> Self {
        let own = Self::of(&loaded.sources);
        let is_wrong =
            |found: &Finding| own.0.iter().any(|own| own.source == found.location.source);
        if loaded.findings.iter().any(is_wrong) { Self::default() } else { own }
    }

    /// What makes documents with them in a language, of a plan that is written in one.
    ///
    /// # Errors
    /// When there is a fault in one, which [`check`] would have found.
    pub fn renderer(&self, language: Language, of_plan: Language) -> anyhow::Result<Renderer> {
        let messages = self.messages(language)?.of_plan_in(self.messages(of_plan)?);
        Renderer::of(messages, self)
    }

    /// The words of a language, with the plan's own.
    fn messages(&self, language: Language) -> anyhow::Result<Messages> {
        let messages = Messages::of(language)?;
        match self.0.iter().find(|own| own.name == catalogue(language).0) {
            Some(own) => messages.with(&own.text),
            None => Ok(messages),
        }
    }

    /// Those that are templates.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Own> {
        self.0.iter().filter(|own| language_of(&own.name).is_none())
    }

    /// Whether one takes the place of what goes by this name.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|own| own.name == name)
    }

    /// What is wrong with them.
    fn findings(&self) -> Vec<Finding> {
        let mut findings: Vec<Finding> = self.0.iter().flat_map(|own| self.read(own)).collect();
        if findings.is_empty() {
            findings = self.tried();
        }
        findings
    }

    /// What is told without making a document.
    fn read(&self, own: &Own) -> Vec<Finding> {
        if let Some(language) = language_of(&own.name) {
            let faults = Messages::of(language).map(|messages| messages.faults_of(&own.text));
            let faults = faults.unwrap_or_default().into_iter();
            return faults
                .map(|(range, message, help)| own.finding(range, message, help))
                .collect();
        }
        let help =
            "print one thing after the other; what a template can do stands in the documentation";
        let faults = code::faults(&own.text);
        let faults = faults.map(|(range, message)| own.finding(range, message, help));
        self.without_document(own).into_iter().chain(faults).chain(self.lost_blocks(own)).collect()
    }

    /// That no document is made of a template.
    fn without_document(&self, own: &Own) -> Option<Finding> {
        let names = || ORIGINALS.iter().map(|(name, _)| *name);
        let is_named = |other: &Own| code::named(&other.text).any(|name| name == own.name);
        if names().any(|name| name == own.name) || self.iter().any(is_named) {
            return None;
        }
        let help = match closest(&own.name, names().chain(CATALOGUES.map(|(name, _)| name))) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`empact templates list` lists the templates that there are".to_owned(),
        };
        Some(own.finding(0..0, format!("no document is made of a template `{}`", own.name), help))
    }

    /// Blocks that would never be printed, because there is none whose place they could take.
    fn lost_blocks(&self, own: &Own) -> Vec<Finding> {
        let mut known = Vec::new();
        let mut above = code::extended(&own.text);
        if above.is_none() {
            return Vec::new();
        }
        // No more than there are can extend each other.
        for _ in 0..=self.0.len() {
            let Some(text) = above.and_then(|name| self.text(name)) else { break };
            known.extend(code::blocks(text).map(|(_, name)| name));
            above = code::extended(text);
        }
        let lost = code::blocks(&own.text).filter(|(_, name)| !known.contains(name));
        let told = lost.map(|(range, name)| {
            let help = match closest(name, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("its blocks are {}", known.join(", ")),
            };
            own.finding(
                range,
                format!("there is no block `{name}` whose place it could take"),
                help,
            )
        });
        told.collect()
    }

    /// The text of a template by the name that others call it.
    fn text(&self, name: &str) -> Option<&str> {
        let original = name.strip_prefix(ORIGINAL);
        let own = self.0.iter().find(|own| original.is_none() && own.name == name);
        let bare = original.unwrap_or(name);
        let original = || ORIGINALS.iter().find(|(one, _)| *one == bare).map(|(_, text)| *text);
        own.map(|own| own.text.as_str()).or_else(original)
    }

    /// What goes wrong when documents are made: with all that they may hold, and with as little as they can.
    fn tried(&self) -> Vec<Finding> {
        let has_own = |language: &Language| self.has(catalogue(*language).0);
        let mut languages: Vec<Language> = Language::ALL.into_iter().filter(has_own).collect();
        if languages.is_empty() {
            languages.push(Language::default());
        }
        let tried =
            languages.into_iter().flat_map(|language| match self.renderer(language, language) {
                Ok(renderer) => renderer.tried(),
                Err(error) => vec![error],
            });
        let faults: Vec<_> = tried.collect();
        let mut findings: Vec<Finding> = Vec::new();
        for found in faults.iter().map(|error| self.finding(error)) {
            if findings.iter().all(|known| known.location != found.location) {
                findings.push(found);
            }
        }
        findings
    }

    /// What stopped a document from being made, if it is one of these.
    pub fn fault(&self, error: &anyhow::Error) -> Option<Finding> {
        let is_own = !self.0.is_empty() && error.downcast_ref::<Fault>().is_some();
        is_own.then(|| self.finding(error))
    }

    /// A fault as a finding, in the file that it stands in.
    fn finding(&self, error: &anyhow::Error) -> Finding {
        let fault = error.downcast_ref::<Fault>();
        let own = fault.and_then(|fault| self.0.iter().find(|own| own.name == fault.template));
        let (Some(fault), Some(own)) = (fault, own) else {
            // It came out in a template of the program that one of the plan is a part of.
            let source = self.0.first().map_or_else(|| SourceId::of("templates"), |own| own.source);
            let place = Location::new(source, Span::default());
            return Finding::new(&BROKEN_TEMPLATE, place, format!("{error:#}"));
        };
        let range = fault.range.clone().unwrap_or_else(|| line(&own.text, fault.line));
        let written = own.text.get(range.clone()).unwrap_or_default();
        if !fault.is_of_a_name {
            let help = "what a template can do stands in the documentation of own templates";
            return own.finding(range, fault.message.clone(), help);
        }
        let help = match context::near(written) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`empact templates context` lists what each template can print".to_owned(),
        };
        own.finding(range, format!("there is no `{written}` that this template can print"), help)
    }
}

impl Own {
    fn finding(
        &self,
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Finding {
        let place = Location::new(self.source, Span::new(range.start, range.end));
        Finding::new(&BROKEN_TEMPLATE, place, message).help(help)
    }
}

/// Finds what is wrong with a plan's own templates and messages, those that could be read as files.
pub fn check(loaded: &mut Loaded) {
    let Templates(mut own) = Templates::of(&loaded.sources);
    own.retain(|own| loaded.findings.iter().all(|one| one.location.source != own.source));
    if !own.is_empty() {
        loaded.findings.extend(Templates(own).findings());
    }
}

/// The blocks of a template of the program, in order.
pub fn blocks(name: &str) -> Vec<&'static str> {
    let original = ORIGINALS.iter().find(|(one, _)| *one == name);
    let text = original.map_or("", |(_, text)| text);
    code::blocks(text).map(|(_, name)| name).collect()
}

/// The bytes of a line, counted from 1.
fn line(text: &str, number: usize) -> Range<usize> {
    let before: usize =
        text.split_inclusive('\n').take(number.saturating_sub(1)).map(str::len).sum();
    let line = text.get(before..).unwrap_or_default().lines().next().unwrap_or_default();
    before..before + line.len()
}
