//! How responses fare against what adversaries reach: which threats are carried out, which of their effects something
//! stands in the way of, and the ways that lead around it.

use super::derivation::Derivation;
use super::fact::{Atom, Predicate, Target};
use super::ground::needed;
use super::program::ClauseId;
use super::reach::Facts;
use super::scenario::{Reading, Scenario, Switch};
use super::start::switched_off;
use super::{Analysis, cheapest};
use crate::model::*;

/// How an effect of a threat stands against an adversary.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Standing {
    /// The adversary is in no position to: it lacks a fact, a factor or a place to enter, whatever stands in the way.
    OutOfPosition,
    /// It is in position, and a control or an assumption stops it.
    Stopped,
    /// It is done.
    Done,
}

/// Whether what is stopped in a threat is done by another way.
#[derive(Clone, PartialEq, Debug)]
pub enum Detour {
    /// Whatever is not stated: there is none.
    None,
    /// It depends on what is not stated.
    Undecided,
    /// This is the way.
    Way(Derivation),
}

/// The facts that several checks ask for, worked out once for all adversaries.
#[derive(Clone, Debug, Default)]
pub struct Extremes {
    /// Nothing in place, every assumption false, all that is not stated in the adversary's favour: what lies beyond
    /// is out of reach whatever happens.
    utmost: Vec<Facts>,
    /// What the position alone gives, every control in place and every assumption true: no threat takes part.
    position: Vec<Facts>,
}

impl Analysis {
    /// How a threat's effect stands against an adversary in a set of facts of that adversary.
    pub fn standing(&self, facts: &Facts, instance: u32, target: Target) -> Standing {
        self.stand(facts, &self.clauses_of(instance, target))
    }

    /// Of the effects of a threat that something stops today: whether their adversary has them by another way, on which
    /// no threat speaks of that effect. In the order of the adversaries and the effects.
    pub fn detours(
        &self,
        model: &Model,
        instance: u32,
        threat: &Threat,
    ) -> Vec<(AdversaryId, Target, Detour)> {
        let each = self.stopped(model, instance, threat).into_iter();
        each.map(|(adversary, target)| {
            let around = |reading| self.way_around(model, adversary, reading, target);
            let detour = match around(Reading::Sure) {
                Some(way) => Detour::Way(way),
                None if around(Reading::Maybe).is_some() => Detour::Undecided,
                None => Detour::None,
            };
            (adversary, target, detour)
        })
        .collect()
    }

    /// Those detours that are there whatever is not stated.
    pub fn sure_detours(
        &self,
        model: &Model,
        instance: u32,
        threat: &Threat,
    ) -> Vec<(AdversaryId, Target, Derivation)> {
        let each = self.stopped(model, instance, threat).into_iter();
        each.filter_map(|(adversary, target)| {
            let way = self.way_around(model, adversary, Reading::Sure, target)?;
            Some((adversary, target, way))
        })
        .collect()
    }

    /// The effects of a threat that something stops today, each with the adversary who is in position for it.
    fn stopped(&self, model: &Model, instance: u32, threat: &Threat) -> Vec<(AdversaryId, Target)> {
        let whom: Vec<AdversaryId> = match threat.by.is_empty() {
            true => AdversaryId::all(model).collect(),
            false => threat.by.iter().map(|b| b.value).collect(),
        };
        let targets = threat.effects.iter().map(Target::of);
        let effects: Vec<_> = targets.map(|t| (t, self.clauses_of(instance, t))).collect();
        let ready = self.program.atoms.at(Predicate::Ready, instance);
        let each = whom.into_iter().flat_map(|adversary| {
            let facts = self.reached(model, adversary, Run::Today, Reading::Sure);
            let in_position = effects.iter().filter(move |_| facts.has(ready));
            let stopped = in_position.filter(|(_, clauses)| self.stand(facts, clauses) == Standing::Stopped);
            stopped.map(move |(target, _)| (adversary, *target))
        });
        each.collect()
    }

    /// How an effect stands that these clauses bring about.
    fn stand(&self, facts: &Facts, clauses: &[ClauseId]) -> Standing {
        let each = clauses.iter().map(|clause| self.stands(facts, *clause));
        each.max().unwrap_or(Standing::OutOfPosition)
    }

    fn stands(&self, facts: &Facts, clause: ClauseId) -> Standing {
        let missing = self.program.premises(clause).iter().filter(|p| !facts.has(**p));
        let obstacle = |atom: &Atom| {
            matches!(
                self.program.atoms.fact(*atom).is,
                Predicate::Down | Predicate::False
            )
        };
        missing.fold(Standing::Done, |so_far, atom| match obstacle(atom) {
            true => so_far.min(Standing::Stopped),
            false => Standing::OutOfPosition,
        })
    }

