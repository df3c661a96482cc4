//! The header block of a report, and the driver's lists.

use super::Builder;
use super::action::unanswered;
use super::kpi::stated;
use crate::analyse::parties;
use crate::model::word;
use crate::model::{Document, Due, Line, Owner, Point, PriorityFile, Succession};
use crate::render::views::{
    ActivitiesView, PointView, PrintedLetterView, PriorityView, ReportedView, SignatureView,
    SuccessionView,
};

impl Builder<'_> {
    /// The priority; of one whose own file could not be read, what its folder tells.
    pub(super) fn priority_view(&self) -> PriorityView {
        match &self.priority.file {
            Some(file) => self.header(file),
            None => nameless(&self.priority.folder),
        }
    }

    fn header(&self, document: &Document<PriorityFile>) -> PriorityView {
        let file = &document.data;
        let text = |line: &Option<Line>| line.as_ref().map(ToString::to_string);
        let mut entries = self.plan.file.data.priorities.iter();
        let entry = entries.find(|entry| entry.key.value == file.key.value);
        let short_name = entry.and_then(|entry| entry.short_name.as_ref());
        let lessons = file.lessons.clone().unwrap_or_default();
        let (mut joint, co_drivers): (Vec<_>, Vec<_>) =
            file.co_drivers.iter().cloned().partition(parties::drives);
        // The row that they stand in says it.
        for one in &mut joint {
            one.role = None;
        }
        PriorityView {
            key: file.key.to_string(),
            letter: file.letter.as_ref().map(ToString::to_string),
            printed_letter: file.printed_letter.as_ref().map(|printed| PrintedLetterView {
                letter: printed.letter.to_string(),
                place: text(&printed.place),
            }),
            name: file.name.to_string(),
            short_name: short_name.unwrap_or(&file.name.value).to_string(),
            aim: self.optional_prose(file.aim.as_ref()),
            driver: file.driver.as_ref().and_then(|driver| self.party(driver).pop()),
            joint_drivers: self.parties(&joint),
            co_drivers: self.parties(&co_drivers),
            members: self.parties(&file.members),
            agencies: self.parties(&file.agencies),
            third_states: self.parties(&file.third_states),
            others: self.parties(&file.others),
            started: file.started.as_ref().map(|date| self.style.date(date.value)),
            agreed_by: text(&file.agreed_by),
            reports: file
                .reports
                .iter()
                .map(|report| ReportedView {
                    at: stated(&report.at.value, |date| self.style.date(*date)),
                    title: text(&report.title),
                    covers: text(&report.covers),
                })
                .collect(),
            dated: file.reports.last().is_none_or(|report| report.at.known().is_some()),
            covers: file.reports.last().and_then(|report| text(&report.covers)),
            unanswered: unanswered(&file.unanswered),
            leaders_note: self.optional_prose(file.leaders_note.as_ref()),
            forms_title: text(&file.forms_title),
            continuation: self.points(file.continuation.as_slice(), Owner::Priority).pop(),
            verdict: self.points(file.verdict.as_slice(), Owner::Priority).pop(),
            recommendations: self.points(&file.recommendations, Owner::Priority),
            difficulties: self.points(&file.difficulties, Owner::Priority),
            achievements: self.points(&file.achievements, Owner::Priority),
            proposals: self.points(&file.proposals, Owner::Priority),
            follow_ups: self.points(&file.follow_ups, Owner::Priority),
            went_well: self.points(&lessons.went_well, Owner::Priority),
            shortcomings: self.points(&lessons.shortcomings, Owner::Priority),
            succession: file.succession.iter().map(|other| self.succession(other)).collect(),
            activities: self.activities(document.holder()),
            signature: file.signature.as_ref().map(|signature| SignatureView {
                function: signature.function.to_string(),
                name: text(&signature.name),
            }),
        }
    }

    fn succession(&self, other: &Succession) -> SuccessionView {
        SuccessionView {
            kind: word(&other.kind),
            plan: other.plan.to_string(),
            priority: other.priority.to_string(),
            note: self.optional_prose(other.note.as_ref()),
        }
    }

    /// Points of what is the `owner`'s.
    pub(in crate::render) fn points(&self, points: &[Point], owner: Owner) -> Vec<PointView> {
        let view = |point: &Point| PointView {
            text: self.prose(&point.text),
            title: point.title.as_ref().map(ToString::to_string),
            by: self.optional_who(point.by.as_ref(), owner),
            at: point.at.map(|date| self.style.date(date)),
            reason: self.optional_prose(point.reason.as_ref()),
            remedy: self.optional_prose(point.remedy.as_ref()),
            to: point.to.iter().map(|who| self.who(who, owner)).collect(),
            due: point.due.as_ref().map(|due| match due {
                Due::On(date) => self.style.date(*date),
                Due::Words(words) => words.to_string(),
            }),
            points: self.points(&point.points, owner),
        };
        points.iter().map(view).collect()
    }
}

fn nameless(folder: &str) -> PriorityView {
    let key = folder.to_uppercase();
    PriorityView {
        name: key.clone(),
        short_name: key.clone(),
        key,
        letter: None,
        printed_letter: None,
        aim: None,
        driver: None,
        joint_drivers: Vec::new(),
        co_drivers: Vec::new(),
        members: Vec::new(),
        agencies: Vec::new(),
        third_states: Vec::new(),
        others: Vec::new(),
        started: None,
        agreed_by: None,
        reports: Vec::new(),
        dated: true,
        covers: None,
        unanswered: Vec::new(),
        leaders_note: None,
        forms_title: None,
        continuation: None,
        verdict: None,
        recommendations: Vec::new(),
        difficulties: Vec::new(),
        achievements: Vec::new(),
        proposals: Vec::new(),
        follow_ups: Vec::new(),
        went_well: Vec::new(),
        shortcomings: Vec::new(),
        succession: Vec::new(),
        activities: ActivitiesView::default(),
        signature: None,
    }
}
