//! Where in a text a place is: which blocks are around it, which statement, and what of it stands before.

use crate::source::Span;
use crate::syntax::ast::{Statement, Token, TokenKind};

/// A place among statements.
pub struct Cursor<'a> {
    /// The statements whose blocks are around the place, the outermost first.
    pub around: Vec<&'a Statement>,
    /// The statement that is being written there.
    pub statement: Option<&'a Statement>,
    /// Its tokens before the word that is being written.
    pub before: &'a [Token],
    /// The word that is being written, as far as it stands before the place; may be empty.
    pub prefix: std::ops::Range<usize>,
    /// The text in quotes around the place.
    pub quoted: Option<Span>,
    /// Whether it is within a comment.
    pub comment: bool,
}

impl<'a> Cursor<'a> {
    /// The place of a byte.
    pub fn at(text: &str, statements: &'a [Statement], offset: usize) -> Cursor<'a> {
        let mut cursor = Cursor {
            around: Vec::new(),
            statement: None,
            before: &[],
            prefix: name_start(text, offset)..offset,
            quoted: None,
            comment: false,
        };
        let mut list = statements;
        loop {
            let next = |nth: usize| list.get(nth + 1).map_or(usize::MAX, |s| s.head().start as usize);
            let mut all = list.iter().enumerate();
            let Some((_, outer)) = all.find(|(nth, s)| within_block(text, s, next(*nth), offset)) else {
                break;
            };
            cursor.around.push(outer);
            list = outer.children();
        }
        if let Some(statement) = list.iter().rev().find(|s| (s.head().start as usize) < offset)
            && goes_on(text, statement, offset)
        {
            cursor.read(statement, offset);
        }
        cursor.comment = cursor.quoted.is_none() && in_comment(text, offset);
        cursor
    }

    fn read(&mut self, statement: &'a Statement, offset: usize) {
        self.statement = Some(statement);
        let written = statement
            .tokens
            .partition_point(|t| (t.span.start as usize) < offset);
        self.before = &statement.tokens[..written];
        if let Some((last, rest)) = self.before.split_last()
            && matches!(last.kind, TokenKind::Text | TokenKind::LongText)
            && offset < last.span.end as usize
        {
            self.quoted = Some(last.span);
            self.before = rest;
            return;
        }
        let begun = self
            .before
            .partition_point(|t| (t.span.start as usize) < self.prefix.start);
        self.before = &self.before[..begun];
    }

    /// The keyword of the innermost block around the place; none at the top of the file.
    pub fn owner<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.around.last().map(|s| first_word(text, s))
    }
}

/// Where the name begins that ends at a place; a hyphen or dot at its end belongs to it, as more of it will follow.
fn name_start(text: &str, offset: usize) -> usize {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let name = text[..offset].trim_end_matches(part).len();
    let skipped = text[name..offset].trim_start_matches(['-', '.']);
    offset - skipped.len()
}

/// The first word of a statement.
pub fn first_word<'t>(text: &'t str, statement: &Statement) -> &'t str {
    let first = statement.tokens.first();
    first.and_then(|t| text.get(t.span.range())).unwrap_or("")
}

/// Whether a place is between the braces of a statement's block. One that is not closed goes on to the `next` statement.
fn within_block(text: &str, statement: &Statement, next: usize, offset: usize) -> bool {
    let Some(block) = &statement.block else {
        return false;
    };
    let (start, end) = (block.span.start as usize, block.span.end as usize);
    let closed = end > start && text.get(end - 1..end) == Some("}");
    start < offset && if closed { offset < end } else { offset <= next }
}

/// Whether what is written at a place still belongs to a statement that begins before it.
fn goes_on(text: &str, statement: &Statement, offset: usize) -> bool {
    let end = statement.head().end as usize;
    if offset <= end {
        return true;
    }
    if statement
        .block
        .as_ref()
        .is_some_and(|b| (b.span.start as usize) < offset)
    {
        return false;
    }
    let open = statement
        .tokens
        .last()
        .is_some_and(|t| matches!(t.kind, TokenKind::Comma | TokenKind::Arrow));
    let between = text.get(end..offset).unwrap_or("");
    !between.contains(';') && (open || !between.contains(['\n', '\r']))
}

/// Whether `//` stands before the place in its line, outside of quotes.
fn in_comment(text: &str, offset: usize) -> bool {
    let before = &text[..offset];
    let line = before.rfind(['\n', '\r']).map_or(before, |at| &before[at + 1..]);
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\\' if quoted => drop(chars.next()),
            '"' => quoted = !quoted,
            '/' if !quoted && chars.peek() == Some(&'/') => return true,
            _ => {}
        }
    }
    false
}
