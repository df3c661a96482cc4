//! Lines of the terminal: words with a tone, columns, bars.

use std::cmp::Reverse;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What a word is to the reader; which colour that is, the command decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing special.
    Plain,
    /// A heading.
    Head,
    /// Not worth a look.
    Faint,
    /// As it should be.
    Good,
    /// On its way.
    Busy,
    /// To be looked at.
    Doubtful,
    /// To be acted on.
    Bad,
}

/// Words of one tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toned {
    /// The words.
    pub text: String,
    /// Their tone.
    pub tone: Tone,
}

/// A line, or a part of one.
pub type Spans = Vec<Toned>;

pub(super) fn span(text: impl Into<String>, tone: Tone) -> Spans {
    vec![Toned { text: text.into(), tone }]
}

/// How many columns of the terminal a part of a line takes.
pub(super) fn width(spans: &[Toned]) -> usize {
    spans.iter().map(|span| span.text.width()).sum()
}

/// A text that takes at most so many columns, with `…` where something was cut.
pub(super) fn fitted(text: &str, most: usize) -> String {
    if text.width() <= most {
        return text.to_owned();
    }
    let mut room = most.saturating_sub(1);
    let mut kept = String::new();
    for c in text.chars() {
        let wide = c.width().unwrap_or(0);
        if wide > room {
            break;
        }
        room -= wide;
        kept.push(c);
    }
    let kept = kept.trim_end();
    if most == 0 { String::new() } else { format!("{kept}…") }
}

/// On which side a column is even.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// A column: its side and, from row to row, its cells.
#[derive(Debug)]
pub(super) struct Column {
    side: Side,
    /// How far it stands from the one before.
    gap: usize,
    cells: Vec<Spans>,
}

impl Column {
    pub(super) fn new(side: Side, gap: usize, cells: Vec<Spans>) -> Self {
        Self { side, gap, cells }
    }

    /// Leaves more room before it.
    pub(super) fn move_off(&mut self) {
        self.gap += 1;
    }

    fn width(&self) -> usize {
        self.cells.iter().map(|cell| width(cell)).max().unwrap_or(0)
    }
}

/// The room that columns take beside each other.
pub(super) fn width_of(columns: &[Column]) -> usize {
    columns.iter().map(|column| column.gap + column.width()).sum()
}

/// Puts columns of equally many cells beside each other.
pub(super) fn lines(columns: &[Column]) -> Vec<Spans> {
    let rows = columns.iter().map(|column| column.cells.len()).max().unwrap_or(0);
    let widths: Vec<usize> = columns.iter().map(Column::width).collect();
    let line = |row: usize| {
        let mut spans = Vec::new();
        for (column, full) in columns.iter().zip(&widths) {
            let cell = column.cells.get(row).map(Vec::as_slice).unwrap_or_default();
            let room = full - width(cell);
            let (before, after) = if column.side == Side::Right { (room, 0) } else { (0, room) };
            spans.extend(span(" ".repeat(column.gap + before), Tone::Plain));
            spans.extend(cell.iter().cloned());
            spans.extend(span(" ".repeat(after), Tone::Plain));
        }
        tidy(spans)
    };
    (0..rows).map(line).collect()
}

/// A line without blanks at its end and without parts in which nothing stands.
pub(super) fn tidy(mut spans: Spans) -> Spans {
    while let Some(last) = spans.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        spans.pop();
    }
    spans.retain(|span| !span.text.is_empty());
    spans
}

/// A bar of so many signs, shared out among the parts as their numbers are; no part that has a
/// number is without a sign, as long as there are enough.
pub(super) fn bar(parts: &[(usize, char, Tone)], signs: usize) -> Spans {
    let numbers: Vec<usize> = parts.iter().map(|(number, _, _)| *number).collect();
    let shares = shared(&numbers, signs);
    let with_share = parts.iter().zip(shares);
    let spans = with_share.map(|((_, sign, tone), share)| Toned {
        text: sign.to_string().repeat(share),
        tone: *tone,
    });
    spans.filter(|span| !span.text.is_empty()).collect()
}

/// Shares out a whole in the ratio of numbers, each less than one away from its true share. What has to be
/// rounded up is rounded up first where there would be nothing to see, and then by the largest remainders.
fn shared(numbers: &[usize], whole: usize) -> Vec<usize> {
    let total: usize = numbers.iter().sum();
    if total == 0 {
        return vec![0; numbers.len()];
    }
    let mut shares: Vec<usize> = numbers.iter().map(|number| number * whole / total).collect();
    let left = whole - shares.iter().sum::<usize>();
    let rest = |index: usize| numbers[index] * whole % total;
    let mut order: Vec<usize> = (0..numbers.len()).filter(|index| rest(*index) > 0).collect();
    order.sort_by_key(|index| (shares[*index] > 0, Reverse(rest(*index))));
    for index in order.into_iter().take(left) {
        shares[index] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{fitted, shared};

    #[test]
    fn a_text_is_cut_with_a_sign() {
        assert_eq!(fitted("Trafficking", 11), "Trafficking");
        assert_eq!(fitted("Trafficking", 6), "Traff…");
        assert_eq!(fitted("Organised crime", 11), "Organised…");
        assert_eq!(fitted("abc", 0), "");
    }

    proptest! {
        #[test]
        fn a_bar_is_full_and_in_proportion(
            numbers in prop::collection::vec(0_usize..90, 1..7),
            whole in 1_usize..40,
        ) {
            let shares = shared(&numbers, whole);
            let total: usize = numbers.iter().sum();
            prop_assert_eq!(shares.iter().sum::<usize>(), if total > 0 { whole } else { 0 });
            for (a, share) in numbers.iter().zip(&shares) {
                prop_assert!((share * total).abs_diff(a * whole) < total.max(1), "{:?}", shares);
                for (b, other) in numbers.iter().zip(&shares) {
                    prop_assert!(a > b || share <= other || a == b, "{:?} {:?}", numbers, shares);
                    // Where something was rounded up that was to be seen anyway, nothing is hidden.
                    let is_up = b * whole > total && other * total > b * whole;
                    prop_assert!(!is_up || *a == 0 || *share > 0, "{:?} {:?}", numbers, shares);
                }
            }
        }
    }
}
