//! `unknown-figure`: a figure or a text refers to a figure that the priority does not have, or to
//! a change or share that the figure does not have.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::analyse::figures::Figures;
use crate::diagnostic::{Candidates, Finding, Findings, RuleInfo, closest};
use crate::model::{Datum, Field, Figure, FigureId, Priority, Spot, field, fields};
use crate::prose::{self, Aspect, Citation};
use crate::rule;
use crate::source::{Location, SourceId, Spanned};

use super::context::{self, Context};
use super::walk;
use super::within::Places;

pub(super) static INFO: RuleInfo = rule!("unknown-figure", Error, References);

/// The top-level keys under which figures stand.
pub(super) const SECTIONS: &[Field] = fields!(PriorityFile: figures, goals; Action: results);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for priority in &context.plan.priorities {
        if context.is_folder_damaged(&priority.folder, SECTIONS) {
            continue;
        }
        let named = Named::of(priority);
        priority.visit(&mut |at, datum| match datum {
            Datum::Figure(id) if at.field != field!(Figure.id) => {
                if named.get(id.as_str()).is_none() {
                    findings.add(at.source, || named.unknown(at.location(), id.as_str()));
                }
            }
            _ => {
                for (place, citation) in citations(context, at, datum) {
                    if named.get(&citation.id).is_none() {
                        findings.add(at.source, || named.unknown(place, &citation.id));
                    } else {
                        findings.extend(named.complaint(place, &citation));
                    }
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
    /// What may have been meant, made when the first is unknown.
    known: OnceCell<Candidates<'p>>,
}

impl<'p> Named<'p> {
    fn of(priority: &'p Priority) -> Self {
        let mut places = BTreeMap::new();
        for (source, figure) in walk::figures(priority) {
            if let Some(id) = &figure.id {
                places.entry(id.as_str()).or_insert((source, id));
            }
        }
        Self { figures: Figures::of(priority), places, known: OnceCell::new() }
    }

    fn get(&self, id: &str) -> Option<&'p Figure> {
        self.figures.get(id)
    }

    fn unknown(&self, place: Location, id: &str) -> Finding {
        let known = self.known.get_or_init(|| Candidates::new(self.places.keys().copied()));
        Finding::new(&INFO, place, format!("the priority has no figure `{id}`"))
            .help::<String>(context::known(id, "its figures are", known))
    }

    /// What is wrong with a citation in a text.
    fn complaint(&self, place: Location, citation: &Citation) -> Option<Finding> {
        let id = citation.id.as_str();
        let figure = self.get(id)?;
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
    let places = Places::of(context.sources, &passage);
    cited.map(|citation| (places.locate(citation.range.clone()), citation)).collect()
}
