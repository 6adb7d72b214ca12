//! R1–R8, R10–R12: what a position gives.

use super::super::naive::{Fact, Setting};
use super::super::statics::*;
use super::records::*;
use super::{Facts, Say};
use tm::model::*;

pub fn position(position: Position, node: Node) -> Fact {
    match position {
        Position::Observes => Fact::Observes(node),
        Position::Alters => Fact::Alters(node),
        Position::Owns => Fact::Owns(node),
    }
}

/// Positions by declaration, and those given.
pub fn declared<'a>(s: &'a Setting) -> impl Iterator<Item = &'a Controls> {
    let given = s.given.iter().filter_map(|g| match g {
        Given::Controls(c) => Some(c),
        Given::Knows(_) => None,
    });
    s.model.controls(s.adversary).into_iter().chain(given)
}

/// What an assumption that is switched off trusted.
pub fn distrusted<'a>(s: &'a Setting) -> impl Iterator<Item = Node> + 'a {
    s.off_assumptions()
        .flat_map(|a| s.model[a].trusts.iter().map(|t| t.value))
}

pub fn r1(s: &Setting, _: &Facts, say: &mut Say) {
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
            Node::Party(_) => say(Fact::Acts(node)),
            _ => say(Fact::Owns(node)),
        }
    }
}

pub fn r2(s: &Setting, facts: &Facts, say: &mut Say) {
    let m = s.model;
    for b in BoundaryId::all(m) {
        let node = Node::Boundary(b);
        for inner in BoundaryId::all(m).filter(|x| *x != b && boundary_within(m, *x, b)) {
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

pub fn r3(_: &Setting, facts: &Facts, say: &mut Say) {
    for fact in facts {
        match fact {
            Fact::Owns(x) => say(Fact::Alters(*x)),
            Fact::Alters(x) => say(Fact::Observes(*x)),
            _ => {}
        }
    }
}

pub fn r4(s: &Setting, facts: &Facts, say: &mut Say) {
    for f in FlowId::all(s.model) {
        if facts.contains(&Fact::Observes(Node::Flow(f))) && s.sat(not(hidden(s, f))) {
            s.model.carried(f).for_each(|d| say(Fact::Sees(d)));
        }
    }
}

pub fn r5(s: &Setting, facts: &Facts, say: &mut Say) {
    for f in FlowId::all(s.model) {
        if facts.contains(&Fact::Alters(Node::Flow(f))) && s.sat(not(guarded(s, f))) {
            s.model.carried(f).for_each(|d| say(Fact::Places(d)));
        }
    }
}

/// The elements that are owned.
fn owned(s: &Setting, facts: &Facts) -> Vec<ElementId> {
    let owns = |e: &ElementId| facts.contains(&Fact::Owns(Node::Element(*e)));
    ElementId::all(s.model).filter(owns).collect()
}

pub fn r6(s: &Setting, facts: &Facts, say: &mut Say) {
    for e in owned(s, facts) {
        say(Fact::Acts(Node::Element(e)));
        say(Fact::Reaches(e));
    }
}

pub fn r7(s: &Setting, facts: &Facts, say: &mut Say) {
    for e in owned(s, facts) {
        for d in DataId::all(s.model).filter(|d| handles(s.model, e, *d)) {
            say(sees(own_only(s, e, d), d));
        }
    }
}

pub fn r8(s: &Setting, facts: &Facts, say: &mut Say) {
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

pub fn r10(s: &Setting, facts: &Facts, say: &mut Say) {
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

pub fn r11(s: &Setting, facts: &Facts, say: &mut Say) {
    for e in owned(s, facts) {
        for d in DataId::all(s.model).filter(|d| gives(s.model, e, *d)) {
            say(places(own_only(s, e, d), d));
        }
    }
}

pub fn r12(s: &Setting, facts: &Facts, say: &mut Say) {
    let m = s.model;
    for e in owned(s, facts) {
        say(Fact::Denies(Node::Element(e)));
        if m[e].kind == ElementKind::Actor || !s.sat(not(redundant(s, e))) {
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
