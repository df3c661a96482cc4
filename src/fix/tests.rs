//! What is mended, what is left alone, and that nothing else changes.

use std::cell::Cell;

use super::{Fixed, Wanted, broken, fix};
use crate::control::{Checked, Choice, check};
use crate::diagnostic::Finding;
use crate::discover::{File, gather};
use crate::load::{self, Loaded};

const OAP: &str = "title: Plan\nyears: [2013]\nperiods:\n  - { id: 2013-06, label: June }\n\
                   priorities: [THB]\n";
const PRIORITY: &str = "key: THB\nname: Trafficking\ndriver: UK\ngoals:\n  - number: 1\n";
const GOOD: &str = "action: \"1.1\"\ntitle: One\nleaders: [UK]\n";

/// A plan with these files of actions, mended.
fn mended(actions: &[(&str, &str)]) -> Fixed {
    mended_plan(OAP, actions)
}

fn mended_plan(oap: &str, actions: &[(&str, &str)]) -> Fixed {
    let action =
        |(name, text): &(&str, &str)| File::new(format!("priorities/thb/actions/{name}"), *text);
    let own = [File::new("oap.yaml", oap), File::new("priorities/thb/priority.yaml", PRIORITY)];
    let discovered = gather(own.into_iter().chain(actions.iter().map(action)));
    fix(discovered, wanted(&|_, _| true))
}

/// What a plan reports by its own settings, as far as it is wanted.
fn wanted(wanted: &dyn Fn(&Finding, &str) -> bool) -> Wanted<'_> {
    Wanted { reported: &|checked, _| checked.findings(&Choice::default()), wanted }
}

/// What becomes of the rest of an action's file.
fn rest(text: &str) -> String {
    let fixed = mended(&[("1.1.yaml", &format!("{GOOD}{text}"))]);
    let (_, file) = fixed
        .loaded
        .sources
        .iter()
        .find(|(_, file)| file.path.ends_with("1.1.yaml"))
        .expect("it is there");
    file.text.strip_prefix(GOOD).expect("the beginning is as it was").to_owned()
}

/// What is left of what is reported.
fn findings(fixed: &Fixed) -> Vec<Finding> {
    let mut findings = check(&fixed.loaded);
    fixed.refused.forget_in(&mut findings);
    findings
}

fn rules(fixed: &Fixed) -> Vec<&str> {
    findings(fixed).iter().map(|finding| finding.rule.id).collect()
}

#[test]
fn what_can_be_meant_in_one_way_is_mended() {
    for (before, after) in [
        ("participants: [GR, \"Netherlands\"] # all\n", "participants: [EL, \"NL\"] # all\n"),
        ("participants:\n  - party: Estonia\n", "participants:\n  - party: EE\n"),
        ("participants: all_ms # x\n", "participants: all_ms # x\n"),
        ("participants: SE # x\n", "participants: [SE] # x\n"),
        ("particpants: SE\n", "participants: [SE]\n"),
        ("start: 28-10-2012\n", "start: 2012-10-28\n"),
        ("start: 'Nov 2013' # when\n", "start: '2013-11' # when\n"),
        ("inputs: { staff_fte: \"5,5\" }\n", "inputs: { staff_fte: \"5.5\" }\n"),
        ("inputs: { budget_eur: 58 361 }\n", "inputs: { budget_eur: 58361 }\n"),
        ("inputs:\n  funding: tbc # why\n", "inputs:\n  funding: to_be_confirmed # why\n"),
        (
            "progress:\n  2013-06: { stage: Ongoing }\n",
            "progress:\n  2013-06: { stage: ongoing }\n",
        ),
        ("goal: \"1\"\n", "goal: 1\n"),
    ] {
        assert_eq!(rest(before), after, "{before}");
        let crlf = |text: &str| text.replace('\n', "\r\n");
        assert_eq!(rest(&crlf(before)), crlf(after), "{before}");
    }
}

