//! The tree of a document as Markdown of GitHub's dialect.

use super::DEEPEST;
use super::simple::{counted, in_cell, listed, named};
use crate::document::{
    self, Block, Code, Holds, Inline, List, Role, Section, Table, Words, plain, push_text,
};
use crate::prose::{escape, escape_within};

/// Writes blocks; the headings of the outermost sections have this level.
pub fn write(blocks: &[Block], level: u8) -> String {
    let mut blocks = blocks.to_vec();
    document::set_apart(&mut blocks);
    let notes = document::take_notes(&mut blocks);
    let mut lines = lines(&blocks, level);
    for (number, note) in (1..).zip(&notes) {
        lines.push(String::new());
        for (at, line) in self::lines(note, level).into_iter().enumerate() {
            let before = if at == 0 { format!("[^{number}]: ") } else { "    ".to_owned() };
            lines.push(format!("{before}{line}").trim_end_matches(' ').to_owned());
        }
    }
    let mut text = lines.join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// The lines of blocks, with an empty one between two.
fn lines(blocks: &[Block], level: u8) -> Vec<String> {
    joined(blocks, level, false)
}

/// As [`lines`]; in a tight list what stands under an item follows at once.
fn joined(blocks: &[Block], level: u8, tight: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut before: Option<&Block> = None;
    for block in blocks {
        let more = self::block(block, level);
        if more.is_empty() {
            continue;
        }
        if before.is_some() && !(tight && may_follow(block, &more)) {
            lines.push(String::new());
        }
        // Two lists in a row would be one.
        if before.is_some_and(ends_in_list) && matches!(block, Block::List(_) | Block::Facts(_)) {
            lines.extend(["<!-- -->".to_owned(), String::new()]);
        }
        lines.extend(more);
        before = Some(block);
    }
    lines
}

fn ends_in_list(block: &Block) -> bool {
    match block {
        Block::List(_) | Block::Facts(_) | Block::Bars(_) => true,
        Block::Labelled(fact) => fact.value.last().is_some_and(ends_in_list),
        Block::Foreign(_, blocks) => blocks.last().is_some_and(ends_in_list),
        _ => false,
    }
}

/// Whether a block is a list that may stand right below a paragraph.
fn may_follow(block: &Block, lines: &[String]) -> bool {
    let begins = lines.first().is_some_and(|line| line.contains(' '));
    begins && matches!(block, Block::List(List { start: None | Some(1), .. }))
}

fn block(block: &Block, level: u8) -> Vec<String> {
    match block {
        Block::Section(section) => self::section(section, level),
        Block::Paragraph(paragraph) => {
            let text = in_line(&paragraph.words, Room::Lines);
            // What stands for something else is set apart.
            let before = if paragraph.role == Some(Role::NotReleased) { "> " } else { "" };
            text.lines().map(|line| format!("{before}{line}")).collect()
        }
        Block::List(list) => self::list(list, level),
        Block::Table(table) => self::table(table),
        Block::Quote(blocks) => {
            let quoted =
                |line: String| if line.is_empty() { ">".into() } else { format!("> {line}") };
            lines(blocks, level).into_iter().map(quoted).collect()
        }
        Block::Code(code) => fenced(code),
        Block::Facts(facts) => list(&listed(facts), level),
        Block::Labelled(fact) => lines(&named(fact), level),
        Block::Bars(bars) => lines(&counted(bars), level),
        Block::Foreign(_, blocks) => lines(blocks, level),
        // Of dashes, it would be part of the bullet before it.
        Block::Rule => vec!["***".to_owned()],
    }
}

fn section(section: &Section, level: u8) -> Vec<String> {
    let place = section.anchor.as_ref().map(|anchor| format!(" <a id=\"{anchor}\"></a>"));
    let place = place.unwrap_or_default();
    let mut lines = vec![if level <= DEEPEST {
        let mut heading = in_line(&section.heading, Room::Line);
        // At its end it would be taken for decoration.
        if heading.ends_with('#') && !heading.ends_with("\\#") {
            heading.insert(heading.len() - 1, '\\');
        }
        format!("{} {heading}{place}", "#".repeat(usize::from(level)))
    } else {
        in_line(&[Inline::Strong(section.heading.clone())], Room::Line) + &place
    }];
    let under = self::lines(&section.blocks, level.saturating_add(1));
    if !under.is_empty() {
        lines.push(String::new());
        lines.extend(under);
    }
    lines
}

fn list(list: &List, level: u8) -> Vec<String> {
    let mut written: Vec<String> = Vec::new();
    for (number, item) in list.items.iter().enumerate() {
        if list.loose && number > 0 {
            written.push(String::new());
        }
        let bullet = list.start.map_or("- ".to_owned(), |start| format!("{}. ", start + number));
        let indent = " ".repeat(bullet.len());
        let mut lines = joined(&item.blocks, level, !list.loose);
        let first = lines.first().cloned().unwrap_or_default();
        let sign = item.sign.as_ref().filter(|sign| !sign.word.is_empty());
        let sign = sign.map(|sign| format!("{}: ", escape(&sign.word)));
        let place = item.anchor.as_ref().map(|anchor| format!("<a id=\"{anchor}\"></a>"));
        let first = sign.unwrap_or_default() + &place.unwrap_or_default() + &first;
        let rest = lines.drain(..).skip(1).map(|line| (&indent, line));
        for (before, line) in [(&bullet, first)].into_iter().chain(rest) {
            written.push(format!("{before}{line}").trim_end_matches(' ').to_owned());
        }
    }
    written
}

fn table(table: &Table) -> Vec<String> {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let headings =
        table.columns.iter().map(|column| in_line(&column.heading, Room::Cell)).collect();
    let below = table.columns.iter().map(|column| match column.holds {
        Holds::Numbers => "--:".to_owned(),
        Holds::Words | Holds::Dates | Holds::Parties | Holds::Status => "---".to_owned(),
    });
    let rows = table.rows.iter();
    let rows = rows.map(|one| {
        let place = one.anchor.as_ref().map(|anchor| format!("<a id=\"{anchor}\"></a>"));
        let mut cells: Vec<String> =
            one.cells.iter().map(|cell| self::cell(cell, one.role)).collect();
        if let (Some(first), Some(place)) = (cells.first_mut(), place) {
            first.insert_str(0, &place);
        }
        cells.resize(table.columns.len(), String::new());
        row(cells)
    });
    [row(headings), row(below.collect())].into_iter().chain(rows).collect()
}

fn cell(blocks: &[Block], role: Option<Role>) -> String {
    let words = in_cell(blocks);
    match role {
        _ if words.is_empty() => String::new(),
        Some(Role::Total) => in_line(&[Inline::Strong(words)], Room::Cell),
        Some(Role::Group) => in_line(&[Inline::Emphasis(words)], Room::Cell),
        _ => in_line(&words, Room::Cell),
    }
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

/// Words as they are written where they stand.
fn in_line(words: &[Inline], room: Room) -> String {
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
enum Room {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::{Bar, Bars, Column, Fact, Item, Paragraph, Row, Share, Tone, text};
    use crate::prose::read;

    /// Any words that Markdown can say.
    fn words() -> impl Strategy<Value = Words> {
        let leaf = prop_oneof![
            4 => "[a-c *_~`<>!\\[\\](){}|#+.&;:=1-3\\\\-]{1,8}".prop_map(Inline::Text),
            1 => "[a`| ]{1,5}".prop_map(Inline::Code),
            1 => Just(Inline::Break),
            1 => "[a-c*_]{1,4}".prop_map(|word| Inline::State(Tone::Good, word)),
            1 => "[A-C*_]{1,4}".prop_map(|short| Inline::Short(short, "in full".to_owned())),
        ];
        let inline = leaf.prop_recursive(3, 12, 4, |inner| {
            let inside = prop::collection::vec(inner, 1..4);
            prop_oneof![
                inside.clone().prop_map(Inline::Emphasis),
                inside.clone().prop_map(Inline::Strong),
                inside.clone().prop_map(Inline::Struck),
                inside.prop_map(|words| Inline::Link("#a".to_owned(), words)),
            ]
        });
        prop::collection::vec(inline, 1..5)
    }

    fn block() -> impl Strategy<Value = Block> {
        let leaf = prop_oneof![
            3 => words().prop_map(Block::paragraph),
            1 => "[a`# \n-]{0,9}".prop_map(|text| Block::Code(Code { text, ..Code::default() })),
            1 => Just(Block::Rule),
            1 => prop::collection::vec(words(), 3).prop_map(|cells| {
                let column = |heading: &Words| Column { heading: heading.clone(), holds: Holds::Words };
                let columns = vec![column(&cells[0]), column(&cells[1])];
                let cell = |words: &Words| vec![Block::paragraph(words.clone())];
                let rows = vec![Row::from_iter([cell(&cells[2]), cell(&cells[0])])];
                Block::Table(Table { caption: String::new(), columns, rows })
            }),
            1 => (words(), "[a-c*_]{1,5}", 1..9usize).prop_map(|(label, answer, count)| {
                let shares = vec![Share { tone: Tone::Good, label: answer, count }];
                let caption = label.clone();
                Block::Bars(Bars { caption, bars: vec![Bar { label, shares }] })
            }),
        ];
        leaf.prop_recursive(3, 12, 3, |inner| {
            let blocks = prop::collection::vec(inner, 1..3);
            let item = blocks.clone().prop_map(|blocks| Item { blocks, ..Item::default() });
            prop_oneof![
                blocks.clone().prop_map(Block::Quote),
                (prop::collection::vec(item, 1..3), prop::option::of(0..12usize), any::<bool>())
                    .prop_map(|(items, start, loose)| {
                        Block::List(List { role: None, start, loose, items })
                    }),
                (words(), blocks.clone())
                    .prop_map(|(label, value)| Block::Labelled(Fact { label, value })),
                (words(), blocks.clone())
                    .prop_map(|(label, value)| Block::Facts(vec![Fact { label, value }])),
                blocks.clone().prop_map(|blocks| Block::Foreign("de".to_owned(), blocks)),
                (words(), blocks).prop_map(|(heading, blocks)| {
                    Block::Section(Section { heading, blocks, ..Section::default() })
                }),
            ]
        })
    }

    /// The words of blocks, one after the other, with blanks as one.
    fn said(blocks: &[Block]) -> Vec<String> {
        let mut said = Vec::new();
        say(blocks, &mut said);
        let plain = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        said.into_iter().map(plain).filter(|text| !text.is_empty()).collect()
    }

    fn say(blocks: &[Block], said: &mut Vec<String>) {
        for block in blocks {
            match block {
                Block::Section(section) => {
                    said.push(plain(&section.heading));
                    say(&section.blocks, said);
                }
                Block::Paragraph(Paragraph { words, .. }) => said.push(plain(words)),
                Block::List(list) => list.items.iter().for_each(|item| say(&item.blocks, said)),
                Block::Table(table) => {
                    said.extend(table.columns.iter().map(|column| plain(&column.heading)));
                    let cells = table.rows.iter().flat_map(|row| &row.cells);
                    cells.for_each(|cell| say(cell, said));
                }
                Block::Quote(blocks) | Block::Foreign(_, blocks) => say(blocks, said),
                Block::Facts(facts) => facts.iter().for_each(|fact| say(&named(fact), said)),
                Block::Labelled(fact) => say(&named(fact), said),
                Block::Bars(bars) => say(&counted(bars), said),
                Block::Code(code) => said.push(code.text.clone()),
                Block::Rule => {}
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(blocks in prop::collection::vec(block(), 1..4)) {
            let written = write(&blocks, 2);
            // Tags stand where marks would not be read; they are no words.
            let read = read(&written);
            let without = |words: Vec<String>| -> Vec<String> {
                let tags = ["<strong>", "</strong>", "<em>", "</em>", "<del>", "</del>", "<!-- -->"];
                let bare = words.into_iter().map(|words| {
                    let bare = tags.iter().fold(words, |words, tag| words.replace(tag, ""));
                    let bare = bare.replace("<br>", " ");
                    bare.split_whitespace().collect::<Vec<_>>().join(" ")
                });
                bare.filter(|words| !words.is_empty()).collect()
            };
            prop_assert_eq!(without(said(&read)), said(&blocks), "{}", written);
        }
    }

    #[test]
    fn parts_to_play_are_told_by_the_marks_there_are() {
        let of = |role, word| Inline::Of(role, vec![text(word)]);
        let words = vec![
            of(Role::Number, "1.1"),
            text(" a"),
            of(Role::Fate, "added"),
            of(Role::PartMarking, "LIMITE"),
            text(": "),
            of(Role::Before, "b"),
            text(" "),
            of(Role::After, "c"),
            text("d"),
        ];
        let line = write(&[Block::paragraph(words)], 1);
        assert_eq!(line, "1.1 a (added) (LIMITE): b **c**d\n");
    }
}
