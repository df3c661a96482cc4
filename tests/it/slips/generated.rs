//! Plans with slips that are put together by chance, the same ones every time: whoever follows the helps
//! comes to the plan that was meant, with no loop and no new error on the way, and what `--fix` promises
//! leads there too.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use empact::control::Checked;
use empact::diagnostic::{Finding, Severity};
use empact::discover::{Discovered, File, gather};
use empact::fix::{Wanted, broken, fix};
use empact::load;
use yaml_serde::Value;

use super::following::follow;
use super::{ACTION, HEAD};

/// How many plans are made.
const PLANS: u64 = 240;
/// How many helps are followed in turn.
const MAX_ROUNDS: usize = 9;
/// Where the file itself is asked about, and not what it says beside others.
const FAMILIES: [&str; 2] = ["syntax", "schema"];

/// Numbers that look like chance and are not.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % most
    }

    fn of<'t>(&mut self, choices: &[&'t str]) -> &'t str {
        choices[self.below(choices.len())]
    }
}

/// What is meant, and how it was written.
struct Slip {
    right: String,
    wrong: String,
}

fn slip(right: impl Into<String>, wrong: impl Into<String>) -> Slip {
    Slip { right: right.into(), wrong: wrong.into() }
}

fn title(chance: &mut Chance) -> Slip {
    let text = chance.of(&["Routes", "Joint patrols at the border", "Money and its ways"]);
    let more = chance.of(&["north", "phase 2", "what is known"]);
    match chance.below(8) {
        0 => slip(format!("title: {text}"), format!("name: {text}")),
        1 => slip(format!("title: {text}"), format!("Title: {text}")),
        2 => slip(format!("title: {text}"), format!("titel: {text}")),
        3 => slip(format!("title: \"{text}: {more}\""), format!("title: {text}: {more}")),
        4 => slip(format!("title: \"[draft] {text}\""), format!("title: [draft] {text}")),
        5 => slip(format!("title: \"? {text}\""), format!("title: ? {text}")),
        6 => slip(format!("title: \"@EC3 {text}\""), format!("title: @EC3 {text}")),
        _ => slip(format!("title: {text}"), format!("title： {text}")),
    }
}

fn participants(chance: &mut Chance) -> Slip {
    let one = chance.of(&["DE", "FR", "IT"]);
    let two = chance.of(&["ES", "AT", "Europol"]);
    let right = format!("participants: [{one}, {two}]");
    let wrong = match chance.below(9) {
        0 => format!("participants: {one}, {two}"),
        1 => format!("participants: {one}; {two}"),
        2 => format!("participants: ({one}, {two})"),
        3 => format!("participants: {{ {one}, {two} }}"),
        4 => format!("participants: {one} and {two}"),
        5 => format!("participants: ［{one}，{two}］"),
        6 => format!("participating_countries: [{one}, {two}]"),
        7 => format!("particpants: [{one}, {two}]"),
        _ => format!("participants: [{one}, {two}],"),
    };
    slip(right, wrong)
}

fn date(chance: &mut Chance) -> Slip {
    let day = 13 + chance.below(15);
    let (month, name) = [("03", "March"), ("10", "October"), ("12", "Dec")][chance.below(3)];
    let right = format!("start: 2026-{month}-{day}");
    let wrong = match chance.below(6) {
        0 => format!("start: {day}.{month}.2026"),
        1 => format!("start: {day}/{month}/2026"),
        2 => format!("start: {day} {name} 2026"),
        3 => format!("start: 2026\u{2011}{month}\u{2011}{day}"),
        4 => format!("start_date: 2026-{month}-{day}"),
        _ => format!("start: [2026-{month}-{day}]"),
    };
    slip(right, wrong)
}

