//! Key figures and indicators.

use std::collections::{BTreeMap, BTreeSet};

use super::PAGE;
use super::page::{Row, adds_up, number};
use super::recount;
use super::recount::{PRIORITIES, all_actions, figures, list, quantity, tally, text, word};

/// The figures that count, by the name of their measure, with priority, sign and value; by rules
/// that hold for this plan: no figure is in two others, and no operation in two priorities.
fn counted() -> BTreeMap<String, Vec<(&'static str, String, f64)>> {
    let all = figures();
    let id = |figure: &recount::Figure| text(&figure.file, "id").map(str::to_owned);
    let find = |priority: &str, name: &str| {
        all.iter().find(|other| other.priority == priority && id(other).as_deref() == Some(name))
    };
    let measure = |figure: &recount::Figure| text(&figure.file, "measure").map(str::to_owned);
    let plan = recount::read(&recount::example().join("oap.yaml"));
    let mut found: BTreeMap<String, Vec<_>> = BTreeMap::new();
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
        let mut name = text(&plan["measures"][&own], "name").expect("a name").to_owned();
        if let Some(population) = text(&figure.file, "population") {
            name = format!("{name}: {population}");
        }
        found.entry(name).or_default().push((figure.priority, sign, value));
    }
    found
}

/// The sum of some figures with the word for it, and between which numbers it lies.
fn sum<'a>(parts: impl IntoIterator<Item = &'a (&'static str, String, f64)>) -> (String, String) {
    let (mut low, mut value, mut signs) = (0.0, 0.0, BTreeSet::new());
    for (_, sign, part) in parts {
        signs.insert(sign.as_str());
        value += part;
        // Nobody says how little is almost so much.
        low += if sign == "almost" { 0.0 } else { *part };
    }
    // As printed, without the error of binary fractions.
    let short = |number: f64| (number * 1000.0).round() / 1000.0;
    let (low, value) = (short(low), short(value));
    match () {
        () if signs.contains(">") => (format!("over{value}"), format!("{low}…noupperend")),
        () if signs.contains(">=") => (format!("atleast{value}"), format!("{low}…noupperend")),
        () if signs.contains("almost") && low > 0.0 => {
            (format!("almost{value}"), format!("{low}…{value}"))
        }
        () if signs.contains("almost") => (format!("almost{value}"), "–".to_owned()),
        () => (value.to_string(), "–".to_owned()),
    }
}

/// The name of a measure, without what is noted on it.
fn measure_of(row: &Row) -> String {
    let names = counted().into_keys().filter(|name| row[0].starts_with(name));
    names.max_by_key(String::len).unwrap_or_else(|| panic!("{}", row[0]))
}

/// How many of each kind, for each priority.
fn kinds(activity: &str) -> BTreeMap<String, BTreeMap<&'static str, usize>> {
    let mut found: BTreeMap<String, BTreeMap<&'static str, usize>> = BTreeMap::new();
    let actions = all_actions();
    for (key, _) in PRIORITIES {
        let file = recount::priority(key);
        let goals = list(&file, "goals").into_iter().filter_map(|goal| goal.get("report"));
        let files = actions.iter().filter(|action| action.priority == key);
        for holder in goals.chain([&file]).chain(files.map(|action| &action.file)) {
            for one in list(holder, activity) {
                let kind = text(one, "kind").unwrap_or("–").to_owned();
                *found.entry(kind).or_default().entry(key).or_default() += 1;
            }
        }
    }
    found
}

/// No operation of the example is named twice, so that each of its entries is one.
#[test]
fn events_and_operations_are_counted_by_kind() {
    for (at, activity) in ["events", "operations"].into_iter().enumerate() {
        let expected = kinds(activity);
        let rows = PAGE.table("operations", at);
        assert_eq!(rows.len(), expected.len(), "{activity}");
        for row in rows {
            let own = &expected[&row[0]];
            for ((key, _), cell) in PRIORITIES.iter().zip(&row[1..]) {
                assert_eq!(number(cell), own.get(key).copied().unwrap_or_default(), "{}", row[0]);
            }
            assert_eq!(number(row.last().expect("a total")), own.values().sum::<usize>());
        }
    }
}

