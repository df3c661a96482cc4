//! What endangers the priorities and in what they leave the plan, and what became of what was recommended before.

use super::Summer;
use crate::analyse::followed;
use crate::analyse::risks;
use crate::analyse::scope::Position;
use crate::document::{Block, Cell, Holds, Row, Words};
use crate::model::Priority;
use crate::render::parts::paragraph;
use crate::source::SourceId;

impl<'p> Summer<'_, 'p> {
    fn summed(&self) -> impl Iterator<Item = &'p Priority> {
        self.scope.parts.iter().map(|part| part.priority)
    }

    /// The risks and deviations of all priorities, those that are open first, and of those the gravest.
    pub(super) fn risks(&self) -> Vec<Block> {
        let all = risks::of_priorities(self.scope.plan, self.summed());
        if all.is_empty() {
            return Vec::new();
        }
        let columns = [
            ("summary.where", Holds::Words),
            ("field.what", Holds::Words),
            ("field.gravity", Holds::Status),
            ("field.likelihood", Holds::Status),
            ("field.since", Holds::Words),
            ("field.done_about", Holds::Words),
            ("field.outcome", Holds::Words),
        ];
        let mut sheet = self.sheet("summary.risks", &columns);
        for one in &all {
            let Some(voice) = self.voice(one.place.priority) else { continue };
            let words = |words: Option<Words>| paragraph(words.unwrap_or_else(|| self.dash()));
            let cells: [Cell; 7] = [
                self.owner_of(one.place, one.source),
                voice.risk(one),
                words(voice.grade(one.risk.gravity.as_ref())),
                words(voice.grade(one.risk.likelihood.as_ref())),
                words(voice.risk_since(one)),
                self.cell(voice.risk_remedy(one)),
                voice.risk_outcome(one),
            ];
            sheet.add(Row::from_iter(cells));
        }
        sheet.blocks()
    }

    /// What became of what was recommended before, in the order of the plan.
    pub(super) fn followed(&self) -> Vec<Block> {
        let all = followed::of_priorities(self.scope.plan, self.summed());
        if all.is_empty() {
            return Vec::new();
        }
        let columns = [
            ("summary.where", Holds::Words),
            ("field.what", Holds::Words),
            ("field.made", Holds::Words),
            ("field.asked_of", Holds::Words),
            ("field.outcome", Holds::Words),
        ];
        let mut sheet = self.sheet("summary.followed", &columns);
        for one in &all {
            let Some(voice) = self.voice(one.place.priority) else { continue };
            let cells: [Cell; 5] = [
                self.owner_of(one.place, one.source),
                voice.followed(one),
                paragraph(voice.made(one).unwrap_or_else(|| self.dash())),
                paragraph(self.or_dash(voice.addressed(one.point, one.place.owner))),
                voice.point_outcome(one.last),
            ];
            sheet.add(Row::from_iter(cells));
        }
        sheet.blocks()
    }

    /// Whose something is, and its marking where it is not that of the summary.
    fn owner_of(&self, place: Position<'_>, source: SourceId) -> Cell {
        let mut words = self.place(place);
        words.extend(self.portion(source));
        paragraph(words)
    }
}
