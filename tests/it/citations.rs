//! Figures cited in prose: every text of a plan is looked at, and what is wrong with a citation
//! is reported on the citation itself.

use std::collections::BTreeSet;

use crate::plan::{Files, findings};
use empact::diagnostic::Finding;
use empact::source::SourceId;

const OAP: &str = "oap.yaml";
const PRIORITY: &str = "priorities/thb/priority.yaml";
const ACTION: &str = "priorities/thb/actions/1.1.yaml";

fn files(files: &[(&str, &str)]) -> Files {
    files.iter().map(|(path, text)| ((*path).into(), text.as_bytes().to_vec())).collect()
}

/// What the finding is about, as it stands in the only file that was changed.
fn marked<'t>(text: &'t str, finding: &Finding) -> &'t str {
    &text[finding.location.span.range()]
}

/// The base action with this result and these figures.
fn action(result: &str, figures: &str) -> String {
    format!(
        "action: \"1.1\"\nleaders: [UK]\nprogress:\n  2013-12:\n    result: {result}\nresults:\n{figures}"
    )
}

const FIGURES: &str = "  - { id: cases-2012, value: 0 }\n  - { id: cases-2013, value: 475, compared_with: cases-2012 }\n  - { id: arrests, value: 9 }\n";

#[test]
fn every_text_is_looked_at() {
    const EVENTS: &str = "events:\n  - { kind: meeting, outcome: A <figure:x1> }\noperations:\n  - { name: Op, about: A <figure:x2>, outcome: A <figure:x3> }\nfunding_bids:\n  - { programme: ISEC, outcome: pending, note: A <figure:x4> }\n";
    let act = format!(
        "action: \"1.1\"\nleaders: [UK]\nleader_condition: A <figure:a1>\n\
         description:\n  - A <figure:a2>\n  - text: A <figure:a3>\n    points:\n      - A <figure:a4>\n\
         kpis:\n  - id: k\n    name: K\n    baseline: {{ text: A <figure:a5> }}\n    target: {{ text: A <figure:a6> }}\n\
         \x20   values:\n      2013-06: {{ text: A <figure:a7> }}\n    suitability: A <figure:a8>\n\
         progress:\n  2013-06: {{ result: A <figure:a9>, target_gap: A <figure:a10>, late: A <figure:a11> }}\n\
         results:\n  - {{ value: 1, note: A <figure:a12> }}\n\
         inputs: {{ staff: A <figure:a13>, budget: A <figure:a14> }}\n\
         continuation: {{ decision: none, condition: A <figure:a15>, note: A <figure:a16> }}\n\
         difficulties: [A <figure:a17>]\nrecommendations: [A <figure:a18>]\n\
         comments:\n  - A <figure:a19>\n  - {{ text: A <figure:a20>, by: driver }}\n{EVENTS}"
    );
    let report = EVENTS.replace('x', "y").replace('\n', "\n      ");
    let head = format!(
        "key: THB\nname: N\ndriver: UK\naim: A <figure:p1>\nverdict: A <figure:p2>\nrecommendations: [A <figure:p3>]\n\
         difficulties: [A <figure:p4>]\nachievements: [A <figure:p5>]\nproposals: [A <figure:p6>]\n\
         lessons: {{ went_well: [A <figure:p7>], shortcomings: [A <figure:p8>] }}\n\
         succession: [{{ kind: successor, plan: P, priority: Q, note: A <figure:p9> }}]\n\
         figures:\n  - {{ value: 1, note: A <figure:p10> }}\n{}\
         goals:\n  - number: 1\n    text: A <figure:p11>\n    variant: {{ text: A <figure:p12> }}\n\
         \x20   without_action: A <figure:p13>\n    report:\n      result: A <figure:p14>\n\
         \x20     results:\n        - {{ value: 1, note: A <figure:p15> }}\n      {report}\n",
        EVENTS.replace('x', "z")
    );
    let plan = "title: Plan\nyears: [2013]\nperiods:\n  - { id: 2013-06, label: June }\npriorities: [THB]\n\
         parties:\n  NAPTIP: { name: An agency, note: A <figure:o1> }\n\
         measures:\n  arrests: { name: arrests, note: A <figure:o2> }\n\
         marking: limite\nnote:\n  institution: I\n  place: P\n  date: 2014-06-04\n  original_language: en\n  number: 1/14\n  type: NOTE\n  from: F\n\
         \x20 provenance: A <figure:o3>\n  operative_line: A <figure:o4>\n";
    let narrative = "---\ntitle: T\nplace: summary\n---\n\nA <figure:n1>\n";
    let annex = "---\ntitle: T\n---\n\nA <figure:n2>\n";
    let all = [
        (OAP, plan),
        (PRIORITY, &head),
        (ACTION, &act),
        ("priorities/thb/narrative/a.md", narrative),
        ("priorities/thb/annexes/a.md", annex),
    ];
    let found = findings(&files(&all));
    let cited: BTreeSet<String> = all
        .iter()
        .flat_map(|(_, text)| text.split("<figure:").skip(1))
        .filter_map(|rest| rest.split_once('>').map(|(id, _)| id.to_owned()))
        .collect();
    assert_eq!(cited.len(), 4 + 15 + 20 + 2 + 3 * 4, "the test says each name once");
    let text_of = |source: SourceId| {
        let (_, text) = all.iter().find(|(path, _)| SourceId::of(path) == source).expect("a file");
        *text
    };
    let marked: Vec<&str> =
        found.iter().map(|finding| marked(text_of(finding.location.source), finding)).collect();
    for finding in &found {
        assert_eq!(finding.rule.id, "unknown-figure", "{}", finding.message);
    }
    let marked_ids: BTreeSet<String> = marked
        .iter()
        .filter_map(|text| text.strip_prefix("<figure:")?.strip_suffix('>'))
        .map(str::to_owned)
        .collect();
    assert_eq!(marked_ids, cited);
    assert_eq!(found.len(), cited.len(), "each once");
}

