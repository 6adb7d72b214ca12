//! Varies the model of a test: `set NAME { statements }` replaces what they say, `unset NAME WORD, …` takes it out.

use super::read::Wrong;
use crate::source::Sources;
use crate::syntax::ast::{Block, Statement, TokenKind};

/// The varied statements; None where nothing is varied.
pub fn vary(
    sources: &Sources,
    model: &[Statement],
    changes: &[Statement],
) -> Result<Option<Vec<Statement>>, Wrong> {
    if changes.is_empty() {
        return Ok(None);
    }
    let mut statements = model.to_vec();
    for change in changes {
        let words: Vec<&str> = change.tokens.iter().map(|t| sources.slice(t.span)).collect();
        let done = match words.as_slice() {
            ["set", name] => edit(sources, &mut statements, name, &mut |inside| {
                set(sources, inside, change.children())
            }),
            ["unset", name, ..] if words.len() > 2 => {
                let names = change.tokens.iter().zip(&words).skip(2);
                let names: Vec<&str> = names
                    .filter(|(t, _)| t.kind == TokenKind::Word)
                    .map(|(_, w)| *w)
                    .collect();
                edit(sources, &mut statements, name, &mut |inside| {
                    inside.retain(|s| !names.contains(&word(sources, s, 0)));
                })
            }
            _ => {
                let text = "write `set NAME { … }` or `unset NAME ATTRIBUTE, …` here".to_string();
                return Err((change.head(), text));
            }
        };
        if !done {
            let name = words.get(1).copied().unwrap_or_default();
            return Err((change.head(), format!("`{name}` is not declared in this test")));
        }
    }
    Ok(Some(statements))
}

fn word<'s>(sources: &'s Sources, statement: &Statement, at: usize) -> &'s str {
    statement.tokens.get(at).map_or("", |t| sources.slice(t.span))
}

/// Finds the declaration of a name, in boundaries too, and changes its block; tells whether there is one.
fn edit(
    sources: &Sources,
    statements: &mut [Statement],
    name: &str,
    change: &mut dyn FnMut(&mut Vec<Statement>),
) -> bool {
    for statement in statements {
        if word(sources, statement, 1) == name {
            let span = statement.head().after();
            let block = statement.block.get_or_insert(Block {
                span,
                statements: Vec::new(),
            });
            change(&mut block.statements);
            return true;
        }
        let nests = word(sources, statement, 0) == "boundary";
        if let Some(block) = &mut statement.block
            && nests
            && edit(sources, &mut block.statements, name, change)
        {
            return true;
        }
    }
    false
}

/// Replaces the statements that begin with the same words, and adds those that are new.
fn set(sources: &Sources, inside: &mut Vec<Statement>, new: &[Statement]) {
    let words: Vec<&str> = new.iter().map(|s| word(sources, s, 0)).collect();
    inside.retain(|s| !words.contains(&word(sources, s, 0)));
    inside.extend(new.iter().cloned());
}
