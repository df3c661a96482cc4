//! Where the head of a Markdown file ends and its text begins. Called by `load` for a narrative or an annex,
//! and by who asks which bytes of a file are YAML. What the head says is read by `decode`.

use std::ops::Range;

use crate::clean::is_hidden;
use crate::decode;
use crate::diagnostic::Finding;
use crate::source::{Location, SourceId, Span};

/// The head and the text of a file.
pub(super) struct Parts {
    pub(super) head: Range<usize>,
    pub(super) body: Range<usize>,
    /// Where the two are parted by something else than a line `---`.
    pub(super) open: Option<Range<usize>>,
}

impl Parts {
    /// What is wrong with the line that is to end the head.
    pub(super) fn fault(&self, id: SourceId, text: &str) -> Option<Finding> {
        let open = self.open.clone()?;
        let place = Location::new(id, Span::new(open.start, open.end));
        Some(decode::open_head(place, text.get(open).unwrap_or_default()))
    }
}

/// The bytes of the head and of the text after it.
pub fn split_front_matter(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let Parts { head, body, open } = parts(text)?;
    open.is_none().then_some((head, body))
}

/// The head and the text of a file that begins with a line `---`. Where no such line ends the head, it ends
/// where it was meant to.
pub(super) fn parts(text: &str) -> Option<Parts> {
    let mut lines = text.split_inclusive('\n');
    let start = lines.next().filter(|line| bare(line) == "---")?.len();
    let mut at = start;
    let mut first_without_key = None;
    for line in lines {
        let behind = at + line.len();
        let is_closed = bare(line) == "---";
        if is_closed || is_like_fence(line) {
            let end = at + line.trim_end().len();
            let open = (!is_closed).then_some(at..end);
            return Some(Parts { head: start..at, body: behind..text.len(), open });
        }
        if first_without_key.is_none() && !is_of_head(line) {
            first_without_key = Some(at);
        }
        at = behind;
    }
    let end = first_without_key.unwrap_or(text.len());
    Some(Parts { head: start..end, body: end..text.len(), open: Some(end..end) })
}

/// A line without what nobody sees in it. What is hidden is reported, and nothing else of the file is to be
/// lost by it.
fn bare(line: &str) -> &str {
    let is_nothing = |letter: char| letter.is_whitespace() || is_hidden(letter);
    line.trim_start_matches(is_hidden).trim_end_matches(is_nothing)
}

/// Whether somebody may have meant a line for `---`.
fn is_like_fence(line: &str) -> bool {
    const DASHES: [char; 7] = ['-', '\u{2010}', '\u{2011}', '\u{2012}', '–', '—', '\u{2212}'];
    let line = bare(line);
    let has_several = line.len() > 1 && line.chars().all(|sign| DASHES.contains(&sign));
    has_several || line == "..."
}

/// Whether a line may stand in a head: a key at the margin, or what goes on below one.
fn is_of_head(line: &str) -> bool {
    let word = line.split(':').next().filter(|word| word.len() < line.trim_end().len());
    line.starts_with([' ', '\t', '#', '-'])
        || word.is_some_and(|word| word.split_whitespace().count() == 1)
}

#[cfg(test)]
mod tests {
    use super::{parts, split_front_matter};

    #[test]
    fn front_matter_is_what_stands_between_the_fences() {
        let text = "---\ntitle: A\n---\n\nBody\n";
        assert_eq!(split_front_matter(text), Some((4..13, 17..text.len())));
        assert_eq!(split_front_matter("---\r\na: b\r\n---\r\n"), Some((5..11, 16..16)));
        assert_eq!(split_front_matter("# No head\n"), None);
        assert_eq!(split_front_matter("---\ntitle: never closed\n"), None);
    }

    #[test]
    fn a_head_that_is_not_closed_ends_where_it_was_meant_to() {
        let open = |text: &str| {
            let parts = parts(text)?;
            Some((text.get(parts.head)?.to_owned(), text.get(parts.body)?.to_owned(), parts.open?))
        };
        let head = "title: A\n".to_owned();
        for line in ["--", "----", "—", "..."] {
            let text = format!("---\ntitle: A\n{line}\n\nBody\n\n---\n\nMore\n");
            let body = "\nBody\n\n---\n\nMore\n".to_owned();
            assert_eq!(open(&text), Some((head.clone(), body, 13..13 + line.len())), "{line}");
        }
        for body in ["\nBody\n", "The year: a review.\n", "Body\n", ""] {
            let text = format!("---\ntitle: A\n{body}");
            assert_eq!(open(&text), Some((head.clone(), body.to_owned(), 13..13)), "{body}");
        }
    }
}
