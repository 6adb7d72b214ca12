//! TM533–TM535: attack trees, held against what adversaries want and reach.

use super::ways::{Settled, numbered};
use super::{Check, Context, Found};
use crate::analysis::{Answer, Reading, Scenario, Target, whom, words};
use crate::model::*;
use crate::words::Words;

pub static CHECKS: &[Check] = &[
    Check::of_reach(533, unwanted_goal),
    Check::of_reach(534, leaf_infeasible),
    Check::of_reach(535, way_unlisted),
];

/// A tree leads to what the adversary whom it is by does not want. (An attack tree's root is the attacker's goal: Schneier
/// 1999.)
fn unwanted_goal(context: &Context, found: &mut Found) {
    let model = context.model;
    for tree in &model.trees {
        let Some(goal) = &tree.goal else { continue };
        let target = Target::of(goal);
        let all = Target { own: false, ..target };
        for by in &tree.by {
            let mut wanted = model.goals(by.value).into_iter().map(Target::of);
            if wanted.any(|w| w == target || w == all) {
                continue;
            }
            let (name, who) = (&tree.head.name, model.name(Node::Adversary(by.value)));
            let what = words::effect(Words::english(), model, target);
            found.push(
                found
                    .at(goal.span, format!("tree `{name}` leads `{who}` to {what}, which it does not want"))
                    .about(name)
                    .also(model[by.value].head.name_span, "its goals are said here")
                    .help(format!("add it to what `{who}` wants: `wants {what}`; or draw the tree for another goal, or by another adversary")),
            );
        }
    }
}

/// A leaf that nobody whom the tree is by can do, whatever fails.
fn leaf_infeasible(context: &Context, found: &mut Found) {
    let model = context.model;
    for tree in &model.trees {
        let mut open: Vec<&Branch> = tree.root.iter().rev().collect();
        while let Some(branch) = open.pop() {
            let (span, leaf, why) = match branch {
                Branch::Any(list, _) | Branch::All(list, _) | Branch::Sequence(list, _) => {
                    open.extend(list.iter().rev());
                    continue;
                }
                Branch::Threat(id) if !tree.by.is_empty() && !is_theirs(model, tree, &model[id.value]) => {
                    (id.span, &model[id.value].head.name, "it is by none of them")
                }
                Branch::Step(step) if !able(context, tree, step) => (
                    step.head.name_span,
                    &step.head.name,
                    "it takes more than they have, whatever fails",
                ),
                _ => continue,
            };
            let name = &tree.head.name;
            found.push(
                found
                    .at(
                        span,
                        format!("nobody whom tree `{name}` is by can do `{leaf}`: {why}"),
                    )
                    .about(name)
                    .help("take the leaf out, say in `by` who else takes part, or give them what it needs"),
            );
        }
    }
}

fn is_theirs(model: &Model, tree: &Tree, threat: &Threat) -> bool {
    threat.by.is_empty()
        || threat.mistake_of.is_some()
        || whom(model, tree).any(|a| {
            let lineage = model.lineage(a);
            threat.by.iter().any(|b| lineage.contains(&b.value))
        })
}

fn able(context: &Context, tree: &Tree, step: &Step) -> bool {
    let mut them = whom(context.model, tree).peekable();
    them.peek().is_none() || them.any(|a| context.analysis.can_step(context.model, a, step))
}

/// The goal of a tree is reached today on a way on which none of its threats takes part: the tree lacks a branch.
fn way_unlisted(context: &Context, found: &mut Found) {
    let (model, analysis) = (context.model, context.analysis);
    let settled = Settled::of(context);
    for tree in &model.trees {
        let Some(goal) = &tree.goal else { continue };
        let target = Target::of(goal);
        let mut listed = Vec::new();
        tree.root.iter().for_each(|b| threats(b, &mut listed));
        for by in &tree.by {
            let scenario = Scenario::new(by.value, Run::Today, Reading::Sure);
            let reached = analysis.holds(model, by.value, Run::Today, target) == Answer::Yes;
            if !reached || settled.says(model, by.value, target) {
                continue;
            }
            let without = |instance: u32| listed.contains(&instance);
            let Some(way) = analysis.way_without(model, &scenario, target, &without) else {
                continue;
            };
            let (name, who) = (&tree.head.name, model.name(Node::Adversary(by.value)));
            found.push(
                found
                    .at(goal.span, format!("`{who}` reaches the goal of tree `{name}` by a way on which none of its threats is"))
                    .about(name)
                    .help(format!("this is how:\n{}", numbered(context, &scenario, &way)))
                    .help("add it as a branch: the threat that is missing, or its name"),
            );
        }
    }
}

fn threats(branch: &Branch, list: &mut Vec<u32>) {
    match branch {
        Branch::Any(below, _) | Branch::All(below, _) | Branch::Sequence(below, _) => {
            below.iter().for_each(|b| threats(b, list));
        }
        Branch::Threat(id) => list.push(id.value.0),
        Branch::Step(_) => {}
    }
}
