//! The published schemas are those of the program.
//!
//! `EMPACT_BLESS=1 cargo test --test schema` writes them anew.

use std::path::Path;
use std::{env, fs};

use empact::schema::{Kind, text};

#[test]
fn published_schemas_are_up_to_date() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema");
    let mut expected: Vec<String> = Kind::ALL.map(Kind::file_name).to_vec();
    for kind in Kind::ALL {
        let path = folder.join(kind.file_name());
        if env::var_os("EMPACT_BLESS").is_some() {
            fs::create_dir_all(&folder).expect("the folder can be made");
            fs::write(&path, text(kind)).expect("the schema can be written");
        }
        let published = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            published == text(kind),
            "docs/schema/{} is out of date; run `EMPACT_BLESS=1 cargo test --test schema`",
            kind.file_name()
        );
    }
    let mut found: Vec<String> = fs::read_dir(&folder)
        .expect("the folder can be read")
        .map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".schema.json"))
        .collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected, "schemas of nothing");
}
