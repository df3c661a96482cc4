//! Reads what the program wrote as those read it who get it: a browser, a reader of Markdown, a
//! spreadsheet, a terminal. Each says what is live in it, and gives back the words.

use std::collections::BTreeSet;

use comrak::nodes::NodeValue;
use comrak::{Arena, Options, parse_document};

use super::characters::is_hidden;

/// What a page may be made of: its own frame, and what Markdown makes.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "i",
    "q",
    "s",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "input",
    "ins",
    "li",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "ul",
    "svg",
    "path",
    "rect",
    "line",
    "circle",
    "g",
    "text",
    "summary",
    "details",
];
/// What an element may have that no author says.
const ATTRIBUTES: &[&str] = &[
    "align",
    "charset",
    "checked",
    "class",
    "colspan",
    "content",
    "data-footnote-backref",
    "data-footnote-backref-idx",
    "data-footnote-ref",
    "data-footnotes",
    "dir",
    "disabled",
    "href",
    "http-equiv",
    "id",
    "lang",
    "name",
    "rowspan",
    "scope",
    "start",
    "tabindex",
    "title",
    "type",
    "aria-label",
    "aria-hidden",
    "role",
    "datetime",
    "span",
    "value",
];

/// A page of HTML: its words, and what is wrong with it.
pub(super) fn html(page: &str) -> (String, Vec<String>) {
    let (mut words, mut faults) = (String::new(), Vec::new());
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        words.push_str(&decoded(text));
        let Some(end) = end_of_tag(tag) else {
            faults.push(format!("a `<` that begins no element: {tag:.60}"));
            return (words, faults);
        };
        let (tag, after) = tag.split_at(end);
        let name: String = tag
            .chars()
            .skip(1)
            .skip_while(|c| *c == '/')
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        rest = after;
        if tag.starts_with("<!DOCTYPE html>") {
            continue;
        }
        if !ELEMENTS.contains(&name.as_str()) {
            faults.push(format!("a foreign element: {tag:.80}"));
        }
        if !tag.starts_with("</") {
            faults.extend(attributes(tag.get(1 + name.len()..tag.len() - 1).unwrap_or_default()));
        }
        // Cells and blocks are no one word with what comes before them.
        if !["em", "strong", "a", "abbr", "b", "i", "q", "s", "code", "span", "del", "sup", "ins"]
            .contains(&name.as_str())
        {
            words.push(' ');
        }
        if tag.starts_with("<style") {
            rest = rest.split_once("</style>").map_or("", |(_, rest)| rest);
        }
    }
    words.push_str(&decoded(rest));
    (blanks(&words), faults)
}

/// Where a tag ends, whose values are in double quotes.
fn end_of_tag(tag: &str) -> Option<usize> {
    let begins =
        tag.get(1..)?.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
    let mut quoted = false;
    let end = tag.char_indices().find(|(_, letter)| {
        quoted ^= *letter == '"';
        *letter == '>' && !quoted
    });
    end.filter(|_| begins).map(|(at, _)| at + 1)
}

/// What is wrong with the attributes of a tag.
fn attributes(written: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut rest = written.trim_start().trim_end_matches('/').trim_end();
    while !rest.is_empty() {
        let length = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(length);
        let mut value = "";
        rest = after;
        if let Some(quoted) = after.strip_prefix("=\"") {
            let Some((inside, after)) = quoted.split_once('"') else {
                faults.push(format!("an open attribute: {written:.80}"));
                break;
            };
            (value, rest) = (inside, after);
        }
        rest = rest.trim_start();
        // The length of a bar, which no author writes.
        let length = value.split_once(':').map_or("", |(_, length)| length.trim_end_matches('%'));
        let is_bar = name == "style" && length.parse::<f64>().is_ok();
        if !ATTRIBUTES.contains(&name) && !is_drawing(name) && !is_bar {
            faults.push(format!("a foreign attribute: {name} in {written:.80}"));
        }
        if name == "href" && !is_harmless(&decoded(value)) {
            faults.push(format!("a link that leads away: {value:.80}"));
        }
    }
    faults
}

/// What a picture of the program's own has.
fn is_drawing(name: &str) -> bool {
    let outline = ["width", "height", "viewBox", "preserveAspectRatio"];
    let drawn = ["x", "y", "x1", "x2", "y1", "y2", "d", "fill", "r", "cx", "cy"];
    outline.contains(&name) || drawn.contains(&name)
}

