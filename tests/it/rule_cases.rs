//! Where the line runs between what a rule reports and what it leaves alone: cases beside those on
//! the pages of the rules.

use std::fs;
use std::process::Command;

use crate::plan::{Files, findings};
use empact::source::SourceId;

const OAP: &str = "oap.yaml";
const PRIORITY: &str = "priorities/thb/priority.yaml";
const ACTION: &str = "priorities/thb/actions/1.1.yaml";
const TEXT: &str = "priorities/thb/narrative/summary.md";

/// The rules that report something, in order, with the text they mark.
fn found(files: &[(&str, &str)]) -> Vec<(&'static str, String)> {
    let files: Files =
        files.iter().map(|(path, text)| ((*path).into(), text.as_bytes().to_vec())).collect();
    let marked = |finding: &empact::diagnostic::Finding| {
        let file = files.iter().find(|(path, _)| SourceId::of(path) == finding.location.source);
        let text = file.map(|(_, text)| std::str::from_utf8(text).expect("UTF-8"));
        text.and_then(|text| text.get(finding.location.span.range())).unwrap_or_default().to_owned()
    };
    findings(&files).iter().map(|finding| (finding.rule.id, marked(finding))).collect()
}

fn rules(files: &[(&str, &str)]) -> Vec<&'static str> {
    found(files).into_iter().map(|(rule, _)| rule).collect()
}

/// What is found of an action with these lines.
fn of_action(lines: &str) -> Vec<&'static str> {
    rules(&[(ACTION, &action(lines))])
}

fn action(lines: &str) -> String {
    format!("action: \"1.1\"\ntitle: Better information\nleaders: [UK]\n{lines}")
}

fn narrative(body: &str) -> String {
    format!("---\ntitle: Summary\nplace: summary\n---\n\n{body}\n")
}

const PLAIN: &str = "key: THB\nname: Trafficking in human beings\ndriver: UK\ngoals:\n\
    \x20 - number: 1\n";

#[test]
fn dates_and_numbers_in_doubt_are_found_where_actions_say_when() {
    assert_eq!(of_action("timing: from 03/04/2013\n"), ["ambiguous-date"]);
    assert_eq!(of_action("timing: after 5.300 cases\n"), ["ambiguous-number"]);
    assert_eq!(of_action("timing: from April 2013\n"), [""; 0]);
}

#[test]
fn words_behind_a_number_sign_are_found_and_comments_are_not() {
    for (lines, expected) in [
        ("timing: two meetings # 2 of them in Wien\n", &["text-in-comment"][..]),
        ("timing: two meetings # and a report.\n", &["text-in-comment"]),
        ("timing: two meetings # agreed in March\n", &[]),
        ("timing: \"two meetings\" # 2 of them in Wien\n", &[]),
        ("comments:\n  - |\n    Text.\n## Results\n", &["text-in-comment"]),
        ("comments:\n  - |\n    Text.\n# 3 arrests\n", &["text-in-comment"]),
        ("comments:\n  - |\n    Text.\n# when it is done\ntiming: June\n", &[]),
        ("comments:\n  - |\n    Text.\n\n# when it is done\n", &[]),
    ] {
        assert_eq!(of_action(lines), expected, "{lines}");
    }
    // An item that is all comment is no value at all.
    let found = of_action("comments:\n  - #5 is open\n  - Text.\n");
    assert!(found.contains(&"text-in-comment"), "{found:?}");
}

#[test]
fn a_date_with_a_slip_is_no_word_for_when_something_is_due() {
    let due = |due: &str| of_action(&format!("follow_ups:\n  - {{ text: Text., due: {due} }}\n"));
    for words in ["Q3/2026", "Dez. 2026", "June 2026", "offen"] {
        assert_eq!(due(words), ["invalid-value"], "{words}");
    }
    for words in ["next meeting", "after the 2nd meeting", "2013-Q3"] {
        assert_eq!(due(words), [""; 0], "{words}");
    }
}

#[test]
fn a_share_of_a_whole_among_those_of_a_hundred_is_asked_about() {
    let of = |unit: &str, aim: &str, value: &str| {
        let head =
            "priorities: [THB]\nyears: [2013]\ntitle: P\nperiods:\n  - { id: 2013-12, label: D }\n";
        let kpi = format!("id: a, name: A, unit: \"{unit}\", target: {{ at_least: {aim} }}");
        let lines = format!("kpis:\n  - {{ {kpi}, values: {{ 2013-12: {value} }} }}\n");
        let found = rules(&[(OAP, head), (ACTION, &action(&lines))]);
        found.contains(&"ambiguous-number")
    };
    assert!(of("%", "85", "0.85"));
    assert!(of("per cent", "0.9", "12"));
    for (unit, aim, value) in [
        ("%", "85", "0.850"),
        ("%", "85", "85"),
        ("%", "2", "0.85"),
        ("kg", "85", "0.85"),
        ("%", "85", "0"),
    ] {
        assert!(!of(unit, aim, value), "{unit} {aim} {value}");
    }
}

