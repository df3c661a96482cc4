//! Lines of a Markdown text that their first sign or number makes something else of than they say: a date
//! that becomes an item, a number whose `>` becomes a quotation, a paragraph that its indent makes code.
//! `rules` ask here.
//!
//! Texts of one line are none of these: see `one_line`.

use std::ops::Range;

use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::{Arena, parse_document};

use super::apart::has_mark;
use super::lines::Lines;
use super::{options, to_html, to_text};

/// A line that begins with a sign that Markdown takes away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// What is made of it.
    pub kind: StartKind,
    /// The sign or number, as bytes of the text.
    pub sign: Range<usize>,
    /// Where a backslash takes the meaning away.
    pub escape: usize,
    /// The end of the line above, where that is part of the item before: without the sign the two would run
    /// together, save with a backslash there.
    pub above: Option<usize>,
}

/// What Markdown makes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartKind {
    /// A quotation: `> 90 % of cases`.
    Quotation,
    /// A heading: `# 4 of the list is open`.
    Heading,
    /// The item of a list that may be a number with its sign: `+ 5 % against 2012`.
    Item,
    /// The item of a list that may be a note, whose mark stands behind a word above: `* no clearance`.
    Note,
    /// A line under a heading that may be one across the page: `---` behind a sentence.
    Underline,
    /// An item of a list, of a date: `14. Oktober`.
    Date,
    /// An item of a list that prints another number, or the only one: `2023. was a good year`.
    Number,
}

/// The lines of a text whose first sign or number may be meant as it is, in order.
pub fn starts(text: &str) -> Vec<Start> {
    if !text.trim().contains('\n') || !text.lines().any(may_start) {
        return Vec::new();
    }
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let lines = Lines::new(text);
    let mut found = Vec::new();
    for node in root.descendants() {
        let data = node.data();
        let Some(range) = lines.range(data.sourcepos) else { continue };
        let Some(written) = text.get(range.clone()) else { continue };
        match &data.value {
            NodeValue::BlockQuote => {
                let behind = written.trim_start_matches('>').trim_start_matches([' ', '\t']);
                let sign = range.start..range.start + 1;
                if behind
                    .trim_start_matches('=')
                    .trim_start()
                    .starts_with(|c: char| c.is_ascii_digit())
                {
                    found.push(Start {
                        kind: StartKind::Quotation,
                        escape: sign.start,
                        above: None,
                        sign,
                    });
                }
            }
            NodeValue::Heading(heading) if heading.level == 1 && !heading.setext => {
                let words = written.trim_start_matches('#').trim();
                let sign = range.start..range.start + 1;
                if words.starts_with(|c: char| c.is_ascii_digit())
                    && !stands_alone(node, &lines, words)
                {
                    found.push(Start {
                        kind: StartKind::Heading,
                        escape: sign.start,
                        above: None,
                        sign,
                    });
                }
            }
            NodeValue::Heading(heading) if heading.setext => {
                let (above, under) = written.trim_end().rsplit_once('\n').unwrap_or_default();
                let sign = range.start + above.len() + 1;
                let sign = sign + under.len() - under.trim_start_matches([' ', '\t', '>']).len();
                let under = sign..range.start + written.trim_end().len();
                if !is_title(above, under.len()) {
                    let kind = StartKind::Underline;
                    found.push(Start { kind, escape: sign, above: None, sign: under });
                }
            }
            NodeValue::List(_) => found.extend(items(node, &lines, text)),
            _ => {}
        }
    }
    found
}

/// Whether words over a line of so many signs are a heading and nothing else: one line that ends no
/// sentence and is at most twice as long as the line under it.
fn is_title(words: &str, signs: usize) -> bool {
    let words = words.trim();
    !words.contains('\n')
        && !words.ends_with(['.', ',', ';', ':', '!', '?'])
        && words.chars().count() <= 2 * signs
}

/// Whether a line can be one of these, at a glance.
fn may_start(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t']);
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with(['>', '#', '+', '-', '=', '*'])
        || digits.len() < line.len() && digits.starts_with(['.', ')'])
}

/// Whether a heading has empty lines around it and is no sentence.
fn stands_alone<'a>(heading: &'a AstNode<'a>, lines: &Lines<'_>, words: &str) -> bool {
    let number = heading.data().sourcepos.start.line;
    let is_empty = |number: usize| lines.line(number).is_none_or(|line| line.trim().is_empty());
    let before = number == 1 || is_empty(number - 1);
    before && is_empty(number + 1) && !words.ends_with(['.', ';', ','])
}

