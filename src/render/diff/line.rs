//! The changes of a part, line by line: what a line is about, and what it belongs to.

use minijinja::Value as Context;

use super::Builder;
use crate::analyse::diff::{Change, Item as Station, ItemName, Step, Value};
use crate::analyse::figures::Figures;
use crate::document::{Block, Inline, Item, List, Role, Tone, text};
use crate::model::{Figure, Line};
use crate::render::compose::Part;

/// So many characters of a name are shown; a comment has no other name than its text.
const NAME_LENGTH: usize = 60;

/// The words for the changes of one priority, or of the plan.
pub(super) struct Wording<'b, 'p> {
    pub(super) builder: &'b Builder<'p>,
    /// The figures of the priority before and afterwards.
    pub(super) figures: [Option<Figures<'p>>; 2],
}

impl Wording<'_, '_> {
    /// Words a list of changes. What belongs to something that is new or gone stands under it.
    pub(super) fn lines(&self, changes: &[Change<'_>]) -> Context {
        // The things that are new or gone and around the change that has been reached, each with
        // the items under it.
        let mut around: Vec<(Vec<Station<'_>>, Vec<Item>)> = vec![(Vec::new(), Vec::new())];
        for change in changes {
            while around.len() > 1
                && around.last().is_some_and(|(place, _)| !change.place.starts_with(place))
            {
                close(&mut around);
            }
            let told = around.last().map_or(0, |(place, _)| place.len());
            let item = self.line(change, told);
            if let Some((_, items)) = around.last_mut() {
                items.push(item);
            }
            let (Step::Added(value) | Step::Removed(value)) = &change.step else { continue };
            let mut place = change.place.clone();
            match (value, place.last_mut()) {
                (Value::Thing, _) => {}
                // A point is called by its text, which stands in this line.
                (Value::Text(text), Some(last)) => last.name = Some(ItemName::Words(text)),
                _ => continue,
            }
            around.push((place, Vec::new()));
        }
        while around.len() > 1 {
            close(&mut around);
        }
        let items = around.pop().map(|(_, items)| items).unwrap_or_default();
        Part::Blocks(list(items).into_iter().collect()).into()
    }

    /// Words one change; the first `told` stations of the way to it are known already.
    fn line(&self, change: &Change<'_>, told: usize) -> Item {
        let (sign, tone) = match change.step {
            Step::Added(_) => ("added", Tone::Good),
            Step::Removed(_) => ("removed", Tone::Bad),
            Step::Changed(..) => ("changed", Tone::Half),
            Step::Reordered => ("reordered", Tone::Half),
        };
        let stations = change.place.iter().skip(told).map(|station| self.station(station));
        let mut label: Vec<String> = stations.filter(|station| !station.is_empty()).collect();
        if label.is_empty() {
            label.push(self.builder.messages.text("diff.value_alone").to_owned());
        }
        let label = text(label.join(", "));
        let is_marking = change.field().is_some_and(|field| field.name() == "marking");
        let label = if is_marking { Inline::Of(Role::Alert, vec![label]) } else { label };
        let words = [label].into_iter().chain(self.phrase(change)).collect();
        Item {
            sign: Some(self.builder.sign(sign, tone)),
            blocks: vec![Block::paragraph(words)],
            ..Item::default()
        }
    }

    /// A station of the way: `indicator Requests via SIENA`, `December 2013`, `verdict`.
    fn station(&self, station: &Station<'_>) -> String {
        let messages = self.builder.messages;
        let Some(name) = station.name else {
            return messages.text(&format!("part.{}", station.field.name())).to_owned();
        };
        let kind = messages.text(&format!("one.{}", station.field.name()));
        let name = match name {
            ItemName::Period(id) => self.period(id),
            ItemName::Date(date) => self.builder.style.date(date),
            ItemName::Words(words) => shortened(words),
            ItemName::Indicator(kpi) => shortened(kpi.name.as_str()),
            ItemName::Figure(figure) => shortened(&self.figure(figure)),
            other => other.to_string(),
        };
        format!("{kind} {name}").trim().to_owned()
    }

    /// What a figure counts, in words.
    fn figure(&self, figure: &Figure) -> String {
        let measures = self.builder.request.plans.into_iter().rev();
        let measures = measures.flat_map(|plan| &plan.file.data.measures);
        let own = figure.label.as_ref().map(Line::to_string);
        let named = || {
            let measure = figure.measure.as_ref()?.as_str();
            let mut known = measures.filter(|(key, _)| key.as_str() == measure);
            Some(
                known
                    .next()
                    .map_or_else(|| measure.to_owned(), |(_, found)| found.name.to_string()),
            )
        };
        own.or_else(named).unwrap_or_default()
    }

    /// What a period is called, afterwards or before.
    fn period(&self, id: &str) -> String {
        let plans = self.builder.request.plans.into_iter().rev();
        let mut periods = plans.flat_map(|plan| &plan.file.data.periods);
        let period = periods.find(|period| period.id.as_str() == id);
        period.map_or_else(|| id.to_owned(), |period| self.builder.style.period(period))
    }
}

/// Puts what stands under something below it.
fn close(around: &mut Vec<(Vec<Station<'_>>, Vec<Item>)>) {
    let items = around.pop().map(|(_, items)| items).unwrap_or_default();
    let above = around.last_mut().and_then(|(_, items)| items.last_mut());
    if let Some(item) = above {
        item.blocks.extend(list(items));
    }
}

fn list(items: Vec<Item>) -> Option<Block> {
    let list = List { role: Some(Role::Changes), items, ..List::default() };
    (!list.items.is_empty()).then_some(Block::List(list))
}

fn shortened(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= NAME_LENGTH {
        return line;
    }
    let short: String = line.chars().take(NAME_LENGTH).collect();
    format!("{}…", short.trim_end())
}
