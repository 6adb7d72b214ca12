//! What a file declares, as an outline; and everything of that name in the workspace.

use super::cursor::first_word;
use super::requests::View;
use super::snapshot::Snapshot;
use crate::resolve::uses::Target;
use crate::resolve::words;
use crate::syntax::ast::{Statement, TokenKind};
use crate::syntax::text::unquote;
use lsp_types::{DocumentSymbol, Location, OneOf, SymbolKind, WorkspaceSymbol};
use std::sync::Arc;

/// The declarations of a text, those of a boundary within it.
pub fn document(view: &View) -> Vec<DocumentSymbol> {
    list(view, view.snapshot.statements(view.source))
}

fn list(view: &View, statements: &[Statement]) -> Vec<DocumentSymbol> {
    statements.iter().filter_map(|s| symbol(view, s)).collect()
}

fn symbol(view: &View, statement: &Statement) -> Option<DocumentSymbol> {
    let text = view.text();
    let keyword = first_word(text, statement);
    if !words::KEYWORDS.contains(&keyword) || matches!(keyword, "import" | "use") {
        return None;
    }
    let title = statement.tokens.iter().find(|t| t.kind == TokenKind::Text);
    let title = title.map(|t| unquote(&text[t.span.range()]));
    let name = name(text, keyword, statement);
    let selection = statement.tokens.get(1).or(statement.tokens.first())?.span;
    let children = list(view, statement.children());
    #[allow(deprecated)]
    Some(DocumentSymbol {
        name: match name.is_empty() {
            true => title
                .clone()
                .filter(|t| !t.is_empty())
                .unwrap_or_else(|| keyword.to_string()),
            false => name,
        },
        detail: Some(
            format!("{keyword} {}", title.unwrap_or_default())
                .trim()
                .to_string(),
        ),
        kind: kind(keyword),
        tags: None,
        deprecated: None,
        range: view.snapshot.range(statement.span()),
        selection_range: view.snapshot.range(selection),
        children: (!children.is_empty()).then_some(children),
    })
}

/// The words between the keyword and the title: a name, the ends of a flow, what an exclusion or answer is about.
fn name(text: &str, keyword: &str, statement: &Statement) -> String {
    let words = statement.tokens.iter().skip(1);
    let words = words.take_while(|t| {
        matches!(
            t.kind,
            TokenKind::Word | TokenKind::Arrow | TokenKind::Number | TokenKind::Star
        )
    });
    let limit = match keyword {
        "flow" => 3,
        "exclude" | "ignore" | "answer" => 4,
        _ => 1,
    };
    let words: Vec<&str> = words.take(limit).map(|t| &text[t.span.range()]).collect();
    words.join(" ")
}

fn kind(keyword: &str) -> SymbolKind {
    match keyword {
        "model" => SymbolKind::MODULE,
        "boundary" => SymbolKind::NAMESPACE,
        "data" => SymbolKind::STRUCT,
        "actor" | "party" | "adversary" => SymbolKind::CLASS,
        "external" => SymbolKind::INTERFACE,
        "process" => SymbolKind::FUNCTION,
        "store" => SymbolKind::OBJECT,
        "flow" => SymbolKind::EVENT,
        "threat" | "tree" => SymbolKind::KEY,
        "control" => SymbolKind::METHOD,
        "kind" => SymbolKind::TYPE_PARAMETER,
        "attribute" => SymbolKind::PROPERTY,
        "rule" => SymbolKind::OPERATOR,
        "claim" | "assume" => SymbolKind::BOOLEAN,
        _ => SymbolKind::CONSTANT,
    }
}

/// At most so many are sent: nobody reads further.
const LIMIT: usize = 500;

/// Everything declared in some models whose name or title has the letters asked for, in their order.
pub fn workspace(models: &[Arc<Snapshot>], query: &str) -> Vec<WorkspaceSymbol> {
    let mut found: Vec<WorkspaceSymbol> = Vec::new();
    for snapshot in models {
        for mark in snapshot.marks().iter().filter(|m| m.declares) {
            if found.len() == LIMIT {
                return found;
            }
            let symbol = declared(snapshot, mark.target, query);
            found.extend(symbol.filter(|s| !found.contains(s)));
        }
    }
    found
}

fn declared(snapshot: &Snapshot, target: Target, query: &str) -> Option<WorkspaceSymbol> {
    let head = snapshot.head(target);
    if !has_letters(&head.name, query) && !has_letters(&head.shown(), query) {
        return None;
    }
    let location: Location = snapshot.location(head.name_span)?;
    let keyword = snapshot.keyword(target);
    Some(WorkspaceSymbol {
        name: head.name.clone(),
        kind: kind(keyword),
        tags: None,
        container_name: Some(
            format!("{keyword} {}", head.title.as_deref().unwrap_or(""))
                .trim()
                .to_string(),
        ),
        location: OneOf::Left(location),
        data: None,
    })
}

/// Whether the letters of `query` stand in `text` in their order, whatever is between them.
fn has_letters(text: &str, query: &str) -> bool {
    let mut letters = text.chars().flat_map(char::to_lowercase);
    query
        .chars()
        .flat_map(char::to_lowercase)
        .all(|wanted| letters.any(|letter| letter == wanted))
}
