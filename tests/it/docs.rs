//! What the documentation shows is what the program does: commands are run, examples are
//! checked, links are followed, and lists that the program knows are generated.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::support::{approved, empact, put};
use comrak::nodes::NodeValue;
use comrak::{Arena, Options, parse_document};
use empact::rules;
use snapbox::{Assert, IntoData};
use tempfile::TempDir;

/// Commands that a page shows and a test does not run, each with its reason.
const NOT_RUN: &[(&str, &str)] = &[
    ("cargo test", "this is it"),
    ("SNAPSHOTS=overwrite cargo test", "it would approve what it should find"),
    (".ci/run", "this is part of it"),
    ("fuzz/run ", "it builds the program anew, and ends when it is told to"),
    ("fuzz/cover ", "it builds the program anew, and looks at what was found before"),
    ("git diff", "it shows what somebody has changed"),
    ("cargo install ", "it would change the machine, and takes minutes"),
    ("cargo bench", "it takes minutes, and its numbers differ from run to run"),
    ("git clone", "it needs the network"),
    ("EMPACT_KILLS=500", "it takes a quarter of an hour"),
];

/// What stands in a page and matters here.
#[derive(Default)]
struct Page {
    /// What follows the fence, and the text of each fenced block.
    blocks: Vec<(String, String)>,
    /// The addresses of links and images.
    links: Vec<String>,
    /// The headings, as the anchors that a forge makes of them.
    anchors: Vec<String>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The Markdown files at the top and under `docs/`, as paths from the top.
fn pages() -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("docs")];
    let mut entries = |folder: &Path, folders: &mut Vec<PathBuf>| {
        for entry in fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("it can be listed").path();
            if path.extension().is_some_and(|ending| ending == "md") {
                let path = path.strip_prefix(root()).expect("it lies there");
                found.push(path.to_string_lossy().replace('\\', "/"));
            } else if path.is_dir() && folder != root() {
                folders.push(path);
            }
        }
    };
    entries(root(), &mut folders);
    while let Some(folder) = folders.pop() {
        entries(&folder, &mut folders);
    }
    found.sort();
    found
}

fn parse(text: &str) -> Page {
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.table = true;
    let mut page = Page::default();
    for node in parse_document(&arena, text, &options).descendants() {
        match &node.data().value {
            NodeValue::CodeBlock(block) if block.fenced => {
                page.blocks.push((block.info.clone(), block.literal.clone()));
            }
            NodeValue::Link(link) | NodeValue::Image(link) => page.links.push(link.url.clone()),
            NodeValue::Heading(_) => {
                let mut words = String::new();
                for part in node.descendants() {
                    match &part.data().value {
                        NodeValue::Text(text) => words.push_str(text),
                        NodeValue::Code(code) => words.push_str(&code.literal),
                        _ => {}
                    }
                }
                let kept = |c: &char| c.is_alphanumeric() || " -_".contains(*c);
                let words: String = words.to_lowercase().chars().filter(kept).collect();
                page.anchors.push(words.replace(' ', "-"));
            }
            _ => {}
        }
    }
    page
}

/// The value of `title="…"` after a fence.
fn title(info: &str) -> Option<&str> {
    info.split_once(" title=\"")?.1.strip_suffix('"')
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder can be made");
    for entry in fs::read_dir(from).expect("the folder can be read") {
        let path = entry.expect("it can be listed").path();
        let target = to.join(path.file_name().expect("it has a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("it can be copied");
        }
    }
}

/// A place in which the commands of a page may write, with the example plans.
fn workplace() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for plan in ["examples", "tests/ten-faults"] {
        copy(&root().join(plan), &folder.path().join(plan));
    }
    folder
}

/// The commands of a block, each with the output under it.
fn commands(block: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in block.lines() {
        match (line.strip_prefix("$ "), found.last_mut()) {
            (Some(command), _) => found.push((command.to_owned(), String::new())),
            (None, Some((_, output))) => {
                output.push_str(line);
                output.push('\n');
            }
            (None, None) => panic!("a block begins with a command, not with `{line}`"),
        }
    }
    found
}

/// Does what a page tells its reader to: writes its files and runs its commands, in order.
fn follow(name: &str, page: &Page) {
    let folder = workplace();
    let mut here = folder.path().to_owned();
    let mut code = None;
    for (info, block) in &page.blocks {
        if let Some(path) = title(info) {
            put(folder.path(), path, block);
        }
        if info == "console" {
            for (command, expected) in commands(block) {
                run(name, &command, &expected, &mut here, &mut code);
            }
        }
    }
}

