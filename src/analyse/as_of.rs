//! The plan as it was known at the end of a period. Called by every command that shows a plan in a
//! period; what it gets is a plan like any other, and nothing after it asks again what was known when.
//!
//! What bears a period is known from that period on. What bears a date alone is known once that date is
//! not after the last day of the period. What bears neither belongs to the plan and is always known.

mod ties;

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::due::{DuePeriods, is_for};
use super::status;
use crate::model::{
    Absence, Action, BidOutcome, Entries, Event, Figure, FundingBid, Goal, GoalReport, HolderMut,
    Involved, Kpi, Line, Operation, Partner, Period, Plan, PlanDate, Point, Priority, PriorityFile,
    Report,
};
use crate::source::Spanned;

/// What was known of a plan at the end of a period. Without one, of each priority what was known in the
/// last that it reported, and everything of one that has not reported by period.
pub fn as_of(plan: &Plan, until: Option<&Period>) -> Plan {
    as_of_day(plan, until, None)
}

/// As [`as_of`], on a day: without a period, those are known as well whose reports are due by then.
pub fn as_of_day(plan: &Plan, until: Option<&Period>, today: Option<Date>) -> Plan {
    let mut known = plan.clone();
    let all = &plan.file.data.periods;
    let place = |period: &Period| all.iter().position(|other| other.id == period.id);
    let shown = |priority: &Priority| until.or_else(|| status::last_period(plan, priority));
    for (priority, whole) in known.priorities.iter_mut().zip(&plan.priorities) {
        let Some(at) = shown(whole).and_then(place) else { continue };
        Cut::new(all, at, whole).priority(priority, whole);
    }
    let come = today.filter(|_| until.is_none()).map(|today| DuePeriods::of(plan, Some(today)));
    let due = all.iter().filter(|period| come.as_ref().is_some_and(|come| come.has_come(period)));
    let reported = plan.priorities.iter().filter_map(shown);
    let last = reported.chain(until).chain(due).filter_map(place).max();
    if let Some(last) = last {
        known.file.data.periods.truncate(last + 1);
    }
    known
}

/// What of a priority is known.
struct Cut<'p> {
    /// The periods that were still to come.
    later: BTreeSet<&'p str>,
    /// The period that is reported on.
    shown: Option<&'p str>,
    /// The last day of what could have happened; none in the last period of the priority, after which
    /// there is no report for it to stand in.
    happened: Option<PlanDate>,
    /// The last day of what could have been said: that on which the reports are due.
    said: Option<PlanDate>,
}

impl<'p> Cut<'p> {
    fn new(periods: &'p [Period], at: usize, priority: &Priority) -> Self {
        let (known, later) = periods.split_at(at + 1);
        let own = || known.iter().rfind(|period| is_for(period, priority));
        let goes_on = later.iter().any(|period| is_for(period, priority));
        let happened = own().filter(|_| goes_on).and_then(|period| period.cut_off.as_ref());
        let due = own().filter(|_| goes_on).and_then(|period| period.due.as_ref());
        Self {
            later: later.iter().map(|period| period.id.as_str()).collect(),
            shown: own().map(|period| period.id.as_str()),
            happened: happened.map(|day| day.value),
            said: due.or(happened).map(|day| day.value),
        }
    }

    fn priority(&self, priority: &mut Priority, whole: &Priority) {
        if let Some(file) = &mut priority.file {
            self.file(&mut file.data);
        }
        for action in &mut priority.actions {
            self.action(&mut action.data);
        }
        priority.holders_mut().for_each(|holder| self.held(holder));
        priority.narrative.retain(|section| {
            let of = section.data.head.period.as_ref().map(|period| period.as_str());
            of.is_none_or(|period| Some(period) == self.shown)
        });
        priority.annexes.retain(|annex| {
            let head = &annex.data.head;
            self.was_said(head.period.as_ref(), head.at)
        });
        for annex in &mut priority.annexes {
            self.partners(&mut annex.data.head.partners);
            self.partners(&mut annex.data.head.initiatives);
        }
        let gone = ties::mend(priority, whole);
        for figure in gone {
            priority.absent.entry(figure).or_insert(Absence::NotYet);
        }
    }

    fn held(&self, holder: HolderMut<'_>) {
        let HolderMut { figures, events, operations, funding_bids, partners, initiatives, .. } =
            holder;
        self.figures(figures);
        self.events(events);
        self.operations(operations);
        self.bids(funding_bids);
        self.partners(partners);
        self.partners(initiatives);
    }

    fn file(&self, file: &mut PriorityFile) {
        for list in [&mut file.co_drivers, &mut file.members, &mut file.agencies] {
            self.involved(list);
        }
        self.involved(&mut file.third_states);
        self.involved(&mut file.others);
        file.reports.retain(|Report { period, at, .. }| {
            self.was_said(period.as_ref(), at.known().copied())
        });
        file.succession.retain(|one| self.is_known(one.period.as_ref()));
        file.signature.take_if(|one| !self.is_known(one.period.as_ref()));
        for one in [&mut file.verdict, &mut file.continuation] {
            one.take_if(|point| !self.knows(point));
        }
        let PriorityFile {
            main_findings,
            recommendations,
            difficulties,
            achievements,
            proposals,
            follow_ups,
            lessons,
            ..
        } = file;
        self.points(main_findings);
        for list in [recommendations, difficulties, achievements, proposals, follow_ups] {
            self.points(list);
        }
        if let Some(lessons) = lessons {
            self.points(&mut lessons.went_well);
            self.points(&mut lessons.shortcomings);
        }
        for Goal { report, .. } in &mut file.goals {
            if let Some(report) = report {
                self.goal(report);
            }
        }
    }

