//! The canonical layout, as edits of the whole text, of a range, or of what was just written.

use super::requests::View;
use crate::format::{self, Edit};
use lsp_types::{Position, Range, TextEdit};
use std::ops::Range as Bytes;

/// The edits that lay the whole text out; none when it is laid out, or when the formatter refuses.
pub fn whole(view: &View) -> Vec<TextEdit> {
    edits(view).into_iter().map(|e| shown(view, e)).collect()
}

/// The edits within the lines of a range.
pub fn range(view: &View, range: Range) -> Vec<TextEdit> {
    let lines = view.snapshot.lines(view.source);
    let last = match range.end.character {
        0 if range.end.line > range.start.line => range.end.line - 1,
        _ => range.end.line,
    };
    let start = lines.bytes(view.text(), range.start.line as usize).start;
    within(view, start..lines.bytes(view.text(), last as usize).end)
}

/// After `}` the block that it closes is laid out; after a line end the line before.
pub fn typed(view: &View, position: Position, typed: &str) -> Vec<TextEdit> {
    let lines = view.snapshot.lines(view.source);
    match typed {
        "}" => {
            let offset = view.offset(position);
            let block = closed(view.snapshot.statements(view.source), offset);
            block.map_or_else(Vec::new, |bytes| within(view, bytes))
        }
        _ => match position.line.checked_sub(1) {
            Some(line) => within(view, lines.bytes(view.text(), line as usize)),
            None => Vec::new(),
        },
    }
}

/// The bytes of the statement whose block ends at a place.
fn closed(statements: &[crate::syntax::ast::Statement], offset: usize) -> Option<Bytes<usize>> {
    statements.iter().find_map(|statement| {
        let block = statement.block.as_ref()?;
        match block.span.end as usize == offset {
            true => Some(statement.span().range()),
            false => closed(&block.statements, offset),
        }
    })
}

fn within(view: &View, bytes: Bytes<usize>) -> Vec<TextEdit> {
    let edits = edits(view).into_iter();
    let inside = edits.filter(|e| bytes.start <= e.range.start && e.range.end <= bytes.end);
    inside.map(|e| shown(view, e)).collect()
}

fn edits(view: &View) -> Vec<Edit> {
    match format::format(view.text()) {
        Ok(formatted) => format::edits(view.text(), &formatted.text),
        Err(_) => Vec::new(),
    }
}

fn shown(view: &View, edit: Edit) -> TextEdit {
    TextEdit {
        range: view.range(edit.range),
        new_text: edit.text,
    }
}
