//! A repository with a plan in it, and a program that leaves a file where it was run.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::plan;
use crate::support::{git, put};

/// The action that is changed in every commit, and after the last.
pub(super) const ACTION: &str = "priorities/thb/actions/1.1.yaml";

/// The repository in its folder.
pub(super) struct Field {
    pub(super) folder: TempDir,
}

impl Field {
    /// Two commits, a change that is in none, a file that is the same but for its date, and one that
    /// nothing reads.
    pub(super) fn new() -> Self {
        let field = Self { folder: tempfile::tempdir().expect("a folder can be made") };
        let sprung = field.folder.path().join("sprung");
        let program = format!("#!/bin/sh\ntouch '{}'\n", sprung.display());
        put(field.folder.path(), "trap.sh", &program);
        executable(&field.folder.path().join("trap.sh"));
        plan(&field.plan());
        field.git(&["init", "-q", "-b", "main"]);
        field.commit();
        put(&field.plan(), ACTION, "action: \"1.1\"\ntitle: Best information\nleaders: [UK]\n");
        put(&field.top(), "README.md", "Elsewhere\n");
        field.commit();
        put(&field.plan(), ACTION, "action: \"1.1\"\ntitle: No information\nleaders: [UK]\n");
        put(&field.plan(), "priorities/thb/actions/odd.txt", "Nothing reads this.\n");
        field.touch();
        field
    }

    pub(super) fn top(&self) -> PathBuf {
        self.folder.path().join("top")
    }

    pub(super) fn plan(&self) -> PathBuf {
        self.top().join("plan")
    }

    /// The trap as a configuration names it.
    pub(super) fn trap(&self) -> String {
        self.folder.path().join("trap.sh").display().to_string()
    }

    pub(super) fn git(&self, arguments: &[&str]) -> String {
        fs::create_dir_all(self.top()).expect("it can be made");
        git(&self.top(), arguments)
    }

    pub(super) fn commit(&self) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", "a step"]);
    }

    pub(super) fn config(&self, settings: &[(&str, &str)]) {
        for (name, value) in settings {
            self.git(&["config", "--add", name, value]);
        }
    }

    pub(super) fn put(&self, path: &str, text: &str) {
        put(&self.top(), path, text);
    }

    /// Makes git doubt whether files are what they were.
    pub(super) fn touch(&self) {
        for path in ["plan/oap.yaml", "plan/priorities/thb/priority.yaml"] {
            let path = self.top().join(path);
            let text = fs::read(&path).expect("it is there");
            fs::write(&path, text).expect("it can be written");
        }
    }

    pub(super) fn hook(&self, path: &str) {
        let to = self.top().join(path);
        fs::create_dir_all(to.parent().expect("a folder")).expect("it can be made");
        symlink(self.trap(), to).expect("a link can be made");
    }

    /// Whether a trap has sprung, which is then set again.
    pub(super) fn sprung(&self) -> bool {
        fs::remove_file(self.folder.path().join("sprung")).is_ok()
    }

    /// Runs git as anybody would, whatever comes of it.
    pub(super) fn innocently(&self, arguments: &[&str]) {
        let ran = Command::new("git")
            .arg("-C")
            .arg(self.plan())
            .args(arguments)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_AUTHOR_NAME", "A")
            .env("GIT_AUTHOR_EMAIL", "a@plan.example")
            .env("GIT_COMMITTER_NAME", "A")
            .env("GIT_COMMITTER_EMAIL", "a@plan.example")
            .env_remove("GIT_EDITOR")
            .env_remove("EDITOR")
            .env_remove("VISUAL")
            .stdin(Stdio::null())
            .output();
        ran.expect("git can be run");
    }

    /// Everything in the repository and the plan: bytes, when they were written, and of which file.
    pub(super) fn state(&self) -> BTreeMap<PathBuf, (i64, i64, u64, Vec<u8>)> {
        let mut state = BTreeMap::new();
        for entry in walkdir::WalkDir::new(self.top()) {
            let entry = entry.expect("it can be read");
            let found = entry.metadata().expect("it is there");
            let bytes =
                if found.is_file() { fs::read(entry.path()).expect("read") } else { vec![] };
            let of = (found.mtime(), found.mtime_nsec(), found.ino(), bytes);
            state.insert(entry.into_path(), of);
        }
        state
    }
}

pub(super) fn executable(path: &Path) {
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("rights can be given");
}
