//! The fields of everything in the model, in one list.
//!
//! `visit` goes by it through a plan and `analyse::diff` through two; they and the rules name fields
//! by [`Field`].

/// A field of the model. `field!` and `fields!` make them, and know only those there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Field {
    of: &'static str,
    name: &'static str,
}

impl Field {
    /// Its name: `leaders`.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// The field of a thing by its name.
    pub(crate) const fn new(of: &'static str, name: &'static str) -> Self {
        Self { of, name }
    }

    /// What stands in a place like a field and is none.
    pub(crate) const fn named(name: &'static str) -> Self {
        Self::new("", name)
    }
}

/// A field of a thing of the model: `field!(Action.kpis)`.
macro_rules! field {
    ($type:ident.$field:ident) => {{
        let _ = std::mem::offset_of!($crate::model::$type, $field);
        $crate::model::Field::new(stringify!($type), stringify!($field))
    }};
}

/// Fields of things of the model: `fields!(Action: progress, kpis; PriorityFile: figures)`.
macro_rules! fields {
    ($($type:ident: $($field:ident),+);+ $(;)?) => {
        &[$($($crate::model::field!($type.$field)),+),+]
    };
}

/// Gives a macro everything that is made of fields, with its fields: the one it is known by first
/// in brackets, where there is one that the others are about, then the most important first. In
/// this order changes are told. What is missing here does not compile.
macro_rules! each_thing {
    ($then:ident) => {
        $then! {
            PlanFile: marking, notice, declassification, title, short_title, years, cycle, periods,
                priorities, groups, parties, third_states, language, party_order, measures, themes,
                horizontal_goals, abbreviations, note, form_texts,
                source_notes, lint, limits, format;
            Cycle: title, start, end;
            Period: id, label, kind, cut_off, due, printed, priorities;
            PriorityEntry(key): letter, name, short_name, reported_in;
            Group: name, members;
            PlanParty: name, note;
            Measure: name, unit, note;
            Theme: name, text;
            HorizontalGoal: title, text;
            Lint: rules;
            Limits: findings, findings_of_rule;
            LintSetting: level, reason;

            Declassification: status, extent, document, date, original_language;
            Note: number, suffixes, date, kind, from, to, subject, subject_codes,
                previous_documents, institution, place, original_language, listed, provenance,
                operative_line, service, initials;
            DocumentRef: document, marking, printed;
            SubjectCode: code, number;

            PriorityFile: marking, key, letter, printed_letter, name, driver, co_drivers, members,
                agencies, third_states, others, goals, figures, verdict, main_findings, aim, recommendations,
                difficulties, achievements, proposals, follow_ups, continuation, unanswered,
                leaders_note, forms_title, lessons, events, operations, funding_bids,
                partners, initiatives, succession, started, agreed_by, reports, signature, source_notes,
                lint;
            PrintedLetter: letter, place;
            Report: at, title, covers, period;
            Goal: number, title, text, horizontal, variant, without_action, report;
            GoalVariant: text, number, place;
            GoalReport: result, period, results, difficulties, recommendations, follow_ups, comments, events,
                operations, funding_bids, partners, initiatives;
            Lessons: went_well, shortcomings;
            Succession: kind, plan, priority, period, note;
            Signature: function, name, period;

            Action(action): marking, progress, continuation, kpis, results, end, start, leaders,
                co_leaders, leader_condition, participants, title, short_title, title_parts, basis,
                continues, plan_year, timing, horizontal, with, description, relations, inputs, difficulties, recommendations,
                follow_ups, comments, unanswered, events, operations, funding_bids, partners, initiatives,
                source_notes, priority, goal;
            Progress: stage, punctuality, verdict, printed, headed, outputs, result, target_gap, comments, late,
                reported, by, unset;
            Continuation: decision, plan, cycle, priorities, action, condition, printed, by, period, note;
            Inputs: staff_fte, staff, budget_eur, budget, funding;
            Earlier: plan, priority, action;
            Relation: kind, action, period, note;
            Kpi: values, target, baseline, name, id, unit, source, suitability;
            Reading: value, text, at;

            Figure: value, label, measure, population, unit, at, period, printed, part_of, sum_of,
                compared_with, countries, operation, source, by, note, id;
            Event: kind, title, start, end, period, place, country, participants, member_states, trainers,
                presenters,                organisers, attended_by, funding, about, outcome, results;
            Operation: name, kind, start, end, period, countries, outcome, results, crime, route, about,
                reference, reported_with;
            Partner: name, kind, parties, since, period, about, outcome;
            FundingBid: outcome, programme, purpose, asked_eur, granted_eur, spent_eur, applicant, submitted, decided, period, note;
            Point(text): title, by, at, period, reason, remedy, to, due, themes, points;
            Involved(party): role, since, until, note, member, took_part;
            Who(party): role;
            Printed(text): by;

            NarrativeHead: marking, title, place, goal, action, period, by, order, themes, language;
            AnnexHead: marking, title, action, by, at, period, partners, initiatives, order, language;
        }
    };
}

pub(crate) use {each_thing, field, fields};
