//! A page of Markdown as a terminal shows it: headings bold, code indented, lines wrapped.
//!
//! Used for the pages of rules. It knows what such a page is made of; a table or an image would
//! come out as its bare words.

use anstyle::{AnsiColor, Style};
use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::{Arena, Options, parse_document};

use super::clean::{clean, clean_line};

const HEADING: Style = Style::new().bold();
const CODE: Style = AnsiColor::Cyan.on_default();
const FILE: Style = Style::new().dimmed();

/// Renders a page.
///
/// `width` is in columns; code is never wrapped. The result ends with a line break.
pub fn render(markdown: &str, width: usize, colour: bool) -> String {
    let arena = Arena::new();
    let document = parse_document(&arena, markdown, &Options::default());
    let mut page = Page { text: String::new(), width, colour };
    page.blocks(document, &mut Indent::default());
    page.text
}

/// What stands before a line.
#[derive(Default)]
struct Indent {
    spaces: usize,
    /// The bullet or number of a list, in front of its first line only.
    bullet: Option<String>,
}

impl Indent {
    fn take(&mut self) -> String {
        let bullet = self.bullet.take().unwrap_or_default();
        " ".repeat(self.spaces.saturating_sub(bullet.len())) + &bullet
    }
}

struct Page {
    text: String,
    width: usize,
    colour: bool,
}

impl Page {
    fn line(&mut self, indent: &mut Indent, line: &str) {
        let line = indent.take() + line;
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn paint(&self, style: Style, text: &str) -> String {
        if self.colour && !text.is_empty() {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }

    fn blocks<'a>(&mut self, parent: &'a AstNode<'a>, indent: &mut Indent) {
        let tight = matches!(&parent.data.borrow().value, NodeValue::List(list) if list.tight)
            || matches!(parent.data.borrow().value, NodeValue::Item(_));
        for node in parent.children() {
            if node.previous_sibling().is_some() && !tight {
                self.text.push('\n');
            }
            self.block(node, indent);
        }
    }

    fn block<'a>(&mut self, node: &'a AstNode<'a>, indent: &mut Indent) {
        match &node.data.borrow().value {
            NodeValue::Heading(_) => self.paragraph(node, HEADING, indent),
            NodeValue::CodeBlock(code) => {
                if let Some(file) = title(&code.info) {
                    let file = self.paint(FILE, &clean_line(file));
                    self.line(indent, &format!("  {file}"));
                }
                for line in clean(&code.literal).lines() {
                    let line = self.paint(CODE, line);
                    self.line(indent, &format!("    {line}"));
                }
            }
            NodeValue::Item(item) => {
                let bullet = match item.list_type {
                    ListType::Bullet => "- ".to_owned(),
                    ListType::Ordered => format!("{}. ", item.start),
                };
                let spaces = indent.spaces + bullet.len();
                self.blocks(node, &mut Indent { spaces, bullet: Some(bullet) });
            }
            NodeValue::List(_) | NodeValue::BlockQuote => self.blocks(node, indent),
            _ => self.paragraph(node, Style::new(), indent),
        }
    }

    /// Wraps the words under a node.
    fn paragraph<'a>(&mut self, node: &'a AstNode<'a>, style: Style, indent: &mut Indent) {
        let mut words = Words::default();
        self.gather(node, style, &mut words);
        let room = self.width.saturating_sub(indent.spaces);
        let (mut line, mut used) = (String::new(), 0);
        for word in words.0.into_iter().filter(|word| word.width > 0) {
            if used > 0 && used + 1 + word.width > room {
                self.line(indent, &std::mem::take(&mut line));
                used = 0;
            }
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(&word.text);
            used += word.width;
        }
        self.line(indent, &line);
    }

    fn gather<'a>(&self, parent: &'a AstNode<'a>, style: Style, words: &mut Words) {
        for node in parent.children() {
            match &node.data.borrow().value {
                NodeValue::Text(text) => words.add(text, |text| self.paint(style, text)),
                NodeValue::Code(code) => {
                    words.add(&format!("`{}`", code.literal), |text| self.paint(CODE, text));
                }
                NodeValue::SoftBreak | NodeValue::LineBreak => words.add(" ", str::to_owned),
                NodeValue::Strong => self.gather(node, style.bold(), words),
                NodeValue::Emph => self.gather(node, style.italic(), words),
                _ => self.gather(node, style, words),
            }
        }
    }
}

/// The file an example belongs to, as the line that opens a code block names it.
fn title(info: &str) -> Option<&str> {
    info.split_once("title=\"")?.1.split_once('"').map(|(title, _)| title)
}

/// A word may be made of several pieces in different styles: `code`, and a comma.
#[derive(Default)]
struct Word {
    text: String,
    width: usize,
}

/// The words of a paragraph. Empty ones stand where spaces met.
#[derive(Default)]
struct Words(Vec<Word>);

impl Words {
    fn add(&mut self, text: &str, paint: impl Fn(&str) -> String) {
        for (index, piece) in text.split(' ').enumerate() {
            if index > 0 {
                self.0.push(Word::default());
            }
            if piece.is_empty() {
                continue;
            }
            if self.0.is_empty() {
                self.0.push(Word::default());
            }
            if let Some(word) = self.0.last_mut() {
                word.text.push_str(&paint(&clean_line(piece)));
                word.width += piece.chars().count();
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]
mod tests {
    use snapbox::{IntoData, assert_data_eq, str};

    use super::render;

    const PAGE: &str = "# unknown-key\n\nReports a key, `like this`, that a file has **no** place \
        for.\n\n## Fails\n\n```yaml title=\"priorities/thb/actions/1.1.yaml\"\nkey: |\n  text\n\n\
        \u{1b}[2Jother: 1\n```\n\n- one item that is long enough to need a second line\n- two\n\n\
        3. three\n4. four\n   - five\n";

    #[test]
    fn a_page_is_shown_without_the_marks_of_markdown() {
        assert_data_eq!(
            render(PAGE, 40, false),
            str![[r#"
unknown-key

Reports a key, `like this`, that a file
has no place for.

Fails

  priorities/thb/actions/1.1.yaml
    key: |
      text

    ␛[2Jother: 1

- one item that is long enough to need a
  second line
- two

3. three
4. four
   - five

"#]]
            .raw()
        );
    }

    #[test]
    fn colour_adds_nothing_but_colour() {
        let coloured = render(PAGE, 40, true);
        assert!(coloured.contains("\u{1b}[1mno\u{1b}[0m"));
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), render(PAGE, 40, false));
    }
}
