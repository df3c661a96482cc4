//! What stands in place of a citation of a figure. Called wherever prose of a plan is rendered.

use super::style::HouseStyle;
use crate::analyse::figures::Figures;
use crate::prose::{Aspect, Citation};

/// What a citation in prose is replaced by: the number without its unit, which is the sentence's
/// to name. `None` where there is no such figure, or nothing to compute.
pub(super) fn citation(
    figures: &Figures<'_>,
    style: HouseStyle<'_>,
    citation: &Citation,
) -> Option<String> {
    if let Some(why) = figures.hides(citation) {
        return Some(style.absent(why).to_owned());
    }
    let figure = figures.get(&citation.id)?;
    match &citation.aspect {
        Aspect::Value => Some(style.quantity(figure.value.value)),
        Aspect::Change => figures.before(figure)?.1.map(|change| style.change(change)),
        Aspect::Share => figures.whole(figure)?.1.map(|share| style.share(share)),
        Aspect::Unknown(_) => None,
    }
}
