//! `"""text over several lines"""` in a text where one of the `"""` is missing: then their looks decide.

use std::ops::Range;

use super::sketch::{Line, Sketch};
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
    let text = report.text;
    let next = lex::find_long(text.as_bytes(), open + 3);
    let mut last = open + 3;
    let mut deeper = false;
    for (start, line) in lines(text, open + 3) {
        let first = start == open + 3;
        let closer = next.filter(|next| *next < start + line.len());
        if let Some(closer) = closer.filter(|c| first || !opens_text(&text[start..*c])) {
            return closer + 3;
        }
        let code = line.trim();
        let end = start + line.trim_end().len();
        let quotes = code.bytes().rev().take_while(|b| *b == b'"').count();
        if closer.is_none() && (quotes == 2 || code == "\"") {
            let missing = if quotes == 2 { "\"" } else { "\"\"" };
            return mend(open, end, end - quotes..end, missing, report);
        }
        let column = lex::indent(line.as_bytes());
        let back = column == indent && (deeper || code.starts_with('}'));
        if !first && !code.is_empty() && (column < indent || back || closer.is_some()) {
            break;
        }
        deeper |= !first && !code.is_empty() && column > indent;
        last = if code.is_empty() { last } else { end };
    }
    let missing = if text[..last].ends_with('"') {
        " \"\"\""
    } else {
        "\"\"\""
    };
    mend(open, last, open..open + 3, missing, report)
}

/// The lines from `from` on, each with its start; a break of two bytes brings an empty one.
fn lines(text: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    text[from..].split(['\n', '\r']).scan(from, |next, line| {
        let start = *next;
        *next += line.len() + 1;
        Some((start, line))
    })
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
    let lines = sketch.lines.get(sketch.settled..).unwrap_or(&[]);
    let is_prose = |l: &&Line| !l.inside && (!l.has_code() || l.indent >= least);
    let first = sketch.lines.len() - lines.iter().rev().take_while(is_prose).count();
    let start = sketch.lines.get(first).map_or(at, |l| l.start);
    report.forget(start);
    sketch.erase(first);
    // This one is not yet among them.
    sketch.settled = sketch.lines.len() + 1;
    // What is left of the opening line, if anything: a word alone.
    let head = first.checked_sub(1).map(|above| &sketch.lines[above]);
    let head = head.map(|h| h.first..h.code_end).filter(|h| {
        let code = &report.text[h.clone()];
        first < sketch.lines.len() && !code.is_empty() && place::first_word(code) == code
    });
    report.broken.extend(head.clone());
    let place = head.unwrap_or(at..at + 3);
    report.error(mistake::unopened_long_text(report.span(place)));
    report.blanks.push(start..at + 3);
}

/// Whether one or two quotes at the end of a line, or right before a word, were meant to be the `"""` of a long text;
/// then the result is where that ends.
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
    report
        .inserts
        .push((text.end, if text.len() == 2 { "\"" } else { "\"\"" }));
    report.broken.push(text.start..closer + 3);
    Some(closer + 3)
}

/// The `"""` that ends what follows, if all lines up to there are indented deeper.
fn closer_below(text: &str, from: usize, indent: usize) -> Option<usize> {
    for (start, line) in lines(text, from) {
        if start > from && !line.trim().is_empty() && lex::indent(line.as_bytes()) <= indent {
            return None;
        }
        if let Some(at) = line.find("\"\"\"") {
            return (!opens_text(&line[..at])).then_some(start + at);
        }
    }
    None
}
