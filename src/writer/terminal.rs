//! The tree of a document as a terminal shows it: headings bold, lines wrapped, tables in columns.
//!
//! Colour only helps: signs and brackets say the same. Nothing in the words of a document can command
//! the terminal.

use std::borrow::Cow;
use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::simple::{counted, in_cell, listed, named};
use crate::clean::{clean, no_command, visible};
use crate::document::{
    self, Block, Holds, Inline, Item, List, Role, Row, Section, Sign, Table, Tone,
};

const PLAIN: Style = Style::new();
const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const CODE: Style = AnsiColor::Cyan.on_default();
const GOOD: Style = AnsiColor::Green.on_default();
const HALF: Style = AnsiColor::Yellow.on_default();
const BAD: Style = AnsiColor::Red.on_default();
const ALERT: Style = AnsiColor::BrightRed.on_default().bold();

/// How a page is shown.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// The columns there are.
    pub width: usize,
    /// Whether it has colours.
    pub colour: bool,
}

/// Writes blocks, with a line break at the end.
pub fn write(blocks: &[Block], screen: Screen) -> String {
    let mut blocks = blocks.to_vec();
    let notes = document::take_notes(&mut blocks);
    if !notes.is_empty() {
        let items = notes.into_iter().map(|blocks| Item { blocks, ..Item::default() });
        blocks.push(Block::Rule);
        blocks.push(Block::List(List {
            start: Some(1),
            items: items.collect(),
            ..List::default()
        }));
    }
    let mut page = Page { text: String::new(), screen };
    page.blocks(&blocks, &mut Margin::default());
    page.text
}

/// What stands before a line.
#[derive(Debug, Clone, Default)]
struct Margin {
    blanks: usize,
    /// The bullet, number or sign of an item, in front of its first line only.
    sign: Option<(Style, String)>,
}

/// Words of one style.
struct Span<'t> {
    style: Style,
    text: Cow<'t, str>,
}

struct Page {
    text: String,
    screen: Screen,
}

impl Page {
    fn blocks(&mut self, blocks: &[Block], margin: &mut Margin) {
        for (at, block) in blocks.iter().enumerate() {
            if at > 0 {
                self.empty();
            }
            self.block(block, margin);
        }
    }

    fn block(&mut self, block: &Block, margin: &mut Margin) {
        match block {
            Block::Section(section) => self.section(section, margin),
            Block::Paragraph(paragraph) => {
                let style = role_style(paragraph.role);
                self.paragraph(&spans(&paragraph.words, style), margin);
            }
            Block::List(list) => self.list(list, margin),
            Block::Table(table) => self.table(table, margin),
            Block::Quote(blocks) => {
                let mut inner = Margin { blanks: margin.blanks + 2, sign: None };
                self.blocks(blocks, &mut inner);
            }
            Block::Code(code) => {
                if let Some(title) = &code.title {
                    self.line(margin, 2, &[Span { style: FAINT, text: harmless(title) }]);
                }
                for line in code.text.lines() {
                    self.line(margin, 4, &[Span { style: CODE, text: clean(line) }]);
                }
            }
            Block::Facts(facts) => self.list(&listed(facts), margin),
            Block::Labelled(fact) => self.blocks(&named(fact), margin),
            Block::Bars(bars) => self.blocks(&counted(bars), margin),
            Block::Foreign(_, blocks) => self.blocks(blocks, margin),
            Block::Rule => {
                let text = "─".repeat(self.screen.width.saturating_sub(margin.blanks).min(40));
                self.line(margin, 0, &[Span { style: FAINT, text: text.into() }]);
            }
        }
    }

    fn section(&mut self, section: &Section, margin: &mut Margin) {
        let style = if section.role == Some(Role::Alert) { ALERT } else { STRONG };
        self.paragraph(&spans(&section.heading, style), margin);
        if !section.blocks.is_empty() {
            self.empty();
            self.blocks(&section.blocks, margin);
        }
    }

