//! The same through the program: what it writes to its two streams and into files, and what these
//! are called.

use std::fs;
use std::path::Path;
use std::process::Command as Git;
use std::thread;

use empact::model::Marking;
use snapbox::cmd::Command;

use super::plan::PARTS;
use super::shown::{Shown, cells};
use super::state::{Fault, State};
use super::{all_else, nothing_above, told};
use crate::support::{empact, folder, put};

const CEILING: Marking = Marking::Limite;

/// All commands that show something of a plan, in all formats; `OUT` is a folder that is empty.
const COMMANDS: &[&str] = &[
    "check",
    "check --format concise",
    "check --format json",
    "check --format github",
    "check --format gitlab --output sarif=OUT/a.sarif --output junit=OUT/a.xml",
    "check --since HEAD~1",
    "check --baseline BASELINE",
    "check - --stdin-filename FILE --format json",
    "report --priority THB --draft",
    "report --priority THB --draft -o OUT/",
    "summary --draft -o OUT/",
    "summary --draft --priority THB --period 2013-06",
    "note --draft -o OUT/",
    "status",
    "status --format json",
    "status --priority THB",
    "export -o OUT/",
    "export -o OUT/tables.xlsx",
    "export --format json",
    "export --table actions",
    "diff HEAD~1",
    "diff HEAD~1..HEAD --format json",
    "diff HEAD~1 -o OUT/",
    "diff --period 2013-06 2013-12 --format md",
];

/// Commands that are refused: they would write what was not looked at, or there is nothing to show.
const REFUSED: &[&str] = &[
    "check --fix",
    "check --diff",
    "check --baseline OUT/baseline.json --write-baseline",
    "report --priority OPC",
    "report --priority zzz",
    "report --priority THB --period zzz",
    "summary --priority OPC",
    "status --priority OPC",
    "export --priority OPC",
    "diff --priority OPC",
    "diff --period zzz 2013-12",
];

/// A plan in a repository: as it is, and as it was before.
fn repository() -> (tempfile::TempDir, [State; 2]) {
    let marked = |name, own: &[(usize, Marking)]| {
        let mut state = State::plain(name);
        for (part, marking) in own {
            state.markings[*part] = Some(*marking);
        }
        state
    };
    let opc = PARTS.iter().position(|part| part.path == "priorities/opc/priority.yaml");
    let opc = (opc.expect("there is one"), Marking::Confidential);
    let plan = (0, Marking::Limite);
    let before = marked("w", &[plan, opc, (2, Marking::Secret), (5, Marking::Restricted)]);
    let after = marked("q", &[plan, opc, (3, Marking::Restricted), (7, Marking::TopSecret)]);
    let folder = folder(&[]);
    git(folder.path(), &["init", "--quiet"]);
    for state in [&before, &after] {
        for (path, text) in state.files() {
            put(folder.path(), &path, &text);
        }
        git(folder.path(), &["add", "--all"]);
        git(folder.path(), &["commit", "--quiet", "--message=a state"]);
        // The names of some files are other ones in the second state.
        if state.name == "w" {
            fs::remove_dir_all(folder.path().join("priorities")).expect("it can be removed");
        }
    }
    (folder, [before, after])
}

fn git(folder: &Path, arguments: &[&str]) {
    let options = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"];
    let status = Git::new("git").current_dir(folder).args(options).args(arguments).status();
    assert!(status.expect("git can be run").success(), "{arguments:?}");
}

/// What a command shows under a ceiling, and its exit code.
fn run(plan: &Path, line: &str, ceiling: Marking) -> (Shown, Option<i32>) {
    let out = folder(&[("baseline", "{\"version\":1,\"findings\":[]}")]);
    let (baseline, shown) = (out.path().join("baseline"), out.path().join("shown"));
    fs::create_dir(&shown).expect("it can be made");
    let file = plan.join(&PARTS[3].path);
    let words = line.split(' ').map(|word| {
        let word = word.replace("BASELINE", &baseline.to_string_lossy());
        let word = word.replace("FILE", &file.to_string_lossy());
        word.replace("OUT", &shown.to_string_lossy())
    });
    let command: Command = empact().arg("-C").arg(plan).args(words);
    let output = command
        .args(["--max-marking", ceiling.word()])
        .stdin(fs::read(&file).expect("it can be read"))
        .output()
        .expect("the program can be run");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut all = vec![(format!("{line}: output"), text(&output.stdout))];
    all.push((format!("{line}: errors"), text(&output.stderr)));
    for file in fs::read_dir(&shown).expect("it is there") {
        let path = file.expect("a file").path();
        let bytes = fs::read(&path).expect("it can be read");
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let is_workbook = path.extension().is_some_and(|ending| ending == "xlsx");
        let text = if is_workbook { cells(bytes) } else { text(&bytes) };
        all.push((format!("{line}: {name}"), name + "\n" + &text));
    }
    (all, output.status.code())
}

