//! TM609, TM611, TM629: does each control stand on the way of its threat, and against its adversary?

use super::facts::{mitigations, quoted};
use super::{Check, Context, Found};
use crate::analysis::{Predicate, Reading, Scenario, Standing, Subject, Target, prevents};
use crate::model::*;
use crate::source::Spanned;
use std::collections::BTreeSet;

pub static CHECKS: &[Check] = &[
    Check::of_reach(609, control_off_path),
    Check::of_reach(611, self_defeating),
    Check::of_reach(629, too_weak),
];

/// A control, named in the response of a threat, that stands nowhere near the threat's way: neither where it enters or
/// travels, nor where what it takes is, nor beside that, nor on the way on which one of its adversaries gets there.
fn control_off_path(context: &Context, found: &mut Found) {
    let model = context.model;
    let places_of = places_of_data(context);
    for id in ThreatId::all(model) {
        let threat = &model[id];
        let mut way = None;
        for used in mitigations(&threat.responses) {
            let control = &model[used.value];
            let places: Vec<Node> = control.on.iter().map(|n| n.value).collect();
            if places.is_empty() || !prevents(control) {
                continue;
            }
            let said = said_way(model, &places_of, threat);
            let on = |way: &BTreeSet<Node>| places.iter().any(|p| stands_on(model, *p, way));
            // What is quickly said comes first: to find a way takes longer.
            let near = said.is_empty() || on(&said) || beside(context, &places, &said);
            if near || on(way.get_or_insert_with(|| taken(context, id))) {
                continue;
            }
            let name = &control.head.name;
            let where_ = quoted(places.iter().map(|p| model.name(*p)));
            found.push(
                found
                    .at(
                        used.span,
                        format!(
                            "`{name}` stands on {where_}, where `{}` never passes",
                            threat.head.name
                        ),
                    )
                    .also(control.on[0].span, "said here")
                    .help(format!(
                        "choose a control on its way ({}), or say in `through` how it gets to {where_}",
                        quoted(
                            threat
                                .through
                                .iter()
                                .map(|n| model.name(n.value))
                                .chain(threat.effects.iter().map(|e| model.name(e.target.value)))
                        )
                    ))
                    .about(name),
            );
        }
    }
}

/// The places that a threat speaks of: where it enters and travels, what it takes and where that is.
fn said_way(model: &Model, places_of: &[Vec<Node>], threat: &Threat) -> BTreeSet<Node> {
    let said = threat.through.iter().map(|n| n.value);
    let mut way: BTreeSet<Node> = said
        .chain(threat.effects.iter().map(|e| e.target.value))
        .collect();
    for effect in &threat.effects {
        if let Node::Data(data) = effect.target.value {
            way.extend(&places_of[data.0 as usize]);
        }
    }
    way.extend(
        threat
            .needs
            .iter()
            .chain(&threat.needs_any)
            .map(|n| n.target.value),
    );
    with_ends(model, way)
}

/// The elements that handle each data, and the flows that carry it.
fn places_of_data(context: &Context) -> Vec<Vec<Node>> {
    let model = context.model;
    let mut places = vec![Vec::new(); model.data.len()];
    for element in ElementId::all(model) {
        for data in &context.index.handles[element.0 as usize] {
            places[data.0 as usize].push(Node::Element(element));
        }
    }
    for flow in FlowId::all(model) {
        for data in model.carried(flow) {
            places[data.0 as usize].push(Node::Flow(flow));
        }
    }
    places
}

/// The places on the ways that its adversaries take, were nothing in place.
fn taken(context: &Context, id: ThreatId) -> BTreeSet<Node> {
    let (model, analysis) = (context.model, context.analysis);
    let threat = &model[id];
    let mut way = BTreeSet::new();
    for adversary in threat.by.iter().map(|b| b.value) {
        let scenario = Scenario::new(adversary, Run::Bare, Reading::Maybe);
        for target in threat.effects.iter().map(Target::of) {
            let steps = analysis
                .way(model, &scenario, target)
                .map(|w| w.steps)
                .unwrap_or_default();
            way.extend(steps.iter().filter_map(|s| match (s.fact.is, s.fact.about) {
                (Predicate::Strange | Predicate::Gone, _) => None,
                (_, Subject::Node(node)) => Some(node),
                _ => None,
            }));
        }
    }
    with_ends(model, way)
}

fn with_ends(model: &Model, mut way: BTreeSet<Node>) -> BTreeSet<Node> {
    let flows = way.iter().filter_map(|n| match n {
        Node::Flow(id) => Some([model[*id].from.value, model[*id].to.value]),
        _ => None,
    });
    let ends: Vec<Node> = flows.flatten().map(Node::Element).collect();
    way.extend(ends);
    way
}

/// Whether a place is on a way, or around a part of it, or within one; a flow also where it leads to one.
fn stands_on(model: &Model, place: Node, way: &BTreeSet<Node>) -> bool {
    way.iter().any(|node| match (place, *node) {
        _ if place == *node => true,
        (Node::Boundary(b), Node::Element(e)) => model.within(e, b),
        (Node::Boundary(b), Node::Flow(f)) => model.crossings(f).contains(&b),
        (Node::Boundary(b), Node::Boundary(other)) => {
            model.chain(Some(other)).any(|x| x == b) || model.chain(Some(b)).any(|x| x == other)
        }
        (Node::Element(e), Node::Boundary(b)) => model.within(e, b),
        (Node::Flow(f), Node::Element(e)) => model[f].from.value == e || model[f].to.value == e,
        (Node::Flow(f), Node::Boundary(b)) => model.crossings(f).contains(&b),
        _ => false,
    })
}

