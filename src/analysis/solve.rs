//! The least fixpoint: everything that follows from what holds at the start (Dowling and Gallier 1984, linear in the
//! size of the program). What is switched on later adds to it, and is undone again.

use super::fact::Atom;
use super::program::{ClauseId, Program};

/// Why an atom holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// From the start.
    Start,
    Clause(ClauseId),
}

/// What holds, with everything that follows from it.
#[derive(Clone, Debug)]
pub struct Closure<'a> {
    program: &'a Program,
    /// How many premises each clause still waits for; below zero when more hold than it needs.
    waits: Vec<i32>,
    why: Vec<Option<Why>>,
    /// The atoms that hold, in the order in which they came to.
    trail: Vec<Atom>,
    /// How much of the trail was followed up.
    done: usize,
    /// An atom that must not hold.
    barred: Option<Atom>,
}

/// A point to return to.
#[derive(Clone, Copy, Debug)]
pub struct Mark(usize);

impl<'a> Closure<'a> {
    /// Everything that follows from the atoms of `start`.
    pub fn of(program: &'a Program, start: &[Atom]) -> Closure<'a> {
        Closure::without(program, start, None)
    }

    /// The same, were one atom impossible.
    pub fn without(program: &'a Program, start: &[Atom], barred: Option<Atom>) -> Closure<'a> {
        let mut closure = Closure {
            program,
            waits: program.needs().iter().map(|n| *n as i32).collect(),
            why: vec![None; program.atoms.len()],
            trail: Vec::new(),
            done: 0,
            barred,
        };
        for clause in program.axioms() {
            closure.add(program.head(*clause), Why::Clause(*clause));
        }
        closure.switch_on(start);
        closure
    }

    pub fn holds(&self, atom: Atom) -> bool {
        self.why[atom as usize].is_some()
    }

    /// Why an atom holds: of several ways the first that was found.
    pub fn why(&self, atom: Atom) -> Option<Why> {
        self.why[atom as usize]
    }

    /// What holds, in the order in which it came to; premises stand before what follows from them.
    pub fn atoms(&self) -> &[Atom] {
        &self.trail
    }

    /// Lets these hold as well, with everything that follows.
    pub fn switch_on(&mut self, atoms: &[Atom]) {
        for atom in atoms {
            self.add(*atom, Why::Start);
        }
        while self.done < self.trail.len() {
            let atom = self.trail[self.done];
            self.done += 1;
            for clause in self.program.watches(atom) {
                let waits = &mut self.waits[*clause as usize];
                *waits -= 1;
                if *waits == 0 {
                    self.add(self.program.head(*clause), Why::Clause(*clause));
                }
            }
        }
    }

    /// Where to return to after trying something.
    pub fn mark(&self) -> Mark {
        Mark(self.trail.len())
    }

    /// What came to hold since a mark.
    pub fn since(&self, mark: Mark) -> &[Atom] {
        &self.trail[mark.0..]
    }

    /// Takes back everything since a mark.
    pub fn undo(&mut self, mark: Mark) {
        for atom in self.trail.drain(mark.0..) {
            self.why[atom as usize] = None;
            for clause in self.program.watches(atom) {
                self.waits[*clause as usize] += 1;
            }
        }
        self.done = mark.0;
    }

    fn add(&mut self, atom: Atom, why: Why) {
        let place = &mut self.why[atom as usize];
        if place.is_none() && self.barred != Some(atom) {
            *place = Some(why);
            self.trail.push(atom);
        }
    }
}
