//! R22–R24 and R26: threats, what stands in their way, and what nobody notices.

use super::super::fact::Predicate::{self, *};
use super::super::fact::{Atom, Target};
use super::super::potential::Effort;
use super::super::program::Rule;
use super::{Ground, own};
use crate::model::*;
use std::collections::BTreeMap;

pub fn ground(g: &mut Ground) {
    for id in ControlId::all(g.model) {
        r24(g, id);
    }
    assumed(g);
    touched(g);
    let instances = g.instances;
    for (at, instance) in instances.iter().enumerate() {
        r22(g, at as u32, instance);
    }
    for at in 0..g.b.atoms().effects.len() {
        let target = g.b.atoms().effects[at];
        meaning(g, target);
    }
    r26(g);
}

/// R24: who owns where a control stands switches it off. Down is what is off, or does not count for this adversary now.
fn r24(g: &mut Ground, id: ControlId) {
    let control = &g.model[id];
    let (off, gone, down) = (g.of(Off, id), g.of(Gone, id), g.of(Down, id));
    g.b.any(Rule::R23, &[off, gone], down);
    let owned: Vec<Atom> = control
        .on
        .iter()
        .filter_map(|on| g.b.atoms().node(Owns, on.value))
        .collect();
    if control.on_all && owned.len() < control.on.len() {
        return;
    }
    match control.on_all {
        true => g.b.all(Rule::R24, &owned, off),
        false => g.b.any(Rule::R24, &owned, off),
    }
}

/// An assumption that is false no longer upholds a control.
fn assumed(g: &mut Ground) {
    for id in AssumptionId::all(g.model) {
        for uphold in &g.model[id].upholds {
            if let Uphold::Control(control) = uphold {
                let (switched, gone) = (g.of(False, id), g.of(Gone, control.value));
                g.b.all(Rule::R23, &[switched], gone);
            }
        }
    }
}

/// `touched(x)`, and near data: touched where it is.
fn touched(g: &mut Ground) {
    let model = g.model;
    for id in ElementId::all(model) {
        let of = |is| g.of(is, id);
        let (reaches, observes, touched) = (of(Reaches), of(Observes), of(Touched));
        g.b.any(Rule::R22, &[reaches, observes], touched);
    }
    for id in FlowId::all(model) {
        let (from, to) = (model[id].from.value, model[id].to.value);
        let premises = [
            g.of(Observes, id),
            g.of(ActsAs, from),
            g.of(Owns, from),
            g.of(Owns, to),
        ];
        let touched = g.of(Touched, id);
        g.b.any(Rule::R22, &premises, touched);
    }
    for id in BoundaryId::all(model) {
        let (observes, touched) = (g.of(Observes, id), g.of(Touched, id));
        g.b.all(Rule::R22, &[observes], touched);
    }
    for id in ElementId::all(model) {
        if let Some(boundary) = model[id].boundary {
            let (inside, touched) = (g.of(Touched, id), g.of(Touched, boundary));
            g.b.all(Rule::R22, &[inside], touched);
        }
        for at in 0..g.index.handles[id.0 as usize].len() {
            let (there, near) = (g.of(Touched, id), g.of(Near, g.index.handles[id.0 as usize][at]));
            g.b.all(Rule::R22, &[there], near);
        }
    }
    for id in DataId::all(model) {
        let near = g.of(Near, id);
        for at in 0..g.carriers[id.0 as usize].len() {
            let there = g.of(Touched, g.carriers[id.0 as usize][at]);
            g.b.all(Rule::R22, &[there], near);
        }
    }
}

/// R22: what a threat needs, where it enters, and for each effect what blocks it.
fn r22(g: &mut Ground, at: u32, instance: &Instance) {
    let threat = instance.threat;
    g.b.effort(Effort::needed(&threat.factors));
    let of = |is| g.b.atoms().at(is, at);
    let (may, needs_met, ready) = (of(May), of(NeedsMet), of(Ready));
    let mut premises = vec![may];
    premises.extend(threat.needs.iter().filter_map(|n| need(g, n)));
    let any: Vec<Atom> = threat.needs_any.iter().filter_map(|n| need(g, n)).collect();
    g.b.any(Rule::R22, &any, needs_met);
    if !threat.needs_any.is_empty() {
        premises.push(needs_met);
    }
    g.b.all(Rule::R22, &premises, ready);
    let needs_fact = !threat.needs.is_empty() || !threat.needs_any.is_empty();
    let blockers = blockers(g.model, g.index, instance);
    let stops = stops(g.model, instance);
    for effect in &threat.effects {
        let target = Target::of(effect);
        let mut premises = vec![ready];
        premises.extend(stops.iter().map(|z| g.of(False, *z)));
        let lost = target.effect.property();
        let against = |c: &&ControlId| {
            let protects = &g.model[**c].protects;
            protects.is_empty() || protects.iter().any(|p| p.value == lost)
        };
        premises.extend(blockers.iter().filter(against).map(|c| g.of(Down, *c)));
        let head = g.b.effect(Causes, target);
        if needs_fact {
            g.b.caused(at, &premises, head);
            continue;
        }
        for entry in entries(g, threat, target.node) {
            g.b.caused(at, &[&premises[..], &entry[..]].concat(), head);
        }
    }
}

