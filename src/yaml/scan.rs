//! Looks at the text around a mistake: where a line begins, which quote was left open, where
//! reading can resume. Called by `syntax` and `build`; holds no words.

use std::ops::Range;

pub(super) use crate::source::line_start;

/// The line in which a byte lies, without its line break.
pub(super) fn line(text: &str, at: usize) -> Range<usize> {
    let start = line_start(text, at);
    let rest = text.get(start..).unwrap_or_default();
    let length = rest.find('\n').unwrap_or(rest.len());
    start..start + rest.get(..length).unwrap_or_default().trim_end_matches('\r').len()
}

/// What is white space to YAML; other spaces are characters like any.
pub(super) const WHITE: [char; 4] = [' ', '\t', '\r', '\n'];

/// The range without the white space around it.
pub(super) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (part.len() - part.trim_start_matches(WHITE).len());
    start..start + part.trim_matches(WHITE).len()
}

/// Whether there is nothing to read in a text.
pub(super) fn is_blank(text: &str) -> bool {
    text.trim_matches(WHITE).is_empty()
}

/// Whether a character looks like a space, or like nothing at all, and is neither to YAML.
pub(super) fn is_odd_space(c: char) -> bool {
    let is_invisible = matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}');
    is_invisible || (c.is_whitespace() && !WHITE.contains(&c))
}

/// Whether the first that is written on a line, at a byte, only looks like a space.
pub(super) fn begins_oddly(text: &str, at: usize) -> bool {
    let first = text.get(at..).and_then(|rest| rest.chars().next());
    first.is_some_and(is_odd_space) && odd_indent(text, at).is_some_and(|odd| odd.contains(&at))
}

/// What looks like white space at the beginning of the line in which a byte lies, from the first
/// character on that is not.
pub(super) fn odd_indent(text: &str, at: usize) -> Option<Range<usize>> {
    let line = line(text, at);
    let written = text.get(line.clone())?;
    let blank = |c: char| is_odd_space(c) || WHITE.contains(&c);
    let end = line.start + (written.len() - written.trim_start_matches(blank).len());
    let first = line.start + written.find(is_odd_space)?;
    (first < end).then_some(first..end)
}

/// From a byte to the end of what is written on its line, without a comment.
pub(super) fn rest_of_line(text: &str, at: usize) -> Range<usize> {
    let range = at..line(text, at).end.max(at);
    let part = text.get(range.clone()).unwrap_or_default();
    let length = part.find(" #").unwrap_or(part.len());
    trim(text, at..at + length)
}

/// The first forty or so characters of a text, on one line.
pub(crate) fn short(text: &str) -> String {
    let mut characters = text.trim().chars().map(|c| if c.is_control() { ' ' } else { c });
    let mut short: String = characters.by_ref().take(40).collect();
    if characters.next().is_some() {
        short.push('…');
    }
    short
}

/// The length of the word before a colon at the beginning of a line: `title` of `title: x`.
fn key_length(line: &str) -> Option<usize> {
    let letter = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let length = line.find(|c| !letter(c))?;
    let named = line.starts_with(|c: char| c.is_ascii_alphabetic());
    (named && line.get(length..)?.starts_with(':')).then_some(length)
}

/// Whether a word looks like a key of a plan file.
pub(super) fn is_key(word: &str) -> bool {
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-".contains(c);
    !word.is_empty() && word.chars().all(letter)
}

/// Where a colon stands directly between a key and its value, in a line that begins at `start`
/// with a key or with the dash of a list item.
pub(super) fn glued_colon(text: &str, start: usize) -> Option<usize> {
    let line = text.get(start..)?.lines().next()?;
    let dash = if line.starts_with("- ") { 2 } else { 0 };
    let colon = dash + key_length(line.get(dash..)?)?;
    let after = line.get(colon + 1..)?;
    (!after.is_empty() && !after.starts_with([' ', '\t'])).then_some(start + colon)
}

/// Behind the dashes of list items at a byte, and the spaces after each.
pub(super) fn after_dashes(text: &str, mut at: usize) -> usize {
    while let Some(rest) = text.get(at..).and_then(|rest| rest.strip_prefix('-'))
        && rest.starts_with([' ', '\t'])
    {
        at += 1 + (rest.len() - rest.trim_start_matches([' ', '\t']).len());
    }
    at
}

