//! The first screen: a verdict in words, counts, what is missing first.

use super::context::Context;
use super::counted;
use super::findings::{self, Finding};
use super::good::{Good, last_review, next_review};
use super::tally::{Tally, levels, tally};
use super::threats::{self, Threat};
use super::wrong::Wrong;
use crate::diagnostic::Severity;
use crate::report::date;
use crate::report::text::Text;
use schemars::JsonSchema;
use serde::Serialize;

/// How many findings the first screen shows.
const FIRST: usize = 5;

/// The first screen.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Summary {
    /// `bad`, `warn` or `calm`.
    pub level: String,
    /// The verdict, in a sentence or two. It never promises that nothing can happen.
    pub verdict: String,
    /// What stands behind the verdict.
    pub lede: Text,
    /// Five figures.
    pub facts: Vec<Figure>,
    /// Threats by severity and response.
    pub tally: Tally,
    /// Accepted risks, each in a sentence.
    pub accepted: Vec<Text>,
    /// The highest severity that may be accepted; null when nothing is said.
    pub appetite: Option<String>,
    /// The first findings, the worst first.
    pub missing: Vec<Finding>,
    /// All findings, counted: `2 errors, 1 warning`.
    pub missing_counts: String,
    /// All findings, in words: `All 12 findings`; empty when they are all shown.
    pub missing_more: String,
}

/// A figure.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Figure {
    /// What is counted.
    pub label: String,
    /// The figure.
    pub value: String,
    /// What else is to be said.
    pub note: String,
}

/// The summary of everything else.
pub fn summary(cx: &Context, wrong: &Wrong, good: &Good) -> Summary {
    let threats = &wrong.threats;
    let (level, verdict) = verdict(cx, threats);
    let mut missing = good.findings.clone();
    missing.sort_by_key(|f| match f.severity.as_str() {
        "error" => 0,
        "warning" => 1,
        _ => 2,
    });
    missing.truncate(FIRST);
    let total = good.findings.len();
    Summary {
        level: level.to_string(),
        verdict,
        lede: lede(cx, threats, good),
        facts: facts(cx, wrong, good),
        tally: tally(threats),
        accepted: threats
            .iter()
            .filter_map(|t| threats::acceptance(cx, t))
            .collect(),
        appetite: cx.model.system.appetite.as_ref().map(|a| a.value.to_string()),
        missing,
        missing_counts: findings::counts(&good.findings),
        missing_more: if total > FIRST {
            format!("All {total} findings")
        } else {
            String::new()
        },
    }
}

fn errors(cx: &Context, language: bool) -> usize {
    let of = |d: &&crate::diagnostic::Diagnostic| {
        d.severity == Severity::Error && d.code.is_language() == language
    };
    cx.compiled.diagnostics.iter().filter(of).count()
}

/// The worst thing first: mistakes in the text, what the examiner calls an error, open threats.
fn verdict(cx: &Context, threats: &[Threat]) -> (&'static str, String) {
    let open: Vec<&Threat> = threats.iter().filter(|t| t.state == "open").collect();
    let (language, examiner) = (errors(cx, true), errors(cx, false));
    if language > 0 {
        return (
            "bad",
            format!(
                "Not readable yet. {} in the text come first.",
                counted(language, "mistake")
            ),
        );
    }
    if threats.is_empty() {
        return (
            "bad",
            "Not begun. No threat has been written down yet.".to_string(),
        );
    }
    if let Some(worst) = open.first() {
        let verb = if open.len() == 1 { "is" } else { "are" };
        let colon = if open.len() == 1 { ":" } else { ", first:" };
        let of = counted(threats.len(), "threat");
        return (
            "bad",
            format!(
                "Not ready. {} of {of} {verb} open{colon} {}.",
                open.len(),
                worst.link.title
            ),
        );
    }
    if examiner > 0 {
        let have = if examiner == 1 { "has" } else { "have" };
        return (
            "bad",
            format!(
                "Not finished. {} {have} to be settled.",
                counted(examiner, "error")
            ),
        );
    }
    let warnings = cx
        .compiled
        .diagnostics
        .iter()
        .filter(|d| d.severity == Severity::Warning)
        .count();
    if warnings > 0 {
        return (
            "warn",
            format!(
                "Every threat written down has a response. {} remain.",
                counted(warnings, "remark")
            ),
        );
    }
    ("calm", "Every threat written down has a response.".to_string())
}

