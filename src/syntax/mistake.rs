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

/// `"text` without its end.
pub(super) fn unclosed_text(text: Span, end: Span) -> Diagnostic {
    Diagnostic::new(Code(2), text, "this text lacks its closing `\"`")
        .label("it begins here")
        .help("end the text with `\"` on the line it begins on")
        .fix(end, "\"")
}

/// `text"` without its beginning.
pub(super) fn unopened_text(quote: Span, start: Span) -> Diagnostic {
    Diagnostic::new(Code(2), quote, "the text that ends here lacks its opening `\"`")
        .help("begin the text with `\"`")
        .fix(start, "\"")
}

/// `"""text` without its end, or with a mangled one at `place`.
pub(super) fn unclosed_long_text(place: Span, open: Span, end: Span) -> Diagnostic {
    let error = Diagnostic::new(Code(2), place, "this text lacks its closing `\"\"\"`");
    let error = if place == open {
        error
    } else {
        error.also(open, "the text begins here")
    };
    error.help("end the text with `\"\"\"`").fix(end, "\"\"\"")
}

/// `"""` that ends a text which begins nowhere.
pub(super) fn unopened_long_text(quotes: Span) -> Diagnostic {
    Diagnostic::new(
        Code(2),
        quotes,
        "the text that ends here lacks its opening `\"\"\"`",
    )
    .help("begin the text with `description \"\"\"`")
}

/// `""` where `"""` should open a long text.
pub(super) fn mangled_long_text(quotes: Span) -> Diagnostic {
    Diagnostic::new(
        Code(2),
        quotes,
        "the text over several lines lacks a `\"` at its beginning",
    )
    .help("begin it with three: `\"\"\"`")
}

/// An escape that does not exist.
pub(super) fn bad_escape(text: &str, span: Span) -> Diagnostic {
    let escape = text.get(span.range()).unwrap_or("\\");
    Diagnostic::new(Code(9), span, format!("`{escape}` is no escape"))
        .help("the escapes are `\\\"`, `\\\\`, `\\n`, `\\t` and `\\u{1F512}`")
}

/// `{` without `}`.
pub(super) fn unclosed_block(head: Span, end: Span) -> Diagnostic {
    Diagnostic::new(Code(3), head, "this block lacks its closing `}`")
        .label("it begins here")
        .also(end, "`}` is expected here at the latest")
        .help("end the block with `}`")
}

/// `}` whose `{` is missing.
pub(super) fn unopened_block(head: Span, close: Span) -> Diagnostic {
    let end = Span {
        start: head.end,
        ..head
    };
    Diagnostic::new(Code(4), head, "a `{` is missing in this statement")
        .also(close, "this `}` ends its block")
        .help("write `{` after the head of the statement")
        .fix(end, " {")
}

/// `}` that closes nothing.
pub(super) fn extra_brace(brace: Span) -> Diagnostic {
    Diagnostic::new(Code(5), brace, "this `}` closes no block")
        .help("remove it, or write the head of its block: `process web \"Web\" {`")
}

/// `(` without `)`, or the other way round.
pub(super) fn lone_parenthesis(text: &str, span: Span) -> Diagnostic {
    let mark = text.get(span.range()).unwrap_or("(");
    let (other, place) = match mark {
        "(" => (")", "closing"),
        "[" => ("]", "closing"),
        ")" => ("(", "opening"),
        _ => ("[", "opening"),
    };
    Diagnostic::new(
        Code(8),
        span,
        format!("this `{mark}` lacks its {place} `{other}`"),
    )
    .help(format!(
        "write `{other}` in the same statement, or remove `{mark}`"
    ))
}

/// More blocks within blocks than anybody needs.
pub(super) fn too_deep(brace: Span, limit: usize) -> Diagnostic {
    Diagnostic::new(Code(7), brace, format!("nested deeper than {limit} levels"))
        .help("blocks this deep are not read; move them out")
}
