//! Figures of a report, and the citations of figures in prose.

use super::{Builder, kpi};
use crate::analyse::figures::{Direction, Figures};
use crate::model::{ActionNumber, Figure, Owner, word};
use crate::prose::Citation;
use crate::render::cited;
use crate::render::views::{BeforeView, FigureView, PartOfView, QuotedFiguresView};

impl Builder<'_> {
    /// The figures of one owner. A figure that serves only as the "before" of another one
    /// stands there and not in a row of its own.
    pub(super) fn figures_of(&self, owner: Owner) -> Vec<FigureView> {
        self.figure_views(self.figures.of_owner(owner), owner)
    }

    /// As [`Builder::figures_of`], of figures that stand in one list.
    pub(super) fn figure_views(&self, figures: &[Figure], owner: Owner) -> Vec<FigureView> {
        Figures::rows(figures).map(|figure| self.figure(figure, owner)).collect()
    }

    fn figure(&self, figure: &Figure, owner: Owner) -> FigureView {
        let text = |line: &Option<crate::model::Line>| line.as_ref().map(ToString::to_string);
        let label = self.label(figure);
        FigureView {
            id: figure.id.as_ref().map(ToString::to_string),
            action: match owner {
                Owner::Action(number) => Some(number.to_string()),
                Owner::Priority | Owner::Goal(_) => None,
            },
            unit: self
                .unit(figure)
                .filter(|unit| !kpi::names(&label, unit))
                .map(|unit| self.style.unit(&unit, figure.value.value)),
            label,
            value: self.style.quantity(figure.value.value),
            at: figure.at.map(|date| self.style.date(date)),
            before: self.before(figure),
            part_of: self.figures.whole(figure).map(|(whole, share)| PartOfView {
                label: self.label(whole),
                value: self.style.quantity(whole.value.value),
                share: share.map(|share| self.style.share(share)),
            }),
            sum_of: self.figures.parts(figure).into_iter().map(|part| self.label(part)).collect(),
            leans_on_withheld: self.figures.leans_on_withheld(figure),
            countries: self.parties(&figure.countries),
            operation: figure.operation.as_ref().map(ToString::to_string),
            source: text(&figure.source),
            by: self.optional_who(figure.by.as_ref(), owner),
            printed: figure.printed.as_ref().map(ToString::to_string),
            printed_by: self.printed_by(figure.printed.as_ref(), owner),
            note: self.optional_prose(figure.note.as_ref()),
        }
    }

    /// Parts the figures that have an attached report of the action as their source from those that
    /// are its own.
    pub(super) fn quoted(
        &self,
        action: ActionNumber,
        figures: Vec<FigureView>,
    ) -> (Vec<QuotedFiguresView>, Vec<FigureView>) {
        let mut own = figures;
        let mut quoted = Vec::new();
        for (number, annex) in (1..).zip(&self.priority.annexes) {
            let head = &annex.data.head;
            let title = head.title.to_string();
            let of_annex = |figure: &FigureView| figure.source.as_ref() == Some(&title);
            if head.action.as_ref().is_none_or(|of| of.value != action) {
                continue;
            }
            let (mut figures, others): (Vec<_>, Vec<_>) = own.into_iter().partition(of_annex);
            own = others;
            if figures.is_empty() {
                continue;
            }
            // The heading that they stand under says it.
            for figure in &mut figures {
                figure.source = None;
            }
            quoted.push(QuotedFiguresView { title, anchor: format!("annex-{number}"), figures });
        }
        (quoted, own)
    }

    fn before(&self, figure: &Figure) -> Option<BeforeView> {
        let (before, change) = self.figures.before(figure)?;
        Some(BeforeView {
            value: self.style.quantity(before.value.value),
            at: before.at.map(|date| self.style.date(date)),
            change: change.map(|change| self.style.change(change)),
            direction: word(&Direction::of(change)),
        })
    }

    /// What a figure counts: its own words, or else those of its measure.
    pub(in crate::render) fn label(&self, figure: &Figure) -> String {
        let measure = figure.measure.as_ref().and_then(|key| self.measure(key.as_str()));
        let label = figure.label.as_ref().or(measure.map(|measure| &measure.name));
        label.map(ToString::to_string).unwrap_or_default()
    }

    pub(in crate::render) fn unit(&self, figure: &Figure) -> Option<String> {
        let measure = figure.measure.as_ref().and_then(|key| self.measure(key.as_str()));
        let unit = figure.unit.as_ref().or(measure.and_then(|measure| measure.unit.as_ref()));
        unit.map(ToString::to_string)
    }

    fn measure(&self, key: &str) -> Option<&crate::model::Measure> {
        self.plan.file.data.measures.get(key).map(|measure| &measure.value)
    }

    /// What a citation in prose is replaced by.
    pub(super) fn citation(&self, citation: &Citation) -> Option<String> {
        cited::citation(&self.figures, self.style, citation)
    }
}
