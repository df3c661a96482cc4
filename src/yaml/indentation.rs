//! The words for lines that do not begin where they should: keys, list items and texts. Called by
//! `syntax` and `build`; which line it is, is found by `layout`.

use super::layout::{self, WrittenLine};
use super::pasted::WITH_A_LIST;
use super::scan;
use super::syntax::{QUOTE, Site};
use crate::diagnostic::Finding;
use crate::source::{Location, Span};

/// What people write in place of the dash of a list item.
const BULLETS: [char; 7] = ['*', '•', '·', '‣', '–', '—', '+'];

impl Site<'_> {
    /// Something that is neither where it could go on nor where something else could begin.
    pub(super) fn indentation(&self) -> Finding {
        let Some(line) = WrittenLine::at(self.text, self.at) else {
            return self.here("this does not belong to the value before it").help(QUOTE);
        };
        if line.first() < self.at && !line.is_item() {
            let rest = scan::rest_of_line(self.text, self.at);
            let finding = self.finding(rest, "this does not belong to the value before it");
            if self.slice(..self.at).trim_end().ends_with([']', '}']) {
                return self.after_bracket();
            }
            return finding.help(QUOTE);
        }
        if let Some(item) = layout::item_in_column(self.text, line) {
            return self.between_items(line, item);
        }
        if let Some((column, beside)) = layout::meant(self.text, line) {
            let is_first = layout::above(self.text, beside.start).next().is_none();
            if is_first && line.indent == 0 {
                return self.out_of_place(beside, 0, line, "below");
            }
            return self.out_of_place(line, column, beside, "above");
        }
        if line.is_item() {
            return self.item_without_list(line);
        }
        self.finding(mark(line), "this line is not indented like the lines it belongs with")
            .help("let the keys of one block, or the dashes of one list, start in the same column")
    }

    /// A key that is indented further than the key whose value is being read.
    pub(super) fn too_far(&self, line: WrittenLine<'_>, key: WrittenLine<'_>) -> Finding {
        if key.key().is_none() && !key.is_item() {
            return self.no_colon(key);
        }
        if key.is_glued() {
            return self.glued_dash(key.first());
        }
        match layout::to_blame(self.text, line) {
            Some((blamed, column, parent)) if parent.opens() && parent.content >= blamed.indent => {
                let (name, parent_name) = (blamed.name(), parent.name());
                self.finding(
                    mark(blamed),
                    format!("`{name}` is not indented under `{parent_name}`"),
                )
                .help(spaces_before(column, &format!("`{name}`")))
            }
            Some((blamed, column, beside)) => self.out_of_place(blamed, column, beside, "above"),
            None => self.out_of_place(line, key.content, key, "above"),
        }
    }

    /// A list item that became part of the text above it.
    pub(super) fn swallowed(&self) -> Finding {
        let line = WrittenLine::at(self.text, self.at);
        let meant = line.and_then(|line| Some((line, layout::meant(self.text, line)?)));
        if let Some((line, (column, beside))) = meant {
            return self.out_of_place(line, column, beside, "above");
        }
        let finding = self.here("this dash stands inside a text");
        let mut lines = layout::above(self.text, self.at);
        let key = lines.find(|line| line.key().is_some() || line.is_item());
        let Some(key) = key.and_then(|line| line.key()) else {
            return finding
                .help("if a list begins here, write nothing behind the key above it")
                .help(QUOTE);
        };
        finding
            .help(format!("{WITH_A_LIST} `{key}: |`, and the text and the list on the lines below it, indented further"))
            .help(format!("for a list, write `{key}:`, and the text on the lines below it too, behind a dash of its own"))
            .help(QUOTE)
    }

    /// A text under its key that is indented no further than the key, and so is not its text: from
    /// the sign at which it should have begun to the end of the text.
    pub(super) fn unindented_text(&self) -> Finding {
        let header = self.slice(scan::rest_of_line(self.text, self.at));
        let key = WrittenLine::at(self.text, self.at).map_or(0, |line| line.content);
        let end = layout::end_of_words(self.text, scan::line(self.text, self.at).end);
        self.finding(self.at..end, format!("the text after `{header}` is not indented"))
            .help(format!("put {} before each line of the text", counted(key + 2)))
    }

    /// Brackets that are closed, but hold a line that is indented no further than their key: from
    /// that line to the end of the brackets.
    pub(super) fn unindented_in_brackets(&self, open: usize) -> Option<Finding> {
        let close = scan::closing(self.text, open)?;
        let key = WrittenLine::at(self.text, open)?;
        let lines = layout::below(self.text, open).take_while(|line| line.start < close);
        let first = lines.into_iter().find(|line| line.indent <= key.content)?;
        let first = first.first();
        let finding = self.finding(
            first..first + self.slice(first..close).lines().next().map_or(0, str::len),
            format!("inside brackets, this line must be indented further than `{}`", key.name()),
        );
        let place = self.location(open..open + 1);
        Some(finding.related(place, "opened here").help(format!(
            "put {} before each line, up to the closing bracket",
            counted(key.content + 2)
        )))
    }

    /// Lines of text with a colon in them under a key, without a sign that text begins.
    pub(super) fn text_without_sign(&self, line: WrittenLine<'_>) -> Option<Finding> {
        let parent = layout::above(self.text, line.start).next()?;
        let under = parent.opens() && parent.content < line.indent && !line.is_item();
        if !under || !line.is_words() {
            return None;
        }
        let end = layout::end_of_block(self.text, line);
        let finding = self.finding(
            line.first()..end,
            "a colon followed by a space stands inside an unquoted text",
        );
        Some(
            finding.help(format!("write `{}: >-`, with the text below it as it is", parent.name())),
        )
    }

    /// `-one`, `-- one`, or a dash with what is no space to YAML after it.
    pub(super) fn glued_dash(&self, at: usize) -> Finding {
        let content = scan::rest_of_line(self.text, at);
        let written = self.slice(content.clone());
        let behind = written.trim_start_matches('-');
        let dashes = content.start..content.end - behind.len();
        let item = behind.trim_start_matches(|c: char| c == ' ' || scan::is_odd_space(c));
        let finding = match behind.chars().next().filter(|c| scan::is_odd_space(*c)) {
            Some(c) => {
                let message = format!("{} follows the dash in place of a space", odd_name(c));
                self.finding(dashes.end..dashes.end + c.len_utf8(), message)
            }
            None if dashes.len() > 1 => {
                self.finding(dashes, "a list item begins with one dash and a space")
            }
            None => self.finding(dashes, "no space after the dash"),
        };
        finding.help(format!("write `- {}`", scan::short(item)))
    }

    /// A line that is indented with what only looks like a space.
    pub(super) fn odd_space(&self) -> Finding {
        let odd = scan::odd_indent(self.text, self.at).unwrap_or(self.at..self.at);
        let name = self.slice(odd.clone()).chars().next().map(odd_name).unwrap_or_default();
        self.finding(odd, format!("{name} is used where only spaces may stand"))
            .help("delete what stands before the first letter, and indent with the space bar")
    }

    /// A line that is neither a key with a value nor a list item.
    pub(super) fn lone_line(&self, is_long_key: bool) -> Finding {
        let content = scan::rest_of_line(self.text, self.at);
        if let Some(colon) = scan::glued_colon(self.text, content.start) {
            return self.glued(colon);
        }
        let written = self.slice(content.clone());
        if written.len() > 1 && written.starts_with('-') {
            return self.glued_dash(self.at);
        }
        if is_long_key {
            return self
                .finding(content, "a key must fit on one line, with its colon")
                .help("if this is text, indent it further than the key it belongs to");
        }
        let Some(line) = WrittenLine::at(self.text, content.start) else {
            return self
                .finding(content, "this line is neither a key with a value nor a list item");
        };
        match layout::item_in_column(self.text, line) {
            Some(item) => self.between_items(line, item),
            None => self.no_colon(line),
        }
    }

    /// A line that begins in the column of the dashes of a list, without one.
    fn between_items(&self, line: WrittenLine<'_>, item: WrittenLine<'_>) -> Finding {
        if let Some(finding) = self.bullet(line.first()) {
            return finding;
        }
        if line.is_glued() {
            return self.glued_dash(line.first());
        }
        if let Some((key, beside)) = layout::lone_key(self.text, line) {
            return self.out_of_place(key, beside.content, beside, "above");
        }
        let written = scan::short(line.text);
        let finding = self.finding(mark(line), "a line without a dash stands between list items");
        let finding = finding.related(self.location(mark(item)), "a list item");
        if line.key().is_some() {
            let name = format!("`{}`", line.name());
            let is_taken = layout::has_key(self.text, item, line.start, line.name());
            let to_item = (!is_taken).then(|| spaces_before(item.content, &name));
            let finding = finding
                .help::<String>(
                    to_item.map(|spaces| format!("if it belongs to the item above, {spaces}")),
                )
                .help(format!("if it is an item of its own, write `- {written}`"));
            let outside = layout::around(self.text, item).map(|outside| {
                let move_it = spaces_before(outside.content, &name);
                format!("if it stands beside `{}`, {move_it}", outside.name())
            });
            return finding.help::<String>(outside);
        }
        finding
            .help(format!("if it is an item of its own, write `- {written}`"))
            .help("if it continues the text above, indent it further")
    }

    /// Another sign where the dash of a list item should be.
    pub(super) fn bullet(&self, at: usize) -> Option<Finding> {
        let written = self.slice(scan::rest_of_line(self.text, at));
        let (sign, item) = written.split_once(' ')?;
        let number = sign.strip_suffix(['.', ')']);
        let is_number = number.is_some_and(|number| number.parse::<u8>().is_ok());
        let mut signs = sign.chars();
        let is_bullet =
            signs.next().is_some_and(|c| BULLETS.contains(&c)) && signs.next().is_none();
        if !is_number && !is_bullet {
            return None;
        }
        let item = scan::short(item);
        let finding = self.finding(
            at..at + sign.len(),
            format!("a list item begins with `-`, not with `{sign}`"),
        );
        Some(finding.help(format!("write `- {item}`")))
    }

    /// A line that has no colon behind its key.
    fn no_colon(&self, line: WrittenLine<'_>) -> Finding {
        let start = line.start + line.content;
        let marked = start..start + line.text.len();
        let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let (word, rest) = line.text.split_once(' ').unwrap_or((line.text, ""));
        let rest = rest.trim_start_matches(['=', ' ']);
        let finding =
            self.finding(marked, "this line is neither a key with a value nor a list item");
        if word.chars().all(letter) && !word.is_empty() {
            let value = scan::short(rest);
            let separator = if value.is_empty() { "" } else { " " };
            let finding =
                finding.help(format!("if `{word}` is a key, write `{word}:{separator}{value}`"));
            return finding.help("if it continues the text above, indent it further than the key");
        }
        finding
            .help("if it continues the text above, indent it further than the key")
            .help("if it is a key, write a colon and a space after it")
    }

    /// A list item where no list is.
    fn item_without_list(&self, line: WrittenLine<'_>) -> Finding {
        if let Some(block) = layout::block_beside(self.text, line) {
            let name = WrittenLine::at(self.text, block.start).map_or("", |first| first.name());
            return self
                .finding(block, format!("a dash is missing before `{name}`, where a list begins"))
                .help(format!("write `- {name}`, with the dash in the column of the dash below"));
        }
        self.finding(line.first()..line.first() + 1, "a list item stands where a key should")
            .help("put it under the key whose list it belongs to, before the next key")
    }

    fn out_of_place(
        &self,
        line: WrittenLine<'_>,
        column: usize,
        beside: WrittenLine<'_>,
        side: &str,
    ) -> Finding {
        let (what, other, help) = if line.is_item() && beside.is_item() {
            ("this dash".to_owned(), format!("the one {side} it"), "the dash".to_owned())
        } else {
            let name = format!("`{}`", scan::short(line.name()));
            (name.clone(), format!("`{}` {side} it", scan::short(beside.name())), name)
        };
        let there = if line.is_item() { beside.indent } else { beside.content };
        let message = match (line.indent, there) {
            (0, there) => format!("{what} is not indented, and {other} is by {}", counted(there)),
            (here, 0) => format!("{what} is indented by {}, and {other} is not", counted(here)),
            (here, there) => {
                format!("{what} is indented by {}, and {other} by {there}", counted(here))
            }
        };
        self.finding(mark(line), message).help(spaces_before(column, &help))
    }

    fn location(&self, range: std::ops::Range<usize>) -> Location {
        Location::new(self.source, Span::new(range.start, range.end))
    }
}

/// What marks a line: its dash, or its key.
fn mark(line: WrittenLine<'_>) -> std::ops::Range<usize> {
    let start = line.first();
    if line.is_item() { start..start + 1 } else { start..start + line.name().len() }
}

/// What a character is called that looks like a space or like nothing.
pub(super) fn odd_name(c: char) -> String {
    match c {
        '\u{a0}' | '\u{202f}' => "a no-break space".to_owned(),
        c if c.is_whitespace() => format!("a space of another kind (U+{:04X})", u32::from(c)),
        c => format!("an invisible character (U+{:04X})", u32::from(c)),
    }
}

fn counted(spaces: usize) -> String {
    match spaces {
        1 => "1 space".to_owned(),
        more => format!("{more} spaces"),
    }
}

fn spaces_before(column: usize, what: &str) -> String {
    match column {
        0 => format!("remove the spaces before {what}"),
        _ => format!("put {} before {what}", counted(column)),
    }
}
