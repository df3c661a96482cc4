//! How actions stand: the four questions, the printed words, what moved, what is missing.

use std::collections::{BTreeMap, BTreeSet};

use super::page::{actions, adds_up, behind, number};
use super::recount::{PRIORITIES, all_actions, printed, quantity, tally, text, word};
use super::{DRAFT, PAGE};

const QUESTIONS: [&str; 4] = ["stage", "punctuality", "verdict", "continuation"];

#[test]
fn statuses_are_counted_as_they_are_written() {
    let files = all_actions();
    for (at, question) in QUESTIONS.into_iter().enumerate() {
        let label = |answer: Option<&str>| word(question, answer.unwrap_or("unstated"));
        let expected = tally(files.iter().map(|a| (a.priority, label(a.answer(question)))));
        let head = PAGE.head("status", at);
        let rows = PAGE.table("status", at);
        let (_, rows) = rows.split_last().expect("totals");
        let mut seen = 0;
        // The actions behind each number.
        let mut answers: BTreeMap<(String, String), String> = BTreeMap::new();
        for row in rows {
            let cells = head.iter().zip(row).skip(1).take(head.len() - 2);
            for (answer, cell) in cells {
                let key = PRIORITIES.iter().find(|(key, _)| *key == row[0]).expect("a priority").0;
                let count = expected.get(&(key, answer.clone())).copied().unwrap_or(0);
                assert_eq!(number(cell), count, "{question} {key} {answer}");
                let listed = behind(cell, key);
                assert_eq!(listed.len(), count, "{question} {key} {answer}");
                answers.extend(listed.into_iter().map(|action| (action, answer.clone())));
                seen += count;
            }
            let sum: usize = row[1..row.len() - 1].iter().map(|cell| number(cell)).sum();
            assert_eq!(sum, number(&row[row.len() - 1]), "{question}: a row adds up");
        }
        assert_eq!(seen, files.len());
        adds_up(&PAGE.table("status", at));
        let expected = files.iter().map(|a| (a.id(), label(a.answer(question))));
        assert_eq!(answers, expected.collect());
    }
}

/// As the reports print them: what a driver says of all actions at once is no verdict on each.
#[test]
fn verdicts_are_those_of_the_reports() {
    let head = PAGE.head("status", 2);
    let rows = PAGE.table("status", 2);
    let of = |key: &str, answer: &str| {
        let row = rows.iter().find(|row| row[0] == key).expect("a row");
        number(&row[head.iter().position(|cell| cell == answer).expect("a column")])
    };
    for (key, met, partly, missed, none) in [
        ("WB", 0, 0, 0, 8),
        ("SYN", 0, 1, 0, 10),
        ("CONT", 1, 0, 0, 9),
        ("THB", 4, 1, 4, 9),
        ("MOCG", 14, 1, 1, 0),
        ("CYB", 0, 0, 0, 16),
    ] {
        let found = ["met", "partly met", "not met", "not stated"].map(|answer| of(key, answer));
        assert_eq!(found, [met, partly, missed, none], "{key}");
    }
    assert_eq!((of("MOCG", "undetermined"), of("Total", "Total")), (1, 80));
}

/// The actions of each word that give the same answers stand together.
#[test]
fn words_stand_for_the_answers_beside_them() {
    for (at, of_progress) in [(0, true), (1, false)] {
        let mut expected: BTreeMap<(String, Vec<Option<String>>), BTreeSet<_>> = BTreeMap::new();
        for action in all_actions() {
            let goes = action.file.get("continuation");
            let (holder, questions) = if of_progress {
                (action.last(), &QUESTIONS[..3])
            } else {
                (goes, &QUESTIONS[3..])
            };
            let Some(word) = holder.and_then(printed) else { continue };
            let answers = questions.iter().map(|q| action.answer(q).map(str::to_owned)).collect();
            expected.entry((word.to_lowercase(), answers)).or_default().insert(action.id());
        }
        let mut found = BTreeSet::new();
        let (mut name, mut times) = (String::new(), BTreeMap::new());
        for row in PAGE.table("words", at) {
            if !row[2].is_empty() {
                let first = row[0].split('”').next().expect("a word").trim_start_matches('“');
                name = first.to_lowercase();
                times.insert(name.clone(), number(&row[2]));
            }
            let listed: BTreeSet<_> = actions(&row[5], None).into_iter().collect();
            assert_eq!(number(&row[4]), listed.len(), "{name}");
            found.insert((name.clone(), listed));
        }
        let counted = expected.iter().flat_map(|((word, _), uses)| uses.iter().map(move |_| word));
        assert_eq!(times, tally(counted.cloned()));
        let expected = expected.into_iter().map(|((word, _), uses)| (word, uses));
        assert_eq!(found, expected.collect());
    }
}

