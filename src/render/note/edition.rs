//! The two editions of a note: as it was issued, and as it was declassified.

use std::collections::BTreeSet;

use minijinja::{Value, context};

use super::{front, gaps};
use crate::analyse::as_of::as_of;
use crate::analyse::markings::{self, Markings};
use crate::analyse::register::Origin;
use crate::analyse::release::{AboveCeiling, Withheld, release};
use crate::document::{Block, Fact, Item, List, Words, text};
use crate::model::{Declassification, Extent, Marking, Note, Period, Plan, word};
use crate::render::compose::Part;
use crate::render::messages::Messages;
use crate::render::parts::{facts, joined, paragraph, worded};
use crate::render::style::HouseStyle;

/// What of a plan a note shows.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The plan with the markings that hold in this edition, and without what is not released.
    pub(super) plan: Plan,
    /// The markings of its parts.
    pub(super) markings: Markings,
    /// The plan as it was issued, with all its parts.
    pub(super) original: Plan,
    /// What is not released, in the order of the plan.
    pub(super) withheld: Vec<Withheld>,
    /// The highest marking of the note as it was issued.
    issued: Option<Marking>,
}

/// The edition of a plan as its note was issued, whatever became of its marking since; or as it
/// was declassified, without the parts that were not.
///
/// # Errors
/// When the plan's own file, which every document needs, is not released itself.
pub fn edition(plan: &Plan, declassified: bool) -> Result<Edition, AboveCeiling> {
    let mut original = plan.clone();
    original.file.data.declassification = None;
    let all = markings::sources(&original, &original.priorities);
    let markings = Markings::of(&original);
    let issued = markings.borne(all).marking;
    match &plan.file.data.declassification {
        Some(decision) if declassified => {
            let status = decision.status.value;
            let released = release(plan, &Markings::of(plan), status, &BTreeSet::new())?;
            let (plan, withheld) = (released.plan, released.withheld);
            let markings = Markings::of(&plan);
            Ok(Edition { plan, markings, original, withheld, issued })
        }
        _ => {
            let (plan, withheld) = (original.clone(), Vec::new());
            Ok(Edition { plan, markings, original, withheld, issued })
        }
    }
}

impl Edition {
    /// What of it was known in a period, as [`as_of`] has it.
    #[must_use]
    pub fn as_of(self, period: Option<&Period>) -> Self {
        let (plan, original) = (as_of(&self.plan, period), as_of(&self.original, period));
        let markings = self.markings.narrowed(&plan);
        Self { plan, markings, original, ..self }
    }

    /// The highest marking of what it shows.
    pub fn marking(&self) -> Option<Marking> {
        let plan = &self.plan;
        self.markings.borne(markings::sources(plan, &plan.priorities)).marking
    }

    /// All that is left out: above a ceiling, and because it is not released.
    pub(super) fn left_out(&self, origin: Origin<'_>) -> Vec<Withheld> {
        origin.withheld.iter().chain(&self.withheld).cloned().collect()
    }

    /// Where this edition comes from. Its new status is a ceiling like any other: what is not
    /// released is above it.
    pub(super) fn origin<'p>(&self, origin: Origin<'p>, withheld: &'p [Withheld]) -> Origin<'p> {
        let decision = self.plan.file.data.declassification.as_ref();
        let status = decision.map(|decision| decision.status.value);
        let ceiling = origin.ceiling.into_iter().chain(status).min();
        Origin { ceiling, withheld, ..origin }
    }

    /// The number of a declassified edition, with what follows it.
    pub(super) fn number(&self) -> Option<String> {
        let decision = self.plan.file.data.declassification.as_ref()?;
        Some(decision.document.to_string())
    }

    /// The cover of a declassified edition.
    pub(super) fn cover(&self, note: &Note, messages: &Messages) -> Option<Value> {
        let decision = self.plan.file.data.declassification.as_ref()?;
        let kind = match decision.extent {
            Extent::Full => "note.declassification",
            Extent::Partial => "note.partial",
        };
        let language = decision.original_language.as_ref().or(note.original_language.as_ref());
        let language = language.map(ToString::to_string);
        Some(context! {
            heading => messages.text(kind),
            dateline => front::dateline(note, decision.date.value, language, messages),
            number => front::strong(decision.document.to_string()),
            facts => Part::Blocks(self.particulars(decision, note, messages)),
            told => Part::Blocks(self.told(decision, messages)),
            withheld => Part::Blocks(self.listed(messages)),
        })
    }

    /// Which document is declassified, and to what.
    fn particulars(
        &self,
        decision: &Declassification,
        note: &Note,
        messages: &Messages,
    ) -> Vec<Block> {
        let number =
            worded(messages, "note.numbered", &[("number", vec![text(front::number(note))])]);
        let marking = self.issued.map(|marking| vec![text(marking.printed())]);
        let status = match decision.status.value {
            Marking::Public => messages.text("note.status_public"),
            Marking::Limite => messages.text("note.status_limite"),
            status => status.printed(),
        };
        let dated = HouseStyle::new(messages).date(note.date.value);
        let rows: [(&str, Words); 4] = [
            ("note.of_document", joined([number].into_iter().chain(marking), " ")),
            ("note.dated", vec![text(dated)]),
            ("note.new_status", vec![text(status)]),
            ("note.subject", front::lines(&note.subject)),
        ];
        let rows = rows.into_iter().filter(|(_, words)| !words.is_empty());
        facts(rows.map(|(key, words)| Fact::of(vec![text(messages.text(key))], words)).collect())
    }

    /// What became of the document.
    fn told(&self, decision: &Declassification, messages: &Messages) -> Vec<Block> {
        let extent = word(&decision.extent);
        let more = match decision.extent {
            Extent::Full => "note.identical",
            Extent::Partial if self.withheld.is_empty() => "note.nothing_withheld",
            Extent::Partial => "note.withheld",
        };
        let keys = [format!("note.released_{extent}"), more.to_owned()];
        keys.iter().flat_map(|key| paragraph(vec![text(messages.text(key))])).collect()
    }

    /// What is left out of it, in the order of the plan.
    fn listed(&self, messages: &Messages) -> Vec<Block> {
        let items = self.withheld.iter().map(|part| {
            let blocks = paragraph(gaps::not_released(part, messages));
            Item { blocks, ..Item::default() }
        });
        let list = List { items: items.collect(), ..List::default() };
        if list.items.is_empty() { Vec::new() } else { vec![Block::List(list)] }
    }
}
