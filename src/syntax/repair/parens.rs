//! `(` and `[` that stand alone within their statement.

use super::sketch::Sketch;
use super::{Report, lex};
use crate::syntax::mistake;

/// Blanks what stands alone, with one message a line, marks the lines that a group spans, and takes the braces of
/// sets within groups out of the sketch.
pub(super) fn mend(sketch: &mut Sketch, report: &mut Report<'_>) {
    let mut groups = Groups::default();
    for at in 0..sketch.marks.len() {
        let mark = sketch.marks[at];
        match mark.byte {
            b'(' | b'[' => groups.open.push(at),
            b'{' if !groups.open.is_empty() && opens_set(report.text, mark.at) => groups.open.push(at),
            b'{' => groups.end(),
            close => match groups
                .open
                .iter()
                .rposition(|o| lex::closer(sketch.marks[*o].byte) == close)
            {
                Some(own) => groups.close(own, at, sketch, report),
                None if close == b'}' => groups.end(),
                None => groups.lone.push(at),
            },
        }
    }
    groups.end();
    // Sets that were open to the end are blocks without an end: the braces' own matter.
    groups.lone.retain(|l| sketch.marks[*l].byte != b'{');
    report_lone(&mut groups.lone, sketch, report);
    span_lines(&groups.spans, sketch);
    groups.sets.sort_unstable();
    if !groups.sets.is_empty() {
        sketch.retain_marks(|m| groups.sets.binary_search(&m.at).is_err());
    }
}

#[derive(Default)]
struct Groups {
    /// The marks that are open now, and those that stand alone, by their index.
    open: Vec<usize>,
    lone: Vec<usize>,
    /// Sets, each with the index of its braces, of which it is not yet known whether their group is closed.
    waiting: Vec<(usize, usize)>,
    /// The places of the braces that belong to sets within groups.
    sets: Vec<usize>,
    /// The places of the marks of each group.
    spans: Vec<(usize, usize)>,
}

impl Groups {
    /// Nothing goes on over the brace of a block.
    fn end(&mut self) {
        self.lone.append(&mut self.open);
        self.waiting.clear();
    }

    /// The mark `at` closes the one that is open at `own`; what was opened in between has no end.
    fn close(&mut self, own: usize, at: usize, sketch: &mut Sketch, report: &mut Report<'_>) {
        let open = self.open[own];
        self.spans.push((sketch.marks[open].at, sketch.marks[at].at));
        for unclosed in self.open.drain(own..).skip(1) {
            let mark = sketch.marks[unclosed];
            if mark.byte == b'{' {
                close_set(mark.at, sketch.marks[at].at, report);
                self.sets.push(mark.at);
            } else {
                self.lone.push(unclosed);
            }
        }
        if sketch.marks[open].byte == b'{' {
            self.waiting.push((open, at));
            return;
        }
        let within = self
            .waiting
            .iter()
            .rev()
            .take_while(|(set, _)| *set > open)
            .count();
        for (set, end) in self.waiting.drain(self.waiting.len() - within..) {
            self.sets.extend([sketch.marks[set].at, sketch.marks[end].at]);
        }
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

/// The lines from the first to the last of each group are one statement.
fn span_lines(groups: &[(usize, usize)], sketch: &mut Sketch) {
    let mut begin = vec![0_usize; sketch.lines.len() + 1];
    let mut end = begin.clone();
    for (open, close) in groups {
        begin[sketch.line_of(*open)] += 1;
        end[sketch.line_of(*close)] += 1;
    }
    let mut depth = 0;
    for (line, (begin, end)) in sketch.lines.iter_mut().zip(begin.iter().zip(&end)) {
        line.goes_on |= depth > 0;
        depth = depth + begin - end;
        line.in_group = depth > 0;
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
