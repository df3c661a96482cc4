//! `first-sign`: lines whose first sign or number is taken for that of an item, a heading or a quotation.

use std::ops::Range;

use crate::diagnostic::{Edit, Finding, Findings, Fix, RuleInfo};
use crate::prose::{self, Signs, Start, StartKind};
use crate::rule;

use super::Context;
use super::within::Places;

pub(super) static INFO: RuleInfo = rule!("first-sign", Warning, Markdown);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for passage in context.passages(Signs::START) {
        let starts = prose::starts(passage.text);
        if starts.is_empty() {
            continue;
        }
        let places = Places::of(context.sources, &passage);
        for Start { kind, sign, escape, above } in starts {
            let written = passage.text.get(sign.clone()).unwrap_or_default();
            let place = places.locate(sign);
            let escaped = match kind {
                StartKind::Date | StartKind::Number => {
                    format!("{}\\.", written.trim_end_matches(['.', ')']))
                }
                _ => format!("\\{written}"),
            };
            let finding = Finding::new(&INFO, place, message(kind, written));
            findings.push(match kind {
                StartKind::Date => {
                    let help = match above {
                        None => format!("write `{escaped}`, which is shown as `{written}`"),
                        Some(_) => format!(
                            "write `{escaped}`, and end the line above with a backslash, so that the two stay apart"
                        ),
                    };
                    let edit = |range: Range<usize>, replacement: String| {
                        Some(Edit { location: places.exact(range)?, replacement })
                    };
                    let broken = above.map(|end| {
                        let last = passage.text.get(..end)?.chars().next_back()?;
                        edit(end - last.len_utf8()..end, format!("{last}\\"))
                    });
                    let edits = broken.into_iter().chain([edit(escape..escape + 1, "\\.".into())]);
                    let edits: Option<Vec<Edit>> = edits.collect();
                    let title = help.clone();
                    finding.help(help).fix(edits.map(|edits| Fix { title, edits, rename: None }))
                }
                StartKind::Number => finding
                    .help(format!("if it is part of the words, write `{escaped}`"))
                    .help("if it is an item, number the items one by one, or write `)` behind the number of a single one"),
                StartKind::Quotation => finding
                    .help(format!("if it means more than, write `{escaped}`"))
                    .help("if words of others are quoted, begin with a line that is `>` alone"),
                StartKind::Heading => finding
                    .help(format!("if it is part of the words, write `{escaped}`"))
                    .help("if it is a heading, leave an empty line before and behind it"),
                StartKind::Underline => finding
                    .help("if the line above is a heading, begin it with `## `, and take this one out")
                    .help("if not, leave an empty line between the two"),
                StartKind::Note => finding
                    .help(format!("if it is a note, write `{escaped}`, and end the line above with a backslash"))
                    .help("if it begins an item, leave an empty line before it"),
                StartKind::Item => finding
                    .help(format!("if it belongs to the number, write `{escaped}`"))
                    .help("if it begins an item, write `* `"),
            });
        }
    }
}

fn message(kind: StartKind, written: &str) -> String {
    match kind {
        StartKind::Date => format!("`{written}` makes an item of a numbered list of this date"),
        StartKind::Number => format!("`{written}` makes an item of a numbered list of this line"),
        StartKind::Quotation => "`>` makes a quotation of this line, and is not shown".to_owned(),
        StartKind::Heading => "`#` makes a heading of this line, and is not shown".to_owned(),
        StartKind::Item | StartKind::Note => {
            format!("`{written}` makes a list of this line, and is not shown")
        }
        StartKind::Underline => {
            let sign = written.get(..1).unwrap_or_default();
            format!(
                "this line of `{sign}` makes a heading of what stands above it, and is not shown"
            )
        }
    }
}
