//! The ten commonest mistakes of a first-time author, each made in an action of the example plan in
//! many ways. Each is one finding, in the author's words: `tests/first-mistakes/` holds what is
//! shown. `EMPACT_BLESS=1 cargo test --test first_mistakes` writes it anew.

mod support;

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use support::empact;

const ACTION: &str = "priorities/syn/actions/1.1.yaml";

/// A mistake: its name, what stands in the file, and what somebody writes instead.
type Mistake = (&'static str, &'static str, &'static str);

include!("first-mistakes/table.rs");

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn action() -> String {
    fs::read_to_string(root().join("examples/oap-2013").join(ACTION)).expect("it is there")
}

/// What is shown when the action has this text, and how many findings that is.
fn shown(text: &str) -> (String, usize) {
    let output = empact()
        .args(["check", "-", "--stdin-filename", ACTION])
        .stdin(text.to_owned())
        .current_dir(root().join("examples/oap-2013"))
        .output()
        .expect("the program runs");
    let text = String::from_utf8(output.stdout).expect("it writes text");
    let count = text.lines().filter(|line| line.starts_with(['e', 'w'])).count();
    (text, count)
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
