//! Actions by how they stand, where some are known by number and status alone.

use minijinja::{Value, context};

use super::{Reporter, blocks};
use crate::analyse::changes;
use crate::analyse::shape::Told;
use crate::analyse::status::StatusList;
use crate::document::{Block, Inline, Item, List, Role, Words, text};
use crate::model::{Action, Decision, Document, Line};
use crate::render::compose::Part;
use crate::render::parts::{anchor, bracketed, joined, paragraph, short_title, without_headings};

impl Reporter<'_> {
    /// The lists, if an action is told in no other way; they lead to those that have a section.
    pub(super) fn lists(&self) -> Vec<Value> {
        let told = |action: &Document<Action>| self.shape.told(&action.data);
        if !self.actions().any(|action| told(action) == Told::List) {
            return Vec::new();
        }
        let mut all: Vec<StatusList> =
            self.actions().flat_map(|action| self.standings(&action.data)).collect();
        all.sort_unstable();
        all.dedup();
        all.into_iter().map(|standing| self.list(standing)).collect()
    }

    fn standings(&self, action: &Action) -> Vec<StatusList> {
        self.status_of(action).standings()
    }

    fn list(&self, standing: StatusList) -> Value {
        let members: Vec<&Document<Action>> =
            self.actions().filter(|one| self.standings(&one.data).contains(&standing)).collect();
        let name = self.voice.word_of("standing", &standing);
        let printed = self.in_common(&members, standing);
        let mut heading = vec![text(name)];
        let count = vec![text(members.len().to_string())];
        let shown = printed.filter(|printed| !is_same(printed, name));
        let shown = shown.map(|printed| self.voice.quote(printed));
        heading.extend(bracketed(joined(std::iter::once(count).chain(shown), "; ")));
        let items = members.iter().map(|action| self.item(action, standing, printed));
        let list = List { items: items.collect(), role: Some(Role::Actions), ..List::default() };
        context! {
            heading => Part::Words(joined([heading], "")),
            list => blocks(vec![Block::List(list)]),
        }
    }

    /// The word that was printed for each of them.
    fn in_common<'a>(
        &self,
        members: &[&'a Document<Action>],
        standing: StatusList,
    ) -> Option<&'a str> {
        let (first, others) = members.split_first()?;
        if others.is_empty() {
            return None;
        }
        let words = self.printed(&first.data, standing);
        words.into_iter().find(|word| {
            others.iter().all(|other| self.printed(&other.data, standing).contains(word))
        })
    }

    fn printed<'a>(&self, action: &'a Action, standing: StatusList) -> Vec<&'a str> {
        let onward = action.continuation.as_ref().filter(|_| standing != StatusList::Completed);
        let onward = onward.and_then(|onward| onward.printed.as_ref());
        let stands = self.progress_of(action).and_then(|progress| progress.printed.as_ref());
        onward.into_iter().chain(stands).map(|printed| printed.text.as_str()).collect()
    }

    fn item(
        &self,
        action: &Document<Action>,
        standing: StatusList,
        in_common: Option<&str>,
    ) -> Item {
        let source = action.source;
        let action = &action.data;
        let number = action.action.value;
        let standings = self.standings(action);
        let is_listed = self.shape.told(action) == Told::List;
        // What there is to tell stands in the first list only, or in the section.
        let is_first = is_listed && standings.iter().min() == Some(&standing);
        let mut lead = vec![Inline::Strong(vec![text(number.to_string())])];
        if !is_listed {
            let title = short_title(action).map(|title| text(format!(" {title}")));
            lead.extend(title);
            lead = vec![Inline::Link(format!("#{}", anchor("action", number)), lead)];
        }
        if let Some(printed) = self.portion(source) {
            lead.push(Inline::Of(Role::PartMarking, vec![text(printed)]));
        }
        let onward = self.listed_onward(action, standing);
        let name = self.voice.word_of("standing", &standing);
        let said =
            self.printed(action, standing).into_iter().enumerate().filter(|(at, printed)| {
                let of_status =
                    *at > 0 || action.continuation.as_ref().is_none_or(|c| c.printed.is_none());
                Some(*printed) != in_common && !is_same(printed, name) && (!of_status || is_first)
            });
        for (_, printed) in said.collect::<Vec<_>>() {
            let quoted = bracketed(self.voice.quote(printed));
            lead.extend(quoted);
        }
        let basis = Some(self.voice.basis(action)).filter(|words| !words.is_empty());
        let others = standings.iter().filter(|other| **other != standing).map(|other| {
            let name = self.voice.quote(self.voice.word_of("standing", other));
            self.voice.say("told.also", &[("list", name)])
        });
        let lead = std::iter::once(lead).chain(onward).chain(basis).chain(others);
        let mut told = paragraph(joined(lead, " – "));
        if is_first {
            told.extend(self.listed(action));
        }
        Item { anchor: is_first.then(|| anchor("action", number)), blocks: told, ..Item::default() }
    }

    /// Where an action goes on, unless the list says that it is done.
    fn listed_onward(&self, action: &Action, standing: StatusList) -> Option<Words> {
        let onward = action.continuation.as_ref()?;
        if standing == StatusList::Completed {
            return None;
        }
        let voice = &self.voice;
        let decision = onward.decision.value;
        let is_open = matches!(decision, Decision::Likely | Decision::Conditional);
        let decision = is_open.then(|| vec![text(voice.word_of("decision", &decision))]);
        let plan = onward
            .plan
            .as_ref()
            .map(|plan| voice.say("told.plan", &[("year", vec![text(plan.value.to_string())])]));
        let priorities: Vec<&str> = onward.priorities.iter().map(Line::as_str).collect();
        let priorities = (!priorities.is_empty()).then(|| {
            voice.say("told.continues_in", &[("priorities", vec![text(priorities.join(", "))])])
        });
        let into = onward
            .action
            .as_ref()
            .map(|into| voice.say("told.into", &[("action", vec![text(into.to_string())])]));
        let words = joined([decision, plan, priorities, into].into_iter().flatten(), " · ");
        (!words.is_empty()).then_some(words)
    }

    /// What there is to tell of an action that has no section.
    fn listed(&self, action: &Action) -> Vec<Block> {
        let voice = &self.voice;
        let changes = changes::since_last(action, &self.periods);
        let mut told: Vec<Block> = changes.iter().map(|changes| voice.changed(changes)).collect();
        if let Some(onward) = &action.continuation {
            told.extend(voice.optional_prose(onward.condition.as_ref()));
            told.extend(voice.optional_prose(onward.note.as_ref()));
        }
        if let Some(progress) = self.progress_of(action) {
            for text in [&progress.result, &progress.target_gap, &progress.late] {
                told.extend(voice.optional_prose(text.as_ref()));
            }
        }
        without_headings(told)
    }
}

fn is_same(word: &str, other: &str) -> bool {
    word.to_lowercase() == other.to_lowercase()
}
