//! The ten commonest mistakes of a first-time author, each made in an action of the example plan in
//! many ways. Each is one finding, in the author's words: `tests/first-mistakes/` holds what is
//! shown. `EMPACT_BLESS=1 cargo test --test first_mistakes` writes it anew.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;
use std::{env, fs};

use empact::control;
use empact::discover::{self, Discovered, Role};
use empact::load;
use empact::present::{self, Checked, Format, Setting};
use empact::source::{SourceFile, Sources};

const ACTION: &str = "priorities/syn/actions/1.1.yaml";

/// A mistake: its name, what stands in the file, and what somebody writes instead.
type Mistake = (&'static str, &'static str, &'static str);

include!("first-mistakes/table.rs");

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The plan's own file and those of the action's priority.
static EXAMPLE: LazyLock<Vec<SourceFile>> = LazyLock::new(|| {
    let discovered = discover::read(&root().join("examples/oap-2013")).expect("it can be read");
    let chosen = |path: &str| path == "oap.yaml" || path.starts_with("priorities/syn/");
    let files = discovered.sources.iter().filter(|(_, file)| chosen(&file.path));
    let mut files: Vec<SourceFile> = files.map(|(_, file)| file.clone()).collect();
    for file in files.iter_mut().filter(|file| file.path == "oap.yaml") {
        for other in ["WA", "WB", "CONT", "THB", "MOCG", "CYB"] {
            file.text = file.text.replace(&format!("  - {other}\n"), "");
        }
    }
    files
});

fn action() -> &'static str {
    let action = EXAMPLE.iter().find(|file| file.path == ACTION);
    &action.expect("it is there").text
}

/// What is shown when the action has this text, and how many findings that is.
fn shown(text: &str) -> (String, usize) {
    let mut files = EXAMPLE.clone();
    for file in files.iter_mut().filter(|file| file.path == ACTION) {
        text.clone_into(&mut file.text);
    }
    let roles = files.iter().map(|file| Role::of(&file.path).expect("a role")).collect();
    let sources = Sources::new(files);
    let loaded = load::read(Discovered { sources, roles, findings: Vec::new() });
    let findings = control::check(&loaded);
    let plan = Checked::new("", &loaded.sources, &findings);
    let mut out = Vec::new();
    let setting = Setting { colour: false, width: 100 };
    present::write(&mut out, Format::Text, &[plan], setting).expect("a vector takes everything");
    (String::from_utf8(out).expect("it is text"), findings.len())
}

/// The text with a mistake in it.
fn mistaken((name, right, wrong): Mistake) -> String {
    let action = action();
    assert!(action.contains(right), "{name}: `{right}` is not in the file");
    action.replacen(right, wrong, 1)
}

#[test]
fn each_mistake_is_one_finding_that_names_it() {
    for (kind, mistakes) in KINDS {
        let mut all = String::new();
        for mistake in *mistakes {
            let (text, count) = shown(&mistaken(*mistake));
            assert_eq!(count, 1, "{kind}, {}:\n{text}", mistake.0);
            let _ = writeln!(all, "## {}\n\n{}\n", mistake.0, text.trim_end());
        }
        let path = root().join(format!("tests/first-mistakes/{kind}.txt"));
        if env::var_os("EMPACT_BLESS").is_some() {
            fs::write(&path, &all).expect("it can be written");
        }
        let expected = fs::read_to_string(&path).expect("it is there");
        assert_eq!(all, expected.replace("\r\n", "\n"), "{kind}");
    }
}

#[test]
fn the_same_is_found_whatever_ends_a_line() {
    for (kind, mistakes) in KINDS {
        for mistake in *mistakes {
            let text = mistaken(*mistake);
            let (unix, _) = shown(&text);
            let (windows, _) = shown(&text.replace('\n', "\r\n"));
            assert_eq!(windows, unix, "{kind}, {}", mistake.0);
        }
    }
}

#[test]
fn a_mistake_hides_no_other_in_the_same_file() {
    let later = ("  - The Dutch HVT", "  - XXX the Dutch HVT");
    for (kind, mistakes) in KINDS {
        for mistake in *mistakes {
            let text = mistaken(*mistake);
            if !text.contains(later.0) {
                continue;
            }
            let (found, count) = shown(&text.replace(later.0, later.1));
            assert_eq!(count, 2, "{kind}, {}:\n{found}", mistake.0);
            assert!(found.contains("[placeholder]"), "{kind}, {}:\n{found}", mistake.0);
        }
    }
}
