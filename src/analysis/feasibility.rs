//! How feasible an attack is: the factors of attack potential along the cheapest way, and which of them to raise.
//!
//! Along a way time adds, of all other factors the most counts. So for every combination of the levels that the model's
//! threats need, the way with the least time is sought among threats within it; the best combination is the answer. These
//! are the points of the Pareto set (at most 320, as many as the levels there are), without ever carrying sets along.

use super::fact::{Atom, Predicate, Target};
use super::potential::{ANY_TIME, Effort};
use super::reach::Facts;
use super::relevant::Relevant;
use super::scenario::{Reading, Scenario};
use super::start::Start;
use super::{Analysis, Cheapest, Closure, Derivation};
use crate::model::*;

/// What an attack takes.
#[derive(Clone, PartialEq, Debug)]
pub struct Feasible {
    /// The least effort (its sum; "at most", where steps share what they rest on).
    pub effort: Effort,
    pub feasibility: Feasibility,
    /// The way that takes it.
    pub way: Derivation,
}

/// The factor whose next level costs an attacker the most rating for the least points: the name, the level to raise it
/// to, and the feasibility that remains.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Raise {
    pub factor: &'static str,
    pub to: &'static str,
    pub remains: Feasibility,
}

impl Analysis {
    /// The least effort to reach an effect in a scenario; None when it is out of reach.
    pub fn feasible(&self, model: &Model, scenario: &Scenario, target: Target) -> Option<Feasible> {
        let goal = self.program.atoms.effect(Predicate::Holds, target)?;
        self.least_of(model, scenario, goal, Effort::default())
    }

    /// The least effort to carry out a threat: what it takes itself, and what it takes to get to where it starts from. None
    /// when the adversary is in no position to, or lacks a factor. Controls do not count here: they stand against it.
    pub fn threat_feasible(&self, model: &Model, scenario: &Scenario, instance: u32) -> Option<Feasible> {
        let goal = self.program.atoms.at(Predicate::Ready, instance);
        self.least_of(model, scenario, goal, self.program.efforts[instance as usize])
    }

    /// The feasibility of every instance of a threat, in their order, as things stand today and whatever is not stated:
    /// that for the adversary who has it easiest. None where nobody who may want it is in a position to, or all lack a
    /// factor. Empty while the model has mistakes of the language.
    pub fn feasibilities(&self, model: &Model) -> &[Option<Feasibility>] {
        self.feasible
            .get_or_init(|| self.feasibilities_among(model, |_| true))
    }

    /// The same of those instances that are `wanted` only; of the others None.
    pub fn feasibilities_among(
        &self,
        model: &Model,
        wanted: impl Fn(usize) -> bool,
    ) -> Vec<Option<Feasibility>> {
        let mut best = vec![None; self.threats.len()];
        let wanted: Vec<bool> = (0..self.threats.len()).map(wanted).collect();
        if !wanted.contains(&true) {
            return best;
        }
        let wanted = |at: &usize| wanted[*at];
        let anybodys = (0..self.threats.len()).filter(|at| self.threats[*at].by.is_empty());
        let anybodys: Vec<usize> = anybodys.filter(wanted).collect();
        // What relies on nothing unstated, and takes no other threat, is what the search would prefer.
        let idle = self.everybody_idle(model, Run::Today, Reading::Sure);
        for (adversary, idle) in AdversaryId::all(model).zip(&idle) {
            let own = self.cast.wanted[adversary.0 as usize].iter();
            let own: Vec<usize> = own.map(|at| *at as usize).filter(wanted).collect();
            self.feasibilities_for(model, adversary, idle, &[&anybodys[..], &own].concat(), &mut best);
        }
        best
    }

    /// What a threat takes itself, where surely no other threat has to be carried out before; else the least of all ways. What
    /// is `idle` holds while no threat is carried out.
    fn feasibilities_for(
        &self,
        model: &Model,
        adversary: AdversaryId,
        idle: &Facts,
        instances: &[usize],
        best: &mut [Option<Feasibility>],
    ) {
        let ready = |at: usize| self.program.atoms.at(Predicate::Ready, at as u32);
        let reached = self.reached(model, adversary, Run::Today, Reading::Maybe);
        let mut after_others = Vec::new();
        for at in instances.iter().copied().filter(|at| reached.has(ready(*at))) {
            match self.is_ready_alone(idle, at as u32) {
                true => best[at] = best[at].max(Some(self.program.efforts[at].feasibility())),
                false => after_others.push(at),
            }
        }
        // One search for each combination of levels serves all of them.
        let goals: Vec<_> = after_others
            .iter()
            .map(|at| (ready(*at), self.program.efforts[*at]))
            .collect();
        if goals.is_empty() {
            return;
        }
        let start = self.start(model, &Scenario::new(adversary, Run::Today, Reading::Maybe));
        let least = self.least(&start, &goals, &|atom| reached.has(atom));
        for (at, feasible) in after_others.into_iter().zip(least) {
            best[at] = best[at].max(feasible.map(|f| f.feasibility));
        }
    }

