//! `(` and `[` that stand alone within their statement.

use super::sketch::Sketch;
use super::{Report, lex};
use crate::syntax::mistake;

/// Blanks what stands alone, with one message a line, and marks the lines that a group spans.
pub(super) fn mend(sketch: &mut Sketch, report: &mut Report<'_>) {
    // Indices of marks: what is open, what stands alone, and the braces of sets that were closed here.
    let mut open: Vec<usize> = Vec::new();
    let mut lone: Vec<usize> = Vec::new();
    let mut sets: Vec<usize> = Vec::new();
    for at in 0..sketch.marks.len() {
        let mark = sketch.marks[at];
        match mark.byte {
            b'(' | b'[' => open.push(at),
            b'{' if !open.is_empty() && opens_set(report.text, mark.at) => open.push(at),
            b'{' => lone.append(&mut open),
            close => match open
                .iter()
                .rposition(|o| lex::closer(sketch.marks[*o].byte) == close)
            {
                Some(own) => {
                    span_lines(sketch, open[own], at, own);
                    let unclosed = open.drain(own..).skip(1);
                    let (braces, others): (Vec<_>, Vec<_>) =
                        unclosed.partition(|o| sketch.marks[*o].byte == b'{');
                    for brace in &braces {
                        close_set(sketch.marks[*brace].at, mark.at, report);
                    }
                    sets.extend(braces);
                    lone.extend(others);
                }
                None if close == b'}' => lone.append(&mut open),
                None => lone.push(at),
            },
        }
    }
    lone.append(&mut open);
    report_lone(&mut lone, sketch, report);
    sets.sort_unstable();
    let sets: Vec<usize> = sets.iter().map(|s| sketch.marks[*s].at).collect();
    if !sets.is_empty() {
        sketch.retain_marks(|m| sets.binary_search(&m.at).is_err());
    }
}

/// Whether a `{` stands where a set does: after `in` or `:`.
fn opens_set(text: &str, brace: usize) -> bool {
    let before = text[..brace].trim_end_matches([' ', '\t']);
    let word = before
        .strip_suffix("in")
        .is_some_and(|b| b.ends_with([' ', '\t', '\n', ')']));
    word || before.ends_with(':')
}

/// The lines from the one of `open` to the one of `close` are one statement.
fn span_lines(sketch: &mut Sketch, open: usize, close: usize, depth: usize) {
    let (open, close) = (sketch.marks[open].at, sketch.marks[close].at);
    let first = sketch.line_of(open);
    let last = first + sketch.lines[first..].partition_point(|l| l.start <= close) - 1;
    // Groups within groups span what the outer ones do.
    if depth < 4 {
        for line in first..last {
            sketch.lines[line].in_group = true;
            sketch.lines[line + 1].goes_on = true;
        }
    }
}

fn close_set(open: usize, end: usize, report: &mut Report<'_>) {
    let error = mistake::unclosed_block(report.span(open..open + 1), report.span(end..end));
    report.error(error);
    report.inserts.push((end, "}"));
    report.broken.push(open..end);
}

fn report_lone(lone: &mut [usize], sketch: &Sketch, report: &mut Report<'_>) {
    lone.sort_unstable();
    let mut reported = None;
    for mark in lone.iter().map(|at| sketch.marks[*at]) {
        let line = sketch.line_of(mark.at);
        if reported != Some(line) {
            let span = report.span(mark.at..mark.at + 1);
            report.error(mistake::lone_parenthesis(report.text, span));
            reported = Some(line);
        }
        report.blanks.push(mark.at..mark.at + 1);
        // The statement may end before it once it is blank.
        let before = report.text[..mark.at].trim_end_matches([' ', '\t']).len();
        report.broken.push(before.saturating_sub(1)..mark.at + 1);
    }
}
