//! Builds the view of a comparison. Called by the `diff` command.
//!
//! What changed is for `analyse::diff` to say; here it is put into words. Words of the plan are
//! kept apart from those of the program, so that every format can show which are new and which
//! are gone.

pub mod json;
mod line;
mod phrase;
pub mod text;

use crate::analyse::diff::{ActionDiff, Counts, Diff, Fate, MarkingStep, PriorityDiff, Whose};
use crate::analyse::markings::{Markings, PartKind, PartName};
use crate::analyse::scope::key;
use crate::model::{Marking, Plan, Priority};
use crate::render::messages::Messages;
use crate::render::style::HouseStyle;
use crate::render::views::{
    ActionDiffView, DiffView, MarkingStepView, MarkingView, PlanView, PriorityDiffView,
};
use crate::source::SourceId;

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

/// Builds the view.
pub fn diff(request: Request<'_>, messages: &Messages) -> DiffView {
    let Request { plans: [before, after], holding, diff, names, marking, withheld } = request;
    let style = HouseStyle::new(messages);
    let builder = Builder { before, after, holding, marking, messages, style };
    let [name_before, name_after] = names;
    let markings = diff.markings([before, after], holding);
    DiffView {
        plan: builder.plan(),
        marking: MarkingView {
            printed: marking.map(|marking| marking.printed().to_owned()),
            now: None,
            declassified: None,
        },
        draft: None,
        before: name_before,
        after: name_after,
        markings: markings.iter().map(|step| builder.marking(step)).collect(),
        changes: builder.lines(&diff.plan),
        changes_marking: builder.portion([Some(before.file.source)], [Some(after.file.source)]),
        priorities: diff.priorities.iter().map(|priority| builder.priority(priority)).collect(),
        withheld: withheld.iter().map(|part| builder.part(part)).collect(),
        counts: builder.counts(&diff.counts()),
        changed: !diff.is_empty(),
    }
}

/// What all parts of a comparison need to know.
struct Builder<'p> {
    before: &'p Plan,
    after: &'p Plan,
    /// The markings that hold before and afterwards.
    holding: &'p [Markings; 2],
    /// That of the comparison.
    marking: Option<Marking>,
    messages: &'p Messages,
    style: HouseStyle<'p>,
}

