//! The edits, applied all at once, and the way back from the places of the new text to those of the old.

use std::borrow::Cow;
use std::ops::Range;

use super::Report;
use crate::diagnostic::Diagnostics;
use crate::source::Span;

/// A text in which quotes, braces and parentheses balance, and the way back to the one that was written.
pub(in crate::syntax) struct Repaired<'a> {
    pub text: Cow<'a, str>,
    /// Where `text` may be cut and read piece by piece, ascending: between two statements of the file.
    cuts: Vec<usize>,
    /// Per insertion: the place just behind it in `text`, and how many bytes were inserted up to there.
    inserted: Vec<(usize, usize)>,
    /// Where a mistake was reported, as bytes of the text as it was written; sorted, without overlaps.
    broken: Vec<Range<usize>>,
}

impl<'a> Repaired<'a> {
    /// A text that needed no repair.
    pub fn unchanged(text: &'a str, cuts: Vec<usize>) -> Repaired<'a> {
        Repaired {
            text: Cow::Borrowed(text),
            cuts,
            inserted: Vec::new(),
            broken: Vec::new(),
        }
    }

    /// The text in pieces, each with its place in it.
    pub fn pieces(&self) -> impl Iterator<Item = (usize, &str)> {
        let starts = std::iter::once(0).chain(self.cuts.iter().copied());
        let ends = self.cuts.iter().copied().chain([self.text.len()]);
        starts
            .zip(ends)
            .map(|(start, end)| (start, &self.text[start..end]))
    }

    /// The place in the text as it was written; one within an insertion is where that was put.
    pub fn original(&self, offset: usize) -> usize {
        let before = self.inserted.partition_point(|(end, _)| *end <= offset);
        let inserted = before.checked_sub(1).map_or(0, |last| self.inserted[last].1);
        match self.inserted.get(before) {
            // `offset` may lie within the next insertion.
            Some((end, sum)) => (offset - inserted).min(end - sum),
            None => offset - inserted,
        }
    }

    /// Says of single bytes of the text as it was written that a mistake was reported there.
    pub(super) fn mark_broken(&mut self, bytes: Vec<usize>) {
        let mut ranges = std::mem::take(&mut self.broken);
        ranges.extend(bytes.into_iter().map(|at| at..at + 1));
        self.broken = merge(ranges);
    }

    /// Whether a mistake was reported within this place.
    pub fn is_broken(&self, span: Span) -> bool {
        let range = span.range();
        let next = self.broken.partition_point(|b| b.end <= range.start);
        self.broken.get(next).is_some_and(|b| b.start < range.end)
    }
}

/// The mended text.
pub(super) fn apply(mut report: Report<'_>) -> (Repaired<'_>, Diagnostics) {
    let blanked = blank(report.text, &mut report.blanks);
    report.inserts.sort_by_key(|(at, _)| *at);
    drop_within(&mut report.inserts, &report.blanks);
    let (text, inserted) = insert(&blanked, &report.inserts);
    let repaired = Repaired {
        text: Cow::Owned(text),
        cuts: Vec::new(),
        inserted,
        broken: merge(report.broken),
    };
    (repaired, report.diagnostics)
}

/// Overwrites with spaces, byte by byte, so that places stay what they were.
fn blank(text: &str, blanks: &mut [Range<usize>]) -> String {
    blanks.sort_by_key(|b| (b.start, b.end));
    let mut blanked = String::with_capacity(text.len());
    for range in blanks.iter() {
        let done = blanked.len();
        if range.end <= done {
            continue;
        }
        let start = range.start.max(done);
        blanked.push_str(&text[done..start]);
        blanked.extend(text[start..range.end].bytes().map(|b| {
            if matches!(b, b'\n' | b'\r') {
                char::from(b)
            } else {
                ' '
            }
        }));
    }
    blanked.push_str(&text[blanked.len()..]);
    blanked
}

/// What was blanked needs no insertions; `blanks` are sorted.
fn drop_within(inserts: &mut Vec<(usize, &'static str)>, blanks: &[Range<usize>]) {
    let mut reach = 0;
    let mut blanks = blanks.iter().peekable();
    inserts.retain(|(at, _)| {
        while let Some(blank) = blanks.next_if(|b| b.start < *at) {
            reach = reach.max(blank.end);
        }
        reach <= *at
    });
}

fn insert(text: &str, inserts: &[(usize, &'static str)]) -> (String, Vec<(usize, usize)>) {
    let mut result = String::with_capacity(text.len() + inserts.len() * 2);
    let mut inserted = Vec::with_capacity(inserts.len());
    let mut done = 0;
    let mut sum = 0;
    for (at, what) in inserts {
        result.push_str(&text[done..*at]);
        result.push_str(what);
        done = *at;
        sum += what.len();
        inserted.push((result.len(), sum));
    }
    result.push_str(&text[done..]);
    (result, inserted)
}

fn merge(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|r| (r.start, r.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
