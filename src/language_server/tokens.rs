//! Semantic tokens: each word by what it is, which no grammar by itself can tell. `high` is a value here, a name there.

use super::cursor::first_word;
use super::requests::View;
use super::snapshot::Mark;
use crate::model::Node;
use crate::resolve::uses::Target;
use crate::source::Span;
use crate::syntax::ast::{Statement, Token, TokenKind};
use lsp_types::*;

/// The types, in the order of their numbers.
const TYPES: &[SemanticTokenType] = &[
    SemanticTokenType::KEYWORD,
    SemanticTokenType::PROPERTY,
    SemanticTokenType::STRING,
    SemanticTokenType::NUMBER,
    SemanticTokenType::OPERATOR,
    SemanticTokenType::ENUM_MEMBER,
    SemanticTokenType::STRUCT,
    SemanticTokenType::NAMESPACE,
    SemanticTokenType::CLASS,
    SemanticTokenType::FUNCTION,
    SemanticTokenType::VARIABLE,
    SemanticTokenType::EVENT,
    SemanticTokenType::METHOD,
    SemanticTokenType::TYPE,
    SemanticTokenType::MACRO,
];

const DECLARATION: u32 = 1;

/// The names of types and modifiers.
pub fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend {
        token_types: TYPES.to_vec(),
        token_modifiers: vec![SemanticTokenModifier::DECLARATION],
    }
}

/// The tokens of a text, or of a range of it.
pub fn tokens(view: &View, range: Option<Range>) -> SemanticTokens {
    let mut list = Vec::new();
    for statement in view.snapshot.statements(view.source) {
        collect(view, statement, true, &mut list);
    }
    let range = range.map(|r| view.bytes(r));
    let wanted = |(span, _, _): &(Span, SemanticTokenType, u32)| {
        range
            .as_ref()
            .is_none_or(|r| r.start <= span.end as usize && span.start as usize <= r.end)
    };
    list.retain(wanted);
    SemanticTokens {
        result_id: None,
        data: encoded(view, &list),
    }
}

fn collect(view: &View, statement: &Statement, top: bool, list: &mut Vec<(Span, SemanticTokenType, u32)>) {
    let nested = top || crate::resolve::words::KEYWORDS.contains(&first_word(view.text(), statement));
    for (nth, token) in statement.tokens.iter().enumerate() {
        if let Some((kind, modifiers)) = kind(view, token, nth == 0, nested) {
            list.push((token.span, kind, modifiers));
        }
    }
    for child in statement.children() {
        collect(view, child, false, list);
    }
}

fn kind(view: &View, token: &Token, first: bool, keyword: bool) -> Option<(SemanticTokenType, u32)> {
    let plain = |kind| Some((kind, 0));
    match token.kind {
        TokenKind::Text | TokenKind::LongText => plain(SemanticTokenType::STRING),
        TokenKind::Number => plain(SemanticTokenType::NUMBER),
        TokenKind::Word => {
            let mark = view.snapshot.mark(view.source, token.span.start as usize);
            match mark.filter(|m| m.span.start == token.span.start) {
                Some(mark) => Some((named(mark), if mark.declares { DECLARATION } else { 0 })),
                None if first && keyword => plain(SemanticTokenType::KEYWORD),
                None if first => plain(SemanticTokenType::PROPERTY),
                None if CONNECTING.contains(&&view.text()[token.span.range()]) => {
                    plain(SemanticTokenType::KEYWORD)
                }
                None => plain(SemanticTokenType::ENUM_MEMBER),
            }
        }
        TokenKind::Arrow
        | TokenKind::Equal
        | TokenKind::NotEqual
        | TokenKind::Less
        | TokenKind::LessEqual
        | TokenKind::Greater
        | TokenKind::GreaterEqual
        | TokenKind::Star => plain(SemanticTokenType::OPERATOR),
        _ => None,
    }
}

/// Words that only join others.
const CONNECTING: &[&str] = &[
    "because", "for", "with", "on", "by", "to", "until", "is", "as", "of", "and", "or", "not", "in", "some",
    "every", "no", "from", "can", "cannot", "given", "pack", "every", "when", "at", "least", "all", "any",
    "own", "nobody",
];

fn named(mark: Mark) -> SemanticTokenType {
    match mark.target {
        Target::Node(Node::Data(_)) => SemanticTokenType::STRUCT,
        Target::Node(Node::Boundary(_)) => SemanticTokenType::NAMESPACE,
        Target::Node(Node::Element(_)) => SemanticTokenType::FUNCTION,
        Target::Node(Node::Party(_) | Node::Adversary(_)) => SemanticTokenType::CLASS,
        Target::Node(Node::Flow(_)) => SemanticTokenType::EVENT,
        Target::Node(Node::Control(_)) => SemanticTokenType::METHOD,
        Target::Node(_) => SemanticTokenType::VARIABLE,
        Target::Kind(_) => SemanticTokenType::TYPE,
        Target::Attribute(_) => SemanticTokenType::PROPERTY,
        Target::Rule(_) => SemanticTokenType::MACRO,
    }
}

/// The numbers of the protocol: each token relative to the one before, and none longer than a line.
fn encoded(view: &View, list: &[(Span, SemanticTokenType, u32)]) -> Vec<SemanticToken> {
    let lines = view.snapshot.lines(view.source);
    let text = view.text();
    let mut data = Vec::new();
    let (mut line, mut column) = (0, 0);
    for (span, kind, modifiers) in list {
        let token_type = TYPES.iter().position(|t| t == kind).unwrap_or(0) as u32;
        let (first, last) = (lines.line(span.start as usize), lines.line(span.end as usize));
        for at in first..=last {
            let bytes = lines.bytes(text, at);
            let (start, end) = (
                bytes.start.max(span.start as usize),
                bytes.end.min(span.end as usize),
            );
            if start >= end {
                continue;
            }
            let place = lines.position(text, start);
            let delta_line = place.line - line;
            let delta_start = if delta_line == 0 {
                place.character - column
            } else {
                place.character
            };
            (line, column) = (place.line, place.character);
            data.push(SemanticToken {
                delta_line,
                delta_start,
                length: lines.encoding().length(&text[start..end]),
                token_type,
                token_modifiers_bitset: *modifiers,
            });
        }
    }
    data
}
