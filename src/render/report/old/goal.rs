//! Strategic goals of a report with their actions, and the actions that only lists tell of.

use std::collections::BTreeMap;

use super::Builder;
use super::overviews;
use crate::analyse::shape::{Record, Told};
use crate::analyse::status::Status;
use crate::model::word;
use crate::model::{Action, Goal, GoalReport, NarrativeHead, Owner, Place, Point};
use crate::render::views::{ActionView, GoalView, StatusListView, VariantView};

impl Builder<'_> {
    /// The actions by how they stand, where some are told in no other way; the lists lead to those
    /// that have a section.
    pub(super) fn lists(&self, goals: &[GoalView]) -> Vec<StatusListView> {
        let actions = self.priority.actions.iter().map(|action| &action.data);
        if !actions.clone().any(|action| self.shape.told(action) == Told::List) {
            return Vec::new();
        }
        let views = goals.iter().flat_map(|goal| &goal.actions);
        let with_view = |action: &Action| {
            let number = action.action.to_string();
            let view = views.clone().find(|view| view.number == number)?.clone();
            Some((Status::of(action, self.progress_of(action)).standings(), view))
        };
        overviews::lists(&actions.filter_map(with_view).collect::<Vec<_>>())
    }

    /// The goals that the priority lists, and those that only the number of an action tells of.
    pub(super) fn goals(&self) -> Vec<GoalView> {
        let listed = self.priority.file.iter().flat_map(|file| &file.data.goals);
        let mut goals: BTreeMap<u16, Option<&Goal>> = BTreeMap::new();
        for goal in listed {
            goals.entry(goal.number.value).or_insert(Some(goal));
        }
        for action in &self.priority.actions {
            goals.entry(action.data.action.goal).or_insert(None);
        }
        goals.into_iter().map(|(number, goal)| self.goal(number, goal)).collect()
    }

    fn goal(&self, number: u16, goal: Option<&Goal>) -> GoalView {
        let report = goal.and_then(|goal| goal.report.as_ref());
        let variant = goal.and_then(|goal| goal.variant.as_ref());
        let of_goal = |head: &NarrativeHead| {
            head.place.value == Place::Goal
                && head.goal.as_ref().is_some_and(|goal| goal.value == number)
        };
        let actions: Vec<ActionView> = self
            .priority
            .actions
            .iter()
            .filter(|action| action.data.action.goal == number)
            .map(|action| self.action(action))
            .collect();
        let in_sections = actions.iter().any(|action| action.place != "list");
        let has_text = goal.is_some_and(|goal| {
            goal.title.is_some() || goal.text.is_some() || goal.without_action.is_some()
        });
        let narrative = self.sections(of_goal);
        let file = self.priority.file.as_ref();
        let holder = file.zip(goal).and_then(|(file, goal)| file.holder_of_goal(goal));
        let points = |list: fn(&GoalReport) -> &Vec<Point>| {
            report.map_or_else(Vec::new, |report| self.points(list(report), Owner::Goal(number)))
        };
        GoalView {
            number,
            listed: goal.is_some(),
            told: in_sections || has_text || report.is_some() || !narrative.is_empty(),
            table: actions.iter().any(|action| action.record == word(&Record::Table)),
            title: goal.and_then(|goal| goal.title.as_ref()).map(ToString::to_string),
            text: self.optional_prose(goal.and_then(|goal| goal.text.as_ref())),
            variant: variant.map(|variant| VariantView {
                text: self.optional_prose(variant.text.as_ref()),
                number: variant.number,
                place: variant.place.as_ref().map(ToString::to_string),
            }),
            without_action: self.optional_prose(goal.and_then(|g| g.without_action.as_ref())),
            narrative,
            result: self.optional_prose(report.and_then(|report| report.result.as_ref())),
            figures: self.figures_of(Owner::Goal(number)),
            activities: holder.map(|holder| self.activities(holder)).unwrap_or_default(),
            difficulties: points(|report| &report.difficulties),
            recommendations: points(|report| &report.recommendations),
            follow_ups: points(|report| &report.follow_ups),
            comments: points(|report| &report.comments),
            actions,
            gaps: Vec::new(),
        }
    }
}
