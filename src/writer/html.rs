//! The tree of a document as HTML, for the body of a page.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::DEEPEST;
use crate::document::{
    self, Bar, Bars, Block, Column, Fact, Holds, Inline, Item, List, Role, Row, Section, Table,
    Tone,
};

/// A bar is so wide, in units of its own.
const BAR: usize = 1000;

/// Writes blocks; the headings of the outermost sections have this level.
pub fn write(blocks: &[Block], level: u8) -> String {
    let mut blocks = blocks.to_vec();
    let notes = document::take_notes(&mut blocks);
    let mut page = Page::default();
    page.blocks(&blocks, level);
    page.notes(&notes, level);
    page.html
}

/// Writes words that stand in a line.
pub fn in_line(words: &[Inline]) -> String {
    let mut page = Page::default();
    page.words(words);
    page.html
}

#[derive(Default)]
struct Page {
    html: String,
    /// What tables are called so far: a place that one can go to needs a name of its own.
    captions: BTreeSet<String>,
}

impl Page {
    fn blocks(&mut self, blocks: &[Block], level: u8) {
        for block in blocks {
            self.block(block, level);
        }
    }

    fn block(&mut self, block: &Block, level: u8) {
        match block {
            Block::Section(section) => self.section(section, level),
            Block::Paragraph(paragraph) => {
                self.open("p", paragraph.role, None);
                self.words(&paragraph.words);
                self.html.push_str("</p>\n");
            }
            Block::List(list) => self.list(list, level),
            Block::Table(table) => self.table(table),
            Block::Quote(blocks) => {
                self.html.push_str("<blockquote>\n");
                self.blocks(blocks, level);
                self.html.push_str("</blockquote>\n");
            }
            Block::Code(code) => {
                self.html.push_str("<pre><code>");
                self.text(&code.text);
                self.html.push_str("</code></pre>\n");
            }
            Block::Facts(facts) => self.facts(facts, level),
            Block::Labelled(fact) => {
                self.html.push_str("<div class=\"labelled\"><p class=\"label\">");
                self.words(&fact.label);
                self.html.push_str("</p>\n");
                self.blocks(&fact.value, level);
                self.html.push_str("</div>\n");
            }
            Block::Bars(bars) => self.bars(bars),
            Block::Foreign(language, blocks) => {
                self.html.push_str("<div lang=\"");
                self.text(language);
                self.html.push_str("\">\n");
                self.blocks(blocks, level);
                self.html.push_str("</div>\n");
            }
            Block::Rule => self.html.push_str("<hr>\n"),
        }
    }

    fn facts(&mut self, facts: &[Fact], level: u8) {
        self.html.push_str("<dl class=\"facts\">\n");
        for fact in facts {
            self.html.push_str("<div><dt>");
            self.words(&fact.label);
            self.html.push_str("</dt><dd>");
            self.cell(&fact.value, level);
            self.html.push_str("</dd></div>\n");
        }
        self.html.push_str("</dl>\n");
    }

    /// Blocks where a paragraph alone is only its words.
    fn cell(&mut self, blocks: &[Block], level: u8) {
        match blocks {
            [Block::Paragraph(paragraph)] if paragraph.role.is_none() => {
                self.words(&paragraph.words);
            }
            blocks => self.blocks(blocks, level),
        }
    }

    fn bars(&mut self, Bars { caption, bars }: &Bars) {
        self.html.push_str("<figure class=\"bars\">\n<figcaption class=\"label\">");
        self.words(caption);
        self.html.push_str("</figcaption>\n<dl>\n");
        for Bar { label, shares } in bars {
            self.html.push_str("<div><dt>");
            self.words(label);
            self.html.push_str("</dt><dd>");
            let size = format!(" viewBox=\"0 0 {BAR} 12\" preserveAspectRatio=\"none\"");
            self.push(&["<svg class=\"bar\"", &size, " aria-hidden=\"true\">"]);
            let whole: usize = shares.iter().map(|share| share.count).sum();
            let mut before = 0;
            for share in shares {
                let place = |count: usize| (count * BAR).checked_div(whole).unwrap_or_default();
                let (from, to) = (place(before), place(before + share.count));
                before += share.count;
                let place = format!(" x=\"{from}\" width=\"{}\" height=\"12\"", to - from);
                self.push(&["<rect class=\"", share.tone.name(), "\"", &place, "/>"]);
            }
            self.html.push_str("</svg>\n<ul>");
            for share in shares {
                self.html.push_str("<li>");
                self.state(share.tone, &share.label);
                self.push(&[" <b>", &share.count.to_string(), "</b></li>"]);
            }
            self.html.push_str("</ul></dd></div>\n");
        }
        self.html.push_str("</dl></figure>\n");
    }

