//! The formatter's oath: the text it made, read again, says what the text before said.

use super::Refused;
use super::gap::{self, Gap};
use crate::source::SourceId;
use crate::syntax::ast::{Block, Statement, TokenKind};
use crate::syntax::text::unquote;
use crate::syntax::{Parsed, parse};

/// Compares a text with what was made of it: statements, tokens and blocks; comments, their order, what they stand
/// behind and whether they stand alone.
///
/// # Errors
/// When they differ, with the line of the first text.
pub fn same(text: &str, parsed: &Parsed, made: &str) -> Result<(), Refused> {
    let again = parse(SourceId(0), made);
    let (before, after) = (outline(text, parsed), outline(made, &again));
    let difference = before.iter().zip(&after).find(|(a, b)| a.what != b.what);
    let first = match difference {
        Some((a, _)) => a.at,
        None if before.len() != after.len() => before.get(after.len()).map_or(text.len(), |a| a.at),
        None if again.diagnostics.len() > parsed.diagnostics.len() => 0,
        None => return Ok(()),
    };
    let line = text[..first].matches('\n').count() + 1;
    Err(Refused { line })
}

/// Something that must stay, and where it is.
pub struct Mark<'a> {
    pub what: What<'a>,
    /// The bytes it takes.
    pub at: usize,
    pub end: usize,
}

/// What must stay.
#[derive(PartialEq, Eq, Debug)]
pub enum What<'a> {
    Token(TokenKind, &'a str),
    LongText(String),
    /// A statement ends, with or without having been broken.
    End(bool),
    Open,
    Close,
    /// A comment, and whether it has a line of its own.
    Comment(&'a str, bool),
    /// Text that was not understood.
    Junk(String),
}

/// Everything that must stay, in the order of the text.
pub fn outline<'a>(text: &'a str, parsed: &Parsed) -> Vec<Mark<'a>> {
    let start = gap::start(text);
    let mut reader = Reader {
        text,
        at: start,
        start,
        marks: Vec::new(),
    };
    for statement in &parsed.file.statements {
        reader.statement(statement);
    }
    reader.gap(text.len());
    reader.marks
}

struct Reader<'a> {
    text: &'a str,
    /// How far it has read.
    at: usize,
    start: usize,
    marks: Vec<Mark<'a>>,
}

impl<'a> Reader<'a> {
    fn statement(&mut self, statement: &Statement) {
        for token in &statement.tokens {
            let range = token.span.range();
            self.gap(range.start);
            let raw = self.text.get(range.clone()).unwrap_or("");
            let what = match token.kind {
                TokenKind::LongText => What::LongText(unquote(raw)),
                kind => What::Token(kind, raw),
            };
            self.mark(what, range.start, range.end);
        }
        if let Some(block) = &statement.block {
            self.block(block);
        }
        self.mark(What::End(statement.broken), self.at, self.at);
    }

    fn block(&mut self, block: &Block) {
        let range = block.span.range();
        self.gap(range.start);
        self.mark(What::Open, range.start, range.start + 1);
        for statement in &block.statements {
            self.statement(statement);
        }
        let close = range.end.saturating_sub(1).max(self.at);
        self.gap(close);
        self.mark(What::Close, close, range.end.max(close));
    }

    fn gap(&mut self, to: usize) {
        if to <= self.at {
            return;
        }
        let range = self.at..to;
        let gap = Gap::of(self.text, range.clone(), self.at > self.start);
        if gap.junk {
            let words: Vec<&str> = self.text[range].split_whitespace().collect();
            self.mark(What::Junk(words.join(" ")), self.at, to);
            return;
        }
        let trailing = gap.trailing.map(|range| (range, false));
        let own = gap.own.into_iter().map(|own| (own.range, true));
        for (range, alone) in trailing.into_iter().chain(own) {
            self.mark(
                What::Comment(&self.text[range.clone()], alone),
                range.start,
                range.end,
            );
        }
    }

    fn mark(&mut self, what: What<'a>, at: usize, end: usize) {
        self.marks.push(Mark { what, at, end });
        self.at = self.at.max(end);
    }
}
