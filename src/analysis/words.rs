//! A derivation as sentences that a person can follow, one for each step that is worth one.

use super::derivation::{Derivation, Step};
use super::fact::{CHANNELS, Fact, Predicate, Subject, Target};
use super::program::Rule;
use super::scenario::{Question, Scenario};
use super::{Analysis, Predicate as P};
use crate::model::*;

/// A piece of a sentence.
#[derive(Clone, PartialEq, Debug)]
pub enum Piece {
    Words(String),
    /// The name of a declaration.
    Name(Node),
    /// The name of a threat that a rule raised: which instance.
    Threat(u32),
}

/// One numbered sentence of a way.
#[derive(Clone, PartialEq, Debug)]
pub struct Sentence {
    pub pieces: Vec<Piece>,
    /// Where it happens: an element, a flow, a boundary or data.
    pub at: Option<Node>,
    /// The threat that is carried out: which instance.
    pub threat: Option<u32>,
}

/// The sentences of a way, in order. The first names the adversary, the others call it `it`.
pub fn sentences(model: &Model, analysis: &Analysis, scenario: &Scenario, way: &Derivation) -> Vec<Sentence> {
    let telling = Telling {
        model,
        analysis,
        scenario,
        way,
    };
    let told: Vec<Sentence> = way.steps.iter().filter_map(|s| telling.sentence(s)).collect();
    let who = |first: bool| match first {
        true => vec![
            Piece::Name(Node::Adversary(scenario.adversary)),
            Piece::Words(" ".to_string()),
        ],
        false => vec![Piece::Words("it ".to_string())],
    };
    told.into_iter()
        .enumerate()
        .map(|(at, sentence)| Sentence {
            pieces: joined(who(at == 0).into_iter().chain(sentence.pieces)),
            ..sentence
        })
        .collect()
}

/// The pieces with neighbouring words made one.
fn joined(pieces: impl Iterator<Item = Piece>) -> Vec<Piece> {
    let mut list: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (list.last_mut(), piece) {
            (Some(Piece::Words(before)), Piece::Words(words)) => before.push_str(&words),
            (_, piece) => list.push(piece),
        }
    }
    list
}

/// A sentence as plain text, names in backticks.
pub fn plain(model: &Model, analysis: &Analysis, pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Name(node) => format!("`{}`", model.name(*node)),
            Piece::Threat(at) => format!("`{}`", analysis.threat_name(model, *at)),
        })
        .collect()
}

/// What an answer waits for, as a question.
pub fn question(model: &Model, analysis: &Analysis, question: Question) -> String {
    match question {
        Question::Attribute(unstated) => {
            let (name, attribute) = (model.name(unstated.about), unstated.attribute);
            match attribute {
                "channel" => format!("how is `{name}` protected on the way (`channel`)?"),
                "client-auth" => format!("how does the caller of `{name}` prove who it is (`client-auth`)?"),
                "asks" => format!("what does `{name}` ask for as a second factor (`asks`)?"),
                "integrity" => format!("would a change on `{name}` be noticed (`integrity`)?"),
                "exposure" => format!("from how far away can `{name}` be addressed (`exposure`)?"),
                "trust" => format!("how far is `{name}` trusted (`trust`)?"),
                _ => format!("what is `{name}` used as (`{attribute}`)?"),
            }
        }
        Question::Threat(at) => {
            format!(
                "what is done about `{}`, which a rule found?",
                analysis.threat_name(model, at)
            )
        }
        Question::Capability(adversary) => {
            let name = model.name(Node::Adversary(adversary));
            format!("what can `{name}` compute, and what does it know (`computes`, `knows`)?")
        }
    }
}

/// `disclose own orders`.
pub fn effect(model: &Model, target: Target) -> String {
    let own = if target.own { "own " } else { "" };
    format!("{} {own}{}", target.effect, model.name(target.node))
}

struct Telling<'a> {
    model: &'a Model,
    analysis: &'a Analysis,
    scenario: &'a Scenario,
    way: &'a Derivation,
}

/// Pieces, written one after the other.
#[derive(Default)]
struct Say(Vec<Piece>);

impl Say {
    fn words(mut self, words: &str) -> Say {
        self.0.push(Piece::Words(words.to_string()));
        self
    }

    fn name(mut self, node: Node) -> Say {
        self.0.push(Piece::Name(node));
        self
    }

    fn and(mut self, more: Say) -> Say {
        self.0.extend(more.0);
        self
    }

    /// `a`, `b` and `c`.
    fn names(mut self, nodes: &[Node]) -> Say {
        for (at, node) in nodes.iter().enumerate() {
            if at > 0 {
                self = self.words(if at + 1 == nodes.len() { " and " } else { ", " });
            }
            self = self.name(*node);
        }
        self
    }
}

fn say(words: &str) -> Say {
    Say::default().words(words)
}

