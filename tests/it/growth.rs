//! Work follows the size of what is read: a file that is eight times as long takes about eight times as
//! many instructions, whatever stands in it; and what is too much is said and left out.
//!
//! Instructions are counted by valgrind, because they depend neither on the machine nor on its load.
//! Where valgrind is not to be had, as outside of Linux, the counts are not held; CI has it.

use std::process::Command;
use std::sync::OnceLock;

use crate::support::{empact, folder};

const OAP: &str = "oap.yaml";
const PRIORITY: &str = "priorities/thb/priority.yaml";
const ACTION: &str = "priorities/thb/actions/1.1.yaml";
const TEXT: &str = "priorities/thb/narrative/a.md";

const PLAN: &str =
    "title: P\nyears: [2013]\npriorities: [THB]\nperiods:\n  - { id: 2013-12, label: D }\n";
const HEAD: &str = "key: THB\nname: N\ndriver: UK\ngoals:\n  - { number: 1, title: T }\n";
const LEAD: &str = "action: \"1.1\"\ntitle: T\nleaders: [UK]\n";
const TITLE: &str = "---\ntitle: T\nplace: summary\n---\n\n";

/// A file that can be made as long as one likes.
struct Long {
    path: &'static str,
    before: &'static str,
    /// What is repeated; `{}` stands for a number that is another one each time.
    unit: &'static str,
    after: &'static str,
}

const fn action(before: &'static str, unit: &'static str, after: &'static str) -> Long {
    Long { path: ACTION, before, unit, after }
}

const fn text(unit: &'static str) -> Long {
    Long { path: TEXT, before: "", unit, after: "" }
}

const fn plan(before: &'static str, unit: &'static str, after: &'static str) -> Long {
    Long { path: OAP, before, unit, after }
}

/// The program without what only debuggers read, which valgrind would read each time; as it is, where
/// nothing takes that out.
fn program() -> &'static std::path::Path {
    use std::fs;
    use std::path::{Path, PathBuf};

    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let whole = PathBuf::from(env!("CARGO_BIN_EXE_empact"));
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let (new, stripped) =
            (folder.join(format!("new-{}", std::process::id())), folder.join("stripped"));
        let done = Command::new("strip").arg("-o").arg(&new).arg(&whole).status();
        let is_done = done.is_ok_and(|status| status.success());
        if is_done && fs::rename(&new, &stripped).is_ok() { stripped } else { whole }
    })
}

impl Long {
    /// The file with about so many bytes of what is repeated.
    fn of(&self, bytes: usize) -> String {
        let head = match self.path {
            OAP => PLAN,
            PRIORITY => HEAD,
            ACTION => LEAD,
            _ => TITLE,
        };
        let times = bytes / self.unit.len();
        let units = (0..times).map(|number| self.unit.replace("{}", &number.to_string()));
        let middle: String = units.collect();
        format!("{head}{}{middle}{}\n", self.before, self.after.repeat(times))
    }

    /// A plan in which this file has about so many bytes of what is repeated.
    fn files(&self, bytes: usize) -> Vec<(&'static str, String)> {
        let mut files =
            vec![(OAP, PLAN.to_owned()), (PRIORITY, HEAD.to_owned()), (ACTION, LEAD.to_owned())];
        files.retain(|(path, _)| *path != self.path);
        files.push((self.path, self.of(bytes)));
        files
    }
}

/// How many instructions a check of these files takes; `None` where they cannot be counted.
fn instructions(files: &[(&str, String)]) -> Option<u64> {
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let plan = folder(&files);
    let output = Command::new("valgrind")
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"])
        .arg(program())
        .arg("-C")
        .arg(plan.path())
        .args(["check", "--format", "concise"])
        .env("RAYON_NUM_THREADS", "1")
        .output();
    let Ok(output) = output else {
        assert!(std::env::var_os("CI").is_none(), "there is no valgrind to count with");
        return None;
    };
    let said = String::from_utf8_lossy(&output.stderr);
    let count = said.lines().find_map(|line| line.split_once("refs:")).expect("a count").1;
    let digits: String = count.chars().filter(char::is_ascii_digit).collect();
    Some(digits.parse().expect("a number"))
}