/// Whether one of the places gives something to, or takes something from, an element on the way: what is stopped there
/// can still be what the threat needs next.
fn beside(context: &Context, places: &[Node], way: &BTreeSet<Node>) -> bool {
    let model = context.model;
    let beside = |element: &ElementId| {
        let at = element.0 as usize;
        let flows = context.index.starts[at].iter().chain(&context.index.ends[at]);
        let mut ends = flows.flat_map(|f| [model[*f].from.value, model[*f].to.value]);
        ends.any(|e| way.contains(&Node::Element(e)))
    };
    places.iter().any(|place| match place {
        Node::Element(id) => beside(id),
        Node::Boundary(b) => ElementId::all(model).any(|e| model.within(e, *b) && beside(&e)),
        _ => false,
    })
}

/// The controls of a threat that would stop an effect of it, of an adversary whom none of them stops though everything
/// planned is in place.
fn failing<'a>(context: &Context<'a>, id: ThreatId, adversary: AdversaryId) -> Vec<&'a Spanned<ControlId>> {
    let (model, analysis) = (context.model, context.analysis);
    let threat = &model[id];
    let facts = analysis.reached(context.model, adversary, Run::Planned, Reading::Sure);
    let done: Vec<Property> = threat
        .effects
        .iter()
        .filter(|e| analysis.standing(facts, id.0, Target::of(e)) == Standing::Done)
        .map(|e| e.effect.property())
        .collect();
    let against = |c: &&Spanned<ControlId>| {
        let control = &model[c.value];
        let protects =
            |p: &Property| control.protects.is_empty() || control.protects.iter().any(|x| x.value == *p);
        prevents(control) && done.iter().any(protects)
    };
    mitigations(&threat.responses).filter(against).collect()
}

/// A control runs where the adversary that it is to stop may do as it likes, and nothing else stops that adversary.
/// (CWE-602: client-side enforcement of server-side security.)
fn self_defeating(context: &Context, found: &mut Found) {
    let (model, analysis) = (context.model, context.analysis);
    for (id, adversary) in each_by(model) {
        let position = analysis.position(model, adversary);
        let mut off = failing(context, id, adversary);
        off.retain(|c| analysis.is_off(position, c.value));
        let Some(first) = off.first() else { continue };
        let places = off.iter().flat_map(|c| &model[c.value].on).map(|n| n.value);
        let owned: BTreeSet<Node> = places.filter(|n| analysis.owns(position, *n)).collect();
        let (threat, who) = (&model[id].head.name, model.name(Node::Adversary(adversary)));
        let (verb, stand) = if off.len() == 1 {
            ("is", "stands")
        } else {
            ("are", "stand")
        };
        let message = format!(
            "{} {verb} to stop `{who}` in `{threat}`, and {stand} on what `{who}` controls: {}",
            names(model, &off),
            quoted(owned.iter().map(|n| model.name(*n)))
        );
        found.push(
            found
                .at(first.span, message)
                .help(format!("stop `{who}` where it has no hand in it; where all of several places would have to fall, say `on all of`"))
                .about(threat),
        );
    }
}

/// A control resists less than the potential of the adversary that it is to stop, and nothing else stops that adversary.
/// (ISO/IEC 18045: resistance is stated against an attack potential.)
fn too_weak(context: &Context, found: &mut Found) {
    let (model, analysis) = (context.model, context.analysis);
    for (id, adversary) in each_by(model) {
        let Some(level) = analysis.profile(adversary).level else {
            continue;
        };
        let resists = |c: &Spanned<ControlId>| model[c.value].resists.as_ref();
        let mut weak = failing(context, id, adversary);
        weak.retain(|c| resists(c).is_some_and(|r| r.value < level));
        let best = weak.iter().filter_map(|c| resists(c)).max_by_key(|r| r.value);
        let (Some(first), Some(best)) = (weak.first(), best) else {
            continue;
        };
        let (threat, who) = (&model[id].head.name, model.name(Node::Adversary(adversary)));
        let message = match weak.len() {
            1 => format!("{} resists only `{}`", names(model, &weak), best.value),
            _ => format!("{} resist at most `{}`", names(model, &weak), best.value),
        };
        found.push(
            found
                .at(first.span, format!("{message}, and `{who}` of `{threat}` has `{level}`"))
                .also(best.span, "said here")
                .help(format!(
                    "add a control that resists `{level}`; or accept what `{who}` can do: `accept rest by \"WHO\" until YYYY-MM-DD because \"…\"`"
                ))
                .about(threat),
        );
    }
}

/// Every threat with each of its adversaries.
fn each_by(model: &Model) -> impl Iterator<Item = (ThreatId, AdversaryId)> + '_ {
    ThreatId::all(model).flat_map(|id| model[id].by.iter().map(move |b| (id, b.value)))
}

fn names(model: &Model, controls: &[&Spanned<ControlId>]) -> String {
    quoted(controls.iter().map(|c| model.name(Node::Control(c.value))))
}
