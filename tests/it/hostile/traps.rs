//! The traps: settings and files by which a repository names a program.

use std::fs;
use std::path::Path;

use super::field::{ACTION, Field};
use crate::support::{git, put};

/// How a repository is made hostile.
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) set: fn(&Field),
    /// What git is asked by somebody who knows of nothing, and springs the trap; nothing where git, too,
    /// is safe from it, or where it takes a terminal or a network.
    pub(super) springs: &'static [&'static str],
    /// Whether git can still tell of each file in which commit it was.
    pub(super) tells: bool,
}

const fn case(name: &'static str, springs: &'static [&'static str], set: fn(&Field)) -> Case {
    Case { name, set, springs, tells: true }
}

const MISSING: &[&str] = &["cat-file", "-p", "HEAD~1:plan/priorities/thb/actions/1.1.yaml"];
const STATUS: &[&str] = &["status"];

fn filter(field: &Field, kind: &str) {
    field.config(&[(&format!("filter.x.{kind}"), &field.trap())]);
    field.config(&[("filter.x.smudge", "cat")]);
}

/// Objects that are not there, and a place to get them from.
fn promised(field: &Field, settings: &[(&str, &str)]) {
    let settings: Vec<(&str, &str)> = [
        ("core.repositoryformatversion", "1"),
        ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"),
        ("remote.origin.partialclonefilter", "blob:none"),
        ("protocol.ext.allow", "always"),
        ("protocol.allow", "always"),
    ]
    .into_iter()
    .chain(settings.iter().copied())
    .collect();
    field.config(&settings);
    let blob = field.git(&["rev-parse", "HEAD~1:plan/priorities/thb/actions/1.1.yaml"]);
    let object = field.top().join(".git/objects").join(&blob[..2]).join(&blob[2..]);
    fs::remove_file(object).expect("it is no longer there");
}

/// The files of a bare repository in the folder of the plan, as a change may bring them.
fn bare(field: &Field) {
    let plan = field.plan();
    let place = plan.display().to_string();
    field.git(&["init", "-q", "--bare", &place]);
    let inner = [&format!("--git-dir={place}")[..], &format!("--work-tree={place}")];
    let inner = |arguments: &[&str]| git(&plan, &[&inner[..], arguments].concat());
    inner(&["add", "oap.yaml", "priorities"]);
    inner(&["commit", "-q", "-m", "inner"]);
    put(&plan, "info/attributes", "* filter=x\n");
    let config = format!(
        "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n[filter \"x\"]\n\tclean = {}\n",
        field.trap()
    );
    put(&plan, "config", &config);
    field.touch();
}

/// All of them.
pub(super) fn cases() -> Vec<Case> {
    let all = [compared(), missing(), shown(), hidden()];
    all.into_iter().flatten().collect()
}

/// What git runs to compare and to take in files.
fn compared() -> Vec<Case> {
    vec![
        case("core.fsmonitor", STATUS, |f| f.config(&[("core.fsmonitor", &f.trap())])),
        case("diff.external", &["diff"], |f| f.config(&[("diff.external", &f.trap())])),
        case("diff.x.command", &["diff"], |f| {
            f.config(&[("diff.x.command", &f.trap())]);
            f.put(".gitattributes", "* diff=x\n");
        }),
        case("diff.x.textconv", &["diff"], |f| {
            f.config(&[("diff.x.textconv", &f.trap())]);
            f.put(".gitattributes", "* diff=x\n");
        }),
        case("filter.x.clean", STATUS, |f| {
            filter(f, "clean");
            f.put(".gitattributes", "* filter=x\n");
        }),
        case("filter.x.process", STATUS, |f| {
            filter(f, "process");
            f.put("plan/.gitattributes", "* filter=x\n");
        }),
        case("filter by info/attributes", STATUS, |f| {
            filter(f, "clean");
            f.put(".git/info/attributes", "* filter=x\n");
        }),
        case("filter by core.attributesFile", STATUS, |f| {
            filter(f, "clean");
            f.put("elsewhere", "* filter=x\n");
            f.config(&[("core.attributesFile", "elsewhere")]);
        }),
        case("hooks in .git", STATUS, |f| {
            for name in
                ["post-index-change", "reference-transaction", "post-checkout", "pre-auto-gc"]
            {
                f.hook(&format!(".git/hooks/{name}"));
            }
        }),
        case("core.hooksPath", STATUS, |f| {
            f.hook("hooks/post-index-change");
            f.config(&[("core.hooksPath", "hooks")]);
            f.config(&[("core.hooksPath", &f.top().join("hooks").display().to_string())]);
        }),
        case("hooks and a split index", STATUS, |f| {
            f.git(&["update-index", "--split-index", "--untracked-cache"]);
            f.hook(".git/hooks/post-index-change");
            f.config(&[("core.splitIndex", "true"), ("core.untrackedCache", "true")]);
        }),
    ]
}

/// What it runs to get what it has not got.
fn missing() -> Vec<Case> {
    vec![
        case("promised objects by ext::", MISSING, |f| {
            promised(f, &[("remote.origin.url", &format!("ext::{} x", f.trap()))]);
        }),
        case("promised objects by ssh", MISSING, |f| {
            let url = ("remote.origin.url", "ssh://nowhere.example/x");
            promised(f, &[url, ("core.sshCommand", &f.trap())]);
        }),
        case("promised objects by upload-pack", MISSING, |f| {
            let url = f.top().display().to_string();
            promised(f, &[("remote.origin.url", &url), ("remote.origin.uploadpack", &f.trap())]);
        }),
        case("promised objects by a proxy", MISSING, |f| {
            let url = ("remote.origin.url", "git://nowhere.example/x");
            promised(f, &[url, ("core.gitProxy", &f.trap())]);
        }),
    ]
}

/// What it runs to show something, or to have it written.
fn shown() -> Vec<Case> {
    vec![
        case("gpg.program", &["log", "-1"], |f| {
            f.config(&[("gpg.program", &f.trap()), ("log.showSignature", "true")]);
            let commit = f.git(&["cat-file", "commit", "HEAD"]);
            let (head, words) = commit.split_once("\n\n").expect("a commit has a head");
            let signature =
                "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----";
            put(f.folder.path(), "commit", &format!("{head}\n{signature}\n\n{words}\n"));
            let path = f.folder.path().join("commit").display().to_string();
            let signed = f.git(&["hash-object", "-t", "commit", "-w", "--literally", &path]);
            f.git(&["update-ref", "HEAD", &signed]);
        }),
        case("alias", &["zzz"], |f| {
            let trap = format!("!{}", f.trap());
            for name in ["zzz", "cat-file", "check-ignore", "log", "diff", "ls-files", "rev-parse"]
            {
                f.config(&[(&format!("alias.{name}"), &trap)]);
            }
        }),
        case("core.editor", &["commit", "-a"], |f| {
            f.config(&[("core.editor", &f.trap()), ("sequence.editor", &f.trap())]);
            f.config(&[("core.askPass", &f.trap()), ("credential.helper", &f.trap())]);
        }),
        case("core.pager", &[], |f| {
            f.config(&[("core.pager", &f.trap()), ("pager.cat-file", &f.trap())]);
            f.config(&[("pager.check-ignore", &f.trap()), ("pager.log", "true")]);
        }),
        case("merge.x.driver", &["log", "-p", "--remerge-diff", "-1"], |f| {
            f.put("plan/.gitattributes", "* merge=x\n");
            f.commit();
            f.git(&["checkout", "-q", "-b", "side", "HEAD~1"]);
            f.put(&format!("plan/{ACTION}"), "action: \"1.1\"\ntitle: Side\nleaders: [UK]\n");
            f.commit();
            f.git(&["checkout", "-q", "main"]);
            f.git(&["merge", "-q", "-X", "ours", "-m", "both", "side"]);
            f.put(&format!("plan/{ACTION}"), "action: \"1.1\"\ntitle: None\nleaders: [UK]\n");
            f.config(&[("merge.x.driver", &f.trap()), ("log.diffMerges", "remerge")]);
        }),
        case("trace2", &[], |f| {
            for kind in ["eventTarget", "normalTarget", "perfTarget"] {
                let target = f.folder.path().join("sprung").display().to_string();
                f.config(&[(&format!("trace2.{kind}"), &target)]);
            }
        }),
        case("uploadpack.packObjectsHook", &[], |f| {
            f.config(&[("uploadpack.packObjectsHook", &f.trap())]);
            f.config(&[("core.alternateRefsCommand", &f.trap())]);
        }),
    ]
}

/// Configurations that lie elsewhere, and repositories that are not what they seem.
fn hidden() -> Vec<Case> {
    vec![
        case("include.path", STATUS, |f| {
            f.put("plan/inc", &format!("[core]\n\tfsmonitor = {}\n", f.trap()));
            f.config(&[("include.path", "../plan/inc")]);
        }),
        case("includeIf", STATUS, |f| {
            f.put("plan/inc", &format!("[core]\n\tfsmonitor = {}\n", f.trap()));
            f.config(&[("includeIf.gitdir:**.path", "../plan/inc")]);
        }),
        case("config.worktree", STATUS, |f| {
            f.config(&[("extensions.worktreeConfig", "true")]);
            f.put(".git/config.worktree", &format!("[core]\n\tfsmonitor = {}\n", f.trap()));
        }),
        case("core.worktree elsewhere", &[], |f| f.config(&[("core.worktree", "/etc")])),
        case("a .git file", STATUS, |f| {
            fs::rename(f.top().join(".git"), f.top().join("store")).expect("moved");
            f.put(".git", "gitdir: store\n");
            f.config(&[("core.fsmonitor", &f.trap())]);
        }),
        case("a worktree", STATUS, |f| {
            let store = f.folder.path().join("store").display().to_string();
            fs::rename(f.top().join(".git"), &store).expect("moved");
            git(Path::new(&store), &["config", "core.bare", "false"]);
            git(Path::new(&store), &["config", "core.fsmonitor", &f.trap()]);
            let aside = f.folder.path().join("aside").display().to_string();
            let bare = format!("--git-dir={store}");
            git(
                f.folder.path(),
                &[&bare, "worktree", "add", "-q", "-f", "--detach", &aside, "HEAD"],
            );
            fs::rename(f.folder.path().join("aside/.git"), f.top().join(".git")).expect("moved");
            git(Path::new(&store), &["worktree", "repair", &f.top().display().to_string()]);
            f.git(&["read-tree", "HEAD"]);
        }),
        case("a submodule", STATUS, |f| {
            fs::create_dir_all(f.folder.path().join("above/modules")).expect("made");
            let store = f.folder.path().join("above/modules/top");
            fs::rename(f.top().join(".git"), store).expect("moved");
            f.put(".git", "gitdir: ../above/modules/top\n");
            f.config(&[("core.worktree", "../../../top"), ("core.fsmonitor", &f.trap())]);
        }),
        case("submodules inside", STATUS, |f| {
            let inner = f.top().join("inner");
            fs::create_dir_all(&inner).expect("made");
            git(&inner, &["init", "-q"]);
            put(&inner, "a", "1");
            git(&inner, &["add", "."]);
            git(&inner, &["commit", "-q", "-m", "one"]);
            f.git(&["add", "inner"]);
            f.git(&["commit", "-q", "-m", "with another"]);
            f.git(&["reset", "-q", "--soft", "HEAD~1"]);
            git(&inner, &["config", "core.fsmonitor", &f.trap()]);
            f.config(&[("submodule.recurse", "true"), ("diff.submodule", "log")]);
        }),
        case("replaced objects", &[], |f| {
            let [one, two] = ["HEAD", "HEAD~1"].map(|name| f.git(&["rev-parse", name]));
            f.git(&["replace", &one, &two]);
        }),
        case("grafts", &[], |f| {
            let head = f.git(&["rev-parse", "HEAD"]);
            f.put(".git/info/grafts", &format!("{head}\n"));
        }),
        Case {
            tells: false,
            ..case("a bare repository around", STATUS, |f| {
                bare(f);
                fs::remove_dir_all(f.top().join(".git")).expect("it is gone");
            })
        },
        case("a bare repository in a clone", STATUS, bare),
    ]
}
