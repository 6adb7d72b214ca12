//! The inference rules, one function each, named as in the design.

use super::naive::{Fact, Setting, holds as effect_holds};
use super::statics::*;
use std::collections::BTreeSet;
use tm::model::*;

type Facts = BTreeSet<Fact>;
type Say<'a> = dyn FnMut(Fact) + 'a;

/// Every rule once.
pub fn all(s: &Setting, facts: &Facts, say: &mut Say) {
    let rules: [fn(&Setting, &Facts, &mut Say); 20] = [
        r1,
        r2,
        r3,
        r4_r5,
        r6_r7,
        r8,
        r9,
        r10,
        r11,
        r12,
        r13,
        r14_r15,
        r16,
        r17_r18,
        r19_r20,
        r21,
        r22,
        r24,
        r26,
        full_is_own,
    ];
    for rule in rules {
        rule(s, facts, say);
    }
}

fn position(position: Position, node: Node) -> Fact {
    match position {
        Position::Observes => Fact::Observes(node),
        Position::Alters => Fact::Alters(node),
        Position::Owns => Fact::Owns(node),
    }
}

/// Positions by declaration, and those given.
fn declared<'a>(s: &'a Setting) -> impl Iterator<Item = &'a Controls> {
    let given = s.given.iter().filter_map(|g| match g {
        Given::Controls(c) => Some(c),
        Given::Knows(_) => None,
    });
    s.model.controls(s.adversary).into_iter().chain(given)
}

/// What an assumption that is switched off trusted.
fn distrusted<'a>(s: &'a Setting) -> impl Iterator<Item = Node> + 'a {
    s.off_assumptions()
        .flat_map(|a| s.model[a].trusts.iter().map(|t| t.value))
}

fn r1(s: &Setting, _: &Facts, say: &mut Say) {
    for c in declared(s) {
        say(position(c.position, c.target.value));
    }
    for a in s.model.lineage(s.adversary) {
        for d in s.model[a].knows.iter().flat_map(|k| &k.data) {
            say(Fact::Knows(d.value));
        }
    }
    for given in &s.given {
        if let Given::Knows(d) = given {
            say(Fact::Knows(d.value));
        }
    }
    for node in distrusted(s) {
        match node {
            Node::Data(d) => say(Fact::Knows(d)),
            _ => say(Fact::Owns(node)),
        }
    }
}

fn r2(s: &Setting, facts: &Facts, say: &mut Say) {
    let m = s.model;
    for b in BoundaryId::all(m) {
        let node = Node::Boundary(b);
        for inner in BoundaryId::all(m).filter(|x| boundary_within(m, *x, b)) {
            if facts.contains(&Fact::Owns(node)) {
                say(Fact::Owns(Node::Boundary(inner)));
            }
        }
        for e in ElementId::all(m).filter(|e| m.within(*e, b)) {
            if facts.contains(&Fact::Owns(node)) {
                say(Fact::Owns(Node::Element(e)));
            }
            let flows = FlowId::all(m).filter(|f| m[*f].from.value == e || m[*f].to.value == e);
            let store = (m[e].kind == ElementKind::Store).then_some(Node::Element(e));
            for x in flows.map(Node::Flow).chain(store) {
                for k in [Fact::Observes as fn(Node) -> Fact, Fact::Alters] {
                    if facts.contains(&k(node)) {
                        say(k(x));
                    }
                }
            }
        }
    }
    for c in declared(s) {
        let Node::Element(e) = c.target.value else {
            continue;
        };
        if m[e].kind != ElementKind::Process || c.position == Position::Owns {
            continue;
        }
        for d in DataId::all(m).filter(|d| handles(m, e, *d)) {
            let own = personal(m, e, d);
            say(sees(own, d));
            if c.position == Position::Alters {
                say(places(own, d));
            }
        }
    }
}

