//! `some a in actors: (a is administrator and a reaches p)` is asked of every `p`. Where a path is all that ties the
//! members to what else is bound, which of them count is the same for all, and one search from all of these says of every
//! declaration whether one reaches it.

use super::graph::{Elements, Way};
use super::pattern::*;
use super::world::{Binding, UNBOUND, World};
use crate::model::*;
use foldhash::HashMap;
use std::cell::RefCell;

/// What has been asked already, by where its condition stands: conditions stay where they are while models are searched.
pub type Spreads = RefCell<HashMap<*const Quantified, Spread>>;

/// What the members of a condition reach, or what reaches them.
pub struct Spread {
    /// What the path leads to, or starts at.
    other: Term,
    /// Where it is one that surely counts.
    surely: Elements,
    /// Where it is one that surely or perhaps counts.
    perhaps: Elements,
}

impl Quantified {
    /// The path between a member and what else is bound, and the other parts that must hold, where these are about the
    /// member alone.
    pub fn path_alone(&self) -> Option<(&Path, Vec<&Formula>)> {
        let me = Term::Slot(self.slot);
        if !matches!(self.collection, Several::All(_)) || self.quantifier == Quantifier::Every {
            return None;
        }
        let mut open: Vec<&Formula> = self.with.iter().chain(&self.body).collect();
        let (mut ways, mut alone) = (Vec::new(), Vec::new());
        while let Some(part) = open.pop() {
            let mut of_others = false;
            part.terms(&mut |term| of_others |= matches!(term, Term::Slot(_)) && term != me);
            match part {
                Formula::And(parts) => open.extend(parts),
                Formula::Reaches(path) if (path.from == me) != (path.to == me) => ways.push(&**path),
                _ if of_others => return None,
                _ => alone.push(part),
            }
        }
        match ways[..] {
            [path] if path.carrying.is_none() => Some((path, alone)),
            _ => None,
        }
    }
}

impl World<'_> {
    /// Whether a condition that one path ties to what is bound holds for some member; None where it is not such a one.
    pub(super) fn some_by_path(&self, q: &Quantified, binding: &Binding) -> Option<Truth> {
        if !q.by_path {
            return None;
        }
        let key = std::ptr::from_ref(q);
        if !self.spreads.borrow().contains_key(&key) {
            let spread = self.spread(q)?;
            self.spreads.borrow_mut().insert(key, spread);
        }
        let spreads = self.spreads.borrow();
        let spread = spreads.get(&key)?;
        Some(match self.node(spread.other, binding) {
            Node::Element(id) if spread.surely.has(id.0) => Truth::Yes,
            Node::Element(id) if spread.perhaps.has(id.0) => Truth::Unknown,
            _ => Truth::No,
        })
    }

    fn spread(&self, q: &Quantified) -> Option<Spread> {
        let (path, alone) = q.path_alone()?;
        let (mut surely, mut perhaps) = (Vec::new(), Vec::new());
        let mut binding = UNBOUND;
        self.shape.each(q.collection, &UNBOUND, &mut |node| {
            binding[q.slot as usize] = node;
            if let Node::Element(id) = node {
                match self.all(alone.iter().copied(), &mut binding) {
                    Truth::Yes => surely.push(id),
                    Truth::Unknown => perhaps.push(id),
                    Truth::No => {}
                }
            }
            true
        });
        let backwards = path.to == Term::Slot(q.slot);
        let (carrying, avoiding) = (None, path.avoiding.and_then(|what| self.avoiding(what)));
        let way = Way { carrying, avoiding };
        let none_perhaps = perhaps.is_empty();
        perhaps.extend(&surely);
        let surely = self.graph.spread(surely, way, backwards);
        Some(Spread {
            other: if backwards { path.from } else { path.to },
            perhaps: match none_perhaps {
                true => surely.clone(),
                false => self.graph.spread(perhaps, way, backwards),
            },
            surely,
        })
    }
}
