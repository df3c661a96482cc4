//! What is missing.

use minijinja::{Value, context};

use super::refs::{self, Uses};
use super::sheet::Counts;
use super::{Summer, blocks};
use crate::analyse::gaps::{self, Gap, Gaps, Lacking};
use crate::analyse::scope;
use crate::document::{Block, Fact, Holds, Words, text};
use crate::model::word;
use crate::render::parts::{facts, joined, short_title};

impl<'p> Summer<'_, 'p> {
    /// What is missing before the reports can be sent.
    pub(super) fn missing(&self) -> Value {
        let found = gaps::of_scope(self.scope);
        let counts = self.lacking_counts(&found);
        let each = self.lacking(found.iter().flat_map(|gaps| &gaps.actions));
        context! {
            priorities => blocks(self.lacking_priorities(&found)),
            counts => blocks(self.counts("summary.missing", "summary.lacking", counts)),
            each => blocks(each),
        }
    }

    /// The priorities without a driver or a report, and those that are behind.
    fn lacking_priorities(&self, found: &[Gaps<'_>]) -> Vec<Block> {
        let those = |wanted: &dyn Fn(&Gaps<'_>) -> bool| {
            refs::keys(found.iter().filter(|gaps| wanted(gaps)).map(|gaps| gaps.priority))
        };
        let behind = found.iter().zip(&self.scope.parts).filter_map(|(gaps, part)| {
            let label = |name, period| (name, vec![text(self.style.period(period))]);
            let last = label("last", part.period?);
            let due = label("due", gaps.behind?);
            let priority = ("priority", vec![text(scope::key(gaps.priority))]);
            Some(self.say("summary.behind_one", &[priority, last, due]))
        });
        let rows = [
            ("summary.without_driver", those(&|gaps| gaps.without_driver)),
            ("summary.without_report", those(&|gaps| gaps.without_report)),
            ("summary.behind_due", joined(behind, "; ")),
        ];
        let rows = rows.into_iter().filter(|(_, words)| !words.is_empty());
        facts(rows.map(|(key, words)| Fact::of(self.words(key), words)).collect())
    }

    /// How many actions lack what; the last column counts actions, of which one may lack several
    /// things.
    fn lacking_counts(&self, found: &[Gaps<'p>]) -> Counts<'p> {
        let row = |gaps: &Gaps<'p>| {
            let cell = |gap: Gap| {
                let lacking = gaps.actions.iter().filter(|one| one.gaps.contains(&gap));
                Uses::of(lacking.map(|one| one.member))
            };
            (gaps.priority, Gap::ALL.into_iter().map(cell).collect(), gaps.actions.len())
        };
        let count = |gap: Gap| found.iter().map(|gaps| gaps.count(gap)).sum();
        Counts {
            answers: Gap::ALL.iter().map(|gap| self.words(&format!("gap.{}", word(gap)))).collect(),
            rows: found.iter().map(row).filter(|(_, _, total)| *total > 0).collect(),
            totals: Gap::ALL.into_iter().map(count).collect(),
            total: found.iter().map(|gaps| gaps.actions.len()).sum(),
        }
    }

    /// The actions that lack something, and what.
    fn lacking<'l>(&self, all: impl Iterator<Item = &'l Lacking<'p>>) -> Vec<Block>
    where
        'p: 'l,
    {
        let columns = ["field.action", "field.title", "summary.lacks"];
        let mut sheet = self.sheet("summary.behind", &columns.map(|name| (name, Holds::Words)));
        let mut is_empty = true;
        for lacking in all {
            let title = short_title(lacking.member.action).map(text);
            let gaps = lacking.gaps.iter().map(|gap| self.gap(*gap, lacking));
            sheet.row([
                refs::member(lacking.member),
                self.or_dash(title.into_iter().collect()),
                joined(gaps, ", "),
            ]);
            is_empty = false;
        }
        if is_empty { Vec::new() } else { sheet.blocks() }
    }

    fn gap(&self, gap: Gap, lacking: &Lacking<'_>) -> Words {
        let names = lacking.kpis.iter().map(|kpi| vec![text(kpi.name.as_str())]);
        self.say(&format!("lack.{}", word(&gap)), &[("indicators", joined(names, "; "))])
    }
}
