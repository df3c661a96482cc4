//! Lists in a Markdown text that are none to Markdown. `rules` ask here.
//!
//! What begins an item on paper is in `mark`.

use std::ops::Range;

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, parse_document};

use super::lines::{Lines, Splices};
use super::mark::{Mark, MarkKind, is_bullet, mark, pasted_sign};
use super::{options, to_html, to_text};

/// Lines that are meant as a list and are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FalseList {
    /// What begins the first item.
    pub sign: Range<usize>,
    /// What to write in place of each mark and the blanks around it, in order, to make it a list; none
    /// where it can be meant in several ways.
    pub edits: Vec<(Range<usize>, String)>,
    /// Whether it is one item only.
    pub is_alone: bool,
}

/// An item as it is written.
struct Item {
    /// The blanks before its mark.
    blanks: Range<usize>,
    mark: Mark,
}

/// The sign that Word put before a line as before an item, with the blanks behind it.
pub fn sign_before(line: &str) -> Option<Range<usize>> {
    let at = line.len() - line.trim_start().len();
    let mark = pasted_sign(line.get(at..)?).filter(|_| in_one_line(line).nth(1).is_none())?;
    Some(at..at + mark.length)
}

/// The lines that are meant as a list and are none.
pub fn false_lists(text: &str) -> Vec<FalseList> {
    if let Some(sign) = number_before(text) {
        return vec![FalseList { sign, edits: Vec::new(), is_alone: true }];
    }
    if !may_have_items(text) {
        return Vec::new();
    }
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let lines = Lines::new(text);
    let mut found: Vec<FalseList> = Vec::new();
    // A list in which every item is a paragraph.
    let mut apart: Vec<&AstNode<'_>> = Vec::new();
    for node in root.descendants() {
        if !matches!(node.data().value, NodeValue::Paragraph) {
            continue;
        }
        let is_item = begins_with_sign(node, &lines);
        let follows = node.previous_sibling().zip(apart.last());
        if !(is_item && follows.is_some_and(|(before, last)| before.same_node(last))) {
            found.extend(list_of(&apart, &lines, text));
            apart.clear();
        }
        if is_item {
            apart.push(node);
        } else {
            found.extend(list_of(&[node], &lines, text));
        }
    }
    found.extend(list_of(&apart, &lines, text));
    found
}

/// The number that Word put before a text of one line, which a tab tells from one of its own.
fn number_before(text: &str) -> Option<Range<usize>> {
    let line = text.trim();
    let at = text.len() - text.trim_start().len();
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - behind.len();
    let is_number = (1..3).contains(&digits) && behind.starts_with([')', '.']);
    let is_item = is_number && behind.get(1..)?.starts_with('\t') && !line.contains('\n');
    is_item.then_some(at..at + digits + 1)
}

/// Whether there are two marks at all, or a sign that begins nothing but an item, so that it is worth to
/// read the text.
fn may_have_items(text: &str) -> bool {
    let lines = || text.lines().map(|line| line.trim_start_matches([' ', '\t', '>']));
    lines().filter(|line| mark(line).is_some()).nth(1).is_some()
        || lines().any(|line| pasted_sign(line).is_some())
        || !text.is_ascii() && text.matches(is_bullet).nth(1).is_some()
}

fn begins_with_sign<'a>(paragraph: &'a AstNode<'a>, lines: &Lines<'_>) -> bool {
    let first = lines.range(paragraph.data().sourcepos);
    let line = first.and_then(|range| lines.text().get(range));
    line.and_then(mark).is_some_and(|mark| matches!(mark.kind, MarkKind::Sign(_)))
}

