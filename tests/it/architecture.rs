//! The shape of the code: imports point one way, files say what they are, and a place that could
//! break by hand is checked by machine.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the crate in the order of the data flow. A module may import those before it,
/// never those after it.
const ORDER: &[&str] = &[
    "clean",
    "source",
    "diagnostic",
    "hidden",
    "document",
    "prose",
    "writer",
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
    "migrate",
    "author",
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

/// The top-level modules that a text names as `crate::NAME` or `crate::{NAME, …}`.
fn imports(text: &str) -> BTreeSet<String> {
    let code: String = code(text).flat_map(|line| [line, "\n"]).collect();
    let named = code.split("crate::").skip(1).flat_map(|rest| match rest.strip_prefix('{') {
        Some(group) => first_names(group),
        None => vec![word(rest)],
    });
    named.filter(|name| ORDER.contains(&name.as_str())).collect()
}

/// The first name of every path in a group, whose opening brace is read.
fn first_names(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut names = vec![word(group)];
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(word(&group[at + 1..])),
            _ => {}
        }
    }
    names
}

/// The name that a text begins with.
fn word(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn imports_are_seen_however_they_are_written() {
    let text = "use crate::{\n    cli::{self, console}, present,\n};\nuse crate::model::Plan;\n";
    assert_eq!(imports(text).into_iter().collect::<Vec<_>>(), ["cli", "model", "present"]);
    assert!(imports("// see crate::cli\nuse super::fix;\n").is_empty());
}

#[test]
fn imports_point_down_the_data_flow() {
    let rank = |name: &str| ORDER.iter().position(|module| *module == name);
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let Some(own) = module(&file) else { continue };
        let own_rank = rank(own).unwrap_or_else(|| panic!("{own} is not in the order; add it"));
        for import in imports(&text) {
            if rank(&import) > Some(own_rank) && !MEANT.contains(&(own, &import)) {
                wrong.push(format!("{file} imports {import}"));
            }
        }
    }
    assert!(wrong.is_empty(), "imports against the data flow:\n{}", wrong.join("\n"));
}

/// Rooms that do without each other though their order would allow it, and files that had each other in
/// a circle: the second is not named in the first.
const APART: &[(&str, &str)] = &[
    ("analyse", "crate::discover"),
    ("emit", "crate::render"),
    ("present", "crate::analyse"),
    ("present", "crate::render"),
    ("render", "crate::discover"),
    ("discover/git.rs", "super::listing"),
    ("model/quantity/refusal.rs", "super::percent"),
    ("render/sources.rs", "report::"),
    ("yaml/build.rs", "super::recover"),
    ("yaml/lost.rs", "super::build"),
    ("yaml/lost.rs", "super::recover"),
];

#[test]
fn what_needs_nothing_of_each_other_stays_apart() {
    let mut wrong = Vec::new();
    let sources = sources();
    let is_for_tests = |file: &str| file.ends_with("tests.rs") || file == "analyse/sample.rs";
    for (place, name) in APART {
        let inside = |file: &str| file == *place || module(file) == Some(place);
        let mut files = sources.iter().filter(|(file, _)| inside(file)).peekable();
        assert!(files.peek().is_some(), "there is no {place}");
        for (file, text) in files.filter(|(file, _)| !is_for_tests(file)) {
            let product = text.split("#[cfg(test)]").next().unwrap_or(text);
            if code(product).any(|line| line.contains(name)) {
                wrong.push(format!("{file} names {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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

/// The modules that may use a library; none where all may. Libraries that could be replaced one day
/// stay behind the modules that need them. `docs/architecture.md` says what each is for.
const HOMES: &[(&str, &[&str])] = &[
    ("annotate-snippets", &["present"]),
    ("anstream", &["cli"]),
    ("anstyle", &["cli", "present", "render", "writer"]),
    ("anyhow", &["author", "cli", "control", "discover", "emit", "load", "render"]),
    ("clap", &["cli"]),
    ("comrak", &["prose"]),
    ("csv", &["render"]),
    ("fluent-bundle", &["render"]),
    ("fluent-syntax", &["render"]),
    ("form_urlencoded", &["cli"]),
    ("getrandom", &["cli"]),
    ("granit-parser", &["yaml"]),
    ("jiff", &["analyse", "author", "cli", "load", "model", "render", "rules"]),
    ("memchr", &["yaml"]),
    ("minijinja", &["author", "render"]),
    ("open", &["cli"]),
    ("quick-xml", &["writer"]),
    ("rayon", &["cli", "discover", "load", "rules"]),
    ("rust_decimal", &["analyse", "model", "render", "rules"]),
    ("rust_xlsxwriter", &["render"]),
    ("schemars", &["diagnostic", "model", "present", "render", "schema", "source"]),
    ("serde", &[]),
    ("serde_json", &["clean", "control", "render", "schema"]),
    // Word by word what changed in a text, and the unified diff of `check --diff`.
    ("similar", &["analyse", "cli"]),
    ("strsim", &["diagnostic"]),
    ("strum", &[]),
    ("tempfile", &["emit"]),
    ("terminal_size", &["cli"]),
    ("tiny_http", &["cli"]),
    ("typst", &["writer"]),
    ("typst-layout", &["writer"]),
    ("typst-pdf", &["writer"]),
    ("unicode-normalization", &["analyse", "rules"]),
    ("unicode-width", &["render", "writer"]),
    ("zip", &["writer"]),
    ("rustix", &["discover", "emit"]),
    ("signal-hook", &["cli"]),
];

#[test]
fn libraries_stay_in_their_modules() {
    for (file, text) in sources() {
        for (library, homes) in HOMES {
            let path = format!("{}::", library.replace('-', "_"));
            let is_used = |line: &str| {
                line.match_indices(&path).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    before.is_none_or(|c| !c.is_alphanumeric() && !"_:".contains(c))
                })
            };
            let is_home = module(&file).is_some_and(|module| homes.contains(&module));
            let is_test = file.contains("tests") || homes.is_empty();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let used = self::code(code).any(is_used);
            assert!(!used || is_home || is_test, "{file} uses {library}, at home in {homes:?}");
        }
    }
}

#[test]
fn every_dependency_has_its_home_and_its_reason() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).expect("the manifest");
    let lines = ["\n[dependencies]\n", "\n[target.'cfg(unix)'.dependencies]\n"].map(|section| {
        let (_, rest) = manifest.split_once(section).expect("dependencies");
        rest.lines().take_while(|line| !line.starts_with('['))
    });
    let named = lines.into_iter().flatten().filter_map(|line| Some(line.split_once(" = ")?.0));
    let named: Vec<&str> = named.collect();
    let homes: Vec<&str> = HOMES.iter().map(|(library, _)| *library).collect();
    assert_eq!(named, homes);
    let page = fs::read_to_string(root.join("docs/architecture.md")).expect("the page");
    let (_, reasons) = page.split_once("## Dependencies, and why").expect("the reasons");
    let silent: Vec<_> =
        named.into_iter().filter(|name| !reasons.contains(&format!("`{name}`"))).collect();
    assert!(silent.is_empty(), "dependencies without a reason: {silent:?}");
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
        "fs::File",
        "File::open",
        "File::create",
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
