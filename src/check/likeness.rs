//! TM513, TM520, TM526: do the threats differ, and does their rating?

use super::facts::{content_words, hash_of_content};
use super::words::keep_alike;
use super::{Check, Context, Found};
use crate::model::*;
use foldhash::HashMap;
use foldhash::fast::FixedState;
use std::hash::{BuildHasher, Hash};

pub static CHECKS: &[Check] = &[
    Check::new(513, duplicate_threat),
    Check::new(520, flat_ratings),
    Check::new(526, near_duplicate),
];

/// Two threats by the same adversaries, with the same effects and needs, through the same places.
fn duplicate_threat(context: &Context, found: &mut Found) {
    let model = context.model;
    let effects = |t: &Threat| sorted(t.effects.iter().map(|e| (e.effect, e.own, e.target.value)));
    let through = |t: &Threat| sorted(t.through.iter().map(|n| n.value));
    let by = |t: &Threat| sorted(t.by.iter().map(|a| a.value));
    let mut threats: Vec<ThreatId> = ThreatId::all(model)
        .filter(|id| !model[*id].effects.is_empty())
        .collect();
    keep_alike(&mut threats, |id| {
        let places = model[*id].through.iter().map(|n| n.value);
        of_all(places.chain(model[*id].effects.iter().map(|e| e.target.value)))
    });
    let key = |id: ThreatId| {
        let threat = &model[id];
        let needs = threat.needs.iter().chain(&threat.needs_any);
        let needs: Vec<_> = needs.map(|n| (n.verb as u8, n.target.value)).collect();
        let mistake = threat.mistake_of.as_ref().map(|n| n.value);
        (
            (effects(threat), through(threat), by(threat), needs, mistake),
            Node::Threat(id),
        )
    };
    for (first, again) in repeated(threats.into_iter().map(key)) {
        let (one, two) = (model.name(first), model.name(again));
        found.push(
            found
                .about(
                    model,
                    again,
                    format!("threat `{two}` has the adversary, the effects and the places of `{one}`"),
                )
                .also(model.place(first), "the other")
                .help("join them, or say what sets them apart: `needs …`, `through …`"),
        );
    }
}

/// Two assumptions or threats with the same words in their titles, or two flows between the same ends with the same
/// data and protocol.
fn near_duplicate(context: &Context, found: &mut Found) {
    let model = context.model;
    let titled = |(title, node): (&str, Node)| (content_words(title), node);
    let with_title = |node: Node| Some((model.head(node).title.as_deref()?, node));
    let alike = |nodes: &mut dyn Iterator<Item = Node>| {
        let mut list: Vec<(&str, Node)> = nodes.filter_map(with_title).collect();
        keep_alike(&mut list, |(title, _)| hash_of_content(title));
        list.into_iter()
            .map(titled)
            .filter(|(words, _)| !words.is_empty())
    };
    let threats = alike(&mut ThreatId::all(model).map(Node::Threat));
    let assumptions = alike(&mut AssumptionId::all(model).map(Node::Assumption));
    let mut flows: Vec<FlowId> = FlowId::all(model).collect();
    keep_alike(&mut flows, |id| {
        of_all([model[*id].from.value, model[*id].to.value])
    });
    let flows = flows.into_iter().map(|id| {
        let flow = &model[id];
        let sends = sorted(flow.sends.iter().map(|d| d.value));
        let returns = sorted(flow.returns.iter().map(|d| d.value));
        let protocol = sorted(flow.protocol.iter().map(|k| k.value));
        (
            (flow.from.value, flow.to.value, sends, returns, protocol),
            Node::Flow(id),
        )
    });
    let pairs = repeated(threats)
        .into_iter()
        .chain(repeated(assumptions))
        .chain(repeated(flows));
    for (first, again) in pairs {
        let (one, two, keyword) = (model.name(first), model.name(again), model.keyword(again));
        found.push(
            found
                .about(
                    model,
                    again,
                    format!("{keyword} `{two}` says the same as `{one}`"),
                )
                .also(model.place(first), "the other")
                .help("keep one, or say in the title what sets them apart"),
        );
    }
}

fn sorted<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut list: Vec<T> = items.collect();
    list.sort_unstable();
    list
}

/// The same for the same things, in whatever order.
fn of_all<T: Hash>(things: impl IntoIterator<Item = T>) -> u64 {
    let hash = |thing| FixedState::default().hash_one(thing);
    things.into_iter().map(hash).fold(0, u64::wrapping_add)
}

/// Each node whose key an earlier one has, with the first that has it.
fn repeated<K: Hash + Eq>(nodes: impl Iterator<Item = (K, Node)>) -> Vec<(Node, Node)> {
    let mut firsts = HashMap::default();
    let mut pairs = Vec::new();
    for (key, node) in nodes {
        match firsts.entry(key) {
            std::collections::hash_map::Entry::Occupied(first) => pairs.push((*first.get(), node)),
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(node);
            }
        }
    }
    pairs
}

/// Four or more rated threats, and all have the same feasibility and impact: the rating sets nothing apart.
fn flat_ratings(context: &Context, found: &mut Found) {
    let model = context.model;
    let impacts = context.impacts();
    let ratings: Vec<_> = model
        .threats
        .iter()
        .filter_map(|t| Some((t.feasibility.as_ref()?.value, impacts.of_threat(t)?, t)))
        .collect();
    let [(feasibility, impact, first), rest @ ..] = ratings.as_slice() else {
        return;
    };
    if rest.len() >= 3
        && ratings.len() == model.threats.len()
        && rest.iter().all(|(f, i, _)| (f, i) == (feasibility, impact))
    {
        found.push(
            found
                .at(
                    first.head.name_span,
                    format!(
                        "all {} threats have feasibility `{feasibility}` and impact `{impact}`",
                        ratings.len()
                    ),
                )
                .help("compare them in pairs: which one would you try first, which one would hurt most?"),
        );
    }
}
