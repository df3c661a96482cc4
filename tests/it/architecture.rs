//! The shape of the code: imports point one way, files say what they are, and a place that could
//! break by hand is checked by machine.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the crate in the order of the data flow. A module may import those before it,
/// never those after it.
const ORDER: &[&str] = &[
    "source",
    "diagnostic",
    "prose",
    "yaml",
    "model",
    "decode",
    "schema",
    "discover",
    "load",
    "analyse",
    "rules",
    "control",
    "fix",
    "render",
    "emit",
    "present",
    "cli",
];

/// Imports against the order that are meant, each with its reason.
const MEANT: &[(&str, &str)] = &[];

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of the sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path
                    .strip_prefix(&root)
                    .expect("a path below")
                    .to_string_lossy()
                    .replace('\\', "/");
                files.push((name, fs::read_to_string(&path).expect("a source file")));
            }
        }
    }
    files.sort();
    files
}

/// The top-level module a file belongs to; `None` for `lib.rs` and `main.rs`.
fn module(file: &str) -> Option<&str> {
    let top = file.split('/').next().unwrap_or(file);
    let top = top.strip_suffix(".rs").unwrap_or(top);
    (top != "lib" && top != "main").then_some(top)
}

/// The top-level modules that a text names as `crate::NAME`.
fn imports(text: &str) -> BTreeSet<&str> {
    code(text)
        .flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(""))
        .filter(|name| ORDER.contains(name))
        .collect()
}

#[test]
fn imports_point_down_the_data_flow() {
    let rank = |name: &str| ORDER.iter().position(|module| *module == name);
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let Some(own) = module(&file) else { continue };
        let own_rank = rank(own).unwrap_or_else(|| panic!("{own} is not in the order; add it"));
        for import in imports(&text) {
            if rank(import) > Some(own_rank) && !MEANT.contains(&(own, import)) {
                wrong.push(format!("{file} imports {import}"));
            }
        }
    }
    assert!(wrong.is_empty(), "imports against the data flow:\n{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is() {
    let silent: Vec<_> = sources()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//!"))
        .map(|(file, _)| file)
        .collect();
    assert!(silent.is_empty(), "files without `//!` at the top: {silent:?}");
}

/// Libraries that could be replaced one day stay behind the modules that need them.
#[test]
fn libraries_stay_in_their_modules() {
    let homes: &[(&str, &[&str])] = &[
        ("granit_parser", &["yaml"]),
        ("comrak", &["prose"]),
        ("minijinja", &["render"]),
        ("annotate_snippets", &["present"]),
        ("tempfile", &["emit"]),
        ("walkdir", &["discover"]),
        ("rust_xlsxwriter", &["render"]),
        ("similar", &["analyse", "cli"]),
    ];
    for (file, text) in sources() {
        for (library, homes) in homes {
            let used = code(&text).any(|line| line.contains(library));
            let home = module(&file).is_some_and(|module| homes.contains(&module));
            assert!(!used || home, "{file} uses {library}, which belongs to {homes:?}");
        }
    }
}

/// Only `discover` reads input and only `emit` writes output.
#[test]
fn files_are_read_and_written_in_one_place_each() {
    let calls = [
        "fs::read",
        "fs::write",
        "fs::create",
        "fs::remove",
        "fs::rename",
        "File::",
        "OpenOptions",
    ];
    for (file, text) in sources() {
        let touches = code(&text).any(|line| calls.iter().any(|call| line.contains(call)));
        let allowed = file.contains("tests") || matches!(module(&file), Some("discover" | "emit"));
        assert!(!touches || allowed, "{file} touches the file system");
    }
}

/// The lines that are not comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim_start().starts_with("//"))
}
