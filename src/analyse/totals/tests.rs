//! Totals hold whatever is counted once, and nothing twice.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::{of_plan, of_priority, of_scope};
use crate::analyse::as_of::as_of;
use crate::analyse::scope::Scope;
use crate::discover::{File, gather};
use crate::load;
use crate::model::{Plan, Quantity};

const OAP: &str = "title: Plan\nyears: [2013]\npriorities: [THB]\n\
                   measures: { m: { name: M }, n: { name: N } }\n\
                   periods: [{ id: half, label: H }, { id: end, label: E }]\n";

/// A plan with these figures under one action.
fn plan(figures: &str) -> Plan {
    let action = format!("action: \"1.1\"\nresults:\n{figures}");
    let action_file = File::new("priorities/thb/actions/1.1.yaml", action.as_str());
    let loaded = load::read(gather([File::new("oap.yaml", OAP), action_file]));
    assert!(loaded.findings.is_empty(), "{:?}\n{action}", loaded.findings);
    loaded.plan.expect("a plan")
}

/// The total of measure `m` with the ids of what was counted.
fn total(figures: &str) -> (String, Vec<String>) {
    let plan = plan(figures);
    let totals = of_priority(&plan, &plan.priorities[0]);
    let total = totals.iter().find(|total| total.measure == "m").expect("something is counted");
    let id = |figure: &crate::model::Figure| figure.id.as_ref().map(ToString::to_string);
    let counted = total.counted.iter().filter_map(|one| id(one.figure)).collect();
    (total.value.expect("small").to_string(), counted)
}

#[test]
fn a_part_is_counted_in_its_whole() {
    let (sum, counted) = total(
        "  - { id: all, measure: m, value: 15 }\n  - { id: new, measure: m, value: 8, part_of: all }\n  - { id: other, measure: m, value: over 3 }\n",
    );
    assert_eq!((sum.as_str(), counted.len()), (">18", 2));
}

#[test]
fn the_parts_of_a_sum_stand_for_it_where_all_of_them_count() {
    let parts = "  - { id: a, measure: m, value: 266 }\n  - { id: b, measure: m, value: 152 }\n";
    let whole = "  - { id: all, measure: m, value: over 400, sum_of: [a, b] }\n";
    assert_eq!(total(&format!("{parts}{whole}")), ("418".into(), vec!["a".into(), "b".into()]));
    let parts = parts.replacen("measure: m, ", "", 1);
    assert_eq!(total(&format!("{parts}{whole}")), (">400".into(), vec!["all".into()]));
}

#[test]
fn what_was_before_is_not_added_to_what_is() {
    let (sum, _) = total(
        "  - { id: old, measure: m, value: 438 }\n  - { id: old-part, measure: m, value: 9, part_of: old }\n  - { id: now, measure: m, value: 475, compared_with: old }\n",
    );
    assert_eq!(sum, "475");
    // Two years that are added up and compared as well.
    let (sum, counted) = total(
        "  - { id: first, measure: m, value: 2 }\n  - { id: second, measure: m, value: 7, compared_with: first }\n  - { id: both, measure: m, value: 9, sum_of: [first, second] }\n",
    );
    assert_eq!((sum.as_str(), counted.len()), ("9", 2));
}

#[test]
fn a_part_of_something_else_counts() {
    let (sum, _) = total(
        "  - { id: suspects, measure: n, value: 40 }\n  - { id: arrests, measure: m, value: 12, part_of: suspects }\n",
    );
    assert_eq!(sum, "12");
}

#[test]
fn a_part_that_a_sum_shares_with_a_whole_is_counted_once() {
    let (sum, counted) = total(
        "  - { id: whole, measure: m, value: 10 }\n  - { id: a, measure: m, value: 3, part_of: whole }\n  - { id: b, measure: m, value: 5 }\n  - { id: sum, measure: m, value: 8, sum_of: [a, b] }\n",
    );
    assert_eq!((sum.as_str(), counted), ("15", vec!["whole".into(), "b".into()]));
}

#[test]
fn what_is_not_known_yet_contains_its_parts_all_the_same() {
    let figures = |through: &str| {
        format!("  - {{ id: all, measure: m, value: 10, period: half, {through} }}\n")
    };
    let by_sum = figures("sum_of: [later]")
        + "  - { id: later, measure: m, value: 9, period: end, sum_of: [now] }\n  - { id: now, measure: m, value: 4, period: half }\n";
    let by_part = figures("unit: x")
        + "  - { id: later, measure: m, value: 9, period: end, part_of: all }\n  - { id: now, measure: m, value: 4, period: half, part_of: later }\n";
    for figures in [by_sum, by_part] {
        let plan = plan(&figures);
        let plan = as_of(&plan, plan.file.data.periods.first());
        let totals = of_scope(&Scope::new(&plan, |_| true, None));
        let [total] = totals.as_slice() else { panic!("{totals:?}") };
        assert_eq!(total.value, Some(Quantity::exact(10)), "{figures}");
        assert_eq!((total.counted.len(), total.not_counted.len()), (1, 1), "{figures}");
    }
}

