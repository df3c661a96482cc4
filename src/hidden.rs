//! Characters that nobody sees and that change how a text is shown or read: controls, marks and overrides
//! of the writing direction, and what has no width. They are reported, and nothing else of the program
//! reads a text with them in it.
//!
//! `yaml` calls this for what is YAML, and `load` for texts in Markdown. Characters that a text only names,
//! as `"\u202e"` or `&rlm;`, are found where such names are read.

use std::ops::Range;

use crate::clean::is_hidden;
use crate::diagnostic::{Edit, Finding, Fix, RuleInfo};
use crate::rule;
use crate::source::{Location, SourceId, Span};

/// A character that nobody sees.
pub static HIDDEN_CHARACTER: RuleInfo = rule!("hidden-character", Error, Syntax);

/// How many findings one text can have; the rest are counted and not shown.
const MAX_FINDINGS: usize = 500;

/// A text without what is hidden in it.
#[derive(Debug)]
pub struct Plain {
    /// The text. Up to where it was looked at it is the same as before.
    pub text: String,
    /// What was taken out.
    pub findings: Vec<Finding>,
    /// Behind what was taken out: how many bytes went so far.
    gone: Vec<Gone>,
}

/// Where bytes went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Gone {
    /// The byte of the plain text behind which, or before which, they were.
    at: usize,
    /// Whether nothing stands in their place. Else it is what ends at this byte.
    whole: bool,
    /// How many bytes went up to here.
    bytes: usize,
}

impl Plain {
    /// A text without what is hidden in it from a byte on; `None` where nothing is.
    pub fn of(source: SourceId, text: &str, from: usize) -> Option<Self> {
        let part = text.get(from..).filter(|part| may_hide(part))?;
        let mut plain = Self {
            text: String::with_capacity(text.len()),
            findings: Vec::new(),
            gone: Vec::new(),
        };
        let (mut done, mut gone, mut unsaid) = (0, 0, 0);
        let mut returns = Vec::new();
        for run in runs(part) {
            let run = from + run.start..from + run.end;
            let (before, after) = (text.get(..run.start)?, text.get(run.end..)?);
            let instead = instead(text.get(run.clone())?, before, after);
            plain.text.push_str(text.get(done..run.start)?);
            plain.text.push_str(instead);
            done = run.end;
            if run.len() > instead.len() {
                gone += run.len() - instead.len();
                let whole = instead.is_empty();
                plain.gone.push(Gone { at: plain.text.len(), whole, bytes: gone });
            }
            let place = Location::new(source, Span::new(run.start, run.end));
            if instead == "\n" {
                returns.push(place);
            } else if plain.findings.len() < MAX_FINDINGS {
                let is_break = ends_line(text.get(run.clone())?, before, after);
                plain.findings.push(finding(text.get(run)?, place, instead, is_break));
            } else if let Some(last) = plain.findings.last_mut() {
                unsaid += 1;
                let is_break = ends_line(text.get(run)?, before, after);
                if let Some(fix) = last.fix.as_mut().filter(|_| !is_break) {
                    fix.edits.push(Edit { location: place, replacement: instead.into() });
                }
            }
        }
        if done == 0 {
            return None;
        }
        plain.text.push_str(text.get(done..)?);
        if unsaid > 0
            && let Some(last) = plain.findings.last_mut()
        {
            last.and_more(unsaid, "such places");
        }
        plain.findings.extend(ends_of_lines(&returns));
        Some(plain)
    }

    /// The bytes of the text as it was in which a span of the plain one stood.
    pub fn place(&self, span: Span) -> Span {
        let Range { start, end } = span.range();
        let end = end + self.gone_before(|gone| gone.at < end || (gone.at == end && !gone.whole));
        let start = start + self.gone_before(|gone| gone.at <= start);
        Span::new(start.min(end), end)
    }

    /// A finding in the plain text as one in the text as it was.
    pub fn place_finding(&self, finding: &mut Finding) {
        let related = finding.related.iter_mut().map(|related| &mut related.location);
        let edits = finding.fix.iter_mut().flat_map(|fix| &mut fix.edits);
        let edits = edits.map(|edit| &mut edit.location);
        for location in [&mut finding.location].into_iter().chain(related).chain(edits) {
            location.span = self.place(location.span);
        }
    }

    fn gone_before(&self, is_before: impl Fn(&Gone) -> bool) -> usize {
        let count = self.gone.partition_point(is_before);
        count.checked_sub(1).and_then(|last| self.gone.get(last)).map_or(0, |gone| gone.bytes)
    }
}

