//! Data that is protected by itself: R14–R18.

use super::super::Predicate as P;
use super::super::derivation::Step;
use super::super::fact::Predicate;
use super::super::program::Rule;
use super::say::{Say, data_of, listed, name, node_of};
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
        let by = |key: &str, lines: Vec<Say>| {
            let why = listed(lines, ", ", &self.and());
            self.fill(key, &[("it", name(it)), ("why", why)])
        };
        let words = match (rule, step.fact.is) {
            (Rule::R14, P::Knows | P::KnowsOwn) => {
                let opened = lines([P::Opened, P::OpenedOwn]);
                if opened.is_empty() {
                    return None;
                }
                by("way.opens", opened)
            }
            (Rule::R15, _) => {
                let from = self.said_of(step, &[P::Knows, P::KnowsOwn])?;
                self.with("way.thereby-knows", it, from)
            }
            (Rule::R16, P::Vouches) => {
                let certificate = self.said_of(step, &[P::Writes, P::Forges])?;
                self.with("way.vouches", it, certificate)
            }
            (Rule::R17, P::Forges | P::ForgesOwn) => {
                by("way.signs", lines([P::Countersigned, P::CountersignedOwn]))
            }
            (Rule::R18, _) if self.model[data_of(it)?].signed.is_empty() => {
                self.of("way.passes-off-unsigned", it)
            }
            (Rule::R18, _) => self.of("way.passes-off", it),
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
            return self.fill("way.because", &[("why", self.of("way.fails", z))]);
        }
        let by: Vec<Node> = self
            .premises_of(step)
            .iter()
            .filter_map(|s| node_of(s.fact))
            .collect();
        let parties = by.iter().any(|n| !matches!(n, Node::Data(_)));
        let key = if parties { "way.in-the-name" } else { "way.by" };
        self.fill(key, &[("what", self.names(&by))])
    }
}
