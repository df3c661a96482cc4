//! `unknown-theme`: a remark is about something that the plan has no theme for.

use crate::diagnostic::{Finding, RuleInfo};
use crate::model::{Action, GoalReport, Line, Point, Priority, PriorityFile};
use crate::rule;
use crate::source::{Location, SourceId, Spanned};

use super::context::{self, Context};

pub(super) static INFO: RuleInfo = rule!("unknown-theme", Error, References);

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.is_plan_damaged(&["themes"]) {
        return;
    }
    let themes = &context.plan.file.data.themes;
    for (source, theme) in context.plan.priorities.iter().flat_map(named) {
        let name = theme.as_str();
        if themes.get(name).is_none() {
            let known = themes.iter().map(|(key, _)| key.as_str());
            findings.push(
                Finding::new(
                    &INFO,
                    Location::new(source, theme.span),
                    format!("the plan has no theme `{name}`"),
                )
                .help::<String>(context::known(name, "its themes are", known))
                .help::<&str>(
                    themes.is_empty().then_some("define it in `oap.yaml` under `themes`"),
                ),
            );
        }
    }
}

/// Every theme that a priority names, with the file that names it.
fn named(priority: &Priority) -> Vec<(SourceId, &Spanned<Line>)> {
    let mut found = Vec::new();
    if let Some(file) = &priority.file {
        let PriorityFile {
            recommendations,
            difficulties,
            achievements,
            proposals,
            follow_ups,
            verdict,
            continuation,
            ..
        } = &file.data;
        let lessons = file.data.lessons.iter();
        let lessons = lessons.flat_map(|lessons| [&lessons.went_well, &lessons.shortcomings]);
        let lists = [recommendations, difficulties, achievements, proposals, follow_ups];
        for list in lists.into_iter().chain(lessons) {
            of_points(file.source, list, &mut found);
        }
        of_points(file.source, verdict.as_slice(), &mut found);
        of_points(file.source, continuation.as_slice(), &mut found);
        for report in file.data.goals.iter().filter_map(|goal| goal.report.as_ref()) {
            let GoalReport { difficulties, recommendations, follow_ups, comments, .. } = report;
            for list in [difficulties, recommendations, follow_ups, comments] {
                of_points(file.source, list, &mut found);
            }
        }
    }
    for action in &priority.actions {
        let Action { description, difficulties, recommendations, follow_ups, comments, .. } =
            &action.data;
        let reported = action.data.progress.iter().map(|(_, progress)| &progress.comments);
        let lists = [description, difficulties, recommendations, follow_ups, comments];
        for list in lists.into_iter().chain(reported) {
            of_points(action.source, list, &mut found);
        }
    }
    for section in &priority.narrative {
        let themes = section.data.head.themes.iter();
        found.extend(themes.map(|theme| (section.source, theme)));
    }
    found
}

fn of_points<'p>(
    source: SourceId,
    points: &'p [Point],
    found: &mut Vec<(SourceId, &'p Spanned<Line>)>,
) {
    for point in points {
        found.extend(point.themes.iter().map(|theme| (source, theme)));
        of_points(source, &point.points, found);
    }
}