#[test]
fn who_is_in_a_group_of_the_members_is_in_the_group_of_the_priority() {
    let oap = "title: P\nyears: [2013]\nperiods:\n  - { id: 2013-12, label: D }\npriorities: [THB]\n\
               groups:\n  all_ms: { name: all, members: member_states }\n";
    let of = |members: &str| {
        let priority = format!("{PLAIN}members: [{members}]\n");
        rules(&[(OAP, oap), (PRIORITY, &priority), (ACTION, &action("participants: [FR]\n"))])
    };
    assert_eq!(of("all_ms"), [""; 0]);
    assert_eq!(of("NL"), ["participant-outside-members"]);
}

#[test]
fn an_indicator_without_a_value_tells_nothing_of_a_priority() {
    let of = |values: &str| {
        let lines = format!("kpis:\n  - {{ id: a, name: A{values} }}\n");
        let plan = "title: P\nyears: [2013]\nperiods:\n  - { id: 2013-12, label: D }\n\
                    priorities: [THB, OPC]\n";
        rules(&[
            (OAP, plan),
            (ACTION, &action(&lines)),
            ("priorities/opc/priority.yaml", &PLAIN.replace("THB", "OPC")),
            (
                "priorities/opc/actions/1.1.yaml",
                &action("progress: { 2013-12: { stage: ongoing, verdict: open } }\n"),
            ),
        ])
    };
    assert_eq!(of(""), ["priority-without-report"]);
    // A value tells something, and is no report.
    assert_eq!(of(", values: { 2013-12: 3 }"), ["period-not-reported"]);
}

const CUT_OFF: &str = "title: P\nyears: [2013]\nperiods:\n\
    \x20 - { id: 2013-06, label: June, cut_off: 2013-06-30 }\n\
    \x20 - { id: 2013-12, label: December, cut_off: 2013-12-31 }\npriorities: [THB]\n";

#[test]
fn dates_contradict_punctuality_only_where_they_are_certain() {
    let cases = [
        // The end is over, or not, or perhaps.
        ("end: 2013-06-29", "2013-06: { stage: ongoing, punctuality: on_time }", true),
        ("end: 2013-06-30", "2013-06: { stage: ongoing, punctuality: on_time }", false),
        ("end: 2013", "2013-06: { stage: ongoing, punctuality: on_time }", false),
        ("end: open", "2013-12: { stage: ongoing, punctuality: on_time }", false),
        ("end: 2013-06-29", "2013-06: { stage: ongoing, punctuality: delayed }", false),
        ("end: 2013-12-31", "2013-06: { stage: ongoing, punctuality: delayed }", false),
        ("end: 2013-06-29", "2013-06: { stage: halted, punctuality: on_time }", false),
        // Not begun.
        ("start: 2013-05", "2013-06: { stage: not_started, punctuality: on_time }", true),
        ("start: 2013-07", "2013-06: { stage: not_started, punctuality: delayed }", true),
        ("start: 2013-06", "2013-06: { stage: not_started, punctuality: on_time }", false),
        // Finished early, and late.
        (
            "end: 2013-12",
            "2013-06: { stage: finished, punctuality: delayed, verdict: met, result: R }",
            true,
        ),
        (
            "end: 2013-05",
            "2013-06: { stage: ongoing }\n  2013-12: { stage: finished, punctuality: on_time, verdict: met, result: R }",
            true,
        ),
        (
            "end: 2013-09",
            "2013-06: { stage: ongoing }\n  2013-12: { stage: finished, punctuality: on_time, verdict: met, result: R }",
            false,
        ),
    ];
    for (date, progress, reported) in cases {
        let text = action(&format!("{date}\nprogress:\n  {progress}\n"));
        let expected: &[&str] = if reported { &["punctuality-contradicts-dates"] } else { &[] };
        assert_eq!(rules(&[(OAP, CUT_OFF), (ACTION, &text)]), expected, "{date} {progress}");
    }
    // Without a last day of the period nothing is certain.
    let late = "end: 2013-01\nprogress:\n  2013-12: { stage: ongoing, punctuality: on_time }\n";
    assert_eq!(of_action(late), [""; 0]);
}

/// What is found of an action with these lines, where periods have a last day.
fn with_cut_off(lines: &str) -> Vec<(&'static str, String)> {
    found(&[(OAP, CUT_OFF), (ACTION, &action(lines))])
}

