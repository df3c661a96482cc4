//! `lost-lines`: lines that are joined to the ones above them, by YAML or by Markdown, where the author made
//! paragraphs, a list or a table of them.

use crate::diagnostic::{Edit, Finding, Findings, Fix, RuleInfo};
use crate::prose::{self, Joined, JoinedKind, Signs};
use crate::rule;
use crate::source::{Location, Span};

use super::Context;
use super::walk::Passage;
use super::within::Places;

pub(super) static INFO: RuleInfo = rule!("lost-lines", Warning, Markdown);

const APART: &str = "if not, leave an empty line before it";
const APART_TOO: &str = "or leave an empty line before it";

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for passage in context.passages(Signs::ANY) {
        let file = context.sources.get(passage.source);
        let raw = file.slice(passage.span);
        let is_yaml = file.path.rsplit('.').next() == Some("yaml");
        findings.extend(by_markdown(context, &passage));
        if !is_yaml || raw.starts_with('|') || !raw.trim_end().contains('\n') {
            continue;
        }
        let lost = if raw.starts_with('>') { in_block(raw) } else { unmarked(raw) };
        let Some(lost) = lost else { continue };
        let start = passage.span.start as usize;
        let place = |from: usize, to: usize| {
            Location::new(passage.source, Span::new(start + from, start + to))
        };
        let finding =
            Finding::new(&INFO, place(lost.at, lost.at + lost.line.len()), lost.message());
        findings.push(if raw.starts_with('>') {
            let help = "write `|` in place of `>`, which keeps the lines";
            finding.related(place(0, 1), "joins the lines").help(help).fix(Fix::replace(
                help,
                place(0, 1),
                "|",
            ))
        } else {
            finding.help("write `|` behind the key and the lines under it, which keeps them")
        });
    }
}

/// What Markdown joins in a text.
fn by_markdown<'p>(context: &Context<'p>, passage: &Passage<'p>) -> Vec<Finding> {
    let joined = prose::joined(passage.text);
    if joined.is_empty() {
        return Vec::new();
    }
    let places = Places::of(context.sources, passage);
    let raw = context.sources.get(passage.source).slice(passage.span);
    let path = context.sources.get(passage.source).path;
    // In quotes a backslash means something to YAML.
    let is_plain = raw.starts_with('|') || path.rsplit('.').next() == Some("md");
    let finding = |Joined { kind, range, ends }| {
        let (message, help) = match kind {
            JoinedKind::Item => (
                "this goes on in the item above it",
                ["if it belongs to the item, indent it like the words of the item", APART],
            ),
            JoinedKind::Quotation => (
                "this goes on in the quotation above it",
                ["if it is quoted too, begin it with `> `", APART],
            ),
            JoinedKind::Label | JoinedKind::Short => (
                "this and the lines around it run together in one paragraph",
                [
                    "begin each with `- ` to make a list of them",
                    "or end each but the last with a backslash",
                ],
            ),
            JoinedKind::Day => (
                "this and the lines around it run together in one paragraph",
                ["end the line above with a backslash, which keeps the two apart", APART_TOO],
            ),
            JoinedKind::Heading => (
                "this goes on in the line above it, which is no heading to Markdown",
                ["if the line above is a heading, begin it with `## `", APART_TOO],
            ),
            JoinedKind::Note => (
                "this note goes on in the line above it",
                [
                    "leave an empty line before it",
                    "or write `[^1]` behind the word, and `[^1]: ` before the note",
                ],
            ),
            JoinedKind::Greeting => (
                "this and the greeting run together in one paragraph",
                ["leave the greeting out", "or leave an empty line before and behind it"],
            ),
        };
        let edit = |end: usize| {
            let last = passage.text.get(..end)?.chars().next_back()?;
            let location = places.exact(end - last.len_utf8()..end)?;
            Some(Edit { location, replacement: format!("{last}\\") })
        };
        let edits: Option<Vec<Edit>> = ends.into_iter().map(edit).collect();
        let edits = edits.filter(|edits| is_plain && !edits.is_empty());
        let finding = Finding::new(&INFO, places.locate(range), message);
        let [first, second] = help;
        let fix = edits.map(|edits| Fix { title: first.into(), edits, rename: None });
        finding.help(first).help(second).fix(fix)
    };
    joined.into_iter().map(finding).collect()
}

/// Whether the items of a list in a text are found here, since it is YAML that joins them.
pub(super) fn joins_items(raw: &str) -> bool {
    !raw.starts_with(['|', '>']) && raw.contains('\n') && unmarked(raw).is_some()
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
            Kind::Paragraph => "YAML makes this go on in the paragraph before it",
            Kind::Item => "YAML joins the items of this list to one line",
            Kind::Row => "YAML joins the rows of this table to one line",
        }
    }
}

/// The first line of a block after `>` that is lost.
fn in_block(raw: &str) -> Option<Lost<'_>> {
    let mut at = raw.find('\n')? + 1;
    let mut lines = Vec::new();
    for line in raw.get(at..)?.split_inclusive('\n') {
        lines.push((at, line.trim_end()));
        at += line.len();
    }
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let base = lines.iter().find(|(_, line)| !line.is_empty()).map(|(_, line)| indent(line))?;
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

/// The first line that is lost of a text that is written without `|` or `>`: all its lines are joined.
fn unmarked(raw: &str) -> Option<Lost<'_>> {
    let mut end = 0;
    let (mut first, mut marks, mut before) = (None, 0, None::<&str>);
    for line in raw.split_inclusive('\n') {
        end += line.len();
        let words = line.trim_start();
        let at = end - words.len();
        let words = words.trim_end();
        let lost = |kind| Lost { kind, line: words, at };
        match kind(words.trim_start_matches(['"', '\''])) {
            Some(kind) => {
                marks += 1;
                if before.is_some() && first.is_none() {
                    first = Some(lost(kind));
                }
            }
            None if before == Some("") && !words.is_empty() => return Some(lost(Kind::Paragraph)),
            None => {}
        }
        before = Some(words);
    }
    first.filter(|_| marks > 1)
}

/// What a line is that does not go on with the one before it.
fn kind(words: &str) -> Option<Kind> {
    match words {
        _ if prose::begins_item(words) => Some(Kind::Item),
        _ if words.starts_with('|') || words.contains('\t') => Some(Kind::Row),
        _ => None,
    }
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
    use super::{in_block, unmarked};

    #[test]
    fn what_yaml_joins_is_told_from_what_it_keeps() {
        let line = |raw| in_block(raw).map(|lost| lost.line.to_owned());
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
            (">\n  a\tb\n  c\td\n", Some("c\td")),
            (">\n", None),
        ] {
            assert_eq!(line(raw).as_deref(), expected, "{raw}");
        }
        let line = |raw: &'static str| unmarked(raw).map(|lost| lost.line);
        for (raw, expected) in [
            ("\u{f0b7} a\n  \u{f0b7} b", Some("\u{f0b7} b")),
            ("14. Oktober a\n  18. Oktober b", Some("18. Oktober b")),
            ("a\n\n  b", Some("b")),
            ("\"a\tb\n  c\td\"", Some("c\td\"")),
            ("It began on\n  14. Oktober", None),
            ("a\n  b", None),
        ] {
            assert_eq!(line(raw), expected, "{raw}");
        }
    }
}
