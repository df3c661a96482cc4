//! Builds the note to COSI from a plan and renders it: the front page, and the report on each
//! priority as an annex. Called by the `note` command.
//!
//! An annex is the driver's report as the `report` command makes it, rendered for its place in the
//! note. What is in the note's public edition, and what its cover says, is in `edition`.

mod edition;
mod front;
mod gaps;

use crate::analyse::markings;
use crate::analyse::register::Origin;
use crate::analyse::scope::Scope;
use crate::analyse::status;
use crate::document;
use crate::model::{Note, Period, Priority, PriorityEntry};
use crate::render::environment::{Format, Renderer, Template};
use crate::render::messages::Messages;
use crate::render::nest::Nest;
use crate::render::report;
use crate::render::sources::{About, sources};
use crate::render::style::HouseStyle;
use crate::render::summary;
use crate::render::views::{
    AnnexView, BoundSummaryView, BoundView, DraftView, NotReleasedView, NoteView, ReportView,
    ReportedElsewhereView,
};
use crate::writer;

pub use edition::{Edition, edition};

/// What the places of the summary begin with, so that none is one of the note or of an annex.
const SUMMARY: &str = "overall-";

/// What a note is made of.
#[derive(Debug, Clone)]
pub struct Request<'p> {
    /// The edition of the plan that it shows.
    pub edition: &'p Edition,
    /// The front page.
    pub note: &'p Note,
    /// The period to report on; without it, the last one in which each priority reported.
    pub period: Option<&'p Period>,
    /// Whether the summary over all priorities stands before the reports.
    pub summary: bool,
    /// Present when the note is made although the plan has errors.
    pub draft: Option<DraftView>,
    /// Where the plan comes from.
    pub origin: Origin<'p>,
}

/// A note, ready to be rendered.
#[derive(Debug, Clone)]
pub struct Bound<'p> {
    /// All but the annexes.
    note: NoteView,
    /// The summary over all priorities, where it is to be part of the note.
    summary: Option<summary::Request<'p>>,
    /// The annexes, in order.
    annexes: Vec<Annex>,
}

/// An annex, whose number does not depend on what is released.
#[derive(Debug, Clone)]
struct Annex {
    /// `IV`.
    number: String,
    /// The place to link to.
    place: String,
    content: Content,
}

/// What is in an annex.
#[derive(Debug, Clone)]
enum Content {
    /// The report.
    Report(Box<ReportView>),
    /// Nothing: the whole report is not released.
    NotReleased(NotReleasedView),
}

/// Builds the note.
pub fn note<'p>(request: Request<'p>, messages: &Messages) -> Bound<'p> {
    let Request { edition, note, period, summary, draft, origin } = request;
    let (plan, markings) = (&edition.plan, &edition.markings);
    let summary = summary.then(|| {
        let scope = Scope::new(plan, |_| true, period);
        summary::Request { scope, markings, draft: None, origin: None }
    });
    let style = HouseStyle::new(messages);
    let borne = markings.borne(markings::sources(plan, &plan.priorities));
    let annexes = (1..).zip(&edition.original.priorities).map(|(number, priority)| Annex {
        number: roman(number),
        place: format!("annex-{number}"),
        content: content(edition, priority, period, messages),
    });
    let withheld = edition.left_out(origin);
    let origin = edition.origin(origin, &withheld);
    Bound {
        note: NoteView {
            plan: report::plan_view(plan, style),
            marking: report::marking_view(plan, borne, style),
            draft,
            front: front::front(note, style),
            declassification: edition.cover(note, style),
            elsewhere: plan.file.data.priorities.iter().filter_map(elsewhere).collect(),
            summary: None,
            annexes: Vec::new(),
            sources: sources(plan, markings, About::Plan, origin),
        },
        summary,
        annexes: annexes.collect(),
    }
}

impl Bound<'_> {
    /// Renders the note: first summary and annexes for their places, then what they are bound in.
    ///
    /// # Errors
    /// When a template fails; the message names the template and its line.
    pub fn render(&self, renderer: &Renderer, format: Format) -> anyhow::Result<String> {
        let mut note = self.note.clone();
        let annexes = self.annexes.iter().map(|annex| bind(annex, renderer, format));
        note.annexes = annexes.collect::<anyhow::Result<_>>()?;
        let summary = self.summary.as_ref().map(|request| {
            let mut blocks = summary::compose(request, renderer)?.blocks;
            document::nest(&mut blocks, SUMMARY);
            let body = match format {
                Format::Markdown => writer::markdown::write(&blocks, 2),
                Format::Html => writer::html::write(&blocks, 2),
            };
            anyhow::Ok(BoundSummaryView { place: format!("{SUMMARY}summary"), body })
        });
        note.summary = summary.transpose()?;
        renderer.render(Template::Note, &note, format)
    }
}

fn bind(annex: &Annex, renderer: &Renderer, format: Format) -> anyhow::Result<BoundView> {
    let Annex { number, place, content } = annex;
    let (letter, name, short_name, body) = match content {
        Content::Report(report) => {
            let priority = &report.priority;
            let nest = Nest { levels: 1, prefix: format!("{place}-") };
            let view = AnnexView { number, place, report };
            let body = renderer.render_part(Template::Annex, &view, format, &nest)?;
            let (name, short_name) = (priority.name.clone(), priority.short_name.clone());
            (priority.letter.clone(), name, short_name, Some(body))
        }
        Content::NotReleased(part) => {
            let key = part.priority.clone().unwrap_or_default();
            (None, key.clone(), key, None)
        }
    };
    let not_released = match content {
        Content::Report(_) => None,
        Content::NotReleased(part) => Some(part.clone()),
    };
    let (number, place) = (number.clone(), place.clone());
    Ok(BoundView { number, place, letter, name, short_name, body, not_released })
}

fn content(
    edition: &Edition,
    priority: &Priority,
    period: Option<&Period>,
    messages: &Messages,
) -> Content {
    let plan = &edition.plan;
    let released = plan.priorities.iter().find(|released| released.folder == priority.folder);
    let Some(shown) = released else {
        return Content::NotReleased(gaps::whole(priority, plan, &edition.withheld));
    };
    let period = period.or_else(|| status::last_period(plan, shown));
    let markings = &edition.markings;
    let request = report::Request {
        plan,
        markings,
        priority: shown,
        period,
        draft: None,
        origin: None,
        gaps: Vec::new(),
    };
    let mut report = report::report(request, messages);
    gaps::fill(&mut report, priority, &edition.withheld);
    Content::Report(Box::new(report))
}

fn elsewhere(entry: &PriorityEntry) -> Option<ReportedElsewhereView> {
    let document = entry.reported_in.as_ref()?;
    let name = entry.short_name.as_ref().or(entry.name.as_ref()).map(ToString::to_string);
    Some(ReportedElsewhereView {
        letter: entry.letter.as_ref().map(ToString::to_string),
        name: name.unwrap_or_else(|| entry.key.value.to_string()),
        document: front::reference(document),
    })
}

/// A number as annexes are numbered: `IV`.
fn roman(mut number: usize) -> String {
    const DIGITS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut text = String::new();
    for (value, digits) in DIGITS {
        text.push_str(&digits.repeat(number / value));
        number %= value;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn annexes_have_roman_numbers() {
        let numbers = [1, 4, 9, 14, 49, 98, 2013].map(roman);
        assert_eq!(numbers, ["I", "IV", "IX", "XIV", "XLIX", "XCVIII", "MMXIII"]);
    }
}