/// The arguments of a command, in quotation marks or without.
fn split(arguments: &str) -> Vec<&str> {
    let pieces = (0..).zip(arguments.split('"'));
    let pieces = pieces.flat_map(|(at, piece)| match at % 2 {
        0 => piece.split_whitespace().collect(),
        _ => vec![piece],
    });
    pieces.collect()
}

/// Runs a command in a folder and compares what it writes; `code` is how the last one ended.
fn run(name: &str, command: &str, expected: &str, here: &mut PathBuf, code: &mut Option<i32>) {
    let shown = if let Some(path) = command.strip_prefix("cd ") {
        here.push(path);
        assert!(here.is_dir(), "{name}: {command}");
        String::new()
    } else if command == "echo $?" {
        code.unwrap_or_else(|| panic!("{name}: nothing was run before")).to_string()
    } else if NOT_RUN.iter().any(|(start, _)| command.starts_with(start)) {
        return;
    } else {
        let arguments = command
            .strip_prefix("cargo run --release -- ")
            .or_else(|| command.strip_prefix("empact "))
            .unwrap_or_else(|| panic!("{name}: no test can run `{command}`"));
        assert!(!arguments.contains(['|', '>', '\'']), "{name}: not a shell: {command}");
        let output = empact().args(split(arguments)).current_dir(here).output();
        let output = output.expect("the program can be run");
        *code = output.status.code();
        assert_ne!(*code, Some(2), "{name}: {command}: {output:?}");
        let text = |bytes| String::from_utf8(bytes).expect("it writes text");
        text(output.stdout) + &text(output.stderr)
    };
    // Spaces that do not break look the same and are hard to type.
    let shown = shown.trim_end().replace(['\u{a0}', '\u{202f}'], " ") + "\n";
    let expected = expected.trim_end().to_owned() + "\n";
    let result = Assert::new().try_eq(Some(&command), shown.raw(), expected.into_data());
    assert!(result.is_ok(), "{name}\n{}", result.expect_err("just seen"));
}

#[test]
fn commands_do_what_the_pages_show() {
    for name in pages() {
        let page = parse(&read(&name));
        for (info, _) in &page.blocks {
            let shell = ["sh", "bash", "shell", ""].contains(&info.as_str());
            assert!(!shell, "{name}: show commands in a block of `console`, so that they are run");
        }
        follow(&name, &page);
    }
}

#[test]
fn a_command_that_does_something_else_is_noticed() {
    let page = parse("```console\n$ empact --version\nempact 99\n```\n");
    assert!(std::panic::catch_unwind(|| follow("a page", &page)).is_err());
}

/// Reports of the two periods of the plan on that page.
const PROGRESS: &str =
    "progress:\n  2013-06: { stage: ongoing }\n  2013-12: { stage: ongoing, verdict: met }\n";

/// Fragments of `docs/writing-a-plan.md` are parts of an action file of the plan it begins with.
#[test]
fn every_fragment_can_be_pasted_into_an_action() {
    let name = "docs/writing-a-plan.md";
    let page = parse(&read(name));
    let fragments = page.blocks.iter().filter(|(info, _)| info == "yaml");
    for (_, fragment) in fragments {
        let folder = workplace();
        for (info, text) in &page.blocks {
            if let Some(path) = title(info) {
                put(folder.path(), path, text);
            }
        }
        let mut action = String::new();
        for (key, line) in [
            ("action:", "action: \"1.1\"\n"),
            ("title:", "title: Share what is known about routes\n"),
            ("leaders:", "leaders: [UK]\n"),
            // What an indicator showed is told in a report.
            ("progress:", PROGRESS),
        ] {
            if !fragment.lines().any(|line| line.starts_with(key)) {
                action += line;
            }
        }
        put(folder.path(), "plan/priorities/thb/actions/1.1.yaml", &(action + fragment));
        let output = empact().args(["-C", "plan", "check"]).current_dir(folder.path()).output();
        let output = output.expect("the program can be run");
        let shown = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(0), "{name}:\n{fragment}\n{shown}");
        assert_eq!(shown, "", "{name}:\n{fragment}");
    }
}

