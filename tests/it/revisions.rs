//! Which state of a file a register names: asked from git, for all files of a plan at once.

use std::path::Path;
use std::process::Command;

use crate::support::{folder, put};
use empact::discover::revisions;
use empact::source::Revision;

/// Runs git without the settings of the machine and gives what it prints.
fn git(root: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
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

fn commit(root: &Path) -> String {
    git(root, &["add", "."]);
    git(root, &["commit", "-q", "-m", "a step"]);
    git(root, &["rev-parse", "HEAD"])
}

#[test]
fn each_file_has_the_commit_that_touched_it_last() {
    let folder = folder(&[("plan/oap.yaml", "1"), ("plan/a b.md", "1"), ("plan/c.md", "1")]);
    let (top, root) = (folder.path(), folder.path().join("plan"));
    let of = |path: &str| revisions(&root).expect("git answers").get(path).cloned();
    assert_eq!(of("oap.yaml"), None, "outside git");
    git(top, &["init", "-q", "-b", "main"]);
    assert_eq!(of("oap.yaml"), Some(Revision::Uncommitted), "before the first commit");
    let first = commit(top);
    put(top, "plan/a b.md", "2");
    put(top, "plan/ü.md", "1");
    let second = commit(top);
    put(top, "other.md", "1");
    commit(top);
    assert_eq!(of("oap.yaml"), Some(Revision::Commit(first.clone())));
    assert_eq!(of("a b.md"), Some(Revision::Commit(second.clone())));
    assert_eq!(of("ü.md"), Some(Revision::Commit(second.clone())));
    put(top, "plan/oap.yaml", "2");
    put(top, "plan/new.md", "1");
    git(top, &["mv", "plan/c.md", "plan/d.md"]);
    assert_eq!(of("oap.yaml"), Some(Revision::ModifiedSince(first)));
    assert_eq!(of("new.md"), Some(Revision::Uncommitted));
    assert_eq!(of("d.md"), Some(Revision::Uncommitted));
    assert_eq!(of("a b.md"), Some(Revision::Commit(second)));
}

#[test]
fn a_merge_touches_only_what_differs_from_all_that_it_merges() {
    let folder = folder(&[("oap.yaml", "1\n2\n3\n"), ("a.md", "1"), ("b.md", "1")]);
    let root = folder.path();
    git(root, &["init", "-q", "-b", "main"]);
    commit(root);
    git(root, &["checkout", "-q", "-b", "side"]);
    put(root, "oap.yaml", "1\n2\n4\n");
    put(root, "a.md", "2");
    let side = commit(root);
    git(root, &["checkout", "-q", "main"]);
    put(root, "oap.yaml", "0\n2\n3\n");
    put(root, "b.md", "2");
    let main = commit(root);
    git(root, &["merge", "-q", "--no-commit", "side"]);
    put(root, "oap.yaml", "0\n2\n4\n");
    let merge = commit(root);
    let found = revisions(root).expect("git answers");
    for (path, commit) in [("a.md", side), ("b.md", main), ("oap.yaml", merge)] {
        assert_eq!(found.get(path), Some(&Revision::Commit(commit)), "{path}");
    }
}
