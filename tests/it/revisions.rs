//! Which state of a file a register names: asked from git, for all files of a plan at once.

use std::fs;
use std::path::Path;

use crate::support::{folder, git, put};
use empact::discover::{self, Repository};
use empact::source::{Revision, Revisions};

/// The states of the files that a plan has on disk.
fn states(root: &Path) -> (Revisions, bool) {
    let root = fs::canonicalize(root).expect("the folder is there");
    let plan = discover::read(&root).expect("it can be read");
    let around = Repository::around(&root).expect("a plain name");
    around.map_or_else(Default::default, |mut repository| {
        repository.states(&plan.sources).expect("git answers")
    })
}

fn commit(root: &Path) -> String {
    git(root, &["add", "."]);
    git(root, &["commit", "-q", "-m", "a step"]);
    git(root, &["rev-parse", "HEAD"])
}

#[test]
fn each_file_has_the_commit_that_touched_it_last() {
    let files = ["oap.yaml", "priorities/thb/annexes/a b.md", "priorities/thb/annexes/c.md"];
    let files = files.map(|path| (format!("plan/{path}"), "1"));
    let folder = folder(&files.each_ref().map(|(path, text)| (path.as_str(), *text)));
    let (top, root) = (folder.path(), folder.path().join("plan"));
    let annex = |name: &str| format!("plan/priorities/thb/annexes/{name}");
    let of = |path: &str| {
        let (states, _) = states(&root);
        let annex = states.get(&format!("priorities/thb/annexes/{path}"));
        states.get(path).or(annex).cloned()
    };
    assert_eq!(of("oap.yaml"), None, "outside git");
    git(top, &["init", "-q", "-b", "main"]);
    assert_eq!(of("oap.yaml"), Some(Revision::Uncommitted), "before the first commit");
    let first = commit(top);
    put(top, &annex("a b.md"), "2");
    put(top, &annex("ü.md"), "1");
    let second = commit(top);
    put(top, "other.md", "1");
    commit(top);
    assert_eq!(of("oap.yaml"), Some(Revision::Commit(first.clone())));
    assert_eq!(of("a b.md"), Some(Revision::Commit(second.clone())));
    assert_eq!(of("ü.md"), Some(Revision::Commit(second.clone())));
    put(top, "plan/oap.yaml", "2");
    put(top, &annex("new.md"), "1");
    git(top, &["mv", &annex("c.md"), &annex("d.md")]);
    assert_eq!(of("oap.yaml"), Some(Revision::ModifiedSince(first)));
    assert_eq!(of("new.md"), Some(Revision::Uncommitted));
    assert_eq!(of("d.md"), Some(Revision::Uncommitted));
    assert_eq!(of("a b.md"), Some(Revision::Commit(second)));
}

const A: &str = "priorities/thb/annexes/a.md";
const B: &str = "priorities/thb/annexes/b.md";

#[test]
fn a_merge_touches_only_what_differs_from_all_that_it_merges() {
    let folder = folder(&[("oap.yaml", "1\n2\n3\n"), (A, "1"), (B, "1")]);
    let root = folder.path();
    git(root, &["init", "-q", "-b", "main"]);
    commit(root);
    git(root, &["checkout", "-q", "-b", "side"]);
    put(root, "oap.yaml", "1\n2\n4\n");
    put(root, A, "2");
    let side = commit(root);
    git(root, &["checkout", "-q", "main"]);
    put(root, "oap.yaml", "0\n2\n3\n");
    put(root, B, "2");
    let main = commit(root);
    git(root, &["merge", "-q", "--no-commit", "side"]);
    put(root, "oap.yaml", "0\n2\n4\n");
    let merge = commit(root);
    let (found, _) = states(root);
    for (path, commit) in [(A, side), (B, main), ("oap.yaml", merge)] {
        assert_eq!(found.get(path), Some(&Revision::Commit(commit)), "{path}");
    }
}

/// What git itself says of one file.
fn log(root: &Path, path: &str) -> String {
    git(root, &["log", "-1", "--format=%H", "--", path])
}