/// The list that paragraphs are meant as, if they are.
fn list_of<'a>(paragraphs: &[&'a AstNode<'a>], lines: &Lines<'_>, text: &str) -> Option<FalseList> {
    let (items, is_plain) = items_of(paragraphs, lines)?;
    // Behind a list right below there may be more of these.
    let is_plain = is_plain && !paragraphs.last().is_some_and(|last| goes_on_in_list(last));
    let range = lines.range(paragraphs.first()?.data().sourcepos)?;
    let paragraph = text.get(range.clone())?;
    let is_alone = items.len() == 1
        && pasted_sign(paragraph).is_some()
        && in_one_line(paragraph).nth(1).is_none();
    if items.len() > 1 || is_alone {
        let first = items.first()?;
        let sign = first.blanks.end..first.blanks.end + first.mark.length;
        let written = text.get(sign.clone())?.trim_end().len();
        // In a text of one line nothing begins an item.
        let edits = if !text.trim().contains('\n') {
            Some(vec![(sign.clone(), String::new())]).filter(|_| is_alone)
        } else if is_plain {
            mended(&items, text)
        } else {
            None
        };
        return Some(FalseList {
            sign: sign.start..sign.start + written,
            edits: edits.unwrap_or_default(),
            is_alone,
        });
    }
    let mut signs = in_one_line(paragraph);
    let (at, sign) = signs.next()?;
    signs.next()?;
    let start = range.start + at;
    Some(FalseList { sign: start..start + sign.len_utf8(), edits: Vec::new(), is_alone: false })
}

/// Whether a list begins right below a paragraph.
fn goes_on_in_list<'a>(paragraph: &'a AstNode<'a>) -> bool {
    paragraph.next_sibling().is_some_and(|next| {
        let begins = next.data().sourcepos.start.line;
        matches!(next.data().value, NodeValue::List(_))
            && begins == paragraph.data().sourcepos.end.line + 1
    })
}

/// The items in paragraphs, and whether every line between them belongs to one in one way only.
fn items_of<'a>(paragraphs: &[&'a AstNode<'a>], lines: &Lines<'_>) -> Option<(Vec<Item>, bool)> {
    let mut items: Vec<Item> = Vec::new();
    let mut is_plain = true;
    // How many items go on in a line of their own, and whether the last one does.
    let (mut longer, mut is_last_longer) = (0, false);
    let mut is_mixed = false;
    for paragraph in paragraphs {
        let place = paragraph.data().sourcepos;
        let before_it = items.len();
        is_plain &= paragraph.parent().is_some_and(|above| above.parent().is_none());
        let mut before = "";
        let mut in_item = false;
        for number in place.start.line..=place.end.line {
            let (start, line) = (lines.start(number)?, lines.line(number)?);
            let words = line.trim_start_matches([' ', '\t', '>']);
            let at = start + line.len() - words.len();
            let words = words.trim_end();
            match mark(words) {
                Some(mark) if fits(&items, mark, words) => {
                    items.push(Item { blanks: start..at, mark });
                    (in_item, is_last_longer) = (true, false);
                }
                Some(_) => is_plain = false,
                None if in_item => {
                    is_plain &= goes_on(before, words);
                    longer += usize::from(!is_last_longer);
                    is_last_longer = true;
                }
                None => {}
            }
            before = words;
        }
        is_mixed |= deeper(&items, before_it);
    }
    // Behind an empty line another sign may begin a list of its own, unless there is one between all items.
    is_plain &= !is_mixed || paragraphs.len() == items.len();
    // `o` may be a word of the language.
    let typed = |item: &Item| text_of(lines, item).starts_with("o ");
    is_plain &= !items.iter().all(typed);
    // What stands under the last item, and under no other, may be words of their own.
    is_plain &= !(is_last_longer && longer == 1 && items.len() > 1);
    Some((items, is_plain))
}

/// The text from the mark of an item on.
fn text_of<'t>(lines: &Lines<'t>, item: &Item) -> &'t str {
    lines.text().get(item.blanks.end..).unwrap_or_default()
}

/// Whether the item at a place stands further in than the one before it by its sign alone.
fn deeper(items: &[Item], place: usize) -> bool {
    let kind = |place: usize| items.get(place).map(|item| item.mark.kind);
    match (place.checked_sub(1).and_then(kind), kind(place)) {
        (Some(MarkKind::Sign(before)), Some(MarkKind::Sign(depth))) => before != depth,
        _ => false,
    }
}

