//! Operations that more than one priority reports: what came of them counts once.

use std::collections::BTreeMap;

use super::Candidate;
use crate::model::Quantity;

/// Splits the figures of one measure into those that count and those that report an operation
/// of which another priority reports more. Of priorities that report the same, the first in the
/// plan counts.
pub(super) fn once(counted: Vec<Candidate<'_>>) -> (Vec<Candidate<'_>>, Vec<Candidate<'_>>) {
    let mut operations: BTreeMap<String, BTreeMap<&str, Vec<Quantity>>> = BTreeMap::new();
    for one in &counted {
        if let Some(operation) = operation(one) {
            let priorities = operations.entry(operation).or_default();
            priorities
                .entry(one.priority.folder.as_str())
                .or_default()
                .push(one.figure.value.value);
        }
    }
    let mut order: BTreeMap<&str, usize> = BTreeMap::new();
    for one in &counted {
        let next = order.len();
        order.entry(one.priority.folder.as_str()).or_insert(next);
    }
    let counts: BTreeMap<String, String> = operations
        .into_iter()
        .filter_map(|(operation, priorities)| {
            let most = priorities.into_iter().max_by(|(first, a), (second, b)| {
                size(a).cmp(&size(b)).then_with(|| order.get(second).cmp(&order.get(first)))
            });
            Some((operation, most?.0.to_owned()))
        })
        .collect();
    counted.into_iter().partition(|one| {
        operation(one).is_none_or(|operation| {
            counts.get(&operation).is_none_or(|folder| *folder == one.priority.folder)
        })
    })
}

/// The operation of a figure, in whatever capitals.
fn operation(one: &Candidate<'_>) -> Option<String> {
    one.figure.operation.as_ref().map(|operation| operation.to_lowercase())
}

/// How much a priority reports: at least, and then at most, nothing bounding it being the most; of
/// what is about some number, that.
fn size(figures: &[Quantity]) -> impl Ord + use<> {
    Quantity::sum(figures.iter().copied()).map(|sum| {
        let (low, high) = (sum.interval().low, sum.high());
        let top = high.map(|high| (high.value, !high.open));
        (low.value, low.open, high.is_none(), top, sum.value())
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::analyse::sample;
    use crate::analyse::totals::{NotCounted, of_plan};

    const MEASURES: &str = "measures: { m: { name: M } }\n";

    fn file(folder: &str, figures: &str) -> (String, String) {
        let text = format!("action: \"1.1\"\nresults:\n{figures}");
        (format!("priorities/{folder}/actions/1.1.yaml"), text)
    }

    fn figure(value: &str, operation: &str) -> String {
        format!("  - {{ measure: m, value: \"{value}\", operation: {operation} }}\n")
    }

    #[test]
    fn the_same_operation_in_two_priorities_counts_once_and_in_one_twice() {
        let first = figure("10", "Etutu") + &figure("7", "Etutu") + &figure("1", "Other");
        let plan = sample::plan(MEASURES, &[file("a", &first), file("b", &figure(">15", "ETUTU"))]);
        let total = &of_plan(&plan)[0];
        assert_eq!(total.value.unwrap().to_string(), "18");
        assert_eq!(total.counted.len(), 3);
        let (left, why) = total.not_counted[0];
        assert_eq!((left.priority.folder.as_str(), why), ("b", NotCounted::Operation));
    }

    #[test]
    fn of_two_that_report_the_same_the_first_counts() {
        let plan =
            sample::plan(MEASURES, &[file("a", &figure("3", "X")), file("b", &figure("3", "X"))]);
        assert_eq!(of_plan(&plan)[0].counted[0].priority.folder, "a");
    }

    proptest! {
        /// The sum does not depend on which priority comes first.
        #[test]
        fn the_order_of_priorities_does_not_matter(
            values in proptest::collection::vec((1_u32..20, "(|>|~)", "[XY]"), 1..5)
        ) {
            let sum = |name: &dyn Fn(usize) -> String| {
                let files = values.iter().enumerate().map(|(at, (value, sign, operation))| {
                    file(&name(at), &figure(&format!("{sign}{value}"), operation))
                });
                let plan = sample::plan(MEASURES, &files.collect::<Vec<_>>());
                of_plan(&plan)[0].value
            };
            prop_assert_eq!(sum(&|at| format!("p{at}")), sum(&|at| format!("p{}", 9 - at)));
        }
    }
}
