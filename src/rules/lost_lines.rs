//! `lost-lines`: a block after `>` whose lines YAML joins, where the author made paragraphs, a list or a
//! table of them.

use crate::diagnostic::{Finding, Findings, Fix, RuleInfo};
use crate::prose::{self, Signs};
use crate::rule;
use crate::source::{Location, Span};

use super::Context;

pub(super) static INFO: RuleInfo = rule!("lost-lines", Warning, Markdown);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for passage in context.passages(Signs::ANY) {
        let file = context.sources.get(passage.source);
        let raw = file.slice(passage.span);
        if !raw.starts_with('>') || file.path.rsplit('.').next() != Some("yaml") {
            continue;
        }
        let Some(lost) = lost(raw) else { continue };
        let start = passage.span.start as usize;
        let place = |from: usize, to: usize| {
            Location::new(passage.source, Span::new(start + from, start + to))
        };
        let help = "write `|` in place of `>`, which keeps the lines";
        findings.push(
            Finding::new(&INFO, place(lost.at, lost.at + lost.line.len()), lost.message())
                .related(place(0, 1), "joins the lines")
                .help(help)
                .fix(Fix::replace(help, place(0, 1), "|")),
        );
    }
}

/// What is lost of a block.
struct Lost<'r> {
    kind: Kind,
    /// The line that is joined to the one before it.
    line: &'r str,
    at: usize,
}

enum Kind {
    Paragraph,
    Item,
    Row,
}

impl Lost<'_> {
    fn message(&self) -> &'static str {
        match self.kind {
            Kind::Paragraph => "after `>` this goes on in the paragraph before it",
            Kind::Item => "after `>` the items of this list are joined to one line",
            Kind::Row => "after `>` the rows of this table are joined to one line",
        }
    }
}

/// The first line of a block that is lost.
fn lost(raw: &str) -> Option<Lost<'_>> {
    let mut at = raw.find('\n')? + 1;
    let mut lines = Vec::new();
    for line in raw.get(at..)?.split_inclusive('\n') {
        lines.push((at, line.trim_end()));
        at += line.len();
    }
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let base = lines.iter().find(|(_, line)| !line.is_empty()).map(|(_, line)| indent(line))?;
    let kind = |words: &str| match words {
        _ if words.starts_with('|') => Some(Kind::Row),
        _ if prose::begins_item(words) => Some(Kind::Item),
        _ => None,
    };
    let (mut before, mut marks) = ("", 0);
    let mut first = None;
    for (number, (at, line)) in lines.iter().enumerate() {
        let words = line.trim_start_matches(' ');
        // What is indented further keeps its line.
        if words.is_empty() || indent(line) != base {
            (before, marks, first) = (words, 0, None);
            continue;
        }
        let found = Lost { kind: Kind::Paragraph, line: words, at: at + indent(line) };
        if let Some(kind) = kind(words) {
            marks += 1;
            if !before.is_empty() && first.is_none() {
                first = Some(Lost { kind, ..found });
            }
        } else {
            let above = lines.get(..number).unwrap_or_default();
            let is_apart = before.is_empty() && ends_paragraph(above, base);
            if is_apart && !words.starts_with(['#', '>', '`', '~']) {
                return Some(found);
            }
        }
        if marks > 1 && first.is_some() {
            return first;
        }
        before = words;
    }
    None
}

/// Whether a paragraph stands above the one empty line at the end, so that it goes on after it.
fn ends_paragraph(above: &[(usize, &str)], base: usize) -> bool {
    let [.., (_, last), (_, empty)] = above else { return false };
    let words = last.trim_start_matches(' ');
    empty.is_empty()
        && !words.is_empty()
        && last.len() - words.len() == base
        && !words.starts_with(['#', '|', '`', '~'])
}

#[cfg(test)]
mod tests {
    use super::lost;

    #[test]
    fn what_yaml_joins_is_told_from_what_it_keeps() {
        let line = |raw| lost(raw).map(|lost| lost.line.to_owned());
        for (raw, expected) in [
            (">\n  One\n\n  two\n", Some("two")),
            (">-\n  The group:\n  - a\n  - b\n", Some("- a")),
            (">\n  - a\n  - b\n", Some("- b")),
            (">\n  • a\n  • b\n", Some("• b")),
            (">\n  | a | b |\n  |---|---|\n", Some("|---|---|")),
            (">\n  1. a\n  2. b\n", Some("2. b")),
            (">\n  One\n  two\n", None),
            (">\n  One\n\n\n  two\n", None),
            (">\n  One\n    - a\n    - b\n", None),
            (">\n  Brussels\n  - not Paris.\n", None),
            (">\n  One:\n\n  - a\n\n  - b\n", None),
            ("> 5 of 6", None),
            (">\n", None),
        ] {
            assert_eq!(line(raw).as_deref(), expected, "{raw}");
        }
    }
}
