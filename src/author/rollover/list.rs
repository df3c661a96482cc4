//! What was carried into the next plan, what was not, and what is to be decided, by number. Called by
//! `rollover`. It says nothing of what the files say, so that it needs no marking.

use anyhow::Result;
use minijinja::context;

use super::fate::{Own, Seat};
use super::priority::asked_of;
use super::{Made, of_years};
use crate::author::templates;

/// How the list looks.
const LIST: &str = include_str!("../../../templates/init/rollover.md");

/// The list, as Markdown. `asked` is what is to be decided of the plan as a whole.
///
/// # Errors
/// When the template is broken.
pub(super) fn text(made: &Made<'_>, asked: &[String]) -> Result<String> {
    let fates = &made.fates;
    let mut carried = Vec::new();
    let mut open: Vec<String> = asked.to_vec();
    for (at, target) in fates.targets.iter().enumerate() {
        if fates.is_there(at) {
            open.extend(
                asked_of(made, at, target).iter().map(|one| format!("{}: {one}", target.key)),
            );
        }
        for (place, seat) in fates.seats.iter().filter(|((of, _), _)| *of == at) {
            let name = format!("{} {}", target.key, place.1);
            open.extend(seat.asked.iter().map(|one| format!("{name}: {one}")));
            carried.push(one(&name, seat));
        }
    }
    open.extend(
        fates.open.iter().map(|(own, why)| format!("{}: {why}; it is not carried", own.name())),
    );
    let without = fates.targets.iter().enumerate().filter(|(at, _)| !fates.is_there(*at));
    let mut left: Vec<String> =
        without.map(|(_, target)| format!("{}: no action of it goes on", target.key)).collect();
    left.extend(fates.left.iter().map(|(own, why)| format!("{}: {why}", own.name())));
    templates::filled(
        LIST,
        context! {
            of_next => of_years(&made.next.years),
            of_years => &made.of_years,
            counts => [open.len(), carried.len(), left.len()],
            carried,
            open,
            left,
        },
    )
}

/// An action and what it is made of.
fn one(name: &str, seat: &Seat<'_>) -> String {
    let of: Vec<String> = seat.of.iter().map(Own::name).collect();
    if of == [name] { name.to_owned() } else { format!("{name}, made from {}", of.join(", ")) }
}
