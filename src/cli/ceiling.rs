//! `--max-marking`: the highest marking of what a command may show.
//!
//! What is left out follows from `control::ceiling`; here is the option, and what is said where
//! nothing is left to show.

use anyhow::{Result, anyhow};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::console::Console;
use super::most_shown;
use crate::analyse::diff::Comparable;
use crate::analyse::release::{AboveCeiling, Withheld};
use crate::control::ceiling::{self, Lowered};
use crate::control::{Checked, Choice, Known};
use crate::diagnostic::{Finding, Severity};
use crate::load::Loaded;
use crate::model::Marking;
use crate::present::counted;
use crate::render::templates;

/// The option.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct CeilingArgs {
    /// Leave out what is marked higher than this
    ///
    /// Files with a higher marking are left out, and what would tell of them. How many there are
    /// is said, and which by their numbers. It never lowers a marking.
    #[arg(long, value_name = "MARKING", value_parser = marking())]
    max_marking: Option<Marking>,
}

/// A plan of which only what may be shown is left.
#[derive(Debug)]
pub(super) struct Seen {
    /// The files, the plan and what the reader found.
    pub(super) loaded: Loaded,
    /// The findings under the plan's own settings.
    pub(super) findings: Vec<Finding>,
    /// Whether there are errors in what is left out, or that cannot be told without it.
    pub(super) hides_errors: bool,
    /// The parts that are left out.
    pub(super) withheld: Vec<Withheld>,
}

impl CeilingArgs {
    /// The ceiling, where one is asked for.
    pub(super) fn marking(self) -> Option<Marking> {
        self.max_marking
    }

    /// Checks a plan and leaves out what is above the ceiling.
    ///
    /// # Errors
    /// When nothing of the plan may be shown.
    pub(super) fn see(self, mut loaded: Loaded) -> Result<Seen> {
        templates::check(&mut loaded);
        let choice = Choice::default();
        let Some(ceiling) = self.max_marking else {
            let most = most_shown(loaded.plan.as_ref());
            let findings = Checked::to_show(&loaded, most).into_findings(&choice);
            return Ok(Seen { loaded, findings, hides_errors: false, withheld: Vec::new() });
        };
        // What is left out has to be known to the last finding.
        let checked = Checked::new(&loaded);
        let errors = |findings: &[Finding]| {
            findings.iter().filter(|one| one.severity() == Severity::Error).count()
        };
        let all = errors(&checked.findings(&choice));
        let known = checked.known();
        let lowered = lower(loaded, known, ceiling)?;
        let findings = lowered.checked().into_findings(&choice);
        Ok(Seen {
            hides_errors: all > errors(&findings),
            findings,
            withheld: lowered.withheld,
            loaded: lowered.loaded,
        })
    }

    /// Says how many parts are left out.
    pub(super) fn remark(self, withheld: usize, console: &mut Console) -> Result<()> {
        let Some(ceiling) = self.max_marking.filter(|_| withheld > 0) else {
            return Ok(());
        };
        let (parts, ceiling) = (counted(withheld, "part"), ceiling.printed());
        console.remark(&format!("note: left out above {ceiling}: {parts} of the plan"))
    }
}

/// Leaves out what is above a ceiling.
///
/// # Errors
/// When nothing of the plan may be shown.
pub(super) fn lower(loaded: Loaded, known: Known, ceiling: Marking) -> Result<Lowered> {
    Lowered::new(loaded, known, ceiling).map_err(|above| refused(above, ceiling))
}

/// Leaves out of two states of a plan what is above a ceiling in either.
///
/// # Errors
/// When nothing of one of them may be shown.
pub(super) fn lower_both(states: [&Loaded; 2], ceiling: Marking) -> Result<Comparable> {
    ceiling::comparable(states, ceiling).map_err(|above| refused(above, ceiling))
}

pub(super) fn marking() -> impl TypedValueParser<Value = Marking> {
    PossibleValuesParser::new(Marking::ALL.map(Marking::word)).try_map(|word| {
        let marking = Marking::ALL.into_iter().find(|marking| marking.word() == word);
        marking.ok_or("there is no such marking")
    })
}

fn refused(above: AboveCeiling, ceiling: Marking) -> anyhow::Error {
    let ceiling = ceiling.printed();
    match above.marking {
        Some(marking) => anyhow!(
            "the plan itself is marked {}, above {ceiling}: nothing of it can be shown",
            marking.printed()
        ),
        None => anyhow!(
            "nothing can be shown under a ceiling before `oap.yaml` can be read whole: it says \
             how the plan is marked\n  `empact check` without `--max-marking` shows what is wrong"
        ),
    }
}