    /// Whether all that a threat needs, that it is there left out, is among these facts.
    fn is_ready_alone(&self, facts: &Facts, instance: u32) -> bool {
        let may = self.program.atoms.at(Predicate::May, instance);
        let ready = self.program.atoms.at(Predicate::Ready, instance);
        let mut ways = self.program.derivers(ready).iter();
        ways.any(|clause| {
            let mut premises = self.program.premises(*clause).iter();
            premises.all(|atom| *atom == may || facts.has(*atom))
        })
    }

    fn least_of(&self, model: &Model, scenario: &Scenario, goal: Atom, then: Effort) -> Option<Feasible> {
        let start = self.start(model, scenario);
        let closure = Closure::of(&self.program, &start.atoms());
        self.least(&start, &[(goal, then)], &|atom| closure.holds(atom))
            .pop()?
    }

    /// The least effort to each goal, and then what is stated beside it; `holds` says what is reached in the end.
    fn least(
        &self,
        start: &Start,
        goals: &[(Atom, Effort)],
        holds: &dyn Fn(Atom) -> bool,
    ) -> Vec<Option<Feasible>> {
        let mut best: Vec<Option<Feasible>> = vec![None; goals.len()];
        if goals.is_empty() {
            return best;
        }
        let atoms: Vec<Atom> = goals.iter().map(|(goal, _)| *goal).collect();
        let relevant = Relevant::to(&self.program, &atoms, holds);
        for cap in self.caps() {
            let cheapest = Cheapest::of(&self.program, &relevant, start, Some(cap), &atoms);
            for (best, (goal, then)) in best.iter_mut().zip(goals) {
                let feasible = self.along(&cheapest, *goal, *then);
                let less = |f: &Feasible| best.as_ref().is_none_or(|b| f.effort.sum() < b.effort.sum());
                if let Some(feasible) = feasible.filter(less) {
                    *best = Some(feasible);
                }
            }
        }
        best
    }

    /// The effort of the cheapest way to a goal: of each factor the most along it, and the sum of its days.
    fn along(&self, cheapest: &Cheapest, goal: Atom, then: Effort) -> Option<Feasible> {
        let (cost, way) = (cheapest.cost(goal)?, cheapest.derivation(goal)?);
        let used = way.steps.iter().filter_map(|s| s.threat);
        let most = used.fold(Effort::default(), |all, t| {
            all.most(self.program.efforts[t as usize])
        });
        let effort = Effort {
            days: cost.days,
            ..most
        }
        .then(then);
        Some(Feasible {
            effort,
            feasibility: effort.feasibility(),
            way,
        })
    }

    /// Every combination of levels that threats need, the least first.
    fn caps(&self) -> Vec<Effort> {
        fn levels<T: Ord + Copy>(of: impl Iterator<Item = T>, least: T) -> Vec<T> {
            let mut list: Vec<T> = of.chain([least]).collect();
            list.sort_unstable();
            list.dedup();
            list
        }
        let (all, least) = (&self.program.efforts, Effort::default());
        let mut caps = Vec::new();
        for expertise in levels(all.iter().map(|e| e.expertise), least.expertise) {
            for equipment in levels(all.iter().map(|e| e.equipment), least.equipment) {
                for window in levels(all.iter().map(|e| e.window), least.window) {
                    for knowledge in levels(all.iter().map(|e| e.knowledge), least.knowledge) {
                        caps.push(Effort {
                            days: ANY_TIME,
                            expertise,
                            equipment,
                            window,
                            knowledge,
                        });
                    }
                }
            }
        }
        caps
    }
}

/// The cheapest factor to raise: of those whose next level lowers the feasibility, the one that adds the fewest points;
/// None when no single level does.
pub fn cheapest_to_raise(effort: Effort) -> Option<Raise> {
    let now = effort.feasibility();
    let mut list: Vec<(u32, Raise)> = Vec::new();
    let mut add = |factor, to, raised: Effort| {
        let remains = raised.feasibility();
        if remains < now {
            list.push((raised.sum() - effort.sum(), Raise { factor, to, remains }));
        }
    };
    for (word, days) in [
        ("1 week", 7),
        ("1 month", 31),
        ("6 months", 186),
        ("more than 6 months", ANY_TIME),
    ] {
        if days > effort.days {
            add("time", word, Effort { days, ..effort });
        }
    }
    for (expertise, word) in Expertise::WORDS.iter().filter(|(e, _)| *e > effort.expertise) {
        add(
            "expertise",
            word,
            Effort {
                expertise: *expertise,
                ..effort
            },
        );
    }
    for (window, word) in Window::WORDS.iter().filter(|(w, _)| *w > effort.window) {
        add(
            "window",
            word,
            Effort {
                window: *window,
                ..effort
            },
        );
    }
    for (equipment, word) in Equipment::WORDS.iter().filter(|(e, _)| *e > effort.equipment) {
        add(
            "equipment",
            word,
            Effort {
                equipment: *equipment,
                ..effort
            },
        );
    }
    // Knowledge is left out: a design is never a secret worth relying on.
    list.into_iter()
        .min_by_key(|(points, _)| *points)
        .map(|(_, raise)| raise)
}
