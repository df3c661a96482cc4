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