fn progress(chance: &mut Chance) -> Slip {
    const STAGES: [(&str, &str); 8] = [
        ("finished", "Completed"),
        ("finished", "done"),
        ("ongoing", "in progress"),
        ("ongoing", "unfinished"),
        ("ongoing", "ongiong"),
        ("halted", "cancelled"),
        ("not_started", "To do"),
        ("not_started", "not started"),
    ];
    const VERDICTS: [(&str, &str); 6] = [
        ("met", "achieved"),
        ("not_met", "unmet"),
        ("not_met", "not achieved"),
        ("partly_met", "partially"),
        ("undetermined", "unknown"),
        ("open", "too early"),
    ];
    let (stage, said) = STAGES[chance.below(STAGES.len())];
    let (verdict, judged) = VERDICTS[chance.below(VERDICTS.len())];
    let of = |inside: String| format!("progress:\n  2026-mid: {inside}");
    let both = format!("{{ stage: {stage}, verdict: {verdict} }}");
    match chance.below(13) {
        0 => slip(of(both), of(format!("{{ stage: {said}, verdict: {judged} }}"))),
        1 => slip(of(both), of(format!("{{ status: {said}, verdict: {verdict} }}"))),
        2 => slip(of(both), of(format!("{{ status: {stage}, evaluation: {judged} }}"))),
        3 => slip(of(both), of(format!("{{ stage: {stage} verdict: {verdict} }}"))),
        4 => slip(of(both), of(format!("{{ stage: {stage}; verdict: {verdict} }}"))),
        5 => slip(of(format!("{{ stage: {stage} }}")), of(format!("{{ stage = {stage} }}"))),
        6 => slip(of(format!("{{ stage: {stage} }}")), of(format!("{{stage:{stage}}}"))),
        7 => slip(of(format!("{{ stage: {stage} }}")), of(said.replace("ongiong", "ongoing"))),
        8 => slip(of("{ punctuality: delayed }".into()), of("{ stage: late }".into())),
        9 => slip(of("{ punctuality: delayed }".into()), of("{ delayed: yes }".into())),
        10 => slip(of("{ verdict: met }".into()), of("{ stage: achieved }".into())),
        11 => slip(of("{ verdict: not_met }".into()), of("{ achieved: no }".into())),
        _ => slip(
            of(format!("{{ stage: {stage}, result: \"Done: 5 meetings, 3 courses\" }}")),
            of(format!("{{ stage: {stage}, result: Done: 5 meetings, 3 courses }}")),
        ),
    }
}

fn indicator(chance: &mut Chance) -> Slip {
    let number = 2 + chance.below(90);
    let of = |name: &str, target: &str| {
        format!("kpis:\n  - {{ id: one, name: {name}, target: {target} }}")
    };
    let right = of("Meetings", &format!("{{ at_least: {number} }}"));
    match chance.below(9) {
        0 => slip(
            right.replace("Meetings", "\"Meetings: all\""),
            right.replace("Meetings", "Meetings: all"),
        ),
        1 => slip(
            right.replace("Meetings", "\"Meetings, courses\""),
            right.replace("Meetings", "Meetings, courses"),
        ),
        2 => slip(right.clone(), of("Meetings", &format!("at_least: {number}"))),
        3 => slip(right.clone(), right.replace("name:", "title:")),
        4 => slip(right.clone(), right.replace("target:", "goal:")),
        5 => slip(right.clone(), right.replace("kpis:", "indicators:")),
        6 => slip(right.clone(), of("Meetings", &format!("\">= {number}\""))),
        7 => slip(right.clone(), of("Meetings", &format!("at least {number}"))),
        _ => slip(right.clone(), right.replace(", target", " target")),
    }
}

fn result(chance: &mut Chance) -> Slip {
    let number = 3 + chance.below(900);
    let right = format!("results:\n  - {{ measure: arrests, value: {number} }}");
    let wrong = match chance.below(5) {
        0 => right.replace("value:", "value"),
        1 => right.replace("value:", "amount:"),
        2 => right.replace("measure:", "indicator:"),
        3 => right.replace("value:", "valeu:"),
        _ => right.replace("value: ", "value="),
    };
    slip(right, wrong)
}

