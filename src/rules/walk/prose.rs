//! The way to every prose of a plan, file by file.
//!
//! Each struct is taken apart with all its fields, so that one that is added to the model does not
//! compile here before somebody has said whether it holds prose.

use crate::model::{
    Action, AnnexHead, Continuation, Cycle, Declassification, Document, DocumentRef, Event, Figure,
    FundingBid, Goal, GoalReport, GoalVariant, Group, Inputs, Kpi, Lessons, Measure, NarrativeHead,
    Note, Operation, Partner, Plan, PlanFile, PlanParty, Point, Priority, PriorityFile, Progress,
    Prose, Reading, Section, Succession, Target, Theme,
};
use crate::source::{SourceId, Span, Spanned};

/// A prose and where it stands.
#[derive(Debug, Clone, Copy)]
pub(in crate::rules) struct Passage<'a> {
    /// The file.
    pub(in crate::rules) source: SourceId,
    /// The bytes it was read from. They differ from the text by indentation, line breaks and
    /// escapes.
    pub(in crate::rules) span: Span,
    /// The text.
    pub(in crate::rules) text: &'a str,
}

/// Every prose of a priority: of its head, its actions, its narrative and its annexes.
pub(in crate::rules) fn in_priority(priority: &Priority) -> Vec<Passage<'_>> {
    let Priority { folder: _, file, actions, narrative, annexes, withheld: _ } = priority;
    let mut found = Vec::new();
    if let Some(file) = file {
        Collector::new(file.source, &mut found).priority_file(&file.data);
    }
    for action in actions {
        Collector::new(action.source, &mut found).action(&action.data);
    }
    for Document { source, data: Section { head, body } } in narrative {
        let NarrativeHead {
            title: _,
            place: _,
            goal: _,
            action: _,
            by: _,
            order: _,
            themes: _,
            marking: _,
            language: _,
        } = head;
        Collector::new(*source, &mut found).some(body.as_ref());
    }
    for Document { source, data: Section { head, body } } in annexes {
        let AnnexHead {
            title: _,
            action: _,
            by: _,
            at: _,
            partners,
            initiatives,
            order: _,
            marking: _,
            language: _,
        } = head;
        let mut collector = Collector::new(*source, &mut found);
        collector.partners(partners);
        collector.partners(initiatives);
        collector.some(body.as_ref());
    }
    found
}

/// Every prose of the plan's own file.
pub(in crate::rules) fn in_plan_file(file: &Document<PlanFile>) -> Vec<Passage<'_>> {
    let mut found = Vec::new();
    Collector::new(file.source, &mut found).plan_file(&file.data);
    found
}

/// Every prose of a plan.
pub(in crate::rules) fn passages(plan: &Plan) -> impl Iterator<Item = Passage<'_>> {
    in_plan_file(&plan.file).into_iter().chain(plan.priorities.iter().flat_map(in_priority))
}

struct Collector<'f, 'a> {
    source: SourceId,
    found: &'f mut Vec<Passage<'a>>,
}

impl<'f, 'a> Collector<'f, 'a> {
    fn new(source: SourceId, found: &'f mut Vec<Passage<'a>>) -> Self {
        Self { source, found }
    }

    fn prose(&mut self, prose: &'a Prose) {
        let Self { source, .. } = *self;
        self.found.push(Passage { source, span: prose.span, text: prose.as_str() });
    }

    fn some(&mut self, prose: Option<&'a Prose>) {
        if let Some(prose) = prose {
            self.prose(prose);
        }
    }

    fn plan_file(&mut self, file: &'a PlanFile) {
        let PlanFile {
            title: _,
            short_title: _,
            years: _,
            cycle,
            marking: _,
            declassification,
            party_order: _,
            periods: _,
            priorities: _,
            groups,
            parties,
            measures,
            themes,
            form_texts: _,
            note,
            lint: _,
        } = file;
        if let Some(Cycle { title: _, start: _, end: _ }) = cycle {}
        if let Some(Declassification {
            document: _,
            date: _,
            status: _,
            original_language: _,
            extent: _,
        }) = declassification
        {}
        for (_, Spanned { value: Group { name: _, members: _ }, span: _ }) in groups {}
        for (_, Spanned { value: PlanParty { name: _, note }, span: _ }) in parties {
            self.some(note.as_ref());
        }
        for (_, Spanned { value: Theme { name: _, text }, span: _ }) in themes {
            self.some(text.as_ref());
        }
        for (_, Spanned { value: Measure { name: _, unit: _, note }, span: _ }) in measures {
            self.some(note.as_ref());
        }
        if let Some(note) = note {
            self.note(note);
        }
    }

