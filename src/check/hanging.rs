//! TM402, TM406, TM613: what results hang on.

use super::facts::{joined, mitigations, quoted};
use super::ways::{excluded, numbered};
use super::{Check, Context, Found};
use crate::analysis::{
    Answer, Derivation, Predicate, Reading, Scenario, Standing, Step, Subject, Switch, Target, prevents,
    words,
};
use crate::model::*;
use crate::words::Words;

pub static CHECKS: &[Check] = &[
    Check::of_reach(402, exclusion_reachable),
    Check::of_reach(406, assumption_load_bearing),
    Check::of_reach(613, no_effect),
];

/// What is excluded is what an adversary wants and can do today, or a step of its way to what is in scope: then only the
/// exclusion keeps it out of the register.
fn exclusion_reachable(context: &Context, found: &mut Found) {
    let (model, analysis) = (context.model, context.analysis);
    for exclusion in &model.exclusions {
        let Excluded::Effect(effect) = &exclusion.what else {
            continue;
        };
        let out = Target::of(effect);
        let what = words::effect(Words::english(), model, out);
        for adversary in AdversaryId::all(model) {
            let scenario = Scenario::new(adversary, Run::Today, Reading::Sure);
            let reached = |t: Target| analysis.holds(model, adversary, Run::Today, t) == Answer::Yes;
            if !reached(out) {
                continue;
            }
            let goals: Vec<Target> = model.goals(adversary).into_iter().map(Target::of).collect();
            let beyond = goals
                .iter()
                .filter(|g| excluded(model, **g).is_none() && reached(**g));
            let passed = beyond.filter_map(|g| Some((*g, analysis.way(model, &scenario, *g)?)));
            let on_way = { passed }.find(|(_, way)| way.steps.iter().any(|s| brings(s, out)));
            let name = &model[adversary].head.name;
            let (message, way): (String, Option<Derivation>) = match on_way {
                Some((goal, way)) => (
                    format!(
                        "`{what}` is excluded, and `{name}` needs it to {}, which is not",
                        words::effect(Words::english(), model, goal)
                    ),
                    Some(way),
                ),
                None if goals.contains(&out) => (
                    format!("only the exclusion stands between `{name}` and `{what}`, which it wants"),
                    analysis.way(model, &scenario, out),
                ),
                None => continue,
            };
            let mut finding = found.at(effect.span, message).about(&exclusion.head.name);
            if let Some(way) = way {
                finding = finding.help(format!("this is how:\n{}", numbered(context, &scenario, &way)));
            }
            found.push(finding.help("write it as a threat and answer it: `accept` with a date, or `transfer`, says more than that it is out of scope"));
            break;
        }
    }
}

/// Whether a step gives an effect.
fn brings(step: &Step, target: Target) -> bool {
    if step.rule.is_none() {
        return false;
    }
    let is = match (target.effect, target.node) {
        (Effect::Disclose, Node::Data(_)) => Predicate::Knows,
        (Effect::Tamper, Node::Data(_)) => Predicate::Writes,
        (Effect::Deny, Node::Data(_)) => Predicate::DeniesData,
        (Effect::Deny, _) => Predicate::Denies,
        (Effect::Spoof, _) => Predicate::ActsAsAnother,
        (Effect::Disclose | Effect::Tamper | Effect::Elevate, Node::Element(_) | Node::Boundary(_)) => {
            Predicate::Owns
        }
        _ => Predicate::Causes,
    };
    step.fact.about == Subject::Effect(target) && step.fact.is == Predicate::Causes
        || step.fact.is == is && step.fact.about == Subject::Node(target.node)
}

/// Without an assumption that nothing shows to hold, alone or together with one or two others, an adversary reaches what
/// it wants. (That single switching finds nothing where there is defence in depth is why sets are tried.)
fn assumption_load_bearing(context: &Context, found: &mut Found) {
    let model = context.model;
    let open: Vec<AssumptionId> = AssumptionId::all(model)
        .filter(|z| model[*z].evidence.is_empty() && says_something(&model[*z]))
        .collect();
    if open.is_empty() {
        return;
    }
    let falls = falls(context);
    for id in open {
        let has = |set: &Vec<Switch>| set.contains(&Switch::Assumption(id));
        let mut mine: Vec<&Fall> = falls.iter().filter(|f| has(&f.set)).collect();
        mine.sort_by_key(|f| (f.set.len(), f.adversary, f.target));
        let Some(first) = mine.first() else { continue };
        // What it is needed for alone; else what falls with the smallest set that it is in.
        let together = mine
            .iter()
            .filter(|f| f.set == first.set && f.adversary == first.adversary);
        let effects: Vec<String> = together
            .map(|f| words::effect(Words::english(), model, f.target))
            .collect();
        let name = &model[id].head.name;
        let others = first.set.iter().filter(|s| **s != Switch::Assumption(id));
        let others: Vec<&str> = others.map(|s| model.name(s.node())).collect();
        let also = match others.is_empty() {
            true => String::new(),
            false => format!(" together with {}", quoted(others)),
        };
        found.push(
            found
                .about(
                    model,
                    Node::Assumption(id),
                    format!(
                        "if `{name}` is false{also}, `{}` can {}; and nothing shows that it is true",
                        model.name(Node::Adversary(first.adversary)),
                        joined(&effects.iter().map(String::as_str).collect::<Vec<_>>())
                    ),
                )
                .help("show it: `evidence link \"https://…\"`, or `audit`, `test`, `scan`; or put a control beside it"),
        );
    }
}

