//! Each adversary by itself: its four parts, its goals, its words, and whether it adds anything.

use super::{Check, Context, Found};
use crate::model::{Adversary, AdversaryId, Model, Node, Position};
use std::collections::BTreeSet;

pub static CHECKS: &[Check] = &[
    Check::new(301, no_goal),
    Check::new(302, no_knowledge),
    Check::new(303, no_compute),
    Check::new(304, no_control),
    Check::new(318, active_passive_unstated),
    Check::new(326, idle_adversary),
];

/// Adversaries of which `part` is said neither by themselves nor by one they are.
fn without<'a>(model: &'a Model, part: fn(&Adversary) -> bool) -> impl Iterator<Item = AdversaryId> + 'a {
    AdversaryId::all(model).filter(move |a| !model.lineage(*a).iter().any(|l| part(&model[*l])))
}

/// No goal: nothing tells whether the adversary has won.
/// (A threat model is made up of four parts; a security game ends with a winning condition; Carlini et al. 2019.)
fn no_goal(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in without(model, |a| !a.wants.is_empty()) {
        let name = &model[id].head.name;
        let asset = model.data.first().map_or("orders", |d| &d.head.name);
        found.push(
            found
                .about(model, Node::Adversary(id), format!("`{name}` has no goal"))
                .help(format!(
                    "what does it want? write in its block, for example: `wants disclose {asset}`"
                )),
        );
    }
}

/// Nothing on the information available to the adversary.
/// (The first of the four parts of a threat model; Carlini et al. 2019: state the adversary's knowledge.)
fn no_knowledge(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in without(model, |a| !a.knows.is_empty()) {
        let name = &model[id].head.name;
        found.push(
            found
                .about(
                    model,
                    Node::Adversary(id),
                    format!("nothing says what information is available to `{name}`"),
                )
                .help("what does it know? write in its block `knows public`, or more: `design`, `source`, `internals`, `everything`, and after a comma data"),
        );
    }
}

/// Nothing on the adversary's computing capability.
/// (The second of the four parts; ISO/IEC 18045: attack potential; a game needs a bound.)
fn no_compute(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in without(model, |a| a.computes.is_some()) {
        let name = &model[id].head.name;
        found.push(
            found
                .about(
                    model,
                    Node::Adversary(id),
                    format!("nothing says what `{name}` can compute or spend"),
                )
                .help("how much time, skill and equipment does it have? write in its block `computes moderate \"rented servers, a week\"`, or state the factors: `computes with expertise proficient, time 1 week`"),
        );
    }
}

/// Nothing on the adversary's control of the system; `controls nothing` is an answer.
/// (The third of the four parts; Dolev and Yao 1983: the attacker is the network.)
fn no_control(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in without(model, |a| !a.controls.is_empty() || a.controls_nothing.is_some()) {
        let name = &model[id].head.name;
        let place = model.boundaries.first().map_or("internet", |b| &b.head.name);
        found.push(
            found
                .about(
                    model,
                    Node::Adversary(id),
                    format!("nothing says what part of the system `{name}` controls"),
                )
                .help(format!(
                    "what can it observe, alter or own? write in its block, for example: `observes {place}`, `alters {place}`, or `controls nothing`"
                )),
        );
    }
}

/// Words for an adversary that changes what passes, and for one that is on the network at all.
const ACTIVE: &[&str] = &[
    "man in the middle",
    "machine in the middle",
    "person in the middle",
    "adversary in the middle",
    "attacker in the middle",
    "meddler in the middle",
    "mitm",
    "aitm",
    "active network",
    "active attacker",
    "active adversary",
    "intercepts and changes",
    "intercepts and modifies",
    "dolev yao",
];
const ON_THE_NETWORK: &[&str] = &[
    "eavesdropper",
    "wiretapper",
    "sniffer",
    "network attacker",
    "network adversary",
    "on path",
    "passive observer",
];

/// An adversary whose words say that it changes what passes, or listens on the network, and whose controls do not.
/// (RFC 3552, section 3: passive and active attacks are different threats.)
fn active_passive_unstated(context: &Context, found: &mut Found) {
    let model = context.model;
    let active = super::words::Phrases::new(ACTIVE);
    let present = super::words::Phrases::new(ON_THE_NETWORK);
    for id in AdversaryId::all(model) {
        let head = &model[id].head;
        let shown = head.shown();
        let network =
            |c: &&crate::model::Controls| matches!(c.target.value, Node::Flow(_) | Node::Boundary(_));
        let controls = model.controls(id);
        let position = controls.into_iter().filter(network).map(|c| c.position).max();
        let place = model.boundaries.first().map_or("internet", |b| &b.head.name);
        let (word, gap, verb) = if let Some(word) = active.find(&shown) {
            if position >= Some(Position::Alters) {
                continue;
            }
            (word, "it alters no flow and no boundary", "alters")
        } else if let Some(word) = present.find(&shown) {
            if position.is_some() {
                continue;
            }
            (word, "it observes no flow and no boundary", "observes")
        } else {
            continue;
        };
        let name = &head.name;
        found.push(
            found
                .about(
                    model,
                    Node::Adversary(id),
                    format!("`{name}` is called `{word}`, but {gap}"),
                )
                .help(format!(
                    "say whether it only reads what passes, or changes and drops it too: `{verb} {place}`"
                )),
        );
    }
}

/// An adversary that no threat and no tree is by; what it is, and what is it, count.
/// (A frequent gap of published models: adversaries who are introduced, and never come on stage.)
fn idle_adversary(context: &Context, found: &mut Found) {
    let model = context.model;
    let by = model
        .threats
        .iter()
        .flat_map(|t| &t.by)
        .chain(model.trees.iter().flat_map(|t| &t.by));
    let direct: BTreeSet<_> = by.map(|a| a.value).collect();
    let mut busy = BTreeSet::new();
    for id in AdversaryId::all(model) {
        let lineage = model.lineage(id);
        if lineage.iter().any(|l| direct.contains(l)) {
            busy.insert(id);
        }
        if direct.contains(&id) {
            busy.extend(lineage);
        }
    }
    for id in AdversaryId::all(model).filter(|a| !busy.contains(a)) {
        let name = &model[id].head.name;
        let goal = model
            .goals(id)
            .first()
            .map_or("disclose orders".to_string(), |g| {
                format!("{} {}", g.effect, model.name(g.target.value))
            });
        found.push(
            found
                .about(model, Node::Adversary(id), format!("no threat is by `{name}`"))
                .help(format!(
                    "say what it does: `threat … {{ {goal}; by {name} }}`; or remove it"
                )),
        );
    }
}