#[test]
fn sums_are_those_of_the_figures() {
    let counted = counted();
    let rows = PAGE.table("figures", 0);
    let found: BTreeMap<String, String> =
        rows.iter().map(|row| (measure_of(row), row[1].replace(' ', ""))).collect();
    let expected = counted.iter().map(|(name, parts)| (name.clone(), sum(parts).0));
    assert_eq!(found, expected.collect());
    assert_eq!(found["arrests"], "over628", "10 in D, over 200 and 266 and 152 in G");
    assert_eq!(found["new cases"].as_str(), "475");
    for row in rows {
        let parts = &counted[&measure_of(&row)];
        assert_eq!(row[3].replace(' ', ""), sum(parts).1, "{}", row[0]);
        let of_priority = PRIORITIES.iter().filter_map(|(key, _)| {
            let own: Vec<_> = parts.iter().filter(|(priority, ..)| priority == key).collect();
            (!own.is_empty()).then(|| format!("{key}{}", sum(own).0))
        });
        let of_priority = of_priority.collect::<Vec<_>>().join(";");
        assert_eq!(row[4].replace(' ', ""), of_priority, "{}", row[0]);
    }
}

/// No figure of a measure is missing from the list, whether it is counted or not.
#[test]
fn every_figure_of_a_measure_is_accounted_for() {
    let measured =
        figures().iter().filter(|figure| text(&figure.file, "measure").is_some()).count();
    let rows = PAGE.table("figures", 1);
    assert_eq!(rows.len(), measured);
    let yes = rows.iter().filter(|row| row[4] == "yes").count();
    assert_eq!(yes, counted().values().map(Vec::len).sum::<usize>());
}

/// How far an indicator got from where it began.
#[test]
fn the_change_of_an_indicator_is_that_from_its_baseline() {
    let mut expected = Vec::new();
    for action in all_actions() {
        for kpi in action.list("kpis") {
            let base = kpi.get("baseline").and_then(|base| quantity(base.get("value")?));
            let last = kpi.get("values").and_then(yaml_serde::Value::as_mapping);
            let last = last
                .into_iter()
                .flatten()
                .filter_map(|(_, reading)| quantity(reading.get("value").unwrap_or(reading)));
            if let (Some((_, base)), Some((_, last))) = (base, last.last()) {
                expected.push(format!("{:+.1}%", (last - base) / base * 100.0));
            }
        }
    }
    let rows = PAGE.table("kpis", 1).into_iter();
    let found: Vec<String> = rows.map(|row| row[5].clone()).filter(|cell| cell != "–").collect();
    assert_eq!(tally(found), tally(expected));
}

/// Each sum is traceable: the figures that are said to count are as many as it takes.
#[test]
fn the_figures_behind_a_sum_make_it() {
    let mut sums: BTreeMap<String, f64> = BTreeMap::new();
    for row in PAGE.table("figures", 1).iter().filter(|row| row[4] == "yes") {
        let digits: String = row[3].chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        let name = row[0].rsplit("</a>").next().unwrap_or_default();
        *sums.entry(name.to_owned()).or_default() += digits.parse::<f64>().expect("a number");
    }
    for row in PAGE.table("figures", 0) {
        let digits: String = row[1].chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        let name = &measure_of(&row);
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
    adds_up(&rows);
    for row in &rows {
        let sum: usize = row[1..6].iter().map(|cell| number(cell)).sum();
        assert_eq!(sum, number(&row[6]), "{}", row[0]);
    }
    let total: usize = expected.values().sum();
    assert_eq!(number(&rows[rows.len() - 1][6]), total);
    let listed = PAGE.table("kpis", 1);
    assert_eq!(listed.len(), total);
    for outcome in order {
        let count: usize =
            expected.iter().filter(|((_, of), _)| *of == outcome).map(|(_, count)| count).sum();
        let label = word("attained", outcome);
        assert_eq!(listed.iter().filter(|row| row[6] == label).count(), count, "{outcome}");
    }
}