#[test]
fn no_command_shows_what_is_above_the_ceiling() {
    let (folder, [before, after]) = repository();
    let either = |one: &[bool], other: &[bool]| -> Vec<bool> {
        one.iter().zip(other).map(|(one, other)| *one || *other).collect()
    };
    let (old, new) = (before.above(CEILING), after.above(CEILING));
    let both = either(&old, &new);
    let middle = COMMANDS.len() / 2;
    let shown: Vec<(&str, Shown, Option<i32>)> = thread::scope(|scope| {
        let halves = [&COMMANDS[..middle], &COMMANDS[middle..]].map(|lines| {
            let run = |line: &&'static str| {
                let (shown, code) = run(folder.path(), line, CEILING);
                (*line, shown, code)
            };
            scope.spawn(move || lines.iter().map(run).collect::<Vec<_>>())
        });
        halves.into_iter().flat_map(|half| half.join().expect("it runs")).collect()
    });
    for (line, shown, code) in &shown {
        assert!(code.is_some_and(|code| code < 2), "{line}: {shown:?}");
        let is_comparison = line.starts_with("diff") && !line.contains("--period");
        nothing_above(shown, &after, if is_comparison { &both } else { &new });
        nothing_above(shown, &before, &both);
        let document = ["report", "summary", "note", "export", "diff"];
        if document.iter().any(|command| line.starts_with(command)) {
            let visible = shown
                .iter()
                .any(|(_, text)| told(text).contains(&('q', 2)) || told(text).contains(&('q', 1)));
            assert!(visible, "{line} shows nothing: {shown:?}");
        }
    }
    let all: Shown = shown.into_iter().flat_map(|(_, shown, _)| shown).collect();
    all_else(&all, &after, &new);
}

#[test]
fn a_refusal_tells_nothing_either() {
    let (folder, [before, after]) = repository();
    for line in REFUSED {
        let (shown, code) = run(folder.path(), line, CEILING);
        assert_eq!(code, Some(2), "{line}: {shown:?}");
        nothing_above(&shown, &after, &after.above(CEILING));
        nothing_above(&shown, &before, &before.above(CEILING));
    }
    for line in ["diff --period zzz 2013-12", "diff HEAD~1", "status", "check", "report -p THB"] {
        let (shown, code) = run(folder.path(), line, Marking::Public);
        assert_eq!(code, Some(2), "{line}: {shown:?}");
        assert!(shown.iter().all(|(_, text)| told(text).is_empty()), "{line}: {shown:?}");
    }
}

/// The findings of a draft quote files of every priority.
#[test]
fn a_draft_bears_the_marking_of_all_that_its_findings_may_quote() {
    let mut state = State::plain("q");
    state.markings[0] = Some(Marking::Limite);
    let other = PARTS.iter().position(|part| part.path == "priorities/opc/actions/1.1.yaml");
    let other = other.expect("there is one");
    state.markings[other] = Some(Marking::Secret);
    state.faults[other] = Some(Fault::UnknownKey);
    let plan = folder(&[]);
    for (path, text) in state.files() {
        put(plan.path(), &path, &text);
    }
    for line in ["report --priority THB --draft", "summary --priority THB --draft"] {
        for (ceiling, quoted) in [(Marking::TopSecret, true), (CEILING, false)] {
            let (shown, _) = run(plan.path(), line, ceiling);
            let text = &shown[0].1;
            assert_eq!(told(text).contains(&('q', other)), quoted, "{line}: {text}");
            assert_eq!(text.starts_with("**DRAFT** · **SECRET UE"), quoted, "{line}: {text}");
        }
    }
}

/// What else could not be read in a file may have been its marking, where a key, what is wrong or the
/// beginning of a line says so; a text may speak of it.
#[test]
fn a_file_whose_marking_may_be_lost_is_above_every_ceiling() {
    for (text, is_withheld) in [
        ("marking: XXX\n", true),
        ("\"marking\": XXX\n", true),
        ("marking: # secret\nstart: XXX\n", true),
        ("title: One #marking: secret\n", true),
        ("markng: secret\n", true),
        ("title: One\n  marking secret\nstart: XXX\n", true),
        ("leader_condition: |\n  One\n  Marking: secret\nstart: XXX\n", true),
        ("leader_condition: \"One,\n  two - 'marking': secret\"\nstart: XXX\n", false),
        ("# - marking: secret\nstart: XXX\n", true),
        ("title: One # marking: secret\nstart: XXX\n", true),
        ("title: The marking of tools # its marking\nstart: XXX\n", false),
    ] {
        let action = format!("action: \"1.1\"\nleaders: [UK]\n{text}");
        let plan = folder(&[
            (
                "oap.yaml",
                "title: P\nyears: [2013]\nmarking: limite\nperiods: [{ id: a, label: A }]\npriorities: [THB]\n",
            ),
            (
                "priorities/thb/priority.yaml",
                "key: THB\nname: T\ndriver: UK\ngoals: [{ number: 1 }]\n",
            ),
            ("priorities/thb/actions/1.1.yaml", &action),
        ]);
        let output = empact()
            .arg("-C")
            .arg(plan.path())
            .args(["check", "--format", "concise", "--max-marking", "limite"])
            .output()
            .expect("the program can be run");
        let shown = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(!shown.contains("1.1.yaml"), is_withheld, "{text}{shown}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned() + &shown;
        assert_eq!(said.contains("1 file"), is_withheld, "{text}{said}");
    }
}
