//! Which sentence a step is told in, and what all of them need.

use super::super::derivation::{Derivation, Step};
use super::super::fact::Predicate;
use super::super::program::Rule;
use super::super::scenario::Scenario;
use super::super::{Analysis, Fact, Predicate as P};
use super::Sentence;
use super::say::{Say, name, node_of, text};
use crate::model::*;
use crate::words::{Part, Words};

/// What a way is told with.
pub struct Telling<'a> {
    pub words: &'a Words,
    pub model: &'a Model,
    pub analysis: &'a Analysis,
    pub scenario: &'a Scenario,
    pub way: &'a Derivation,
}

impl<'a> Telling<'a> {
    /// An entry of the table with its places filled.
    pub fn fill(&self, key: &str, places: &[(&str, Say)]) -> Say {
        let mut said = Say::default();
        for part in self.words.parts(key) {
            said = match part {
                Part::Words(words) => said.and(text(words)),
                Part::Place(place) => {
                    let found = places.iter().find(|(name, _)| *name == place);
                    said.and(found.map_or_else(Say::default, |(_, say)| say.clone()))
                }
            };
        }
        said
    }

    /// An entry about one declaration.
    pub fn of(&self, key: &str, it: Node) -> Say {
        self.fill(key, &[("it", name(it))])
    }

    /// An entry about two: what it happens to, and where or by what.
    pub fn with(&self, key: &str, it: Node, place: Node) -> Say {
        self.fill(key, &[("it", name(it)), ("place", name(place))])
    }

    /// `a`, `b` and `c`.
    pub fn names(&self, nodes: &[Node]) -> Say {
        let mut said = Say::default();
        for (at, node) in nodes.iter().enumerate() {
            said = match at {
                0 => said,
                _ if at + 1 == nodes.len() => said.and(self.and()),
                _ => said.and(text(", ")),
            };
            said = said.and(name(*node));
        }
        said
    }

    /// ` and `
    pub fn and(&self) -> Say {
        text(" ").and(self.fill("way.and", &[])).and(text(" "))
    }

    /// A sentence of what is done in a step, with whoever does it.
    pub fn whole(&self, first: bool, step: &Step, does: Say) -> Say {
        let scenario = self.scenario;
        let by = |who: AdversaryId, does| {
            let who = name(Node::Adversary(who));
            self.fill("way.first", &[("who", who), ("does", does)])
        };
        if scenario.with.is_empty() {
            return match first {
                true => by(scenario.adversary, does),
                false => self.fill("way.then", &[("does", does)]),
            };
        }
        let has = |a: &AdversaryId| match (step.rule, node_of(step.fact)) {
            (None, Some(node)) => self.analysis.profile(*a).declares(node),
            _ => false,
        };
        let mut team = std::iter::once(scenario.adversary).chain(scenario.with.iter().copied());
        match team.find(has) {
            Some(one) => by(one, does),
            None => self.fill("way.one-of-them", &[("does", does)]),
        }
    }

    pub fn sentence(&self, step: &Step) -> Option<Sentence> {
        let (say, at) = self.told(step)?;
        Some(Sentence {
            pieces: say.0,
            at,
            threat: step.threat,
        })
    }

    /// What is said of a step, and where it happens; nothing of those that only connect others.
    pub fn told(&self, step: &Step) -> Option<(Say, Option<Node>)> {
        let it = node_of(step.fact);
        let Some(rule) = step.rule else {
            return Some((self.start(step.fact)?, it));
        };
        match rule {
            Rule::R1 => self.assumed(step),
            Rule::R2 => self.r2(step),
            Rule::R4 | Rule::R5 | Rule::R8 => self.on_flow(rule, step),
            Rule::R7 | Rule::R10 | Rule::R11 | Rule::R12 => self.at_element(rule, step),
            Rule::R9 => self.r9(step),
            Rule::R13 => self.r13(step),
            Rule::R14 | Rule::R15 | Rule::R16 | Rule::R17 | Rule::R18 => self.protected(rule, step),
            Rule::R19 | Rule::R20 => self.proof(rule, step),
            Rule::R21 => self.r21(step),
            Rule::R22 => self.r22(step),
            Rule::R26 => Some((self.unnoticed(step), it)),
            _ => None,
        }
    }

    pub fn start(&self, fact: Fact) -> Option<Say> {
        let node = node_of(fact)?;
        let key = match fact.is {
            P::StartsObserving => "way.observes",
            P::StartsAltering => "way.alters",
            P::Owns => "way.owns",
            P::Knows => "way.knows",
            _ => return None,
        };
        let profile = self.analysis.profile_in(self.scenario);
        let declared = profile.declares(node);
        let said = self.of(key, node);
        Some(match declared {
            true => said,
            false => self.fill("way.given", &[("does", said)]),
        })
    }

    /// The node of the first premise that says this.
    pub fn said_of(&self, step: &Step, is: &[Predicate]) -> Option<Node> {
        let steps = &self.way.steps;
        let premise = step
            .premises
            .iter()
            .map(|at| &steps[*at])
            .find(|s| is.contains(&s.fact.is));
        premise.and_then(|s| node_of(s.fact))
    }

    pub fn premise(&self, step: &Step, is: &[Predicate]) -> Option<&'a Step> {
        let steps = &self.way.steps;
        step.premises
            .iter()
            .map(|at| &steps[*at])
            .find(|s| is.contains(&s.fact.is))
    }

    pub fn premises_of(&self, step: &Step) -> Vec<&'a Step> {
        let steps = &self.way.steps;
        step.premises.iter().map(|at| &steps[*at]).collect()
    }
}
