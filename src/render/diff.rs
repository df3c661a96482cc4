//! Builds a comparison from what changed. Called by the `diff` command.
//!
//! What changed is for `analyse::diff` to say; here it is put into words, as parts of a document. Words
//! of the plan are kept apart from those of the program, so that every format can show which are new
//! and which are gone. In which order the parts come, and under which headings, the template says.

mod counts;
pub mod json;
mod line;
mod phrase;

use minijinja::{Value, context};

use crate::analyse::diff::{ActionDiff, Diff, Fate, MarkingStep, PriorityDiff, Whose};
use crate::analyse::figures::Figures;
use crate::analyse::markings::{Markings, PartKind, PartName};
use crate::analyse::scope::key;
use crate::document::{Block, Inline, Item, List, Role, Sign, Tone, Words, text};
use crate::model::{Marking, Plan, Priority};
use crate::render::compose::Part;
use crate::render::environment::{Composed, Renderer, Template};
use crate::render::frame::Frame;
use crate::render::messages::Messages;
use crate::render::style::HouseStyle;
use crate::source::SourceId;

use line::Wording;

/// What is compared, and what it is called.
#[derive(Debug, Clone)]
pub struct Request<'p> {
    /// The plan before, of two periods the same as afterwards, and the plan afterwards.
    pub plans: [&'p Plan; 2],
    /// The markings of their parts.
    pub holding: &'p [Markings; 2],
    /// What changed.
    pub diff: &'p Diff<'p>,
    /// What the two states are called.
    pub names: [String; 2],
    /// The highest marking of all that was compared.
    pub marking: Option<Marking>,
    /// The parts that were left out.
    pub withheld: &'p [PartName],
}

/// Composes the comparison.
///
/// # Errors
/// When the template fails; the message names it and its line.
pub fn diff(request: &Request<'_>, renderer: &Renderer) -> anyhow::Result<Composed> {
    let messages = renderer.messages();
    let builder = Builder { request, messages, style: HouseStyle::new(messages) };
    let plan = &request.plans[1].file.data;
    let short_title = plan.short_title.as_ref().unwrap_or(&plan.title.value);
    let running = format!("{short_title} – {}", messages.text("diff.title"));
    let frame = Frame::plain(request.plans[1], request.marking);
    let title = format!("{} – {short_title}", messages.text("diff.title"));
    let blocks = renderer.compose(Template::Diff, builder.parts())?;
    Ok(Composed { title, running, frame, blocks })
}

/// What all parts of a comparison need to know.
struct Builder<'p> {
    request: &'p Request<'p>,
    messages: &'p Messages,
    style: HouseStyle<'p>,
}

impl<'p> Builder<'p> {
    /// What the template sees.
    fn parts(&self) -> Value {
        let Request { plans: [before, after], holding, diff, names, withheld, .. } = self.request;
        let markings = diff.markings([before, after], holding);
        let own = self.portion([Some(before.file.source)], [Some(after.file.source)]);
        let withheld: Vec<String> = withheld.iter().map(|part| self.part(part)).collect();
        context! {
            plan => after.file.data.title.as_str(),
            before => names[0].as_str(),
            after => names[1].as_str(),
            changed => !diff.is_empty(),
            counts => self.counted(&diff.counts()),
            overview => Part::Blocks(self.overview().into_iter().collect()),
            markings => Part::Blocks(self.markings(&markings).into_iter().collect()),
            withheld => withheld.join(", "),
            changes => self.wording(None, None).lines(&diff.plan),
            changes_marking => own,
            priorities => diff.priorities.iter().map(|one| self.priority(one)).collect::<Value>(),
        }
    }

    /// The words for changes in a priority, with the figures that its texts cite.
    fn wording(
        &self,
        before: Option<&'p Priority>,
        after: Option<&'p Priority>,
    ) -> Wording<'_, 'p> {
        Wording { builder: self, figures: [before, after].map(|one| one.map(Figures::of)) }
    }

