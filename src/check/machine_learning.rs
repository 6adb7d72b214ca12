//! TM523–TM525, TM706: threats to models that learn and models that act, and how their defences are tried.

use super::facts::{is_data_kind, mitigations, trust_of};
use super::standing::{Coverage, Effects};
use super::{Check, Context, Found};
use crate::model::*;

pub static CHECKS: &[Check] = &[
    Check::new(523, llm_injection_gap),
    Check::new(524, ml_poisoning_gap),
    Check::new(525, ml_membership_gap),
    Check::new(706, no_adaptive_test),
];

/// What rules find counts like what is written.
const OR_RULES_OF_LLM: &str = "or let rules look for it: `use pack llm`";
const OR_RULES_OF_ML: &str = "or let rules look for it: `use pack ml`";

/// Text whose `origin` is not trusted reaches a process that can use `tools`, and no threat of injection touches it:
/// one that tampers, misleads or elevates there, or that says so, as what the rules of `llm` find does. OWASP LLM01 (prompt injection), LLM06 (excessive agency).
fn llm_injection_gap(context: &Context, found: &mut Found) {
    let model = context.model;
    let takes_over = Effects::of(&[Effect::Tamper, Effect::Mislead, Effect::Elevate]);
    let refers = |t: &Threat| {
        let mut all = t.refers.iter().map(|r| &r.value);
        all.any(|r| r.starts_with("LLM01") || r.starts_with("AML.T0051"))
    };
    let injects = |t: &Threat| refers(t) || t.head.shown().to_lowercase().contains("inject");
    let answered = |a: &Answer| context.sources.slice(a.rule.span).contains("inject");
    let acts = |id: &ElementId| model.at_least(&model[*id].attributes, "tools", "read") == Some(true);
    let acting: Vec<ElementId> = processes(model).filter(acts).collect();
    if acting.is_empty() {
        return;
    }
    let all = Coverage::of_those(context, |_| true, |_| false);
    let mut injections = Coverage::of_those(context, injects, answered);
    injections.add_findings(context, refers);
    for id in acting {
        let Some(text) = incoming(context, id).find(|(_, d)| untrusted(model, *d)) else {
            continue;
        };
        let covered =
            all.on_element(context, id).meets(takes_over) || !injections.on_element(context, id).is_empty();
        if covered || !all.excluded.at(Node::Element(id)).is_empty() {
            continue;
        }
        let (name, data) = (&model[id].head.name, &model[text.1].head.name);
        found.push(
            found
                .about(
                    model,
                    Node::Element(id),
                    format!("`{data}` is not trusted and reaches `{name}`, which uses tools: no threat of injection"),
                )
                .also(model.place(Node::Flow(text.0)), "it comes in here")
                .help(format!("write the threat: `threat injection \"…\" {{ mislead {name}; through {}; refers LLM01 }}`", model[text.0].head.name))
                .help(OR_RULES_OF_LLM),
        );
    }
}

/// A process learns from data that is not trusted or that an adversary can write, and no threat tampers with what it
/// learns. NIST AI 100-2: poisoning and backdoors.
fn ml_poisoning_gap(context: &Context, found: &mut Found) {
    let model = context.model;
    let coverage = Coverage::with_findings(context);
    let poison = Effects::of(&[Effect::Tamper, Effect::Mislead]);
    let writable = Writable::of(model);
    for id in processes(model) {
        if model.at_least(&model[id].attributes, "learning", "offline") != Some(true) {
            continue;
        }
        let source =
            incoming(context, id).find(|(f, d)| untrusted(model, *d) || writable.brings(model, *f, id));
        let Some((flow, data)) = source else { continue };
        let learned = context.index.handles[id.0 as usize].iter().any(|d| {
            is_data_kind(model, *d, &["model", "training", "feedback"])
                && coverage.said_of(Node::Data(*d)).meets(poison)
        });
        let here = coverage
            .on_element(context, id)
            .and(coverage.excluded.at(Node::Element(id)));
        if learned || here.meets(poison) {
            continue;
        }
        let (name, from) = (&model[id].head.name, &model[data].head.name);
        found.push(
            found
                .about(
                    model,
                    Node::Element(id),
                    format!("`{name}` learns from `{from}`, which others can write: no threat of poisoning or a backdoor"),
                )
                .also(model.place(Node::Flow(flow)), "it comes in here")
                .help(format!("write the threat: `threat poisoning \"…\" {{ tamper {from}; through {}; refers AML.T0020 }}`", model[flow].head.name))
                .help(OR_RULES_OF_ML),
        );
    }
}

