//! Values of a file of YAML, carried into another one as they are written there: texts keep their lines,
//! numbers and quotes. Called by `rollover`. Comments stay behind. What is carried is no business of this
//! file.

use std::fmt::Write as _;

use crate::yaml::{Kind, Node, ScalarStyle};

/// How much further in stands what belongs to a line: `2` in the header of a block that says it.
const STEP: usize = 2;

/// A value as it is to stand in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// On one line.
    Line(String),
    /// On several: what stands behind the key, and the lines below it without their margin.
    Block(String, Vec<String>),
    /// A list.
    List(Vec<Value>),
    /// A mapping.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// A value of a file; `None` where there is none.
    pub(super) fn of(text: &str, node: &Node<'_>) -> Option<Self> {
        let written = text.get(node.span.range())?.trim_end();
        let is_one_line = !written.contains('\n');
        match &node.kind {
            _ if written.is_empty() => None,
            Kind::Scalar { text: said, style: ScalarStyle::Literal | ScalarStyle::Folded } => {
                Some(block(written, said))
            }
            Kind::Scalar { .. } if is_one_line => Some(Self::Line(written.to_owned())),
            Kind::Sequence(_) | Kind::Mapping(_)
                if is_one_line && written.starts_with(['[', '{']) =>
            {
                Some(Self::Line(written.to_owned()))
            }
            Kind::Scalar { .. } => {
                let mut lines = written.lines().map(str::trim_start);
                let first = lines.next().unwrap_or_default().to_owned();
                Some(Self::Block(first, lines.map(str::to_owned).collect()))
            }
            Kind::Sequence(items) => {
                Some(Self::List(items.iter().filter_map(|item| Self::of(text, item)).collect()))
            }
            Kind::Mapping(_) => Some(Self::Map(entries(text, node, |_| true))),
            Kind::Refused => None,
        }
    }

    /// A list on one line, of what stands on one line.
    pub(super) fn in_brackets(items: &[String]) -> Self {
        Self::Line(format!("[{}]", items.join(", ")))
    }

    /// Whether nothing is in it.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Line(line) => line.is_empty(),
            Self::Block(..) => false,
            Self::List(items) => items.is_empty(),
            Self::Map(entries) => entries.is_empty(),
        }
    }

    /// Behind a key or a dash, with what is below it.
    fn behind(&self, margin: usize, out: &mut String) {
        match self {
            Self::Line(line) => {
                let _ = writeln!(out, " {line}");
            }
            Self::Block(first, lines) => {
                let _ = writeln!(out, " {first}");
                for line in lines {
                    let margin = if line.is_empty() { 0 } else { margin + STEP };
                    let _ = writeln!(out, "{:margin$}{line}", "");
                }
            }
            Self::List(items) => {
                out.push('\n');
                list(items, margin + STEP, out);
            }
            Self::Map(entries) => {
                out.push('\n');
                map(entries, margin + STEP, out);
            }
        }
    }
}

/// The entries of a mapping whose keys are wanted, as they are written.
pub(super) fn entries(
    text: &str,
    node: &Node<'_>,
    wanted: impl Fn(&str) -> bool,
) -> Vec<(String, Value)> {
    let all = node.entries().unwrap_or_default().iter();
    let wanted = all.filter(|entry| entry.key.scalar().is_some_and(&wanted));
    let written = wanted.filter_map(|entry| {
        let key = text.get(entry.key.span.range())?.trim_end().to_owned();
        Some((key, Value::of(text, &entry.value)?))
    });
    written.collect()
}

/// The text of a file with these entries; what is empty is left out.
pub(super) fn file(head: &str, entries: &[(String, Value)]) -> String {
    let mut out = head.to_owned();
    map(entries, 0, &mut out);
    out
}

fn map(entries: &[(String, Value)], margin: usize, out: &mut String) {
    for (key, value) in entries.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = write!(out, "{:margin$}{key}:", "");
        value.behind(margin, out);
    }
}

