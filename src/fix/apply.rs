//! Edits a text by byte spans, and makes sure that nothing else became something else. Called by
//! `state`.

use crate::diagnostic::Edit;
use crate::source::{self, Span};
use crate::yaml::{Kind, Node};

/// The text with every edit made; edits come in order. `None` where they overlap, do not fit the
/// text, or would make lines of one.
pub(super) fn apply(text: &str, edits: &[&Edit]) -> Option<String> {
    let adds_line = |edit: &&Edit| {
        let before = text.get(edit.location.span.range());
        let ends_line = before.is_some_and(|before| before.contains(['\n', '\r']));
        edit.replacement.contains(['\n', '\r']) && !ends_line
    };
    if edits.iter().any(adds_line) {
        return None;
    }
    let edits = edits.iter().map(|edit| (edit.location.span.range(), edit.replacement.as_ref()));
    source::edited(text, edits)
}

/// Whether two trees are the same but for scalars that an edit touches. Such a scalar may become
/// any other, or a list of one.
pub(super) fn same_elsewhere(before: &Node<'_>, after: &Node<'_>, edits: &[Span]) -> bool {
    match (&before.kind, &after.kind) {
        (Kind::Mapping(a), Kind::Mapping(b)) => {
            a.len() == b.len()
                && a.iter().zip(b).all(|(a, b)| {
                    same_elsewhere(&a.key, &b.key, edits)
                        && same_elsewhere(&a.value, &b.value, edits)
                })
        }
        (Kind::Sequence(a), Kind::Sequence(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_elsewhere(a, b, edits))
        }
        (Kind::Refused, Kind::Refused) => true,
        (Kind::Scalar { text: a, style: s }, Kind::Scalar { text: b, style: t }) => {
            (a == b && s == t) || is_touched(before.span, edits)
        }
        (Kind::Scalar { .. }, Kind::Sequence(items)) => {
            items.len() == 1 && is_touched(before.span, edits)
        }
        _ => false,
    }
}

fn is_touched(span: Span, edits: &[Span]) -> bool {
    edits.iter().any(|edit| span.contains(*edit))
}

#[cfg(test)]
mod tests {
    use super::{apply, same_elsewhere};
    use crate::diagnostic::Edit;
    use crate::source::{Location, SourceId, Span};
    use crate::yaml;

    fn edit(start: usize, end: usize, replacement: &str) -> Edit {
        let location = Location::new(SourceId::of(""), Span::new(start, end));
        Edit { location, replacement: replacement.into() }
    }

    #[test]
    fn edits_that_cannot_be_made_as_meant_are_not_made() {
        let made = |edits: &[Edit]| apply("añb: 1\r\n", &edits.iter().collect::<Vec<_>>());
        assert_eq!(made(&[edit(0, 4, "key"), edit(6, 7, "2")]).as_deref(), Some("key: 2\r\n"));
        assert_eq!(made(&[edit(6, 6, "["), edit(7, 7, "]")]).as_deref(), Some("añb: [1]\r\n"));
        assert_eq!(made(&[edit(6, 7, "2"), edit(0, 4, "key")]), None, "out of order");
        assert_eq!(made(&[edit(0, 4, "a"), edit(3, 5, "b")]), None, "overlapping");
        assert_eq!(made(&[edit(2, 4, "x")]), None, "inside a character");
        assert_eq!(made(&[edit(0, 90, "x")]), None, "beyond the end");
        assert_eq!(made(&[edit(6, 7, "2\nb: 3")]), None, "a line more");
        assert_eq!(
            made(&[edit(6, 9, "2\nb: 3\n")]).as_deref(),
            Some("añb: 2\nb: 3\n"),
            "lines for lines"
        );
        assert_eq!(made(&[edit(7, 8, "\n")]).as_deref(), Some("añb: 1\n\n"), "another end");
    }

    #[test]
    fn an_edit_that_changes_anything_else_is_noticed() {
        let same = |before: &str, (start, end): (usize, usize), after: &str| {
            let read = |text| yaml::parse(SourceId::of(""), text, 0..str::len(text)).root;
            let (before, after) = (read(before).expect("a tree"), read(after).expect("a tree"));
            same_elsewhere(&before, &after, &[Span::new(start, end)])
        };
        assert!(same("a: x\nb: y\n", (3, 4), "a: z\nb: y\n"));
        assert!(same("a: x\nb: y\n", (3, 4), "a: [x]\nb: y\n"));
        assert!(!same("a: x\nb: y\n", (3, 4), "a: x # \nb: z\n"));
        assert!(!same("a: x\nb: y\n", (3, 4), "a: [x, y]\nb: y\n"));
        assert!(!same("a: x\nb: y\n", (3, 4), "a: { x: y }\nb: y\n"));
        assert!(!same("a: [x]\n", (4, 5), "a: [x, y]\n"));
        assert!(!same("a: x\n", (3, 4), "a: x\nb: y\n"));
    }
}
