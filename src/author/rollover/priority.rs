//! The files of the priorities of the next plan. Called by `rollover`.

use anyhow::Result;

use super::fate::Target;
use super::parts::{Old, Written, left_behind};
use super::{Made, head};
use crate::author::carried::{self, Value, entries};
use crate::author::templates;
use crate::model::SuccessionKind;
use crate::yaml::{Kind, Node};

/// The text of the file of a priority.
///
/// # Errors
/// When something in it cannot be written as a value.
pub(super) fn text(made: &Made<'_>, at: usize, target: &Target<'_>) -> Result<String> {
    let Some(file) = target.before.and_then(|priority| priority.file.as_ref()) else {
        return new_priority(made, at, target);
    };
    let from = Old::new(made.file(file.source));
    let mut asked = asked_of(made, at, target);
    let mut all = Written::new();
    for key in ["key", "letter", "name", "marking", "aim"] {
        all.extend(from.as_written(key));
    }
    for key in ["driver", "co_drivers", "members", "agencies", "third_states", "others"] {
        all.extend(from.parties(key));
    }
    all.extend(from.as_written("started"));
    if let Some(Node { kind: Kind::Sequence(items), .. }) = from.node("goals") {
        let goals = items.iter().map(|node| {
            let is_kept = |key: &str| ["number", "title", "text", "horizontal"].contains(&key);
            Value::Map(entries(from.text, node, is_kept))
        });
        all.push(("goals".to_owned(), Value::List(goals.collect())));
    }
    for key in ["recommendations", "follow_ups"] {
        let (points, left) = from.points(made, key);
        asked.extend(
            points.is_some().then(|| format!("what became of its {}", key.replace('_', "-"))),
        );
        asked.extend(left_behind(left, &made.of_years));
        all.extend(points);
    }
    all.extend(from.as_written("lint"));
    let made_from = format!("Made from {} of the plan {}.", target.key, made.of_years);
    Ok(carried::file(&head(&made_from, &asked), &all))
}

/// What is to be decided of a priority that goes on, or may.
pub(super) fn asked_of(made: &Made<'_>, at: usize, target: &Target<'_>) -> Vec<String> {
    let mut asked = Vec::new();
    let Some(priority) = target.before else {
        let mut asked = vec!["its key, which is made of its name", "who drives it", "its goals"];
        if made.plan.file.data.periods.iter().any(|period| !period.priorities.is_empty()) {
            asked.push("in which periods it reports");
        }
        return asked.into_iter().map(str::to_owned).collect();
    };
    let Some(file) = &priority.file else { return asked };
    let of_years = &made.of_years;
    let mut after = file.data.succession.iter();
    if after.any(|other| other.kind == SuccessionKind::Successor) {
        asked.push(format!("whether it goes on; the plan {of_years} names what comes after it"));
    } else if priority.actions.is_empty() {
        asked.push(format!("whether it goes on; the plan {of_years} has no actions of it"));
    }
    let has =
        |goal: u16| made.fates.seats.keys().any(|(of, number)| *of == at && number.goal == goal);
    let empty: Vec<String> = file
        .data
        .goals
        .iter()
        .map(|goal| goal.number.value)
        .filter(|goal| !has(*goal))
        .map(|goal| goal.to_string())
        .collect();
    if !empty.is_empty() {
        let goals = if empty.len() == 1 { "goal" } else { "goals" };
        asked.push(format!("what is done for {goals} {}, or why nothing is", empty.join(", ")));
    }
    asked
}

/// A priority that the plan does not have, but names.
fn new_priority(made: &Made<'_>, at: usize, target: &Target<'_>) -> Result<String> {
    let name = templates::text(target.name.unwrap_or(&target.key))?;
    let mut all: Written = vec![
        ("key".to_owned(), Value::Line(templates::text(&target.key)?)),
        ("name".to_owned(), Value::Line(name)),
    ];
    let years: Vec<String> =
        made.plan.file.data.years.iter().map(|year| year.value.to_string()).collect();
    let plan = templates::text(&years.join("–"))?;
    let seats = made.fates.seats.iter().filter(|((of, _), _)| *of == at);
    let mut before: Vec<&str> = Vec::new();
    for own in seats.flat_map(|(_, seat)| &seat.of) {
        let name = own.priority.file.as_ref().map(|file| file.data.name.as_str());
        before.extend(name.filter(|name| !before.contains(name)));
    }
    let mut succession = Vec::new();
    for name in before {
        let fields = [
            ("kind".to_owned(), Value::Line("predecessor".to_owned())),
            ("plan".to_owned(), Value::Line(plan.clone())),
            ("priority".to_owned(), Value::Line(templates::text(name)?)),
        ];
        succession.push(Value::Map(fields.to_vec()));
    }
    all.push(("succession".to_owned(), Value::List(succession)));
    let made_from = format!("Named in the plan {}, which does not have it.", made.of_years);
    Ok(carried::file(&head(&made_from, &asked_of(made, at, target)), &all))
}
