//! What is taken for a placeholder or a help text, and what is not.

use proptest::prelude::*;

use super::{FORM_TEXT, Needles, PLACEHOLDER, in_text, mask_escapes, refuse};
use crate::source::SourceId;
use crate::yaml::{self, Kind, Node};

const HELP: &[&str] =
    &["Please describe the state of play", "Don't forget the figures", "*) if known"];

/// What is marked in a file with these contents, and the tree afterwards.
fn refused(text: &str) -> (Vec<(&'static str, &str)>, Node<'_>) {
    let parsed = yaml::parse(SourceId::of(""), text, 0..text.len());
    assert_eq!(parsed.findings, [], "{text}");
    let mut root = parsed.root.expect("a tree");
    let findings = refuse(SourceId::of(""), text, &mut root, &Needles::new(HELP.iter().copied()));
    let marked =
        findings.iter().map(|finding| (finding.rule.id, &text[finding.location.span.range()]));
    (marked.collect(), root)
}

fn value<'a, 's>(root: &'a Node<'s>) -> &'a Node<'s> {
    &root.entries().expect("a mapping")[0].value
}

fn marked(text: &str) -> Vec<&str> {
    in_text(SourceId::of(""), text, 0..text.len(), &Needles::new(HELP.iter().copied()))
        .iter()
        .map(|finding| &text[finding.location.span.range()])
        .collect()
}

#[test]
fn a_value_that_is_a_placeholder_is_refused() {
    for (value_text, mark) in [
        ("XXX", "XXX"),
        ("xx", "xx"),
        ("XX", "XX"),
        ("'xxxx'", "xxxx"),
        ("000", "000"),
        ("OOO", "OOO"),
        ("0O0", "0O0"),
        ("\"0000\"", "0000"),
        ("XXX, 000-if any change", "XXX, 000-if any change"),
        ("2013 ??", "??"),
        ("'??'", "??"),
        ("'?'", "?"),
        ("TBC", "TBC"),
        ("tbd", "tbd"),
        ("N/A", "N/A"),
        ("n.a.", "n.a."),
        ("'-'", "-"),
        ("'[...]'", "[...]"),
        ("…", "…"),
        ("|\n  XXX\n  000\n", "XXX"),
        ("\"\\u0020XXX\\n\"", "XXX"),
    ] {
        let text = format!("value: {value_text}\n");
        let (found, root) = refused(&text);
        let (rule, words) = *found.first().unwrap_or_else(|| panic!("nothing in {text}"));
        assert_eq!((rule, words), (PLACEHOLDER.id, mark), "{text}");
        assert!(matches!(value(&root).kind, Kind::Refused), "{text}");
        assert!(value(&root).incomplete, "{text}");
    }
}

#[test]
fn numbers_names_and_questions_are_no_placeholders() {
    for text in [
        "1 000",
        "10 000 XXL",
        "12,000",
        "12.000.000",
        "1\u{a0}000\u{202f}000",
        "0",
        "0.00",
        "0.000",
        "SIENA 1041692",
        "SIENA 1000000",
        "A000B",
        "000-12-345",
        "What??",
        "really?",
        "2013-00",
        "NA",
        "The group […] agreed, and so on…",
        "the venue is TBC",
        "He said `XXX` and `000`.",
        "boo, zoo, taboo",
        "Annex XX to the plan, the XX century, Protocol XX of 2013",
        "as follows: …",
        "OO",
        "Maxxx12",
        "not_applicable",
        "please specify the period in the report",
    ] {
        assert_eq!(marked(text), [""; 0], "{text}");
    }
}

#[test]
fn each_placeholder_in_a_text_is_marked_exactly() {
    let text =
        "result: |\n  In March XXX reports\n  were made,\n\n  - OOO\n  - tbc\n  of ?? kinds.\n";
    let (found, root) = refused(text);
    let words: Vec<&str> = found.iter().map(|(_, words)| *words).collect();
    assert_eq!(words, ["XXX", "OOO", "tbc", "??"]);
    assert!(value(&root).incomplete && value(&root).scalar().is_some());
    assert_eq!(marked("| a | XXX |\n| b | 000 |"), ["XXX", "000"]);
    assert_eq!(marked("1. n/a\n2. n/a or not"), ["n/a"]);
    assert_eq!(marked("xx March 2013"), ["xx"]);
    assert_eq!(marked("XX arrests, and then XX searches."), ["XX", "XX"]);
    assert_eq!(marked("~~~ TBC ~~~"), ["TBC"]);
    assert_eq!(marked("Well.\n\n(tbc)\n\n**TBD**"), ["tbc", "TBD"]);
    assert_eq!(marked("Searches: 5\nArrests: n/a\n"), ["n/a"]);
    assert_eq!(marked("Well. [to be completed by NL]"), ["[to be completed by NL]"]);
}

#[test]
fn lists_and_nested_values_are_searched_and_keys_are_not() {
    let text = "XXX: { OOO: [ok, XXX, { a: '000' }] }\nform_texts: [\"XXX\"]\n";
    let (found, _) = refused(text);
    assert_eq!(found.iter().map(|(_, words)| *words).collect::<Vec<_>>(), ["XXX", "000"]);
}

#[test]
fn a_help_text_in_doubled_brackets_is_found() {
    assert_eq!(marked("[[please describe]]"), ["[please describe]"]);
}

#[test]
fn help_texts_are_found_however_they_are_broken_and_written() {
    let text =
        "comments: |\n  XXX PLEASE  describe\n    the state of play. Don’t forget the figures!\n";
    let (found, root) = refused(text);
    assert_eq!(
        found,
        [
            (PLACEHOLDER.id, "XXX"),
            (FORM_TEXT.id, "PLEASE  describe\n    the state of play"),
            (FORM_TEXT.id, "Don’t forget the figures"),
        ]
    );
    assert!(matches!(value(&root).kind, Kind::Refused));
    assert_eq!(
        marked("[insert the date] and <Please specify>"),
        ["[insert the date]", "<Please specify>"]
    );
    assert_eq!(marked("Lorem ipsum dolor"), ["Lorem ipsum"]);
    assert_eq!(marked("Please describe the state of players"), [""; 0]);
    assert_eq!(marked("Staff *) if known"), ["*) if known"]);
    assert_eq!(marked("[insert XXX here"), ["[insert", "XXX"]);
}

#[test]
fn the_advice_names_the_word_for_having_no_value() {
    let advice = |text: &str| {
        let parsed = yaml::parse(SourceId::of(""), text, 0..text.len());
        let mut root = parsed.root.expect("a tree");
        refuse(SourceId::of(""), text, &mut root, &Needles::new([])).remove(0).help.join("; ")
    };
    assert!(advice("inputs: { funding: TBC }\n").contains("`to_be_confirmed`"));
    assert!(advice("inputs: { funding: n/a }\n").contains("`not_applicable`"));
    assert!(advice("kpis:\n  - target: '-'\n").contains("`blank`"));
    assert_eq!(advice("title: TBC\n"), "write what is meant, or leave the key out");
    assert_eq!(advice("leaders: [TBC]\n"), "write what is meant, or take it out of the list");
    assert!(advice("end: TBC\n").contains("`open`"));
    assert!(advice("a: '000'\n").contains("zero is written `0`"));
}

proptest! {
    #[test]
    fn every_hit_lies_in_the_text_and_after_the_one_before(text in "[ XxO0?a.,\n\\[\\]`…1-]{0,60}") {
        let mut end = 0;
        for finding in in_text(SourceId::of(""), &text, 0..text.len(), &Needles::new(["xa 0"])) {
            let range = finding.location.span.range();
            prop_assert!(range.start >= end && range.start < range.end);
            prop_assert!(text.get(range.clone()).is_some());
            end = range.end;
        }
    }

    #[test]
    fn masking_keeps_every_offset(text in "(\\\\.|\\PC){0,20}") {
        prop_assert_eq!(mask_escapes(&text).len(), text.len());
    }

    #[test]
    fn numbers_with_separated_thousands_are_left_alone(
        lead in 1..1000_u32, groups in 1..4_usize, separator in "[ ,.'\u{a0}\u{202f}]",
    ) {
        let number = format!("about {lead}{} pieces", format!("{separator}000").repeat(groups));
        prop_assert_eq!(marked(&number), [""; 0]);
    }
}