    fn note(&mut self, note: &'a Note) {
        let Note {
            institution: _,
            place: _,
            date: _,
            original_language: _,
            number: _,
            suffixes: _,
            kind: _,
            from: _,
            to: _,
            previous_documents,
            subject: _,
            subject_codes: _,
            provenance,
            operative_line,
            service: _,
            initials: _,
        } = note;
        for DocumentRef { document: _, marking: _, printed: _ } in previous_documents {}
        self.some(provenance.as_ref());
        self.some(operative_line.as_ref());
    }

    fn priority_file(&mut self, file: &'a PriorityFile) {
        let PriorityFile {
            key: _,
            letter: _,
            printed_letter: _,
            name: _,
            marking: _,
            aim,
            driver: _,
            co_drivers: _,
            members: _,
            agencies: _,
            third_states: _,
            others: _,
            started: _,
            agreed_by: _,
            reports: _,
            unanswered: _,
            leaders_note,
            forms_title: _,
            goals,
            figures,
            events,
            operations,
            funding_bids,
            partners,
            initiatives,
            verdict,
            recommendations,
            difficulties,
            achievements,
            proposals,
            follow_ups,
            continuation,
            lessons,
            succession,
            signature: _,
            lint: _,
        } = file;
        self.some(aim.as_ref());
        self.some(leaders_note.as_ref());
        for goal in goals {
            self.goal(goal);
        }
        self.activities(figures, events, operations, funding_bids);
        self.partners(partners);
        self.partners(initiatives);
        self.points(verdict.as_slice());
        self.points(continuation.as_slice());
        for points in [recommendations, difficulties, achievements, proposals, follow_ups] {
            self.points(points);
        }
        if let Some(Lessons { went_well, shortcomings }) = lessons {
            self.points(went_well);
            self.points(shortcomings);
        }
        for Succession { kind: _, plan: _, priority: _, note } in succession {
            self.some(note.as_ref());
        }
    }

    fn goal(&mut self, goal: &'a Goal) {
        let Goal { number: _, title: _, text, variant, without_action, report } = goal;
        self.some(text.as_ref());
        if let Some(GoalVariant { text, number: _, place: _ }) = variant {
            self.some(text.as_ref());
        }
        self.some(without_action.as_ref());
        if let Some(report) = report {
            let GoalReport {
                result,
                results,
                events,
                operations,
                funding_bids,
                partners,
                initiatives,
                difficulties,
                recommendations,
                follow_ups,
                comments,
            } = report;
            self.some(result.as_ref());
            self.activities(results, events, operations, funding_bids);
            self.partners(partners);
            self.partners(initiatives);
            for points in [difficulties, recommendations, follow_ups, comments] {
                self.points(points);
            }
        }
    }

    fn action(&mut self, action: &'a Action) {
        let Action {
            action: _,
            priority: _,
            goal: _,
            title: _,
            short_title: _,
            title_parts: _,
            marking: _,
            plan_year: _,
            basis: _,
            description,
            leaders: _,
            co_leaders: _,
            leader_condition,
            participants: _,
            start: _,
            end: _,
            timing: _,
            relations: _,
            kpis,
            progress,
            results,
            events,
            operations,
            funding_bids,
            partners,
            initiatives,
            inputs,
            continuation,
            difficulties,
            recommendations,
            follow_ups,
            unanswered: _,
            comments,
        } = action;
        self.points(description);
        self.some(leader_condition.as_ref());
        for kpi in kpis {
            self.kpi(kpi);
        }
        for (_, progress) in progress {
            self.progress(progress);
        }
        self.activities(results, events, operations, funding_bids);
        self.partners(partners);
        self.partners(initiatives);
        if let Some(Inputs { staff_fte: _, staff, budget_eur: _, budget, funding: _ }) = inputs {
            self.some(staff.as_ref());
            self.some(budget.as_ref());
        }
        if let Some(continuation) = continuation {
            let Continuation {
                decision: _,
                plan: _,
                cycle: _,
                priorities: _,
                action: _,
                condition,
                printed: _,
                by: _,
                note,
            } = continuation;
            self.some(condition.as_ref());
            self.some(note.as_ref());
        }
        for points in [difficulties, recommendations, follow_ups, comments] {
            self.points(points);
        }
    }

