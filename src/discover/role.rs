//! What a file of a plan is for, told by where it lies. `discover` asks, and who reads from memory.
//!
//! What is in a file does not matter here.

use super::PLAN_FILE;

/// What a file is for, told by where it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role<'p> {
    /// `oap.yaml`.
    Plan,
    /// `priorities/FOLDER/priority.yaml`.
    Priority(&'p str),
    /// `priorities/FOLDER/actions/*.yaml`.
    Action(&'p str),
    /// `priorities/FOLDER/narrative/*.md`.
    Narrative(&'p str),
    /// `priorities/FOLDER/annexes/*.md`.
    Annex(&'p str),
}

impl<'p> Role<'p> {
    /// The role of a file by its path from the root of the plan, with `/` between parts; `None` for
    /// one that is not read.
    pub fn of(path: &'p str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').collect();
        let ends = |name: &str, ending: &str| name.len() > ending.len() && name.ends_with(ending);
        match parts.as_slice() {
            [PLAN_FILE] => Some(Self::Plan),
            ["priorities", folder, "priority.yaml"] => Some(Self::Priority(folder)),
            ["priorities", folder, "actions", name] if ends(name, ".yaml") => {
                Some(Self::Action(folder))
            }
            ["priorities", folder, "narrative", name] if ends(name, ".md") => {
                Some(Self::Narrative(folder))
            }
            ["priorities", folder, "annexes", name] if ends(name, ".md") => {
                Some(Self::Annex(folder))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Role;

    #[test]
    fn a_role_is_told_by_the_place() {
        assert_eq!(Role::of("oap.yaml"), Some(Role::Plan));
        assert_eq!(Role::of("priorities/thb/actions/1.1.yaml"), Some(Role::Action("thb")));
        assert_eq!(Role::of("priorities/thb/actions/.yaml"), None);
        assert_eq!(Role::of("priorities/thb/notes.txt"), None);
        assert_eq!(Role::of("docs/oap.yaml"), None);
    }
}
