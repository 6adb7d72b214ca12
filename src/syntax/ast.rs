//! What was written: statements of tokens, with blocks. Every statement of the language has this one shape,
//! `word word "text" … { statements }`; what the words mean is the matter of `resolve`.

use crate::source::{SourceId, Span};

/// One file, statement by statement, in the order of the text.
#[derive(Clone, Debug)]
pub struct File {
    pub source: SourceId,
    pub statements: Vec<Statement>,
}

/// A statement with its block, if it has one.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// At least one token; the first one is the keyword (or, in claims and trees, a name).
    pub tokens: Vec<Token>,
    pub block: Option<Block>,
    /// A syntax error was already reported within the head: say nothing more about this statement's head.
    pub broken: bool,
}

/// What stands between braces.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// From the opening brace to the closing one.
    pub span: Span,
    pub statements: Vec<Statement>,
}

/// A piece of a statement; its text is the slice of the source at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: TokenKind,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A name or keyword, perhaps dotted: `order-db`, `identity.login`, `CWE-89`.
    Word,
    /// Begins with a digit: `1000`, `1e6`, `2026-10-01`.
    Number,
    /// `"text"`, its quotes within the place.
    Text,
    /// `"""text"""`.
    LongText,
    /// `->`
    Arrow,
    Comma,
    Colon,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
    /// `*`
    Star,
    /// `(`
    Open,
    /// `)`
    Close,
    /// `[`
    OpenList,
    /// `]`
    CloseList,
    /// `{` of a set, after `in` or `:`.
    OpenSet,
    /// `}` of a set.
    CloseSet,
    /// A character that has no place in the language.
    Stray,
}

impl Statement {
    /// From the first token to the end of the head (the block left out).
    pub fn head(&self) -> Span {
        match (self.tokens.first(), self.tokens.last()) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::default(),
        }
    }

    /// Head and block.
    pub fn span(&self) -> Span {
        match &self.block {
            Some(block) => self.head().to(block.span),
            None => self.head(),
        }
    }

    /// The statements of the block; none when there is no block.
    pub fn children(&self) -> &[Statement] {
        self.block.as_ref().map_or(&[], |b| &b.statements)
    }
}
