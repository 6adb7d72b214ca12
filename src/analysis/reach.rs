//! What an adversary reaches: the questions that everybody asks of an [`Analysis`].

use super::derivation::Derivation;
use super::fact::{Atom, Fact, Predicate, Target};
use super::ground::{Means, ways};
use super::scenario::{Reading, Scenario, Start, start};
use super::solve::Closure;
use super::{Analysis, Program, cheapest};
use crate::model::*;
use std::borrow::Cow;

/// Whether an effect is within somebody's reach.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, serde::Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// Whatever is not stated: there is a way.
    Yes,
    /// It depends on what is not stated.
    Undecided,
    /// Whatever is not stated: there is no way.
    No,
}

/// A set of facts of one adversary: bits by atom, of which only words with one are kept, as most reach little.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Which words, ascending, and their bits.
    places: Vec<u32>,
    words: Vec<u64>,
}

impl Facts {
    pub(super) fn of(program: &Program, closure: &Closure) -> Facts {
        let mut dense = program.everlasting().to_vec();
        set(&mut dense, closure.atoms());
        let (places, words) = (0..).zip(dense).filter(|(_, word)| *word != 0).unzip();
        Facts { places, words }
    }

    fn word(&self, place: u32) -> u64 {
        self.places.binary_search(&place).map_or(0, |at| self.words[at])
    }

    pub fn has(&self, atom: Atom) -> bool {
        self.word(atom / 64) & (1 << (atom % 64)) != 0
    }

    /// Every atom of the set, ascending.
    pub fn atoms(&self) -> impl Iterator<Item = Atom> + '_ {
        let words = self.places.iter().zip(&self.words);
        words.flat_map(|(place, word)| atoms_of(*place, *word))
    }

    /// Every fact of the set, in a fixed order.
    pub fn facts<'a>(&'a self, program: &'a Program) -> impl Iterator<Item = Fact> + 'a {
        self.atoms().map(|a| program.atoms.fact(a))
    }

    /// Whether a fact is among them.
    pub fn contains(&self, program: &Program, fact: Fact) -> bool {
        program.atoms.atom(fact).is_some_and(|a| self.has(a))
    }

    /// Whether all of them are among others.
    pub fn within(&self, others: &Facts) -> bool {
        let mut words = self.places.iter().zip(&self.words);
        words.all(|(place, word)| word & !others.word(*place) == 0)
    }

    /// Whether an effect holds among these facts (the reference, "What an effect means").
    pub fn holds(&self, model: &Model, program: &Program, target: Target) -> bool {
        let met = |means: &Means| {
            let atom = match *means {
                Means::Fact(is, node) => program.atoms.node(is, node),
                Means::Caused(target) => program.atoms.effect(Predicate::Causes, target),
            };
            atom.is_some_and(|a| self.has(a))
        };
        ways(model, target).iter().any(|way| way.iter().all(met))
    }
}

impl Analysis {
    /// What holds from the start in a scenario.
    pub fn start(&self, model: &Model, scenario: &Scenario) -> Start {
        let profile = self.profile_in(scenario);
        start(model, &self.program, &profile, &self.threats, scenario)
    }

    /// Every fact in a scenario.
    pub fn facts(&self, model: &Model, scenario: &Scenario) -> Facts {
        crate::cancel::checkpoint();
        let start = self.start(model, scenario);
        Facts::of(&self.program, &Closure::of(&self.program, &start.atoms))
    }

    /// The parts of an adversary, those it inherits included.
    pub fn profile(&self, adversary: AdversaryId) -> &super::Profile {
        &self.profiles[adversary.0 as usize]
    }

    /// The same in a scenario, where several may collude.
    pub fn profile_in(&self, scenario: &Scenario) -> Cow<'_, super::Profile> {
        let alone = self.profile(scenario.adversary);
        let others = scenario.with.iter().map(|a| self.profile(*a));
        let team: Vec<_> = std::iter::once(alone).chain(others).collect();
        match super::Profile::together(&team) {
            Some(together) if team.len() > 1 => Cow::Owned(together),
            _ => Cow::Borrowed(alone),
        }
    }

    /// What an adversary reaches in a run.
    pub fn reached(&self, model: &Model, adversary: AdversaryId, run: Run, reading: Reading) -> &Facts {
        let all = &self.reached[run as usize][reading as usize];
        let all = all.get_or_init(|| {
            let each = AdversaryId::all(model).map(|a| Scenario::new(a, run, reading));
            self.facts_of_all(each.map(|scenario| self.start(model, &scenario)))
        });
        &all[adversary.0 as usize]
    }

    /// Whether an adversary reaches an effect in a run.
    pub fn holds(&self, model: &Model, adversary: AdversaryId, run: Run, target: Target) -> Answer {
        let in_reading = |reading| {
            self.reached(model, adversary, run, reading)
                .holds(model, &self.program, target)
        };
        match (in_reading(Reading::Sure), in_reading(Reading::Maybe)) {
            (true, _) => Answer::Yes,
            (false, true) => Answer::Undecided,
            (false, false) => Answer::No,
        }
    }

    /// The cheapest way to an effect in a scenario. None when there is none, or when the effect was neither spoken of in
    /// the model nor asked for.
    pub fn way(&self, model: &Model, scenario: &Scenario, target: Target) -> Option<Derivation> {
        let goal = self.program.atoms.effect(Predicate::Holds, target)?;
        let start = self.start(model, scenario);
        if !scenario.is_plain() {
            return cheapest::way(&self.program, &start, goal);
        }
        let reached = self.reached(model, scenario.adversary, scenario.run, scenario.reading);
        cheapest::way_within(&self.program, &start, goal, &|atom| reached.has(atom))
    }

    /// What the claims come to, in the order of the model.
    pub fn claims(&self) -> &[super::ClaimVerdict] {
        &self.claims
    }

    /// Every fact that follows from each of several starts. What they share is followed up once.
    pub(super) fn facts_of_all(&self, starts: impl Iterator<Item = Start>) -> Vec<Facts> {
        let starts: Vec<Box<[Atom]>> = starts.map(|start| start.atoms.into()).collect();
        let mut closure = Closure::of(&self.program, &shared(self.program.atoms.len(), &starts));
        let mut facts = |start: &[Atom]| {
            crate::cancel::checkpoint();
            let mark = closure.mark();
            closure.switch_on(start);
            let facts = Facts::of(&self.program, &closure);
            closure.undo(mark);
            facts
        };
        starts.iter().map(|start| facts(start)).collect()
    }
}

/// The atoms of all starts, ascending.
fn shared(atoms: usize, starts: &[Box<[Atom]>]) -> Vec<Atom> {
    let bits = |start: &[Atom]| {
        let mut bits = vec![0u64; atoms.div_ceil(64)];
        set(&mut bits, start);
        bits
    };
    let all = starts.iter().map(|start| bits(start)).reduce(|mut all, next| {
        all.iter_mut().zip(next).for_each(|(a, b)| *a &= b);
        all
    });
    let words = (0..).zip(all.unwrap_or_default());
    words.flat_map(|(place, word)| atoms_of(place, word)).collect()
}

/// Sets the bit of each atom, 64 in a word.
fn set(bits: &mut [u64], atoms: &[Atom]) {
    for atom in atoms {
        bits[*atom as usize / 64] |= 1 << (atom % 64);
    }
}

/// The atoms whose bits a word has, ascending; which word it is.
fn atoms_of(place: u32, word: u64) -> impl Iterator<Item = Atom> {
    (0..64)
        .filter(move |bit| word & (1 << bit) != 0)
        .map(move |bit| place * 64 + bit)
}
