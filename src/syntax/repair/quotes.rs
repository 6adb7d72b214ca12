//! Line by line: where texts begin and end, and what stands outside of them. Quotes that are missing are guessed.

use std::ops::Range;

use super::sketch::{Line, Mark, Sketch};
use super::{Report, guess, lex, long};
use crate::syntax::mistake;

/// The lines and marks of a text; mistakes in quotes, escapes and long texts are reported and mended.
pub(super) fn sketch(report: &mut Report<'_>) -> Sketch {
    let mut scan = Scan::new(false);
    if !scan.run(report) {
        // A long text does not end: some `"""` is missing, and from now on the looks of each one count.
        *report = Report::new(report.source, report.text);
        scan = Scan::new(true);
        scan.run(report);
    }
    scan.sketch
}

pub(super) struct Scan {
    pub sketch: Sketch,
    /// Whether a `"""` may be missing.
    careful: bool,
    /// Code goes on here, behind the long text that was read last.
    resume: usize,
    texts: Vec<Range<usize>>,
}

impl Scan {
    fn new(careful: bool) -> Scan {
        Scan {
            sketch: Sketch::default(),
            careful,
            resume: 0,
            texts: Vec::new(),
        }
    }

    /// `false` when a long text does not end and its looks were not considered.
    fn run(&mut self, report: &mut Report<'_>) -> bool {
        let bytes = report.text.as_bytes();
        let mut start = 0;
        self.resume = if report.text.starts_with('\u{feff}') { 3 } else { 0 };
        loop {
            let end = lex::line_end(bytes, start);
            if !self.line(start, end, report) {
                return false;
            }
            start = match bytes.get(end..) {
                Some([b'\r', b'\n', ..]) => end + 2,
                Some([_, ..]) => end + 1,
                _ => return true,
            };
        }
    }

    fn line(&mut self, start: usize, end: usize, report: &mut Report<'_>) -> bool {
        let inside = self.resume > start && start > 0;
        let from = start.max(self.resume).min(end);
        self.texts.clear();
        let Some(code_end) = self.texts_of_line(from, end, report) else {
            return false;
        };
        let bytes = report.text.as_bytes();
        let indent = lex::indent(&bytes[from.min(code_end)..code_end]);
        let first = from
            + bytes[from..code_end]
                .iter()
                .take_while(|b| lex::is_space(**b))
                .count();
        let code_end = first + bytes[first..code_end].trim_ascii_end().len();
        let marks = self.sketch.marks.len();
        self.marks(first, code_end, bytes);
        let goes_on = self.goes_on(&report.text[first..code_end], bytes);
        self.sketch.lines.push(Line {
            start,
            indent,
            first,
            code_end,
            tail: if self.resume > end { self.resume } else { code_end },
            marks: (marks, self.sketch.marks.len()),
            inside,
            goes_on,
            mended: report
                .diagnostics
                .last()
                .is_some_and(|d| d.primary.span.end as usize >= from),
            in_group: false,
        });
        true
    }

    /// Fills `texts`; the result is where the code of the line ends, before a comment. `None` asks for care.
    fn texts_of_line(&mut self, from: usize, end: usize, report: &mut Report<'_>) -> Option<usize> {
        let bytes = report.text.as_bytes();
        let mut at = from;
        // Long texts part the line: guesses about short ones do not reach over them.
        let mut part = from;
        while let Some(next) = lex::next_mark(bytes, at).filter(|next| *next < end) {
            at = next + 1;
            match bytes[next] {
                b'/' if bytes.get(at) == Some(&b'/') => {
                    if !lex::is_address(bytes, next, end) {
                        return Some(next);
                    }
                    at += 1;
                }
                b'"' if lex::is_long(bytes, next) => {
                    let text_end = self.long_text(next, from, report)?;
                    self.resume = text_end;
                    if text_end > end {
                        return Some(end);
                    }
                    at = text_end;
                    part = text_end;
                }
                b'"' => {
                    let text_end = lex::text_end(bytes, next);
                    if self.opens_long(next..text_end.unwrap_or(next + 1), end, report) {
                        if self.resume > end {
                            return Some(end);
                        }
                        at = self.resume;
                        part = at;
                    } else if let Some(text_end) = text_end {
                        self.texts.push(next..text_end);
                        check_escape(next, text_end, report);
                        at = text_end;
                    } else {
                        return Some(guess::guess(part, end, &mut self.texts, report));
                    }
                }
                _ => {}
            }
        }
        Some(end)
    }

    /// Where the long text that opens at `open` ends.
    fn long_text(&mut self, open: usize, line: usize, report: &mut Report<'_>) -> Option<usize> {
        let text = if self.careful {
            long::read(open, line, &mut self.sketch, &self.texts, report)
        } else {
            open..lex::text_end(report.text.as_bytes(), open)?
        };
        self.texts.retain(|t| t.end <= text.start);
        self.texts.push(text.clone());
        Some(text.end)
    }

    /// Whether a quote or two are what is left of the `"""` that should open a long text.
    fn opens_long(&mut self, text: Range<usize>, line_end: usize, report: &mut Report<'_>) -> bool {
        if !self.careful || text.len() > 2 {
            return false;
        }
        let Some(end) = long::mangled_opener(&text, line_end, report) else {
            return false;
        };
        self.resume = end;
        self.texts.push(text.start..end);
        true
    }

    fn marks(&mut self, first: usize, code_end: usize, bytes: &[u8]) {
        let mut at = first;
        let mut texts = self.texts.iter().peekable();
        while let Some(next) = lex::next_mark(bytes, at).filter(|next| *next < code_end) {
            at = next + 1;
            while texts.next_if(|t| t.end <= next).is_some() {}
            match texts.peek() {
                Some(text) if text.start <= next => at = text.end,
                _ if matches!(bytes[next], b'"' | b'/') => {}
                _ => self.sketch.marks.push(Mark {
                    at: next,
                    byte: bytes[next],
                }),
            }
        }
    }

    /// Whether a line goes on with the statement of the line before.
    fn goes_on(&self, code: &str, bytes: &[u8]) -> bool {
        let word = code
            .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_')
            .next();
        if code.is_empty() {
            return false;
        }
        let Some(before) = self.sketch.lines.iter().rev().find(|l| l.has_code()) else {
            return false;
        };
        let before = &bytes[before.first..before.code_end];
        matches!(word, Some("because" | "and" | "or")) || before.ends_with(b",") || before.ends_with(b"->")
    }
}

fn check_escape(open: usize, end: usize, report: &mut Report<'_>) {
    if let Some((at, length)) = lex::bad_escape(report.text, open, end) {
        let span = report.span(at..at + length);
        report.error(mistake::bad_escape(report.text, span));
    }
}
