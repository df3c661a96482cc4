//! What drivers and leaders remarked, put together by what it is about.

use super::scope::{Position, Scope};
use crate::model::{Document, Line, NarrativeHead, Owner, Point, Priority, Section, Theme};
use crate::source::Spanned;

/// In what list a remark stands, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum RemarkKind {
    /// A difficulty.
    Difficulty,
    /// Among what fell short.
    Shortcoming,
    /// Among what went well: a good practice.
    GoodPractice,
    /// An achievement.
    Achievement,
    /// A recommendation.
    Recommendation,
    /// A proposal.
    Proposal,
    /// A task that is still open, where it names a theme.
    FollowUp,
    /// A text of the driver's.
    Text,
}

/// A remark: a point of a list, or a text.
#[derive(Debug, Clone, Copy)]
pub struct Remark<'p> {
    /// Whose it is.
    pub place: Position<'p>,
    /// In what list it stands.
    pub kind: RemarkKind,
    /// What is said.
    pub said: Said<'p>,
}

/// What a remark says.
#[derive(Debug, Clone, Copy)]
pub enum Said<'p> {
    /// A point.
    Point(&'p Point),
    /// A text; its place among the texts of the priority, from 0.
    Text(usize, &'p Document<Section<NarrativeHead>>),
}

/// A theme and what was remarked about it.
#[derive(Debug, Clone)]
pub struct ThemeRemarks<'p> {
    /// The key.
    pub key: &'p str,
    /// What the plan says of it.
    pub theme: &'p Theme,
    /// The remarks, by priority and kind.
    pub remarks: Vec<Remark<'p>>,
}

impl<'p> ThemeRemarks<'p> {
    /// The priorities that share the theme.
    pub fn priorities(&self) -> Vec<&'p Priority> {
        let mut priorities: Vec<&Priority> = Vec::new();
        for remark in &self.remarks {
            if !priorities.iter().any(|known| std::ptr::eq(*known, remark.place.priority)) {
                priorities.push(remark.place.priority);
            }
        }
        priorities
    }
}

/// The remarks of a scope by theme.
#[derive(Debug, Clone)]
pub struct Remarks<'p> {
    /// The themes with remarks: those that most priorities share first, then those with most
    /// remarks, then in the order of the plan.
    pub themes: Vec<ThemeRemarks<'p>>,
    /// The points of no theme.
    pub without: Vec<Remark<'p>>,
}

/// Puts the remarks of a scope together. A remark of several themes stands under each; one of a
/// theme that the plan does not have stands nowhere, and is a finding.
pub fn of_scope<'p>(scope: &Scope<'p>) -> Remarks<'p> {
    let all: Vec<Remark<'p>> =
        scope.parts.iter().flat_map(|part| of_priority(part.priority)).collect();
    let mut themes: Vec<ThemeRemarks<'p>> = scope
        .plan
        .file
        .data
        .themes
        .iter()
        .map(|(key, theme)| ThemeRemarks {
            key: key.as_str(),
            theme: &theme.value,
            remarks: all.iter().filter(|one| one.is_about(key.as_str())).copied().collect(),
        })
        .filter(|theme| !theme.remarks.is_empty())
        .collect();
    themes.sort_by_key(|theme| std::cmp::Reverse((theme.priorities().len(), theme.remarks.len())));
    let without = all.into_iter().filter(|remark| match remark.said {
        Said::Point(point) => !has_theme(point),
        Said::Text(..) => false,
    });
    Remarks { themes, without: without.collect() }
}

impl<'p> Remark<'p> {
    /// The keys of the themes it is about.
    pub fn themes(&self) -> &'p [Spanned<Line>] {
        match self.said {
            Said::Point(point) => &point.themes,
            Said::Text(_, section) => &section.data.head.themes,
        }
    }

    fn is_about(&self, key: &str) -> bool {
        self.themes().iter().any(|theme| theme.as_str() == key)
    }
}

/// Whether a point or one under it names a theme.
fn has_theme(point: &Point) -> bool {
    !point.themes.is_empty() || point.points.iter().any(has_theme)
}

