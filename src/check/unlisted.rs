//! TM402, TM515, TM610: what adversaries reach today, and neither a threat nor a response has thought of.

use super::facts::{joined, mitigations, quoted};
use super::ways::{Settled, excluded, numbered};
use super::{Check, Context, Found};
use crate::analysis::{Answer, Derivation, Detour, Reading, Scenario, Standing, Target, words};
use crate::diagnostic::Diagnostic;
use crate::model::*;
use crate::words::Words;
use foldhash::HashSet;

pub static CHECKS: &[Check] = &[
    Check::of_reach(515, path_unlisted),
    Check::of_reach(610, bypassable),
];

/// An adversary reaches what it wants, and no threat by it has this effect: the model lacks a threat. (The analysis finds
/// the way; a threat model whose threats leave it out looks better than the system is.)
fn path_unlisted(context: &Context, found: &mut Found) {
    let model = context.model;
    let settled = Settled::of(context);
    let mut told = HashSet::default();
    for adversary in AdversaryId::all(model) {
        for goal in model.goals(adversary) {
            let target = Target::of(goal);
            let inherited = model
                .lineage(adversary)
                .iter()
                .any(|a| told.contains(&(*a, target)));
            if inherited
                || context.analysis.holds(model, adversary, Run::Today, target) != Answer::Yes
                || settled.says(model, adversary, target)
                || excluded(model, target).is_some()
                || is_listed(context, adversary, target)
            {
                continue;
            }
            told.insert((adversary, target));
            let scenario = today(adversary);
            let Some(way) = context.analysis.way(model, &scenario, target) else {
                continue;
            };
            let (name, what) = (
                &model[adversary].head.name,
                words::effect(Words::english(), model, target),
            );
            found.push(
                found
                    .at(goal.span, format!("`{name}` can {what}, and no threat says so"))
                    .about(name)
                    .help(format!("this is how:\n{}", numbered(context, &scenario, &way)))
                    .help(format!(
                        "write it down: `threat … {{ {what}; by {name} }}`; or concede it: `claim … {{ {name} can {what} because \"…\" }}`"
                    )),
            );
        }
    }
}

/// Whether a threat by the adversary, written or found, has the effect, on the target itself or where it is.
fn is_listed(context: &Context, adversary: AdversaryId, target: Target) -> bool {
    let model = context.model;
    let lineage = model.lineage(adversary);
    let found = context.elicited.findings.iter().map(|f| &f.threat);
    model.threats.iter().chain(found).any(|threat| {
        let theirs = threat.by.is_empty() || threat.by.iter().any(|b| lineage.contains(&b.value));
        theirs && threat.effects.iter().any(|e| says(context, e, target))
    })
}

/// Whether an effect that is spoken of is the one in question, or takes the place where that would happen.
fn says(context: &Context, effect: &EffectOn, target: Target) -> bool {
    let same = effect.target.value == target.node || {
        let there = context.model.data_at(effect.target.value);
        matches!(target.node, Node::Data(d) if there.contains(&d))
    };
    let takes_over = effect.effect == Effect::Elevate
        && matches!(target.effect, Effect::Disclose | Effect::Tamper | Effect::Deny);
    same && (effect.effect == target.effect || takes_over)
}

/// What a control stops in a threat, the same adversary has by another way, on which no threat speaks of that effect.
/// (Attack–defence trees: a defence of one branch; Saltzer and Schroeder 1975: complete mediation.)
fn bypassable(context: &Context, found: &mut Found) {
    let model = context.model;
    let settled = Settled::of(context);
    for id in ThreatId::all(model).filter(|t| mitigations(&model[*t].responses).next().is_some()) {
        let threat = &model[id];
        let known = |adversary, target| {
            settled.says(model, adversary, target)
                || excluded(model, target).is_some()
                || is_owned_up(context, adversary, target)
        };
        let mut around: Vec<(AdversaryId, Target, Derivation)> = Vec::new();
        for (adversary, target, detour) in context.analysis.detours(model, id.0, threat) {
            match detour {
                Detour::Way(way) if !known(adversary, target) => around.push((adversary, target, way)),
                _ => {}
            }
        }
        for same in around.chunk_by(|a, b| a.0 == b.0) {
            found.push(bypassed(context, found, id, same));
        }
    }
}

/// What is said of one adversary and the ways around the controls of one threat.
fn bypassed(
    context: &Context,
    found: &Found,
    id: ThreatId,
    ways: &[(AdversaryId, Target, Derivation)],
) -> Diagnostic {
    let model = context.model;
    let threat = &model[id];
    let (adversary, _, way) = &ways[0];
    let (name, who) = (&threat.head.name, &model[*adversary].head.name);
    let effects: Vec<String> = ways
        .iter()
        .map(|(_, t, _)| words::effect(Words::english(), model, *t))
        .collect();
    let what = joined(&effects.iter().map(String::as_str).collect::<Vec<_>>());
    let with = standing(context, id, *adversary);
    let steps = numbered(context, &today(*adversary), way);
    let place = threat.responses.first().map_or(threat.head.name_span, |r| r.span);
    found
        .at(place, format!("`{who}` can {what} all the same: a way leads around {with}"))
        .about(name)
        .help(match ways.len() {
            1 => format!("this is how:\n{steps}"),
            _ => format!("this is how to {}:\n{steps}", effects[0]),
        })
        .help(format!(
            "stand in that way too, or write it down as a threat of its own; or concede it: `claim … {{ {who} can {} because \"…\" }}`",
            effects[0]
        ))
}

/// Whether a threat by the adversary has the effect, and nothing stops it: then the loss stands in the register.
fn is_owned_up(context: &Context, adversary: AdversaryId, target: Target) -> bool {
    let facts = context
        .analysis
        .reached(context.model, adversary, Run::Today, Reading::Sure);
    let all = Target { own: false, ..target };
    let done = |t: Target, id: ThreatId| {
        (t == target || t == all) && context.analysis.standing(facts, id.0, t) == Standing::Done
    };
    ThreatId::all(context.model).any(|id| context.model[id].effects.iter().any(|e| done(Target::of(e), id)))
}

fn today(adversary: AdversaryId) -> Scenario {
    Scenario::new(adversary, Run::Today, Reading::Sure)
}

/// The names of the controls of a threat that stand in an adversary's way today.
fn standing(context: &Context, id: ThreatId, adversary: AdversaryId) -> String {
    let (model, analysis) = (context.model, context.analysis);
    let facts = analysis.reached(context.model, adversary, Run::Today, Reading::Sure);
    let with = mitigations(&model[id].responses).map(|c| c.value);
    let stands = with.filter(|c| !analysis.is_down(facts, *c));
    quoted(stands.map(|c| model.name(Node::Control(c))))
}
