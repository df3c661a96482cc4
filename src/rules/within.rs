//! From a piece of a prose to the bytes of its file.
//!
//! Rules that look into texts call this. A text differs from what stands in the file by
//! indentation, folded lines and escapes; both are gone through once, however many pieces are asked
//! for.

use std::cell::OnceCell;
use std::ops::Range;

use crate::clean::is_hidden;
use crate::source::{Location, SourceId, Sources, Span};
use crate::yaml;

use super::walk::Passage;

/// Where the pieces of a passage stand in its file.
pub(super) struct Places<'p> {
    source: SourceId,
    span: Span,
    text: &'p str,
    raw: &'p str,
    /// Where in the text and in the file the two go on alike, in order.
    alike: OnceCell<Vec<(usize, usize)>>,
}

impl<'p> Places<'p> {
    pub(super) fn of(sources: &'p Sources, passage: &Passage<'p>) -> Self {
        let Passage { source, span, text, .. } = *passage;
        Self { source, span, text, raw: sources.get(source).slice(span), alike: OnceCell::new() }
    }

    /// The place of a piece: its first line. Where escapes of YAML hide it, it is the whole passage.
    pub(super) fn locate(&self, piece: Range<usize>) -> Location {
        let start = self.span.start as usize;
        let span = self.find(piece).map(|at| Span::new(start + at.start, start + at.end));
        Location::new(self.source, span.unwrap_or(self.span))
    }

    /// The place of a piece in one line, where it stands there as it is read.
    pub(super) fn exact(&self, piece: Range<usize>) -> Option<Location> {
        let start = self.span.start as usize;
        let length = piece.len();
        let at = self.find(piece).filter(|at| at.len() == length)?;
        Some(Location::new(self.source, Span::new(start + at.start, start + at.end)))
    }

    /// The place of whole lines, from the first word to the last, where they stand there as they are
    /// read, and the blanks before each of them.
    pub(super) fn lines(&self, piece: Range<usize>) -> Option<(Location, &'p str)> {
        let written = self.text.get(piece.clone())?;
        let last = written.rfind('\n').map_or(0, |end| end + 1);
        let last = last + written.get(last..)?.len() - written.get(last..)?.trim_start().len();
        let first = piece.start..piece.start + written.find('\n').unwrap_or(written.len());
        let start = self.find(first)?.start;
        let end = self.find(piece.start + last..piece.end).map(|at| at.end)?;
        let line = self.raw.get(..start)?;
        let indent = line.get(line.rfind('\n').map_or(0, |end| end + 1)..)?;
        let is_alike =
            self.raw.get(start..end)?.matches('\n').count() == written.matches('\n').count();
        let from = self.span.start as usize;
        let place = Location::new(self.source, Span::new(from + start, from + end));
        (is_alike && indent.chars().all(|blank| blank == ' ')).then_some((place, indent))
    }

    fn find(&self, piece: Range<usize>) -> Option<Range<usize>> {
        let written = self.text.get(piece.clone())?.lines().next()?;
        let alike = self.alike.get_or_init(|| alike(self.raw, self.text));
        let last = alike.partition_point(|(in_text, _)| *in_text <= piece.start).checked_sub(1)?;
        let (in_text, in_raw) = alike.get(last)?;
        let at = in_raw + (piece.start - in_text);
        let is_there = self.raw.get(at..).is_some_and(|rest| rest.starts_with(written));
        let is_known = !written.is_empty() || alike.len() == 1;
        (is_there && is_known).then(|| at..at + written.len())
    }
}

/// Where a text and what it was read from go on alike, up to where they cannot be told together.
fn alike(raw: &str, text: &str) -> Vec<(usize, usize)> {
    let style = raw.chars().next().unwrap_or_default();
    // What a field holds in its full form stands somewhere in braces.
    let whole = if matches!(style, '|' | '>' | '"' | '\'') {
        raw.starts_with(text).then_some(0)
    } else {
        raw.find(text)
    };
    if let Some(at) = whole {
        return vec![(0, at)];
    }
    // The marks of a block scalar can look like a piece of the text.
    let mut at = match style {
        '|' | '>' => raw.find('\n').map_or(raw.len(), |end| end + 1),
        '"' | '\'' => 1,
        _ => 0,
    };
    let blanks = |at: usize| {
        let rest = raw.get(at..).unwrap_or_default();
        rest.len() - rest.trim_start_matches(' ').len()
    };
    let is_block = matches!(style, '|' | '>');
    let indent = if is_block { blanks(at) } else { 0 };
    at += indent;
    let mut marks: Vec<(usize, usize)> = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((in_text, letter)) = letters.peek().copied() {
        let Some(rest) = raw.get(at..).filter(|rest| !rest.is_empty()) else { break };
        let (found, length) = read(rest, style);
        // What is hidden was taken out.
        let found = found.filter(|found| *found == '\r' || !is_hidden(*found));
        if found == Some(letter) {
            let goes_on = marks.last().is_some_and(|(text, raw)| in_text - text == at - raw);
            if !goes_on {
                marks.push((in_text, at));
            }
            letters.next();
        } else if found.is_some_and(|found| !found.is_whitespace()) {
            if !letter.is_whitespace() {
                break;
            }
            letters.next();
            continue;
        }
        at += length;
        if found == Some('\n') {
            at += blanks(at).min(indent);
        }
    }
    marks
}

