//! Columns.

use unicode_width::UnicodeWidthStr;

/// Rows with their columns aligned by what they take up on a terminal; the first row is the bold heading. The last
/// column is not filled up, so no line ends in spaces.
pub fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let wide = |column: usize| {
        rows.iter()
            .filter_map(|r| r.get(column))
            .map(|c| c.width())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(wide).collect();
    let mut out = String::new();
    for (number, row) in rows.iter().enumerate() {
        let line = line(row, &widths);
        match number {
            0 => out += &format!("\x1b[1m{line}\x1b[0m\n"),
            _ => out += &format!("{line}\n"),
        }
    }
    out
}

fn line(row: &[String], widths: &[usize]) -> String {
    let cells = row.iter().zip(widths).map(|(cell, width)| {
        let fill = width.saturating_sub(cell.width());
        format!("{cell}{}", " ".repeat(fill))
    });
    cells.collect::<Vec<_>>().join("  ").trim_end().to_string()
}
