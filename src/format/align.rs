//! Columns: values stand under each other where the source's own groups ask for it.
//!
//! A group is a run of statements without an empty line or a block of several lines between them. At one stop of a group
//! a column is asked for when two of its lines stand in it and one of them has more than one space before it; of several
//! the rightmost is taken. The lines of that column are pushed together until the longest has one space, shorter ones of
//! the group join them, longer ones stick out.

use super::remarks;
use super::write::{Line, Stop};
use std::collections::BTreeMap;
use unicode_width::UnicodeWidthStr;

/// Sets the padding of the pieces of all groups, and of the comments.
pub fn align(lines: &mut [Line]) {
    let mut groups: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(group) = line.group {
            groups.entry(group).or_default().push(at);
        }
    }
    for group in groups.values().filter(|g| g.len() > 1) {
        for stop in stops(lines, group) {
            let cells: Vec<Cell> = group.iter().filter_map(|at| cell(lines, *at, stop)).collect();
            for (line, piece, pad) in padding(&cells, stop == Stop::Piece(1)) {
                lines[line].pieces[piece].pad = pad;
            }
        }
    }
    remarks::align(lines);
}

/// One line at one stop.
struct Cell<'a> {
    line: usize,
    piece: usize,
    word: &'a str,
    /// The column in the source, counted from the start of the statement.
    column: isize,
    wide: bool,
    /// How wide everything before it is, as it will be printed.
    left: usize,
    /// Whether it is only the second half of a keyword (`belongs to`): it joins no column by itself.
    half: bool,
}

/// Words that belong to the one before them: `belongs to`, `accept by`, `mitigate with`, `review every`.
const HALVES: &[&str] = &["to", "by", "with", "on", "every", "when", "any"];

fn stops(lines: &[Line], group: &[usize]) -> Vec<Stop> {
    let mut stops: Vec<Stop> = group
        .iter()
        .flat_map(|at| lines[*at].pieces.iter().skip(1))
        .filter(|p| !p.glued)
        .map(|p| p.stop)
        .collect();
    stops.sort_unstable();
    stops.dedup();
    stops
}

fn cell(lines: &[Line], line: usize, stop: Stop) -> Option<Cell<'_>> {
    let pieces = &lines[line].pieces;
    let piece = pieces.iter().position(|p| p.stop == stop && !p.glued)?;
    let first = pieces.first()?;
    Some(Cell {
        line,
        piece,
        word: &first.text,
        column: pieces[piece].column as isize - first.column as isize,
        wide: pieces[piece].wide,
        left: width(&lines[line], piece)?,
        half: stop == Stop::Piece(1) && HALVES.contains(&pieces[piece].text.as_str()),
    })
}

/// How wide the first pieces of a line are, without its indentation; none when one of them has several lines.
pub fn width(line: &Line, pieces: usize) -> Option<usize> {
    let mut width = 0;
    for (nth, piece) in line.pieces.iter().take(pieces).enumerate() {
        if piece.text.contains('\n') {
            return None;
        }
        let space = usize::from(nth > 0 && !piece.glued);
        width += space + piece.pad + piece.text.width();
    }
    Some(width)
}

/// Line, piece and padding of each cell that joins the column that is asked for.
fn padding(cells: &[Cell], all: bool) -> Vec<(usize, usize, usize)> {
    let Some(column) = asked(cells) else {
        return Vec::new();
    };
    let within: Vec<&Cell> = cells.iter().filter(|c| c.column == column).collect();
    let left = within.iter().map(|c| c.left).max().unwrap_or(0);
    let joins = |cell: &&Cell| {
        let asks = cell.column == column;
        cell.left <= left && (asks || all && !cell.half || !all && within.iter().any(|w| w.word == cell.word))
    };
    let of = |cell: &Cell| (cell.line, cell.piece, left - cell.left);
    cells.iter().filter(joins).map(of).collect()
}

/// The rightmost column in which two cells stand, one of them on purpose.
fn asked(cells: &[Cell]) -> Option<isize> {
    let in_column = |column: isize| cells.iter().filter(move |c| c.column == column);
    let wide = cells.iter().filter(|c| c.wide).map(|c| c.column);
    wide.filter(|column| in_column(*column).count() > 1).max()
}
