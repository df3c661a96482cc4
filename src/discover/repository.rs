//! The repository around a plan: the plan as it was at a revision, what differs from one, and the last
//! commit of each file.
//!
//! Commands open it once and ask it all they want. What is compared is what was read: no file is
//! looked at again, and line ends, which git may change on the way to the disk, make no difference.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::git::{self, Object, Store};
use super::history::History;
use super::tree::{FolderTree, Mode, missing};
use super::{Content, Discovered, File, MAX_BYTES, PLAN_FILE, Role, listing};
use crate::source::{Revision, Revisions, SourceId, Sources};

/// A repository of git with a plan in it.
pub struct Repository {
    store: Store,
    /// The way from its top to the plan, with `/` between parts; empty where that is the top.
    way: String,
}

impl Repository {
    /// The one that a folder lies in, if any. The folder is absolute and without links.
    ///
    /// # Errors
    /// When git cannot be asked about such a folder.
    pub fn around(root: &Path) -> Result<Option<Self>> {
        let Some(top) = git::top(root) else { return Ok(None) };
        let way = git::way(&top, root)?;
        Ok(Some(Self { store: Store::new(top), way }))
    }

    /// As [`Self::around`], where there has to be one.
    ///
    /// # Errors
    /// When there is none.
    pub fn of(root: &Path) -> Result<Self> {
        Self::around(root)?
            .context("the plan lies in no git repository, so nothing can be said about a revision")
    }

    /// Whether there is a revision of this name.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub fn knows(&mut self, revision: &str) -> Result<bool> {
        Ok(self.commit(revision)?.is_some())
    }

    /// The plan at a revision, or one that now is no longer there. Links and submodules are not
    /// followed: what they lead to is not in the revision.
    ///
    /// # Errors
    /// When git has no such revision, or no plan in it; the message says so.
    pub fn plan_at(&mut self, revision: &str) -> Result<Discovered> {
        let commit = self.known(revision)?;
        let files = self
            .files(&commit)
            .with_context(|| format!("cannot read the plan at revision `{revision}`"))?;
        if !files.iter().any(|file| file.path == PLAN_FILE) {
            let place =
                if self.way.is_empty() { String::new() } else { format!(" in `{}/`", self.way) };
            bail!("there was no plan{place} at revision `{revision}`");
        }
        Ok(super::gather(files))
    }

    /// The paths of all files of a plan that are not what they were at a revision: changed, added, and
    /// not yet known to git.
    ///
    /// # Errors
    /// When git has no such revision.
    pub fn changed_since(&mut self, revision: &str, now: &Discovered) -> Result<BTreeSet<String>> {
        let commit = self.known(revision)?;
        let then = super::gather(self.files(&commit)?);
        let then = Read::all(&then);
        let (unread, read): (Vec<_>, Vec<_>) =
            now.sources.iter().partition(|(_, file)| Role::of(file.path).is_none());
        let now = Read::all(now);
        let changed = read.into_iter().map(|(_, file)| file.path);
        let changed = changed.filter(|path| now.get(path) != then.get(path));
        let mut changed: BTreeSet<String> = changed.map(str::to_owned).collect();
        // Of these nothing is known but the name.
        let names: Vec<String> =
            unread.iter().map(|(_, file)| self.object(&commit, file.path)).collect();
        let found = self.store.look_up(&names)?;
        let new = unread.iter().zip(found).filter(|(_, found)| found.is_none());
        changed.extend(new.map(|((_, file), _)| file.path.to_owned()));
        Ok(changed)
    }

    /// The states of the files of a plan, and whether the history that git has got does not reach
    /// back to the last commit of some: then nothing is said of these.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub fn states(&mut self, sources: &Sources) -> Result<(Revisions, bool)> {
        let texts: BTreeMap<&str, &str> =
            sources.iter().map(|(_, file)| (file.path, file.text.as_str())).collect();
        let all =
            |state: Revision| texts.keys().map(move |path| ((*path).to_owned(), state.clone()));
        let Some(head) = self.commit("HEAD")? else {
            return Ok((Revisions::new(all(Revision::Uncommitted)), false));
        };
        let then = super::gather(self.files(&head)?);
        let paths = then.sources.iter().map(|(_, file)| file.path.to_owned());
        let paths = paths.filter(|path| texts.contains_key(path.as_str()));
        let last = History::new(&mut self.store, &self.way).last_commits(&head, paths)?;
        let is_cut = last.values().any(Option::is_none);
        let then = Read::all(&then);
        let states = texts.into_iter().filter_map(|(path, text)| {
            let state = match (last.get(path), then.get(path)) {
                (None, _) => Revision::Uncommitted,
                (Some(None), _) => return None,
                (Some(Some(commit)), Some(then)) if same(then.text, text) => {
                    Revision::Commit(commit.clone())
                }
                (Some(Some(commit)), _) => Revision::ModifiedSince(commit.clone()),
            };
            Some((path.to_owned(), state))
        });
        Ok((Revisions::new(states), is_cut))
    }

    /// The commit that a revision stands for.
    fn commit(&mut self, revision: &str) -> Result<Option<String>> {
        // A tag stands for a commit too. It is asked for by name, since some ways to write a revision
        // take everything behind them.
        let Some(object) = self.look_up(revision.to_owned())? else { return Ok(None) };
        let commit = self.look_up(format!("{}^{{commit}}", object.id))?;
        Ok(commit.map(|commit| commit.id))
    }

    fn look_up(&mut self, name: String) -> Result<Option<Object>> {
        Ok(self.store.look_up(&[name])?.into_iter().next().flatten())
    }

    fn known(&mut self, revision: &str) -> Result<String> {
        self.commit(revision)?.with_context(|| {
            format!(
                "git knows no revision `{revision}`\n  \
                 in a shallow clone the history has to be fetched first"
            )
        })
    }

    /// What stands for a file or folder of the plan in a commit.
    fn object(&self, commit: &str, path: &str) -> String {
        let slash = if self.way.is_empty() || path.is_empty() { "" } else { "/" };
        format!("{commit}:{}{slash}{path}", self.way)
    }
}

