//! From a piece of a prose to the bytes of its file.
//!
//! Rules that look into texts call this. A text differs from what stands in the file by
//! indentation, folded lines and escapes.

use std::ops::Range;

use crate::source::{Location, Sources, Span};

use super::walk::Passage;

/// Where a piece of a passage stands in its file: its first line. Where escapes of YAML hide it,
/// it is the whole passage.
pub(super) fn locate(sources: &Sources, passage: &Passage<'_>, piece: Range<usize>) -> Location {
    let raw = sources.get(passage.source).slice(passage.span);
    let start = passage.span.start as usize;
    let span = find(raw, passage.text, piece)
        .map(|range| Span::new(start + range.start, start + range.end));
    Location::new(passage.source, span.unwrap_or(passage.span))
}

/// The bytes of a piece in the text of the file: the same words for the same time as in the text
/// that was read from it.
fn find(raw: &str, text: &str, piece: Range<usize>) -> Option<Range<usize>> {
    let written = text.get(piece.clone())?.lines().next()?;
    if raw.starts_with(text) {
        return Some(piece.start..piece.start + written.len());
    }
    if written.is_empty() {
        return None;
    }
    // The marks of a block scalar can look like a piece of the text.
    let head = if raw.starts_with(['|', '>']) { raw.find('\n')? + 1 } else { 0 };
    let earlier = text.get(..piece.start)?.matches(written).count();
    let (at, _) = raw.get(head..)?.match_indices(written).nth(earlier)?;
    Some(head + at..head + at + written.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::find;
    use crate::prose;

    #[test]
    fn a_piece_is_found_among_its_like() {
        let text = "a > b\nc > d";
        let raw = ">\n    a > b\n    c > d\n";
        assert_eq!(find(raw, text, 2..3), Some(8..9));
        assert_eq!(find(raw, text, 8..9), Some(18..19));
        assert_eq!(find(text, text, 8..9), Some(8..9));
        assert_eq!(find("\"a \\u003e b\\nc \\u003e d\"", text, 2..3), None);
        assert_eq!(find(raw, text, 4..11), Some(10..11));
    }

    #[test]
    fn a_citation_is_found_among_its_like() {
        let at = |raw, text| {
            let cited = prose::citations(text).into_iter();
            cited.map(|citation| find(raw, text, citation.range)).collect::<Vec<_>>()
        };
        let text = "`<figure:a>` is <figure:a>\nand\n<figure:a>";
        let raw = "|\n    `<figure:a>` is <figure:a>\n    and\n    <figure:a>\n";
        assert_eq!(at(raw, text), [Some(22..32), Some(45..55)]);
        assert_eq!(at("\"`\\u003cfigure:a>` is \\u003cfigure:a>\"", text)[0], None);
    }

    proptest! {
        #[test]
        fn what_is_found_is_the_first_line_of_the_piece(
            lines in proptest::collection::vec("[a-c|> ]{1,6}", 1..5),
            from in 0_usize..20,
            length in 1_usize..8,
        ) {
            let text = lines.join("\n");
            let raw = format!("|\n  {}\n", lines.join("\n  "));
            let start = from.min(text.len());
            let end = (start + length).min(text.len());
            let first = text[start..end].lines().next().unwrap_or_default();
            match find(&raw, &text, start..end) {
                Some(range) => prop_assert_eq!(&raw[range], first),
                None => prop_assert!(first.is_empty()),
            }
        }
    }
}
