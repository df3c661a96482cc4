//! Work follows the size of what is read: a file that is eight times as long takes about eight times as
//! many instructions, whatever stands in it; and what is too much is said and left out.
//!
//! Instructions are counted by valgrind, because they depend neither on the machine nor on its load.
//! Where valgrind is not to be had, as outside of Linux, the counts are not held, which is said; CI has it.

mod together;

use std::io::Write;
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
    /// What is repeated; `{}` stands for a number that is another one each time, `{next}` for that of the
    /// next time.
    unit: &'static str,
    after: &'static str,
}

const fn action(before: &'static str, unit: &'static str, after: &'static str) -> Long {
    Long { path: ACTION, before, unit, after }
}

const fn priority(before: &'static str, unit: &'static str) -> Long {
    Long { path: PRIORITY, before, unit, after: "" }
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
        let unit = |number: usize| {
            let next = self.unit.replace("{next}", &(number + 1).to_string());
            next.replace("{}", &number.to_string())
        };
        let middle: String = (0..times).map(unit).collect();
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

/// What a tool of valgrind says of a command over these files; `None` where there is no valgrind.
fn measured<P: AsRef<str>>(
    tool: &[&str],
    files: &[(P, String)],
    arguments: &[&str],
) -> Option<String> {
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_ref(), text.as_str())).collect();
    let plan = folder(&files);
    let output = Command::new("valgrind")
        .args(tool)
        .arg(program())
        .arg("-C")
        .arg(plan.path())
        .args(arguments)
        .env("RAYON_NUM_THREADS", "1")
        .output();
    let Ok(output) = output else {
        assert!(std::env::var_os("CI").is_none(), "there is no valgrind to count with");
        // Not by a macro, which `cargo test` keeps to itself where a test passes.
        let said = "growth: there is no valgrind, so nothing was counted\n";
        std::io::stderr().write_all(said.as_bytes()).expect("somebody listens");
        return None;
    };
    Some(String::from_utf8_lossy(&output.stderr).into_owned())
}

/// The number behind some words.
fn number(said: &str, words: &str) -> u64 {
    let behind = said.lines().find_map(|line| line.split_once(words)).expect("a count").1;
    let is_part = |c: &char| c.is_ascii_digit() || matches!(c, ',' | ' ');
    let digits = behind.chars().take_while(is_part).filter(char::is_ascii_digit);
    digits.collect::<String>().parse().expect("a number")
}

/// How many instructions a command over these files takes.
fn instructions<P: AsRef<str>>(files: &[(P, String)], arguments: &[&str]) -> Option<u64> {
    let tool = ["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"];
    measured(&tool, files, arguments).map(|said| number(&said, "refs:"))
}

/// How many bytes it holds when it holds the most.
fn most_held(files: &[(&str, String)], arguments: &[&str]) -> Option<u64> {
    let tool = ["--tool=dhat", "--dhat-out-file=/dev/null"];
    measured(&tool, files, arguments).map(|said| number(&said, "t-gmax:"))
}

/// About how long a short file is.
const SHORT: usize = 2_000;

const CHECK: &[&str] = &["check", "--format", "concise"];

/// Eight times as much to read, and up to ten times as much work besides that of the plan around it.
#[track_caller]
fn grows<P: AsRef<str>>(name: &str, arguments: &[&str], files: impl Fn(usize) -> Vec<(P, String)>) {
    static AROUND: OnceLock<Option<u64>> = OnceLock::new();
    let around = AROUND.get_or_init(|| instructions(&text("a").files(1), CHECK));
    let Some(around) = *around else { return };
    let [short, eight] = [1, 8].map(|times| {
        let counted = instructions(&files(times), arguments).expect("valgrind is there");
        counted.saturating_sub(around).max(1)
    });
    let tenths = eight * 10 / short;
    // Where little is to do, a buffer that grows counts.
    assert!(tenths <= 100 || eight < 20_000_000, "{name}: {short} became {eight}");
}

fn holds(name: &str, long: &Long) {
    grows(name, CHECK, |times| long.files(times * SHORT));
}

macro_rules! work_follows_size {
    ($($name:ident: $long:expr;)*) => {
        $(#[test]
        fn $name() {
            holds(stringify!($name), &$long);
        })*
    };
}

