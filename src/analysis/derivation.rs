//! A derivation: how a fact follows, step by step. It is its own certificate: each step is an instance of a rule.

use super::fact::{Atom, Fact};
use super::program::{Program, Rule};
use super::solve::Why;
use super::start::{Question, Start};

/// The steps that lead to a fact, premises before what follows from them; the last is the fact itself.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Derivation {
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    pub fact: Fact,
    /// None: it holds from the start, by declaration or by circumstance.
    pub rule: Option<Rule>,
    /// Earlier steps from which it follows, by their place.
    pub premises: Vec<usize>,
    /// The instance of the threat that is carried out.
    pub threat: Option<u32>,
}

impl Derivation {
    /// What is not stated and taken to help the adversary, each once.
    pub fn questions(&self, program: &Program, start: &Start) -> Vec<Question> {
        let mut list: Vec<Question> = self
            .steps
            .iter()
            .filter(|s| s.rule.is_none())
            .filter_map(|s| program.atoms.atom(s.fact))
            .filter_map(|atom| start.question(atom))
            .collect();
        list.sort_unstable();
        list.dedup();
        list
    }
}

/// The steps to `goal`, from why each atom holds and the order in which they came to hold.
pub fn derive(
    program: &Program,
    why: &dyn Fn(Atom) -> Option<Why>,
    order: &dyn Fn(Atom) -> u32,
    goal: Atom,
) -> Derivation {
    let ranked = story(program, why, order, goal);
    let places: std::collections::BTreeMap<Atom, usize> = ranked.iter().copied().zip(0..).collect();
    let place = |atom: Atom| places.get(&atom).copied();
    let steps = ranked.iter().map(|atom| {
        let clause = match why(*atom) {
            Some(Why::Clause(clause)) => Some(clause),
            _ => None,
        };
        Step {
            fact: program.atoms.fact(*atom),
            rule: clause.map(|c| program.rule(c)),
            premises: premises(program, why, order, *atom)
                .into_iter()
                .filter_map(place)
                .collect(),
            threat: clause.and_then(|c| program.threat(c)),
        }
    });
    Derivation {
        steps: steps.collect(),
    }
}

/// The premises by which an atom holds: of a clause that needs only some, the first that held.
fn premises(
    program: &Program,
    why: &dyn Fn(Atom) -> Option<Why>,
    order: &dyn Fn(Atom) -> u32,
    atom: Atom,
) -> Vec<Atom> {
    let Some(Why::Clause(clause)) = why(atom) else {
        return Vec::new();
    };
    let before = |p: &&Atom| why(**p).is_some() && order(**p) < order(atom);
    let mut list: Vec<Atom> = program.premises(clause).iter().filter(before).copied().collect();
    list.sort_by_key(|p| order(*p));
    list.truncate(program.needed(clause) as usize);
    list
}

/// The atoms below a goal in the order of a story: what a step rests on directly before it, one thread after the other.
fn story(
    program: &Program,
    why: &dyn Fn(Atom) -> Option<Why>,
    order: &dyn Fn(Atom) -> u32,
    goal: Atom,
) -> Vec<Atom> {
    let mut list = Vec::new();
    let mut done = std::collections::BTreeSet::new();
    let mut stack = vec![(goal, false)];
    while let Some((atom, told)) = stack.pop() {
        if told {
            list.push(atom);
        } else if done.insert(atom) {
            stack.push((atom, true));
            let below = premises(program, why, order, atom);
            stack.extend(below.into_iter().rev().map(|p| (p, false)));
        }
    }
    list
}
