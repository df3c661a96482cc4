//! `empact schema`.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

use std::fs;

use crate::support::empact;
use empact::schema::{Kind, text};
use snapbox::{IntoData, str};

#[test]
fn a_schema_is_printed() {
    for kind in Kind::ALL {
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
5 schemas written to `new/schema`

"#]]);
    for kind in Kind::ALL {
        let path = folder.path().join("new/schema").join(kind.file_name());
        assert_eq!(fs::read_to_string(&path).expect("it was written"), text(kind));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&path).expect("it was written").permissions().mode();
            assert_eq!(mode & 0o400, 0o400);
            assert_eq!(mode & 0o111, 0);
        }
    }
    let written = fs::read_dir(folder.path().join("new/schema")).expect("it is a folder").count();
    assert_eq!(written, Kind::ALL.len(), "nothing else is left behind");
}

#[test]
fn wrong_use_is_refused() {
    empact().arg("schema").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: the following required arguments were not provided:
  <KIND>

Usage: empact schema <KIND>

For more information, try '--help'.

"#]]);
    empact().args(["schema", "kpi"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: invalid value 'kpi' for '[KIND]'
  [possible values: plan, priority, action, narrative, annex]

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