/// Each figure is a part of the next, and by way of another a part of the first.
const CIRCLES: &str = "  - { id: f{}, value: 1, part_of: f{next} }
  - { id: s{}, value: 1, sum_of: [f{}], part_of: f0 }
";

const UNITS: &str = "  - { id: f{}, value: 1, unit: u{}, part_of: f{next} }\n";

/// Of a label the model does not know where it stands.
const SIGNS: &str = "  - { label: \"\u{2022} Soft\u{ad}Figure {}\", value: 1 }\n";

/// So many that there are too many in the short file too: a file of which something is refused is read a
/// second time.
#[test]
fn periods() {
    let long = plan("", "  - { id: p{}, label: D }\n", "");
    grows("periods", CHECK, |times| long.files(times * 4 * SHORT));
}

/// A fix for each item: all are tried together.
#[test]
fn fixes() {
    let long = action("description:\n", "  - a\u{200b}b{}\n", "");
    grows("fixes", &["check", "--diff"], |times| long.files(times * SHORT));
}

/// What makes a tree of a text needs several hundred times its length at worst; a text has an end.
#[test]
fn memory_follows_the_length_of_a_text() {
    const BYTES: u16 = 8_000;
    const REPORT: &[&str] = &["report", "-p", "THB", "--draft", "--format", "html"];
    let Some(around) = most_held(&text("a").files(1), REPORT) else { return };
    for unit in ["[", "[a](<b", "![](", "_a*"] {
        let held = most_held(&text(unit).files(BYTES.into()), REPORT).expect("valgrind is there");
        let each = held.saturating_sub(around) / u64::from(BYTES);
        assert!((20..400).contains(&each), "{unit}: {each} bytes for each of the text");
    }
}

/// In a report each is a party, and a finding at its head.
#[test]
fn unknown_parties_of_a_draft() {
    const DRAFT: &[&str] = &["report", "-p", "THB", "--draft", "--format", "html"];
    let long = action("participants: [", "X{}, ", "]");
    grows("unknown parties of a draft", DRAFT, |times| {
        let mut files = long.files(times * SHORT);
        files.last_mut().expect("a file").1 = long.of(times * SHORT).replace(", ]", "]");
        files
    });
}

/// What is told wherever somebody is named is as short as one line, and those who lead together are few.
#[test]
fn what_is_named_often_is_short() {
    let name = "N".repeat(1001);
    let (named, noted) = (format!("{{ name: {name} }}"), format!("{{ name: N, note: {name} }}"));
    let parties = format!("{PLAN}parties:\n  AB: {named}\n  CD: {noted}\n");
    let many: Vec<String> = (0..101).map(|at| format!("P{at}")).collect();
    let priority = format!("{HEAD}co_drivers: [{}]\n", many.join(", "));
    let action = format!("action: \"1.1\"\ntitle: T\nleaders: [{}]\n", many.join(", "));
    let files = [(OAP, parties.as_str()), (PRIORITY, &priority), (ACTION, &action)];
    let (shown, _) = summary(&files, &["--format", "concise"]);
    for said in [
        "error[invalid-value]: a line has no more than 1000 characters",
        "error[invalid-value]: a note on a party has no more than 1000 characters",
        "error[invalid-value]: no more than 100 parties drive a priority together",
        "error[invalid-value]: no more than 100 parties lead an action together",
    ] {
        assert_eq!(shown.matches(said).count(), 1, "{said}: {shown:.1000}");
    }
    assert_eq!(shown.matches("P100").count(), 0, "the last one is left out: {shown:.300}");
}

