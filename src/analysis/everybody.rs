//! What every adversary reaches, worked out for all of them at once: what they share is followed up once.

use super::Analysis;
use super::fact::{Atom, Predicate};
use super::profile::Profile;
use super::reach::Facts;
use super::scenario::{Reading, Scenario};
use super::solve::Closure;
use super::start::{Case, General, Start};
use crate::model::*;
use std::sync::Arc;

impl Analysis {
    /// What each adversary reaches in a run and a reading.
    pub(super) fn everybody(&self, model: &Model, run: Run, reading: Reading) -> Vec<Facts> {
        let scenarios = AdversaryId::all(model).map(|a| Scenario::new(a, run, reading));
        self.facts_of_all(scenarios.map(|scenario| self.start(model, &scenario)))
    }

    /// The same, were this switched off.
    pub(super) fn everybody_without(
        &self,
        model: &Model,
        run: Run,
        reading: Reading,
        off: &[Atom],
    ) -> Vec<Facts> {
        let case = |profile| self.case(model, profile, run, reading);
        let generals = self.for_each_alike(|profile| case(profile).general().with(off));
        let wanted = |a: AdversaryId| &self.cast.wanted[a.0 as usize][..];
        let starts = AdversaryId::all(model).zip(generals);
        self.facts_of_all(
            starts.map(|(a, general)| self.start_of(&case(self.profile(a)), general, wanted(a))),
        )
    }

    /// The same while no threat is carried out: what their position gives them.
    pub(super) fn everybody_idle(&self, model: &Model, run: Run, reading: Reading) -> Vec<Facts> {
        let case = |profile| Case {
            threats: &[],
            ..self.case(model, profile, run, reading)
        };
        let generals = self.for_each_alike(|profile| case(profile).general());
        let starts = AdversaryId::all(model).zip(generals);
        self.facts_of_all(starts.map(|(a, general)| self.start_of(&case(self.profile(a)), general, &[])))
    }

    fn start_of(&self, case: &Case, general: Arc<General>, wanted: &[u32]) -> Start {
        let scenario = Scenario::new(case.profile.adversary, case.run, case.reading);
        case.start(general, wanted, &self.cast.claimed, &scenario)
    }

    /// What holds from the start for all who can compute what an adversary can.
    pub(super) fn general(
        &self,
        model: &Model,
        adversary: AdversaryId,
        run: Run,
        reading: Reading,
    ) -> Arc<General> {
        let all = self.generals[run as usize][reading as usize]
            .get_or_init(|| self.for_each_alike(|profile| self.case(model, profile, run, reading).general()));
        all[adversary.0 as usize].clone()
    }

    /// Something for each adversary that is the same for all who can compute the same.
    fn for_each_alike<'a, T>(&'a self, of: impl Fn(&'a Profile) -> T) -> Vec<Arc<T>> {
        let mut list: Vec<Arc<T>> = Vec::new();
        for (profile, first) in self.cast.profiles.iter().zip(&self.cast.alike) {
            let known = list.get(*first).cloned();
            list.push(known.unwrap_or_else(|| Arc::new(of(profile))));
        }
        list
    }

    /// Every fact that follows from each of several starts.
    fn facts_of_all(&self, starts: impl Iterator<Item = Start>) -> Vec<Facts> {
        let starts: Vec<Start> = starts.collect();
        let mut facts = vec![Facts::default(); starts.len()];
        for first in 0..starts.len() {
            let alike = |at: &usize| Arc::ptr_eq(starts[*at].general(), starts[first].general());
            if !(0..first).any(|at| alike(&at)) {
                let alike: Vec<usize> = (first..starts.len()).filter(alike).collect();
                self.facts_of_alike(&starts, &alike, &mut facts);
            }
        }
        facts
    }

    /// The facts of those who start from the same. Whoever has anything where nobody is trusted reaches all that can be
    /// addressed from there, which in a large model is much: that too is followed up once.
    fn facts_of_alike(&self, starts: &[Start], alike: &[usize], facts: &mut [Facts]) {
        let online = self.program.atoms.at(Predicate::Online, 0);
        let general: Vec<Atom> = starts[alike[0]].general().atoms().iter().collect();
        let mut apart = Closure::without(&self.program, &general, Some(online));
        let (inside, outside): (Vec<usize>, Vec<usize>) = alike.iter().partition(|at| {
            let mark = apart.mark();
            apart.switch_on(&starts[**at].beside().collect::<Vec<_>>());
            let is_online = apart.has_refused();
            apart.undo(mark);
            !is_online
        });
        drop(apart);
        for (them, also) in [(inside, None), (outside, Some(online))] {
            if them.is_empty() {
                continue;
            }
            let mut closure = Closure::of(&self.program, &general);
            closure.switch_on(also.as_slice());
            let shared = Facts::of(&self.program, &closure);
            let mark = closure.mark();
            for at in them {
                crate::cancel::checkpoint();
                closure.switch_on(&starts[at].beside().collect::<Vec<_>>());
                facts[at] = shared.and(closure.since(mark));
                closure.undo(mark);
            }
        }
    }
}
