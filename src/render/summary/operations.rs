//! Events and operations: how many of each kind, and each operation by its name.

use super::sheet::number;
use super::{Summer, refs};
use crate::analyse::activities::{self, Named, OfKind};
use crate::analyse::scope;
use crate::document::{Block, Holds, Inline, Row, Words, text};
use crate::model::{Involved, Line, Operation};
use crate::render::parts::{joined, paragraph, without_headings};

impl Summer<'_, '_> {
    /// The operations in the order of the plan, each with what is written of it first, and with the
    /// countries of every mention.
    pub(super) fn operations(&self) -> Vec<Block> {
        let all = activities::operations(self.scope);
        if all.is_empty() {
            return Vec::new();
        }
        let names = ["name", "kind", "countries", "date", "about"];
        let names = names.map(|name| format!("field.{name}"));
        let columns = ["document.priority"].into_iter().chain(names.iter().map(String::as_str));
        let columns = columns.chain(["summary.where"]).map(|name| (name, Holds::Words));
        let mut sheet = self.sheet("summary.operations", &columns.collect::<Vec<_>>());
        for named in &all {
            if let Some(cells) = self.operation(named) {
                sheet.add(cells);
            }
        }
        sheet.blocks()
    }

    /// How many events of each kind are told.
    pub(super) fn event_kinds(&self) -> Vec<Block> {
        self.kinds("summary.event_kinds", &activities::event_kinds(self.scope))
    }

    /// How many operations of each kind are named.
    pub(super) fn operation_kinds(&self) -> Vec<Block> {
        self.kinds("summary.operation_kinds", &activities::operation_kinds(self.scope))
    }

    fn kinds(&self, caption: &str, all: &[OfKind<'_>]) -> Vec<Block> {
        if all.is_empty() {
            return Vec::new();
        }
        let mut sheet = self.sheet(caption, &[("field.kind", Holds::Words)]);
        for part in &self.scope.parts {
            sheet = sheet.column(vec![text(scope::key(part.priority))], Holds::Numbers);
        }
        sheet = sheet.column(self.words("summary.total"), Holds::Numbers);
        for of_kind in all {
            let kind = of_kind.kind.map(|kind| vec![text(kind)]);
            let counts = of_kind.counts.iter().map(|count| number(*count));
            let total = vec![Inline::Strong(number(of_kind.total()))];
            sheet.row(
                [self.or_dash(kind.unwrap_or_default())].into_iter().chain(counts).chain([total]),
            );
        }
        sheet.blocks()
    }

    fn operation(&self, named: &Named<'_>) -> Option<Row> {
        let (_, first) = named.entries.first()?;
        let mut entries = named.entries.iter().map(|(_, operation)| *operation);
        let line = |line: &Line| vec![text(line.as_str())];
        let kind = entries.clone().find_map(|one| one.kind.as_ref().map(line));
        let date = |one: &Operation| {
            let [start, end] =
                [&one.start, &one.end].map(|date| date.as_ref().map(|one| one.value));
            self.style.span(start, end).map(|span| vec![text(span)])
        };
        let date = entries.clone().find_map(date);
        let about = entries.find_map(|one| one.about.as_ref());
        let place = named.entries.iter().find(|(_, one)| one.about.is_some());
        let voice = place.and_then(|(place, _)| self.voice(place.priority));
        let about = voice.map(|voice| without_headings(voice.optional_prose(about)));
        let cells = [
            refs::keys(named.priorities()),
            vec![Inline::Strong(vec![text(first.name.as_str())])],
            self.or_dash(kind.unwrap_or_default()),
            self.or_dash(self.countries(named)),
            self.or_dash(date.unwrap_or_default()),
        ];
        let about = self.cell(about.unwrap_or_default());
        let places = paragraph(self.places(named.entries.iter().map(|(place, _)| *place)));
        Some(cells.into_iter().map(paragraph).chain([about, places]).collect())
    }

    /// The countries of every mention, each once.
    fn countries(&self, named: &Named<'_>) -> Words {
        let mut known: Vec<String> = Vec::new();
        let more = named.entries.iter().filter_map(|(place, operation)| {
            let voice = self.voice(place.priority)?;
            let mut new: Vec<Involved> = Vec::new();
            for one in &operation.countries {
                let labels = voice.labels(one);
                if labels.iter().any(|label| !known.contains(label)) {
                    new.push(one.clone());
                }
                known.extend(labels);
            }
            (!new.is_empty()).then(|| voice.parties(&new))
        });
        joined(more, ", ")
    }
}
