//! A plan as of a period is a plan: whatever is reported later, and whatever happens later, the documents
//! as of a period are the same bytes.

use std::path::Path;

use proptest::prelude::*;
use tempfile::TempDir;

use crate::support::{empact, folder, put};

/// The plan, in which `{NAME}` is a place where something is added later.
const PLAN: [(&str, &str); 7] = [
    (
        "oap.yaml",
        "title: Plan\nyears: [2026]\nmarking: public\nmeasures: { arrests: { name: arrests, unit: persons } }\n\
         periods:\n  - { id: mid, label: mid-year 2026, cut_off: 2026-06-30, due: 2026-07-31 }\n  \
         - { id: end, label: year-end 2026, cut_off: 2026-12-31 }\npriorities: [THB, CYB]\n\
         note:\n  institution: Council of the European Union\n  place: Brussels\n  date: 2027-02-04\n  \
         original_language: en\n  number: 1/27\n  type: NOTE\n  from: Presidency\n",
    ),
    (
        "priorities/thb/priority.yaml",
        "key: THB\nname: Trafficking\ndriver: {driver}\nmembers: [NL, DE, FR{member}]\ngoals:\n  \
         - { number: 1, title: One, report: { comments: [It is one.]{goal} } }\nfigures:\n  - { id: mid, label: Arrests, measure: arrests, value: 5, period: mid{part} }\
         {figure}\ndifficulties:\n  - The line was slow.{difficulty}\nrecommendations:\n  \
         - { text: Buy a line., at: 2026-07-15, outcome: { mid: { is: accepted }{done} } }{recommendation}\nreports:\n  \
         - { at: 2026-07-20, title: interim report }{report}{undated}\nrisks:\n  - { kind: risk, text: The line may break., since: 2026-03, outcome: { mid: { is: open }{over} } }{risk}{deviation}\n{verdict}{findings}{succession}{signature}partners:\n  - name: Airlines{partner}\ninitiatives:\n  - name: Belt{initiative}\n",
    ),
    (
        "priorities/thb/actions/1.1.yaml",
        "action: \"1.1\"\ntitle: Share\nleaders: [{leader}]\nparticipants: [FR]\nkpis:\n  - id: meetings\n    \
         name: Meetings held\n    unit: meetings\n    target: { at_least: 4 }\n    values: { mid: 2{value} }\n\
         progress:\n  mid: { stage: ongoing, result: Two meetings were held in spring., comments: [Early.{aside}] }{progress}\n\
         results:\n  - { label: Seized, unit: kg, value: 3, at: 2026-05 }{result}\nevents:\n  \
         - { kind: meeting, start: 2026-03-02 }{event}\noperations:\n  - { name: Alba, start: 2026-02{ended} }{operation}\n\
         funding_bids:\n  - { programme: ISF, submitted: 2026-04, outcome: {bid} }\ncomments:\n  - Well begun.{comment}\n\
         {continuation}{relation}",
    ),
    ("priorities/thb/actions/1.2.yaml", "action: \"1.2\"\ntitle: Count\nleaders: [DE]\n"),
    (
        "priorities/thb/narrative/mid.md",
        "---\ntitle: In spring\nplace: summary\nperiod: mid\n---\n\nA start was made.\n",
    ),
    (
        "priorities/cyb/priority.yaml",
        "key: CYB\nname: Cybercrime\ndriver: DE\ngoals: [{ number: 1, title: One }]\n",
    ),
    (
        "priorities/cyb/actions/1.1.yaml",
        "action: \"1.1\"\ntitle: Analyse\nleaders: [DE]\nprogress:\n  mid: { stage: ongoing }{other}\n",
    ),
];

