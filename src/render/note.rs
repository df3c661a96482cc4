//! Composes the note to COSI: the front page, and the report on each priority as an annex. Called by the
//! `note` command.
//!
//! An annex is the driver's report as the `report` command makes it, nested in the tree of the note. What
//! is in the note's public edition is in `edition`, what its cover and the front page say in `cover` and
//! `front`, and what is said of parts that are not released in `gaps`.

mod cover;
mod edition;
mod front;
mod gaps;

use minijinja::{Value, context};

use crate::analyse::markings;
use crate::analyse::register::Origin;
use crate::analyse::scope::Scope;
use crate::analyse::status;
use crate::document::{self, Block, Words, text};
use crate::model::{Note, Period, Priority};
use crate::render::compose::Part;
use crate::render::environment::{Composed, Renderer, Template};
use crate::render::frame::{self, DraftView, Frame, Named, Registered};
use crate::render::messages::Messages;
use crate::render::parts::worded;
use crate::render::report;
use crate::render::sources::About;
use crate::render::summary;

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

/// Composes the note.
///
/// # Errors
/// When a template fails; the message names it and its line.
pub fn compose(request: &Request<'_>, renderer: &Renderer) -> anyhow::Result<Composed> {
    let Request { edition, note, draft, origin, .. } = request;
    let (plan, markings) = (&edition.plan, &edition.markings);
    let messages = renderer.messages();
    let borne = markings.borne(markings::sources(plan, &plan.priorities));
    let mut frame = Frame::new(borne, draft.is_some(), messages);
    let annexes = (1..).zip(&edition.original.priorities);
    let annexes = annexes.map(|(number, priority)| annex(request, number, priority, renderer));
    let annexes = annexes.collect::<anyhow::Result<Vec<_>>>()?;
    let withheld = edition.left_out(*origin);
    let origin = edition.origin(*origin, &withheld);
    let cover = cover::cover(edition, note, messages);
    frame.registered = Some(Registered {
        initials: note.initials.as_ref().map(ToString::to_string).unwrap_or_default(),
        service: note.service.as_ref().map(ToString::to_string).unwrap_or_default(),
        cover: cover.as_ref().map(|cover| cover.number.clone()),
        parts: annexes.iter().map(Annex::named).collect(),
    });
    let parts = context! {
        cover => cover.map(|cover| cover.parts),
        front => front::front(plan, note, &frame.marking, &annexes, messages),
        draft => frame::draft(draft.as_ref(), messages),
        sources => frame::sources((plan, markings), About::Plan, Some(origin), messages),
        summary => overall(request, renderer)?,
        annexes => annexes.iter().map(Annex::part).collect::<Value>(),
    };
    let number = front::number(note);
    Ok(Composed {
        title: format!("{number} – {}", front::subject(plan, note)),
        running: number,
        frame,
        blocks: renderer.compose(Template::Note, parts)?,
    })
}

/// An annex, whose number does not depend on what is released.
struct Annex {
    /// The place to link to: `annex-4`.
    place: String,
    /// What the contents and the front page call it: `Annex IV`.
    called: String,
    /// What its pages call it: `ANNEX IV`.
    on_pages: String,
    /// The priority in short; the key of one that is not released.
    short: String,
    heading: String,
    /// The marking of the whole annex.
    marking: Words,
    body: Vec<Block>,
}

impl Annex {
    fn named(&self) -> Named {
        Named { place: self.place.clone(), name: self.on_pages.clone() }
    }

    /// What the template sees.
    fn part(&self) -> Value {
        context! {
            heading => &self.heading,
            place => &self.place,
            marking => Part::Words(self.marking.clone()),
            body => Part::Blocks(self.body.clone()),
        }
    }
}

fn annex(
    request: &Request<'_>,
    number: usize,
    priority: &Priority,
    renderer: &Renderer,
) -> anyhow::Result<Annex> {
    let edition = request.edition;
    let (plan, messages) = (&edition.plan, renderer.messages());
    let place = format!("annex-{number}");
    let number = roman(number);
    let said = |key, name: &str| {
        let fill = [("number", vec![text(&number)]), ("name", vec![text(name)])];
        document::plain(&worded(messages, key, &fill))
    };
    let called = said("note.annex", "");
    let on_pages = said("note.annex_withheld", "");
    let released = plan.priorities.iter().find(|released| released.folder == priority.folder);
    let Some(shown) = released else {
        let (short, gap) = gaps::whole(priority, plan, &edition.withheld, messages);
        let heading = on_pages.clone();
        let (marking, body) = (Words::new(), vec![report::gap(gap)]);
        return Ok(Annex { place, called, on_pages, short, heading, marking, body });
    };
    let period = request.period.or_else(|| status::last_period(plan, shown));
    let report = report::Request {
        plan,
        markings: &edition.markings,
        priority: shown,
        period,
        draft: None,
        origin: None,
        gaps: gaps::gaps(priority, &edition.withheld, messages),
    };
    let report = report::compose(&report, renderer)?;
    let body = nested(report.blocks, &format!("{place}-"));
    let heading = said("note.annex_heading", &report::name(shown, " – "));
    let short = report::short_name(plan, shown, " – ");
    let marking = report.frame.marking;
    Ok(Annex { place, called, on_pages, short, heading, marking, body })
}

/// The summary over all priorities, where it is to be part of the note.
fn overall(request: &Request<'_>, renderer: &Renderer) -> anyhow::Result<Option<Value>> {
    if !request.summary {
        return Ok(None);
    }
    let Edition { plan, markings, .. } = request.edition;
    let scope = Scope::new(plan, |_| true, request.period);
    let summary = summary::Request { scope, markings, draft: None, origin: None };
    let blocks = summary::compose(&summary, renderer)?.blocks;
    let body = Part::Blocks(nested(blocks, SUMMARY));
    Ok(Some(context! { place => format!("{SUMMARY}summary"), body }))
}

/// What stands in a document, for a section of the note.
fn nested(blocks: Vec<Block>, prefix: &str) -> Vec<Block> {
    let within = blocks.into_iter().flat_map(|block| match block {
        Block::Section(section) => section.blocks,
        block => vec![block],
    });
    let mut blocks: Vec<Block> = within.collect();
    document::nest(&mut blocks, prefix);
    blocks
}

fn words(messages: &Messages, key: &str) -> Words {
    vec![text(messages.text(key))]
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
