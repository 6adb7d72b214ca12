//! What an adversary reaches: the questions that everybody asks of an [`Analysis`].

use super::derivation::Derivation;
use super::fact::{Atom, Fact, Predicate, Target};
use super::ground::{Means, ways};
use super::profile::Profile;
use super::scenario::{Reading, Scenario};
use super::solve::Closure;
use super::start::{Case, Start};
use super::{Analysis, Program, cheapest};
use crate::bits::Bits;
use crate::model::*;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

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
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// What others have as well, kept once for all of them.
    shared: Arc<Bits>,
    /// What else it has, ascending.
    own: Box<[Atom]>,
}

impl Facts {
    /// What holds in a closure.
    pub(super) fn of(program: &Program, closure: &Closure) -> Facts {
        let mut shared = program.everlasting().clone();
        closure.atoms().iter().for_each(|atom| _ = shared.insert(*atom));
        Facts {
            shared: Arc::new(shared),
            own: Box::default(),
        }
    }

    /// With more, none of which is among them.
    pub(super) fn and(&self, more: &[Atom]) -> Facts {
        // A list of more takes more room than a bit for each.
        if self.own.len() + more.len() > self.shared.len() / 32 {
            let mut shared = Bits::clone(&self.shared);
            self.own
                .iter()
                .chain(more)
                .for_each(|atom| _ = shared.insert(*atom));
            return Facts {
                shared: Arc::new(shared),
                own: Box::default(),
            };
        }
        let mut own: Box<[Atom]> = [&self.own, more].concat().into();
        own.sort_unstable();
        Facts {
            shared: self.shared.clone(),
            own,
        }
    }

    pub fn has(&self, atom: Atom) -> bool {
        self.shared.has(atom) || self.own.binary_search(&atom).is_ok()
    }

    /// Every atom of the set, ascending.
    pub fn atoms(&self) -> impl Iterator<Item = Atom> + '_ {
        let mut all: Vec<Atom> = self.shared.iter().chain(self.own.iter().copied()).collect();
        all.sort();
        all.into_iter()
    }

    /// The atoms of the set in a range: first those that others have as well.
    pub(super) fn between(&self, range: &Range<Atom>) -> impl Iterator<Item = Atom> + '_ {
        let at = |end: Atom| self.own.partition_point(|a| *a < end);
        let own = &self.own[at(range.start)..at(range.end)];
        self.shared.between(range).chain(own.iter().copied())
    }

    /// Every fact of the set, in a fixed order.
    pub fn facts<'a>(&'a self, program: &'a Program) -> impl Iterator<Item = Fact> + 'a {
        self.atoms().map(|a| program.atoms.fact(a))
    }

    /// Whether a fact is among them.
    pub fn contains(&self, program: &Program, fact: Fact) -> bool {
        program.atoms.atom(fact).is_some_and(|a| self.has(a))
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
        let case = self.case(model, &profile, scenario.run, scenario.reading);
        let general = match scenario.with.is_empty() {
            true => self.general(model, scenario.adversary, scenario.run, scenario.reading),
            false => Arc::new(case.general()),
        };
        let team: Vec<_> = scenario.team().collect();
        case.start(general, &self.cast.wanted_by(&team), &self.cast.claimed, scenario)
    }

    pub(super) fn case<'a>(
        &'a self,
        model: &'a Model,
        profile: &'a Profile,
        run: Run,
        reading: Reading,
    ) -> Case<'a> {
        Case {
            model,
            program: &self.program,
            threats: &self.threats,
            profile,
            run,
            reading,
        }
    }

    /// Every fact in a scenario.
    pub fn facts(&self, model: &Model, scenario: &Scenario) -> Facts {
        crate::cancel::checkpoint();
        let start = self.start(model, scenario);
        Facts::of(&self.program, &Closure::of(&self.program, &start.atoms()))
    }

    /// The parts of an adversary, those it inherits included.
    pub fn profile(&self, adversary: AdversaryId) -> &Profile {
        &self.cast.profiles[adversary.0 as usize]
    }

    /// The same in a scenario, where several may collude.
    pub fn profile_in(&self, scenario: &Scenario) -> Cow<'_, Profile> {
        let alone = self.profile(scenario.adversary);
        let team: Vec<_> = scenario.team().map(|a| self.profile(a)).collect();
        match Profile::together(&team) {
            Some(together) if team.len() > 1 => Cow::Owned(together),
            _ => Cow::Borrowed(alone),
        }
    }

    /// What an adversary reaches in a run.
    pub fn reached(&self, model: &Model, adversary: AdversaryId, run: Run, reading: Reading) -> &Facts {
        let all = &self.reached[run as usize][reading as usize];
        let all = all.get_or_init(|| self.everybody(model, run, reading));
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
}
