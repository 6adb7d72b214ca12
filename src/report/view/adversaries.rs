//! The adversaries, each with its four parts.

use super::context::{Context, factors};
use super::paths::Path;
use super::reached::{self, Reached};
use super::section::Section;
use crate::model::{AdversaryId, Node, Potential, Words};
use crate::report::prose::Prose;
use crate::report::text::{At, Ref, Text};
use schemars::JsonSchema;
use serde::Serialize;

/// Somebody who attacks.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Adversary {
    /// The adversary.
    pub link: Ref,
    /// The adversary it is, and more.
    pub is: Option<Ref>,
    /// Information available to it.
    pub information: Part,
    /// Its computing capability.
    pub computing: Part,
    /// Its control of the system.
    pub control: Part,
    /// Its goal.
    pub goal: Part,
    /// The threats that name it.
    pub threats: Vec<Ref>,
    /// What it reaches of what it wants; empty when that was not evaluated, or when it wants nothing.
    pub reach: Vec<Reached>,
    /// Whether that was evaluated.
    pub evaluated: bool,
    /// The description.
    pub description: Option<Prose>,
    /// Where it is declared.
    pub at: At,
}

/// One of the four parts.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Part {
    /// What is stated, the adversary's own before what it inherits.
    pub lines: Vec<Text>,
    /// What that means, in words; may be empty.
    pub note: String,
    /// How far up the scale it is, from 1; 0 without a scale.
    pub step: usize,
    /// How many steps the scale has.
    pub steps: usize,
    /// Whether nothing is stated: an adversary needs all four parts.
    pub missing: bool,
}

/// Every adversary, in the order of the source.
pub fn adversaries(cx: &Context, paths: &[Path]) -> (Section, Vec<Adversary>) {
    let list: Vec<Adversary> = AdversaryId::all(cx.model)
        .map(|id| adversary(cx, id, paths))
        .collect();
    let head = cx.section("adversaries", list.len().to_string());
    (head, list)
}

fn adversary(cx: &Context, id: AdversaryId, paths: &[Path]) -> Adversary {
    let m = cx.model;
    let it = &m[id];
    let lineage = m.lineage(id);
    let threats = crate::model::ThreatId::all(m).filter(|t| m[*t].by.iter().any(|b| b.value == id));
    Adversary {
        link: cx.link(Node::Adversary(id)),
        is: it.base.as_ref().map(|b| cx.link(Node::Adversary(b.value))),
        information: information(cx, &lineage),
        computing: computing(cx, &lineage),
        control: control(cx, &lineage),
        goal: stated(
            lineage
                .iter()
                .flat_map(|a| &m[*a].wants)
                .map(|e| cx.effect(e))
                .collect(),
        ),
        threats: cx.links(threats.map(Node::Threat)),
        reach: reached::reached(cx, id, paths),
        evaluated: cx.evaluated,
        description: cx.prose(it.head.description.as_deref()),
        at: cx.at(it.head.name_span),
    }
}

fn stated(lines: Vec<Text>) -> Part {
    Part {
        missing: lines.is_empty(),
        lines,
        ..Part::default()
    }
}

fn information(cx: &Context, lineage: &[AdversaryId]) -> Part {
    let mut lines = Vec::new();
    for knows in lineage.iter().flat_map(|a| &cx.model[*a].knows) {
        let level = knows.level.as_ref().map(|l| cx.w.word("knowledge", l.value));
        let level = level.map(|l| Text::default().strong(l));
        let data = Text::default().links(&cx.links(knows.data.iter().map(|d| Node::Data(d.value))));
        lines.push(match (level, data.is_empty()) {
            (Some(level), true) => cx.w.text("knows.level", [("level", level)]),
            (Some(level), false) => cx.w.text("knows.both", [("level", level), ("data", data)]),
            (None, _) => cx.w.text("knows.data", [("data", data)]),
        });
    }
    let levels = lineage
        .iter()
        .flat_map(|a| &cx.model[*a].knows)
        .filter_map(|k| k.level.as_ref());
    let level = levels.map(|l| l.value).max();
    let note = level.map(|l| cx.w.say(&format!("knows.note_{l}")));
    Part {
        note: note.unwrap_or_default(),
        ..stated(lines)
    }
}

fn computing(cx: &Context, lineage: &[AdversaryId]) -> Part {
    let Some(computes) = lineage.iter().find_map(|a| cx.model[*a].computes.as_ref()) else {
        return stated(Vec::new());
    };
    let level = computes.level.as_ref().map(|l| l.value);
    let mut words = Vec::new();
    words.extend(computes.text.as_ref().map(|t| t.value.clone()));
    words.extend(factors(&cx.w, &computes.factors));
    let first = match level {
        Some(level) => Text::default().strong(cx.w.word("potential", level)),
        None => Text::plain(cx.w.say("computes.factors")),
    };
    let step = level.map_or(0, |l| l as usize + 1);
    Part {
        note: words.join("; "),
        step,
        steps: Potential::WORDS.len(),
        ..stated(vec![first])
    }
}

fn control(cx: &Context, lineage: &[AdversaryId]) -> Part {
    let m = cx.model;
    let mut lines: Vec<Text> = lineage
        .iter()
        .flat_map(|a| &m[*a].controls)
        .map(|c| {
            let position = Text::default().strong(cx.w.word("position", c.position));
            let what = Text::default().link(&cx.link(c.target.value));
            cx.w.text("controls.position", [("position", position), ("what", what)])
        })
        .collect();
    if lines.is_empty() && lineage.iter().any(|a| m[*a].controls_nothing.is_some()) {
        lines.push(Text::plain(cx.w.say("controls.nothing")));
    }
    let most = lineage
        .iter()
        .flat_map(|a| &m[*a].controls)
        .map(|c| c.position)
        .max();
    let note = most.map(|p| cx.w.say(&format!("controls.note_{p}")));
    Part {
        note: note.unwrap_or_default(),
        ..stated(lines)
    }
}
