//! Every help is followed to the letter, and every fix that is promised is made: the finding is gone then,
//! nothing new is found in its lines, and `tests/slips/followed/` holds what stands there.

use std::fmt::Write as _;
use std::fs;

use empact::control;
use empact::diagnostic::{Family, Finding, Severity};
use empact::load;

use super::{Case, cases, check, folder, run};
use crate::support::approved;

const KINDS: [&str; 5] = ["braces", "values", "keys", "words", "hand"];

/// Helps that say what to think about, or name several places: nothing that could be done by the letter.
fn is_open(help: &str) -> bool {
    let asks = [
        "known keys are",
        "known values are",
        "remove it",
        "leave the key out",
        "add `",
        "how many",
        "item for each",
        "is there already",
        "square brackets",
        "when no date is set",
        "the unit goes in",
        "a code such as",
        "the measure says",
        "in a place of its own",
        "first day of the week",
    ];
    let places = [
        "stands ",
        "behind it",
        "behind its",
        "before the bracket",
        "on the next",
        "below it",
        "other keys",
        "each item",
        "before the",
        "lines",
        "its keys",
        "an item:",
        "one text:",
        "begins with a dash",
    ];
    let whole = ["the whole text in quotes", "the text with the `#`", "the period first"];
    asks.iter().chain(&places).chain(&whole).any(|words| help.contains(words))
}

/// The text in the first backticks of a help, which may hold backticks itself.
pub(super) fn shown(help: &str) -> Option<&str> {
    let start = help.find('`')? + 1;
    let rest = help.get(start..)?;
    let ends = ["`, or", "`, and", "`, with", "` or `", "` here", "`?"];
    let end = ends.iter().filter_map(|end| rest.find(end)).min();
    let end = end.or_else(|| rest.rfind('`'))?;
    rest.get(..end)
}

/// The text of a file with the help for one of its findings done.
pub(super) fn follow(text: &str, finding: &Finding, help: &str) -> Option<String> {
    let span = finding.location.span.range();
    if is_open(help) {
        return None;
    }
    let replaced = |range: std::ops::Range<usize>, with: &str| {
        Some(format!("{}{with}{}", text.get(..range.start)?, text.get(range.end..)?))
    };
    let line = text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |length| span.end + length);
    if let Some((with, old)) = help.split_once("` in place of `") {
        let old = old.strip_suffix('`')?;
        let line_meant = format!("{with}`");
        let with = shown(&line_meant)?;
        let at = text[line..end].find(old).map(|at| line + at)?;
        return replaced(at..at + old.len(), with);
    }
    if help.contains("in quotes: `") {
        let quoted = help.split_once("in quotes: `")?.1.strip_suffix('`')?;
        let inner = &quoted[1..quoted.len() - 1];
        let inner =
            if quoted.starts_with('\'') { inner.replace("''", "'") } else { inner.to_owned() };
        let written = [format!("\"{inner}\""), format!("'{inner}'"), inner];
        let lines = &text[line..end];
        let found = written.iter().find_map(|written| {
            let mut all = lines.match_indices(written.as_str());
            all.find(|(at, _)| {
                line + at < span.end.max(span.start + 1) && line + at + written.len() > span.start
            })
        });
        let range = found.map_or(span, |(at, written)| line + at..line + at + written.len());
        return replaced(range, quoted);
    }
    let written = match help.split_once("write `") {
        Some(_) => shown(&help[help.find("write `")?..])?,
        None if help.starts_with("write ") => help.strip_prefix("write ")?,
        None if help.contains("called `") || help.starts_with("did you mean `") => shown(help)?,
        None => return None,
    };
    let key = written.split(':').next().filter(|key| written.contains(": ") && !key.contains(' '));
    let begins = text[line..end].find(|c: char| !c.is_whitespace()).map(|at| line + at)?;
    let item = text[begins..end].strip_prefix("- ").map_or(begins, |_| begins + 2);
    let from = match key {
        Some(key) if text[item..end].starts_with(key) => item,
        Some(key) if text[..span.end].trim_end_matches(':').ends_with(key) => {
            let from = text[..span.end].rfind(key)?;
            let length = text[from..end].find([',', '}']).unwrap_or(end - from);
            return replaced(from..from + text[from..from + length].trim_end().len(), written);
        }
        _ if written.starts_with("- ") => begins,
        _ if finding.message.contains("that YAML knows") => {
            return replaced(span.start..end, written);
        }
        _ if finding.message.starts_with("words follow behind") => {
            let value = text[line..end].find(": ")? + line + 2;
            return replaced(value..end, written);
        }
        _ => return replaced(span, written),
    };
    replaced(from..end, written)
}

fn found(files: &[(String, String)]) -> Vec<(String, Finding)> {
    let folder = folder(files);
    let loaded = load::load(folder.path()).expect("readable");
    let findings = control::check(&loaded);
    findings
        .into_iter()
        .map(|finding| (loaded.sources.get(finding.location.source).path.to_string(), finding))
        .collect()
}

