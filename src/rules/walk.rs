//! The ways through a plan that several rules take: every text, every list of parties, every
//! figure.
//!
//! What a rule makes of them is in its own file.

use crate::model::{Datum, Figure, FigureId, Involved, Line, Plan, Priority, PriorityFile, Spot};
use crate::source::{SourceId, Span, Spanned};

/// A text in Markdown and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Passage<'a> {
    /// The file.
    pub(super) source: SourceId,
    /// The bytes it was read from. They differ from the text by indentation, line breaks and
    /// escapes.
    pub(super) span: Span,
    /// The text.
    pub(super) text: &'a str,
}

/// A text, if it is one.
pub(super) fn passage(at: Spot, datum: Datum<'_>) -> Option<Passage<'_>> {
    match datum {
        Datum::Text(text) => {
            Some(Passage { source: at.source, span: at.span, text: text.as_str() })
        }
        _ => None,
    }
}

/// A list of parties and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct PartyList<'a> {
    /// The file.
    pub(super) source: SourceId,
    /// The head of the priority it belongs to.
    pub(super) priority: Option<&'a PriorityFile>,
    /// Those who are listed.
    pub(super) parties: &'a [Involved],
}

/// Every list of parties in a plan's priorities that has more than one.
pub(super) fn lists(plan: &Plan) -> Vec<PartyList<'_>> {
    let mut found = Vec::new();
    for one in &plan.priorities {
        let priority = one.file.as_ref().map(|file| &file.data);
        one.visit(&mut |at, datum| match datum {
            Datum::Parties(parties) if parties.len() > 1 => {
                found.push(PartyList { source: at.source, priority, parties });
            }
            _ => {}
        });
    }
    found
}

/// Every figure of a priority, with the file that holds it: the priority's own, those of its
/// goals, those of its actions.
pub(super) fn figures(priority: &Priority) -> impl Iterator<Item = (SourceId, &Figure)> {
    priority
        .holders()
        .flat_map(|holder| holder.reached().map(move |figure| (holder.source, figure)))
}

/// The figures that a figure refers to: the key under which, and the name.
pub(super) fn cited(figure: &Figure) -> impl Iterator<Item = (Reference, &Spanned<FigureId>)> {
    let compared = figure.compared_with.iter().map(|id| (Reference::ComparedWith, id));
    let part = figure.part_of.iter().map(|id| (Reference::PartOf, id));
    let sum = figure.sum_of.iter().map(|id| (Reference::SumOf, id));
    compared.chain(part).chain(sum)
}

/// How one figure refers to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reference {
    /// To an earlier one.
    ComparedWith,
    /// To a larger one that contains it.
    PartOf,
    /// To one that it contains.
    SumOf,
}

/// What one of a figure is called: by its own unit, or by that of its measure.
pub(super) fn unit<'a>(plan: &'a Plan, figure: &'a Figure) -> Option<&'a str> {
    let measure = figure.measure.as_ref().and_then(|key| plan.file.data.measures.get(key.as_str()));
    let of_measure = measure.and_then(|measure| measure.unit.as_ref());
    figure.unit.as_ref().or(of_measure).map(Line::as_str)
}
