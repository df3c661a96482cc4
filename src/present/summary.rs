//! The line that says how much was checked and how it stands.

use std::fmt;
use std::ops::AddAssign;

use super::PlanFindings;
use crate::diagnostic::{Finding, Severity};

/// How many files were checked, and what was found in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// The files.
    pub files: usize,
    /// Files of which nothing is told, because they are above a ceiling on markings; not among
    /// `files`.
    pub withheld: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings, among the errors and warnings, that are not shown.
    pub not_shown: usize,
}

impl Summary {
    /// Counts the files and findings of a plan.
    pub fn of(plan: &PlanFindings<'_>) -> Self {
        let withheld = plan.withheld();
        let summary = Self::new(plan.files().count(), plan.all());
        let not_shown = summary.errors + summary.warnings - plan.findings().count();
        Self { withheld, not_shown, ..summary }
    }

    /// Counts the findings.
    pub fn new<'a>(files: usize, findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        let mut summary = Self { files, ..Self::default() };
        for finding in findings {
            match finding.severity() {
                Severity::Error => summary.errors += 1 + finding.more,
                Severity::Warning => summary.warnings += 1 + finding.more,
            }
        }
        summary
    }
}

impl AddAssign for Summary {
    fn add_assign(&mut self, other: Self) {
        self.files += other.files;
        self.withheld += other.withheld;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.not_shown += other.not_shown;
    }
}

/// `18 files, 3 errors, 1 warning`; `18 files, no findings; 2 files withheld`;
/// `18 files, 2000 errors; 1000 findings not shown`.
impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&counted(self.files, "file"))?;
        if self.errors == 0 && self.warnings == 0 {
            f.write_str(", no findings")?;
        }
        for (count, what) in [(self.errors, "error"), (self.warnings, "warning")] {
            if count > 0 {
                write!(f, ", {}", counted(count, what))?;
            }
        }
        if self.not_shown > 0 {
            write!(f, "; {} not shown", counted(self.not_shown, "finding"))?;
        }
        if self.withheld > 0 {
            write!(f, "; {} withheld", counted(self.withheld, "file"))?;
        }
        Ok(())
    }
}

/// A number and a noun that agree: `1 file`, `2 files`.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::Summary;

    #[test]
    fn numbers_and_nouns_agree() {
        let summary = |files, errors, warnings| {
            Summary { files, errors, warnings, ..Summary::default() }.to_string()
        };
        assert_eq!(summary(18, 3, 1), "18 files, 3 errors, 1 warning");
        assert_eq!(summary(1, 1, 0), "1 file, 1 error");
        assert_eq!(summary(2, 0, 2), "2 files, 2 warnings");
        assert_eq!(summary(18, 0, 0), "18 files, no findings");
        assert_eq!(summary(0, 0, 0), "0 files, no findings");
        let summary =
            |withheld| Summary { files: 3, withheld, errors: 1, ..Summary::default() }.to_string();
        assert_eq!(summary(1), "3 files, 1 error; 1 file withheld");
        assert_eq!(summary(2), "3 files, 1 error; 2 files withheld");
        let summary = Summary { files: 3, errors: 2000, not_shown: 1000, ..Summary::default() };
        assert_eq!(summary.to_string(), "3 files, 2000 errors; 1000 findings not shown");
    }
}
