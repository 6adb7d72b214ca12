//! Snippets of help have words in capitals where a name or a date belongs (`transfer to PARTY`), and an ellipsis where
//! something is told: here they are filled in as far as the model knows.

use crate::model::{Model, Node};
use time::Date;

/// So many names are proposed for one blank.
const CHOICES: usize = 3;

/// A day on which what is decided today is looked at again: a quarter from now.
pub fn soon(today: Date) -> Date {
    today.checked_add(time::Duration::days(90)).unwrap_or(today)
}

/// A snippet with its blanks filled in, in a few ways; none where one is left that nothing is known of. An ellipsis in
/// quotes stays: the examiner asks for the text.
pub fn filled(model: &Model, snippet: &str, today: Date) -> Vec<String> {
    if snippet.contains('\n') {
        return Vec::new();
    }
    let mut text = snippet.replace("\"WHO\"", "\"…\"").replace("YYYY-MM-DD", "DATE");
    for decided in ["until DATE", "due DATE"] {
        text = text.replace(decided, &decided.replace("DATE", &soon(today).to_string()));
    }
    text = named(&text.replace("DATE", &today.to_string()));
    let blanks = blanks(&text);
    let variants = match blanks.as_slice() {
        [] => vec![text],
        [blank] => {
            let names = model.nodes().filter(|n| fits(model, blank, *n)).take(CHOICES);
            names.map(|n| text.replace(blank, model.name(n))).collect()
        }
        _ => Vec::new(),
    };
    let told = |text: &String| outside(text).contains('…');
    variants.into_iter().filter(|t| !told(t)).collect()
}

/// `threat … { tamper parcels; by thief }` and `claim NAME { … }`, with a name made of what is said inside, and a title
/// to be told.
fn named(text: &str) -> String {
    for (open, keyword) in [
        ("threat … {", "threat"),
        ("claim NAME {", "claim"),
        ("claim … {", "claim"),
    ] {
        if let Some(inside) = text.strip_prefix(open) {
            let first = inside.split([';', '}']).next().unwrap_or("");
            let name = first.split_whitespace().collect::<Vec<_>>().join("-");
            let plain = name.chars().all(|c| c.is_alphanumeric() || c == '-');
            if plain && !name.is_empty() && blanks(&name).is_empty() {
                return format!("{keyword} {name} \"…\" {{{inside}");
            }
        }
    }
    text.to_string()
}

/// What stands outside of quotes.
fn outside(text: &str) -> String {
    text.split('"').step_by(2).collect()
}

/// The words in capitals outside of quotes, each once.
fn blanks(text: &str) -> Vec<String> {
    let mut list = Vec::new();
    for word in outside(text).split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '.')) {
        let blank = word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase());
        if blank && !list.iter().any(|w| w == word) {
            list.push(word.to_string());
        }
    }
    list
}

/// Whether a declaration is of the sort that a blank asks for.
fn fits(model: &Model, blank: &str, node: Node) -> bool {
    let keyword = model.keyword(node);
    match blank {
        "ELEMENT" => matches!(node, Node::Element(_)),
        "PARTY" => matches!(keyword, "actor" | "party" | "external"),
        "CONTROL" | "ADVERSARY" | "DATA" | "ACTOR" | "PROCESS" | "STORE" | "BOUNDARY" => {
            keyword.eq_ignore_ascii_case(blank)
        }
        "FLOW" => matches!(node, Node::Flow(id) if model[id].named),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn none(snippet: &str) -> Vec<String> {
        let today = Date::from_calendar_date(2026, time::Month::October, 10).expect("a day");
        filled(&Model::default(), snippet, today)
    }

    #[test]
    fn dates_and_names_are_filled_in() {
        assert_eq!(
            none("accept by \"WHO\" until YYYY-MM-DD because \"…\""),
            ["accept by \"…\" until 2027-01-08 because \"…\""]
        );
        assert_eq!(
            none("evidence test \"t\" on DATE"),
            ["evidence test \"t\" on 2026-10-10"]
        );
        assert_eq!(
            none("threat … { tamper parcels; by thief }"),
            ["threat tamper-parcels \"…\" { tamper parcels; by thief }"]
        );
        assert_eq!(none("refers AML.T0020"), ["refers AML.T0020"]);
    }

    #[test]
    fn what_nobody_knows_is_not_proposed() {
        for snippet in [
            "transfer to PARTY",
            "through FLOW, ELEMENT",
            "flow a -> b { … }",
            "1.\n2.",
        ] {
            assert_eq!(none(snippet), Vec::<String>::new(), "{snippet}");
        }
    }
}
