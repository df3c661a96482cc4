//! Markdown as HTML that can do nothing but be read.

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, format_html, parse_document};

use super::remark::is_remark;
use super::{DEEPEST_HEADING, is_safe, options, tilde};

/// Renders a prose. Headings are `shift` levels deeper; one that would be more than six deep is a
/// bold paragraph. Raw HTML shows as text, except remarks, which do not show; links that are not
/// safe become their text; an image becomes a link to it, because a document loads nothing. The ids of footnotes begin with `notes`, so that several proses can
/// share a page.
pub fn to_html(text: &str, shift: u8, notes: &str) -> String {
    let arena = Arena::new();
    let options = options();
    let hidden = tilde::hide(text);
    let root = parse_document(&arena, &hidden.text, &options);
    let all: Vec<_> = root.descendants().collect();
    for node in all {
        if !adapt(&arena, node, shift, notes) {
            unwrap(node);
        }
    }
    let mut html = String::with_capacity(text.len() * 2);
    // Writing to a string cannot fail.
    let _ = format_html(root, &options, &mut html);
    hidden.show(html)
}

/// Changes a node to fit its place; `false` where only its content may stay.
fn adapt<'a>(arena: &'a Arena<'a>, node: &'a AstNode<'a>, shift: u8, notes: &str) -> bool {
    let mut data = node.data_mut();
    match &mut data.value {
        NodeValue::Heading(heading) => {
            heading.level = heading.level.saturating_add(shift);
            if heading.level > DEEPEST_HEADING {
                data.value = NodeValue::Paragraph;
                drop(data);
                embolden(arena, node);
            }
        }
        NodeValue::FootnoteDefinition(definition) => definition.name.insert_str(0, notes),
        NodeValue::FootnoteReference(reference) => reference.name.insert_str(0, notes),
        NodeValue::HtmlInline(html) => return !is_remark(html),
        NodeValue::HtmlBlock(block) => return !is_remark(&block.literal),
        NodeValue::Link(link) => return is_safe(&link.url),
        NodeValue::Image(link) => {
            let link = std::mem::take(link);
            let inside = node.ancestors().skip(1).any(is_link);
            if inside || !is_safe(&link.url) {
                return false;
            }
            data.value = NodeValue::Link(link);
        }
        _ => {}
    }
    true
}

/// Makes all of a paragraph bold.
fn embolden<'a>(arena: &'a Arena<'a>, paragraph: &'a AstNode<'a>) {
    let bold = arena.alloc(NodeValue::Strong.into());
    while let Some(child) = paragraph.first_child() {
        bold.append(child);
    }
    paragraph.append(bold);
}

fn is_link<'a>(node: &'a AstNode<'a>) -> bool {
    matches!(node.data().value, NodeValue::Link(_))
}

/// Puts the content of a node in its place.
fn unwrap<'a>(node: &'a AstNode<'a>) {
    while let Some(child) = node.first_child() {
        node.insert_before(child);
    }
    node.detach();
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every tag with its attributes, as a browser would see them.
    fn tags(html: &str) -> Vec<&str> {
        html.split('<').skip(1).filter_map(|rest| rest.split('>').next()).collect()
    }

    /// Whether a tag is one that Markdown makes.
    fn is_harmless(tag: &str) -> bool {
        const NAMES: &[&str] = &[
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "em",
            "strong",
            "del",
            "code",
            "pre",
            "ul",
            "ol",
            "li",
            "blockquote",
            "hr",
            "br",
            "a",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "sup",
            "section",
            "input",
        ];
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        let attribute = |name: &str| tag.split(&format!(" {name}=\"")).nth(1);
        let href = attribute("href").and_then(|rest| rest.split('"').next()).unwrap_or_default();
        let handler = tag.split('"').step_by(2).any(|part| part.contains(" on"));
        NAMES.contains(&name) && !handler && attribute("src").is_none() && is_safe(href)
    }

    #[test]
    fn markup_of_the_forge_is_understood() {
        let html = to_html("| a |\n|---|\n| ~~b~~ |\n\n- [x] c\n", 0, "");
        assert!(html.contains("<td><del>b</del></td>"), "{html}");
        assert!(html.contains("<input type=\"checkbox\""), "{html}");
    }

    #[test]
    fn headings_go_down() {
        assert_eq!(to_html("# a\n\nb\n---\n", 3, ""), "<h4>a</h4>\n<h5>b</h5>\n");
        assert_eq!(to_html("### a", 9, ""), "<p><strong>a</strong></p>\n");
    }

    #[test]
    fn raw_html_is_escaped_and_nothing_is_loaded() {
        let html =
            to_html("<b onclick=x>a</b>\n\n[b *c*](javascript:d) ![e](https://f.example)", 0, "");
        assert_eq!(
            html,
            "<p>&lt;b onclick=x&gt;a&lt;/b&gt;</p>\n\
             <p>b <em>c</em> <a href=\"https://f.example\">e</a></p>\n"
        );
        assert_eq!(to_html("[![a](b)](c)", 0, ""), "<p><a href=\"c\">a</a></p>\n");
    }

    #[test]
    fn footnotes_have_ids_of_their_own() {
        let html = to_html("a[^X] b[^x]\n\n[^x]: c", 0, "p3-");
        for part in
            ["href=\"#fn-p3-x\"", "id=\"fn-p3-x\"", "id=\"fnref-p3-x\"", "href=\"#fnref-p3-x-2\""]
        {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    proptest! {
        #[test]
        fn output_is_harmless(text in "(\n|    |> |- |\\*|`|<b onx=y>|<script>|\\[a\\]\\(|javascript:b|\\)|data:x|<c:d>|!|\"|\\[\\^1\\]|\\[\\^1\\]: |\\[a\\]: |\\|---\\|\n|\\PC){0,24}") {
            let html = to_html(&text, 1, "n-");
            prop_assert!(tags(&html).into_iter().all(is_harmless), "{}", html);
        }
    }
}
