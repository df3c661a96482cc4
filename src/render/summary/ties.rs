//! What ties priorities and actions together.

use super::{Summer, refs};
use crate::analyse::engagement::Engagement;
use crate::analyse::links;
use crate::analyse::scope;
use crate::document::{Block, Fact, Holds, Words, text};
use crate::model::{Priority, word};
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

    /// Ties between two actions of one priority.
    pub(super) fn relations(&self, engagement: &Engagement<'p>) -> Vec<Block> {
        let found = links::of_scope(self.scope, engagement);
        if found.relations.is_empty() {
            return Vec::new();
        }
        let columns = ["field.action", "field.relations", "summary.other_action", "field.note"];
        let columns = columns.map(|name| (name, Holds::Words));
        let mut sheet = self.sheet("summary.tie_relations", &columns);
        for (member, relation) in &found.relations {
            let number = relation.action.value;
            let mut actions = member.priority.actions.iter();
            let is_known = actions.any(|action| action.data.action.value == number);
            let other = if is_known {
                refs::action(member.priority, number)
            } else {
                vec![text(format!("{} {number}", scope::key(member.priority)))]
            };
            let kind = self.words(&format!("relation.{}", word(&relation.kind)));
            let note = relation.note.iter().map(|note| text(note.as_str())).collect();
            sheet.row([refs::member(*member), kind, other, self.or_dash(note)]);
        }
        sheet.blocks()
    }
}