/// The ways to satisfy that a threat which needs no fact is touched somewhere: each inner list is one. Where nothing is
/// there to be touched, nothing is asked.
fn entries(g: &Ground, threat: &Threat, target: Node) -> Vec<Vec<Atom>> {
    let touched = |node: Node| match node {
        Node::Data(d) if g.carriers[d.0 as usize].is_empty() && g.holders[d.0 as usize].is_empty() => None,
        Node::Data(_) => g.b.atoms().node(Near, node),
        _ => g.b.atoms().node(Touched, node),
    };
    let places: Vec<Atom> = match threat.through.is_empty() {
        true => touched(target).into_iter().collect(),
        false => threat.through.iter().filter_map(|t| touched(t.value)).collect(),
    };
    match places.is_empty() {
        true => vec![Vec::new()],
        false => places.into_iter().map(|p| vec![p]).collect(),
    }
}

fn need(g: &Ground, need: &Need) -> Option<Atom> {
    g.b.atoms().node(needed(need.verb), need.target.value)
}

/// What is said of the target of a need.
pub fn needed(verb: NeedVerb) -> Predicate {
    match verb {
        NeedVerb::Own => Owns,
        NeedVerb::Alter => Alters,
        NeedVerb::Observe => Observes,
        NeedVerb::Reach => Reaches,
        NeedVerb::Read => Knows,
        NeedVerb::Write => Writes,
        NeedVerb::Act => ActsAs,
    }
}

/// R23: the controls that stand against a threat, those that only detect left out. In the order of the source, each once.
pub fn blockers(model: &Model, index: &Index, instance: &Instance) -> Vec<ControlId> {
    let mut list: Vec<ControlId> = instance.mitigations().map(|c| c.value).collect();
    if let Source::Found(rule, _) = instance.source {
        let stands = |c: &ControlId| {
            let on = model[*c].on.iter();
            on.flat_map(|on| instance.bound.iter().map(move |b| (on.value, *b)))
                .any(|(on, bound)| is_or_holds(model, on, bound))
        };
        let countering = index.countering[rule.0 as usize].iter().copied();
        list.extend(countering.filter(stands));
    }
    list.retain(|c| prevents(&model[*c]));
    list.sort_unstable();
    list.dedup();
    list
}

/// Whether a control does more than notice.
pub fn prevents(control: &Control) -> bool {
    control.detects.is_empty() || !control.protects.is_empty() || !control.counters.is_empty()
}

/// Whether a place is a node, or has it within or at it.
fn is_or_holds(model: &Model, place: Node, node: Node) -> bool {
    match (place, node) {
        _ if place == node => true,
        (Node::Boundary(b), Node::Element(e)) => model.within(e, b),
        (Node::Boundary(b), Node::Boundary(inner)) => model.chain(Some(inner)).any(|x| x == b),
        (Node::Boundary(b), Node::Flow(f)) => {
            model.within(model[f].from.value, b) && model.within(model[f].to.value, b)
        }
        (Node::Element(e), Node::Data(d)) => model[e].holds.iter().any(|h| h.value == d),
        (Node::Flow(f), Node::Data(d)) => model.carried(f).any(|c| c == d),
        _ => false,
    }
}

/// The assumptions that stop a threat.
fn stops(model: &Model, instance: &Instance) -> Vec<AssumptionId> {
    let Source::Written(id) = instance.source else {
        return Vec::new();
    };
    AssumptionId::all(model)
        .filter(|z| model[*z].stops.iter().any(|t| t.value == id))
        .collect()
}

/// What an effect that a threat causes makes true, and when an effect holds at all.
fn meaning(g: &mut Ground, target: Target) {
    let (causes, holds) = (g.b.effect(Causes, target), g.b.effect(Holds, target));
    for head in consequences(g, target) {
        g.b.all(Rule::R22, &[causes], head);
    }
    for way in ways(g.model, target) {
        let premises: Option<Vec<Atom>> = way
            .iter()
            .map(|means| match *means {
                Means::Fact(is, node) => g.b.atoms().node(is, node),
                Means::Caused(target) => g.b.atoms().effect(Causes, target),
            })
            .collect();
        if let Some(premises) = premises {
            g.b.all(Rule::Meaning, &premises, holds);
        }
    }
}

