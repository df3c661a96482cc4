//! The ten commonest mistakes of a first-time author, each made in an action of a plan in many ways.
//! Each is one finding, in the author's words: `tests/first-mistakes/` holds the plan and what is
//! shown.

mod table;

use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;
use std::{env, fs};

use empact::control;
use empact::decode::PLACES;
use empact::discover::{self, File};
use empact::load;
use empact::present::{self, FindingsFormat, PlanFindings, Setting};
use empact::source::SourceFile;

use crate::support::approved;
use table::KINDS;

const ACTION: &str = "priorities/syn/actions/1.1.yaml";

/// A mistake: its name, what stands in the file, and what somebody writes instead.
type Mistake = (&'static str, &'static str, &'static str);

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A plan of one priority with two actions: every mistake is checked many times over.
static PLAN: LazyLock<Vec<SourceFile>> = LazyLock::new(|| {
    let discovered = discover::read(&root().join("tests/first-mistakes/plan"));
    let discovered = discovered.expect("it can be read");
    discovered.sources.iter().map(|(_, file)| file.clone()).collect()
});

fn action() -> &'static str {
    let action = PLAN.iter().find(|file| file.path == ACTION);
    &action.expect("it is there").text
}

/// What is shown when the action has this text, and how many findings that is.
fn shown(text: &str) -> (String, usize) {
    let others = PLAN.iter().filter(|file| file.path != ACTION);
    let files = others.map(|file| File::new(file.path, file.text.as_str()));
    let loaded = load::read(discover::gather(files.chain([File::new(ACTION, text)])));
    let findings = control::check(&loaded);
    let plan = PlanFindings::new("", &loaded.sources, &findings);
    let mut out = Vec::new();
    let setting = Setting { colour: false, width: 100 };
    present::write(&mut out, FindingsFormat::Text, &[plan], setting)
        .expect("a vector takes everything");
    (String::from_utf8(out).expect("it is text"), findings.len())
}

/// The text with a mistake in it.
fn mistaken((name, right, wrong): Mistake) -> String {
    let action = action();
    assert!(action.contains(right), "{name}: `{right}` is not in the file");
    action.replacen(right, wrong, 1)
}

#[test]
fn the_places_of_keys_are_those_of_the_schemas() {
    let read = |name: &str| fs::read_to_string(root().join(name)).expect("it is there");
    let schemas = ["action", "priority", "plan"];
    let schemas = schemas.map(|name| read(&format!("docs/schema/{name}.schema.json")));
    let is_key = |key: &str, schema: &str| schema.contains(&format!("\"{key}\": {{"));
    // What other programs call the stage.
    for (key, place) in PLACES.iter().filter(|(key, _)| *key != "status") {
        let files = ["`oap.yaml`", "`priority.yaml`"].map(|file| place.contains(file));
        let schema = match files {
            [true, _] => &schemas[2],
            [_, true] => &schemas[1],
            _ => &schemas[0],
        };
        assert!(is_key(key, schema), "{key}");
        for parent in place.split('`').skip(1).step_by(2).filter(|part| !part.contains('.')) {
            assert!(is_key(parent, schema), "{key} is to stand under {parent}");
        }
    }
}

#[test]
fn without_a_mistake_nothing_is_found() {
    assert_eq!(shown(action()).1, 0);
}

#[test]
fn each_mistake_is_one_finding_that_names_it() {
    for (kind, mistakes) in KINDS {
        let mut all = String::new();
        for mistake in *mistakes {
            let wrong = mistaken(*mistake);
            let (text, count) = shown(&wrong);
            assert_eq!(count, 1, "{kind}, {}:\n{text}", mistake.0);
            // Whatever ends a line, the same is found.
            assert_eq!(shown(&wrong.replace('\n', "\r\n")).0, text, "{kind}, {}", mistake.0);
            let _ = writeln!(all, "## {}\n\n{}\n", mistake.0, text.trim_end());
        }
        approved(&format!("tests/first-mistakes/{kind}.txt"), &all);
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
