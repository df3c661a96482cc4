//! Composes the note to COSI from a plan: the front page, and the report on each priority as an annex.
//! Called by the `note` command.
//!
//! An annex is the driver's report as the `report` command makes it, in its place in the note. What is in
//! the note's public edition, and what its cover says, is in `edition`.

mod edition;
mod front;
mod gaps;

use minijinja::{Value, context};

use crate::analyse::markings;
use crate::analyse::register::Origin;
use crate::analyse::scope::Scope;
use crate::analyse::status;
use crate::document::{self, Block, Paragraph, Role, text};
use crate::model::{Note, Owner, Period, Plan, Priority};
use crate::render::back;
use crate::render::compose::Part;
use crate::render::environment::{Composed, Renderer, Template};
use crate::render::frame::{self, AnnexPages, Draft, Frame, Pages};
use crate::render::parts::{Voice, worded};
use crate::render::report;
use crate::render::sources::About;
use crate::render::summary;

use front::Listed;

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
    /// Whether its reports tell at their ends what an editor remarks, and it itself what on the plan.
    pub notes: bool,
    /// Present when the note is made although the plan has errors.
    pub draft: Option<Draft>,
    /// Where the plan comes from.
    pub origin: Origin<'p>,
}

/// Composes the note.
///
/// # Errors
/// When a template fails; the message names it and its line.
pub fn compose(request: &Request<'_>, renderer: &Renderer) -> anyhow::Result<Composed> {
    let Request { edition, note, draft, origin, .. } = request;
    let (plan, markings) = (&edition.plan, &edition.markings);
    let messages = renderer.messages();
    let borne = if draft.as_ref().is_some_and(Draft::quotes) {
        markings.borne_by_all()
    } else {
        markings.borne(markings::sources(plan, &plan.priorities))
    };
    let annexes = (1..).zip(&edition.original.priorities);
    let annexes = annexes.map(|(number, priority)| annex(request, priority, number, renderer));
    let annexes: Vec<Annex> = annexes.collect::<anyhow::Result<_>>()?;
    let folders = edition.original.priorities.iter().map(|priority| priority.folder.clone());
    let (listed, annexes): (Vec<(String, Listed)>, Vec<Value>) =
        folders.zip(annexes).map(|(folder, annex)| ((folder, annex.listed), annex.parts)).unzip();
    let in_order = front::in_order(note, &listed);
    let withheld = edition.left_out(*origin);
    let own = edition.origin(*origin, &withheld);
    let remarks = if request.notes { back::on_plan(plan, messages) } else { Vec::new() };
    let mut frame = Frame::new(plan, borne, draft.is_some(), messages);
    let parts = context! {
        cover => edition.cover(note, messages),
        front => front::front(note, plan, &in_order, messages),
        marking => Part::Words(frame.marking.clone()),
        draft => frame::draft(draft.as_ref(), messages),
        sources => frame::sources((plan, markings), About::Plan, Some(own), messages),
        summary => summary(request, renderer)?,
        annexes => annexes,
        findings => Part::Blocks(front::findings(&in_order)),
        abbreviations => Part::Blocks(back::abbreviations(plan, messages)),
        source_notes => Part::Blocks(back::source_notes(messages, remarks)),
    };
    let blocks = renderer.compose(Template::Note, parts)?;
    let number = edition.number().unwrap_or_else(|| front::number(note));
    let page = |place: &String| {
        let number = place.trim_start_matches("annex-").parse().map(roman).unwrap_or_default();
        let label = worded(messages, "note.annex_page", &[("number", vec![text(number)])]);
        AnnexPages { place: place.clone(), label: document::plain(&label) }
    };
    frame.pages = Some(Pages {
        initials: note.initials.as_ref().map(ToString::to_string).unwrap_or_default(),
        service: note.service.as_ref().map(ToString::to_string).unwrap_or_default(),
        annexes: listed.iter().map(|(_, listed)| page(&listed.place)).collect(),
    });
    let title = format!("{number} – {}", front::subject(note, plan));
    Ok(Composed { title, running: number, frame, blocks })
}