#[test]
fn the_finding_stands_on_the_citation_however_the_text_is_written() {
    let body = "`<figure:case>` and <figure:case>,\n  é <figure:case>";
    for result in [
        format!("|\n      {}", body.replace('\n', "\n    ")),
        format!(">-\n      {}", body.replace('\n', "\n    ")),
        format!("é {}", body.replace('\n', "\n    ")),
        format!("\"{}\"", body.replace('\n', "\n    ")),
        format!("'{}'", body.replace('\n', "\n    ")),
    ] {
        let text = action(&result, FIGURES);
        let found = findings(&files(&[(ACTION, &text)]));
        let places: Vec<usize> =
            found.iter().map(|finding| finding.location.span.start as usize).collect();
        let written: Vec<usize> = text.match_indices("<figure:case>").map(|(at, _)| at).collect();
        assert_eq!(places, written[1..], "{text}");
        assert!(found.iter().all(|finding| marked(&text, finding) == "<figure:case>"));
    }
}

#[test]
fn an_escaped_citation_is_reported_on_its_text() {
    let text = action("\"A \\x3cfigure:case>\"", FIGURES);
    let found = findings(&files(&[(ACTION, &text)]));
    assert_eq!(found.len(), 1);
    assert_eq!(marked(&text, &found[0]), "\"A \\x3cfigure:case>\"");
}

#[test]
fn each_kind_of_mistake_has_its_own_words() {
    for (cited, message, help) in [
        ("cases-2014", "the priority has no figure `cases-2014`", "did you mean `cases-2012`?"),
        ("arrests#chnage", "a figure has no `#chnage`", "did you mean `<figure:arrests#change>`?"),
        (
            "arrests#total",
            "a figure has no `#total`",
            "cite the number itself as `<figure:arrests>`, or `#change`, or `#share`",
        ),
        (
            "arrests#change",
            "the figure `arrests` has no change",
            "say under `compared_with` of the figure from which other one it follows",
        ),
        (
            "arrests#share",
            "the figure `arrests` has no share",
            "say under `part_of` of the figure from which other one it follows",
        ),
        (
            "cases-2013#change",
            "the change of the figure `cases-2013` cannot be computed",
            "cite the number itself: `<figure:cases-2013>`",
        ),
    ] {
        let text = action(&format!("A <figure:{cited}>."), FIGURES);
        let found = findings(&files(&[(ACTION, &text)]));
        assert_eq!(found.len(), 1, "{cited}");
        assert_eq!(marked(&text, &found[0]), format!("<figure:{cited}>"));
        assert_eq!((found[0].message.as_str(), found[0].help[0].as_str()), (message, help));
    }
}

#[test]
fn what_is_reported_at_the_figure_is_not_reported_at_its_citation() {
    let figures = "  - { id: cases, value: 5, compared_with: no-such }\n";
    let text = action("A <figure:cases#change>.", figures);
    let found = findings(&files(&[(ACTION, &text)]));
    assert_eq!(found.len(), 1);
    assert_eq!(marked(&text, &found[0]), "no-such");
}

#[test]
fn a_figure_of_another_priority_is_not_known() {
    let oap = "title: Plan\nyears: [2013]\nperiods:\n  - { id: 2013-12, label: D }\npriorities: [THB, CYB]\n";
    let text = action("A <figure:sites>.", FIGURES);
    let found = findings(&files(&[
        (OAP, oap),
        (ACTION, &text),
        (
            "priorities/cyb/priority.yaml",
            "key: CYB\nname: N\ndriver: RO\nfigures:\n  - { id: sites, value: 1 }\n",
        ),
    ]));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message, "the priority has no figure `sites`");
}
