//! Plans in which several things become many together: what one rule or document compares with all of another
//! is looked up, not searched for.

use super::{CHECK, HEAD, LEAD, OAP, PLAN, PRIORITY, TEXT, TITLE, grows};

const ACTION: &str = super::ACTION;

/// A word in capitals that is another one for each number, and near to none of the others.
fn word(first: char, number: usize) -> String {
    let letter = |place: usize| char::from(b'A' + u8::try_from(place % 26).expect("a letter"));
    // Each letter twice, so that one slip does not lead from one word to the next.
    let letters = [number, number / 26, number / 676].map(letter);
    letters.iter().fold(String::from(first), |word, letter| format!("{word}{letter}X{letter}"))
}

fn many(times: usize, line: impl Fn(usize) -> String) -> String {
    (0..times).map(line).collect()
}

/// Abbreviations, operations, and words in capitals that are neither.
fn words(times: usize) -> Vec<(&'static str, String)> {
    let abbreviations = many(times, |at| format!("  {}: what it stands for\n", word('Q', at)));
    let operations = many(times, |at| format!("  - {{ name: {} }}\n", word('W', at)));
    let text = many(times, |at| format!("Of {} and {}.\n", word('Z', at), word('Q', at)));
    vec![
        (OAP, format!("{PLAN}abbreviations:\n{abbreviations}")),
        (PRIORITY, HEAD.to_owned()),
        (ACTION, format!("{LEAD}operations:\n{operations}")),
        (TEXT, format!("{TITLE}{text}")),
    ]
}

#[test]
fn abbreviations_and_words_in_capitals() {
    grows("words in capitals", CHECK, |times| words(150 * times));
}

#[test]
fn abbreviations_of_a_document() {
    const REPORT: &[&str] = &["report", "-p", "THB", "--draft"];
    grows("abbreviations of a document", REPORT, |times| words(150 * times));
}

/// Whether a period has come is a question to all priorities.
#[test]
fn priorities_that_report_in_many_periods() {
    let periods = many(100, |at| format!("  - {{ id: p{at}, label: D{at} }}\n"));
    grows("priorities and periods", CHECK, |times| {
        let keys: Vec<String> = (0..25 * times).map(|at| format!("P{at}")).collect();
        let head = "title: P\nyears: [2013]\n";
        let plan = format!("{head}priorities: [{}]\nperiods:\n{periods}", keys.join(", "));
        let folders = keys.iter().flat_map(|key| {
            let folder = format!("priorities/{}", key.to_lowercase());
            let head = HEAD.replace("THB", key);
            [
                (format!("{folder}/priority.yaml"), head),
                (format!("{folder}/actions/1.1.yaml"), LEAD.to_owned()),
            ]
        });
        [(OAP.to_owned(), plan)].into_iter().chain(folders).collect()
    });
}

const SUMMARY: &[&str] = &["summary", "--draft"];

/// A plan whose one action has so many items under a key.
fn items(
    plan: &str,
    key: &str,
    times: usize,
    item: impl Fn(usize) -> String,
) -> Vec<(&'static str, String)> {
    vec![
        (OAP, format!("{PLAN}{plan}")),
        (PRIORITY, HEAD.to_owned()),
        (ACTION, format!("{LEAD}{key}:\n{}", many(times, item))),
    ]
}

const ARRESTS: &str = "measures:\n  arrests: { name: arrests, unit: persons }\n";

fn figure(at: usize, more: &str) -> String {
    format!("  - {{ id: f{at}, measure: arrests, value: 1, at: 2013{more} }}\n")
}

#[test]
fn figures_of_which_each_is_part_of_the_one_before() {
    grows("figures within figures", SUMMARY, |times| {
        items(ARRESTS, "results", 100 * times, |at| {
            figure(
                at,
                &at.checked_sub(1).map_or_else(String::new, |at| format!(", part_of: f{at}")),
            )
        })
    });
}

#[test]
fn figures_that_are_compared_each_with_the_one_before() {
    grows("figures after figures", SUMMARY, |times| {
        items(ARRESTS, "results", 100 * times, |at| {
            let before = at.checked_sub(1).map(|at| format!(", compared_with: f{at}"));
            figure(at, &before.unwrap_or_default())
        })
    });
}

#[test]
fn operations_of_which_each_has_a_name() {
    grows("operations by name", SUMMARY, |times| {
        items("", "operations", 100 * times, |at| format!("  - {{ name: {} }}\n", word('W', at)))
    });
}

#[test]
fn events_of_which_each_is_of_another_kind() {
    grows("events by kind", SUMMARY, |times| {
        items("", "events", 100 * times, |at| {
            format!("  - {{ kind: {}, start: 2013-10-17 }}\n", word('K', at).to_lowercase())
        })
    });
}

#[test]
fn bids_of_which_each_is_for_something_else() {
    grows("bids", SUMMARY, |times| {
        items("", "funding_bids", 100 * times, |at| {
            format!("  - {{ programme: ISEC, purpose: P{at}, outcome: pending }}\n")
        })
    });
}

/// Two groups, each of which has both of the two before among its members, and so on: there are many ways
/// from the last to the first, and as many groups as are written.
#[test]
fn groups_within_groups() {
    grows("groups within groups", CHECK, |times| {
        let both = |at: usize| match at.checked_sub(1) {
            Some(before) => format!("{{ parties: [g{before}, h{before}] }}"),
            None => "{ parties: [UK] }".to_owned(),
        };
        let groups = many(10 * times, |at| {
            let members = both(at);
            let name =
                |letter| format!("  {letter}{at}: {{ name: {letter}{at}, members: {members} }}\n");
            name('g') + &name('h')
        });
        let last = 10 * times - 1;
        vec![
            (OAP, format!("{PLAN}groups:\n{groups}")),
            (PRIORITY, HEAD.to_owned()),
            (ACTION, format!("{LEAD}participants: [g{last}]\n")),
        ]
    });
}

#[test]
fn figures_of_which_each_has_a_measure_of_its_own() {
    const TABLES: &[&str] = &["export", "--format", "json"];
    grows("measures", TABLES, |times| {
        let measures =
            many(80 * times, |at| format!("  m{at}: {{ name: M{at}, unit: persons }}\n"));
        items(&format!("measures:\n{measures}"), "results", 80 * times, |at| {
            format!("  - {{ measure: m{at}, value: 1, at: 2013 }}\n")
        })
    });
}

/// Each is reported with the one before, and a text tells of each.
#[test]
fn actions_that_are_reported_together() {
    const REPORT: &[&str] = &["report", "-p", "THB", "--draft"];
    grows("actions reported together", REPORT, |times| {
        let of_action = |at: usize| {
            let lead = LEAD.replace("1.1", &format!("1.{at}"));
            let with = at.checked_sub(1).filter(|at| *at > 0).map_or_else(String::new, |at| {
                format!("relations: [{{ kind: reported_with, action: \"1.{at}\" }}]\n")
            });
            let head =
                format!("---\ntitle: T{at}\nplace: action\naction: \"1.{at}\"\n---\n\nTold.\n");
            [
                (format!("priorities/thb/actions/1.{at}.yaml"), format!("{lead}{with}")),
                (format!("priorities/thb/narrative/a{at}.md"), head),
            ]
        };
        let plan = [(OAP.to_owned(), PLAN.to_owned()), (PRIORITY.to_owned(), HEAD.to_owned())];
        plan.into_iter().chain((1..=12 * times).flat_map(of_action)).collect()
    });
}