fn r3(_: &Setting, facts: &Facts, say: &mut Say) {
    for fact in facts {
        match fact {
            Fact::Owns(x) => say(Fact::Alters(*x)),
            Fact::Alters(x) => say(Fact::Observes(*x)),
            _ => {}
        }
    }
}

fn r4_r5(s: &Setting, facts: &Facts, say: &mut Say) {
    for f in FlowId::all(s.model) {
        for d in s.model.carried(f) {
            if facts.contains(&Fact::Observes(Node::Flow(f))) && s.sat(not(hidden(s, f))) {
                say(Fact::Sees(d));
            }
            if facts.contains(&Fact::Alters(Node::Flow(f))) && s.sat(not(guarded(s, f))) {
                say(Fact::Places(d));
            }
        }
    }
}

/// Whether data belongs to somebody so that, at this element, one's own records are told apart from those of others:
/// at an actor, of data that belongs to it; at one of many, of data that belongs to somebody.
fn personal(m: &Model, e: ElementId, d: DataId) -> bool {
    let belongs = &m[d].belongs_to;
    let its = belongs.iter().any(|b| b.value == Node::Element(e));
    !belongs.is_empty() && (among_many(m, e) || m[e].kind == ElementKind::Actor && its)
}

/// Whether owning an element gives only one's own records of data.
fn own_only(s: &Setting, e: ElementId, d: DataId) -> bool {
    personal(s.model, e, d) && (among_many(s.model, e) || owned_at_the_start(s, e))
}

/// Acting as everybody of its kind: as another than one's own, or as what is owned by no declaration.
fn for_all(s: &Setting, facts: &Facts, node: Node) -> bool {
    let own = match node {
        Node::Element(e) if among_many(s.model, e) => true,
        Node::Element(e) => s.model[e].kind == ElementKind::Actor && owned_at_the_start(s, e),
        _ => false,
    };
    facts.contains(&Fact::Poses(node)) || facts.contains(&Fact::Acts(node)) && !own
}

fn sees(own: bool, d: DataId) -> Fact {
    if own { Fact::OwnSees(d) } else { Fact::Sees(d) }
}

fn places(own: bool, d: DataId) -> Fact {
    if own { Fact::OwnPlaces(d) } else { Fact::Places(d) }
}

fn denies(own: bool, d: DataId) -> Fact {
    if own {
        Fact::OwnDenies(d)
    } else {
        Fact::Denies(Node::Data(d))
    }
}

fn r6_r7(s: &Setting, facts: &Facts, say: &mut Say) {
    for e in ElementId::all(s.model) {
        if !facts.contains(&Fact::Owns(Node::Element(e))) {
            continue;
        }
        say(Fact::Acts(Node::Element(e)));
        say(Fact::Reaches(e));
        for d in DataId::all(s.model).filter(|d| handles(s.model, e, *d)) {
            say(sees(own_only(s, e, d), d));
        }
    }
}

fn r8(s: &Setting, facts: &Facts, say: &mut Say) {
    let m = s.model;
    for f in FlowId::all(m) {
        if !facts.contains(&Fact::Alters(Node::Flow(f))) {
            continue;
        }
        say(Fact::Denies(Node::Flow(f)));
        for d in DataId::all(m) {
            let sent = sends(m, f, d) && !owned_at_the_start(s, m[f].to.value);
            let returned = returns(m, f, d) && !owned_at_the_start(s, m[f].from.value);
            if sent || returned {
                say(Fact::Denies(Node::Data(d)));
            }
        }
    }
}

