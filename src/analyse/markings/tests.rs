//! The marking of every part, with and without a decision that lifts it.

use super::{Borne, Markings, PartKind};
use crate::discover::{File, gather};
use crate::load;
use crate::model::{Marking, Plan};

const HEAD: &str = "title: Plan\nyears: [2013]\nperiods: []\npriorities: [THB, SYN]\n";

/// A plan of two priorities: the markings of its own file, of the first priority, of that
/// priority's action, narrative and annex, in the words of the files; the second has none.
fn plan(markings: [&str; 5], declassification: &str) -> Plan {
    let own = |word: &str| match word {
        "" => String::new(),
        word => format!("marking: {word}\n"),
    };
    let [plan, priority, action, narrative, annex] = markings.map(own);
    let decision = match declassification {
        "" => String::new(),
        words => format!("declassification: {{ document: D 1, date: 2020-10-21, {words} }}\n"),
    };
    let files = [
        ("oap.yaml", format!("{HEAD}{plan}{decision}")),
        ("priorities/syn/actions/1.1.yaml", "action: \"1.1\"\n".to_owned()),
        ("priorities/syn/priority.yaml", "key: SYN\nname: Drugs\n".to_owned()),
        ("priorities/thb/actions/3.2.yaml", format!("action: \"3.2\"\n{action}")),
        ("priorities/thb/annexes/a.md", format!("---\ntitle: A\n{annex}---\nAttached.\n")),
        (
            "priorities/thb/narrative/n.md",
            format!("---\ntitle: N\nplace: summary\n{narrative}---\nTold.\n"),
        ),
        ("priorities/thb/priority.yaml", format!("key: THB\nname: Trade\n{priority}")),
    ];
    let loaded = load::read(gather(files.map(|(path, text)| File::new(path, text))));
    assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
    loaded.plan.expect("a plan")
}

/// The words for what the parts are marked as: the plan, then the parts of the first priority in
/// the order of `plan`, then its action in the second.
fn words(plan: &Plan) -> String {
    let markings = Markings::of(plan);
    let word = |marking: Option<Marking>| marking.map_or("-", Marking::word);
    let parts = markings.parts().iter();
    let words: Vec<&str> = parts
        .filter(|part| {
            let second = part.name.priority.as_ref().is_some_and(|key| key.as_str() == "SYN");
            !second || part.name.kind == PartKind::Action
        })
        .map(|part| word(part.marking))
        .collect();
    words.join(" ")
}

#[test]
fn a_part_has_its_own_marking_or_that_of_what_is_above_it() {
    for (own, effective) in [
        (["", "", "", "", ""], "- - - - - -"),
        (["limite", "", "", "", ""], "limite limite limite limite limite limite"),
        (["limite", "secret", "", "", ""], "limite secret secret secret secret limite"),
        (["", "secret", "public", "", "limite"], "- secret public secret limite -"),
        (["secret", "limite", "", "public", ""], "secret limite limite public limite secret"),
    ] {
        assert_eq!(words(&plan(own, "")), effective, "{own:?}");
    }
}

#[test]
fn a_declassification_in_full_gives_every_part_the_new_status_and_raises_none() {
    let status = "status: limite, extent: full";
    for (own, effective) in [
        (["secret", "", "", "", ""], "limite limite limite limite limite limite"),
        (["secret", "top_secret", "public", "", ""], "limite limite public limite limite limite"),
        (["", "", "", "secret", ""], "limite limite limite limite limite limite"),
    ] {
        assert_eq!(words(&plan(own, status)), effective, "{own:?}");
    }
}

#[test]
fn a_declassification_in_part_leaves_own_markings_above_the_new_status() {
    let status = "status: limite, extent: partial";
    for (own, effective) in [
        (["secret", "", "", "", ""], "limite limite limite limite limite limite"),
        (
            ["restricted", "", "restricted", "limite", "public"],
            "limite limite restricted limite public limite",
        ),
        // What is below a part that is kept back is kept back with it, unless it says otherwise.
        (
            ["restricted", "secret", "", "limite", "restricted"],
            "limite secret secret limite restricted limite",
        ),
    ] {
        assert_eq!(words(&plan(own, status)), effective, "{own:?}");
    }
}

#[test]
fn a_document_bears_the_highest_marking_of_its_parts() {
    let borne = |own, decision| {
        let plan = plan(own, decision);
        let markings = Markings::of(&plan);
        markings.borne(super::sources(&plan, &plan.priorities[..1]))
    };
    let secret = Some(Marking::Secret);
    assert_eq!(
        borne(["limite", "", "", "", "secret"], ""),
        Borne { marking: secret, before: secret, declassified: false }
    );
    assert_eq!(borne([""; 5], ""), Borne::default());
    // Only what all of its parts are released from is declassified.
    let own = ["limite", "", "", "", "secret"];
    let (full, part) = ("status: public, extent: full", "status: public, extent: partial");
    assert_eq!(
        borne(own, full),
        Borne { marking: Some(Marking::Public), before: secret, declassified: true }
    );
    assert_eq!(borne(own, part), Borne { marking: secret, before: secret, declassified: false });
}
