//! The rules about settings: `unknown-rule` and `locked-rule` for `lint` in `oap.yaml` and
//! `priority.yaml`, which are checked here, and those that `control` checks where it reads ignores.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Document, Lint};
use crate::rule;
use crate::source::Location;

use super::Context;
use super::name::{RuleName, nearest};

/// A setting or an ignore for a rule that there is not.
pub static UNKNOWN_RULE: RuleInfo = rule!("unknown-rule", Error, Settings);
/// A setting or an ignore for a rule that is always on.
pub static LOCKED_RULE: RuleInfo = rule!("locked-rule", Error, Settings);
/// An ignore that does not say why.
pub static IGNORE_WITHOUT_REASON: RuleInfo = rule!("ignore-without-reason", Error, Settings);
/// A comment that begins like an ignore and is none.
pub static MALFORMED_IGNORE: RuleInfo = rule!("malformed-ignore", Error, Settings);
/// An ignore that silences nothing.
pub static UNUSED_IGNORE: RuleInfo = rule!("unused-ignore", Warning, Settings);

pub(super) fn unknown(context: &Context<'_>, findings: &mut Findings) {
    let words = settings(context);
    findings.extend(
        words
            .filter(|(word, _)| RuleName::of(word).is_none())
            .map(|(word, place)| unknown_rule(word, place)),
    );
}

pub(super) fn locked(context: &Context<'_>, findings: &mut Findings) {
    let words = settings(context);
    let locked = words.filter(|(word, _)| RuleName::of(word).is_some_and(RuleName::is_locked));
    findings.extend(locked.map(|(word, place)| locked_rule(word, place)));
}

/// The finding for a name that no rule and no family has.
pub fn unknown_rule(word: &str, place: Location) -> Finding {
    let finding = Finding::new(&UNKNOWN_RULE, place, format!("there is no rule `{word}`"));
    match nearest(word) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("`empact explain` lists all rules"),
    }
}

/// The finding for an attempt to switch off what is always on.
pub fn locked_rule(word: &str, place: Location) -> Finding {
    Finding::new(&LOCKED_RULE, place, format!("`{word}` cannot be switched off or changed"))
        .note("where it finds something, text has not been read, and nobody knows what else is wrong there")
        .help("mend what it reports")
}

/// Every name that the plan and its priorities have a setting for, with its place.
fn settings<'a>(context: &'a Context<'_>) -> impl Iterator<Item = (&'a str, Location)> {
    fn of<T>(
        file: &Document<T>,
        lint: impl Fn(&T) -> &Lint,
    ) -> impl Iterator<Item = (&str, Location)> {
        lint(&file.data).rules.iter().map(|(word, _)| (word.as_str(), file.locate(word)))
    }
    let of_priorities =
        context.plan.priorities.iter().filter_map(|priority| priority.file.as_ref());
    of(&context.plan.file, |data| &data.lint)
        .chain(of_priorities.flat_map(|file| of(file, |data| &data.lint)))
}
