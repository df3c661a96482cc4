//! Characters that a text only names, `&rlm;` or `&#x202e;`, and that nobody would see. `rules` reports
//! them, and `markdown` makes sure that nothing reads them as what they stand for.

use std::ops::Range;

use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};

use super::lines::Lines;
use super::options;
use crate::clean::is_hidden;

/// Where hidden characters are named in a text, and which; not in code, where a name is only a name.
pub fn hidden_references(text: &str) -> Vec<(Range<usize>, char)> {
    let mut found: Vec<(Range<usize>, char)> = Vec::new();
    for (at, _) in text.match_indices('&') {
        let (before, rest) = text.split_at(at);
        let line = before.rsplit(['\n', '\r']).next().unwrap_or(before);
        // Behind a fence the parser takes a name for what it stands for even so.
        let is_fence = line.contains("```") || line.contains("~~~");
        let escapes = before.len() - before.trim_end_matches('\\').len();
        let named = rest.get(1..).and_then(|rest| rest.split_once(';')).map(|(name, _)| name);
        if let Some(name) = named.filter(|_| is_fence || escapes % 2 == 0)
            && let Some(letter) = letter(name).filter(|letter| is_hidden(*letter))
        {
            found.push((at..at + name.len() + 2, letter));
        }
    }
    if !found.is_empty() {
        let code = code(text);
        found.retain(|(range, _)| !code.iter().any(|code| code.contains(&range.start)));
    }
    found
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