#[test]
fn what_is_told_lies_surely_after_the_last_day_of_its_period() {
    let report = |id: &str, rest: &str| {
        let earlier = "progress:\n  2013-06: { stage: ongoing, result: R }\n";
        let all = format!("{earlier}  2013-12: {{ stage: ongoing, result: S }}\n");
        with_cut_off(&format!("{}{rest}", if id == "2013-06" { earlier } else { &all }))
            .into_iter()
            .filter(|(rule, _)| *rule == "after-cut-off")
            .map(|(_, marked)| marked)
            .collect::<Vec<_>>()
    };
    let figure = |rest: &str| format!("results:\n  - {{ label: L, value: 5, {rest} }}\n");
    // The figure as the report of October told it, which holds the arrest at the end of the year.
    assert_eq!(report("2013-12", &figure("at: 2013-12, period: 2013-06")), ["5"]);
    for in_time in ["at: 2013, period: 2013-06", "at: 2013-06-30, period: 2013-06", "at: 2013-12"] {
        assert_eq!(report("2013-12", &figure(in_time)), [""; 0], "{in_time}");
    }
    // Without a period, the last report is meant.
    assert_eq!(report("2013-06", &figure("at: 2013-07")), ["5"]);
    assert_eq!(report("2013-06", &figure("at: 2013-H1")), [""; 0]);
    let event = |rest: &str| format!("events:\n  - {{ kind: webinar, {rest} }}\n");
    assert_eq!(report("2013-06", &event("start: 2013-07-01, attended_by: [NL]")), ["2013-07-01"]);
    assert_eq!(report("2013-06", &event("start: 2013-07-01")), [""; 0], "it is to come");
    assert_eq!(report("2013-06", &event("start: 2013-Q2, participants: 9")), [""; 0]);
    // What a workshop brought stands under it.
    let of_event = event("start: 2013-05, results: [{ label: L, value: 7, at: 2013-08 }]");
    assert_eq!(report("2013-06", &of_event), ["7"]);
    // Nothing is reported yet that could end.
    assert_eq!(with_cut_off(&figure("at: 2013-12")), []);
}

#[test]
fn dates_lie_in_the_years_of_the_plan_or_near_them() {
    let of = |lines: &str| with_cut_off(lines);
    let outside = |text: &str| vec![("date-outside-plan", text.to_owned())];
    assert_eq!(of("start: 2010\nend: 2012\n"), outside("2012"));
    assert_eq!(of("start: 2010\nend: 2013-01\n"), []);
    assert_eq!(of("start: 2014\n"), outside("2014"));
    assert_eq!(of("start: 2013-12\nend: 2014-01\n"), outside("2014-01"));
    assert_eq!(of("start: 2013-12\nend: open\n"), []);
    let goes_on =
        |decision: &str| of(&format!("end: 2014-01\ncontinuation: {{ decision: {decision} }}\n"));
    assert_eq!(goes_on("likely"), []);
    assert_eq!(goes_on("none"), outside("2014-01"));
    // One that was new and is over is said to be over, once.
    assert_eq!(of("basis: new\nstart: 2011\nend: 2012-06\n"), outside("2012-06"));
    let event = |date: &str| of(&format!("events:\n  - {{ kind: meeting, start: {date} }}\n"));
    assert_eq!(event("2014-12-31"), []);
    assert_eq!(event("2012-01-01"), []);
    assert_eq!(event("2015-01-01"), outside("2015-01-01"));
    assert_eq!(event("2011"), outside("2011"));
    let operation = "operations:\n  - { name: Etutu, start: 2008, end: 2010 }\n";
    assert_eq!(of(operation), outside("2010"));
    assert_eq!(of(&operation.replace("2010", "open")), []);
    // In the policy cycle everything may happen.
    let cycle =
        CUT_OFF.replace("periods:", "cycle: { title: C, start: 2010, end: 2017 }\nperiods:");
    let text = action("events:\n  - { kind: meeting, start: 2016 }\n");
    assert_eq!(found(&[(OAP, &cycle), (ACTION, &text)]), []);
    let late = CUT_OFF.replace("2013-12-31", "2014-01-31");
    assert_eq!(found(&[(OAP, &late)]), outside("2014-01-31"));
    let other = found(&[(OAP, &late.replace("[2013]", "[2013, 2014]"))]);
    assert_eq!(other, [], "the plan has a second year");
}

