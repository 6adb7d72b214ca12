//! What can be folded: blocks, long texts, runs of comments, and the sections that lines of comments like
//! `// ---- Scope ----` begin.

use super::requests::View;
use crate::syntax::ast::{Statement, TokenKind};
use lsp_types::{FoldingRange, FoldingRangeKind};

/// The folds of a text.
pub fn folding(view: &View) -> Vec<FoldingRange> {
    let mut folds = Vec::new();
    for statement in view.snapshot.statements(view.source) {
        blocks(view, statement, &mut folds);
    }
    comments(view, &mut folds);
    folds
}

fn blocks(view: &View, statement: &Statement, folds: &mut Vec<FoldingRange>) {
    let lines = view.snapshot.lines(view.source);
    let line = |offset: u32| lines.line(offset as usize);
    for token in statement.tokens.iter().filter(|t| t.kind == TokenKind::LongText) {
        push(folds, line(token.span.start), line(token.span.end), None);
    }
    if let Some(block) = &statement.block {
        // The closing brace stays in sight.
        let end = line(block.span.end.saturating_sub(1)).saturating_sub(1);
        push(folds, line(block.span.start), end, None);
        for child in &block.statements {
            blocks(view, child, folds);
        }
    }
}

fn comments(view: &View, folds: &mut Vec<FoldingRange>) {
    let lines = view.snapshot.lines(view.source);
    let text = view.text();
    let (mut run, mut section): (Option<usize>, Option<usize>) = (None, None);
    let mut last = 0;
    for at in 0..lines.count() {
        let line = text[lines.bytes(text, at)].trim();
        let comment = line.starts_with("//");
        if line.starts_with("// --") {
            if let Some(start) = section.replace(at) {
                push(folds, start, last, Some(FoldingRangeKind::Region));
            }
        }
        match (comment, run) {
            (true, None) => run = Some(at),
            (false, Some(start)) => {
                push(folds, start, at - 1, Some(FoldingRangeKind::Comment));
                run = None;
            }
            _ => {}
        }
        if !line.is_empty() && !line.starts_with("// --") {
            last = at;
        }
    }
    if let Some(start) = section {
        push(folds, start, last, Some(FoldingRangeKind::Region));
    }
}

fn push(folds: &mut Vec<FoldingRange>, start: usize, end: usize, kind: Option<FoldingRangeKind>) {
    if end > start {
        folds.push(FoldingRange {
            start_line: start as u32,
            end_line: end as u32,
            kind,
            ..FoldingRange::default()
        });
    }
}