    /// A part by what may always be said of it: `THB 3.2`, `THB narrative 2`.
    fn part(&self, part: &PartName) -> String {
        let kind = match part.kind {
            PartKind::Plan => Some("diff.plan"),
            PartKind::Priority | PartKind::Action => None,
            PartKind::Narrative => Some("one.narrative"),
            PartKind::Annex => Some("one.annexes"),
        };
        let words = [
            part.priority.as_ref().map(ToString::to_string),
            kind.map(|kind| self.messages.text(kind).to_owned()),
            part.action.map(|number| number.to_string()),
            part.ordinal.map(|ordinal| ordinal.to_string()),
        ];
        words.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// The part that a marking belongs to: `THB 3.2`.
    fn marked(&self, step: &MarkingStep<'_, '_>) -> String {
        let priority = step.priority.and_then(PriorityDiff::latest).map(key);
        let action = step.action.and_then(|action| action.after.or(action.before));
        let action = action.map(|whose| whose.action.data.action.to_string());
        let section = step
            .section
            .map(|name| self.messages.fill("style.quote", &[("text", name.to_string().into())]));
        let parts: Vec<String> = priority.into_iter().chain(action).chain(section).collect();
        match parts.as_slice() {
            [] => self.messages.text("diff.plan").to_owned(),
            parts => parts.join(" "),
        }
    }

    fn markings(&self, steps: &[MarkingStep<'_, '_>]) -> Option<Block> {
        let items = steps.iter().map(|step| {
            let printed = |marking: Option<Marking>| {
                let none = self.messages.text("diff.unmarked");
                vec![text(marking.map_or(none, |one| one.printed()))]
            };
            let way = way(step);
            let words = vec![
                Inline::Strong(vec![text(self.marked(step))]),
                text(": "),
                Inline::Of(Role::Before, printed(step.before)),
                text(format!(" {} ", self.messages.text("diff.to"))),
                Inline::Of(Role::After, printed(step.after)),
                text(format!(", {}", self.messages.text(&format!("diff.{way}")))),
            ];
            let tone = if way == "raised" { Tone::Bad } else { Tone::Half };
            // The words behind it say what the sign does.
            Item {
                sign: Some(self.sign(way, tone)),
                blocks: vec![Block::paragraph(words)],
                ..Item::default()
            }
        });
        let items: Vec<Item> = items.collect();
        let list = List { role: Some(Role::Changes), items, ..List::default() };
        (!list.items.is_empty()).then_some(Block::List(list))
    }

    /// A sign; without a word where the words behind it say the same.
    fn sign(&self, what: &str, tone: Tone) -> Sign {
        Sign {
            tone,
            mark: self.messages.text(&format!("diff_mark.{what}")).to_owned(),
            word: self.messages.word(&format!("diff_sign.{what}")).unwrap_or_default().to_owned(),
        }
    }

    fn priority(&self, diff: &PriorityDiff<'p>) -> Value {
        let latest = diff.latest();
        let file = latest.and_then(|priority| priority.file.as_ref()).map(|file| &file.data);
        let letter = file.and_then(|file| file.letter.as_ref());
        let fate = self.messages.text(&format!("diff_priority.{}", fate_of(diff)));
        let wording = self.wording(diff.before, diff.after);
        let actions = diff.actions.iter().filter_map(|action| self.action(action, &wording));
        context! {
            anchor => anchor(diff),
            key => latest.map(key),
            letter => letter.map(ToString::to_string),
            name => file.map(|file| file.name.as_str()),
            fate => of(Role::Fate, fate),
            marking => self.portion(own_files(diff.before), own_files(diff.after)),
            changes => wording.lines(&diff.changes),
            actions => actions.collect::<Value>(),
        }
    }

    fn action(&self, diff: &ActionDiff<'_>, wording: &Wording<'_, '_>) -> Option<Value> {
        let (fate, here, other) = match diff.fate {
            Fate::Added => (Some("added"), diff.after, None),
            Fate::Removed => (Some("removed"), diff.before, None),
            Fate::Kept => (None, diff.after, None),
            Fate::Renumbered => (Some("renumbered"), diff.after, diff.before.map(number)),
            Fate::Moved => (Some("moved"), diff.after, diff.before.map(in_full)),
            Fate::MovedAway => (Some("moved_away"), diff.before, diff.after.map(in_full)),
        };
        let fate = fate.map(|fate| {
            let other = other.unwrap_or_default();
            self.messages.fill(&format!("diff_fate.{fate}"), &[("other", other.into())])
        });
        let here = here?;
        Some(context! {
            number => number(here),
            title => here.action.data.title.as_ref().map(ToString::to_string),
            fate => of(Role::Fate, &fate.unwrap_or_default()),
            marking => self.portion(
                [diff.before.map(|whose| whose.action.source)],
                [diff.after.map(|whose| whose.action.source)],
            ),
            changes => wording.lines(&diff.changes),
        })
    }

    /// The highest marking of these files before and afterwards, where it is not that of the
    /// comparison.
    fn portion(
        &self,
        before: impl IntoIterator<Item = Option<SourceId>>,
        after: impl IntoIterator<Item = Option<SourceId>>,
    ) -> Value {
        let [old, new] = self.request.holding;
        let old = before.into_iter().flatten().filter_map(|source| old.marking(source));
        let new = after.into_iter().flatten().filter_map(|source| new.marking(source));
        let highest = old.chain(new).max();
        let highest = highest.filter(|highest| Some(*highest) != self.request.marking);
        of(Role::PartMarking, highest.map_or("", Marking::printed))
    }
}

/// Words with a part to play; of none, nothing.
fn of(role: Role, words: &str) -> Value {
    let words = Some(words).filter(|words| !words.is_empty());
    let words: Words = words.map(|words| Inline::Of(role, vec![text(words)])).into_iter().collect();
    Part::Words(words).into()
}

/// Whether a marking was raised or lowered, or is only now said by the part itself.
fn way(step: &MarkingStep<'_, '_>) -> &'static str {
    match step.after.cmp(&step.before) {
        std::cmp::Ordering::Greater => "raised",
        std::cmp::Ordering::Less => "lowered",
        std::cmp::Ordering::Equal => "same",
    }
}

/// What became of a priority.
fn fate_of(diff: &PriorityDiff<'_>) -> &'static str {
    match (diff.before, diff.after) {
        (None, _) => "added",
        (_, None) => "removed",
        _ => "changed",
    }
}

/// The place of a priority in the document.
fn anchor(diff: &PriorityDiff<'_>) -> Option<String> {
    diff.latest().map(|priority| format!("priority-{}", priority.folder))
}

/// The files of a priority but for those of its actions.
fn own_files(priority: Option<&Priority>) -> impl Iterator<Item = Option<SourceId>> + '_ {
    let own = priority.into_iter().flat_map(|priority| {
        let file = priority.file.iter().map(|file| file.source);
        let prose = priority.narrative.iter().map(|section| section.source);
        file.chain(prose).chain(priority.annexes.iter().map(|annex| annex.source))
    });
    own.map(Some)
}

fn number(whose: Whose<'_>) -> String {
    whose.action.data.action.to_string()
}

fn in_full(whose: Whose<'_>) -> String {
    format!("{} {}", key(whose.priority), number(whose))
}
