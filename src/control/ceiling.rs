//! What may be shown of a loaded plan and its findings under a ceiling on markings.
//!
//! Called by the commands that take `--max-marking`. A finding may quote any file of a plan, not
//! only the one it stands in. So the rules are held once more against a plan that has never had
//! what is withheld in it: only what they find there too is shown, in the words they find for it
//! there.

use std::collections::{BTreeMap, BTreeSet};

use super::{Checked, Known};
use crate::analyse::diff::{self, Comparable};
use crate::analyse::markings::Markings;
use crate::analyse::release::{self, AboveCeiling, Released, Withheld};
use crate::decode::{INVALID_VALUE, MISSING_KEY, UNKNOWN_VALUE, UNQUOTED_VALUE, placeholder};
use crate::diagnostic::{Finding, RuleInfo};
use crate::discover::Role;
use crate::load::{self, Loaded};
use crate::model::{Marking, Plan};
use crate::source::{SourceFile, SourceId, Sources};
use crate::yaml::{DUPLICATE_KEY, TEXT_IN_COMMENT};

/// A loaded plan without what is above a ceiling.
#[derive(Debug)]
pub struct Lowered {
    /// The files, the plan and what the reader found, without what is withheld.
    pub loaded: Loaded,
    /// The parts of the plan that are withheld.
    pub withheld: Vec<Withheld>,
    /// How many files are withheld: those of the parts, and those that could not be read as one.
    pub files: usize,
    /// What is found in the whole plan.
    known: Known,
}

impl Lowered {
    /// Takes out of a plan, in which so much is found, what is above the ceiling. A file whose
    /// marking could not be read for certain is above every ceiling.
    ///
    /// # Errors
    /// When the plan's own file is above it: then nothing may be shown.
    pub fn new(loaded: Loaded, known: Known, ceiling: Marking) -> Result<Self, AboveCeiling> {
        let Loaded { sources, plan, findings, today } = loaded;
        let plan = plan.ok_or(AboveCeiling { marking: None })?;
        let markings = Markings::of(&plan);
        let unsure = unsure(&sources, &markings, &findings);
        let Released { plan, withheld, mut files } =
            release::release(&plan, &markings, ceiling, &unsure)?;
        files.extend(no_parts(&sources, &markings));
        let shown = |finding: &Finding| !files.contains(&finding.location.source);
        let findings = findings.into_iter().filter(shown).collect();
        let sources = sources.without(&files);
        let loaded = Loaded { sources, plan: Some(plan), findings, today };
        Ok(Self { loaded, withheld, files: files.len(), known })
    }

    /// What is found in the whole plan and could be found without what is withheld.
    pub fn checked(&self) -> Checked<'_> {
        let mut checked = Checked::new(&self.loaded);
        checked.found.retain(|one| self.known.0.contains(&(one.rule.id, one.location)));
        checked
    }
}

/// Leaves out of two states of a plan what is above the ceiling in either. Files of the same path
/// are the same one, whatever is in them.
///
/// # Errors
/// When the plan's own file is above it in one of them: then nothing may be shown.
pub fn comparable(states: [&Loaded; 2], ceiling: Marking) -> Result<Comparable, AboveCeiling> {
    fn side(loaded: &Loaded) -> Result<(&Plan, BTreeSet<SourceId>), AboveCeiling> {
        let plan = loaded.plan.as_ref().ok_or(AboveCeiling { marking: None })?;
        let markings = Markings::of(plan);
        let mut unsure = unsure(&loaded.sources, &markings, &loaded.findings);
        unsure.extend(no_parts(&loaded.sources, &markings));
        Ok((plan, unsure))
    }
    let [(before, unsure_before), (after, unsure_after)] = [side(states[0])?, side(states[1])?];
    diff::comparable([before, after], ceiling, [unsure_before, unsure_after])
}

/// The files that could not be read as a part of the plan.
fn no_parts(sources: &Sources, markings: &Markings) -> BTreeSet<SourceId> {
    // What stands in a template is marked as the plan is.
    let is_template = |path: &str| matches!(Role::of(path), Some(Role::Template(_)));
    let no_part = |(id, file): &(SourceId, &SourceFile)| {
        markings.part(*id).is_none() && !is_template(file.path)
    };
    sources.iter().filter(no_part).map(|(id, _)| id).collect()
}

/// The files whose marking the reader may have missed: something else in them could not be read,
/// and it may have been that.
fn unsure(sources: &Sources, markings: &Markings, findings: &[Finding]) -> BTreeSet<SourceId> {
    let mut found: BTreeMap<SourceId, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        found.entry(finding.location.source).or_default().push(finding);
    }
    let is_unsure = |(id, findings): &(SourceId, Vec<&Finding>)| {
        if markings.part(*id).is_some_and(|part| part.says_so) {
            // Of two markings in a file the first was read.
            return findings.iter().any(|finding| finding.rule == &DUPLICATE_KEY);
        }
        let file = sources.get(*id);
        findings.iter().any(|finding| {
            !leaves_keys(finding.rule) || names_it(file.slice(finding.location.span))
        }) || load::tree(file).is_some_and(|tree| tree.has_key(&names_it))
            || begins_with_it(&file.text)
    };
    found.into_iter().filter(is_unsure).map(|(id, _)| id).collect()
}

/// Whether a key, or what is said to be wrong, holds the word.
fn names_it(text: &str) -> bool {
    text.to_lowercase().contains("marking")
}

/// Whether a line or a comment begins with the word: it may be a key that an indentation, a `#` or a
/// missing colon has made part of a text.
fn begins_with_it(text: &str) -> bool {
    let lines = text.lines().flat_map(|line| line.split(['#', '{']));
    lines.map(|words| words.trim_start_matches(|c: char| !c.is_alphanumeric())).any(|words| {
        let word = words.get(.."marking".len());
        word.is_some_and(|word| word.eq_ignore_ascii_case("marking"))
    })
}

/// Whether what breaks this rule is a value whose key has been read.
fn leaves_keys(rule: &RuleInfo) -> bool {
    let of_values = [
        &INVALID_VALUE,
        &MISSING_KEY,
        &TEXT_IN_COMMENT,
        &UNKNOWN_VALUE,
        &UNQUOTED_VALUE,
        &placeholder::PLACEHOLDER,
        &placeholder::FORM_TEXT,
    ];
    of_values.contains(&rule)
}
