//! Growing selections: word, statement, block, declaration, file.

use super::requests::View;
use crate::source::Span;
use crate::syntax::ast::Statement;
use lsp_types::{Position, Range, SelectionRange};

/// The selections around each position, the innermost first.
pub fn ranges(view: &View, positions: &[Position]) -> Vec<SelectionRange> {
    positions.iter().map(|p| around(view, view.offset(*p))).collect()
}

fn around(view: &View, offset: usize) -> SelectionRange {
    let mut spans = vec![Span::new(view.source, 0, view.text().len())];
    let mut list = view.snapshot.statements(view.source);
    while let Some(statement) = list.iter().find(|s| touches(s.span(), offset)) {
        spans.extend(parts(statement, offset));
        list = statement.children();
    }
    let mut ranges: Vec<Range> = spans.into_iter().map(|s| view.snapshot.range(s)).collect();
    ranges.dedup();
    let mut selection: Option<SelectionRange> = None;
    for range in ranges {
        let parent = selection.take().map(Box::new);
        selection = Some(SelectionRange { range, parent });
    }
    selection.unwrap_or(SelectionRange {
        range: Range::default(),
        parent: None,
    })
}

/// The parts of a statement around a place, the outermost first.
fn parts(statement: &Statement, offset: usize) -> Vec<Span> {
    let mut parts = vec![statement.span()];
    match &statement.block {
        Some(block) if touches(block.span, offset) => {
            parts.push(block.span);
            let (first, last) = (block.statements.first(), block.statements.last());
            let inner = first.zip(last).map(|(f, l)| f.span().to(l.span()));
            parts.extend(inner.filter(|i| touches(*i, offset)));
        }
        _ => {
            parts.push(statement.head());
            let token = statement.tokens.iter().find(|t| touches(t.span, offset));
            parts.extend(token.map(|t| t.span));
        }
    }
    parts
}

fn touches(span: Span, offset: usize) -> bool {
    span.start as usize <= offset && offset <= span.end as usize
}