/// The lines that two texts do not share, of the second.
fn changed<'t>(before: &str, after: &'t str) -> Vec<&'t str> {
    let old: Vec<&str> = before.lines().collect();
    after.lines().filter(|line| !old.contains(line)).collect()
}

fn of_form(finding: &Finding) -> bool {
    finding.severity == Severity::Error
        && matches!(finding.rule.family, Family::Syntax | Family::Schema)
}

/// Follows each help of a case, tells what stands there then, and complains of what does not work: of
/// several readings each ends the finding, and one at least leads to nothing new.
fn followed(case: &Case, all: &mut String, complaints: &mut String) {
    let before = found(&case.files);
    for (path, finding) in &before {
        let Some((_, text)) = case.files.iter().find(|(of, _)| of == path) else { continue };
        let (mut tried, mut leads) = (0, 0);
        for help in &finding.help {
            let Some(mended) = follow(text, finding, help) else { continue };
            let mut files = case.files.clone();
            for (of, text) in &mut files {
                if of == path {
                    text.clone_from(&mended);
                }
            }
            let after = found(&files);
            let message = &finding.message;
            let same =
                |one: &&(String, Finding)| one.1.rule == finding.rule && one.1.message == *message;
            let is_gone = after.iter().filter(same).count() < before.iter().filter(same).count();
            // Under a key that nobody knew nothing has been judged, and its value may be none of its kind.
            let renames = help.contains("called `") || help.starts_with("did you mean");
            let new: Vec<&String> = after
                .iter()
                .filter(|(_, one)| of_form(one) && !renames)
                .filter(|(_, one)| !before.iter().any(|(_, other)| other.message == one.message))
                .map(|(_, one)| &one.message)
                .collect();
            tried += 1;
            leads += usize::from(new.is_empty());
            if !is_gone {
                let _ = writeln!(
                    complaints,
                    "{}: {message}: {help}: still there:\n{mended}",
                    case.name
                );
            }
            let only = finding.help.len() == 1;
            if only && !new.is_empty() {
                let _ =
                    writeln!(complaints, "{}: {message}: {help}: {new:?}:\n{mended}", case.name);
            }
            let _ = writeln!(all, "{}: {help}", case.name);
            for line in changed(text, &mended) {
                let _ = writeln!(all, "    {}", line.trim_end());
            }
        }
        if tried > 0 && leads == 0 {
            let _ = writeln!(complaints, "{}: no help leads on: {:?}", case.name, finding.help);
        }
    }
}

#[test]
fn a_help_that_is_followed_leads_to_what_was_meant() {
    let mut complaints = String::new();
    let followed = KINDS.map(|kind| {
        let mut all = String::new();
        for case in cases(kind) {
            followed(&case, &mut all, &mut complaints);
        }
        (kind, all)
    });
    assert!(complaints.is_empty(), "{complaints}");
    for (kind, all) in followed {
        approved(&format!("tests/slips/followed/{kind}.txt"), &all);
    }
}

/// No help shows a sign for something else where it shows what to type.
#[test]
fn what_is_to_be_typed_is_shown_as_it_is_typed() {
    for case in KINDS.into_iter().flat_map(cases) {
        for (_, finding) in found(&case.files) {
            for help in &finding.help {
                let typed = help.split('`').skip(1).step_by(2);
                for typed in typed {
                    assert!(!typed.contains(['…']) && !typed.contains("PERIOD"), "{help}");
                }
            }
        }
    }
}

#[test]
fn what_is_not_fixed_after_all_is_not_promised_and_says_why() {
    const LEAVES: &str = "`--fix` leaves this alone, because it would bring ";
    let mut declined = 0;
    for case in KINDS.into_iter().flat_map(cases) {
        let folder = folder(&case.files);
        let before = check(&folder).matches(LEAVES).count();
        let output = run(&folder, &["check", "--fix"]);
        let left = String::from_utf8(output.stdout).expect("it is text");
        assert!(left.matches(LEAVES).count() >= before, "{}: {left}", case.name);
        declined += before;
    }
    assert!(declined > 0, "none is declined, which proves nothing");
}

#[test]
fn what_is_promised_to_be_fixable_is_fixed_in_one_go() {
    let mut promised = 0;
    for case in KINDS.into_iter().flat_map(cases) {
        let folder = folder(&case.files);
        let before = check(&folder);
        let offers = before.matches("(fixable with --fix)").count();
        promised += offers;
        let mended = run(&folder, &["check", "--fix"]);
        assert_ne!(mended.status.code(), Some(2), "{}", case.name);
        let after = check(&folder);
        assert_eq!(
            after.matches("(fixable with --fix)").count(),
            0,
            "{}:\n{before}{after}",
            case.name
        );
        let unchanged = case.files.iter().all(|(path, text)| {
            fs::read_to_string(folder.path().join(path)).expect("it is there") == *text
        });
        assert_eq!(unchanged, offers == 0, "{}:\n{before}", case.name);
    }
    assert!(promised > 3, "only {promised} fixes are promised, which proves nothing");
}