fn continuation(chance: &mut Chance) -> Slip {
    const SAID: [(&str, &str); 8] = [
        ("likely", "likely"),
        ("likely", "probable"),
        ("possible", "uncertain"),
        ("possible", "unlikely"),
        ("none", "no"),
        ("certain", "confirmed"),
        ("dropped", "cancelled"),
        ("merged", "Merged"),
    ];
    let (meant, said) = SAID[chance.below(SAID.len())];
    let right = format!("continuation: {{ decision: {meant} }}");
    let short = said != "unlikely" && chance.below(3) == 0;
    let wrong = if short {
        format!("continuation: {said}")
    } else if said == meant {
        format!("continuation: {{ decision: {said}y }}").replace("lyy", "yl")
    } else {
        format!("continuation: {{ decision: {said} }}")
    };
    slip(right, wrong)
}

fn inputs(chance: &mut Chance) -> Slip {
    let number = 100 * (1 + chance.below(90));
    let right = format!("inputs: {{ budget_eur: {number} }}");
    let wrong = match chance.below(3) {
        0 => right.replace("budget_eur", "costs"),
        1 => format!("inputs: {number}"),
        _ => right.replace("inputs", "resources"),
    };
    slip(right, wrong)
}

fn event(chance: &mut Chance) -> Slip {
    let right = "events:\n  - { kind: meeting, title: Kick-off, place: Sofia }";
    let wrong = match chance.below(6) {
        0 => right.replace("kind", "type"),
        1 => right.replace("place", "location"),
        2 => right.replace("title", "name"),
        3 => right.replace("events", "meetings"),
        4 => right.replace("Kick-off", "Kick-off: one"),
        _ => right.replace("Sofia", "@Sofia"),
    };
    let right = match wrong.as_str() {
        wrong if wrong.contains(": one") => right.replace("Kick-off", "\"Kick-off: one\""),
        wrong if wrong.contains('@') => right.replace("Sofia", "\"@Sofia\""),
        _ => right.to_owned(),
    };
    slip(right, wrong)
}

/// The action that is meant, and the action as it was written.
fn plan(seed: u64) -> Slip {
    type Part = fn(&mut Chance) -> Slip;
    const PARTS: [Part; 9] =
        [title, participants, date, progress, indicator, result, continuation, inputs, event];
    let mut chance = Chance(seed);
    chance.below(2);
    let first = chance.below(PARTS.len());
    let slips = 1 + chance.below(3);
    let (mut right, mut wrong) = (HEAD.to_owned(), HEAD.to_owned());
    for (index, part) in PARTS.iter().enumerate() {
        let made = part(&mut chance);
        let is_slip = (index + PARTS.len() - first) % PARTS.len() < slips;
        let _ = writeln!(right, "{}", made.right);
        let _ = writeln!(wrong, "{}", if is_slip { made.wrong } else { made.right });
    }
    Slip { right, wrong }
}

fn discovered(action: &str) -> Discovered {
    let of = |path: &str| {
        let path = super::root().join(super::PLAN).join(path);
        std::fs::read_to_string(path).expect("it is there")
    };
    let files = ["oap.yaml", "priorities/thb/priority.yaml"].map(|path| File::new(path, of(path)));
    gather(files.into_iter().chain([File::new(ACTION, action)]))
}

/// What is wrong with the file itself.
fn found(action: &str) -> Vec<Finding> {
    let loaded = load::read(discovered(action));
    let mut found = Checked::new(&loaded).found().to_vec();
    found.retain(|finding| {
        finding.severity == Severity::Error && FAMILIES.contains(&finding.rule.family.name())
    });
    found
}

/// What another reader of YAML takes a file for, without regard to order and quotes.
fn meaning(text: &str) -> Option<String> {
    fn say(value: &Value) -> String {
        match value {
            Value::Mapping(entries) => {
                let all: BTreeSet<String> = entries
                    .iter()
                    .map(|(key, value)| format!("{}: {}", say(key), say(value)))
                    .collect();
                format!("{all:?}")
            }
            Value::Sequence(items) => format!("{:?}", items.iter().map(say).collect::<Vec<_>>()),
            Value::String(text) => text.clone(),
            other => yaml_serde::to_string(other).expect("it is a scalar").trim().to_owned(),
        }
    }
    yaml_serde::from_str(text).ok().map(|value: Value| say(&value))
}