#[test]
fn plans_are_over_where_the_action_is() {
    let finished = "progress:\n  2013-12: { stage: finished, verdict: met, result: R }\n";
    let of = |stage: &str, lines: &str| {
        let text = finished.replace("finished, verdict: met", stage);
        with_cut_off(&format!("{text}{lines}"))
    };
    let planned = |text: &str| vec![("planned-but-finished", text.to_owned())];
    let done = "finished, verdict: met";
    // As the report on the Western Balkans has it: formally completed, and two meetings to come.
    let meetings = "events:\n  - { kind: kick-off meeting, start: 2014-01, outcome: Planned. }\n";
    assert_eq!(of(done, meetings), planned("Planned."));
    assert_eq!(of("ongoing", meetings), []);
    assert_eq!(of(done, &meetings.replace(", outcome: Planned.", "")), planned("2014-01"));
    assert_eq!(of(done, &meetings.replace("2014-01", "2013-12")), planned("Planned."));
    assert_eq!(
        of(done, &meetings.replace("Planned.", "Planned and held.").replace("2014", "2013")),
        []
    );
    assert_eq!(of(done, &meetings.replace("Planned.", "Unplanned.").replace("2014", "2013")), []);
    // Who was there is known afterwards only: then the date is wrong, and said to be.
    let there = meetings.replace("outcome: Planned.", "attended_by: [NL]");
    assert_eq!(of(done, &there), [("after-cut-off", "2014-01".to_owned())]);
    let bid = "funding_bids:\n  - { programme: ISEC, outcome: planned }\n";
    assert_eq!(of(done, bid), planned("finished"));
    assert_eq!(of(done, &bid.replace("planned", "pending")), []);
}

#[test]
fn a_change_without_a_unit_is_said_once() {
    let of = |change: &str| {
        of_action(&format!(
            "kpis:\n  - {{ id: a, name: A, unit: cases, baseline: 10, target: {{ change: {change} }} }}\n"
        ))
    };
    assert_eq!(of("5"), ["invalid-value"]);
    assert_eq!(of("+5%"), [""; 0]);
}

#[test]
fn what_a_program_leaves_of_a_number_is_not_mended() {
    // What is left of 1.10 in a file that still has its name.
    let path = "priorities/thb/actions/1.10.yaml";
    let text = action("").replace("\"1.1\"", "1.1").replace("leaders: [UK]", "leaders: [NL]");
    let files = Files::from([(path.to_owned(), text.into_bytes())]);
    let found = findings(&files);
    let numbers: Vec<_> =
        found.iter().filter(|finding| finding.rule.id == "unquoted-value").collect();
    assert_eq!(numbers.len(), 1);
    assert_eq!(numbers[0].help, ["write `\"1.1\"`", "or `\"1.10\"`, as the file is named"]);
    assert!(found.iter().all(|finding| finding.fix.is_none()), "{found:#?}");
    // A name that is no number of an action says nothing of what is meant.
    let named = |name: &str| {
        let path = format!("priorities/thb/actions/{name}.yaml");
        let text = "action: \"1.2\"\ntitle: A\nleaders: [NL]\n".as_bytes().to_vec();
        findings(&Files::from([(path, text)]))
            .iter()
            .map(|one| one.fix.is_some())
            .collect::<Vec<_>>()
    };
    assert_eq!(named("1.02"), [true]);
    assert_eq!(named("1.3"), [false]);
}

#[test]
fn there_are_no_more_member_states_than_the_union_has() {
    let event = |number: &str, date: &str| {
        of_action(&format!(
            "events:\n  - {{ kind: day, start: {date}, member_states: {number} }}\n"
        ))
    };
    assert_eq!(event("45", "2013-12"), ["count-mismatch"]);
    assert_eq!(event("28", "2013-12"), [""; 0]);
    assert_eq!(event("28", "2013-06"), ["count-mismatch"], "Croatia joined in July");
    assert_eq!(event("\">28\"", "2013-12"), ["count-mismatch"]);
    assert_eq!(event("\"~28\"", "2013-12"), [""; 0]);
}

#[test]
fn an_action_that_goes_on_in_this_plan_has_to_find_its_place() {
    let next = |next: &str| of_action(&format!("continuation: {{ decision: certain, {next} }}\n"));
    assert_eq!(next("plan: 2013, action: \"1.1\""), ["self-reference"]);
    assert_eq!(next("plan: 2013, action: \"9.9\""), ["unknown-action"]);
    assert_eq!(
        next("plan: 2013, priorities: [trafficking in human beings], action: \"9.9\""),
        ["unknown-action"]
    );
    assert_eq!(next("plan: 2013, priorities: [OPC], action: \"9.9\""), ["unknown-priority"]);
    assert_eq!(next("plan: 2012"), ["continuation-before-plan"]);
    // The next plan has actions and priorities of its own.
    assert_eq!(next("plan: 2014, priorities: [OPC], action: \"9.9\""), [""; 0]);
    assert_eq!(next("plan: 2014, action: \"1.1\""), [""; 0]);
    assert_eq!(next("action: \"9.9\""), [""; 0]);
    // In another priority of this plan.
    let plan = "title: P\nyears: [2013]\nperiods:\n  - { id: 2013-12, label: D }\npriorities: [THB, CYB]\n";
    let other = "key: CYB\nname: Cybercrime\ndriver: RO\ngoals:\n  - number: 4\n";
    let there = |number: &str| {
        let text = action(&format!(
            "continuation: {{ decision: certain, plan: 2013, priorities: [CYB], action: \"{number}\" }}\n"
        ));
        rules(&[
            (OAP, plan),
            (ACTION, &text),
            ("priorities/cyb/priority.yaml", other),
            ("priorities/cyb/actions/4.1.yaml", "action: \"4.1\"\n"),
        ])
    };
    assert_eq!(there("4.1"), [""; 0]);
    assert_eq!(there("1.1"), ["unknown-action"]);
}

