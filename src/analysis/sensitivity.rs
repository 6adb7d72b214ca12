//! What an effect hangs on: controls and assumptions, switched off alone and in small sets; and the places that every way
//! to it passes through.

use super::fact::{Atom, Predicate, Target};
use super::reach::Facts;
use super::relevant::Relevant;
use super::scenario::{Reading, Scenario, Switch};
use super::solve::Closure;
use super::start::switched_off;
use super::{Analysis, Fact, cheapest};
use crate::model::*;

/// The largest sets that are tried.
pub const MOST: usize = 3;

impl Analysis {
    /// The smallest sets of controls and assumptions without which an effect comes into reach, up to [`MOST`] in each: no
    /// set contains another. Empty when the effect is in reach anyway, or hangs on nothing (or on more at once).
    /// Sets of two and three matter where there is defence in depth: alone, none of their members does.
    pub fn hangs_on(&self, model: &Model, scenario: &Scenario, target: Target) -> Vec<Vec<Switch>> {
        let Some(goal) = self.program.atoms.effect(Predicate::Holds, target) else {
            return Vec::new();
        };
        self.hang_on(model, scenario, &[goal]).pop().unwrap_or_default()
    }

    /// The same for many effects at once, each by its atom.
    fn hang_on(&self, model: &Model, scenario: &Scenario, goals: &[Atom]) -> Vec<Vec<Vec<Switch>>> {
        let start = self.start(model, scenario);
        let mut closure = Closure::of(&self.program, &start.atoms());
        let switches = self.that_matter(model, &mut closure, goals);
        let mut search = Search {
            analysis: self,
            switches: &switches,
            goals,
            found: vec![Vec::new(); goals.len()],
        };
        let open: Vec<usize> = (0..goals.len()).filter(|g| !closure.holds(goals[*g])).collect();
        for size in 1..=MOST {
            search.try_sets(&mut closure, &mut Vec::new(), 0, size, &open);
        }
        search.found
    }

    /// The switches that could matter to a goal that does not hold yet: those whose absence is on some way to it.
    fn that_matter(&self, model: &Model, closure: &mut Closure, goals: &[Atom]) -> Vec<Switch> {
        let now = Facts::of(&self.program, closure);
        let all: Vec<Switch> = Switch::all(model).collect();
        let mark = closure.mark();
        closure.switch_on(&switched_off(&self.program, &all));
        let open: Vec<Atom> = goals.iter().copied().filter(|g| !now.has(*g)).collect();
        let relevant = Relevant::to(&self.program, &open, &|a| closure.holds(a));
        let matters = |a: &Atom| !now.has(*a) && relevant.atoms.place(*a).is_some();
        closure.undo(mark);
        let does = |s: &Switch| {
            let atoms = switched_off(&self.program, &[*s]);
            atoms.iter().any(matters)
        };
        all.into_iter().filter(does).collect()
    }

    /// The smallest sets of controls and assumptions, up to [`MOST`] in each, without which effects come into reach of an
    /// adversary: for each of the effects in the order given.
    pub fn all_hang_on(
        &self,
        model: &Model,
        scenario: &Scenario,
        targets: &[Target],
    ) -> Vec<Vec<Vec<Switch>>> {
        let atom = |t: &Target| self.program.atoms.effect(Predicate::Holds, *t);
        let goals: Vec<Atom> = targets.iter().filter_map(atom).collect();
        match goals.len() == targets.len() {
            true => self.hang_on(model, scenario, &goals),
            false => targets
                .iter()
                .map(|t| self.hangs_on(model, scenario, *t))
                .collect(),
        }
    }

    /// The controls that change nothing for an adversary, whatever else is switched off: with all that is planned in
    /// place none of them is on a way to an effect that anybody speaks of and that is out of reach.
    pub fn idle_controls(&self, model: &Model, adversary: AdversaryId) -> Vec<bool> {
        let now = self.reached(model, adversary, Run::Planned, Reading::Maybe);
        let utmost = self.utmost(model, adversary);
        let effects = utmost.between(&self.program.atoms.all(Predicate::Holds));
        let open: Vec<Atom> = effects.filter(|g| !now.has(*g)).collect();
        let relevant = Relevant::to(&self.program, &open, &|a| utmost.has(a));
        let gone = |c| self.program.atoms.node(Predicate::Gone, Node::Control(c));
        ControlId::all(model)
            .map(|c| gone(c).is_none_or(|a| now.has(a) || relevant.atoms.place(a).is_none()))
            .collect()
    }

