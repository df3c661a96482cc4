//! Markdown into another Markdown document, changed only where it could do harm there.

use std::ops::{Range, RangeInclusive};

use comrak::nodes::{AstNode, NodeHeading, NodeValue};
use comrak::{Arena, Options, parse_document};

use super::address::is_safe_as_written;
use super::escape::{escape_lines, is_escaped};
use super::lines::{Lines, Splices};
use super::reference::hidden_references;
use super::remark::{is_remark, with_blanks};
use super::{DEEPEST_HEADING, is_safe, options, to_text};

/// How often a text is looked at again after a change. What was raw HTML can hold more
/// Markdown, which in turn can hold an unsafe link; more than that takes malice.
const PASSES: usize = 4;

/// How long the name of an address can be: CommonMark has 999 characters, of up to four bytes.
const LONGEST_NAME: usize = 4 * 999 + 1;

/// The author's Markdown, byte for byte, except that
/// - a single `~`, which other readers may take for the sign that strikes out, is escaped;
/// - headings are `shift` levels deeper, those with an underline becoming those with `#`; one that
///   would be more than six deep is a bold paragraph;
/// - what stands for a character that nobody would see is shown as it is written;
/// - remarks are left out, and other raw HTML is escaped, so that it shows as text;
/// - links that are not safe become their text, and images links to them;
/// - the names of footnotes begin with `notes`, so that several proses can share a document;
/// - a code block that is still open at the end is closed, so that it ends there.
pub fn to_markdown(text: &str, shift: u8, notes: &str) -> String {
    let mut safe = text.to_owned();
    for _ in 0..=PASSES {
        let Some(splices) = harmful(&safe) else { break };
        if splices.is_empty() {
            return place(&safe, shift, notes);
        }
        safe = splices.apply(&safe);
    }
    super::escape(&to_text(text))
}

/// Unused footnotes stay where they are: they are the author's.
fn parsing() -> Options<'static> {
    let mut options = options();
    options.parse.leave_footnote_definitions = true;
    options
}

/// The changes that take raw HTML, images and unsafe links out. `None` where the parser does not say
/// right where one of them stands.
fn harmful(text: &str) -> Option<Splices> {
    let mut splices = Splices::default();
    let arena = Arena::new();
    let root = parse_document(&arena, text, &parsing());
    let lines = Lines::new(text);
    let mut code: Vec<RangeInclusive<usize>> = Vec::new();
    for node in lines.nodes(root) {
        let data = node.data();
        let place = data.sourcepos;
        let range = match &data.value {
            NodeValue::HtmlInline(_) | NodeValue::HtmlBlock(_) => {
                lines.find(place, |written| written.trim_start().starts_with('<'))?
            }
            NodeValue::Link(link) | NodeValue::Image(link) if !is_safe(&link.url) => {
                lines.find(place, |written| written.starts_with(['[', '<', '!']))?
            }
            NodeValue::Strikethrough => {
                let range = lines.find(place, |written| written.starts_with('~'))?;
                if text.get(range.clone())?.starts_with("~~") {
                    continue;
                }
                splices.replace(range.start..range.start, "\\");
                splices.replace(range.end - 1..range.end - 1, "\\");
                continue;
            }
            NodeValue::Image(_) => {
                let range = lines.find(place, |written| written.starts_with('!'))?;
                without_image(node, range, &lines, text, &mut splices);
                continue;
            }
            NodeValue::CodeBlock(_) => {
                code.push(place.start.line..=place.end.line);
                continue;
            }
            _ => continue,
        };
        let written = text.get(range.clone())?;
        if is_remark(written) {
            splices.replace(with_blanks(text, range), "");
            continue;
        }
        let words = link_text(node, &lines, text);
        splices.replace(range, words.unwrap_or_else(|| escape_lines(written)));
    }
    for (range, _) in hidden_references(text) {
        splices.replace(range.start..range.start + 1, "&amp;");
    }
    for number in 1.. {
        let Some(line) = lines.line(number) else { break };
        let Some(start) = lines.start(number) else { break };
        // Blocks stand in order, and none in another.
        let next = code.partition_point(|block| *block.end() < number);
        if code.get(next).is_some_and(|block| block.contains(&number)) {
            continue;
        }
        for at in unsafe_names(line) {
            splices.replace(start + at..start + at, "\\");
        }
        if let Some(at) = unsafe_definition(line, text.get(start..).unwrap_or_default()) {
            splices.replace(start + at..start + at, "\\");
        }
    }
    if text.contains("[^") && text.contains('<') {
        html_without_footnotes(text, &mut splices)?;
    }
    Some(splices)
}

