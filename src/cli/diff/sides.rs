//! The two states that `empact diff` compares: where they come from and what they are called.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result, bail};

use crate::analyse::as_of::as_of;
use crate::analyse::diff::Comparable;
use crate::analyse::markings::{Markings, PartName};
use crate::cli::ceiling::{self, CeilingArgs, Seen};
use crate::cli::console::Console;
use crate::cli::document;
use crate::discover::{self, Repository};
use crate::load::{self, Loaded};
use crate::model::{Period, Plan};
use crate::present::{Summary, counted};
use crate::render::templates::Templates;

/// What is compared.
pub(super) struct Sides {
    /// The plan before.
    pub(super) before: Plan,
    /// The plan afterwards.
    pub(super) after: Plan,
    /// The markings of the parts of both.
    pub(super) markings: [Markings; 2],
    /// What the two are called; the files as they are now have no name of their own.
    pub(super) names: [Option<String>; 2],
    /// The periods, where two of them are compared.
    pub(super) periods: Option<[Period; 2]>,
    /// The parts that are left out because of their marking.
    pub(super) withheld: Vec<PartName>,
    /// The plan's own templates, as they are on the later side.
    pub(super) templates: Templates,
}

/// A plan as it was read, and which state of it that is.
struct State<'n> {
    loaded: Loaded,
    which: Which<'n>,
}

enum Which<'n> {
    /// The only one there is.
    Only,
    /// The files as they are now.
    Now,
    /// A revision, or another folder.
    Called(&'n str),
}

impl Sides {
    /// Two periods of the plan, by their ids.
    pub(super) fn periods(
        root: &Path,
        ids: [&str; 2],
        ceiling: CeilingArgs,
        console: &mut Console,
    ) -> Result<Self> {
        let state = State { loaded: load::load(root)?, which: Which::Only };
        let (plan, withheld) = match ceiling.marking() {
            None => (state.readable()?.clone(), BTreeSet::new()),
            Some(marking) => {
                let Comparable { plans: [plan, _], withheld } =
                    ceiling::lower_both([&state.loaded, &state.loaded], marking)?;
                (plan, withheld)
            }
        };
        let templates = state.templates();
        state.remark(ceiling, console)?;
        let [before, after] = ids.map(|id| document::period(&plan, id).cloned());
        let periods = [before?, after?];
        let names = [&periods[0], &periods[1]].map(|period| Some(period.label.to_string()));
        let withheld = withheld.into_iter().collect();
        let markings = Markings::of(&plan);
        let markings = [markings.clone(), markings];
        let [before, after] = [&periods[0], &periods[1]].map(|period| as_of(&plan, Some(period)));
        let periods = Some(periods);
        Ok(Self { before, after, markings, names, periods, withheld, templates })
    }

    /// Two states of the plan, or another plan and this one: what the argument means.
    pub(super) fn states(
        root: &Path,
        other: Option<&str>,
        ceiling: CeilingArgs,
        console: &mut Console,
    ) -> Result<Self> {
        let other = other.unwrap_or("HEAD");
        let now = || Ok::<_, Error>(State { loaded: load::load(root)?, which: Which::Now });
        if Path::new(other).is_dir() {
            let loaded = load::load(&folder(root, other)?)?;
            let before = State { loaded, which: Which::Called(other) };
            return Self::of(before, now()?, ceiling, console);
        }
        if other.contains("...") {
            bail!("two revisions are written with two points: `REV..REV`");
        }
        let mut at = Repository::of(root)?;
        let before = match other.split_once("..") {
            Some((before, after)) => {
                let [before, after] = [State::at(&mut at, before)?, State::at(&mut at, after)?];
                return Self::of(before, after, ceiling, console);
            }
            None => State::at(&mut at, other)?,
        };
        Self::of(before, now()?, ceiling, console)
    }

    fn of(
        before: State<'_>,
        after: State<'_>,
        ceiling: CeilingArgs,
        console: &mut Console,
    ) -> Result<Self> {
        let plans = [before.readable()?, after.readable()?];
        let Comparable { plans, withheld } = match ceiling.marking() {
            None => Comparable { plans: plans.map(Clone::clone), withheld: BTreeSet::new() },
            Some(marking) => ceiling::lower_both([&before.loaded, &after.loaded], marking)?,
        };
        let names = [&before, &after].map(State::name);
        let templates = after.templates();
        before.remark(ceiling, console)?;
        after.remark(ceiling, console)?;
        let [before, after] = plans;
        let markings = [Markings::of(&before), Markings::of(&after)];
        let withheld = withheld.into_iter().collect();
        Ok(Self { before, after, markings, names, periods: None, withheld, templates })
    }
}

impl<'n> State<'n> {
    /// The plan at a revision; the last commit where it has no name.
    fn at(repository: &mut Repository, revision: &'n str) -> Result<Self> {
        let name = if revision.is_empty() { "HEAD" } else { revision };
        let loaded = load::read(repository.plan_at(name)?);
        Ok(Self { loaded, which: Which::Called(name) })
    }

    /// The plan's own templates, if nothing is wrong with them.
    fn templates(&self) -> Templates {
        Templates::sound(&self.loaded)
    }

    fn name(&self) -> Option<String> {
        match self.which {
            Which::Called(name) => Some(name.to_owned()),
            Which::Only | Which::Now => None,
        }
    }

    fn called(&self) -> String {
        match self.which {
            Which::Only => String::new(),
            Which::Now => "working tree: ".to_owned(),
            Which::Called(name) => format!("{name}: "),
        }
    }

    /// The plan, as far as it can be read.
    fn readable(&self) -> Result<&Plan> {
        self.loaded.plan.as_ref().with_context(|| {
            let (name, file) = (self.called(), discover::PLAN_FILE);
            format!("{name}`{file}` cannot be read, so that nothing can be compared")
        })
    }

    /// Says how many errors the plan has. Nothing is refused for them: an old revision can no
    /// longer be mended.
    fn remark(self, ceiling: CeilingArgs, console: &mut Console) -> Result<()> {
        let name = self.called();
        let Seen { loaded, findings, .. } = ceiling.see(self.loaded)?;
        let summary = Summary::new(loaded.sources.len(), &findings);
        if summary.errors == 0 {
            return Ok(());
        }
        let errors = counted(summary.errors, "error");
        console.remark(&format!(
            "warning: {name}the plan has {errors}; as much as can be read is compared"
        ))
    }
}

/// The root of the plan that a folder belongs to.
fn folder(root: &Path, name: &str) -> Result<PathBuf> {
    // `examples` may be a folder and a branch.
    let bare = !name.contains(['/', '\\', '.']);
    let is_revision = || {
        let around = Repository::around(root).ok().flatten();
        around.is_some_and(|mut repository| repository.knows(name).unwrap_or(false))
    };
    if bare && is_revision() {
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
