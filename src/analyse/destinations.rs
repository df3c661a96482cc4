//! Where actions go in the next plan, and what that depends on.

use super::scope::{Member, Scope};
use crate::model::scalar::Scalar;
use crate::model::{
    Continuation, Decision, Plan, Priority, PriorityKey, Succession, SuccessionKind,
};

/// Where actions go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GoesTo {
    /// On, in a plan and a priority, as far as these are named.
    On {
        /// The year of the plan.
        plan: Option<u16>,
        /// The name of the priority; of one of this plan, its own name.
        priority: Option<String>,
    },
    /// Into another action.
    Merged,
    /// Nowhere: they end with this plan.
    Ends,
    /// Nowhere: they were given up.
    Dropped,
}

/// The actions that go to one place.
#[derive(Debug, Clone)]
pub struct Destination<'p> {
    /// The place.
    pub goal: GoesTo,
    /// The actions, in the order of the plan. One that goes to several places stands at each.
    pub actions: Vec<(Member<'p>, &'p Continuation)>,
}

/// Where the actions of a scope go.
#[derive(Debug, Clone)]
pub struct Destinations<'p> {
    /// The places: first those where work goes on, by year, in the order in which the plan names
    /// them; then mergers and ends.
    pub destinations: Vec<Destination<'p>>,
    /// The actions of which nobody has said.
    pub unstated: Vec<Member<'p>>,
    /// The priorities that a whole priority goes over into.
    pub successions: Vec<(&'p Priority, &'p Succession)>,
}

/// Sorts the actions of a scope by where they go.
pub fn of_scope<'p>(scope: &Scope<'p>) -> Destinations<'p> {
    let mut destinations: Vec<Destination<'p>> = Vec::new();
    let mut unstated = Vec::new();
    for (_, member) in scope.members() {
        let Some(continuation) = &member.action.continuation else {
            unstated.push(member);
            continue;
        };
        for goal in goals(scope.plan, member.priority, continuation) {
            if let Some(known) = destinations.iter_mut().find(|known| known.goal == goal) {
                known.actions.push((member, continuation));
            } else {
                let actions = vec![(member, continuation)];
                destinations.push(Destination { goal, actions });
            }
        }
    }
    destinations.sort_by_key(|destination| match &destination.goal {
        GoesTo::On { plan, priority } => (0, plan.unwrap_or(u16::MAX), priority.is_none()),
        GoesTo::Merged => (1, 0, false),
        GoesTo::Ends => (2, 0, false),
        GoesTo::Dropped => (3, 0, false),
    });
    let files = scope
        .parts
        .iter()
        .filter_map(|part| part.priority.file.as_ref().map(|file| (part.priority, &file.data)));
    let successions = files.flat_map(|(priority, file)| {
        let after = file.succession.iter().filter(|other| other.kind == SuccessionKind::Successor);
        after.map(move |other| (priority, other))
    });
    Destinations { destinations, unstated, successions: successions.collect() }
}

fn goals(plan: &Plan, own: &Priority, continuation: &Continuation) -> Vec<GoesTo> {
    let year = continuation.plan.as_ref().map(|year| year.value);
    match continuation.decision.value {
        Decision::None => vec![GoesTo::Ends],
        Decision::Dropped => vec![GoesTo::Dropped],
        Decision::Merged if continuation.priorities.is_empty() && year.is_none() => {
            vec![GoesTo::Merged]
        }
        _ if continuation.priorities.is_empty() => {
            // A number alone is that of an action of its own priority.
            let own = continuation.action.as_ref().and(own.file.as_ref());
            vec![GoesTo::On { plan: year, priority: own.map(|file| file.data.name.to_string()) }]
        }
        _ => {
            let mut goals: Vec<GoesTo> = Vec::new();
            for name in &continuation.priorities {
                let priority = Some(own_name(plan, name));
                let goal = GoesTo::On { plan: year, priority };
                if !goals.contains(&goal) {
                    goals.push(goal);
                }
            }
            goals
        }
    }
}

/// A priority by its name, where it was called by its key.
fn own_name(plan: &Plan, name: &str) -> String {
    let known = of_this_plan(plan, name).and_then(|priority| priority.file.as_ref());
    known.map_or_else(|| name.to_owned(), |file| file.data.name.to_string())
}

/// The priority of this plan that is called by a key or a name.
pub fn of_this_plan<'p>(plan: &'p Plan, name: &str) -> Option<&'p Priority> {
    let by_key = || PriorityKey::parse(name).ok().and_then(|key| plan.priority(&key));
    let named = |priority: &&Priority| {
        priority.file.as_ref().is_some_and(|file| file.data.name.eq_ignore_ascii_case(name))
    };
    plan.priorities.iter().find(named).or_else(by_key)
}

#[cfg(test)]
mod tests {
    use super::{GoesTo, of_scope};
    use crate::analyse::sample;
    use crate::analyse::scope::Scope;

    fn action(number: &str, continuation: &str) -> (String, String) {
        let line = if continuation.is_empty() {
            String::new()
        } else {
            format!("continuation: {{ {continuation} }}\n")
        };
        let text = format!("action: \"{number}\"\n{line}");
        (format!("priorities/p/actions/{number}.yaml"), text)
    }

    #[test]
    fn an_action_of_two_destinations_stands_at_both_and_each_action_somewhere() {
        let plan = sample::plan(
            "",
            &[
                action("1.1", "decision: none"),
                action("1.2", "decision: certain, plan: 2014, priorities: [Other, P]"),
                action("1.3", "decision: likely, plan: 2014"),
                action("1.4", ""),
                action("1.5", "decision: postponed, plan: 2014, priorities: [Other]"),
                action("1.6", "decision: merged"),
                action("1.7", "decision: dropped"),
                ("priorities/p/priority.yaml".into(), "key: P\nname: Own\n".into()),
            ],
        );
        let found = of_scope(&Scope::new(&plan, |_| true, None));
        let on = |priority: Option<&str>| GoesTo::On {
            plan: Some(2014),
            priority: priority.map(str::to_owned),
        };
        let goals: Vec<(GoesTo, usize)> = found
            .destinations
            .iter()
            .map(|destination| (destination.goal.clone(), destination.actions.len()))
            .collect();
        let expected = [
            (on(Some("Other")), 2),
            (on(Some("Own")), 1),
            (on(None), 1),
            (GoesTo::Merged, 1),
            (GoesTo::Ends, 1),
            (GoesTo::Dropped, 1),
        ];
        assert_eq!(goals, expected);
        assert_eq!(found.unstated.len(), 1);
    }
}