/// A figure of a made-up forest.
#[derive(Debug, Clone)]
struct Node {
    /// The figure that contains it, earlier in the list.
    parent: Option<usize>,
    /// Whether it says so itself (`part_of`) or its parent does (`sum_of`).
    by_sum: bool,
    measure: Option<&'static str>,
    value: u32,
    /// The value of an earlier figure that it is compared with.
    before: Option<u32>,
}

fn forest() -> impl Strategy<Value = Vec<Node>> {
    let node = (
        any::<proptest::sample::Index>(),
        0_u8..4,
        any::<bool>(),
        prop_oneof![3 => Just(Some("m")), 1 => Just(Some("n")), 1 => Just(None)],
        0_u32..1000,
        proptest::option::weighted(0.2, 0_u32..1000),
    );
    proptest::collection::vec(node, 1..14).prop_map(|nodes| {
        let place = |(at, (index, root, by_sum, measure, value, before)): (usize, _)| {
            let index: proptest::sample::Index = index;
            let parent = (at > 0 && root > 0_u8).then(|| index.index(at.max(1)));
            Node { parent, by_sum, measure, value, before }
        };
        nodes.into_iter().enumerate().map(place).collect()
    })
}

fn written(forest: &[Node]) -> String {
    let mut text = String::new();
    for (at, node) in forest.iter().enumerate() {
        let measure = node.measure.map(|key| format!(", measure: {key}")).unwrap_or_default();
        if let Some(before) = node.before {
            let _ = writeln!(text, "  - {{ id: old{at}, value: {before}{measure} }}");
        }
        let _ = write!(text, "  - {{ id: f{at}, value: {}{measure}", node.value);
        if let Some(parent) = node.parent.filter(|_| !node.by_sum) {
            let _ = write!(text, ", part_of: f{parent}");
        }
        let adds_up = |other: &&usize| forest[**other].by_sum && forest[**other].parent == Some(at);
        let parts: Vec<String> = (0..forest.len())
            .collect::<Vec<_>>()
            .iter()
            .filter(adds_up)
            .map(|part| format!("f{part}"))
            .collect();
        if !parts.is_empty() {
            let _ = write!(text, ", sum_of: [{}]", parts.join(", "));
        }
        if node.before.is_some() {
            let _ = write!(text, ", compared_with: old{at}");
        }
        text.push_str(" }\n");
    }
    text
}

/// The same total, counted from the roots downwards.
fn recount(forest: &[Node], at: usize) -> u32 {
    let children = || (0..forest.len()).filter(|child| forest[*child].parent == Some(at));
    if forest[at].measure != Some("m") {
        return children().map(|child| recount(forest, child)).sum();
    }
    let mut parts = children().filter(|child| forest[*child].by_sum).peekable();
    let opened =
        parts.peek().is_some() && parts.clone().all(|part| forest[part].measure == Some("m"));
    if opened { parts.map(|part| recount(forest, part)).sum() } else { forest[at].value }
}

proptest! {
    #[test]
    fn a_total_is_what_an_independent_count_gives(forest in forest()) {
        let plan = plan(&written(&forest));
        let totals = of_plan(&plan);
        let found = totals.iter().find(|total| total.measure == "m");
        let roots = (0..forest.len()).filter(|at| forest[*at].parent.is_none());
        let expected: u32 = roots.map(|root| recount(&forest, root)).sum();
        let value = found.map_or(Some(Quantity::exact(0)), |total| total.value);
        prop_assert_eq!(value, Some(Quantity::exact(expected)), "{}", written(&forest));
    }

    /// References of every kind, in circles too.
    #[test]
    fn nothing_is_counted_twice(
        links in proptest::collection::vec((0_usize..8, 0_usize..8, 0_u8..3), 0..10)
    ) {
        let mut text = String::new();
        for at in 0..8 {
            let of = |kind: u8| links.iter().filter(move |(from, _, k)| *from == at && *k == kind);
            let _ = write!(text, "  - {{ id: f{at}, measure: m, value: 1");
            for (key, kind) in [("part_of", 0), ("compared_with", 1)] {
                if let Some((_, to, _)) = of(kind).next() {
                    let _ = write!(text, ", {key}: f{to}");
                }
            }
            let parts: Vec<String> = of(2).map(|(_, to, _)| format!("f{to}")).collect();
            let _ = writeln!(text, ", sum_of: [{}] }}", parts.join(", "));
        }
        let plan = plan(&text);
        let id = |figure: &crate::model::Figure| figure.id.as_ref().map(ToString::to_string);
        for total in of_plan(&plan) {
            let ids: Vec<String> = total.counted.iter().filter_map(|one| id(one.figure)).collect();
            let mut once = ids.clone();
            once.sort();
            once.dedup();
            prop_assert_eq!(ids.len(), once.len());
            for one in &total.counted {
                let whole = one.figure.part_of.as_ref().map(ToString::to_string);
                prop_assert!(whole.is_none_or(|whole| !ids.contains(&whole)), "{}", text);
                let parts = one.figure.sum_of.iter().map(ToString::to_string);
                prop_assert!(parts.into_iter().all(|part| !ids.contains(&part)), "{}", text);
            }
        }
    }
}
