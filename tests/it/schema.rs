//! The published schemas are those of the program.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::support::{approved, empact, folder};

/// The files of a folder by their names.
fn read(folder: &Path) -> BTreeMap<String, String> {
    let files = fs::read_dir(folder).expect("the folder can be read").map(|entry| {
        let entry = entry.expect("it can be listed");
        let text = fs::read_to_string(entry.path()).expect("it can be read");
        (entry.file_name().to_string_lossy().into_owned(), text)
    });
    files.collect()
}

#[test]
fn published_schemas_are_up_to_date() {
    let folder = folder(&[]);
    empact().args(["schema", "-o", "."]).current_dir(folder.path()).assert().code(0);
    let written = read(folder.path());
    for (name, text) in &written {
        approved(&format!("docs/schema/{name}"), text);
    }
    let published = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema"));
    let names = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&published), names(&written), "schemas of nothing");
}
