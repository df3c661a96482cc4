//! `empact schema`.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

use std::fs;

use crate::support::empact;
use empact::schema::{FileKind, text};
use snapbox::{IntoData, str};

#[test]
fn a_schema_is_printed() {
    for kind in FileKind::ALL {
        let printed = empact().args(["schema", kind.name()]);
        printed.assert().code(0).stderr_eq("").stdout_eq(text(kind).raw());
    }
}

#[test]
fn all_schemas_are_written_over_old_ones() {
    let folder = crate::support::folder(&[("new/schema/action.schema.json", "old")]);
    empact()
        .args(["schema", "-o", "new/schema"])
        .current_dir(folder.path())
        .assert()
        .code(0)
        .stdout_eq("")
        .stderr_eq(str![[r#"
10 schemas written to `new/schema`

"#]]);
    let written = fs::read_dir(folder.path().join("new/schema")).expect("it is a folder");
    let mut names = Vec::new();
    for entry in written {
        let path = entry.expect("it can be listed").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a plain name");
        let kind = name.strip_suffix(".schema.json").expect("the name of a schema");
        let printed = empact().args(["schema", kind]).assert().code(0);
        printed.stdout_eq(fs::read_to_string(&path).expect("it was written").raw());
        names.push(kind.to_owned());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&path).expect("it was written").permissions().mode();
            assert_eq!(mode & 0o400, 0o400);
            assert_eq!(mode & 0o111, 0);
        }
    }
    assert_eq!(names.len(), 10, "nothing else is left behind: {names:?}");
}

/// Settings are written once, and those of somebody else are left to them.
#[test]
fn schemas_of_a_plan_are_bound_to_its_files() {
    let plan = (
        "plan/oap.yaml",
        "title: P\nyears: [2013]\nperiods: []\npriorities: []\nmeasures: { boats: { name: boats } }\n",
    );
    let folder = crate::support::folder(&[plan]);
    let write = |at: &str| {
        let path = folder.path().join(at);
        empact().args(["-C", "plan", "schema", "-o", "schema"]).current_dir(path).assert().code(0)
    };
    let settings = folder.path().join(".vscode/settings.json");
    write("").stdout_eq("").stderr_eq(str![[r#"
5 schemas written to `schema`
written: .vscode/settings.json

"#]]);
    let bound = fs::read_to_string(&settings).expect("it was written");
    for line in [
        r#""schema/action.schema.json": "plan/priorities/*/actions/*.yaml""#,
        r#""schema/priority.schema.json": "plan/priorities/*/priority.yaml""#,
        r#""schema/plan.schema.json": "plan/oap.yaml""#,
    ] {
        assert!(bound.contains(line), "{bound}");
    }
    write("").stdout_eq("");
    fs::write(&settings, "{}").expect("written");
    write("").stdout_eq(bound.raw()).stderr_eq(str![[r#"
5 schemas written to `schema`
note: .vscode/settings.json is there already; put this into it:

"#]]);
    assert_eq!(fs::read_to_string(&settings).expect("it is there"), "{}");
    let printed = empact().args(["-C", "plan", "schema", "action"]).current_dir(folder.path());
    let printed = printed.assert().code(0).get_output().stdout.clone();
    assert!(String::from_utf8_lossy(&printed).contains("boats"));
    let away = empact().args(["-C", "../plan", "schema", "-o", "s"]);
    fs::create_dir(folder.path().join("other")).expect("made");
    away.current_dir(folder.path().join("other")).assert().code(0).stderr_eq(str![[r#"
5 schemas written to `s`
note: nothing is bound to the schemas, because the plan or they lie outside of the current folder; run this in the folder that is open in the editor

"#]]);
}

#[test]
fn wrong_use_is_refused() {
    empact().arg("schema").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: the following required arguments were not provided:
  <KIND>

Usage: empact schema KIND
       empact schema --output DIR

For more information, try '--help'.

"#]]);
    empact().args(["schema", "kpi"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: invalid value 'kpi' for '[KIND]'
  [possible values: plan, priority, action, narrative, annex, findings, diff, export, status, owed]

For more information, try '--help'.

"#]]);
    empact().args(["schema", "action", "-o", "x"]).assert().code(2).stdout_eq("");
}

#[test]
fn a_folder_that_cannot_be_made_is_an_error_with_its_cause() {
    let folder = crate::support::folder(&[("taken", "a file")]);
    empact()
        .args(["schema", "-o", "taken"])
        .current_dir(folder.path())
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error: cannot make the folder `taken`
  caused by: [..]

"#]]);
}
