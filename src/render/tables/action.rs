//! Tables of the actions: how each stands, what was reported in each period, where it goes.

use super::definition::Definition;
use super::scope::{Scope, line};
use crate::analyse::figures::Owner;
use crate::analyse::status::{self, Status};
use crate::model::word;
use crate::model::{Action, Continuation, Inputs, Line, Period, Progress, Quantity, Stated, Unset};
use crate::source::Spanned;

/// An action as it stands.
#[derive(Debug)]
pub(super) struct ActionRow<'s, 'p> {
    scope: &'s Scope<'p>,
    action: &'p Action,
    progress: Option<&'p Progress>,
    status: Status,
}

impl<'p> ActionRow<'_, 'p> {
    fn inputs(&self) -> Option<&'p Inputs> {
        self.action.inputs.as_ref()
    }
}

pub(super) fn rows<'s, 'p>(
    scope: &'s Scope<'p>,
) -> impl Iterator<Item = ActionRow<'s, 'p>> + use<'s, 'p> {
    scope.priority.actions.iter().map(|action| {
        let action = &action.data;
        let progress = scope.period.and_then(|period| status::progress(action, period));
        ActionRow { scope, action, progress, status: Status::of(action, progress) }
    })
}

fn known(value: Option<&Spanned<Stated<Quantity>>>) -> Option<Quantity> {
    value?.known().copied()
}

fn unset<T>(value: Option<&Spanned<Stated<T>>>) -> Option<Unset> {
    match &value?.value {
        Stated::Known(_) => None,
        Stated::Unset(unset) => Some(*unset),
    }
}

/// The table of actions.
pub(super) fn actions<'r, 'p: 'r>() -> Definition<'r, ActionRow<'r, 'p>> {
    let definition = Definition::new("actions", "The actions as they stand: one row for each.")
        .text("priority", "The key of the priority.", |row: &ActionRow<'_, '_>| {
            Some(row.scope.key.clone())
        })
        .text("action", "The number, a label: `1.10` follows `1.9`.", |row| {
            Some(row.action.action.to_string())
        })
        .keyed()
        .whole("goal", "The number of the goal.", |row| Some(row.action.action.goal))
        .whole("action_in_goal", "The number under the goal.", |row| Some(row.action.action.action))
        .text("title", "The title.", |row| line(row.action.title.as_ref().map(|t| &t.value)))
        .text("short_title", "A shorter title.", |row| {
            line(row.action.short_title.as_ref().map(|title| &title.value))
        })
        .text("basis", "`new`, `continuing` or `continuing_delayed`.", |row| {
            Some(word(&row.action.basis.as_ref()?.value))
        })
        .whole("plan_year", "The year of the plan in which it was first drawn up.", |row| {
            row.action.plan_year.as_ref().map(|year| year.value)
        })
        .text("leaders", "Who leads it, first the one who reports.", |row| {
            row.scope.parties(&row.action.leaders)
        })
        .text("co_leaders", "Who leads it beside them.", |row| {
            row.scope.parties(&row.action.co_leaders)
        })
        .text("participants", "Who takes part, groups as written.", |row| {
            row.scope.parties(&row.action.participants)
        })
        .date("start", "When it begins.", |row| row.action.start.as_ref().map(|date| date.value))
        .date("end", "When it ends.", |row| row.action.end.as_ref().map(|date| date.value))
        .text("timing", "When the work is done, in words.", |row| {
            line(row.action.timing.as_ref().map(|timing| &timing.value))
        });
    inputs(standing(definition)).text("marking", "The marking of its file.", |row| {
        row.scope.marking_of(Owner::Action(row.action.action.value))
    })
}

/// The columns of the four questions.
fn standing<'r, 'p: 'r>(
    definition: Definition<'r, ActionRow<'r, 'p>>,
) -> Definition<'r, ActionRow<'r, 'p>> {
    definition
        .text("period", "The period as of which it stands.", |row| {
            row.scope.period.map(|period| period.id.as_str().to_owned())
        })
        .flag("reported", "Whether it is reported in that period.", |row| {
            row.scope.period.map(|_| row.progress.is_some())
        })
        .text("stage", "`not_started`, `ongoing`, `finished` or `halted`.", |row| {
            row.status.stage.as_ref().map(word)
        })
        .text("punctuality", "`on_time` or `delayed`.", |row| {
            row.status.punctuality.as_ref().map(word)
        })
        .text("verdict", "`met`, `partly_met`, `not_met`, `undetermined` or `open`.", |row| {
            row.status.verdict.as_ref().map(word)
        })
        .text(
            "continuation",
            "`none`, `likely`, `certain`, `conditional`, `postponed`, `merged` or `dropped`.",
            |row| row.status.continuation.as_ref().map(word),
        )
        .text("printed", "The word for the status that the leader used.", |row| {
            line(row.progress?.printed.as_ref().map(|printed| &printed.value))
        })
}

