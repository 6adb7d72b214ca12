//! Pairs of pest → statements. The only file that knows pest's types, beside the grammar itself.

use pest::Parser;
use pest::iterators::{Pair, Pairs};
use pest_derive::Parser;

use super::ast::{Block, File, Statement, Token, TokenKind};
use super::mistake;
use super::repair::Repaired;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{SourceId, Span};

#[derive(Parser)]
#[grammar = "../grammar/tm.pest"]
struct Grammar;

/// The statements of a text that was repaired, their places counted in the text as it was written.
pub(super) fn lower(source: SourceId, text: &str, repaired: &Repaired<'_>) -> (File, Diagnostics) {
    let mut lowering = Lowering {
        source,
        text,
        repaired,
        base: 0,
        diagnostics: Vec::new(),
    };
    let mut statements = Vec::new();
    for (base, piece) in repaired.pieces() {
        lowering.base = base;
        match Grammar::parse(Rule::file, piece) {
            Ok(mut pairs) => {
                if let Some(file) = pairs.next() {
                    lowering.statements(file.into_inner(), &mut statements);
                }
            }
            Err(error) => {
                lowering.unreadable(&error);
                break;
            }
        }
    }
    (File { source, statements }, lowering.diagnostics)
}

/// How many pairs the grammar alone makes of a text, those within others not counted; for the benches.
pub(super) fn count_pairs(text: &str) -> usize {
    Grammar::parse(Rule::file, text).map_or(0, |pairs| pairs.map(|file| file.into_inner().len()).sum())
}

struct Lowering<'a> {
    source: SourceId,
    text: &'a str,
    repaired: &'a Repaired<'a>,
    /// Where the piece that is read begins.
    base: usize,
    diagnostics: Diagnostics,
}

impl Lowering<'_> {
    /// Adds the statements among some pairs.
    fn statements(&mut self, pairs: Pairs<'_, Rule>, statements: &mut Vec<Statement>) {
        statements.reserve(pairs.len());
        for pair in pairs {
            match pair.as_rule() {
                Rule::statement => statements.push(self.statement(pair)),
                Rule::orphan => self.orphan(pair, statements),
                _ => {}
            }
        }
    }

    /// What the grammar cannot read although it was repaired.
    fn unreadable(&mut self, error: &pest::error::Error<Rule>) {
        let at = match error.location {
            pest::error::InputLocation::Pos(at) | pest::error::InputLocation::Span((at, _)) => at,
        };
        let at = self.original(at);
        let span = Span::new(self.source, at, mistake::char_end(self.text, at));
        let said = "the text cannot be read from here on";
        self.diagnostics.push(Diagnostic::new(Code(1), span, said));
    }

    fn statement(&mut self, pair: Pair<'_, Rule>) -> Statement {
        let pairs = pair.into_inner();
        let mut tokens = Vec::with_capacity(pairs.len());
        let mut block = None;
        let mut stray = None;
        for pair in pairs {
            match kind(pair.as_rule()) {
                Some(kind) => {
                    let token = Token {
                        kind,
                        span: self.span(&pair),
                    };
                    if kind == TokenKind::Stray {
                        stray = stray.or(Some(token.span));
                    }
                    tokens.push(token);
                }
                None if pair.as_rule() == Rule::block => block = Some(self.block(pair)),
                None => {}
            }
        }
        let mut statement = Statement {
            tokens,
            block,
            broken: false,
        };
        let reported = self.repaired.is_broken(statement.head());
        statement.broken = reported || stray.is_some();
        if let Some(stray) = stray.filter(|_| !reported) {
            self.diagnostics.push(mistake::stray(self.text, stray));
        }
        statement
    }

    fn block(&mut self, pair: Pair<'_, Rule>) -> Block {
        let span = self.span(&pair);
        let mut statements = Vec::new();
        self.statements(pair.into_inner(), &mut statements);
        Block { span, statements }
    }

    /// A block that stands on a line of its own goes to the statement before it.
    fn orphan(&mut self, pair: Pair<'_, Rule>, statements: &mut [Statement]) {
        let Some(block) = pair.into_inner().next().map(|pair| self.block(pair)) else {
            return;
        };
        let start = block.span.start as usize;
        let brace = Span::new(self.source, start, (start + 1).min(self.text.len()));
        match statements.last_mut() {
            Some(last) if last.block.is_none() => {
                self.diagnostics
                    .push(mistake::brace_on_next_line(brace, last.head()));
                last.block = Some(block);
            }
            _ if self.repaired.is_broken(brace) => {}
            _ => self.diagnostics.push(mistake::headless_block(brace)),
        }
    }

    fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        let span = pair.as_span();
        Span::new(
            self.source,
            self.original(span.start()),
            self.original(span.end()),
        )
    }

    /// The place in the text as it was written of one in the piece.
    fn original(&self, offset: usize) -> usize {
        self.repaired.original(self.base + offset)
    }
}

fn kind(rule: Rule) -> Option<TokenKind> {
    Some(match rule {
        Rule::word => TokenKind::Word,
        Rule::text => TokenKind::Text,
        Rule::comma => TokenKind::Comma,
        Rule::number => TokenKind::Number,
        Rule::arrow => TokenKind::Arrow,
        Rule::long_text => TokenKind::LongText,
        Rule::colon => TokenKind::Colon,
        Rule::equal => TokenKind::Equal,
        Rule::not_equal => TokenKind::NotEqual,
        Rule::less => TokenKind::Less,
        Rule::less_equal => TokenKind::LessEqual,
        Rule::greater => TokenKind::Greater,
        Rule::greater_equal => TokenKind::GreaterEqual,
        Rule::star => TokenKind::Star,
        Rule::open => TokenKind::Open,
        Rule::close => TokenKind::Close,
        Rule::open_list => TokenKind::OpenList,
        Rule::close_list => TokenKind::CloseList,
        Rule::open_set => TokenKind::OpenSet,
        Rule::close_set => TokenKind::CloseSet,
        Rule::stray => TokenKind::Stray,
        _ => return None,
    })
}
