//! Points of lists: what is recommended, what made the work difficult, what else was said.

use super::{Voice, is_line, joined, led, paragraph, push, without_headings};
use crate::analyse::status;
use crate::document::{Block, Inline, Item, List, Paragraph, Role, Words, plain, push_text, text};
use crate::model::{Due, Owner, Point};

impl Voice<'_> {
    /// A list of points, those under a point below it; nothing of none.
    pub(in crate::render) fn points(&self, points: &[Point], owner: Owner) -> Vec<Block> {
        let item = |point: &Point| {
            let mut blocks = self.point(point, owner);
            blocks.extend(self.points(&point.points, owner));
            Item { blocks, ..Item::default() }
        };
        list(points.iter().map(item).collect())
    }

    /// A point without those under it.
    fn point(&self, point: &Point, owner: Owner) -> Vec<Block> {
        let mut lead = Words::new();
        if let Some(title) = &point.title {
            lead.push(Inline::Strong(vec![text(self.stopped(title.as_str()))]));
        }
        let said = self.said(point.by.as_ref(), point.at, owner);
        if !said.is_empty() {
            if !lead.is_empty() {
                push_text(&mut lead, " ");
            }
            lead.push(self.label(said));
        }
        let mut blocks = led(lead, without_headings(self.prose(&point.text)));
        self.more(point, owner, &mut blocks);
        blocks
    }

    /// A point that stands by itself under a heading.
    pub(in crate::render) fn statement(&self, point: &Point, owner: Owner) -> Vec<Block> {
        let said = self.said(point.by.as_ref(), point.at, owner);
        let mut blocks = Vec::new();
        if !said.is_empty() {
            blocks.extend(paragraph(vec![self.label(said)]));
        }
        let text = self.prose(&point.text).into_iter().map(|block| match block {
            Block::Paragraph(Paragraph { role: None, words }) => {
                Block::Paragraph(Paragraph { role: Some(Role::Statement), words })
            }
            block => block,
        });
        blocks.extend(text);
        self.more(point, owner, &mut blocks);
        blocks.extend(self.points(&point.points, owner));
        blocks
    }

    /// What a point says besides its text, behind it where there is room.
    fn more(&self, point: &Point, owner: Owner, blocks: &mut Vec<Block>) {
        self.asked_of(point, owner, blocks);
        if !point.outcome.is_empty() {
            let last = status::last_said(self.plan, &point.outcome);
            let label = vec![self.label(self.words("field.outcome")), text(" ")];
            let mut told = self.point_outcome(last).into_iter();
            if let Some(Block::Paragraph(line)) = told.next() {
                blocks.extend(paragraph(label.into_iter().chain(line.words).collect()));
            }
            blocks.extend(told);
        }
    }

    /// Why it is so, who is to act and by when.
    fn asked_of(&self, point: &Point, owner: Owner, blocks: &mut Vec<Block>) {
        let room = self.grounds(point, blocks);
        if point.to.is_empty() && point.due.is_none() {
            return;
        }
        if room && point.reason.is_none() && point.remedy.is_none() {
            stop(blocks);
        }
        append(blocks, paragraph(self.addressed(point, owner)), room);
    }

    /// Why it is so and what would mend it, behind the text of a point where there is room, and whether there is.
    pub(in crate::render) fn grounds(&self, point: &Point, blocks: &mut Vec<Block>) -> bool {
        let reason = self.optional_prose(point.reason.as_ref());
        let remedy = self.optional_prose(point.remedy.as_ref());
        let room = is_line(blocks)
            && [&reason, &remedy].into_iter().all(|more| more.is_empty() || is_line(more));
        for (key, more) in [("field.reason", reason), ("field.remedy", remedy)] {
            if !more.is_empty() {
                let more = led(vec![self.label(self.words(key))], without_headings(more));
                append(blocks, more, room);
            }
        }
        room
    }

    /// Who is to act, and by when.
    pub(in crate::render) fn addressed(&self, point: &Point, owner: Owner) -> Words {
        let told =
            |key: &str, words: Words| joined([vec![self.label(self.words(key))], words], " ");
        let to = (!point.to.is_empty()).then(|| told("field.to", self.all_who(&point.to, owner)));
        let due = point.due.as_ref().map(|due| match due {
            Due::On(date) => self.style.date(*date),
            Due::Words(words) => words.to_string(),
        });
        let due = due.map(|due| told("field.due", vec![text(due)]));
        joined(to.into_iter().chain(due), "; ")
    }

    /// What something is called before it stands there: *Reason:*
    pub(in crate::render) fn label(&self, words: Words) -> Inline {
        Inline::Emphasis(self.say("style.label", &[("label", words)]))
    }

    /// A title before a text.
    fn stopped(&self, title: &str) -> String {
        plain(&self.say("style.title", &[("title", vec![text(title)])]))
    }
}

/// A list of items; nothing of none.
pub(in crate::render) fn list(items: Vec<Item>) -> Vec<Block> {
    let list = List { items, ..List::default() };
    if list.items.is_empty() { Vec::new() } else { vec![Block::List(list)] }
}

/// Ends a text that has no stop.
fn stop(blocks: &mut [Block]) {
    let Some(Block::Paragraph(paragraph)) = blocks.last_mut() else { return };
    let ends = plain(&paragraph.words);
    if !ends.trim_end().ends_with(['.', '!', '?', ':', ';']) {
        push_text(&mut paragraph.words, ".");
    }
}

fn append(blocks: &mut Vec<Block>, more: Vec<Block>, in_line: bool) {
    match (blocks.last_mut(), more.as_slice()) {
        (Some(Block::Paragraph(paragraph)), [Block::Paragraph(next)]) if in_line => {
            push_text(&mut paragraph.words, " ");
            for inline in next.words.clone() {
                push(&mut paragraph.words, inline);
            }
        }
        _ => blocks.extend(more),
    }
}
