//! Named operations and bids for money over several priorities, each told once.

use super::scope::{Position, PriorityAt, Scope};
use crate::model::{FundingBid, Holder, Operation, Priority};

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
    for (place, operation) in holders(scope)
        .flat_map(|(place, holder)| holder.operations.iter().map(move |one| (place, one)))
    {
        let name = operation.name.to_lowercase();
        let same = |known: &&mut Named<'_>| {
            known.entries.iter().any(|(_, other)| other.name.to_lowercase() == name)
        };
        match found.iter_mut().find(same) {
            Some(known) => known.entries.push((place, operation)),
            None => found.push(Named { entries: vec![(place, operation)] }),
        }
    }
    found
}

/// Every bid for money, in the order of the plan. Bids of which everything but the remark beside
/// them is the same are one bid.
pub fn bids<'p>(scope: &Scope<'p>) -> Vec<Bid<'p>> {
    let mut found: Vec<Bid<'p>> = Vec::new();
    for (place, bid) in holders(scope)
        .flat_map(|(place, holder)| holder.funding_bids.iter().map(move |bid| (place, bid)))
    {
        // Two bids of which nothing but the programme is known may well be two.
        let same = |known: &&mut Bid<'_>| bid.purpose.is_some() && is_same(known.bid, bid);
        match found.iter_mut().find(same) {
            Some(known) => known.places.push(place),
            None => found.push(Bid { bid, places: vec![place] }),
        }
    }
    found
}

fn is_same(a: &FundingBid, b: &FundingBid) -> bool {
    let key = |bid: &FundingBid| {
        let date = |date: &Option<crate::source::Spanned<crate::model::PlanDate>>| {
            date.as_ref().map(|date| date.value)
        };
        let applicant = bid.applicant.as_ref().map(|applicant| applicant.party.value.clone());
        let dates = (date(&bid.submitted), date(&bid.decided));
        (bid.programme.clone(), bid.purpose.clone(), applicant, dates, bid.outcome)
    };
    key(a) == key(b)
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
    use super::{bids, operations};
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
        let bids: Vec<usize> = bids(&scope).iter().map(|bid| bid.places.len()).collect();
        assert_eq!(bids, [3, 1, 1, 1]);
    }
}
