//! The driver's texts by their place, and the reports that are attached.

use minijinja::{Value, context};

use super::{Reporter, blocks};
use crate::document::{Block, Inline, Paragraph, Role, Words, text};
use crate::model::{ActionNumber, Line, NarrativeHead, Owner, Place, PlanDate, Prose, Who};
use crate::render::compose::Part;
use crate::render::parts::{Voice, in_language, joined, labelled};
use crate::source::{SourceId, Spanned};

/// What the head of a text says of it.
struct Head<'p> {
    title: &'p Line,
    action: Option<&'p Spanned<ActionNumber>>,
    by: Option<&'p Who>,
    at: Option<PlanDate>,
    language: Option<&'p str>,
}

impl Reporter<'_> {
    /// The texts of a place.
    pub(super) fn texts_at(&self, place: Place) -> Vec<Value> {
        self.texts(|head| head.place.value == place)
    }

    /// The texts whose head fits.
    pub(super) fn texts(&self, fits: impl Fn(&NarrativeHead) -> bool) -> Vec<Value> {
        let texts = (1..).zip(&self.request.priority.narrative);
        let texts = texts.filter(|(_, section)| fits(&section.data.head));
        let text = texts.map(|(number, section)| {
            let head = &section.data.head;
            let head = Head {
                title: &head.title,
                action: head.action.as_ref(),
                by: head.by.as_ref(),
                at: None,
                language: head.language.as_ref().map(Line::as_str),
            };
            let anchor = format!("text-{number}");
            self.text(&head, section.source, &anchor, section.data.body.as_ref(), Vec::new())
        });
        text.collect()
    }

    /// The reports that are attached.
    pub(super) fn annexes(&self) -> Vec<Value> {
        let annexes = (1..).zip(&self.request.priority.annexes).map(|(number, annex)| {
            let head = &annex.data.head;
            let mut more = Vec::new();
            let partners =
                [("field.partners", &head.partners), ("field.initiatives", &head.initiatives)];
            for (name, list) in partners.into_iter().filter(|(_, list)| !list.is_empty()) {
                let table = self.voice.partners(list, name);
                more.extend(labelled(self.voice.words(name), table));
            }
            let head = Head {
                title: &head.title,
                action: head.action.as_ref(),
                by: head.by.as_ref(),
                at: head.at,
                language: head.language.as_ref().map(Line::as_str),
            };
            let anchor = format!("annex-{number}");
            self.text(&head, annex.source, &anchor, annex.data.body.as_ref(), more)
        });
        annexes.collect()
    }

    fn text(
        &self,
        head: &Head<'_>,
        source: SourceId,
        anchor: &str,
        body: Option<&Prose>,
        more: Vec<Block>,
    ) -> Value {
        let owner = head.action.map_or(Owner::Priority, |action| Owner::Action(action.value));
        let attached = head.action.map(|action| {
            self.voice.say("told.attached_to", &[("action", vec![Voice::link(action.value)])])
        });
        let said = self.voice.said(head.by, head.at, owner);
        let said = (!said.is_empty()).then_some(said);
        let language = head
            .language
            .map(|language| self.voice.say("told.language", &[("language", vec![text(language)])]));
        let remark = joined([attached, said, language].into_iter().flatten(), " · ");
        let mut all = Vec::new();
        if !remark.is_empty() {
            let words: Words = vec![Inline::Emphasis(remark)];
            all.push(Block::Paragraph(Paragraph { role: Some(Role::Remark), words }));
        }
        let body = self.voice.optional_prose(body);
        all.extend(in_language(self.voice.messages, head.language, body));
        all.extend(more);
        context! {
            anchor,
            title => head.title.as_str(),
            marking => self.portion_in_heading(source),
            body => blocks(all),
            attached => Part::Words(vec![Inline::Link(
                format!("#{anchor}"),
                vec![text(head.title.as_str())],
            )]),
        }
    }
}
