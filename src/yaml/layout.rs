//! The columns in which the lines of a text begin, and which of them is out of place. Called by
//! `syntax`, which has the words.

use super::scan;

/// A line with something on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WrittenLine<'a> {
    /// The byte at which it begins.
    pub(super) start: usize,
    /// How many spaces stand before what is written.
    pub(super) indent: usize,
    /// The same, with the dash of a list item counted as a space.
    pub(super) content: usize,
    /// What is written behind the dash, without a comment.
    pub(super) text: &'a str,
}

impl<'a> WrittenLine<'a> {
    /// The line in which a byte lies, if there is more on it than a comment.
    pub(super) fn at(text: &'a str, at: usize) -> Option<Self> {
        let range = scan::line(text, at);
        let written = scan::trim(text, range.clone());
        let content = scan::after_dashes(text, written.start);
        let behind = scan::rest_of_line(text, content.min(range.end));
        let is_something = !written.is_empty() && !text.get(written.start..)?.starts_with('#');
        is_something.then_some(Self {
            start: range.start,
            indent: written.start - range.start,
            content: behind.start - range.start,
            text: text.get(behind)?,
        })
    }

    /// Whether a list item begins on it.
    pub(super) fn is_item(&self) -> bool {
        self.content > self.indent
    }

    /// The byte at which what is written begins.
    pub(super) fn first(&self) -> usize {
        self.start + self.indent
    }

    /// The byte behind what is written.
    pub(super) fn end(self) -> usize {
        self.start + self.content + self.text.len()
    }

    /// The key it begins with.
    pub(super) fn key(&self) -> Option<&'a str> {
        let colon = scan::value_start(self.text, 0)?;
        self.text.get(..colon - 1).map(str::trim_end)
    }

    /// Whether it is a sentence rather than a key, even if there is a colon in it.
    pub(super) fn is_words(&self) -> bool {
        let in_a_key =
            |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-\"'/.".contains(c);
        self.key().is_none_or(|key| !key.chars().all(in_a_key))
    }

    /// Whether a block of text begins at its end.
    pub(super) fn begins_text(&self) -> bool {
        let sign = self.text.rsplit_once(": ").map(|(_, sign)| sign);
        sign.is_some_and(|sign| sign.starts_with(['|', '>']) && sign.len() <= 3)
    }

    /// Whether it begins with a dash that has no space behind it.
    pub(super) fn is_glued(&self) -> bool {
        let behind = self.text.trim_start_matches('-');
        self.text.len() > behind.len() && behind.starts_with(|c: char| c.is_alphabetic())
    }

    /// Whether it is a key with nothing behind it.
    pub(super) fn opens(&self) -> bool {
        self.key().is_some() && self.text.ends_with(':')
    }

    /// How the author knows it: by its key, or by its first word.
    pub(super) fn name(&self) -> &'a str {
        let word = self.text.split(scan::WHITE).next().unwrap_or(self.text);
        self.key().unwrap_or(word)
    }
}

/// The lines above a byte that hold something, from the nearest on.
pub(super) fn above(text: &str, at: usize) -> impl Iterator<Item = WrittenLine<'_>> {
    let mut start = scan::line_start(text, at);
    std::iter::from_fn(move || {
        start = scan::line_start(text, start.checked_sub(1)?);
        Some(WrittenLine::at(text, start))
    })
    .flatten()
}

/// The lines below a byte that hold something.
pub(super) fn below(text: &str, at: usize) -> impl Iterator<Item = WrittenLine<'_>> {
    let mut end = scan::line(text, at).end;
    std::iter::from_fn(move || {
        let next = end + text.get(end..)?.find('\n')? + 1;
        end = scan::line(text, next).end;
        Some(WrittenLine::at(text, next))
    })
    .flatten()
}

/// Behind the last line of a text that begins below a byte and ends before the next key or item.
pub(super) fn end_of_words(text: &str, at: usize) -> usize {
    let words = below(text, at).take_while(|line| line.is_words() && !line.is_item());
    words.last().map_or(at, WrittenLine::end)
}

/// Behind the last line from a line on that is indented as far as it or further.
pub(super) fn end_of_block(text: &str, line: WrittenLine<'_>) -> usize {
    let block = below(text, line.start).take_while(|next| next.indent >= line.indent);
    block.last().unwrap_or(line).end()
}

