//! What the program says about a plan: findings and the rules they come from.
//!
//! Every stage that can find fault makes [`Finding`]s; `present` turns them into text. Nothing
//! here knows a plan, a format or a terminal.

mod findings;
mod spelling;

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

use crate::source::{Location, Span};

pub use findings::{Findings, Most, OfRules, Unwanted};
pub use spelling::{Candidates, closest, only_near, only_slip};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Severity {
    /// The plan cannot be reported on until this is mended.
    Error,
    /// Probably a mistake; reports are still made.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// What a rule is about; rules are listed by family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Family {
    /// The file as a file: encoding, size, name, place.
    Files,
    /// YAML as such.
    Syntax,
    /// The shape of a file: keys, types, values.
    Schema,
    /// What one file says about another.
    References,
    /// Statements that contradict each other.
    Consistency,
    /// What has not been filled in.
    Completeness,
    /// What was true of something else, or before.
    Staleness,
    /// Who may see what, and by which decision.
    Marking,
    /// Text that will not be shown, or not be read, as it was meant.
    Markdown,
    /// What a plan says about the rules themselves: settings and ignores.
    Settings,
}

impl Family {
    /// Every family, in the order in which they are listed.
    pub const ALL: [Self; 10] = [
        Self::Files,
        Self::Syntax,
        Self::Schema,
        Self::References,
        Self::Consistency,
        Self::Completeness,
        Self::Staleness,
        Self::Marking,
        Self::Markdown,
        Self::Settings,
    ];

    /// The name by which users know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::Syntax => "syntax",
            Self::Schema => "schema",
            Self::References => "references",
            Self::Consistency => "consistency",
            Self::Completeness => "completeness",
            Self::Staleness => "staleness",
            Self::Marking => "marking",
            Self::Markdown => "markdown",
            Self::Settings => "settings",
        }
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A rule as the user knows it: what it is called, how bad breaking it is, and its page.
#[derive(Debug)]
pub struct RuleInfo {
    /// Names the fault, in kebab-case: `unknown-key`.
    pub id: &'static str,
    /// The severity of its findings, where no setting gives them another.
    pub severity: Severity,
    /// Under which heading it is listed.
    pub family: Family,
    /// Its page in Markdown, which is the file `docs/rules/ID.md`: what is wrong, why it
    /// matters, an example that fails and one that passes.
    pub page: &'static str,
}

impl RuleInfo {
    /// What the rule reports, in one sentence on one line: the first paragraph of its page.
    pub fn summary(&self) -> String {
        let paragraph = self
            .page
            .split("\n\n")
            .find(|paragraph| !paragraph.starts_with('#') && !paragraph.trim().is_empty());
        let words: Vec<&str> = paragraph.unwrap_or_default().split_whitespace().collect();
        words.join(" ")
    }
}

impl PartialEq for RuleInfo {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for RuleInfo {}

/// Declares a rule together with its page, `docs/rules/ID.md`.
#[macro_export]
macro_rules! rule {
    ($id:literal, $severity:ident, $family:ident) => {
        $crate::diagnostic::RuleInfo {
            id: $id,
            severity: $crate::diagnostic::Severity::$severity,
            family: $crate::diagnostic::Family::$family,
            page: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules/", $id, ".md")),
        }
    };
}

/// A second place that belongs to a finding: "first defined here".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The place, perhaps in another file.
    pub location: Location,
    /// What it has to do with the finding.
    pub label: String,
}

/// Bytes of a file and what is to stand in their place; an empty span inserts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub location: Location,
    /// What stands there then. Holds no line break, but in place of others.
    pub replacement: String,
}

/// A way to mend a finding that is safe enough to be taken without asking.
///
/// Whoever finds the fault offers it; `fix` takes it only where the file, read again, proves it
/// right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in the words of a help line: ``write `NL` ``. Where the finding has that
    /// line already, it is not shown twice.
    pub title: String,
    /// Changes to the file of the finding, in order and without overlaps.
    pub edits: Vec<Edit>,
    /// A new name for the file, in the folder it is in.
    pub rename: Option<String>,
}

impl Fix {
    /// Writes something in place of what stands somewhere.
    pub fn replace(
        title: impl Into<String>,
        location: Location,
        replacement: impl Into<String>,
    ) -> Self {
        let edits = vec![Edit { location, replacement: replacement.into() }];
        Self { title: title.into(), edits, rename: None }
    }

    /// Writes something before and after what stands somewhere.
    pub fn surround(
        title: impl Into<String>,
        location: Location,
        (before, after): (&str, &str),
    ) -> Self {
        let Location { source, span } = location;
        let insert = |at, text: &str| Edit {
            location: Location::new(source, Span { start: at, end: at }),
            replacement: text.to_owned(),
        };
        let edits = vec![insert(span.start, before), insert(span.end, after)];
        Self { title: title.into(), edits, rename: None }
    }

    /// Gives the file another name.
    pub fn rename(title: impl Into<String>, name: impl Into<String>) -> Self {
        Self { title: title.into(), edits: Vec::new(), rename: Some(name.into()) }
    }
}

/// One problem, reported by one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that was broken.
    pub rule: &'static RuleInfo,
    /// How bad it is: as bad as its rule says, until a setting makes it worse or better.
    pub severity: Severity,
    /// The exact place.
    pub location: Location,
    /// What is wrong, as a sentence without a full stop, lower case first.
    pub message: String,
    /// A few words under the marked text; empty where the message says it all.
    pub label: String,
    /// Other places involved.
    pub related: Vec<Related>,
    /// Why it matters or how it came about, where that is not obvious.
    pub notes: Vec<String>,
    /// How to mend it.
    pub help: Vec<String>,
    /// How the program can mend it by itself.
    pub fix: Option<Fix>,
    /// How many more of the same kind there are in the file, which are only counted.
    pub more: usize,
}

impl Finding {
    /// A finding with a message and nothing else.
    pub fn new(rule: &'static RuleInfo, location: Location, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            location,
            message: message.into(),
            label: String::new(),
            related: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
            fix: None,
            more: 0,
        }
    }

    /// Says that there are so many more in the file, which are only counted.
    pub fn and_more(&mut self, more: usize, what: &str) {
        self.more += more;
        self.notes.push(format!("{more} more {what} in this file are not shown"));
    }

    /// Adds the words that stand under the marked text.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn related(mut self, location: Location, label: impl Into<String>) -> Self {
        self.related.push(Related { location, label: label.into() });
        self
    }

    /// Adds a reason.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Adds a way to mend it; `None` adds nothing.
    #[must_use]
    pub fn help<S: Into<String>>(mut self, help: impl Into<Option<S>>) -> Self {
        self.help.extend(help.into().map(Into::into));
        self
    }

    /// Adds a way to mend it that can be taken without asking; `None` adds nothing.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into().or(self.fix);
        self
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.severity
    }
}

/// Sorts findings by place and removes exact repetitions, so that a run is reproducible
/// whichever thread found what.
pub fn sort(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| {
        (a.location, a.rule.id, &a.message).cmp(&(b.location, b.rule.id, &b.message))
    });
    findings.dedup();
}
