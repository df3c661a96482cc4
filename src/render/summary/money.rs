//! What the actions need, and what bids asked for and got, by priority, programme and year.

use minijinja::{Value, context};

use super::sheet::{number, row, total_of};
use super::{Summer, blocks};
use crate::analyse::money::{self, Bids, Needs, Sum};
use crate::analyse::scope;
use crate::document::{Block, Holds, Words, text};

impl Summer<'_, '_> {
    /// The sums, where anything is stated.
    pub(super) fn money(&self) -> Option<Value> {
        let found = money::of_scope(self.scope)?;
        let has_bids = found.total.1.count > 0;
        let programmes = found.by_programme.iter().map(|(name, bids)| (vec![text(*name)], *bids));
        let years = found.by_year.iter().map(|(year, bids)| {
            let year = year.map(|year| vec![text(year.to_string())]);
            (year.unwrap_or_else(|| self.words("summary.no_year")), *bids)
        });
        let of_bids = |caption, heading, rows: Vec<(Words, Bids)>| {
            let total = found.total.1;
            blocks(if has_bids {
                self.sums_of_bids(caption, heading, rows, total)
            } else {
                Vec::new()
            })
        };
        Some(context! {
            by_priority => blocks(self.sums_by_priority(&found)),
            by_programme => of_bids(
                "summary.money_by_programme",
                "summary.programme",
                programmes.collect(),
            ),
            by_year => of_bids("summary.money_by_year", "summary.year", years.collect()),
        })
    }

    fn sums_by_priority(&self, found: &money::Money<'_>) -> Vec<Block> {
        let columns = [
            ("document.priority", Holds::Words),
            ("summary.budget", Holds::Numbers),
            ("summary.staff", Holds::Numbers),
            ("summary.asked", Holds::Numbers),
            ("summary.granted", Holds::Numbers),
            ("summary.spent", Holds::Numbers),
        ];
        let mut sheet = self.sheet("summary.money_by_priority", &columns);
        let sums = |needs: &Needs, bids: &Bids| {
            [needs.budget, needs.staff, bids.asked, bids.granted, bids.spent]
                .map(|sum| self.sum_of(sum))
        };
        for (priority, needs, bids) in &found.by_priority {
            let key = vec![text(scope::key(priority))];
            sheet.add(row(std::iter::once(key).chain(sums(needs, bids))));
        }
        let (needs, bids) = &found.total;
        let total = self.words("summary.total");
        sheet.add(total_of(std::iter::once(total).chain(sums(needs, bids))));
        sheet.blocks()
    }

    fn sums_of_bids(
        &self,
        caption: &str,
        heading: &str,
        rows: Vec<(Words, Bids)>,
        total: Bids,
    ) -> Vec<Block> {
        let columns = [
            (heading, Holds::Words),
            ("field.number", Holds::Numbers),
            ("summary.asked", Holds::Numbers),
            ("summary.granted", Holds::Numbers),
            ("summary.spent", Holds::Numbers),
        ];
        let mut sheet = self.sheet(caption, &columns);
        let cells = |name: Words, bids: Bids| {
            let sums = [bids.asked, bids.granted, bids.spent].map(|sum| self.sum_of(sum));
            [name, number(bids.count)].into_iter().chain(sums)
        };
        for (name, bids) in rows {
            sheet.add(row(cells(name, bids)));
        }
        sheet.add(total_of(cells(self.words("summary.total"), total)));
        sheet.blocks()
    }

    /// A sum, and how much of it is not stated.
    fn sum_of(&self, sum: Sum) -> Words {
        let count = ("count", vec![text(sum.open.to_string())]);
        match (sum.value, sum.open) {
            (Some(value), 0) => vec![text(self.style.quantity(value))],
            (Some(value), _) => {
                let amount = ("amount", vec![text(self.style.quantity(value))]);
                self.say("summary.open", &[amount, count])
            }
            (None, 0) => self.dash(),
            (None, _) => self.say("summary.all_open", &[count]),
        }
    }
}
