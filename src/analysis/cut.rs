//! The cheapest set of controls that keeps effects out of reach: implicit hitting set. In turn, a cheapest set is found that
//! meets every attack known so far, and an attack that the set does not stop; when there is none, the set is the answer, and
//! proven to be the cheapest. (Moreno-Centeno and Karp 2013; for attack graphs see `ARCHITECTURE.md`.)

use super::fact::{Atom, Predicate, Target};
use super::scenario::{Reading, Scenario};
use super::start::Start;
use super::{Analysis, cheapest};
use crate::model::*;
use std::collections::BTreeSet;

/// How many sets the search for a cheapest one looks at before it settles for what it has.
const PATIENCE: u64 = 2_000_000;

/// Controls that together keep the effects out of reach.
#[derive(Clone, PartialEq, Debug)]
pub struct Cut {
    /// Ascending.
    pub controls: Vec<ControlId>,
    /// The sum of their `cost`; where some control does not state one, their number.
    pub cost: u64,
    /// Whether it is proven that nothing is cheaper; else it is "at most" this.
    pub proven: bool,
    /// The effects that no control stops, whichever are in place; the set is for the others.
    pub beyond: Vec<(AdversaryId, Target)>,
}

impl Analysis {
    /// The cheapest set of declared controls that keeps `goals` out of reach, from nothing in place; what is not stated is
    /// read as not helping the adversary.
    pub fn cut(&self, model: &Model, goals: &[(AdversaryId, Target)]) -> Cut {
        let price = prices(model);
        let mut hitting = Hitting::new(price);
        let mut beyond = Vec::new();
        let mut open = Vec::new();
        for (adversary, target) in goals {
            let Some(atom) = self.program.atoms.effect(Predicate::Holds, *target) else {
                continue;
            };
            let planned = self.start(model, &Scenario::new(*adversary, Run::Planned, Reading::Sure));
            let bare = self.start(model, &Scenario::new(*adversary, Run::Bare, Reading::Sure));
            match self.attack(&planned, &BTreeSet::new(), atom) {
                Some(_) => beyond.push((*adversary, *target)),
                None => open.push(Goal {
                    never: gone(self, model, &planned),
                    bare,
                    atom,
                }),
            }
        }
        loop {
            let chosen: BTreeSet<ControlId> = hitting.best.iter().copied().collect();
            let mut met = false;
            for goal in &open {
                let off: BTreeSet<ControlId> =
                    ControlId::all(model).filter(|c| !chosen.contains(c)).collect();
                if let Some(used) = self.attack(&goal.start(self, model, &off), &off, goal.atom) {
                    let used = used.difference(&goal.never).copied().collect();
                    hitting.meet(used);
                    met = true;
                }
            }
            if !met {
                break;
            }
            hitting.solve();
        }
        let mut controls = hitting.best.clone();
        controls.sort_unstable();
        Cut {
            cost: controls.iter().map(|c| hitting.price[c.0 as usize]).sum(),
            controls,
            proven: hitting.proven,
            beyond,
        }
    }

    /// An attack: the controls whose absence it uses. None when there is none.
    fn attack(&self, start: &Start, off: &BTreeSet<ControlId>, goal: Atom) -> Option<BTreeSet<ControlId>> {
        let way = cheapest::way(&self.program, start, goal)?;
        let used = way
            .steps
            .iter()
            .filter(|s| s.rule.is_none() && s.fact.is == Predicate::Gone);
        let controls = used.filter_map(|s| match s.fact.about {
            super::Subject::Node(Node::Control(id)) => Some(id),
            _ => None,
        });
        Some(controls.filter(|c| off.is_empty() || off.contains(c)).collect())
    }
}

/// An effect that some set of controls keeps out of reach.
struct Goal {
    /// What holds from the start with nothing in place.
    bare: Start,
    /// Controls that never count against this adversary.
    never: BTreeSet<ControlId>,
    atom: Atom,
}

impl Goal {
    /// What holds from the start when these controls are off.
    fn start(&self, analysis: &Analysis, model: &Model, off: &BTreeSet<ControlId>) -> Start {
        let counts = ControlId::all(model).filter(|c| !off.contains(c) && !self.never.contains(c));
        let gone = counts.filter_map(|c| analysis.program.atoms.node(Predicate::Gone, Node::Control(c)));
        self.bare.clone().without(gone)
    }
}

/// The controls that are gone in a start.
fn gone(analysis: &Analysis, model: &Model, start: &Start) -> BTreeSet<ControlId> {
    let atom = |c: &ControlId| analysis.program.atoms.node(Predicate::Gone, Node::Control(*c));
    ControlId::all(model)
        .filter(|c| atom(c).is_some_and(|a| start.has(a)))
        .collect()
}

