//! What ties priorities and actions to one another.

use yaml_serde::Value;

use std::collections::{BTreeMap, BTreeSet};

use super::PAGE;
use super::page::unlinked;
use super::recount::{PRIORITIES, all_actions, example, list, party, priority, read, text, word};

/// What stands behind a label of the list.
fn tie(label: &str) -> BTreeSet<String> {
    let start = format!("- **{}:** ", word("summary", label));
    let line = PAGE.section("ties").lines().find_map(|line| line.strip_prefix(&start));
    let line = unlinked(line.unwrap_or_else(|| panic!("no line {start}")));
    if line == word("summary", "none") {
        return BTreeSet::new();
    }
    line.split("; ").map(str::to_owned).collect()
}

/// Those that several priorities have in common: `name (A, B)`.
fn common(found: BTreeMap<String, Vec<(&'static str, String)>>) -> BTreeSet<String> {
    let several = found.into_iter().filter(|(_, priorities)| {
        priorities.iter().map(|(key, _)| key).collect::<BTreeSet<_>>().len() > 1
    });
    several
        .map(|(name, priorities)| {
            let list: Vec<String> = priorities.into_iter().map(|(_, shown)| shown).collect();
            format!("{name} ({})", list.join(", "))
        })
        .collect()
}

#[test]
fn drivers_in_common_drive_both() {
    let mut found: BTreeMap<String, Vec<(&'static str, String)>> = BTreeMap::new();
    for (key, _) in PRIORITIES {
        let file = priority(key);
        let driver = file.get("driver").into_iter().map(|one| (one, "driver"));
        let co_drivers = list(&file, "co_drivers").into_iter().map(|one| {
            let joint = one.get("role").and_then(Value::as_str) == Some("driver");
            (one, if joint { "driver" } else { "co_drivers" })
        });
        for (name, role) in driver.chain(co_drivers) {
            let name = party(name).expect("a party").to_owned();
            let shown = format!("{key} {}", word("role", role));
            found.entry(name).or_default().push((key, shown));
        }
    }
    let expected = common(found);
    assert_eq!(tie("tie_drivers"), expected);
    assert_eq!(expected.len(), 3);
}

#[test]
fn themes_in_common_are_those_of_the_table() {
    let rows = PAGE.table("themes", 0);
    let shared = rows
        .iter()
        .filter(|row| row[2].contains(", "))
        .map(|row| format!("{} ({})", row[0], row[2]));
    assert_eq!(tie("tie_themes"), shared.collect());
}

#[test]
fn operations_and_successors_in_common_are_named_in_both() {
    let mut operations: BTreeMap<String, Vec<(&'static str, String)>> = BTreeMap::new();
    let mut successors = operations.clone();
    let actions = all_actions();
    let mut across = BTreeSet::new();
    for (key, _) in PRIORITIES {
        let file = priority(key);
        let own: Vec<_> = actions.iter().filter(|action| action.priority == key).collect();
        let reports = list(&file, "goals").into_iter().filter_map(|goal| goal.get("report"));
        let holders = reports.chain([&file]).chain(own.iter().map(|action| &action.file));
        let named = holders.flat_map(|holder| list(holder, "operations"));
        let named: BTreeSet<String> =
            named.filter_map(|one| text(one, "name")).map(str::to_lowercase).collect();
        for name in named {
            operations.entry(name).or_default().push((key, key.to_owned()));
        }
        let whole = list(&file, "succession").into_iter().filter_map(|one| text(one, "priority"));
        let mut goes: BTreeSet<String> = whole.map(str::to_lowercase).collect();
        for action in own {
            let Some(continuation) = action.file.get("continuation") else { continue };
            for name in list(continuation, "priorities").into_iter().filter_map(|one| one.as_str())
            {
                goes.insert(name.to_lowercase());
                if PRIORITIES.iter().any(|(other, _)| *other != key && *other == name) {
                    across.insert(format!("{key} {}", action.number));
                }
            }
        }
        for name in goes {
            successors.entry(name).or_default().push((key, key.to_owned()));
        }
    }
    let lower = |names: BTreeSet<String>| -> BTreeSet<String> {
        names.iter().map(|name| name.to_lowercase()).collect()
    };
    assert_eq!(lower(tie("tie_operations")), lower(common(operations)));
    assert_eq!(lower(tie("tie_shared")), lower(common(successors)));
    assert_eq!(tie("tie_across").len(), across.len());
}

#[test]
fn ties_between_actions_are_those_of_the_files() {
    let mut expected = Vec::new();
    for action in all_actions() {
        for relation in action.list("relations") {
            let of = |name: &str| text(relation, name);
            expected.push([
                format!("{} {}", action.priority, action.number),
                word("relation", of("kind").expect("a kind")),
                format!("{} {}", action.priority, of("action").expect("an action")),
                of("note").unwrap_or("–").to_owned(),
            ]);
        }
    }
    assert_eq!(PAGE.table("ties", 0), expected);
}

#[test]
fn what_another_document_reports_is_what_the_plan_says() {
    let plan = read(&example().join("oap.yaml"));
    let elsewhere = list(&plan, "priorities").into_iter().filter_map(|entry| {
        let document = text(entry.get("reported_in")?, "document")?;
        Some(format!("({}), {document}", text(entry, "key")?))
    });
    let elsewhere: Vec<String> = elsewhere.collect();
    assert_eq!(elsewhere.len(), 1);
    for one in elsewhere {
        assert!(PAGE.section("priorities").contains(&one));
    }
}
