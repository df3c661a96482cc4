//! A comparison as JSON of a documented and versioned form: `docs/schema/diff.schema.json` is
//! derived from [`DiffOutput`], and `docs/diff.md` explains it.
//!
//! A key that goes or changes its meaning needs a new [`VERSION`]; a key that is added does not.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use crate::analyse::diff::{ActionDiff, Change, Counts, Fate, PriorityDiff, Step, Value, Whose};
use crate::analyse::scope;
use crate::clean;
use crate::model::Marking;
use crate::render::messages::Messages;
use crate::render::style::HouseStyle;
use crate::schema;

use super::{Builder, Request, fate_of, way};

/// The version of the form.
pub const VERSION: u32 = 1;
/// What `empact diff --format json` writes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DiffOutput {
    /// The version of this form. Keys may be added without a new one.
    #[schemars(extend("const" = VERSION))]
    version: u32,
    /// What the state before is called: a revision, a folder, a period.
    before: String,
    /// What the state afterwards is called.
    after: String,
    /// The highest marking of all that was compared.
    marking: Option<Marking>,
    /// Parts that were left out because of their marking.
    withheld: Vec<String>,
    /// Markings that are other ones; each is among the changes as well.
    markings: Vec<MarkingEntry>,
    /// Changes in `oap.yaml`.
    plan: Vec<ChangeEntry>,
    /// The priorities in which something changed.
    priorities: Vec<PriorityEntry>,
    /// How many things changed.
    counts: CountsEntry,
}

/// A marking that is another one.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "MarkingStep")]
struct MarkingEntry {
    /// The part it belongs to: `THB 3.2`.
    part: String,
    /// `raised`, `lowered`, or `same` where a part now says itself what held for it before.
    way: &'static str,
    /// As printed; null where there was none.
    before: Option<String>,
    /// As printed; null where there is none.
    after: Option<String>,
}

/// A priority in which something changed.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Priority")]
struct PriorityEntry {
    /// What became of it: `added`, `removed` or `changed`.
    change: &'static str,
    /// Its key, afterwards if it is still there.
    key: String,
    /// Changes in its file, its prose and its annexes.
    changes: Vec<ChangeEntry>,
    /// The actions in which something changed.
    actions: Vec<ActionEntry>,
}

/// An action in which something changed.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Action")]
struct ActionEntry {
    /// What became of it: `added`, `removed`, `kept`, `renumbered`, `moved`, or `moved_away` in the
    /// priority that it left.
    change: &'static str,
    /// Which it was before; null where it is new.
    before: Option<WhichEntry>,
    /// Which it is afterwards; null where it is gone.
    after: Option<WhichEntry>,
    /// Its changes, the most important first.
    changes: Vec<ChangeEntry>,
}

/// Which action.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Which")]
struct WhichEntry {
    /// The key of its priority.
    priority: String,
    /// Its number.
    number: String,
    /// Its title.
    title: Option<String>,
}

/// One change.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Change")]
struct ChangeEntry {
    /// `added`, `removed`, `changed` or `reordered`.
    change: &'static str,
    /// The way to what changed, from the part it belongs to.
    place: Vec<ItemEntry>,
    /// What stood there before, as the files spell it; null where there was nothing, or something
    /// made of fields.
    before: Option<String>,
    /// What stands there afterwards.
    after: Option<String>,
    /// From one exact number to another, how much it grew in per cent, rounded to a tenth; null where
    /// it is a percentage itself.
    change_percent: Option<String>,
    /// From one exact percentage to another, how much it grew in percentage points, rounded to a tenth.
    change_points: Option<String>,
}

/// A station on the way to what changed.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Item")]
struct ItemEntry {
    /// The field, by the key that the files have for it.
    field: &'static str,
    /// Which one, where the field holds more than one.
    name: Option<String>,
}

/// How many things changed.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Counts")]
struct CountsEntry {
    /// Priorities that are new.
    priorities_added: usize,
    /// Priorities that are gone.
    priorities_removed: usize,
    /// Actions that are in both, with at least one change.
    actions_changed: usize,
    /// Actions that are new.
    actions_added: usize,
    /// Actions that are gone.
    actions_removed: usize,
    /// Actions with another number, among those that changed.
    actions_renumbered: usize,
    /// Actions that went to another priority, among those that changed.
    actions_moved: usize,
    /// Verdicts that are other ones.
    verdicts: usize,
    /// Values of indicators that are other ones.
    values: usize,
    /// Single changes, all together.
    changes: usize,
}

