//! Composes the summary over the priorities of a plan. Called by the `summary` command, and by the note,
//! in which it may stand before the reports.
//!
//! Every number comes from `analyse`; here it gets its words and the references to what it counts. In
//! which order the parts come, the template says; each is made in a file of its own.

mod engagement;
mod figures;
mod horizontal;
mod missing;
mod money;
mod moved;
mod onward;
mod operations;
mod refs;
mod remarks;
mod sheet;
mod status;
mod ties;

use minijinja::{Value, context};

use crate::analyse::markings::{Borne, Markings};
use crate::analyse::register::Origin;
use crate::analyse::remarks::Remarks;
use crate::analyse::scope::{Position, PriorityAt, Scope};
use crate::document::{Block, Cell, Inline, Role, Words, text};
use crate::model::{Owner, Priority};
use crate::render::back::{self, SourceNote};
use crate::render::compose::Part;
use crate::render::environment::{Composed, Renderer, Template};
use crate::render::frame::{self, Draft, Frame};
use crate::render::messages::Messages;
use crate::render::parts::{Voice, worded};
use crate::render::report::plan_named;
use crate::render::sources::About;
use crate::render::style::HouseStyle;
use crate::source::SourceId;

/// What is to be summed up.
#[derive(Debug, Clone)]
pub struct Request<'p> {
    /// The priorities, and each of them when.
    pub scope: Scope<'p>,
    /// The markings of the parts of their plan.
    pub markings: &'p Markings,
    /// Present when the summary is made although the plan has errors.
    pub draft: Option<Draft>,
    /// Whether it tells at its end what an editor remarks.
    pub notes: bool,
    /// Where the plan comes from; `None` for a summary in a larger document, which says it once.
    pub origin: Option<Origin<'p>>,
}

/// Composes the summary.
///
/// # Errors
/// When the template fails; the message names it and its line.
pub fn compose(request: &Request<'_>, renderer: &Renderer) -> anyhow::Result<Composed> {
    let summer = Summer::new(request, renderer.messages());
    let blocks = renderer.compose(Template::Summary, summer.everything(request))?;
    Ok(summer.composed(blocks))
}

/// What all parts of a summary need to know.
struct Summer<'s, 'p> {
    scope: &'s Scope<'p>,
    /// One for each part of the scope, for what a report on that priority prints in the same way.
    voices: Vec<Voice<'p>>,
    messages: &'p Messages,
    style: HouseStyle<'p>,
    markings: &'p Markings,
    /// The marking of the whole document.
    borne: Borne,
    is_draft: bool,
    /// What was remarked, by theme.
    remarks: Remarks<'p>,
}

impl<'s, 'p> Summer<'s, 'p> {
    fn new(request: &'s Request<'p>, messages: &'p Messages) -> Self {
        let Request { scope, markings, draft, .. } = request;
        let plan = scope.plan;
        let voice = |part: &PriorityAt<'p>| Voice::new(plan, part.priority, part.period, messages);
        let priorities = scope.parts.iter().map(|part| part.priority);
        let borne = frame::borne((plan, markings), priorities, draft.as_ref());
        Self {
            scope,
            voices: scope.parts.iter().map(voice).collect(),
            messages,
            style: HouseStyle::new(messages),
            markings,
            borne,
            is_draft: draft.is_some(),
            remarks: crate::analyse::remarks::of_scope(scope),
        }
    }

    /// What the template sees.
    fn everything(&self, request: &Request<'_>) -> Value {
        let engagement = crate::analyse::engagement::of_scope(self.scope);
        context! {
            front => request.origin.map(|_| self.front()),
            declassified => frame::declassified(self.scope.plan, self.borne, self.messages),
            draft => frame::draft(request.draft.as_ref(), self.messages),
            sources => self.sources(request.origin),
            standing => Part::Words(self.standing()),
            priorities => blocks(self.priorities()),
            others => blocks(self.others()),
            glance => blocks(self.glance()),
            matrices => self.matrices(),
            horizontal => self.horizontal(),
            words => blocks(self.status_words()),
            continuation_words => blocks(self.continuation_words()),
            nothing => blocks(self.nothing()),
            measures => blocks(self.measures()),
            made_of => blocks(self.made_of()),
            kpis => self.kpis(),
            engagement => self.engagement(&engagement),
            destinations => self.destinations(),
            unstated => blocks(self.goes_nowhere()),
            successors => blocks(self.successors()),
            funding => blocks(self.funding()),
            money => self.money(),
            bids => blocks(self.bids()),
            themes => blocks(self.themes()),
            each_theme => self.each_theme(),
            without_theme => blocks(self.without_theme()),
            event_kinds => blocks(self.event_kinds()),
            operation_kinds => blocks(self.operation_kinds()),
            operations => blocks(self.operations()),
            missing => self.missing(),
            ties => blocks(self.ties(&engagement)),
            relations => blocks(self.relations(&engagement)),
            moved => blocks(self.moved()),
            index => blocks(self.index()),
            abbreviations => blocks(self.abbreviations(request)),
            source_notes => blocks(self.source_notes(request)),
        }
    }

