//! How broad the columns of a table are on a sheet of paper, from what stands in them. Called by the writers of
//! paper. What a table looks like does not belong here. All measures are twentieths of a point.

use super::simple::in_cell;
use crate::document::{Block, Inline, Role, Table, plain};

/// The breadth of a letter in a table, and the room at the sides of a cell.
pub(super) const LETTER: usize = 98;
pub(super) const SIDES: usize = 160;
/// A word of more letters may be broken.
const LONGEST_WORD: usize = 20;
/// A row with more lines than these may go on overleaf: it would leave much of a page empty.
pub(super) const TALLEST: usize = 24;

/// What a cell has in it: the letters of its longest word, of its longest line, and in all.
#[derive(Clone, Copy, Default)]
struct Extent {
    word: usize,
    line: usize,
    all: usize,
}

/// What a table shows, for those who do not see it.
pub(super) fn title(table: &Table) -> String {
    match table.caption.as_str() {
        "" => table.columns.first().map(|column| plain(&column.heading)).unwrap_or_default(),
        caption => caption.to_owned(),
    }
}

/// The columns as broad as what stands in them asks for; together they take the room.
pub(super) fn widths(table: &Table, room: usize) -> Vec<usize> {
    let extents = |at: usize| {
        let column = &table.columns[at];
        let head = extent(&plain(&column.heading));
        let rows = table.rows.iter().filter(|row| row.role != Some(Role::Group));
        let cells = rows.filter_map(move |row| Some(extent_of(row.cells.get(at)?)));
        // What is strong takes more room, and is not broken.
        let word = head.word + 2;
        std::iter::once(Extent { word, line: word, all: 0 }).chain(cells).collect::<Vec<Extent>>()
    };
    let columns: Vec<Vec<Extent>> = (0..table.columns.len()).map(extents).collect();
    let most =
        |column: &[Extent], of: fn(&Extent) -> usize| column.iter().map(of).max().unwrap_or(0);
    let least: Vec<usize> = columns
        .iter()
        .map(|column| most(column, |one| one.word.min(LONGEST_WORD)) * LETTER + SIDES)
        .collect();
    let asked: Vec<usize> = columns
        .iter()
        .zip(&least)
        .map(|(column, least)| {
            let mean = column.iter().map(|one| one.all).sum::<usize>() / column.len().max(1);
            // What a column would like: its lines unbroken, but long texts share by how long they are.
            let long = 24 + usize::midpoint(mean, most(column, |one| one.all) / 3);
            let line = most(column, |one| one.line).min(long);
            (line * LETTER + SIDES).max(*least)
        })
        .collect();
    let [least_sum, asked_sum] = [&least, &asked].map(|one| one.iter().sum::<usize>());
    let share = |least: usize, asked: usize| {
        if least_sum >= room {
            return least * room / least_sum.max(1);
        }
        if asked_sum <= room {
            return asked * room / asked_sum.max(1);
        }
        least + (asked - least) * (room - least_sum) / (asked_sum - least_sum).max(1)
    };
    least.iter().zip(&asked).map(|(least, asked)| share(*least, *asked)).collect()
}

fn extent_of(cell: &[Block]) -> Extent {
    let lines: Vec<Extent> = broken(cell).iter().map(|line| extent(line)).collect();
    Extent {
        word: lines.iter().map(|one| one.word).max().unwrap_or(0),
        line: lines.iter().map(|one| one.line).max().unwrap_or(0),
        all: lines.iter().map(|one| one.all).sum(),
    }
}

fn extent(line: &str) -> Extent {
    let count = |text: &str| text.chars().count();
    let all = count(line);
    Extent { word: line.split_whitespace().map(count).max().unwrap_or(0), line: all, all }
}

/// How many lines a cell takes at this breadth.
pub(super) fn lines(cell: &[Block], width: usize) -> usize {
    let letters = (width.saturating_sub(SIDES) / LETTER).max(1);
    broken(cell).iter().map(|line| line.chars().count().div_ceil(letters).max(1)).sum()
}

/// The lines of a cell that somebody ended.
fn broken(cell: &[Block]) -> Vec<String> {
    let words = in_cell(cell);
    let lines = words.split(|inline| matches!(inline, Inline::Break));
    lines.map(plain).collect()
}
