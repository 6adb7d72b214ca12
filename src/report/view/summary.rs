//! The first screen: a verdict in words, counts, what is missing first.

use super::context::Context;
use super::findings::{self, Finding};
use super::good::{Good, last_review, next_review};
use super::tally::{Tally, levels, tally};
use super::threats::{self, Threat};
use super::wrong::Wrong;
use crate::diagnostic::Severity;
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
    let (level, verdict) = verdict(cx, threats, good);
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
        tally: tally(cx, threats),
        accepted: threats
            .iter()
            .filter_map(|t| threats::acceptance(cx, t))
            .collect(),
        appetite: cx
            .model
            .system
            .appetite
            .as_ref()
            .map(|a| cx.w.word("level", a.value)),
        missing,
        missing_counts: findings::counts(cx, &good.findings),
        missing_more: if total > FIRST {
            cx.w.fill("fact.all_findings", &[("n", &total)])
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
fn verdict(cx: &Context, threats: &[Threat], good: &Good) -> (&'static str, String) {
    let open: Vec<&Threat> = threats.iter().filter(|t| t.state == "open").collect();
    let (language, examiner) = (errors(cx, true), errors(cx, false));
    if language > 0 {
        return ("bad", cx.w.count("verdict.unreadable", language));
    }
    if threats.is_empty() {
        return ("bad", cx.w.say("verdict.not_begun"));
    }
    let refuted = good
        .claims
        .iter()
        .flat_map(|c| &c.lines)
        .filter(|l| l.result == "refuted");
    if let Some(path) = refuted.filter_map(|l| l.path.as_ref()).next() {
        return (
            "bad",
            cx.w.fill(
                "verdict.refuted",
                &[("way", &path.title), ("length", &path.length)],
            ),
        );
    }
    if let Some(worst) = open.first() {
        let of = cx.w.count("count.threats", threats.len());
        let places: [(&str, &dyn std::fmt::Display); 3] =
            [("n", &open.len()), ("threats", &of), ("title", &worst.link.title)];
        return ("bad", cx.w.fill("verdict.open", &places));
    }
    if examiner > 0 {
        return ("bad", cx.w.count("verdict.errors", examiner));
    }
    let warnings = cx
        .compiled
        .diagnostics
        .iter()
        .filter(|d| d.severity == Severity::Warning)
        .count();
    match warnings {
        0 => ("calm", cx.w.say("verdict.calm")),
        n => ("warn", cx.w.count("verdict.remarks", n)),
    }
}

fn lede(cx: &Context, threats: &[Threat], good: &Good) -> Text {
    let open: Vec<&Threat> = threats.iter().filter(|t| t.state == "open").collect();
    let mut text = Text::default();
    if let Some(purpose) = &cx.model.system.purpose {
        text = text.then(format!("{}. ", purpose.value.trim_end_matches('.')));
    }
    text = text.and(first_of(cx, "lede.open", &open));
    // A response is not a stop: what is accepted or handed on can still happen.
    let left: Vec<&Threat> = threats
        .iter()
        .filter(|t| ["accepted", "transferred"].contains(&t.state.as_str()))
        .collect();
    text = text.and(first_of(cx, "lede.left", &left));
    let unknown = threats.iter().filter(|t| t.rated.0.is_none()).count();
    if unknown > 0 {
        text = text.then(cx.w.count("lede.feasibility", unknown));
    }
    let (held, promised) = promises(good);
    text = text.then(match (cx.evaluated, good.claims.len()) {
        (_, 0) => String::new(),
        (false, n) => cx.w.count("lede.claims", n),
        (true, _) if promised == 0 => String::new(),
        (true, 1) if held == 1 => cx.w.say("lede.claim_holds"),
        (true, _) => {
            cx.w.fill("lede.claims_hold", &[("n", &held), ("total", &promised)])
        }
    });
    text.then(cx.w.say("lede.end"))
}

/// A sentence that names the first three of some threats, and how many more there are; nothing of none.
fn first_of(cx: &Context, key: &str, threats: &[&Threat]) -> Text {
    if threats.is_empty() {
        return Text::default();
    }
    let links = Text::default().links(threats.iter().take(3).map(|t| &t.link));
    match threats.len().saturating_sub(3) {
        0 => cx.w.text(key, [("links", links)]),
        more => cx.w.text(
            &format!("{key}_more"),
            [("links", links), ("more", Text::plain(more.to_string()))],
        ),
    }
}

fn facts(cx: &Context, wrong: &Wrong, good: &Good) -> Vec<Figure> {
    let m = cx.model;
    let figure = |label: &str, value: String, note: String| Figure {
        label: cx.w.say(&format!("fact.{label}")),
        value,
        note,
    };
    let of = |a: usize, b: usize| {
        if b == 0 {
            cx.w.say("fact.none")
        } else {
            cx.w.fill("count.of", &[("n", &a), ("total", &b)])
        }
    };
    let open = wrong.threats.iter().filter(|t| t.state == "open").count();
    let counting = m.controls.iter().filter(|c| c.counts()).count();
    let coverage = &wrong.coverage;
    let review = match (next_review(cx), last_review(cx)) {
        (Some(next), Some(last)) => figure(
            "next_review",
            cx.w.date(next),
            cx.w.fill("fact.last", &[("date", &cx.w.date(last))]),
        ),
        (None, Some(last)) => figure("last_review", cx.w.date(last), cx.w.say("fact.no_period")),
        _ => figure("next_review", cx.w.say("fact.none"), cx.w.say("fact.no_review")),
    };
    vec![
        figure(
            "open",
            of(open, wrong.threats.len()),
            open_note(cx, &wrong.threats),
        ),
        figure("claims", claims_hold(cx, good), claims_note(cx, good)),
        figure(
            "coverage",
            of(coverage.decided, coverage.total),
            cx.w.count("fact.coverage_note", coverage.total - coverage.decided),
        ),
        figure("controls", of(counting, m.controls.len()), not_yet(cx)),
        review,
    ]
}

/// How many claims promise something, and how many of these hold.
fn promises(good: &Good) -> (usize, usize) {
    let promised = good.claims.iter().filter(|c| c.result != "conceded");
    let held = promised.clone().filter(|c| c.result == "proven");
    (held.count(), promised.count())
}

/// `2 of 3`; only their number when they were not evaluated.
fn claims_hold(cx: &Context, good: &Good) -> String {
    match (cx.evaluated, promises(good)) {
        (false, _) => good.claims.len().to_string(),
        (true, (_, 0)) => "0".to_string(),
        (true, (held, promised)) => cx.w.fill("count.of", &[("n", &held), ("total", &promised)]),
    }
}

/// `1 refuted, 1 undecided`.
fn claims_note(cx: &Context, good: &Good) -> String {
    if good.claims.is_empty() {
        return cx.w.say("fact.no_claims");
    }
    if !cx.evaluated {
        return cx.w.say("meta.not_evaluated_word");
    }
    let count = |result: &&str| {
        let n = good.claims.iter().filter(|c| c.result == *result).count();
        (n > 0).then(|| format!("{n} {}", cx.w.word("result", result)))
    };
    let parts: Vec<String> = ["refuted", "undecided", "vacuous", "conceded"]
        .iter()
        .filter_map(count)
        .collect();
    match parts.is_empty() {
        true => cx.w.say("fact.claims_all"),
        false => parts.join(", "),
    }
}

/// `2 high, 1 not rated`.
fn open_note(cx: &Context, threats: &[Threat]) -> String {
    let open: Vec<&Threat> = threats.iter().filter(|t| t.state == "open").collect();
    let levels = levels(cx);
    let count = |(level, word): &(String, String)| {
        let n = open.iter().filter(|t| t.level == *level).count();
        (n > 0).then(|| format!("{n} {word}"))
    };
    let parts: Vec<String> = levels.iter().filter_map(count).collect();
    if parts.is_empty() {
        cx.w.say("fact.open_none")
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
        (n > 0).then(|| cx.w.fill(&format!("status.count_{s}"), &[("n", &n)]))
    };
    let parts: Vec<String> = [Status::InProgress, Status::Planned]
        .into_iter()
        .filter_map(count)
        .collect();
    if parts.is_empty() {
        cx.w.say("fact.controls_all")
    } else {
        parts.join(", ")
    }
}
