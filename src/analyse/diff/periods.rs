//! What changed from one period of a plan to another: what the last report and the last value known at the
//! end of it say otherwise; of all else, what was known at the end of the one and of the other.

use super::pair::{Key, Listed, Marked, pair};
use super::value::{Change, ItemName, Step};
use super::walk::{Compared, Fields, Walk, presence};
use super::{ActionDiff, Diff, Fate, PriorityDiff, Whose, between};
use crate::analyse::kpi;
use crate::model::{Action, Entries, Field, Figure, Period, Plan, Priority, field};
use crate::source::Spanned;

/// Compares a plan as it was known at the end of two periods, which is the last that it has.
pub fn between_periods([before, after]: [&Plan; 2]) -> Diff<'_> {
    let mut known = between(before, after);
    let periods = [before, after].map(|plan| plan.file.data.periods.as_slice());
    let each = before.priorities.iter().zip(&after.priorities).map(|both| {
        let mut of = known.priorities.iter_mut();
        let of = of.find(|one| one.after.is_some_and(|one| one.folder == both.1.folder));
        of_priority(both, periods, of)
    });
    let priorities = each.filter(|priority| !priority.is_empty()).collect();
    Diff { plan: Vec::new(), priorities }
}

fn of_priority<'p>(
    (before, after): (&'p Priority, &'p Priority),
    periods: [&[Period]; 2],
    mut known: Option<&mut PriorityDiff<'p>>,
) -> PriorityDiff<'p> {
    let mut walk = Walk::default();
    let files = [before, after].map(|one| one.file.as_ref());
    if let [Some(old), Some(new)] = files {
        let lists = [old.data.figures.as_slice(), new.data.figures.as_slice()];
        figures(field!(PriorityFile.figures), lists, periods, &mut walk);
    }
    let mut changes = walk.into_changes();
    changes.extend(known.as_mut().into_iter().flat_map(|known| rest(&mut known.changes)));
    let actions = before.actions.iter().zip(&after.actions).filter_map(|(old, new)| {
        let mut changes = of_action([&old.data, &new.data], periods);
        let known = known.as_mut().and_then(|known| {
            let is_it = |one: &&mut ActionDiff<'p>| {
                one.after.is_some_and(|whose| whose.action.source == new.source)
            };
            known.actions.iter_mut().find(is_it)
        });
        changes.extend(known.into_iter().flat_map(|known| rest(&mut known.changes)));
        (!changes.is_empty()).then_some(ActionDiff {
            before: Some(Whose { priority: before, action: old }),
            after: Some(Whose { priority: after, action: new }),
            fate: Fate::Kept,
            changes,
        })
    });
    let actions = actions.collect();
    PriorityDiff { before: Some(before), after: Some(after), changes, actions }
}

/// The changes of which a later report or value does not tell, and a text that gave way to that of a
/// later period is none.
fn rest<'p>(changes: &mut Vec<Change<'p>>) -> Vec<Change<'p>> {
    let told = [field!(Action.progress), field!(Kpi.values)];
    let is_figure_of_period = |change: &Change<'_>| {
        change.place.first().is_some_and(|item| match item.name {
            Some(ItemName::Figure(figure)) => figure.period.is_some(),
            _ => false,
        })
    };
    let is_old_text = |change: &Change<'_>| {
        change.is_in(field!(Priority.narrative)) && matches!(change.step, Step::Removed(_))
    };
    changes.retain(|change| {
        !told.iter().any(|field| change.is_in(*field))
            && !is_figure_of_period(change)
            && !is_old_text(change)
    });
    std::mem::take(changes)
}

fn of_action<'p>([old, new]: [&'p Action; 2], periods: [&[Period]; 2]) -> Vec<Change<'p>> {
    let mut walk = Walk::default();
    let lists = [old.results.as_slice(), new.results.as_slice()];
    let kpis = old.kpis.iter().zip(&new.kpis);
    let [old, new] = [(old, periods[0]), (new, periods[1])]
        .map(|(action, period)| last(&action.progress, period, |one| one.unset.is_none()));
    if let Some(step) = presence(old, new) {
        walk.note(Field::named("report"), None, step);
    }
    Fields::fields(old, new, &mut walk);
    for (before, kpi) in kpis {
        let name = Some(ItemName::Indicator(kpi));
        walk.counted_in(kpi.unit.as_ref(), |walk| {
            walk.within(field!(Action.kpis), name, |walk| {
                let [old, new] = [(before, periods[0]), (kpi, periods[1])]
                    .map(|(kpi, period)| last(&kpi.values, period, kpi::says_something));
                Compared::compare(field!(Kpi.values), old, new, walk);
            });
        });
    }
    figures(field!(Action.results), lists, periods, &mut walk);
    walk.into_changes()
}

/// The last entry that says something up to the end of these periods.
fn last<'p, T>(
    entries: &'p Entries<Spanned<T>>,
    periods: &[Period],
    says: impl Fn(&T) -> bool,
) -> Option<&'p T> {
    let known = periods.iter().rev().filter_map(|period| entries.get(period.id.as_str()));
    known.map(|entry| &entry.value).find(|entry| says(entry))
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

fn figures<'p>(
    field: Field,
    [before, after]: [&'p [Figure]; 2],
    periods: [&[Period]; 2],
    walk: &mut Walk<'p>,
) {
    let of = |figures: &'p [Figure], periods: &[Period]| -> Vec<OfPeriod<'p>> {
        let Some(period) = periods.last().map(|period| period.id.as_str()) else {
            return Vec::new();
        };
        let reported =
            |figure: &&Figure| figure.period.as_ref().is_some_and(|own| own.as_str() == period);
        figures.iter().filter(reported).map(OfPeriod).collect()
    };
    let (old, new) = (of(before, periods[0]), of(after, periods[1]));
    let pairs = pair(&old.iter().collect::<Vec<_>>(), &new.iter().collect::<Vec<_>>()).pairs;
    // What was reported in the one period is not taken back by what the other one has.
    for (old, new) in pairs.into_iter().filter(|(_, new)| new.is_some()) {
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