/// Follows helps until nothing is wrong; whether that leads to what was meant. Of several readings, one
/// does.
fn leads(text: &str, meant: &str, seen: &mut Vec<String>, complaints: &mut String) -> bool {
    let findings = found(text);
    let Some(finding) = findings.first() else {
        return meaning(text).as_deref() == Some(meant);
    };
    if seen.len() >= MAX_ROUNDS || seen.iter().any(|one| one == text) {
        return false;
    }
    seen.push(text.to_owned());
    for help in &finding.help {
        let Some(mended) = follow(text, finding, help).filter(|mended| mended != text) else {
            continue;
        };
        let after = found(&mended);
        let is_new = |one: &&Finding| !findings.iter().any(|other| other.message == one.message);
        let new: Vec<&str> = after.iter().filter(is_new).map(|one| one.message.as_str()).collect();
        if !new.is_empty() && finding.help.len() == 1 {
            let _ = writeln!(complaints, "{}: {help}: brings {new:?}:\n{mended}", finding.message);
        }
        if new.is_empty() && leads(&mended, meant, seen, complaints) {
            return true;
        }
    }
    let helps = &finding.help;
    let _ = writeln!(complaints, "no way on: {}: {helps:?}\n{text}", finding.message);
    false
}

fn everything() -> Wanted<'static> {
    Wanted { reported: &|checked, _| checked.found().to_vec(), wanted: &|_, _| true }
}

#[test]
fn a_plan_without_a_slip_is_clean() {
    for seed in 0..PLANS {
        let right = plan(seed).right;
        let found = found(&right);
        assert!(found.is_empty(), "{found:#?}\n{right}");
    }
}

#[test]
fn whoever_follows_the_helps_comes_to_the_plan_that_was_meant() {
    let (mut failures, mut faulty) = (Vec::new(), 0);
    for seed in 0..PLANS {
        let Slip { right, wrong } = plan(seed);
        let meant = meaning(&right).expect("it is good YAML");
        let mut complaints = String::new();
        faulty += u64::from(!found(&wrong).is_empty());
        let silent = found(&wrong).is_empty() && meaning(&wrong).as_deref() != Some(&meant);
        let leads = leads(&wrong, &meant, &mut Vec::new(), &mut complaints);
        if silent || !leads {
            failures.push(format!("--- {seed}\n{wrong}---\n{complaints}"));
        }
    }
    assert!(failures.is_empty(), "{} of {PLANS}\n{}", failures.len(), failures.join("\n"));
    assert!(faulty > PLANS * 9 / 10, "only {faulty} of {PLANS} have a slip, which proves little");
}

#[test]
fn what_is_promised_is_done_and_leads_to_what_was_meant() {
    let (mut promised, mut failures) = (0, Vec::new());
    for seed in 0..PLANS {
        let Slip { right, wrong } = plan(seed);
        let meant = meaning(&right).expect("it is good YAML");
        let loaded = load::read(discovered(&wrong));
        let mut before = Checked::new(&loaded).found().to_vec();
        broken(discovered(&wrong), &loaded, everything()).forget_in(&mut before);
        let offers = before.iter().filter(|finding| finding.fix.is_some()).count();
        let fixed = fix(discovered(&wrong), everything());
        promised += offers;
        assert!(
            fixed.mended >= offers,
            "{seed}: {offers} promised, {} done\n{wrong}",
            fixed.mended
        );
        assert_eq!(offers == 0, fixed.changes.is_empty(), "{seed}\n{wrong}");
        let mended = fixed.changes.first().map_or(wrong.clone(), |change| change.after.clone());
        let mut left = Checked::new(&fixed.loaded).found().to_vec();
        fixed.refused.forget_in(&mut left);
        assert!(left.iter().all(|finding| finding.fix.is_none()), "{seed}\n{mended}");
        let mut complaints = String::new();
        if !leads(&mended, &meant, &mut Vec::new(), &mut complaints) {
            failures.push(format!("--- {seed}\n{wrong}---\n{mended}---\n{complaints}"));
        }
    }
    assert!(promised > 20, "only {promised} fixes are promised, which proves nothing");
    assert!(failures.is_empty(), "{} of {PLANS}\n{}", failures.len(), failures.join("\n"));
}
