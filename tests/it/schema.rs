//! The published schemas are those of the program.

use std::fs;
use std::path::Path;

use empact::present::json;
use empact::render::diff;
use empact::render::{status, tables};
use empact::schema::{Kind, text};

use crate::support::approved;

#[test]
fn published_schemas_are_up_to_date() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema");
    let mut schemas: Vec<(String, String)> =
        Kind::ALL.map(|kind| (kind.file_name(), text(kind))).to_vec();
    schemas.push((json::SCHEMA_FILE.to_owned(), json::schema_text()));
    schemas.push((tables::json::SCHEMA_FILE.to_owned(), tables::json::schema_text()));
    schemas.push((status::SCHEMA_FILE.to_owned(), status::schema_text()));
    schemas.push((diff::json::SCHEMA_FILE.to_owned(), diff::json::schema_text()));
    for (name, text) in &schemas {
        approved(&format!("docs/schema/{name}"), text);
    }
    let mut found: Vec<String> = fs::read_dir(&folder)
        .expect("the folder can be read")
        .map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".schema.json"))
        .collect();
    found.sort();
    let mut expected: Vec<String> = schemas.into_iter().map(|(name, _)| name).collect();
    expected.sort();
    assert_eq!(found, expected, "schemas of nothing");
}