impl Builder<'_> {
    fn plan(&self) -> PlanView {
        let plan = &self.after.file.data;
        let years: Vec<u16> = plan.years.iter().map(|year| year.value).collect();
        PlanView {
            title: plan.title.to_string(),
            short_title: plan.short_title.as_ref().unwrap_or(&plan.title.value).to_string(),
            years: self.style.years(&years),
            cycle: plan.cycle.as_ref().map(|cycle| cycle.title.to_string()),
        }
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

    fn marking(&self, step: &MarkingStep<'_, '_>) -> MarkingStepView {
        let priority = step.priority.and_then(PriorityDiff::latest).map(key);
        let action = step.action.and_then(|action| action.after.or(action.before));
        let action = action.map(|whose| whose.action.data.action.to_string());
        let section = step.section.map(|name| format!("“{name}”"));
        let parts: Vec<String> = priority.into_iter().chain(action).chain(section).collect();
        let part = match parts.as_slice() {
            [] => self.messages.text("diff.plan").to_owned(),
            parts => parts.join(" "),
        };
        let way = match step.after.cmp(&step.before) {
            std::cmp::Ordering::Greater => "raised",
            std::cmp::Ordering::Less => "lowered",
            std::cmp::Ordering::Equal => "same",
        };
        let printed = |marking: Option<Marking>| marking.map(|one| one.printed().to_owned());
        MarkingStepView {
            part,
            way: way.to_owned(),
            before: printed(step.before),
            after: printed(step.after),
        }
    }

    fn priority(&self, diff: &PriorityDiff<'_>) -> PriorityDiffView {
        let sign = match (diff.before, diff.after) {
            (None, _) => "added",
            (_, None) => "removed",
            _ => "changed",
        };
        let latest = diff.latest();
        let file = latest.and_then(|priority| priority.file.as_ref()).map(|file| &file.data);
        PriorityDiffView {
            sign: sign.to_owned(),
            key: latest.map(key).unwrap_or_default(),
            letter: file.and_then(|file| file.letter.as_ref()).map(ToString::to_string),
            name: file.map(|file| file.name.to_string()),
            marking: self.portion(own_files(diff.before), own_files(diff.after)),
            changes: self.lines(&diff.changes),
            actions: diff.actions.iter().filter_map(|action| self.action(action)).collect(),
        }
    }

    fn action(&self, diff: &ActionDiff<'_>) -> Option<ActionDiffView> {
        let (fate, here, other) = match diff.fate {
            Fate::Added => ("added", diff.after, None),
            Fate::Removed => ("removed", diff.before, None),
            Fate::Kept => ("kept", diff.after, None),
            Fate::Renumbered => ("renumbered", diff.after, diff.before.map(number)),
            Fate::Moved => ("moved", diff.after, diff.before.map(in_full)),
            Fate::MovedAway => ("moved_away", diff.before, diff.after.map(in_full)),
        };
        let here = here?;
        let action = &here.action.data;
        Some(ActionDiffView {
            fate: fate.to_owned(),
            number: number(here),
            title: action.title.as_ref().map(ToString::to_string),
            marking: self.portion(
                [diff.before.map(|whose| whose.action.source)],
                [diff.after.map(|whose| whose.action.source)],
            ),
            leaders: action.leaders.iter().map(|leader| leader.party.to_string()).collect(),
            other,
            changes: self.lines(&diff.changes),
        })
    }

    /// The highest marking of these files before and afterwards, where it is not that of the
    /// comparison.
    fn portion(
        &self,
        before: impl IntoIterator<Item = Option<SourceId>>,
        after: impl IntoIterator<Item = Option<SourceId>>,
    ) -> Option<String> {
        let [old, new] = self.holding;
        let old = before.into_iter().flatten().filter_map(|source| old.marking(source));
        let new = after.into_iter().flatten().filter_map(|source| new.marking(source));
        let highest = old.chain(new).max().filter(|highest| Some(*highest) != self.marking)?;
        Some(highest.printed().to_owned())
    }

    /// How much changed, the most important first; groups are kept apart by semicolons.
    fn counts(&self, counts: &Counts) -> String {
        let priorities =
            [("added", counts.priorities_added), ("removed", counts.priorities_removed)];
        let actions = [
            ("changed", counts.actions_changed),
            ("added", counts.actions_added),
            ("removed", counts.actions_removed),
            ("renumbered", counts.actions_renumbered),
            ("moved", counts.actions_moved),
        ];
        let rest = [
            ("diff_verdicts", counts.verdicts),
            ("diff_values", counts.values),
            ("diff_changes", counts.changes),
        ];
        let rest = rest.into_iter().filter(|(_, count)| *count > 0);
        let rest: Vec<String> = rest.map(|(group, count)| self.counted(group, count)).collect();
        let groups = [
            self.noun_once("diff_priorities", &priorities),
            self.noun_once("diff_actions", &actions),
            rest.join(", "),
        ];
        groups.into_iter().filter(|group| !group.is_empty()).collect::<Vec<_>>().join("; ")
    }

    /// `7 actions changed, 2 added`: what was counted is named once.
    fn noun_once(&self, noun: &str, counts: &[(&str, usize)]) -> String {
        let counted = counts.iter().filter(|(_, count)| *count > 0).enumerate();
        let words = counted.map(|(at, (what, count))| {
            if at == 0 {
                return self.counted(&format!("{noun}_{what}"), *count);
            }
            let words = self.messages.text(&format!("diff_more.{what}"));
            words.replace("{count}", &count.to_string())
        });
        words.collect::<Vec<_>>().join(", ")
    }

    fn counted(&self, group: &str, count: usize) -> String {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        self.messages.counted(group, count).unwrap_or_default()
    }
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
