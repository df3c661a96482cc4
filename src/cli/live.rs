//! What goes on after a document was made: opening it, and making it again whenever the plan changes. Called by
//! the commands that make documents, and by `serve` for the state of the files.
//!
//! What is shown in a browser by itself belongs to `serve`.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::Outcome;
use super::console::Console;
use super::document::DocumentArgs;
use crate::discover;
use crate::emit::Outlet;

/// How long nobody looks whether the plan has changed.
const PAUSE: Duration = Duration::from_millis(300);

/// Makes a document; then opens it, or makes it again at each change, as was asked for.
pub(super) fn made(
    args: &DocumentArgs,
    directory: Option<&Path>,
    console: &mut Console,
    make: impl Fn(&mut Console) -> Result<Outcome>,
) -> Result<Outcome> {
    let outlet = Outlet::new(args.output.as_deref());
    if args.open && matches!(outlet, Outlet::Folder(_)) {
        bail!("`--open` opens one file: name it with `-o FILE`");
    }
    // Read before the document is made, so that what changes meanwhile is noticed.
    let mut seen = if args.watch { Some(state(directory)) } else { None };
    let outcome = make(console)?;
    if let Outlet::File(path) = outlet
        && args.open
        && (outcome == Outcome::Clean || args.draft)
    {
        open(path.as_os_str())?;
    }
    if seen.is_some() {
        console.remark("watching the plan; Ctrl+C ends")?;
    }
    while let Some(before) = &mut seen {
        std::thread::sleep(PAUSE);
        let now = state(directory);
        if *before == now {
            continue;
        }
        *before = now;
        if let Err(error) = make(console) {
            console.report(&error);
        }
    }
    Ok(outcome)
}

/// A number that is another one when a file of the plan is, for as long as there is a plan.
pub(super) fn state(directory: Option<&Path>) -> Option<u64> {
    let root = discover::find_root(super::start(directory)).ok()?;
    Some(discover::read(&root).ok()?.state())
}

/// Opens a file or an address with the program that the system has for it.
pub(super) fn open(what: impl AsRef<std::ffi::OsStr>) -> Result<()> {
    let what = what.as_ref();
    let shown = what.to_string_lossy();
    open::that_detached(what).with_context(|| format!("nothing here opens `{shown}`"))
}