#[test]
fn what_may_be_meant_otherwise_is_left_alone() {
    for text in [
        // Two readings.
        "start: 04/06/2014\n",
        "inputs: { budget_eur: 58,361 }\n",
        // Not applicable, or not available.
        "inputs:\n  funding: n/a # why\n",
        // The unit would be lost.
        "inputs: { staff_fte: 5 people }\n",
        // A text, a figure and a date take no word for having none.
        "title_parts: [TBC]\n",
        "results:\n  - { value: TBC }\n",
        "start: TBC\n",
        // The key is there already.
        "leader: [SE]\n",
        // Two keys for one.
        "particpants: [SE]\nparticipant: [DK]\n",
        // What stands under the key does not fit it.
        "particpants: [Nowhere]\n",
        // Two items, or one with a comma.
        "participants: SE, DK\n",
        // One of the two numbers is wrong, and nobody knows which.
        "goal: 2\n",
        // A comment in the first line of a block.
        "inputs:\n  funding: | # why\n    tbc\n",
    ] {
        assert_eq!(rest(text), text);
    }
}

#[test]
fn a_file_is_renamed_where_its_name_is_free() {
    let fixed = mended(&[("1.1.yaml", GOOD), ("two.yaml", &GOOD.replace("1.1", "1.2"))]);
    assert_eq!(rules(&fixed), [""; 0]);
    let [change] = &fixed.changes[..] else { panic!("{:?}", fixed.changes) };
    assert_eq!(change.new_path.as_deref(), Some("priorities/thb/actions/1.2.yaml"));
    assert_eq!(change.before.as_deref(), Some(change.after.as_str()));

    let (one, two) = (GOOD, &GOOD.replace("1.1", "1.2"));
    let swapped = mended(&[("1.1.yaml", two), ("1.2.yaml", one)]);
    assert_eq!(swapped.changes, [], "neither name is free");
    assert_eq!(findings(&swapped).len(), 2);

    // What is named for another action may be either.
    let three = &GOOD.replace("1.1", "1.3");
    let named = mended(&[("1.1.yaml", two), ("1.2.yaml", three)]);
    assert_eq!(named.changes, []);
    assert_eq!(findings(&named).len(), 2);
}

#[test]
fn a_fix_that_makes_something_else_wrong_is_dropped_and_no_longer_promised() {
    // The goal would not be the one in the number.
    let text = format!("{GOOD}gaol: 2\nparticipants: SE\n");
    let fixed = mended(&[("1.1.yaml", &text)]);
    assert_eq!(rules(&fixed), ["unknown-key"]);
    assert_eq!(findings(&fixed)[0].fix, None);
    assert_eq!(fixed.changes[0].after, format!("{GOOD}gaol: 2\nparticipants: [SE]\n"));
}

#[test]
fn what_was_only_not_said_does_not_keep_a_fix_back() {
    // Where the groups cannot be read, nothing is said of parties.
    let oap = format!("{OAP}grops:\n  us: {{ name: us, members: member_states }}\n");
    let fixed = mended_plan(&oap, &[("1.1.yaml", &GOOD.replace("UK", "Nowhere"))]);
    assert_eq!(rules(&fixed), ["unknown-party"]);
    assert_eq!(fixed.mended, 1);
    // Nor where the plan's own file lacks what it must have.
    let oap = OAP.replace("title", "titel");
    let fixed = mended_plan(&oap, &[("1.1.yaml", &GOOD.replace("UK", "Nowhere"))]);
    assert_eq!(rules(&fixed), ["unknown-party"]);
    assert!(fixed.loaded.plan.is_some());
}

#[test]
fn only_what_is_wanted_is_mended() {
    let text = GOOD.replace("UK", "GB");
    let files = [("1.1.yaml", text.as_str()), ("1.2.yaml", &text.replace("1.1", "1.2"))];
    let own = [("oap.yaml", OAP), ("priorities/thb/priority.yaml", PRIORITY)];
    let discovered = gather(own.into_iter().map(|(path, text)| File::new(path, text)).chain(
        files.map(|(name, text)| File::new(format!("priorities/thb/actions/{name}"), text)),
    ));
    let only = |finding: &Finding, path: &str| {
        finding.rule.id == "unknown-party" && path.ends_with("1.2.yaml")
    };
    let fixed = fix(discovered, wanted(&only));
    assert_eq!(fixed.changes.len(), 1);
    assert!(fixed.changes[0].path.ends_with("1.2.yaml"));
    assert!(findings(&fixed)[0].fix.is_some(), "what was not asked for can still be mended");
}

