//! From the lines and columns of a parsed text to its bytes, and changes to those bytes.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use comrak::nodes::{Node, NodeValue, Sourcepos};

/// Where every line of a text begins.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// Where bars of a table stand that are part of a text, once somebody asks.
    bars: OnceCell<Vec<usize>>,
    /// The line and the first byte of the cell that was last met.
    cell: Cell<(usize, usize)>,
}

impl<'t> Lines<'t> {
    /// Finds the lines; they end as CommonMark has it, with a line feed, a carriage return or both.
    pub(super) fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { text, starts, bars: OnceCell::new(), cell: Cell::default() }
    }

    /// The bytes of a node; `None` where the place does not fit the text.
    pub(super) fn range(&self, place: Sourcepos) -> Option<Range<usize>> {
        let (start, end) = self.bytes(place)?;
        self.text.get(start..end).map(|_| start..end)
    }

    /// Where a node begins and ends, as the parser has it.
    fn bytes(&self, place: Sourcepos) -> Option<(usize, usize)> {
        let start = self.start(place.start.line)? + place.start.column.checked_sub(1)?;
        Some((start, self.start(place.end.line)? + place.end.column))
    }

    /// All nodes below one, in order, of which [`Self::find`] can say where they stand.
    pub(super) fn nodes<'a>(&self, root: Node<'a>) -> impl Iterator<Item = Node<'a>> {
        root.descendants().inspect(|node| {
            let data = node.data();
            if matches!(data.value, NodeValue::TableCell) {
                let place = data.sourcepos.start;
                let start = self.start(place.line).unwrap_or_default();
                self.cell.set((place.line, start + place.column.saturating_sub(1)));
            }
        })
    }

    /// The bytes of the node that was just met, if its text `fits`. The parser forgets the
    /// backslashes before the `|` of a table, so a node in a cell can stand some bytes further on
    /// than it says.
    pub(super) fn find(
        &self,
        place: Sourcepos,
        fits: impl Fn(&str) -> bool,
    ) -> Option<Range<usize>> {
        let (start, end) = self.bytes(place)?;
        let (line, cell) = self.cell.get();
        let range = if line == place.start.line && cell <= start {
            self.behind_bars(cell, start)..self.behind_bars(cell, end)
        } else {
            start..end
        };
        self.text.get(range.clone()).is_some_and(fits).then_some(range)
    }

    /// The byte that the parser means by one of a cell: further on by one for each bar before it.
    fn behind_bars(&self, cell: usize, at: usize) -> usize {
        let bars = self
            .bars
            .get_or_init(|| self.text.match_indices("\\|").map(|(at, _)| at).collect::<Vec<_>>());
        let bars = bars.get(bars.partition_point(|bar| *bar < cell)..).unwrap_or_default();
        // Places of bars grow faster than their number.
        let mut before = 0..bars.len();
        while !before.is_empty() {
            let middle = before.start + before.len() / 2;
            if bars.get(middle).is_some_and(|bar| *bar < at + middle) {
                before.start = middle + 1;
            } else {
                before.end = middle;
            }
        }
        at + before.start
    }

    /// The text.
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// The first byte of a line counted from one.
    pub(super) fn start(&self, line: usize) -> Option<usize> {
        self.starts.get(line.checked_sub(1)?).copied()
    }

    /// A line counted from one, with its end.
    pub(super) fn line(&self, line: usize) -> Option<&'t str> {
        let end = self.start(line + 1).unwrap_or(self.text.len());
        self.text.get(self.start(line)?..end)
    }
}

/// Changes to a text, each of which replaces some of its bytes.
#[derive(Default)]
pub(super) struct Splices(Vec<(Range<usize>, String)>);

impl Splices {
    /// Notes a change.
    pub(super) fn replace(&mut self, range: Range<usize>, with: impl Into<String>) {
        self.0.push((range, with.into()));
    }

    /// Whether nothing is to be changed.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The changed text. Of two changes that overlap, the outer one is made, or else the first.
    pub(super) fn apply(mut self, text: &str) -> String {
        self.0.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let mut changed = String::with_capacity(text.len());
        let mut done = 0;
        for (range, with) in self.0 {
            if range.start >= done {
                changed.push_str(text.get(done..range.start).unwrap_or_default());
                changed.push_str(&with);
                done = range.end;
            }
        }
        changed.push_str(text.get(done..).unwrap_or_default());
        changed
    }
}
