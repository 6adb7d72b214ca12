//! The cheapest way to everything: Dijkstra's method on Horn clauses (Knuth 1977). What a step costs is never less than
//! what its premises cost, so the first way that is taken from the queue is the cheapest.
//!
//! A fact that two premises both need is paid for twice, so the cost is "at most"; the exact least is NP-hard.

use super::derivation::{Derivation, derive};
use super::fact::Atom;
use super::potential::Effort;
use super::program::{ClauseId, Program, Rule};
use super::scenario::Start;
use super::solve::Why;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What a way costs: compared in this order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Cost {
    /// How often it relies on what is not stated.
    pub unstated: u32,
    /// Elapsed time in days.
    pub days: u32,
    /// Steps that are worth a sentence.
    pub steps: u32,
}

impl Cost {
    fn then(self, other: Cost) -> Cost {
        Cost {
            unstated: self.unstated.saturating_add(other.unstated),
            days: self.days.saturating_add(other.days),
            steps: self.steps.saturating_add(other.steps),
        }
    }
}

/// The cheapest way to every atom that can be reached.
#[derive(Clone, Debug)]
pub struct Cheapest<'a> {
    program: &'a Program,
    why: Vec<Option<Why>>,
    cost: Vec<Cost>,
    /// When each atom was settled, from 0.
    settled: Vec<u32>,
}

impl<'a> Cheapest<'a> {
    /// Ways that use only threats within `cap` (all, where none is given), until `goal` is settled (everything, where none
    /// is given). Of ways that cost the same the one of the earlier rule and declaration is taken.
    pub fn of(program: &'a Program, start: &Start, cap: Option<Effort>, goal: Option<Atom>) -> Cheapest<'a> {
        let count = program.atoms.len();
        let mut it = Cheapest {
            program,
            why: vec![None; count],
            cost: vec![Cost::default(); count],
            settled: vec![u32::MAX; count],
        };
        let mut waits: Vec<u32> = program.needs().to_vec();
        let mut spent = vec![Cost::default(); program.len()];
        let mut queue = BinaryHeap::new();
        crate::cancel::checkpoint();
        for atom in &start.atoms {
            let at = start.uncertain.partition_point(|u| u.0 < *atom);
            let uncertain = start.uncertain.get(at).is_some_and(|u| u.0 == *atom);
            let cost = Cost {
                unstated: u32::from(uncertain),
                ..Cost::default()
            };
            queue.push(Reverse((cost, u32::MAX, *atom)));
        }
        for clause in program.axioms() {
            queue.push(Reverse((it.own(*clause), *clause, program.head(*clause))));
        }
        let mut order = 0;
        while let Some(Reverse((cost, clause, atom))) = queue.pop() {
            let at = atom as usize;
            if it.why[at].is_some() {
                continue;
            }
            it.why[at] = Some(match clause {
                u32::MAX => Why::Start,
                clause => Why::Clause(clause),
            });
            it.cost[at] = cost;
            it.settled[at] = order;
            order += 1;
            if goal == Some(atom) {
                break;
            }
            for clause in program.watches(atom) {
                let c = *clause as usize;
                if waits[c] == 0 {
                    continue;
                }
                waits[c] -= 1;
                spent[c] = spent[c].then(cost);
                let head = program.head(*clause);
                if waits[c] == 0 && it.why[head as usize].is_none() && it.allowed(*clause, cap) {
                    queue.push(Reverse((spent[c].then(it.own(*clause)), *clause, head)));
                }
            }
        }
        it
    }

    /// What the cheapest way to an atom costs; None when there is no way.
    pub fn cost(&self, atom: Atom) -> Option<Cost> {
        self.why[atom as usize].map(|_| self.cost[atom as usize])
    }

    /// The cheapest way to an atom, step by step.
    pub fn derivation(&self, atom: Atom) -> Option<Derivation> {
        self.why[atom as usize]?;
        let why = |a: Atom| self.why[a as usize];
        let settled = |a: Atom| self.settled[a as usize];
        Some(derive(self.program, &why, &settled, atom))
    }

    fn allowed(&self, clause: ClauseId, cap: Option<Effort>) -> bool {
        match (self.program.threat(clause), cap) {
            (Some(threat), Some(cap)) => {
                let effort = Effort {
                    days: 0,
                    ..self.program.efforts[threat as usize]
                };
                effort.within(Effort { days: 0, ..cap })
            }
            _ => true,
        }
    }

    /// What a clause itself adds.
    fn own(&self, clause: ClauseId) -> Cost {
        let told = !matches!(
            self.program.rule(clause),
            Rule::Static | Rule::Own | Rule::Meaning | Rule::R3 | Rule::R23
        );
        Cost {
            unstated: 0,
            days: self
                .program
                .threat(clause)
                .map_or(0, |t| self.program.efforts[t as usize].days),
            steps: u32::from(told),
        }
    }
}
