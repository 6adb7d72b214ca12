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

impl Why {
    /// A number that is not 0, which stands for "it does not hold".
    pub fn code(self) -> u32 {
        match self {
            Why::Start => 1,
            Why::Clause(clause) => clause + 2,
        }
    }

    /// Of a number that [`Why::code`] gave, or 0.
    pub fn of(code: u32) -> Option<Why> {
        match code {
            0 => None,
            1 => Some(Why::Start),
            code => Some(Why::Clause(code - 2)),
        }
    }
}

/// What holds, with everything that follows from it.
#[derive(Clone, Debug)]
pub struct Closure<'a> {
    program: &'a Program,
    /// How many premises of each clause hold, what always holds left out.
    met: Vec<u32>,
    /// Why each atom holds, as [`Why::code`]: zeroes are free, so that a small closure in a large program costs little.
    why: Vec<u32>,
    /// The atoms that hold, what always does left out, in the order in which they came to.
    trail: Vec<Atom>,
    /// How much of the trail was followed up.
    done: usize,
    /// An atom that must not hold.
    barred: Option<Atom>,
    /// Whether it would have come to hold.
    refused: bool,
}

/// A point to return to.
#[derive(Clone, Copy, Debug)]
pub struct Mark(usize, bool);

impl<'a> Closure<'a> {
    /// Everything that follows from the atoms of `start`.
    pub fn of(program: &'a Program, start: &[Atom]) -> Closure<'a> {
        Closure::without(program, start, None)
    }

    /// The same, were one atom impossible.
    pub fn without(program: &'a Program, start: &[Atom], barred: Option<Atom>) -> Closure<'a> {
        let mut closure = Closure {
            program,
            met: vec![0; program.len()],
            why: vec![0; program.atoms.len()],
            trail: Vec::new(),
            done: 0,
            barred,
            refused: false,
        };
        for clause in program.ready() {
            closure.add(program.head(*clause), Why::Clause(*clause));
        }
        closure.switch_on(start);
        closure
    }

    pub fn holds(&self, atom: Atom) -> bool {
        self.why[atom as usize] != 0 || self.program.always(atom)
    }

    /// Why an atom holds: of several ways the first that was found.
    pub fn why(&self, atom: Atom) -> Option<Why> {
        match self.program.always(atom) {
            true => Some(Why::Start),
            false => Why::of(self.why[atom as usize]),
        }
    }

    /// Whether the atom that was barred would hold.
    pub fn has_refused(&self) -> bool {
        self.refused
    }

    /// What holds beside what always does ([`Program::everlasting`]), in the order in which it came to; premises stand
    /// before what follows from them.
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
                let met = &mut self.met[*clause as usize];
                *met += 1;
                if *met == self.program.waits()[*clause as usize] {
                    self.add(self.program.head(*clause), Why::Clause(*clause));
                }
            }
        }
    }

    /// Where to return to after trying something.
    pub fn mark(&self) -> Mark {
        Mark(self.trail.len(), self.refused)
    }

    /// What came to hold since a mark.
    pub fn since(&self, mark: Mark) -> &[Atom] {
        &self.trail[mark.0..]
    }

    /// Takes back everything since a mark, that something was refused included.
    pub fn undo(&mut self, mark: Mark) {
        for atom in self.trail.drain(mark.0..) {
            self.why[atom as usize] = 0;
            for clause in self.program.watches(atom) {
                self.met[*clause as usize] -= 1;
            }
        }
        self.done = mark.0;
        self.refused = mark.1;
    }

    fn add(&mut self, atom: Atom, why: Why) {
        let place = &mut self.why[atom as usize];
        if self.barred == Some(atom) {
            self.refused = true;
        } else if *place == 0 && !self.program.always(atom) {
            *place = why.code();
            self.trail.push(atom);
        }
    }
}
