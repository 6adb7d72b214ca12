//! Threats that are carried out, and what nobody notices: R22, R26.

use super::super::Predicate as P;
use super::super::derivation::Step;
use super::super::fact::Subject;
use super::Piece;
use super::say::{Say, listed, name, node_of, text};
use super::telling::Telling;
use crate::model::*;

impl<'a> Telling<'a> {
    pub fn r22(&self, step: &Step) -> Option<(Say, Option<Node>)> {
        let (P::Causes, Subject::Effect(target), Some(threat)) = (step.fact.is, step.fact.about, step.threat)
        else {
            return None;
        };
        let threat = match self.analysis.instance(threat) {
            Source::Written(id) => name(Node::Threat(id)),
            Source::Found(..) => Say(vec![Piece::Threat(threat)]),
        };
        let what = match target.own {
            true => self.fill("effect.own", &[("what", name(target.node))]),
            false => name(target.node),
        };
        let effect = self.fill(&format!("effect.{}", target.effect), &[("what", what)]);
        let why = listed(self.down(step), "; ", &text(", "));
        let words = self.fill(
            "way.carries-out",
            &[("threat", threat), ("effect", effect), ("why", why)],
        );
        let entry = self.said_of(step, &[P::Touched]);
        Some((words, entry.or(Some(target.node))))
    }

    /// Why what stands in the way of a threat does not.
    pub fn down(&self, step: &Step) -> Vec<Say> {
        let mut list = Vec::new();
        for premise in self.premises_of(step) {
            match (premise.fact.is, node_of(premise.fact)) {
                (P::Down, Some(control)) => {
                    if let Some(off) = self.premise(premise, &[P::Off]) {
                        let owned: Vec<Node> = self
                            .premises_of(off)
                            .iter()
                            .filter_map(|s| node_of(s.fact))
                            .collect();
                        let places = [("it", name(control)), ("place", self.names(&owned))];
                        list.push(self.fill("way.stands-at", &places));
                    } else if let Some(gone) = self.premise(premise, &[P::Gone]) {
                        list.push(self.gone(gone, control));
                    }
                }
                (P::False, Some(z)) => list.push(self.of("way.fails", z)),
                _ => {}
            }
        }
        list
    }

    pub fn unnoticed(&self, step: &Step) -> Say {
        let why = listed(self.down(step), ": ", &text(", "));
        self.fill("way.unnoticed", &[("why", why)])
    }
}
