//! What the examiner says, and what it was told not to say.

use super::context::Context;
use crate::diagnostic::{Diagnostic, Question, Severity};
use crate::report::text::{At, Text};
use schemars::JsonSchema;
use serde::Serialize;

/// A diagnostic.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Finding {
    /// `TM206`.
    pub code: String,
    /// The code in words: `store-never-read`.
    pub slug: String,
    /// What the code says, in one sentence.
    pub title: String,
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// The severity as a word to print.
    pub severity_word: String,
    /// The question it belongs to, as a number from 1 to 4; 0 for the language.
    pub question: usize,
    /// The message.
    pub message: Text,
    /// Where.
    pub at: At,
    /// Other places that take part, and how.
    pub also: Vec<Also>,
    /// What to do about it, as sentences.
    pub help: Vec<Text>,
    /// What to write, as text to paste; null when the mistake cannot be mended that way.
    pub paste: Option<String>,
}

/// Another place of a finding.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Also {
    /// Where.
    pub at: At,
    /// What is there.
    pub text: Text,
}

/// A remark that is answered.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Ignored {
    /// The code.
    pub code: String,
    /// What the code says.
    pub title: String,
    /// What it is ignored on.
    pub on: Text,
    /// Why.
    pub because: Option<String>,
    /// Where that is said.
    pub at: At,
}

/// Every diagnostic in the order of the compilation: by question, the worst first, then as in the text.
pub fn findings(cx: &Context) -> Vec<Finding> {
    cx.compiled.diagnostics.iter().map(|d| finding(cx, d)).collect()
}

fn finding(cx: &Context, it: &Diagnostic) -> Finding {
    let info = it.code.info();
    Finding {
        code: it.code.to_string(),
        slug: info.slug.to_string(),
        title: info.title.to_string(),
        severity: word(it.severity).to_string(),
        severity_word: cx.w.word("severity", word(it.severity)),
        question: question(info.question),
        message: Text::message(&it.message),
        at: cx.at(it.primary.span),
        also: it
            .secondary
            .iter()
            .map(|l| Also {
                at: cx.at(l.span),
                text: Text::message(&l.text),
            })
            .collect(),
        help: it.help.iter().map(|h| Text::message(h)).collect(),
        paste: it
            .fix
            .as_ref()
            .map(|f| f.text.trim().to_string())
            .filter(|t| !t.is_empty()),
    }
}

fn question(question: Question) -> usize {
    match question {
        Question::Language => 0,
        Question::Building => 1,
        Question::GoWrong => 2,
        Question::DoAboutIt => 3,
        Question::GoodJob => 4,
    }
}

/// The severity in words.
pub fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// `2 errors, 1 warning`; `nothing found` when there is nothing.
pub fn counts(cx: &Context, list: &[Finding]) -> String {
    let count = |word: &str| {
        let n = list.iter().filter(|f| f.severity == word).count();
        (n > 0).then(|| cx.w.count(&format!("count.{word}s"), n))
    };
    let parts: Vec<String> = ["error", "warning", "note"]
        .into_iter()
        .filter_map(count)
        .collect();
    match parts.is_empty() {
        true => cx.w.say("fact.nothing_found"),
        false => parts.join(", "),
    }
}

/// Every remark that the model answers with a reason.
pub fn ignored(cx: &Context) -> Vec<Ignored> {
    let ignore = |i: &crate::model::Ignore| Ignored {
        code: i.code.value.to_string(),
        title: i.code.value.info().title.to_string(),
        on: match &i.on {
            Some(node) => Text::default().link(&cx.link(node.value)),
            None => Text::plain(cx.w.say("scope.all")),
        },
        because: i.because.as_ref().map(|b| b.value.clone()),
        at: cx.at(i.span),
    };
    cx.model.ignores.iter().map(ignore).collect()
}
