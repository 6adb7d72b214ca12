//! From a model and its threats to the instances of the inference rules.
//!
//! One function for each rule, named after it. A rule is stated here once for all adversaries: who somebody is, what is in
//! place and what is switched off are atoms that hold from the start, or not (`scenario`).

mod attributes;
mod identity;
mod position;
mod protected;
mod threats;

use super::fact::{Atom, Atoms, Predicate, Target};
use super::program::{Builder, Program, Rule};
use crate::model::*;
use attributes::Attributes;

/// What grounding needs at hand.
pub struct Ground<'a> {
    model: &'a Model,
    index: &'a Index,
    instances: &'a [Instance<'a>],
    attributes: Attributes,
    /// Elements within a boundary marked `many`, by number.
    many: Vec<bool>,
    /// The elements that hold each data.
    holders: Vec<Vec<ElementId>>,
    /// The flows that carry each data.
    carriers: Vec<Vec<FlowId>>,
    b: Builder,
}

pub use threats::{Means, blockers, needed, prevents, ways};

/// All instances of all rules. `asked` are effects that the model does not speak of.
pub fn ground(model: &Model, index: &Index, instances: &[Instance], asked: &[Target]) -> Program {
    let attributes = Attributes::of(model);
    let effects = effects(model, instances, asked);
    let unknowns = attributes.unknowns.clone();
    let atoms = Atoms::of(model, instances.len() as u32, effects, unknowns.len() as u32);
    let many = ElementId::all(model)
        .map(|e| model.chain(model[e].boundary).any(|b| model[b].many))
        .collect();
    let mut holders = vec![Vec::new(); model.data.len()];
    for id in ElementId::all(model) {
        for data in &model[id].holds {
            holders[data.value.0 as usize].push(id);
        }
    }
    let mut carriers = vec![Vec::new(); model.data.len()];
    for id in FlowId::all(model) {
        for data in model.data_at(id.into()) {
            carriers[data.0 as usize].push(id);
        }
    }
    let mut g = Ground {
        model,
        index,
        instances,
        attributes,
        many,
        holders,
        carriers,
        b: Builder::new(atoms, unknowns),
    };
    attributes::ground(&mut g);
    crate::cancel::checkpoint();
    position::ground(&mut g);
    crate::cancel::checkpoint();
    identity::ground(&mut g);
    crate::cancel::checkpoint();
    protected::ground(&mut g);
    crate::cancel::checkpoint();
    threats::ground(&mut g);
    g.b.finish()
}

/// Every effect that somebody speaks of: threats, detection and what follows from both, goals, claims and exclusions;
/// and what is asked beside the model.
fn effects(model: &Model, instances: &[Instance], asked: &[Target]) -> Vec<Target> {
    let caused = instances.iter().flat_map(|i| &i.threat.effects);
    let detected = model.controls.iter().flat_map(|c| &c.detects);
    let wanted = model.adversaries.iter().flat_map(|a| &a.wants);
    let claimed = model.claims.iter().flat_map(|c| &c.lines).map(|l| &l.what);
    let shown = model.trees.iter().filter_map(|t| t.goal.as_ref());
    let excluded = model.exclusions.iter().filter_map(|e| match &e.what {
        Excluded::Effect(effect) => Some(effect),
        _ => None,
    });
    let viewed = model
        .views
        .iter()
        .filter_map(|v| v.show_path.as_ref().map(|p| &p.1));
    let stated = caused
        .chain(detected.clone())
        .chain(wanted)
        .chain(claimed)
        .chain(shown)
        .chain(excluded)
        .chain(viewed);
    let mut list: Vec<Target> = stated.map(Target::of).chain(asked.iter().copied()).collect();
    for effect in detected {
        list.extend(threats::witnesses(model, effect.target.value).map(threats::repudiated));
    }
    let all = |t: &Target| Target { own: false, ..*t };
    list.extend(list.iter().filter(|t| t.own).map(all).collect::<Vec<_>>());
    list.sort_unstable();
    list.dedup();
    list
}

/// Whose records something is about, seen from an element.
#[derive(Clone, Copy, PartialEq)]
enum Whose {
    /// Nobody's in particular.
    Everybodys,
    /// Of one of the many alike, in a boundary marked `many`.
    OneOfMany,
    /// Of the very actor: of one account where the adversary owns it by declaration, of all where it acts as others.
    Ones,
}

/// The facts of data that come for all records, and for one's own.
fn own(is: Predicate) -> Predicate {
    match is {
        Predicate::Sees => Predicate::SeesOwn,
        Predicate::Knows => Predicate::KnowsOwn,
        Predicate::Places => Predicate::PlacesOwn,
        Predicate::Forges => Predicate::ForgesOwn,
        Predicate::Writes => Predicate::WritesOwn,
        Predicate::DeniesData => Predicate::DeniesOwn,
        other => other,
    }
}

impl Ground<'_> {
    fn of(&self, is: Predicate, node: impl Into<Node>) -> Atom {
        self.b.atom(is, node.into())
    }

    fn whose(&self, element: ElementId, data: DataId) -> Whose {
        let belongs = &self.model[data].belongs_to;
        if belongs.is_empty() {
            Whose::Everybodys
        } else if self.many[element.0 as usize] {
            Whose::OneOfMany
        } else if self.model[element].kind == ElementKind::Actor
            && belongs.iter().any(|n| n.value == Node::Element(element))
        {
            Whose::Ones
        } else {
            Whose::Everybodys
        }
    }

    /// A fact of data that holding an element gives, from premises that speak of holding it.
    fn give(&mut self, rule: Rule, element: ElementId, premises: &[Atom], is: Predicate, data: DataId) {
        let all = self.of(is, data);
        let ones = self.of(own(is), data);
        match self.whose(element, data) {
            Whose::Everybodys => self.b.all(rule, premises, all),
            Whose::OneOfMany => self.b.all(rule, premises, ones),
            Whose::Ones => {
                let strange = self.of(Predicate::Strange, element);
                self.b.all(rule, premises, ones);
                self.b.all(rule, &[premises, &[strange]].concat(), all);
            }
        }
    }

    /// A fact of data that acting as an element gives, with further premises: `own` of them for one's own account is
    /// enough, all records need `all` of them.
    fn give_acting(
        &mut self,
        rule: Rule,
        element: ElementId,
        (own_premises, premises): (&[Atom], &[Atom]),
        is: Predicate,
        data: DataId,
    ) {
        let acts = self.of(Predicate::ActsAs, element);
        let all = self.of(is, data);
        if self.whose(element, data) == Whose::Everybodys {
            return self.b.all(rule, &[&[acts], own_premises].concat(), all);
        }
        let (ones, for_all) = (self.of(own(is), data), self.of(Predicate::ActsForAll, element));
        self.b.all(rule, &[&[acts], own_premises].concat(), ones);
        self.b.all(rule, &[&[for_all], premises].concat(), all);
    }
}

impl From<ElementId> for Node {
    fn from(id: ElementId) -> Node {
        Node::Element(id)
    }
}
impl From<FlowId> for Node {
    fn from(id: FlowId) -> Node {
        Node::Flow(id)
    }
}
impl From<BoundaryId> for Node {
    fn from(id: BoundaryId) -> Node {
        Node::Boundary(id)
    }
}
impl From<DataId> for Node {
    fn from(id: DataId) -> Node {
        Node::Data(id)
    }
}
impl From<ControlId> for Node {
    fn from(id: ControlId) -> Node {
        Node::Control(id)
    }
}
impl From<AssumptionId> for Node {
    fn from(id: AssumptionId) -> Node {
        Node::Assumption(id)
    }
}
