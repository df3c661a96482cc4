//! `unknown-figure`: a figure or a text refers to a figure that the priority does not have, or to
//! a change or share that the figure does not have.

use std::collections::BTreeMap;

use crate::analyse::figures::Figures;
use crate::diagnostic::{Finding, RuleInfo, closest};
use crate::model::{Datum, Field, Figure, FigureId, Priority, Spot, field, fields};
use crate::prose::{self, Aspect, Citation};
use crate::rule;
use crate::source::{Location, SourceId, Sources, Span, Spanned};

use super::context::{self, Context};
use super::walk::{self, Passage};

pub(super) static INFO: RuleInfo = rule!("unknown-figure", Error, References);

/// The top-level keys under which figures stand.
pub(super) const SECTIONS: &[Field] = fields!(PriorityFile: figures, goals; Action: results);

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for priority in &context.plan.priorities {
        if context.is_folder_damaged(&priority.folder, SECTIONS) {
            continue;
        }
        let named = Named::of(priority);
        priority.visit(&mut |at, datum| match datum {
            Datum::Figure(id) if at.field != field!(Figure.id) => {
                let is_there = named.get(id.as_str()).is_some();
                findings.extend((!is_there).then(|| named.unknown(at.location(), id.as_str())));
            }
            _ => {
                for (place, citation) in citations(context, at, datum) {
                    findings.extend(named.complaint(place, &citation));
                }
            }
        });
    }
    context.plan.file.visit(&mut |at, datum| {
        for (place, _) in citations(context, at, datum) {
            let message = "the plan as a whole has no figures to cite";
            let help = "write the number itself, or cite it in a file of its priority";
            findings.push(Finding::new(&INFO, place, message).help(help));
        }
    });
}

/// The figures of a priority that can be cited.
struct Named<'p> {
    figures: Figures<'p>,
    places: BTreeMap<&'p str, (SourceId, &'p Spanned<FigureId>)>,
}

impl<'p> Named<'p> {
    fn of(priority: &'p Priority) -> Self {
        let mut places = BTreeMap::new();
        for (source, figure) in walk::figures(priority) {
            if let Some(id) = &figure.id {
                places.entry(id.as_str()).or_insert((source, id));
            }
        }
        Self { figures: Figures::of(priority), places }
    }

    fn get(&self, id: &str) -> Option<&'p Figure> {
        self.figures.get(id)
    }

    fn unknown(&self, place: Location, id: &str) -> Finding {
        Finding::new(&INFO, place, format!("the priority has no figure `{id}`"))
            .help::<String>(context::known(id, "its figures are", self.places.keys().copied()))
    }

    /// What is wrong with a citation in a text.
    fn complaint(&self, place: Location, citation: &Citation) -> Option<Finding> {
        let id = citation.id.as_str();
        let Some(figure) = self.get(id) else { return Some(self.unknown(place, id)) };
        let (what, key, other, computed) = match &citation.aspect {
            Aspect::Value => return None,
            Aspect::Unknown(aspect) => return Some(unknown_aspect(place, id, aspect)),
            Aspect::Change => {
                let before = self.figures.before(figure);
                let computed = before.map(|(_, change)| change.is_some());
                ("change", "compared_with", figure.compared_with.as_ref(), computed)
            }
            Aspect::Share => {
                let whole = self.figures.whole(figure);
                let computed = whole.map(|(_, share)| share.is_some());
                ("share", "part_of", figure.part_of.as_ref(), computed)
            }
        };
        let finding = match (other, computed) {
            (None, _) => Finding::new(&INFO, place, format!("the figure `{id}` has no {what}"))
                .help(format!("say under `{key}` of the figure from which other one it follows"))
                .help(format!("or cite the number itself: `<figure:{id}>`")),
            (Some(other), Some(false)) => {
                let message = format!("the {what} of the figure `{id}` cannot be computed");
                Finding::new(&INFO, place, message)
                    .note(format!("`{other}` may be nought, or one of the two is negative"))
                    .help(format!("cite the number itself: `<figure:{id}>`"))
            }
            // There is one; or the other figure is unknown, which is reported there.
            (Some(_), _) => return None,
        };
        let (source, defined) = self.places.get(id)?;
        Some(finding.related(Location::new(*source, defined.span), "the figure"))
    }
}

fn unknown_aspect(place: Location, id: &str, aspect: &str) -> Finding {
    let meant = closest(aspect, ["change", "share"]).map_or_else(
        || format!("cite the number itself as `<figure:{id}>`, or `#change`, or `#share`"),
        |meant| format!("did you mean `<figure:{id}#{meant}>`?"),
    );
    Finding::new(&INFO, place, format!("a figure has no `#{aspect}`")).help(meant)
}

/// What is cited in a text, if it is one, and where.
fn citations(context: &Context<'_>, at: Spot, datum: Datum<'_>) -> Vec<(Location, Citation)> {
    let Some(passage) = walk::passage(at, datum) else { return Vec::new() };
    let cited = prose::citations(passage.text).into_iter();
    cited.map(|citation| (locate(context.sources, &passage, &citation), citation)).collect()
}

/// Where a citation stands in its file. Escapes of YAML may hide it; then it is the whole text.
fn locate(sources: &Sources, passage: &Passage<'_>, citation: &Citation) -> Location {
    let raw = sources.get(passage.source).slice(passage.span);
    let start = passage.span.start as usize;
    let span = find(raw, passage.text, citation)
        .map(|at| Span::new(start + at, start + at + citation.range.len()));
    Location::new(passage.source, span.unwrap_or(passage.span))
}

/// The offset in the text of the file: the same words for the same time as in the text that was
/// read from it.
fn find(raw: &str, text: &str, citation: &Citation) -> Option<usize> {
    let written = text.get(citation.range.clone())?;
    let earlier = text.get(..citation.range.start)?.matches(written).count();
    raw.match_indices(written).nth(earlier).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::prose::citations;

    #[test]
    fn a_citation_is_found_among_its_like() {
        let text = "`<figure:a>` is <figure:a>\nand\n<figure:a>";
        let raw = "|\n    `<figure:a>` is <figure:a>\n    and\n    <figure:a>\n";
        let found: Vec<_> = citations(text).iter().map(|c| find(raw, text, c)).collect();
        assert_eq!(found, [Some(22), Some(45)]);
        let escaped = "\"`\\u003cfigure:a>` is \\u003cfigure:a>\"";
        assert_eq!(find(escaped, text, &citations(text)[0]), None);
    }
}
