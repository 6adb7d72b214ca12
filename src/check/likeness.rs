//! TM513, TM520, TM526: do the threats differ, and does their rating?

use super::facts::{Impacts, content_words};
use super::{Check, Context, Found};
use crate::model::*;
use foldhash::HashMap;
use std::hash::Hash;

pub static CHECKS: &[Check] = &[
    Check::new(513, duplicate_threat),
    Check::new(520, flat_ratings),
    Check::new(526, near_duplicate),
];

/// Two threats by the same adversaries, with the same effects and needs, through the same places.
fn duplicate_threat(context: &Context, found: &mut Found) {
    let model = context.model;
    let key = |threat: &Threat| {
        if threat.effects.is_empty() {
            return None;
        }
        let mut effects: Vec<_> = threat
            .effects
            .iter()
            .map(|e| (e.effect, e.own, e.target.value))
            .collect();
        let mut through: Vec<_> = threat.through.iter().map(|n| n.value).collect();
        let mut by: Vec<_> = threat.by.iter().map(|a| a.value).collect();
        effects.sort_unstable();
        through.sort_unstable();
        by.sort_unstable();
        let needs: Vec<_> = threat
            .needs
            .iter()
            .chain(&threat.needs_any)
            .map(|n| (n.verb as u8, n.target.value))
            .collect();
        Some((
            effects,
            through,
            by,
            needs,
            threat.mistake_of.as_ref().map(|n| n.value),
        ))
    };
    let threats = ThreatId::all(model).filter_map(|id| Some((key(&model[id])?, Node::Threat(id))));
    for (first, again) in repeated(threats) {
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
    let titled = |head: &Head| head.title.as_deref().map(content_words).filter(|w| !w.is_empty());
    let threats = ThreatId::all(model).filter_map(|id| Some((titled(&model[id].head)?, Node::Threat(id))));
    let assumptions =
        AssumptionId::all(model).filter_map(|id| Some((titled(&model[id].head)?, Node::Assumption(id))));
    let flows = FlowId::all(model).map(|id| {
        let flow = &model[id];
        let mut sends: Vec<_> = flow.sends.iter().map(|d| d.value).collect();
        let mut returns: Vec<_> = flow.returns.iter().map(|d| d.value).collect();
        let mut protocol: Vec<_> = flow.protocol.iter().map(|k| k.value).collect();
        sends.sort_unstable();
        returns.sort_unstable();
        protocol.sort_unstable();
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
    let impacts = Impacts::of(context);
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
