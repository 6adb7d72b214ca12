//! What is out of scope, and why.

use super::context::{Context, because};
use super::section::Section;
use crate::model::{Excluded, Exclusion as Declared};
use crate::report::text::{At, Text};
use schemars::JsonSchema;
use serde::Serialize;

/// Something that is left out on purpose.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Exclusion {
    /// What.
    pub what: Text,
    /// `threat`, `adversary`, `effect` or `rule`.
    pub kind: String,
    /// The kind as words to print.
    pub kind_words: String,
    /// Why; null when no reason is given.
    pub because: Option<String>,
    /// Where it is declared.
    pub at: At,
}

/// Every exclusion, in the order of the source.
pub fn exclusions(cx: &Context) -> (Section, Vec<Exclusion>) {
    let list: Vec<Exclusion> = cx.model.exclusions.iter().map(|e| exclusion(cx, e)).collect();
    let head = cx.section("exclusions", list.len().to_string());
    (head, list)
}

fn exclusion(cx: &Context, it: &Declared) -> Exclusion {
    let (kind, what) = match &it.what {
        Excluded::Text => ("threat", Text::plain(it.head.shown())),
        Excluded::Adversary => ("adversary", Text::plain(it.head.shown())),
        Excluded::Effect(effect) => ("effect", cx.effect(effect)),
        Excluded::Rule(rule, scope) => (
            "rule",
            cx.w.text(
                "exclusion.of_rule",
                [
                    ("rule", Text::default().code(cx.rule(rule.value))),
                    ("where", cx.scope(scope)),
                ],
            ),
        ),
    };
    Exclusion {
        what,
        kind: kind.to_string(),
        kind_words: cx.w.word("exclusion", kind),
        because: because(&it.head),
        at: cx.at(it.head.span),
    }
}
