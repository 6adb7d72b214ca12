//! What a search for goals has to look at: backwards from the goals, through clauses all of whose premises hold.
//!
//! In a large model an adversary reaches much that leads to no goal. Looking for what does is linear and needs no queue, so
//! that the search for the cheapest way, which needs one, is left with little.

use super::fact::Atom;
use super::program::{ClauseId, Program};
use crate::bits::Bits;

/// Atoms and clauses on some way to a goal.
#[derive(Clone, Debug)]
pub struct Relevant {
    pub atoms: Subset,
    pub clauses: Subset,
    /// Those of the clauses that wait for nothing but what always holds, ascending.
    pub ready: Vec<ClauseId>,
}

impl Relevant {
    /// Those on the ways to `goals` within what `holds`.
    pub fn to(program: &Program, goals: &[Atom], holds: &dyn Fn(Atom) -> bool) -> Relevant {
        let mut atoms = Bits::new(program.atoms.len());
        let mut clauses = Bits::new(program.len());
        let (mut open, mut ready): (Vec<Atom>, Vec<ClauseId>) = Default::default();
        let mut meet = |atom: Atom, open: &mut Vec<Atom>| {
            if holds(atom) && atoms.insert(atom) {
                open.push(atom);
            }
        };
        for goal in goals {
            meet(*goal, &mut open);
        }
        while let Some(atom) = open.pop() {
            for clause in program.derivers(atom) {
                let premises = program.premises(*clause);
                let met = premises.iter().filter(|p| holds(**p)).count();
                if met >= program.needed(*clause) as usize {
                    if clauses.insert(*clause) && program.waits()[*clause as usize] == 0 {
                        ready.push(*clause);
                    }
                    premises.iter().for_each(|premise| meet(*premise, &mut open));
                }
            }
        }
        ready.sort_unstable();
        Relevant {
            ready,
            atoms: Subset::of(atoms),
            clauses: Subset::of(clauses),
        }
    }
}

/// Some of many numbers, numbered anew without gaps.
#[derive(Clone, Debug)]
pub struct Subset {
    bits: Bits,
    /// How many come before each word.
    ranks: Vec<u32>,
    len: u32,
}

impl Subset {
    fn of(bits: Bits) -> Subset {
        let (ranks, len) = bits.ranks();
        Subset { bits, ranks, len }
    }

    pub fn len(&self) -> usize {
        self.len as usize
    }

    pub fn bits(&self) -> &Bits {
        &self.bits
    }

    /// The new number of one of them.
    pub fn place(&self, number: u32) -> Option<usize> {
        self.bits.place(&self.ranks, number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subset_is_numbered_without_gaps() {
        let mut bits = Bits::new(200);
        let members = [0, 5, 63, 64, 130, 199];
        let is_new: Vec<bool> = members.iter().chain(&[64]).map(|n| bits.insert(*n)).collect();
        assert_eq!(is_new, [true, true, true, true, true, true, false]);
        let subset = Subset::of(bits);
        assert_eq!(subset.len(), members.len());
        for (place, number) in members.iter().enumerate() {
            assert_eq!(subset.place(*number), Some(place));
        }
        assert_eq!(subset.place(65), None);
    }
}