fn lede(cx: &Context, threats: &[Threat], good: &Good) -> Text {
    let open: Vec<&Threat> = threats.iter().filter(|t| t.state == "open").collect();
    let mut text = Text::default();
    if let Some(purpose) = &cx.model.system.purpose {
        text = text.then(format!("{}. ", purpose.value.trim_end_matches('.')));
    }
    if !open.is_empty() {
        let links: Vec<_> = open.iter().take(3).map(|t| t.link.clone()).collect();
        let rest = if open.len() > 3 {
            format!(" and {} more", open.len() - 3)
        } else {
            String::new()
        };
        text = text.then("Open: ").links(&links).then(format!("{rest}. "));
    }
    let stated = threats.iter().filter(|t| t.rated.0.is_none()).count();
    if stated > 0 {
        text = text.then(format!(
            "The feasibility of {} is not evaluated. ",
            counted(stated, "threat")
        ));
    }
    let refuted: Vec<_> = good
        .claims
        .iter()
        .filter(|c| c.result == "refuted")
        .map(|c| c.link.clone())
        .collect();
    if !refuted.is_empty() {
        text = text.then("Refuted: ").links(&refuted).then(". ");
    }
    text.then("No threat model is complete: this one says what was looked at, and what was not.")
}

/// `1 refuted, 2 undecided`.
fn not_proven(good: &Good) -> String {
    let of = |word: &str| match good.claims.iter().filter(|c| c.result == word).count() {
        0 => None,
        n => Some(format!("{n} {word}")),
    };
    let list: Vec<String> = ["refuted", "undecided", "vacuous"]
        .iter()
        .filter_map(|w| of(w))
        .collect();
    list.join(", ")
}

fn facts(cx: &Context, wrong: &Wrong, good: &Good) -> Vec<Figure> {
    let m = cx.model;
    let figure = |label: &str, value: String, note: String| Figure {
        label: label.to_string(),
        value,
        note,
    };
    let of = |a: usize, b: usize| {
        if b == 0 {
            "none".to_string()
        } else {
            format!("{a} of {b}")
        }
    };
    let open = wrong.threats.iter().filter(|t| t.state == "open").count();
    let counting = m.controls.iter().filter(|c| c.counts()).count();
    let coverage = &wrong.coverage;
    let review = match (next_review(cx), last_review(cx)) {
        (Some(next), Some(last)) => figure(
            "Next review",
            date::words(next),
            format!("last {}", date::words(last)),
        ),
        (None, Some(last)) => figure("Last review", date::words(last), "no period stated".to_string()),
        _ => figure("Next review", "none".to_string(), "no review yet".to_string()),
    };
    vec![
        figure(
            "Open threats",
            of(open, wrong.threats.len()),
            open_note(&wrong.threats),
        ),
        figure(
            "Claims proven",
            of(
                good.claims.iter().filter(|c| c.result == "proven").count(),
                good.claims.len(),
            ),
            not_proven(good),
        ),
        figure(
            "Coverage decided",
            of(coverage.decided, coverage.total),
            format!(
                "{} wait for an answer",
                counted(coverage.total - coverage.decided, "cell")
            ),
        ),
        figure("Controls that count", of(counting, m.controls.len()), not_yet(cx)),
        review,
    ]
}

/// `2 high, 1 not rated`.
fn open_note(threats: &[Threat]) -> String {
    let open: Vec<&Threat> = threats.iter().filter(|t| t.state == "open").collect();
    let levels = levels();
    let count = |(level, word): &(String, String)| {
        let n = open.iter().filter(|t| t.level == *level).count();
        (n > 0).then(|| format!("{n} {}", word.to_lowercase()))
    };
    let parts: Vec<String> = levels.iter().filter_map(count).collect();
    if parts.is_empty() {
        "all have a response".to_string()
    } else {
        parts.join(", ")
    }
}

fn not_yet(cx: &Context) -> String {
    use crate::model::Status;
    let count = |s: Status| {
        let n = cx
            .model
            .controls
            .iter()
            .filter(|c| c.status.as_ref().is_some_and(|x| x.value == s))
            .count();
        (n > 0).then(|| format!("{n} {}", s.to_string().replace('-', " ")))
    };
    let parts: Vec<String> = [Status::InProgress, Status::Planned]
        .into_iter()
        .filter_map(count)
        .collect();
    if parts.is_empty() {
        "none is only planned".to_string()
    } else {
        parts.join(", ")
    }
}