/// Behind the colon of a key that a line begins with at a byte; in brackets nothing is a line.
pub(super) fn value_start(text: &str, at: usize) -> Option<usize> {
    let line = text.get(at..line(text, at).end)?;
    let ends = |colon: &(usize, &str)| {
        line.get(colon.0 + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    };
    let colon = line.match_indices(':').find(ends).map(|(colon, _)| colon)?;
    (!line.starts_with(['[', '{', '#'])).then_some(at + colon + 1)
}

/// Where to resume after a mistake: the next line that starts with a key at the left margin.
/// Always beyond `from`, where reading began.
pub(super) fn next_key(text: &str, broken_at: usize, from: usize) -> Option<usize> {
    let mut start = line_start(text, broken_at);
    // A line that is faulted for where it stands is good when read on its own; one that is
    // faulted for what it holds would only be faulted again.
    let mut good = start == broken_at && glued_colon(text, start).is_none();
    loop {
        let line = text.get(start..)?;
        if good && start > from && key_length(line).is_some() {
            return Some(start);
        }
        start += line.find('\n')? + 1;
        good = true;
    }
}

/// Where the `|` or `>` stands whose content begins at `content`.
pub(super) fn block_header(text: &str, from: usize, content: usize) -> usize {
    let between = text.get(from..content).unwrap_or_default();
    let mut comment = false;
    let mut before = ' ';
    for (offset, c) in between.char_indices() {
        match c {
            '\n' => comment = false,
            '#' if before.is_whitespace() => comment = true,
            '|' | '>' if !comment => return from + offset,
            _ => {}
        }
        before = c;
    }
    content
}

/// The first tab that stands where a line is indented, at or after a byte.
pub(super) fn indenting_tab(text: &str, at: usize) -> Option<usize> {
    let start = line_start(text, at);
    let mut indenting = true;
    for (offset, c) in text.get(start..)?.char_indices() {
        match c {
            '\t' if indenting => return Some(start + offset),
            '\n' => indenting = true,
            ' ' => {}
            _ => indenting = false,
        }
    }
    None
}

/// What was opened in a stretch of text and not closed.
#[derive(Default)]
pub(super) struct Unclosed {
    pub(super) quote: Option<usize>,
    pub(super) bracket: Option<usize>,
    /// The outermost bracket.
    pub(super) outermost: Option<usize>,
}

/// Goes through a text letter by letter and knows what is open.
struct Opened {
    quote: Option<(usize, char)>,
    brackets: Vec<usize>,
    comment: bool,
    before: char,
    /// Whether the next letter is escaped, or the second of two quotes that stand for one.
    skips: bool,
}

impl Opened {
    /// Nothing is open at a byte.
    fn at(text: &str, from: usize) -> Self {
        let before = text.get(..from).and_then(|text| text.chars().next_back()).unwrap_or('\n');
        Self { quote: None, brackets: Vec::new(), comment: false, before, skips: false }
    }

    fn read(&mut self, at: usize, c: char, next: Option<char>) {
        if std::mem::take(&mut self.skips) {
            return;
        }
        let before = std::mem::replace(&mut self.before, c);
        let opens = before.is_whitespace() || "[{,:-?".contains(before);
        match (self.quote, c) {
            (Some((_, '"')), '\\') => self.skips = true,
            (Some((_, '\'')), '\'') if next == Some('\'') => self.skips = true,
            (Some((_, open)), c) if c == open => self.quote = None,
            (None, '\n') => self.comment = false,
            (None, _) if self.comment => {}
            (None, '#') if before.is_whitespace() => self.comment = true,
            (None, '"' | '\'') if opens => self.quote = Some((at, c)),
            (None, '[' | '{') if opens || !self.brackets.is_empty() => self.brackets.push(at),
            (None, ']' | '}') => {
                self.brackets.pop();
            }
            _ => {}
        }
    }
}

/// Looks for the quote and the brackets that are still open at `to`.
pub(super) fn unclosed(text: &str, from: usize, to: usize) -> Unclosed {
    let mut opened = Opened::at(text, from);
    let mut characters = text.get(from..to).unwrap_or_default().char_indices().peekable();
    while let Some((offset, c)) = characters.next() {
        opened.read(from + offset, c, characters.peek().map(|next| next.1));
    }
    Unclosed {
        quote: opened.quote.map(|(at, _)| at),
        bracket: opened.brackets.last().copied(),
        outermost: opened.brackets.first().copied(),
    }
}

/// Behind the bracket that closes the one at a byte, if it does so before a line that begins with a
/// key or a list item.
pub(super) fn closing(text: &str, open: usize) -> Option<usize> {
    let rest = text.get(open..)?;
    let is_list = rest.starts_with('[');
    let begins_entry = |line: &str| {
        let content = line.trim_start_matches(WHITE);
        content.starts_with("- ") || (is_list && value_start(content, 0).is_some())
    };
    let mut opened = Opened::at(text, open);
    let mut characters = rest.char_indices().peekable();
    while let Some((offset, c)) = characters.next() {
        opened.read(open + offset, c, characters.peek().map(|next| next.1));
        let is_open = opened.quote.is_some() || !opened.brackets.is_empty();
        if matches!(c, ']' | '}') && !is_open {
            return Some(open + offset + 1);
        }
        let line = rest.get(offset + 1..).filter(|_| c == '\n').unwrap_or_default();
        if begins_entry(line.split('\n').next().unwrap_or_default()) {
            return None;
        }
    }
    None
}

/// The first escape that double quotes do not know, in the quoted text that opens at a byte.
pub(super) fn unknown_escape(text: &str, quote: usize) -> Option<Range<usize>> {
    let mut characters = text.get(quote..)?.char_indices().skip(1);
    while let Some((offset, c)) = characters.next() {
        match c {
            '"' => return None,
            '\\' => {
                let (_, escaped) = characters.next()?;
                if !"0abt\tnvfre \"/\\N_LP\n\rxuU".contains(escaped) {
                    let start = quote + offset;
                    return Some(start..start + 1 + escaped.len_utf8());
                }
            }
            _ => {}
        }
    }
    None
}
