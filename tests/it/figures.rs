//! The rules over the numbers of figures: what is qualified gets the benefit of the doubt, and a
//! mistake elsewhere is not reported a second time as wrong arithmetic.

use crate::plan::{Files, findings};

const MEASURES: &str = "title: Plan\nyears: [2013]\nperiods:\n  - { id: 2013-06, label: June }\npriorities: [THB]\nmeasures:\n  arrests: { name: arrests, unit: persons }\n";

/// What is found among these figures: rule, what is marked, message.
fn said(figures: &str) -> Vec<(&'static str, String, String)> {
    let text = format!("action: \"1.1\"\nleaders: [UK]\nresults:\n{figures}");
    let files = Files::from([
        ("oap.yaml".to_owned(), MEASURES.as_bytes().to_vec()),
        ("priorities/thb/actions/1.1.yaml".to_owned(), text.as_bytes().to_vec()),
    ]);
    let marked = |range: std::ops::Range<usize>| text[range].to_owned();
    findings(&files)
        .into_iter()
        .map(|found| (found.rule.id, marked(found.location.span.range()), found.message))
        .collect()
}

fn rules(figures: &str) -> Vec<&'static str> {
    said(figures).into_iter().map(|(rule, _, _)| rule).collect()
}

#[test]
fn a_sum_may_be_qualified_and_so_may_its_parts() {
    let sum = |whole: &str, a: &str, b: &str| {
        rules(&format!(
            "  - {{ id: a, value: {a} }}\n  - {{ id: b, value: {b} }}\n  - {{ value: {whole}, sum_of: [a, b] }}\n"
        ))
    };
    for (whole, a, b) in [
        ("418", "266", "152"),
        ("over 400", "266", "152"),
        ("almost 420", "266", "152"),
        ("150", "over 80", "20"),
        ("400..420", "266", "152"),
        ("over 400", "over 200", "1"),
    ] {
        assert_eq!(sum(whole, a, b), [""; 0], "{whole} = {a} + {b}");
    }
    for (whole, a, b) in [
        ("428", "266", "152"),
        ("over 418", "266", "152"),
        ("almost 418", "266", "152"),
        ("90", "over 80", "20"),
    ] {
        assert_eq!(sum(whole, a, b), ["sum-mismatch"], "{whole} = {a} + {b}");
    }
}

#[test]
fn a_part_is_too_large_only_where_no_reading_fits() {
    let part = |part: &str, whole: &str| {
        rules(&format!(
            "  - {{ id: whole, value: {whole} }}\n  - {{ value: {part}, part_of: whole }}\n"
        ))
    };
    for (small, large) in [("8", "15"), ("15", "15"), ("over 10", "15"), ("500", "over 400")] {
        assert_eq!(part(small, large), [""; 0], "{small} of {large}");
    }
    for (large, small) in [("16", "15"), ("over 15", "15"), ("5", "0"), ("20", "almost 20")] {
        assert_eq!(part(large, small), ["share-over-100"], "{large} of {small}");
    }
}

#[test]
fn a_percentage_may_be_the_change_or_the_share() {
    let printed = |printed: &str| {
        said(&format!(
            "  - {{ id: old, value: 200 }}\n  - {{ id: all, value: 1000 }}\n  - {{ value: 250, compared_with: old, part_of: all, printed: \"{printed}\" }}\n"
        ))
    };
    for fits in ["+25 %", "a quarter", "25 % of all", "25.0 per cent"] {
        assert_eq!(printed(fits), [], "{fits}");
    }
    assert_eq!(
        printed("+26 %"),
        [(
            "percentage-mismatch",
            "\"+26 %\"".into(),
            "the percentage is printed as `+26 %`".into()
        )]
    );
    let nothing_computed = "  - { value: 5, printed: 300 % }\n";
    assert_eq!(said(nothing_computed), []);
}

#[test]
fn units_are_those_of_the_measure_unless_a_figure_has_its_own() {
    let found = said(
        "  - { id: a, value: 5, unit: kg }\n  - { id: b, value: 6, measure: arrests, compared_with: a }\n  - { value: 7, measure: arrests, unit: kg }\n  - { value: 7, measure: arrests, unit: Persons }\n  - { value: 9, compared_with: a }\n",
    );
    let expected = [
        ("unit-mismatch", "a".into(), "`a` is counted in kg, this figure in persons".into()),
        (
            "unit-mismatch",
            "arrests".into(),
            "`arrests` is counted in persons, this figure in kg".into(),
        ),
    ];
    assert_eq!(found, expected);
}

#[test]
fn one_mistake_is_not_two() {
    // Different units: no sum, share or percentage can be right.
    let units =
        "  - { id: a, value: 5, unit: kg }\n  - { value: 9, unit: t, part_of: a, printed: 3 % }\n";
    assert_eq!(rules(units), ["unit-mismatch"]);
    let sum = "  - { id: a, value: 5, unit: kg }\n  - { value: 9, unit: t, sum_of: [a] }\n";
    assert_eq!(rules(sum), ["unit-mismatch"]);
    // An unknown part.
    let unknown = "  - { id: a, value: 5 }\n  - { value: 9, sum_of: [a, b] }\n";
    assert_eq!(rules(unknown), ["unknown-figure"]);
    // Figures that contain each other.
    let circle = "  - { id: a, value: 5, part_of: b }\n  - { id: b, value: 4, part_of: a }\n";
    assert_eq!(rules(circle), ["circular-figure"]);
    let circle = "  - { id: a, value: 5, sum_of: [b] }\n  - { id: b, value: 4, sum_of: [a] }\n";
    assert_eq!(rules(circle), ["circular-figure"]);
    // A name or a value that could not be read.
    let unread =
        "  - { id: a, value: 5 }\n  - { id: b, value: 4 }\n  - { value: 9, sum_of: [a, B!] }\n";
    assert_eq!(rules(unread), ["invalid-value"]);
    let unread = "  - { id: a, value: many }\n  - { value: 9, sum_of: [a] }\n";
    assert_eq!(rules(unread), ["invalid-value"]);
}
