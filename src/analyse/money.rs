//! What the actions need, and what was asked for, granted and spent, added up. Called by the summary.
//!
//! All amounts are in euro. What is not stated is never taken for nought: it is counted beside the sum.

use std::collections::BTreeMap;

use super::activities;
use super::scope::{Scope, index_of};
use crate::model::{Action, BidOutcome, FundingBid, Inputs, PlanDate, Priority, Quantity, Stated};
use crate::source::Spanned;

/// What is stated, added up, and how many things do not state theirs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    /// The sum, as qualified as its parts make it; none where nothing is stated, or it is too large.
    pub value: Option<Quantity>,
    /// How many are not stated.
    pub open: usize,
}

impl Sum {
    fn of(parts: impl Iterator<Item = Option<Quantity>>) -> Self {
        let parts: Vec<Option<Quantity>> = parts.collect();
        let stated: Vec<Quantity> = parts.iter().copied().flatten().collect();
        let open = parts.len() - stated.len();
        let value = (!stated.is_empty()).then(|| Quantity::sum(stated)).flatten();
        Self { value, open }
    }
}

/// What actions need.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Needs {
    /// Money.
    pub budget: Sum,
    /// Full-time equivalents.
    pub staff: Sum,
}

impl Needs {
    fn of<'p>(actions: impl Iterator<Item = &'p Action>) -> Self {
        let all: Vec<Option<&Inputs>> = actions.map(|action| action.inputs.as_ref()).collect();
        let budget = all.iter().map(|inputs| stated(inputs.as_ref()?.budget_eur.as_ref()));
        let staff = all.iter().map(|inputs| stated(inputs.as_ref()?.staff_fte.as_ref()));
        Self { budget: Sum::of(budget), staff: Sum::of(staff) }
    }
}

/// What became of bids.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bids {
    /// How many they are.
    pub count: usize,
    /// What was asked for.
    pub asked: Sum,
    /// What was granted.
    pub granted: Sum,
    /// What was spent of it.
    pub spent: Sum,
}

impl Bids {
    fn of(bids: &[&FundingBid]) -> Self {
        // Of a bid that was not accepted nothing is missing.
        let due = |bid: &&FundingBid, amount: Option<Quantity>| {
            (amount.is_some() || bid.outcome == BidOutcome::Accepted).then_some(amount)
        };
        let bids = || bids.iter();
        Self {
            count: bids().count(),
            asked: Sum::of(bids().map(|bid| stated(bid.asked_eur.as_ref()))),
            granted: Sum::of(bids().filter_map(|bid| due(bid, stated(bid.granted_eur.as_ref())))),
            spent: Sum::of(bids().filter_map(|bid| due(bid, stated(bid.spent_eur.as_ref())))),
        }
    }
}

fn stated(one: Option<&Spanned<Stated<Quantity>>>) -> Option<Quantity> {
    one?.value.known().copied()
}

/// The sums of a scope.
#[derive(Debug, Clone)]
pub struct Money<'p> {
    /// By priority, in the order of the scope. A bid that several priorities name stands at the first.
    pub by_priority: Vec<(&'p Priority, Needs, Bids)>,
    /// Of all.
    pub total: (Needs, Bids),
    /// By programme, in the order of the plan, in whatever capitals.
    pub by_programme: Vec<(&'p str, Bids)>,
    /// By year, those without a date last.
    pub by_year: Vec<(Option<i16>, Bids)>,
}

/// Adds up what a scope says; `None` where it states no amount at all.
pub fn of_scope<'p>(scope: &Scope<'p>) -> Option<Money<'p>> {
    let bids = activities::bids(scope);
    let all: Vec<&FundingBid> = bids.iter().map(|one| one.bid).collect();
    let actions = scope.members().map(|(_, one)| one.action);
    let total = (Needs::of(actions), Bids::of(&all));
    let (Needs { budget, staff }, Bids { asked, granted, spent, .. }) = total;
    if [budget, staff, asked, granted, spent].iter().all(|sum| sum.value.is_none()) {
        return None;
    }
    let mut own = vec![Vec::new(); scope.parts.len()];
    let mut programmes: Vec<(&str, Vec<&FundingBid>)> = Vec::new();
    let mut years: BTreeMap<(bool, Option<i16>), Vec<&FundingBid>> = BTreeMap::new();
    for found in &bids {
        let bid = found.bid;
        let at = found.places.first().and_then(|place| index_of(scope, place.priority));
        if let Some(own) = at.and_then(|at| own.get_mut(at)) {
            own.push(bid);
        }
        let name = bid.programme.as_str();
        let mut known = programmes.iter_mut();
        match known.find(|(known, _)| known.to_lowercase() == name.to_lowercase()) {
            Some((_, bids)) => bids.push(bid),
            None => programmes.push((name, vec![bid])),
        }
        let year = year(bid);
        years.entry((year.is_none(), year)).or_default().push(bid);
    }
    let by_priority = scope.parts.iter().zip(&own).map(|(part, bids)| {
        let actions = part.priority.actions.iter().map(|action| &action.data);
        (part.priority, Needs::of(actions), Bids::of(bids))
    });
    Some(Money {
        by_priority: by_priority.collect(),
        total,
        by_programme: programmes.iter().map(|(name, bids)| (*name, Bids::of(bids))).collect(),
        by_year: years.iter().map(|((_, year), bids)| (*year, Bids::of(bids))).collect(),
    })
}

