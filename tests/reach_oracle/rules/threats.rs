//! R22–R24 and R26: threats, what stands in their way, and what nobody notices.

use super::super::naive::{Fact, Setting, holds as effect_holds};
use super::super::statics::*;
use super::{Facts, Say};
use tm::model::*;

pub fn need_holds(facts: &Facts, need: &Need) -> bool {
    let target = need.target.value;
    match (need.verb, target) {
        (NeedVerb::Own, _) => facts.contains(&Fact::Owns(target)),
        (NeedVerb::Alter, _) => facts.contains(&Fact::Alters(target)),
        (NeedVerb::Observe, _) => facts.contains(&Fact::Observes(target)),
        (NeedVerb::Reach, Node::Element(e)) => facts.contains(&Fact::Reaches(e)),
        (NeedVerb::Read, Node::Data(d)) => facts.contains(&Fact::Knows(d)),
        (NeedVerb::Write, Node::Data(d)) => facts.contains(&Fact::Writes(d)),
        (NeedVerb::Act, _) => facts.contains(&Fact::Acts(target)),
        _ => false,
    }
}

pub fn touched(s: &Setting, facts: &Facts, node: Node) -> bool {
    let has = |f| facts.contains(&f);
    match node {
        Node::Element(e) => has(Fact::Reaches(e)) || has(Fact::Observes(node)) || has(Fact::Owns(node)),
        Node::Flow(f) => {
            let (from, to) = (s.model[f].from.value, s.model[f].to.value);
            has(Fact::Observes(node))
                || has(Fact::Acts(Node::Element(from)))
                || [from, to].iter().any(|e| has(Fact::Owns(Node::Element(*e))))
        }
        Node::Boundary(b) => {
            let within = ElementId::all(s.model).filter(|e| s.model.within(*e, b));
            has(Fact::Observes(node)) || within.into_iter().any(|e| touched(s, facts, Node::Element(e)))
        }
        _ => false,
    }
}

/// Where a threat without `through` stands for one effect.
pub fn standing(model: &Model, target: Node) -> Vec<Node> {
    match target {
        Node::Data(d) => {
            let flows = FlowId::all(model).filter(|f| model.carried(*f).any(|x| x == d));
            let elements = ElementId::all(model).filter(|e| handles(model, *e, d));
            flows.map(Node::Flow).chain(elements.map(Node::Element)).collect()
        }
        other => vec![other],
    }
}

pub fn r22(s: &Setting, facts: &Facts, say: &mut Say) {
    let m = s.model;
    let lineage = m.lineage(s.adversary);
    for instance in &s.instances {
        let t = instance.threat;
        let present = instance.holds[Run::ALL.iter().position(|r| *r == s.run).expect("a run")];
        let mine = t.by.is_empty() || t.by.iter().any(|a| lineage.contains(&a.value));
        let needs = t.needs.iter().all(|n| need_holds(facts, n))
            && (t.needs_any.is_empty() || t.needs_any.iter().any(|n| need_holds(facts, n)));
        // What a rule found is a possibility until somebody answers it.
        let open = matches!(instance.source, Source::Found(..)) && !answered(s, instance);
        let present = if open {
            present.min(Truth::Unknown)
        } else {
            present
        };
        let there = s.sat(present) && !eliminated(m, t) && t.mistake_of.is_none();
        // What an effect that some threat has makes true.
        for effect in t.effects.iter().filter(|e| facts.contains(&caused(e))) {
            gain(s, effect, say);
        }
        if !there || !mine || !needs || !s.sat(meets(s, &t.factors)) {
            continue;
        }
        let factual = !t.needs.is_empty() || !t.needs_any.is_empty();
        for effect in &t.effects {
            let way: Vec<Node> = t.through.iter().map(|n| n.value).collect();
            let stands = if way.is_empty() {
                standing(m, effect.target.value)
            } else {
                way
            };
            let near = factual || stands.is_empty() || stands.iter().any(|n| touched(s, facts, *n));
            if near && !blocked(s, facts, instance, effect) {
                say(caused(effect));
            }
        }
    }
}

/// That some threat has an effect.
pub fn caused(effect: &EffectOn) -> Fact {
    match (effect.own, effect.target.value) {
        (true, Node::Data(d)) => Fact::OwnEffect(effect.effect, d),
        (_, target) => Fact::Effect(effect.effect, target),
    }
}

/// R23: whether a control that stands, or an assumption, stops an effect.
pub fn blocked(s: &Setting, facts: &Facts, instance: &Instance, effect: &EffectOn) -> bool {
    let m = s.model;
    let property = |c: &Control| {
        let mut protects = c.protects.iter();
        c.protects.is_empty() || protects.any(|p| p.value == effect.effect.property())
    };
    let control = ControlId::all(m).any(|c| {
        against(m, instance, c)
            && property(&m[c])
            && !s.sat(not(effective(s, c)))
            && !facts.contains(&Fact::Off(c))
    });
    let assumed = AssumptionId::all(m).any(|a| {
        let stops = m[a].stops.iter();
        let mut this = stops.filter(|t| instance.source == Source::Written(t.value));
        !s.without.contains(&Node::Assumption(a)) && this.next().is_some()
    });
    control || assumed
}

