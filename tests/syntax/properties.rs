//! What holds for every text, however broken.

use proptest::prelude::*;
use tm::source::Span;
use tm::syntax::ast::Statement;

use crate::{MODEL, read};

/// Pieces of which texts are made that come close to the language, and often just miss it.
const PIECES: &[&str] = &[
    "\"",
    "\"",
    "\"\"\"",
    "\"text\"",
    "\\",
    "\\\"",
    "{",
    "}",
    "{",
    "}",
    " {\n",
    "}\n",
    "(",
    ")",
    "[",
    "]",
    "\n",
    "\n",
    "\n  ",
    "\n    ",
    "\r\n",
    "\r",
    "\t",
    " ",
    " ",
    ";",
    ",",
    ":",
    "->",
    "//",
    "// note\n",
    "because ",
    "and ",
    "in ",
    "in {a, b}",
    "data",
    "flow",
    " web",
    "process api \"A\" {",
    "description \"\"\"",
    "explain ",
    "1e6",
    "2026-10-01",
    "<=",
    "!=",
    "=",
    "*",
    "§",
    "ü",
    "語",
    "\u{202e}",
    "\u{0}",
    "\u{feff}",
    "\u{1f512}",
    "a.b",
    "x-",
    "--",
    "https://x",
];

/// Everything that every reading of every text must satisfy.
fn hold(text: &str) -> Result<(), TestCaseError> {
    let parsed = read(text);
    for diagnostic in &parsed.diagnostics {
        let spans = diagnostic
            .secondary
            .iter()
            .chain([&diagnostic.primary])
            .map(|l| l.span);
        for span in spans.chain(diagnostic.fix.iter().map(|f| f.span)) {
            prop_assert!(
                text.get(span.range()).is_some(),
                "{:?} of {:?}",
                span,
                diagnostic.message
            );
        }
        prop_assert!(
            !diagnostic.message.contains("cannot be read"),
            "the grammar failed: {:?}",
            diagnostic
        );
    }
    prop_assert!(parsed.diagnostics.is_sorted_by_key(|d| d.primary.span.start));
    let mut end = 0;
    for statement in &parsed.file.statements {
        end = in_order(text, statement, end)?;
    }
    Ok(())
}

/// Tokens and blocks stand one behind the other, on whole characters; the result is where the statement ends.
fn in_order(text: &str, statement: &Statement, mut end: u32) -> Result<u32, TestCaseError> {
    prop_assert!(!statement.tokens.is_empty());
    let mut follow = |span: Span| {
        prop_assert!(text.get(span.range()).is_some(), "{:?}", span);
        prop_assert!(
            end <= span.start && span.start <= span.end,
            "{:?} after {}",
            span,
            end
        );
        end = span.end;
        Ok(())
    };
    for token in &statement.tokens {
        follow(token.span)?;
    }
    if let Some(block) = &statement.block {
        let mut inner = block.span.start;
        follow(block.span)?;
        for child in &block.statements {
            inner = in_order(text, child, inner)?;
        }
        prop_assert!(inner <= block.span.end);
    }
    Ok(end)
}

/// The model with some stretches replaced.
fn mutated() -> impl Strategy<Value = String> {
    let change = (0..MODEL.len(), 0..12_usize, prop::sample::select(PIECES));
    prop::collection::vec(change, 1..6).prop_map(|changes| {
        let mut text = MODEL.to_owned();
        for (at, length, piece) in changes {
            let whole = |at: usize| {
                (0..=at.min(text.len()))
                    .rev()
                    .find(|i| text.is_char_boundary(*i))
                    .unwrap_or(0)
            };
            let (start, end) = (whole(at), whole(at.min(text.len()) + length));
            text.replace_range(start..end, piece);
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_text(text in any::<String>()) {
        hold(&text)?;
    }

    #[test]
    fn texts_of_pieces(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        hold(&pieces.concat())?;
    }

    #[test]
    fn the_model_with_changes(text in mutated()) {
        hold(&text)?;
    }
}
