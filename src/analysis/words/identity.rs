//! Acting as somebody, and reaching what may be reached: R9, R13, R19–R21.

use super::super::Predicate as P;
use super::super::derivation::Step;
use super::super::program::Rule;
use super::say::{Say, name, node_of, text};
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
        let key = match step.fact.is {
            P::Reaches => "way.reaches-as",
            P::Sees | P::SeesOwn => "way.gets-back-as",
            _ => "way.sends-as",
        };
        let places = [
            ("it", name(it)),
            ("place", name(flow)),
            ("who", name(start)),
            ("why", self.why_passes(passes)),
        ];
        Some((self.fill(key, &places), Some(flow)))
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
            return text(", ").and(self.fill("way.by", &[("what", self.names(&shown))]));
        }
        if self.is_unstated(step, P::Unasked) {
            return text(", ").and(self.fill("way.unasked-perhaps", &[]));
        }
        if self.premise(step, &[P::Unasked]).is_some() {
            return text(": ").and(self.fill("way.unasked", &[]));
        }
        Say::default()
    }

    pub fn r13(&self, step: &Step) -> Option<(Say, Option<Node>)> {
        let it = node_of(step.fact)?;
        let place = self.said_of(step, &[P::Reaches])?;
        let party = self.said_of(step, &[P::ActsAs, P::ActsForAll])?;
        let key = match step.fact.is {
            P::Owns => "way.administers",
            P::Sees | P::SeesOwn => "way.reads-at",
            P::Places | P::PlacesOwn => "way.writes-at",
            _ => "way.deletes-at",
        };
        let places = [("it", name(it)), ("place", name(place)), ("who", name(party))];
        Some((self.fill(key, &places), Some(place)))
    }

    pub fn proof(&self, rule: Rule, step: &Step) -> Option<(Say, Option<Node>)> {
        let it = node_of(step.fact)?;
        let proof = self.said_of(step, &[P::Knows, P::Forges, P::Writes])?;
        let key = match rule {
            Rule::R19 => "way.signs-in",
            _ => "way.passes-as",
        };
        Some((self.with(key, it, proof), Some(it)))
    }

    pub fn r21(&self, step: &Step) -> Option<(Say, Option<Node>)> {
        let it = node_of(step.fact)?;
        if let Some(injects) = self.premise(step, &[P::Injects]) {
            let flow = node_of(injects.fact)?;
            let from = self.said_of(injects, &[P::Stands])?;
            let key = match (step.fact.is, self.is_unstated(injects, P::Unasked)) {
                (P::Reaches, false) => "way.reaches-within",
                (P::Reaches, true) => "way.reaches-within-perhaps",
                (_, false) => "way.sends-within",
                (_, true) => "way.sends-within-perhaps",
            };
            let places = [("it", name(it)), ("place", name(flow)), ("from", name(from))];
            return Some((self.fill(key, &places), Some(flow)));
        }
        let online = self.premise(step, &[P::Online])?;
        let from = self.said_of(online, &[P::Observes])?;
        let key = match self.is_unstated(step, P::Addressable) {
            false => "way.reaches-online",
            true => "way.reaches-perhaps",
        };
        Some((self.with(key, it, from), Some(it)))
    }

    /// Whether a premise holds only because something is not stated.
    fn is_unstated(&self, step: &Step, is: P) -> bool {
        let premise = self.premise(step, &[is]);
        premise.is_some_and(|p| self.premise(p, &[P::Unknown]).is_some())
    }
}
