//! The ways through a plan that several rules take: every party that is named, every figure,
//! every prose.
//!
//! What a rule makes of them is in its own file.

pub(super) mod lists;
pub(super) mod prose;
pub(super) mod who;

use crate::analyse::figures::reached;
use crate::model::{
    Action, Event, Figure, FundingBid, GroupMembers, Involved, Line, Operation, Partner, PartyRef,
    Plan, Priority, PriorityFile,
};
use crate::source::{SourceId, Spanned};

/// Every party that a plan names, with the file that names it, file by file.
pub(super) fn parties(plan: &Plan) -> impl Iterator<Item = (SourceId, &Spanned<PartyRef>)> {
    let groups = plan.file.data.groups.iter().flat_map(|(_, group)| match &group.members {
        GroupMembers::Parties(parties) => parties.as_slice(),
        GroupMembers::MemberStates | GroupMembers::PriorityMembers | GroupMembers::Open => &[],
    });
    let source = plan.file.source;
    groups.map(move |party| (source, party)).chain(plan.priorities.iter().flat_map(in_priority))
}

fn in_priority(priority: &Priority) -> impl Iterator<Item = (SourceId, &Spanned<PartyRef>)> {
    let head = priority.file.iter().flat_map(|file| {
        in_priority_file(&file.data).map(|involved| (file.source, &involved.party))
    });
    let actions = priority.actions.iter().flat_map(|action| {
        in_action(&action.data).map(|involved| (action.source, &involved.party))
    });
    let annexes = priority.annexes.iter().flat_map(|annex| {
        let head = &annex.data.head;
        in_partners(&head.partners, &head.initiatives)
            .map(|involved| (annex.source, &involved.party))
    });
    head.chain(actions).chain(annexes)
}

/// Every party that an action names.
pub(super) fn in_action(action: &Action) -> impl Iterator<Item = &Involved> {
    let Action { leaders, co_leaders, participants, .. } = action;
    let Action { results, events, operations, funding_bids, partners, initiatives, .. } = action;
    [leaders, co_leaders, participants]
        .into_iter()
        .flatten()
        .chain(in_activities(results, events, operations, funding_bids))
        .chain(in_partners(partners, initiatives))
}

/// Every party that `priority.yaml` names.
pub(super) fn in_priority_file(file: &PriorityFile) -> impl Iterator<Item = &Involved> {
    let PriorityFile { driver, co_drivers, members, agencies, third_states, others, .. } = file;
    let PriorityFile { figures, events, operations, funding_bids, .. } = file;
    let reports = file.goals.iter().filter_map(|goal| goal.report.as_ref()).flat_map(|report| {
        in_activities(&report.results, &report.events, &report.operations, &report.funding_bids)
            .chain(in_partners(&report.partners, &report.initiatives))
    });
    driver
        .iter()
        .chain([co_drivers, members, agencies, third_states, others].into_iter().flatten())
        .chain(in_activities(figures, events, operations, funding_bids))
        .chain(in_partners(&file.partners, &file.initiatives))
        .chain(reports)
}

fn in_activities<'a>(
    figures: &'a [Figure],
    events: &'a [Event],
    operations: &'a [Operation],
    funding_bids: &'a [FundingBid],
) -> impl Iterator<Item = &'a Involved> {
    let figures = reached(figures, events, operations).flat_map(|figure| &figure.countries);
    let events = events
        .iter()
        .flat_map(|event| event.country.iter().chain(&event.organisers).chain(&event.attended_by));
    let operations = operations.iter().flat_map(|operation| &operation.countries);
    let bids = funding_bids.iter().filter_map(|bid| bid.applicant.as_ref());
    figures.chain(events).chain(operations).chain(bids)
}

fn in_partners<'a>(
    partners: &'a [Partner],
    initiatives: &'a [Partner],
) -> impl Iterator<Item = &'a Involved> {
    partners.iter().chain(initiatives).flat_map(|partner| &partner.parties)
}

/// Every figure of a priority, with the file that holds it: the priority's own, those of its
/// goals, those of its actions.
pub(super) fn figures(priority: &Priority) -> impl Iterator<Item = (SourceId, &Figure)> {
    let of_priority = priority.file.iter().flat_map(|file| {
        let reports = file.data.goals.iter().filter_map(|goal| goal.report.as_ref());
        let of_goals =
            reports.flat_map(|report| reached(&report.results, &report.events, &report.operations));
        let PriorityFile { figures, events, operations, .. } = &file.data;
        reached(figures, events, operations).chain(of_goals).map(|figure| (file.source, figure))
    });
    let of_actions = priority.actions.iter().flat_map(|action| {
        let Action { results, events, operations, .. } = &action.data;
        reached(results, events, operations).map(|figure| (action.source, figure))
    });
    of_priority.chain(of_actions)
}

/// Every event of a priority, with the file that holds it.
pub(super) fn events(priority: &Priority) -> impl Iterator<Item = (SourceId, &Event)> {
    let of_priority = priority.file.iter().flat_map(|file| {
        let reports = file.data.goals.iter().filter_map(|goal| goal.report.as_ref());
        let of_goals = reports.flat_map(|report| &report.events);
        file.data.events.iter().chain(of_goals).map(|event| (file.source, event))
    });
    let of_actions = priority
        .actions
        .iter()
        .flat_map(|action| action.data.events.iter().map(|event| (action.source, event)));
    of_priority.chain(of_actions)
}

/// Every operation of a priority, with the file that holds it.
pub(super) fn operations(priority: &Priority) -> impl Iterator<Item = (SourceId, &Operation)> {
    let of_priority = priority.file.iter().flat_map(|file| {
        let reports = file.data.goals.iter().filter_map(|goal| goal.report.as_ref());
        let of_goals = reports.flat_map(|report| &report.operations);
        file.data.operations.iter().chain(of_goals).map(|operation| (file.source, operation))
    });
    let of_actions = priority.actions.iter().flat_map(|action| {
        action.data.operations.iter().map(|operation| (action.source, operation))
    });
    of_priority.chain(of_actions)
}

/// The figures that a figure refers to: the key under which, and the name.
pub(super) fn cited(
    figure: &Figure,
) -> impl Iterator<Item = (Citation, &Spanned<crate::model::FigureId>)> {
    let compared = figure.compared_with.iter().map(|id| (Citation::ComparedWith, id));
    let part = figure.part_of.iter().map(|id| (Citation::PartOf, id));
    let sum = figure.sum_of.iter().map(|id| (Citation::SumOf, id));
    compared.chain(part).chain(sum)
}

/// How one figure refers to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Citation {
    /// To an earlier one.
    ComparedWith,
    /// To a larger one that contains it.
    PartOf,
    /// To one that it contains.
    SumOf,
}

/// What one of a figure is called: by its own unit, or by that of its measure.
pub(super) fn unit<'a>(plan: &'a Plan, figure: &'a Figure) -> Option<&'a str> {
    let measure = figure.measure.as_ref().and_then(|key| plan.file.data.measures.get(key.as_str()));
    let of_measure = measure.and_then(|measure| measure.unit.as_ref());
    figure.unit.as_ref().or(of_measure).map(Line::as_str)
}
