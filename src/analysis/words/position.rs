//! What a position gives: R1, R2, R4, R5, R7, R8, R10–R12.

use super::super::Predicate as P;
use super::super::derivation::Step;
use super::super::fact::{CHANNELS, Predicate, Subject};
use super::super::program::Rule;
use super::say::{Say, listed, name, node_of, text};
use super::telling::Telling;
use crate::model::*;

impl<'a> Telling<'a> {
    /// What an assumption that does not hold gives away.
    pub fn assumed(&self, step: &Step) -> Option<(Say, Option<Node>)> {
        let z = self.said_of(step, &[P::False])?;
        let it = node_of(step.fact)?;
        let key = match step.fact.is {
            P::Owns => "way.owns",
            P::Knows => "way.knows",
            P::ActsAs => "way.acts-as",
            _ => return None,
        };
        let places = [("does", self.of(key, it)), ("why", self.of("way.fails", z))];
        Some((self.fill("way.as", &places), Some(it)))
    }

    pub fn r2(&self, step: &Step) -> Option<(Say, Option<Node>)> {
        let it = node_of(step.fact)?;
        let from = self.said_of(
            step,
            &[
                P::Owns,
                P::Observes,
                P::Alters,
                P::StartsObserving,
                P::StartsAltering,
            ],
        )?;
        let ends = matches!(it, Node::Flow(_));
        let key = match step.fact.is {
            P::Owns if ends => "way.thereby-owns-end",
            P::Owns => "way.thereby-owns",
            P::Observes if ends => "way.thereby-observes-end",
            P::Observes => "way.thereby-observes",
            P::Alters if ends => "way.thereby-alters-end",
            P::Alters => "way.thereby-alters",
            P::Sees | P::SeesOwn => "way.sees-in",
            _ => "way.changes-in",
        };
        Some((self.with(key, it, from), Some(it)))
    }

    pub fn on_flow(&self, rule: Rule, step: &Step) -> Option<(Say, Option<Node>)> {
        let it = node_of(step.fact)?;
        let flow = self.said_of(step, &[P::Observes, P::Alters])?;
        let on = |key, why: Say| self.fill(key, &[("it", name(it)), ("place", name(flow)), ("why", why)]);
        let words = match rule {
            Rule::R4 => on("way.reads-on", self.why_open(step, P::Open)),
            Rule::R5 => on("way.changes-on", self.why_open(step, P::Malleable)),
            _ if flow == it => self.of("way.blocks", flow),
            _ => self.with("way.blocks-with", it, flow),
        };
        Some((words, Some(flow)))
    }

    /// Why nothing on the way hides what passes.
    pub fn why_open(&self, step: &Step, is: Predicate) -> Say {
        let Some(open) = self.premise(step, &[is]) else {
            return Say::default();
        };
        if let Some(inner) = self.premise(open, &[P::Open]) {
            return self.reasons(inner);
        }
        self.reasons(open)
    }

    /// `: nothing protects it there`, or the assumptions, controls and unknowns that it comes from.
    pub fn reasons(&self, step: &Step) -> Say {
        let mut list = Vec::new();
        for premise in self.premises_of(step) {
            match (premise.fact.is, premise.fact.about) {
                (P::Broken, Subject::Channel(at)) => {
                    let by = self.premise(premise, &[P::False]).and_then(|s| node_of(s.fact));
                    match by {
                        Some(z) => list.push(self.of("way.fails", z)),
                        None if at == 0 => {}
                        None => list.push(self.fill("way.fails", &[("it", text(CHANNELS[at as usize]))])),
                    }
                }
                (P::Unknown, Subject::Unknown(at)) => {
                    let unstated = self.analysis.program.unknowns[at as usize];
                    list.push(self.fill("way.unstated", &[("attribute", text(unstated.attribute))]));
                }
                (P::Gone, Subject::Node(control)) => list.push(self.gone(premise, control)),
                _ => {}
            }
        }
        if list.is_empty() {
            return text(": ").and(self.fill("way.unprotected", &[]));
        }
        let why = listed(list, "", &self.and());
        text(", ").and(self.fill("way.because", &[("why", why)]))
    }

    /// Why a control does not count.
    pub fn gone(&self, step: &Step, control: Node) -> Say {
        if let Some(z) = self.said_of(step, &[P::False]) {
            return self.with("way.upheld", control, z);
        }
        let Node::Control(id) = control else {
            return name(control);
        };
        let it = &self.model[id];
        let level = self.analysis.profile_in(self.scenario).level;
        let counts = match self.scenario.run {
            Run::Bare => false,
            Run::Today => it.counts(),
            Run::Planned => true,
        };
        let off = self.scenario.without.iter().any(|s| s.node() == control);
        match (off, counts, &it.resists, level) {
            (true, ..) => self.of("way.off", control),
            (_, false, _, _) if self.scenario.run == Run::Today => match &it.status {
                Some(status) => self.is_only("way.is-only", control, "status", status.value),
                None => self.of("way.not-said", control),
            },
            (_, false, _, _) => self.of("way.not-in-place", control),
            (_, true, Some(resists), Some(_)) => {
                self.is_only("way.resists-only", control, "potential", resists.value)
            }
            _ => self.of("way.weak", control),
        }
    }

    /// An entry about a control and a word of a scale.
    pub fn is_only(&self, key: &str, control: Node, scale: &str, word: impl std::fmt::Display) -> Say {
        let word = text(self.words.word(scale, word));
        self.fill(key, &[("it", name(control)), ("word", word)])
    }

    pub fn at_element(&self, rule: Rule, step: &Step) -> Option<(Say, Option<Node>)> {
        let it = node_of(step.fact)?;
        let place = self.said_of(step, &[P::Owns, P::Observes, P::Alters])?;
        let key = match (rule, step.fact.is) {
            (Rule::R12 | Rule::R10, P::Denies) => return Some((self.of("way.stops", place), Some(place))),
            (Rule::R7, _) => "way.finds",
            (Rule::R10, P::Sees | P::SeesOwn) => "way.reads-in",
            (Rule::R10, P::Places | P::PlacesOwn) => "way.changes-in",
            (Rule::R10, _) => "way.deletes-in",
            (Rule::R12, _) => "way.stops-with",
            _ => "way.gives-out",
        };
        Some((self.with(key, it, place), Some(place)))
    }
}
