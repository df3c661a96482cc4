//! The actions of other priorities that are this one's as well. Each is counted and told where it belongs,
//! and only named here.

use super::Reporter;
use crate::analyse::scope;
use crate::analyse::status::{self, Status};
use crate::document::{Block, Column, Holds, Row, Table, Words, text};
use crate::model::{Action, Document, Priority};
use crate::render::parts::{Toned, Voice, short_title, state};

impl Reporter<'_> {
    /// A row for each of them.
    pub(super) fn shared(&self) -> Vec<Block> {
        let folder = &self.request.priority.folder;
        let others = self.request.plan.priorities.iter().filter(|other| other.folder != *folder);
        let rows: Vec<Row> = others
            .flat_map(|other| {
                let is_shared = |action: &&Document<Action>| {
                    action.data.with.iter().any(|key| key.folder() == *folder)
                };
                let shared = other.actions.iter().filter(is_shared);
                shared.map(|action| self.shared_row(other, action)).collect::<Vec<Row>>()
            })
            .collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let names = ["action", "title", "leaders", "stage", "verdict"];
        let columns = names.map(|name| Column {
            heading: self.voice.words(&format!("field.{name}")),
            holds: Holds::Words,
        });
        let caption = self.voice.word("head.shared").to_owned();
        let columns = columns.into();
        vec![Block::Table(Table { caption, columns, rows })]
    }

    fn shared_row(&self, other: &Priority, action: &Document<Action>) -> Row {
        let data = &action.data;
        let name = vec![text(format!("{} {}", scope::key(other), data.action.value))];
        // The report bears the marking of its own parts, and says no more of what is marked higher.
        let marking = self.request.markings.marking(action.source);
        let may_be_told = marking <= self.borne.marking;
        let told =
            if may_be_told { self.shared_cells(other, data) } else { [const { Words::new() }; 4] };
        let dash = || self.voice.words("document.none");
        let cells = std::iter::once(name).chain(told);
        let cell =
            |words: Words| vec![Block::paragraph(if words.is_empty() { dash() } else { words })];
        cells.map(cell).collect()
    }

    fn shared_cells(&self, other: &Priority, action: &Action) -> [Words; 4] {
        let plan = self.request.plan;
        let period = status::last_period(plan, other);
        let progress = period.and_then(|period| status::progress(action, period));
        let Status { stage, verdict, .. } = Status::of(action, progress);
        let voice = Voice::new(plan, other, period, self.voice.messages);
        [
            short_title(action).map(text).into_iter().collect(),
            voice.parties_in_short(&action.leaders),
            stage.map(|one| state(one.tone(), voice.word_of("stage", &one))).into_iter().collect(),
            verdict
                .map(|one| state(one.tone(), voice.word_of("target_verdict", &one)))
                .into_iter()
                .collect(),
        ]
    }
}