/// Who is taken for the start of a flow: with one's own records only, or with everybody's.
fn passes(s: &Setting, facts: &Facts, f: FlowId) -> (bool, bool) {
    let m = s.model;
    let e = m[f].from.value;
    let a = Node::Element(e);
    let none = is_word(m, &m[f].attributes, "client-auth", "none");
    let mfa = is_word(m, &m[f].attributes, "client-auth", "mfa");
    let asked = &m[f].asks;
    let owns = facts.contains(&Fact::Owns(a));
    let own_account = among_many(m, e) || m[e].kind == ElementKind::Actor && owned_at_the_start(s, e);
    let shown = |c: DataId| facts.contains(&Fact::Knows(c)) || facts.contains(&Fact::Forges(c));
    let acting = asked.is_empty() && s.sat(single(mfa));
    let all = owns && !own_account
        || facts.contains(&Fact::Effect(Effect::Spoof, a))
        || s.sat(none)
        || !asked.is_empty() && asked.iter().all(|c| shown(c.value))
        || acting && for_all(s, facts, a);
    (all || owns || acting && facts.contains(&Fact::Acts(a)), all)
}

/// Whether acting as the caller is enough where the flow does not say what it asks: not known of several factors.
fn single(mfa: Truth) -> Truth {
    match mfa {
        Truth::No => Truth::Yes,
        _ => Truth::Unknown,
    }
}

fn r9(s: &Setting, facts: &Facts, say: &mut Say) {
    let m = s.model;
    for f in FlowId::all(m) {
        let a = m[f].from.value;
        let (own, all) = passes(s, facts, f);
        if !facts.contains(&Fact::Acts(Node::Element(a))) || !own {
            continue;
        }
        let all = all && for_all(s, facts, Node::Element(a));
        say(Fact::Reaches(m[f].to.value));
        for d in DataId::all(m) {
            let own = personal(m, a, d) && !all;
            if returns(m, f, d) {
                say(sees(own, d));
            }
            if sends(m, f, d) {
                say(places(own, d));
            }
        }
    }
}

fn r10(s: &Setting, facts: &Facts, say: &mut Say) {
    let m = s.model;
    for e in ElementId::all(m).filter(|e| m[*e].kind == ElementKind::Store) {
        let node = Node::Element(e);
        for d in DataId::all(m).filter(|d| holds(m, e, *d)) {
            let own = among_many(m, e) && !m[d].belongs_to.is_empty();
            if facts.contains(&Fact::Observes(node)) {
                say(sees(own, d));
            }
            if facts.contains(&Fact::Alters(node)) {
                say(places(own, d));
                say(denies(own, d));
            }
        }
        if facts.contains(&Fact::Alters(node)) {
            say(Fact::Denies(node));
        }
    }
}

fn r11(s: &Setting, facts: &Facts, say: &mut Say) {
    for e in ElementId::all(s.model) {
        if facts.contains(&Fact::Owns(Node::Element(e))) {
            for d in DataId::all(s.model).filter(|d| gives(s.model, e, *d)) {
                say(places(own_only(s, e, d), d));
            }
        }
    }
}

fn r12(s: &Setting, facts: &Facts, say: &mut Say) {
    let m = s.model;
    for e in ElementId::all(m) {
        let node = Node::Element(e);
        if !facts.contains(&Fact::Owns(node)) {
            continue;
        }
        say(Fact::Denies(node));
        let redundant = is_word(m, &m[e].attributes, "redundant", "yes") == Truth::Yes;
        if m[e].kind == ElementKind::Actor || redundant {
            continue;
        }
        for d in DataId::all(m).filter(|d| gives(m, e, *d)) {
            let others = receivers(m, e, d).into_iter().any(|r| !owned_at_the_start(s, r));
            if !owned_at_the_start(s, e) || others {
                say(denies(own_only(s, e, d), d));
            }
        }
    }
}

