//! The two states that `empact diff` compares: where they come from and what they are called.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};

use crate::analyse::diff::{Comparable, comparable};
use crate::analyse::markings::PartName;
use crate::cli::console::Console;
use crate::cli::document;
use crate::control;
use crate::discover;
use crate::load::{self, Loaded};
use crate::model::{Marking, Period, Plan};
use crate::present::{Summary, counted};
use crate::source::SourceId;

/// What is compared.
pub(super) struct Sides {
    /// The plan before; of two periods the same as afterwards.
    pub(super) before: Plan,
    /// The plan afterwards.
    pub(super) after: Plan,
    /// What the two are called.
    pub(super) names: [String; 2],
    /// The periods, where two of them are compared.
    pub(super) periods: Option<[Period; 2]>,
    /// The parts that are left out because of their marking.
    pub(super) withheld: Vec<PartName>,
    /// The files of each state that could not be read whole, and so perhaps not their marking.
    unsure: [BTreeSet<SourceId>; 2],
}

impl Sides {
    /// Two periods of the plan, by their ids.
    pub(super) fn periods(
        root: &Path,
        before: &str,
        after: &str,
        console: &mut Console,
    ) -> Result<Self> {
        let (plan, unsure) = readable(load::load(root)?, None, console)?;
        let periods =
            [document::period(&plan, before)?.clone(), document::period(&plan, after)?.clone()];
        let names = [&periods[0], &periods[1]].map(|period| period.label.to_string());
        let (before, unsure) = (plan.clone(), [unsure.clone(), unsure]);
        let (periods, withheld) = (Some(periods), Vec::new());
        Ok(Self { before, after: plan, names, periods, withheld, unsure })
    }

    /// Two states of the plan, or another plan and this one: what the argument means. `here` is
    /// what the files as they are now are called.
    pub(super) fn states(
        root: &Path,
        other: Option<&str>,
        here: &str,
        console: &mut Console,
    ) -> Result<Self> {
        let other = other.unwrap_or("HEAD");
        if Path::new(other).is_dir() {
            let before = load::load(&folder(root, other)?)?;
            return Self::of(before, other, load::load(root)?, here, console);
        }
        if other.contains("...") {
            bail!("two revisions are written with two points: `REV..REV`");
        }
        let named = |revision: &str| {
            if revision.is_empty() { "HEAD".to_owned() } else { revision.to_owned() }
        };
        let at = |revision: &str| discover::read_revision(root, revision).map(load::read);
        match other.split_once("..") {
            Some((before, after)) => {
                let (before, after) = (named(before), named(after));
                Self::of(at(&before)?, &before, at(&after)?, &after, console)
            }
            None => Self::of(at(other)?, other, load::load(root)?, here, console),
        }
    }

    fn of(
        before: Loaded,
        name_before: &str,
        after: Loaded,
        name_after: &str,
        console: &mut Console,
    ) -> Result<Self> {
        let (before, unsure_before) = readable(before, Some(name_before), console)?;
        let (after, unsure_after) = readable(after, Some(name_after), console)?;
        Ok(Self {
            before,
            after,
            names: [name_before.to_owned(), name_after.to_owned()],
            periods: None,
            withheld: Vec::new(),
            unsure: [unsure_before, unsure_after],
        })
    }

    /// Leaves out what is marked higher in either state.
    ///
    /// # Errors
    /// When nothing of one of them may be shown.
    pub(super) fn under(self, ceiling: Marking) -> Result<Self> {
        let comparable = comparable([&self.before, &self.after], ceiling, self.unsure.clone());
        let Comparable { plans: [before, after], withheld } = comparable.map_err(|above| {
            let marking = above.marking.map_or("marked unreadably", Marking::printed);
            anyhow!("a plan itself is {marking}, above {}: nothing can be shown", ceiling.printed())
        })?;
        let names: BTreeSet<PartName> =
            withheld.into_iter().flatten().map(|part| part.name).collect();
        Ok(Self { before, after, withheld: names.into_iter().collect(), ..self })
    }
}

/// The root of the plan that a folder belongs to.
fn folder(root: &Path, name: &str) -> Result<PathBuf> {
    // `examples` may be a folder and a branch.
    let bare = !name.contains(['/', '\\', '.']);
    if bare && discover::is_revision(root, name) {
        bail!(
            "`{name}` is a folder and a revision\n  \
             write `./{name}` for the folder, or `heads/{name}` for the branch"
        );
    }
    let other = discover::find_root(Path::new(name))?;
    if other == root {
        bail!(
            "`{name}` belongs to this same plan\n  \
             name the folder of another plan, or a revision of git"
        );
    }
    Ok(other)
}

/// The plan, as far as it can be read. How many errors it has is said, and nothing is refused for
/// them: an old revision can no longer be mended.
fn readable(
    loaded: Loaded,
    name: Option<&str>,
    console: &mut Console,
) -> Result<(Plan, BTreeSet<SourceId>)> {
    let findings = control::check(&loaded);
    let unsure = loaded.findings.iter().map(|finding| finding.location.source).collect();
    let Loaded { sources, plan, .. } = loaded;
    let name = name.map(|name| format!("{name}: ")).unwrap_or_default();
    let Some(plan) = plan else {
        bail!("{name}`{}` cannot be read, so that nothing can be compared", discover::PLAN_FILE);
    };
    let summary = Summary::new(sources.len(), &findings);
    if summary.errors > 0 {
        let errors = counted(summary.errors, "error");
        console.remark(&format!(
            "warning: {name}the plan has {errors}; as much as can be read is compared"
        ))?;
    }
    Ok((plan, unsure))
}
