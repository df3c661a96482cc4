//! The versions of the format of plans, and what has another name than in an earlier one.
//!
//! `decode` leads from an old name to the new one, the rule `plan-format` tells what has changed,
//! and `migrate` rewrites a plan. What a version of the program is called does not matter here.

/// The format in which this program reads plans. `oap.yaml` names it.
pub const FORMAT: u16 = 2;

/// Something that is written otherwise since a version of the format.
#[derive(Debug)]
pub struct Renewal {
    /// The version since which it is.
    pub since: u16,
    /// What has changed, in a sentence.
    pub told: &'static str,
    /// What is to be rewritten.
    pub what: Rewritten,
}

/// What a renewal makes to be written otherwise.
#[derive(Debug)]
pub enum Rewritten {
    /// A key has another name.
    Key(RenamedKey),
    /// The words of an indicator, as its baseline or as a value, have a key of their own.
    WordsOfIndicator,
}

/// A key that has another name.
#[derive(Debug)]
pub struct RenamedKey {
    /// The list in whose items it stands.
    pub list: &'static str,
    /// What it was called.
    pub before: &'static str,
    /// What it is called.
    pub after: &'static str,
    /// The words behind it that are other ones, each with what it is now.
    pub words: &'static [(&'static str, &'static str)],
}

/// All renewals, the earliest first.
pub static RENEWALS: &[Renewal] = &[
    Renewal {
        since: 2,
        told: "who makes a comment stands under `by`, as everywhere, and no longer under `from`; \
               `group_review` is `group`",
        what: Rewritten::Key(RenamedKey {
            list: "comments",
            before: "from",
            after: "by",
            words: &[("group_review", "group")],
        }),
    },
    Renewal {
        since: 2,
        told: "a baseline or value of an indicator in words stands under `text`, so that no number \
               with a slip in it passes for words",
        what: Rewritten::WordsOfIndicator,
    },
];

/// The renewal by which a key has another name, if that name is one of those known at its place.
pub fn renewed(key: &str, known: &[&str]) -> Option<&'static Renewal> {
    RENEWALS.iter().find(|renewal| match &renewal.what {
        Rewritten::Key(renamed) => renamed.before == key && known.contains(&renamed.after),
        Rewritten::WordsOfIndicator => false,
    })
}
