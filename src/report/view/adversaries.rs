//! The adversaries, each with its four parts.

use super::context::{Context, factors};
use super::section::Section;
use crate::model::{AdversaryId, Knowledge, Node, Position, Potential, Words};
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
    /// What it reaches: always `not evaluated` so far.
    pub reach: String,
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
pub fn adversaries(cx: &Context) -> (Section, Vec<Adversary>) {
    let list: Vec<Adversary> = AdversaryId::all(cx.model).map(|id| adversary(cx, id)).collect();
    let head = Section::new(
        "adversaries",
        "Against whom",
        list.len().to_string(),
        "An adversary has four parts: the information available to it, its computing capability, its control of \
         the system, and its goal.",
    );
    (head, list)
}

fn adversary(cx: &Context, id: AdversaryId) -> Adversary {
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
        reach: "not evaluated".to_string(),
        description: cx.prose(it.head.description.as_ref()),
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
        let mut text = Text::plain("knows ");
        if let Some(level) = &knows.level {
            text = text.strong(level.value.to_string());
        }
        if !knows.data.is_empty() {
            let links = cx.links(knows.data.iter().map(|d| Node::Data(d.value)));
            text = text
                .then(if knows.level.is_some() { ", " } else { "" })
                .links(&links);
        }
        lines.push(text);
    }
    let levels = lineage
        .iter()
        .flat_map(|a| &cx.model[*a].knows)
        .filter_map(|k| k.level.as_ref());
    let level = levels.map(|l| l.value).max();
    let note = level.map_or("", |l| match l {
        Knowledge::Public => "what anyone can read; not the design",
        Knowledge::Design => "how the system is built; not its source",
        Knowledge::Source => "the source; not how it is run",
        Knowledge::Internals => "how it is built and run, from inside",
        Knowledge::Everything => "all there is to know, but for secrets",
    });
    Part {
        note: note.to_string(),
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
    words.extend(factors(&computes.factors));
    let first = match level {
        Some(level) => Text::default().strong(level.to_string()),
        None => Text::plain("as its factors say"),
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
            Text::default()
                .strong(c.position.to_string())
                .then(" ")
                .link(&cx.link(c.target.value))
        })
        .collect();
    if lines.is_empty() && lineage.iter().any(|a| m[*a].controls_nothing.is_some()) {
        lines.push(Text::plain("controls nothing, on purpose"));
    }
    let most = lineage
        .iter()
        .flat_map(|a| &m[*a].controls)
        .map(|c| c.position)
        .max();
    let note = most.map_or("", |p| match p {
        Position::Observes => "reads what is there; changes nothing",
        Position::Alters => "reads and changes what is there",
        Position::Owns => "acts as what it owns",
    });
    Part {
        note: note.to_string(),
        ..stated(lines)
    }
}
