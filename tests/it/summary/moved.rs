//! What is summed up, what moved since the report before, and the lists at the end.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use yaml_serde::Value;

use super::page::number;
use super::recount::{
    PRIORITIES, all_actions, example, list, party, printed, priority, quantity, word,
};
use super::{DRAFT, PAGE, Page, summary};

#[test]
fn what_is_summed_up_is_as_many_files() {
    let files = all_actions();
    let rows = PAGE.table("priorities", 0);
    let (total, rows) = rows.split_last().expect("totals");
    assert_eq!(rows.len(), PRIORITIES.len());
    let mut sums = [0, 0];
    for (row, (key, _)) in rows.iter().zip(PRIORITIES) {
        let own: Vec<_> = files.iter().filter(|action| action.priority == key).collect();
        let reported = own.iter().filter(|action| action.last().is_some()).count();
        assert!(row[0].ends_with(&format!("({key})")));
        let file = priority(key);
        let joint = list(&file, "co_drivers").into_iter();
        let joint = joint.filter(|one| one.get("role").and_then(Value::as_str) == Some("driver"));
        let drivers: Vec<&str> =
            file.get("driver").into_iter().chain(joint).filter_map(party).collect();
        assert_eq!(row[1], if drivers.is_empty() { "–".to_owned() } else { drivers.join(", ") });
        assert_eq!((number(&row[3]), number(&row[4])), (own.len(), reported), "{key}");
        sums = [sums[0] + own.len(), sums[1] + reported];
    }
    assert_eq!([number(&total[3]), number(&total[4])], sums);
}

/// No form gives an indicator a number in both of its periods, and none judges twice: none has moved,
/// and no table says so.
/// `tests/documents/summary-status.md` has one.
#[test]
fn indicators_that_moved_have_two_numbers() {
    for action in all_actions() {
        for kpi in action.list("kpis") {
            let values = kpi.get("values").and_then(Value::as_mapping);
            let number = |reading: &&Value| quantity(reading.get("value").unwrap_or(reading));
            let numbers = values.into_iter().flatten().filter_map(|(_, reading)| number(&reading));
            assert!(numbers.count() < 2, "{:?}", action.id());
        }
    }
    assert_eq!(PAGE.head("movement", 0), ["Action", "What is new"]);
    assert_eq!(PAGE.last_table("movement"), PAGE.table("movement", 0));
}

/// Whether a report answers something else than the one before it, or says something new.
fn has_news(before: Option<&Value>, now: Option<&Value>) -> bool {
    let (Some(before), Some(now)) = (before, now) else { return false };
    let answers = ["stage", "punctuality", "verdict"].map(|question| {
        let answers = before.get(question).zip(now.get(question));
        answers.is_some_and(|(before, now)| before != now)
    });
    let words = printed(before).zip(printed(now)).is_some_and(|(before, now)| before != now);
    let texts = ["outputs", "result", "target_gap", "late"]
        .map(|text| now.get(text).is_some() && now.get(text) != before.get(text));
    words || answers.contains(&true) || texts.contains(&true)
}

#[test]
fn actions_with_news_are_those_whose_reports_differ() {
    let files = all_actions();
    let own = files.iter().filter(|action| action.priority == "MOCG");
    let (news, none): (Vec<_>, Vec<_>) =
        own.partition(|action| has_news(action.report("2013-06"), action.report("2013-12")));
    let line = format!("– {} actions with news, {} actions without news", news.len(), none.len());
    assert!(PAGE.section("movement").contains(&line), "{line}");
    let rows = PAGE.table("movement", 0);
    let listed: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    let expected: Vec<String> =
        news.iter().map(|action| format!("MOCG {}", action.number)).collect();
    assert_eq!(listed, expected);
}

#[test]
fn the_index_has_every_action_once() {
    let rows = PAGE.table("list", 0);
    let files = all_actions();
    assert_eq!(rows.len(), files.len());
    for (row, action) in rows.iter().zip(&files) {
        let name = format!("</a>{} {}", action.priority, action.number);
        assert!(row[0].ends_with(&name), "{}", row[0]);
        let questions = ["stage", "punctuality", "verdict", "continuation"];
        for (cell, question) in row[3..7].iter().zip(questions) {
            let answer = action.answer(question).map(|answer| word(question, answer));
            assert_eq!(*cell, answer.unwrap_or_else(|| "–".to_owned()), "{:?}", action.id());
        }
        assert_eq!(row[7], action.last().and_then(printed).unwrap_or("–"));
    }
}

/// Every file of the plan below a folder.
fn files_below(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files_below(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "yaml" || ext == "md") {
            let own = path.strip_prefix(example()).expect("below the plan");
            found.insert(own.to_string_lossy().replace('\\', "/"));
        }
    }
}

#[test]
fn the_sources_are_all_files_of_the_plan() {
    let mut expected = BTreeSet::new();
    files_below(&example().join("priorities"), &mut expected);
    expected.insert("oap.yaml".to_owned());
    let rows = Page::new(summary(&["--sources"])).table("sources", 0);
    let found: BTreeSet<String> = rows.iter().map(|row| row[2].clone()).collect();
    assert_eq!(found.len(), rows.len());
    assert_eq!(found, expected);
}

#[test]
fn who_is_late_and_who_has_no_driver_is_said() {
    let section = DRAFT.section("missing");
    let behind = |key: &str| section.contains(&format!("{key} (last reported in"));
    for (key, period) in PRIORITIES {
        // The last period of the plan is not one of theirs.
        let own = !["SYN", "THB"].contains(&key);
        assert_eq!(behind(key), own && period.is_some_and(|period| period < "2013-12"), "{key}");
    }
    let none: Vec<&str> = PRIORITIES
        .into_iter()
        .map(|(key, _)| key)
        .filter(|key| priority(key).get("driver").is_none_or(Value::is_null))
        .collect();
    assert!(section.contains(&format!("- **No driver is named:** {}\n", none.join(", "))));
}
