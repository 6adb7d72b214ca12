//! TM309, TM514: threats that their adversary cannot carry out, whatever fails, and defences that it is not to know.

use super::facts::{joined, mitigations, quoted};
use super::powers::is_powerless;
use super::{Check, Context, Found};
use crate::analysis::{Effort, Profile, Standing, Target};
use crate::diagnostic::Severity;
use crate::model::*;
use foldhash::HashSet;

pub static CHECKS: &[Check] = &[
    Check::of_reach(309, non_adaptive),
    Check::of_reach(514, threat_infeasible),
];

/// What keeps an adversary from a threat is only that it does not know the design; or a model that learns is defended
/// against somebody who does not know the defence: an error. (Carlini et al. 2019: adaptive attacks; Kerckhoffs 1883.)
fn non_adaptive(context: &Context, found: &mut Found) {
    let model = context.model;
    let mut told = HashSet::default();
    for id in ThreatId::all(model) {
        let threat = &model[id];
        for adversary in carriers(context, id) {
            let profile = context.analysis.profile(adversary);
            let ignorant = only_knowledge(profile, threat);
            let defence = mitigations(&threat.responses).next().filter(|_| {
                profile.knowledge == Some(Knowledge::Public)
                    && threat.effects.iter().any(|e| learns(context, e.target.value))
            });
            let name = &model[adversary].head.name;
            let mut finding = match (ignorant, defence) {
                (Some(level), _) => found.at(
                    threat.head.name_span,
                    format!(
                        "all that keeps `{name}` from `{}` is that it does not know the {level}",
                        threat.head.name
                    ),
                ),
                (None, Some(control)) if told.insert(adversary) => found.at(
                    control.span,
                    format!(
                        "`{}` is to stop `{name}`, who is not said to know it",
                        model.name(Node::Control(control.value))
                    ),
                ),
                _ => continue,
            };
            let level = ignorant.unwrap_or(Knowledge::Design);
            if ignorant.is_none() {
                finding.severity = Severity::Error;
            }
            found.push(
                finding
                    .about(name)
                    .also(knows_line(model, adversary), "what it knows is said here")
                    .help(format!(
                        "a design gets known: write `knows {level}` in `{name}`, and see what holds then"
                    )),
            );
        }
    }
}

/// The level of knowledge that a threat needs, where the adversary has everything else that it takes.
fn only_knowledge(profile: &Profile, threat: &Threat) -> Option<Knowledge> {
    let needed = threat.factors.knowledge?;
    let lacks = |factors: &Factors| profile.meets(factors) == Truth::No;
    let others = Factors {
        knowledge: None,
        ..threat.factors.clone()
    };
    (lacks(&threat.factors) && !lacks(&others)).then_some(needed)
}

/// Whether something is, holds or is part of a model that learns.
fn learns(context: &Context, node: Node) -> bool {
    let model = context.model;
    let is_model = |data: DataId| super::facts::is_data_kind(model, data, &["model", "training"]);
    match node {
        Node::Element(id) => {
            let attributes = &model[id].attributes;
            model.at_least(attributes, "learning", "offline") == Some(true)
                || model.word(attributes, "output").is_some()
        }
        Node::Data(data) => is_model(data),
        _ => false,
    }
}

fn knows_line(model: &Model, adversary: AdversaryId) -> crate::source::Span {
    let lines = model.lineage(adversary).into_iter().flat_map(|a| &model[a].knows);
    { lines }
        .map(|k| k.span)
        .next()
        .unwrap_or(model[adversary].head.name_span)
}

/// The adversaries of a threat that somebody carries out on purpose, and that is still there.
fn carriers<'a>(context: &Context<'a>, id: ThreatId) -> impl Iterator<Item = AdversaryId> + use<'a> {
    let threat = &context.model[id];
    let gone = |r: &Response| matches!(r.kind, ResponseKind::Eliminate { .. });
    let there = threat.mistake_of.is_none() && !threat.responses.iter().any(gone);
    threat.by.iter().map(|b| b.value).filter(move |_| there)
}