#[test]
fn a_change_that_a_merge_threw_away_counts_for_nothing() {
    let folder = folder(&[("oap.yaml", "1\n"), (A, "1")]);
    let root = folder.path();
    git(root, &["init", "-q", "-b", "main"]);
    let first = commit(root);
    git(root, &["checkout", "-q", "-b", "side"]);
    put(root, A, "2");
    commit(root);
    git(root, &["checkout", "-q", "main"]);
    put(root, "oap.yaml", "2\n");
    commit(root);
    git(root, &["merge", "-q", "-s", "ours", "-m", "theirs is not wanted", "side"]);
    let (found, _) = states(root);
    assert_eq!(found.get(A), Some(&Revision::Commit(first.clone())));
    assert_eq!(log(root, A), first);
}

#[test]
fn foreign_commits_and_dates_that_go_backwards_make_no_difference() {
    let folder = folder(&[("plan/oap.yaml", "1"), ("plan/priorities/thb/annexes/a.md", "1")]);
    let (top, root) = (folder.path(), folder.path().join("plan"));
    git(top, &["init", "-q", "-b", "main"]);
    for step in 0..150 {
        match step {
            40 => put(&root, A, "2"),
            90 => put(&root, "oap.yaml", "2"),
            _ => put(top, "other.md", &step.to_string()),
        }
        git(top, &["add", "."]);
        let date = format!("{} +0000", 1_400_000_000 - step * 1000);
        let dated = ["-c", "user.name=D", "-c", "user.email=d@e"];
        let made = std::process::Command::new("git")
            .arg("-C")
            .arg(top)
            .args(dated)
            .args(["commit", "-q", "-m", "a step"])
            .env("GIT_COMMITTER_DATE", date)
            .status();
        assert!(made.expect("git can be run").success());
    }
    let (found, is_cut) = states(&root);
    for path in ["oap.yaml", A] {
        assert_eq!(found.get(path), Some(&Revision::Commit(log(&root, path))), "{path}");
    }
    assert!(!is_cut);
}

#[test]
fn line_ends_that_git_makes_are_no_change() {
    let folder = folder(&[("oap.yaml", "a: 1\n"), (A, "one\r\n")]);
    let root = folder.path();
    git(root, &["init", "-q", "-b", "main"]);
    let first = commit(root);
    put(root, "oap.yaml", "a: 1\r\n");
    let (found, _) = states(root);
    assert_eq!(found.get("oap.yaml"), Some(&Revision::Commit(first.clone())));
    put(root, "oap.yaml", "a: 1\r\n\r\n");
    put(root, A, "two\r\n");
    let (found, _) = states(root);
    for path in ["oap.yaml", A] {
        assert_eq!(found.get(path), Some(&Revision::ModifiedSince(first.clone())), "{path}");
    }
}

#[test]
fn names_of_any_length_will_do() {
    let folder = folder(&[("oap.yaml", "1"), (A, "1")]);
    let root = folder.path();
    git(root, &["init", "-q", "-b", "main", "--object-format=sha256"]);
    let first = commit(root);
    assert_eq!(first.len(), 64);
    put(root, A, "2");
    let second = commit(root);
    let (found, _) = states(root);
    assert_eq!(found.get("oap.yaml"), Some(&Revision::Commit(first)));
    assert_eq!(found.get(A), Some(&Revision::Commit(second)));
}

#[test]
fn where_the_history_is_cut_off_no_commit_is_made_up() {
    let origin = folder(&[("oap.yaml", "1"), (A, "1")]);
    git(origin.path(), &["init", "-q", "-b", "main"]);
    commit(origin.path());
    put(origin.path(), A, "2");
    let second = commit(origin.path());
    put(origin.path(), "other.md", "1");
    commit(origin.path());
    let place = folder(&[]);
    let url = format!("file://{}", origin.path().display());
    for (depth, commit_of_a) in [("1", None), ("2", None), ("3", Some(Revision::Commit(second)))] {
        let clone = place.path().join(depth);
        let path = clone.to_str().expect("a plain name");
        git(place.path(), &["clone", "-q", "--depth", depth, &url, path]);
        let (found, is_cut) = states(&clone);
        assert_eq!(found.get(A), commit_of_a.as_ref(), "{depth}");
        assert_eq!(is_cut, depth != "3", "{depth}");
    }
}
