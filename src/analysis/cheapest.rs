//! The cheapest way to everything: Dijkstra's method on Horn clauses (Knuth 1977). What a step costs is never less than
//! what its premises cost, so the first way that is taken from the queue is the cheapest.
//!
//! A fact that two premises both need is paid for twice, so the cost is "at most"; the exact least is NP-hard.

use super::derivation::{Derivation, derive};
use super::fact::Atom;
use super::potential::Effort;
use super::program::{ClauseId, Program, Rule};
use super::relevant::Relevant;
use super::solve::{Closure, Why};
use super::start::Start;
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

    /// With the clause that comes to it, as one number that is compared alike.
    fn key(self, clause: ClauseId) -> u128 {
        let [unstated, days, steps, clause] = [self.unstated, self.days, self.steps, clause].map(u128::from);
        unstated << 96 | days << 64 | steps << 32 | clause
    }

    fn of(key: u128) -> Cost {
        Cost {
            unstated: (key >> 96) as u32,
            days: (key >> 64) as u32,
            steps: (key >> 32) as u32,
        }
    }
}

/// The cheapest way to every relevant atom that can be reached.
#[derive(Clone, Debug)]
pub struct Cheapest<'a> {
    program: &'a Program,
    relevant: &'a Relevant,
    cap: Option<Effort>,
    /// How many atoms were settled.
    order: u32,
    /// By relevant atom.
    ways: Vec<Way>,
    /// By relevant clause.
    counts: Vec<Count>,
    /// The ways that may be the next to settle an atom.
    queue: BinaryHeap<Reverse<(u128, Atom)>>,
}

/// The best way to an atom that was found.
#[derive(Clone, Copy, Debug)]
struct Way {
    /// When it was settled, from 1; 0: a cheaper one may come.
    settled: u32,
    /// What it costs, and by which clause ([`START`]).
    key: u128,
}

/// The clause of what holds from the start. Of ways that cost the same it is the last.
const START: ClauseId = ClauseId::MAX;

/// How many premises of a clause hold, what always holds left out, and what they took.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    met: u32,
    spent: Cost,
}

/// The cheapest way to a goal, by whatever threats. None when there is none.
pub fn way(program: &Program, start: &Start, goal: Atom) -> Option<Derivation> {
    let closure = Closure::of(program, &start.atoms());
    way_within(program, start, goal, &|atom| closure.holds(atom))
}

/// The same where it is known what `holds` in the end.
pub fn way_within(
    program: &Program,
    start: &Start,
    goal: Atom,
    holds: &dyn Fn(Atom) -> bool,
) -> Option<Derivation> {
    let relevant = Relevant::to(program, &[goal], holds);
    Cheapest::of(program, &relevant, start, None, &[goal]).derivation(goal)
}

impl<'a> Cheapest<'a> {
    /// Ways that use only threats within `cap` (all, where none is given), until all of `goals` are settled, or everything
    /// is that can be. Of ways that cost the same the one of the earlier rule and declaration is taken.
    pub fn of(
        program: &'a Program,
        relevant: &'a Relevant,
        start: &Start,
        cap: Option<Effort>,
        goals: &[Atom],
    ) -> Cheapest<'a> {
        let unknown = Way {
            settled: 0,
            key: u128::MAX,
        };
        let mut it = Cheapest {
            program,
            relevant,
            cap,
            order: 0,
            ways: vec![unknown; relevant.atoms.len()],
            counts: vec![Count::default(); relevant.clauses.len()],
            queue: BinaryHeap::new(),
        };
        crate::cancel::checkpoint();
        it.begin(start);
        let mut left = goals;
        while let Some(Reverse((key, atom))) = it.queue.pop() {
            while left.first().is_some_and(|g| it.holds(*g)) {
                left = &left[1..];
            }
            if left.is_empty() {
                break;
            }
            it.settle(atom, key);
        }
        it
    }

    /// What holds from the start and costs nothing is settled at once, the rest waits in the queue.
    fn begin(&mut self, start: &Start) {
        for clause in &self.relevant.ready {
            self.follow(*clause, Cost::default());
        }
        for atom in start.among(self.relevant.atoms.bits()) {
            if start.question(atom).is_some() {
                let cost = Cost {
                    unstated: 1,
                    ..Cost::default()
                };
                self.offer(atom, cost.key(START));
            } else {
                self.settle(atom, Cost::default().key(START));
            }
        }
    }

    fn settle(&mut self, atom: Atom, key: u128) {
        let Some(at) = self.relevant.atoms.place(atom).filter(|_| !self.holds(atom)) else {
            return;
        };
        self.order += 1;
        self.ways[at] = Way {
            settled: self.order,
            key,
        };
        for clause in self.program.watches(atom) {
            let Some(at) = self.relevant.clauses.place(*clause) else {
                continue;
            };
            let waits = self.program.waits()[*clause as usize];
            let count = &mut self.counts[at];
            if count.met == waits {
                continue;
            }
            count.met += 1;
            count.spent = count.spent.then(Cost::of(key));
            if count.met == waits {
                let spent = count.spent;
                self.follow(*clause, spent);
            }
        }
    }

    /// All premises of a clause hold.
    fn follow(&mut self, clause: ClauseId, spent: Cost) {
        let head = self.program.head(clause);
        if !self.holds(head) && self.allowed(clause) {
            self.offer(head, spent.then(self.own(clause)).key(clause));
        }
    }

    /// A way to an atom: it waits in the queue when it is better than those before.
    fn offer(&mut self, atom: Atom, key: u128) {
        if let Some(at) = self.relevant.atoms.place(atom)
            && key < self.ways[at].key
        {
            self.ways[at].key = key;
            self.queue.push(Reverse((key, atom)));
        }
    }

    fn settled(&self, atom: Atom) -> Option<&Way> {
        let way = &self.ways[self.relevant.atoms.place(atom)?];
        (way.settled != 0).then_some(way)
    }

    fn holds(&self, atom: Atom) -> bool {
        self.settled(atom).is_some() || self.program.always(atom)
    }

    fn why(&self, atom: Atom) -> Option<Why> {
        if self.program.always(atom) {
            return Some(Why::Start);
        }
        Some(match self.settled(atom)?.key as ClauseId {
            START => Why::Start,
            clause => Why::Clause(clause),
        })
    }

    /// What the cheapest way to an atom costs; None when there is no way.
    pub fn cost(&self, atom: Atom) -> Option<Cost> {
        self.why(atom)?;
        Some(
            self.settled(atom)
                .map_or(Cost::default(), |way| Cost::of(way.key)),
        )
    }

    /// The cheapest way to an atom, step by step.
    pub fn derivation(&self, atom: Atom) -> Option<Derivation> {
        self.why(atom)?;
        let settled = |a: Atom| self.settled(a).map_or(0, |way| way.settled);
        Some(derive(self.program, &|a| self.why(a), &settled, atom))
    }

    fn allowed(&self, clause: ClauseId) -> bool {
        match (self.program.threat(clause), self.cap) {
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