/// Eight times as long, and up to ten times as much work besides that of the plan around it.
#[track_caller]
fn holds(name: &str, long: &Long) {
    const SHORT: usize = 2_000;
    static AROUND: OnceLock<Option<u64>> = OnceLock::new();
    let around = AROUND.get_or_init(|| instructions(&text("a").files(1)));
    let Some(around) = *around else { return };
    let [short, eight] = [SHORT, 8 * SHORT].map(|bytes| {
        let counted = instructions(&long.files(bytes)).expect("valgrind is there");
        counted.saturating_sub(around).max(1)
    });
    let tenths = eight * 10 / short;
    // Where little is to do, a buffer that grows counts.
    assert!(tenths <= 100 || eight < 20_000_000, "{name}: {short} became {eight}");
}

macro_rules! work_follows_size {
    ($($name:ident: $long:expr;)*) => {
        $(#[test]
        fn $name() {
            holds(stringify!($name), &$long);
        })*
    };
}

work_follows_size! {
    brackets_in_brackets: action("description: ", "[", "]");
    findings_in_a_text: text("<b>x</b> ");
    citations: action("description: ", "<figure:a> ", "");
    names_in_a_table: Long { path: TEXT, before: "| a |\n|---|\n| ", unit: "\\| <b> ", after: "" };
    links_that_lead_nowhere: text("[a](../b{}.md) ");
    brackets_in_a_text: text("[");
    hidden_characters_by_name: text("&rlm; &");
    names_of_footnotes: text("[^");
    code_in_a_text: text("```\na\n```\n\n");
    unknown_parties: action("participants: [", "X{}, ", "");
    unknown_speakers: action("comments:\n", "  - { text: a, by: nobody }\n", "");
    unknown_keys: action("", "k{}: v\n", "");
    placeholders: action("description:\n", "  - XXX\n", "");
    ignores: action("", "# empact: ignore[x] because\n", "");
    measures: plan("measures:\n", "  m{}: { name: N }\n", "");
}

/// The summary of a check, which is the last that is said.
fn summary(files: &[(&str, &str)], arguments: &[&str]) -> (String, String) {
    let plan = folder(files);
    let output = empact().arg("-C").arg(plan.path()).arg("check").args(arguments).output();
    let output = output.expect("it runs");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    let last = said.lines().last().unwrap_or_default().to_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    (String::from_utf8(output.stdout).expect("UTF-8"), last)
}

/// A plan with 1 300 names that nobody knows in each of two files.
fn unknown_names() -> Vec<(&'static str, String)> {
    let action = |number: &str| {
        let names: Vec<String> = (0..1300).map(|number| format!("X{number}x")).collect();
        let names = names.join(", ");
        format!("action: \"{number}\"\ntitle: T\nleaders: [UK]\nparticipants: [{names}]\n")
    };
    vec![
        (OAP, PLAN.to_owned()),
        (PRIORITY, HEAD.to_owned()),
        (ACTION, action("1.1")),
        ("priorities/thb/actions/1.2.yaml", action("1.2")),
    ]
}

