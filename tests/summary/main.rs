//! Every number of the summary, counted anew from the files of the example and held against what
//! stands in the rendered document; and the numbers that are known of the plan of 2013.
//!
//! `EMPACT_BLESS=1 cargo test --test summary` writes `tests/summary/golden.md` anew.

#[path = "../support/mod.rs"]
mod support;

mod page;
mod recount;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;
use std::{env, fs};

use page::{Page, actions, number};
use recount::{
    PRIORITIES, all_actions, figures, list, party, priority, quantity, tally, text, word,
};
use support::empact;

fn summary(more: &[&str]) -> String {
    let command = empact().arg("-C").arg(recount::example()).arg("summary").args(more);
    let output = command.output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it is text")
}

static PAGE: LazyLock<Page> = LazyLock::new(|| Page::new(summary(&[])));
static HTML: LazyLock<String> = LazyLock::new(|| summary(&["--format", "html"]));

const QUESTIONS: [&str; 4] = ["stage", "punctuality", "verdict", "continuation"];

#[test]
fn statuses_are_counted_as_they_are_written() {
    let files = all_actions();
    for (at, question) in QUESTIONS.into_iter().enumerate() {
        let label = |answer: Option<&str>| word(question, answer.unwrap_or("unstated"));
        let expected = tally(files.iter().map(|a| (a.priority, label(a.answer(question)))));
        let head = PAGE.head("status", at);
        let rows = PAGE.table("status", at);
        let (totals, rows) = rows.split_last().expect("totals");
        let mut seen = 0;
        for row in rows {
            let cells = head.iter().zip(row).skip(1).take(head.len() - 2);
            for (answer, cell) in cells {
                let key = PRIORITIES.iter().find(|(key, _)| *key == row[0]).expect("a priority").0;
                let count = expected.get(&(key, answer.clone())).copied().unwrap_or(0);
                assert_eq!(number(cell), count, "{question} {key} {answer}");
                seen += count;
            }
            let sum: usize = row[1..row.len() - 1].iter().map(|cell| number(cell)).sum();
            assert_eq!(sum, number(&row[row.len() - 1]), "{question}: a row adds up");
        }
        assert_eq!(seen, files.len());
        for column in 1..totals.len() {
            let sum: usize = rows.iter().map(|row| number(&row[column])).sum();
            assert_eq!(sum, number(&totals[column]), "{question}: a column adds up");
        }
        // The list of actions behind each number.
        let mut behind: BTreeMap<(String, String), String> = BTreeMap::new();
        for row in PAGE.table("status", 4 + at) {
            let listed = actions(&row[3], Some(&row[1]));
            assert_eq!(listed.len(), number(&row[2]));
            behind.extend(listed.into_iter().map(|action| (action, row[0].clone())));
        }
        let expected = files.iter().map(|a| (a.id(), label(a.answer(question))));
        assert_eq!(behind, expected.collect());
    }
}

/// Section 1.2 of the inventory: one reading for each action.
#[test]
fn verdicts_are_those_of_the_inventory() {
    let head = PAGE.head("status", 2);
    let rows = PAGE.table("status", 2);
    let of = |key: &str, answer: &str| {
        let row = rows.iter().find(|row| row[0] == key).expect("a row");
        number(&row[head.iter().position(|cell| cell == answer).expect("a column")])
    };
    for (key, met, partly, missed, none) in
        [("WB", 8, 0, 0, 0), ("SYN", 0, 1, 0, 6), ("CONT", 7, 0, 0, 0), ("THB", 6, 1, 4, 5)]
    {
        let found = ["met", "partly met", "not met", "not stated"].map(|answer| of(key, answer));
        assert_eq!(found, [met, partly, missed, none], "{key}");
    }
    assert_eq!([of("MOCG", "met"), of("MOCG", "undetermined")], [14, 1]);
    assert_eq!((of("Total", "not stated"), of("Total", "Total")), (11, 80));
    // Seven completed and one that is listed as completed and as continuing.
    assert_eq!(of("CYB", "met"), 8);
}

