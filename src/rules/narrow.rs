//! `some x in processes: (x is web-app and x reaches s)` need not try every process: a condition that must hold says
//! which come into question, and an index or one search over the graph knows them.

use super::graph::{Elements, Way};
use super::pattern::*;
use super::respond;
use super::world::{Binding, World};
use crate::model::*;

/// The members for which some part that must hold is not surely false.
enum Few<'a> {
    /// Those of a kind, or those in whose list something is; ascending.
    Of(&'a [Node]),
    /// Elements, a bit each.
    Reached(Elements),
    /// The boundaries around something, ascending.
    Around(Vec<Node>),
}

impl World<'_> {
    /// Calls `visit` with each member that can make a `some` or a `no` hold, until it says
    /// that this is enough. `every` asks all members.
    pub(super) fn each_that_may(
        &self,
        q: &Quantified,
        binding: &Binding,
        visit: &mut dyn FnMut(Node) -> bool,
    ) {
        let few = match (q.quantifier, q.collection) {
            (Quantifier::Some | Quantifier::No, Several::All(sort)) => {
                let parts = || q.with.iter().chain(&q.body);
                let having = parts().find_map(|part| self.having(part, q.slot, binding));
                let of_kind = || parts().find_map(|part| self.of_kind(part, q.slot));
                let around = || parts().find_map(|part| self.around(part, q.slot, binding));
                let few = having.or_else(of_kind).or_else(around).or_else(|| {
                    let mut bits = None;
                    parts().for_each(|part| self.reached_by(part, q.slot, binding, &mut bits));
                    bits.map(Few::Reached)
                });
                few.map(|few| (few, sort))
            }
            _ => None,
        };
        match few {
            None => self.shape.each(q.collection, binding, visit),
            Some((Few::Of(list), sort)) => {
                let mut members = list.iter().copied().filter(|n| self.shape.is_sort(*n, sort));
                members.all(visit);
            }
            Some((Few::Around(list), sort)) => {
                let mut members = list.into_iter().filter(|n| self.shape.is_sort(*n, sort));
                members.all(visit);
            }
            Some((Few::Reached(bits), sort)) => {
                let members = bits.iter().map(|id| Node::Element(ElementId(id)));
                members.filter(|n| self.shape.is_sort(*n, sort)).all(visit);
            }
        }
    }

    /// Those in whose list a part wants something to be that is bound.
    fn having(&self, part: &Formula, slot: Slot, binding: &Binding) -> Option<Few<'_>> {
        match part {
            Formula::And(list) => list.iter().find_map(|part| self.having(part, slot, binding)),
            Formula::Member(item, Several::Of(of, field)) if *of == Term::Slot(slot) && item != of => {
                match self.node(*item, binding) {
                    Node::Data(data) => Some(Few::Of(self.shape.having(*field, data))),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// What is of the kind that a part wants the variable to be.
    fn of_kind(&self, part: &Formula, slot: Slot) -> Option<Few<'_>> {
        match part {
            Formula::And(list) => list.iter().find_map(|part| self.of_kind(part, slot)),
            Formula::Is(term, kind) if *term == Term::Slot(slot) => Some(Few::Of(self.shape.of_kind(*kind))),
            _ => None,
        }
    }

    /// The boundaries around what a part wants to stand in the variable.
    fn around(&self, part: &Formula, slot: Slot, binding: &Binding) -> Option<Few<'_>> {
        match part {
            Formula::And(list) => list.iter().find_map(|part| self.around(part, slot, binding)),
            Formula::Within(item, boundary) if *boundary == Term::Slot(slot) && *item != *boundary => {
                let item = self.node(*item, binding);
                let mut list = respond::around(self.model, item);
                list.retain(|n| *n != item);
                list.sort_unstable();
                Some(Few::Around(list))
            }
            _ => None,
        }
    }

    /// Narrows `bits` to what reaches, or is reached by, each declaration that a part wants the variable to reach, or be
    /// reached by.
    fn reached_by(&self, part: &Formula, slot: Slot, binding: &Binding, bits: &mut Option<Elements>) {
        let me = Term::Slot(slot);
        match part {
            Formula::And(list) => {
                list.iter()
                    .for_each(|part| self.reached_by(part, slot, binding, bits));
            }
            Formula::Reaches(path) if path.carrying.is_none() && (path.from == me) != (path.to == me) => {
                let avoiding = path.avoiding.and_then(|what| self.avoiding(what));
                let backwards = path.from == me;
                let other = if backwards { path.to } else { path.from };
                let Node::Element(other) = self.node(other, binding) else {
                    return;
                };
                let new = match backwards {
                    true => self.graph.reaching(other, avoiding),
                    false => {
                        let carrying = None;
                        self.graph.reached(other, Way { carrying, avoiding })
                    }
                };
                *bits = Some(match bits.take() {
                    Some(old) => old.both(&new).into(),
                    None => new,
                });
            }
            _ => {}
        }
    }
}
