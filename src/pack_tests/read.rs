//! Reads `fires RULE on NAMES`, `silent RULE [on NAMES]` and `asks RULE about NAME ATTRIBUTE`.

use crate::source::{Sources, Span};
use crate::syntax::ast::{Statement, TokenKind};

/// What a test expects of a rule.
#[derive(Debug, Clone, PartialEq)]
pub enum Expected {
    /// A finding that binds all these names.
    Fires { rule: String, on: Vec<String> },
    /// No finding and no question that binds all these names.
    Silent { rule: String, on: Vec<String> },
    /// The rule is undecided, and these are among what it waits for.
    Asks {
        rule: String,
        about: Vec<(String, String)>,
    },
}

/// What is wrong with a statement, and where.
pub type Wrong = (Span, String);

pub fn is_expectation(sources: &Sources, statement: &Statement) -> bool {
    let first = statement.tokens.first().map_or("", |t| sources.slice(t.span));
    matches!(first, "fires" | "silent" | "asks")
}

pub fn expectation(sources: &Sources, statement: &Statement) -> Result<Expected, Wrong> {
    const SHAPES: &str =
        "write `fires RULE on NAMES`, `silent RULE on NAMES` or `asks RULE about NAME ATTRIBUTE`";
    let wrong = || (statement.head(), SHAPES.to_string());
    let words: Vec<&str> = statement.tokens.iter().map(|t| sources.slice(t.span)).collect();
    let (verb, rule) = match words.as_slice() {
        [verb, rule, ..] => (*verb, rule.to_string()),
        _ => return Err(wrong()),
    };
    let lists = lists(statement, &words);
    let single = |list: &[Vec<&str>]| -> Option<Vec<String>> {
        let one = |item: &Vec<&str>| match item.as_slice() {
            [name] => Some(name.to_string()),
            _ => None,
        };
        list.iter().map(one).collect()
    };
    match (verb, words.get(2)) {
        ("fires", Some(&"on")) => {
            let on = single(&lists).ok_or_else(wrong)?;
            Ok(Expected::Fires { rule, on })
        }
        ("silent", None) => Ok(Expected::Silent { rule, on: Vec::new() }),
        ("silent", Some(&"on")) => {
            let on = single(&lists).ok_or_else(wrong)?;
            Ok(Expected::Silent { rule, on })
        }
        ("asks", Some(&"about")) => {
            let pair = |item: &Vec<&str>| match item.as_slice() {
                [name, attribute] => Some((name.to_string(), attribute.to_string())),
                _ => None,
            };
            let about: Option<Vec<(String, String)>> = lists.iter().map(pair).collect();
            Ok(Expected::Asks {
                rule,
                about: about.ok_or_else(wrong)?,
            })
        }
        _ => Err(wrong()),
    }
}

/// What stands between the commas, from the fourth token on.
fn lists<'w>(statement: &Statement, words: &[&'w str]) -> Vec<Vec<&'w str>> {
    let mut list = vec![Vec::new()];
    for (token, word) in statement.tokens.iter().zip(words).skip(3) {
        match (token.kind, list.last_mut()) {
            (TokenKind::Comma, _) => list.push(Vec::new()),
            (_, Some(last)) => last.push(*word),
            _ => {}
        }
    }
    list
}