/// What is added later: the place, what stands there at first, and what stands there then.
const LATER: [(&str, &str, &str); 36] = [
    (
        "driver",
        "NL",
        "{ party: NL, until: 2026-09 }\nco_drivers: [{ party: DE, role: driver, since: 2026-10 }]",
    ),
    ("done", "", ", end: { is: done, note: One was bought. }"),
    ("over", "", ", end: { is: over, note: It held. }"),
    ("risk", "", "\n  - { kind: risk, text: The new line may break too., period: end }"),
    (
        "deviation",
        "",
        "\n  - { kind: deviation, text: It is slower than planned., since: 2026-11 }",
    ),
    ("goal", "", ", result: The goal is near., period: end"),
    ("findings", "", "main_findings:\n  - { text: Much was found., period: end }\n"),
    (
        "succession",
        "",
        "succession:\n  - { kind: successor, plan: 2027–2030, priority: All trafficking, period: end }\n",
    ),
    ("signature", "", "signature: { function: Driver of the year, period: end }\n"),
    ("partner", "", "\n  - { name: Ferries, period: end }"),
    ("initiative", "", "\n  - { name: Road, period: end }"),
    ("aside", "", ", { text: It was too early., period: end }"),
    ("relation", "", "relations:\n  - { kind: merged_with, action: \"1.2\", period: end }\n"),
    ("undated", "", "\n  - { at: not_specified, title: closing report, period: end }"),
    ("progress", "", "\n  end: { stage: finished, verdict: open, result: Four meetings. }"),
    ("other", "", "\n  end: { stage: halted }"),
    ("value", "", ", end: 4"),
    ("figure", "", "\n  - { id: end, label: Arrests, measure: arrests, value: 9, period: end }"),
    ("part", "", ", part_of: end"),
    ("result", "", "\n  - { label: Seized, unit: kg, value: 7, at: 2026-11 }"),
    ("difficulty", "", "\n  - { text: The line broke., period: end }"),
    ("recommendation", "", "\n  - { text: Buy two lines., at: 2026-11 }"),
    ("report", "", "\n  - { at: 2027-01-20, title: annual report }"),
    ("verdict", "", "verdict: { text: A good year., by: driver, period: end }\n"),
    ("leader", "NL", "{ party: NL, until: 2026-09 }, { party: DE, since: 2026-10 }"),
    ("member", "", ", { party: BE, since: 2026-10 }"),
    ("event", "", "\n  - { kind: conference, start: 2026-10-05, participants: 80 }"),
    (
        "ended",
        "",
        ", end: 2026-11, outcome: Five were arrested., results: [{ label: Held, unit: persons, value: 5 }]",
    ),
    ("operation", "", "\n  - { name: Mare, start: 2026-09 }"),
    (
        "bid",
        "pending",
        "accepted, decided: 2026-10, granted_eur: 40000, spent_eur: 90, note: It is spent next year.",
    ),
    ("comment", "", "\n  - { text: Well done., at: 2026-11 }"),
    ("continuation", "", "continuation: { decision: certain, plan: 2027, period: end }\n"),
    (
        "narrative/end.md",
        "",
        "---\ntitle: In autumn\nplace: summary\nperiod: end\n---\n\nIt was finished.\n",
    ),
    (
        "narrative/secret.md",
        "",
        "---\ntitle: In winter\nplace: conclusion\nperiod: end\nmarking: limite\n---\n\nNo.\n",
    ),
    ("annexes/late.md", "", "---\ntitle: Attached\nperiod: end\n---\n\nIt is long.\n"),
    ("annexes/dated.md", "", "---\ntitle: Attached too\nat: 2026-12\n---\n\nIt is short.\n"),
];

/// The plan with some of what comes later.
fn plan(is_there: impl Fn(usize) -> bool) -> TempDir {
    let filled = |text: &str| {
        LATER.iter().enumerate().fold(text.to_owned(), |text, (at, (place, before, after))| {
            let stands = if is_there(at) { after } else { before };
            text.replace(&format!("{{{place}}}"), stands)
        })
    };
    let plan = folder(&[]);
    for (path, text) in PLAN {
        put(plan.path(), path, &filled(text));
    }
    for (at, (place, _, text)) in LATER.iter().enumerate() {
        if place.contains('/') && is_there(at) {
            put(plan.path(), &format!("priorities/thb/{place}"), text);
        }
    }
    plan
}

fn shown(plan: &Path, arguments: &[&str]) -> String {
    let output = empact().args(arguments).current_dir(plan).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    let text = String::from_utf8(output.stdout).expect("it is text");
    // What `check` says of the plan is said of all of it.
    let kept = text.split_inclusive('\n').filter(|line| !line.contains("`empact check`"));
    kept.collect()
}

const AS_OF_MID: [&[&str]; 9] = [
    &["plan", "--period", "mid"],
    &["report", "-p", "THB", "--period", "mid"],
    &["report", "-p", "CYB", "--period", "mid", "--format", "html"],
    &["report", "--party", "NL", "--period", "mid"],
    &["summary", "--period", "mid"],
    &["note", "--summary", "--period", "mid"],
    &["status", "--period", "mid", "-p", "THB"],
    &["status", "--period", "mid"],
    &["export", "--period", "mid", "--format", "json"],
];

