//! `lost-backslash`: paths on a server of which one backslash is not shown.

use crate::diagnostic::{Finding, Findings, Fix, RuleInfo};
use crate::prose::{self, Signs};
use crate::rule;

use super::Context;
use super::within::Places;

pub(super) static INFO: RuleInfo = rule!("lost-backslash", Warning, Markdown);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for passage in context.passages(Signs::ANY) {
        let found = prose::lost_backslashes(passage.text);
        if found.is_empty() {
            continue;
        }
        let places = Places::of(context.sources, &passage);
        // In such quotes every backslash is written twice.
        let is_escaped = context.sources.get(passage.source).slice(passage.span).starts_with('"');
        for signs in found {
            let help = r"write `\\\\`, of which two are shown";
            let fix = places.exact(signs.clone()).filter(|_| !is_escaped);
            findings.push(
                Finding::new(&INFO, places.locate(signs), r"of `\\` one backslash is not shown")
                    .help(help)
                    .help("or put the path between backticks")
                    .fix(fix.map(|place| Fix::replace(help, place, r"\\\\"))),
            );
        }
    }
}