#[test]
fn what_is_not_shown_is_counted_in_every_format() {
    let files = unknown_names();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let lines = |arguments: &[&str]| {
        let (shown, summary) = summary(&files, arguments);
        (shown.lines().count(), summary)
    };
    let concise = ["--format", "concise"];
    let (shown, said) = lines(&concise);
    assert_eq!(said, "4 files, 2600 errors; 1600 findings not shown");
    assert_eq!(shown, 1000, "of one rule 500 in each of the files");
    let (shown, said) = lines(&[&concise[..], &["--max-findings", "7"]].concat());
    assert_eq!((shown, said.as_str()), (7, "4 files, 2600 errors; 2593 findings not shown"));
    let (shown, said) = lines(&[&concise[..], &["--max-findings", "0"]].concat());
    assert_eq!((shown, said.as_str()), (2600, "4 files, 2600 errors"));

    let some = |format| summary(&files, &["--max-findings", "7", "--format", format]).0;
    let json: serde_json::Value = serde_json::from_str(&some("json")).expect("JSON");
    assert_eq!(json["summary"]["errors"], 2600);
    assert_eq!(json["summary"]["not_shown"], 2593);
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(7));
    let sarif: serde_json::Value = serde_json::from_str(&some("sarif")).expect("JSON");
    let notification = &sarif["runs"][0]["invocations"][0]["toolExecutionNotifications"][0];
    assert_eq!(notification["message"]["text"], "2593 findings not shown");
    assert!(some("github").ends_with("::notice title=empact::2593 findings not shown\n"));
    // A file of which nothing is shown has failed all the same.
    let junit = some("junit");
    assert!(junit.contains("tests=\"4\" failures=\"2\""), "{junit}");
    assert!(junit.contains("1300 findings not shown"), "{junit}");
}

#[test]
fn a_baseline_knows_what_is_not_shown() {
    let files = unknown_names();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let plan = folder(&files);
    let baseline = plan.path().join("baseline.json");
    let check = |more: &[&str]| {
        let command = empact().arg("-C").arg(plan.path()).args(["check", "--baseline"]);
        command.arg(&baseline).args(more).assert()
    };
    check(&["--write-baseline"]).success();
    check(&[]).success().stdout_eq("");
}

#[test]
fn a_text_has_an_end() {
    let long = "a".repeat(262_144);
    for (text, errors) in [(long.clone(), 0), (format!("{long}b"), 1)] {
        // The line before it belongs to the text of a file.
        let body = format!("{TITLE}{}", &text[1..]);
        let action = format!("{LEAD}description:\n  - {text}\n");
        let files =
            [(OAP, PLAN), (PRIORITY, HEAD), (ACTION, action.as_str()), (TEXT, body.as_str())];
        let plan = folder(&files);
        let output = empact().arg("-C").arg(plan.path()).args(["check", "--format", "concise"]);
        let output = output.output().expect("it runs");
        let shown = String::from_utf8_lossy(&output.stdout);
        let said = "error[invalid-value]: a text has no more than 262144 characters";
        assert_eq!(shown.matches(said).count(), 2 * errors, "{shown:.300}");
    }
}

#[test]
fn a_plan_has_so_many_periods_and_priorities() {
    let periods: Vec<String> =
        (0..300).map(|at| format!("  - {{ id: p{at}, label: D }}\n")).collect();
    let periods = periods.concat();
    let keys: Vec<String> = (0..300).map(|at| format!("P{at}")).collect();
    let plan =
        format!("title: P\nyears: [2013]\npriorities: [{}]\nperiods:\n{periods}", keys.join(", "));
    let (shown, _) = summary(&[(OAP, &plan)], &["--format", "concise", "--deny", "schema"]);
    for what in ["periods", "priorities"] {
        let said = format!("error[invalid-value]: a plan has no more than 200 {what}");
        assert_eq!(shown.matches(&said).count(), 1, "{shown:.300}");
    }
}

/// What is documented is what holds.
#[test]
fn the_page_on_limits_names_them_all() {
    let page = include_str!("../../docs/limits.md");
    let shown = empact::rules::MAX_OF_RULE.to_string();
    assert!(page.contains(&format!("| {shown} |")), "{shown}");
    let (text, listed) = (empact::model::LONGEST_TEXT.to_string(), empact::load::MAX_LISTED);
    assert!(page.contains(&format!("| {text} characters |")), "{text}");
    assert!(page.contains(&format!("| {listed} each |")), "{listed}");
    assert!(page.contains(&format!("| {} |", empact::decode::MAX_FINDINGS)));
    assert!(page.contains("| 1 MiB |"), "as `tests/it/reader.rs` holds");
}