/// What a scalar of a style reads next, and from how many bytes; nothing where a line is continued.
fn read(rest: &str, style: char) -> (Option<char>, usize) {
    let mut letters = rest.chars();
    let first = letters.next().unwrap_or_default();
    let second = letters.next();
    match (style, first, second) {
        ('\'', '\'', Some('\'')) => (Some('\''), 2),
        ('"', '\\', Some(_)) => {
            let (length, letter) = yaml::escape(rest);
            (letter, length)
        }
        _ => (Some(first), first.len_utf8()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::prose;

    fn find(raw: &str, text: &str, piece: Range<usize>) -> Option<Range<usize>> {
        let (source, span) = (SourceId::of("a.yaml"), Span::new(0, raw.len()));
        Places { source, span, text, raw, alike: OnceCell::new() }.find(piece)
    }

    #[test]
    fn a_piece_is_found_among_its_like() {
        let text = "a > b\nc > d";
        let raw = ">\n    a > b\n    c > d\n";
        assert_eq!(find(raw, text, 2..3), Some(8..9));
        assert_eq!(find(raw, text, 8..9), Some(18..19));
        assert_eq!(find(text, text, 8..9), Some(8..9));
        assert_eq!(find("\"a \\u003e b\\nc \\u003e d\"", text, 2..3), None);
        assert_eq!(find("\"a \\u003e b\\nc > d\"", text, 8..9), Some(15..16));
        assert_eq!(find("'it''s\n  a > b'", "it's a > b", 7..8), Some(11..12));
        assert_eq!(find("a\n  b\n  c > d", "a b c > d", 6..7), Some(10..11));
        assert_eq!(find(raw, text, 4..11), Some(10..11));
        assert_eq!(find("{ text: a <b> }", "a <b>", 2..5), Some(10..13));
        assert_eq!(find("a\u{7}b\u{b}c > d", "ab c > d", 5..6), Some(6..7));
        assert_eq!(find("\"a\\e[1m\u{202e} > d\"", "a[1m > d", 5..6), Some(11..12));
    }

    #[test]
    fn a_citation_is_found_among_its_like() {
        let at = |raw, text| {
            let cited = prose::citations(text).into_iter();
            cited.map(|citation| find(raw, text, citation.range)).collect::<Vec<_>>()
        };
        let text = "`<figure:a>` is <figure:a>\nand\n<figure:a>";
        let raw = "|\n    `<figure:a>` is <figure:a>\n    and\n    <figure:a>\n";
        assert_eq!(at(raw, text), [Some(22..32), Some(45..55)]);
        assert_eq!(at("\"`\\u003cfigure:a>` is \\u003cfigure:a>\"", text)[0], None);
    }

    #[test]
    fn a_text_is_gone_through_once() {
        let line = "    a <b> c\n";
        let raw = format!("|\n{}", line.repeat(1000));
        let text = "a <b> c\n".repeat(1000);
        // A mark for each line, not for each letter or piece.
        assert_eq!(alike(&raw, &text).len(), 1000);
    }

    proptest! {
        #[test]
        fn what_is_found_is_the_first_line_of_the_piece(
            // A block whose first line begins with a blank would say how far it is indented.
            first in "[a-c|>][a-c|> ]{0,5}",
            others in proptest::collection::vec("[a-c|> ]{1,6}", 0..4),
            from in 0_usize..20,
            length in 1_usize..8,
        ) {
            let lines = [vec![first], others].concat();
            let text = lines.join("\n");
            let raw = format!("|\n  {}\n", lines.join("\n  "));
            let start = from.min(text.len());
            let end = (start + length).min(text.len());
            let first = text[start..end].lines().next().unwrap_or_default();
            match find(&raw, &text, start..end) {
                Some(range) => prop_assert_eq!(&raw[range], first),
                None => prop_assert!(first.is_empty()),
            }
        }
    }
}
