//! What changed from one period of a plan to another: the reports, the values of the indicators
//! and the figures that say in which period they were reported.

use super::pair::{Key, Listed, Marked, pair};
use super::value::{Change, ItemName};
use super::walk::{Compared, Fields, Walk, presence};
use super::{ActionDiff, Diff, Fate, PriorityDiff, Whose};
use crate::model::{Action, Document, Field, Figure, Period, Plan, Priority, field};

/// Compares what is reported in two periods of a plan.
pub fn between_periods<'p>(plan: &'p Plan, before: &Period, after: &Period) -> Diff<'p> {
    let periods = (before.id.as_str(), after.id.as_str());
    let priorities = plan.priorities.iter().map(|priority| of_priority(priority, periods));
    let priorities = priorities.filter(|priority| !priority.is_empty()).collect();
    Diff { plan: Vec::new(), priorities }
}

fn of_priority<'p>(priority: &'p Priority, periods: (&str, &str)) -> PriorityDiff<'p> {
    let mut walk = Walk::default();
    if let Some(file) = &priority.file {
        figures(field!(PriorityFile.figures), &file.data.figures, periods, &mut walk);
    }
    let actions = priority.actions.iter().filter_map(|action| {
        let changes = of_action(action, periods);
        let whose = Some(Whose { priority, action });
        (!changes.is_empty()).then_some(ActionDiff {
            before: whose,
            after: whose,
            fate: Fate::Kept,
            changes,
        })
    });
    PriorityDiff {
        before: Some(priority),
        after: Some(priority),
        changes: walk.into_changes(),
        actions: actions.collect(),
    }
}

fn of_action<'p>(action: &'p Document<Action>, periods: (&str, &str)) -> Vec<Change<'p>> {
    let mut walk = Walk::default();
    let action = &action.data;
    let report = |period: &str| {
        let report = action.progress.get(period).map(|report| &report.value);
        report.filter(|report| report.unset.is_none())
    };
    let (old, new) = (report(periods.0), report(periods.1));
    if let Some(step) = presence(old, new) {
        walk.note(Field::named("report"), None, step);
    }
    Fields::fields(old, new, &mut walk);
    for kpi in &action.kpis {
        let value = |period: &str| kpi.values.get(period).map(|reading| &reading.value);
        let name = Some(ItemName::Indicator(kpi));
        walk.counted_in(kpi.unit.as_ref(), |walk| {
            walk.within(field!(Action.kpis), name, |walk| {
                Compared::compare(field!(Kpi.values), value(periods.0), value(periods.1), walk);
            });
        });
    }
    figures(field!(Action.results), &action.results, periods, &mut walk);
    walk.into_changes()
}

/// A figure of one period; in another it has another id and date.
struct OfPeriod<'p>(&'p Figure);

impl Listed for OfPeriod<'_> {
    const KEYS: usize = 2;

    fn key(&self, number: usize) -> Option<Key<'_>> {
        let Figure { label, measure, countries, operation, .. } = self.0;
        let mut key = vec![label.mark(), measure.mark()];
        if number == 0 {
            key.push(operation.mark());
            key.extend(countries.iter().map(Marked::mark));
        }
        Some(key)
    }

    fn same(&self, _: &Self) -> bool {
        false
    }
}

fn figures<'p>(field: Field, figures: &'p [Figure], periods: (&str, &str), walk: &mut Walk<'p>) {
    let of = |period: &str| -> Vec<OfPeriod<'p>> {
        let reported =
            |figure: &&Figure| figure.period.as_ref().is_some_and(|own| own.as_str() == period);
        figures.iter().filter(reported).map(OfPeriod).collect()
    };
    let (old, new) = (of(periods.0), of(periods.1));
    let pairs = pair(&old.iter().collect::<Vec<_>>(), &new.iter().collect::<Vec<_>>()).pairs;
    for (old, new) in pairs {
        let (old, new) = (old.map(|one| one.0), new.map(|one| one.0));
        let name = new.or(old).map(ItemName::Figure);
        if let Some(step) = presence(old, new) {
            walk.note(field, name, step);
        }
        let unit = new.or(old).and_then(|figure| figure.unit.as_ref());
        let value = |one: Option<&'p Figure>| one.map(|one| &one.value);
        walk.counted_in(unit, |walk| {
            walk.within(field, name, |walk| {
                walk.field(field!(Figure.value), value(old), value(new));
            });
        });
    }
}
