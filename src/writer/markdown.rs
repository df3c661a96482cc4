//! The tree of a document as Markdown of GitHub's dialect.

use super::DEEPEST;
use crate::document::{Block, Code, Holds, Inline, List, Role, Section, Table, Words};
use crate::prose::{escape, escape_within};

/// Writes blocks; the headings of the outermost sections have this level.
pub fn write(blocks: &[Block], level: u8) -> String {
    let mut text = lines(blocks, level).join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// The lines of blocks, with an empty one between two.
fn lines(blocks: &[Block], level: u8) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut before: Option<&Block> = None;
    for block in blocks {
        if before.is_some() {
            lines.push(String::new());
        }
        // Two lists in a row would be one.
        if matches!((before, block), (Some(Block::List(_)), Block::List(_))) {
            lines.extend(["<!-- -->".to_owned(), String::new()]);
        }
        lines.extend(self::block(block, level));
        before = Some(block);
    }
    lines
}

fn block(block: &Block, level: u8) -> Vec<String> {
    match block {
        Block::Section(section) => self::section(section, level),
        Block::Paragraph(paragraph) => paragraph_lines(&paragraph.words),
        Block::List(list) => self::list(list, level),
        Block::Table(table) => self::table(table),
        Block::Quote(blocks) => {
            let quoted =
                |line: String| if line.is_empty() { ">".into() } else { format!("> {line}") };
            lines(blocks, level).into_iter().map(quoted).collect()
        }
        Block::Code(code) => fenced(code),
        Block::Rule => vec!["---".to_owned()],
    }
}

fn section(section: &Section, level: u8) -> Vec<String> {
    let place = section.anchor.as_ref().map(|anchor| format!(" <a id=\"{anchor}\"></a>"));
    let heading = in_line(&section.heading, false).replace('\n', " ");
    let place = place.unwrap_or_default();
    let mut lines = vec![match level {
        ..=DEEPEST => format!("{} {heading}{place}", "#".repeat(usize::from(level))),
        _ => format!("**{heading}**{place}"),
    }];
    if !section.blocks.is_empty() {
        lines.push(String::new());
        lines.extend(self::lines(&section.blocks, level.saturating_add(1)));
    }
    lines
}

fn paragraph_lines(words: &[Inline]) -> Vec<String> {
    in_line(words, false).lines().map(str::to_owned).collect()
}

fn list(list: &List, level: u8) -> Vec<String> {
    let mut written: Vec<String> = Vec::new();
    for (number, item) in list.items.iter().enumerate() {
        if list.loose && number > 0 {
            written.push(String::new());
        }
        let bullet = list.start.map_or("- ".to_owned(), |start| format!("{}. ", start + number));
        let indent = " ".repeat(bullet.len());
        let mut lines: Vec<String> = Vec::new();
        for (at, block) in item.blocks.iter().enumerate() {
            let follows = !list.loose && matches!(block, Block::List(_));
            if at > 0 && !follows {
                lines.push(String::new());
            }
            lines.extend(self::block(block, level));
        }
        if let Some(sign) = &item.sign {
            let word = format!("{}: ", escape(&sign.word));
            match lines.first_mut() {
                Some(first) => first.insert_str(0, &word),
                None => lines.push(word),
            }
        }
        if lines.is_empty() {
            lines.push(String::new());
        }
        for (at, line) in lines.into_iter().enumerate() {
            let before = if at == 0 { &bullet } else { &indent };
            written.push(format!("{before}{line}").trim_end_matches(' ').to_owned());
        }
    }
    written
}

fn table(table: &Table) -> Vec<String> {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let headings = table.columns.iter().map(|column| in_line(&column.heading, true)).collect();
    let below = table.columns.iter().map(|column| match column.holds {
        Holds::Words => "---".to_owned(),
        Holds::Numbers => "--:".to_owned(),
    });
    let rows = table.rows.iter();
    let rows = rows.map(|cells| row(cells.iter().map(|cell| in_line(cell, true)).collect()));
    [row(headings), row(below.collect())].into_iter().chain(rows).collect()
}

fn fenced(code: &Code) -> Vec<String> {
    let longest = runs_of(&code.text, '`').max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let info = code.language.clone().unwrap_or_default();
    let lines = code.text.lines().map(str::to_owned);
    [format!("{fence}{info}")].into_iter().chain(lines).chain([fence.clone()]).collect()
}

/// The lengths of what is made of nothing but one letter.
fn runs_of(text: &str, letter: char) -> impl Iterator<Item = usize> {
    text.split(move |other| other != letter).map(str::len)
}

/// Words in a line, or in a cell, which has no other lines.
fn in_line(words: &[Inline], in_cell: bool) -> String {
    let mut line = Line { text: String::new(), in_cell };
    line.words(&flat(words));
    line.text
}

