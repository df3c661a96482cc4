//! Links, pipes, sockets and names of all kinds among the entries of a plan. Each is one finding of its
//! own place at most; it is never opened if it is no file, and everything else is checked.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use empact::discover;

use super::{KNOWN, plan, run, said};
use crate::support::{git, put};

/// What nobody may read.
const SECRET: &str = "hunter2-secret";
const ACTIONS: &str = "priorities/thb/actions";
const COMMANDS: &[&[&str]] = &[
    &["check", "--format", "concise"],
    &["check"],
    &["check", "--format", "json"],
    &["check", "--format", "sarif"],
    &["check", "--format", "github"],
    &["check", "--format", "junit"],
    &["check", "--diff"],
    &["check", "--fix"],
    &["report", "-p", "THB", "--draft"],
    &["summary", "--draft", "--format", "html"],
    &["note", "--draft"],
    &["plan", "--draft"],
    &["status", "-p", "THB"],
    &["diff"],
    &["diff", "HEAD"],
];

/// An odd entry.
struct Odd {
    name: &'static str,
    /// Puts it into a plan; the second folder lies outside, and holds secrets.
    put: fn(&Path, &Path),
    /// The findings, as `PATH RULE`, beside the one that is there without it.
    found: &'static [&'static str],
    /// Whether the plan can be read beside it.
    whole: bool,
}

