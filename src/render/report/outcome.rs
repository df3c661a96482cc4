//! What endangers a priority and in what it leaves the plan, and what became of what was recommended before.

use super::Reporter;
use crate::analyse::followed::{self, Followed};
use crate::analyse::risks::{self, AtRisk};
use crate::document::{Block, Holds, Inline, Role, Words, text};
use crate::model::Owner;
use crate::render::parts::{Grid, Voice};
use crate::source::SourceId;

impl Reporter<'_> {
    /// All risks and deviations, those that are open first.
    pub(super) fn risks(&self) -> Vec<Block> {
        let voice = &self.voice;
        let all = risks::of_priorities(self.request.plan, [self.request.priority]);
        Grid::new(voice, "head.risks", &all)
            .words("field.of", Holds::Words, |one| Some(self.owner_of(one.place.owner, one.source)))
            .blocks("field.what", Holds::Words, |one: &AtRisk<'_>| voice.risk(one))
            .words("field.gravity", Holds::Status, |one| voice.grade(one.risk.gravity.as_ref()))
            .words("field.likelihood", Holds::Status, |one| {
                voice.grade(one.risk.likelihood.as_ref())
            })
            .words("field.since", Holds::Words, |one| voice.risk_since(one))
            .blocks("field.done_about", Holds::Words, |one| voice.risk_remedy(one))
            .blocks("field.outcome", Holds::Words, |one| voice.risk_outcome(one))
            .table()
    }

    /// What became of what was recommended before.
    pub(super) fn followed(&self) -> Vec<Block> {
        let voice = &self.voice;
        let all = followed::of_priorities(self.request.plan, [self.request.priority]);
        Grid::new(voice, "head.followed", &all)
            .words("field.of", Holds::Words, |one| Some(self.owner_of(one.place.owner, one.source)))
            .blocks("field.what", Holds::Words, |one: &Followed<'_>| voice.followed(one))
            .words("field.made", Holds::Words, |one| voice.made(one))
            .words("field.asked_of", Holds::Words, |one| {
                Some(voice.addressed(one.point, one.place.owner)).filter(|words| !words.is_empty())
            })
            .blocks("field.outcome", Holds::Words, |one| voice.point_outcome(one.last))
            .table()
    }

    /// An action, a goal or the priority, and its marking where it is not that of the report.
    fn owner_of(&self, owner: Owner, source: SourceId) -> Words {
        let mut words = match owner {
            Owner::Action(number) => vec![Voice::link(number)],
            Owner::Goal(number) => {
                let number = [("number", vec![text(number.to_string())])];
                self.voice.say("told.goal", &number)
            }
            Owner::Priority => vec![text(self.request.priority.key())],
        };
        let marking = self.portion(source).filter(|_| matches!(owner, Owner::Action(_)));
        words.extend(marking.map(|printed| Inline::Of(Role::PartMarking, vec![text(printed)])));
        words
    }
}