    fn list(&mut self, list: &List, margin: &mut Margin) {
        for (place, item) in list.items.iter().enumerate() {
            if list.loose && place > 0 {
                self.empty();
            }
            let sign = match (&item.sign, list.number(place)) {
                (Some(Sign { tone, mark, .. }), _) => (tone_style(*tone), format!("{mark} ")),
                (None, Some(number)) => (PLAIN, format!("{number} ")),
                (None, None) => (PLAIN, "- ".to_owned()),
            };
            self.item(item, list.loose, sign, margin.blanks);
        }
    }

    fn item(&mut self, item: &Item, loose: bool, sign: (Style, String), blanks: usize) {
        let blanks = blanks + sign.1.width();
        let mut margin = Margin { blanks, sign: Some(sign) };
        for (at, block) in item.blocks.iter().enumerate() {
            if at > 0 && (loose || !matches!(block, Block::List(_))) {
                self.empty();
            }
            self.block(block, &mut margin);
        }
        if margin.sign.is_some() {
            self.line(&mut margin, 0, &[]);
        }
    }

    /// Columns as wide as what stands in them; where the screen is too narrow, the first is wrapped.
    fn table(&mut self, table: &Table, margin: &mut Margin) {
        let cells = |row: &[Vec<Inline>], style: Style| -> Vec<Vec<Span<'static>>> {
            let own = |cell: &Vec<Inline>| {
                let spans = spans(cell, style).into_iter();
                spans
                    .map(|span| Span { style: span.style, text: span.text.into_owned().into() })
                    .collect()
            };
            row.iter().map(own).collect()
        };
        let headings: Vec<_> = table.columns.iter().map(|column| column.heading.clone()).collect();
        let mut rows = vec![cells(&headings, FAINT)];
        let in_line = |row: &Row| -> Vec<Vec<Inline>> {
            row.cells.iter().map(|cell| in_cell(cell)).collect()
        };
        rows.extend(table.rows.iter().map(|row| {
            cells(&in_line(row), if row.role == Some(Role::Total) { STRONG } else { PLAIN })
        }));
        let mut widths: Vec<usize> = (0..table.columns.len())
            .map(|at| rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max())
            .map(Option::unwrap_or_default)
            .collect();
        let others: usize = widths.iter().skip(1).map(|width| width + 2).sum();
        if let Some(first) = widths.first_mut() {
            let room = self.screen.width.saturating_sub(margin.blanks + others);
            *first = (*first).min(room.max(8));
        }
        for row in rows {
            self.row(table, row, &widths, margin);
        }
    }

    fn row(
        &mut self,
        table: &Table,
        row: Vec<Vec<Span<'_>>>,
        widths: &[usize],
        margin: &mut Margin,
    ) {
        let mut cells = row.into_iter();
        let first =
            wrapped(&cells.next().unwrap_or_default(), widths.first().copied().unwrap_or(0));
        let rest: Vec<_> = cells.collect();
        for (at, line) in first.into_iter().enumerate() {
            let mut spans = line;
            if at == 0 {
                let mut used = width(&spans);
                let mut wanted = widths.first().copied().unwrap_or(0);
                for ((cell, column), own) in
                    rest.iter().zip(table.columns.iter().skip(1)).zip(widths.iter().skip(1))
                {
                    let gap = wanted.saturating_sub(used) + 2;
                    let empty = own.saturating_sub(width(cell));
                    let (before, after) = match column.holds {
                        Holds::Numbers => (gap + empty, 0),
                        Holds::Words | Holds::Dates | Holds::Parties | Holds::Status => {
                            (gap, empty)
                        }
                    };
                    spans.push(Span { style: PLAIN, text: " ".repeat(before).into() });
                    spans.extend(
                        cell.iter().map(|span| Span { style: span.style, text: span.text.clone() }),
                    );
                    (used, wanted) = (0, after);
                }
            }
            self.line(margin, 0, &spans);
        }
    }

    fn paragraph(&mut self, spans: &[Span<'_>], margin: &mut Margin) {
        let room = self.screen.width.saturating_sub(margin.blanks);
        for line in wrapped(spans, room) {
            self.line(margin, 0, &line);
        }
    }

    fn line(&mut self, margin: &mut Margin, indent: usize, spans: &[Span<'_>]) {
        let mut line = String::new();
        match margin.sign.take() {
            Some((style, sign)) => {
                line.push_str(&" ".repeat(margin.blanks.saturating_sub(sign.width())));
                self.paint(&mut line, style, &sign);
            }
            None => line.push_str(&" ".repeat(margin.blanks)),
        }
        line.push_str(&" ".repeat(indent));
        for Span { style, text } in spans {
            self.paint(&mut line, *style, text);
        }
        self.text.push_str(&no_command(line.trim_end()));
        self.text.push('\n');
    }

    /// Adds words in their style; blanks at their end have none, so that they can be cut off.
    fn paint(&self, line: &mut String, style: Style, text: &str) {
        let visible = text.trim_end_matches(' ');
        let blanks = text.get(visible.len()..).unwrap_or_default();
        if self.screen.colour && !visible.is_empty() && style != PLAIN {
            // A string takes everything.
            let _ = write!(line, "{style}{visible}{style:#}");
        } else {
            line.push_str(visible);
        }
        line.push_str(blanks);
    }

    fn empty(&mut self) {
        self.text.push('\n');
    }
}

fn tone_style(tone: Tone) -> Style {
    match tone {
        Tone::Good => GOOD,
        Tone::Half => HALF,
        Tone::Bad => BAD,
        Tone::Open | Tone::Unstated => PLAIN,
    }
}

fn role_style(role: Option<Role>) -> Style {
    match role {
        Some(Role::Alert) => ALERT,
        _ => PLAIN,
    }
}

/// Words as they are shown, with the brackets that say what colour says.
fn spans(words: &[Inline], style: Style) -> Vec<Span<'_>> {
    let mut spans = Vec::new();
    collect(words, style, &mut spans);
    spans
}