/// R22, second half.
fn consequences(g: &Ground, target: Target) -> Vec<Atom> {
    let record = |is| if target.own { own(is) } else { is };
    let all_of = |is, list: Vec<DataId>| -> Vec<Atom> { list.iter().map(|d| g.of(record(is), *d)).collect() };
    let node = target.node;
    let one = |is| g.b.atoms().node(is, node).into_iter().collect();
    match (target.effect, node) {
        (Effect::Disclose, Node::Data(_)) => one(record(Knows)),
        (Effect::Tamper, Node::Data(_)) => one(record(Writes)),
        (Effect::Deny, Node::Data(_)) => one(record(DeniesData)),
        (Effect::Deny, Node::Element(_) | Node::Flow(_)) => one(Denies),
        (Effect::Spoof, _) => one(ActsAsAnother),
        (Effect::Elevate, Node::Element(_) | Node::Boundary(_)) => one(Owns),
        (Effect::Disclose, _) => all_of(Sees, carried(g.model, node)),
        (Effect::Tamper, _) => all_of(Places, carried(g.model, node)),
        _ => Vec::new(),
    }
}

/// What a flow carries or a store holds.
fn carried(model: &Model, node: Node) -> Vec<DataId> {
    match node {
        Node::Flow(id) => model.carried(id).collect(),
        Node::Element(id) if model[id].kind == ElementKind::Store => {
            model[id].holds.iter().map(|d| d.value).collect()
        }
        _ => Vec::new(),
    }
}

/// A premise of what an effect means.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Means {
    Fact(Predicate, Node),
    /// Some threat has this effect.
    Caused(Target),
}

/// When an effect holds (the reference, "What an effect means"): any one of the lists, all of whose premises hold.
pub fn ways(model: &Model, target: Target) -> Vec<Vec<Means>> {
    use Means::Fact;
    let node = target.node;
    let record = |is| if target.own { own(is) } else { is };
    let mut ways = vec![vec![Means::Caused(target)]];
    let mut or = |list: &[Means]| ways.push(list.to_vec());
    match (target.effect, node) {
        (Effect::Disclose, Node::Data(_)) => or(&[Fact(record(Knows), node)]),
        (Effect::Disclose, Node::Flow(id)) => {
            for data in model.carried(id).map(Node::Data) {
                or(&[Fact(record(Sees), data), Fact(record(Knows), data)]);
            }
        }
        (Effect::Tamper, Node::Data(_)) => or(&[Fact(record(Writes), node)]),
        (Effect::Tamper, Node::Flow(id)) => {
            for data in model.carried(id).map(Node::Data) {
                or(&[Fact(Alters, node), Fact(record(Places), data)]);
            }
        }
        (Effect::Tamper, Node::Element(id)) if model[id].kind == ElementKind::Store => {
            or(&[Fact(Alters, node)]);
        }
        (Effect::Disclose | Effect::Tamper, Node::Element(_)) => or(&[Fact(Owns, node)]),
        (Effect::Spoof, _) => or(&[Fact(ActsAsAnother, node)]),
        (Effect::Deny, Node::Data(_)) => or(&[Fact(record(DeniesData), node)]),
        (Effect::Deny, Node::Element(_) | Node::Flow(_)) => or(&[Fact(Denies, node)]),
        (Effect::Elevate, Node::Element(_) | Node::Boundary(_)) => {
            or(&[Fact(Strange, node), Fact(Owns, node)]);
        }
        _ => {}
    }
    if target.own {
        // What holds of everybody's records holds of one's own.
        ways.extend(self::ways(model, Target { own: false, ..target }));
    }
    ways
}

/// Where it is kept that something happened: the elements that hold the data, and the element itself.
pub fn witnesses(model: &Model, node: Node) -> impl Iterator<Item = Node> + '_ {
    let holds = move |id: &ElementId| match node {
        Node::Data(data) => model[*id].holds.iter().any(|d| d.value == data),
        Node::Element(element) => *id == element,
        _ => false,
    };
    ElementId::all(model).filter(holds).map(Node::Element)
}

pub fn repudiated(node: Node) -> Target {
    Target {
        effect: Effect::Repudiate,
        node,
        own: false,
    }
}

/// R26: an effect that is to be noticed, while nothing that would notice it stands.
fn r26(g: &mut Ground) {
    let model = g.model;
    let mut noticed: BTreeMap<Target, Vec<ControlId>> = BTreeMap::new();
    for id in ControlId::all(model) {
        for effect in &model[id].detects {
            noticed.entry(Target::of(effect)).or_default().push(id);
        }
    }
    for (target, controls) in noticed {
        let mut premises = vec![g.b.effect(Holds, target)];
        premises.extend(controls.iter().map(|c| g.of(Down, *c)));
        for node in witnesses(model, target.node) {
            let head = g.b.effect(Causes, repudiated(node));
            g.b.all(Rule::R26, &premises, head);
        }
    }
}
