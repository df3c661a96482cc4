//! What a plan says about how much is shown of what is found in it.
//!
//! Which limits there are besides, and cannot be moved, stands where they are met.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::source::Spanned;

/// How many findings of the plan are shown. More than these are counted. `--max-findings` goes before it.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Of all findings so many: `5000`. Left out, 1000.
    #[schemars(range(min = 1, max = 50000))]
    pub findings: Option<Spanned<u16>>,
    /// Of the places of one rule in one file so many: `2000`. Left out, 500.
    #[schemars(range(min = 1, max = 50000))]
    pub findings_of_rule: Option<Spanned<u16>>,
}

impl Limits {
    /// More than that nobody reads, and who needs them all asks with `--max-findings 0`.
    pub const MOST: u16 = 50_000;

    /// Those that are set.
    pub fn set(&mut self) -> impl Iterator<Item = &mut Option<Spanned<u16>>> {
        [&mut self.findings, &mut self.findings_of_rule].into_iter()
    }
}
