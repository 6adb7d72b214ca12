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
    let head = Section::new(
        "exclusions",
        "Out of scope, and why",
        list.len().to_string(),
        "What is left out here is left out on purpose. It is not impossible: it is only not answered.",
    );
    (head, list)
}

fn exclusion(cx: &Context, it: &Declared) -> Exclusion {
    let (kind, kind_words, what) = match &it.what {
        Excluded::Text => ("threat", "in words", Text::plain(it.head.shown())),
        Excluded::Adversary => ("adversary", "an adversary", Text::plain(it.head.shown())),
        Excluded::Effect(effect) => ("effect", "an effect", cx.effect(effect)),
        Excluded::Rule(rule, scope) => (
            "rule",
            "findings of a rule",
            Text::plain("rule ")
                .code(cx.rule(rule.value))
                .then(" on ")
                .and(cx.scope(scope)),
        ),
    };
    Exclusion {
        what,
        kind: kind.to_string(),
        kind_words: kind_words.to_string(),
        because: because(&it.head),
        at: cx.at(it.head.span),
    }
}
