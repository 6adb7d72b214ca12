//! Texts that were left for later.

use super::prose::report;
use super::words::words;
use super::{Check, Context, Found};

pub static CHECKS: &[Check] = &[Check::new(160, placeholder)];

/// Text that was left for later: TODO, TBD, an ellipsis alone, a template's brackets.
/// (A published risk assessment went out with its template's instructions still in it.)
fn placeholder(context: &Context, found: &mut Found) {
    for passage in context.texts().perhaps_left() {
        if let Some(word) = left_over(passage.text) {
            report(
                context,
                found,
                passage,
                format!("`{word}` was left for later"),
                "write what belongs there, or take the statement out: what is not said is unknown, and asked for",
            );
        }
    }
}

/// Whether a text may have been left for later: one look at its bytes shows of most that they were not.
pub(super) fn may_be_left(text: &str) -> bool {
    let signs = Signs::of(text);
    signs.word || signs.bracket || is_dots(text.trim())
}

fn is_dots(bare: &str) -> bool {
    let dot = |c| matches!(c, '.' | '…' | '?' | '-' | '_' | '–');
    !bare.is_empty() && bare.chars().all(dot)
}

/// What one look at the bytes of a text shows: most texts have neither.
struct Signs {
    /// Three capitals in a row, `bd` or `orem`: one of the words may stand there.
    word: bool,
    bracket: bool,
}

impl Signs {
    fn of(text: &str) -> Signs {
        const BD: u16 = u16::from_be_bytes(*b"bd");
        const OREM: u32 = u32::from_be_bytes(*b"orem");
        let mut signs = Signs {
            word: false,
            bracket: false,
        };
        let (mut capitals, mut last) = (0, 0_u32);
        for byte in text.bytes() {
            capitals = if byte.is_ascii_uppercase() {
                capitals + 1
            } else {
                0
            };
            last = last << 8 | u32::from(byte);
            signs.word |= capitals == 3 || last as u16 == BD || last == OREM;
            signs.bracket |= matches!(byte, b'<' | b'[' | b'{');
        }
        signs
    }
}

/// The first placeholder of a text.
fn left_over(text: &str) -> Option<&str> {
    let bare = text.trim();
    if is_dots(bare) {
        return Some(bare);
    }
    let signs = Signs::of(text);
    let list = match signs.word {
        true => words(text),
        false => Vec::new(),
    };
    let word = list.iter().enumerate().find(|(i, w)| {
        let next = list.get(i + 1).map_or("", |w| w.lower.as_ref());
        let about = matches!(
            next,
            "app" | "application" | "entries" | "entry" | "item" | "items" | "list" | "lists" | "service"
        );
        match w.shown {
            "TODO" | "FIXME" | "XXX" | "TBD" | "TBC" | "TBA" => !about,
            "tbd" | "Tbd" => true,
            _ => w.lower == "lorem" && next == "ipsum",
        }
    });
    if let Some((_, word)) = word {
        return Some(word.shown);
    }
    if !signs.bracket {
        return None;
    }
    [('<', '>'), ('[', ']'), ('{', '}')]
        .into_iter()
        .find_map(|(open, close)| {
            let start = text.find(open)?;
            let end = start + text[start..].find(close)?;
            let inner = words(&text[start..end]);
            let first = inner.first()?.lower.to_string();
            let asks = matches!(
                first.as_str(),
                "add" | "describe" | "enter" | "fill" | "insert" | "your" | "placeholder"
            );
            asks.then(|| &text[start..=end])
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders() {
        for text in [
            "…",
            "TODO: ask",
            "owner TBD",
            "<your team>",
            "[insert name here]",
            "...",
        ] {
            assert!(left_over(text).is_some(), "{text}");
        }
        for text in [
            "TODO list of a customer",
            "Ask for a parcel",
            "x <b> y",
            "a todo app",
            "-1",
        ] {
            assert!(left_over(text).is_none(), "{text}");
        }
    }
}