#[test]
fn work_may_be_taken_up_again_but_not_undone() {
    let cases = [
        ("ongoing", "not_started", true),
        ("halted", "not_started", true),
        ("finished", "ongoing", true),
        ("finished", "halted", true),
        ("halted", "ongoing", false),
        ("not_started", "finished", false),
        ("ongoing", "ongoing", false),
    ];
    for (june, december, reported) in cases {
        // The order in the file does not matter.
        let text = format!(
            "progress:\n  2013-12: {{ stage: {december}, verdict: undetermined, result: R }}\n  \
             2013-06: {{ stage: {june} }}\n"
        );
        let expected: &[&str] = if reported { &["stage-goes-back"] } else { &[] };
        assert_eq!(of_action(&text), expected, "{june}, {december}");
    }
}

#[test]
fn printed_words_are_held_against_the_status_only_as_a_whole() {
    let cases = [
        ("stage: ongoing, printed: Completed", true),
        ("stage: ongoing, printed: Complete – ongoing into 2014", false),
        ("stage: ongoing, printed: on-going", false),
        ("stage: ongoing, punctuality: delayed, printed: On schedule", true),
        ("stage: ongoing, printed: On schedule", false),
        ("stage: ongoing, verdict: partly_met, printed: Not achieved", false),
        ("stage: ongoing, verdict: not_met, printed: Achieved", true),
        ("stage: ongoing, printed: continuing", false),
    ];
    for (progress, reported) in cases {
        let expected: &[&str] = if reported { &["printed-contradicts-status"] } else { &[] };
        let text = format!("progress:\n  2013-12: {{ {progress} }}\n");
        assert_eq!(of_action(&text), expected, "{progress}");
    }
    assert_eq!(
        of_action("continuation: { decision: none, printed: YES }\n"),
        ["printed-contradicts-status"]
    );
    assert_eq!(of_action("continuation: { decision: likely, printed: yes }\n"), [""; 0]);
}

#[test]
fn a_text_is_held_against_the_report_of_its_time() {
    let reports = action(
        "progress:\n  2013-06: { stage: ongoing }\n  2013-12: { stage: finished, verdict: met, result: R }\n",
    );
    let cases = [
        ("Action 1.1 is ongoing.", Some("1.1 is ongoing.")),
        ("Action 1.1 was ongoing.", None),
        ("Action 1.1 was suspended.", Some("1.1 was suspended.")),
        ("- 1.1: not achieved", Some("1.1: not achieved")),
        ("Ongoing: 1.1 and 2.1.", Some("Ongoing: 1.1 and 2.1.")),
        ("| Action | June | December |\n|---|---|---|\n| 1.1 | Ongoing | Completed |", None),
        ("| Action | Status |\n|---|---|\n| Action 1.1 | Ongoing |", Some("Action 1.1 | Ongoing")),
        ("Action 9.9 is ongoing.", None),
        ("Action 1.1 is ongoing in two states.", None),
    ];
    for (body, marked) in cases {
        let found = found(&[(ACTION, &reports), (TEXT, &narrative(body))]);
        let expected: Vec<_> = marked
            .into_iter()
            .map(|marked| ("narrative-contradicts-status", marked.to_owned()))
            .collect();
        assert_eq!(found, expected, "{body}");
    }
    let french = narrative("Action 1.1 is ongoing.")
        .replace("place: summary", "place: summary\nlanguage: fr");
    assert_eq!(rules(&[(ACTION, &reports), (TEXT, &french)]), [""; 0]);
}

#[test]
fn faults_of_markdown_are_marked_where_they_stand() {
    let result = |text: &str| {
        let text = text.replace('\n', "\n      ");
        action(&format!("progress:\n  2013-12:\n    stage: ongoing\n    result: |\n      {text}\n"))
    };
    let cases = [
        ("One <b>word</b> of <it> all.", "raw-html", &["<b>", "<it>"][..]),
        ("Less than <10 kg, 3 < 4, <figure:cases> and `<b>`.", "", &[]),
        (
            "[a](javascript:b) [c](https://d.example) <file:e>",
            "unsafe-link",
            &["[a](javascript:b)", "<file:e>"],
        ),
        ("![a](https://b.example/c.png)", "image-in-text", &["![a](https://b.example/c.png)"]),
        ("## A\n\n#### B\n\n## C\n\n### D", "skipped-heading-level", &["#### B"]),
        ("| a | b |\n|---|---|\n| c |", "broken-table", &["| c |"]),
        ("| a | b |\n| c | d |", "broken-table", &["| a | b |"]),
        ("The group\n• met,\n• left – late.", "broken-list", &["•"]),
        ("See 03/04/2013 and 13/04/2013.", "ambiguous-date", &["03/04/2013"]),
        ("It was 5.300 kg, or 1.5.", "ambiguous-number", &["5.300"]),
    ];
    for (text, rule, marked) in cases {
        let figure = "results:\n  - { id: cases, label: Cases, value: 1 }\n";
        let found = found(&[(ACTION, &(result(text) + figure))]);
        let expected: Vec<_> = marked.iter().map(|marked| (rule, (*marked).to_owned())).collect();
        assert_eq!(found, expected, "{text}");
    }
}