/// Takes out raw HTML that is some only for a reader without footnotes: what is an address in a footnote
/// is words to them.
fn html_without_footnotes(text: &str, splices: &mut Splices) -> Option<()> {
    let mut parsing = parsing();
    parsing.extension.footnotes = false;
    let arena = Arena::new();
    let root = parse_document(&arena, text, &parsing);
    let lines = Lines::new(text);
    for node in lines.nodes(root) {
        let data = node.data();
        if !matches!(data.value, NodeValue::HtmlInline(_) | NodeValue::HtmlBlock(_)) {
            continue;
        }
        let opens = |written: &str| written.trim_start().starts_with('<');
        let range = lines.find(data.sourcepos, opens)?;
        let written = text.get(range.clone())?;
        if !is_remark(written) {
            splices.replace(range, escape_lines(written));
        }
    }
    Some(())
}

/// The text of a link as it is written, with its own markup.
fn link_text<'a>(link: &'a AstNode<'a>, lines: &Lines<'_>, text: &str) -> Option<String> {
    let first = lines.range(link.first_child()?.data().sourcepos)?;
    let last = lines.range(link.last_child()?.data().sourcepos)?;
    text.get(first.start..last.end).map(str::to_owned)
}

/// Where in a line an address for links elsewhere begins that is not safe: `[a]: javascript:b`.
/// The parser does not say where these stand, so a line that only looks like one counts too.
fn unsafe_definition(line: &str, rest: &str) -> Option<usize> {
    let content = line.trim_start_matches([' ', '\t', '>', '-', '*', '+']);
    let at = line.len() - content.len();
    let rest = rest.get(at..)?.strip_prefix('[')?;
    let end = rest.as_bytes().windows(2).take(LONGEST_NAME).position(|pair| pair == b"]:")?;
    let (name, destination) = (rest.get(..end)?, rest.get(end + 2..)?);
    if content.starts_with("[^") || name.replace("\\]", "").contains(']') {
        return None;
    }
    let address = destination.trim_start_matches([' ', '\t', '\n', '\r', '>', '<']);
    let before = destination.strip_suffix(address).unwrap_or_default();
    if before.matches('\n').count() > 1 {
        // An address stands on the line of its name or on the next.
        return None;
    }
    let destination = address.split_ascii_whitespace().next().unwrap_or_default();
    (!is_safe_as_written(destination)).then_some(at)
}

/// Where the names of footnotes begin in a line that hold raw HTML: `[^<b>]`. A reader without
/// footnotes takes it for HTML, and so it is no name here either.
fn unsafe_names(line: &str) -> impl Iterator<Item = usize> {
    let behind = |at: usize, sign: char| {
        line.get(at..).and_then(|rest| rest.find(sign)).map_or(line.len(), |found| at + found)
    };
    // Each is looked for anew only where the last one has been passed.
    let (mut bracket, mut close) = (0, 0);
    line.match_indices("[^").map(|(at, _)| at).filter(move |at| {
        bracket = if bracket <= *at { behind(*at, '<') } else { bracket };
        close = if close <= *at { behind(*at, ']') } else { close };
        !is_escaped(line, *at) && bracket < close
    })
}

/// Makes an image a link to it, because a document loads nothing; in a link, its words.
fn without_image<'a>(
    image: &'a AstNode<'a>,
    range: Range<usize>,
    lines: &Lines<'_>,
    text: &str,
    splices: &mut Splices,
) {
    let holds = |value: &NodeValue| matches!(value, NodeValue::Link(_) | NodeValue::Image(_));
    if image.ancestors().skip(1).any(|node| holds(&node.data().value)) {
        splices.replace(range, link_text(image, lines, text).unwrap_or_default());
        return;
    }
    let before = range.start.saturating_sub(1)..range.start;
    let after_another = text.get(before.clone()) == Some("!") && !is_escaped(text, before.start);
    let signs = if after_another { before.start } else { range.start }..range.start + 1;
    splices.replace(signs, if after_another { "\\!" } else { "" });
}

