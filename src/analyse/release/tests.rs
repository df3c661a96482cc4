//! What a ceiling leaves of a plan. That nothing of the rest gets out is shown in
//! `tests/markings.rs`.

use std::collections::BTreeSet;

use super::{AboveCeiling, Released, release};
use crate::analyse::figures::Figures;
use crate::analyse::markings::Markings;
use crate::analyse::markings::PartKind;
use crate::discover::{File, gather};
use crate::load;
use crate::model::{Marking, Plan};
use crate::prose::citations;

const OAP: &str = "title: Plan\nyears: [2013]\nmarking: limite\nperiods: []\npriorities: [THB]\n";
const PRIORITY: (&str, &str) = ("priorities/thb/priority.yaml", "key: THB\nname: Trade\n");

fn read(files: &[(&str, &str)]) -> Plan {
    let files = files.iter().copied().chain([("oap.yaml", OAP)]);
    let loaded = load::read(gather(files.map(|(path, text)| File::new(path, text))));
    assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
    loaded.plan.expect("a plan")
}

fn limite(plan: &Plan) -> Released {
    release(plan, &Markings::of(plan), Marking::Limite, &BTreeSet::new())
        .expect("the plan's file may be seen")
}

/// What is withheld: kind, number or ordinal, marking.
fn named(released: &Released) -> Vec<String> {
    let name = |withheld: &super::Withheld| {
        let name = &withheld.name;
        let number = name.action.map(|action| action.to_string());
        let number = number.or(name.ordinal.map(|ordinal| ordinal.to_string()));
        let marking = withheld.marking.map_or("-", Marking::word);
        format!("{:?} {} {marking}", name.kind, number.unwrap_or_default())
    };
    released.withheld.iter().map(name).collect()
}

#[test]
fn what_is_above_the_ceiling_goes_and_what_tells_of_it() {
    let plan = read(&[
        PRIORITY,
        ("priorities/thb/actions/1.1.yaml", "action: \"1.1\"\n"),
        ("priorities/thb/actions/1.2.yaml", "action: \"1.2\"\nmarking: secret\n"),
        (
            "priorities/thb/annexes/a.md",
            "---\ntitle: A\naction: \"1.2\"\nmarking: public\n---\na\n",
        ),
        ("priorities/thb/annexes/b.md", "---\ntitle: B\naction: \"1.1\"\n---\nb\n"),
        ("priorities/thb/narrative/a.md", "---\ntitle: A\nplace: summary\n---\na\n"),
        (
            "priorities/thb/narrative/b.md",
            "---\ntitle: B\nplace: conclusion\nmarking: restricted\n---\nb\n",
        ),
    ]);
    let released = limite(&plan);
    assert_eq!(named(&released), ["Action 1.2 secret", "Narrative 2 restricted", "Annex 1 secret"]);
    let left = &released.plan.priorities[0];
    assert_eq!((left.actions.len(), left.narrative.len(), left.annexes.len()), (1, 1, 1));
    assert_eq!(released.files.len(), 3);
    let all =
        release(&plan, &Markings::of(&plan), Marking::Secret, &BTreeSet::new()).expect("seen");
    assert!(all.withheld.is_empty() && all.plan == plan);
}

#[test]
fn a_priority_goes_as_a_whole_with_its_own_file() {
    let parts = [
        ("priorities/thb/actions/1.1.yaml", "action: \"1.1\"\nmarking: public\n"),
        ("priorities/thb/priority.yaml", "key: THB\nname: Trade\nmarking: secret\n"),
    ];
    let released = limite(&read(&parts));
    assert_eq!(named(&released), ["Priority  secret", "Action 1.1 secret"]);
    assert!(released.plan.priorities.is_empty());
    assert!(released.withheld.iter().all(|withheld| withheld.name.priority.is_some()));
    // Without its file nobody knows what a priority is marked as.
    assert_eq!(named(&limite(&read(&parts[..1]))), ["Action 1.1 -"]);
}

#[test]
fn nothing_is_left_of_a_plan_whose_own_file_is_above() {
    let plan = read(&[PRIORITY]);
    let refused = release(&plan, &Markings::of(&plan), Marking::Public, &BTreeSet::new())
        .expect_err("it is above");
    assert_eq!(refused, AboveCeiling { marking: Some(Marking::Limite) });
}

#[test]
fn a_part_of_which_the_marking_is_not_known_goes() {
    let plan = read(&[PRIORITY, ("priorities/thb/actions/1.1.yaml", "action: \"1.1\"\n")]);
    let unsure = BTreeSet::from([plan.priorities[0].actions[0].source]);
    let released = release(&plan, &Markings::of(&plan), Marking::TopSecret, &unsure).expect("seen");
    assert_eq!(released.withheld[0].name.kind, PartKind::Action);
    let unsure = BTreeSet::from([plan.file.source]);
    assert!(release(&plan, &Markings::of(&plan), Marking::TopSecret, &unsure).is_err());
}

#[test]
fn figures_that_are_left_out_are_known_to_be() {
    let plan = read(&[
        (
            "priorities/thb/priority.yaml",
            "key: THB\nname: Trade\nfigures:\n\
             \x20 - { id: now, value: 5, compared_with: before }\n\
             \x20 - { id: few, value: 2, part_of: all }\n\
             \x20 - { id: both, value: 12, sum_of: [now, all] }\n\
             \x20 - { id: own, value: 1 }\n",
        ),
        (
            "priorities/thb/actions/1.1.yaml",
            "action: \"1.1\"\nmarking: secret\nresults:\n\
             \x20 - { id: before, value: 3 }\n\
             \x20 - { id: all, value: 7 }\n",
        ),
    ]);
    let released = limite(&plan);
    let figures = Figures::of(&released.plan.priorities[0]);
    let hides = |text: &str| figures.hides(&citations(text)[0]).is_some();
    for hidden in ["<figure:before>", "<figure:all>", "<figure:now#change>", "<figure:few#share>"] {
        assert!(hides(hidden), "{hidden}");
    }
    for told in ["<figure:now>", "<figure:both>", "<figure:now#share>", "<figure:unknown>"] {
        assert!(!hides(told), "{told}");
    }
    let leaning: Vec<bool> =
        figures.iter().map(|(_, figure)| figures.leans_on_absent(figure).is_some()).collect();
    assert_eq!(leaning, [true, true, true, false]);
    // With everything in place nothing is hidden.
    let whole = Figures::of(&plan.priorities[0]);
    assert!(whole.iter().all(|(_, figure)| whole.leans_on_absent(figure).is_none()));
}
