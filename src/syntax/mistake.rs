//! The wording of syntax mistakes.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// The end of the character that begins at `at`.
pub(super) fn char_end(text: &str, at: usize) -> usize {
    at + text
        .get(at..)
        .and_then(|rest| rest.chars().next())
        .map_or(0, char::len_utf8)
}

/// Characters that mean nothing in the language.
pub(super) fn stray(text: &str, span: Span) -> Diagnostic {
    let run = text.get(span.range()).unwrap_or("");
    let first = run.chars().next().unwrap_or(' ');
    let visible = !run
        .chars()
        .any(|c| c.is_control() || c.is_whitespace() || is_invisible(c));
    let shown = if visible {
        run.chars().take(20).collect()
    } else {
        format!("U+{:04X}", u32::from(first))
    };
    let error = Diagnostic::new(Code(6), span, format!("`{shown}` has no place here"));
    match first {
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' | '\'' | '\u{2018}' | '\u{2019}' | '`' => {
            error.help("texts stand between straight quotes: `\"text\"`")
        }
        '\u{2192}' | '\u{21d2}' | '\u{27f6}' => error.help("write `->`"),
        '-' | '\u{2013}' | '\u{2014}' => {
            error.help("a flow is written `a -> b`, a name with hyphens `order-db`")
        }
        '#' | '/' => error.help("a comment begins with `//`"),
        _ if !visible => {
            error.help("remove this invisible character, or put it into a text as an escape: `\\u{…}`")
        }
        _ => error.help("remove it, or put it into a text: `\"…\"`"),
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// `{` that begins a line, where the statement it belongs to ended on the line before.
pub(super) fn brace_on_next_line(brace: Span, head: Span) -> Diagnostic {
    Diagnostic::new(Code(1), brace, "a block begins on the line of its statement")
        .label("this `{` stands on a line of its own")
        .also(head, "the statement")
        .help("move `{` to the end of the statement's line")
}

/// A block that belongs to no statement.
pub(super) fn headless_block(brace: Span) -> Diagnostic {
    Diagnostic::new(Code(1), brace, "this block belongs to no statement")
        .help("write a keyword and a name before it: `process web { … }`")
}