/// The items of a list that may be none.
fn items<'a>(list: &'a AstNode<'a>, lines: &Lines<'_>, text: &str) -> Vec<Start> {
    let items: Vec<&AstNode<'_>> = list.children().collect();
    let mut found = Vec::new();
    let mut numbers = Vec::new();
    let is_signed = all_signed(&items, lines, text);
    for item in &items {
        let Some(range) = lines.range(item.data().sourcepos) else { return Vec::new() };
        let Some(written) = text.get(range.clone()) else { return Vec::new() };
        let NodeValue::Item(of) = item.data().value else { return Vec::new() };
        if of.list_type == ListType::Bullet {
            if items.len() == 1 && written.starts_with('*') && is_marked_above(list, lines) {
                let sign = range.start..range.start + 1;
                found.push(Start { kind: StartKind::Note, escape: sign.start, above: None, sign });
                continue;
            }
            if is_signed && (written.starts_with('+') || !is_introduced(list, lines)) {
                let sign = range.start..range.start + 1;
                found.push(Start { kind: StartKind::Item, escape: sign.start, above: None, sign });
            }
            continue;
        }
        let digits = written.len() - written.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let Some(number) = written.get(..digits).and_then(|digits| digits.parse::<u32>().ok())
        else {
            continue;
        };
        numbers.push((number, range.start..range.start + digits + 1, written));
    }
    let counts = numbers.windows(2).all(|pair| matches!(pair, [(a, ..), (b, ..)] if *b == *a + 1))
        // Markdown counts for those who write the same number everywhere.
        || numbers.iter().all(|(number, ..)| *number == 1);
    let goes_on = numbers.first().is_some_and(|(first, ..)| *first < 2 || follows(list, *first));
    let first = numbers.first().map_or(0, |(first, ..)| *first);
    let start = numbers.first().map_or(0, |(_, sign, _)| sign.start);
    for (shown, (number, sign, written)) in (first..).zip(numbers) {
        let has_dot = written.get(..sign.len()).is_some_and(|mark| mark.ends_with('.'));
        let behind = written.get(sign.len()..).unwrap_or_default().trim_start();
        let kind = if has_dot && number < 32 && begins_with_month(behind) {
            StartKind::Date
        } else if !counts && number != shown
            || has_dot && !goes_on && (items.len() == 1 || number > 999)
        {
            StartKind::Number
        } else {
            continue;
        };
        let above = above(text, sign.start).filter(|_| sign.start > start);
        found.push(Start { kind, escape: sign.end - 1, above, sign });
    }
    found
}

/// The end of the words in the line above a place, if there are any and they do not end in a backslash.
fn above(text: &str, at: usize) -> Option<usize> {
    let line =
        text.get(..at)?.trim_end_matches([' ', '\t']).strip_suffix('\n')?.trim_end_matches('\r');
    let words = line.trim_end_matches([' ', '\t']);
    let is_forced = line.ends_with("  ") || words.ends_with('\\');
    (!words.is_empty() && !words.ends_with('\n') && !is_forced).then_some(words.len())
}

/// Whether the items of a list may all be numbers with their signs: the only one begins with a number, or
/// each with a share behind a minus, or with a number behind a plus.
fn all_signed<'a>(items: &[&'a AstNode<'a>], lines: &Lines<'_>, text: &str) -> bool {
    let is_alone = items.len() == 1;
    items.iter().all(|item| {
        let written = lines.range(item.data().sourcepos).and_then(|range| text.get(range));
        let Some((sign, words)) = written.and_then(|written| written.split_at_checked(1)) else {
            return false;
        };
        let words = words.trim_start();
        let behind = words.trim_start_matches(|c: char| c.is_ascii_digit() || ".,  ".contains(c));
        let is_share = ["%", "pp", "percent", "per cent", "Prozent"];
        let is_share = || is_share.iter().any(|unit| behind.starts_with(unit));
        words.starts_with(|c: char| c.is_ascii_digit())
            && (sign == "+" || sign == "-" && (is_alone || is_share()))
    })
}

/// Whether a star stands right behind a word of the paragraph before a list.
fn is_marked_above<'a>(list: &'a AstNode<'a>, lines: &Lines<'_>) -> bool {
    let Some(before) = list.previous_sibling() else { return false };
    let place = before.data().sourcepos;
    matches!(before.data().value, NodeValue::Paragraph)
        && place.end.line + 1 == list.data().sourcepos.start.line
        && (place.start.line..=place.end.line)
            .any(|number| lines.line(number).is_some_and(|line| has_mark(line.trim_end(), "*")))
}

