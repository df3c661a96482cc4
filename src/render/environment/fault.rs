//! What a template got wrong, and where. Made by `environment`; `templates` makes findings of it.

use std::error::Error as _;
use std::fmt;
use std::ops::Range;

use minijinja::{Error, ErrorKind};

/// What a template got wrong, and where.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Its name.
    pub template: String,
    /// The line, from 1; 0 where it is not known.
    pub line: usize,
    /// The bytes, where they are known.
    pub range: Option<Range<usize>>,
    /// Whether it printed something by a name that there is not.
    pub is_of_a_name: bool,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "templates/{}:{}: {}", self.template, self.line, self.message)
    }
}

impl std::error::Error for Fault {}

impl Fault {
    /// Of a template as a whole.
    pub(super) fn of(template: &str, message: impl Into<String>) -> Self {
        let (template, message) = (template.to_owned(), message.into());
        Self { template, line: 0, range: None, is_of_a_name: false, message }
    }
}

/// The innermost error with the place of the template it comes from.
pub(super) fn describe(error: &Error) -> anyhow::Error {
    let mut cause = error;
    while let Some(inner) = cause.source().and_then(|source| source.downcast_ref::<Error>()) {
        cause = inner;
    }
    let detail = cause.detail().map(|detail| format!(": {detail}")).unwrap_or_default();
    let message = match cause.kind() {
        ErrorKind::WriteFailure => "it writes more than a document can hold".to_owned(),
        ErrorKind::OutOfFuel => "it does not come to an end".to_owned(),
        ErrorKind::InvalidOperation if !detail.is_empty() => detail[2..].to_owned(),
        kind => format!("{kind}{detail}"),
    };
    Fault {
        template: cause.name().unwrap_or("template").to_owned(),
        line: cause.line().unwrap_or_default(),
        range: cause.range(),
        is_of_a_name: cause.kind() == ErrorKind::UndefinedError,
        message,
    }
    .into()
}
