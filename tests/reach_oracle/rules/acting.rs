//! R9, R13 and R21: acting as somebody, and reaching what may be reached.

use super::super::naive::{Fact, Setting};
use super::super::statics::*;
use super::records::*;
use super::{Facts, Say};
use tm::model::*;

/// Who is taken for the start of a flow: with one's own records only, or with everybody's.
pub fn passes(s: &Setting, facts: &Facts, f: FlowId) -> (bool, bool) {
    let m = s.model;
    let e = m[f].from.value;
    let a = Node::Element(e);
    let asked = &m[f].asks;
    let owns = facts.contains(&Fact::Owns(a));
    let own_account = among_many(m, e) || m[e].kind == ElementKind::Actor && owned_at_the_start(s, e);
    let shown = |c: DataId| facts.contains(&Fact::Knows(c)) || facts.contains(&Fact::Forges(c));
    let acting = asked.is_empty() && s.sat(not(second_factor(s, f)));
    let all = owns && !own_account
        || facts.contains(&Fact::Effect(Effect::Spoof, a))
        || s.sat(unasked(s, f))
        || !asked.is_empty() && asked.iter().all(|c| shown(c.value))
        || acting && for_all(s, facts, a);
    (all || owns || acting && facts.contains(&Fact::Acts(a)), all)
}

/// Acting as another than one's own is acting; who acts and passes reaches the other end.
pub fn r9(s: &Setting, facts: &Facts, say: &mut Say) {
    let m = s.model;
    for fact in facts {
        if let Fact::Poses(party) = fact {
            say(Fact::Acts(*party));
        }
    }
    for f in FlowId::all(m) {
        let a = m[f].from.value;
        let (own, all) = passes(s, facts, f);
        if !acts(facts, Node::Element(a)) || !own {
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

pub fn r13(s: &Setting, facts: &Facts, say: &mut Say) {
    let m = s.model;
    for e in ElementId::all(m) {
        if !facts.contains(&Fact::Reaches(e)) {
            continue;
        }
        for access in &m[e].access {
            let Some(party) = access.party.as_ref().map(|p| p.value) else {
                continue;
            };
            if !acts(facts, party) {
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

pub fn r21(s: &Setting, facts: &Facts, say: &mut Say) {
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
            if stands && m.within(m[f].from.value, b) && s.sat(unasked(s, f)) {
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
            if present && s.sat(addressable(s, e)) {
                say(Fact::Reaches(e));
            }
        }
    }
}