/// A threat whose adversary lacks what it takes even if nothing is in place, no assumption is true and all that is not
/// stated helps it. (Attack trees: a leaf nobody can do.)
fn threat_infeasible(context: &Context, found: &mut Found) {
    let model = context.model;
    // Of whom comes near nothing that is said (`TM311`), and not of every threat by it.
    let powerless: Vec<bool> = AdversaryId::all(model)
        .map(|a| is_powerless(context, a))
        .collect();
    for id in ThreatId::all(model) {
        let threat = &model[id];
        let name = &threat.head.name;
        for adversary in carriers(context, id).filter(|a| !powerless[a.0 as usize]) {
            if only_knowledge(context.analysis.profile(adversary), threat).is_some() {
                continue;
            }
            let Some(lack) = lack(context, id, adversary) else {
                continue;
            };
            let who = &model[adversary].head.name;
            let by = threat.by.iter().find(|b| b.value == adversary);
            found.push(
                found
                    .at(
                        by.map_or(threat.head.name_span, |b| b.span),
                        format!(
                            "`{who}` cannot carry out `{name}`, whatever fails: it {}",
                            lack.what
                        ),
                    )
                    .about(name)
                    .help(lack.remedy(who)),
            );
        }
    }
}

/// What an adversary lacks for a threat, as a sentence goes on: "comes near none of …".
struct Lack {
    what: String,
    /// It has what it needs, and does not get to where the threat enters.
    nowhere: bool,
}

impl Lack {
    fn of(what: String) -> Option<Lack> {
        Some(Lack { what, nowhere: false })
    }

    fn remedy(&self, who: &str) -> String {
        let drop = format!("take `{who}` out of `by`");
        match self.nowhere {
            true => format!("say where `{who}` enters, in `through`; or {drop}"),
            false => format!("{drop}, drop the threat, or give `{who}` what it would have"),
        }
    }
}

/// What an adversary lacks for a threat, in any event; None where it lacks nothing.
fn lack(context: &Context, id: ThreatId, adversary: AdversaryId) -> Option<Lack> {
    let (model, analysis) = (context.model, context.analysis);
    let threat = &model[id];
    let utmost = analysis.utmost(model, adversary);
    let mut targets = threat.effects.iter().map(Target::of);
    let able = |t: Target| analysis.standing(utmost, id.0, t) != Standing::OutOfPosition;
    if threat.effects.is_empty() || targets.any(able) {
        return None;
    }
    let profile = analysis.profile(adversary);
    if profile.meets(&threat.factors) == Truth::No {
        let factors = factors(profile, &threat.factors);
        return Lack::of(format!("lacks {}", joined_texts(&factors)));
    }
    let has = |need: &Need| analysis.meets(utmost, need);
    let words = |need: &Need| format!("{} `{}`", need.verb.phrase(), model.name(need.target.value));
    let missing: Vec<String> = threat.needs.iter().filter(|n| !has(n)).map(words).collect();
    if !missing.is_empty() {
        return Lack::of(format!("cannot {}", joined_texts(&missing)));
    }
    if !threat.needs_any.is_empty() && !threat.needs_any.iter().any(has) {
        let any: Vec<String> = threat.needs_any.iter().map(words).collect();
        return Lack::of(format!("cannot {}", any.join(" or ")));
    }
    let places: Vec<Node> = match threat.through.is_empty() {
        true => threat.effects.iter().map(|e| e.target.value).collect(),
        false => threat.through.iter().map(|t| t.value).collect(),
    };
    let names = quoted(places.iter().map(|n| model.name(*n)));
    Some(Lack {
        what: format!("comes near none of {names}"),
        nowhere: true,
    })
}

fn joined_texts(list: &[String]) -> String {
    joined(&list.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The factors that are needed and not there: "expertise `expert` (it has `proficient`)".
fn factors(profile: &Profile, needs: &Factors) -> Vec<String> {
    let mut list = Vec::new();
    let mut add = |what: &str, need: &str, has: &str| list.push(format!("{what} `{need}` (it has `{has}`)"));
    let (needed, has) = (Effort::needed(needs), profile.has.unwrap_or_default());
    if needed.expertise > has.expertise {
        add("expertise", needed.expertise.word(), has.expertise.word());
    }
    if needed.equipment > has.equipment {
        add("equipment", needed.equipment.word(), has.equipment.word());
    }
    if needed.window > has.window {
        add("a window of opportunity", needed.window.word(), has.window.word());
    }
    if let (Some(need), Some(has)) = (needs.knowledge, profile.knowledge)
        && need > has
    {
        add("knowledge", need.word(), has.word());
    }
    if needed.days > has.days {
        add(
            "time",
            &format!("{} days", needed.days),
            &format!("{} days", has.days),
        );
    }
    if let (Some(need), Some(has)) = (needs.queries, profile.queries)
        && need > has
    {
        add("queries", &need.to_string(), &has.to_string());
    }
    if needs.quantum && !profile.quantum {
        list.push("a quantum computer".to_string());
    }
    list
}