const fn odd(name: &'static str, found: &'static [&'static str], put: fn(&Path, &Path)) -> Odd {
    Odd { name, put, found, whole: true }
}

fn action(root: &Path) -> PathBuf {
    root.join(ACTIONS).join("1.2.yaml")
}

fn link(to: impl AsRef<Path>, at: impl AsRef<Path>) {
    symlink(to, at).expect("a link can be made");
}

fn pipe(at: &Path) {
    assert!(Command::new("mkfifo").arg(at).status().expect("it can be run").success());
}

/// Moves a part of the plan out of it and leaves a link.
fn moved(root: &Path, outside: &Path, part: &str) {
    let to = outside.join("moved");
    fs::rename(root.join(part), &to).expect("it can be moved");
    link(to, root.join(part));
}

fn named(root: &Path, name: &[u8], text: &str) {
    fs::write(root.join(ACTIONS).join(OsStr::from_bytes(name)), text).expect("it can be written");
}

const LINKED: &[&str] = &["priorities/thb/actions/1.2.yaml linked-file"];
const NO_FILE: &[&str] = &["priorities/thb/actions/1.2.yaml not-a-file"];

fn links() -> Vec<Odd> {
    vec![
        odd("a link to a secret", LINKED, |p, out| link(out.join("secret.yaml"), action(p))),
        odd("a link by way of ..", LINKED, |p, _| link("../../../../out/secret.yaml", action(p))),
        odd("a link to passwords", LINKED, |p, _| link("/etc/passwd", action(p))),
        odd("a link to the environment", LINKED, |p, _| link("/proc/self/environ", action(p))),
        odd("a link to input", LINKED, |p, _| link("/dev/stdin", action(p))),
        odd("a link to zeros", LINKED, |p, _| link("/dev/zero", action(p))),
        odd("a link within the plan", LINKED, |p, _| link("1.1.yaml", action(p))),
        odd("a link to nothing", LINKED, |p, _| link("gone", action(p))),
        odd("a link to itself", LINKED, |p, _| link("1.2.yaml", action(p))),
        odd("a link to a folder", LINKED, |p, _| link("/etc", action(p))),
        odd("a chain of links", LINKED, |p, out| {
            link(out.join("secret.yaml"), p.join("middle"));
            link("../../../middle", action(p));
        }),
        odd(
            "two links in a circle",
            &[
                "priorities/thb/actions/1.2.yaml linked-file",
                "priorities/thb/actions/1.3.yaml linked-file",
            ],
            |p, _| {
                link("1.3.yaml", action(p));
                link("1.2.yaml", p.join(ACTIONS).join("1.3.yaml"));
            },
        ),
        odd("an annex elsewhere", &["priorities/thb/annexes/a.md linked-file"], |p, out| {
            fs::create_dir_all(p.join("priorities/thb/annexes")).expect("made");
            link(out.join("secret.md"), p.join("priorities/thb/annexes/a.md"));
        }),
        odd("a text elsewhere", &["priorities/thb/narrative/a.md linked-file"], |p, out| {
            fs::create_dir_all(p.join("priorities/thb/narrative")).expect("made");
            link(out.join("secret.md"), p.join("priorities/thb/narrative/a.md"));
        }),
        odd("a folder above", &["priorities/loop linked-file"], |p, _| {
            link("..", p.join("priorities/loop"));
        }),
        odd("the root", &["priorities/root linked-file"], |p, _| {
            link("/", p.join("priorities/root"));
        }),
        odd("a folder of texts elsewhere", &["priorities/thb/narrative linked-file"], |p, out| {
            link(out, p.join("priorities/thb/narrative"));
        }),
        odd("a link that nothing reads", &["priorities/thb/scan.pdf unread-file"], |p, out| {
            link(out.join("secret.md"), p.join("priorities/thb/scan.pdf"));
        }),
        Odd {
            whole: false,
            ..odd("actions elsewhere", &["priorities/thb/actions linked-file"], |p, out| {
                let text = "---\ntitle: On 1.1\nplace: action\naction: \"1.1\"\n---\n\nIt began.\n";
                put(p, "priorities/thb/narrative/a.md", text);
                moved(p, out, ACTIONS);
            })
        },
        Odd {
            whole: false,
            ..odd("a priority elsewhere", &["priorities/thb linked-file"], |p, out| {
                moved(p, out, "priorities/thb");
            })
        },
        Odd {
            whole: false,
            ..odd("all priorities elsewhere", &["priorities linked-file"], |p, out| {
                moved(p, out, "priorities");
            })
        },
        Odd {
            whole: false,
            ..odd("the plan's file elsewhere", &["oap.yaml linked-file"], |p, out| {
                moved(p, out, "oap.yaml");
            })
        },
        Odd {
            whole: false,
            ..odd("the plan's file nowhere", &["oap.yaml linked-file"], |p, _| {
                fs::remove_file(p.join("oap.yaml")).expect("gone");
                link("gone", p.join("oap.yaml"));
            })
        },
    ]
}

fn no_files() -> Vec<Odd> {
    vec![
        odd("a pipe", NO_FILE, |p, _| pipe(&action(p))),
        odd("a socket", NO_FILE, |p, _| drop(UnixListener::bind(action(p)).expect("bound"))),
        odd("a folder like an action", NO_FILE, |p, _| fs::create_dir(action(p)).expect("made")),
        odd("a pipe that nothing reads", &["priorities/thb/x unread-file"], |p, _| {
            pipe(&p.join("priorities/thb/x"));
        }),
        odd("a pipe of things to ignore", &["priorities/thb/x.txt unread-file"], |p, _| {
            put(p, "priorities/thb/x.txt", "");
            pipe(&p.join("priorities/thb/.gitignore"));
        }),
        Odd {
            whole: false,
            ..odd("the plan's file a pipe", &["oap.yaml not-a-file"], |p, _| {
                fs::remove_file(p.join("oap.yaml")).expect("gone");
                pipe(&p.join("oap.yaml"));
            })
        },
        Odd {
            whole: false,
            ..odd("the plan's file a folder", &["oap.yaml not-a-file"], |p, _| {
                fs::remove_file(p.join("oap.yaml")).expect("gone");
                fs::create_dir(p.join("oap.yaml")).expect("made");
            })
        },
        odd("what editors leave", &[], |p, _| {
            for name in [
                ".#1.1.yaml",
                ".1.1.yaml.swp",
                "#1.1.yaml#",
                "1.1.yaml~",
                "1.1.yaml.orig",
                ".DS_Store",
            ] {
                link("user@host.example:1", p.join(ACTIONS).join(name));
            }
        }),
    ]
}

fn names() -> Vec<Odd> {
    vec![
        odd(
            "no text as a name",
            &["priorities/thb/actions/1\u{fffd}.yaml name-not-utf8"],
            |p, _| {
                named(p, b"1\xff.yaml", SECRET);
            },
        ),
        odd("no text as a folder's name", &["priorities/t\u{fffd} name-not-utf8"], |p, _| {
            let folder = p.join("priorities").join(OsStr::from_bytes(b"t\xfe"));
            fs::create_dir_all(folder.join("actions")).expect("made");
            fs::write(folder.join("actions/1.1.yaml"), SECRET).expect("written");
        }),
        odd(
            "no text as the name of what nothing reads",
            &["priorities/thb/actions/x\u{fffd} unread-file"],
            |p, _| {
                named(p, b"x\xff", "");
            },
        ),
        odd("a name in capitals", &["priorities/thb/narrative/a.md twin-names"], |p, _| {
            texts(p, ["A.md", "a.md"]);
        }),
        odd("accents of two kinds", &["priorities/thb/narrative/\u{e9}.md twin-names"], |p, _| {
            texts(p, ["\u{e9}.md", "e\u{301}.md"]);
        }),
        odd(
            "a folder in capitals",
            &[
                "priorities/thb/narrative/a.md twin-names",
                "priorities/thb/Narrative/a.md lost-file",
            ],
            |p, _| {
                texts(p, ["a.md", "b.md"]);
                put(p, "priorities/thb/Narrative/a.md", "");
            },
        ),
    ]
}

fn texts(root: &Path, names: [&str; 2]) {
    for (at, name) in names.iter().enumerate() {
        let text = format!("---\ntitle: Number {at}\nplace: summary\n---\n\nText {at}.\n");
        put(root, &format!("priorities/thb/narrative/{name}"), &text);
    }
}

/// What a plan has by itself.
fn known() -> String {
    format!("{KNOWN} unknown-party")
}

/// The findings of a run with `--format json`, as `PATH RULE`.
fn found(root: &Path) -> Vec<String> {
    let output = run(root, &["check", "--format", "json"], &[]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let prefix = |path: &str| match path.find("oap.yaml").or(path.find("priorities")) {
        Some(at) => path[at..].to_owned(),
        None => path.to_owned(),
    };
    let findings = json["findings"].as_array().expect("findings");
    let mut found: Vec<String> = findings
        .iter()
        .map(|one| {
            let path = prefix(one["path"].as_str().expect("a path"));
            format!("{path} {}", one["rule"].as_str().expect("a rule"))
        })
        .collect();
    found.sort();
    found
}

#[test]
fn one_odd_entry_is_one_finding_and_everything_else_is_checked() {
    let mut runs = 0;
    let all: Vec<Odd> = [links(), no_files(), names()].into_iter().flatten().collect();
    for Odd { name, put: make, found: expected, whole } in &all {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let (root, outside) = (folder.path().join("plan"), folder.path().join("out"));
        let secret = format!("action: \"1.2\"\ntitle: {SECRET}\nleaders: [{SECRET}]\n");
        put(&outside, "secret.yaml", &secret);
        put(
            &outside,
            "secret.md",
            &format!("---\ntitle: {SECRET}\nplace: summary\n---\n\n{SECRET}\n"),
        );
        plan(&root);
        git(&root, &["init", "-q", "-b", "main"]);
        git(&root, &["add", "."]);
        git(&root, &["commit", "-q", "-m", "one"]);
        make(&root, &outside);
        let mut all: Vec<String> = expected.iter().map(ToString::to_string).collect();
        all.extend(whole.then(known));
        all.sort();
        assert_eq!(found(&root), all, "{name}");
        for command in COMMANDS {
            let output = run(&root, command, &[("SECRET_TOKEN", SECRET)]);
            let said = said(&output);
            assert!(!said.contains(SECRET), "{name}: {command:?} tells: {said}");
            assert!(!said.contains("root:x:"), "{name}: {command:?} tells: {said}");
            let code = output.status.code();
            // There may be nothing left to compare, or no such priority.
            let needs = |word: &&str| ["diff", "-p"].contains(word);
            let most = if *whole || !command.iter().any(needs) { 1 } else { 2 };
            assert!(code.is_some_and(|code| code <= most), "{name}: {command:?}: {code:?} {said}");
            runs += 1;
        }
        for secret in ["secret.yaml", "secret.md"] {
            let text = fs::read_to_string(outside.join(secret)).expect("it is there");
            assert!(text.contains(SECRET), "{name} has written outside");
        }
    }
    println!("hostile entries: {} kinds x {} commands = {runs} runs", all.len(), COMMANDS.len());
}

/// As a hook before a commit names the files of a change.
#[test]
fn a_link_that_is_named_is_itself_what_is_meant() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    plan(folder.path());
    for (at, to) in ["/etc/passwd", "gone", "1.1.yaml", "1.2.yaml"].into_iter().enumerate() {
        let _ = fs::remove_file(action(folder.path()));
        link(to, action(folder.path()));
        let path = action(folder.path()).display().to_string();
        let output = run(folder.path(), &["check", "--format", "concise", &path], &[]);
        let said = said(&output);
        assert!(said.contains("error[linked-file]") && !said.contains("root:x:"), "{at}: {said}");
        assert_eq!(output.status.code(), Some(1), "{said}");
    }
}

#[test]
fn what_may_not_be_read_is_a_finding() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let root = folder.path();
    plan(root);
    put(root, &format!("{ACTIONS}/1.2.yaml"), SECRET);
    put(root, "priorities/mocg/priority.yaml", SECRET);
    let rights = |path: &str, mode| {
        fs::set_permissions(root.join(path), fs::Permissions::from_mode(mode)).expect("given");
    };
    rights(&format!("{ACTIONS}/1.2.yaml"), 0);
    rights("priorities/mocg", 0);
    if fs::read(root.join(ACTIONS).join("1.2.yaml")).is_ok() {
        println!("hostile entries: root may read everything, so that nothing is unreadable here");
    } else {
        let expected =
            ["priorities/mocg unreadable-file", "priorities/thb/actions/1.2.yaml unreadable-file"];
        let mut expected: Vec<String> = expected.map(str::to_owned).to_vec();
        expected.push(known());
        expected.sort();
        assert_eq!(found(root), expected);
    }
    rights("priorities/mocg", 0o755);
}

