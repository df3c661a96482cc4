//! Which plan a path belongs to, and how its files are called from the current folder.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::discover;

/// The files of a plan that a command is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Selection {
    /// The root of the plan.
    pub(super) root: PathBuf,
    /// Files and folders, from the root, with `/`; an empty one is all of the plan.
    pub(super) paths: Vec<String>,
}

impl Selection {
    /// Whether nothing of the plan is left out.
    pub(super) fn is_all(&self) -> bool {
        self.paths.iter().any(String::is_empty)
    }

    /// Whether a file of the plan, by its path from the root, is meant.
    pub(super) fn holds(&self, file: &str) -> bool {
        self.paths.iter().any(|path| is_under(file, path))
    }
}

/// Whether a file is what a path names, or lies in the folder that it names; both from the root
/// of the plan.
pub(super) fn is_under(file: &str, path: &str) -> bool {
    let rest = file.strip_prefix(path);
    path.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The plans that the paths of a command line belong to, in order, each once. Without paths it is
/// the plan found from `start`.
///
/// # Errors
/// When a path does not exist, belongs to no plan, or to another than the one asked for with `-C`.
pub(super) fn selections(paths: &[PathBuf], directory: Option<&Path>) -> Result<Vec<Selection>> {
    let wanted = match (directory, paths) {
        (None, [_, ..]) => None,
        _ => Some(discover::find_root(super::start(directory))?),
    };
    if let (Some(root), []) = (&wanted, paths) {
        return Ok(vec![Selection { root: root.clone(), paths: vec![String::new()] }]);
    }
    let mut selections: BTreeMap<PathBuf, Vec<String>> = BTreeMap::new();
    for path in paths {
        let (root, absolute) = discover::locate(path)?;
        if wanted.as_ref().is_some_and(|wanted| *wanted != root) {
            bail!("`{}` does not belong to the plan that `-C` names", path.display());
        }
        let inside = absolute.strip_prefix(&root);
        let inside = inside.with_context(|| format!("cannot open `{}`", path.display()))?;
        selections.entry(root).or_default().push(discover::portable(inside));
    }
    Ok(selections.into_iter().map(|(root, paths)| Selection { root, paths }).collect())
}

/// What to put before the path of a file from the root of its plan, so that it leads there from
/// the current folder: empty, or ending in `/`. To another drive of Windows only a whole path leads.
pub(super) fn prefix(root: &Path) -> Result<String> {
    Ok(way(root)?.unwrap_or_else(|| whole(&root.to_string_lossy())))
}

/// As [`prefix`], in a patch, which knows no drives: it is put to use in the folder of the plan.
pub(super) fn prefix_in_patch(root: &Path) -> Result<String> {
    Ok(way(root)?.unwrap_or_default())
}

/// The way from the current folder to another.
fn way(to: &Path) -> Result<Option<String>> {
    let here = discover::absolute(Path::new(".")).context("cannot find the current folder")?;
    Ok(relative(&here, to))
}

/// The way from one absolute folder to another; `None` where they have no folder in common.
fn relative(from: &Path, to: &Path) -> Option<String> {
    let common = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    if common == 0 {
        return None;
    }
    let up = from.components().skip(common).map(|_| "..".to_owned());
    let down = to
        .components()
        .skip(common)
        .map(|part: Component<'_>| part.as_os_str().to_string_lossy().into_owned());
    Some(up.chain(down).map(|part| part + "/").collect())
}

/// The path of a folder of Windows with `/` between its parts and at its end.
fn whole(path: &str) -> String {
    let path = path.replace('\\', "/");
    if path.ends_with('/') { path } else { path + "/" }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{Selection, relative, whole};

    #[test]
    fn the_way_to_a_plan_starts_in_the_current_folder() {
        let way = |from, to| relative(Path::new(from), Path::new(to));
        assert_eq!(way("/a/b", "/a/b").as_deref(), Some(""));
        assert_eq!(way("/a", "/a/b/c").as_deref(), Some("b/c/"));
        assert_eq!(way("/a/b/c", "/a").as_deref(), Some("../../"));
        assert_eq!(way("/a/bc", "/a/b").as_deref(), Some("../b/"));
    }

    #[test]
    fn to_another_drive_leads_a_whole_path() {
        assert_eq!(relative(Path::new(r"C:\a"), Path::new(r"D:\b")), None);
        assert_eq!(whole(r"C:\plan\b"), "C:/plan/b/");
        assert_eq!(whole(r"C:\"), "C:/");
        assert_eq!(whole(r"\\server\share"), "//server/share/");
    }

    #[test]
    fn a_scope_holds_what_is_under_its_paths() {
        let selection = |paths: &[&str]| Selection {
            root: PathBuf::new(),
            paths: paths.iter().map(ToString::to_string).collect(),
        };
        assert!(selection(&[""]).holds("oap.yaml"));
        assert!(selection(&["priorities/thb"]).holds("priorities/thb/priority.yaml"));
        assert!(!selection(&["priorities/th"]).holds("priorities/thb/priority.yaml"));
        assert!(selection(&["x", "oap.yaml"]).holds("oap.yaml"));
        assert!(!selection(&["oap.yaml"]).holds("oap.yaml.md"));
    }
}
