//! Texts that were left for later.

use super::prose::report;
use super::words::words;
use super::{Check, Context, Found};

pub static CHECKS: &[Check] = &[Check::new(160, placeholder)];

/// Text that was left for later: TODO, TBD, an ellipsis alone, a template's brackets.
/// (A published risk assessment went out with its template's instructions still in it.)
fn placeholder(context: &Context, found: &mut Found) {
    for passage in &context.texts().passages {
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

/// The first placeholder of a text.
fn left_over(text: &str) -> Option<&str> {
    let bare = text.trim();
    let dots = !bare.is_empty()
        && bare
            .chars()
            .all(|c| matches!(c, '.' | '…' | '?' | '-' | '_' | '–'));
    if dots {
        return Some(bare);
    }
    let shouts = text
        .as_bytes()
        .windows(3)
        .any(|w| w.iter().all(u8::is_ascii_uppercase));
    let list = match shouts || text.contains("bd") || text.contains("orem") {
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
    if !text.contains(['<', '[', '{']) {
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
