//! The few things a reader of bytes must know: where texts and comments end, and which marks pair up.

use super::super::text;

/// The next `"`, `/`, brace, parenthesis or bracket at or behind `from`.
pub(super) fn next_mark(bytes: &[u8], from: usize) -> Option<usize> {
    static MARK: [bool; 256] = {
        let mut table = [false; 256];
        let marks = b"\"/{}()[]";
        let mut i = 0;
        while i < marks.len() {
            table[marks[i] as usize] = true;
            i += 1;
        }
        table
    };
    let rest = bytes.get(from..)?;
    rest.iter()
        .position(|b| MARK[usize::from(*b)])
        .map(|at| from + at)
}

/// The closing mark of an opening one.
pub(super) fn closer(open: u8) -> u8 {
    match open {
        b'{' => b'}',
        b'[' => b']',
        _ => b')',
    }
}

/// The line break (or end of the text) at or behind `from`.
pub(super) fn line_end(bytes: &[u8], from: usize) -> usize {
    let rest = &bytes[from.min(bytes.len())..];
    from + rest
        .iter()
        .position(|b| matches!(b, b'\n' | b'\r'))
        .unwrap_or(rest.len())
}

/// Whether `"""` stands here.
pub(super) fn is_long(bytes: &[u8], at: usize) -> bool {
    bytes.get(at..at + 3) == Some(b"\"\"\"")
}

/// The place of the next `"""`.
pub(super) fn find_long(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(3).position(|w| w == b"\"\"\"").map(|at| from + at)
}

/// Just behind the text that opens at `open` (`"…"` or `"""…"""`), if it ends: a short one on its line.
pub(super) fn text_end(bytes: &[u8], open: usize) -> Option<usize> {
    if is_long(bytes, open) {
        return find_long(bytes, open + 3).map(|at| at + 3);
    }
    let mut at = open + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return Some(at + 1),
            b'\n' | b'\r' => return None,
            b'\\' if !matches!(bytes.get(at + 1), None | Some(b'\n' | b'\r')) => at += 2,
            _ => at += 1,
        }
    }
    None
}

/// The first escape within `open..end` that does not exist, and its length in bytes.
pub(super) fn bad_escape(text: &str, open: usize, end: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    if is_long(bytes, open) {
        return None;
    }
    let mut at = open + 1;
    while at < end {
        at += bytes[at..end].iter().position(|b| *b == b'\\')?;
        at += match bytes.get(at + 1) {
            Some(b'"' | b'\\' | b'n' | b't') => 2,
            Some(b'u') => match text::unicode(&text[at..end]) {
                Some((_, length)) => length,
                None => return Some((at, 2)),
            },
            _ => {
                let length = text[at + 1..].chars().next().map_or(0, char::len_utf8);
                return Some((at, (1 + length).min(end - at)));
            }
        };
    }
    None
}

/// Whether `at` lies within a text, read from `from` on, where no text is open.
pub(super) fn is_within_text(bytes: &[u8], from: usize, at: usize) -> bool {
    let mut start = from;
    while let Some(next) = next_mark(bytes, start).filter(|next| *next < at) {
        start = match bytes[next] {
            b'"' => text_end(bytes, next).unwrap_or(bytes.len()),
            _ => next + 1,
        };
    }
    start > at
}

/// Whether `//` at `at` belongs to an address whose opening quote was left out: `see https://…" "Label"`. Then a quote
/// stands alone in the rest of the line.
pub(super) fn is_address(bytes: &[u8], at: usize, end: usize) -> bool {
    let scheme = at >= 2 && bytes[at - 1] == b':' && bytes[at - 2].is_ascii_alphanumeric();
    let mut from = at + 2;
    scheme
        && bytes.get(from).is_some_and(u8::is_ascii_alphanumeric)
        && loop {
            match next_mark(bytes, from).filter(|next| *next < end) {
                Some(next) if bytes[next] == b'"' && !is_long(bytes, next) => match text_end(bytes, next) {
                    Some(text_end) => from = text_end,
                    None => break true,
                },
                Some(next) if bytes[next] == b'"' || bytes[next..].starts_with(b"//") => break false,
                Some(next) => from = next + 1,
                None => break false,
            }
        }
}

/// Whether the byte ends or parts tokens without being one.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// The columns of white space at the start of a line; a tab goes to the next multiple of four.
pub(super) fn indent(line: &[u8]) -> usize {
    line.iter()
        .take_while(|b| is_space(**b))
        .fold(0, |column, byte| match byte {
            b'\t' => (column / 4 + 1) * 4,
            _ => column + 1,
        })
}
