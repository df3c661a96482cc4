//! Merge conflicts that git left in a text for somebody to settle: where they stand, and what the text
//! is without them. Called by `load` for every file; what is said of them belongs in `decode`.

use std::ops::Range;

/// How often a marker repeats its sign.
const WIDTH: usize = 7;

/// A conflict, or what is left of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// From its first line to its last one.
    pub range: Range<usize>,
    /// Which of its lines are there.
    pub shape: ConflictShape,
    /// The first version that says something, which is read in place of the whole.
    first: Range<usize>,
}

/// Which lines of a conflict are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConflictShape {
    /// All of them.
    Whole,
    /// All but the last one, so that nobody knows where it ends.
    Endless,
    /// A marker by itself.
    Marker,
}

/// A line that git writes into a conflict.
#[derive(Debug, Clone)]
struct Marker {
    sign: char,
    indent: usize,
    line: Range<usize>,
    /// Where the next line begins.
    next: usize,
}

/// The conflicts in a text, in order. In a Markdown file a line of `=` is a heading's, and what is
/// indented is shown as it is, so that only lines at the margin count there.
pub fn conflicts(text: &str, is_markdown: bool) -> Vec<Conflict> {
    let may_hold = ["<<<<<<<", ">>>>>>>", "======="].iter().any(|sign| text.contains(sign));
    if !may_hold {
        return Vec::new();
    }
    let mut found = Vec::new();
    let markers: Vec<Marker> = markers(text).filter(|m| m.indent == 0 || !is_markdown).collect();
    let mut rest = markers.as_slice();
    while let [marker, after @ ..] = rest {
        rest = after;
        match marker.sign {
            '<' => {
                let end = after.iter().position(|m| m.sign == '<' && m.indent == marker.indent);
                let own = after.get(..end.unwrap_or(after.len())).unwrap_or_default();
                let (conflict, used) = opened(text, marker, own);
                found.extend(conflict);
                rest = after.get(used..).unwrap_or_default();
            }
            '=' if marker.indent == 0 && !is_markdown => {
                let end = after.first().filter(|next| next.sign == '>' && next.indent == 0);
                let end_of_all = end.map_or(marker.line.end, |end| end.line.end);
                let range = marker.line.start..end_of_all;
                let first = marker.line.start..marker.line.start;
                found.push(Conflict { range, shape: ConflictShape::Marker, first });
                rest = after.get(usize::from(end.is_some())..).unwrap_or_default();
            }
            '>' if marker.indent == 0 => found.push(alone(marker)),
            _ => {}
        }
    }
    found
}

/// What a marker of the sign `<` opens, and how many of the markers behind it belong to it.
fn opened(text: &str, open: &Marker, after: &[Marker]) -> (Option<Conflict>, usize) {
    let of = |sign: char| {
        after.iter().position(|marker| marker.sign == sign && marker.indent == open.indent)
    };
    let middle = of('=').and_then(|index| Some((index, after.get(index)?)));
    let last = middle.and_then(|(middle, _)| {
        let index =
            after.iter().skip(middle).position(|m| m.sign == '>' && m.indent == open.indent)?;
        Some((middle + index, after.get(middle + index)?))
    });
    let begin = open.line.start;
    let first_end = of('|').or(of('=')).and_then(|index| after.get(index));
    let first = open.next..first_end.map_or(open.next, |marker| marker.line.start);
    match (last, middle) {
        (Some((index, end)), Some((_, middle))) => {
            let range = begin..end.line.end;
            let is_empty = text.get(first.clone()).is_none_or(|first| first.trim().is_empty());
            let first = if is_empty { middle.next..end.line.start } else { first };
            (Some(Conflict { range, shape: ConflictShape::Whole, first }), index + 1)
        }
        _ if open.indent > 0 => (None, 0),
        (_, Some(_)) => {
            let range = begin..begin + text.get(begin..).unwrap_or_default().trim_end().len();
            (Some(Conflict { range, shape: ConflictShape::Endless, first }), after.len())
        }
        (_, None) => (Some(alone(open)), 0),
    }
}