/// Writes a comparison.
///
/// # Errors
/// Those of the writer.
pub fn write(out: &mut dyn Write, request: &Request<'_>, messages: &Messages) -> io::Result<()> {
    let builder = Builder { request, messages, style: HouseStyle::new(messages) };
    let diff = request.diff;
    let steps = diff.markings(request.plans, request.holding);
    let printed = |marking: Option<Marking>| marking.map(|one| one.printed().to_owned());
    let markings = steps.iter().map(|step| MarkingEntry {
        part: builder.marked(step),
        way: way(step),
        before: printed(step.before),
        after: printed(step.after),
    });
    let [before, after] = request.names.clone();
    let entry = DiffOutput {
        version: VERSION,
        before,
        after,
        marking: request.marking,
        withheld: request.withheld.iter().map(|part| builder.part(part)).collect(),
        markings: markings.collect(),
        plan: diff.plan.iter().map(change).collect(),
        priorities: diff.priorities.iter().map(priority).collect(),
        counts: counts(diff.counts()),
    };
    clean::json::write(out, &entry)
}

fn counts(counts: Counts) -> CountsEntry {
    CountsEntry {
        priorities_added: counts.priorities_added,
        priorities_removed: counts.priorities_removed,
        actions_changed: counts.actions_changed,
        actions_added: counts.actions_added,
        actions_removed: counts.actions_removed,
        actions_renumbered: counts.actions_renumbered,
        actions_moved: counts.actions_moved,
        verdicts: counts.verdicts,
        values: counts.values,
        changes: counts.changes,
    }
}

fn priority(diff: &PriorityDiff<'_>) -> PriorityEntry {
    PriorityEntry {
        change: fate_of(diff),
        key: diff.latest().map(scope::key).unwrap_or_default(),
        changes: diff.changes.iter().map(change).collect(),
        actions: diff.actions.iter().map(action).collect(),
    }
}

fn action(diff: &ActionDiff<'_>) -> ActionEntry {
    let which = |whose: Whose<'_>| WhichEntry {
        priority: scope::key(whose.priority),
        number: whose.action.data.action.to_string(),
        title: whose.action.data.title.as_ref().map(ToString::to_string),
    };
    ActionEntry {
        change: match diff.fate {
            Fate::Added => "added",
            Fate::Removed => "removed",
            Fate::Kept => "kept",
            Fate::Renumbered => "renumbered",
            Fate::Moved => "moved",
            Fate::MovedAway => "moved_away",
        },
        before: diff.before.map(which),
        after: diff.after.map(which),
        changes: diff.changes.iter().map(change).collect(),
    }
}

fn change(change: &Change<'_>) -> ChangeEntry {
    let text = |value: Option<&Value<'_>>| {
        value.filter(|value| **value != Value::Thing).map(ToString::to_string)
    };
    let place = change.place.iter().map(|item| ItemEntry {
        field: item.field.name(),
        name: item.name.map(|name| name.to_string()),
    });
    ChangeEntry {
        change: match change.step {
            Step::Added(_) => "added",
            Step::Removed(_) => "removed",
            Step::Changed(..) => "changed",
            Step::Reordered => "reordered",
        },
        place: place.collect(),
        before: text(change.step.before()),
        after: text(change.step.after()),
        change_percent: exact_growth(change, false),
        change_points: exact_growth(change, true),
    }
}

/// How much an exact number changed: in per cent, or in points.
fn exact_growth(change: &Change<'_>, points: bool) -> Option<String> {
    let Step::Changed(Value::Quantity(before), Value::Quantity(after)) = &change.step else {
        return None;
    };
    let exact = before.is_exact() && after.is_exact();
    let growth = change.growth().filter(|growth| exact && growth.is_in_points() == points)?;
    Some(growth.value().round_dp(1).normalize().to_string())
}

/// The published schema, with a line break at its end.
pub fn schema_text() -> String {
    schema::output_text::<DiffOutput>("diff", "Comparison (empact diff --format json)")
}
