//! Controls with status and evidence.

use super::context::Context;
use super::reached::falls_without;
use crate::analysis::Switch;
use crate::model::{Control as Declared, ControlId, Node, ResponseKind, Stated, Status, ThreatId, Words};
use crate::report::prose::Prose;
use crate::report::text::{At, Link, Ref, Text};
use schemars::JsonSchema;
use serde::Serialize;

/// A control.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Control {
    /// The control.
    pub link: Ref,
    /// `planned`, `in-progress`, `implemented`, `verified`; null when nothing is said.
    pub status: Option<String>,
    /// The status as words.
    pub status_words: String,
    /// How far it has come, from 1 to 4; 0 when nothing is said.
    pub step: usize,
    /// Whether it counts today.
    pub counts: bool,
    /// Where it stands.
    pub on: Vec<Ref>,
    /// Whether only owning all of these turns it off.
    pub on_all: bool,
    /// The properties it protects.
    pub protects: Vec<String>,
    /// Up to which attack potential; null when nothing is said.
    pub resists: Option<String>,
    /// Attributes that hold where it stands, once it counts.
    pub sets: Vec<Text>,
    /// Effects it notices but does not stop.
    pub detects: Vec<Text>,
    /// Rules whose findings it answers.
    pub counters: Vec<String>,
    /// Threats that are mitigated with it.
    pub answers: Vec<Ref>,
    /// What would be within reach today without it; empty for a control that does not count.
    pub falls: Vec<Text>,
    /// What shows that it works.
    pub evidence: Vec<Text>,
    /// Who is responsible.
    pub owner: Option<String>,
    /// When it is due.
    pub due: Option<String>,
    /// What it costs.
    pub cost: Option<u64>,
    /// Links to more.
    pub see: Vec<Link>,
    /// The description.
    pub description: Option<Prose>,
    /// Where it is declared.
    pub at: At,
}

pub fn control(cx: &Context, id: ControlId) -> Control {
    let m = cx.model;
    let it: &Declared = &m[id];
    let status: Option<Status> = it.status.as_ref().map(|s| s.value);
    let uses = |t: &ThreatId| {
        m[*t].responses.iter().any(|r| match &r.kind {
            ResponseKind::Mitigate { with } => with.iter().any(|c| c.value == id),
            _ => false,
        })
    };
    let set = |s: &Stated| {
        Text::default()
            .code(m[s.attribute].head.name.clone())
            .then(" ")
            .and(cx.value(s))
    };
    Control {
        link: cx.link(Node::Control(id)),
        status: status.map(|s| s.word().to_string()),
        status_words: status.map_or_else(|| cx.w.say("not_said"), |s| cx.w.word("status", s)),
        step: status.map_or(0, |s| s as usize + 1),
        counts: it.counts(),
        on: cx.links(it.on.iter().map(|n| n.value)),
        on_all: it.on_all,
        protects: it
            .protects
            .iter()
            .map(|p| cx.w.word("property", p.value))
            .collect(),
        resists: it.resists.as_ref().map(|r| cx.w.word("potential", r.value)),
        sets: it.sets.iter().map(set).collect(),
        detects: it.detects.iter().map(|e| cx.effect(e)).collect(),
        counters: it.counters.iter().map(|r| cx.rule(r.value)).collect(),
        answers: cx.links(ThreatId::all(m).filter(uses).map(Node::Threat)),
        falls: match it.counts() {
            true => falls_without(cx, Switch::Control(id)),
            false => Vec::new(),
        },
        evidence: it.evidence.iter().map(|e| cx.evidence(e)).collect(),
        owner: it.head.owner.as_ref().map(|o| o.value.clone()),
        due: it.due.as_ref().map(|d| cx.w.date(d.value)),
        cost: it.cost.as_ref().map(|c| c.value),
        see: cx.see(&it.head.see),
        description: cx.prose(it.head.description.as_deref()),
        at: cx.at(it.head.name_span),
    }
}