/// Whether a list stands under words that announce it, or apart from what comes before.
fn is_introduced<'a>(list: &'a AstNode<'a>, lines: &Lines<'_>) -> bool {
    let number = list.data().sourcepos.start.line;
    let before = number.checked_sub(1).and_then(|number| lines.line(number)).unwrap_or_default();
    list.previous_sibling().is_some()
        && (before.trim().is_empty() || before.trim_end().ends_with(':'))
}

/// Whether the list before this one, beside it, ends with the number before.
fn follows<'a>(list: &'a AstNode<'a>, first: u32) -> bool {
    let mut before = list.previous_sibling();
    while let Some(node) = before {
        if let NodeValue::List(of) = node.data().value {
            let count = u32::try_from(node.children().count()).unwrap_or(u32::MAX);
            let start = u32::try_from(of.start).unwrap_or(u32::MAX);
            return of.list_type == ListType::Ordered && start.saturating_add(count) == first;
        }
        before = node.previous_sibling();
    }
    false
}

/// The months in the languages that write `14. Oktober`, and in English.
const MONTHS: &str = " january february march april may june july august september october november december \
    januar februar märz mai juni juli oktober dezember jänner feber jan feb mär apr jun jul aug sep sept okt oct \
    nov dez dec januari februari maart mei augustus marts maj juuni juuli ledna února března dubna května června července \
    srpna září října listopadu prosince januára februára marca apríla mája júna júla augusta septembra \
    októbra novembra decembra januarja februarja aprila maja junija julija avgusta oktobra siječnja veljače \
    ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca tammikuuta helmikuuta \
    maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta \
    joulukuuta jaanuar veebruar märts aprill oktoober detsember janvāris februāris janvārī februārī martā \
    aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī janúar febrúar mars apríl maí \
    júní júlí ágúst október nóvember desember desember ";

/// Whether words begin with the name of a month.
pub fn begins_with_month(words: &str) -> bool {
    let word: String =
        words.chars().take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    word.len() > 2 && MONTHS.contains(&format!(" {word} "))
}

/// A paragraph that is shown as code because it is indented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indented {
    /// Its words.
    pub range: Range<usize>,
    /// The blanks before it, where it is a paragraph without them and nothing else.
    pub blanks: Option<Range<usize>>,
}

/// The paragraphs of a text that are shown as code because they are indented, in order.
pub fn indented(text: &str) -> Vec<Indented> {
    let begins =
        |line: &str| line.starts_with("    ") || line.starts_with('\t') || line.contains("     ");
    if !(text.contains('\t') || text.contains("    ")) || !text.lines().any(begins) {
        return Vec::new();
    }
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let lines = Lines::new(text);
    let mut found = Vec::new();
    for node in root.descendants() {
        let data = node.data();
        let NodeValue::CodeBlock(code) = &data.value else { continue };
        let is_prose = code
            .literal
            .split_whitespace()
            .filter(|word| word.contains(char::is_alphabetic))
            .nth(2);
        if code.fenced || is_prose.is_none() {
            continue;
        }
        let number = data.sourcepos.start.line;
        let (Some(start), Some(line)) = (lines.start(number), lines.line(number)) else { continue };
        let words = line.trim();
        let at = start + line.len() - line.trim_start().len();
        let is_outermost = node.parent().is_some_and(|above| above.parent().is_none());
        let is_paragraph = is_outermost && code.literal.trim_end().lines().count() == 1;
        let blanks =
            Some(start..at).filter(|blanks| is_paragraph && is_plain(text, blanks.clone(), words));
        found.push(Indented { range: at..at + words.len(), blanks });
    }
    found
}

