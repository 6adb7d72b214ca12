//! The risk matrix as SVG: feasibility upwards, impact to the right, severities by colour.

use super::geometry::Rect;
use super::model::Severity;
use super::svg::node::ink_on;
use super::svg::pen::Pen;
use super::text;
use crate::words::{Language, Words};

const EDGE: i32 = 16;
const CELL_W: i32 = 96;
const CELL_H: i32 = 52;
const GAP: i32 = 3;
const HEAD: i32 = 44;
/// Height of a line of the notes below.
const NOTE: i32 = 17;

/// A risk matrix (as in ISO/IEC 27005, Annex E).
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// Prefix of the ids and classes in the SVG: unique among the pictures of one page.
    pub id: String,
    /// Accessible name of the picture.
    pub title: String,
    /// Accessible description of the picture.
    pub description: String,
    /// Names of the columns, the least impact first.
    pub impacts: Vec<String>,
    /// Names of the rows, the least feasible first; drawn from the bottom up.
    pub feasibilities: Vec<String>,
    /// Cells by feasibility, then impact; what is missing is drawn empty.
    pub cells: Vec<Vec<Cell>>,
    /// How many threats are not in it, because a rating is not known.
    pub left_out: usize,
    /// The language of its fixed words.
    pub language: Language,
}

/// A cell of the matrix.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// The severity of threats here.
    pub severity: Severity,
    /// How many threats are here today.
    pub count: usize,
    /// How many were here before their responses, if that is to be shown.
    pub before: Option<usize>,
    /// Where a click leads.
    pub link: Option<String>,
}

/// Draws a matrix; its size in pixels grows with its rows and columns.
pub fn draw(matrix: &Matrix) -> String {
    let name = |t: &String| text::wrap(&text::clean(t), 11, 130, 1).into_iter().next();
    let rows: Vec<String> = matrix
        .feasibilities
        .iter()
        .map(|f| name(f).unwrap_or_default())
        .collect();
    let columns: Vec<String> = matrix
        .impacts
        .iter()
        .map(|i| {
            text::wrap(&text::clean(i), 11, CELL_W - 6, 1)
                .into_iter()
                .next()
                .unwrap_or_default()
        })
        .collect();
    let left = EDGE + rows.iter().map(|r| text::width(r, 11)).max().unwrap_or(0).max(70) + 10;
    let (w, h) = (columns.len() as i32 * CELL_W, rows.len() as i32 * CELL_H);
    let notes = notes(matrix);
    let widest = notes.iter().map(|n| text::width(n, 11)).max().unwrap_or(0);
    let wide = (left + w.max(120)).max(EDGE + widest) + EDGE;
    let size = (wide, EDGE + 20 + h + HEAD + NOTE * notes.len() as i32);
    let mut pen = Pen::document(&matrix.id, &matrix.title, &matrix.description, size);
    let top = EDGE + 20;
    let words = Words::of(matrix.language);
    pen.text(EDGE, EDGE + 8, &words.say("picture.rows"), "soft small");
    for (f, row) in rows.iter().enumerate() {
        let y = top + (rows.len() - 1 - f) as i32 * CELL_H;
        pen.text(EDGE, y + CELL_H / 2 + 4, row, "ink small");
        for (i, column) in columns.iter().enumerate() {
            let r = Rect {
                x: left + i as i32 * CELL_W,
                y,
                w: CELL_W - GAP,
                h: CELL_H - GAP,
            };
            let cell = matrix.cells.get(f).and_then(|c| c.get(i));
            let place = format!("{row}, {column}");
            if let Some(cell) = cell {
                write(&mut pen, &words, cell, &r, &format!("m{f}-{i}"), &place);
            }
        }
    }
    for (i, column) in columns.iter().enumerate() {
        let x = left + i as i32 * CELL_W + (CELL_W - GAP) / 2;
        pen.text(x, top + h + 14, column, "ink middle small");
    }
    pen.text(left, top + h + 32, &words.say("picture.columns"), "soft small");
    for (k, note) in notes.iter().enumerate() {
        pen.text(EDGE, top + h + 32 + NOTE * (k as i32 + 1), note, "soft small");
    }
    pen.close()
}

/// What the numbers mean, and what is not in the picture.
fn notes(matrix: &Matrix) -> Vec<String> {
    let words = Words::of(matrix.language);
    let mut notes = Vec::new();
    let cells = matrix.cells.iter().flatten();
    if cells.clone().any(|c| c.before.is_some_and(|b| b > 0)) {
        notes.push(words.say("picture.numbers"));
    }
    if matrix.left_out > 0 {
        notes.push(words.count("picture.left-out", matrix.left_out));
    }
    notes
}

fn write(pen: &mut Pen, words: &Words, cell: &Cell, r: &Rect, id: &str, place: &str) {
    let word = match cell.severity {
        Severity::None => "unrated",
        Severity::Low => "low",
        Severity::Medium => "medium",
        Severity::High => "high",
        Severity::Critical => "critical",
    };
    let word = words.word("level", word);
    let places: [(&str, &dyn std::fmt::Display); 3] =
        [("place", &place), ("word", &word), ("n", &cell.count)];
    let title = words.fill("picture.cell", &places);
    let close = pen.open(id, place, cell.link.as_deref(), &title, "cell");
    let (fill, ink) = ink_on(cell.severity);
    pen.rect(r, 4, &fill);
    let c = r.center();
    let count = match cell.before {
        Some(before) if before > 0 => format!("{before} → {}", cell.count),
        _ if cell.count == 0 => String::new(),
        _ => cell.count.to_string(),
    };
    pen.text(c.x, c.y + 1, &count, &format!("{ink} middle bold"));
    pen.text(c.x, c.y + 17, &word, &format!("{ink} middle small"));
    pen.out += close;
}
