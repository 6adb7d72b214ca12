//! Data that is protected by itself: R14–R18.

use super::super::Predicate as P;
use super::super::derivation::Step;
use super::super::fact::Predicate;
use super::super::program::Rule;
use super::say::{Say, data_of, node_of, say};
use super::telling::Telling;
use crate::model::*;

impl<'a> Telling<'a> {
    pub fn protected(&self, rule: Rule, step: &Step) -> Option<(Say, Option<Node>)> {
        let it = node_of(step.fact)?;
        let lines = |is: [Predicate; 2]| {
            let lines = self
                .premises_of(step)
                .into_iter()
                .filter(move |s| is.contains(&s.fact.is));
            lines.map(|l| self.line(l)).collect::<Vec<_>>()
        };
        let all = |list: Vec<Say>| {
            list.into_iter()
                .enumerate()
                .fold(Say::default(), |all, (at, one)| {
                    all.words(if at == 0 { ", " } else { " and " }).and(one)
                })
        };
        let words = match (rule, step.fact.is) {
            (Rule::R14, P::Knows | P::KnowsOwn) => {
                let opened = lines([P::Opened, P::OpenedOwn]);
                if opened.is_empty() {
                    return None;
                }
                say("opens ").name(it).and(all(opened))
            }
            (Rule::R15, _) => {
                let from = self.said_of(step, &[P::Knows, P::KnowsOwn])?;
                say("thereby knows ")
                    .name(it)
                    .words(", which ")
                    .name(from)
                    .words(" gives")
            }
            (Rule::R16, P::Vouches) => {
                let certificate = self.said_of(step, &[P::Writes, P::Forges])?;
                say("has a key of its own taken for ")
                    .name(it)
                    .words(", by changing ")
                    .name(certificate)
            }
            (Rule::R17, P::Forges | P::ForgesOwn) => {
                let signed = lines([P::Countersigned, P::CountersignedOwn]);
                say("signs ").name(it).words(" itself").and(all(signed))
            }
            (Rule::R18, _) if self.model[data_of(it)?].signed.is_empty() => {
                say("passes it off as ").name(it).words(", which nothing signs")
            }
            (Rule::R18, _) => say("passes it off as ").name(it),
            _ => return None,
        };
        Some((words, Some(it)))
    }

    /// Why a line `sealed by` or `signed by` is no obstacle.
    pub fn line(&self, step: &Step) -> Say {
        let mut step = step;
        while let Some(inner) = self.premise(step, &[P::Opened, P::Countersigned]) {
            step = inner;
        }
        if let Some(z) = self.said_of(step, &[P::False]) {
            return say("as ").name(z).words(" does not hold");
        }
        let by: Vec<Node> = self
            .premises_of(step)
            .iter()
            .filter_map(|s| node_of(s.fact))
            .collect();
        let parties = by.iter().any(|n| !matches!(n, Node::Data(_)));
        say(if parties { "as " } else { "with " }).names(&by)
    }
}