fn list(items: &[Value], margin: usize, out: &mut String) {
    for item in items.iter().filter(|item| !item.is_empty()) {
        let mut inside = String::new();
        match item {
            Value::Map(entries) => map(entries, margin + STEP, &mut inside),
            Value::List(items) => list(items, margin + STEP, &mut inside),
            Value::Line(_) | Value::Block(..) => item.behind(margin, &mut inside),
        }
        // What begins on the line of the dash stands where its own margin would be.
        let _ = write!(out, "{:margin$}- {}", "", inside.trim_start_matches(' '));
    }
}

/// A block of lines, with the margin that it has here.
fn block(written: &str, said: &str) -> Value {
    let mut lines = written.lines();
    let header = lines.next().unwrap_or_default();
    let header = header.split(' ').next().unwrap_or_default();
    let is_numbered = header.contains(|c: char| c.is_ascii_digit());
    let header: String = header.chars().map(|c| if c.is_ascii_digit() { '2' } else { c }).collect();
    let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let lines: Vec<&str> = lines.collect();
    let first = lines.iter().find(|line| !line.trim().is_empty()).copied().unwrap_or_default();
    // With a number in its header, a text may begin further in than its margin.
    let own = said.lines().find(|line| !line.trim().is_empty()).map_or(0, blanks);
    let margin = blanks(first).saturating_sub(if is_numbered { own } else { 0 });
    let lines = lines.into_iter().map(|line| line.get(margin..).unwrap_or_default().to_owned());
    Value::Block(header, lines.collect())
}

#[cfg(test)]
mod tests {
    use super::{Value, file};
    use crate::source::SourceId;
    use crate::yaml::{Entry, Kind, Node, parse};

    fn plain(node: &Node<'_>) -> String {
        match &node.kind {
            Kind::Scalar { text, .. } => format!("{text:?}"),
            Kind::Sequence(items) => {
                let items: Vec<String> = items.iter().map(plain).collect();
                format!("[{}]", items.join(" "))
            }
            Kind::Mapping(entries) => {
                let entry =
                    |one: &Entry<'_>| format!("({} {})", plain(&one.key), plain(&one.value));
                entries.iter().map(entry).collect::<Vec<_>>().concat()
            }
            Kind::Refused => "?".to_owned(),
        }
    }

    #[test]
    fn what_is_carried_says_the_same_wherever_it_stands() {
        for text in [
            "- a: 1 # one\n  b: [x, 'y # z', \"w\"]\n- { c: d,\n    e: [f,\n g] }\n",
            "- |\n  One.\n\n    Two,\n  three.\n- >-\n    One\n    two.\n\n    Three.\n",
            "- |2\n    Further in.\n  Less.\n- text: |1\n    Further in.\n   Less.\n- - a\n  - - b\n    - c\n",
            "- \"a\n  b\n\n  c\"\n- 'd\n    e'\n- f\n  g\n- x: { y: |\n",
        ] {
            let parsed = parse(SourceId::of("a.yaml"), text, 0..text.len());
            let Some(root) = parsed.root.filter(|_| parsed.findings.is_empty()) else { continue };
            for depth in 0..3 {
                let mut value = Value::of(text, &root).expect("a value");
                for level in 0..depth {
                    value = if level % 2 == 0 {
                        Value::Map(vec![("k".to_owned(), value)])
                    } else {
                        Value::List(vec![value])
                    };
                }
                let written = file("", &[("x".to_owned(), value)]);
                let again = parse(SourceId::of("b.yaml"), &written, 0..written.len());
                assert!(again.findings.is_empty(), "{written}");
                let mut node = again.root.expect("YAML");
                for _ in 0..=depth {
                    node = match node.kind {
                        Kind::Mapping(mut entries) => entries.remove(0).value,
                        Kind::Sequence(mut items) => items.remove(0),
                        _ => panic!("{written}"),
                    };
                }
                assert_eq!(plain(&node), plain(&root), "{written}");
            }
        }
    }
}