    fn state(&mut self, tone: Tone, word: &str) {
        self.push(&["<span class=\"state ", tone.name(), "\">"]);
        self.text(word);
        self.html.push_str("</span>");
    }

    /// The notes at the end, each with a way back.
    fn notes(&mut self, notes: &[Vec<Block>], level: u8) {
        if notes.is_empty() {
            return;
        }
        self.html.push_str("<section class=\"notes\" role=\"doc-endnotes\"><ol>\n");
        for (number, note) in (1..).zip(notes) {
            self.push(&["<li id=\"note-", &number.to_string(), "\">"]);
            self.cell(note, level);
            let back = format!(" <a href=\"#noted-{number}\" role=\"doc-backlink\">↩</a></li>\n");
            self.html.push_str(&back);
        }
        self.html.push_str("</ol></section>\n");
    }

    fn section(&mut self, section: &Section, level: u8) {
        // The outermost is the document itself.
        let is_part = level > 1;
        // Of several that are called alike, nobody could tell which is which.
        let is_way = section.role == Some(Role::Contents) && level == 2;
        let name = if is_way { "nav" } else { "section" };
        if is_part {
            self.open(name, section.role, section.anchor.as_deref());
            self.html.push('\n');
        }
        let (open, close) = match level {
            ..=DEEPEST => (format!("<h{level}>"), format!("</h{level}>\n")),
            _ => ("<p><strong>".to_owned(), "</strong></p>\n".to_owned()),
        };
        // What a document is stands before its parts, also where it is in another one.
        let has_cover = !is_part || matches!(section.role, Some(Role::Front | Role::Annex));
        let is_section = |block: &&Block| matches!(block, Block::Section(_));
        let cover = section.blocks.iter().take_while(|block| !is_section(block)).count();
        let (cover, parts) = section.blocks.split_at(if has_cover { cover } else { 0 });
        if has_cover {
            self.html.push_str("<header class=\"cover");
            if let Some(role) = section.role.filter(|_| !is_part) {
                self.push(&[" ", role.name()]);
            }
            self.html.push('"');
            if let Some(anchor) = section.anchor.as_deref().filter(|_| !is_part) {
                self.html.push_str(" id=\"");
                self.text(anchor);
                self.html.push('"');
            }
            self.html.push_str(">\n");
        }
        self.html.push_str(&open);
        self.words(&section.heading);
        self.html.push_str(&close);
        self.blocks(cover, level.saturating_add(1));
        if has_cover {
            self.html.push_str("</header>\n");
        }
        self.blocks(parts, level.saturating_add(1));
        if is_part {
            self.push(&["</", name, ">\n"]);
        }
    }

    fn list(&mut self, list: &List, level: u8) {
        let name = if list.start.is_some() { "ol" } else { "ul" };
        match (list.start, list.role) {
            (Some(start), None) if start != 1 || list.bracket => {
                let sign = if list.bracket { " class=\"bracket\"" } else { "" };
                let start = (start != 1).then(|| format!(" start=\"{start}\""));
                self.push(&["<ol", sign, &start.unwrap_or_default(), ">"]);
            }
            _ => self.open(name, list.role, None),
        }
        self.html.push('\n');
        for item in &list.items {
            self.item(item, list.loose, level);
        }
        self.push(&["</", name, ">\n"]);
    }

    fn item(&mut self, item: &Item, loose: bool, level: u8) {
        self.open("li", None, item.anchor.as_deref());
        if let Some(sign) = &item.sign {
            let tone = sign.tone.name();
            self.push(&["<span class=\"sign ", tone, "\""]);
            if !sign.word.is_empty() {
                self.html.push_str(" title=\"");
                self.text(&sign.word);
                self.html.push('"');
            }
            self.html.push('>');
            self.text(&sign.mark);
            self.html.push_str("</span>");
        }
        for block in &item.blocks {
            match block {
                Block::Paragraph(paragraph) if !loose && paragraph.role.is_none() => {
                    self.words(&paragraph.words);
                }
                Block::List(list) => {
                    self.html.push('\n');
                    self.list(list, level);
                }
                block => self.block(block, level),
            }
        }
        self.html.push_str("</li>\n");
    }

