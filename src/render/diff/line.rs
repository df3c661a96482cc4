//! The changes of a part, line by line: what a line is about, and what it belongs to.

use super::Builder;
use crate::analyse::diff::{Change, Item, ItemName, Step, Value};
use crate::render::views::ChangeLineView;

/// So many characters of a name are shown; a comment has no other name than its text.
const NAME_LENGTH: usize = 60;

impl Builder<'_> {
    /// Words a list of changes. What belongs to something that is new or gone stands under it.
    pub(super) fn lines(&self, changes: &[Change<'_>]) -> Vec<ChangeLineView> {
        // The things that are new or gone and around the change that has been reached.
        let mut around: Vec<Vec<Item<'_>>> = Vec::new();
        let mut lines = Vec::new();
        for change in changes {
            while around.last().is_some_and(|place| !change.place.starts_with(place.as_slice())) {
                around.pop();
            }
            let told = around.last().map_or(0, Vec::len);
            lines.push(self.line(change, around.len(), told));
            let (Step::Added(value) | Step::Removed(value)) = &change.step else { continue };
            let mut place = change.place.clone();
            match (value, place.last_mut()) {
                (Value::Thing, _) => {}
                // A point is called by its text, which stands in this line.
                (Value::Text(text), Some(last)) => last.name = Some(ItemName::Words(text)),
                _ => continue,
            }
            around.push(place);
        }
        lines
    }

    /// Words one change; the first `told` stations of the way to it are known already.
    fn line(&self, change: &Change<'_>, depth: usize, told: usize) -> ChangeLineView {
        let sign = match change.step {
            Step::Added(_) => "added",
            Step::Removed(_) => "removed",
            Step::Changed(..) => "changed",
            Step::Reordered => "reordered",
        };
        let stations = change.place.iter().skip(told).map(|item| self.station(item));
        let mut label: Vec<String> = stations.filter(|station| !station.is_empty()).collect();
        if label.is_empty() {
            label.push(self.messages.text("diff.value_alone").to_owned());
        }
        let (pieces, remark) = self.phrase(change);
        ChangeLineView {
            sign: sign.to_owned(),
            depth,
            label: label.join(", "),
            pieces,
            remark,
            marking: change.field().is_some_and(|field| field.name() == "marking"),
        }
    }

    /// A station of the way: `indicator siena-requests`, `December 2013`, `verdict`.
    fn station(&self, item: &Item<'_>) -> String {
        let Some(name) = item.name else {
            return self.messages.text(&format!("part.{}", item.field.name())).to_owned();
        };
        let kind = self.messages.text(&format!("one.{}", item.field.name()));
        let name = match name {
            ItemName::Period(id) => self.period(id),
            ItemName::Date(date) => self.style.date(date),
            ItemName::Words(words) => shortened(words),
            other => other.to_string(),
        };
        format!("{kind} {name}").trim().to_owned()
    }

    /// What a period is called, afterwards or before.
    fn period(&self, id: &str) -> String {
        let plans = [self.after, self.before];
        let mut periods = plans.into_iter().flat_map(|plan| &plan.file.data.periods);
        let period = periods.find(|period| period.id.as_str() == id);
        period.map_or_else(|| id.to_owned(), |period| period.label.to_string())
    }
}

fn shortened(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= NAME_LENGTH {
        return line;
    }
    let short: String = line.chars().take(NAME_LENGTH).collect();
    format!("{}…", short.trim_end())
}