/// Whether the mark of a line can go on with these items.
fn fits(items: &[Item], mark: Mark, line: &str) -> bool {
    match (items.last(), mark.kind) {
        (Some(last), kind) => kind.follows(last.mark.kind),
        (
            None,
            MarkKind::Sign(_)
            | MarkKind::Section
            | MarkKind::Number(1)
            | MarkKind::Letter(1)
            | MarkKind::Roman(1),
        ) => true,
        // `3.Third`; but `(3)` in front of a line may refer to something.
        (None, MarkKind::Number(_)) => !line.starts_with('('),
        (None, _) => false,
    }
}

/// Whether a line goes on with the words of the one before it, and is nothing for itself.
fn goes_on(before: &str, line: &str) -> bool {
    let ends = before.ends_with(['.', ';', ':', '!', '?']);
    !ends && line.chars().next().is_some_and(char::is_lowercase)
}

/// Signs that begin items one behind another.
fn in_one_line(paragraph: &str) -> impl Iterator<Item = (usize, char)> {
    let mut before = ' ';
    paragraph.char_indices().filter(move |(at, c)| {
        let behind = paragraph.get(at + c.len_utf8()..).unwrap_or_default();
        let stands_free = before.is_whitespace() && behind.starts_with([' ', '\u{a0}', '\t']);
        before = *c;
        stands_free && is_bullet(*c)
    })
}

