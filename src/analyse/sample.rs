//! Small plans for the tests of this module.

use crate::discover::{File, gather};
use crate::load;
use crate::model::Plan;

/// A plan with the periods `a`, `b` and `c`, of these files and `more` in `oap.yaml`. Priorities
/// are named by the folders of the files, in order.
pub(super) fn plan(more: &str, files: &[(String, String)]) -> Plan {
    let folder = |path: &str| path.split('/').nth(1).unwrap_or_default().to_owned();
    let mut folders: Vec<String> = files.iter().map(|(path, _)| folder(path)).collect();
    folders.sort();
    folders.dedup();
    let keys: Vec<String> = folders.iter().map(|folder| folder.to_uppercase()).collect();
    let oap = format!(
        "title: Plan\nyears: [2013]\nperiods:\n  - {{ id: a, label: A, cut_off: 2013-06-30 }}\n  - \
         {{ id: b, label: B, cut_off: 2013-10-31 }}\n  - {{ id: c, label: C, cut_off: 2013-12-31 \
         }}\npriorities: [{}]\n{more}",
        keys.join(", ")
    );
    let files = files.iter().map(|(path, text)| File::new(path, text.as_str()));
    let read = load::read(gather(files.chain([File::new("oap.yaml", oap)])));
    assert!(read.findings.is_empty(), "{:?}", read.findings);
    read.plan.expect("a plan")
}