/// An action, the file of a priority or a text, each under a name or in a place at which nobody looks.
const LOST: [&str; 17] = [
    "priorities/thb/actions/1.2.yml",
    "priorities/thb/actions/1.2.YAML",
    "priorities/thb/actions/1.2.Yml",
    "priorities/thb/actions/1.2.yaml.txt",
    "priorities/thb/actions/1.2.txt",
    "priorities/thb/actions/1.2",
    "priorities/thb/action/1.2.yaml",
    "priorities/thb/1.2.yaml",
    "priorities/1.2.yaml",
    "1.2.yaml",
    "1.2.yaml.txt",
    "actions/1.2.yaml",
    "priorities/thb/narrative/summary.txt",
    "priorities/thb/narrative/summary.docx",
    "priorities/thb/actions/1.2.docx",
    "priorities/thb/actions/minutes.odt",
    "priorities/thb/Summary.md",
];

#[test]
fn files_that_nothing_reads_are_reported_once_a_folder() {
    let one = |path: &str| rules(&[(path, "action: \"1.2\"\n")]);
    for path in [
        "priorities/thb/notes.txt",
        "priorities/notes.txt",
        "priorities/thb/actions/1.2.pdf",
        "priorities/thb/annexes/1.2.docx",
        "priorities/thb/annexes/a/b/c.md",
    ] {
        assert_eq!(one(path), ["unread-file"], "{path}");
    }
    for path in LOST {
        assert_eq!(one(path), ["lost-file"], "{path}");
    }
    // Where capitals make no difference these are read.
    #[cfg(target_os = "linux")]
    {
        assert_eq!(one("Priorities/thb/actions/1.2.yaml"), ["lost-file", "twin-names"]);
        assert_eq!(one("priorities/thb/Narrative/1.2.md"), ["lost-file"]);
        assert_eq!(one("priorities/thb/Actions/1.2.yaml"), ["lost-file", "twin-names"]);
    }
    for path in [
        "priorities/README.md",
        "priorities/thb/actions/.1.2.yaml.swp",
        "priorities/thb/actions/1.2.yaml~",
        "priorities/thb/actions/1.2.yaml.orig",
        "priorities/thb/.cache/x/y.yaml",
        "notes.txt",
        "1.2.txt",
        "guide.yaml",
        "templates/report.md",
        "docs/1.2.yaml",
    ] {
        assert_eq!(one(path), [""; 0], "{path}");
    }
    let folder = [("priorities/thb/old/1.yaml", "a"), ("priorities/thb/old/2/3.yaml", "b")];
    assert_eq!(rules(&folder), ["unread-file"]);
    // A text leads to one of them: these are attachments.
    let text = narrative("See the [minutes](../old/1.yaml).");
    assert_eq!(rules(&[folder[0], folder[1], (TEXT, &text)]), [""; 0]);
}

#[test]
#[cfg(unix)]
fn a_name_that_windows_cannot_have_is_reported_once() {
    let text = narrative("The group met.");
    let found = |path: &str| rules(&[(path, &text)]);
    assert_eq!(found("priorities/thb/narrative/Con.md"), ["reserved-name"]);
    assert_eq!(found("priorities/thb/narrative/what?.md"), ["reserved-name"]);
    assert_eq!(found("priorities/thb/narrative/contents.md"), [""; 0]);
    // Nothing reads it, and it cannot even lie there.
    assert_eq!(found("priorities/thb/nul.txt"), ["reserved-name", "unread-file"]);
    // The right name of an action is none of these.
    let second = action("").replace("1.1", "2.1");
    assert_eq!(rules(&[("priorities/thb/actions/con.yaml", &second)]), ["wrong-file-name"]);
}

#[test]
#[cfg(unix)]
fn a_priority_cannot_be_called_what_windows_reserves() {
    let plan = CUT_OFF.replace("[THB]", "[THB, CON]");
    let priority = "key: CON\nname: N\ndriver: UK\ngoals: []\n";
    let found = found(&[
        (OAP, &plan),
        ("priorities/con/priority.yaml", priority),
        ("priorities/con/narrative/a.md", &narrative("The group met.")),
    ]);
    assert_eq!(found, [("reserved-name", "CON".to_owned())]);
}