#[test]
fn printed_words_are_counted_in_whatever_capitals() {
    let files = all_actions();
    let words = files.iter().filter_map(|action| printed(action.last()?));
    let expected = tally(words.map(str::to_lowercase));
    let mut found = BTreeMap::new();
    let mut of_word = 0;
    for row in PAGE.table("words", 0) {
        let (count, uses) = (&row[2], number(&row[4]));
        assert_eq!(actions(&row[5], None).len(), uses);
        if !count.is_empty() {
            assert_eq!(of_word, 0, "the meanings of the word before add up");
            of_word = number(count);
            let first = row[0].split("”").next().expect("a word").trim_start_matches('“');
            found.insert(first.to_lowercase(), of_word);
        }
        of_word -= uses;
    }
    assert_eq!(of_word, 0);
    assert_eq!(found, expected);
    let whose: BTreeSet<String> =
        PAGE.table("words", 0).into_iter().map(|row| row[1].clone()).collect();
    assert!(whose.contains("action leader") && whose.contains("driver (IT)"), "{whose:?}");
    // Counted in the forms and lists of the document.
    assert_eq!((found["achieved"], found["postponed"], found["will continue"]), (13, 3, 5));
}

#[test]
fn what_is_missing_is_missing_in_the_files() {
    let mut expected: BTreeMap<(&str, usize), usize> = BTreeMap::new();
    for action in all_actions() {
        let report = action.last();
        let valueless = |kpi: &yaml_serde::Value| {
            let values = kpi.get("values").and_then(yaml_serde::Value::as_mapping);
            let says = |reading: &yaml_serde::Value| {
                let shown = reading.get("value").unwrap_or(reading);
                reading.get("text").is_some()
                    || quantity(shown).is_some()
                    || shown.as_str().is_some_and(|word| word.contains(' '))
            };
            !values.into_iter().flatten().any(|(_, reading)| says(reading))
        };
        let gaps = [
            action.list("leaders").is_empty(),
            report.is_none(),
            report.is_none_or(|report| report.get("result").is_none()),
            report.is_none_or(|report| report.get("verdict").is_none()),
            action.list("results").is_empty(),
            action.list("kpis").into_iter().any(valueless),
        ];
        for (column, _) in gaps.iter().enumerate().filter(|(_, missing)| **missing) {
            *expected.entry((action.priority, column)).or_default() += 1;
        }
        if gaps.contains(&true) {
            *expected.entry((action.priority, 6)).or_default() += 1;
        }
    }
    let rows = DRAFT.table("missing", 0);
    for row in &rows[..rows.len() - 1] {
        for (column, cell) in row[1..].iter().enumerate() {
            let count = expected.get(&(row[0].as_str(), column)).copied().unwrap_or(0);
            assert_eq!(number(cell), count, "{} column {column}", row[0]);
        }
    }
    adds_up(&rows);
    let lacking: usize =
        expected.iter().filter(|((_, column), _)| *column == 6).map(|(_, count)| count).sum();
    assert_eq!(DRAFT.table("missing", 1).len(), lacking);
}

#[test]
fn what_moved_is_the_difference_of_two_reports() {
    let files = all_actions();
    let ours: Vec<_> = files.iter().filter(|action| action.priority == "MOCG").collect();
    for (question, anchor) in
        [("stage", "Stage"), ("punctuality", "On time"), ("verdict", "Target")]
    {
        // What is no longer answered is no news, and neither is a first answer.
        let steps = ours.iter().filter_map(|action| {
            let before = text(action.report("2013-06")?, question)?;
            let now = text(action.report("2013-12")?, question)?;
            (before != now).then(|| (word(question, before), word(question, now)))
        });
        let rows = PAGE.table("movement", 0).into_iter().filter(|row| row[0] == anchor);
        let found: BTreeMap<(String, String), usize> =
            rows.map(|row| ((row[1].clone(), row[2].clone()), number(&row[3]))).collect();
        assert_eq!(found, tally(steps), "{question}");
    }
}
