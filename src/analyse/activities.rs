//! Events, named operations and bids for money over several priorities, each told and counted once.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use super::scope::{Position, PriorityAt, Scope};
use crate::model::{FundingBid, Holder, Line, Operation, PlanDate, Priority, Quantity, Stated};
use crate::source::Spanned;

/// An operation, with everything that is written of it.
#[derive(Debug, Clone)]
pub struct Named<'p> {
    /// Where, and what there.
    pub entries: Vec<(Position<'p>, &'p Operation)>,
}

/// A bid, with every place in which it is written in the same way.
#[derive(Debug, Clone)]
pub struct Bid<'p> {
    /// The bid.
    pub bid: &'p FundingBid,
    /// Where it is written.
    pub places: Vec<Position<'p>>,
}

impl<'p> Named<'p> {
    /// The priorities that name it.
    pub fn priorities(&self) -> Vec<&'p Priority> {
        let mut priorities: Vec<&Priority> = Vec::new();
        for (place, _) in &self.entries {
            if !priorities.iter().any(|known| std::ptr::eq(*known, place.priority)) {
                priorities.push(place.priority);
            }
        }
        priorities
    }
}

/// Every named operation, in the order of the plan. What has the same name, in whatever capitals,
/// is the same operation.
pub fn operations<'p>(scope: &Scope<'p>) -> Vec<Named<'p>> {
    let mut found: Vec<Named<'p>> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (place, operation) in holders(scope)
        .flat_map(|(place, holder)| holder.operations.iter().map(move |one| (place, one)))
    {
        let at = *places.entry(operation.name.to_lowercase()).or_insert(found.len());
        match found.get_mut(at) {
            Some(known) => known.entries.push((place, operation)),
            None => found.push(Named { entries: vec![(place, operation)] }),
        }
    }
    found
}

/// What goes by one word for its kind, and how much of it each priority tells of.
#[derive(Debug, Clone)]
pub struct OfKind<'p> {
    /// The word, as it is first written; `None` where none is.
    pub kind: Option<&'p str>,
    /// How many, for each priority in the order of the scope.
    pub counts: Vec<usize>,
}

impl OfKind<'_> {
    /// How many in all priorities.
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// The events that are told one by one, by kind: the most frequent first.
pub fn event_kinds<'p>(scope: &Scope<'p>) -> Vec<OfKind<'p>> {
    let events = holders(scope).flat_map(|(place, holder)| {
        holder.events.iter().map(move |event| (place.priority, Some(event.kind.as_str())))
    });
    by_kind(scope, events)
}

/// The named operations by kind: the most frequent first. One that several priorities name counts where it
/// is named first.
pub fn operation_kinds<'p>(scope: &Scope<'p>) -> Vec<OfKind<'p>> {
    let operations = operations(scope);
    let first = operations.iter().filter_map(|named| {
        let (place, _) = named.entries.first()?;
        let mut kinds = named.entries.iter().filter_map(|(_, one)| one.kind.as_ref());
        Some((place.priority, kinds.next().map(Line::as_str)))
    });
    by_kind(scope, first)
}

fn by_kind<'p>(
    scope: &Scope<'p>,
    all: impl Iterator<Item = (&'p Priority, Option<&'p str>)>,
) -> Vec<OfKind<'p>> {
    let mut found: Vec<OfKind<'p>> = Vec::new();
    let mut places: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for (priority, kind) in all {
        let Some(at) = super::scope::index_of(scope, priority) else { continue };
        let place = *places.entry(kind.map(str::to_lowercase)).or_insert(found.len());
        if place == found.len() {
            found.push(OfKind { kind, counts: vec![0; scope.parts.len()] });
        }
        if let Some(count) = found.get_mut(place).and_then(|one| one.counts.get_mut(at)) {
            *count += 1;
        }
    }
    // Stable: what is as frequent stays in the order of the plan.
    found.sort_by_key(|one| std::cmp::Reverse(one.total()));
    found
}

/// Every bid for money, in the order of the plan. Bids of which everything but the remark beside
/// them is the same are one bid.
pub fn bids<'p>(scope: &Scope<'p>) -> Vec<Bid<'p>> {
    let mut found: Vec<Bid<'p>> = Vec::new();
    let mut places = HashMap::new();
    for (place, bid) in holders(scope)
        .flat_map(|(place, holder)| holder.funding_bids.iter().map(move |bid| (place, bid)))
    {
        // Two bids of which nothing but the programme is known may well be two.
        let known = bid.purpose.is_some().then(|| *places.entry(key(bid)).or_insert(found.len()));
        match known.and_then(|at| found.get_mut(at)) {
            Some(known) => known.places.push(place),
            None => found.push(Bid { bid, places: vec![place] }),
        }
    }
    found
}

/// What two entries for one bid have in common.
fn key(bid: &FundingBid) -> impl Eq + Hash {
    let date = |date: &Option<Spanned<PlanDate>>| date.as_ref().map(|date| date.value);
    let applicant = bid.applicant.as_ref().map(|applicant| &applicant.party.value);
    let dates = (date(&bid.submitted), date(&bid.decided));
    let amount = |one: &Option<Spanned<Stated<Quantity>>>| {
        one.as_ref().map(|one| (one.value.known().copied(), one.value.unset()))
    };
    let amounts = [&bid.asked_eur, &bid.granted_eur, &bid.spent_eur].map(amount);
    (&bid.programme, &bid.purpose, applicant, dates, amounts, bid.outcome)
}

/// Everybody in a scope who may hold operations and bids.
fn holders<'p>(scope: &Scope<'p>) -> impl Iterator<Item = (Position<'p>, Holder<'p>)> {
    scope.parts.iter().flat_map(|PriorityAt { priority, .. }| {
        let place = |owner| Position { priority, owner };
        priority.holders().map(move |holder| (place(holder.owner), holder))
    })
}

#[cfg(test)]
mod tests {
    use super::{bids, event_kinds, operation_kinds, operations};
    use crate::analyse::sample;
    use crate::analyse::scope::Scope;

    #[test]
    fn one_name_is_one_operation_and_one_bid_is_told_once() {
        let action = |folder: &str, number: &str, more: &str| {
            let text = format!("action: \"{number}\"\n{more}");
            (format!("priorities/{folder}/actions/{number}.yaml"), text)
        };
        let etutu = "operations: [{ name: Etutu }]\nfunding_bids:\n  - { programme: ISEC, purpose: \
                     Etutu, outcome: pending }\n  - { programme: ISEC, outcome: refused }\n";
        let plan = sample::plan(
            "",
            &[
                action("a", "1.1", etutu),
                action("a", "1.2", &etutu.replace("Etutu }", "ETUTU }")),
                action("b", "1.1", etutu),
            ],
        );
        let scope = Scope::new(&plan, |_| true, None);
        let operations = operations(&scope);
        assert_eq!(operations.len(), 1);
        assert_eq!((operations[0].entries.len(), operations[0].priorities().len()), (3, 2));
        let kinds: Vec<_> =
            operation_kinds(&scope).into_iter().map(|one| (one.kind, one.counts)).collect();
        assert_eq!(kinds, [(None, vec![1, 0])]);
        assert!(event_kinds(&scope).is_empty());
        let bids: Vec<usize> = bids(&scope).iter().map(|bid| bid.places.len()).collect();
        assert_eq!(bids, [3, 1, 1, 1]);
    }
}
