//! What a file of a plan is for, told by where it lies. `discover` asks, and who reads from memory.
//!
//! What is in a file does not matter here.

use super::PLAN_FILE;

/// What a file is for, told by where it lies.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// `oap.yaml`.
    Plan,
    /// `priorities/FOLDER/priority.yaml`.
    Priority(String),
    /// `priorities/FOLDER/actions/*.yaml`.
    Action(String),
    /// `priorities/FOLDER/narrative/*.md`.
    Narrative(String),
    /// `priorities/FOLDER/annexes/*.md`.
    Annex(String),
    /// Anything else under `priorities/`, of which nothing is read but the name.
    Unread,
}

impl Role {
    /// The role of a file by its path from the root of the plan, with `/` between parts; `None` for
    /// one that is not read.
    pub fn of(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').collect();
        let ends = |name: &str, ending: &str| name.len() > ending.len() && name.ends_with(ending);
        match parts.as_slice() {
            [PLAN_FILE] => Some(Self::Plan),
            ["priorities", folder, "priority.yaml"] => Some(Self::Priority((*folder).to_owned())),
            ["priorities", folder, "actions", name] if ends(name, ".yaml") => {
                Some(Self::Action((*folder).to_owned()))
            }
            ["priorities", folder, "narrative", name] if ends(name, ".md") => {
                Some(Self::Narrative((*folder).to_owned()))
            }
            ["priorities", folder, "annexes", name] if ends(name, ".md") => {
                Some(Self::Annex((*folder).to_owned()))
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
        assert_eq!(
            Role::of("priorities/thb/actions/1.1.yaml"),
            Some(Role::Action("thb".to_owned()))
        );
        assert_eq!(Role::of("priorities/thb/actions/.yaml"), None);
        assert_eq!(Role::of("priorities/thb/notes.txt"), None);
        assert_eq!(Role::of("docs/oap.yaml"), None);
    }
}
