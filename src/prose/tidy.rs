//! The white space of a finished Markdown document.

use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};

use super::lines::Lines;
use super::options;

/// Brings the white space of a document in order: no blank at the end of a line, no two empty
/// lines in a row, one line end at the end. Code stays as it is; a line break forced by blanks
/// is forced by a backslash instead.
pub fn tidy(text: &str) -> String {
    let code = code_lines(text);
    let mut code = code.iter().peekable();
    let mut tidied = String::with_capacity(text.len());
    let mut lines = text.lines().zip(1_usize..).peekable();
    let mut after_empty = true;
    while let Some((line, number)) = lines.next() {
        while code.next_if(|(_, last)| *last < number).is_some() {}
        if code.peek().is_some_and(|(first, _)| *first <= number) {
            tidied.push_str(line);
            tidied.push('\n');
            after_empty = false;
            continue;
        }
        let content = line.trim_end_matches([' ', '\t']);
        let next_is_text = lines.peek().is_some_and(|(next, _)| !next.trim().is_empty());
        if content.is_empty() && after_empty {
            continue;
        }
        tidied.push_str(content);
        if line.ends_with("  ") && next_is_text && !content.is_empty() {
            tidied.push('\\');
        }
        tidied.push('\n');
        after_empty = content.is_empty();
    }
    let end = tidied.trim_end().len();
    tidied.truncate(end);
    tidied.push('\n');
    tidied
}

/// The first and the last line of every code block, in order.
fn code_lines(text: &str) -> Vec<(usize, usize)> {
    // Code stands between fences or behind four blanks; most documents have neither, and need not be
    // read again to see it.
    if !["```", "~~~", "    ", "\t"].iter().any(|sign| text.contains(sign)) {
        return Vec::new();
    }
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let lines = Lines::new(text);
    let place = |node: comrak::nodes::Node<'_>| {
        let data = node.data();
        let is_code = matches!(data.value, NodeValue::CodeBlock(_));
        let fits = is_code && lines.range(data.sourcepos).is_some();
        fits.then_some((data.sourcepos.start.line, data.sourcepos.end.line))
    };
    root.descendants().filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_go_except_in_code() {
        let text = "\n\na \n\n\n\nb  \nc\t\n\n```\nd  \n\n\ne\n```\n\n\n";
        assert_eq!(tidy(text), "a\n\nb\\\nc\n\n```\nd  \n\n\ne\n```\n");
    }
}
