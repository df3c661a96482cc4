//! How much changed: in a line, and by priority in a table.

use super::{Builder, anchor};
use crate::analyse::diff::Counts;
use crate::analyse::scope::key;
use crate::document::{Block, Column, Holds, Inline, Table, text};

/// A number of a comparison.
type Count = fn(&Counts) -> usize;

/// The columns of the table: a word of the catalogue, and what is counted.
const COLUMNS: [(&str, Count); 8] = [
    ("changed", |counts| counts.actions_changed),
    ("added", |counts| counts.actions_added),
    ("removed", |counts| counts.actions_removed),
    ("renumbered", |counts| counts.actions_renumbered),
    ("moved", |counts| counts.actions_moved),
    ("verdicts", |counts| counts.verdicts),
    ("values", |counts| counts.values),
    ("changes", |counts| counts.changes),
];

impl Builder<'_> {
    /// How much changed by priority, where it did in several; columns of nothing are left out.
    pub(super) fn overview(&self) -> Option<Block> {
        let priorities = &self.request.diff.priorities;
        let counts: Vec<Counts> = priorities.iter().map(Counts::of_priority).collect();
        let told = |(_, count): &&(&str, Count)| counts.iter().any(|one| count(one) > 0);
        let columns: Vec<_> = COLUMNS.iter().filter(told).collect();
        let rows = priorities.iter().zip(&counts).map(|(priority, counts)| {
            let name = priority.latest().map(key).unwrap_or_default();
            let to = anchor(priority).map(|anchor| format!("#{anchor}")).unwrap_or_default();
            let name = vec![Inline::Link(to, vec![text(name)])];
            let numbers = columns.iter().map(|(_, count)| match count(counts) {
                0 => vec![text(self.messages.text("diff.none"))],
                count => vec![text(count.to_string())],
            });
            let cells = [name].into_iter().chain(numbers);
            cells.map(|words| vec![Block::paragraph(words)]).collect()
        });
        let heading = |place: &str| vec![text(self.messages.text(place))];
        let number = |name: &str| Column {
            heading: heading(&format!("diff_column.{name}")),
            holds: Holds::Numbers,
        };
        let first = Column { heading: heading("document.priority"), holds: Holds::Words };
        let columns = [first].into_iter().chain(columns.iter().map(|(name, _)| number(name)));
        let caption = self.messages.text("diff.overview").to_owned();
        let table = Table { caption, columns: columns.collect(), rows: rows.collect() };
        (priorities.len() > 1).then_some(Block::Table(table))
    }

    /// How much changed, the most important first; groups are kept apart by semicolons.
    pub(super) fn counted(&self, counts: &Counts) -> String {
        let priorities =
            [("added", counts.priorities_added), ("removed", counts.priorities_removed)];
        let actions = [
            ("changed", counts.actions_changed),
            ("added", counts.actions_added),
            ("removed", counts.actions_removed),
            ("renumbered", counts.actions_renumbered),
            ("moved", counts.actions_moved),
        ];
        let rest = [
            ("diff_verdicts", counts.verdicts),
            ("diff_values", counts.values),
            ("diff_changes", counts.changes),
        ];
        let rest = rest.into_iter().filter(|(_, count)| *count > 0);
        let rest: Vec<String> =
            rest.map(|(group, count)| self.messages.counted(group, count)).collect();
        let groups = [
            self.noun_once("diff_priorities", &priorities),
            self.noun_once("diff_actions", &actions),
            rest.join(", "),
        ];
        groups.into_iter().filter(|group| !group.is_empty()).collect::<Vec<_>>().join("; ")
    }

    /// `7 actions changed, 2 added`: what was counted is named once.
    fn noun_once(&self, noun: &str, counts: &[(&str, usize)]) -> String {
        let counted = counts.iter().filter(|(_, count)| *count > 0).enumerate();
        let words = counted.map(|(at, (what, count))| {
            if at == 0 {
                return self.messages.counted(&format!("{noun}_{what}"), *count);
            }
            self.messages.counted(&format!("diff_more.{what}"), *count)
        });
        words.collect::<Vec<_>>().join(", ")
    }
}
