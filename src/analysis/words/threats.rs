//! Threats that are carried out, and what nobody notices: R22, R26.

use super::super::Predicate as P;
use super::super::derivation::Step;
use super::super::fact::Subject;
use super::Piece;
use super::say::{Say, node_of, say};
use super::telling::Telling;
use crate::model::*;

impl<'a> Telling<'a> {
    pub fn r22(&self, step: &Step) -> Option<(Say, Option<Node>)> {
        let (P::Causes, Subject::Effect(target), Some(threat)) = (step.fact.is, step.fact.about, step.threat)
        else {
            return None;
        };
        let name = match self.analysis.instance(threat) {
            Source::Written(id) => Piece::Name(Node::Threat(id)),
            Source::Found(..) => Piece::Threat(threat),
        };
        let mut words = say("carries out ");
        words.0.push(name);
        let own = if target.own { "own " } else { "" };
        words = words
            .words(&format!(": {} {own}", target.effect))
            .name(target.node);
        let down = self.down(step);
        for (at, one) in down.into_iter().enumerate() {
            words = words.words(if at == 0 { "; " } else { ", " }).and(one);
        }
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
                        list.push(
                            Say::default()
                                .name(control)
                                .words(" stands at ")
                                .names(&owned)
                                .words(", which it owns"),
                        );
                    } else if let Some(gone) = self.premise(premise, &[P::Gone]) {
                        list.push(self.gone(gone, control));
                    }
                }
                (P::False, Some(z)) => list.push(Say::default().name(z).words(" does not hold")),
                _ => {}
            }
        }
        list
    }

    pub fn unnoticed(&self, step: &Step) -> Say {
        let mut words = say("remains unnoticed");
        for (at, one) in self.down(step).into_iter().enumerate() {
            words = words.words(if at == 0 { ": " } else { ", " }).and(one);
        }
        words
    }
}
