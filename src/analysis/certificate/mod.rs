//! Certificates: why a claim has its verdict, so that a program which knows the inference rules can check it without a
//! search.
//!
//! That something is reached is shown by steps, each an instance of a rule. That it is out of reach is shown by a set of
//! facts which has everything that follows from it, and in which the effect does not hold.
//!
//! Only the facts of the reference (`docs/reach.md`) occur; the helpers of the analysis do not.

mod steps;

pub use steps::Because;

use super::fact::{Fact, Predicate, Target};
use super::reach::Answer;
use super::scenario::{Reading, Scenario, Switch};
use super::solve::Closure;
use super::{Analysis, LineVerdict};
use crate::model::*;

/// The certificates of all claims.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Certificates {
    /// Each once, in the order in which claims first use them.
    pub list: Vec<Certificate>,
    /// For each claim, for each of its lines, which of them show its verdicts.
    pub lines: Vec<Vec<Shown>>,
}

/// Which certificates show what a line comes to, by their place.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Shown {
    pub today: Vec<usize>,
    /// Where the effect is out of reach today, those of today: more controls give no adversary more.
    pub planned: Vec<usize>,
}

/// One thing about one adversary.
#[derive(Clone, PartialEq, Debug)]
pub struct Certificate {
    pub scenario: Scenario,
    /// The only controls and assumptions that it counts on: the scenario has all others switched off. None: it is about
    /// things as they are.
    pub counts_on: Option<Vec<Switch>>,
    pub shows: Shows,
}

/// What a certificate shows.
#[derive(Clone, PartialEq, Debug)]
pub enum Shows {
    /// The effect is reached: the facts that lead to it, premises before what follows from them.
    Reached { effect: Target, steps: Vec<Because> },
    /// Nothing else is reached: all facts that hold, ascending.
    Closed(Vec<Fact>),
}

impl Analysis {
    /// The certificates of all claims, in the order of the model.
    pub fn certificates(&self, model: &Model) -> Certificates {
        let steps = steps::Steps {
            program: &self.program,
        };
        let mut all = Certificates::default();
        for (claim, verdict) in model.claims.iter().zip(self.claims()) {
            let relied: Vec<Node> = claim.relies_on.iter().map(|n| n.value).collect();
            let mut shown = Vec::new();
            for (line, verdict) in claim.lines.iter().zip(&verdict.lines) {
                let mut maker = Maker {
                    analysis: self,
                    model,
                    line,
                    target: Target::of(&line.what),
                    steps: &steps,
                    list: &mut all.list,
                };
                shown.push(maker.line(verdict, &relied));
            }
            all.lines.push(shown);
        }
        all
    }
}

/// Makes the certificates of a line.
struct Maker<'a, 'b> {
    analysis: &'a Analysis,
    model: &'a Model,
    line: &'a ClaimLine,
    target: Target,
    steps: &'b steps::Steps<'a>,
    list: &'b mut Vec<Certificate>,
}

impl Maker<'_, '_> {
    fn line(&mut self, verdict: &LineVerdict, relied: &[Node]) -> Shown {
        let (analysis, model, target) = (self.analysis, self.model, self.target);
        let whom: Vec<AdversaryId> = match &self.line.adversary {
            Some(adversary) => vec![adversary.value],
            None => AdversaryId::all(model).collect(),
        };
        let (today, answer) = self.run(&whom, Run::Today, |_| verdict.rests_on.clone());
        let planned = match answer {
            Answer::No => today.clone(),
            _ => {
                let rests_on = |s: &Scenario| analysis.proof(model, s, target, relied).rests_on;
                self.run(&whom, Run::Planned, rests_on).0
            }
        };
        Shown { today, planned }
    }

    /// The certificates for a run, and the answer they show: one way to the effect where there is any; else, for each
    /// adversary, that there is none, counting on nothing but what `rests_on` says; or both, in the two readings.
    fn run(
        &mut self,
        whom: &[AdversaryId],
        run: Run,
        rests_on: impl Fn(&Scenario) -> Vec<Switch>,
    ) -> (Vec<usize>, Answer) {
        let of = |adversary: &AdversaryId, reading| {
            Scenario::new(*adversary, run, reading).given(&self.line.given)
        };
        let sure: Vec<Scenario> = whom.iter().map(|a| of(a, Reading::Sure)).collect();
        let maybe: Vec<Scenario> = whom.iter().map(|a| of(a, Reading::Maybe)).collect();
        if let Some(reached) = sure.iter().find_map(|s| self.reached(s)) {
            return (vec![self.add(reached)], Answer::Yes);
        }
        if let Some(reached) = maybe.iter().find_map(|s| self.reached(s)) {
            let mut shown = vec![self.add(reached)];
            for scenario in sure {
                let closed = self.closed(scenario, None);
                shown.push(self.add(closed));
            }
            return (shown, Answer::Undecided);
        }
        let mut shown = Vec::new();
        for mut scenario in maybe {
            let counts_on = rests_on(&scenario);
            let others = Switch::all(self.model).filter(|s| !counts_on.contains(s));
            scenario.without = others.collect();
            let closed = self.closed(scenario, Some(counts_on));
            shown.push(self.add(closed));
        }
        (shown, Answer::No)
    }

    fn reached(&self, scenario: &Scenario) -> Option<Certificate> {
        let way = self.analysis.way(self.model, scenario, self.target)?;
        let start = self.analysis.start(self.model, scenario);
        let shows = Shows::Reached {
            effect: self.target,
            steps: self.steps.of_way(&start, &way),
        };
        Some(Certificate {
            scenario: scenario.clone(),
            counts_on: None,
            shows,
        })
    }

    fn closed(&self, scenario: Scenario, counts_on: Option<Vec<Switch>>) -> Certificate {
        let program = &self.analysis.program;
        let start = self.analysis.start(self.model, &scenario);
        let closure = Closure::of(program, &start.atoms());
        let mut facts: Vec<Fact> = closure
            .atoms()
            .iter()
            .map(|atom| program.atoms.fact(*atom))
            .filter(|fact| word(fact.is).is_some())
            .collect();
        facts.sort_unstable();
        Certificate {
            scenario,
            counts_on,
            shows: Shows::Closed(facts),
        }
    }

    /// The place of a certificate, which is the same for two that are.
    fn add(&mut self, certificate: Certificate) -> usize {
        let same = self.list.iter().position(|c| *c == certificate);
        same.unwrap_or_else(|| {
            self.list.push(certificate);
            self.list.len() - 1
        })
    }
}

/// The word for a predicate in the reference; None for the helpers of the analysis. That a threat has an effect is said
/// with the effect's word: `causes-disclose`.
pub fn word(is: Predicate) -> Option<&'static str> {
    use Predicate::*;
    Some(match is {
        Observes => "observe",
        Alters => "alter",
        Owns => "own",
        Reaches => "reach",
        ActsAs => "act-as",
        ActsAsAnother => "act-as-another",
        Sees => "see",
        Knows => "know",
        Places => "place",
        Forges => "forge",
        Writes => "write",
        Denies | DeniesData => "deny",
        SeesOwn => "see-own",
        KnowsOwn => "know-own",
        PlacesOwn => "place-own",
        ForgesOwn => "forge-own",
        WritesOwn => "write-own",
        DeniesOwn => "deny-own",
        Vouches => "vouch",
        Off => "off",
        Causes => "causes",
        _ => return None,
    })
}
