//! The way to every list of parties of a plan, file by file.

use crate::analyse::figures::reached;
use crate::model::{Event, Figure, Involved, Operation, Partner, Plan, PriorityFile};
use crate::source::SourceId;

/// A list of parties and where it stands.
#[derive(Debug, Clone, Copy)]
pub(in crate::rules) struct PartyList<'a> {
    /// The file.
    pub(in crate::rules) source: SourceId,
    /// The head of the priority it belongs to.
    pub(in crate::rules) priority: Option<&'a PriorityFile>,
    /// Those who are listed.
    pub(in crate::rules) parties: &'a [Involved],
}

/// Every list of parties in a plan's priorities that has more than one.
pub(in crate::rules) fn lists(plan: &Plan) -> Vec<PartyList<'_>> {
    let mut found = Vec::new();
    for priority in &plan.priorities {
        let head = priority.file.as_ref().map(|file| &file.data);
        let mut add = |source, parties| found.push(PartyList { source, priority: head, parties });
        if let Some(file) = &priority.file {
            let data = &file.data;
            let of_group = [&data.co_drivers, &data.members, &data.agencies];
            for parties in of_group.into_iter().chain([&data.third_states, &data.others]) {
                add(file.source, parties);
            }
            activities(file.source, &data.figures, &data.events, &data.operations, &mut add);
            in_partners(file.source, &data.partners, &data.initiatives, &mut add);
            for report in data.goals.iter().filter_map(|goal| goal.report.as_ref()) {
                let (figures, events) = (&report.results, &report.events);
                activities(file.source, figures, events, &report.operations, &mut add);
                in_partners(file.source, &report.partners, &report.initiatives, &mut add);
            }
        }
        for action in &priority.actions {
            let (source, data) = (action.source, &action.data);
            for parties in [&data.leaders, &data.co_leaders, &data.participants] {
                add(source, parties);
            }
            activities(source, &data.results, &data.events, &data.operations, &mut add);
            in_partners(source, &data.partners, &data.initiatives, &mut add);
        }
        for annex in &priority.annexes {
            let head = &annex.data.head;
            in_partners(annex.source, &head.partners, &head.initiatives, &mut add);
        }
    }
    found.retain(|list| list.parties.len() > 1);
    found
}

fn activities<'a>(
    source: SourceId,
    figures: &'a [Figure],
    events: &'a [Event],
    operations: &'a [Operation],
    add: &mut impl FnMut(SourceId, &'a [Involved]),
) {
    for figure in reached(figures, events, operations) {
        add(source, &figure.countries);
    }
    for event in events {
        add(source, &event.organisers);
        add(source, &event.attended_by);
    }
    for operation in operations {
        add(source, &operation.countries);
    }
}

fn in_partners<'a>(
    source: SourceId,
    partners: &'a [Partner],
    initiatives: &'a [Partner],
    add: &mut impl FnMut(SourceId, &'a [Involved]),
) {
    for partner in partners.iter().chain(initiatives) {
        add(source, &partner.parties);
    }
}
