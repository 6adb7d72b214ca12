//! What a text says: quotes, escapes and common indentation taken away.

/// The value of a [`Text`](super::ast::TokenKind::Text) or [`LongText`](super::ast::TokenKind::LongText) token, given
/// as it was written, quotes included. A quote that was left out (and reported) is not missed.
pub fn unquote(raw: &str) -> String {
    let long = raw.starts_with("\"\"\"") || raw.len() > 3 && raw.ends_with("\"\"\"");
    if long || raw.contains('\n') {
        unquote_long(raw)
    } else {
        unquote_short(raw)
    }
}

fn unquote_short(raw: &str) -> String {
    let mut rest = raw.strip_prefix('"').unwrap_or(raw);
    let mut value = String::with_capacity(rest.len());
    while let Some(at) = rest.find(['"', '\\']) {
        value.push_str(&rest[..at]);
        let tail = &rest[at..];
        let (meaning, length) = if tail == "\"" { (None, 1) } else { escape(tail) };
        value.extend(meaning);
        rest = &tail[length..];
    }
    value.push_str(rest);
    value
}

/// What the escape (or other character) at the start of `text` means, and how many bytes of it there are. An
/// unknown escape means the character behind the backslash.
fn escape(text: &str) -> (Option<char>, usize) {
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return (None, 0);
    };
    let Some(second) = chars.next().filter(|_| first == '\\') else {
        return (Some(first), first.len_utf8());
    };
    match second {
        'n' => (Some('\n'), 2),
        't' => (Some('\t'), 2),
        'u' => unicode(text).map_or((Some('u'), 2), |(c, length)| (Some(c), length)),
        other => (Some(other), 1 + other.len_utf8()),
    }
}

/// `\u{1F600}`: the character and the length of the escape.
pub(super) fn unicode(text: &str) -> Option<(char, usize)> {
    let digits = text.strip_prefix("\\u{")?;
    let end = digits.find('}')?;
    let digits = &digits[..end];
    let sound = (1..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit());
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| sound)?;
    Some((char::from_u32(number)?, end + 4))
}

/// The first line break, the common indentation and a last line of mere spaces are no part of the text.
fn unquote_long(raw: &str) -> String {
    let quotes = |s: &str| s.bytes().take(3).take_while(|b| *b == b'"').count();
    let start = quotes(raw);
    let inner = &raw[start..];
    let end = inner.bytes().rev().take(3).take_while(|b| *b == b'"').count();
    let inner = inner[..inner.len() - end].replace("\r\n", "\n");
    let (first, rest) = inner.split_once('\n').unwrap_or((&inner, ""));
    let mut lines: Vec<&str> = rest.split('\n').collect();
    if lines.last().is_some_and(|l| l.trim().is_empty()) {
        lines.pop();
    }
    let deep = |l: &&str| (!l.trim().is_empty()).then(|| indentation(l));
    let indent = lines.iter().filter_map(deep).min().unwrap_or(0);
    let first = Some(first).filter(|f| !f.trim().is_empty());
    let lines = lines.iter().map(|l| {
        if l.trim().is_empty() {
            ""
        } else {
            l.get(indent..).unwrap_or("")
        }
    });
    first.into_iter().chain(lines).collect::<Vec<&str>>().join("\n")
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}
