//! Question 4 in `model.json`, views, and what the compiler says.

use super::doing::{Evidence, evidence};
use super::place::{At, Effect, Head, Places, because, date, texts, words};
use super::reach::{LineResult, line_result};
use super::wrong::Controls;
use crate::analysis::{ClaimVerdict, LineVerdict, Shown, Verdict};
use crate::diagnostic::{self, Severity};
use crate::model::{self, Given, Node, Uphold};
use schemars::JsonSchema;
use serde::Serialize;

/// An assumption.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Assumption {
    #[serde(flatten)]
    pub head: Head,
    /// What may be relied on: `channel tls`, `sealed`, `sealed orders`, `control c`.
    pub upholds: Vec<String>,
    pub trusts: Vec<String>,
    /// Threats it stops.
    pub stops: Vec<String>,
    pub evidence: Vec<Evidence>,
    pub until: Option<String>,
}

/// A claim.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Claim {
    #[serde(flatten)]
    pub head: Head,
    pub lines: Vec<ClaimLine>,
    /// Controls and assumptions.
    pub relies_on: Vec<String>,
    /// With the controls that count today; the worst of the lines, but `vacuous` only when all are.
    #[schemars(with = "String")]
    pub result: Verdict,
    /// With all controls.
    #[schemars(with = "String")]
    pub planned: Verdict,
}

/// A line of a claim.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimLine {
    /// Null for nobody.
    pub adversary: Option<String>,
    /// What it is given to control.
    pub given: Vec<Controls>,
    /// What it is given to know.
    pub given_knows: Vec<String>,
    /// `can` rather than `cannot`.
    pub can: bool,
    #[serde(flatten)]
    pub what: Effect,
    pub because: Option<String>,
    #[serde(flatten)]
    pub result: LineResult,
}

/// A review that took place.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Review {
    pub date: String,
    pub by: Option<String>,
    pub found: Vec<String>,
    pub description: Option<String>,
    pub at: At,
}

/// A view.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct View {
    #[serde(flatten)]
    pub head: Head,
    /// Boundaries drawn as one box.
    pub collapse: Vec<String>,
    /// Data whose way is shown.
    pub show_data: Vec<String>,
    /// Boundaries that are shown alone.
    pub show: Vec<String>,
    /// The adversary whose path is shown.
    pub show_path: Option<String>,
    /// The effect it leads to.
    pub show_effect: Option<Effect>,
    /// Imported models that are opened.
    pub open: Vec<String>,
}

/// A remark that is answered.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Ignore {
    pub code: String,
    /// Null: everywhere.
    pub on: Option<String>,
    pub because: Option<String>,
    pub at: At,
}

/// What the compiler says.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Diagnostic {
    /// `TM206`.
    pub code: String,
    /// The code in words.
    pub name: String,
    /// `error`, `warning` or `note`.
    #[schemars(with = "String")]
    pub severity: Severity,
    pub message: String,
    pub at: At,
    /// Other places that take part.
    pub also: Vec<Also>,
    /// What to write, or to do, next.
    pub help: Vec<String>,
    /// The name of the declaration it is about.
    pub subject: Option<String>,
}

/// Another place.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Also {
    pub at: At,
    pub text: String,
}

pub fn assumption(p: &Places, it: &model::Assumption) -> Assumption {
    let of = |what: &str, list: &[crate::source::Spanned<model::DataId>]| match list.is_empty() {
        true => what.to_string(),
        false => format!("{what} {}", p.data(list).join(", ")),
    };
    let uphold = |u: &Uphold| match u {
        Uphold::Channel(word) => format!("channel {}", word.value),
        Uphold::Sealed(list) => of("sealed", list),
        Uphold::Signed(list) => of("signed", list),
        Uphold::Control(c) => format!("control {}", p.name(Node::Control(c.value))),
    };
    Assumption {
        head: p.head(&it.head),
        upholds: it.upholds.iter().map(uphold).collect(),
        trusts: p.names(&it.trusts),
        stops: it.stops.iter().map(|t| p.name(Node::Threat(t.value))).collect(),
        evidence: evidence(p, &it.evidence),
        until: date(&it.until),
    }
}

pub fn claim(p: &Places, it: &model::Claim, verdict: &ClaimVerdict, shown: &[Shown]) -> Claim {
    let lines = it.lines.iter().zip(&verdict.lines).zip(shown);
    Claim {
        head: p.head(&it.head),
        lines: lines
            .map(|((line, verdict), shown)| claim_line(p, line, verdict, shown))
            .collect(),
        relies_on: p.names(&it.relies_on),
        result: verdict.today,
        planned: verdict.planned,
    }
}

fn claim_line(p: &Places, it: &model::ClaimLine, verdict: &LineVerdict, shown: &Shown) -> ClaimLine {
    let controls = |g: &Given| match g {
        Given::Controls(c) => Some(Controls {
            position: c.position,
            target: p.name(c.target.value),
        }),
        Given::Knows(_) => None,
    };
    let knows = |g: &Given| match g {
        Given::Knows(d) => Some(p.name(Node::Data(d.value))),
        Given::Controls(_) => None,
    };
    ClaimLine {
        adversary: it.adversary.as_ref().map(|a| p.name(Node::Adversary(a.value))),
        given: it.given.iter().filter_map(controls).collect(),
        given_knows: it.given.iter().filter_map(knows).collect(),
        can: it.can,
        what: p.effect(&it.what),
        because: because(it.because.as_ref()),
        result: line_result(p, it, verdict, shown),
    }
}

pub fn review(p: &Places, it: &model::Review) -> Review {
    Review {
        date: crate::report::date::iso(it.date.value),
        by: words(it.by.as_ref()),
        found: texts(&it.found),
        description: words(it.description.as_ref()),
        at: p.at(it.span),
    }
}

pub fn view(p: &Places, it: &model::View) -> View {
    let boundaries = |list: &[crate::source::Spanned<model::BoundaryId>]| {
        list.iter().map(|b| p.name(Node::Boundary(b.value))).collect()
    };
    View {
        head: p.head(&it.head),
        collapse: boundaries(&it.collapse),
        show_data: p.data(&it.show_data),
        show: boundaries(&it.show),
        show_path: it
            .show_path
            .as_ref()
            .map(|(a, _)| p.name(Node::Adversary(a.value))),
        show_effect: it.show_path.as_ref().map(|(_, e)| p.effect(e)),
        open: texts(&it.open),
    }
}

pub fn ignore(p: &Places, it: &model::Ignore) -> Ignore {
    Ignore {
        code: it.code.value.to_string(),
        on: it.on.as_ref().map(|n| p.name(n.value)),
        because: because(it.because.as_ref()),
        at: p.at(it.span),
    }
}

pub fn diagnostic(p: &Places, it: &diagnostic::Diagnostic) -> Diagnostic {
    Diagnostic {
        code: it.code.to_string(),
        name: it.code.info().slug.to_string(),
        severity: it.severity,
        message: it.message.clone(),
        at: p.at(it.primary.span),
        also: it
            .secondary
            .iter()
            .map(|l| Also {
                at: p.at(l.span),
                text: l.text.clone(),
            })
            .collect(),
        help: it.help.clone(),
        subject: it.subject.clone(),
    }
}
