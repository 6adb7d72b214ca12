//! Diagnostics for people: the lines of the text with what is wrong beneath, by way of codespan-reporting.

use super::excerpt::{Excerpt, excerpt, visible};
use super::short::{self, Counts};
use super::wrap::wrap;
use super::{Diagnostic, Question, Severity};
use crate::source::Sources;
use codespan_reporting::diagnostic::{Diagnostic as Shown, LabelStyle, Severity as Grade};
use codespan_reporting::term::{Config, emit_to_write_style, termcolor::Ansi};

/// More diagnostics than this are counted, not shown, unless all are asked for.
const MOST: usize = 100;

/// On a terminal with fewer columns help is not broken any further.
const NARROWEST: usize = 24;

/// What is shown of a list of diagnostics.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// All of them, however many.
    pub all: bool,
    /// How many findings were left out before.
    pub left_out: usize,
    /// Columns of the terminal: help is broken to fit. Lines of the text, messages and what is there to be pasted
    /// are never broken or cut.
    pub width: usize,
}

/// The whole answer about the text called `name`, with ANSI colours (strip them where they are not wanted): the
/// diagnostics, those of the examiner beneath the question they belong to, and a line that counts them.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, name: &str, options: Options) -> String {
    let shown = if options.all { diagnostics.len() } else { MOST };
    let mut out = String::new();
    let mut question = Question::Language;
    for diagnostic in diagnostics.iter().take(shown) {
        let asked = diagnostic.code.info().question;
        if asked != question {
            question = asked;
            out += &heading(question);
        }
        out += &one(diagnostic, sources, options.width);
    }
    let hidden = diagnostics.len().saturating_sub(shown);
    out + &summary(name, Counts::of(diagnostics), options.left_out, hidden)
}

/// One diagnostic and a blank line.
pub fn one(diagnostic: &Diagnostic, sources: &Sources, width: usize) -> String {
    let (shown, lines) = convert(diagnostic, sources, width);
    let mut out = Ansi::new(Vec::new());
    match emit_to_write_style(&mut out, &Config::default(), &lines, &shown) {
        Ok(()) => String::from_utf8_lossy(&out.into_inner()).into_owned(),
        // A place outside its text: better without the lines than not at all.
        Err(_) => short::line(diagnostic, sources) + "\n\n",
    }
}

/// `web-shop.tm: 2 errors, 1 note (12 more with --all)`.
pub fn summary(name: &str, counts: Counts, left_out: usize, hidden: usize) -> String {
    let parts: Vec<String> = [
        (counts.errors, "error"),
        (counts.warnings, "warning"),
        (counts.notes, "note"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, word)| plural(n, word))
    .collect();
    let found = if parts.is_empty() {
        "no findings".to_string()
    } else {
        parts.join(", ")
    };
    let mut more = Vec::new();
    if hidden > 0 {
        more.push(format!("{hidden} of them not shown: see --all"));
    }
    if left_out > 0 {
        more.push(format!("{left_out} more with --all"));
    }
    let more = if more.is_empty() {
        String::new()
    } else {
        format!(" ({})", more.join("; "))
    };
    format!("{}: {found}{more}\n", visible(name))
}

/// `1 note`, `3 notes`.
pub fn plural(count: usize, word: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {word}{s}")
}

/// The one place where our diagnostics become codespan's.
fn convert(diagnostic: &Diagnostic, sources: &Sources, width: usize) -> (Shown<usize>, Excerpt) {
    let mut labels = vec![(LabelStyle::Primary, &diagnostic.primary)];
    labels.extend(diagnostic.secondary.iter().map(|l| (LabelStyle::Secondary, l)));
    let (lines, pointers) = excerpt(sources, &labels);
    let shown = Shown::new(match diagnostic.severity {
        Severity::Error => Grade::Error,
        Severity::Warning => Grade::Warning,
        Severity::Note => Grade::Note,
    })
    .with_code(diagnostic.code.to_string())
    .with_message(visible(&diagnostic.message))
    .with_labels(pointers)
    .with_notes(diagnostic.help.iter().map(|h| help(h, width)).collect());
    (shown, lines)
}

/// `help: …`; what stands on further lines (text to paste) is indented.
fn help(text: &str, width: usize) -> String {
    // Before it codespan puts the gutter, `= ` and, on the lines that follow, as many spaces.
    let width = width.saturating_sub(8).max(NARROWEST);
    let (first, pasted) = text.split_once('\n').unwrap_or((text, ""));
    let mut lines = wrap(&format!("help: {}", visible(first)), width);
    lines.extend(pasted.lines().map(|line| format!("    {}", visible(line))));
    lines.join("\n")
}

fn heading(question: Question) -> String {
    let title = match question {
        Question::Language => return String::new(),
        Question::Building => "1. What are we building?",
        Question::GoWrong => "2. What can go wrong?",
        Question::DoAboutIt => "3. What do we do about it?",
        Question::GoodJob => "4. Did we do a good job?",
    };
    format!("\x1b[1m{title}\x1b[0m\n\n")
}
