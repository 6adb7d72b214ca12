//! R14–R20: data that is protected by itself, and what proves an identity.

use super::super::naive::{Fact, Setting};
use super::super::statics::*;
use super::records::*;
use super::{Facts, Say};
use tm::model::*;

/// Whether an assumption that is switched off upheld the seal (or signature) of a line of keys.
pub fn undone(s: &Setting, d: DataId, line: &Keys, signed: bool) -> bool {
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

pub fn opened(s: &Setting, d: DataId, line: &Keys, has: &dyn Fn(Node) -> bool, signed: bool) -> bool {
    let count = line.keys.iter().filter(|k| has(k.value)).count();
    undone(s, d, line, signed) || count >= line.needed as usize
}

pub fn r14(s: &Setting, facts: &Facts, say: &mut Say) {
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
    }
}

pub fn r15(s: &Setting, facts: &Facts, say: &mut Say) {
    for d in DataId::all(s.model) {
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

pub fn changes(facts: &Facts, c: DataId) -> bool {
    facts.contains(&Fact::Writes(c)) || facts.contains(&Fact::Forges(c))
}

pub fn r16(s: &Setting, facts: &Facts, say: &mut Say) {
    for c in DataId::all(s.model).filter(|c| changes(facts, *c)) {
        for of in &s.model[c].authenticates {
            if let Node::Data(k) = of.value {
                say(Fact::Vouches(k));
            }
        }
    }
}

pub fn r17(s: &Setting, facts: &Facts, say: &mut Say) {
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
    }
}

pub fn r18(s: &Setting, facts: &Facts, say: &mut Say) {
    for d in DataId::all(s.model) {
        let genuine = |forges: Fact| s.model[d].signed.is_empty() || facts.contains(&forges);
        if facts.contains(&Fact::Places(d)) && genuine(Fact::Forges(d)) {
            say(Fact::Writes(d));
        }
        if facts.contains(&Fact::OwnPlaces(d)) && genuine(Fact::OwnForges(d)) {
            say(Fact::OwnWrites(d));
        }
    }
}

/// The parties whose identity a credential proves.
fn proven<'a>(s: &Setting<'a>, c: DataId) -> impl Iterator<Item = Node> + 'a {
    let all = s.model[c].authenticates.iter().map(|p| p.value);
    all.filter(|p| !matches!(p, Node::Data(_)))
}

fn certificate(s: &Setting, c: DataId) -> Truth {
    truth(s.model.has_word(&s.model[c].attributes, "kind", "certificate"))
}

pub fn r19(s: &Setting, facts: &Facts, say: &mut Say) {
    for c in DataId::all(s.model) {
        if facts.contains(&Fact::Knows(c)) && s.sat(not(certificate(s, c))) {
            proven(s, c).for_each(|party| say(Fact::Poses(party)));
        }
    }
}

pub fn r20(s: &Setting, facts: &Facts, say: &mut Say) {
    let m = s.model;
    for c in DataId::all(m) {
        let holder = ElementId::all(m).any(|e| {
            let node = Node::Element(e);
            holds(m, e, c) && (facts.contains(&Fact::Owns(node)) || facts.contains(&Fact::Alters(node)))
        });
        let forged = facts.contains(&Fact::Forges(c));
        if changes(facts, c) && (s.sat(certificate(s, c)) || forged || holder) {
            proven(s, c).for_each(|party| say(Fact::Poses(party)));
        }
    }
}

/// Whoever has a fact in full has the own one.
pub fn full_is_own(_: &Setting, facts: &Facts, say: &mut Say) {
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
