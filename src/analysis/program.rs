//! The inference rules, applied to one model: Horn clauses over numbered atoms, the same for every adversary, run and
//! switch. What differs between those is only which atoms hold from the start.

use super::fact::{Atom, Atoms, Predicate, Target};
use super::potential::Effort;
use crate::bits::Bits;
use crate::model::*;

/// Where an inference comes from: a rule of the reference (`docs/reach.md`), what an effect means there, or what is written
/// in the model.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[rustfmt::skip]
pub enum Rule {
    R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, R11, R12, R13, R14, R15, R16, R17, R18, R19, R20, R21, R22, R23, R24, R25, R26,
    /// What an effect means.
    Meaning,
    /// What is said of a record of everybody holds of one's own.
    Own,
    /// Attributes, as the controls that count set them.
    Static,
}

/// An attribute that is not stated, and whose value the result may depend on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Unstated {
    pub about: Node,
    /// Its name: `channel`, `client-auth`, `asks`, `integrity`, `exposure`, `trust`, `kind`.
    pub attribute: &'static str,
}

/// Which clause: its place in the order of the rules and, within each, of the declarations.
pub type ClauseId = u32;

/// All instances of all rules.
#[derive(Clone, Debug, Default)]
pub struct Program {
    pub atoms: Atoms,
    /// Attributes that are not stated, each with its atom [`Predicate::Unknown`].
    pub unknowns: Vec<Unstated>,
    /// What each threat takes (R25), by instance.
    pub efforts: Vec<Effort>,
    heads: Vec<Atom>,
    needed: Vec<u32>,
    rules: Vec<Rule>,
    /// The instance of the threat whose effect this is; `u32::MAX` for none.
    threats: Vec<u32>,
    /// Where the premises of each clause begin, with the end behind them.
    starts: Vec<u32>,
    premises: Vec<Atom>,
    /// The clauses in whose premises an atom stands, by atom.
    watch_starts: Vec<u32>,
    watches: Vec<ClauseId>,
    /// The clauses whose head an atom is, by atom.
    deriver_starts: Vec<u32>,
    derivers: Vec<ClauseId>,
    /// What holds for everybody in all circumstances; and how many premises each clause waits for beside it.
    always: Bits,
    waits: Vec<u32>,
    /// Clauses that wait for nothing else.
    ready: Vec<ClauseId>,
}

impl Program {
    /// The number of clauses.
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// The number of premises of all clauses together: the edges of the graph that the solver walks.
    pub fn edges(&self) -> usize {
        self.premises.len()
    }

    /// Whether there is no clause.
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    pub fn head(&self, clause: ClauseId) -> Atom {
        self.heads[clause as usize]
    }

    pub fn rule(&self, clause: ClauseId) -> Rule {
        self.rules[clause as usize]
    }

    /// How many of the premises must hold.
    pub fn needed(&self, clause: ClauseId) -> u32 {
        self.needed[clause as usize]
    }

