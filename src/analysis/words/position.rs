//! What a position gives: R1, R2, R4, R5, R7, R8, R10–R12.

use super::super::Predicate as P;
use super::super::derivation::Step;
use super::super::fact::{CHANNELS, Predicate, Subject};
use super::super::program::Rule;
use super::say::{Say, node_of, say};
use super::telling::Telling;
use crate::model::*;

impl<'a> Telling<'a> {
    /// What an assumption that does not hold gives away.
    pub fn assumed(&self, step: &Step) -> Option<(Say, Option<Node>)> {
        let z = self.said_of(step, &[P::False])?;
        let it = node_of(step.fact)?;
        let verb = match step.fact.is {
            P::Owns => "owns ",
            P::Knows => "knows ",
            P::ActsAs => "acts as ",
            _ => return None,
        };
        Some((
            say(verb).name(it).words(", as ").name(z).words(" does not hold"),
            Some(it),
        ))
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
        let end = match it {
            Node::Flow(_) => ", which has an end in ",
            _ => ", which stands in ",
        };
        let words = match step.fact.is {
            P::Owns => say("thereby owns ").name(it).words(end).name(from),
            P::Observes => say("thereby observes ").name(it).words(end).name(from),
            P::Alters => say("thereby alters ").name(it).words(end).name(from),
            P::Sees | P::SeesOwn => say("sees ").name(it).words(" in ").name(from),
            _ => say("changes ").name(it).words(" in ").name(from),
        };
        Some((words, Some(it)))
    }

    pub fn on_flow(&self, rule: Rule, step: &Step) -> Option<(Say, Option<Node>)> {
        let it = node_of(step.fact)?;
        let flow = self.said_of(step, &[P::Observes, P::Alters])?;
        let words = match rule {
            Rule::R4 => say("reads ")
                .name(it)
                .words(" on ")
                .name(flow)
                .and(self.why_open(step, P::Open)),
            Rule::R5 => say("changes ")
                .name(it)
                .words(" on ")
                .name(flow)
                .and(self.why_open(step, P::Malleable)),
            _ if flow == it => say("blocks ").name(flow),
            _ => say("blocks ").name(flow).words(", and with it ").name(it),
        };
        Some((words, Some(flow)))
    }

    /// Why nothing on the way hides what passes.
    pub fn why_open(&self, step: &Step, is: Predicate) -> Say {
        let Some(open) = self.premise(step, &[is]) else {
            return Say::default();
        };
        if let Some(inner) = self.premise(open, &[P::Open]) {
            return self.reasons(inner, "nothing protects it there");
        }
        self.reasons(open, "nothing protects it there")
    }

    /// `: nothing protects it there`, or the assumptions, controls and unknowns that it comes from.
    pub fn reasons(&self, step: &Step, otherwise: &str) -> Say {
        let mut list = Vec::new();
        for premise in self.premises_of(step) {
            match (premise.fact.is, premise.fact.about) {
                (P::Broken, Subject::Channel(at)) => {
                    let by = self.premise(premise, &[P::False]).and_then(|s| node_of(s.fact));
                    match by {
                        Some(z) => list.push(Say::default().name(z).words(" does not hold")),
                        None if at == 0 => {}
                        None => list.push(say(CHANNELS[at as usize]).words(" does not hold")),
                    }
                }
                (P::Unknown, Subject::Unknown(at)) => {
                    let unstated = self.analysis.program.unknowns[at as usize];
                    let what = format!("`{}` is not stated", unstated.attribute);
                    list.push(say(&what));
                }
                (P::Gone, Subject::Node(control)) => list.push(self.gone(premise, control)),
                _ => {}
            }
        }
        if list.is_empty() {
            return say(": ").words(otherwise);
        }
        let mut all = say(", as ");
        for (at, one) in list.into_iter().enumerate() {
            if at > 0 {
                all = all.words(" and ");
            }
            all = all.and(one);
        }
        all
    }

    /// Why a control does not count.
    pub fn gone(&self, step: &Step, control: Node) -> Say {
        let name = Say::default().name(control);
        if let Some(z) = self.said_of(step, &[P::False]) {
            return Say::default()
                .name(z)
                .words(", which upholds ")
                .and(name)
                .words(", does not hold");
        }
        let Node::Control(id) = control else { return name };
        let it = &self.model[id];
        let level = self.analysis.profile_in(self.scenario).level;
        let counts = match self.scenario.run {
            Run::Bare => false,
            Run::Today => it.counts(),
            Run::Planned => true,
        };
        let off = self.scenario.without.iter().any(|s| s.node() == control);
        match (off, counts, &it.resists, level) {
            (true, ..) => name.words(" is switched off"),
            (_, false, _, _) if self.scenario.run == Run::Today => match &it.status {
                Some(status) => name.words(&format!(" is only {}", status.value)),
                None => name.words(" is not said to be in place"),
            },
            (_, false, _, _) => name.words(" is not in place"),
            (_, true, Some(resists), Some(_)) => name.words(&format!(" resists only {}", resists.value)),
            _ => name.words(" may be too weak"),
        }
    }

    pub fn at_element(&self, rule: Rule, step: &Step) -> Option<(Say, Option<Node>)> {
        let it = node_of(step.fact)?;
        let place = self.said_of(step, &[P::Owns, P::Observes, P::Alters])?;
        let words = match (rule, step.fact.is) {
            (Rule::R12 | Rule::R10, P::Denies) => say("stops ").name(place),
            (Rule::R7, _) => say("finds ").name(it).words(" at ").name(place),
            (Rule::R10, P::Sees | P::SeesOwn) => say("reads ").name(it).words(" in ").name(place),
            (Rule::R10, P::Places | P::PlacesOwn) => say("changes ").name(it).words(" in ").name(place),
            (Rule::R10, _) => say("deletes ").name(it).words(" in ").name(place),
            (Rule::R12, _) => say("stops ").name(place).words(", and with it ").name(it),
            _ => say("gives out ")
                .name(it)
                .words(" of its own making from ")
                .name(place),
        };
        Some((words, Some(place)))
    }
}
