//! `reserved-name`: a file or folder of the plan whose name Windows cannot have.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::rule;
use crate::source::{Location, SourceId, Span};

use super::Context;
use super::wrong_file_name::is_misnamed;

pub(super) static INFO: RuleInfo = rule!("reserved-name", Error, Files);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    // An action has no choice: the right name for it is no such name.
    let renamed: BTreeSet<SourceId> = context
        .actions()
        .map(|(_, action)| action)
        .filter(|action| is_misnamed(context, action))
        .map(|action| action.source)
        .collect();
    let mut places: BTreeMap<&str, (SourceId, String)> = BTreeMap::new();
    for (id, file) in context.sources.iter().filter(|(id, _)| !renamed.contains(id)) {
        let mut start = 0;
        for name in file.path.split('/') {
            let end = start + name.len();
            if let (Some(why), Some(place)) = (refusal(name), file.path.get(..end)) {
                places.entry(place).or_insert((id, why));
            }
            start = end + 1;
        }
    }
    for (place, (id, why)) in places {
        let folder = place.strip_prefix("priorities/");
        let entries = &context.plan.file.data.priorities;
        let entry = entries.iter().find(|entry| Some(entry.key.folder().as_str()) == folder);
        let (location, help) = match entry {
            Some(entry) => {
                (context.plan.file.locate(&entry.key), "give the priority another key and folder")
            }
            None => (Location::new(id, Span::default()), "rename it"),
        };
        findings.push(
            Finding::new(&INFO, location, format!("Windows cannot have `{place}`: {why}"))
                .help(help),
        );
    }
}

/// Why Windows cannot have a file or folder of a name.
fn refusal(name: &str) -> Option<String> {
    let stem = name.split('.').next().unwrap_or(name).trim_end_matches(' ');
    if is_device(&stem.to_ascii_lowercase()) {
        return Some(format!("it takes `{stem}` for a device"));
    }
    if let Some(sign) = name.chars().find(|sign| r#"<>:"|?*\"#.contains(*sign)) {
        return Some(format!("no name there has a `{sign}`"));
    }
    name.ends_with(['.', ' ']).then(|| "no name there ends in a dot or a space".to_owned())
}

/// Whether a name in lower case, without ending, is that of a device.
fn is_device(stem: &str) -> bool {
    if ["con", "prn", "aux", "nul", "conin$", "conout$"].contains(&stem) {
        return true;
    }
    let number = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    number.is_some_and(|number| {
        let mut signs = number.chars();
        matches!((signs.next(), signs.next()), (Some('1'..='9' | '¹' | '²' | '³'), None))
    })
}

#[cfg(test)]
mod tests {
    use super::refusal;

    #[test]
    fn names_that_windows_cannot_have() {
        for name in [
            "con",
            "AUX.md",
            "nul.tar.gz",
            "Com1.yaml",
            "lpt9",
            "com².md",
            "conin$",
            "con .md",
            "a:b.md",
            "what?.md",
            "a\\b.md",
            "a.",
            "a ",
        ] {
            assert!(refusal(name).is_some(), "{name}");
        }
        for name in [
            "contents.md",
            "con-1.md",
            "com0",
            "com10.md",
            "com",
            "1.1.yaml",
            "a.con",
            "été 2.md",
            "actions",
            "lpt.md",
        ] {
            assert_eq!(refusal(name), None, "{name}");
        }
    }
}