fn node_of(fact: Fact) -> Option<Node> {
    match fact.about {
        Subject::Node(node) => Some(node),
        Subject::Line(data, _) => Some(Node::Data(data)),
        Subject::Effect(target) => Some(target.node),
        _ => None,
    }
}

impl<'a> Telling<'a> {
    fn sentence(&self, step: &Step) -> Option<Sentence> {
        let (say, at) = self.told(step)?;
        Some(Sentence {
            pieces: say.0,
            at,
            threat: step.threat,
        })
    }

    /// What is said of a step, and where it happens; nothing of those that only connect others.
    fn told(&self, step: &Step) -> Option<(Say, Option<Node>)> {
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

    fn start(&self, fact: Fact) -> Option<Say> {
        let node = node_of(fact)?;
        let verb = match fact.is {
            P::StartsObserving => "observes ",
            P::StartsAltering => "alters ",
            P::Owns => "owns ",
            P::Knows => "knows ",
            _ => return None,
        };
        let profile = self.analysis.profile(self.scenario.adversary);
        let declared = match node {
            Node::Data(data) => profile.knows.contains(&data),
            node => profile.controls.iter().any(|c| c.1 == node),
        };
        let given = if declared { "" } else { ", as given" };
        Some(say(verb).name(node).words(given))
    }

    /// The node of the first premise that says this.
    fn said_of(&self, step: &Step, is: &[Predicate]) -> Option<Node> {
        let steps = &self.way.steps;
        let premise = step
            .premises
            .iter()
            .map(|at| &steps[*at])
            .find(|s| is.contains(&s.fact.is));
        premise.and_then(|s| node_of(s.fact))
    }

    fn premise(&self, step: &Step, is: &[Predicate]) -> Option<&'a Step> {
        let steps = &self.way.steps;
        step.premises
            .iter()
            .map(|at| &steps[*at])
            .find(|s| is.contains(&s.fact.is))
    }

    /// What an assumption that does not hold gives away.
    fn assumed(&self, step: &Step) -> Option<(Say, Option<Node>)> {
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

    fn r2(&self, step: &Step) -> Option<(Say, Option<Node>)> {
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

    fn on_flow(&self, rule: Rule, step: &Step) -> Option<(Say, Option<Node>)> {
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
    fn why_open(&self, step: &Step, is: Predicate) -> Say {
        let Some(open) = self.premise(step, &[is]) else {
            return Say::default();
        };
        if let Some(inner) = self.premise(open, &[P::Open]) {
            return self.reasons(inner, "nothing protects it there");
        }
        self.reasons(open, "nothing protects it there")
    }

    /// `: nothing protects it there`, or the assumptions, controls and unknowns that it comes from.
    fn reasons(&self, step: &Step, otherwise: &str) -> Say {
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

    fn premises_of(&self, step: &Step) -> Vec<&'a Step> {
        let steps = &self.way.steps;
        step.premises.iter().map(|at| &steps[*at]).collect()
    }

    /// Why a control does not count.
    fn gone(&self, step: &Step, control: Node) -> Say {
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
        let level = self.analysis.profile(self.scenario.adversary).level;
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

    fn at_element(&self, rule: Rule, step: &Step) -> Option<(Say, Option<Node>)> {
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

    fn r9(&self, step: &Step) -> Option<(Say, Option<Node>)> {
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
    fn why_passes(&self, step: &Step) -> Say {
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

    fn r13(&self, step: &Step) -> Option<(Say, Option<Node>)> {
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

    fn protected(&self, rule: Rule, step: &Step) -> Option<(Say, Option<Node>)> {
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
    fn line(&self, step: &Step) -> Say {
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

    fn proof(&self, rule: Rule, step: &Step) -> Option<(Say, Option<Node>)> {
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

    fn r21(&self, step: &Step) -> Option<(Say, Option<Node>)> {
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

    fn r22(&self, step: &Step) -> Option<(Say, Option<Node>)> {
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
    fn down(&self, step: &Step) -> Vec<Say> {
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

    fn unnoticed(&self, step: &Step) -> Say {
        let mut words = say("remains unnoticed");
        for (at, one) in self.down(step).into_iter().enumerate() {
            words = words.words(if at == 0 { ": " } else { ", " }).and(one);
        }
        words
    }
}

fn data_of(node: Node) -> Option<DataId> {
    match node {
        Node::Data(id) => Some(id),
        _ => None,
    }
}

impl Analysis {
    /// Who said a threat: which instance.
    pub fn instance(&self, at: u32) -> Source {
        self.threats[at as usize].source
    }

    /// The name of a threat, as it is written or as the finding is called.
    pub fn threat_name<'a>(&'a self, model: &'a Model, at: u32) -> &'a str {
        match self.instance(at) {
            Source::Written(id) => &model[id].head.name,
            Source::Found(..) => &self.threats[at as usize].name,
        }
    }
}
