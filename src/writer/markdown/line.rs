//! The words of a line as Markdown: emphasis that opens and closes where it should, code, links, and
//! signs that stand for themselves. `markdown` puts lines together to blocks.

use super::runs_of;
use crate::document::{Inline, Role, Words, plain, push_text};
use crate::prose::{escape, escape_within};

/// Words as they are written where they stand.
pub(super) fn in_line(words: &[Inline], room: Room) -> String {
    let mut line = Line { text: String::new(), room };
    line.words(&flat(words));
    // A break ends nothing at the end.
    for end in ["\\\n", "<br>"] {
        while let Some(text) = line.text.strip_suffix(end) {
            line.text.truncate(text.trim_end_matches(' ').len());
        }
    }
    line.text.truncate(line.text.trim_end_matches(' ').len());
    line.text
}

/// The words without parts to play, and with texts that stand beside each other as one.
fn flat(words: &[Inline]) -> Words {
    let mut flat = Words::new();
    flatten(words, &mut flat, true);
    flat
}

fn flatten(words: &[Inline], flat: &mut Words, links: bool) {
    let inner = |words: &[Inline]| {
        let mut inner = Words::new();
        flatten(words, &mut inner, links);
        inner
    };
    for inline in words {
        match inline {
            Inline::Text(text) | Inline::Short(text, _) | Inline::State(_, text) => {
                push_text(flat, text);
            }
            Inline::Of(Role::PartMarking | Role::Fate, words) => {
                push_text(flat, " (");
                flatten(words, flat, links);
                push_text(flat, ")");
            }
            Inline::Of(Role::After, words) | Inline::Strong(words) | Inline::Added(words) => {
                flat.push(Inline::Strong(inner(words)));
            }
            Inline::Emphasis(words) => flat.push(Inline::Emphasis(inner(words))),
            Inline::Struck(words) | Inline::Removed(words) => {
                flat.push(Inline::Struck(inner(words)));
            }
            Inline::Link(to, words) if links => {
                let mut inside = Words::new();
                flatten(words, &mut inside, false);
                flat.push(Inline::Link(to.clone(), inside));
            }
            // A link has none in it.
            Inline::Link(_, words) | Inline::Of(_, words) => flatten(words, flat, links),
            Inline::Code(_) | Inline::Break | Inline::Noted(_) => flat.push(inline.clone()),
            // Not left by `take_notes`.
            Inline::Note(_) => {}
        }
    }
}

/// What words stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    /// Lines of their own.
    Lines,
    /// One line.
    Line,
    /// The cell of a table, which bars end.
    Cell,
}

/// A line, or several, that is being written.
struct Line {
    text: String,
    room: Room,
}

impl Line {
    fn words(&mut self, words: &[Inline]) {
        for (at, inline) in words.iter().enumerate() {
            let next = words.get(at + 1);
            match inline {
                Inline::Text(text) => self.plain(text, next),
                Inline::Code(code) => self.code(code),
                Inline::Break if self.room != Room::Lines => self.text.push_str("<br>"),
                Inline::Break => self.text.push_str("\\\n"),
                Inline::Emphasis(words) => self.marked("*", "em", words, next),
                Inline::Strong(words) => self.marked("**", "strong", words, next),
                Inline::Struck(words) => self.marked("~~", "del", words, next),
                Inline::Link(address, words) => {
                    self.text.push('[');
                    self.words(words);
                    self.push(&["](", &destination(address), ")"]);
                }
                Inline::Noted(number) => self.push(&["[^", &number.to_string(), "]"]),
                // Not left by `flat`.
                Inline::Short(..) | Inline::State(..) | Inline::Note(_) => {}
                Inline::Added(words) | Inline::Removed(words) | Inline::Of(_, words) => {
                    self.words(words);
                }
            }
        }
    }

    fn push(&mut self, pieces: &[&str]) {
        for piece in pieces {
            self.text.push_str(piece);
        }
    }

    fn begins(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }

