//! Funding: the sources that actions name, the bids, and the priorities that go over as a whole.

use std::collections::{BTreeMap, BTreeSet};

use yaml_serde::Value;

use super::PAGE;
use super::page::{actions, number};
use super::recount::{PRIORITIES, all_actions, list, party, priority, text, word};

#[test]
fn every_action_stands_at_its_source_of_funding() {
    let mut expected: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
    for action in all_actions() {
        let source = action.file.get("inputs").and_then(|inputs| text(inputs, "funding"));
        let name = match source {
            None => word("summary", "no_source"),
            Some("not_specified") => word("unset", "not_specified"),
            Some(source) => source.to_owned(),
        };
        expected.entry(name).or_default().insert(action.id());
    }
    let mut found = BTreeMap::new();
    for row in PAGE.table("funding", 0) {
        let listed: BTreeSet<_> = actions(&row[2], None).into_iter().collect();
        assert_eq!(number(&row[1]), listed.len(), "{}", row[0]);
        found.insert(row[0].clone(), listed);
    }
    assert_eq!(found, expected);
}

/// A bid as its row says it: programme, applicant, outcome and place.
type Bid = [String; 4];

fn bids_of(holder: &Value, place: &str, found: &mut Vec<Bid>) {
    for bid in list(holder, "funding_bids") {
        let or_dash = |text: Option<&str>| text.unwrap_or("–").to_owned();
        let outcome = text(bid, "outcome").map(|outcome| word("bid", outcome));
        found.push([
            or_dash(text(bid, "programme")),
            or_dash(bid.get("applicant").and_then(party)),
            or_dash(outcome.as_deref()),
            place.to_owned(),
        ]);
    }
}

#[test]
fn every_bid_is_there_once() {
    let mut expected = Vec::new();
    for (key, _) in PRIORITIES {
        let file = priority(key);
        bids_of(&file, key, &mut expected);
        for goal in list(&file, "goals") {
            let goal_number = goal["number"].as_u64().expect("a number");
            for holder in [Some(goal), goal.get("report")].into_iter().flatten() {
                bids_of(holder, &format!("{key} goal {goal_number}"), &mut expected);
            }
        }
    }
    for action in all_actions() {
        let place = format!("{} {}", action.priority, action.number);
        bids_of(&action.file, &place, &mut expected);
    }
    let rows = PAGE.table("funding", 1).into_iter();
    let mut found: Vec<Bid> =
        rows.map(|row| [0, 2, 5, 6].map(|column: usize| row[column].clone())).collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn priorities_that_go_over_as_a_whole_say_so_in_their_files() {
    let mut expected = Vec::new();
    for (key, _) in PRIORITIES {
        for goes in list(&priority(key), "succession") {
            let of = |name: &str| text(goes, name).expect("it is said").to_owned();
            expected.push([key.to_owned(), of("plan"), of("priority")]);
        }
    }
    let rows = PAGE.last_table("onward");
    let found: Vec<[String; 3]> =
        rows.iter().map(|row| [0, 1, 2].map(|column: usize| row[column].clone())).collect();
    assert_eq!(found, expected);
}