fn collect<'w>(words: &'w [Inline], style: Style, spans: &mut Vec<Span<'w>>) {
    for inline in words {
        match inline {
            Inline::Text(text) => spans.push(Span { style, text: harmless(text) }),
            Inline::Code(text) => {
                let code = format!("`{}`", harmless(text));
                spans.push(Span { style: CODE, text: code.into() });
            }
            Inline::Break => spans.push(Span { style, text: "\n".into() }),
            Inline::Emphasis(words) => collect(words, style.italic(), spans),
            Inline::Strong(words) => collect(words, style.bold(), spans),
            Inline::Struck(words) => bracketed("[-", words, "-]", style.strikethrough(), spans),
            Inline::Added(words) => bracketed("{+", words, "+}", GOOD, spans),
            Inline::Removed(words) => bracketed("[-", words, "-]", BAD, spans),
            Inline::Link(_, words) => collect(words, style, spans),
            Inline::Short(short, _) => spans.push(Span { style, text: harmless(short) }),
            Inline::State(tone, word) => {
                spans.push(Span { style: tone_style(*tone), text: harmless(word) });
            }
            // Not left by `take_notes`.
            Inline::Note(_) => {}
            Inline::Noted(number) => {
                spans.push(Span { style: FAINT, text: format!("[{number}]").into() });
            }
            Inline::Of(role, words) => match role {
                Role::PartMarking => bracketed("  [", words, "]", PLAIN, spans),
                Role::Fate => bracketed("  (", words, ")", PLAIN, spans),
                Role::Alert => collect(words, ALERT, spans),
                Role::Before => collect(words, BAD, spans),
                Role::After => collect(words, GOOD, spans),
                Role::Skipped => collect(words, FAINT, spans),
                _ => collect(words, style, spans),
            },
        }
    }
}

fn bracketed<'w>(
    open: &'static str,
    words: &'w [Inline],
    close: &'static str,
    style: Style,
    spans: &mut Vec<Span<'w>>,
) {
    spans.push(Span { style, text: open.into() });
    collect(words, style, spans);
    spans.push(Span { style, text: close.into() });
}

/// A piece of a line as it may be shown: blanks at its ends stay.
fn harmless(text: &str) -> Cow<'_, str> {
    let is_harmless = |letter: char| letter == visible(letter);
    if text.chars().all(is_harmless) {
        return text.into();
    }
    text.chars().map(|letter| if letter == '\n' { ' ' } else { visible(letter) }).collect()
}