#[test]
fn links_lead_somewhere() {
    let mut broken = Vec::new();
    for name in pages() {
        let page = parse(&read(&name));
        let folder = root().join(&name).parent().expect("a folder").to_owned();
        for link in page.links.iter().filter(|link| !link.contains(':')) {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if path.is_empty() { root().join(&name) } else { folder.join(path) };
            let has_anchor = || {
                let text = fs::read_to_string(&target).unwrap_or_default();
                parse(&text).anchors.iter().any(|known| known == anchor)
            };
            if !target.exists() || (!anchor.is_empty() && !has_anchor()) {
                broken.push(format!("{name}: {link}"));
            }
        }
    }
    assert_eq!(broken, [""; 0]);
}

#[test]
fn the_test_command_of_the_readme_is_what_ci_runs() {
    let page = parse(&read("README.md"));
    let shown =
        |command: &str| page.blocks.iter().any(|(_, text)| text == &format!("$ {command}\n"));
    assert!(shown("cargo test"));
    // With what the programs of a release have besides.
    assert!(read(".ci/run").lines().any(|line| line == "step cargo test --all-features"));
}

/// The commits that a page names as examples are there and are called so. A clone without history
/// cannot tell.
#[test]
fn commits_that_are_named_are_there() {
    let git = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).current_dir(root()).output();
        let output = output.ok().filter(|output| output.status.success());
        output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    if git(&["rev-parse", "--is-shallow-repository"]).as_deref() != Some("false") {
        return;
    }
    let page = read("CONTRIBUTING.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| a "));
    let mut named = 0;
    for row in rows {
        let cells: Vec<&str> = row.trim_end_matches(" |").split(" | ").collect();
        let [_, id, subject] = cells[..] else { panic!("three columns: {row}") };
        let found = git(&["log", "-1", "--format=%s", id.trim_matches('`')]);
        assert_eq!(found.as_deref(), Some(subject), "{id}");
        named += 1;
    }
    assert_eq!(named, 7);
}

/// `hostile::zoo::a_link_…` is a function of that name in `tests/it/hostile/zoo.rs`.
#[test]
fn every_test_that_a_promise_names_is_there() {
    let page = read("docs/threat-model.md");
    let spans = page.split('`').skip(1).step_by(2);
    let mut named = 0;
    for name in spans.filter(|span| span.contains("::") && !span.contains(' ')) {
        let (module, test) = name.rsplit_once("::").expect("a path");
        let file = root().join("tests/it").join(module.replace("::", "/"));
        let files = [file.with_extension("rs"), file.join("mod.rs")];
        let texts: String = files.iter().filter_map(|file| fs::read_to_string(file).ok()).collect();
        assert!(texts.contains(&format!("#[test]\nfn {test}()")), "no test {name}");
        named += 1;
    }
    assert!(named >= 20, "{named}");
}

#[test]
fn what_is_mended_is_said_in_one_place() {
    let page = read("docs/fixing.md");
    for rule in rules::all().iter().map(|rule| rule.info) {
        let mended = rule.page.contains("\n**Fix:** ");
        let named = page.contains(&format!("| [{0}](rules/{0}.md) | ", rule.id));
        assert_eq!(named, mended, "{}", rule.id);
    }
}

#[test]
fn the_readme_names_every_command() {
    let help = empact().arg("-h").output().expect("the program can be run").stdout;
    let help = String::from_utf8(help).expect("it writes text");
    let commands = help.split("Commands:\n").nth(1).expect("a list of commands");
    let readme = read("README.md");
    for line in commands.lines().take_while(|line| !line.is_empty()) {
        let command = line.split_whitespace().next().expect("a name");
        let named = readme.contains(&format!("| `empact {command}"));
        assert!(named || command == "help", "`empact {command}` is not in the README");
    }
}

#[test]
fn the_index_of_rules_is_up_to_date() {
    let mut index = "# Rules\n\n\
        Every finding names its rule in brackets; `empact explain RULE` shows the same page in the \
        terminal.\n"
        .to_owned();
    let mut family = None;
    for rule in rules::all().iter().map(|rule| rule.info) {
        if family != Some(rule.family) {
            family = Some(rule.family);
            let name = rule.family.to_string();
            let (first, rest) = name.split_at(1);
            let heading = first.to_uppercase() + rest;
            write!(index, "\n## {heading}\n\n| Rule | Severity | |\n|---|---|---|\n")
                .expect("text can be put together");
        }
        let (id, severity) = (rule.id, rule.severity);
        let summary = rule.summary().replace('\n', " ").replace('|', "\\|");
        writeln!(index, "| [{id}]({id}.md) | {severity} | {summary} |")
            .expect("text can be put together");
    }
    approved("docs/rules/README.md", &index);
}
