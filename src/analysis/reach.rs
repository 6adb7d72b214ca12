//! What an adversary reaches: the questions that everybody asks of an [`Analysis`].

use super::derivation::Derivation;
use super::fact::{Atom, Fact, Predicate, Target};
use super::ground::{Means, ways};
use super::scenario::{Reading, Scenario, Start, start};
use super::solve::Closure;
use super::{Analysis, Cheapest, Program};
use crate::model::*;

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

/// A set of facts of one adversary.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    bits: Vec<u64>,
}

impl Facts {
    fn of(closure: &Closure, count: usize) -> Facts {
        let mut bits = vec![0; count.div_ceil(64)];
        for atom in closure.atoms() {
            bits[*atom as usize / 64] |= 1 << (atom % 64);
        }
        Facts { bits }
    }

    pub fn has(&self, atom: Atom) -> bool {
        let word = self.bits.get(atom as usize / 64);
        word.is_some_and(|w| w & (1 << (atom % 64)) != 0)
    }

    /// Every atom of the set, ascending.
    pub fn atoms(&self) -> impl Iterator<Item = Atom> + '_ {
        self.bits.iter().zip(0u32..).flat_map(|(word, at)| {
            (0..64u32)
                .filter(move |bit| word & (1 << bit) != 0)
                .map(move |bit| at * 64 + bit)
        })
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
        self.bits.iter().zip(&others.bits).all(|(a, b)| a & !b == 0)
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
        let profile = &self.profiles[scenario.adversary.0 as usize];
        start(model, &self.program, profile, &self.threats, scenario)
    }

    /// Every fact in a scenario.
    pub fn facts(&self, model: &Model, scenario: &Scenario) -> Facts {
        crate::cancel::checkpoint();
        let start = self.start(model, scenario);
        let closure = Closure::of(&self.program, &start.atoms);
        Facts::of(&closure, self.program.atoms.len())
    }

    /// The parts of an adversary, those it inherits included.
    pub fn profile(&self, adversary: AdversaryId) -> &super::Profile {
        &self.profiles[adversary.0 as usize]
    }

    /// What an adversary reaches in a run.
    pub fn reached(&self, adversary: AdversaryId, run: Run, reading: Reading) -> &Facts {
        &self.reached[adversary.0 as usize][run as usize][reading as usize]
    }

    /// Whether an adversary reaches an effect in a run.
    pub fn holds(&self, model: &Model, adversary: AdversaryId, run: Run, target: Target) -> Answer {
        let in_reading = |reading| {
            self.reached(adversary, run, reading)
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
        Cheapest::of(&self.program, &start, None, Some(goal)).derivation(goal)
    }

    /// What the claims come to, in the order of the model.
    pub fn claims(&self) -> &[super::ClaimVerdict] {
        &self.claims
    }

    pub(super) fn both_readings(&self, model: &Model, adversary: AdversaryId, run: Run) -> [Facts; 2] {
        [Reading::Sure, Reading::Maybe]
            .map(|reading| self.facts(model, &Scenario::new(adversary, run, reading)))
    }
}
