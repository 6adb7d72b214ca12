//! From a derivation of the analysis, which goes through helpers, to steps that are instances of the rules of the
//! reference: each with the premises that it needs, and none more.

use super::super::derivation::{Derivation, Step};
use super::super::fact::{Atom, Fact};
use super::super::program::{ClauseId, Program, Rule};
use super::super::start::Start;
use super::word;
use std::collections::BTreeSet;

/// Why a fact holds.
#[derive(Clone, PartialEq, Debug)]
pub struct Because {
    pub fact: Fact,
    pub rule: Rule,
    /// The steps from which it follows, by their place: all of them earlier.
    pub from: Vec<usize>,
    /// The instance of the threat that is carried out.
    pub threat: Option<u32>,
}

/// Makes the steps of ways in a program.
pub struct Steps<'a> {
    pub program: &'a Program,
}

impl Steps<'_> {
    /// The steps of a way. What leads to the effect itself, the last step of the way, is kept; the effect is not a fact.
    pub fn of_way(&self, start: &Start, way: &Derivation) -> Vec<Because> {
        let mut needs: Vec<Vec<usize>> = Vec::new();
        for at in 0..way.steps.len() {
            needs.push(self.needed(start, &way.steps, at));
        }
        let kept = below(&needs, way.steps.len().saturating_sub(1));
        let kept: Vec<usize> = kept.into_iter().filter(|at| is_told(&way.steps[*at])).collect();
        let place = |at: &usize| kept.binary_search(at).unwrap_or_default();
        let because = kept.iter().map(|at| {
            let step = &way.steps[*at];
            Because {
                fact: step.fact,
                rule: step.rule.unwrap_or(Rule::R1),
                from: needs[*at].iter().map(place).collect(),
                threat: step.threat,
            }
        });
        because.collect()
    }

    /// The facts of the reference from which a step follows by one rule, by their place: of those that the way used, the
    /// ones that cannot be left out.
    fn needed(&self, start: &Start, steps: &[Step], at: usize) -> Vec<usize> {
        let mut used: Vec<usize> = told_premises(steps, at).into_iter().collect();
        let atom = |step: &usize| self.program.atoms.atom(steps[*step].fact);
        let Some(head) = atom(&at).filter(|_| steps[at].rule.is_some()) else {
            return used;
        };
        let mut left = 0;
        while left < used.len() {
            let others = used.iter().enumerate().filter(|(place, _)| *place != left);
            let given: BTreeSet<Atom> = others.filter_map(|(_, step)| atom(step)).collect();
            let holds = |clause: &ClauseId| self.fires(start, &given, *clause);
            let same = |c: &&ClauseId| steps[at].rule == Some(self.program.rule(**c));
            match self.program.derivers(head).iter().filter(same).any(holds) {
                true => drop(used.remove(left)),
                false => left += 1,
            }
        }
        used
    }

    /// Whether enough of the premises of a clause are given, or hold at the start, or follow through helpers alone.
    /// Helpers follow from helpers without circles, so this ends.
    fn fires(&self, start: &Start, given: &BTreeSet<Atom>, clause: ClauseId) -> bool {
        let holds = |atom: &&Atom| {
            let told = word(self.program.atoms.fact(**atom).is).is_some();
            let mut below = self.program.derivers(**atom).iter();
            match told {
                true => given.contains(*atom),
                false if start.has(**atom) || self.program.always(**atom) => true,
                false => below.any(|c| self.fires(start, given, *c)),
            }
        };
        let needed = self.program.needed(clause) as usize;
        let premises = self.program.premises(clause).iter();
        premises.filter(holds).take(needed).count() == needed
    }
}

fn is_told(step: &Step) -> bool {
    word(step.fact.is).is_some()
}

/// The nearest facts of the reference below a step, by their place.
fn told_premises(steps: &[Step], at: usize) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut open = steps[at].premises.clone();
    while let Some(next) = open.pop() {
        match is_told(&steps[next]) {
            true => drop(found.insert(next)),
            false => open.extend(&steps[next].premises),
        }
    }
    found
}

/// A step and all that it needs, ascending.
fn below(needs: &[Vec<usize>], goal: usize) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut open = vec![goal];
    while let Some(next) = open.pop() {
        if found.insert(next) {
            open.extend(needs.get(next).into_iter().flatten());
        }
    }
    found
}