fn r13(s: &Setting, facts: &Facts, say: &mut Say) {
    let m = s.model;
    for e in ElementId::all(m) {
        if !facts.contains(&Fact::Reaches(e)) {
            continue;
        }
        for access in &m[e].access {
            let Some(party) = access.party.as_ref().map(|p| p.value) else {
                continue;
            };
            if !facts.contains(&Fact::Acts(party)) {
                continue;
            }
            for grant in &access.grants {
                if grant.verb == AccessVerb::Administers {
                    say(Fact::Owns(Node::Element(e)));
                }
                let all = DataId::all(m).filter(|d| handles(m, e, *d)).collect::<Vec<_>>();
                let named = grant.data.iter().map(|d| d.value).collect::<Vec<_>>();
                for d in if grant.data.is_empty() { all } else { named } {
                    let own = match party {
                        Node::Element(p) => personal(m, p, d) && !for_all(s, facts, party),
                        _ => false,
                    };
                    match grant.verb {
                        AccessVerb::Reads => say(sees(own, d)),
                        AccessVerb::Writes => {
                            say(places(own, d));
                            say(denies(own, d));
                        }
                        _ => {}
                    }
                }
            }
        }
    }
}

/// Whether an assumption that is switched off upheld the seal (or signature) of a line of keys.
fn undone(s: &Setting, d: DataId, line: &Keys, signed: bool) -> bool {
    let upheld = s.off_assumptions().flat_map(|a| &s.model[a].upholds);
    let lists = upheld.filter_map(|u| match u {
        Uphold::Sealed(list) if !signed => Some(list),
        Uphold::Signed(list) if signed => Some(list),
        _ => None,
    });
    lists.into_iter().any(|list| {
        let names = |x: DataId| list.iter().any(|y| y.value == x);
        let key = |k: Node| matches!(k, Node::Data(k) if names(k));
        list.is_empty() || names(d) || line.keys.iter().any(|k| key(k.value))
    })
}

fn opened(s: &Setting, d: DataId, line: &Keys, has: &dyn Fn(Node) -> bool, signed: bool) -> bool {
    let count = line.keys.iter().filter(|k| has(k.value)).count();
    undone(s, d, line, signed) || count >= line.needed as usize
}

fn r14_r15(s: &Setting, facts: &Facts, say: &mut Say) {
    let known = |k: Node| matches!(k, Node::Data(k) if facts.contains(&Fact::Knows(k)));
    let own = |k: Node| known(k) || matches!(k, Node::Data(k) if facts.contains(&Fact::OwnKnows(k)));
    for d in DataId::all(s.model) {
        let open = |has: &dyn Fn(Node) -> bool| {
            s.model[d]
                .sealed
                .iter()
                .all(|line| opened(s, d, line, has, false))
        };
        if facts.contains(&Fact::Sees(d)) && open(&known) {
            say(Fact::Knows(d));
        }
        if facts.contains(&Fact::OwnSees(d)) && open(&own) {
            say(Fact::OwnKnows(d));
        }
        for more in &s.model[d].yields {
            if facts.contains(&Fact::Knows(d)) {
                say(Fact::Knows(more.value));
            }
            if facts.contains(&Fact::OwnKnows(d)) {
                say(Fact::OwnKnows(more.value));
            }
        }
    }
}

fn changes(facts: &Facts, c: DataId) -> bool {
    facts.contains(&Fact::Writes(c)) || facts.contains(&Fact::Forges(c))
}

fn r16(s: &Setting, facts: &Facts, say: &mut Say) {
    for c in DataId::all(s.model).filter(|c| changes(facts, *c)) {
        for of in &s.model[c].authenticates {
            if let Node::Data(k) = of.value {
                say(Fact::Vouches(k));
            }
        }
    }
}

fn r17_r18(s: &Setting, facts: &Facts, say: &mut Say) {
    for d in DataId::all(s.model) {
        let full = |k: Node| match k {
            Node::Data(k) => facts.contains(&Fact::Knows(k)) || facts.contains(&Fact::Vouches(k)),
            Node::Element(e) if personal(s.model, e, d) => for_all(s, facts, k),
            party => facts.contains(&Fact::Acts(party)),
        };
        let own = |k: Node| match k {
            Node::Data(x) => full(k) || facts.contains(&Fact::OwnKnows(x)),
            party => facts.contains(&Fact::Acts(party)),
        };
        let lines = &s.model[d].signed;
        let passes = |has: &dyn Fn(Node) -> bool| {
            !lines.is_empty() && lines.iter().all(|line| opened(s, d, line, has, true))
        };
        if passes(&full) {
            say(Fact::Forges(d));
        }
        if passes(&own) {
            say(Fact::OwnForges(d));
        }
        let genuine = |forges: Fact| lines.is_empty() || facts.contains(&forges);
        if facts.contains(&Fact::Places(d)) && genuine(Fact::Forges(d)) {
            say(Fact::Writes(d));
        }
        if facts.contains(&Fact::OwnPlaces(d)) && genuine(Fact::OwnForges(d)) {
            say(Fact::OwnWrites(d));
        }
    }
}

