//! A file that has all of its bytes and lacks only its name. Used by everything that `emit` writes.
//!
//! On Linux it has no name at all until it takes its place, so that nothing is left of it should the
//! program be killed before. Where that cannot be had it lies beside its place under a name of its
//! own; what a killed run has left under such a name the next one takes away.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use tempfile::{Builder, TempDir, TempPath};

/// What the names of files begin with that have not yet taken their place.
const PREFIX: &str = ".empact-";
/// How many letters follow.
const LETTERS: usize = 12;

/// A file that is ready to take its place.
pub(super) struct Pending {
    file: File,
    /// The name that it has for the time being, if any.
    name: Option<TempPath>,
}

impl Pending {
    /// A file in a folder with these bytes, and the rights of the one whose place it is to take.
    pub(super) fn new(folder: &Path, place: &Path, bytes: &[u8]) -> io::Result<Self> {
        let mut pending = Self::empty(folder)?;
        pending.file.write_all(bytes)?;
        if let Ok(before) = fs::metadata(place) {
            pending.file.set_permissions(before.permissions())?;
        }
        pending.file.sync_all()?;
        Ok(pending)
    }

    fn empty(folder: &Path) -> io::Result<Self> {
        let pending = if let Some(file) = nameless::file(folder) {
            Self { file, name: None }
        } else {
            let (file, name) = builder().tempfile_in(folder)?.into_parts();
            Self { file, name: Some(name) }
        };
        // Whoever clears a folder leaves files alone that are held.
        pending.file.lock()?;
        Ok(pending)
    }

    /// Puts it in its place, unless there is something.
    pub(super) fn put_where_none_is(self, place: &Path) -> io::Result<()> {
        match self.name {
            Some(name) => name.persist_noclobber(place).map_err(|error| error.error),
            None => nameless::name(&self.file, place),
        }
    }

    /// Puts it in its place, where there may be another file.
    pub(super) fn put(self, place: &Path) -> io::Result<()> {
        let name = match self.name {
            Some(name) => name,
            None if nameless::name(&self.file, place).is_ok() => return Ok(()),
            // The place is taken, and a name cannot be given to a second file at once.
            None => {
                let folder = place.parent().unwrap_or(Path::new("."));
                let named = builder().make_in(folder, |name| nameless::name(&self.file, name))?;
                named.into_temp_path()
            }
        };
        name.persist(place).map_err(|error| error.error)
    }
}

/// A folder beside the place that it is to take, which goes away with what is in it unless it gets there.
pub(super) fn folder(beside: &Path) -> io::Result<TempDir> {
    let mut builder = builder();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o777));
    }
    builder.tempdir_in(beside)
}

fn builder() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).rand_bytes(LETTERS);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A temporary file would be its owner's alone.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

/// Takes away what runs that were killed have left in a folder. What cannot be taken away does no
/// harm, and stays.
pub fn clear(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let letters = name.to_str().and_then(|name| name.strip_prefix(PREFIX));
        let is_ours = letters.is_some_and(|letters| {
            letters.len() == LETTERS && letters.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if !is_ours || !is_file {
            continue;
        }
        let held = File::open(entry.path()).map_or(true, |file| file.try_lock().is_err());
        if !held {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Files without a name.
#[cfg(target_os = "linux")]
mod nameless {
    use std::fs::File;
    use std::io;
    use std::os::fd::AsRawFd;
    use std::path::Path;

    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open};

    /// A new one in a folder; `None` where the file system has none.
    pub(super) fn file(folder: &Path) -> Option<File> {
        // Without this there is no way to a name.
        if !Path::new("/proc/self/fd").exists() {
            return None;
        }
        let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
        open(folder, flags, Mode::from_raw_mode(0o666)).ok().map(File::from)
    }

    /// Gives it a name that is free.
    pub(super) fn name(file: &File, name: &Path) -> io::Result<()> {
        let own = format!("/proc/self/fd/{}", file.as_raw_fd());
        Ok(linkat(CWD, own, CWD, name, AtFlags::SYMLINK_FOLLOW)?)
    }
}

/// Other systems have no files without a name.
#[cfg(not(target_os = "linux"))]
mod nameless {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    pub(super) fn file(_folder: &Path) -> Option<File> {
        None
    }

    pub(super) fn name(_file: &File, _name: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_of_a_killed_run_is_cleared_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let left = folder.path().join(".empact-abcdefABCDEF");
        let others = [".empact-abc", ".empact-abcdef-BCDEF", "empact-abcdefABCDEF"];
        fs::write(&left, "half").unwrap();
        for other in others {
            fs::write(folder.path().join(other), "").unwrap();
        }
        let held = File::open(&left).unwrap();
        held.lock().unwrap();
        clear(folder.path());
        assert!(left.exists(), "another run may be writing it");
        held.unlock().unwrap();
        clear(folder.path());
        assert!(!left.exists());
        assert!(others.iter().all(|other| folder.path().join(other).exists()));
    }

    #[test]
    fn a_file_has_no_name_before_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a");
        for text in ["one", "two"] {
            let pending = Pending::new(folder.path(), &place, text.as_bytes()).unwrap();
            if pending.name.is_none() {
                let names = fs::read_dir(folder.path()).unwrap().count();
                assert_eq!(names, usize::from(place.exists()));
            }
            pending.put(&place).unwrap();
            assert_eq!(fs::read_to_string(&place).unwrap(), text);
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        }
    }
}
