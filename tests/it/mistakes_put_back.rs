//! What authors of plans get wrong is found when it is put into a copy of the example. What the printed report
//! of 2013 got wrong is for `as_printed`.

use std::fs;
use std::path::Path;

use empact::control;
use empact::load;

/// Files of the example by path from its root.
fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013");
    let files = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().filter_map(|entry| {
        let entry = entry.expect("an entry");
        let path = entry.path().strip_prefix(&root).expect("below it");
        let path = path.to_str().expect("a plain name").replace('\\', "/");
        let text = entry.file_type().is_file().then(|| fs::read_to_string(entry.path()))?;
        Some((path, text.expect("text")))
    });
    files.collect()
}

/// The rules that report something in the example with a piece of a file replaced, in order.
fn found(path: &str, from: &str, to: &str) -> Vec<&'static str> {
    let folder = tempfile::tempdir().expect("a folder");
    let mut replaced = 0;
    for (file, text) in files() {
        let target = folder.path().join(&file);
        fs::create_dir_all(target.parent().expect("a folder")).expect("made");
        let text = if file == path {
            replaced += text.matches(from).count();
            text.replacen(from, to, 1)
        } else {
            text
        };
        fs::write(target, text).expect("written");
    }
    assert!(replaced > 0, "{path} does not hold {from:?}");
    let loaded = load::load(folder.path()).expect("readable");
    control::check(&loaded).iter().map(|finding| finding.rule.id).collect()
}

#[test]
fn each_is_found_and_nothing_else_is() {
    let cases: &[(&str, &str, &str, &[&str])] = &[
        // "All nine actions", of eight.
        ("wb/priority.yaml", "All eight actions", "All nine actions", &["miscounted-actions"]),
        // The name of an operation with a slip in it.
        ("thb/actions/7.2.yaml", "operation: ETUTU", "operation: Etuttu", &["unknown-operation"]),
        // "Ongoing but did not meet target in 2013", and called met.
        (
            "thb/actions/6.3.yaml",
            "    verdict: not_met\n",
            "    verdict: met\n    target_gap: It did not meet its target in 2013.\n",
            &["verdict-contradicts-words"],
        ),
        // Digits that changed places.
        (
            "cont/annexes/1.2.md",
            "<figure:siena-cases-2012> new cases",
            "15 499 new cases",
            &["number-near-figure"],
        ),
        // Dates of another plan.
        ("../oap.yaml", "cut_off: 2013-06-30", "cut_off: 2019-06-30", &["date-outside-plan"]),
    ];
    for (path, from, to, expected) in cases {
        let path = format!("priorities/{path}").replace("priorities/../", "");
        assert_eq!(found(&path, from, to), *expected, "{path}: {to}");
    }
}
