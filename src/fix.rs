//! Mends a plan by itself, as far as that is safe: takes the fixes that findings offer and keeps
//! those that prove right.
//!
//! Called by `check --fix` and `--diff`. Every fix is tried in memory: the whole plan is read and
//! checked again, and the fix stays only when its finding is gone, nothing else is wrong that was
//! not wrong before, and all of the file outside the edits is still what it was. Which fix a
//! finding offers is the business of whoever found it; putting the result on disk is `emit`'s.

mod apply;
mod state;

use crate::diagnostic::Finding;
use crate::discover::Discovered;
use crate::model::Plan;
use crate::source::Sources;

use state::{Attempt, State};

/// After so many rounds nothing more is tried. One round takes all fixes that do not get in each
/// other's way, so that two or three are the rule.
const MAX_ROUNDS: u32 = 16;
/// How many times the plan is read again in one round.
const MAX_READINGS: usize = 256;

/// A plan after everything that could be mended.
#[derive(Debug)]
pub struct Fixed {
    /// The files, with their new texts and names.
    pub sources: Sources,
    /// The plan; absent as in [`Loaded`](crate::load::Loaded).
    pub plan: Option<Plan>,
    /// What is still wrong. A finding whose fix did not prove right no longer has it.
    pub findings: Vec<Finding>,
    /// Under what path each file was found, by its [`SourceId`](crate::source::SourceId).
    pub paths_before: Vec<String>,
    /// What has changed, in the order in which it is to be done.
    pub changes: Vec<Change>,
    /// How many findings have been mended.
    pub mended: usize,
}

/// A file that is to be another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its path from the root of the plan, with `/`.
    pub path: String,
    /// Its text, without a byte order mark.
    pub before: String,
    /// What its text is to be, without a byte order mark.
    pub after: String,
    /// What its path is to be, where it is to be another.
    pub new_path: Option<String>,
}

/// Mends what can be mended. `wanted` says of a finding, and the path under which its file was
/// found, whether it is to be.
pub fn fix(discovered: Discovered, wanted: &dyn Fn(&Finding, &str) -> bool) -> Fixed {
    let mut state = State::new(discovered);
    let mut mended = 0;
    for round in 1..=MAX_ROUNDS {
        let offers = state.offers(wanted);
        let mut search = Search { base: &state, wanted, round, best: None, left: MAX_READINGS };
        search.settle(&offers);
        let Some((next, taken)) = search.best else { break };
        mended += taken.len();
        state = next;
    }
    state.finish(mended, wanted)
}

/// The search for as many fixes of one round as prove right together.
struct Search<'a> {
    base: &'a State,
    wanted: &'a dyn Fn(&Finding, &str) -> bool,
    round: u32,
    /// The plan with everything that was taken, and what that is, by its place in the list of the
    /// findings.
    best: Option<(State, Vec<usize>)>,
    /// How many readings are left.
    left: usize,
}

impl Search<'_> {
    /// Takes all of these offers, or, where they do not prove right, each half for itself.
    fn settle(&mut self, offers: &[usize]) {
        if offers.is_empty() || self.left == 0 {
            return;
        }
        self.left -= 1;
        let mut taken = self.best.as_ref().map_or(Vec::new(), |(_, taken)| taken.clone());
        taken.extend(offers);
        let attempt = Attempt { round: self.round, wanted: self.wanted };
        if let Some(next) = attempt.on(self.base, &taken) {
            self.best = Some((next, taken));
        } else if offers.len() > 1 {
            let (first, second) = offers.split_at(offers.len() / 2);
            self.settle(first);
            self.settle(second);
        }
    }
}

#[cfg(test)]
mod tests;
