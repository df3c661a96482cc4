//! The way to everybody who says something or is asked to do it, file by file.

use crate::analyse::figures::reached;
use crate::model::{
    Action, Figure, GoalReport, PartyRef, Plan, Point, Priority, PriorityFile, Who,
};
use crate::source::{SourceId, Spanned};

/// Every party that is named as saying something or as being asked to, with the file that names
/// it.
pub(in crate::rules) fn named(plan: &Plan) -> Vec<(SourceId, &Spanned<PartyRef>)> {
    let mut found = Vec::new();
    for priority in &plan.priorities {
        in_priority(priority, &mut found);
    }
    found
}

fn in_priority<'a>(priority: &'a Priority, found: &mut Vec<(SourceId, &'a Spanned<PartyRef>)>) {
    if let Some(file) = &priority.file {
        Collector { source: file.source, found }.priority_file(&file.data);
    }
    for action in &priority.actions {
        Collector { source: action.source, found }.action(&action.data);
    }
    for section in &priority.narrative {
        Collector { source: section.source, found }.some(section.data.head.by.as_ref());
    }
    for annex in &priority.annexes {
        Collector { source: annex.source, found }.some(annex.data.head.by.as_ref());
    }
}

struct Collector<'f, 'a> {
    source: SourceId,
    found: &'f mut Vec<(SourceId, &'a Spanned<PartyRef>)>,
}

impl<'a> Collector<'_, 'a> {
    fn some(&mut self, who: Option<&'a Who>) {
        let party = who.and_then(|who| who.party.as_ref());
        self.found.extend(party.map(|party| (self.source, party)));
    }

    fn priority_file(&mut self, file: &'a PriorityFile) {
        let PriorityFile { recommendations, difficulties, achievements, proposals, .. } = file;
        for points in [recommendations, difficulties, achievements, proposals, &file.follow_ups] {
            self.points(points);
        }
        if let Some(lessons) = &file.lessons {
            self.points(&lessons.went_well);
            self.points(&lessons.shortcomings);
        }
        self.points(file.verdict.as_slice());
        self.points(file.continuation.as_slice());
        self.figures(reached(&file.figures, &file.events, &file.operations));
        for report in file.goals.iter().filter_map(|goal| goal.report.as_ref()) {
            let GoalReport { difficulties, recommendations, follow_ups, comments, .. } = report;
            for points in [difficulties, recommendations, follow_ups, comments] {
                self.points(points);
            }
            self.figures(reached(&report.results, &report.events, &report.operations));
        }
    }

    fn action(&mut self, action: &'a Action) {
        let Action { description, difficulties, recommendations, follow_ups, comments, .. } =
            action;
        for points in [description, difficulties, recommendations, follow_ups, comments] {
            self.points(points);
        }
        for (_, progress) in &action.progress {
            self.some(progress.by.as_ref());
            self.some(progress.printed.as_ref().and_then(|printed| printed.by.as_ref()));
            self.points(&progress.comments);
        }
        if let Some(continuation) = &action.continuation {
            self.some(continuation.by.as_ref());
            self.some(continuation.printed.as_ref().and_then(|printed| printed.by.as_ref()));
        }
        self.figures(reached(&action.results, &action.events, &action.operations));
    }

    fn points(&mut self, points: &'a [Point]) {
        for point in points {
            self.some(point.by.as_ref());
            for who in &point.to {
                self.some(Some(who));
            }
            self.points(&point.points);
        }
    }

    fn figures(&mut self, figures: impl Iterator<Item = &'a Figure>) {
        for figure in figures {
            self.some(figure.by.as_ref());
            self.some(figure.printed.as_ref().and_then(|printed| printed.by.as_ref()));
        }
    }
}