/// The summary over all priorities, where it is to be part of the note.
fn summary(request: &Request<'_>, renderer: &Renderer) -> anyhow::Result<Value> {
    if !request.summary {
        return Ok(Value::from(false));
    }
    let Edition { plan, markings, .. } = request.edition;
    let scope = Scope::new(plan, |_| true, request.period);
    let summary = summary::Request { scope, markings, draft: None, notes: false, origin: None };
    let body = bound(summary::compose(&summary, renderer)?, SUMMARY);
    Ok(context! { place => format!("{SUMMARY}summary"), body => Part::Blocks(body) })
}

/// A report in its place, whose number does not depend on what is released.
struct Annex {
    listed: Listed,
    /// What the template sees.
    parts: Value,
}

fn annex(
    request: &Request<'_>,
    priority: &Priority,
    number: usize,
    renderer: &Renderer,
) -> anyhow::Result<Annex> {
    let Edition { plan, markings, withheld, .. } = request.edition;
    let messages = renderer.messages();
    let place = format!("annex-{number}");
    let number = [("number", vec![text(roman(number))])];
    let called = |key: &str| worded(messages, key, &number);
    let annex = document::plain(&called("note.annex"));
    let released = plan.priorities.iter().find(|released| released.folder == priority.folder);
    let Some(shown) = released else {
        let words = gaps::whole(priority, plan, withheld, messages);
        let gap = Block::Paragraph(Paragraph { role: Some(Role::NotReleased), words });
        let parts = context! {
            place => &place, heading => Part::Words(called("note.annex_page")), marking => false,
            body => Part::Blocks(vec![gap]),
        };
        let name = keyed(priority, plan);
        let is_final = report::is_final(plan, request.period);
        let findings = Vec::new();
        return Ok(Annex { listed: Listed { name, annex, place, is_final, findings }, parts });
    };
    let report = report::Request {
        plan,
        markings,
        priority: shown,
        period: request.period.or_else(|| status::last_period(plan, shown)),
        draft: None,
        origin: None,
        notes: request.notes,
        gaps: gaps::of(priority, withheld, messages),
    };
    let composed = report::compose(&report, renderer)?;
    let name = report::name_of(shown, " – ");
    let [number] = number;
    let title = report::title_of(plan, report.period, messages);
    let fill = [number, ("report", vec![text(title)]), ("name", vec![text(name)])];
    let heading = worded(messages, "note.annexed", &fill);
    let marking = Part::Words(composed.frame.marking.clone());
    let body = bound(composed, &format!("{place}-"));
    let parts = context! {
        place => &place, heading => Part::Words(heading), marking => Value::from(marking),
        body => Part::Blocks(body),
    };
    let voice = Voice::new(plan, shown, report.period, messages);
    let findings = shown.file.as_ref().map(|file| file.data.main_findings.as_slice());
    let findings = voice.points(findings.unwrap_or_default(), Owner::Priority);
    let is_final = report::is_final(plan, report.period);
    let name = short_name(shown, plan);
    Ok(Annex { listed: Listed { name, annex, place, is_final, findings }, parts })
}

/// What stands in a document, for its place in this one.
fn bound(composed: Composed, prefix: &str) -> Vec<Block> {
    let mut blocks = composed.blocks;
    document::nest(&mut blocks, prefix);
    let under = |block| match block {
        Block::Section(section) => section.blocks,
        block => vec![block],
    };
    blocks.into_iter().flat_map(under).collect()
}

/// The letter and a name for lists, the shorter one that the plan has for it.
fn short_name(priority: &Priority, plan: &Plan) -> String {
    let mut entries = plan.file.data.priorities.iter();
    let entry = entries.find(|entry| entry.key.value.folder() == priority.folder);
    let short = entry.and_then(|entry| entry.short_name.as_ref()).map(ToString::to_string);
    let letter = priority.file.as_ref().and_then(|file| file.data.letter.as_ref());
    match (short, letter) {
        (Some(short), Some(letter)) => format!("{letter} – {short}"),
        (Some(short), None) => short,
        (None, _) => report::name_of(priority, " – "),
    }
}

/// The key of a priority as the plan lists it.
fn keyed(priority: &Priority, plan: &Plan) -> String {
    let mut keys = plan.file.data.priorities.iter().map(|entry| &entry.key.value);
    keys.find(|key| key.folder() == priority.folder).map(ToString::to_string).unwrap_or_default()
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