#[test]
fn what_git_ignores_is_no_part_of_the_plan() {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    };
    put(OAP, CUT_OFF);
    put(PRIORITY, "key: THB\nname: N\ndriver: UK\ngoals:\n  - number: 1\n");
    put(ACTION, &action(""));
    put(".gitignore", "*.log\n/priorities/thb/out/\n");
    put("priorities/thb/run.log", "x");
    put("priorities/thb/out/report.html", "x");
    let found = || {
        let loaded = empact::load::load(folder.path()).expect("readable");
        empact::control::check(&loaded).len()
    };
    assert_eq!(found(), 2, "no repository says that they are ignored");
    let mut git = Command::new("git");
    git.args(["init", "--quiet"]).current_dir(folder.path());
    assert!(git.status().expect("git can be run").success());
    assert_eq!(found(), 0);
    put("priorities/thb/notes.txt", "x");
    assert_eq!(found(), 1);
    // Git has signs of its own for patterns, which are letters of names here.
    put("priorities/thb/a [b]* (c).log", "x");
    assert_eq!(found(), 1);
}

#[test]
fn a_file_with_another_ending_is_the_only_thing_that_is_wrong() {
    // The only action of a goal, to which another refers.
    let plan = "key: THB\nname: N\ndriver: UK\ngoals:\n  - number: 1\n  - number: 2\n";
    let text = action("relations:\n  - { kind: see_also, action: \"2.1\" }\n");
    let found = rules(&[
        (PRIORITY, plan),
        (ACTION, &text),
        ("priorities/thb/actions/2.1.yml", "action: \"2.1\"\n"),
    ]);
    assert_eq!(found, ["lost-file"]);
    // The file of a priority.
    let plan = "title: P\nyears: [2013]\nperiods:\n  - { id: 2013-12, label: D }\npriorities: [THB, CYB]\n";
    let found = rules(&[(OAP, plan), ("priorities/cyb/priority.yml", "key: CYB\nname: N\n")]);
    assert_eq!(found, ["lost-file"]);
}

#[test]
fn actions_of_other_priorities_are_looked_up_in_those() {
    let plan = "title: P\nyears: [2013]\nperiods:\n  - { id: 2013-12, label: D }\npriorities: [THB, CYB]\n";
    let other = ("priorities/cyb/priority.yaml", "key: CYB\nname: N\ndriver: FR\n");
    let far = ("priorities/cyb/actions/2.1.yaml", "action: \"2.1\"\ntitle: Far\nleaders: [FR]\n");
    let with = |lines: &str| found(&[(OAP, plan), (ACTION, &action(lines)), other, far]);
    assert_eq!(with("with: [CYB]\nrelations: [{ kind: joint_with, action: CYB 2.1 }]\n"), []);
    let tied = |to: &str| with(&format!("relations: [{{ kind: joint_with, action: {to} }}]\n"));
    let one = |rule, text: &str| vec![(rule, text.to_owned())];
    assert_eq!(tied("CYB 2.2"), one("unknown-action", "CYB 2.2"));
    assert_eq!(tied("CYP 2.1"), one("unknown-priority", "CYP 2.1"));
    assert_eq!(tied("THB 1.1"), one("self-reference", "THB 1.1"));
    assert_eq!(tied("Cyb 2.1"), one("invalid-value", "Cyb 2.1"));
    assert_eq!(with("with: [CYP]\n"), one("unknown-priority", "CYP"));
    assert_eq!(with("with: [THB]\n"), one("self-reference", "THB"));
}

#[test]
fn links_within_the_plan_lead_to_files() {
    let annex = ("priorities/thb/annexes/a.md", "---\ntitle: A\n---\n\nWords.\n");
    let to = |url: &str| {
        let text = narrative(&format!("[a]({url})"));
        rules(&[(TEXT, &text), annex])
    };
    for there in [
        "../annexes/a.md",
        "../annexes/a.md#b",
        "../actions/1.1.yaml",
        "../annexes/",
        "../../../oap.yaml",
        "../../../docs/elsewhere.md",
        "../annexes/%61.md",
        "#here",
    ] {
        assert_eq!(to(there), [""; 0], "{there}");
    }
    for gone in ["../annexes/b.md", "a.md", "../actions/9.9.yaml", "../annexes/no%20such.md"] {
        assert_eq!(to(gone), ["missing-file"], "{gone}");
    }
    for lost in [
        "../../../../elsewhere.md",
        "//host/share",
        "\\\\\\\\host\\share",
        "/etc/passwd",
        "file:///etc/passwd",
        "..%2fa.md",
        "vbscript:a",
    ] {
        assert_eq!(to(lost), ["unsafe-link"], "{lost}");
    }
}