fn alone(marker: &Marker) -> Conflict {
    let start = marker.line.start;
    Conflict { range: marker.line.clone(), shape: ConflictShape::Marker, first: start..start }
}

fn markers(text: &str) -> impl Iterator<Item = Marker> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let written = line.trim_end_matches(['\n', '\r']);
        let content = written.trim_start_matches(' ');
        let sign = content.chars().next().filter(|sign| "<|=>".contains(*sign))?;
        let behind = content.trim_start_matches(sign);
        let is_marker = content.len() - behind.len() == WIDTH
            && (behind.is_empty() || (behind.starts_with(' ') && sign != '='));
        let indent = written.len() - content.len();
        let line = start..start + written.len();
        is_marker.then_some(Marker { sign, indent, line, next: at })
    })
}

/// The text with nothing of each conflict but its first version, and empty lines for the rest, so that
/// nothing else moves.
pub fn without(text: &str, conflicts: &[Conflict]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for Conflict { range, first, .. } in conflicts {
        for part in
            [range.start..first.start.max(range.start), first.end.max(range.start)..range.end]
        {
            for byte in bytes.get_mut(part).unwrap_or_default() {
                *byte = b'\n';
            }
        }
    }
    // Whole lines were taken out, and so whole characters.
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{ConflictShape, conflicts, without};

    /// How much of a text each conflict takes, and what is read of it.
    fn read(text: &str) -> (Vec<(&str, ConflictShape)>, Vec<String>) {
        let found = conflicts(text, false);
        let rest = without(text, &found);
        assert_eq!(rest.len(), text.len());
        let lines = rest.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
        (found.iter().map(|one| (&text[one.range.clone()], one.shape)).collect(), lines)
    }

    #[test]
    fn the_first_version_is_read() {
        let text = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\nd\n";
        assert_eq!(read(text).1, ["a", "b", "d"]);
        assert_eq!(
            read(text).0[0],
            ("<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x", ConflictShape::Whole)
        );
        let base = "<<<<<<<\r\né\r\n||||||| 1\r\nb\r\n=======\r\nc\r\n>>>>>>>\r\n";
        assert_eq!(read(base).1, ["é"]);
        let empty = "<<<<<<< a\n=======\nc\n>>>>>>> b\n<<<<<<< a\nx\n=======\n>>>>>>> b";
        assert_eq!((read(empty).0.len(), read(empty).1), (2, vec!["c".to_owned(), "x".to_owned()]));
    }

    #[test]
    fn what_is_left_of_a_conflict_is_one_too() {
        let shapes = |text| read(text).0.into_iter().map(|(_, shape)| shape).collect::<Vec<_>>();
        assert_eq!(shapes("a\n<<<<<<< x\nb\n=======\nc\n"), [ConflictShape::Endless]);
        assert_eq!(shapes("<<<<<<< x\nb\n"), [ConflictShape::Marker]);
        assert_eq!(shapes("b\n=======\nc\n>>>>>>> x\n"), [ConflictShape::Marker]);
        assert_eq!(shapes("c\n>>>>>>> x\n"), [ConflictShape::Marker]);
        assert_eq!(
            shapes("<<<<<<< x\nb\n<<<<<<< y\nc\n=======\nd\n>>>>>>> z\n"),
            [ConflictShape::Marker, ConflictShape::Whole]
        );
    }

    #[test]
    fn other_lines_of_such_signs_are_none() {
        for text in ["a: <<<<<<< x\n", "<<<<<<<< x\n", "<<<<<< x\n", "======= x\n", "<<<<<<<x\n"] {
            assert_eq!(conflicts(text, false), [], "{text}");
        }
        assert_eq!(conflicts("A heading\n=======\n", true), []);
        let shown = "    <<<<<<< a\n    b\n    =======\n    c\n    >>>>>>> d\n";
        assert_eq!(conflicts(shown, true), []);
        assert_eq!(conflicts(shown, false).len(), 1);
        assert_eq!(conflicts("  <<<<<<< a\n", false), []);
    }
}
