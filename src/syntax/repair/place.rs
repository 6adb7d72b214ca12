//! Where a missing quote most likely stood.

use std::ops::Range;

use super::{lex, words};

/// Where the text that opens at `open` ends, and whether a comment begins there. `from` is the beginning of the
/// line's part that is outside of other texts, `next` the quote behind the lone one.
pub(super) fn closing(
    text: &str,
    from: usize,
    open: usize,
    next: Option<usize>,
    end: usize,
) -> (usize, bool) {
    let limit = next.unwrap_or(end);
    let body = &text[open + 1..limit];
    let rest_of_line = &text[limit..end];
    let found = body.bytes().enumerate().find_map(|(at, byte)| {
        let ends = match byte {
            b';' => begins_statement(&body[at + 1..]),
            b' ' => ends_text(&body[at + 1..], rest_of_line, next.is_some()),
            _ => false,
        };
        ends.then_some(at)
    });
    let at = match (found, next) {
        (Some(at), _) => at,
        (None, Some(_)) => before_next_text(body),
        (None, None) => before_braces(body, &text[from..open]),
    };
    let comment = body[at..].trim_start().starts_with("//");
    (open + 1 + body[..at].trim_end().len(), comment)
}

fn begins_statement(rest: &str) -> bool {
    words::begins_statement(first_word(rest.trim_start()))
}

/// Whether what follows a space belongs to the statement, not to the text.
fn ends_text(rest: &str, rest_of_line: &str, text_follows: bool) -> bool {
    match rest.as_bytes().first() {
        Some(b'/') => rest.starts_with("//"),
        Some(b'{') => {
            let block = &rest[1..];
            let at_end = block.trim().is_empty() && rest_of_line.trim().is_empty();
            let spaced = block.starts_with(' ') && (block.contains('}') || rest_of_line.contains('}'));
            at_end || spaced || block.trim_start().starts_with("//")
        }
        Some(b'b') => text_follows && rest.strip_prefix("because").is_some_and(|r| r.trim().is_empty()),
        Some(b'u') => rest.strip_prefix("until ").is_some_and(is_date),
        Some(b'o') => rest.strip_prefix("on ").is_some_and(is_date),
        _ => false,
    }
}

fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 5 && bytes[..4].iter().all(u8::is_ascii_digit) && bytes[4] == b'-'
}

/// `"a, "b"`: before the comma; `"a "b"`: before the space.
fn before_next_text(body: &str) -> usize {
    let trimmed = body.trim_end();
    trimmed.strip_suffix(',').unwrap_or(trimmed).len()
}

/// Before as many closing braces at the end of the line as were opened on it, at least one.
fn before_braces(body: &str, before: &str) -> usize {
    let count = |byte| before.bytes().filter(|b| *b == byte).count();
    let open = count(b'{').saturating_sub(count(b'}')).max(1);
    let mut rest = body.trim_end();
    for _ in 0..open {
        match rest.strip_suffix('}') {
            Some(shorter) => rest = shorter.trim_end(),
            None => break,
        }
    }
    rest.len()
}

/// Where the text that ends behind `part` began; `behind_text` when another text ends where `part` begins.
pub(super) fn opening(text: &str, part: Range<usize>, behind_text: bool) -> usize {
    let body = &text[part.clone()];
    let cut = statement_start(body);
    let head = &body[cut..];
    let skipped = skip(head, behind_text && cut == 0);
    let rest = &head[skipped..];
    let at = part.start + cut + skipped + (rest.len() - rest.trim_start().len());
    at.min(part.end)
}

/// The beginning of the last statement within a piece of a line.
pub(super) fn statement_start(body: &str) -> usize {
    body.bytes()
        .enumerate()
        .rfind(|(at, byte)| match byte {
            b'{' => true,
            b';' | b'}' => begins_statement(&body[at + 1..]),
            _ => false,
        })
        .map_or(0, |(at, _)| at + 1)
}

/// How much of a statement stands before its text.
fn skip(head: &str, behind_text: bool) -> usize {
    if let Some(at) = find_word(head, "because") {
        return at;
    }
    let first = first_word(head.trim_start());
    let clause = match first {
        "accept" => Some("by"),
        "review" => find_word(head, "by").map(|_| "by").or(Some("when")),
        _ => None,
    };
    if let Some(at) = clause.and_then(|word| find_word(head, word)) {
        return at;
    }
    if let Some(arrow) = head.find("->") {
        return arrow + 2 + words_len(&head[arrow + 2..], 1);
    }
    if behind_text {
        return head.len() - head.trim_start_matches([' ', '\t', ',']).len();
    }
    words_len(head, words::words_before_text(first).unwrap_or(2))
}

/// The end of a whole word within a text.
fn find_word(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).find_map(|(at, _)| {
        let before = text[..at].bytes().next_back().is_none_or(lex::is_space);
        let behind = text[at + word.len()..].bytes().next().is_none_or(lex::is_space);
        (before && behind).then_some(at + word.len())
    })
}

/// The length of the first words of a text, with the space before them.
pub(super) fn words_len(text: &str, count: usize) -> usize {
    let mut rest = text;
    for _ in 0..count {
        rest = rest.trim_start();
        rest = &rest[rest.find([' ', '\t']).unwrap_or(rest.len())..];
    }
    text.len() - rest.len()
}

/// The name or keyword at the beginning of a text.
pub(super) fn first_word(text: &str) -> &str {
    let end = text
        .find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_')
        .unwrap_or(text.len());
    &text[..end]
}
