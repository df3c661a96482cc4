//! `duplicate-party`: a party stands twice in one list.

use std::collections::BTreeMap;

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::Involved;
use crate::rule;
use crate::source::{Location, SourceId, Span};

use super::Context;
use super::unknown_party;
use super::walk::lists;

pub(super) static INFO: RuleInfo = rule!("duplicate-party", Warning, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for list in lists(context.plan) {
        repeated(context, list.source, list.parties, findings);
    }
}

fn repeated(
    context: &Context<'_>,
    source: SourceId,
    parties: &[Involved],
    findings: &mut Findings,
) {
    let mut firsts: BTreeMap<&str, Span> = BTreeMap::new();
    // A role of its own is a reason to be named a second time.
    for involved in parties.iter().filter(|involved| involved.role.is_none()) {
        let (name, span) = (involved.party.as_str(), involved.party.span);
        let first = *firsts.entry(name).or_insert(span);
        if first != span && unknown_party::is_known(&context.plan.file.data, name) {
            findings.push(
                Finding::new(
                    &INFO,
                    Location::new(source, span),
                    format!("`{name}` stands in this list twice"),
                )
                .related(Location::new(source, first), "first listed here")
                .help("list it once, or give the `role` of each"),
            );
        }
    }
}
