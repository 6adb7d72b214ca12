//! Diagnostics as one JSON document, for programs. `docs/command-line.md` documents every field.

use super::short::Counts;
use super::{Diagnostic, Severity};
use crate::source::{Sources, Span};
use serde::Serialize;

/// The whole document, with a line end.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, left_out: usize) -> String {
    let document = Document {
        diagnostics: diagnostics.iter().map(|d| entry(d, sources)).collect(),
        summary: Summary {
            counts: Counts::of(diagnostics),
            left_out,
        },
    };
    // Nothing in the document can fail to be written: there are only texts and numbers.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

#[derive(Serialize)]
struct Document<'a> {
    diagnostics: Vec<Entry<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    #[serde(flatten)]
    counts: Counts,
    left_out: usize,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: String,
    slug: &'static str,
    severity: Severity,
    /// 0 for the language itself, 1 to 4 for the four questions.
    question: u8,
    message: &'a str,
    /// What stands beside the carets; may be empty.
    label: &'a str,
    #[serde(flatten)]
    place: Extent<'a>,
    labels: Vec<Other<'a>>,
    help: &'a [String],
    fix: Option<Change<'a>>,
    subject: Option<&'a str>,
}

/// From a character up to, not including, another; lines and columns from 1.
#[derive(Serialize)]
struct Extent<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
struct Other<'a> {
    #[serde(flatten)]
    place: Extent<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct Change<'a> {
    #[serde(flatten)]
    place: Extent<'a>,
    replacement: &'a str,
}

fn entry<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Entry<'a> {
    let info = diagnostic.code.info();
    Entry {
        code: diagnostic.code.to_string(),
        slug: info.slug,
        severity: diagnostic.severity,
        question: info.question as u8,
        message: &diagnostic.message,
        label: &diagnostic.primary.text,
        place: extent(diagnostic.primary.span, sources),
        labels: diagnostic
            .secondary
            .iter()
            .map(|l| Other {
                place: extent(l.span, sources),
                text: &l.text,
            })
            .collect(),
        help: &diagnostic.help,
        fix: diagnostic.fix.as_ref().map(|f| Change {
            place: extent(f.span, sources),
            replacement: &f.text,
        }),
        subject: diagnostic.subject.as_deref(),
    }
}

fn extent(span: Span, sources: &Sources) -> Extent<'_> {
    let (start, end) = (sources.place(span), sources.place(span.after()));
    Extent {
        file: &sources.get(span.source).name,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}
