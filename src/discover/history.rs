//! Which commit gave each file of a plan what it has now. Called by `repository`.
//!
//! The way leads from a commit to the parent in which a file is the same, and ends where there is
//! none. No dates decide, and a change that a merge has thrown away counts for nothing. Git leaves out
//! what does not touch the plan, and is asked no further than to the last commit of every file.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use anyhow::Result;

use super::git::{Commits, Store};
use super::tree::{FolderTree, Mode};

/// How many folders are kept at a time.
const KEPT: usize = 4096;

/// Files of a plan, by their paths.
type Files = BTreeSet<String>;

/// The history of a plan, as far as it has been read.
pub(super) struct History<'s> {
    store: &'s mut Store,
    /// From the top of the repository to the plan.
    way: &'s str,
    trees: HashMap<String, Rc<FolderTree>>,
    /// The last commit of each file that is found.
    last: BTreeMap<String, Option<String>>,
}

impl<'s> History<'s> {
    pub(super) fn new(store: &'s mut Store, way: &'s str) -> Self {
        Self { store, way, trees: HashMap::new(), last: BTreeMap::new() }
    }

    /// The last commit of each of these files of the plan, which all are in the commit `head`; `None`
    /// where the history that git has got ends before it.
    pub(super) fn last_commits(
        mut self,
        head: &str,
        files: impl IntoIterator<Item = String>,
    ) -> Result<BTreeMap<String, Option<String>>> {
        let mut commits = Commits::new(self.store, head, self.way)?;
        let mut known: HashMap<String, Vec<String>> = HashMap::new();
        // The files whose way has come to a commit. It begins at the last that touches the plan.
        let mut waiting: HashMap<String, Files> = HashMap::new();
        let mut beginning = Some(files.into_iter().collect::<Files>());
        while beginning.as_ref().is_some_and(|files| !files.is_empty()) || !waiting.is_empty() {
            let Some((id, parents)) = commits.next()? else { break };
            if let Some(files) = beginning.take() {
                waiting.insert(id.clone(), files);
            }
            known.insert(id.clone(), parents);
            // A commit may come after one that it stands on, where clocks went wrong.
            let mut reached = vec![id];
            while let Some(id) = reached.pop() {
                let (Some(files), Some(parents)) = (waiting.remove(&id), known.get(&id)) else {
                    continue;
                };
                for (parent, files) in self.step(&id, parents, files)? {
                    waiting.entry(parent.clone()).or_default().extend(files);
                    if known.contains_key(&parent) {
                        reached.push(parent);
                    }
                }
            }
        }
        Ok(self.last)
    }

    /// Where the ways of these files lead from a commit; those that end there are found.
    fn step(
        &mut self,
        id: &str,
        parents: &[String],
        mut files: Files,
    ) -> Result<Vec<(String, Files)>> {
        let names = [id].into_iter().chain(parents.iter().map(String::as_str));
        let names: Vec<String> = names.map(|id| self.plan_in(id)).collect();
        let mut plans = self.store.look_up(&names)?.into_iter();
        let plan = plans.next().flatten().map(|plan| plan.id).unwrap_or_default();
        let mut onward = Vec::new();
        for (parent, before) in parents.iter().zip(plans) {
            let Some(before) = before.filter(|before| before.kind == "tree") else { continue };
            let mut same = Files::new();
            for file in &files {
                if self.is_same(&plan, &before.id, file)? {
                    same.insert(file.clone());
                }
            }
            files.retain(|file| !same.contains(file));
            if !same.is_empty() {
                onward.push((parent.clone(), same));
            }
        }
        if !files.is_empty() {
            // In a shallow clone nobody knows whether they were the same before.
            let is_cut = parents.is_empty() && self.store.lacks_parents(id)?;
            let commit = (!is_cut).then(|| id.to_owned());
            self.last.extend(files.into_iter().map(|file| (file, commit.clone())));
        }
        Ok(onward)
    }

    /// What stands for the folder of the plan in a commit.
    fn plan_in(&self, commit: &str) -> String {
        format!("{commit}:{}", self.way)
    }

    /// Whether two folders have the same at a path.
    fn is_same(&mut self, one: &str, other: &str, path: &str) -> Result<bool> {
        let (mut one, mut other) = (one.to_owned(), other.to_owned());
        let mut parts = path.split('/').peekable();
        while let Some(part) = parts.next() {
            if one == other {
                return Ok(true);
            }
            let trees = [self.tree(&one)?, self.tree(&other)?];
            let [Some(a), Some(b)] = trees.each_ref().map(|tree| tree.0.get(part)) else {
                return Ok(false);
            };
            let enters = a.mode == Mode::Folder && b.mode == Mode::Folder;
            if a == b || parts.peek().is_none() || !enters {
                return Ok(a == b);
            }
            (one, other) = (a.id.clone(), b.id.clone());
        }
        Ok(one == other)
    }

    fn tree(&mut self, id: &str) -> Result<Rc<FolderTree>> {
        if let Some(tree) = self.trees.get(id) {
            return Ok(Rc::clone(tree));
        }
        if self.trees.len() >= KEPT {
            self.trees.clear();
        }
        let tree = Rc::new(FolderTree::read(self.store, &[id.to_owned()])?.remove(0));
        self.trees.insert(id.to_owned(), Rc::clone(&tree));
        Ok(tree)
    }
}