    fn goal(&self, report: &mut GoalReport) {
        if !self.is_known(report.period.as_ref()) {
            report.result = None;
            report.period = None;
        }
        let GoalReport { difficulties, recommendations, follow_ups, comments, .. } = report;
        for list in [difficulties, recommendations, follow_ups, comments] {
            self.points(list);
        }
    }

    fn action(&self, action: &mut Action) {
        self.entries(&mut action.progress);
        for entry in action.progress.values_mut() {
            self.points(&mut entry.value.comments);
        }
        action.relations.retain(|one| self.is_known(one.period.as_ref()));
        for Kpi { values, .. } in &mut action.kpis {
            self.entries(values);
        }
        for list in [&mut action.leaders, &mut action.co_leaders, &mut action.participants] {
            self.involved(list);
        }
        let decided = action.continuation.as_ref().and_then(|next| next.period.as_ref());
        if !self.is_known(decided) {
            action.continuation = None;
        }
        let Action { description, difficulties, recommendations, follow_ups, comments, .. } =
            action;
        for list in [description, difficulties, recommendations, follow_ups, comments] {
            self.points(list);
        }
    }

    fn entries<T>(&self, entries: &mut Entries<T>) {
        entries.retain(|period| !self.later.contains(period));
    }

    fn is_known(&self, period: Option<&Spanned<Line>>) -> bool {
        period.is_none_or(|period| !self.later.contains(period.as_str()))
    }

    /// Whether the day is after the last one of the period.
    fn is_after(&self, at: Option<PlanDate>) -> bool {
        self.happened.zip(at).is_some_and(|(last, at)| last.surely_before(at))
    }

    fn has_happened(&self, period: Option<&Spanned<Line>>, at: Option<PlanDate>) -> bool {
        if period.is_some() { self.is_known(period) } else { !self.is_after(at) }
    }

    fn was_said(&self, period: Option<&Spanned<Line>>, at: Option<PlanDate>) -> bool {
        let late = self.said.zip(at).is_some_and(|(last, at)| last.surely_before(at));
        if period.is_some() { self.is_known(period) } else { !late }
    }

    fn knows(&self, point: &Point) -> bool {
        self.was_said(point.period.as_ref(), point.at)
    }

    fn points(&self, points: &mut Vec<Point>) {
        points.retain(|point| self.knows(point));
        for point in points {
            self.points(&mut point.points);
        }
    }

    fn figures(&self, figures: &mut Vec<Figure>) {
        figures.retain(|figure| self.has_happened(figure.period.as_ref(), figure.at));
    }

    fn events(&self, events: &mut Vec<Event>) {
        events.retain(|event| {
            let day = event.start.as_ref().or(event.end.as_ref());
            self.has_happened(event.period.as_ref(), day.map(|day| day.value))
        });
        for event in events {
            self.figures(&mut event.results);
        }
    }

    fn operations(&self, operations: &mut Vec<Operation>) {
        operations.retain(|one| {
            self.has_happened(one.period.as_ref(), one.start.as_ref().map(|day| day.value))
        });
        for Operation { period, end, outcome, results, .. } in operations {
            if period.is_none() && self.is_after(end.as_ref().map(|day| day.value)) {
                // It was going on, and nobody knew what would come of it.
                *end = None;
                *outcome = None;
                results.retain(|figure| figure.period.is_some() || figure.at.is_some());
            }
            self.figures(results);
        }
    }

    fn bids(&self, bids: &mut Vec<FundingBid>) {
        let day = |date: &Option<Spanned<PlanDate>>| date.as_ref().map(|date| date.value);
        bids.retain(|bid| {
            let first = day(&bid.submitted).or(day(&bid.decided));
            self.has_happened(bid.period.as_ref(), first)
        });
        for bid in bids {
            if bid.period.is_none() && self.is_after(day(&bid.decided)) {
                bid.decided = None;
                bid.outcome = BidOutcome::Pending;
                bid.granted_eur = None;
                bid.spent_eur = None;
                bid.note = None;
            }
        }
    }

    fn partners(&self, partners: &mut Vec<Partner>) {
        partners.retain(|one| {
            self.has_happened(one.period.as_ref(), one.since.as_ref().map(|day| day.value))
        });
    }

    /// Who is there on the last day.
    fn involved(&self, list: &mut Vec<Involved>) {
        list.retain(|one| {
            let left = self.happened.zip(one.until.as_ref());
            let left = left.is_some_and(|(last, until)| until.value.surely_before(last));
            !left && !self.is_after(one.since.as_ref().map(|day| day.value))
        });
        for one in list {
            one.until.take_if(|until| self.is_after(Some(until.value)));
        }
    }
}