/// Whether a text may have anything hidden in it: nearly always no, at one look at every byte.
fn may_hide(text: &str) -> bool {
    text.bytes().fold(false, |any, byte| {
        let control = byte < b' ' && byte != b'\n' && byte != b'\t';
        // The first bytes of all that is hidden outside of ASCII.
        let outside = matches!(byte, 0x7f | 0xc2 | 0xd8 | 0xe1 | 0xe2 | 0xef | 0xf3);
        any | control | outside
    })
}

/// Whether a character is hidden before others. A carriage return is where it ends no line as
/// Windows has them.
fn is_hidden_before(letter: char, after: &str) -> bool {
    is_hidden(letter) && !(letter == '\r' && after.starts_with('\n'))
}

/// What is hidden in a text: characters beside each other together, a carriage return alone.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut joins = false;
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        if !is_hidden_before(letter, text.get(end..).unwrap_or_default()) {
            continue;
        }
        let may_join = letter != '\r';
        match runs.last_mut().filter(|last| joins && may_join && last.end == at) {
            Some(last) => last.end = end,
            None => runs.push(at..end),
        }
        joins = may_join;
    }
    runs.into_iter()
}

/// Whether a character is there to break a line or a page.
fn breaks(letter: char) -> bool {
    matches!(letter, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What belongs in the place of what is hidden: nothing, or what keeps words apart.
pub fn instead(hidden: &str, before: &str, after: &str) -> &'static str {
    if hidden == "\r" {
        return "\n";
    }
    let parts = |letter: char| letter.is_whitespace() || "\"'".contains(letter);
    let is_word = |letter: Option<char>| letter.is_some_and(|letter| !parts(letter));
    let between = is_word(before.chars().next_back()) && is_word(after.chars().next());
    if between && hidden.contains(breaks) { " " } else { "" }
}

/// Whether what is hidden ends a line, with words on both sides of it: nobody but the author knows whether
/// what follows was to stand apart.
pub fn ends_line(hidden: &str, before: &str, after: &str) -> bool {
    let before = before.rsplit('\n').next().unwrap_or_default().trim_end();
    let after = after.split('\n').next().unwrap_or_default().trim_start();
    let is_word = |letter: Option<char>| letter.is_some_and(|letter| !"\"':|>#-".contains(letter));
    hidden.contains(breaks) && is_word(before.chars().next_back()) && is_word(after.chars().next())
}

/// A text without what is hidden in it.
pub fn without(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut done = 0;
    for run in runs(text) {
        plain.push_str(text.get(done..run.start).unwrap_or_default());
        let after = text.get(run.end..).unwrap_or_default();
        plain.push_str(instead(text.get(run.clone()).unwrap_or_default(), &plain, after));
        done = run.end;
    }
    plain.push_str(text.get(done..).unwrap_or_default());
    plain
}

/// Says that something is hidden at a place, and how to mend it.
pub fn finding(hidden: &str, place: Location, instead: &str, is_break: bool) -> Finding {
    let mut letters = hidden.chars();
    let first = letters.next().unwrap_or_default();
    let message = match letters.count() {
        0 => format!("{} stands here", name(first)),
        more => format!("{} stands here, and {more} more that nobody sees", name(first)),
    };
    if is_break {
        return Finding::new(&HIDDEN_CHARACTER, place, message)
            .help("if what follows is to stand apart, begin a new line there, and end the one before it with a backslash")
            .help("if not, write a space in its place");
    }
    let help = if instead == " " { "write a space in its place" } else { "delete it" };
    let finding = Finding::new(&HIDDEN_CHARACTER, place, message).help(help);
    let turns = hidden.chars().any(is_of_direction);
    let finding = if turns {
        finding.note("what follows it is shown in another order than it is written in")
    } else {
        finding
    };
    finding.fix(Fix::replace(help, place, instead))
}

/// All lines that end in a carriage return alone are one mistake.
fn ends_of_lines(places: &[Location]) -> Option<Finding> {
    let edits = places.iter().map(|place| Edit { location: *place, replacement: "\n".into() });
    let help = "end it with a line feed";
    let fix = Fix { title: help.into(), edits: edits.collect(), rename: None };
    let message = match places.len() {
        1 => "a line ends in a carriage return alone (U+000D)".to_owned(),
        lines => format!("{lines} lines end in a carriage return alone (U+000D), this one first"),
    };
    let finding = Finding::new(&HIDDEN_CHARACTER, *places.first()?, message);
    Some(finding.note("what follows it is shown over what stands before it").help(help).fix(fix))
}

fn is_of_direction(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What a hidden character is, and its number.
pub fn name(letter: char) -> String {
    let kind = match letter {
        '\u{b}' => "a line break of a word processor",
        '\u{7}' => "a cell mark of a word processor",
        '\u{c}' => "a page break",
        '\u{85}' | '\u{2028}' | '\u{2029}' => "a line break of another kind",
        '\u{61c}' | '\u{200e}' | '\u{200f}' => "a mark of the writing direction",
        letter if is_of_direction(letter) => "a character that turns the writing direction",
        letter if letter.is_control() => "a control character",
        _ => "an invisible character",
    };
    format!("{kind} (U+{:04X})", u32::from(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source() -> SourceId {
        SourceId::of("a")
    }

    fn plain(text: &str) -> Plain {
        Plain::of(source(), text, 0).expect("something is hidden")
    }

    #[test]
    fn what_breaks_a_line_leaves_words_apart_and_the_rest_leaves_nothing() {
        for (text, expected) in [
            ("a\u{b}b", "a b"),
            ("a \u{b}b", "a b"),
            ("a\u{7}", "a"),
            ("\u{feff}a", "a"),
            ("12\u{202e}34\u{202c} euro", "1234 euro"),
            ("a\u{85}\u{200b}b", "a b"),
            ("a\rb\r\nc\r", "a\nb\r\nc\n"),
            ("\u{1b}[31m\u{9b}2J", "[31m2J"),
        ] {
            assert_eq!(plain(text).text, expected, "{text:?}");
        }
    }

    #[test]
    fn nothing_is_hidden_in_what_people_write() {
        for text in
            ["", "a\tb\r\n", "58\u{a0}361 – “quoted” • …", "Čeština ქართული", "👩\u{200d}🚒"]
        {
            assert!(Plain::of(source(), text, 0).is_none(), "{text:?}");
        }
        assert!(Plain::of(source(), "\u{b}abc", 1).is_none());
    }

    #[test]
    fn every_character_of_the_plain_text_is_found_in_the_text_as_it_was() {
        for text in [
            "a\u{b}bc\u{202e}d\u{85}e\u{200b}\u{200b}f\u{feff}",
            "\u{85}\u{200b}é\u{2028}\u{200b}é\r\u{200b}ü\r\nx",
        ] {
            let plain = plain(text);
            for (at, letter) in plain.text.char_indices() {
                let place = plain.place(Span::new(at, at + letter.len_utf8()));
                let written = text.get(place.range()).expect("whole characters");
                let is_same = written.ends_with(letter) || written.starts_with(is_hidden);
                assert!(is_same, "{text:?}: {letter:?} at {written:?}");
            }
            let all = plain.place(Span::new(0, plain.text.len())).range();
            assert!(text.get(all).is_some());
        }
    }

    #[test]
    fn what_is_found_is_mended_by_what_is_offered() {
        for text in ["a\u{7}b\u{202e}c\u{200b}d\u{b}\n", "a\rb\rc\r\nd", "x: \u{85}y\u{7} z"] {
            let plain = plain(text);
            let mut edits: Vec<&Edit> = plain
                .findings
                .iter()
                .flat_map(|finding| &finding.fix.as_ref().expect("one").edits)
                .collect();
            edits.sort_by_key(|edit| std::cmp::Reverse(edit.location.span));
            let mut mended = text.to_owned();
            for edit in edits {
                mended.replace_range(edit.location.span.range(), &edit.replacement);
            }
            assert_eq!(mended, plain.text);
        }
    }

    #[test]
    fn a_line_that_ended_between_words_is_asked_about() {
        for text in ["one\u{b}two", "one \u{b}two", "one\u{2028} two"] {
            let findings = plain(text).findings;
            assert!(findings.iter().all(|finding| finding.fix.is_none()), "{text:?}");
        }
        for text in ["one\u{b}\ntwo", "a: \u{b}one", "a: |\n  \u{b}one"] {
            let findings = plain(text).findings;
            assert!(findings.iter().all(|finding| finding.fix.is_some()), "{text:?}");
        }
    }

    #[test]
    fn a_million_hidden_characters_are_said_once_each_up_to_a_bound() {
        let text = "a\u{b}".repeat(1000);
        let findings = plain(&text).findings;
        assert_eq!(findings.len(), MAX_FINDINGS);
        let last = findings.last().expect("one");
        assert_eq!(last.notes, ["500 more such places in this file are not shown"]);
    }
}
