//! `indented-text`: paragraphs that are shown as code because they are indented.

use crate::diagnostic::{Finding, Findings, Fix, RuleInfo};
use crate::prose::{self, Signs};
use crate::rule;

use super::Context;
use super::within::Places;

pub(super) static INFO: RuleInfo = rule!("indented-text", Warning, Markdown);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for passage in context.passages(Signs::ANY) {
        let found = prose::indented(passage.text);
        if found.is_empty() {
            continue;
        }
        let places = Places::of(context.sources, &passage);
        for one in found {
            let help = "begin it without blanks or tabs";
            let fix = one.blanks.and_then(|blanks| places.exact(blanks));
            findings.push(
                Finding::new(
                    &INFO,
                    places.locate(one.range),
                    "this is shown as code, because it is indented",
                )
                .help(help)
                .help("if it is meant as code, put it between lines of three backticks")
                .fix(fix.map(|place| Fix::replace(help, place, ""))),
            );
        }
    }
}
