//! Texts that are still in an editor count instead of those on disk, however many there are, and
//! adding one changes nothing about the others.

use std::fs;
use std::path::Path;

use empact::control;
use empact::discover::Overlay;
use empact::load::{self, Loaded};
use empact::source::SourceId;

const OAP: &str = "title: Plan\nyears: [2013]\nperiods: [{ id: a, label: A }]\npriorities: [THB]\n";
const PRIORITY: &str = "key: THB\nname: T\ndriver: UK\n";
const FIRST: &str = "priorities/thb/actions/2.1.yaml";
const SECOND: &str = "priorities/thb/actions/2.2.yaml";
const NEW: &str = "priorities/thb/actions/1.1.yaml";

fn plan() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(folder.path().join("priorities/thb/actions")).expect("made");
    for (path, text) in [
        ("oap.yaml", OAP),
        ("priorities/thb/priority.yaml", PRIORITY),
        (FIRST, "action: \"2.1\"\nleaders: [QQ]\n"),
        (SECOND, "action: \"2.2\"\nleaders: [UK]\n"),
    ] {
        fs::write(folder.path().join(path), text).expect("written");
    }
    folder
}

fn load(root: &Path, texts: &[(&str, &str)]) -> Loaded {
    let overlays = texts.iter().map(|(path, text)| {
        Overlay::read((*path).to_owned(), text.as_bytes()).expect("bytes can be read")
    });
    load::load_with(root, overlays).expect("readable")
}

/// `PATH: message` of all unknown parties.
fn unknown(loaded: &Loaded) -> Vec<String> {
    let found = control::check(loaded).into_iter();
    let found = found.filter(|finding| finding.rule.id == "unknown-party");
    let path = |source| loaded.sources.get(source).path;
    found.map(|one| format!("{}: {}", path(one.location.source), one.message)).collect()
}

#[test]
fn several_texts_count_at_once() {
    let folder = plan();
    let on_disk = load(folder.path(), &[]);
    assert_eq!(unknown(&on_disk), [format!("{FIRST}: unknown party `QQ`")]);

    let edited = load(
        folder.path(),
        &[
            (FIRST, "action: \"2.1\"\nleaders: [ZZ]\n"),
            (SECOND, "action: \"2.2\"\nleaders: [WW]\n"),
            (NEW, "action: \"1.1\"\nleaders: [YY]\n"),
            ("notes/todo.yaml", "leaders: [VV]\n"),
            // Of two for the same file the last counts.
            (FIRST, "action: \"2.1\"\nleaders: [UK]\n"),
        ],
    );
    assert_eq!(
        unknown(&edited),
        [format!("{NEW}: unknown party `YY`"), format!("{SECOND}: unknown party `WW`")]
    );
    assert_eq!(edited.sources.len(), on_disk.sources.len() + 1);
}

#[test]
fn a_file_stays_the_same_whatever_files_come_before_it() {
    let folder = plan();
    let places = |loaded: &Loaded| -> Vec<(SourceId, String)> {
        loaded.sources.iter().map(|(id, file)| (id, file.path.to_owned())).collect()
    };
    let before = places(&load(folder.path(), &[]));
    let mut after = places(&load(folder.path(), &[(NEW, "action: \"1.1\"\nleaders: [UK]\n")]));
    let at = after.iter().position(|(_, path)| path == NEW).expect("it is read");
    assert_eq!(after.remove(at).0, SourceId::of(NEW));
    assert!(at < before.len(), "others come behind it");
    assert_eq!(before, after);
}