fn r19_r20(s: &Setting, facts: &Facts, say: &mut Say) {
    let m = s.model;
    for c in DataId::all(m) {
        let certificate = is_word(m, &m[c].attributes, "kind", "certificate");
        let holder = ElementId::all(m).any(|e| {
            let node = Node::Element(e);
            holds(m, e, c) && (facts.contains(&Fact::Owns(node)) || facts.contains(&Fact::Alters(node)))
        });
        let forged = facts.contains(&Fact::Forges(c));
        for party in m[c].authenticates.iter().map(|p| p.value) {
            if matches!(party, Node::Data(_)) {
                continue;
            }
            let known = facts.contains(&Fact::Knows(c)) && s.sat(not(certificate));
            let changed = changes(facts, c) && (s.sat(certificate) || forged || holder);
            if known || changed {
                say(Fact::Poses(party));
                say(Fact::Acts(party));
            }
        }
    }
}

fn r21(s: &Setting, facts: &Facts, say: &mut Say) {
    let m = s.model;
    for b in BoundaryId::all(m) {
        let node = Node::Boundary(b);
        let inside = |k: fn(Node) -> Fact| {
            ElementId::all(m).any(|e| m.within(e, b) && facts.contains(&k(Node::Element(e))))
                || BoundaryId::all(m)
                    .any(|x| boundary_within(m, x, b) && facts.contains(&k(Node::Boundary(x))))
        };
        let stands = facts.contains(&Fact::Alters(node))
            || ElementId::all(m).any(|e| m.within(e, b) && facts.contains(&Fact::Owns(Node::Element(e))));
        for f in FlowId::all(m) {
            let none = is_word(m, &m[f].attributes, "client-auth", "none");
            if stands && m.within(m[f].from.value, b) && s.sat(none) {
                say(Fact::Reaches(m[f].to.value));
                for d in DataId::all(m).filter(|d| sends(m, f, *d)) {
                    say(Fact::Places(d));
                }
            }
        }
        let untrusted = truth(m.trust_around(Some(b)).map(|t| t == Trust::None));
        let present =
            s.sat(untrusted) && (inside(Fact::Observes) || inside(Fact::Alters) || inside(Fact::Owns));
        for e in ElementId::all(m) {
            if present && s.sat(truth(m.at_least(&m[e].attributes, "exposure", "internet"))) {
                say(Fact::Reaches(e));
            }
        }
    }
}

