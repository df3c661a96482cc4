//! Where actions go, bids, operations and themes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::PAGE;
use super::page;
use super::page::number;
use super::recount;
use super::recount::{PRIORITIES, all_actions, list, priority, text, word};

#[test]
fn every_action_goes_somewhere_or_nobody_has_said() {
    let files = all_actions();
    let mut expected: BTreeMap<String, usize> = BTreeMap::new();
    let mut unstated = 0;
    for action in &files {
        let Some(goes) = action.file.get("continuation") else {
            unstated += 1;
            continue;
        };
        let plan = goes.get("plan").and_then(yaml_serde::Value::as_u64);
        let plan = plan.map_or(word("summary", "no_plan"), |year| format!("plan {year}"));
        match text(goes, "decision").expect("a decision") {
            "none" => *expected.entry(word("summary", "ends")).or_default() += 1,
            "merged" => *expected.entry(word("summary", "merged")).or_default() += 1,
            _ => {
                let names = list(goes, "priorities");
                let names: Vec<&str> = names.into_iter().filter_map(|name| name.as_str()).collect();
                let nowhere = word("summary", "no_priority");
                let names = if names.is_empty() { vec![nowhere.as_str()] } else { names };
                for name in names {
                    *expected.entry(format!("{name}, {plan}")).or_default() += 1;
                }
            }
        }
    }
    let section = PAGE.section("onward");
    let mut found = BTreeMap::new();
    for part in section.split("\n### ").skip(1) {
        let heading = part.lines().next().expect("a heading");
        if let Some((name, count)) = heading.rsplit_once(": ") {
            let count = count.split(' ').next().expect("a number");
            // Without head and line.
            let rows = part.lines().filter(|line| line.starts_with("| ")).count() - 2;
            assert_eq!(rows, number(count), "{heading}");
            found.insert(name.to_owned(), rows);
        }
    }
    assert_eq!(found, expected);
    let line = format!("- **Not stated:** {unstated} actions – ");
    let line = section.lines().find_map(|found| found.strip_prefix(&line)).expect("how many");
    let silent = files.iter().filter(|action| action.file.get("continuation").is_none());
    let silent: BTreeSet<_> = silent.map(recount::Action::id).collect();
    assert_eq!(
        page::actions(&page::unlinked(line), None).into_iter().collect::<BTreeSet<_>>(),
        silent
    );
}

#[test]
fn bids_operations_and_themes_are_all_there() {
    let (mut bids, mut operations) = (0, BTreeSet::new());
    let mut themes: BTreeMap<String, (usize, BTreeSet<&str>)> = BTreeMap::new();
    let plan = recount::read(&recount::example().join("oap.yaml"));
    let mut note = |key: &'static str, named: Vec<&yaml_serde::Value>| {
        for theme in named.into_iter().filter_map(|theme| theme.as_str()) {
            let name = text(&plan["themes"][theme], "name").expect("a theme").to_owned();
            let entry = themes.entry(name).or_default();
            entry.0 += 1;
            entry.1.insert(key);
        }
    };
    let mut holders: Vec<(&'static str, yaml_serde::Value)> = Vec::new();
    for (key, _) in PRIORITIES {
        let file = priority(key);
        holders.extend(
            list(&file, "goals")
                .into_iter()
                .filter_map(|goal| Some((key, goal.get("report")?.clone()))),
        );
        let folder =
            recount::example().join("priorities").join(key.to_lowercase()).join("narrative");
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let written = fs::read_to_string(entry.expect("an entry").path()).expect("a text");
            let head = written.split("---\n").nth(1).expect("a head");
            let head: yaml_serde::Value = yaml_serde::from_str(head).expect("YAML");
            note(key, list(&head, "themes"));
        }
        if let Some(lessons) = file.get("lessons") {
            holders.push((key, lessons.clone()));
        }
        holders.push((key, file));
    }
    holders.extend(all_actions().into_iter().map(|action| (action.priority, action.file)));
    for (key, holder) in &holders {
        bids += list(holder, "funding_bids").len();
        let named = list(holder, "operations").into_iter().filter_map(|one| text(one, "name"));
        operations.extend(named.map(str::to_lowercase));
        for points in [
            "difficulties",
            "recommendations",
            "achievements",
            "proposals",
            "went_well",
            "shortcomings",
        ] {
            for point in list(holder, points) {
                note(key, list(point, "themes"));
            }
        }
        // A task is a remark where it names a theme.
        for task in list(holder, "follow_ups") {
            note(key, list(task, "themes"));
        }
    }
    assert_eq!(PAGE.table("funding", 1).len(), bids);
    assert_eq!(PAGE.table("operations", 2).len(), operations.len());
    let rows = PAGE.table("themes", 0);
    assert_eq!(rows.len(), themes.len());
    for row in rows {
        let (count, priorities) = &themes[&row[0]];
        let name = &row[0];
        let shared = row[2].split(", ").collect::<BTreeSet<_>>();
        assert_eq!(
            (number(&row[3]), number(&row[1]), &shared),
            (*count, priorities.len(), priorities),
            "{name}"
        );
    }
    for (name, (count, _)) in &themes {
        let heading = format!("### {name} <a id");
        let (_, part) = PAGE.section("themes").split_once(&heading).expect("a part for the theme");
        let line = part.lines().find(|line| line.contains(" remark")).expect("a count");
        assert_eq!(number(line.split(' ').next().expect("a number")), *count, "{name}");
        let points = part.split("\n### ").next().expect("a part").lines();
        assert_eq!(points.filter(|line| line.starts_with("- **")).count(), *count, "{name}");
    }
    // Which lessons three drivers share is answered.
    assert!(themes["Funding"].1.len() >= 3);
    assert!(!PAGE.text().contains(&word("summary", "without_theme")), "every point has a theme");
}
