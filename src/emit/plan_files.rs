//! Puts mended, moved and new files of a plan on disk. Called by `check --fix`, `migrate` and what drafts
//! parts of a plan.
//!
//! Everything that can fail is done before the first file is touched: every file is compared with
//! what was read, and its new text is on disk under no name. What follows are renames; should one of
//! them fail all the same, those before it are taken back. New files and folders lie in the plan and behind
//! no link. A run that is killed among them leaves
//! every file old or new, and the next one mends the rest.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::pending::Pending;
use crate::fix::FileChange;
use anyhow::{Context, Result, bail};

/// The mark that some editors put at the beginning of a file, which is not part of its text.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Makes changes to the plans at these roots.
///
/// # Errors
/// When a file is not what it was when it was read, when it is read-only or cannot be written, or
/// when a new name is taken. Then nothing has changed.
pub fn write(changes: &[(PathBuf, &FileChange)]) -> Result<()> {
    let mut made = Vec::new();
    let written = prepare_and_put(changes, &mut made);
    if written.is_err() {
        // What is not empty has become somebody else's.
        for folder in made.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
    written
}

fn prepare_and_put(changes: &[(PathBuf, &FileChange)], made: &mut Vec<PathBuf>) -> Result<()> {
    let vacated: Vec<PathBuf> = changes
        .iter()
        .filter(|(_, change)| change.new_path.is_some())
        .map(|(root, change)| root.join(&change.path))
        .collect();
    let mut ready = Vec::new();
    for (root, change) in changes {
        let doing = if change.before.is_some() { "mend" } else { "make" };
        let one = Ready::new(root, change, &vacated, made)
            .with_context(|| format!("cannot {doing} `{}`, so nothing is changed", change.path));
        ready.push(one?);
    }
    let mut done: Vec<Done> = Vec::new();
    for ready in ready {
        let place = ready.path.clone();
        if let Err(error) = ready.put(&mut done) {
            while let Some(done) = done.pop() {
                done.take_back().context("and what was changed cannot be taken back")?;
            }
            let place = place.display();
            return Err(error.context(format!("cannot mend `{place}`, so nothing is changed")));
        }
    }
    Ok(())
}

/// Makes the folders on the way to a file of a plan, as far as they are not there, and remembers which.
fn make_folders(root: &Path, path: &str, made: &mut Vec<PathBuf>) -> Result<()> {
    let mut folder = root.to_owned();
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in parts {
        if matches!(part, "" | "." | "..") {
            bail!("`{path}` does not lie in the plan");
        }
        folder.push(part);
        match fs::symlink_metadata(&folder) {
            Ok(there) if there.is_dir() => {}
            Ok(_) => bail!("`{}` is a link or no folder", folder.display()),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                fs::create_dir(&folder)?;
                made.push(folder.clone());
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// A change that has only to be put into its place.
struct Ready {
    path: PathBuf,
    /// The file with the new text, if the text changes.
    file: Option<Pending>,
    /// Where the text belongs, which differs from the path where that is a link.
    place: PathBuf,
    new_path: Option<PathBuf>,
    /// None where there was no file.
    bytes_before: Option<Vec<u8>>,
}

/// A change that has been made.
enum Done {
    Made(PathBuf),
    Written { place: PathBuf, bytes_before: Vec<u8> },
    Renamed { from: PathBuf, to: PathBuf },
}

impl Ready {
    fn new(
        root: &Path,
        change: &FileChange,
        vacated: &[PathBuf],
        made: &mut Vec<PathBuf>,
    ) -> Result<Self> {
        let path = root.join(&change.path);
        let Some(before) = &change.before else {
            make_folders(root, &change.path, made)?;
            if fs::symlink_metadata(&path).is_ok() {
                bail!("it is there already");
            }
            let folder = path.parent().unwrap_or(root);
            let file = Some(Pending::new(folder, &path, change.after.as_bytes())?);
            return Ok(Self {
                place: path.clone(),
                path,
                file,
                new_path: None,
                bytes_before: None,
            });
        };
        let bytes_before = fs::read(&path)?;
        let marked = bytes_before.strip_prefix(BYTE_ORDER_MARK);
        if marked.unwrap_or(&bytes_before) != before.as_bytes() {
            bail!("it has changed since it was read");
        }
        if fs::metadata(&path)?.permissions().readonly() {
            bail!("it is read-only");
        }
        let new_path = change.new_path.as_ref().map(|new_path| root.join(new_path));
        if let Some(taken) = new_path.as_ref().filter(|path| fs::symlink_metadata(path).is_ok())
            && !vacated.contains(taken)
        {
            bail!("its new name `{}` is taken", taken.display());
        }
        if let Some(new_path) = &change.new_path {
            make_folders(root, new_path, made)?;
        }
        let place = fs::canonicalize(&path)?;
        let mut bytes = marked.map_or(Vec::new(), |_| BYTE_ORDER_MARK.to_vec());
        bytes.extend_from_slice(change.after.as_bytes());
        let changes = *before != change.after;
        let folder = place.parent().unwrap_or(root);
        let file = changes.then(|| Pending::new(folder, &place, &bytes)).transpose()?;
        Ok(Self { path, file, place, new_path, bytes_before: Some(bytes_before) })
    }

    fn put(self, done: &mut Vec<Done>) -> Result<()> {
        let Self { path, file, place, new_path, bytes_before } = self;
        match (file, bytes_before) {
            (Some(file), Some(bytes_before)) => {
                file.put(&place)?;
                done.push(Done::Written { place, bytes_before });
            }
            (Some(file), None) => {
                file.put_where_none_is(&place)?;
                done.push(Done::Made(place));
            }
            (None, _) => {}
        }
        if let Some(to) = new_path {
            if fs::symlink_metadata(&to).is_ok() {
                bail!("its new name `{}` is taken", to.display());
            }
            fs::rename(&path, &to)?;
            done.push(Done::Renamed { from: path, to });
        }
        Ok(())
    }
}

impl Done {
    fn take_back(self) -> Result<()> {
        match self {
            Self::Made(place) => fs::remove_file(place)?,
            Self::Written { place, bytes_before } => {
                let folder = place.parent().unwrap_or(Path::new("."));
                Pending::new(folder, &place, &bytes_before)?.put(&place)?;
            }
            Self::Renamed { from, to } => fs::rename(to, from)?,
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(path: &str, before: &str, after: &str) -> FileChange {
        let (path, before, after) = (path.into(), Some(before.into()), after.into());
        FileChange { path, before, after, new_path: None }
    }

    fn renamed(path: &str, to: &str) -> FileChange {
        FileChange { new_path: Some(to.into()), ..change(path, "x", "x") }
    }

    fn attempt(root: &Path, changes: &[FileChange]) -> Result<()> {
        let changes: Vec<_> = changes.iter().map(|change| (root.to_owned(), change)).collect();
        write(&changes)
    }

    /// The files of a folder with their bytes, by name.
    fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
        let mut files: Vec<_> = entries
            .map(|entry| {
                let name = entry.file_name().into_string().unwrap();
                (name, fs::read(entry.path()).unwrap_or_default())
            })
            .collect();
        files.sort();
        files
    }

    #[test]
    fn a_byte_order_mark_stays() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a"), "\u{feff}one\r\n").unwrap();
        attempt(folder.path(), &[change("a", "one\r\n", "two\r\n")]).unwrap();
        assert_eq!(files(folder.path()), [("a".into(), "\u{feff}two\r\n".into())]);
    }

    #[test]
    fn one_file_that_cannot_be_written_leaves_all_as_they_were() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for name in ["a", "b", "taken"] {
            fs::write(root.join(name), "x").unwrap();
        }
        let before = files(root);
        for (second, reason) in [
            (change("b", "y", "z"), "has changed"),
            (change("gone", "x", "z"), "gone"),
            (renamed("b", "taken"), "is taken"),
        ] {
            let problem = attempt(root, &[change("a", "x", "z"), second]).unwrap_err();
            assert!(format!("{problem:#}").contains(reason), "{problem:#}");
            assert_eq!(files(root), before);
        }
        let mut rights = fs::metadata(root.join("b")).unwrap().permissions();
        rights.set_readonly(true);
        fs::set_permissions(root.join("b"), rights).unwrap();
        let problem = attempt(root, &[change("a", "x", "z"), change("b", "x", "z")]).unwrap_err();
        assert!(format!("{problem:#}").contains("read-only"), "{problem:#}");
        assert_eq!(files(root), before);
    }

    #[test]
    fn a_name_that_becomes_free_can_be_taken() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a"), "x").unwrap();
        fs::write(folder.path().join("b"), "x").unwrap();
        attempt(folder.path(), &[renamed("b", "c"), renamed("a", "b")]).unwrap();
        assert_eq!(files(folder.path()), [("b".into(), b"x".into()), ("c".into(), b"x".into())]);
        // In the wrong order nothing is lost.
        let problem = attempt(folder.path(), &[renamed("b", "c"), renamed("c", "d")]).unwrap_err();
        assert!(format!("{problem:#}").contains("is taken"), "{problem:#}");
        assert_eq!(files(folder.path()), [("b".into(), b"x".into()), ("c".into(), b"x".into())]);
    }
}
