//! `{` and `}` that are missing or too many.

use std::ops::Range;

use super::indentation::{self, Shape};
use super::sketch::{Mark, Sketch};
use super::{LIMIT, Report, place};
use crate::syntax::mistake;

/// A brace that is missing or too many.
pub(super) enum Fault {
    /// The `{` at `open` has no `}`; it would stand at `end`.
    Unclosed { open: usize, end: usize },
    /// A block whose `{` would stand at `at`, behind the head that begins at `head`.
    Unopened { head: usize, at: usize, close: usize },
    /// The `}` at `close` closes nothing, and the lines from `orphans` on, before it, belong to nothing.
    Extra { close: usize, orphans: usize },
}

impl Fault {
    /// The brace or head that stands alone.
    fn place(&self) -> usize {
        match *self {
            Fault::Unclosed { open, .. } => open,
            Fault::Unopened { head, .. } => head,
            Fault::Extra { close, .. } => close,
        }
    }
}

/// Finds out which braces are missing or too many; nothing where they balance.
pub(super) fn mend(sketch: &mut Sketch, report: &mut Report<'_>) {
    sketch.retain_marks(|m| matches!(m.byte, b'{' | b'}'));
    let counted = as_counted(sketch);
    if counted.is_empty() {
        return;
    }
    let shape = Shape::of(sketch, report.text);
    let deep = counted.len() > LIMIT && counted.iter().all(|f| matches!(f, Fault::Unclosed { .. }));
    // So many blocks without an end are one mistake, that they are nested too deep, and it is reported as such.
    let quiet = deep && (!shape.is_regular || counted.len() > sketch.lines.len());
    let faults = if quiet {
        counted
    } else {
        likelier(counted, &shape, sketch, report.text)
    };
    let mut said: Vec<usize> = report
        .diagnostics
        .iter()
        .map(|d| sketch.statement_line(d.primary.span.start as usize))
        .collect();
    said.sort_unstable();
    let mut last = None;
    for fault in merge_extras(faults, report.text) {
        // A line that was cut short lacks more than its quote; that is one mistake.
        let line = sketch.statement_line(fault.0.place());
        let quiet = quiet || last == Some(line) || said.binary_search(&line).is_ok();
        last = Some(line);
        apply(&fault, quiet, sketch, report);
    }
}

/// What the indentation says, unless that finds too many mistakes to be believed.
fn likelier(counted: Vec<Fault>, shape: &Shape, sketch: &Sketch, text: &str) -> Vec<Fault> {
    let indented = indentation::by_indentation(sketch, shape, text);
    let bearable = if shape.is_regular {
        counted.len().saturating_mul(10)
    } else {
        counted.len()
    };
    if indented.len() <= bearable {
        indented
    } else {
        counted
    }
}

/// The braces as they are counted, whatever the indentation says.
fn as_counted(sketch: &Sketch) -> Vec<Fault> {
    let mut open: Vec<Mark> = Vec::new();
    let mut faults = Vec::new();
    for mark in &sketch.marks {
        if mark.byte == b'{' {
            open.push(*mark);
        } else if open.pop().is_none() {
            faults.push(Fault::Extra {
                close: mark.at,
                orphans: mark.at,
            });
        }
    }
    let end = sketch
        .lines
        .iter()
        .rev()
        .find(|l| l.has_code())
        .map_or(0, |l| l.tail);
    faults.extend(open.iter().map(|mark| Fault::Unclosed { open: mark.at, end }));
    faults
}

/// A run of extra braces is one mistake.
fn merge_extras(faults: Vec<Fault>, text: &str) -> Vec<(Fault, usize)> {
    let mut merged: Vec<(Fault, usize)> = Vec::with_capacity(faults.len());
    for fault in faults {
        let Fault::Extra { close, orphans } = fault else {
            merged.push((fault, 0));
            continue;
        };
        match merged.last_mut() {
            Some((Fault::Extra { .. }, end)) if orphans == close && text[*end..close].trim().is_empty() => {
                *end = close + 1
            }
            _ => merged.push((fault, close + 1)),
        }
    }
    merged
}

/// Mends the fault, and reports it where `quiet` does not forbid that.
fn apply((fault, extra_end): &(Fault, usize), quiet: bool, sketch: &Sketch, report: &mut Report<'_>) {
    let error = match *fault {
        Fault::Unclosed { open, end } => {
            report.inserts.push((end, " }"));
            // On one line it may have been more than the brace that got lost.
            let line = sketch.line_of(open);
            if line == sketch.line_of(end) && end > open + 1 {
                report.broken.push(end - 1..end);
            }
            let head = head_of(open, sketch, report.text);
            mistake::unclosed_block(report.span(head), report.span(end..end))
        }
        Fault::Unopened { head, at, close } => {
            report.inserts.push((at, " {"));
            report.broken.push(head..at);
            mistake::unopened_block(report.span(head..at), report.span(close..close + 1))
        }
        Fault::Extra { close, orphans } => {
            report.blanks.push(close..*extra_end);
            if orphans < close {
                orphaned(orphans..close, sketch, report);
            }
            mistake::extra_brace(report.span(close..close + 1))
        }
    };
    if !quiet {
        report.error(error);
    }
}

/// The statement that a `{` belongs to, up to the brace.
fn head_of(open: usize, sketch: &Sketch, text: &str) -> Range<usize> {
    let line = &sketch.lines[sketch.line_of(open)];
    let from = line.first.min(open);
    let body = &text[from..open];
    let cut = place::statement_start(body);
    let start = from + cut + (body[cut..].len() - body[cut..].trim_start().len());
    start..open + 1
}

/// Statements whose head is gone: declarations stay, but nothing more is said of them; mere properties are dropped.
fn orphaned(range: Range<usize>, sketch: &Sketch, report: &mut Report<'_>) {
    let first = sketch.marks.partition_point(|m| m.at < range.start);
    if sketch.marks.get(first).is_some_and(|m| m.at < range.end) {
        report.broken.push(range);
    } else {
        report.blanks.push(range);
    }
}