fn need_holds(facts: &Facts, need: &Need) -> bool {
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

fn touched(s: &Setting, facts: &Facts, node: Node) -> bool {
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
fn standing(model: &Model, target: Node) -> Vec<Node> {
    match target {
        Node::Data(d) => {
            let flows = FlowId::all(model).filter(|f| model.carried(*f).any(|x| x == d));
            let elements = ElementId::all(model).filter(|e| handles(model, *e, d));
            flows.map(Node::Flow).chain(elements.map(Node::Element)).collect()
        }
        other => vec![other],
    }
}

fn r22(s: &Setting, facts: &Facts, say: &mut Say) {
    let m = s.model;
    let lineage = m.lineage(s.adversary);
    for instance in &s.instances {
        let t = instance.threat;
        let present = instance.holds[Run::ALL.iter().position(|r| *r == s.run).expect("a run")];
        let mine = t.by.is_empty() || t.by.iter().any(|a| lineage.contains(&a.value));
        let needs = t.needs.iter().all(|n| need_holds(facts, n))
            && (t.needs_any.is_empty() || t.needs_any.iter().any(|n| need_holds(facts, n)));
        if !s.sat(present) || !mine || t.mistake_of.is_some() || !needs || !meets(s, &t.factors) {
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
                gain(s, effect, say);
            }
        }
    }
}

/// R23: whether a control that stands, or an assumption, stops an effect.
fn blocked(s: &Setting, facts: &Facts, instance: &Instance, effect: &EffectOn) -> bool {
    let m = s.model;
    let named: Vec<ControlId> = instance.mitigations().map(|c| c.value).collect();
    let control = ControlId::all(m).any(|c| {
        let control = &m[c];
        let counters = matches!(instance.source, Source::Found(rule, _)
            if control.counters.iter().any(|r| r.value == rule)
                && control.on.iter().any(|on| instance.bound.iter().any(|n| is_or_holds(m, on.value, *n))));
        let property = control.protects.is_empty()
            || control
                .protects
                .iter()
                .any(|p| p.value == effect.effect.property());
        (named.contains(&c) || counters)
            && property
            && prevents(control)
            && effective(s, c)
            && !facts.contains(&Fact::Off(c))
    });
    let assumed = AssumptionId::all(m).any(|a| {
        let stops = m[a].stops.iter();
        let mut this = stops.filter(|t| instance.source == Source::Written(t.value));
        !s.without.contains(&Node::Assumption(a)) && this.next().is_some()
    });
    control || assumed
}

fn is_or_holds(m: &Model, place: Node, node: Node) -> bool {
    place == node
        || match (place, node) {
            (Node::Boundary(b), Node::Element(e)) => m.within(e, b),
            (Node::Boundary(b), Node::Boundary(x)) => boundary_within(m, x, b),
            (Node::Boundary(b), Node::Flow(f)) => m.within(m[f].from.value, b) && m.within(m[f].to.value, b),
            _ => false,
        }
}

fn gain(s: &Setting, effect: &EffectOn, say: &mut Say) {
    let (m, target) = (s.model, effect.target.value);
    if !effect.own {
        say(Fact::Effect(effect.effect, target));
    }
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
        (Effect::Spoof, _) => {
            say(Fact::Poses(target));
            say(Fact::Acts(target));
        }
        (Effect::Elevate, _) => say(Fact::Owns(target)),
        (Effect::Deny, _) => say(Fact::Denies(target)),
        _ => {}
    }
}

fn r24(s: &Setting, facts: &Facts, say: &mut Say) {
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

fn r26(s: &Setting, facts: &Facts, say: &mut Say) {
    let m = s.model;
    for noticed in m.controls.iter().flat_map(|c| &c.detects) {
        let (effect, target) = (noticed.effect, noticed.target.value);
        let watchers = ControlId::all(m).filter(|c| {
            let mut detects = m[*c].detects.iter();
            detects.any(|d| d.effect == effect && d.target.value == target)
        });
        let unseen = watchers
            .into_iter()
            .all(|c| !effective(s, c) || facts.contains(&Fact::Off(c)));
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

/// Whoever has a fact in full has the own one.
fn full_is_own(_: &Setting, facts: &Facts, say: &mut Say) {
    for fact in facts {
        match *fact {
            Fact::Sees(d) => say(Fact::OwnSees(d)),
            Fact::Knows(d) => say(Fact::OwnKnows(d)),
            Fact::Places(d) => say(Fact::OwnPlaces(d)),
            Fact::Writes(d) => say(Fact::OwnWrites(d)),
            Fact::Forges(d) => say(Fact::OwnForges(d)),
            Fact::Denies(Node::Data(d)) => say(Fact::OwnDenies(d)),
            _ => {}
        }
    }
}
