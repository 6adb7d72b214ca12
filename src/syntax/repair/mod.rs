//! Quotes, braces and parentheses that balance: what the grammar needs in order to read a text to its end.
//!
//! ```text
//! sound ── yes → the text itself
//!   │ no
//! sketch    lines, marks outside of texts and comments; quotes mended   (quotes, guess, long)
//! parens    `(` and `[` that stand alone                                  blanked
//! braces    `{` and `}` that are missing or too many                      by indentation, else as counted
//! apply     the edits, all at once, and the way back from the new places to the old
//! depth     blocks nested too deep                                        blanked
//! ```

mod apply;
mod braces;
mod depth;
mod guess;
mod indentation;
mod lex;
mod long;
mod parens;
mod place;
mod quotes;
mod sketch;
mod sound;
mod words;

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{SourceId, Span};

pub(super) use apply::Repaired;

/// How deep blocks may be nested.
pub(super) const LIMIT: usize = 64;

/// Balances a text; whatever had to be mended is reported, one message per mistake.
pub(super) fn repair(source: SourceId, text: &str) -> (Repaired<'_>, Diagnostics) {
    if let Some(cuts) = sound::sound(text) {
        return (Repaired::unchanged(text, cuts), Vec::new());
    }
    let mut report = Report::new(source, text);
    let mut sketch = quotes::sketch(&mut report);
    parens::mend(&mut sketch, &mut report);
    braces::mend(&mut sketch, &mut report);
    let (mut repaired, mut diagnostics) = apply::apply(report);
    depth::limit(source, &mut repaired, &mut diagnostics);
    (repaired, diagnostics)
}

/// What was found wrong so far and what is to be changed; all places are those of the text as it was written.
struct Report<'a> {
    source: SourceId,
    text: &'a str,
    diagnostics: Diagnostics,
    /// Text to be put in before a byte.
    inserts: Vec<(usize, &'static str)>,
    /// Bytes to be overwritten with spaces; line breaks stay.
    blanks: Vec<Range<usize>>,
    /// Statements that overlap one of these are broken.
    broken: Vec<Range<usize>>,
}

impl<'a> Report<'a> {
    fn new(source: SourceId, text: &'a str) -> Report<'a> {
        Report {
            source,
            text,
            diagnostics: Vec::new(),
            inserts: Vec::new(),
            blanks: Vec::new(),
            broken: Vec::new(),
        }
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range.start, range.end)
    }

    fn error(&mut self, error: Diagnostic) {
        self.diagnostics.push(error);
    }

    /// Forgets what was said last, about the text from `offset` on.
    fn forget(&mut self, offset: usize) {
        drop_last(&mut self.diagnostics, |d| d.primary.span.start as usize >= offset);
        drop_last(&mut self.inserts, |(at, _)| *at >= offset);
        drop_last(&mut self.blanks, |b| b.start >= offset);
        drop_last(&mut self.broken, |b| b.start >= offset);
    }
}

/// Drops the last items that satisfy the condition; looks at no others.
fn drop_last<T>(items: &mut Vec<T>, condition: impl Fn(&T) -> bool) {
    let dropped = items.iter().rev().take_while(|i| condition(i)).count();
    items.truncate(items.len() - dropped);
}
