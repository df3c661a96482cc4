//! In one action everybody counts once, in the weightiest role.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::of_scope;
use crate::analyse::sample;
use crate::analyse::scope::Scope;
use crate::model::Plan;

const GROUPS: &str = "groups:\n  all_ms: { name: all Member States, members: member_states }\n  \
                      two: { name: two, members: { parties: [FR, DE] } }\n";

fn plan(priority: &str, actions: &[&str]) -> Plan {
    let mut files =
        vec![("priorities/p/priority.yaml".to_owned(), format!("key: P\nname: P\n{priority}"))];
    for (number, action) in (1..).zip(actions) {
        files.push((
            format!("priorities/p/actions/1.{number}.yaml"),
            format!("action: \"1.{number}\"\n{action}"),
        ));
    }
    sample::plan(GROUPS, &files)
}

#[test]
fn the_weightiest_role_counts_and_a_role_is_whoever_has_it() {
    let plan = plan(
        "driver: NL\nmembers: [NL, FR, { party: IT, took_part: false }, SE]\n",
        &[
            "leaders: [driver, FR]\nparticipants: [FR, two, { party: SE, took_part: false }]\n",
            "leaders: [FR]\nco_leaders: [DE]\nparticipants: [NL]\n",
        ],
    );
    let engagement = of_scope(&Scope::new(&plan, |_| true, None));
    let numbers = |code: &str| {
        let party = engagement.parties.iter().find(|party| party.code == code).unwrap();
        let share = &party.shares[0];
        [&share.leads, &share.co_leads, &share.takes_part, &share.in_groups].map(BTreeSet::len)
    };
    assert_eq!(numbers("FR"), [2, 0, 0, 0]);
    assert_eq!(numbers("NL"), [1, 0, 1, 0]);
    assert_eq!(numbers("DE"), [0, 1, 0, 1]);
    let absence = &engagement.absences[0];
    assert_eq!(absence.absent, ["IT", "SE"]);
    assert_eq!(absence.declared, ["IT", "SE"]);
    assert_eq!(absence.leads_nothing, ["IT", "SE"]);
    assert!(engagement.nowhere.contains(&"PL") && !engagement.nowhere.contains(&"SE"));
}

#[test]
fn a_group_has_the_members_of_its_day() {
    let action = |period: &str| {
        format!(
            "leaders: [FR]\nparticipants: [all_ms]\nprogress:\n  {period}: {{ stage: ongoing }}\n"
        )
    };
    for (period, count, croatia) in [("a", 27, false), ("b", 28, true)] {
        let plan = plan("", &[&action(period)]);
        let engagement = of_scope(&Scope::new(&plan, |_| true, None));
        assert_eq!(engagement.groups[0].members.len(), count);
        assert_eq!(engagement.parties.iter().any(|party| party.code == "HR"), croatia);
        assert_eq!(engagement.nowhere.len(), 0);
    }
}

#[test]
fn where_actions_name_nobody_nobody_is_called_absent() {
    let plan = plan("members: [FR, { party: IT, took_part: false }]\n", &[""]);
    let absence = &of_scope(&Scope::new(&plan, |_| true, None)).absences[0];
    assert!(absence.names_nobody && absence.absent.is_empty() && absence.leads_nothing.is_empty());
    assert_eq!(absence.declared, ["IT"]);
}

proptest! {
    /// However often and in whatever order somebody is named.
    #[test]
    fn roles_in_an_action_do_not_depend_on_the_order(
        leaders in proptest::collection::vec("(FR|DE|NL)", 0..4),
        participants in proptest::collection::vec("(FR|DE|NL|two|all_ms)", 0..5),
    ) {
        let count = |leaders: &[String], participants: &[String]| {
            let list = |key: &str, names: &[String]| {
                let list = format!("{key}: [{}]\n", names.join(", "));
                if names.is_empty() { String::new() } else { list }
            };
            let action = list("leaders", leaders) + &list("participants", participants);
            let plan = plan("", &[&action]);
            let engagement = of_scope(&Scope::new(&plan, |_| true, None));
            for party in &engagement.parties {
                assert!(party.actions() <= 1, "once in one action");
            }
            let mut found: Vec<_> = engagement.parties.iter().map(|party| (party.code.clone(), party.shares.clone())).collect();
            found.sort_by(|a, b| a.0.cmp(&b.0));
            found
        };
        let (mut turned_l, mut turned_p) = (leaders.clone(), participants.clone());
        turned_l.reverse();
        turned_p.reverse();
        // Who is named twice in a list is a finding of the plan; here it must only not count twice.
        prop_assert_eq!(count(&leaders, &participants), count(&turned_l, &turned_p));
    }
}
