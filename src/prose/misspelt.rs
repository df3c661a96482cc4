//! Citations with a slip in them, which are shown as they are written: `<Figure: cases>`, `<figur:cases>`.
//! `rules` ask here; whether there is such a figure is for them to know.

use std::ops::Range;

use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};

use super::escape::is_escaped;
use super::lines::Lines;
use super::options;

/// The longest thing between brackets that is looked at.
const LONGEST: usize = 80;

/// Something that may be meant as a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misspelt {
    /// The bytes of it with its brackets.
    pub range: Range<usize>,
    /// The citation that may be meant, without brackets: `figure:cases#change`.
    pub meant: String,
    /// The id in it.
    pub id: String,
    /// Whether only a citation can be meant: there is a colon behind the word.
    pub is_sure: bool,
}

/// What may be meant as a citation and is none, in order. What stands in code is spoken of.
pub fn misspelt_citations(text: &str) -> Vec<Misspelt> {
    let mut found: Vec<Misspelt> = Vec::new();
    let mut done = 0;
    for (at, open) in text.match_indices(['<', '[', '{', '‹', '«', '&']) {
        if at < done || is_escaped(text, at) {
            continue;
        }
        let Some(one) = candidate(text, at, open) else { continue };
        done = one.range.end;
        found.push(one);
    }
    if !found.is_empty() {
        let code = code(text);
        found.retain(|one| {
            !code.iter().any(|code| code.start <= one.range.start && one.range.end <= code.end)
        });
    }
    found
}

/// What a bracket opens, if it may be meant as a citation.
fn candidate(text: &str, at: usize, open: &str) -> Option<Misspelt> {
    let rest = text.get(at..)?;
    let (open, close) = match open {
        "<" => ("<", ">"),
        "[" => ("[", "]"),
        "{" => ("{", "}"),
        "‹" => ("‹", "›"),
        "«" => ("«", "»"),
        _ if rest.starts_with("&lt;") => ("&lt;", "&gt;"),
        _ => return None,
    };
    let inner = rest.get(open.len()..)?;
    let near = inner.get(..inner.floor_char_boundary(LONGEST + 1))?;
    let length = near.find([close.chars().next()?, '\n', '<'])?;
    let (inner, behind) = (inner.get(..length)?, inner.get(length..)?);
    if !behind.starts_with(close) {
        return None;
    }
    let words = inner.trim();
    let word = words.find(|c: char| !c.is_ascii_alphabetic())?;
    let (word, rest) = (words.get(..word)?, words.get(word..)?);
    let sign = rest.trim_start_matches([' ', '\u{a0}']);
    let named = sign.trim_start_matches([':', '=', '#', ' ', '\u{a0}', '/']);
    let (id, aspect) = match named.split_once('#') {
        Some((id, aspect)) => (id.trim(), Some(aspect.trim())),
        None => (named.trim(), None),
    };
    let is_name = |name: &str| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
    };
    if !is_figure(word) || !is_name(id) || aspect.is_some_and(|aspect| !is_name(aspect)) {
        return None;
    }
    // A link has its address behind the bracket, a tag of HTML its attributes.
    if open == "[" && behind.get(1..).is_some_and(|behind| behind.starts_with(['(', '[', ':'])) {
        return None;
    }
    let id = id.to_ascii_lowercase().replace('_', "-");
    let aspect =
        aspect.map(|aspect| format!("#{}", aspect.to_ascii_lowercase())).unwrap_or_default();
    let meant = format!("figure:{id}{aspect}");
    // A citation of something else is one.
    if open == "<" && inner.starts_with("figure:") && !inner.contains(' ') {
        return None;
    }
    let range = at..at + open.len() + length + close.len();
    Some(Misspelt {
        range,
        meant,
        id,
        is_sure: sign.starts_with(':') && !open.starts_with(['[', '{']),
    })
}

/// Whether a word is `figure`, or nearly so, or short for it.
fn is_figure(word: &str) -> bool {
    const WORDS: [&str; 12] = [
        "figure", "figures", "figur", "figuer", "fgure", "figrue", "firgure", "figue", "fig",
        "fiure", "figre", "igure",
    ];
    WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Where code stands in a text.
fn code(text: &str) -> Vec<Range<usize>> {
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let lines = Lines::new(text);
    let code = root.descendants().filter_map(|node| {
        let data = node.data();
        let is_code = matches!(data.value, NodeValue::Code(_) | NodeValue::CodeBlock(_));
        is_code.then(|| lines.range(data.sourcepos)).flatten()
    });
    code.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::misspelt_citations;
    use crate::prose::citations;

    #[test]
    fn what_is_nearly_a_citation_is_found() {
        for (text, meant) in [
            ("a <figur:cases> b", "figure:cases"),
            ("<Figure: cases>", "figure:cases"),
            ("<figure cases>", "figure:cases"),
            ("<figure:cases >", "figure:cases"),
            ("< figure:cases>", "figure:cases"),
            ("<Figure:Cases#Change>", "figure:cases#change"),
            ("<fig:open_cases>", "figure:open-cases"),
            ("[figure:cases]", "figure:cases"),
            ("{figure:cases}", "figure:cases"),
            ("‹figure:cases›", "figure:cases"),
            ("&lt;figure:cases&gt;", "figure:cases"),
            ("é <FIGURES:cases#share>.", "figure:cases#share"),
        ] {
            let found = misspelt_citations(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].meant, meant, "{text}");
        }
    }

    #[test]
    fn other_words_and_code_are_none() {
        for text in [
            "<figure:cases>",
            "`<figur:cases>`",
            "\\<figur:cases>",
            "<b>",
            "<https://figure.example>",
            "[Figure 3](a.md)",
            "<10 kg",
            "<figure>",
            "[figure 3]: b",
            "a < figure b",
            "```\n<figur:cases>\n```\n",
            "<figurine:cases>",
        ] {
            assert_eq!(misspelt_citations(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_meant_is_a_citation(text in "(<|>|\\[|\\]|&lt;|&gt;|figur|figure|Figure|:| |#|cases|A_b|é|`|\n){0,16}") {
            for one in misspelt_citations(&text) {
                prop_assert!(text.get(one.range).is_some());
                let cited = citations(&format!("<{}>", one.meant));
                prop_assert_eq!(cited.len(), 1);
                prop_assert_eq!(&cited[0].id, &one.id);
            }
        }
    }
}