#[test]
fn many_files_with_many_findings() {
    const PATHS: [&str; 8] = [
        "priorities/thb/actions/1.10.yaml",
        "priorities/thb/actions/1.11.yaml",
        "priorities/thb/actions/1.12.yaml",
        "priorities/thb/actions/1.13.yaml",
        "priorities/thb/actions/1.14.yaml",
        "priorities/thb/actions/1.15.yaml",
        "priorities/thb/actions/1.16.yaml",
        "priorities/thb/actions/1.17.yaml",
    ];
    // More of a rule than are shown of a file, and of another that the reader finds.
    let names: Vec<String> = (0..600).map(|at| format!("  - X{at}x\n")).collect();
    let keys: Vec<String> = (0..600).map(|at| format!("k{at}: v\n")).collect();
    let (names, keys) = (names.concat(), keys.concat());
    grows("many findings", CHECK, |times| {
        let mut files = vec![(OAP, PLAN.to_owned()), (PRIORITY, HEAD.to_owned())];
        let paths = PATHS.iter().take(times);
        files.extend(paths.enumerate().map(|(at, path)| {
            let head = format!("action: \"1.{}\"\ntitle: T\nleaders: [UK]\n", at + 10);
            (*path, format!("{head}participants:\n{names}{keys}"))
        }));
        files
    });
}

work_follows_size! {
    brackets_in_brackets: action("description: ", "[", "]");
    findings_in_a_text: text("<b>x</b> ");
    comparisons: text("a<b and c{}>d ");
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
    ignores_of_something: action("", "# empact: ignore[unknown-key] because\nk{}: 1\n", "");
    unknown_figures: priority("figures:\n", "  - { id: f{}, value: 1, part_of: g{} }\n");
    circles_of_figures: priority("figures:\n", CIRCLES);
    units_that_differ: priority("figures:\n", UNITS);
    conflicts: action("", "=======\nk{}: v\n", "");
    lines_with_signs: priority("figures:\n", SIGNS);
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
    let gitlab: serde_json::Value = serde_json::from_str(&some("gitlab")).expect("JSON");
    let last = gitlab.as_array().and_then(|issues| issues.last()).expect("an entry");
    assert_eq!(last["description"], "2593 findings not shown");
    assert_eq!(
        last["location"]["path"].as_str().map(|path| path.ends_with("oap.yaml")),
        Some(true)
    );
    let junit = some("junit");
    assert!(junit.contains("tests=\"4\" failures=\"2\""), "{junit}");
    assert!(junit.contains("1300 findings not shown"), "{junit}");
}

