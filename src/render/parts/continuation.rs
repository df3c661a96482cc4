//! Whether and where actions go on.

use super::status::is_said;
use super::{Grid, Voice, bracketed, joined, paragraph, short_title};
use crate::document::{Block, Holds, Words, text};
use crate::model::{Action, Continuation, Line, Owner};

impl Voice<'_> {
    /// Whether and where an action goes on, in one line.
    pub(in crate::render) fn goes_on(&self, action: &Action, onward: &Continuation) -> Words {
        let owner = Owner::Action(action.action.value);
        let decision = vec![self.state("decision", &onward.decision.value)];
        let printed = onward.printed.as_ref().filter(|printed| !is_said(printed, &decision));
        let mut words = joined(std::iter::once(decision).chain(self.whereto(onward)), " · ");
        if let Some(printed) = printed {
            words = joined([words, bracketed(self.quoted(printed, owner))], "");
        }
        let by = onward.by.as_ref();
        let by = by.map(|by| self.say("told.by", &[("who", self.who(by, owner))]));
        joined(std::iter::once(words).chain(by), " · ")
    }

    fn whereto(&self, onward: &Continuation) -> impl Iterator<Item = Words> {
        let plan = onward
            .plan
            .as_ref()
            .map(|plan| self.say("told.plan", &[("year", vec![text(plan.value.to_string())])]));
        let cycle = onward.cycle.as_ref().map(|cycle| vec![text(cycle.as_str())]);
        let priorities = names(&onward.priorities).map(|names| vec![text(names)]);
        let into = onward
            .action
            .as_ref()
            .map(|action| self.say("told.into", &[("action", vec![text(action.to_string())])]));
        [plan, cycle, priorities, into].into_iter().flatten()
    }

    /// What becomes of actions: in one line where it is the same of all, else in a table. What is noted
    /// on each stands with the action.
    pub(in crate::render) fn continuations(&self, all: &[(&Action, &Continuation)]) -> Vec<Block> {
        let lines: Vec<Words> =
            all.iter().map(|(action, onward)| self.goes_on(action, onward)).collect();
        let first = lines.first().cloned().unwrap_or_default();
        if all.len() > 1 && lines.iter().all(|line| *line == first) {
            let numbers = all.iter().map(|(action, _)| vec![Self::link(action.action.value)]);
            let words = [("actions", joined(numbers, ", ")), ("onward", first)];
            return paragraph(self.say("told.onward", &words));
        }
        let plan = |onward: &Continuation| {
            let year = onward.plan.as_ref().map(|plan| vec![text(plan.value.to_string())]);
            let cycle = onward.cycle.as_ref().map(|cycle| vec![text(cycle.as_str())]);
            let words = joined(year.into_iter().chain(cycle), ", ");
            (!words.is_empty()).then_some(words)
        };
        Grid::new(self, "head.continuation", all)
            .words("field.number", Holds::Words, |(action, _)| {
                Some(vec![Self::link(action.action.value)])
            })
            .words("field.title", Holds::Words, |(action, _)| {
                Some(vec![text(short_title(action)?)])
            })
            .words("field.decision", Holds::Words, |(action, onward)| {
                Some(self.decided(action, onward))
            })
            .words("field.plan", Holds::Words, |(_, onward)| plan(onward))
            .words("field.priorities", Holds::Words, |(_, onward)| {
                Some(vec![text(names(&onward.priorities)?)])
            })
            .words("field.into", Holds::Words, |(_, onward)| {
                Some(vec![text(onward.action.as_ref()?.to_string())])
            })
            .table()
    }

    fn decided(&self, action: &Action, onward: &Continuation) -> Words {
        let alone = Continuation {
            decision: onward.decision.clone(),
            printed: onward.printed.clone(),
            by: onward.by.clone(),
            plan: None,
            cycle: None,
            priorities: Vec::new(),
            action: None,
            condition: None,
            period: None,
            note: None,
        };
        self.goes_on(action, &alone)
    }
}

fn names(priorities: &[Line]) -> Option<String> {
    let names: Vec<&str> = priorities.iter().map(Line::as_str).collect();
    (!names.is_empty()).then(|| names.join(", "))
}
