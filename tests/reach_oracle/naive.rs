//! What an adversary reaches, read naively: every rule of the design is tried on everything, again and again, until
//! nothing is new. Slow, and simple enough to be compared with the rules line by line. It shares only the model with
//! the product's analysis.

use super::{rules, statics};
use std::collections::BTreeSet;
use tm::model::*;

/// One computation: who, with what in place, what is switched off, what is given, and how unknowns are read.
pub struct Setting<'a> {
    pub model: &'a Model,
    pub instances: Vec<Instance<'a>>,
    pub adversary: AdversaryId,
    pub run: Run,
    /// Controls and assumptions that are switched off.
    pub without: BTreeSet<Node>,
    /// More than is declared.
    pub given: Vec<Given>,
    /// Unknown is read as satisfied.
    pub maybe: bool,
}

impl Setting<'_> {
    pub fn off_assumptions(&self) -> impl Iterator<Item = AssumptionId> + '_ {
        self.without.iter().filter_map(|n| match n {
            Node::Assumption(a) => Some(*a),
            _ => None,
        })
    }

    /// Whether a premise counts as satisfied in this reading.
    pub fn sat(&self, premise: Truth) -> bool {
        premise == Truth::Yes || self.maybe && premise == Truth::Unknown
    }
}

/// What is derived of the adversary. `Own…` are about one's own records only.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Fact {
    Observes(Node),
    Alters(Node),
    Owns(Node),
    Reaches(ElementId),
    Acts(Node),
    /// Acts as another than its own.
    Poses(Node),
    Sees(DataId),
    Knows(DataId),
    Places(DataId),
    Writes(DataId),
    Forges(DataId),
    Vouches(DataId),
    Denies(Node),
    OwnSees(DataId),
    OwnKnows(DataId),
    OwnPlaces(DataId),
    OwnWrites(DataId),
    OwnForges(DataId),
    OwnDenies(DataId),
    Off(ControlId),
    Effect(Effect, Node),
    OwnEffect(Effect, DataId),
}

/// The least set of facts that the rules allow.
pub fn closure(s: &Setting) -> BTreeSet<Fact> {
    let mut facts = BTreeSet::new();
    loop {
        let mut new = BTreeSet::new();
        rules::all(s, &facts, &mut |fact| {
            new.insert(fact);
        });
        let before = facts.len();
        facts.extend(new);
        if facts.len() == before {
            return facts;
        }
    }
}

/// §4: whether an effect holds.
pub fn holds(s: &Setting, facts: &BTreeSet<Fact>, effect: Effect, own: bool, target: Node) -> bool {
    let has = |fact| facts.contains(&fact);
    let own_effect = |d| own && has(Fact::OwnEffect(effect, d));
    if has(Fact::Effect(effect, target)) || matches!(target, Node::Data(d) if own_effect(d)) {
        return true;
    }
    let model = s.model;
    match (effect, target) {
        (Effect::Disclose, Node::Data(d)) => has(Fact::Knows(d)) || own && has(Fact::OwnKnows(d)),
        (Effect::Disclose, Node::Flow(f)) => model
            .carried(f)
            .any(|d| has(Fact::Sees(d)) && has(Fact::Knows(d))),
        (Effect::Disclose, Node::Element(_)) => has(Fact::Owns(target)),
        (Effect::Tamper, Node::Data(d)) => has(Fact::Writes(d)) || own && has(Fact::OwnWrites(d)),
        (Effect::Tamper, Node::Flow(f)) => {
            has(Fact::Alters(target)) && model.carried(f).any(|d| has(Fact::Places(d)))
        }
        (Effect::Tamper, Node::Element(e)) if model[e].kind == ElementKind::Store => {
            has(Fact::Alters(target))
        }
        (Effect::Tamper, Node::Element(_)) => has(Fact::Owns(target)),
        (Effect::Spoof, _) => has(Fact::Poses(target)),
        (Effect::Deny, Node::Data(d)) => has(Fact::Denies(target)) || own && has(Fact::OwnDenies(d)),
        (Effect::Deny, _) => has(Fact::Denies(target)),
        (Effect::Elevate, Node::Element(e)) => has(Fact::Owns(target)) && !statics::owned_at_the_start(s, e),
        _ => false,
    }
}
