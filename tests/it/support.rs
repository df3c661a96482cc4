//! What the tests of the command line share: the program, and small plans on disk.

#[cfg(unix)]
pub(crate) mod terminal;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process;

use empact::render::Format;
use empact::render::environment::{Composed, Renderer};
use snapbox::cmd::Command;
use snapbox::{Assert, Data};
use tempfile::TempDir;
use walkdir::WalkDir;

/// The program, in an environment that says nothing about colour, and where the example lies in no
/// repository: what it renders must not depend on the last commit.
pub(crate) fn empact() -> Command {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "CI", "RUST_BACKTRACE", "COLUMNS"]
        .iter()
        .fold(Command::new(snapbox::cmd::cargo_bin!("empact")), |command, name| {
            command.env_remove(name)
        })
        .env("GIT_CEILING_DIRECTORIES", examples)
}

/// Holds a text against the one that was approved: `path` goes from the root of the repository. What
/// differs is shown; `SNAPSHOTS=overwrite` approves it.
#[track_caller]
pub(crate) fn approved(path: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let expected = Data::read_from(&path, Some(snapbox::data::DataFormat::Text));
    Assert::new()
        .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
        .eq(Data::text(text), expected.raw());
}

/// What a document says in a format: its text, and of a file of Word all that is said in any of its parts.
pub(crate) fn said(renderer: &Renderer, document: &Composed, format: Format) -> String {
    let bytes = renderer.write(document, format).expect("it is written");
    match format {
        Format::Word => crate::word::read::all(&bytes),
        #[cfg(feature = "pdf")]
        Format::Pdf => panic!("`clients::pdf` looks at those"),
        Format::Markdown | Format::Html => String::from_utf8(bytes).expect("it is text"),
    }
}

/// The formats that any number of documents can be written in. Pages of PDF take long to lay out, and say the
/// same as a file of Word; `pdf` looks at some.
pub(crate) const QUICK: [Format; 3] = [Format::Markdown, Format::Html, Format::Word];

/// A folder with these files in it.
pub(crate) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (path, text) in files {
        put(folder.path(), path, text);
    }
    folder
}

/// Writes a file and the folders above it.
pub(crate) fn put(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("it can be made");
    fs::write(path, text).expect("the file can be written");
}

/// Runs git without the settings of the machine and gives what it prints.
pub(crate) fn git(root: &Path, arguments: &[&str]) -> String {
    let output = process::Command::new("git")
        .arg("-C")
        .arg(root)
        .args(["-c", "user.name=Driver", "-c", "user.email=driver@plan.example"])
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .expect("git can be run");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// Every file of a folder with its text, by path; folders without a text.
pub(crate) fn files_of(folder: &Path) -> BTreeMap<String, String> {
    let entries =
        WalkDir::new(folder).min_depth(1).into_iter().map(|entry| entry.expect("an entry"));
    let named = entries.map(|entry| {
        let path = entry.path().strip_prefix(folder).expect("inside").display().to_string();
        (path.replace('\\', "/"), fs::read_to_string(entry.path()).unwrap_or_default())
    });
    named.collect()
}
