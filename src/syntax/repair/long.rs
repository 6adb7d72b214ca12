//! `"""text over several lines"""` in a text where one of the `"""` is missing: then their looks decide.

use std::ops::Range;

use super::sketch::Sketch;
use super::{Report, lex, place};
use crate::syntax::mistake;

/// The long text whose `"""` stands at `open`; `line` is where the code of its line begins, `texts` are the texts
/// before it on the line. A `"""` that opens nothing ends where it stands.
pub(super) fn read(
    open: usize,
    line: usize,
    sketch: &mut Sketch,
    texts: &[Range<usize>],
    report: &mut Report<'_>,
) -> Range<usize> {
    let bytes = report.text.as_bytes();
    if bytes[line..open].trim_ascii().is_empty() {
        stray_closer(open, lex::indent(&bytes[line..open]), sketch, report);
        return open..open + 3;
    }
    let line_end = lex::line_end(bytes, open);
    let closes = bytes[open + 3..line_end]
        .trim_ascii_start()
        .first()
        .is_none_or(|b| b";}".contains(b));
    if closes && !opens_text(&report.text[line..open]) {
        let empty = texts
            .iter()
            .rev()
            .find(|t| t.len() == 2)
            .map_or(open..open, Clone::clone);
        report.error(mistake::mangled_long_text(report.span(empty.start..open + 3)));
        report.blanks.push(empty.start..open + 3);
        report.broken.push(empty.start..open + 3);
        return empty.start..open + 3;
    }
    open..content_end(open, lex::indent(&bytes[line..open]), report)
}

/// Whether the word before a `"""` is one that takes a long text.
fn opens_text(before: &str) -> bool {
    let spaced = before.ends_with([' ', '\t']) && !before.contains("//");
    let before = before.trim();
    let last = before.rsplit([' ', '\t', ';', '{']).next().unwrap_or("");
    spaced
        && (matches!(last, "description" | "explain")
            || !last.is_empty() && last == before && place::first_word(last) == last)
}

/// Where the content that begins at `open` ends: at the next `"""` if that closes, else at a mangled `""`, else
/// before the first line that is indented less.
fn content_end(open: usize, indent: usize, report: &mut Report<'_>) -> usize {
    let bytes = report.text.as_bytes();
    let next = lex::find_long(bytes, open + 3);
    let mut start = open + 3;
    let mut last = start;
    loop {
        let line_end = lex::line_end(bytes, start);
        let line = &report.text[start..line_end];
        let first = start == open + 3;
        let closer = next.filter(|next| *next < line_end);
        if let Some(closer) = closer.filter(|c| first || !opens_text(&report.text[start..*c])) {
            return closer + 3;
        }
        if line.trim_end().ends_with("\"\"") && closer.is_none() {
            let end = start + line.trim_end().len();
            return mend(open, end, end - 2..end, "\"", report);
        }
        let column = lex::indent(line.as_bytes());
        let code = line.trim();
        let left = column < indent || column == indent && code.starts_with('}') || closer.is_some();
        if !first && !code.is_empty() && left || line_end == bytes.len() {
            let last = if first || !left && !code.is_empty() {
                start + line.trim_end().len()
            } else {
                last
            };
            let insert = if bytes[last - 1] == b'"' {
                " \"\"\""
            } else {
                "\"\"\""
            };
            return mend(open, last, open..open + 3, insert, report);
        }
        if !code.is_empty() {
            last = start + line.trim_end().len();
        }
        start = line_end
            + if bytes[line_end..].starts_with(b"\r\n") {
                2
            } else {
                1
            };
    }
}

fn mend(
    open: usize,
    end: usize,
    place: Range<usize>,
    insert: &'static str,
    report: &mut Report<'_>,
) -> usize {
    let error = mistake::unclosed_long_text(
        report.span(place),
        report.span(open..open + 3),
        report.span(end..end),
    );
    report.error(error);
    report.inserts.push((end, insert));
    report.broken.push(open..end);
    end
}

/// A `"""` alone on its line, whose opening one is gone: the prose before it is no code.
fn stray_closer(at: usize, indent: usize, sketch: &mut Sketch, report: &mut Report<'_>) {
    let deeper = sketch
        .lines
        .last()
        .is_some_and(|l| l.has_code() && l.indent > indent);
    let least = indent + usize::from(deeper);
    let prose = sketch
        .lines
        .iter()
        .rev()
        .take_while(|l| !l.inside && (!l.has_code() || l.indent >= least))
        .count();
    let first = sketch.lines.len() - prose;
    let start = sketch.lines.get(first).map_or(at, |l| l.start);
    report.forget(start);
    let marks = sketch.lines.get(first).map_or(sketch.marks.len(), |l| l.marks.0);
    sketch.marks.truncate(marks);
    for line in &mut sketch.lines[first..] {
        line.code_end = line.first;
        line.marks = (marks, marks);
    }
    report.error(mistake::unopened_long_text(report.span(at..at + 3)));
    report.blanks.push(start..at + 3);
}

/// Whether the empty text at the end of a line, or right before a word, was meant to be the `"""` of a long one; then
/// the result is where that ends.
pub(super) fn mangled_opener(text: &Range<usize>, line_end: usize, report: &mut Report<'_>) -> Option<usize> {
    let bytes = report.text.as_bytes();
    let behind = &bytes[text.end..line_end];
    let at_end = behind.trim_ascii().is_empty();
    let glued = behind
        .first()
        .is_some_and(|b| !lex::is_space(*b) && !b",;)]}".contains(b));
    if !at_end && !glued {
        return None;
    }
    let line = bytes[..text.start]
        .iter()
        .rposition(|b| matches!(b, b'\n' | b'\r'))
        .map_or(0, |at| at + 1);
    if !opens_text(&report.text[line..text.start]) {
        return None;
    }
    let closer = closer_below(report.text, text.end, lex::indent(&bytes[line..text.start]))?;
    report.error(mistake::mangled_long_text(report.span(text.clone())));
    report.inserts.push((text.end, "\""));
    report.broken.push(text.start..closer + 3);
    Some(closer + 3)
}

/// The `"""` that ends what follows, if all lines up to there are indented deeper.
fn closer_below(text: &str, from: usize, indent: usize) -> Option<usize> {
    let mut start = from;
    while start < text.len() {
        let end = lex::line_end(text.as_bytes(), start);
        let line = &text[start..end];
        if start > from && !line.trim().is_empty() && lex::indent(line.as_bytes()) <= indent {
            return None;
        }
        if let Some(at) = line.find("\"\"\"") {
            return (!opens_text(&line[..at])).then_some(start + at);
        }
        start = end + 1;
    }
    None
}
