//! One quick look over a text: does everything balance? Then there is nothing to repair, and nothing is copied.

use super::{LIMIT, lex};

/// Whether every text ends on its line, every escape exists, and braces and parentheses pair up, not too deep.
/// `false` costs only time: it sends the text to the careful reading.
pub(super) fn is_sound(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut closers: Vec<u8> = Vec::with_capacity(LIMIT);
    let mut at = 0;
    while let Some(next) = lex::next_mark(bytes, at) {
        at = next + 1;
        match bytes[next] {
            b'"' => match lex::text_end(bytes, next) {
                Some(end) if lex::bad_escape(text, next, end).is_none() => at = end,
                _ => return false,
            },
            b'/' if bytes.get(at) == Some(&b'/') => {
                let end = lex::line_end(bytes, at);
                if lex::is_address(bytes, next, end) {
                    return false;
                }
                at = end;
            }
            b'/' => {}
            open @ (b'{' | b'(' | b'[') => {
                if closers.len() == LIMIT {
                    return false;
                }
                closers.push(lex::closer(open));
            }
            close => {
                if closers.pop() != Some(close) {
                    return false;
                }
            }
        }
    }
    closers.is_empty()
}