    pub fn premises(&self, clause: ClauseId) -> &[Atom] {
        let at = clause as usize;
        &self.premises[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The threat whose effect the clause is.
    pub fn threat(&self, clause: ClauseId) -> Option<u32> {
        Some(self.threats[clause as usize]).filter(|t| *t != u32::MAX)
    }

    /// The clauses that wait for an atom.
    pub fn watches(&self, atom: Atom) -> &[ClauseId] {
        let at = atom as usize;
        &self.watches[self.watch_starts[at] as usize..self.watch_starts[at + 1] as usize]
    }

    /// The clauses that give an atom.
    pub fn derivers(&self, atom: Atom) -> &[ClauseId] {
        let at = atom as usize;
        &self.derivers[self.deriver_starts[at] as usize..self.deriver_starts[at + 1] as usize]
    }

    /// Whether an atom holds for everybody in all circumstances.
    pub fn always(&self, atom: Atom) -> bool {
        self.always.has(atom)
    }

    /// What holds for everybody in all circumstances.
    pub fn everlasting(&self) -> &Bits {
        &self.always
    }

    /// How many premises each clause waits for beside what always holds.
    pub fn waits(&self) -> &[u32] {
        &self.waits
    }

    /// The clauses that wait for nothing but what always holds.
    pub fn ready(&self) -> &[ClauseId] {
        &self.ready
    }

    /// Takes what holds for everybody in all circumstances (each atom once), so that it is followed up once and not for each adversary.
    pub fn suppose(&mut self, atoms: impl IntoIterator<Item = Atom>) {
        self.always = Bits::new(self.atoms.len());
        self.waits.clone_from(&self.needed);
        for atom in atoms {
            self.always.insert(atom);
            let (from, to) = (
                self.watch_starts[atom as usize],
                self.watch_starts[atom as usize + 1],
            );
            for clause in &self.watches[from as usize..to as usize] {
                let waits = &mut self.waits[*clause as usize];
                *waits = waits.saturating_sub(1);
            }
        }
        let waiting = (0..).zip(&self.waits);
        self.ready = waiting
            .filter(|(_, w)| **w == 0)
            .map(|(clause, _)| clause)
            .collect();
    }
}

/// Takes clauses in; [`Builder::finish`] makes the program.
pub struct Builder {
    program: Program,
    scratch: Vec<Atom>,
}

impl Builder {
    pub fn new(atoms: Atoms, unknowns: Vec<Unstated>) -> Builder {
        let program = Program {
            atoms,
            unknowns,
            starts: vec![0],
            ..Program::default()
        };
        Builder {
            program,
            scratch: Vec::new(),
        }
    }

    pub fn atoms(&self) -> &Atoms {
        &self.program.atoms
    }

    /// The atom of something said of a node that the predicate is said of.
    ///
    /// # Panics
    /// Never for a node of the right sort; the callers name both.
    pub fn atom(&self, is: Predicate, node: Node) -> Atom {
        self.program
            .atoms
            .node(is, node)
            .unwrap_or_else(|| unreachable!("{is:?} is not said of {node:?}"))
    }

    pub fn effect(&self, is: Predicate, target: Target) -> Atom {
        self.program
            .atoms
            .effect(is, target)
            .unwrap_or_else(|| unreachable!("{target:?} was not met"))
    }

    /// All of the premises give the head.
    pub fn all(&mut self, rule: Rule, premises: &[Atom], head: Atom) {
        self.scratch.clear();
        self.scratch.extend_from_slice(premises);
        self.scratch.sort_unstable();
        self.scratch.dedup();
        let needed = self.scratch.len() as u32;
        self.add(rule, needed, head);
    }

    /// Any one of the premises gives the head.
    pub fn any(&mut self, rule: Rule, premises: &[Atom], head: Atom) {
        self.at_least(rule, 1, premises, head);
    }

    /// So many different ones of the premises give the head; never when there are fewer.
    pub fn at_least(&mut self, rule: Rule, needed: u32, premises: &[Atom], head: Atom) {
        self.scratch.clear();
        self.scratch.extend_from_slice(premises);
        self.scratch.sort_unstable();
        self.scratch.dedup();
        if needed as usize <= self.scratch.len() {
            self.add(rule, needed, head);
        }
    }

    /// What the next threat takes.
    pub fn effort(&mut self, effort: Effort) {
        self.program.efforts.push(effort);
    }

    /// The same as [`Builder::all`], as the effect of a threat.
    pub fn caused(&mut self, threat: u32, premises: &[Atom], head: Atom) {
        let before = self.program.heads.len();
        self.all(Rule::R22, premises, head);
        if let Some(last) = self.program.threats.get_mut(before) {
            *last = threat;
        }
    }

    fn add(&mut self, rule: Rule, needed: u32, head: Atom) {
        // What follows from itself adds nothing.
        if needed as usize == self.scratch.len() && self.scratch.contains(&head) {
            return;
        }
        let p = &mut self.program;
        p.heads.push(head);
        p.needed.push(needed);
        p.rules.push(rule);
        p.threats.push(u32::MAX);
        p.premises.extend_from_slice(&self.scratch);
        p.starts.push(p.premises.len() as u32);
    }

    pub fn finish(self) -> Program {
        let mut p = self.program;
        let clauses = 0..p.heads.len();
        let premises = clauses.clone().flat_map(|c| {
            let range = p.starts[c] as usize..p.starts[c + 1] as usize;
            p.premises[range].iter().map(move |atom| (*atom, c as ClauseId))
        });
        let (watch_starts, watches) = by_atom(p.atoms.len(), premises);
        let heads = clauses.map(|c| (p.heads[c], c as ClauseId));
        let (deriver_starts, derivers) = by_atom(p.atoms.len(), heads);
        (p.watch_starts, p.watches) = (watch_starts, watches);
        (p.deriver_starts, p.derivers) = (deriver_starts, derivers);
        p.suppose([]);
        p
    }
}

/// Clauses by an atom: where those of each atom begin, with the end behind them, and the clauses, in their order.
fn by_atom(atoms: usize, pairs: impl Iterator<Item = (Atom, ClauseId)> + Clone) -> (Vec<u32>, Vec<ClauseId>) {
    let mut starts = vec![0u32; atoms + 1];
    for (atom, _) in pairs.clone() {
        starts[atom as usize + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut next = starts.clone();
    let mut clauses = vec![0; starts[atoms] as usize];
    for (atom, clause) in pairs {
        let place = &mut next[atom as usize];
        clauses[*place as usize] = clause;
        *place += 1;
    }
    (starts, clauses)
}