    /// The facts that every way to an effect passes through, in the order of the cheapest way; what holds from the start,
    /// and the effect itself, left out. To stop one of them is to stop the effect.
    pub fn choke_points(&self, model: &Model, scenario: &Scenario, target: Target) -> Vec<Fact> {
        let Some(goal) = self.program.atoms.effect(Predicate::Holds, target) else {
            return Vec::new();
        };
        let start = self.start(model, scenario);
        let way = cheapest::way(&self.program, &start, goal);
        let atoms = start.atoms();
        let steps = way.map(|w| w.steps).unwrap_or_default();
        let inner = steps.iter().filter(|s| s.rule.is_some()).map(|s| s.fact);
        let passed = |fact: &Fact| {
            let atom = self.program.atoms.atom(*fact);
            let closure = Closure::without(&self.program, &atoms, atom);
            atom.is_some_and(|a| a != goal) && !closure.holds(goal)
        };
        inner.filter(passed).collect()
    }

    /// What each control and assumption is worth to the effects that matter: which of `goals` come into an adversary's
    /// reach without it alone.
    pub fn worth(
        &self,
        model: &Model,
        goals: &[(AdversaryId, Target)],
        run: Run,
    ) -> Vec<(Switch, Vec<(AdversaryId, Target)>)> {
        let mut list: Vec<(Switch, Vec<_>)> = Switch::all(model).map(|s| (s, Vec::new())).collect();
        for adversary in AdversaryId::all(model) {
            let theirs: Vec<_> = goals.iter().filter(|g| g.0 == adversary).collect();
            if theirs.is_empty() {
                continue;
            }
            let start = self.start(model, &Scenario::new(adversary, run, Reading::Sure));
            let mut closure = Closure::of(&self.program, &start.atoms());
            let atom = |t: &Target| self.program.atoms.effect(Predicate::Holds, *t);
            let open: Vec<_> = theirs
                .iter()
                .filter_map(|g| Some((**g, atom(&g.1)?)))
                .filter(|(_, atom)| !closure.holds(*atom))
                .collect();
            for (switch, falls) in &mut list {
                let mark = closure.mark();
                closure.switch_on(&switched_off(&self.program, &[*switch]));
                falls.extend(open.iter().filter(|(_, a)| closure.holds(*a)).map(|(g, _)| *g));
                closure.undo(mark);
            }
        }
        list
    }
}

struct Search<'a> {
    analysis: &'a Analysis,
    switches: &'a [Switch],
    goals: &'a [Atom],
    found: Vec<Vec<Vec<Switch>>>,
}

impl Search<'_> {
    /// Tries every set of `size` more switches from the place `from` on, for the goals that are still out of reach.
    fn try_sets(
        &mut self,
        closure: &mut Closure,
        off: &mut Vec<Switch>,
        from: usize,
        size: usize,
        open: &[usize],
    ) {
        for at in from..self.switches.len() {
            let switch = self.switches[at];
            off.push(switch);
            // A set that contains a smaller one that is enough says nothing new.
            let still: Vec<usize> = open.iter().copied().filter(|g| !self.covered(*g, off)).collect();
            if !still.is_empty() {
                let mark = closure.mark();
                closure.switch_on(&switched_off(&self.analysis.program, &[switch]));
                if size > 1 {
                    self.try_sets(closure, off, at + 1, size - 1, &still);
                } else {
                    for goal in still {
                        if closure.holds(self.goals[goal]) {
                            self.found[goal].push(off.clone());
                        }
                    }
                }
                closure.undo(mark);
            }
            off.pop();
        }
    }

    fn covered(&self, goal: usize, off: &[Switch]) -> bool {
        self.found[goal]
            .iter()
            .any(|set| set.iter().all(|s| off.contains(s)))
    }
}