/// What each control costs; one each where any does not say.
fn prices(model: &Model) -> Vec<u64> {
    let stated: Option<Vec<u64>> = model
        .controls
        .iter()
        .map(|c| c.cost.as_ref().map(|c| c.value))
        .collect();
    stated.unwrap_or_else(|| vec![1; model.controls.len()])
}

/// A cheapest set that meets each of many sets, by branch and bound.
struct Hitting {
    price: Vec<u64>,
    /// Each must be met; none contains another.
    sets: Vec<BTreeSet<ControlId>>,
    best: Vec<ControlId>,
    proven: bool,
}

impl Hitting {
    fn new(price: Vec<u64>) -> Hitting {
        Hitting {
            price,
            sets: Vec::new(),
            best: Vec::new(),
            proven: true,
        }
    }

    fn meet(&mut self, set: BTreeSet<ControlId>) {
        if self.sets.iter().any(|s| s.is_subset(&set)) {
            return;
        }
        self.sets.retain(|s| !set.is_subset(s));
        self.sets.push(set);
        self.sets.sort_by_key(|s| s.len());
    }

    fn solve(&mut self) {
        let mut best = self.greedy();
        let mut bound: u64 = best.iter().map(|c| self.price[c.0 as usize]).sum();
        let mut tried = 0;
        let mut barred = vec![false; self.price.len()];
        self.branch(&mut Vec::new(), 0, &mut barred, &mut best, &mut bound, &mut tried);
        self.proven = tried < PATIENCE;
        self.best = best;
    }

    /// Always what meets the most for its price: a first bound.
    fn greedy(&self) -> Vec<ControlId> {
        let mut left: Vec<&BTreeSet<ControlId>> = self.sets.iter().collect();
        let mut chosen = Vec::new();
        while let Some(first) = left.first() {
            let met = |c: &ControlId| left.iter().filter(|s| s.contains(c)).count() as u64;
            let all: BTreeSet<ControlId> = left.iter().flat_map(|s| s.iter().copied()).collect();
            let worth = |c: &ControlId| (met(c) << 20) / self.price[c.0 as usize].max(1);
            let Some(next) = all
                .iter()
                .copied()
                .max_by_key(|c| (worth(c), std::cmp::Reverse(*c)))
            else {
                // A set without a member cannot be met; none is ever asked for.
                debug_assert!(!first.is_empty());
                break;
            };
            chosen.push(next);
            left.retain(|s| !s.contains(&next));
        }
        chosen
    }

    /// Takes each member of the smallest set not met in turn; those tried before it stay out.
    fn branch(
        &self,
        chosen: &mut Vec<ControlId>,
        cost: u64,
        barred: &mut [bool],
        best: &mut Vec<ControlId>,
        bound: &mut u64,
        tried: &mut u64,
    ) {
        *tried += 1;
        if *tried >= PATIENCE {
            return;
        }
        let unmet = |s: &&BTreeSet<ControlId>| !chosen.iter().any(|c| s.contains(c));
        let open: Vec<&BTreeSet<ControlId>> = self.sets.iter().filter(unmet).collect();
        if open.is_empty() {
            if cost < *bound {
                *bound = cost;
                best.clone_from(chosen);
            }
            return;
        }
        if cost + self.at_least(&open, barred) >= *bound {
            return;
        }
        let left = |s: &&&BTreeSet<ControlId>| s.iter().filter(|c| !barred[c.0 as usize]).count();
        let Some(next) = open.iter().min_by_key(left) else {
            return;
        };
        let members: Vec<ControlId> = next.iter().copied().filter(|c| !barred[c.0 as usize]).collect();
        for control in &members {
            chosen.push(*control);
            let price = self.price[control.0 as usize];
            self.branch(chosen, cost + price, barred, best, bound, tried);
            chosen.pop();
            barred[control.0 as usize] = true;
        }
        for control in members {
            barred[control.0 as usize] = false;
        }
    }

    /// What is still to be paid at the least: sets that share no member are paid for apart.
    fn at_least(&self, open: &[&BTreeSet<ControlId>], barred: &[bool]) -> u64 {
        let mut taken: BTreeSet<ControlId> = BTreeSet::new();
        let mut sum = 0;
        for set in open {
            let free = || set.iter().filter(|c| !barred[c.0 as usize]);
            if free().any(|c| taken.contains(c)) {
                continue;
            }
            match free().map(|c| self.price[c.0 as usize]).min() {
                Some(price) => sum += price,
                None => return u64::MAX / 2,
            }
            taken.extend(free());
        }
        sum
    }
}
