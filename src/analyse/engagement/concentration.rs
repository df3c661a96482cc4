//! How concentrated a load is.

use rust_decimal::Decimal;

use super::Presence;

/// How a load is spread over those who carry any of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Concentration {
    /// The whole load.
    pub total: usize,
    /// Who carries how much, the most first; of equals, by code. Only those who carry any.
    pub carriers: Vec<(String, usize)>,
    /// The share of the first three, in per cent; `None` where there is no load.
    pub top_three: Option<Decimal>,
    /// The Herfindahl–Hirschman index: the sum of the squares of all shares in per cent, from
    /// 10 000 where one carries everything down to 10 000 divided by the number of carriers.
    pub index: Option<Decimal>,
}

/// Measures the load of some parties.
pub fn of(parties: &[Presence], load: impl Fn(&Presence) -> usize) -> Concentration {
    let mut carriers: Vec<(String, usize)> =
        parties.iter().map(|party| (party.code.clone(), load(party))).collect();
    carriers.retain(|(_, load)| *load > 0);
    carriers.sort_by(|(a, first), (b, second)| second.cmp(first).then_with(|| a.cmp(b)));
    let total: usize = carriers.iter().map(|(_, load)| load).sum();
    let three: usize = carriers.iter().take(3).map(|(_, load)| load).sum();
    let squares: usize = carriers.iter().map(|(_, load)| load * load).sum();
    let of_total = |part: usize, scale: u32, whole: usize| {
        (Decimal::from(part) * Decimal::from(scale)).checked_div(Decimal::from(whole))
    };
    Concentration {
        top_three: of_total(three, 100, total),
        index: of_total(squares, 10_000, total * total),
        total,
        carriers,
    }
}

impl Concentration {
    /// As many parties with equal shares would give the same index.
    pub fn equivalent(&self) -> Option<Decimal> {
        Decimal::from(10_000).checked_div(self.index?)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::{Concentration, of};
    use crate::analyse::engagement::{Presence, Share};
    use crate::model::ActionNumber;
    use crate::model::party::PartyKind;

    fn measured(loads: &[u16]) -> Concentration {
        let presence = |(at, load): (usize, &u16)| Presence {
            code: format!("P{at}"),
            kind: PartyKind::Organisation,
            shares: vec![Share {
                leads: (1..=*load).map(|action| ActionNumber { goal: 1, action }).collect(),
                ..Share::default()
            }],
        };
        let parties: Vec<Presence> = loads.iter().enumerate().map(presence).collect();
        of(&parties, Presence::led)
    }

    #[test]
    fn one_alone_is_ten_thousand_and_four_equals_a_quarter_of_it() {
        assert_eq!(measured(&[7, 0]).index, Some(Decimal::from(10_000)));
        let four = measured(&[2, 2, 2, 2]);
        assert_eq!((four.index, four.top_three), (Some(2500.into()), Some(75.into())));
        assert_eq!(four.equivalent(), Some(4.into()));
        assert_eq!(measured(&[]).index, None);
        assert_eq!(measured(&[0]).top_three, None);
    }

    proptest! {
        #[test]
        fn the_index_lies_between_its_bounds_and_ignores_the_order(
            loads in proptest::collection::vec(0_u16..9, 1..8)
        ) {
            let found = measured(&loads);
            let mut turned = loads.clone();
            turned.reverse();
            prop_assert_eq!(found.index, measured(&turned).index);
            prop_assert_eq!(found.top_three, measured(&turned).top_three);
            prop_assert_eq!(found.total, loads.iter().map(|load| usize::from(*load)).sum::<usize>());
            if let (Some(index), Some(equivalent)) = (found.index, found.equivalent()) {
                prop_assert!(index <= 10_000.into());
                prop_assert!(equivalent.round_dp(9) <= Decimal::from(found.carriers.len()));
            }
        }
    }
}
