//! Takes out of a file years and numbers that no plan can have, and says so. Called by `load`, as soon as a
//! file is read. Whether they fit together is for the rules.

use crate::decode;
use crate::diagnostic::Finding;
use crate::model::scalar::Refusal;
use crate::model::{Action, Document, PlanFile, PriorityFile, YEARS};
use crate::source::{Location, SourceId, Spanned};

/// The plan's own file.
pub fn plan(plan: &mut Document<PlanFile>) -> Vec<Finding> {
    let source = plan.source;
    let cycle = plan.data.cycle.iter().flat_map(|cycle| [&cycle.start, &cycle.end]);
    let wrong = plan.data.years.iter().chain(cycle).filter_map(|year| no_year(source, year));
    let found = wrong.collect();
    plan.data.years.retain(|year| no_year(source, year).is_none());
    found
}

/// The file of a priority.
pub fn priority(file: &Document<PriorityFile>) -> Vec<Finding> {
    let goals = file.data.goals.iter();
    goals.filter_map(|goal| no_goal(file.source, &goal.number)).collect()
}

/// The file of an action.
pub fn action(file: &mut Document<Action>) -> Vec<Finding> {
    let Action { plan_year, continuation, continues, .. } = &mut file.data;
    let plan = continuation.iter_mut().map(|continuation| &mut continuation.plan);
    let mut found: Vec<Finding> =
        continues.iter().filter_map(|one| no_year(file.source, &one.plan)).collect();
    continues.retain(|one| no_year(file.source, &one.plan).is_none());
    for year in plan.chain([plan_year]) {
        let wrong = year.as_ref().and_then(|year| no_year(file.source, year));
        if wrong.is_some() {
            *year = None;
        }
        found.extend(wrong);
    }
    found
}

fn no_year(source: SourceId, year: &Spanned<u16>) -> Option<Finding> {
    let is_one = i16::try_from(year.value).is_ok_and(|year| YEARS.contains(&year));
    let (first, last) = (YEARS.start(), YEARS.end());
    (!is_one).then(|| {
        let refusal =
            Refusal::new(format!("the year {} is not one a plan can speak of", year.value));
        let refusal = refusal.help(format!("mend its digits: years go from {first} to {last}"));
        decode::refused(Location::new(source, year.span), refusal)
    })
}

/// An action of another goal could not be named.
fn no_goal(source: SourceId, number: &Spanned<u16>) -> Option<Finding> {
    (!(1..1000).contains(&number.value)).then(|| {
        let refusal = Refusal::new(format!("no goal can have the number {}", number.value));
        let refusal = refusal.help("goals are numbered from 1 to 999");
        decode::refused(Location::new(source, number.span), refusal)
    })
}
