//! Which entries of a folder belong to a plan. Called by `discover`, which then reads them.
//!
//! Only the plan's own folders are entered, and those beside them that are called nearly so, whatever
//! else the repository holds; nothing is opened.

use std::ffi::OsStr;
use std::path::Path;

use super::fault::FileFault;
use super::folder::{EntryKind, Folder, FolderEntry};
use super::{Likeness, PLAN_FILE, PRIORITIES, Role, TEMPLATES, git};

/// How deep under it files are looked for: those of a plan are three deep, and what lies deeper is
/// only listed as not being read.
const DEPTH: usize = 6;

/// What a folder at the root may be called, in small letters, that was meant to be one of a plan's.
const BESIDE: [&str; 6] = ["action", "actions", "narrative", "narratives", PRIORITIES, "priority"];

/// An entry of a plan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    /// From the root of the plan, with `/`.
    pub(super) path: String,
    /// Why it is not read, if that is known without opening it.
    pub(super) fault: Option<FileFault>,
}

/// Every entry of the plan. Of what lies in its folders and is no part of it, hidden files, those
/// that git ignores and what editors leave behind are passed by.
pub(super) fn list(root: &Path, folder: &Folder) -> Vec<Found> {
    let mut walk = Walk { folder, found: Vec::new(), unread: Vec::new() };
    walk.found.push(Found { path: PLAN_FILE.to_owned(), fault: None });
    // Where there is none the rules say so.
    for name in [PRIORITIES, TEMPLATES] {
        if let Ok(kind) = folder.kind(name) {
            walk.take(name.to_owned(), OsStr::new(name), kind);
        }
        // What else lies among templates is somebody else's.
        walk.unread.retain(|path| !path.starts_with(TEMPLATES));
    }
    walk.beside();
    let Walk { mut found, unread, .. } = walk;
    let ignored = git::ignored(root, &unread);
    let unread = unread.into_iter().filter(|path| !ignored.contains(path));
    found.extend(unread.map(|path| Found { path, fault: None }));
    found
}

struct Walk<'a> {
    folder: &'a Folder,
    found: Vec<Found>,
    /// What has no role.
    unread: Vec<String>,
}

impl Walk<'_> {
    fn take(&mut self, path: String, name: &OsStr, kind: EntryKind) {
        let is_read = Role::of(&path).is_some();
        let is_named = name.to_str().is_some();
        let fault = match (is_read, kind) {
            (true, kind) => kind.fault().or((!is_named).then_some(FileFault::Name)),
            (false, EntryKind::Link) if is_place(&path) => Some(FileFault::Link),
            (false, EntryKind::Folder) if !is_named => Some(FileFault::Name),
            (false, EntryKind::Folder) if path.matches('/').count() < DEPTH => self.enter(&path),
            (false, EntryKind::Folder) => None,
            (false, _) => {
                if !is_aside(name) {
                    self.unread.push(path);
                }
                return;
            }
        };
        if is_read || fault.is_some() {
            self.found.push(Found { path, fault });
        }
    }

    /// Takes what lies at the root, or in a folder there that is called nearly like one of a plan's,
    /// and looks like a part of the plan. All else belongs to whoever else uses the repository.
    fn beside(&mut self) {
        let outside = Walk { folder: self.folder, found: Vec::new(), unread: Vec::new() };
        let mut walk = outside;
        let entries = self.folder.list(".").unwrap_or_default();
        // Where capitals make no difference, `Priorities` has been read.
        let is_exact = entries.iter().any(|entry| entry.name == PRIORITIES);
        let is_read = |name: &str| {
            let is_like =
                if is_exact { name == PRIORITIES } else { name.eq_ignore_ascii_case(PRIORITIES) };
            is_like && self.folder.kind(PRIORITIES).is_ok()
        };
        for FolderEntry { name, kind } in entries {
            let Some(name) = name.to_str().filter(|name| !is_read(name)) else { continue };
            match kind {
                EntryKind::File => walk.take(name.to_owned(), OsStr::new(name), kind),
                EntryKind::Folder if BESIDE.contains(&&*name.to_lowercase()) => {
                    // What cannot be entered is no part of the plan.
                    walk.enter(name);
                }
                _ => {}
            }
        }
        self.unread.extend(walk.unread.into_iter().filter(|path| Likeness::of(path).is_some()));
    }

    /// Takes what is in a folder; if that is not possible, says why.
    fn enter(&mut self, path: &str) -> Option<FileFault> {
        let entries = match self.folder.list(path) {
            Ok(entries) => entries,
            Err(error) => return Some(FileFault::Unreadable(error.kind())),
        };
        for FolderEntry { name, kind } in entries {
            let shown = name.to_string_lossy();
            if !shown.starts_with('.') {
                self.take(format!("{path}/{shown}"), &name, kind);
            }
        }
        None
    }
}

/// Whether a folder of the plan belongs at this path.
pub(super) fn is_place(path: &str) -> bool {
    match path.split('/').collect::<Vec<_>>().as_slice() {
        [PRIORITIES | TEMPLATES] | [PRIORITIES | TEMPLATES, _] => true,
        [PRIORITIES, _, name] => ["actions", "annexes", "narrative"].contains(name),
        _ => false,
    }
}

/// Whether a file is there for people or programs beside the plan: a word to the reader of the
/// folder, or what an editor left behind.
fn is_aside(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_lowercase();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
    let left_behind = ["bak", "orig", "rej", "swp", "swo", "tmp", "old"].contains(&ending);
    let for_people = ["readme", "license", "licence"].contains(&stem);
    let of_system = ["thumbs.db", "desktop.ini"].contains(&name.as_str());
    left_behind || for_people || of_system || name.ends_with('~') || name.starts_with(['#', '~'])
}