/// A file that is a link the next moment, and a folder too: whenever it is looked at, what it leads to
/// is not read.
#[test]
fn nobody_is_quick_enough_to_put_a_link_in_between() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (root, outside) = (folder.path().join("plan"), folder.path().join("out"));
    plan(&root);
    put(&outside, "1.2.yaml", SECRET);
    put(&root, "priorities/thb/annexes/1.2.yaml", "");
    let (file, actions) = (action(&root), root.join("priorities/mocg/actions"));
    put(&root, "priorities/mocg/actions/1.2.yaml", "action: \"1.2\"\n");
    let at_work = AtomicBool::new(true);
    let swap = |at: &Path, good: &Path, bad: &Path| {
        while at_work.load(Ordering::Relaxed) {
            // Each takes the place of the other in one step.
            let _ = fs::rename(good, at);
            let _ = fs::rename(at, good);
            let _ = fs::rename(bad, at);
            let _ = fs::rename(at, bad);
        }
    };
    let [good, bad, good_folder, bad_folder] =
        ["good", "bad", "good_folder", "bad_folder"].map(|name| folder.path().join(name));
    fs::write(&good, "action: \"1.2\"\n").expect("written");
    link(outside.join("1.2.yaml"), &bad);
    fs::rename(&actions, &good_folder).expect("moved");
    link(&outside, &bad_folder);
    let (mut read, mut seen) = (0, 0);
    thread::scope(|scope| {
        scope.spawn(|| swap(&file, &good, &bad));
        scope.spawn(|| swap(&actions, &good_folder, &bad_folder));
        while read < 1000 || (seen < 20 && read < 30_000) {
            let plan = discover::read(&root).expect("the root is there");
            for (_, file) in plan.sources.iter() {
                assert!(!file.text.contains(SECRET), "{} was followed", file.path);
                seen += usize::from(file.path.ends_with("1.2.yaml"));
            }
            read += 1;
        }
        at_work.store(false, Ordering::Relaxed);
    });
    println!("hostile entries: read {read} times while links came and went, met {seen} times");
}
