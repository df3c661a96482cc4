//! Figures cited in prose: `<figure:cases>`, `<figure:cases#change>`, `<figure:cases#share>`.
//!
//! A citation is an autolink of CommonMark with a scheme of its own: every other program shows
//! it as a link, and in code it is just code.

use std::ops::Range;

use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};

use super::lines::{Lines, Splices};
use super::options;

const SCHEME: &str = "figure:";

/// A place in a text where a figure is to be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The id of the figure, as written: it may be of no figure at all.
    pub id: String,
    /// What of the figure is cited.
    pub aspect: Aspect,
    /// The bytes of the citation with its brackets.
    pub range: Range<usize>,
}

/// What of a figure is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aspect {
    /// Its number with the unit: nothing follows the id.
    Value,
    /// The change against the earlier figure: `#change`.
    Change,
    /// The share of the larger figure: `#share`.
    Share,
    /// Anything else after `#`, which is a mistake to be reported.
    Unknown(String),
}

/// Every citation in a text, in order.
pub fn citations(text: &str) -> Vec<Citation> {
    if !text.contains(SCHEME) {
        return Vec::new();
    }
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let lines = Lines::new(text);
    let mut found = Vec::new();
    for node in lines.nodes(root) {
        let data = node.data();
        let NodeValue::Link(link) = &data.value else { continue };
        // A link with a text of its own is none; nor is its text that of its address.
        let address = format!("<{}>", link.url);
        let Some(range) = lines.find(data.sourcepos, |written| written == address) else {
            continue;
        };
        if let Some(cited) = link.url.strip_prefix(SCHEME) {
            found.push(Citation::parse(cited, range));
        }
    }
    found.sort_by_key(|citation| citation.range.start);
    found
}

impl Citation {
    fn parse(cited: &str, range: Range<usize>) -> Self {
        let (id, aspect) = match cited.split_once('#') {
            None => (cited, Aspect::Value),
            Some((id, "change")) => (id, Aspect::Change),
            Some((id, "share")) => (id, Aspect::Share),
            Some((id, other)) => (id, Aspect::Unknown(other.to_owned())),
        };
        Self { id: id.to_owned(), aspect, range }
    }
}

/// Fills in the citations of a text. What `resolve` gives is plain text. A citation without an
/// answer stays visible, as code, so that nobody takes the sentence for complete.
pub fn cite(text: &str, resolve: impl Fn(&Citation) -> Option<String>) -> String {
    let mut splices = Splices::default();
    for citation in citations(text) {
        let filled = resolve(&citation).map_or_else(
            || {
                let written = text.get(citation.range.clone()).unwrap_or_default();
                format!("`‹{}›`", written.trim_matches(['<', '>']))
            },
            |value| super::escape(&value),
        );
        splices.replace(citation.range, filled);
    }
    splices.apply(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ids(text: &str) -> Vec<String> {
        citations(text).into_iter().map(|citation| citation.id).collect()
    }

    #[test]
    fn an_aspect_follows_the_id() {
        let found = citations("<figure:a> <figure:b#change> <figure:c#share> <figure:d#x>");
        let aspects: Vec<Aspect> = found.into_iter().map(|citation| citation.aspect).collect();
        let unknown = Aspect::Unknown("x".to_owned());
        assert_eq!(aspects, [Aspect::Value, Aspect::Change, Aspect::Share, unknown]);
    }

    #[test]
    fn code_and_ordinary_links_are_no_citations() {
        assert_eq!(ids("`<figure:a>`\n\n    <figure:b>\n\n```\n<figure:c>\n```\n"), [""; 0]);
        assert_eq!(ids("\\<figure:a> [b](figure:b) [c](<figure:c>) <https://d.example>"), [""; 0]);
    }

    #[test]
    fn citations_are_found_in_every_kind_of_block() {
        let text = "# é <figure:a>\n\n- x\n  y <figure:b>\n  - <figure:c>\n\n> q\n> **<figure:d>**\n\n\
                    | h | i |\n|---|---|\n| é \\| <figure:e> | <figure:f> |\n\nf[^1]\n\n[^1]: <figure:g>\n";
        assert_eq!(ids(text), ["a", "b", "c", "d", "e", "f", "g"]);
    }

    #[test]
    fn an_answer_is_spliced_in_as_text_and_a_missing_one_stays_visible() {
        let answer = |citation: &Citation| (citation.id == "a").then(|| "5*".to_owned());
        let cited = cite("ä <figure:a>, <figure:b#change>.", answer);
        assert_eq!(cited, "ä 5\\*, `‹figure:b#change›`.");
    }

    proptest! {
        #[test]
        fn a_range_is_exactly_the_citation(text in "([ \n>é|*_\\[\\]`-]|<figure:[a-c]>|\\| a ){0,24}") {
            for citation in citations(&text) {
                let written = format!("<figure:{}>", citation.id);
                prop_assert_eq!(&text[citation.range], written.as_str());
            }
        }

        #[test]
        fn none_is_missed(text in "(\n|\n\n|> |- |é|\\*| \\| |<figure:[a-c]>|    ){0,24}") {
            let html = comrak::markdown_to_html(&text, &options());
            prop_assert_eq!(citations(&text).len(), html.matches("<a href=").count());
        }

        #[test]
        fn arbitrary_text_does_not_stop_it(text in "\\PC{0,80}") {
            cite(&text, |_| None);
        }
    }
}
