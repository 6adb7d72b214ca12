//! What rules ask, because the model does not say it.

use super::context::Context;
use crate::report::text::{At, Ref};
use crate::rules::Question as Asked;
use schemars::JsonSchema;
use serde::Serialize;

/// An open question: an attribute whose value would settle rules.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Question {
    /// What it is about: one declaration, or several of one keyword in one file.
    pub about: Vec<Ref>,
    /// The question. It is the rule's own, in English.
    pub text: String,
    /// How many rules wait for the answer, in words.
    pub waiting: String,
    /// The findings that wait, by their ids.
    pub ids: Vec<String>,
    /// The worst impact of what waits, for styling.
    pub level: String,
    /// The same as a word.
    pub worst: String,
    /// What to write into each of these declarations, one proposal a line.
    pub paste: String,
    /// What to write once into the file when one answer holds for all that it is about; empty where that is one.
    pub together: String,
    /// Where the first of them is.
    pub at: At,
}

/// How many questions a report lists: more than anybody answers before the next build.
const LISTED: usize = 200;

/// The questions, the most urgent first.
pub fn questions(cx: &Context) -> Vec<Question> {
    cx.compiled
        .elicited
        .questions
        .iter()
        .take(LISTED)
        .map(|q| question(cx, q))
        .collect()
}

fn question(cx: &Context, it: &Asked) -> Question {
    let waits = |at: &usize| cx.compiled.elicited.undecided.get(*at).map(|u| u.id(cx.model));
    Question {
        about: it.about.iter().map(|n| cx.link(*n)).collect(),
        text: it.text.clone(),
        waiting: cx.w.count("questions.waiting", it.waiting.len()),
        ids: it.waiting.iter().filter_map(waits).collect(),
        level: it.worst.to_string(),
        worst: cx.w.word("level", it.worst),
        paste: it.paste.join("\n"),
        together: it.together.first().cloned().unwrap_or_default(),
        at: cx.at(it.span),
    }
}
