//! What holds for the definitions of the tables, whatever plan they are made of.

use std::collections::BTreeSet;

use super::definitions;

#[test]
fn names_are_unique_and_can_be_used_as_identifiers() {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    let mut names = BTreeSet::new();
    for table in definitions() {
        assert!(is_name(table.name) && names.insert(table.name), "{}", table.name);
        // A sheet of Excel has a name of at most 31 characters.
        assert!(table.name.len() <= 31);
        let mut columns = BTreeSet::new();
        for column in &table.columns {
            let name = column.name.as_str();
            assert!(is_name(name) && columns.insert(name), "{}.{name}", table.name);
        }
    }
}

#[test]
fn everything_is_described_in_sentences() {
    for table in definitions() {
        let abouts = table.columns.iter().map(|column| column.about.as_str());
        for about in abouts.chain([table.about]) {
            assert!(about.ends_with('.') && !about.contains("  "), "{}: {about}", table.name);
        }
    }
}
