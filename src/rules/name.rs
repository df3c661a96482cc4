//! What users call rules by: the id of one, or the family of several.
//!
//! Settings in files, options of the command line and `explain` all look names up here.

use crate::diagnostic::{Family, RuleInfo, closest};

use super::{all, find};

/// One rule or a family of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleName {
    /// The rule.
    Rule(&'static RuleInfo),
    /// Every rule of the family.
    Family(Family),
}

impl RuleName {
    /// What a word stands for.
    pub fn of(word: &str) -> Option<Self> {
        let family = || Family::ALL.into_iter().find(|family| family.name() == word);
        find(word).map(|rule| Self::Rule(rule.info)).or_else(|| family().map(Self::Family))
    }

    /// Whether a rule is meant.
    pub fn covers(self, rule: &RuleInfo) -> bool {
        match self {
            Self::Rule(info) => info == rule,
            Self::Family(family) => family == rule.family,
        }
    }

    /// Whether every rule that is meant is always on, so that nothing can be said about it.
    pub fn is_locked(self) -> bool {
        all().iter().map(|rule| rule.info).filter(|info| self.covers(info)).all(is_locked)
    }
}

/// The rules outside the family of syntax that find what could not be read.
const UNREAD: [&str; 6] =
    ["file-too-large", "linked-file", "name-not-utf8", "not-a-file", "not-utf8", "unreadable-file"];

/// Whether a rule is always on, as an error: where it finds something, text has not been read, and
/// nobody knows what is wrong with that.
pub fn is_locked(rule: &RuleInfo) -> bool {
    rule.family == Family::Syntax || UNREAD.contains(&rule.id)
}

/// The id or family that was probably meant by a word.
pub fn nearest(word: &str) -> Option<&'static str> {
    let ids = all().iter().map(|rule| rule.info.id);
    closest(word, ids.chain(Family::ALL.map(Family::name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_rule_is_called_like_a_family_and_each_family_has_rules() {
        for family in Family::ALL {
            assert!(find(family.name()).is_none());
            assert!(all().iter().any(|rule| rule.info.family == family), "{family}");
        }
    }

    #[test]
    fn only_a_family_without_any_other_rule_is_locked() {
        let locked = |word| RuleName::of(word).expect("a name").is_locked();
        assert!(locked("syntax") && locked("invalid-yaml") && locked("not-utf8"));
        assert!(!locked("files") && !locked("unknown-key"));
    }

    #[test]
    fn a_misspelt_name_leads_to_a_rule_or_a_family() {
        assert_eq!(nearest("unknown-partey"), Some("unknown-party"));
        assert_eq!(nearest("refrences"), Some("references"));
        assert_eq!(nearest("zzz"), None);
    }
}