/// What makes a list of the items, if no word changes with it.
fn mended(items: &[Item], text: &str) -> Option<Vec<(Range<usize>, String)>> {
    // The items around the one that comes next: how far in they stand, and how deep their sign is.
    let mut around: Vec<(usize, u8)> = Vec::new();
    let mut edits = Vec::new();
    let (mut splices, mut unmarked) = (Splices::default(), Splices::default());
    for item in items {
        let blanks = text.get(item.blanks.clone())?;
        let place = match item.mark.kind {
            MarkKind::Sign(depth) => (columns(blanks), depth),
            _ => (0, 0),
        };
        match around.iter().position(|known| *known == place) {
            Some(level) => around.truncate(level + 1),
            None if around.last().is_none_or(|last| last.0 <= place.0 && *last < place) => {
                around.push(place);
            }
            None => return None,
        }
        let indent = "  ".repeat(around.len() - 1);
        let end = item.blanks.end + item.mark.length;
        let written = text.get(item.blanks.end..end)?.trim_end();
        // What is written `(2)` or `b)` is kept, since other texts may refer to it.
        let mark = match item.mark.kind {
            MarkKind::Sign(_) => Some("- ".to_owned()),
            MarkKind::Number(number) if !written.starts_with('(') => Some(format!("{number}. ")),
            _ => None,
        };
        if mark.is_some() {
            unmarked.replace(item.blanks.end..end, "");
        }
        let mark = mark.unwrap_or_else(|| format!("- {written} "));
        let mark = format!("{indent}{mark}");
        splices.replace(item.blanks.start..end, mark.as_str());
        edits.push((item.blanks.start..end, mark));
    }
    let list = splices.apply(text);
    let words =
        |text: &str| to_text(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let count = |text: &str, tag: &str| to_html(text, 0, "").matches(tag).count();
    let nothing_else = ["<h", "<blockquote", "<pre", "<table"]
        .iter()
        .all(|tag| count(&list, tag) == count(text, tag));
    let is_list = count(&list, "<li>") == count(text, "<li>") + items.len();
    (is_list && nothing_else && words(&list) == words(&unmarked.apply(text))).then_some(edits)
}

/// How many columns blanks take, a tab up to four.
fn columns(blanks: &str) -> usize {
    blanks
        .chars()
        .fold(0, |column, blank| if blank == '\t' { (column / 4 + 1) * 4 } else { column + 1 })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Splices, false_lists};
    use crate::prose::{to_html, to_text};

    fn found(text: &str) -> Vec<&str> {
        false_lists(text).into_iter().map(|list| &text[list.sign.start..]).collect()
    }

    fn mended(text: &str) -> String {
        let mut splices = Splices::default();
        for (range, with) in false_lists(text).into_iter().flat_map(|list| list.edits) {
            splices.replace(range, with);
        }
        splices.apply(text)
    }

    #[test]
    fn items_that_markdown_takes_for_text_are_found() {
        assert_eq!(found("Steps:\n• one\n• two"), ["• one\n• two"]);
        assert_eq!(found("a • one • two\n\nb"), ["• one • two\n\nb"]);
        assert_eq!(found("– one\n  – two"), ["– one\n  – two"]);
        assert_eq!(
            found("> • one\n> • two\n\n• x\n• y"),
            ["• one\n> • two\n\n• x\n• y", "• x\n• y"]
        );
        assert_eq!(found("• one\n\n• two\n\nend"), ["• one\n\n• two\n\nend"]);
        assert_eq!(found("1.\tPlanning"), ["1.\tPlanning"]);
    }

    #[test]
    fn other_uses_of_the_signs_are_none() {
        for text in [
            "One • alone",
            "A word – an aside – and on",
            "a · b · c",
            "2012–2013 and –\n– 5",
            "- one\n- two",
            "```\n• one\n• two\n```",
            "a) one\nc) two",
            "the\n(2) second\n(3) third",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_list_becomes_one_where_it_has_one_reading() {
        for (text, list) in [
            (
                "The week led to:\n•\t12 arrests;\n•\t3 searches.",
                "The week led to:\n- 12 arrests;\n- 3 searches.",
            ),
            ("\u{f0b7}\tone\n\u{f0b7}\ttwo", "- one\n- two"),
            ("•\tone\no\tsub\n•\ttwo", "- one\n  - sub\n- two"),
            ("• one\n    o\tsub\n• two", "- one\n  - sub\n- two"),
            ("–\tone, which\ngoes on\n–\ttwo", "- one, which\ngoes on\n- two"),
            ("1.First\n2.Second", "1. First\n2. Second"),
            ("a) one\nb) two", "- a) one\n- b) two"),
            ("• one\n\n• two", "- one\n\n- two"),
            ("•\tone\n\no\tsub\n\n•\ttwo", "- one\n\n  - sub\n\n- two"),
            ("(1) one\n(2) two", "- (1) one\n- (2) two"),
            ("i. one\nii. two", "- i. one\n- ii. two"),
            ("3.Third\n4.Fourth", "3. Third\n4. Fourth"),
            ("2.1.\tSurvey\n2.2.\tReport", "- 2.1. Survey\n- 2.2. Report"),
            ("The week:\n\n•\t12 arrests.", "The week:\n\n- 12 arrests."),
            ("•\t12 arrests", "12 arrests"),
        ] {
            assert_eq!(mended(text), list);
        }
        for text in [
            "a • one • two",
            "• one.\nThe rest\n• two",
            "  – one\n• two",
            "> • one\n> • two",
            "• one\n• two\nthe group met again",
            "• one\n• two\n\n– three\n– four",
            "1.\tPlanning",
            "a) one\nb) two\n   - in\nc) three",
        ] {
            assert_eq!(mended(text), text);
        }
    }

    proptest! {
        #[test]
        fn mending_changes_no_word(text in "(\n|\n\n|•\t|• |– |\u{f0b7}\t|o\t|1\\.|2\\.|a\\) |b\\) |  |\t|> |# |- |\\*|`|one|Two|three\\.|5 ){0,20}") {
            let list = mended(&text);
            let words = |text: &str| {
                to_text(text).chars().filter(|c| c.is_alphabetic() && *c != 'o').collect::<String>()
            };
            prop_assert_eq!(words(&list), words(&text), "{}", list);
            let items = |text: &str| to_html(text, 0, "").matches("<li>").count();
            let is_line = !text.trim().contains('\n');
            prop_assert!(list == text || is_line || items(&list) > items(&text));
        }
    }
}