fn width(spans: &[Span<'_>]) -> usize {
    spans.iter().map(|span| span.text.width()).sum()
}

/// The lines that words take. They are broken between words; a word too long for a line has one of
/// its own.
fn wrapped(spans: &[Span<'_>], room: usize) -> Vec<Vec<Span<'static>>> {
    let mut lines = Lines { full: vec![Vec::new()], word: Vec::new(), used: 0, room };
    for Span { style, text } in spans {
        if text == "\n" {
            lines.end_word(false);
            lines.begin();
            continue;
        }
        for (at, piece) in text.split(' ').enumerate() {
            if at > 0 {
                lines.end_word(true);
            }
            if !piece.is_empty() {
                lines.word.push(Span { style: *style, text: piece.to_owned().into() });
            }
        }
    }
    lines.end_word(false);
    lines.full
}

/// Lines that are being filled.
struct Lines {
    /// Those that are begun.
    full: Vec<Vec<Span<'static>>>,
    /// The word that has been begun; it may be made of several pieces: code, and a comma.
    word: Vec<Span<'static>>,
    /// The columns of the last line that are taken.
    used: usize,
    room: usize,
}

impl Lines {
    fn begin(&mut self) {
        self.full.push(Vec::new());
        self.used = 0;
    }

    fn end_word(&mut self, blank: bool) {
        let own = width(&self.word);
        if self.used > 0 && self.used + own > self.room {
            self.begin();
        }
        self.used += own;
        let Some(line) = self.full.last_mut() else { return };
        line.append(&mut self.word);
        if blank && self.used > 0 {
            line.push(Span { style: PLAIN, text: " ".into() });
            self.used += 1;
        }
    }
}

#[cfg(test)]
#[allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]
mod tests {
    use snapbox::{IntoData, assert_data_eq, str};

    use super::{Screen, write};
    use crate::document::{Block, Inline, Item, List, Role, Sign, Tone, text};
    use crate::prose::read;

    const PAGE: &str = "# unknown-key\n\nReports a key, `like this`, that a file has **no** place \
        for.\n\n## Fails\n\n```yaml title=\"priorities/thb/actions/1.1.yaml\"\nkey: |\n  text\n\n\
        other: 1\n```\n\n- one item that is long enough to need a second line\n- two\n\n\
        3. three\n4. four\n   - five\n\n| what there is of it | how many |\n|---|--:|\n\
        | a name that is too long for the screen | 12 |\n| b | 3 |\n";

    #[test]
    fn a_page_is_shown_without_the_marks_of_markdown() {
        let screen = Screen { width: 40, colour: false };
        assert_data_eq!(
            write(&read(PAGE), screen),
            str![[r#"
unknown-key

Reports a key, `like this`, that a file
has no place for.

Fails

  priorities/thb/actions/1.1.yaml
    key: |
      text

    other: 1

- one item that is long enough to need a
  second line
- two

3. three
4. four
   - five

what there is of it             how many
a name that is too long for           12
the screen
b                                      3

"#]]
            .raw()
        );
    }

    #[test]
    fn colour_adds_nothing_but_colour() {
        let [plain, coloured] =
            [false, true].map(|colour| write(&read(PAGE), Screen { width: 40, colour }));
        assert!(coloured.contains("\u{1b}[1mno\u{1b}[0m"));
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
    }

    #[test]
    fn what_came_and_went_is_seen_without_colour_and_commands_nothing() {
        let words = vec![
            Inline::Of(Role::Alert, vec![text("marking")]),
            text(": "),
            Inline::Removed(vec![text("a\u{1b}[31m")]),
            text(" "),
            Inline::Added(vec![text("b"), Inline::Break, text("::c")]),
            Inline::Of(Role::Fate, vec![text("moved")]),
        ];
        let sign = Sign { tone: Tone::Good, mark: "+".to_owned(), word: "new".to_owned() };
        let items = vec![Item {
            sign: Some(sign),
            blocks: vec![Block::paragraph(words)],
            ..Item::default()
        }];
        let list = Block::List(List { items, ..List::default() });
        let shown = write(&[list], Screen { width: 60, colour: false });
        assert_eq!(shown, "+ marking: [-a\u{241b}[31m-] {+b\n  \u{2236}:c+}  (moved)\n");
    }
}