/// A file whose fix does not prove right makes nobody else try again: as many readings do for many of them
/// as for a few, and the good fixes between them are made.
#[test]
fn bad_fixes_in_many_files_cost_no_more_readings_than_in_a_few() {
    let readings = |files: u32| {
        let count = Cell::new(0);
        let reported = |checked: &Checked<'_>, _: &Loaded| {
            count.set(count.get() + 1);
            checked.findings(&Choice::default())
        };
        let actions: Vec<(String, String)> = (1..=files)
            .map(|number| {
                let participants = if number % 2 == 0 { "[GR, EL]" } else { "[GR, NL]" };
                let text = format!("action: \"1.{number}\"\ntitle: T{number}\nleaders: [UK]\n");
                (format!("1.{number}.yaml"), format!("{text}participants: {participants}\n"))
            })
            .collect();
        let own = [File::new("oap.yaml", OAP), File::new("priorities/thb/priority.yaml", PRIORITY)];
        let actions = actions
            .iter()
            .map(|(name, text)| File::new(format!("priorities/thb/actions/{name}"), text.as_str()));
        let discovered = gather(own.into_iter().chain(actions));
        let fixed = fix(discovered, Wanted { reported: &reported, wanted: &|_, _| true });
        assert_eq!(fixed.mended, files as usize / 2, "{:?}", fixed.refused);
        count.get()
    };
    assert_eq!(readings(4), readings(40));
}

/// What a plan takes at most in which each fix is judged by its own file.
const MOST_READINGS: usize = 4;

/// How often a plan is read, and how much of it in all, with so many actions of which none can be mended:
/// each with a goal that is not the one in its number.
fn read_in_vain(actions: usize, can_be_mended: impl Fn(usize) -> bool) -> (usize, usize) {
    let own = [("oap.yaml", OAP), ("priorities/thb/priority.yaml", PRIORITY)];
    let action = |number: usize| {
        let mistake = if can_be_mended(number) { "particpants: [SE]\n" } else { "gaol: 2\n" };
        let text =
            format!("action: \"1.{number}\"\ntitle: Title {number}\nleaders: [UK]\n{mistake}");
        File::new(format!("priorities/thb/actions/1.{number}.yaml"), text)
    };
    let own = own.into_iter().map(|(path, text)| File::new(path, text));
    let discovered = gather(own.chain((1..=actions).map(action)));
    let (readings, bytes) = (Cell::new(0), Cell::new(0));
    // Asked once for each reading.
    let reported = |checked: &Checked<'_>, loaded: &Loaded| {
        readings.set(readings.get() + 1);
        let read: usize = loaded.sources.iter().map(|(_, file)| file.text.len()).sum();
        bytes.set(bytes.get() + read);
        checked.findings(&Choice::default())
    };
    let first = load::read(discovered.clone());
    broken(discovered, &first, Wanted { reported: &reported, wanted: &|_, _| true });
    (readings.get(), bytes.get())
}

/// However many fixes do not prove right, and in however many files, the plan is read as often: once as it is,
/// once with everything, and once more for those that are left. So the bounds are never reached here.
#[test]
fn what_cannot_be_mended_is_not_tried_for_ever() {
    for can_be_mended in [|_| false, |number| number % 2 == 0] {
        let [small, large] = [60, 120].map(|actions| read_in_vain(actions, can_be_mended));
        assert_eq!(small.0, large.0);
        assert!((2..=MOST_READINGS).contains(&small.0), "{small:?}");
        assert!(large.1 <= small.1 * 5 / 2, "{small:?}, {large:?}");
    }
}
