//! The tree of a document as Markdown of GitHub's dialect.

mod line;
#[cfg(test)]
mod tests;

use self::line::{Room, in_line};
use super::DEEPEST;
use super::simple::{counted, in_cell, listed, named};
use crate::document::{self, Block, Code, Holds, Inline, List, Role, Section, Table};
use crate::prose::escape;

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
