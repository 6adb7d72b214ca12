//! What every adversary reaches, worked out for all of them at once: what they share is followed up once.

use super::Analysis;
use super::fact::{Atom, Predicate};
use super::profile::Profile;
use super::reach::Facts;
use super::scenario::{Reading, Scenario};
use super::solve::Closure;
use super::start::{Case, General, Start};
use crate::model::*;
use foldhash::HashMap;
use std::cmp::Reverse;
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
        let members = members(starts, alike);
        let mut apart = Closure::without(&self.program, &general, Some(online));
        let shared = Facts::of(&self.program, &apart);
        let mut follow = Follow {
            starts,
            facts,
            refused: vec![false; starts.len()],
        };
        follow.all(&mut apart, &shared, &members, 0, BRANCHINGS);
        drop(apart);
        let outside: Vec<Member> = members.into_iter().filter(|m| follow.refused[m.at]).collect();
        if !outside.is_empty() {
            let mut closure = Closure::of(&self.program, &general);
            closure.switch_on(&[online]);
            let shared = Facts::of(&self.program, &closure);
            follow.all(&mut closure, &shared, &outside, 0, BRANCHINGS);
        }
    }
}

/// Whoever differs from others in more places than this is followed up alone.
const BRANCHINGS: usize = 64;

/// One of several starts.
struct Member {
    at: usize,
    /// What it has by declaration, what most have first: those who share a position stand beside each other.
    given: Vec<Atom>,
}

/// Some of the starts, in the order of what they have by declaration.
fn members(starts: &[Start], which: &[usize]) -> Vec<Member> {
    let mut count: HashMap<Atom, usize> = HashMap::default();
    let each = || which.iter().flat_map(|at| starts[*at].given());
    each().for_each(|atom| *count.entry(*atom).or_default() += 1);
    let rank = |atom: &Atom| (Reverse(count[atom]), *atom);
    let member = |at: &usize| {
        let mut given = starts[*at].given().to_vec();
        given.sort_unstable_by_key(rank);
        given.dedup();
        Member { at: *at, given }
    };
    let mut members: Vec<Member> = which.iter().map(member).collect();
    members.sort_by(|a, b| a.given.iter().map(rank).cmp(b.given.iter().map(rank)));
    members
}

/// Follows up several starts, what some of them share once for these.
struct Follow<'a> {
    starts: &'a [Start],
    facts: &'a mut [Facts],
    /// For whom the closure refused an atom: their facts are not known yet.
    refused: Vec<bool>,
}

impl Follow<'_> {
    /// Of `members` who have the first `depth` of what is declared in common; `shared` is what follows from that.
    fn all(
        &mut self,
        closure: &mut Closure,
        shared: &Facts,
        members: &[Member],
        depth: usize,
        branchings: usize,
    ) {
        let mark = closure.mark();
        let same = |a: &Member, b: &Member| branchings > 0 && a.given.get(depth) == b.given.get(depth);
        for alike in members.chunk_by(same) {
            crate::cancel::checkpoint();
            let (first, last) = (&alike[0].given, &alike[alike.len() - 1].given);
            let common = first.iter().zip(last).take_while(|(a, b)| a == b).count();
            if alike.len() > 1 && common > depth {
                closure.switch_on(&first[depth..common]);
                let shared = shared.and(closure.since(mark));
                self.all(closure, &shared, alike, common, branchings - 1);
                closure.undo(mark);
                continue;
            }
            for member in alike {
                closure.switch_on(&self.starts[member.at].beside().collect::<Vec<_>>());
                self.refused[member.at] = closure.has_refused();
                self.facts[member.at] = match closure.has_refused() {
                    true => Facts::default(),
                    false => shared.and(closure.since(mark)),
                };
                closure.undo(mark);
            }
        }
    }
}