    /// Where the summary comes from. Of a summary over all there are, so is what was left out of
    /// priorities that are not even named.
    fn sources(&self, origin: Option<Origin<'_>>) -> Value {
        let plan = self.scope.plan;
        let priorities: Vec<&Priority> =
            self.scope.parts.iter().map(|part| part.priority).collect();
        let is_whole = priorities.len() == plan.priorities.len();
        let about = if is_whole { About::Plan } else { About::Priorities(&priorities) };
        frame::sources((plan, self.markings), about, origin, self.messages)
    }

    /// Of which plan it is.
    fn front(&self) -> Value {
        Part::Words(plan_named(self.scope.plan)).into()
    }

    /// All that the plan abbreviates; nothing in a part of another document.
    fn abbreviations(&self, request: &Request<'_>) -> Vec<Block> {
        match request.origin {
            Some(_) => back::abbreviations(self.scope.plan, self.messages),
            None => Vec::new(),
        }
    }

    /// What an editor remarks on the plan, its priorities and their actions; nothing where nobody asked.
    fn source_notes(&self, request: &Request<'_>) -> Vec<Block> {
        if !request.notes {
            return Vec::new();
        }
        let mut all = back::on_plan(self.scope.plan, self.messages);
        for (part, voice) in self.parts() {
            let own = part.priority.file.iter().flat_map(|file| &file.data.source_notes);
            let own = own.map(|remark| (Owner::Priority, remark));
            let of_actions = part.priority.actions.iter().flat_map(|action| {
                let owner = Owner::Action(action.data.action.value);
                action.data.source_notes.iter().map(move |remark| (owner, remark))
            });
            all.extend(own.chain(of_actions).map(|(owner, remark)| SourceNote {
                part: self.place(Position { priority: part.priority, owner }),
                remark: voice.prose(remark),
            }));
        }
        back::source_notes(self.messages, all)
    }

    fn composed(&self, blocks: Vec<Block>) -> Composed {
        let plan = &self.scope.plan.file.data;
        let short_title = plan.short_title.as_ref().unwrap_or(&plan.title.value);
        let title = self.word("summary.title");
        Composed {
            title: format!("{title} – {short_title}"),
            running: format!("{short_title} – {title}"),
            frame: Frame::new(self.scope.plan, self.borne, self.is_draft, self.messages),
            blocks,
        }
    }

    /// The marking of a part, where it is not the document's.
    fn portion(&self, part: SourceId) -> Option<Inline> {
        let marking = self.markings.marking(part)?;
        let is_other = Some(marking) != self.borne.marking;
        is_other.then(|| Inline::Of(Role::PartMarking, vec![text(marking.printed())]))
    }

    /// The parts with what puts them into words.
    fn parts(&self) -> impl Iterator<Item = (&'s PriorityAt<'p>, &Voice<'p>)> {
        self.scope.parts.iter().zip(&self.voices)
    }

    /// What puts the things of a priority into words.
    fn voice(&self, priority: &Priority) -> Option<&Voice<'p>> {
        self.voices.iter().find(|voice| std::ptr::eq(voice.priority, priority))
    }

    fn word(&self, key: &str) -> &'p str {
        self.messages.text(key)
    }

    fn words(&self, key: &str) -> Words {
        vec![text(self.word(key))]
    }

    fn say(&self, key: &str, fill: &[(&'static str, Words)]) -> Words {
        worded(self.messages, key, fill)
    }

    /// So many of something.
    fn counted(&self, group: &str, count: usize) -> String {
        self.messages.counted(group, count)
    }

    fn dash(&self) -> Words {
        self.words("document.none")
    }

    fn or_dash(&self, words: Words) -> Words {
        if words.is_empty() { self.dash() } else { words }
    }

    /// What may be several paragraphs; of nothing a dash.
    fn cell(&self, blocks: Vec<Block>) -> Cell {
        if blocks.is_empty() { vec![Block::paragraph(self.dash())] } else { blocks }
    }
}

/// What stands by itself, for the template.
fn blocks(blocks: Vec<Block>) -> Value {
    Part::Blocks(blocks).into()
}
