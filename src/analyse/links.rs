//! What ties priorities and actions to one another.

use super::activities::{self, Named};
use super::destinations::of_this_plan;
use super::engagement::Engagement;
use super::scope::{Member, Scope};
use crate::model::{Priority, Relation, SuccessionKind};

/// The ties of a scope.
#[derive(Debug, Clone)]
pub struct Links<'p> {
    /// Priorities of later plans into which several priorities of this one go: actions or whole.
    pub shared: Vec<(String, Vec<&'p Priority>)>,
    /// Actions that go on in another priority of this plan.
    pub across: Vec<(Member<'p>, &'p Priority)>,
    /// Operations that several priorities name.
    pub operations: Vec<Named<'p>>,
    /// Parties that drive several priorities, or one and co-drive another; the priorities with
    /// whether the party is the driver.
    pub drivers: Vec<(String, Vec<(&'p Priority, bool)>)>,
    /// Ties between actions.
    pub relations: Vec<(Member<'p>, &'p Relation)>,
}

/// Finds the ties of a scope.
pub fn of_scope<'p>(scope: &Scope<'p>, engagement: &Engagement<'p>) -> Links<'p> {
    let relations = scope
        .members()
        .flat_map(|(_, member)| member.action.relations.iter().map(move |tie| (member, tie)));
    let mut operations = activities::operations(scope);
    operations.retain(|operation| operation.priorities().len() > 1);
    Links {
        shared: shared(scope),
        across: across(scope),
        operations,
        drivers: drivers(scope, engagement),
        relations: relations.collect(),
    }
}

fn shared<'p>(scope: &Scope<'p>) -> Vec<(String, Vec<&'p Priority>)> {
    let mut found: Vec<(String, Vec<&'p Priority>)> = Vec::new();
    let mut add = |name: &str, priority: &'p Priority| {
        let same = |(known, _): &&mut (String, Vec<&Priority>)| known.eq_ignore_ascii_case(name);
        match found.iter_mut().find(same) {
            Some((_, priorities)) => {
                if !priorities.iter().any(|known| std::ptr::eq(*known, priority)) {
                    priorities.push(priority);
                }
            }
            None => found.push((name.to_owned(), vec![priority])),
        }
    };
    for part in &scope.parts {
        for succession in part.priority.file.iter().flat_map(|file| &file.data.succession) {
            if succession.kind == SuccessionKind::Successor {
                add(&succession.priority, part.priority);
            }
        }
        for continuation in part.members().filter_map(|one| one.action.continuation.as_ref()) {
            for name in &continuation.priorities {
                add(name, part.priority);
            }
        }
    }
    found.retain(|(_, priorities)| priorities.len() > 1);
    found
}

fn across<'p>(scope: &Scope<'p>) -> Vec<(Member<'p>, &'p Priority)> {
    let named = scope.members().flat_map(|(_, member)| {
        let names = member.action.continuation.iter().flat_map(|goes| &goes.priorities);
        names.filter_map(move |name| Some((member, of_this_plan(scope.plan, name)?)))
    });
    named.filter(|(member, other)| !std::ptr::eq(member.priority, *other)).collect()
}

fn drivers<'p>(
    scope: &Scope<'p>,
    engagement: &Engagement<'p>,
) -> Vec<(String, Vec<(&'p Priority, bool)>)> {
    let driving = |party: &super::engagement::Presence| {
        let shares = scope.parts.iter().zip(&party.shares);
        let driven = shares.filter(|(_, share)| share.drives || share.co_drives);
        let priorities = driven.map(|(part, share)| (part.priority, share.drives));
        (party.code.clone(), priorities.collect::<Vec<_>>())
    };
    let all = engagement.parties.iter().map(driving);
    all.filter(|(_, priorities)| priorities.len() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::of_scope;
    use crate::analyse::engagement;
    use crate::analyse::sample;
    use crate::analyse::scope::Scope;

    #[test]
    fn a_tie_needs_two_priorities() {
        let file = |path: &str, text: &str| (format!("priorities/{path}.yaml"), text.to_owned());
        let succession = "succession: [{ kind: successor, plan: later, priority: Next }]\n";
        let plan = sample::plan(
            "",
            &[
                file("a/priority", &format!("key: A\nname: Alpha\ndriver: UK\n{succession}")),
                file("b/priority", "key: B\nname: Beta\nco_drivers: [UK]\ndriver: FR\n"),
                file(
                    "b/actions/1.1",
                    "action: \"1.1\"\noperations: [{ name: X }]\ncontinuation: { decision: certain, \
                     priorities: [next, A] }\nrelations: [{ kind: see_also, action: \"1.2\" }]\n",
                ),
                file("b/actions/1.2", "action: \"1.2\"\noperations: [{ name: X }]\n"),
            ],
        );
        let scope = Scope::new(&plan, |_| true, None);
        let links = of_scope(&scope, &engagement::of_scope(&scope));
        assert_eq!(links.shared.len(), 1);
        assert_eq!((links.shared[0].0.as_str(), links.shared[0].1.len()), ("Next", 2));
        assert_eq!(links.across.len(), 1);
        assert_eq!(links.operations.len(), 0);
        assert_eq!(links.drivers.len(), 1);
        assert_eq!(links.relations.len(), 1);
    }
}
