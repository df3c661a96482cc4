//! `share-over-100`: a part is larger than the whole.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::rule;
use crate::source::Location;

use super::Context;
use super::arithmetic;

pub(super) static INFO: RuleInfo = rule!("share-over-100", Error, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for priority in arithmetic::comparable(context) {
        for (source, figure) in priority.iter() {
            let Some((whole, share)) = priority.figures.whole(figure) else { continue };
            let larger = whole.value.interval().is_below(figure.value.interval());
            if !larger || priority.differ(figure, whole) {
                continue;
            }
            let finding = Finding::new(
                &INFO,
                Location::new(source, figure.value.span),
                format!("the part is {}, and the whole only {}", figure.value, whole.value),
            )
            .help("mend one of the numbers, or leave `part_of` out if this is no part of it");
            let finding = match share.filter(|share| share.is_exact()) {
                Some(share) => finding.note(format!(
                    "that would be a share of {} %",
                    share.value().round_dp(1).normalize()
                )),
                None => finding,
            };
            findings.push(match priority.place(whole) {
                Some(place) => finding.related(place, "the whole"),
                None => finding,
            });
        }
    }
}