/// Whether a link leads to a page, a mailbox, or a place below this folder.
pub(super) fn is_harmless(address: &str) -> bool {
    let address: String = address.chars().filter(|c| !c.is_control()).collect();
    let address = address.trim().to_ascii_lowercase();
    let is_page = ["https://", "http://", "mailto:", "https:", "http:"]
        .iter()
        .any(|scheme| address.starts_with(scheme));
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let scheme = path.split('/').next().is_some_and(|head| head.contains(':'));
    let leads_up = path.split('/').any(|part| part == ".." || part.replace("%2e", ".") == "..");
    let from_above = path.starts_with('/') || path.contains('\\') || path.contains("%5c");
    is_page || !(scheme || leads_up && !stays(path) || from_above)
}

/// Whether a path with `..` in it stays below where it begins.
fn stays(path: &str) -> bool {
    let mut depth = 0_i32;
    path.replace("%2e", ".").split('/').all(|part| {
        depth += match part {
            "" | "." => 0,
            ".." => -1,
            _ => 1,
        };
        depth >= 0
    })
}

fn decoded(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let text = text
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&#x2f;", "/")
        .replace("&#x2F;", "/");
    text.replace("&nbsp;", "\u{a0}").replace("&amp;", "&")
}

/// Blanks as readers show them.
pub(super) fn blanks(text: &str) -> String {
    text.split([' ', '\n', '\t', '\r'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A document in Markdown, read by a reader that knows footnotes or one that does not: its words, and
/// what is live in it.
pub(super) fn markdown(document: &str, footnotes: bool) -> (String, Vec<String>) {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = footnotes;
    options.parse.leave_footnote_definitions = true;
    let arena = Arena::new();
    let (mut words, mut faults) = (String::new(), Vec::new());
    for node in parse_document(&arena, document, &options).descendants() {
        match &node.data().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::CodeBlock(block) => words.push_str(&block.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            NodeValue::HtmlInline(html) if !is_own(html) => {
                faults.push(format!("live HTML: {html:.80}"));
            }
            NodeValue::HtmlBlock(block) if !is_own(&block.literal) => {
                faults.push(format!("live HTML: {:.80}", block.literal));
            }
            NodeValue::Image(link) => faults.push(format!("an image: {:.80}", link.url)),
            NodeValue::Link(link) if !is_harmless(&link.url) => {
                faults.push(format!("a link that leads away: {:.80}", link.url));
            }
            value if value.block() => words.push(' '),
            _ => {}
        }
    }
    (blanks(&words), faults)
}

/// A place to link to, its end, or the end of a line in a cell: what the templates write.
fn is_own(html: &str) -> bool {
    let html = html.trim();
    let id = html.strip_prefix("<a id=\"").and_then(|rest| rest.strip_suffix("\">"));
    let is_id = |id: &str| id.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
    // Where marks would not be read as such the writer of Markdown has tags, which nobody can fill.
    let is_mark = matches!(html, "<strong>" | "</strong>" | "<em>" | "</em>" | "<del>" | "</del>");
    // An empty comment keeps a list from the next one.
    is_mark || matches!(html, "</a>" | "<br>" | "<br/>" | "<!-- -->") || id.is_some_and(is_id)
}

/// What in a text could command whatever shows it. Colours are the program's own where it was asked
/// for them.
pub(super) fn raw(text: &str, coloured: bool) -> BTreeSet<char> {
    let mut rest = text;
    let mut found = BTreeSet::new();
    while let Some(letter) = rest.chars().next() {
        rest = &rest[letter.len_utf8()..];
        if coloured
            && letter == '\u{1b}'
            && let Some((inside, after)) =
                rest.strip_prefix('[').and_then(|rest| rest.split_once('m'))
            && inside.chars().all(|c| c.is_ascii_digit() || c == ';')
        {
            rest = after;
        } else if is_hidden(letter) || (letter == '\r' && !rest.starts_with('\n')) {
            found.insert(letter);
        }
    }
    found
}

/// Whether a spreadsheet computes a cell that begins so.
pub(super) fn is_formula(cell: &str) -> bool {
    let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    begins && cell.parse::<f64>().is_err()
}