#[test]
fn markings_are_asked_for_where_something_is_marked() {
    let head =
        "title: P\nyears: [2013]\nperiods:\n  - { id: 2013-12, label: D }\npriorities: [THB]\n";
    let decision = |status: &str, extent: &str| {
        format!(
            "declassification: {{ document: 1/14, date: 2020-01-01, status: {status}, extent: {extent} }}\n"
        )
    };
    let of = |plan: String, lines: &str| {
        rules(&[(OAP, &format!("{head}{plan}")), (ACTION, &action(lines))])
    };
    assert_eq!(of(String::new(), ""), [""; 0]);
    assert_eq!(of(String::new(), "marking: public\n"), ["missing-marking"]);
    assert_eq!(of("marking: limite\n".into(), "marking: restricted\n"), ["marking-above-plan"]);
    assert_eq!(of("marking: limite\n".into(), "marking: public\n"), [""; 0]);
    assert_eq!(of(decision("public", "full"), ""), ["missing-marking"]);
    let lifted = |status, extent| format!("marking: restricted\n{}", decision(status, extent));
    assert_eq!(of(lifted("public", "full"), ""), [""; 0]);
    assert_eq!(of(lifted("restricted", "full"), ""), ["declassification-without-effect"]);
    assert_eq!(of(lifted("public", "partial"), ""), ["declassification-without-effect"]);
    assert_eq!(of(lifted("public", "partial"), "marking: limite\n"), [""; 0]);
    let stamped = "progress:\n  2013-12: { stage: ongoing, result: This was DECLASSIFIED. }\n";
    assert_eq!(of("marking: limite\n".into(), stamped), ["declassified-without-decision"]);
    assert_eq!(of(lifted("public", "full"), stamped), [""; 0]);
    let of_others = stamped.replace("DECLASSIFIED", "declassified");
    assert_eq!(of("marking: limite\n".into(), &of_others), [""; 0]);
    // Where the marking of a priority cannot be read, it may be what is withheld.
    let unread = |line: &str| {
        let priority = format!("{PLAIN}marking: {line}\n");
        let plan = format!("{head}{}", lifted("public", "partial"));
        rules(&[(OAP, &plan), (PRIORITY, &priority)])
    };
    assert_eq!(unread("restricted"), [""; 0]);
    assert_eq!(unread("public"), ["declassification-without-effect"]);
    assert_eq!(unread("secrett"), ["unknown-value"]);
    // A marking that cannot be read is not missing as well.
    assert_eq!(of("marking: secrt\n".into(), "marking: limite\n"), ["unknown-value"]);
}

#[test]
fn texts_are_copied_however_their_accents_are_written() {
    let other = "action: \"1.2\"\ntitle: T\nleaders: [NL]\nprogress:\n  2013-12: { stage: ongoing, result: \"Le groupe s\u{2019}est re\u{301}uni a\u{300} La Haye, et a de\u{301}cide\u{301} de continuer.\" }\n";
    let text = action(
        "progress:\n  2013-06: { stage: ongoing }\n  2013-12: { stage: ongoing, result: \"Le groupe s\u{2019}est réuni à La Haye et a décidé de continuer.\" }\n",
    );
    let found = rules(&[
        (ACTION, &text),
        (
            "priorities/thb/actions/1.2.yaml",
            &other.replace("2013-12:", "2013-06: { stage: ongoing }\n  2013-12:"),
        ),
    ]);
    assert_eq!(found, ["copied-text"]);
    // From one period to the next.
    let twice = action(
        "progress:\n  2013-06: { stage: ongoing, result: The group has sent its contributions to the handbook. }\n  2013-12: { stage: ongoing, result: The group has sent its contributions to the handbook. }\n",
    );
    assert_eq!(rules(&[(ACTION, &twice)]), ["copied-text"]);
}

#[test]
fn what_was_asked_for_already_is_not_asked_for_again() {
    for (key, value) in [("driver", "XXX"), ("drivr", "UK")] {
        let text = format!("key: THB\nname: N\n{key}: {value}\ngoals:\n  - number: 1\n");
        assert_eq!(rules(&[(PRIORITY, &text)]).len(), 1, "{key}");
    }
    let kpi = "kpis:\n  - { id: a, name: A, unit: cases, target: XXX, values: { 2013-12: 4 } }\nprogress:\n  2013-12: { stage: finished, verdict: not_met }\n";
    assert_eq!(of_action(kpi), ["placeholder"]);
    let kpi = "kpis:\n  - { id: a, name: A, target: { at_least: 3 }, values: { 2013-12: XXX } }\nprogress:\n  2013-12: { stage: finished, verdict: not_met }\n";
    assert_eq!(of_action(kpi), ["placeholder"]);
    let party = "participants: [Letherland, Letherland]\n";
    assert_eq!(of_action(party), ["unknown-party", "unknown-party"]);
}
