//! Acting as somebody, and reaching what may be reached: R9, R13, R19–R21.

use super::super::Predicate as P;
use super::super::derivation::Step;
use super::super::program::Rule;
use super::say::{Say, node_of, say};
use super::telling::Telling;
use crate::model::*;

impl<'a> Telling<'a> {
    pub fn r9(&self, step: &Step) -> Option<(Say, Option<Node>)> {
        let passes = self.premise(step, &[P::Passes, P::PassesOwn])?;
        if !matches!(
            step.fact.is,
            P::Reaches | P::Sees | P::SeesOwn | P::Places | P::PlacesOwn
        ) {
            return None;
        }
        let (it, flow) = (node_of(step.fact)?, node_of(passes.fact)?);
        let Node::Flow(id) = flow else { return None };
        let start = Node::Element(self.model[id].from.value);
        let how = self.why_passes(passes);
        let words = match step.fact.is {
            P::Reaches => say("reaches ").name(it).words(" through ").name(flow),
            P::Sees | P::SeesOwn => say("gets ").name(it).words(" back from ").name(flow),
            _ => say("sends ").name(it).words(" of its own making on ").name(flow),
        };
        Some((words.words(", as ").name(start).and(how), Some(flow)))
    }

    /// Why one is taken for the start of a flow.
    pub fn why_passes(&self, step: &Step) -> Say {
        let mut step = step;
        while let Some(inner) = self.premise(step, &[P::Passes]) {
            step = inner;
        }
        let shown: Vec<Node> = self
            .premises_of(step)
            .iter()
            .filter(|s| s.fact.is == P::Shows)
            .filter_map(|s| node_of(s.fact))
            .collect();
        if !shown.is_empty() {
            return say(", with ").names(&shown);
        }
        if self.premise(step, &[P::Unasked]).is_some() {
            return say(": nobody asks who is calling");
        }
        Say::default()
    }

    pub fn r13(&self, step: &Step) -> Option<(Say, Option<Node>)> {
        let it = node_of(step.fact)?;
        let place = self.said_of(step, &[P::Reaches])?;
        let party = self.said_of(step, &[P::ActsAs, P::ActsForAll])?;
        let words = match step.fact.is {
            P::Owns => say("administers ")
                .name(it)
                .words(", which is as good as owning it"),
            P::Sees | P::SeesOwn => say("reads ").name(it).words(" at ").name(place),
            P::Places | P::PlacesOwn => say("writes ").name(it).words(" at ").name(place),
            _ => say("deletes ").name(it).words(" at ").name(place),
        };
        Some((words.words(", as ").name(party).words(" may"), Some(place)))
    }

    pub fn proof(&self, rule: Rule, step: &Step) -> Option<(Say, Option<Node>)> {
        let it = node_of(step.fact)?;
        let proof = self.said_of(step, &[P::Knows, P::Forges, P::Writes])?;
        let words = match rule {
            Rule::R19 => say("signs in as ").name(it).words(" with ").name(proof),
            _ => say("passes as ")
                .name(it)
                .words(" with ")
                .name(proof)
                .words(" of its own making"),
        };
        Some((words, Some(it)))
    }

    pub fn r21(&self, step: &Step) -> Option<(Say, Option<Node>)> {
        let it = node_of(step.fact)?;
        if let Some(injects) = self.premise(step, &[P::Injects]) {
            let flow = node_of(injects.fact)?;
            let from = self.said_of(injects, &[P::Stands])?;
            let words = match step.fact.is {
                P::Reaches => say("reaches ").name(it).words(" through ").name(flow),
                _ => say("sends ").name(it).words(" of its own making on ").name(flow),
            };
            let words = words.words(" from within ").name(from);
            return Some((words.words(": nobody asks who is calling"), Some(flow)));
        }
        let online = self.premise(step, &[P::Online])?;
        let from = self.said_of(online, &[P::Observes])?;
        let words = say("reaches ").name(it).words(" from ").name(from);
        Some((words.words(", as it faces the internet"), Some(it)))
    }
}
