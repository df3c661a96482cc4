//! `check --fix` and `check --diff`: puts together the stages that mend a plan, and puts changed files
//! in their places.
//!
//! Called by `check`, which shows what remains, by `migrate`, and for drafts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use similar::TextDiff;

use super::console::Console;
use super::place;
use crate::clean::{clean, clean_line};
use crate::discover::Overlay;
use crate::emit::{self, plan_files};
use crate::fix::{FileChange, Fixed};
use crate::present::counted;
use crate::source::Sources;

/// How many lines around a change are shown.
const CONTEXT: usize = 3;

/// The mark that some editors put at the beginning of a file, which is not part of its text.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A plan that was mended in memory.
pub(super) struct Mended {
    pub(super) root: PathBuf,
    pub(super) fixed: Fixed,
}

impl Mended {
    /// What is to be written.
    pub(super) fn changed(&self) -> Changed<'_> {
        (&self.root, &self.fixed.loaded.sources, &self.fixed.changes)
    }
}

/// The paths that files had before they were renamed, by those they have now.
pub(super) fn renamed(fixed: &Fixed) -> BTreeMap<String, String> {
    let changes = fixed.changes.iter();
    changes.filter_map(|change| Some((change.new_path.clone()?, change.path.clone()))).collect()
}

/// The text from standard input as it came.
///
/// # Errors
/// When it could not be read whole, so that it cannot be handed back.
pub(super) fn text(overlay: &Overlay) -> Result<String> {
    match overlay.whole() {
        Some(text) => Ok(text),
        None => bail!("standard input is too large, or not text in UTF-8, and is not mended"),
    }
}

/// A text with a change that was made to it, if there was one; a byte order mark stays.
pub(super) fn changed(text: String, change: Option<&FileChange>) -> String {
    let Some(change) = change else { return text };
    let mark = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK } else { "" };
    format!("{mark}{}", change.after)
}

/// Changed files of a plan: its root, the files it was read from, and the changes.
pub(super) type Changed<'a> = (&'a Path, &'a Sources, &'a [FileChange]);

/// Writes what was changed: everything or nothing. What a killed run has left is taken away first.
///
/// # Errors
/// When a file cannot be written; then none is.
pub(super) fn write(plans: &[Changed<'_>]) -> Result<()> {
    for (root, sources, _) in plans {
        let files = sources.iter().map(|(_, file)| root.join(file.path));
        let folders: BTreeSet<PathBuf> =
            files.filter_map(|file| file.parent().map(Path::to_owned)).collect();
        for folder in folders {
            emit::clear(&folder);
        }
    }
    let changes: Vec<(PathBuf, &FileChange)> = plans
        .iter()
        .flat_map(|(root, _, changes)| changes.iter().map(|change| (root.to_path_buf(), change)))
        .collect();
    plan_files::write(&changes)
}

/// Shows what would change as a unified diff, which `git apply` and `patch -p1` take.
///
/// # Errors
/// When standard output cannot be written.
pub(super) fn show(root: &Path, changes: &[FileChange], console: &mut Console) -> Result<()> {
    let prefix = place::prefix_in_patch(root)?;
    for change in changes {
        let diff = diff(change, &prefix);
        console.out().write_all(diff.as_bytes()).context("cannot write to standard output")?;
    }
    Ok(())
}

/// How much was mended, with a word for what that means: `2 fixed in 1 file`.
pub(super) fn summary<'a>(plans: impl IntoIterator<Item = &'a Mended>, word: &str) -> String {
    let (mut mended, mut files, mut unfinished) = (0, 0, false);
    for Mended { fixed, .. } in plans {
        mended += fixed.mended;
        files += fixed.changes.len();
        unfinished |= fixed.unfinished;
    }
    let more = if unfinished { "; not all was tried, and another run may mend more" } else { "" };
    match mended {
        0 => format!("nothing {word}{more}"),
        _ => format!("{mended} {word} in {}{more}", counted(files, "file")),
    }
}

fn diff(change: &FileChange, prefix: &str) -> String {
    let old = clean_line(&format!("{prefix}{}", change.path)).into_owned();
    let new = change.new_path.as_ref().map(|path| format!("{prefix}{path}"));
    let renaming = new
        .as_ref()
        .map(|new| format!("diff --git a/{old} b/{new}\nrename from {old}\nrename to {new}\n"));
    let new = new.unwrap_or_else(|| old.clone());
    let before = change.before.as_deref();
    let header = before.map_or_else(|| "/dev/null".to_owned(), |_| format!("a/{old}"));
    let lines = TextDiff::from_lines(before.unwrap_or_default(), change.after.as_str());
    let mut unified = lines.unified_diff();
    let unified = unified.context_radius(CONTEXT).header(&header, &format!("b/{new}"));
    let mut text = renaming.unwrap_or_default();
    for line in unified.to_string().split_inclusive('\n') {
        // The end of a line is part of what is compared.
        let body = line.trim_end_matches(['\r', '\n']);
        text.push_str(&clean(body));
        text.push_str(&line[body.len()..]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::diff;
    use crate::fix::FileChange;

    fn change(before: &str, after: &str) -> FileChange {
        let (before, after) = (Some(before.to_owned()), after.to_owned());
        FileChange { path: "a.yaml".to_owned(), before, after, new_path: None }
    }

    #[test]
    fn a_diff_keeps_line_ends_and_commands_no_terminal() {
        let text = diff(&change("a: 1\r\n# \u{1b}[31m\r\n", "a: 2\r\n# \u{1b}[31m\r\n"), "plan/");
        let expected = "--- a/plan/a.yaml\n+++ b/plan/a.yaml\n@@ -1,2 +1,2 @@\n-a: 1\r\n+a: 2\r\n \
                        # ␛[31m\r\n";
        assert_eq!(text, expected);
        assert!(diff(&change("a: 1", "a: 2"), "").contains("\\ No newline at end of file"));
    }
}
