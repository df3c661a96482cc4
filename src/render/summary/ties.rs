//! What ties priorities and actions together.

use super::{Summer, refs};
use crate::analyse::engagement::Engagement;
use crate::analyse::links;
use crate::analyse::scope::{self, Member};
use crate::document::{Block, Fact, Holds, Words, text};
use crate::model::{ActionRef, Priority, word};
use crate::render::parts::{facts, joined};

impl<'p> Summer<'_, 'p> {
    /// What several priorities have in common.
    pub(super) fn ties(&self, engagement: &Engagement<'p>) -> Vec<Block> {
        let found = links::of_scope(self.scope, engagement);
        let tie = |name: &str, priorities: Vec<&Priority>| {
            let priorities = ("priorities", refs::keys(priorities));
            self.say("summary.tie", &[("name", vec![text(name)]), priorities])
        };
        let shared = found.shared.iter().map(|(name, who)| tie(name, who.clone()));
        let operations = found.operations.iter().filter_map(|named| {
            let (_, operation) = named.entries.first()?;
            Some(tie(operation.name.as_str(), named.priorities()))
        });
        let drivers = found.drivers.iter().map(|(code, driven)| self.driven(code, driven));
        let themes = self.remarks.themes.iter().map(|theme| (theme, theme.priorities()));
        let themes = themes.filter(|(_, priorities)| priorities.len() > 1);
        let themes = themes.map(|(theme, who)| tie(theme.theme.name.as_str(), who));
        let across = found.across.iter().map(|(member, other)| {
            let from = ("action", refs::member(*member));
            self.say("summary.goes_into", &[from, ("priority", Self::name_alone(other))])
        });
        let rows = [
            ("summary.tie_shared", joined(shared, "; ")),
            ("summary.tie_operations", joined(operations, "; ")),
            ("summary.tie_drivers", joined(drivers, "; ")),
            ("summary.tie_themes", joined(themes, "; ")),
            ("summary.tie_across", joined(across, "; ")),
            ("summary.tie_with", self.shared_actions()),
        ];
        let or_none =
            |words: Words| if words.is_empty() { self.words("summary.none") } else { words };
        let fact = |(key, words)| Fact::of(self.words(key), or_none(words));
        facts(rows.into_iter().map(fact).collect())
    }

    fn driven(&self, code: &str, driven: &[(&Priority, bool)]) -> Words {
        let priorities = driven.iter().map(|(priority, drives)| {
            let role = if *drives { "role.driver" } else { "role.co_drivers" };
            joined([vec![text(scope::key(priority))], self.words(role)], " ")
        });
        let priorities = ("priorities", joined(priorities, ", "));
        self.say("summary.tie", &[("name", vec![text(code)]), priorities])
    }

    fn name_alone(priority: &Priority) -> Words {
        let file = priority.file.as_ref().map(|file| file.data.name.to_string());
        vec![text(file.unwrap_or_else(|| scope::key(priority)))]
    }

    /// An action that another is tied to; one that is summed up is linked to.
    fn related(&self, member: Member<'p>, other: &ActionRef) -> Words {
        let number = other.number;
        let mut parts = self.scope.parts.iter().map(|part| part.priority);
        let of = other.priority.as_ref().map_or(Some(member.priority), |key| {
            parts.find(|priority| priority.folder == key.folder())
        });
        let known = of.filter(|of| of.actions.iter().any(|one| one.data.action.value == number));
        let own = || format!("{} {number}", scope::key(member.priority));
        match known {
            Some(priority) => refs::action(priority, number),
            None if other.priority.is_some() => vec![text(other.as_str())],
            None => vec![text(own())],
        }
    }

    /// The actions that several priorities share.
    fn shared_actions(&self) -> Words {
        let shared = self.scope.members().filter(|(_, one)| !one.action.with.is_empty());
        let told = shared.map(|(_, one)| {
            let with = one.action.with.iter().map(|key| vec![text(key.as_str())]);
            let priorities = ("priorities", joined(with, ", "));
            self.say("summary.shared_with", &[("action", refs::member(one)), priorities])
        });
        joined(told, "; ")
    }

    /// Ties between two actions.
    pub(super) fn relations(&self, engagement: &Engagement<'p>) -> Vec<Block> {
        let found = links::of_scope(self.scope, engagement);
        if found.relations.is_empty() {
            return Vec::new();
        }
        let columns = ["field.action", "field.relations", "summary.other_action", "field.note"];
        let columns = columns.map(|name| (name, Holds::Words));
        let mut sheet = self.sheet("summary.tie_relations", &columns);
        for (member, relation) in &found.relations {
            let other = self.related(*member, &relation.action.value);
            let kind = self.words(&format!("relation.{}", word(&relation.kind)));
            let note = relation.note.iter().map(|note| text(note.as_str())).collect();
            sheet.row([refs::member(*member), kind, other, self.or_dash(note)]);
        }
        sheet.blocks()
    }
}
