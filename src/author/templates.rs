//! The texts of new files, which are templates; only what differs from plan to plan is filled in. Called
//! by `start` and `add`. What goes into a file of YAML is written as one value first.

use anyhow::{Context as _, Result, anyhow};
use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, UndefinedBehavior, Value};

use crate::yaml::ScalarStyle;
use crate::yaml::write::{self, Intent};

pub(super) const PLAN: &str = include_str!("../../templates/init/oap.yaml");
pub(super) const PRIORITY: &str = include_str!("../../templates/init/priority.yaml");
pub(super) const ACTION: &str = include_str!("../../templates/init/action.yaml");

/// The files beside a plan, which say the same for every plan.
pub(super) const BESIDE: [(&str, &str); 5] = [
    (".gitattributes", include_str!("../../templates/init/gitattributes")),
    (".github/actions/empact/action.yml", include_str!("../../docs/ci/github/action.yml")),
    (".github/workflows/empact.yml", include_str!("../../templates/init/workflow.yml")),
    (".pre-commit-config.yaml", include_str!("../../templates/init/pre-commit-config.yaml")),
    ("CONTRIBUTING.md", include_str!("../../templates/init/CONTRIBUTING.md")),
];

/// A template with what it asks for.
///
/// # Errors
/// When it asks for something else, which is a mistake in the program.
pub(super) fn filled(template: &str, values: Value) -> Result<String> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    let mut syntax = SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
    environment.set_syntax(syntax.build()?);
    environment.render_str(template, values).context("a template of the program is broken")
}

/// A text as a value of YAML.
///
/// # Errors
/// When there is something in it that has no place in one line.
pub(super) fn text(text: &str) -> Result<String> {
    written(text, Intent::Text)
}

/// A number, a date or a text as a value of YAML.
///
/// # Errors
/// Those of [`text`].
pub(super) fn any(text: &str) -> Result<String> {
    written(text, Intent::Any)
}

fn written(text: &str, intent: Intent) -> Result<String> {
    write::in_style(ScalarStyle::Plain, text, intent)
        .ok_or_else(|| anyhow!("`{text}` is empty or has a character that nobody sees"))
}