/// Whether a control is one of those that stand against a threat: named in an answer to it, or against the rule that
/// raised it, at a place that has to do with it.
fn against(m: &Model, instance: &Instance, c: ControlId) -> bool {
    let control = &m[c];
    let named = instance.mitigations().any(|x| x.value == c);
    let counters = matches!(instance.source, Source::Found(rule, _)
        if control.counters.iter().any(|r| r.value == rule)
            && control.on.iter().any(|on| instance.bound.iter().any(|n| is_or_holds(m, on.value, *n))));
    (named || counters) && prevents(control)
}

/// Somebody said what is done about it, or a control stands against it.
fn answered(s: &Setting, instance: &Instance) -> bool {
    !instance.threat.responses.is_empty() || ControlId::all(s.model).any(|c| against(s.model, instance, c))
}

/// What made a threat possible was removed, and is nowhere any more.
fn eliminated(m: &Model, threat: &Threat) -> bool {
    let mut removed = threat.responses.iter().filter_map(|r| match &r.kind {
        ResponseKind::Eliminate { what, node } => Some((what, node)),
        _ => None,
    });
    let any = removed.clone().next().is_some();
    any && removed.all(|(what, node)| match *node {
        Some(Node::Data(d)) => {
            let asked = m.flows.iter().any(|f| f.asks.iter().any(|x| x.value == d));
            let carried = FlowId::all(m).any(|f| m.carried(f).any(|x| x == d));
            !asked && !carried && !ElementId::all(m).any(|e| holds(m, e, d))
        }
        Some(Node::Element(e)) => m.flows.iter().all(|f| f.from.value != e && f.to.value != e),
        Some(Node::Flow(_)) => false,
        Some(_) => true,
        None => m.elements.iter().all(|e| {
            e.kind != ElementKind::Process || m.at_least(&e.attributes, "output", &what.value) != Some(true)
        }),
    })
}

fn is_or_holds(m: &Model, place: Node, node: Node) -> bool {
    place == node
        || match (place, node) {
            (Node::Boundary(b), Node::Element(e)) => m.within(e, b),
            (Node::Boundary(b), Node::Boundary(x)) => boundary_within(m, x, b),
            (Node::Boundary(b), Node::Flow(f)) => m.within(m[f].from.value, b) && m.within(m[f].to.value, b),
            (Node::Element(e), Node::Data(d)) => holds(m, e, d),
            (Node::Flow(f), Node::Data(d)) => m.carried(f).any(|x| x == d),
            _ => false,
        }
}

pub fn gain(s: &Setting, effect: &EffectOn, say: &mut Say) {
    let (m, target) = (s.model, effect.target.value);
    match (effect.effect, target) {
        (Effect::Disclose, Node::Data(d)) if effect.own => say(Fact::OwnKnows(d)),
        (Effect::Tamper, Node::Data(d)) if effect.own => say(Fact::OwnWrites(d)),
        (Effect::Deny, Node::Data(d)) if effect.own => say(Fact::OwnDenies(d)),
        (Effect::Disclose, Node::Data(d)) => say(Fact::Knows(d)),
        (Effect::Tamper, Node::Data(d)) => say(Fact::Writes(d)),
        (Effect::Disclose, Node::Flow(f)) => m.carried(f).for_each(|d| say(Fact::Sees(d))),
        (Effect::Tamper, Node::Flow(f)) => m.carried(f).for_each(|d| say(Fact::Places(d))),
        (Effect::Disclose, Node::Element(e)) if m[e].kind == ElementKind::Store => {
            m[e].holds.iter().for_each(|d| say(Fact::Sees(d.value)));
        }
        (Effect::Tamper, Node::Element(e)) if m[e].kind == ElementKind::Store => {
            m[e].holds.iter().for_each(|d| say(Fact::Places(d.value)));
        }
        (Effect::Spoof, _) => say(Fact::Poses(target)),
        (Effect::Elevate, _) => say(Fact::Owns(target)),
        (Effect::Deny, _) => say(Fact::Denies(target)),
        _ => {}
    }
}

pub fn r24(s: &Setting, facts: &Facts, say: &mut Say) {
    for c in ControlId::all(s.model) {
        let control = &s.model[c];
        let owned = |n: &tm::source::Spanned<Node>| facts.contains(&Fact::Owns(n.value));
        let off = match control.on_all {
            true => !control.on.is_empty() && control.on.iter().all(owned),
            false => control.on.iter().any(owned),
        };
        if off {
            say(Fact::Off(c));
        }
    }
}

pub fn r26(s: &Setting, facts: &Facts, say: &mut Say) {
    let m = s.model;
    for noticed in m.controls.iter().flat_map(|c| &c.detects) {
        let (effect, target) = (noticed.effect, noticed.target.value);
        let watchers = ControlId::all(m).filter(|c| {
            let mut detects = m[*c].detects.iter();
            detects.any(|d| d.effect == effect && d.target.value == target)
        });
        let unseen = watchers
            .into_iter()
            .all(|c| s.sat(not(effective(s, c))) || facts.contains(&Fact::Off(c)));
        if !unseen || !effect_holds(s, facts, effect, noticed.own, target) {
            continue;
        }
        match target {
            Node::Data(d) => ElementId::all(m)
                .filter(|e| holds(m, *e, d))
                .for_each(|e| say(Fact::Effect(Effect::Repudiate, Node::Element(e)))),
            Node::Element(_) => say(Fact::Effect(Effect::Repudiate, target)),
            _ => {}
        }
    }
}
