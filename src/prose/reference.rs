//! Characters that a text only names, `&rlm;` or `&#x202e;`, and that nobody would see. `rules` reports
//! them, and `markdown` makes sure that nothing reads them as what they stand for.

use std::ops::Range;

use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};

use super::escape::is_escaped;
use super::lines::Lines;
use super::options;
use crate::clean::is_hidden;

/// Where hidden characters are named in a text, and which; not in code, where a name is only a name.
pub fn hidden_references(text: &str) -> Vec<(Range<usize>, char)> {
    let mut found: Vec<(Range<usize>, char)> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        // Behind a fence the parser takes a name for what it stands for even so.
        let fences = ["```", "~~~"].into_iter().filter_map(|fence| line.find(fence));
        let fence = fences.min().map_or(line.len(), |fence| fence + 3);
        for (at, _) in line.match_indices('&') {
            let is_read = fence <= at || !is_escaped(line, at);
            if let Some(name) = line.get(at..).filter(|_| is_read).and_then(named)
                && let Some(letter) = letter(name).filter(|letter| is_hidden(*letter))
            {
                found.push((start + at..start + at + name.len() + 2, letter));
            }
        }
        start += line.len();
    }
    if !found.is_empty() {
        let code = code(text);
        // Pieces of code stand in order, and none in another.
        let next = |at: usize| code.get(code.partition_point(|code| code.end <= at));
        found.retain(|(range, _)| next(range.start).is_none_or(|code| range.start < code.start));
    }
    found
}

/// What stands between the `&` that a text begins with and the `;` behind it.
fn named(text: &str) -> Option<&str> {
    /// That of `&NegativeMediumSpace;`, and more noughts than anybody writes.
    const LONGEST: usize = 32;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    text.get(1..end)
}

/// The character that a name between `&` and `;` stands for: any number, and the names of those that
/// nobody sees.
fn letter(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return Some(match name {
            "lrm" => '\u{200e}',
            "rlm" => '\u{200f}',
            "ZeroWidthSpace"
            | "NegativeVeryThinSpace"
            | "NegativeThinSpace"
            | "NegativeMediumSpace"
            | "NegativeThickSpace" => '\u{200b}',
            "NoBreak" => '\u{2060}',
            "ApplyFunction" | "af" => '\u{2061}',
            "InvisibleTimes" | "it" => '\u{2062}',
            "InvisibleComma" | "ic" => '\u{2063}',
            _ => return None,
        });
    };
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    // More digits are no name.
    let is_number = digits.len() < 8 && digits.chars().all(|digit| digit.is_digit(radix));
    // What is no character, nought among them, is shown as one that stands for such.
    let number =
        u32::from_str_radix(digits, radix).ok().filter(|number| is_number && *number > 0)?;
    char::from_u32(number)
}

/// The code in a text.
fn code(text: &str) -> Vec<Range<usize>> {
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let lines = Lines::new(text);
    let code = root.descendants().filter_map(|node| {
        let data = node.data();
        let range = lines.range(data.sourcepos)?;
        match &data.value {
            // The language behind a fence is no code.
            NodeValue::CodeBlock(block) if block.fenced => {
                let code = lines.start(data.sourcepos.start.line + 1)?;
                Some(code..range.end.max(code))
            }
            NodeValue::Code(_) | NodeValue::CodeBlock(_) => Some(range),
            _ => None,
        }
    });
    code.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::prose::{to_html, to_markdown};

    #[test]
    fn hidden_characters_are_found_by_every_name() {
        for (text, named) in [
            ("12&#x202e;34&#8236; &rlm;", vec!["&#x202e;", "&#8236;", "&rlm;"]),
            ("\\&rlm; \\\\&rlm;", vec!["&rlm;"]),
            ("`&rlm;` &amp;rlm; &eacute; &#xe9; &#0; &#10; &#9; R&D; &", vec![]),
            ("> ```&rlm;\n> &rlm;\n", vec!["&rlm;"]),
            ("    &rlm;\n\n[a](b \"&#27;\")", vec!["&#27;"]),
        ] {
            let found = hidden_references(text).into_iter();
            let found: Vec<&str> = found.map(|(range, _)| &text[range]).collect();
            assert_eq!(found, named, "{text}");
        }
    }

    proptest! {
        /// Whatever is around it, and with whatever reader.
        #[test]
        fn what_is_not_found_is_not_shown(text in "([-*_`\\[\\]()<>&;\\\\ \n#a]|&#x202e;|&rlm;|&#27;|```){0,12}") {
            let hides = |text: &str| text.contains(is_hidden);
            if hides(&to_html(&text, 0, "")) {
                prop_assert!(!hidden_references(&text).is_empty());
            }
            let shown = to_markdown(&text, 0, "");
            prop_assert!(!hides(&to_html(&shown, 0, "")), "{:?}", shown);
        }
    }
}