fn documents(plan: &Path) -> Vec<String> {
    AS_OF_MID.iter().map(|arguments| shown(plan, arguments)).collect()
}

#[test]
fn each_thing_that_comes_later_leaves_the_documents_as_they_were() {
    let before = documents(plan(|_| false).path());
    for (at, (place, ..)) in LATER.iter().enumerate() {
        // What contains a number stands there with it.
        let with_it =
            |other: usize| other == at || (*place == "part" && LATER[other].0 == "figure");
        assert_eq!(difference(&documents(plan(with_it).path()), &before), None, "{place}");
    }
}

/// The first line in which a document is another one.
fn difference(now: &[String], then: &[String]) -> Option<(String, String, String)> {
    AS_OF_MID.iter().zip(now.iter().zip(then)).find_map(|(command, (now, then))| {
        let mut lines = now.lines().zip(then.lines());
        let (now, then) = lines
            .find(|(now, then)| now != then)
            .or_else(|| (now != then).then_some(("a longer one", "a shorter one")))?;
        Some((command.join(" "), now.to_owned(), then.to_owned()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn documents_as_of_a_period_stay_what_they_were(later in any::<u64>()) {
        let is_there = |at: usize| {
            let figure = LATER.iter().position(|(place, ..)| *place == "figure");
            later >> at & 1 == 1 || (LATER[at].0 == "figure" && figure.is_some_and(|at| later >> (at + 1) & 1 == 1))
        };
        let (before, after) = (plan(|_| false), plan(is_there));
        prop_assert_eq!(difference(&documents(after.path()), &documents(before.path())), None);
    }
}

#[test]
fn the_later_period_tells_all_of_it() {
    let plan = plan(|_| true);
    let report = shown(plan.path(), &["report", "-p", "THB"]);
    for told in [
        "year-end 2026",
        "Four meetings.",
        "The line broke.",
        "One was bought.",
        "It held.",
        "The new line may break too.",
        "It is slower than planned.",
        "Buy two lines.",
        "A good year.",
        "DE",
        "Conference",
        "Five were arrested.",
        "Mare",
        "Well done.",
        "The goal is near.",
        "All trafficking",
        "Driver of the year",
        "Ferries",
        "Road",
        "merged with",
        "closing report",
        "It was finished.",
        "It is long.",
        "It is short.",
    ] {
        assert!(report.contains(told), "{told}:\n{report}");
    }
    // The text on a period stands in its report and in no other.
    assert!(!report.contains("A start was made."), "{report}");
    assert!(shown(plan.path(), AS_OF_MID[1]).contains("A start was made."));
}

#[test]
#[allow(clippy::too_many_lines, reason = "most of them are what is told")]
fn a_comparison_of_periods_takes_nothing_back() {
    let plan = plan(|_| true);
    let compared = shown(plan.path(), &["diff", "--period", "mid", "end"]);
    snapbox::assert_data_eq!(
        compared,
        snapbox::str![[r"
LIMITE

What changed

Plan: mid-year 2026 → year-end 2026

2 actions changed; 1 verdict, 1 value of an indicator, 97 changes in all

Priority  Actions changed  Verdicts  Values  Changes in all
THB                     1         1       1              96
CYB                     1         –       –               1

THB – Trafficking

~ figure Arrests: 5 → 9, +80 %
+ driver NL, until: September 2026
+ co-driver DE added
  + role: driver
  + since: October 2026
+ member BE added
  + since: October 2026
+ strategic goal 1, report, result: The goal is near.
+ strategic goal 1, report, period: end
+ verdict: A good year.
  + according to: driver
  + period: end
+ main findings: Much was found.
  + period: end
+ recommendation Buy a line., outcome in year-end 2026 added
  + state: done
  + note: One was bought.
+ recommendations: Buy two lines.
  + date: November 2026
+ difficulties: The line broke.
  + period: end
+ risk or deviation The line may break., outcome in year-end 2026 added
  + state: over
  + note: It held.
+ risks and deviations: The new line may break too.
  + kind: risk
  + period: end
+ risks and deviations: It is slower than planned.
  + kind: deviation
  + since: November 2026
+ partner Ferries added
  + name: Ferries
  + period: end
+ initiative Road added
  + name: Road
  + period: end
+ priority before or after All trafficking added
  + kind: Followed by
  + plan: 2027–2030
  + priority: All trafficking
  + period: end
+ report of 20 January 2027 added
  + date: 20 January 2027
  + title: annual report
+ reports added
  + date: not specified
  + title: closing report
  + period: end
+ signature added
  + function: Driver of the year
  + period: end
+ narrative In autumn added
+ narrative In winter added
+ annex Attached too added
+ annex Attached added

1.1 Share  [PUBLIC]

~ stage changed from ongoing to finished
+ verdict: open
~ result: [-Two meetings were held in spring.-] {+Four meetings.+}
− comments: Early.
~ indicator Meetings held: 2 → 4, +100 %
+ continuation added
  + decision: continues
  + plan: 2027
  + period: end
+ result Seized added
  + value: 7
  + label: Seized
  + unit: kg
  + date: November 2026
+ leader NL, until: September 2026
+ leader DE added
  + since: October 2026
+ relation to 1.2 added
  + kind: merged with
  + action: 1.2
  + period: end
+ comments: Well done.
  + date: November 2026
+ event conference added
  + kind: conference
  + start: 5 October 2026
  + participants: 80
+ operation Alba, end: November 2026
+ operation Alba, outcome: Five were arrested.
+ operation Alba, result Held added
  + value: 5
  + label: Held
  + unit: persons
+ operation Mare added
  + name: Mare
  + start: September 2026
~ funding bid ISF, outcome changed from pending to accepted
+ funding bid ISF, granted: 40 000
+ funding bid ISF, spent: 90
+ funding bid ISF, date of the decision: October 2026
+ funding bid ISF, note: It is spent next year.

CYB – Cybercrime  [PUBLIC]

1.1 Analyse  [PUBLIC]

~ stage changed from ongoing to halted

LIMITE

"]]
    );
}

/// Where nothing tells by itself when it was known, and why that is no fault: keys of the schema by the
/// thing they belong to.
const OF_THE_PLAN: [(&str, &[&str]); 4] = [
    // What was agreed before anything was reported, and how the plan is checked.
    (
        "PriorityFile",
        &[
            "key",
            "letter",
            "printed_letter",
            "name",
            "marking",
            "aim",
            "started",
            "agreed_by",
            "leaders_note",
            "forms_title",
            "unanswered",
            "source_notes",
            "lint",
        ],
    ),
    ("goal", &["number", "title", "text", "horizontal", "variant", "without_action"]),
    (
        "Action",
        &[
            "action",
            "priority",
            "goal",
            "title",
            "short_title",
            "title_parts",
            "marking",
            "plan_year",
            "horizontal",
            "with",
            "basis",
            "continues",
            "leader_condition",
            "start",
            "end",
            "timing",
            "inputs",
            "unanswered",
            "source_notes",
        ],
    ),
    // It is that of the result, which bears the period.
    ("goal-report", &["result", "period"]),
];

#[test]
fn whatever_is_told_of_a_priority_can_say_since_when() {
    let schema = |name: &str| -> serde_json::Value {
        let text = std::fs::read(format!("docs/schema/{name}.schema.json")).expect("it is there");
        serde_json::from_slice(&text).expect("it is JSON")
    };
    let [priority, action] = ["priority", "action"].map(schema);
    let definition = |name: &str| &priority["$defs"][name];
    let things = [
        ("PriorityFile", &priority),
        ("goal", definition("goal")),
        ("goal-report", definition("goal-report")),
        ("lessons", definition("lessons")),
        ("Action", &action),
    ];
    for (thing, schema) in things {
        let of_plan =
            OF_THE_PLAN.iter().find(|(of, _)| *of == thing).map_or(&[][..], |(_, keys)| keys);
        for (key, value) in schema["properties"].as_object().expect("it has keys") {
            let root = if thing == "Action" { &action } else { &priority };
            let tells = tells_when(root, value, 6);
            assert!(tells || of_plan.contains(&key.as_str()), "{thing}.{key} bears no period");
        }
    }
}

/// Whether what a key holds has a period, or an entry for each, or is made of things that have.
fn tells_when(root: &serde_json::Value, value: &serde_json::Value, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    if let Some(name) = value["$ref"].as_str().and_then(|name| name.rsplit('/').next()) {
        // Their own fields are looked at above; KPIs and progress are told by period.
        let by_itself = ["goal", "goal-report", "lessons", "indicator"].contains(&name);
        return by_itself || tells_when(root, &root["$defs"][name], depth);
    }
    let has = |key: &str| value["properties"].get(key).is_some();
    let among = |key: &str| {
        let all = value[key].as_array();
        all.is_some_and(|all| all.iter().any(|one| tells_when(root, one, depth)))
    };
    let by_period = value["description"].as_str().is_some_and(|it| it.contains("by period id"));
    has("period")
        || has("since")
        || by_period
        || among("anyOf")
        || among("oneOf")
        || among("allOf")
        || (value.get("then").is_some() && tells_when(root, &value["then"], depth))
        || (value.get("items").is_some() && tells_when(root, &value["items"], depth))
}

#[test]
fn a_number_that_comes_later_is_not_withheld() {
    let plan = folder(&[
        (
            "oap.yaml",
            "title: Plan\nyears: [2026]\nperiods:\n  - { id: mid, label: mid-year, cut_off: 2026-06-30 }\n  \
             - { id: end, label: year-end, cut_off: 2026-12-31 }\npriorities: [THB]\n",
        ),
        (
            "priorities/thb/priority.yaml",
            "key: THB\nname: Trafficking\ndriver: NL\ngoals: [{ number: 1, title: One }]\n\
             figures:\n  - { id: held, label: Held, unit: persons, value: 9, period: end }\n\
             recommendations:\n  - Hold more than <figure:held>.\n",
        ),
        (
            "priorities/thb/actions/1.1.yaml",
            "action: \"1.1\"\ntitle: Share\nleaders: [NL]\nprogress:\n  mid: { stage: ongoing }\n",
        ),
    ]);
    let report = shown(plan.path(), &["report", "-p", "THB", "--period", "mid"]);
    assert!(report.contains("Hold more than \\[not known yet\\]."), "{report}");
    assert!(!report.contains("withheld"), "{report}");
}

/// What a report and a summary say of what the plan does not tell.
#[test]
fn nothing_is_said_that_the_plan_does_not_tell() {
    let plan = folder(&[
        (
            "oap.yaml",
            "title: Plan\nyears: [2026]\nperiods:\n  - { id: end, label: year-end, cut_off: 2026-12-31 }\n\
             priorities: [THB]\n",
        ),
        (
            "priorities/thb/priority.yaml",
            "key: THB\nname: Trafficking\ndriver: UK\nco_drivers: [{ party: NL, role: driver }]\n\
             agencies: [Europol]\ngoals: [{ number: 1, title: One }]\n",
        ),
        (
            "priorities/thb/actions/1.1.yaml",
            "action: \"1.1\"\ntitle: Share\nleader_condition: Whoever is able.\nparticipants: [Europol]\nkpis:\n  \
             - { id: many, name: Many, target: { text: As many as can be. }, values: { end: 5 } }\n  \
             - { id: four, name: Four, target: { at_least: 4 }, values: { end: 5 } }\n\
             progress:\n  end: { stage: finished, verdict: met, printed: Done }\n",
        ),
    ]);
    let report = shown(plan.path(), &["report", "-p", "THB"]);
    assert!(report.contains("Provided by the drivers of the priority"), "{report}");
    assert!(report.contains("cannot be decided") && !report.contains("not known"), "{report}");
    let summary = shown(plan.path(), &["summary"]);
    assert!(summary.contains("nobody named"), "{summary}");
    assert!(summary.contains("no list of the Member States"), "{summary}");
}

#[test]
fn a_place_that_is_kept_for_a_report_asks_for_no_verdict() {
    let of = |report: &str| {
        let action = format!(
            "action: \"1.1\"\ntitle: Share\nleaders: [NL]\nkpis:\n  \
             - {{ id: four, name: Four, target: {{ at_least: 4 }}, values: {{ end: 5 }} }}\n\
             progress:\n  end: {report}\n"
        );
        let plan = folder(&[
            (
                "oap.yaml",
                "title: Plan\nyears: [2026]\nperiods: [{ id: end, label: year-end }]\npriorities: [THB]\n",
            ),
            (
                "priorities/thb/priority.yaml",
                "key: THB\nname: Trafficking\ndriver: NL\ngoals: [{ number: 1, title: One }]\n",
            ),
            ("priorities/thb/actions/1.1.yaml", action.as_str()),
        ]);
        let output = empact().arg("check").current_dir(plan.path()).output().expect("it runs");
        String::from_utf8_lossy(&output.stdout).into_owned()
            + &String::from_utf8_lossy(&output.stderr)
    };
    assert!(of("{ stage: finished }").contains("missing-verdict"));
    assert!(!of("to_be_confirmed").contains("missing-verdict"));
}
