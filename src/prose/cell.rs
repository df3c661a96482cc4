//! Prose in places that have one line: the cell of a table, the rest of an item.

use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};

use super::{escape, options, to_markdown, to_text};

/// Whether a text is one paragraph, so that it can go on in the middle of a line.
pub fn is_paragraph(text: &str) -> bool {
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let mut blocks = root.children();
    let first = blocks.next();
    let paragraph = first.is_some_and(|node| matches!(node.data().value, NodeValue::Paragraph));
    paragraph && blocks.next().is_none()
}

/// Markdown for the cell of a table: a paragraph keeps its markup; of anything larger only the
/// words remain.
pub fn to_cell(text: &str) -> String {
    if !is_paragraph(text) {
        return escape(&to_text(text));
    }
    let markdown = to_markdown(text, 0, "");
    let lines = markdown.lines().map(|line| line.trim().trim_end_matches('\\'));
    let line = lines.collect::<Vec<_>>().join(" ");
    let mut cell = String::with_capacity(line.len());
    let mut escaped = false;
    for letter in line.chars() {
        if letter == '|' && !escaped {
            cell.push('\\');
        }
        escaped = letter == '\\' && !escaped;
        cell.push(letter);
    }
    cell
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::prose::to_html;

    #[test]
    fn a_paragraph_keeps_its_markup_and_lists_become_words() {
        assert_eq!(to_cell("a *b*\n`c|d` | e \\| f"), "a *b* `c\\|d` \\| e \\| f");
        assert_eq!(to_cell("- a\n- b*\n"), "a b\\*");
        assert!(is_paragraph("a\nb") && !is_paragraph("1. a") && !is_paragraph("a\n\nb"));
        assert!(!is_paragraph(""));
    }

    proptest! {
        #[test]
        fn a_cell_stays_one_cell(text in "(\n|\n\n|- |\\||\\\\|`|\\*|<b>|\\[a\\]\\(b\\)|[a-c ]){0,24}") {
            let html = to_html(&format!("| h | i |\n|---|---|\n| {} | end |\n", to_cell(&text)), 0, "");
            prop_assert_eq!(html.matches("<td>").count(), 2, "{}", html);
            prop_assert!(html.contains("<td>end</td>"), "{}", html);
        }
    }
}