/// The columns of what goes in.
fn inputs<'r, 'p: 'r>(
    definition: Definition<'r, ActionRow<'r, 'p>>,
) -> Definition<'r, ActionRow<'r, 'p>> {
    definition
        .quantity("staff_fte", "Staff in full-time equivalents.", |row| {
            known(row.inputs()?.staff_fte.as_ref())
        })
        .text("staff_fte_unset", "Why there is no number.", |row| {
            unset(row.inputs()?.staff_fte.as_ref()).as_ref().map(word)
        })
        .text("staff", "Staff in words.", |row| row.scope.optional(row.inputs()?.staff.as_ref()))
        .quantity("budget_eur", "The money needed, in euro.", |row| {
            known(row.inputs()?.budget_eur.as_ref())
        })
        .text("budget_eur_unset", "Why there is no number.", |row| {
            unset(row.inputs()?.budget_eur.as_ref()).as_ref().map(word)
        })
        .text("budget", "The money needed, in words.", |row| {
            row.scope.optional(row.inputs()?.budget.as_ref())
        })
        .text("funding", "Where the money comes from.", |row| {
            row.inputs()?.funding.as_ref()?.known().map(Line::to_string)
        })
        .text("funding_unset", "Why that is not said.", |row| {
            unset(row.inputs()?.funding.as_ref()).as_ref().map(word)
        })
}

/// An action in a period in which its priority reports.
#[derive(Debug)]
pub(super) struct ProgressRow<'s, 'p> {
    scope: &'s Scope<'p>,
    action: &'p Action,
    period: &'p Period,
    progress: Option<&'p Progress>,
}

pub(super) fn progress_rows<'s, 'p>(
    scope: &'s Scope<'p>,
) -> impl Iterator<Item = ProgressRow<'s, 'p>> + use<'s, 'p> {
    scope.priority.actions.iter().flat_map(move |action| {
        let action = &action.data;
        scope.periods.iter().map(move |period| {
            let progress = status::column(action, period);
            ProgressRow { scope, action, period, progress }
        })
    })
}

/// The table of progress.
pub(super) fn progress<'r, 'p: 'r>() -> Definition<'r, ProgressRow<'r, 'p>> {
    Definition::new(
        "progress",
        "What is reported: one row for each action and each period in which its priority reports, \
         also where the action itself is not reported.",
    )
    .text("priority", "The key of the priority.", |row: &ProgressRow<'_, '_>| {
        Some(row.scope.key.clone())
    })
    .text("action", "The number of the action.", |row| Some(row.action.action.to_string()))
    .text("period", "The id of the period.", |row| Some(row.period.id.as_str().to_owned()))
    .keyed()
    .flag("reported", "Whether there is a report.", |row| {
        Some(row.progress.is_some_and(|progress| progress.unset.is_none()))
    })
    .text("stage", "As in `actions`.", |row| Some(word(&row.progress?.stage.as_ref()?.value)))
    .text("punctuality", "As in `actions`.", |row| {
        Some(word(&row.progress?.punctuality.as_ref()?.value))
    })
    .text("verdict", "As in `actions`.", |row| Some(word(&row.progress?.verdict.as_ref()?.value)))
    .text("printed", "The word for the status that the leader used.", |row| {
        line(row.progress?.printed.as_ref().map(|printed| &printed.value))
    })
    .text("result", "What was done and what came of it, in Markdown.", |row| {
        row.scope.optional(row.progress?.result.as_ref())
    })
    .text("target_gap", "How far the action is from its target, in Markdown.", |row| {
        row.scope.optional(row.progress?.target_gap.as_ref())
    })
    .text("late", "What was added after the report had been handed in, in Markdown.", |row| {
        row.scope.optional(row.progress?.late.as_ref())
    })
    .date("reported_on", "The day on which the leader reported.", |row| row.progress?.reported)
    .text("marking", "The marking of the action’s file.", |row| {
        row.scope.marking_of(Owner::Action(row.action.action.value))
    })
}

/// What becomes of an action.
#[derive(Debug)]
pub(super) struct ContinuationRow<'s, 'p> {
    scope: &'s Scope<'p>,
    action: &'p Action,
    continuation: &'p Continuation,
}

pub(super) fn continuation_rows<'s, 'p>(
    scope: &'s Scope<'p>,
) -> impl Iterator<Item = ContinuationRow<'s, 'p>> + use<'s, 'p> {
    scope.priority.actions.iter().filter_map(move |action| {
        let action = &action.data;
        let continuation = action.continuation.as_ref()?;
        Some(ContinuationRow { scope, action, continuation })
    })
}

/// The table of continuations.
pub(super) fn continuation<'r, 'p: 'r>() -> Definition<'r, ContinuationRow<'r, 'p>> {
    Definition::new(
        "continuation",
        "What becomes of actions in the next plan: one row for each action of which it is said.",
    )
    .text("priority", "The key of the priority.", |row: &ContinuationRow<'_, '_>| {
        Some(row.scope.key.clone())
    })
    .text("action", "The number of the action.", |row| Some(row.action.action.to_string()))
    .keyed()
    .text("decision", "As `continuation` in `actions`.", |row| {
        Some(word(&row.continuation.decision.value))
    })
    .whole("to_plan", "The year of the plan in which it goes on.", |row| {
        row.continuation.plan.as_ref().map(|year| year.value)
    })
    .text("to_priorities", "The priorities in which it goes on.", |row| {
        let names: Vec<&str> = row.continuation.priorities.iter().map(Line::as_str).collect();
        Some(names.join("; "))
    })
    .text("to_action", "The action in which it goes on.", |row| {
        row.continuation.action.as_ref().map(ToString::to_string)
    })
    .text("condition", "What it depends on.", |row| {
        row.scope.optional(row.continuation.condition.as_ref())
    })
    .text("printed", "The word for it that the leader used.", |row| {
        line(row.continuation.printed.as_ref().map(|printed| &printed.value))
    })
    .text("note", "What should be known about it.", |row| {
        row.scope.optional(row.continuation.note.as_ref())
    })
    .text("marking", "The marking of the action’s file.", |row| {
        row.scope.marking_of(Owner::Action(row.action.action.value))
    })
}