/// A document that is made all the same, and one that is refused, say so much of what is wrong too.
#[test]
fn a_draft_and_a_refusal_show_so_many_findings() {
    let mut files = unknown_names();
    let limits = "limits: { findings: 30 }\n";
    let all: &[&[&str]] = &[&["report", "-p", "THB"], &["summary"]];
    for (more, shown, left, commands) in [("", 1000, "1600", &all[..1]), (limits, 30, "2570", all)]
    {
        files[0].1 = format!("{PLAN}{more}");
        let files: Vec<(&str, &str)> =
            files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let plan = folder(&files);
        let made = |arguments: &[&str]| {
            let output = empact().arg("-C").arg(plan.path()).args(arguments).output();
            let output = output.expect("it runs");
            [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"))
        };
        for command in commands {
            for format in ["md", "html"] {
                let [text, _] = made(&[*command, &["--draft", "--format", format]].concat());
                assert_eq!(text.matches("unknown-party").count(), shown, "{command:?} {format}");
                let said = format!("{left} findings more are not shown here.");
                assert_eq!(text.matches(&said).count(), 1, "{command:?} {format}");
            }
        }
        // A thousand excerpts of a line that long are a matter of their own.
        if shown == 1000 {
            continue;
        }
        let [text, said] = made(&["report", "-p", "THB"]);
        assert_eq!(text, "");
        assert_eq!(said.matches("error[unknown-party]").count(), shown);
        let end = format!(
            "4 files, 2600 errors; {left} findings not shown; a plan with errors is not reported on\n"
        );
        assert!(said.contains(&end), "{}", &said[said.len() - 300..]);
    }
}

/// What is not shown is not held in memory either: once there are as many as are shown, one is kept of each
/// further file.
#[test]
fn of_files_beyond_what_is_shown_one_finding_is_kept() {
    let mut files = unknown_names();
    let (_, second) = files.last().expect("there is one");
    let last = second.replace("1.2", "1.10");
    // Files are shown by path and judged in the order of the plan.
    files.push(("priorities/thb/actions/1.10.yaml", last));
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let (shown, said) = summary(&files, &["--format", "concise"]);
    assert_eq!(said, "5 files, 3900 errors; 2900 findings not shown");
    let of_last = shown.lines().filter(|line| line.contains("1.10.yaml")).count();
    assert_eq!((of_last, shown.lines().count()), (1, 1000));
}

#[test]
fn a_plan_says_how_many_findings_are_shown() {
    let files = unknown_names();
    let shown = |limits: &str, more: &[&str]| {
        let plan = format!("{PLAN}limits: {{ {limits} }}\n");
        let other = files.iter().filter(|(path, _)| *path != OAP);
        let files: Vec<(&str, &str)> = [(OAP, plan.as_str())]
            .into_iter()
            .chain(other.map(|(path, text)| (*path, text.as_str())))
            .collect();
        let (shown, said) = summary(&files, &[&["--format", "concise"], more].concat());
        (shown.lines().count(), said, shown)
    };
    let (lines, said, _) = shown("findings: 1500, findings_of_rule: 900", &[]);
    assert_eq!((lines, said.as_str()), (1500, "4 files, 2600 errors; 1100 findings not shown"));
    let (lines, said, _) = shown("findings: 5000, findings_of_rule: 900", &[]);
    assert_eq!((lines, said.as_str()), (1800, "4 files, 2600 errors; 800 findings not shown"));
    let (lines, said, _) = shown("findings: 5000", &["--max-findings", "7"]);
    assert_eq!((lines, said.as_str()), (7, "4 files, 2600 errors; 2593 findings not shown"));
    for none in ["findings: 0", "findings_of_rule: 50001"] {
        let (lines, said, shown) = shown(none, &[]);
        assert_eq!((lines, said.as_str()), (1000, "4 files, 2601 errors; 1601 findings not shown"));
        let words = "oap.yaml:6:";
        assert!(shown.contains(words), "{shown:.300}");
        assert!(shown.contains("error[invalid-value]: a limit is a number from 1 to 50000"));
    }
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

/// An action with 600 parties that nobody knows, some of them with an ignore behind them.
fn ignoring(is_ignored: impl Fn(usize) -> bool) -> String {
    let name = |at| {
        let ignore = if is_ignored(at) { " # empact: ignore[unknown-party] because" } else { "" };
        format!("  - X{at}x{ignore}\n")
    };
    let names: String = (0..600).map(name).collect();
    format!("{LEAD}participants:\n{names}")
}

#[test]
fn what_is_to_be_ignored_is_not_counted() {
    let last = |text: &str, code: i32| {
        let plan = folder(&[(OAP, PLAN), (PRIORITY, HEAD), (ACTION, text)]);
        let output = empact().arg("-C").arg(plan.path()).args(["check", "--format", "concise"]);
        let output = output.output().expect("it runs");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(code), "{said}");
        said.lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(last(&ignoring(|_| true), 0), "3 files, no findings");
    assert_eq!(last(&ignoring(|at| at < 550), 1), "3 files, 50 errors");
    // The last one that is shown, and one that is not.
    for ignored in [499, 550] {
        let said = last(&ignoring(|at| at == ignored), 1);
        assert_eq!(said, "3 files, 599 errors; 99 findings not shown", "{ignored}");
    }
    // Where the reader stops, nobody knows what the others are.
    let key = |at| {
        let ignore = if at == 499 { " # empact: ignore[unknown-key] because" } else { "" };
        format!("k{at}: v{ignore}\n")
    };
    let keys: String = (0..600).map(key).collect();
    let said = last(&format!("{LEAD}{keys}"), 1);
    assert_eq!(said, "3 files, 600 errors; 100 findings not shown");
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
    let (line, together) = (empact::model::LONGEST_LINE, empact::load::MAX_TOGETHER);
    assert!(page.contains(&format!("| {line} characters |")), "{line}");
    assert!(page.contains(&format!("| {together} each |")), "{together}");
    assert!(page.contains(&format!("| {listed} each |")), "{listed}");
    assert!(page.contains(&format!("| {} |", empact::decode::MAX_FINDINGS)));
    assert!(page.contains(&format!("up to {} each", empact::model::Limits::MOST)));
    assert!(page.contains("| 1 MiB |"), "as `tests/it/reader.rs` holds");
}
