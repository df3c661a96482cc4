//! The file of a priority, and its texts.

use super::section;
use super::value::{Change, Step, Value};
use super::walk::{Fields, Walk, presence};
use crate::model::{Field, Priority, field};

/// What changed in the file and the texts of a priority. Of one that is new or gone nothing: all
/// of it is.
pub(super) fn changes<'p>(
    before: Option<&'p Priority>,
    after: Option<&'p Priority>,
) -> Vec<Change<'p>> {
    let (Some(old), Some(new)) = (before, after) else { return Vec::new() };
    let mut walk = Walk::default();
    if old.folder != new.folder {
        let step = Step::Changed(Value::Line(&old.folder), Value::Line(&new.folder));
        walk.note(field!(Priority.folder), None, step);
    }
    let files = [old, new].map(|priority| priority.file.as_ref().map(|file| &file.data));
    if let Some(step) = presence(files[0], files[1]) {
        walk.note(Field::named("priority_file"), None, step);
    }
    Fields::fields(files[0], files[1], &mut walk);
    section::sections(field!(Priority.narrative), &old.narrative, &new.narrative, &mut walk);
    section::sections(field!(Priority.annexes), &old.annexes, &new.annexes, &mut walk);
    walk.into_changes()
}
