//! `parties-out-of-order`: a list of parties in another order than the plan's.

use crate::analyse::parties::{self, Parties};
use crate::diagnostic::{Edit, Finding, Findings, Fix, RuleInfo};
use crate::model::{Involved, PartyOrder};
use crate::rule;
use crate::source::{Location, Span};

use super::Context;
use super::unknown_party;
use super::walk::{PartyList, lists};

pub(super) static INFO: RuleInfo = rule!("parties-out-of-order", Warning, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let plan = &context.plan.file.data;
    let order = match plan.party_order {
        PartyOrder::AsWritten => return,
        PartyOrder::Protocol => "in the order of protocol",
        PartyOrder::Alphabetical => "by their codes",
    };
    let day = parties::day_of(context.plan, None);
    for list in lists(context.plan) {
        // A name that nobody knows has no place, and its own finding.
        if !list.parties.iter().all(|one| unknown_party::is_known(plan, one.party.as_str())) {
            continue;
        }
        let ordered = Parties::new(plan, list.priority, day).ordered(list.parties);
        let mut pairs = list.parties.iter().zip(&ordered);
        let Some((one, other)) = pairs.find(|(one, other)| one.party.span != other.party.span)
        else {
            continue;
        };
        let place = Location::new(list.source, one.party.span);
        let message = format!(
            "`{}` stands before `{}`, and the plan lists parties {order}",
            one.party.as_str(),
            other.party.as_str()
        );
        findings.push(
            Finding::new(&INFO, place, message)
                .related(Location::new(list.source, other.party.span), "this one comes first")
                .fix(reorder(context, list, &ordered)),
        );
    }
}

/// The fix that puts a list in order. Only names move: where anything else belongs to one of them, a
/// role or a comment, it is left to the author.
fn reorder(context: &Context<'_>, list: PartyList<'_>, ordered: &[&Involved]) -> Option<Fix> {
    let file = context.sources.get(list.source);
    let spans = || list.parties.iter().map(|one| one.party.span);
    let between = spans().zip(spans().skip(1)).map(|(one, next)| (one.end, next.start));
    let is_separator = |c: char| c.is_ascii_whitespace() || c == ',' || c == '-';
    let are_names = between.into_iter().all(|(start, end)| {
        start <= end && file.slice(Span { start, end }).chars().all(is_separator)
    });
    let edits = spans().zip(ordered).filter(|(span, other)| *span != other.party.span);
    let edits = edits.map(|(span, other)| Edit {
        location: Location::new(list.source, span),
        replacement: file.slice(other.party.span).to_owned(),
    });
    let title = "put the list in the order of the plan";
    are_names.then(|| Fix { title: title.into(), edits: edits.collect(), rename: None })
}
