//! What of two states may be compared under a ceiling on markings.
//!
//! A part that is above it in either state is left out of both: what is not secret today would
//! show what was secret yesterday, and the other way round.

use std::collections::BTreeSet;

use super::{fate, section};
use crate::analyse::markings::{Markings, PartName};
use crate::analyse::release::{AboveCeiling, release};
use crate::model::{Marking, Plan};
use crate::source::SourceId;

/// Two states of a plan of which only what may be shown is left.
#[derive(Debug, Clone)]
pub struct Comparable {
    /// The states.
    pub plans: [Plan; 2],
    /// The parts that are left out, by the names they have in one state or the other.
    pub withheld: BTreeSet<PartName>,
}

/// Leaves out what is above the ceiling in either state. In `unsure` are the files of each whose
/// marking could not be read for certain. Files are the same one in both where they have the same
/// path or their content tells so.
///
/// # Errors
/// When nothing of one of the states may be shown.
pub fn comparable(
    plans: [&Plan; 2],
    ceiling: Marking,
    unsure: [BTreeSet<SourceId>; 2],
) -> Result<Comparable, AboveCeiling> {
    let pairs = counterparts(plans[0], plans[1]);
    let [mut before, mut after] = unsure;
    let markings = plans.map(Markings::of);
    loop {
        let left = [
            release(plans[0], &markings[0], ceiling, &before)?,
            release(plans[1], &markings[1], ceiling, &after)?,
        ];
        // A file that could not be read as a part at all is in no plan.
        let hidden = [&left[0].files | &before, &left[1].files | &after];
        let known = [before.len(), after.len()];
        before.extend(hidden[1].difference(&hidden[0]));
        after.extend(hidden[0].difference(&hidden[1]));
        for (old, new) in &pairs {
            match (hidden[0].contains(old), hidden[1].contains(new)) {
                (true, false) => after.extend([*new]),
                (false, true) => before.extend([*old]),
                _ => {}
            }
        }
        let settled = known == [before.len(), after.len()];
        if settled {
            let [old, new] = left;
            let withheld = old.withheld.into_iter().chain(new.withheld);
            let withheld = withheld.map(|part| part.name).collect();
            return Ok(Comparable { plans: [old.plan, new.plan], withheld });
        }
    }
}

/// The files that are the same part in both states.
fn counterparts(before: &Plan, after: &Plan) -> Vec<(SourceId, SourceId)> {
    let pairs = fate::pair_priorities(before, after);
    let mut files = fate::files(&pairs);
    for (old, new) in pairs {
        let (Some(old), Some(new)) = (old, new) else { continue };
        let own = old.file.as_ref().zip(new.file.as_ref());
        files.extend(own.map(|(old, new)| (old.source, new.source)));
        files.extend(section::files(&old.narrative, &new.narrative));
        files.extend(section::files(&old.annexes, &new.annexes));
    }
    files
}