/// The words without parts to play, and with texts that stand beside each other as one.
fn flat(words: &[Inline]) -> Words {
    let mut flat = Words::new();
    flatten(words, &mut flat);
    flat
}

fn flatten(words: &[Inline], flat: &mut Words) {
    for inline in words {
        match inline {
            Inline::Text(text) => push_text(flat, text),
            Inline::Of(Role::PartMarking | Role::Fate, words) => {
                push_text(flat, " (");
                flatten(words, flat);
                push_text(flat, ")");
            }
            Inline::Of(Role::After, words) => flatten(&[Inline::Strong(words.clone())], flat),
            Inline::Of(_, words) => flatten(words, flat),
            Inline::Emphasis(words) => flat.push(Inline::Emphasis(self::flat(words))),
            Inline::Strong(words) | Inline::Added(words) => {
                flat.push(Inline::Strong(self::flat(words)));
            }
            Inline::Struck(words) | Inline::Removed(words) => {
                flat.push(Inline::Struck(self::flat(words)));
            }
            Inline::Link(to, words) => flat.push(Inline::Link(to.clone(), self::flat(words))),
            Inline::Code(_) | Inline::Break => flat.push(inline.clone()),
        }
    }
}

fn push_text(words: &mut Words, more: &str) {
    match words.last_mut() {
        Some(Inline::Text(text)) => text.push_str(more),
        _ => words.push(Inline::Text(more.to_owned())),
    }
}

/// A line, or several, that is being written.
struct Line {
    text: String,
    in_cell: bool,
}

impl Line {
    fn words(&mut self, words: &[Inline]) {
        for (at, inline) in words.iter().enumerate() {
            let next = words.get(at + 1);
            match inline {
                Inline::Text(text) => self.plain(text, next),
                Inline::Code(code) => self.code(code),
                Inline::Break if self.in_cell => self.text.push_str("<br>"),
                Inline::Break => self.text.push_str("\\\n"),
                Inline::Emphasis(words) => self.marked("*", "em", words, next),
                Inline::Strong(words) => self.marked("**", "strong", words, next),
                Inline::Struck(words) => self.marked("~~", "del", words, next),
                Inline::Link(address, words) => {
                    self.text.push('[');
                    self.words(words);
                    self.text.push_str(&format!("]({})", destination(address)));
                }
                // Not left by `flat`.
                Inline::Added(words) | Inline::Removed(words) | Inline::Of(_, words) => {
                    self.words(words);
                }
            }
        }
    }

    fn plain(&mut self, text: &str, next: Option<&Inline>) {
        let begins = self.text.is_empty() || self.text.ends_with('\n');
        let escaped = if begins {
            let ends = next.is_none() || next == Some(&Inline::Break);
            let end = if ends { "" } else { &text[text.trim_end_matches(' ').len()..] };
            escape(text) + end
        } else {
            escape_within(text)
        };
        self.text.push_str(&escaped);
        // Before a link it would make an image of it.
        if escaped.ends_with('!') && matches!(next, Some(Inline::Link(..))) {
            self.text.insert(self.text.len() - 1, '\\');
        }
    }

    fn code(&mut self, code: &str) {
        let code = code.replace('\n', " ");
        let fence = "`".repeat(runs_of(&code, '`').max().unwrap_or(0) + 1);
        let bare = code.starts_with('`') || code.ends_with('`');
        let framed = code.starts_with(' ') && code.ends_with(' ') && !code.trim().is_empty();
        let blank = if bare || framed { " " } else { "" };
        let code = if self.in_cell { code.replace('|', "\\|") } else { code };
        self.text.push_str(&format!("{fence}{blank}{code}{blank}{fence}"));
    }

    /// Words between marks, or between tags where the marks would not be read as such.
    fn marked(&mut self, mark: &str, tag: &str, words: &[Inline], next: Option<&Inline>) {
        let mut inner = Self { text: "\u{0}".to_owned(), in_cell: self.in_cell };
        inner.words(words);
        let inside = inner.text.trim_start_matches('\u{0}');
        let blank = |letter: char| letter == ' ';
        let (before, after) = (inside.starts_with(blank), inside.ends_with(blank));
        let inside = inside.trim_matches(' ');
        if inside.is_empty() {
            return self.text.push_str(if before { " " } else { "" });
        }
        if before {
            self.text.push(' ');
        }
        let next = if after { Some(' ') } else { next.and_then(first_letter) };
        let previous = self.text.chars().next_back();
        let opens = flanks(previous, inside.chars().next(), mark);
        let closes = flanks(next, inside.chars().next_back(), mark);
        if opens && closes {
            self.text.push_str(&format!("{mark}{inside}{mark}"));
        } else {
            self.text.push_str(&format!("<{tag}>{inside}</{tag}>"));
        }
        if after {
            self.text.push(' ');
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
