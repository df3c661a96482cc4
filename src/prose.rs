//! Markdown as such: citing figures in it, moving it into another document, rendering it.
//!
//! Free text in the files of a plan is Markdown: never a template, never raw HTML. `decode` and
//! `rules` look for citations here, `render` turns prose into the format of a document. What a
//! figure is, and where prose stands in a report, does not belong here.

mod address;
mod apart;
mod citation;
mod escape;
mod html;
mod joined;
mod lines;
mod lists;
mod mark;
mod markdown;
mod misspelt;
mod one_line;
mod outline;
mod path;
mod read;
mod reference;
mod remark;
mod signs;
mod start;
mod tables;
mod tilde;
mod unwrap;

use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options, parse_document};

pub use address::decoded;
use address::is_safe;
pub use citation::{Aspect, Citation, citations, cite};
pub use escape::{escape, escape_within};
pub use html::to_html;
pub use joined::{Joined, JoinedKind, joined};
pub use lists::{FalseList, false_lists, sign_before};
pub use mark::begins_item;
pub use markdown::to_markdown;
pub use misspelt::{Misspelt, misspelt_citations};
pub use one_line::one_line;
pub use outline::{Link, LinkKind, TableFault, headings, links, raw_html, table_faults};
pub use path::lost_backslashes;
pub use read::read;
pub use reference::hidden_references;
pub use remark::{Directive, remarks};
pub use signs::Signs;
pub use start::{Indented, Start, StartKind, begins_with_month, indented, starts};
pub use tables::{FalseTable, FalseTableKind, false_tables};
pub use unwrap::unwrap;

/// The deepest level of a heading.
const DEEPEST_HEADING: u8 = 6;

/// GitHub's Markdown, without what it turns into links of its own accord.
fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.footnotes = true;
    options.extension.tasklist = true;
    options.render.escape = true;
    options
}

/// What a program says, as a prose: what it quotes in backticks is code, and nothing in it is markup.
pub fn of_message(message: &str) -> String {
    let words = |part: &str| {
        let blank = |blank: bool| if blank { " " } else { "" };
        let (before, after) = (part.starts_with(' '), part.ends_with(' ') && part.len() > 1);
        format!("{}{}{}", blank(before), escape(part), blank(after))
    };
    let parts = message.split('`').enumerate().map(|(number, part)| match number % 2 {
        0 => words(part),
        _ if part.trim().is_empty() => escape(&format!("`{part}`")),
        _ => format!("`{}`", part.replace(['\n', '\r'], " ")),
    });
    parts.collect()
}

/// The words of a prose without its markup, in one line: for the cell of a table.
pub fn to_text(text: &str) -> String {
    let arena = Arena::new();
    let hidden = tilde::hide(text);
    let root = parse_document(&arena, &hidden.text, &options());
    let mut words = String::new();
    for node in root.descendants() {
        collect_text(node, &mut words);
    }
    hidden.show(words.split_ascii_whitespace().collect::<Vec<_>>().join(" "))
}

fn collect_text(node: Node<'_>, words: &mut String) {
    match &node.data().value {
        NodeValue::Text(text) => words.push_str(text),
        NodeValue::Code(code) => words.push_str(&code.literal),
        NodeValue::HtmlInline(html) if remark::is_remark(html) => {}
        NodeValue::HtmlBlock(html) if remark::is_remark(&html.literal) => {}
        NodeValue::HtmlInline(literal) => words.push_str(literal),
        NodeValue::CodeBlock(block) => {
            words.push(' ');
            words.push_str(&block.literal);
        }
        NodeValue::HtmlBlock(block) => {
            words.push(' ');
            words.push_str(&block.literal);
        }
        NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
        value if value.block() => words.push(' '),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_read_as_it_is_said() {
        let message = "the period `a|b` [x](//evil.test/s) a_b*c* has **no** `<b>`";
        let prose = of_message(message);
        assert_eq!(to_text(&prose), message.replace('`', ""));
        let html = to_html(&prose, 0, "");
        assert!(!html.contains("<a") && !html.contains("<em") && html.contains("<code>a|b</code>"));
    }

    #[test]
    fn text_is_one_line_of_words() {
        assert_eq!(to_text("# A\n\n- *b* `c`\n- [d](e)\n\nf\ng"), "A b c d f g");
    }
}
