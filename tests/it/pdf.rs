//! Files of PDF: the same every time, and where they are to be had for a program without the feature `pdf`. What
//! stands in them, `clients::pdf` has read by programs of others.

use std::path::Path;

use crate::support::empact;

/// A command on the example, with more words behind it.
fn run(command: &[&str], more: &[&str]) -> std::process::Output {
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013");
    empact().arg("-C").arg(plan).args(command).args(more).output().expect("it runs")
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_program_without_it_says_where_it_is_to_be_had() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("thb.pdf");
    for command in [&["report", "-p", "THB"][..], &["diff", "--period", "2013-06", "2013-12"]] {
        let output = run(command, &["-o", file.to_str().expect("text")]);
        let said = String::from_utf8(output.stderr).expect("it is text");
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("--features pdf") && said.lines().count() == 1, "{said}");
        assert!(!file.exists());
    }
}

#[cfg(feature = "pdf")]
#[test]
fn the_same_plan_is_the_same_file() {
    let written = || {
        let output = run(&["report", "-p", "WA"], &["--format", "pdf"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let file = written();
    assert!(file.starts_with(b"%PDF-1.7"));
    assert!(file == written());
}