/// The year of a bid: when it was decided, or else handed in.
fn year(bid: &FundingBid) -> Option<i16> {
    let date: &Spanned<PlanDate> = bid.decided.as_ref().or(bid.submitted.as_ref())?;
    Some(date.value.last_day()?.year())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Bids, of_scope};
    use crate::analyse::sample;
    use crate::analyse::scope::Scope;
    use crate::model::Quantity;

    #[derive(Debug, Clone)]
    struct Made {
        priority: usize,
        programme: &'static str,
        year: Option<u16>,
        outcome: &'static str,
        amounts: [Option<u32>; 3],
    }

    fn made() -> impl Strategy<Value = Made> {
        let outcome = prop_oneof![Just("pending"), Just("accepted"), Just("refused")];
        let programme = prop_oneof![Just("ISF"), Just("isf"), Just("CEPOL")];
        let year = proptest::option::of(2026_u16..2029);
        let amounts = proptest::array::uniform3(proptest::option::of(0_u32..1000));
        (0_usize..3, programme, year, outcome, amounts).prop_map(
            |(priority, programme, year, outcome, amounts)| Made {
                priority,
                programme,
                year,
                outcome,
                amounts,
            },
        )
    }

    proptest! {
        /// Whatever bids say, each sum by priority, programme and year comes to the same, and nothing that is
        /// not stated is lost.
        #[test]
        fn sums_agree_and_what_is_open_is_counted(bids in proptest::collection::vec(made(), 1..8)) {
            let mut files: Vec<(String, String)> = (0..3)
                .map(|at| (format!("priorities/p{at}/priority.yaml"), format!("key: P{at}\nname: P\nfunding_bids:\n")))
                .collect();
            for bid in &bids {
                let keys = ["asked_eur", "granted_eur", "spent_eur"].iter().zip(bid.amounts);
                let amounts: String = keys
                    .filter_map(|(key, amount)| Some(format!(", {key}: {}", amount?)))
                    .collect();
                let year = bid.year.map(|year| format!(", decided: {year}")).unwrap_or_default();
                let line = format!(
                    "  - {{ programme: {}, outcome: {}{amounts}{year} }}\n",
                    bid.programme, bid.outcome
                );
                files[bid.priority].1.push_str(&line);
            }
            for (_, text) in &mut files {
                if text.ends_with("bids:\n") {
                    *text = text.replace("funding_bids:\n", "");
                }
            }
            let plan = sample::plan("", &files);
            let scope = Scope::new(&plan, |_| true, None);
            let stated = bids.iter().flat_map(|bid| bid.amounts).flatten().count();
            let Some(money) = of_scope(&scope) else {
                prop_assert_eq!(stated, 0);
                return Ok(());
            };
            let sums = |bids: &Bids| [bids.asked, bids.granted, bids.spent];
            let ways: [Vec<Bids>; 3] = [
                money.by_priority.iter().map(|(_, _, bids)| *bids).collect(),
                money.by_programme.iter().map(|(_, bids)| *bids).collect(),
                money.by_year.iter().map(|(_, bids)| *bids).collect(),
            ];
            for (at, sum) in sums(&money.total.1).into_iter().enumerate() {
                let known: u32 = bids.iter().filter_map(|bid| bid.amounts[at]).sum();
                let any = bids.iter().any(|bid| bid.amounts[at].is_some());
                prop_assert_eq!(sum.value, any.then(|| Quantity::exact(known)));
                let open = bids.iter().filter(|bid| {
                    bid.amounts[at].is_none() && (at == 0 || bid.outcome == "accepted")
                });
                prop_assert_eq!(sum.open, open.count());
                for way in &ways {
                    let parts: Vec<_> = way.iter().map(|bids| sums(bids)[at]).collect();
                    prop_assert_eq!(parts.iter().map(|sum| sum.open).sum::<usize>(), sum.open);
                    let value = Quantity::sum(parts.iter().filter_map(|sum| sum.value));
                    prop_assert_eq!(value.filter(|_| any), sum.value);
                }
            }
            prop_assert_eq!(money.total.1.count, bids.len());
        }
    }
}
