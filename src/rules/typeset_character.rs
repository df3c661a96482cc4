//! `typeset-character`: soft hyphens, ligatures and signs of Word's own fonts that came along with text out of
//! Word or a PDF, so that nobody finds the word they stand in, or sees the sign.

use crate::diagnostic::{Edit, Finding, Findings, Fix, RuleInfo};
use crate::model::{Datum, Spot};
use crate::prose;
use crate::rule;
use crate::source::Location;

use super::Context;
use super::walk::Passage;
use super::within::Places;

pub(super) static INFO: RuleInfo = rule!("typeset-character", Warning, Markdown);

/// What stands for letters, or for a break that no longer is one.
const SIGNS: [(char, &str); 8] = [
    ('\u{ad}', ""),
    ('ﬀ', "ff"),
    ('ﬁ', "fi"),
    ('ﬂ', "fl"),
    ('ﬃ', "ffi"),
    ('ﬄ', "ffl"),
    ('ﬅ', "st"),
    ('ﬆ', "st"),
];

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let mut lines = context.lines();
    context.plan.visit(&mut |at: Spot, datum| {
        let (text, is_line) = match datum {
            Datum::Text(text) => (text.as_str(), false),
            Datum::Line(line) => (line.as_str(), true),
            _ => return,
        };
        if text.is_ascii() || !text.contains(is_typeset) && !text.contains(is_of_font) {
            return;
        }
        let passage = if is_line {
            lines.passage(at, text)
        } else {
            Passage { source: at.source, span: at.span, text }
        };
        if text.contains(is_typeset) {
            findings.push(finding(context, &passage));
        }
        // Before an item it is looked at with the list.
        let of_font = text.match_indices(is_of_font);
        let of_font: Vec<_> = of_font.filter(|(at, _)| !begins_item(text, *at)).collect();
        if let Some((first, sign)) = of_font.first() {
            let place = Places::of(context.sources, &passage).locate(*first..*first + sign.len());
            findings.push(of_a_font(place, sign, of_font.len() - 1));
        }
    });
}

fn is_typeset(letter: char) -> bool {
    SIGNS.iter().any(|(sign, _)| *sign == letter)
}

/// Whether a character is one that every font gives a sign of its own.
fn is_of_font(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}')
}

/// Whether a character stands between blanks as the sign of an item does.
fn begins_item(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let behind = text.get(at..).and_then(|behind| behind.chars().nth(1));
    let is_free = before.is_none_or(char::is_whitespace) && behind.is_some_and(char::is_whitespace);
    let is_found = || prose::sign_before(text).is_some() || !prose::false_lists(text).is_empty();
    is_free && is_found()
}

/// The finding for such characters. What they look like depends on the font they came from.
fn of_a_font(place: Location, sign: &str, more: usize) -> Finding {
    let code = sign.chars().next().map_or(0, u32::from);
    let message =
        format!("U+{code:04X} is a sign of one font only, and a box or nothing in others");
    let finding = Finding::new(&INFO, place, message)
        .help("write the character that is meant, such as `•`, `→` or `≥`, or leave it out");
    if more > 0 { finding.note(format!("{more} more such in this text")) } else { finding }
}

/// All of a text are one finding: they come by the dozen.
fn finding(context: &Context<'_>, passage: &Passage<'_>) -> Finding {
    let places = Places::of(context.sources, passage);
    let found = || passage.text.match_indices(is_typeset);
    let first = found().next();
    let place =
        first.map_or_else(|| places.locate(0..0), |(at, sign)| places.locate(at..at + sign.len()));
    let edit = |(at, sign): (usize, &str)| {
        let letter = sign.chars().next()?;
        let (_, instead) = SIGNS.iter().find(|(known, _)| *known == letter)?;
        let location: Location = places.exact(at..at + sign.len())?;
        Some(Edit { location, replacement: (*instead).into() })
    };
    let edits: Option<Vec<Edit>> = found().map(edit).collect();
    let (message, help) = match first {
        Some((_, "\u{ad}")) => {
            ("a soft hyphen (U+00AD) stands in this word".to_owned(), "take it out".to_owned())
        }
        Some((_, sign)) => {
            let letters = SIGNS
                .iter()
                .find(|(known, _)| sign.starts_with(*known))
                .map_or("", |(_, letters)| letters);
            (format!("`{sign}` is one character for `{letters}`"), format!("write `{letters}`"))
        }
        None => (String::new(), String::new()),
    };
    let more = found().count().saturating_sub(1);
    let finding = Finding::new(&INFO, place, message).help(help.clone());
    let finding =
        if more > 0 { finding.note(format!("{more} more such in this text")) } else { finding };
    finding.fix(edits.map(|edits| Fix { title: help, edits, rename: None }))
}