/// The files of the plan at a commit, with what is in them.
impl Repository {
    fn files(&mut self, commit: &str) -> Result<Vec<File>> {
        let mut files = Vec::new();
        let mut blobs: Vec<(String, String)> = Vec::new();
        let root = self.look_up(self.object(commit, ""))?.filter(|object| object.kind == "tree");
        let mut folders: Vec<(String, String)> =
            root.into_iter().map(|root| (String::new(), root.id)).collect();
        while !folders.is_empty() {
            let ids: Vec<String> = folders.iter().map(|(_, id)| id.clone()).collect();
            let trees = FolderTree::read(&mut self.store, &ids)?;
            let inside = std::mem::take(&mut folders).into_iter().zip(trees);
            for ((before, _), tree) in inside {
                for (name, item) in tree.0 {
                    let path = format!("{before}{name}");
                    let is_file = Role::of(&path).is_some() && !path.contains("/.");
                    match item.mode {
                        Mode::File if is_file => blobs.push((path, item.id)),
                        Mode::Link if is_file => files.push(File { path, content: Content::Link }),
                        Mode::Folder if listing::is_place(&path) && !name.starts_with('.') => {
                            folders.push((path + "/", item.id));
                        }
                        _ => {}
                    }
                }
            }
        }
        files.extend(self.read(blobs)?);
        Ok(files)
    }

    /// The files of these paths and objects.
    fn read(&mut self, blobs: Vec<(String, String)>) -> Result<Vec<File>> {
        let ids: Vec<String> = blobs.iter().map(|(_, id)| id.clone()).collect();
        let objects = self.store.look_up(&ids)?;
        let mut files = Vec::new();
        let mut small = Vec::new();
        for ((path, id), object) in blobs.into_iter().zip(objects) {
            let size = object.filter(|object| object.kind == "blob").map(|object| object.size);
            match size.ok_or_else(|| missing(&id))? {
                size if size > MAX_BYTES => {
                    files.push(File { path, content: Content::TooLarge(size) });
                }
                _ => small.push((path, id)),
            }
        }
        let ids: Vec<String> = small.iter().map(|(_, id)| id.clone()).collect();
        for ((path, id), found) in small.into_iter().zip(self.store.contents(&ids)?) {
            let (_, bytes) = found.ok_or_else(|| missing(&id))?;
            files.push(File { path, content: Content::Bytes(bytes) });
        }
        Ok(files)
    }
}

/// A file as it was read: two are the same where the reader makes the same of both.
struct Read<'a> {
    text: &'a str,
    faults: Vec<&'a str>,
}

impl<'a> Read<'a> {
    /// All files of a plan, by path.
    fn all(plan: &'a Discovered) -> BTreeMap<&'a str, Self> {
        let mut faults: BTreeMap<SourceId, Vec<&str>> = BTreeMap::new();
        for finding in &plan.findings {
            faults.entry(finding.location.source).or_default().push(&finding.message);
        }
        let files = plan.sources.iter().map(|(id, file)| {
            let faults = faults.remove(&id).unwrap_or_default();
            (file.path, Self { text: &file.text, faults })
        });
        files.collect()
    }
}

impl PartialEq for Read<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.faults == other.faults && same(self.text, other.text)
    }
}

/// Whether two texts are the same but for the ends of their lines.
fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.replace("\r\n", "\n");
    let is_mixed = one.contains('\r') || other.contains('\r');
    one == other || (is_mixed && plain(one) == plain(other))
}
