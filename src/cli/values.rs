//! What the words of options stand for, where the library has the values: formats of findings, days, values
//! of a plan. Used by `clap` for `check`, `status` and what writes parts of a plan.
//!
//! The library knows no command line; here is what `--help` says of its values.

use clap::ValueEnum;
use clap::builder::PossibleValue;
use jiff::civil::Date;

use crate::model::scalar::{Refusal, Scalar};
use crate::model::{Language, PlanDate, Precision};
use crate::present::FindingsFormat;

/// A day, written as in a plan.
pub(super) fn day(text: &str) -> Result<Date, &'static str> {
    match PlanDate::parse(text).map(PlanDate::precision) {
        Ok(Precision::Day(day)) => Ok(day),
        _ => Err("write a day: `2026-11-29`"),
    }
}

/// A value as it stands in a plan.
pub(super) fn scalar<T: Scalar>(text: &str) -> Result<T, String> {
    T::parse(text).map_err(|Refusal { message, help, .. }| match help {
        Some(help) => format!("{message}\n  {help}"),
        None => message,
    })
}

impl ValueEnum for Language {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::En => "English",
            Self::Fr => "French",
            Self::De => "German",
        };
        Some(PossibleValue::new(<&'static str>::from(*self)).help(help))
    }
}

impl ValueEnum for FindingsFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, help) = match self {
            Self::Text => ("text", "With the source, the marked place, notes and help"),
            Self::Concise => ("concise", "One line each: place, severity, rule and message"),
            Self::Json => ("json", "All that is known, as JSON with a schema"),
            Self::Github => {
                ("github", "Workflow commands, which GitHub Actions shows beside the lines")
            }
            Self::Gitlab => ("gitlab", "A GitLab Code Quality report"),
            Self::Sarif => ("sarif", "SARIF 2.1.0, for code scanning"),
            Self::Junit => ("junit", "JUnit XML, a test case for each file"),
            Self::Markdown => ("markdown", "Markdown, for the summary of a job"),
        };
        Some(PossibleValue::new(name).help(help))
    }
}
