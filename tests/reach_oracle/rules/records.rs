//! Whose records something is about, and the facts of everybody's records or of one's own.

use super::super::naive::{Fact, Setting};
use super::super::statics::*;
use super::Facts;
use tm::model::*;

/// Whether data belongs to somebody so that, at this element, one's own records are told apart from those of others:
/// at an actor, of data that belongs to it; at one of many, of data that belongs to somebody.
pub fn personal(m: &Model, e: ElementId, d: DataId) -> bool {
    let belongs = &m[d].belongs_to;
    let its = belongs.iter().any(|b| b.value == Node::Element(e));
    !belongs.is_empty() && (among_many(m, e) || m[e].kind == ElementKind::Actor && its)
}

/// Whether owning an element gives only one's own records of data.
pub fn own_only(s: &Setting, e: ElementId, d: DataId) -> bool {
    personal(s.model, e, d) && (among_many(s.model, e) || owned_at_the_start(s, e))
}

/// Acting as somebody, oneself or another.
pub fn acts(facts: &Facts, node: Node) -> bool {
    facts.contains(&Fact::Acts(node)) || facts.contains(&Fact::Poses(node))
}

/// Acting as everybody of its kind: as another than one's own, or as what is owned by no declaration.
pub fn for_all(s: &Setting, facts: &Facts, node: Node) -> bool {
    let own = match node {
        Node::Element(e) if among_many(s.model, e) => true,
        Node::Element(e) => s.model[e].kind == ElementKind::Actor && owned_at_the_start(s, e),
        _ => false,
    };
    facts.contains(&Fact::Poses(node)) || facts.contains(&Fact::Acts(node)) && !own
}

pub fn sees(own: bool, d: DataId) -> Fact {
    if own { Fact::OwnSees(d) } else { Fact::Sees(d) }
}

pub fn places(own: bool, d: DataId) -> Fact {
    if own { Fact::OwnPlaces(d) } else { Fact::Places(d) }
}

pub fn denies(own: bool, d: DataId) -> Fact {
    if own {
        Fact::OwnDenies(d)
    } else {
        Fact::Denies(Node::Data(d))
    }
}
