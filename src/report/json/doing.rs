//! Question 3 in `model.json`.

use super::place::{At, Attribute, Effect, Head, Places, See, because, date, see, words};
use crate::model::{self, Node, ResponseKind};
use schemars::JsonSchema;
use serde::Serialize;

/// What is done about a threat.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Response {
    #[serde(flatten)]
    pub what: What,
    pub because: Option<String>,
    /// Agreements and other links.
    pub see: Vec<See>,
}

/// One of the four responses.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum What {
    /// Controls stand against it.
    Mitigate { with: Vec<String> },
    /// What made it possible was removed.
    Eliminate {
        what: String,
        /// Whether something of that name is still declared.
        declared: bool,
    },
    /// Somebody else carries the loss.
    Transfer { to: Vec<String> },
    /// Somebody decided to live with it.
    Accept {
        by: Option<String>,
        until: Option<String>,
    },
}

/// A control.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Control {
    #[serde(flatten)]
    pub head: Head,
    /// Where it stands.
    pub on: Vec<String>,
    /// Whether only owning all of these turns it off.
    pub on_all: bool,
    /// Attributes that hold where it stands, once it counts.
    pub sets: Vec<Attribute>,
    pub protects: Vec<model::Property>,
    /// Rules whose findings it answers.
    pub counters: Vec<String>,
    /// Effects it notices but does not stop.
    pub detects: Vec<Effect>,
    pub resists: Option<model::Potential>,
    pub status: Option<model::Status>,
    pub due: Option<String>,
    pub cost: Option<u64>,
    pub evidence: Vec<Evidence>,
}

/// What shows that something holds.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Evidence {
    pub kind: model::EvidenceKind,
    pub text: String,
    pub on: Option<String>,
    /// The adversary it was tried against.
    pub by: Option<String>,
}

/// An answer to the findings of a rule.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Answer {
    pub rule: String,
    /// Where it holds: names, or `*`.
    pub on: Vec<String>,
    pub responses: Vec<Response>,
    pub at: At,
}

pub fn response(p: &Places, it: &model::Response) -> Response {
    let what = match &it.kind {
        ResponseKind::Mitigate { with } => What::Mitigate {
            with: with.iter().map(|c| p.name(Node::Control(c.value))).collect(),
        },
        ResponseKind::Eliminate { what, node } => What::Eliminate {
            what: what.value.clone(),
            declared: node.is_some(),
        },
        ResponseKind::Transfer { to } => What::Transfer { to: p.names(to) },
        ResponseKind::Accept { by, until } => What::Accept {
            by: words(by.as_ref()),
            until: date(until),
        },
    };
    Response {
        what,
        because: because(it.because.as_ref()),
        see: see(&it.see),
    }
}

pub fn control(p: &Places, it: &model::Control) -> Control {
    Control {
        head: p.head(&it.head),
        on: p.names(&it.on),
        on_all: it.on_all,
        sets: p.attributes(&it.sets),
        protects: it.protects.iter().map(|x| x.value).collect(),
        counters: it.counters.iter().map(|r| p.rule(r.value)).collect(),
        detects: p.effects(&it.detects),
        resists: it.resists.as_ref().map(|r| r.value),
        status: it.status.as_ref().map(|s| s.value),
        due: date(&it.due),
        cost: it.cost.as_ref().map(|c| c.value),
        evidence: evidence(p, &it.evidence),
    }
}

pub fn evidence(p: &Places, list: &[model::Evidence]) -> Vec<Evidence> {
    let one = |e: &model::Evidence| Evidence {
        kind: e.kind,
        text: e.text.value.clone(),
        on: date(&e.on),
        by: e.by.as_ref().map(|a| p.name(Node::Adversary(a.value))),
    };
    list.iter().map(one).collect()
}

pub fn answer(p: &Places, it: &model::Answer) -> Answer {
    Answer {
        rule: p.rule(it.rule.value),
        on: p.scope(&it.scope),
        responses: it.responses.iter().map(|r| response(p, r)).collect(),
        at: p.at(it.span),
    }
}
