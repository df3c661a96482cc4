//! Takes out of a plan what is marked above a ceiling.
//!
//! What comes back is a plan like any other that has never had the rest in it, so that no later
//! stage can print it by mistake. Which marking a part has is for `markings` to say.

use std::collections::{BTreeMap, BTreeSet};

use super::markings::{self, Markings, PartName};
use crate::model::{Absence, ActionNumber, Figure, FigureId, Holder, Marking, Plan, Priority};
use crate::source::SourceId;

/// What may be seen under a ceiling.
#[derive(Debug, Clone)]
pub struct Released {
    /// The plan without the parts that are left out.
    pub plan: Plan,
    /// What is left out, in the order of the plan.
    pub withheld: Vec<Withheld>,
    /// The files of the parts that are left out. For filtering: their names may say what is in
    /// them, so that they are not printed.
    pub files: BTreeSet<SourceId>,
}

/// A part that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// What it is. It has no title and no file name: they are content.
    pub name: PartName,
    /// The marking for which it is left out: its own, or that of the part it hangs on. `None`
    /// where that could not be read.
    pub marking: Option<Marking>,
}

impl Withheld {
    /// Whether it belongs to one of these priorities.
    pub fn is_of(&self, priorities: &[&Priority]) -> bool {
        let key = self.name.priority.as_ref();
        key.is_some_and(|key| priorities.iter().any(|one| one.folder == key.folder()))
    }
}

/// Why nothing of a plan may be seen under a ceiling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AboveCeiling {
    /// The marking of the plan's own file; `None` where it could not be read.
    pub marking: Option<Marking>,
}

/// Leaves out of a plan
///
/// - every part marked above the ceiling, and every part of `unsure`, whose marking could not be
///   read;
/// - all of a priority whose own file is left out or could not be read: without its header it
///   cannot be reported on;
/// - the prose and annexes that belong to an action that is left out: they tell of it.
///
/// The figures of what is left out go with it. Where a part that stays refers to one of them,
/// [`Priority::absent`] says so.
///
/// # Errors
/// When the plan's own file is above the ceiling, which goes into every document.
pub fn release(
    plan: &Plan,
    markings: &Markings,
    ceiling: Marking,
    unsure: &BTreeSet<SourceId>,
) -> Result<Released, AboveCeiling> {
    let above = |source| markings.marking(source) > Some(ceiling) || unsure.contains(&source);
    if above(plan.file.source) {
        let known = !unsure.contains(&plan.file.source);
        return Err(AboveCeiling { marking: markings.marking(plan.file.source).filter(|_| known) });
    }
    // By file: for which file's marking it is left out.
    let mut reasons: BTreeMap<SourceId, Option<SourceId>> = BTreeMap::new();
    let mut priorities = Vec::new();
    for priority in &plan.priorities {
        match &priority.file {
            Some(file) if !above(file.source) => {
                let cut = Cut::of(priority, above);
                priorities.push(reduced(priority, &cut));
                reasons.extend(cut.reasons.into_iter().map(|(part, reason)| (part, Some(reason))));
            }
            file => {
                let reason = file.as_ref().map(|file| file.source);
                reasons.extend(markings::of_priority(priority).map(|source| (source, reason)));
            }
        }
    }
    let left_out = |part: &markings::Part| {
        let reason = reasons.get(&part.source)?;
        let known = reason.filter(|reason| !unsure.contains(reason));
        let marking = known.and_then(|known| markings.marking(known).max(part.marking));
        Some(Withheld { name: part.name.clone(), marking })
    };
    Ok(Released {
        withheld: markings.parts().iter().filter_map(left_out).collect(),
        files: reasons.into_keys().collect(),
        plan: Plan { file: plan.file.clone(), priorities },
    })
}

/// What is left out of a priority that stays.
struct Cut {
    /// Each file that is left out, and the file for whose marking it is.
    reasons: BTreeMap<SourceId, SourceId>,
}

impl Cut {
    fn of(priority: &Priority, above: impl Fn(SourceId) -> bool) -> Self {
        let sources = markings::of_priority(priority).filter(|source| above(*source));
        let mut reasons: BTreeMap<SourceId, SourceId> =
            sources.map(|source| (source, source)).collect();
        let actions: BTreeMap<ActionNumber, SourceId> = priority
            .actions
            .iter()
            .filter(|action| above(action.source))
            .map(|action| (action.data.action.value, action.source))
            .collect();
        let narrative = priority.narrative.iter().map(|s| (s.source, &s.data.head.action));
        let annexes = priority.annexes.iter().map(|s| (s.source, &s.data.head.action));
        for (source, action) in narrative.chain(annexes) {
            let action = action.as_ref().and_then(|action| actions.get(&action.value));
            if let Some(reason) = action {
                reasons.entry(source).or_insert(*reason);
            }
        }
        Self { reasons }
    }

    fn keeps(&self, source: SourceId) -> bool {
        !self.reasons.contains_key(&source)
    }
}

fn reduced(priority: &Priority, cut: &Cut) -> Priority {
    let left_out = priority.holders().filter(|holder| !cut.keeps(holder.source));
    let figures = left_out.flat_map(Holder::reached).filter_map(id);
    let mut absent = priority.absent.clone();
    absent.extend(figures.map(|id| (id, Absence::Withheld)));
    Priority {
        folder: priority.folder.clone(),
        file: priority.file.clone(),
        actions: kept(&priority.actions, |action| cut.keeps(action.source)),
        narrative: kept(&priority.narrative, |section| cut.keeps(section.source)),
        annexes: kept(&priority.annexes, |annex| cut.keeps(annex.source)),
        absent,
    }
}

fn kept<T: Clone>(all: &[T], keeps: impl Fn(&T) -> bool) -> Vec<T> {
    all.iter().filter(|one| keeps(one)).cloned().collect()
}

fn id(figure: &Figure) -> Option<FigureId> {
    figure.id.as_ref().map(|id| id.value.clone())
}

#[cfg(test)]
mod tests;