/// Whether a line is a paragraph with the same words when the blanks before it are gone.
fn is_plain(text: &str, blanks: Range<usize>, words: &str) -> bool {
    let mut plain = text.to_owned();
    plain.replace_range(blanks, "");
    let is_drawn = words.contains('\t') || words.contains("  ");
    let paragraphs = |text: &str| to_html(text, 0, "").matches("<p>").count();
    !is_drawn && to_text(&plain) == to_text(text) && paragraphs(&plain) == paragraphs(text) + 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{StartKind, indented, starts};

    fn kinds(text: &str) -> Vec<(StartKind, &str)> {
        starts(text).into_iter().map(|start| (start.kind, &text[start.sign])).collect()
    }

    #[test]
    fn dates_and_numbers_are_no_items() {
        use StartKind::{Date, Heading, Item, Note, Number, Quotation, Underline};
        assert_eq!(
            kinds("14. Oktober: a\n\n18. Oktober: b\n\n3. November: c"),
            [(Date, "14."), (Date, "18."), (Date, "3.")]
        );
        assert_eq!(kinds("It began on the\n1. Mai 2013."), [(Date, "1.")]);
        assert_eq!(kinds("2023. was good.\n\nSo was this."), [(Number, "2023.")]);
        assert_eq!(kinds("1. a\n2. b\n4. c"), [(Number, "4.")]);
        assert_eq!(kinds("a\n> 90 % of b"), [(Quotation, ">")]);
        assert_eq!(kinds(">= 5 of 6\n\nb"), [(Quotation, ">")]);
        assert_eq!(kinds("# 4 of the list is open.\n\nb"), [(Heading, "#")]);
        assert_eq!(kinds("all 12\n+ 3 others"), [(Item, "+")]);
        assert_eq!(kinds("8 asked, 2 refused*\n* no clearance"), [(Note, "*")]);
        assert_eq!(kinds("*2 refused*\n* no clearance"), []);
        assert_eq!(kinds("8 asked, 2 refused*\n\n* no clearance"), []);
        assert_eq!(kinds("the sum fell by\n- 5 %"), [(Item, "-")]);
        assert_eq!(kinds("+ 12 %\n+ 3 cases"), [(Item, "+"), (Item, "+")]);
        assert_eq!(kinds("- 12 %\n- 2,5 %"), [(Item, "-"), (Item, "-")]);
        assert_eq!(kinds("+ 12 % cocaine\n- 5 % heroin"), [(Item, "+"), (Item, "-")]);
        assert_eq!(kinds("The group met.\n---\n\nb"), [(Underline, "---")]);
        assert_eq!(kinds("Contact point\n---\nb"), [(Underline, "---")]);
        assert_eq!(kinds("a\nb\n=====\n\nc"), [(Underline, "=====")]);
    }

    #[test]
    fn lists_headings_and_quotations_are_what_they_are() {
        for text in [
            "14. a\n15. b",
            "1. a\n1. b",
            "1. a\n\nText.\n\n2. b\n\nText.\n\n3. c",
            "> Words\n> 5",
            "> \n> 5 of 6\n",
            "# 2013 in brief\n\na",
            "## 2 Results\na",
            "- 5 a\n- 6 b",
            "a:\n\n- 12 %\n- 5 %",
            "Results\n-------\n\na",
            "a\n\n---\n\nb",
            "a:\n- 5 b",
            "* 5\n\na",
            "14. Oktober",
            "14\\. Oktober\n\na",
            "\\> 5\n\na",
            "1. Mayors met\n2. Others",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    #[test]
    fn indented_words_are_found() {
        let found = |text: &str| -> Vec<(String, bool)> {
            indented(text)
                .into_iter()
                .map(|one| (text[one.range].to_owned(), one.blanks.is_some()))
                .collect()
        };
        assert_eq!(found("a\n\n\tThe group met.\n\nb"), [("The group met.".to_owned(), true)]);
        assert_eq!(
            found("a\n\n    One two three  four\n"),
            [("One two three  four".to_owned(), false)]
        );
        assert_eq!(found("a\n\n\tOne two three\n\tfour\n"), [("One two three".to_owned(), false)]);
        assert_eq!(found("a\n\n\t- one two three\n"), [("- one two three".to_owned(), false)]);
        assert_eq!(found("a\n\tb c d\n\n```\n\te f g\n```\n\n- a\n\n  b c d\n\n    x\n"), []);
    }

    proptest! {
        #[test]
        fn any_text_is_looked_through(text in "(\n|\n\n|    |\t|> |- |\\+ |# |[0-9]|\\. |\\) |=|a b c|Mai |é){0,20}") {
            for start in starts(&text) {
                prop_assert!(text.get(start.sign).is_some() && text.is_char_boundary(start.escape));
            }
            for one in indented(&text) {
                prop_assert!(text.get(one.range).is_some());
            }
        }

        #[test]
        fn a_backslash_keeps_the_sign(text in "(\n|\n\n|> |- |\\+ |# |[0-9]|\\. |a b|Mai ){0,12}") {
            if let Some(start) = starts(&text).into_iter().next() {
                let mut escaped = text.clone();
                escaped.insert(start.escape, '\\');
                let sign = &text[start.sign.clone()];
                let shown = crate::prose::to_text(&escaped);
                prop_assert!(shown.contains(sign), "{} in {}", sign, shown);
            }
        }
    }
}
