//! Paragraphs on one line each, for places where a line break is taken at its word.

use std::borrow::Cow;

use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};

use super::lines::{Lines, Splices};
use super::{options, to_html};

/// The same Markdown with every paragraph on one line. Breaks that its author forced stay, and
/// quotes as they are.
pub fn unwrap(text: &str) -> Cow<'_, str> {
    let joined = join(text);
    // Now and then a line means something else when it is joined: `**` over `*` makes a rule.
    if words(&joined) == words(text) { joined.into() } else { text.into() }
}

fn join(text: &str) -> String {
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let lines = Lines::new(text);
    let mut splices = Splices::default();
    for node in root.descendants() {
        let data = node.data();
        let quoted =
            || node.ancestors().any(|above| matches!(above.data().value, NodeValue::BlockQuote));
        if !matches!(data.value, NodeValue::Paragraph) || quoted() {
            continue;
        }
        for number in data.sourcepos.start.line..data.sourcepos.end.line {
            let (Some(line), Some(start)) = (lines.line(number), lines.start(number)) else {
                break;
            };
            let (Some(next), Some(end)) = (lines.line(number + 1), lines.start(number + 1)) else {
                break;
            };
            let content = line.trim_end();
            let forced = line.trim_end_matches(['\n', '\r']).ends_with("  ");
            if !forced && !content.ends_with('\\') {
                let indent = next.len() - next.trim_start_matches([' ', '\t']).len();
                splices.replace(start + content.len()..end + indent, " ");
            }
        }
    }
    splices.apply(text)
}

/// What a text says, whatever its lines.
fn words(text: &str) -> Vec<String> {
    to_html(text, 0, "").split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{unwrap, words};

    #[test]
    fn paragraphs_become_lines_and_all_else_stays() {
        assert_eq!(unwrap("a\nb\n\nc  \nd\\\ne\n"), "a b\n\nc  \nd\\\ne\n");
        assert_eq!(unwrap("- a\n  b\n  - c\n    d\n\n> e\n> f\n"), "- a b\n  - c d\n\n> e\n> f\n");
        let tables_and_code = "```\na\nb\n```\n\n| a |\n|---|\n| b |\n";
        assert_eq!(unwrap(tables_and_code), tables_and_code);
        assert_eq!(unwrap("**\n*\n"), "**\n*\n");
    }

    proptest! {
        #[test]
        fn it_says_the_same_as_before(
            text in "(\n|\n\n|> |- |1\\. |é|\\*| \\| |`|a|b |    |  \n|<b>|\\|---){0,24}",
        ) {
            prop_assert_eq!(words(&unwrap(&text)), words(&text));
        }
    }
}
