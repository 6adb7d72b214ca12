//! Which sentence a step is told in, and what all of them need.

use super::super::derivation::{Derivation, Step};
use super::super::fact::Predicate;
use super::super::program::Rule;
use super::super::scenario::Scenario;
use super::super::{Analysis, Fact, Predicate as P};
use super::Sentence;
use super::say::{Say, node_of, say};
use crate::model::*;

/// What a way is told with.
pub struct Telling<'a> {
    pub model: &'a Model,
    pub analysis: &'a Analysis,
    pub scenario: &'a Scenario,
    pub way: &'a Derivation,
}

impl<'a> Telling<'a> {
    /// Whom a sentence begins with.
    pub fn who(&self, first: bool, step: &Step) -> Say {
        let scenario = self.scenario;
        if scenario.with.is_empty() {
            return match first {
                true => Say::default()
                    .name(Node::Adversary(scenario.adversary))
                    .words(" "),
                false => say("it "),
            };
        }
        let has = |a: &AdversaryId| match (step.rule, node_of(step.fact)) {
            (None, Some(node)) => self.analysis.profile(*a).declares(node),
            _ => false,
        };
        let team = std::iter::once(scenario.adversary).chain(scenario.with.iter().copied());
        match team.into_iter().find(has) {
            Some(one) => Say::default().name(Node::Adversary(one)).words(" "),
            None => say("one of them "),
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
        let verb = match fact.is {
            P::StartsObserving => "observes ",
            P::StartsAltering => "alters ",
            P::Owns => "owns ",
            P::Knows => "knows ",
            _ => return None,
        };
        let profile = self.analysis.profile_in(self.scenario);
        let given = if profile.declares(node) { "" } else { ", as given" };
        Some(say(verb).name(node).words(given))
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
