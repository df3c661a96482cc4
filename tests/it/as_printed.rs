//! The plan of 2013 as its forms were printed: `tests/as-printed/` has their faults, and each is
//! found, or no program could find it.
//!
//! A comment at the end of a line there claims a finding on that line for an anomaly
//! (`# 10 count-mismatch`). Claims, findings and the list below have to agree exactly; so the
//! plan has no finding that nobody expects.

use std::collections::BTreeSet;
use std::path::Path;

use empact::control;
use empact::load::{self, Loaded};
use empact::rules;

/// What becomes of an anomaly.
enum Anomaly {
    /// These rules report it.
    Found(&'static [&'static str]),
    /// These rules report what of it can be seen; the rest cannot.
    Partly(&'static [&'static str], &'static str),
    /// Why nothing is reported.
    Unseen(&'static str),
}

use Anomaly::{Found, Partly, Unseen};

/// The anomalies of the printed document, in order, from 1.
const ANOMALIES: &[Anomaly] = &[
    // 1: a form of one priority is headed by the letter of another.
    Found(&["wrong-priority"]),
    // 2: cover and forms of a priority have different letters.
    Unseen("both letters were in use, and `printed_letter` is the place for the second"),
    // 3: an action stands under a goal that is not that of its number.
    Found(&["wrong-goal"]),
    // 4: placeholders in four spellings.
    Found(&["placeholder"]),
    // 5: help texts of the form in place of comments.
    Found(&["form-text", "placeholder"]),
    // 6: a placeholder in one column, nothing in the next.
    Partly(&["placeholder"], "a cell that is left empty is a key that is left out"),
    // 7: the title in the row for "new or continuing".
    Found(&["unknown-value"]),
    // 8: a column that nobody filled in.
    Partly(&["placeholder"], "which months a form should have had is not in the plan"),
    // 9: two numbers of joint investigation teams.
    Found(&["figures-disagree"]),
    // 10: a third state counted as a Member State; a leader that takes part.
    Found(&["count-mismatch", "country-outside-participants", "leader-also-participant"]),
    // 11: a text copied from two other actions.
    Found(&["copied-text"]),
    // 12: the indicator repeats the status; the target is missed and there is no verdict.
    Found(&["copied-text", "missing-verdict"]),
    // 13: red ink and bold type carry meaning.
    Unseen("a file has no ink; `late` is the place for what was added late"),
    // 14: several abbreviations for one thing, several separators in one line.
    Partly(&["unknown-party"], "an abbreviation in prose is a word like any other"),
    // 15: misspelt names.
    Partly(&["unknown-party"], "a misspelling in prose is a matter for a spelling checker"),
    // 16: two columns for the same month.
    Found(&["duplicate-key"]),
    // 17: one table of a form has June and December, the other June and October.
    Found(&["period-of-other-priority"]),
    // 18: the title of the annex, its columns and its content end at different times.
    Unseen("a title in words claims no period, and a final report may tell what came later"),
    // 19: a new action from before the plan; a title cut off; a draft that was sent.
    Partly(
        &["start-before-plan"],
        "whether a title or a sentence is complete, and true, is for its reader",
    ),
    // 20: words in place of a date.
    Found(&["invalid-value"]),
    // 21: a time from before the plan; question marks.
    Partly(&["placeholder"], "the action continues an earlier plan and may keep its time"),
    // 22: the driver's text and the forms disagree on the status.
    Partly(
        &["narrative-contradicts-status"],
        "what is achieved can have been on schedule, and a date is no status",
    ),
    // 23: the target is far exceeded and the action is "on schedule".
    Found(&["reached-but-open"]),
    // 24: no number in the cell of the indicator, but in another.
    Found(&["kpi-without-target", "met-without-value"]),
    // 25: achieved, and the indicator has no number.
    Found(&["kpi-without-target", "met-without-value"]),
    // 26: a leader that takes part; participants and those present differ.
    Partly(
        &["leader-also-participant"],
        "those who agreed to take part and those who came may differ",
    ),
    // 27: a leader that takes part; a trailing comma; a code for another state.
    Partly(
        &["leader-also-participant"],
        "LI is a state, a last comma in YAML adds nothing, and an aim in prose has no number",
    ),
    // 28: asterisks at codes.
    Found(&["unknown-party"]),
    // 29: a percentage that the numbers contradict.
    Found(&["percentage-mismatch"]),
    // 30: misspelt words, one of them a status.
    Partly(&["unknown-value"], "in prose, a wrong name is a word like any other"),
    // 31: three meetings or four.
    Found(&["invalid-value"]),
    // 32: a goal without an action; a goal in two wordings.
    Partly(&["goal-without-action"], "both wordings are data, `text` and `variant`"),
    // 33: a condition in place of a leader.
    Found(&["unknown-party"]),
    // 34: parties in one string; a role as a leader; a leader that takes part.
    Found(&["leader-also-participant", "unknown-party"]),
    // 35: two numbers of participants in one webinar.
    Found(&["figures-disagree"]),
    // 36: an empty column, and another with what came after it.
    Partly(&["period-not-reported"], "a result in prose has no date"),
    // 37: misspelt abbreviations and codes.
    Partly(&["unknown-party"], "GE is a code, that of Georgia, and prose is not read for spelling"),
    // 38: a decimal comma.
    Found(&["invalid-value"]),
    // 39: lists that go on with the numbers of others.
    Unseen("a list is data and is numbered where it is printed"),
    // 40: 27 Member States here, 28 there.
    Unseen("each was right on its day; a number above that of the day is a `count-mismatch`"),
    // 41: numbers with a comma, with a space, with neither.
    Found(&["invalid-value"]),
    // 42: an annex that is printed twice.
    Partly(&["copied-text"], "an annex in a second language is welcome"),
    // 43: an action that is completed and has nothing to show; a leader who is named late.
    Partly(
        &["finished-without-result"],
        "a report may have no leaders, and who is meant in prose is for its reader",
    ),
    // 44: nine updates and six states; a state outside the group; no actions.
    Unseen("a state can send two updates, anybody may send one, and goals may be reported on"),
    // 45: an action in two lists; a party that stayed away; no driver.
    Partly(
        &["duplicate-action", "priority-without-driver"],
        "who stayed away is data (`took_part`)",
    ),
    // 46: one marking in three spellings; an order; a priority that is elsewhere.
    Partly(&["unknown-value"], "the plan has one order, and its letters may have gaps"),
    // 47: dates in eleven forms.
    Partly(&["invalid-value"], "a `timing` is words, such as \"permanent\""),
    // 48: codes of other kinds.
    Found(&["unknown-party"]),
    // 49: participants in sentences.
    Found(&["unknown-party"]),
    // 50: leaders in any number, as role, in capitals.
    Partly(&["unknown-party"], "one leader or three is for the plan to say"),
];