    fn progress(&mut self, progress: &'a Progress) {
        let Progress {
            unset: _,
            stage: _,
            punctuality: _,
            verdict: _,
            printed: _,
            headed: _,
            outputs,
            result,
            target_gap,
            comments,
            late,
            reported: _,
            by: _,
        } = progress;
        for prose in [outputs, result, target_gap, late] {
            self.some(prose.as_ref());
        }
        self.points(comments);
    }

    fn kpi(&mut self, kpi: &'a Kpi) {
        let Kpi { id: _, name: _, unit: _, baseline, target, values, source: _, suitability } = kpi;
        let readings = baseline.iter().chain(values.iter().map(|(_, reading)| reading));
        for Spanned { value: Reading { value: _, text, at: _ }, span: _ } in readings {
            self.some(text.as_ref());
        }
        if let Some(Spanned { value, span }) = target {
            match value {
                Target::Text(text) => {
                    let Self { source, .. } = *self;
                    self.found.push(Passage { source, span: *span, text: text.as_str() });
                }
                Target::AtLeast(_)
                | Target::AtMost(_)
                | Target::Equals(_)
                | Target::Change(_)
                | Target::Blank
                | Target::NotSpecified
                | Target::ToBeConfirmed => {}
            }
        }
        self.some(suitability.as_ref());
    }

    fn points(&mut self, points: &'a [Point]) {
        for point in points {
            let Point {
                text,
                title: _,
                by: _,
                at: _,
                reason,
                remedy,
                to: _,
                due: _,
                themes: _,
                points,
            } = point;
            self.prose(text);
            self.some(reason.as_ref());
            self.some(remedy.as_ref());
            self.points(points);
        }
    }

    fn partners(&mut self, partners: &'a [Partner]) {
        for Partner { name: _, kind: _, parties: _, since: _, about, outcome } in partners {
            self.some(about.as_ref());
            self.some(outcome.as_ref());
        }
    }

    fn activities(
        &mut self,
        figures: &'a [Figure],
        events: &'a [Event],
        operations: &'a [Operation],
        funding_bids: &'a [FundingBid],
    ) {
        for figure in figures {
            self.figure(figure);
        }
        for event in events {
            self.event(event);
        }
        for operation in operations {
            let Operation {
                about,
                outcome,
                results,
                crime: _,
                route: _,
                reported_with: _,
                name: _,
                kind: _,
                countries: _,
                start: _,
                end: _,
                reference: _,
            } = operation;
            self.some(about.as_ref());
            self.some(outcome.as_ref());
            for figure in results {
                self.figure(figure);
            }
        }
        for bid in funding_bids {
            let FundingBid {
                programme: _,
                purpose: _,
                applicant: _,
                submitted: _,
                decided: _,
                outcome: _,
                note,
            } = bid;
            self.some(note.as_ref());
        }
    }

    fn figure(&mut self, figure: &'a Figure) {
        let Figure {
            id: _,
            label: _,
            measure: _,
            unit: _,
            value: _,
            at: _,
            period: _,
            compared_with: _,
            part_of: _,
            sum_of: _,
            countries: _,
            operation: _,
            source: _,
            by: _,
            printed: _,
            note,
        } = figure;
        self.some(note.as_ref());
    }

    fn event(&mut self, event: &'a Event) {
        let Event {
            kind: _,
            title: _,
            place: _,
            country: _,
            start: _,
            end: _,
            participants: _,
            member_states: _,
            trainers: _,
            presenters: _,
            organisers: _,
            attended_by: _,
            funding: _,
            about,
            outcome,
            results,
        } = event;
        self.some(about.as_ref());
        self.some(outcome.as_ref());
        for figure in results {
            self.figure(figure);
        }
    }
}
