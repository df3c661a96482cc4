//! Strategic goals with their actions.

use std::collections::BTreeMap;

use minijinja::{Value, context};

use super::{GapPlace, Reporter, blocks};
use crate::analyse::shape::Told;
use crate::document::{Block, Fact, Inline, Words, text};
use crate::model::{Action, Document, Goal, GoalVariant, HorizontalGoal, Owner, Place};
use crate::render::compose::Part;
use crate::render::parts::{anchor, bracketed, facts, joined, labelled};

impl<'p> Reporter<'p> {
    /// The goals of which there is something to tell under their heading.
    pub(super) fn goals(&self) -> Vec<Value> {
        let goals = self.all_goals().into_iter();
        goals.filter_map(|(number, goal)| self.goal(number, goal)).collect()
    }

    /// The goals that the priority lists, and those that only the number of an action tells of.
    pub(in crate::render) fn all_goals(&self) -> BTreeMap<u16, Option<&'p Goal>> {
        let listed = self.request.priority.file.iter().flat_map(|file| &file.data.goals);
        let mut goals: BTreeMap<u16, Option<&Goal>> = BTreeMap::new();
        for goal in listed {
            goals.entry(goal.number.value).or_insert(Some(goal));
        }
        for action in self.actions() {
            goals.entry(action.data.action.goal).or_insert(None);
        }
        goals
    }

    /// Their numbers.
    pub(super) fn goal_numbers(&self) -> Vec<u16> {
        self.all_goals().into_keys().collect()
    }

    /// The actions of a goal.
    pub(in crate::render) fn actions_of(
        &self,
        goal: u16,
    ) -> impl Iterator<Item = &'p Document<Action>> + '_ {
        self.shape.of_goal(goal).iter().copied()
    }

    fn goal(&self, number: u16, goal: Option<&'p Goal>) -> Option<Value> {
        let report = goal.and_then(|goal| goal.report.as_ref());
        let texts = self.texts(|head| {
            head.place.value == Place::Goal
                && head.goal.as_ref().is_some_and(|goal| goal.value == number)
        });
        let gaps = self.gaps(GapPlace::Goal(number));
        let has_text = goal.is_some_and(|goal| {
            goal.title.is_some()
                || goal.text.is_some()
                || goal.without_action.is_some()
                || !goal.horizontal.is_empty()
        });
        let in_sections =
            self.actions_of(number).any(|action| self.shape.told(&action.data) != Told::List);
        let told = in_sections || has_text || report.is_some();
        if !told && texts.is_empty() && gaps.is_empty() {
            return None;
        }
        let voice = &self.voice;
        let text = goal.map_or_else(Vec::new, |goal| self.goal_text(goal));
        let without = voice.optional_prose(goal.and_then(|goal| goal.without_action.as_ref()));
        let variant = goal.and_then(|goal| goal.variant.as_ref());
        let variant = variant.filter(|variant| variant.text.is_some());
        let actions = self.actions_of(number);
        let actions = actions.filter(|action| self.shape.told(&action.data) == Told::Section);
        Some(context! {
            heading => Part::Words(self.goal_heading(number, goal)),
            anchor => format!("goal-{number}"),
            text => blocks(text),
            variant => blocks(variant.map_or_else(Vec::new, |variant| self.variant(variant))),
            without_action => blocks(without),
            texts,
            report => blocks(goal.map_or_else(Vec::new, |goal| self.goal_report(goal))),
            actions => actions.flat_map(|action| self.action(action)).collect::<Vec<Value>>(),
            listed => blocks(self.listed_only(number)),
            gaps => blocks(gaps),
        })
    }

    /// What a goal is called.
    pub(in crate::render) fn goal_heading(&self, number: u16, goal: Option<&Goal>) -> Words {
        let title = goal.and_then(|goal| goal.title.as_ref());
        let words = |title: &str| vec![text(title)];
        let number = ("number", words(&number.to_string()));
        let horizontal = goal.and_then(|goal| self.is_horizontal(goal));
        match (title, horizontal) {
            (Some(title), _) => {
                self.voice.say("head.goal_titled", &[number, ("title", words(title.as_str()))])
            }
            (None, Some((key, horizontal))) => {
                let title = ("title", words(horizontal.title.as_str()));
                self.voice.say("head.goal_horizontal", &[number, ("key", words(key)), title])
            }
            (None, None) if goal.is_some() => self.voice.say("head.goal_numbered", &[number]),
            (None, None) => self.voice.say("head.goal_unlisted", &[number]),
        }
    }

    /// The horizontal goal that a goal is, where it has no title of its own.
    fn is_horizontal<'g>(&self, goal: &'g Goal) -> Option<(&'g str, &'p HorizontalGoal)> {
        let [alone] = &goal.horizontal[..] else { return None };
        let horizontal = &self.voice.plan.file.data.horizontal_goals.get(alone.as_str())?.value;
        goal.title.is_none().then_some((alone.as_str(), horizontal))
    }

    /// What is to be reached, and which horizontal goals that serves.
    pub(in crate::render) fn goal_text(&self, goal: &Goal) -> Vec<Block> {
        let voice = &self.voice;
        let horizontal = self.is_horizontal(goal);
        let shared = horizontal.and_then(|(_, horizontal)| horizontal.text.as_ref());
        let mut told = voice.optional_prose(goal.text.as_ref().or(shared));
        if horizontal.is_none() && !goal.horizontal.is_empty() {
            let words = voice.horizontal(&goal.horizontal);
            told.extend(facts(vec![Fact::of(voice.words("field.horizontal"), words)]));
        }
        told
    }

    /// Another wording of a goal.
    pub(in crate::render) fn variant(&self, variant: &GoalVariant) -> Vec<Block> {
        let place = variant.place.iter().flat_map(|place| bracketed(vec![text(place.as_str())]));
        let label = joined([self.voice.words("field.variant"), place.collect()], "");
        let number = variant.number.map(|number| {
            let number = [("number", vec![text(number.to_string())])];
            Block::paragraph(self.voice.say("head.goal_numbered", &number))
        });
        let text = self.voice.optional_prose(variant.text.as_ref());
        facts(vec![Fact { label, value: number.into_iter().chain(text).collect() }])
    }

    /// What is reported on a goal as a whole.
    fn goal_report(&self, goal: &'p Goal) -> Vec<Block> {
        let Some(report) = &goal.report else { return Vec::new() };
        let owner = Owner::Goal(goal.number.value);
        let voice = &self.voice;
        let mut told = voice.optional_prose(report.result.as_ref());
        let figures: Vec<_> =
            crate::analyse::figures::Figures::rows(voice.figures.of_owner(owner)).collect();
        if !figures.is_empty() {
            let list = voice.figure_list(&figures, owner, true);
            told.extend(labelled(voice.words("field.figures"), list));
        }
        let file = self.request.priority.file.as_ref();
        if let Some(holder) = file.and_then(|file| file.holder_of_goal(goal)) {
            told.extend(voice.activities(holder, |name| voice.words(name), false));
        }
        let lists = [
            ("field.difficulties", &report.difficulties),
            ("field.recommendations", &report.recommendations),
            ("field.follow_ups", &report.follow_ups),
            ("field.comments", &report.comments),
        ];
        for (name, points) in lists.into_iter().filter(|(_, points)| !points.is_empty()) {
            told.extend(labelled(voice.words(name), voice.points(points, owner)));
        }
        told
    }

    /// The actions of a goal that only the lists tell of.
    fn listed_only(&self, goal: u16) -> Vec<Block> {
        let link = |action: &Document<Action>| {
            let number = action.data.action.value;
            let place = format!("#{}", anchor("action", number));
            vec![Inline::Link(place, vec![text(number.to_string())])]
        };
        let listed = self.actions_of(goal);
        let listed = listed.filter(|action| self.shape.told(&action.data) == Told::List);
        let listed: Vec<Words> = listed.map(link).collect();
        if listed.is_empty() {
            return Vec::new();
        }
        let lists = vec![Inline::Link("#lists".to_owned(), self.voice.words("head.lists"))];
        let label = self.voice.say("told.only_in", &[("lists", lists)]);
        facts(vec![Fact::of(label, joined(listed, ", "))])
    }
}