    fn table(&mut self, table: &Table) {
        let caption = match table.caption.as_str() {
            "" => table.columns.first().map(|column| document::plain(&column.heading)),
            caption => Some(caption.to_owned()),
        };
        let caption = caption.unwrap_or_default();
        let role = if self.captions.insert(caption.clone()) { "region" } else { "group" };
        self.push(&["<div class=\"wide\" role=\"", role, "\" tabindex=\"0\" aria-label=\""]);
        self.text(&caption);
        self.html.push_str("\"><table>\n<caption class=\"hidden\">");
        self.text(&caption);
        self.html.push_str("</caption>\n<thead><tr>");
        for column in &table.columns {
            self.push(&["<th scope=\"col\"", kind(column.holds), ">"]);
            self.words(&column.heading);
            self.html.push_str("</th>");
        }
        self.html.push_str("</tr></thead>\n");
        let begins = |row: &Row| matches!(row.role, Some(Role::Group | Role::Total));
        let mut rest = table.rows.as_slice();
        while let Some((first, after)) = rest.split_first() {
            let own = after.iter().position(begins).map_or(rest.len(), |at| at + 1);
            let (part, others) = rest.split_at(own);
            let name = if first.role == Some(Role::Total) { "tfoot" } else { "tbody" };
            self.push(&["<", name, ">\n"]);
            for row in part {
                self.row(row, &table.columns);
            }
            self.push(&["</", name, ">"]);
            rest = others;
        }
        self.html.push_str("</table></div>\n");
    }

    fn row(&mut self, row: &Row, columns: &[Column]) {
        self.open("tr", row.role, row.anchor.as_deref());
        if row.role == Some(Role::Group) {
            let width = columns.len().to_string();
            self.push(&["<th scope=\"rowgroup\" colspan=\"", &width, "\">"]);
            row.cells.first().into_iter().for_each(|cell| self.cell(cell, DEEPEST + 1));
            self.html.push_str("</th></tr>\n");
            return;
        }
        for (at, (cell, column)) in row.cells.iter().zip(columns).enumerate() {
            // A row that goes on with the name of the one before has none of its own.
            let is_name = at == 0 && !cell.is_empty();
            let (open, close) =
                if is_name { ("<th scope=\"row\"", "</th>") } else { ("<td", "</td>") };
            self.push(&[open, kind(column.holds), ">"]);
            self.cell(cell, DEEPEST + 1);
            self.html.push_str(close);
        }
        self.html.push_str("</tr>\n");
    }

    fn words(&mut self, words: &[Inline]) {
        for inline in words {
            match inline {
                Inline::Text(text) => self.text(&before_dashes(text)),
                Inline::Code(text) => {
                    self.html.push_str("<code>");
                    self.text(text);
                    self.html.push_str("</code>");
                }
                Inline::Break => self.html.push_str("<br>\n"),
                Inline::Emphasis(words) => self.within("em", words),
                Inline::Strong(words) => self.within("strong", words),
                Inline::Struck(words) => self.within("s", words),
                Inline::Added(words) => self.within("ins", words),
                Inline::Removed(words) => self.within("del", words),
                Inline::Link(address, words) => {
                    self.html.push_str("<a href=\"");
                    self.text(address);
                    self.html.push_str("\">");
                    self.words(words);
                    self.html.push_str("</a>");
                }
                Inline::Of(role, words) => {
                    self.open("span", Some(*role), None);
                    self.words(words);
                    self.html.push_str("</span>");
                }
                Inline::Short(short, full) => {
                    self.html.push_str("<abbr title=\"");
                    self.text(full);
                    self.html.push_str("\">");
                    self.text(short);
                    self.html.push_str("</abbr>");
                }
                Inline::State(tone, word) => self.state(*tone, word),
                // Not left by `take_notes`.
                Inline::Note(_) => {}
                Inline::Noted(number) => {
                    let link = format!(
                        "<sup><a href=\"#note-{number}\" id=\"noted-{number}\" role=\"doc-noteref\">{number}</a></sup>"
                    );
                    self.html.push_str(&link);
                }
            }
        }
    }

    fn within(&mut self, name: &str, words: &[Inline]) {
        self.push(&["<", name, ">"]);
        self.words(words);
        self.push(&["</", name, ">"]);
    }

    fn open(&mut self, name: &str, role: Option<Role>, anchor: Option<&str>) {
        self.html.push('<');
        self.html.push_str(name);
        if let Some(anchor) = anchor {
            self.html.push_str(" id=\"");
            self.text(anchor);
            self.html.push('"');
        }
        if let Some(role) = role {
            self.push(&[" class=\"", role.name(), "\""]);
        }
        self.html.push('>');
    }

    fn push(&mut self, pieces: &[&str]) {
        for piece in pieces {
            self.html.push_str(piece);
        }
    }

    /// Text that is nothing but text, also between the quotation marks of an attribute.
    fn text(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                '"' => self.html.push_str("&quot;"),
                letter => self.html.push(letter),
            }
        }
    }
}

/// No line begins with a dash between words: it stays with the word before it.
fn before_dashes(text: &str) -> Cow<'_, str> {
    if !text.contains(" – ") && !text.contains(" — ") {
        return text.into();
    }
    text.replace(" – ", "\u{a0}– ").replace(" — ", "\u{a0}— ").into()
}

fn kind(holds: Holds) -> &'static str {
    match holds {
        Holds::Numbers => " class=\"number\"",
        Holds::Status => " class=\"status\"",
        Holds::Words | Holds::Dates | Holds::Parties => "",
    }
}
