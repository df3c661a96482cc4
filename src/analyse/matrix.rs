//! The status matrix: how many actions of each priority gave which answer to a question, and
//! which actions they are.

use super::scope::{Member, Scope};
use super::status::Status;
use crate::model::Priority;

/// The answers to one question, a row for each priority.
#[derive(Debug, Clone)]
pub struct Matrix<'p, T> {
    /// The answers that were given, in the order of the vocabulary; `None`, for no answer, is
    /// always the last.
    pub answers: Vec<Option<T>>,
    /// The priorities, in the order of the scope.
    pub rows: Vec<Row<'p>>,
}

/// The answers within one priority.
#[derive(Debug, Clone)]
pub struct Row<'p> {
    /// The priority.
    pub priority: &'p Priority,
    /// The actions behind each answer, in the order of the answers and by number.
    pub cells: Vec<Vec<Member<'p>>>,
}

impl<'p, T: Ord + Copy> Matrix<'p, T> {
    /// Sorts the actions of a scope by their answer.
    pub fn of(scope: &Scope<'p>, answer: impl Fn(Status) -> Option<T>) -> Self {
        let given = scope.members().filter_map(|(part, member)| answer(part.status(member.action)));
        let mut answers: Vec<Option<T>> = given.map(Some).collect();
        answers.sort_unstable();
        answers.dedup();
        answers.push(None);
        let row = |part: &super::scope::PriorityAt<'p>| {
            let cell = |wanted: &Option<T>| {
                let members = part.members();
                members.filter(|member| answer(part.status(member.action)) == *wanted).collect()
            };
            Row { priority: part.priority, cells: answers.iter().map(cell).collect() }
        };
        let rows = scope.parts.iter().map(row).collect();
        Self { answers, rows }
    }
}

impl<T> Matrix<'_, T> {
    /// How many actions gave each answer.
    pub fn totals(&self) -> Vec<usize> {
        let column =
            |at: usize| self.rows.iter().map(move |row| row.cells.get(at).map_or(0, Vec::len));
        (0..self.answers.len()).map(|at| column(at).sum()).collect()
    }
}

impl Row<'_> {
    /// How many actions the priority has.
    pub fn total(&self) -> usize {
        self.cells.iter().map(Vec::len).sum()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::Matrix;
    use crate::analyse::sample;
    use crate::analyse::scope::Scope;
    use crate::analyse::status::Status;

    /// A verdict or none for each action of each priority.
    fn verdicts() -> impl Strategy<Value = Vec<Vec<Option<&'static str>>>> {
        let verdict = prop_oneof![
            Just(None),
            Just(Some("met")),
            Just(Some("not_met")),
            Just(Some("partly_met")),
        ];
        proptest::collection::vec(proptest::collection::vec(verdict, 0..6), 1..5)
    }

    fn written(verdicts: &[Vec<Option<&'static str>>]) -> Vec<(String, String)> {
        let mut files = Vec::new();
        for (at, priority) in verdicts.iter().enumerate() {
            for (number, verdict) in (1..).zip(priority) {
                let verdict = verdict.map(|v| format!(", verdict: {v}")).unwrap_or_default();
                files.push((
                    format!("priorities/p{at}/actions/1.{number}.yaml"),
                    format!(
                        "action: \"1.{number}\"\nprogress:\n  a: {{ stage: ongoing{verdict} }}\n"
                    ),
                ));
            }
            let name = format!("key: P{at}\nname: P{at}\n");
            files.push((format!("priorities/p{at}/priority.yaml"), name));
        }
        files
    }

    proptest! {
        #[test]
        fn rows_and_columns_add_up_and_each_action_stands_once(verdicts in verdicts()) {
            let plan = sample::plan("", &written(&verdicts));
            let scope = Scope::new(&plan, |_| true, None);
            let matrix = Matrix::of(&scope, |status: Status| status.verdict);
            let actions: usize = verdicts.iter().map(Vec::len).sum();
            prop_assert_eq!(matrix.totals().iter().sum::<usize>(), actions);
            prop_assert_eq!(matrix.rows.iter().map(super::Row::total).sum::<usize>(), actions);
            prop_assert_eq!(matrix.answers.last(), Some(&None));
            let mut seen = BTreeSet::new();
            for (row, own) in matrix.rows.iter().zip(&verdicts) {
                prop_assert_eq!(row.total(), own.len());
                for member in row.cells.iter().flatten() {
                    prop_assert!(seen.insert((row.priority.folder.clone(), member.action.action.value)));
                }
                let none = own.iter().filter(|verdict| verdict.is_none()).count();
                prop_assert_eq!(row.cells.last().map(Vec::len), Some(none));
            }
        }
    }
}