/// Makes a safe text fit its place.
fn place(text: &str, shift: u8, notes: &str) -> String {
    let mut splices = Splices::default();
    let arena = Arena::new();
    let root = parse_document(&arena, text, &parsing());
    let lines = Lines::new(text);
    for node in root.descendants() {
        let data = node.data();
        let Some(range) = lines.range(data.sourcepos) else { continue };
        let written = text.get(range.clone()).unwrap_or_default();
        match &data.value {
            NodeValue::Heading(heading) if shift > 0 => {
                let level = heading.level.saturating_add(shift);
                let heading = if level > DEEPEST_HEADING {
                    bold(node, &lines)
                } else {
                    shifted(written, *heading, level, &breaks(node))
                };
                splices.replace(range, heading);
            }
            NodeValue::FootnoteReference(_) | NodeValue::FootnoteDefinition(_)
                if written.starts_with("[^") =>
            {
                splices.replace(range.start + 2..range.start + 2, notes);
            }
            NodeValue::CodeBlock(block) if !block.closed && is_last(node) => {
                let fence = char::from(block.fence_char).to_string().repeat(block.fence_length);
                let newline = if text.ends_with('\n') { "" } else { "\n" };
                splices.replace(text.len()..text.len(), format!("{newline}{fence}\n"));
            }
            _ => {}
        }
    }
    splices.apply(text)
}

/// Whether a block ends the text and stands in no other block, whose end would end it.
fn is_last<'a>(node: &'a AstNode<'a>) -> bool {
    let parent = node.parent();
    parent.is_some_and(|parent| matches!(parent.data().value, NodeValue::Document))
        && node.next_sibling().is_none()
}

/// The lines of a heading, counted from nought, that end in a forced line break.
fn breaks<'a>(heading: &'a AstNode<'a>) -> Vec<usize> {
    let first = heading.data().sourcepos.start.line;
    let forced = heading.descendants().filter_map(|node| {
        let data = node.data();
        let line = data.sourcepos.start.line.checked_sub(first);
        line.filter(|_| matches!(data.value, NodeValue::LineBreak))
    });
    forced.collect()
}

/// A heading as a bold paragraph. Unlike a heading, a paragraph needs empty lines around it, which
/// begin as the lines of the block around it do.
fn bold<'a>(heading: &'a AstNode<'a>, lines: &Lines<'_>) -> String {
    let place = heading.data().sourcepos;
    let line = lines.line(place.start.line).unwrap_or_default();
    let before = line.get(..place.start.column.saturating_sub(1)).unwrap_or_default();
    let around = before.chars().map(|letter| if letter == '>' { '>' } else { ' ' });
    let around = around.collect::<String>();
    let mut words = String::new();
    for node in heading.descendants() {
        super::collect_text(node, &mut words);
    }
    let words = words.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let words = if words.is_empty() { words } else { format!("**{}**", super::escape(&words)) };
    let above =
        if heading.previous_sibling().is_some() { format!("\n{around}") } else { String::new() };
    format!("{above}{words}\n{around}")
}