#[test]
fn printed_words_are_counted_in_whatever_capitals() {
    let files = all_actions();
    let words = files.iter().filter_map(|action| text(action.last()?, "printed"));
    let expected = tally(words.map(str::to_lowercase));
    let mut found = BTreeMap::new();
    let mut of_word = 0;
    for row in PAGE.table("words", 0) {
        let (count, uses) = (&row[1], number(&row[3]));
        assert_eq!(actions(&row[4], None).len(), uses);
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
    // Section 1.3 of the inventory.
    assert_eq!((found["achieved"], found["postponed"], found["continuing"]), (13, 3, 5));
}

/// What is counted of each measure, by rules that hold for this plan: no figure is in two others.
#[test]
fn sums_are_those_of_the_figures() {
    let all = figures();
    let id = |figure: &recount::Figure| text(&figure.file, "id").map(str::to_owned);
    let find = |priority: &str, name: &str| {
        all.iter().find(|other| other.priority == priority && id(other).as_deref() == Some(name))
    };
    let measure = |figure: &recount::Figure| text(&figure.file, "measure").map(str::to_owned);
    let mut sums: BTreeMap<String, (BTreeSet<String>, f64)> = BTreeMap::new();
    for figure in &all {
        let Some(own) = measure(figure) else { continue };
        let same = |other: Option<&recount::Figure>| {
            other.is_some_and(|other| measure(other).as_ref() == Some(&own))
        };
        let whole = text(&figure.file, "part_of").and_then(|name| find(figure.priority, name));
        let parts = list(&figure.file, "sum_of");
        let opened = !parts.is_empty()
            && parts.iter().all(|part| same(find(figure.priority, part.as_str().expect("an id"))));
        let compared = all.iter().any(|later| {
            later.priority == figure.priority
                && same(Some(later))
                && id(figure).as_deref() == text(&later.file, "compared_with")
                && id(figure).is_some()
        });
        if same(whole) || opened || compared {
            continue;
        }
        let (sign, value) = quantity(&figure.file["value"]).expect("a number");
        let sum = sums.entry(own).or_default();
        sum.0.insert(sign);
        sum.1 += value;
    }
    let plan = recount::read(&recount::example().join("oap.yaml"));
    let expected: BTreeMap<String, String> = sums
        .into_iter()
        .map(|(key, (signs, sum))| {
            let name = text(&plan["measures"][&key], "name").expect("a name").to_owned();
            let sign = match () {
                () if signs.contains(">") => "over ",
                () if signs.contains(">=") => "at least ",
                () if signs.contains("almost") => "almost ",
                () => "",
            };
            (name, format!("{sign}{sum}"))
        })
        .collect();
    let rows = PAGE.table("figures", 0);
    let found: BTreeMap<String, String> = rows
        .iter()
        .map(|row| {
            (row[0].split(" (A ").next().unwrap_or_default().to_owned(), row[1].replace(' ', ""))
        })
        .collect();
    let expected: BTreeMap<String, String> =
        expected.into_iter().map(|(name, sum)| (name, sum.replace(' ', ""))).collect();
    assert_eq!(found, expected);
    assert_eq!(found["arrests"], "over628", "10 in D, over 200 and 266 and 152 in G");
    assert_eq!(found["new cases"].as_str(), "475");
}

/// Each sum is traceable: the figures that are said to count are as many as it takes.
#[test]
fn the_figures_behind_a_sum_make_it() {
    let mut sums: BTreeMap<String, f64> = BTreeMap::new();
    for row in PAGE.table("figures", 1).iter().filter(|row| row[4] == "yes") {
        let digits: String = row[3].chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        *sums.entry(row[0].clone()).or_default() += digits.parse::<f64>().expect("a number");
    }
    for row in PAGE.table("figures", 0) {
        let digits: String = row[1].chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        let name = row[0].split(" (A ").next().unwrap_or_default();
        let sum: f64 = digits.parse().expect("a number");
        assert!((sums[name] - sum).abs() < 1e-9, "{name}");
    }
}

#[test]
fn indicators_are_counted_by_what_became_of_their_targets() {
    let files = all_actions();
    let mut expected: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for action in &files {
        let due = PRIORITIES.iter().find(|(key, _)| *key == action.priority).expect("known").1;
        for kpi in action.list("kpis") {
            let target = kpi.get("target").filter(|target| target.as_str().is_none());
            let values = kpi.get("values").and_then(yaml_serde::Value::as_mapping);
            let mut last: Option<(Option<f64>, bool)> = None;
            for (period, reading) in values.into_iter().flatten() {
                if period.as_str() > due {
                    continue;
                }
                let shown = reading.get("value").unwrap_or(reading);
                let number =
                    quantity(shown).filter(|(sign, _)| [">", ">=", ""].contains(&sign.as_str()));
                let words = reading.get("text").is_some()
                    || shown.as_str().is_some_and(|word| word.contains(' '));
                let number = number.map(|(_, value)| value);
                if number.is_some() || words {
                    last = Some((number.or(last.and_then(|(number, _)| number)), true));
                }
            }
            let aim = target.and_then(|target| {
                let change = text(target, "change").map(|change| {
                    let percent = change.trim_end_matches('%').parse::<f64>().expect("per cent");
                    let (_, base) = quantity(&kpi["baseline"]["value"]).expect("a baseline");
                    base * (1.0 + percent / 100.0)
                });
                change.or_else(|| quantity(target.get("at_least")?).map(|(_, aim)| aim))
            });
            let outcome = match (target, last, aim) {
                (None, ..) => "without_target",
                (_, None, _) => "without_value",
                (_, Some((Some(value), _)), Some(aim)) if value >= aim => "met",
                (_, Some((Some(_), _)), Some(_)) => "not_met",
                _ => "undecidable",
            };
            *expected.entry((action.priority, outcome)).or_default() += 1;
        }
    }
    let rows = PAGE.table("kpis", 0);
    let order = ["met", "not_met", "undecidable", "without_target", "without_value"];
    for row in &rows[..rows.len() - 1] {
        for (cell, outcome) in row[1..6].iter().zip(order) {
            let count = expected.get(&(row[0].as_str(), outcome)).copied().unwrap_or(0);
            assert_eq!(number(cell), count, "{} {outcome}", row[0]);
        }
    }
    let total: usize = expected.values().sum();
    assert_eq!(number(&rows[rows.len() - 1][6]), total);
    let listed = PAGE.table("kpis", 1);
    assert_eq!(listed.len(), total);
    for outcome in order {
        let count: usize =
            expected.iter().filter(|((_, of), _)| *of == outcome).map(|(_, count)| count).sum();
        let label = word("attained", outcome);
        assert_eq!(listed.iter().filter(|row| row[0] == label).count(), count, "{outcome}");
    }
}

#[test]
fn who_leads_and_takes_part_is_as_the_files_say() {
    let mut leads: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
    let mut named = leads.clone();
    for action in all_actions() {
        let driver = priority(action.priority);
        let meant = |name: &str| match name {
            "driver" => party(&driver["driver"]).expect("a driver").to_owned(),
            name => name.to_owned(),
        };
        let is_group = |name: &str| {
            name.starts_with("all") || name == "interested_ms" || name == "forerunners"
        };
        let mut done = BTreeSet::new();
        for name in action.list("leaders").into_iter().filter_map(party).map(meant) {
            done.insert(name.clone());
            leads.entry(name).or_default().insert(action.id());
        }
        let participants = action.list("participants");
        for name in participants.into_iter().filter_map(party).filter(|name| !is_group(name)) {
            let name = meant(name);
            if done.insert(name.clone()) {
                named.entry(name).or_default().insert(action.id());
            }
        }
    }
    let of = |map: &BTreeMap<String, BTreeSet<(String, String)>>, code: &str| {
        map.get(code).map_or(0, BTreeSet::len)
    };
    let matrix = PAGE.table("engagement", 0);
    let columns = PRIORITIES.len() + 1;
    for row in matrix.iter().filter(|row| !row[columns].is_empty()) {
        let code = row[0].as_str();
        assert_eq!(number(&row[columns]), of(&leads, code), "{code} leads");
        assert_eq!(number(&row[columns + 2]), of(&named, code), "{code} takes part");
        let roles: usize = row[columns..columns + 4].iter().map(|cell| number(cell)).sum();
        assert_eq!(number(&row[columns + 4]), roles);
        for ((key, _), cell) in PRIORITIES.iter().zip(&row[1..]) {
            let own = leads.get(code).into_iter().flatten().filter(|(p, _)| p == key).count();
            let shown = cell.split(' ').find_map(|part| part.strip_prefix('L')).map_or(0, number);
            assert_eq!(shown, own, "{code} in {key}");
        }
    }
    let known: BTreeSet<&str> = matrix.iter().map(|row| row[0].as_str()).collect();
    assert!(leads.keys().chain(named.keys()).all(|code| known.contains(code.as_str())));
    // The lists behind the numbers.
    let mut listed: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
    let mut listed_named = listed.clone();
    for row in tables_last("engagement") {
        listed.entry(row[0].clone()).or_default().extend(actions(&row[1], None));
        listed_named.entry(row[0].clone()).or_default().extend(actions(&row[3], None));
    }
    listed.retain(|_, actions| !actions.is_empty());
    listed_named.retain(|_, actions| !actions.is_empty());
    assert_eq!((listed, listed_named), (leads.clone(), named));
    // How the lead is spread.
    let row = &PAGE.table("engagement", 1)[0];
    let total: usize = leads.values().map(BTreeSet::len).sum();
    assert_eq!((number(&row[1]), number(&row[2])), (total, leads.len()));
    let share = |count: usize| {
        100.0 * f64::from(u32::try_from(count).expect("small"))
            / f64::from(u32::try_from(total).expect("small"))
    };
    let index: f64 = leads.values().map(|actions| share(actions.len()).powi(2)).sum();
    assert_eq!(row[5].replace(' ', ""), format!("{index:.0}"));
    let mut counts: Vec<usize> = leads.values().map(BTreeSet::len).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let three = share(counts.iter().take(3).sum());
    assert_eq!(row[4], format!("{three:.1}%"));
    // The pledge of section 4: Italy is registered in cybercrime and took no part.
    let absences = PAGE.table("engagement", 2);
    let cybercrime = absences.iter().find(|row| row[0] == "CYB").expect("a row");
    assert_eq!((cybercrime[1].as_str(), cybercrime[4].as_str()), ("actions name nobody", "IT"));
}

fn tables_last(anchor: &str) -> Vec<page::Row> {
    let tables = PAGE.section(anchor).split("\n### ").last().expect("a part").to_owned();
    Page::new(format!("<a id=\"x\"></a>\n{tables}")).table("x", 0)
}

#[test]
fn groups_have_the_members_of_their_day() {
    let members = |page: &Page| {
        let rows = page.table("engagement", 3);
        let row = rows.into_iter().find(|row| row[1] == "all Member States" && row[0] == "MOCG");
        row.expect("the group").swap_remove(4)
    };
    assert!(members(&PAGE).starts_with("28: ") && members(&PAGE).contains("HR"));
    let june = Page::new(summary(&["--period", "2013-06"]));
    assert!(members(&june).starts_with("27: ") && !members(&june).contains("HR"));
}

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
            let rows = part.lines().take_while(|line| !line.starts_with("**"));
            let rows = rows.filter(|line| line.starts_with("| ")).count() - 1;
            assert_eq!(rows, number(count), "{heading}");
            found.insert(name.to_owned(), rows);
        }
    }
    assert_eq!(found, expected);
    assert!(section.contains(&format!("**Not stated:** {unstated} actions – ")));
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
    }
    assert_eq!(PAGE.table("funding", 1).len(), bids);
    assert_eq!(PAGE.table("operations", 0).len(), operations.len());
    let rows = PAGE.table("themes", 0);
    assert_eq!(rows.len(), themes.len());
    for row in rows {
        let name = row[0].trim_start_matches('[').split(']').next().expect("a name");
        let (count, priorities) = &themes[name];
        let shared = row[2].split(", ").collect::<BTreeSet<_>>();
        assert_eq!(
            (number(&row[3]), number(&row[1]), &shared),
            (*count, priorities.len(), priorities),
            "{name}"
        );
    }
    // Which lessons three drivers share is answered.
    assert!(themes["Funding"].1.len() >= 3);
    assert!(!PAGE.text().contains(&word("summary", "without_theme")), "every point has a theme");
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
    let rows = PAGE.table("missing", 0);
    for row in &rows[..rows.len() - 1] {
        for (column, cell) in row[1..].iter().enumerate() {
            let count = expected.get(&(row[0].as_str(), column)).copied().unwrap_or(0);
            assert_eq!(number(cell), count, "{} column {column}", row[0]);
        }
    }
    let lacking: usize =
        expected.iter().filter(|((_, column), _)| *column == 6).map(|(_, count)| count).sum();
    assert_eq!(PAGE.table("missing", 1).len(), lacking);
}

