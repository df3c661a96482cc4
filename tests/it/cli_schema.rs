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
9 schemas written to `new/schema`

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
    assert_eq!(names.len(), 9, "nothing else is left behind: {names:?}");
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
  [possible values: plan, priority, action, narrative, annex, findings, diff, export, status]

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
