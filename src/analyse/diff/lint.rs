//! What a plan says about the rules it is held against.

use super::value::Field;
use super::walk::{Entry, Part, Walk, fields};
use crate::model::{Lint, LintSetting};

fields!(LintSetting: level, reason);

impl Entry for LintSetting {}

/// Its rules stand for it.
impl Part for Lint {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        let _ = |Self { rules: _ }: &Self| {};
        walk.field(field.0, before.map(|lint| &lint.rules), after.map(|lint| &lint.rules));
    }
}
