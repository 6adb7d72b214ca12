//! Text to statements: shapes, mistakes one by one, and what holds for every text.

mod blocks;
mod limits;
mod long_texts;
mod mutations;
mod properties;
mod quotes;
mod shapes;
mod strays;

use tm::source::{SourceId, Sources};
use tm::syntax::ast::Statement;
use tm::syntax::{Parsed, parse};

/// A model as teams write them; the mutations start from it.
const MODEL: &str = include_str!("model.tm");

fn read(text: &str) -> Parsed {
    parse(SourceId(0), text)
}

/// The mistakes of a text: `line:column TMnnn`, one each.
fn mistakes(text: &str) -> Vec<String> {
    let mut sources = Sources::default();
    let source = sources.add("test.tm", "", text.to_owned());
    let show = |d: tm::diagnostic::Diagnostic| {
        let place = sources.place(d.primary.span);
        format!("{}:{} {}", place.line, place.column, d.code)
    };
    parse(source, text).diagnostics.into_iter().map(show).collect()
}

/// The statements of a text on one line: tokens parted by spaces, blocks in braces, `!` before broken statements.
fn outline(text: &str) -> String {
    let shown: Vec<String> = read(text)
        .file
        .statements
        .iter()
        .map(|s| statement(text, s))
        .collect();
    shown.join("; ")
}

fn statement(text: &str, statement: &Statement) -> String {
    let tokens: Vec<&str> = statement.tokens.iter().map(|t| &text[t.span.range()]).collect();
    let mut shown = format!("{}{}", if statement.broken { "!" } else { "" }, tokens.join(" "));
    if statement.block.is_some() {
        let children: Vec<String> = statement
            .children()
            .iter()
            .map(|s| self::statement(text, s))
            .collect();
        shown = format!("{shown} {{{}}}", children.join("; "));
    }
    shown
}
