//! What became of what was recommended, proposed or left to be done: of everything that was carried over from
//! an earlier plan, and of everything else of which that is said.

use super::scope::Position;
use super::status;
use crate::model::{Holder, Owner, Period, Plan, Point, PointOutcome, PointState, Priority};
use crate::source::SourceId;

/// In what list something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum AskedIn {
    /// A recommendation.
    Recommendation,
    /// A proposal.
    Proposal,
    /// A task that was open.
    FollowUp,
}

/// One of them.
#[derive(Debug, Clone, Copy)]
pub struct Followed<'p> {
    /// Whose it is.
    pub place: Position<'p>,
    /// The file it stands in.
    pub source: SourceId,
    /// In what list it stands.
    pub kind: AskedIn,
    /// It.
    pub point: &'p Point,
    /// What was last said of what became of it, and when.
    pub last: Option<(&'p Period, &'p PointOutcome)>,
}

/// Whether it is asked of a point what became of it: it comes from an earlier plan, or that is said, and not
/// in the period in which it was made.
pub fn is_followed(plan: &Plan, point: &Point) -> bool {
    let last = status::last_said(plan, &point.outcome);
    let is_later = last.is_some_and(|(period, _)| {
        point.period.as_ref().is_none_or(|own| own.as_str() != period.id.as_str())
    });
    point.plan_year.is_some() || is_later
}

/// Whether nothing more is to come of a point, as far as anybody has said.
pub fn is_over(plan: &Plan, point: &Point) -> bool {
    status::last_said(plan, &point.outcome)
        .is_some_and(|(_, last)| matches!(last.is.value, PointState::Done | PointState::Refused))
}

/// Those of some priorities of a plan, in its order.
pub fn of_priorities<'p>(
    plan: &'p Plan,
    priorities: impl IntoIterator<Item = &'p Priority>,
) -> Vec<Followed<'p>> {
    let mut all = Vec::new();
    for priority in priorities {
        for (holder, kind, list) in lists(priority) {
            let place = Position { priority, owner: holder.owner };
            let mut open: Vec<&Point> = list.iter().rev().collect();
            while let Some(point) = open.pop() {
                open.extend(point.points.iter().rev());
                if is_followed(plan, point) {
                    let last = status::last_said(plan, &point.outcome);
                    all.push(Followed { place, source: holder.source, kind, point, last });
                }
            }
        }
    }
    all
}

/// The lists of a priority, its goals and its actions. Proposals are the priority's alone.
fn lists(priority: &Priority) -> impl Iterator<Item = (Holder<'_>, AskedIn, &[Point])> {
    priority.holders().flat_map(|holder| {
        let file = priority.file.as_ref().filter(|_| holder.owner == Owner::Priority);
        let proposals = file.map_or(&[][..], |file| file.data.proposals.as_slice());
        [
            (holder, AskedIn::Recommendation, holder.recommendations),
            (holder, AskedIn::Proposal, proposals),
            (holder, AskedIn::FollowUp, holder.follow_ups),
        ]
    })
}