    /// The clauses by which a threat has an effect.
    fn clauses_of(&self, instance: u32, target: Target) -> Vec<ClauseId> {
        let ready = self.program.atoms.at(Predicate::Ready, instance);
        let causes = self.program.atoms.effect(Predicate::Causes, target);
        let all = self.program.watches(ready).iter().copied();
        all.filter(|c| Some(self.program.head(*c)) == causes).collect()
    }

    /// The cheapest way to an effect as things stand today, on which no threat takes part that itself has this effect: a
    /// way that goes around whatever stops those threats.
    fn way_around(
        &self,
        model: &Model,
        adversary: AdversaryId,
        reading: Reading,
        target: Target,
    ) -> Option<Derivation> {
        let goal = self.program.atoms.effect(Predicate::Holds, target)?;
        let reached = self.reached(model, adversary, Run::Today, reading);
        if !reached.has(goal) {
            return None;
        }
        let all = Target { own: false, ..target };
        let said = [target, all];
        let causes = said
            .iter()
            .filter_map(|t| self.program.atoms.effect(Predicate::Causes, *t));
        let saying = causes.flat_map(|atom| self.program.derivers(atom));
        let threats = saying.filter_map(|clause| self.program.threat(*clause));
        let barred: Vec<Atom> = threats
            .map(|t| self.program.atoms.at(Predicate::May, t))
            .collect();
        let start = self.start(model, &Scenario::new(adversary, Run::Today, reading));
        let holds = |atom: Atom| reached.has(atom) && !barred.contains(&atom);
        cheapest::way_within(&self.program, &start, goal, &holds)
    }

    /// The cheapest way to an effect on which some threats take no part.
    pub fn way_without(
        &self,
        model: &Model,
        scenario: &Scenario,
        target: Target,
        left_out: &dyn Fn(u32) -> bool,
    ) -> Option<Derivation> {
        let goal = self.program.atoms.effect(Predicate::Holds, target)?;
        let barred = (0..self.threats.len() as u32).filter(|i| left_out(*i));
        let may = barred.map(|i| self.program.atoms.at(Predicate::May, i));
        let start = self.start(model, scenario).without(may);
        cheapest::way(&self.program, &start, goal)
    }

    /// What an adversary would reach were nothing in place, no assumption true, and every answer in its favour.
    pub fn utmost(&self, model: &Model, adversary: AdversaryId) -> &Facts {
        &self.extremes(model).utmost[adversary.0 as usize]
    }

    /// What an adversary's position gives it, without carrying out any threat, were everything in place.
    pub fn position(&self, model: &Model, adversary: AdversaryId) -> &Facts {
        &self.extremes(model).position[adversary.0 as usize]
    }

    fn extremes(&self, model: &Model) -> &Extremes {
        self.extremes.get_or_init(|| {
            let off = switched_off(&self.program, &Switch::all(model).collect::<Vec<_>>());
            Extremes {
                utmost: self.everybody_without(model, Run::Bare, Reading::Maybe, &off),
                position: self.everybody_idle(model, Run::Planned, Reading::Sure),
            }
        })
    }

    /// Whether a control stands in nobody's way among these facts: it does not count, is too weak, or is owned.
    pub fn is_down(&self, facts: &Facts, control: ControlId) -> bool {
        self.of_control(facts, Predicate::Down, control)
    }

    /// Whether a control is switched off by who owns where it stands, among these facts.
    pub fn is_off(&self, facts: &Facts, control: ControlId) -> bool {
        self.of_control(facts, Predicate::Off, control)
    }

    /// Whether any element or flow is touched among these facts.
    pub fn touches_any(&self, facts: &Facts) -> bool {
        let touched = self.program.atoms.all(Predicate::Touched);
        let first_boundary = Node::Boundary(BoundaryId(0));
        let end = self.program.atoms.node(Predicate::Touched, first_boundary);
        let range = touched.start..end.unwrap_or(touched.end);
        facts.between(&range).next().is_some()
    }

    /// Whether a threat has any effect among these facts.
    pub fn causes_any(&self, facts: &Facts) -> bool {
        let caused = self.program.atoms.all(Predicate::Causes);
        facts.between(&caused).next().is_some()
    }

    /// Whether a place is owned among these facts.
    pub fn owns(&self, facts: &Facts, place: Node) -> bool {
        let atom = self.program.atoms.node(Predicate::Owns, place);
        atom.is_some_and(|a| facts.has(a))
    }

    fn of_control(&self, facts: &Facts, is: Predicate, control: ControlId) -> bool {
        let atom = self.program.atoms.node(is, Node::Control(control));
        atom.is_some_and(|a| facts.has(a))
    }

    /// Whether a fact that a threat needs is among these.
    pub fn meets(&self, facts: &Facts, need: &Need) -> bool {
        let atom = self.program.atoms.node(needed(need.verb), need.target.value);
        atom.is_some_and(|a| facts.has(a))
    }
}
