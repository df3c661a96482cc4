//! `twin-names`: two entries of a folder that some systems cannot tell apart.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::Context;
use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::rule;
use crate::source::{Location, Span};

pub(super) static INFO: RuleInfo = rule!("twin-names", Error, Files);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    let mut reported: BTreeSet<&str> = BTreeSet::new();
    for (id, file) in context.sources.iter() {
        let path = file.path;
        let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
        for part in ends.map(|end| &path[..end]) {
            let first = *names.entry(folded(part)).or_insert(part);
            if first == part {
                continue;
            }
            // What lies in two such folders is not two twins each.
            if reported.insert(part) {
                let message = format!("`{part}` and `{first}` have the same name on some systems");
                findings.push(
                    Finding::new(&INFO, Location::new(id, Span::default()), message)
                        .help("rename one of them: capitals and the way accents are stored do not tell files apart everywhere"),
                );
            }
            break;
        }
    }
}

/// A path as a system has it that knows no capitals and one way to write an accent.
fn folded(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    path.nfd().flat_map(char::to_lowercase).nfc().collect()
}
