//! Texts after `|` and `>`. Called by `block`; those with numbers or a `+` behind the sign are for the parser.

use super::{Line, Reader};
use crate::source::Span;
use crate::yaml::lost;
use crate::yaml::tree::{Kind, Node, ScalarStyle};

/// The lines of a text.
struct Extent {
    start: usize,
    /// Behind the last line with words.
    end: usize,
    /// How far in its lines begin.
    indent: usize,
    /// Where the line behind it begins.
    next: usize,
}

impl<'s> Reader<'s> {
    /// The text whose sign stands at a place of a line, in a list or mapping that begins in a column.
    pub(super) fn text_block(&mut self, at: usize, line: Line, column: usize) -> Option<Node<'s>> {
        let sign = self.text.get(at..line.end)?.trim_end_matches(' ');
        let keeps_break = !sign.ends_with('-');
        let style = match sign {
            "|" | "|-" => ScalarStyle::Literal,
            ">" | ">-" => ScalarStyle::Folded,
            _ => return None,
        };
        let extent = self.extent(line.end + 1, column)?;
        let lines = self.text.get(extent.start..extent.end)?;
        let mut text = String::with_capacity(lines.len() + 1);
        match style {
            ScalarStyle::Literal => literal(lines, extent.indent, &mut text),
            _ => folded(lines, extent.indent, &mut text),
        }
        if keeps_break {
            text.push('\n');
        }
        let end = extent.start + lines.trim_end().len();
        if text.trim().is_empty() || lost::line_behind(self.text, at, end).is_some() {
            return None;
        }
        self.line = self.line_from(extent.next)?;
        let kind = Kind::Scalar { text: text.into(), style };
        Some(Node { span: Span::new(at, end), incomplete: false, kind })
    }

    /// The lines from a place on that lie further in than a column.
    fn extent(&self, start: usize, column: usize) -> Option<Extent> {
        let first = self.behind_spaces(start);
        let indent = first - start;
        if indent <= column || self.byte(first) == b'\n' {
            return None;
        }
        let (mut next, mut end) = (start, start);
        while next < self.text.len() {
            let first = self.behind_spaces(next);
            let is_blank = self.byte(first) == b'\n';
            if is_blank && first - next > indent || !is_blank && first - next < indent {
                return (!is_blank).then_some(Extent { start, end, indent, next });
            }
            let end_of_line = self.end_of_line(first);
            if !is_blank {
                end = end_of_line;
            }
            next = end_of_line + 1;
        }
        // Whether the last line has an end makes a difference to what the text is.
        self.text.ends_with('\n').then_some(Extent { start, end, indent, next })
    }
}

fn literal(lines: &str, indent: usize, text: &mut String) {
    for (index, line) in lines.split('\n').enumerate() {
        if index > 0 {
            text.push('\n');
        }
        text.push_str(line.get(indent..).unwrap_or_default());
    }
}

/// Lines that begin in the column of the text are joined with a space; those further in stay as they are.
fn folded(lines: &str, indent: usize, text: &mut String) {
    let (mut breaks, mut was_further) = (0, true);
    for line in lines.split('\n') {
        let words = line.get(indent..).unwrap_or_default();
        if words.is_empty() {
            breaks += 1;
            continue;
        }
        let is_further = words.starts_with(' ');
        if !text.is_empty() {
            match (breaks, was_further || is_further) {
                (1, false) => text.push(' '),
                (breaks, false) => (1..breaks).for_each(|_| text.push('\n')),
                (breaks, true) => (0..breaks).for_each(|_| text.push('\n')),
            }
        }
        text.push_str(words);
        (breaks, was_further) = (1, is_further);
    }
}
