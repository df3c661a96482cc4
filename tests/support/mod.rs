//! What the tests of the command line share: the program, and small plans on disk.

use std::fs;
use std::path::Path;

use snapbox::cmd::Command;
use tempfile::TempDir;

/// The program, in an environment that says nothing about colour, and where the example lies in no
/// repository: what it renders must not depend on the last commit.
#[allow(dead_code, reason = "not every test file runs the program")]
pub(crate) fn empact() -> Command {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "CI", "RUST_BACKTRACE", "COLUMNS"]
        .iter()
        .fold(Command::new(snapbox::cmd::cargo_bin!("empact")), |command, name| {
            command.env_remove(name)
        })
        .env("GIT_CEILING_DIRECTORIES", examples)
}

/// A folder with these files in it.
#[allow(dead_code, reason = "not every test file needs a plan")]
pub(crate) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (path, text) in files {
        put(folder.path(), path, text);
    }
    folder
}

/// Writes a file and the folders above it.
#[allow(dead_code, reason = "not every test file needs a plan")]
pub(crate) fn put(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("it can be made");
    fs::write(path, text).expect("the file can be written");
}
