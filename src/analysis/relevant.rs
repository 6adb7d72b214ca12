//! What a search for goals has to look at: backwards from the goals, through clauses all of whose premises hold.
//!
//! In a large model an adversary reaches much that leads to no goal. Looking for what does is linear and needs no queue, so
//! that the search for the cheapest way, which needs one, is left with little.

use super::fact::Atom;
use super::program::{ClauseId, Program};

/// Atoms and clauses on some way to a goal.
#[derive(Clone, Debug)]
pub struct Relevant {
    pub atoms: Subset,
    pub clauses: Subset,
}

impl Relevant {
    /// Those on the ways to `goals` within what `holds`.
    pub fn to(program: &Program, goals: &[Atom], holds: &dyn Fn(Atom) -> bool) -> Relevant {
        let mut atoms = Bits::new(program.atoms.len());
        let mut clauses = Bits::new(program.len());
        let mut open: Vec<Atom> = Vec::new();
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
                    clauses.insert(*clause);
                    premises.iter().for_each(|premise| meet(*premise, &mut open));
                }
            }
        }
        Relevant {
            atoms: atoms.subset(),
            clauses: clauses.subset(),
        }
    }
}

struct Bits(Vec<u64>);

impl Bits {
    fn new(count: usize) -> Bits {
        Bits(vec![0; count.div_ceil(64)])
    }

    /// Whether it is new.
    fn insert(&mut self, number: u32) -> bool {
        let (word, bit) = (&mut self.0[number as usize / 64], 1 << (number % 64));
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    fn subset(self) -> Subset {
        let mut ranks = Vec::with_capacity(self.0.len());
        let mut len = 0;
        for word in &self.0 {
            ranks.push(len);
            len += word.count_ones();
        }
        Subset {
            bits: self.0,
            ranks,
            len,
        }
    }
}

/// Some of many numbers, numbered anew without gaps.
#[derive(Clone, Debug)]
pub struct Subset {
    bits: Vec<u64>,
    /// How many come before each word.
    ranks: Vec<u32>,
    len: u32,
}

impl Subset {
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// The new number of one of them.
    pub fn place(&self, number: ClauseId) -> Option<usize> {
        let (word, bit) = (number as usize / 64, 1u64 << (number % 64));
        let before = self.bits[word] & (bit - 1);
        (self.bits[word] & bit != 0).then(|| (self.ranks[word] + before.count_ones()) as usize)
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
        let subset = bits.subset();
        assert_eq!(subset.len(), members.len());
        for (place, number) in members.iter().enumerate() {
            assert_eq!(subset.place(*number), Some(place));
        }
        assert_eq!(subset.place(65), None);
    }
}