fn says_something(assumption: &Assumption) -> bool {
    !assumption.upholds.is_empty() || !assumption.trusts.is_empty() || !assumption.stops.is_empty()
}

/// An effect that comes into reach without a set.
struct Fall {
    set: Vec<Switch>,
    adversary: AdversaryId,
    target: Target,
}

/// What falls without which smallest sets: of what adversaries want, and claims deny.
fn falls(context: &Context) -> Vec<Fall> {
    let (model, analysis) = (context.model, context.analysis);
    let mut list = Vec::new();
    for adversary in AdversaryId::all(model) {
        let wanted = model[adversary].wants.iter().map(Target::of);
        let denied = model.claims.iter().flat_map(|c| &c.lines).filter(|l| {
            let theirs = l.adversary.as_ref().is_some_and(|a| a.value == adversary);
            theirs && !l.can && l.given.is_empty()
        });
        let mut targets: Vec<Target> = wanted.chain(denied.map(|l| Target::of(&l.what))).collect();
        targets.retain(|t| {
            excluded(model, *t).is_none() && analysis.holds(model, adversary, Run::Today, *t) == Answer::No
        });
        targets.sort_unstable();
        targets.dedup();
        let scenario = Scenario::new(adversary, Run::Today, Reading::Maybe);
        let sets = analysis.all_hang_on(model, &scenario, &targets);
        for (target, sets) in targets.iter().zip(sets) {
            list.extend(sets.into_iter().map(|set| Fall {
                set,
                adversary,
                target: *target,
            }));
        }
    }
    list
}

/// A control that is used, and whose removal would change no result, whatever else failed. (Where another finding says
/// why, that one is enough: a threat nobody can carry out, a way around, a control that is too weak.)
fn no_effect(context: &Context, found: &mut Found) {
    let (model, analysis) = (context.model, context.analysis);
    if model.adversaries.is_empty() || model.controls.is_empty() {
        return;
    }
    let mut idle = vec![true; model.controls.len()];
    for adversary in AdversaryId::all(model) {
        let theirs = analysis.idle_controls(model, adversary);
        idle.iter_mut().zip(theirs).for_each(|(all, one)| *all &= one);
    }
    let explained = explained(context);
    for id in ControlId::all(model).filter(|c| idle[c.0 as usize] && !explained[c.0 as usize]) {
        let name = &model[id].head.name;
        found.push(
            found
                .about(model, Node::Control(id), format!("without `{name}` every result would be the same"))
                .help("say which threat it stops (`mitigate with`), what it changes (`sets`) or what it notices (`detects`); or take it out"),
        );
    }
}

/// Controls whose part is played elsewhere than in what adversaries reach, or of which another finding says why they
/// change nothing.
fn explained(context: &Context) -> Vec<bool> {
    let (model, analysis) = (context.model, context.analysis);
    let mut explained: Vec<bool> = model
        .controls
        .iter()
        .map(|c| !c.sets.is_empty() || !prevents(c) || c.on.is_empty())
        .collect();
    let mut named = vec![false; model.controls.len()];
    for id in ThreatId::all(model) {
        let threat = &model[id];
        let acted = threat.mistake_of.is_none() && !threat.by.is_empty();
        let stops = |adversary: AdversaryId| {
            let facts = analysis.reached(model, adversary, Run::Planned, Reading::Maybe);
            threat.effects.iter().map(Target::of).any(|t| {
                // Stopped, and not there by another way.
                analysis.standing(facts, id.0, t) == Standing::Stopped
                    && !facts.holds(model, &analysis.program, t)
            })
        };
        let plays = acted && threat.by.iter().any(|b| stops(b.value));
        for control in mitigations(&threat.responses) {
            explained[control.value.0 as usize] |= !plays;
            named[control.value.0 as usize] = true;
        }
    }
    for answer in &model.answers {
        mitigations(&answer.responses).for_each(|c| explained[c.value.0 as usize] = true);
    }
    for relied in model.claims.iter().flat_map(|c| &c.relies_on) {
        if let Node::Control(id) = relied.value {
            named[id.0 as usize] = true;
        }
    }
    for switch in analysis
        .claims()
        .iter()
        .flat_map(|c| &c.lines)
        .flat_map(|l| &l.rests_on)
    {
        if let Switch::Control(id) = switch {
            explained[id.0 as usize] = true;
        }
    }
    // What nothing names is an orphan (`TM608`), or there for a tree or a rule.
    explained
        .iter()
        .zip(named)
        .map(|(explained, named)| *explained || !named)
        .collect()
}
