//! Which actions serve a horizontal goal. Called by the summary, for its view across priorities.

use std::collections::HashSet;
use std::ptr;

use super::scope::{Member, Scope};
use crate::model::{Action, HorizontalGoal, Line};

/// A horizontal goal and the actions that serve it.
#[derive(Debug, Clone)]
pub struct Served<'p> {
    /// The goal and its key; without one, the actions that serve none.
    pub goal: Option<(&'p Line, &'p HorizontalGoal)>,
    /// The actions, in the order of the scope.
    pub members: Vec<Member<'p>>,
    /// The same, to ask for one.
    known: HashSet<*const Action>,
}

impl<'p> Served<'p> {
    fn new(
        goal: Option<(&'p Line, &'p HorizontalGoal)>,
        members: impl Iterator<Item = Member<'p>>,
    ) -> Self {
        let members: Vec<Member<'p>> = members.collect();
        let known = members.iter().map(|member| ptr::from_ref(member.action)).collect();
        Self { goal, members, known }
    }

    /// Whether an action is one of them.
    pub fn contains(&self, one: Member<'p>) -> bool {
        self.known.contains(&ptr::from_ref(one.action))
    }
}

/// The horizontal goals of the plan in its order, and last the actions that serve none. Of a plan without
/// horizontal goals, nothing.
pub fn of_scope<'p>(scope: &Scope<'p>) -> Vec<Served<'p>> {
    let goals = &scope.plan.file.data.horizontal_goals;
    if goals.is_empty() {
        return Vec::new();
    }
    let members = || scope.members().map(|(_, member)| member);
    let mut all: Vec<Served<'p>> = goals
        .iter()
        .map(|(key, goal)| {
            let members = members().filter(|member| names(*member, key));
            Served::new(Some((&key.value, &goal.value)), members)
        })
        .collect();
    let is_served = |member: &Member<'p>| all.iter().any(|served| served.contains(*member));
    let others = Served::new(None, members().filter(|member| !is_served(member)));
    all.push(others);
    all
}

/// Whether an action, or the strategic goal it stands under, names a horizontal goal.
fn names(Member { priority, action }: Member<'_>, key: &str) -> bool {
    let goals = priority.file.iter().flat_map(|file| &file.data.goals);
    let of_goal = goals.filter(|goal| goal.number.value == action.action.value.goal);
    let mut all = of_goal.flat_map(|goal| &goal.horizontal).chain(&action.horizontal);
    all.any(|name| name.as_str() == key)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::of_scope;
    use crate::analyse::sample;
    use crate::analyse::scope::Scope;

    const GOALS: &str = "horizontal_goals: { x: { title: X }, y: { title: Y }, z: { title: Z } }\n";

    /// Some of the keys.
    fn keys() -> impl Strategy<Value = Vec<&'static str>> {
        proptest::sample::subsequence(vec!["x", "y", "z"], 0..=3)
    }

    proptest! {
        /// Whatever goals and actions name, each action stands under what either names, or under none.
        #[test]
        fn every_action_stands_where_it_or_its_goal_says(
            goals in proptest::collection::vec(keys(), 1..4),
            actions in proptest::collection::vec((0_usize..4, keys()), 0..6),
        ) {
            let mut file = "key: A\nname: A\ngoals:\n".to_owned();
            for (at, keys) in (1..).zip(&goals) {
                let line = format!("  - {{ number: {at}, horizontal: [{}] }}\n", keys.join(", "));
                file.push_str(&line);
            }
            let mut files = vec![("priorities/a/priority.yaml".to_owned(), file)];
            for (at, (goal, keys)) in (1..).zip(&actions) {
                let goal = goal % goals.len() + 1;
                let text =
                    format!("action: \"{goal}.{at}\"\nhorizontal: [{}]\n", keys.join(", "));
                files.push((format!("priorities/a/actions/{goal}.{at}.yaml"), text));
            }
            let plan = sample::plan(GOALS, &files);
            let served = of_scope(&Scope::new(&plan, |_| true, None));
            let wanted = |key: &str, (goal, own): &(usize, Vec<&str>)| {
                own.contains(&key) || goals[goal % goals.len()].contains(&key)
            };
            for (one, key) in served.iter().zip(["x", "y", "z"]) {
                let expected = actions.iter().filter(|action| wanted(key, action)).count();
                prop_assert_eq!(one.members.len(), expected);
            }
            let none = |action: &&(usize, Vec<&str>)| {
                !["x", "y", "z"].iter().any(|key| wanted(key, action))
            };
            prop_assert_eq!(served[3].members.len(), actions.iter().filter(none).count());
        }
    }
}