/// The columns in which something may begin at a byte, by what is open above: each with the
/// nearest line that begins there.
fn open(text: &str, at: usize) -> Vec<(usize, bool, WrittenLine<'_>)> {
    let mut open: Vec<(usize, bool, WrittenLine<'_>)> = Vec::new();
    let mut limit = usize::MAX;
    for line in above(text, at) {
        let columns = [(line.content, false), (line.indent, true)];
        for (column, dash) in columns.into_iter().filter(|(_, dash)| !dash || line.is_item()) {
            if column < limit {
                open.push((column, dash, line));
                limit = column;
            }
        }
        if limit == 0 {
            break;
        }
    }
    open
}

/// The column in which a line was probably meant to begin, with the line above that begins there.
pub(super) fn meant<'a>(text: &'a str, line: WrittenLine<'_>) -> Option<(usize, WrittenLine<'a>)> {
    let fitting = open(text, line.start).into_iter().filter(|(_, dash, _)| *dash == line.is_item());
    let nearest = fitting.min_by_key(|(column, ..)| column.abs_diff(line.indent));
    nearest.map(|(column, _, above)| (column, above)).filter(|(column, _)| *column != line.indent)
}

/// The line above that is to blame for a line that is indented further than what it follows, and
/// the column in which it should have begun.
pub(super) fn to_blame<'a>(
    text: &'a str,
    line: WrittenLine<'_>,
) -> Option<(WrittenLine<'a>, usize, WrittenLine<'a>)> {
    let mut lines = above(text, line.start);
    let before = lines.next()?;
    let parent = lines.next()?;
    if before.is_item() || before.indent >= line.indent {
        return None;
    }
    let stands_beside =
        parent.opens() && parent.content >= before.indent && parent.content < line.indent;
    let left_its_block = parent.content == line.indent && parent.content > before.indent;
    (stands_beside || left_its_block).then_some((before, line.indent, parent))
}

/// The key right above a line that has nothing under it and is indented further than the line, with
/// the line above in whose column it should have begun.
pub(super) fn lone_key<'a>(
    text: &'a str,
    line: WrittenLine<'_>,
) -> Option<(WrittenLine<'a>, WrittenLine<'a>)> {
    let key = above(text, line.start).next()?;
    if !key.opens() || key.is_item() || key.indent <= line.indent {
        return None;
    }
    let columns = open(text, key.start).into_iter();
    let mut fitting = columns.filter(|(column, dash, _)| !dash && *column < line.indent);
    fitting.next().map(|(_, _, beside)| (key, beside))
}

/// The nearest list item above whose dash stands in the column in which a line begins without one.
pub(super) fn item_in_column<'a>(text: &'a str, line: WrittenLine<'_>) -> Option<WrittenLine<'a>> {
    let is_there = |(column, dash, above): (usize, bool, WrittenLine<'a>)| {
        (dash && column == line.indent && !line.is_item()).then_some(above)
    };
    open(text, line.start).into_iter().find_map(is_there)
}

/// Whether a list item above a line has a key already.
pub(super) fn has_key(text: &str, item: WrittenLine<'_>, line: usize, key: &str) -> bool {
    let inside = above(text, line).take_while(|above| above.start >= item.start);
    let mut keys = inside.filter(|above| above.content == item.content);
    keys.any(|above| above.key() == Some(key))
}

/// The key whose list an item belongs to, or one beside it.
pub(super) fn around<'a>(text: &'a str, item: WrittenLine<'_>) -> Option<WrittenLine<'a>> {
    let columns = open(text, item.start).into_iter();
    let mut outside = columns.filter(|(column, dash, _)| !dash && *column < item.indent);
    outside.next().map(|(_, _, key)| key)
}

/// The lines of a block above a list item that is indented further than its dash.
pub(super) fn block_beside(text: &str, line: WrittenLine<'_>) -> Option<std::ops::Range<usize>> {
    let block: Vec<WrittenLine<'_>> =
        above(text, line.start).take_while(|above| above.indent > line.indent).collect();
    let (last, first) = (block.first()?, block.last()?);
    (!first.is_item()).then(|| first.first()..last.end())
}