/// A heading of another level. One with an underline can have several lines, of which `breaks`
/// end in a forced line break; one with `#` has one line without any.
fn shifted(written: &str, heading: NodeHeading, level: u8, breaks: &[usize]) -> String {
    let marks = "#".repeat(usize::from(level));
    if !heading.setext {
        return format!("{marks}{}", written.trim_start_matches('#'));
    }
    let mut lines: Vec<&str> = written.lines().collect();
    lines.pop();
    let lines = lines.into_iter().enumerate().map(|(number, line)| {
        let line = line.trim_start_matches([' ', '\t', '>']).trim_end();
        match breaks.contains(&number).then(|| line.strip_suffix('\\')).flatten() {
            // Marks before a space begin no markup; those before a sign do.
            Some(line) if line.ends_with(['*', '_', '~']) => format!("{line}&#32;"),
            forced => forced.unwrap_or(line).to_owned(),
        }
    });
    let title = lines.collect::<Vec<_>>().join(" ");
    // Marks at the end of a heading with `#` are not part of its text.
    let text = title.trim_end_matches('#');
    let closing = title.strip_prefix(text).unwrap_or_default();
    let escape = if !closing.is_empty() && text.ends_with([' ', '\t']) { "\\" } else { "" };
    format!("{marks} {text}{escape}{closing}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::prose::to_html;

    fn is_harmless(text: &str) -> bool {
        harmful(text).is_some_and(|splices| splices.is_empty())
    }

    #[test]
    fn html_is_none_for_readers_without_footnotes_either() {
        for text in ["[^1]: [a]: ===<script>", "[^1]: [a]: b<script>\n\n[^1] <!-- empact: x -->"] {
            let shown = to_markdown(text, 0, "n-");
            assert!(!as_html_elsewhere(&shown).contains("<script"), "{shown}");
            assert!(is_harmless(&shown), "{shown}");
        }
    }

    #[test]
    fn what_cannot_be_placed_is_shown_as_words() {
        assert_eq!(to_markdown("[a]: ```\n===<script>*b*", 0, ""), "===\\<script>b");
    }

    #[test]
    fn headings_go_down() {
        let text = "# A #\n\nB\nb\n===\n\n##### C\n\n> D #\n> ---\n\nE\n";
        let shifted = "### A #\n\n### B b\n\n\n**C**\n\n\n> #### D \\#\n\nE\n";
        assert_eq!(to_markdown(text, 2, ""), shifted);
        let forced = "a\n*\\\n`*\n===\n";
        assert_eq!(to_markdown(forced, 1, ""), "## a *&#32; `*\n");
    }

    #[test]
    fn headings_too_deep_are_bold_paragraphs() {
        let text = "a\n# B *c* #\nd\n\n> - E\n>   ===\n>   f\n";
        let bold = "a\n\n**B c**\n\nd\n\n> - **E**\n>   \n>   f\n";
        assert_eq!(to_markdown(text, 6, ""), bold);
        assert_eq!(to_markdown("# *", 6, ""), "**\\***\n");
        assert_eq!(to_markdown("#", 6, ""), "\n");
    }

    #[test]
    fn raw_html_shows_as_text() {
        assert_eq!(to_markdown("a <b>*c*</b>", 0, ""), "a \\<b>*c*\\</b>");
        let block = to_markdown("<div>\n[x](javascript:y) *z*\n</div>\n\nx", 0, "");
        assert_eq!(block, "\\<div>\n\\[x\\](javascript:y) \\*z\\*\n\\</div>\n\nx");
    }

    #[test]
    fn code_stays_as_it_is() {
        let code = "```\n[a]: javascript:b\n[^<b>]\n```\n";
        assert_eq!(to_markdown(code, 0, ""), code);
    }

    #[test]
    fn unsafe_links_become_text() {
        let text = "[*a* b](javascript:c) <javascript:d> ![e](data:f) [g](https://h.example)";
        assert_eq!(to_markdown(text, 0, ""), "*a* b javascript:d e [g](https://h.example)");
        let leaving = "[a](//h.example) [b](../c.md) ![d](/e.png) <file:///f> [g](h%5ci)\n";
        assert_eq!(to_markdown(leaving, 0, ""), "a b d file:///f g\n");
        let reference = "[a][b]\n\n[b]: javascript:c\n";
        assert_eq!(to_markdown(reference, 0, ""), "a\n\n\\[b]: javascript:c\n");
        let on_the_next_line = "[a]\n\n[a]:\njavascript:b\n";
        assert_eq!(to_markdown(on_the_next_line, 0, ""), "a\n\n\\[a]:\njavascript:b\n");
        // An address after an empty line is none.
        assert!(is_harmless("[a]: \n\n**\\\\**\n"));
    }

    #[test]
    fn images_become_links_to_them() {
        for (text, shown) in [
            ("![a *b*](c.png \"d\")", "[a *b*](c.png \"d\")"),
            ("![a][b]\n\n[b]: https://c.example\n", "[a][b]\n\n[b]: https://c.example\n"),
            ("[![a](b)](c)", "[a](c)"),
            ("![x ![a](b)](c)", "[x a](c)"),
            ("!![a](b)", "\\![a](b)"),
            ("\\!![a](b)", "\\![a](b)"),
            ("!!!![a](b)", "!!\\![a](b)"),
            ("\\![a](b) `![a](b)`", "\\![a](b) `![a](b)`"),
            ("| a |\n|---|\n| \\| ![b](c) |", "| a |\n|---|\n| \\| [b](c) |"),
        ] {
            assert_eq!(to_markdown(text, 0, ""), shown);
        }
    }

    #[test]
    fn the_name_of_a_footnote_holds_no_html() {
        let text = "a [^\"><script>alert(1)</script>] b[^<i>]\n\n[^<i>]: c\n";
        let shown = to_markdown(text, 0, "x");
        for html in [shown.as_str(), &to_markdown("a [^b\n<script>c] [^d<script>\n]", 0, "")] {
            assert!(!as_html_elsewhere(html).contains("<script"), "{html}");
        }
        assert_eq!(shown, "a \\[^\">\\<script>alert(1)\\</script>] b\\[^\\<i>]\n\n\\[^\\<i>]: c\n");
    }

    #[test]
    fn footnotes_get_names_of_their_own() {
        let text = "a[^1] b[^1]\n\n[^1]: c\n\n[^2]: d\n";
        let named = "a[^x1] b[^x1]\n\n[^x1]: c\n\n[^x2]: d\n";
        assert_eq!(to_markdown(text, 0, "x"), named);
    }

    #[test]
    fn an_open_code_block_ends_with_its_text() {
        assert_eq!(to_markdown("~~~~ x\na", 0, ""), "~~~~ x\na\n~~~~\n");
        assert_eq!(to_markdown("```\na\n```\n", 0, ""), "```\na\n```\n");
    }

    /// A text as a reader shows it who knows no footnotes and lets HTML through.
    fn as_html_elsewhere(text: &str) -> String {
        let mut options = Options::default();
        options.extension.table = true;
        options.render.r#unsafe = true;
        comrak::markdown_to_html(text, &options)
    }

    fn markup() -> impl Strategy<Value = String> {
        "(\n|\n\n|    |> |- |1\\. |# |===|---|\\*|_|`|``` ?\n|<b>|</b>|<!--|-->|<script>|<x:y>|\
         \\[a\\]|\\[a\\]\\(javascript:b\\)|\\[a\\]: |javascript:b|<javascript:c>|&lt;|é|\\\\|\\||\
         \\[\\^1\\]|\\[\\^1\\]: |!|[a-c ]|\\|a\\|
\\|-\\|
\\| \\\\\\|){0,24}"
    }

    proptest! {
        #[test]
        fn what_is_safe_stays_as_it_is(text in "(\n|    |> |- |# |===|\\*|_|`|é|&lt;|[a-c| ]|\\[a\\]\\(b\\)){0,24}") {
            prop_assume!(!text.contains("```"));
            prop_assert_eq!(to_markdown(&text, 0, ""), text);
        }

        #[test]
        fn nothing_harmful_is_left(text in markup(), shift in 0_u8..7) {
            let markdown = to_markdown(&text, shift, "n-");
            prop_assert!(is_harmless(&markdown), "{}", markdown);
            let html = as_html_elsewhere(&markdown);
            prop_assert!(!html.contains("<b>") && !html.contains("<script>"), "{} as {}", markdown, html);
        }

        #[test]
        fn only_the_level_of_headings_changes(text in "(\n|> |- |# |## |\n===\n|\n---\n|\\*|`|é|\\\\|#|[a-c ]){0,24}") {
            // A heading with `#` has one line, where one with an underline may have more.
            let words = |html: String| {
                html.replace("<br />", "").split_ascii_whitespace().collect::<String>()
            };
            let there = words(to_html(&to_markdown(&text, 1, ""), 0, ""));
            prop_assert_eq!(there, words(to_html(&text, 1, "")));
        }

        #[test]
        fn no_heading_is_too_deep(text in "(\n|\n\n|> |- |# b|## c|\n===\n|\n---\n|\\*|`|é|\\\\|#|[a-c ]){0,24}", shift in 4_u8..8) {
            // One without words leaves nothing behind.
            prop_assume!(!to_html(&text, 6, "").contains("<strong></strong>"));
            let words = |text: &str| to_text(text).replace(['*', '\\', ' '], "");
            let markdown = to_markdown(&text, shift, "");
            prop_assert_eq!(words(&markdown), words(&text));
            prop_assert_eq!(
                to_html(&markdown, 0, "").matches("<h").count(),
                to_html(&text, shift, "").matches("<h").count()
            );
        }

        #[test]
        fn arbitrary_text_does_not_stop_it(text in "\\PC{0,80}", shift in 0_u8..9) {
            to_markdown(&text, shift, "");
        }
    }
}
