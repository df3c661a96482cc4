//! The paper that a document stands on: what the whole is called, what is on every page, upright or across.
//! Called by `pdf`, and by `blocks` where another sheet begins.

use std::fmt::Write as _;

use super::blocks::Page;
use crate::document::{Inline, Words};
use crate::writer::paper::{Look, Sheet};

/// How broad the text is upright and across, in twentieths of a point.
const ROOM: [usize; 2] = [9638, 15024];

impl Page<'_> {
    /// What stands before the style: title, language, what is on every page, and where links lead.
    pub(super) fn definitions(&self) -> String {
        let mut page = Self::new(self.paper, self.fonts, self.is_plain);
        let (language, region) = language(&self.paper.language);
        // PDF/A asks for a date, and the same plan is the same file whenever it is made.
        page.out.push_str("#set document(date: datetime(year: 1980, month: 1, day: 1), title: ");
        page.literal(&self.paper.title);
        let _ = write!(page.out, ")\n#set text(lang: \"{language}\"");
        if let Some(region) = region {
            let _ = write!(page.out, ", region: \"{region}\"");
        }
        page.out.push_str(")\n#let paper-head = ");
        page.contents_of(&self.paper.head);
        page.out.push_str("\n#let foot-left = ");
        page.contents_of(&self.paper.foot[0]);
        page.out.push_str("\n#let foot-middle = ");
        page.contents_of(&self.paper.foot[1]);
        page.out.push_str("\n#let below-number = ");
        match &self.paper.below_number {
            Some(words) => page.content(words),
            None => page.out.push_str("none"),
        }
        page.out.push('\n');
        for place in self.places.values() {
            if self.marked.contains(place) {
                let _ = writeln!(
                    page.out,
                    "#let to{place}(body) = link(<p{place}>, body)\n\
                     #let page{place} = context numbering(\"1\", ..counter(page).at(<p{place}>))"
                );
            } else {
                let _ = writeln!(page.out, "#let to{place}(body) = body\n#let page{place} = none");
            }
        }
        page.out
    }

    /// Lines, one for each of these words.
    fn contents_of(&mut self, lines: &[Words]) {
        self.out.push('(');
        for words in lines {
            self.content(words);
            self.out.push_str(", ");
        }
        self.out.push(')');
    }

    /// Words between brackets, as what stands on every page takes them.
    fn content(&mut self, words: &[Inline]) {
        self.out.push('[');
        self.words(words, Look { linked: true, ..Look::default() });
        self.out.push(']');
    }

    /// How broad the text is.
    pub(super) fn room(&self) -> usize {
        ROOM[usize::from(self.sheet.is_broad)]
    }

    /// Goes on to the sheet that is wanted.
    pub(super) fn turn(&mut self) {
        if self.depth > 0 {
            return;
        }
        if self.sheet != self.wanted {
            let Sheet { is_broad, annex } = self.wanted;
            let _ = write!(
                self.out,
                "#set page(flipped: {is_broad}, margin: sides({is_broad}), footer: foot("
            );
            let paper = self.paper;
            match annex.and_then(|at| paper.annexes.get(at)) {
                Some((_, label)) => self.content(label),
                None => self.out.push_str("none"),
            }
            self.out.push_str("))\n");
        } else if self.is_turned && self.is_begun {
            self.out.push_str("#pagebreak(weak: true)\n");
        }
        self.is_turned = false;
        self.sheet = self.wanted;
        self.is_begun = true;
    }
}

/// A language and its region, as they are known by two or three letters; English, where it is none.
pub(super) fn language(name: &str) -> (&str, Option<&str>) {
    let is_short = |part: &&str, most| (2..=most).contains(&part.len());
    let is_word = |part: &&str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let mut parts = name.split('-');
    let language = parts.next().filter(|part| is_short(part, 3) && is_word(part));
    (language.unwrap_or("en"), parts.next().filter(|part| is_short(part, 2) && is_word(part)))
}
