//! What rows are known by, and what other rows name them by.
//!
//! A program that guesses what the cells of a column are takes `1.10` for a number, `2013-06` for a
//! date and `null` for nothing, and then rows of two tables no longer meet. So every text that rows
//! are joined on has letters and signs in it that no number, date or word of a program has.

use super::definition::Definition;
use super::scope::Exported;
use crate::model::{ActionNumber, Line, Owner};
use crate::source::Spanned;

/// A goal: `THB-goal-1`.
pub(super) fn goal(priority: &str, number: u16) -> String {
    format!("{priority}-goal-{number}")
}

/// An action: `THB-1.10`.
pub(super) fn action(priority: &str, number: ActionNumber) -> String {
    format!("{priority}-{number}")
}

/// What belongs to an action under an id of its own: `THB-1.10/arrests`.
pub(super) fn kpi(priority: &str, number: ActionNumber, id: &str) -> String {
    format!("{}/{id}", action(priority, number))
}

/// A figure: `THB/arrests-2013`.
pub(super) fn figure(priority: &str, id: &str) -> String {
    format!("{priority}/{id}")
}

/// A period: `P-2013-06`.
pub(super) fn period(id: &str) -> String {
    format!("P-{id}")
}

/// The priority, goal or action that something stands under: `THB`, `THB-goal-1`, `THB-1.10`.
pub(super) fn owner(priority: &str, owner: Owner) -> String {
    match owner {
        Owner::Priority => priority.to_owned(),
        Owner::Goal(number) => goal(priority, number),
        Owner::Action(number) => action(priority, number),
    }
}

impl<'r, R: 'r> Definition<'r, R> {
    /// The column of the priority.
    pub(super) fn priority<'p: 'r>(self, of: impl Fn(&R) -> &Exported<'p> + 'r) -> Self {
        self.text("priority", "The key of the priority.", move |row| Some(of(row).key.clone()))
            .leading_to("priorities", "priority")
    }

    /// The columns of the priority and the action.
    pub(super) fn action<'p: 'r>(
        self,
        of: impl Fn(&R) -> (&Exported<'p>, ActionNumber) + Copy + 'r,
    ) -> Self {
        self.priority(move |row| of(row).0)
            .text("action", "The action.", move |row| {
                let (scope, number) = of(row);
                Some(action(&scope.key, number))
            })
            .leading_to("actions", "action")
    }

    /// The column of the period under which something is filed.
    pub(super) fn reported_in<'p>(self, of: impl Fn(&R) -> Option<&'p Spanned<Line>> + 'r) -> Self {
        self.text("period", "The period in which it was reported.", move |row| {
            Some(period(of(row)?.as_str()))
        })
        .leading_to("periods", "period")
    }

    /// The columns of the goal and the action that something stands under, where it does.
    pub(super) fn under<'p: 'r>(
        self,
        of: impl Fn(&R) -> (&Exported<'p>, Owner) + Copy + 'r,
    ) -> Self {
        self.text("goal", "The goal; empty for the priority as a whole.", move |row| {
            let (scope, owner) = of(row);
            let number = match owner {
                Owner::Priority => return None,
                Owner::Goal(number) => number,
                Owner::Action(number) => number.goal,
            };
            Some(goal(&scope.key, number))
        })
        .leading_to("goals", "goal")
        .text("action", "The action; empty for the priority or a goal as a whole.", move |row| {
            match of(row) {
                (scope, Owner::Action(number)) => Some(action(&scope.key, number)),
                (_, Owner::Priority | Owner::Goal(_)) => None,
            }
        })
        .leading_to("actions", "action")
    }
}