fn of_priority(priority: &Priority) -> Vec<Remark<'_>> {
    let mut lists: Vec<(Owner, RemarkKind, &[Point])> = Vec::new();
    let mut add = |owner, kind, list| lists.push((owner, kind, list));
    if let Some(file) = priority.file.as_ref().map(|file| &file.data) {
        add(Owner::Priority, RemarkKind::Difficulty, file.difficulties.as_slice());
        if let Some(lessons) = &file.lessons {
            add(Owner::Priority, RemarkKind::Shortcoming, &lessons.shortcomings);
            add(Owner::Priority, RemarkKind::GoodPractice, &lessons.went_well);
        }
        add(Owner::Priority, RemarkKind::Achievement, &file.achievements);
        add(Owner::Priority, RemarkKind::Recommendation, &file.recommendations);
        add(Owner::Priority, RemarkKind::Proposal, &file.proposals);
        add(Owner::Priority, RemarkKind::FollowUp, &file.follow_ups);
        for goal in &file.goals {
            let Some(report) = &goal.report else { continue };
            let owner = Owner::Goal(goal.number.value);
            add(owner, RemarkKind::Difficulty, &report.difficulties);
            add(owner, RemarkKind::Recommendation, &report.recommendations);
            add(owner, RemarkKind::FollowUp, &report.follow_ups);
        }
    }
    for action in &priority.actions {
        let owner = Owner::Action(action.data.action.value);
        add(owner, RemarkKind::Difficulty, &action.data.difficulties);
        add(owner, RemarkKind::Recommendation, &action.data.recommendations);
        add(owner, RemarkKind::FollowUp, &action.data.follow_ups);
    }
    let mut found = Vec::new();
    for (owner, kind, list) in lists {
        let is_remark = |point: &&Point| kind != RemarkKind::FollowUp || has_theme(point);
        let mut open: Vec<&Point> = list.iter().rev().filter(is_remark).collect();
        // A point under another is a remark of its own where it names a theme of its own.
        while let Some(point) = open.pop() {
            let place = Position { priority, owner };
            found.push(Remark { place, kind, said: Said::Point(point) });
            open.extend(point.points.iter().rev().filter(|point| has_theme(point)));
        }
    }
    let texts = priority.narrative.iter().enumerate();
    found.extend(texts.filter(|(_, text)| !text.data.head.themes.is_empty()).map(|(at, text)| {
        let owner = match (&text.data.head.action, &text.data.head.goal) {
            (Some(action), _) => Owner::Action(action.value),
            (None, Some(goal)) => Owner::Goal(goal.value),
            (None, None) => Owner::Priority,
        };
        Remark {
            place: Position { priority, owner },
            kind: RemarkKind::Text,
            said: Said::Text(at, text),
        }
    }));
    found.sort_by_key(|remark| remark.kind);
    found
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use proptest::prelude::*;

    use super::of_scope;
    use crate::analyse::sample;
    use crate::analyse::scope::Scope;

    const THEMES: &str = "themes: { x: { name: X }, y: { name: Y }, z: { name: Z } }\n";

    fn priority(key: &str, lists: &str) -> (String, String) {
        let text = format!("key: {key}\nname: {key}\n{lists}");
        (format!("priorities/{}/priority.yaml", key.to_lowercase()), text)
    }

    #[test]
    fn what_most_priorities_share_comes_first_and_sub_points_speak_for_themselves() {
        let a = "difficulties:\n  - { text: one, themes: [x, y] }\n  - plain\nproposals:\n  - text: \
                 of\n    points:\n      - { text: under, themes: [y] }\n      - other\n";
        let plan = sample::plan(
            THEMES,
            &[priority("A", a), priority("B", "achievements:\n  - { text: b, themes: [y] }\n")],
        );
        let remarks = of_scope(&Scope::new(&plan, |_| true, None));
        let found: Vec<_> = remarks
            .themes
            .iter()
            .map(|theme| (theme.key, theme.priorities().len(), theme.remarks.len()))
            .collect();
        assert_eq!(found, [("y", 2, 3), ("x", 1, 1)]);
        assert_eq!(remarks.without.len(), 1);
    }

    proptest! {
        /// Each naming of a theme is one entry, whatever the order of the themes in the plan.
        #[test]
        fn every_naming_counts_once(points in proptest::collection::vec(proptest::sample::subsequence(vec!["x", "y", "z"], 0..=3), 0..6)) {
            let mut lists = String::new();
            for (at, themes) in points.iter().enumerate() {
                let head = if at == 0 { "difficulties:\n" } else { "" };
                let _ = writeln!(lists, "{head}  - {{ text: t, themes: [{}] }}", themes.join(", "));
            }
            let plan = sample::plan(THEMES, &[priority("A", &lists)]);
            let remarks = of_scope(&Scope::new(&plan, |_| true, None));
            let entries: usize = remarks.themes.iter().map(|theme| theme.remarks.len()).sum();
            prop_assert_eq!(entries, points.iter().map(Vec::len).sum::<usize>());
            prop_assert_eq!(remarks.without.len(), points.iter().filter(|themes| themes.is_empty()).count());
        }
    }
}