    /// A blank, where there is something to keep apart.
    fn blank(&mut self) {
        if !self.begins() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    fn plain(&mut self, text: &str, next: Option<&Inline>) {
        if self.begins() {
            self.text.push_str(&escape(text));
        } else {
            let escaped = escape_within(text.trim_end_matches(' '));
            // Alone before a word it strikes nothing out; behind something else it may.
            if escaped.starts_with('~') && !self.text.ends_with(' ') {
                self.text.push('\\');
            }
            self.text.push_str(&escaped);
        }
        if text.ends_with(' ') {
            self.blank();
        }
        // Before a link it would make an image of it.
        if self.text.ends_with('!') && matches!(next, Some(Inline::Link(..))) {
            self.text.insert(self.text.len() - 1, '\\');
        }
    }

    fn code(&mut self, code: &str) {
        let code = code.replace('\n', " ");
        // Two runs of the same sign would be one.
        if self.text.ends_with('`') {
            self.text.push_str("<!-- -->");
        }
        let fence = "`".repeat(runs_of(&code, '`').max().unwrap_or(0) + 1);
        let bare = code.starts_with('`') || code.ends_with('`');
        let framed = code.starts_with(' ') && code.ends_with(' ') && !code.trim().is_empty();
        let blank = if bare || framed { " " } else { "" };
        let code = if self.room == Room::Cell { code.replace('|', "\\|") } else { code };
        self.push(&[&fence, blank, &code, blank, &fence]);
    }

    /// Words between marks, or between tags where the marks would not be read as such.
    fn marked(&mut self, mark: &str, tag: &str, words: &[Inline], next: Option<&Inline>) {
        let mut inner = Self { text: "\u{0}".to_owned(), room: self.room };
        inner.words(words);
        let inside = inner.text.trim_start_matches('\u{0}');
        let blank = |letter: char| letter == ' ';
        let (before, after) = (inside.starts_with(blank), inside.ends_with(blank));
        let inside = inside.trim_matches(' ');
        if plain(words).trim().is_empty() {
            return self.blank();
        }
        if before {
            self.blank();
        }
        let next = if after { Some(' ') } else { next.and_then(first_letter) };
        let previous = self.text.chars().next_back();
        let opens = flanks(previous, inside.chars().next(), mark);
        let closes = flanks(next, inside.chars().next_back(), mark);
        // The same sign inside may end what it begins.
        let ends_early = mark.chars().next().is_some_and(|sign| inside.contains(sign));
        if opens && closes && !ends_early {
            self.push(&[mark, inside, mark]);
        } else {
            self.push(&["<", tag, ">", inside, "</", tag, ">"]);
        }
        if after {
            self.blank();
        }
    }
}

/// The letter that a piece will begin with; of a text that is not escaped.
fn first_letter(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text(text) => text.chars().next(),
        Inline::Break => Some('\n'),
        // What begins with a mark of its own.
        _ => Some('*'),
    }
}

/// Whether a mark between these two letters, of which the second is inside, opens or closes.
fn flanks(outside: Option<char>, inside: Option<char>, mark: &str) -> bool {
    let apart =
        outside.is_none_or(|letter| letter.is_whitespace() || letter.is_ascii_punctuation());
    let touches = outside.is_some_and(|letter| mark.contains(letter) || "*~_".contains(letter));
    !touches
        && inside.is_some_and(|letter| {
            !mark.contains(letter) && (letter.is_alphanumeric() || apart) && !letter.is_whitespace()
        })
}

fn destination(address: &str) -> String {
    let is_plain =
        |letter: char| letter.is_alphanumeric() || "-._~:/?#@!$&'*+,;=%".contains(letter);
    if !address.is_empty() && address.chars().all(is_plain) {
        return address.replace('*', "%2A");
    }
    let escaped: String = address
        .chars()
        .map(|letter| match letter {
            '<' => "%3C".to_owned(),
            '>' => "%3E".to_owned(),
            '\\' => "%5C".to_owned(),
            '|' => "%7C".to_owned(),
            letter if letter.is_whitespace() => "%20".to_owned(),
            letter => letter.to_string(),
        })
        .collect();
    format!("<{escaped}>")
}