/// A process answers with scores (or more), somebody's training data is confidential or personal, and no threat
/// discloses that data. Membership inference from soft-max outputs: Shokri et al. 2017.
fn ml_membership_gap(context: &Context, found: &mut Found) {
    let model = context.model;
    let coverage = Coverage::with_findings(context);
    let tells = Effects::of(&[Effect::Disclose, Effect::Identify, Effect::Detect, Effect::Link]);
    let sensitive: Vec<DataId> = DataId::all(model)
        .filter(|d| is_data_kind(model, *d, &["training"]))
        .filter(|d| {
            let personal = model.at_least(&model[*d].attributes, "personal", "yes") == Some(true);
            personal || model.rating(*d, "confidentiality") >= Some(Level::High)
        })
        .collect();
    if sensitive.is_empty()
        || sensitive
            .iter()
            .any(|d| coverage.said_of(Node::Data(*d)).meets(tells))
    {
        return;
    }
    for id in processes(model) {
        let attributes = &model[id].attributes;
        let private = context.index.handles[id.0 as usize]
            .iter()
            .any(|d| model.at_least(&model[*d].attributes, "privacy", "differential") == Some(true));
        if model.at_least(attributes, "output", "scores") != Some(true) || private {
            continue;
        }
        let name = &model[id].head.name;
        let output = model.word(attributes, "output").unwrap_or("scores");
        let data = &model[sensitive[0]].head.name;
        found.push(
            found
                .about(
                    model,
                    Node::Element(id),
                    format!("`{name}` answers with {output} of a model trained on `{data}`: no threat of membership inference"),
                )
                .help(format!("write the threat: `threat membership \"…\" {{ disclose {data}; through FLOW; refers AML.T0024.000 }}`"))
                .help(OR_RULES_OF_ML),
        );
    }
}

/// The defence of a model counts, and no evidence says which adversary tried to get around it. Carlini et al. 2019:
/// evaluate against an adaptive attacker.
fn no_adaptive_test(context: &Context, found: &mut Found) {
    let model = context.model;
    let mut defends = vec![false; model.controls.len()];
    let mut against = vec![None; model.controls.len()];
    for threat in &model.threats {
        for control in mitigations(&threat.responses) {
            let place = &mut against[control.value.0 as usize];
            *place = place.or(threat.by.first().map(|a| a.value));
        }
        let learned = |e: &EffectOn| matches!(e.target.value, Node::Data(d) if is_data_kind(model, d, &["model", "training", "feedback"]));
        if threat.effects.iter().any(learned) {
            mitigations(&threat.responses).for_each(|c| defends[c.value.0 as usize] = true);
        }
    }
    for id in ControlId::all(model) {
        let control = &model[id];
        let on_model = control.on.iter().any(|n| match n.value {
            Node::Element(e) => ["learning", "output"]
                .iter()
                .any(|a| model.stated(&model[e].attributes, a).is_some()),
            _ => false,
        });
        let tried = control.evidence.iter().any(|e| e.by.is_some());
        if !(on_model || defends[id.0 as usize]) || !control.counts() || control.evidence.is_empty() || tried
        {
            continue;
        }
        let adversary = against[id.0 as usize].map_or("ADVERSARY", |a: AdversaryId| &model[a].head.name);
        let name = &control.head.name;
        found.push(
            found
                .about(
                    model,
                    Node::Control(id),
                    format!("`{name}` defends a model, and no evidence says who tried to get around it"),
                )
                .help(format!(
                    "try it with an adaptive attack and say so: `evidence test \"…\" by {adversary}`"
                )),
        );
    }
}

fn processes(model: &Model) -> impl Iterator<Item = ElementId> {
    ElementId::all(model).filter(|e| model[*e].kind == ElementKind::Process)
}

/// What comes in to an element, with the flow it comes by.
fn incoming<'a>(context: &'a Context, element: ElementId) -> impl Iterator<Item = (FlowId, DataId)> + 'a {
    let (model, at) = (context.model, element.0 as usize);
    let sent = context.index.ends[at]
        .iter()
        .flat_map(move |f| model[*f].sends.iter().map(move |d| (*f, d.value)));
    let returned = context.index.starts[at]
        .iter()
        .flat_map(move |f| model[*f].returns.iter().map(move |d| (*f, d.value)));
    sent.chain(returned)
}

fn untrusted(model: &Model, data: DataId) -> bool {
    model.at_least(&model[data].attributes, "origin", "mixed") == Some(true)
}

/// What some adversary alters or owns by its own declaration.
struct Writable {
    elements: Vec<bool>,
    flows: Vec<bool>,
}

impl Writable {
    fn of(model: &Model) -> Writable {
        let mut writable = Writable {
            elements: vec![false; model.elements.len()],
            flows: vec![false; model.flows.len()],
        };
        let mut boundaries = vec![false; model.boundaries.len()];
        let controls = model.adversaries.iter().flat_map(|a| &a.controls);
        for control in controls.filter(|c| c.position >= Position::Alters) {
            match control.target.value {
                Node::Element(id) => writable.elements[id.0 as usize] = true,
                Node::Flow(id) => writable.flows[id.0 as usize] = true,
                Node::Boundary(id) if control.position == Position::Owns => boundaries[id.0 as usize] = true,
                _ => {}
            }
        }
        for id in ElementId::all(model) {
            if model.chain(model[id].boundary).any(|b| boundaries[b.0 as usize]) {
                writable.elements[id.0 as usize] = true;
            }
        }
        writable
    }

    /// Whether an adversary can write what a flow brings to one of its ends.
    fn brings(&self, model: &Model, flow: FlowId, to: ElementId) -> bool {
        let ends = [model[flow].from.value, model[flow].to.value];
        let other = ends.into_iter().find(|e| *e != to).unwrap_or(to);
        self.flows[flow.0 as usize]
            || self.elements[other.0 as usize]
            || trust_of(model, other) == Some(Trust::None)
    }
}