#[test]
fn what_moved_is_the_difference_of_two_reports() {
    let files = all_actions();
    let ours: Vec<_> = files.iter().filter(|action| action.priority == "MOCG").collect();
    for (question, anchor) in [("stage", "Stage"), ("verdict", "Target")] {
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

#[test]
fn a_period_is_how_things_stood_then() {
    let june = Page::new(summary(&["--period", "2013-06"]));
    let rows = june.table("priorities", 0);
    let of = |key: &str| rows.iter().find(|row| row[0].contains(key)).expect("a row").clone();
    assert_eq!(of("(MOCG)")[2..], ["June 2013", "17", "17"]);
    assert_eq!(of("(THB)")[3..], ["18", "0"], "no report by then");
    let verdicts = june.table("status", 2);
    let total = verdicts.last().expect("totals");
    assert_eq!(number(&total[1]), 17, "open, all of them of priority G");
    assert!(!june.section("figures").contains("over 628"));
    // In October, priority G stands as it did in June.
    let october = Page::new(summary(&["--period", "2013-10"]));
    assert!(october.section("priorities").contains("(MOCG) | BE | June 2013 | 17 | 17 |"));
}

#[test]
fn parts_of_the_plan_add_up_to_the_whole() {
    let mut sum = 0;
    let whole = PAGE.table("status", 2);
    for (key, _) in PRIORITIES {
        let part = Page::new(summary(&["-p", key]));
        let rows = part.table("status", 2);
        let total = rows.last().expect("totals");
        sum += number(&total[total.len() - 1]);
        let own = whole.iter().find(|row| row[0] == key).expect("a row");
        assert_eq!(own[own.len() - 1], total[total.len() - 1], "{key}");
        let named = part.section("priorities");
        let left_out = PRIORITIES.iter().filter(|(other, _)| named.contains(&format!("({other})")));
        assert_eq!(left_out.count(), 7, "the others are named as left out");
    }
    assert_eq!(sum, 80);
    let two = summary(&["-p", "F", "-p", "mobile"]);
    assert!(two.contains("| **Total** | | | **35** | **35** |"));
}

#[test]
fn html_has_the_same_numbers_and_whole_links() {
    let html = HTML.as_str();
    let attribute = |name: &str| {
        let parts = html.split(name).skip(1);
        parts.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect::<Vec<_>>()
    };
    let ids = attribute(" id=\"");
    let unique: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len(), "ids are unique");
    for link in attribute(" href=\"#") {
        assert!(unique.contains(&link), "#{link} leads nowhere");
    }
    assert!(!html.contains("<script") && !html.contains("src="));
    let feet: Vec<Vec<String>> = html
        .split("<table class=\"grid\">")
        .skip(1)
        .map(|table| {
            let foot = table.split("<tfoot>").nth(1).expect("totals");
            let foot = foot.split("</tfoot>").next().expect("an end");
            let cells = foot.split("<td class=\"number\">").skip(1);
            cells.map(|cell| cell.split('<').next().expect("a number").to_owned()).collect()
        })
        .collect();
    for (at, foot) in feet.iter().take(4).enumerate() {
        assert_eq!(foot[..], PAGE.table("status", at).last().expect("totals")[1..]);
    }
    assert_eq!(feet[4][..], PAGE.table("kpis", 0).last().expect("totals")[1..]);
    assert_eq!(feet[5][..], PAGE.table("missing", 0).last().expect("totals")[1..]);
}

#[test]
fn every_link_of_the_markdown_leads_somewhere() {
    let text = PAGE.text();
    for link in text.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(text.contains(&format!("<a id=\"{link}\"></a>")), "{link}");
    }
    let columns = |line: &str| line.replace("\\|", "").matches('|').count();
    let mut width = None;
    for line in text.lines() {
        let own = line.starts_with('|').then(|| columns(line));
        if let (Some(width), Some(own)) = (width, own) {
            assert_eq!(width, own, "{line}");
        }
        width = own;
    }
}

#[test]
fn the_summary_is_as_it_was_approved() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/summary/golden.md");
    if env::var_os("EMPACT_BLESS").is_some() {
        fs::write(&path, PAGE.text()).expect("it can be written");
    }
    let approved = fs::read_to_string(&path).unwrap_or_default();
    let differs = approved.lines().zip(PAGE.text().lines()).position(|(old, new)| old != new);
    assert!(
        approved == PAGE.text(),
        "tests/summary/golden.md differs from line {}; read the difference, then run \
         `EMPACT_BLESS=1 cargo test --test summary`",
        differs.map_or_else(|| approved.lines().count() + 1, |line| line + 1)
    );
}