/// A finding: file, line, rule.
type Place = (String, usize, String);

fn load(folder: &str) -> Loaded {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut loaded = load::load(&root).expect("readable");
    let plan = loaded.plan.as_ref().expect("a plan");
    let found = rules::check(plan, &loaded.sources, &loaded.findings);
    loaded.findings.extend(found);
    loaded
}

fn found(loaded: &Loaded) -> BTreeSet<Place> {
    let findings = loaded.findings.iter();
    // The comments of this plan stand behind texts, and are claims.
    let is_claim = |rule: &str| rule == "text-in-comment";
    findings
        .filter(|finding| !is_claim(finding.rule.id))
        .map(|finding| {
            let file = loaded.sources.get(finding.location.source);
            let line = file.lines().number(finding.location.span.range().start);
            (file.path.to_owned(), line, finding.rule.id.to_owned())
        })
        .collect()
}

/// Every claim, with the number of the anomaly.
fn claims(loaded: &Loaded) -> Vec<(usize, Place)> {
    let mut claims = Vec::new();
    for (_, file) in loaded.sources.iter() {
        for (line, text) in file.text.lines().enumerate() {
            let Some((_, comment)) = text.rsplit_once(" # ") else { continue };
            for claim in comment.split(", ") {
                let (number, rule) = claim.split_once(' ').expect("an anomaly and a rule");
                let number = number.parse().expect("the number of an anomaly");
                claims.push((number, (file.path.to_owned(), line + 1, rule.to_owned())));
            }
        }
    }
    claims
}

#[test]
fn what_is_found_is_what_is_claimed() {
    let loaded = load("tests/as-printed");
    let claimed: BTreeSet<Place> = claims(&loaded).into_iter().map(|(_, place)| place).collect();
    let found = found(&loaded);
    let unexpected: Vec<_> = found.difference(&claimed).collect();
    let missing: Vec<_> = claimed.difference(&found).collect();
    assert!(unexpected.is_empty(), "found, and claimed by no anomaly: {unexpected:#?}");
    assert!(missing.is_empty(), "claimed, and not found: {missing:#?}");
}

#[test]
fn each_anomaly_is_claimed_as_listed() {
    assert_eq!(ANOMALIES.len(), 50);
    let claims = claims(&load("tests/as-printed"));
    for (number, anomaly) in (1..).zip(ANOMALIES) {
        let (rules, why) = match anomaly {
            Found(rules) => (*rules, None),
            Partly(rules, why) => (*rules, Some(why)),
            Unseen(why) => (&[][..], Some(why)),
        };
        let of_anomaly = claims.iter().filter(|(claimed_by, _)| *claimed_by == number);
        let claimed: BTreeSet<&str> = of_anomaly.map(|(_, (_, _, rule))| rule.as_str()).collect();
        assert_eq!(claimed, rules.iter().copied().collect(), "anomaly {number}");
        assert!(rules.iter().all(|rule| rules::find(rule).is_some()), "anomaly {number}");
        assert!(!rules.is_empty() || why.is_some(), "anomaly {number}");
        assert!(why.is_none_or(|why| !why.is_empty() && !why.contains('\n')), "anomaly {number}");
    }
    assert!(claims.iter().all(|(number, _)| (1..=50).contains(number)));
}

#[test]
fn the_clean_plan_has_no_finding() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013");
    let loaded = load::load(&root).expect("readable");
    // What it takes over from the document as it is, it carries with an ignore and a reason.
    assert_eq!(control::check(&loaded), []);
    let plan = loaded.plan.expect("a plan");
    let actions: usize = plan.priorities.iter().map(|priority| priority.actions.len()).sum();
    assert_eq!(actions, 80);
}
