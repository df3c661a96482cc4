//! Files of PDF before a checker of PDF/UA-1, and pages that are well filled.

use std::process::Command;

use super::client;
use super::pages::documents;

#[test]
fn nothing_stands_in_the_way_of_those_who_hear_a_document() {
    let Some(checker) = client("python/bin/outloud") else { return };
    let (_folder, files) = documents("pdf");
    let output = Command::new(checker).args(&files).output().expect("it can be run");
    println!("{}", String::from_utf8_lossy(&output.stdout));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
