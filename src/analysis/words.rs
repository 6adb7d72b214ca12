//! A derivation as sentences that a person can follow, one for each step that is worth one.

use super::derivation::{Derivation, Step};
use super::fact::{CHANNELS, Fact, Predicate, Subject, Target};
use super::program::Rule;
use super::scenario::{Question, Scenario};
use super::{Analysis, Predicate as P};
use crate::model::*;
use crate::words::{Part, Words};

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
pub fn sentences(
    words: &Words,
    model: &Model,
    analysis: &Analysis,
    scenario: &Scenario,
    way: &Derivation,
) -> Vec<Sentence> {
    let telling = Telling {
        words,
        model,
        analysis,
        scenario,
        way,
    };
    let told: Vec<Sentence> = way.steps.iter().filter_map(|s| telling.sentence(s)).collect();
    let who = Node::Adversary(scenario.adversary);
    let whole = |at: usize, does: Vec<Piece>| match at {
        0 => telling.fill("way.first", &[("who", name(who)), ("does", Say(does))]),
        _ => telling.fill("way.then", &[("does", Say(does))]),
    };
    told.into_iter()
        .enumerate()
        .map(|(at, sentence)| Sentence {
            pieces: joined(whole(at, sentence.pieces).0.into_iter()),
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
pub fn question(words: &Words, model: &Model, analysis: &Analysis, question: Question) -> String {
    let (key, name, attribute) = match question {
        Question::Attribute(unstated) => {
            let (name, attribute) = (model.name(unstated.about), unstated.attribute);
            match attribute {
                "channel" => ("ask.channel", name, attribute),
                "client-auth" => ("ask.client-auth", name, attribute),
                "asks" => ("ask.asks", name, attribute),
                "integrity" => ("ask.integrity", name, attribute),
                "exposure" => ("ask.exposure", name, attribute),
                "trust" => ("ask.trust", name, attribute),
                _ => ("ask.kind", name, attribute),
            }
        }
        Question::Threat(at) => ("ask.threat", analysis.threat_name(model, at), ""),
        Question::Capability(adversary) => ("ask.capability", model.name(Node::Adversary(adversary)), ""),
    };
    words.fill(key, &[("name", &name), ("attribute", &attribute)])
}

/// `disclose own orders`.
pub fn effect(words: &Words, model: &Model, target: Target) -> String {
    let name = model.name(target.node);
    let what = match target.own {
        true => words.fill("effect.own", &[("what", &name)]),
        false => name.to_string(),
    };
    words.fill(&format!("effect.{}", target.effect), &[("what", &what)])
}

struct Telling<'a> {
    words: &'a Words,
    model: &'a Model,
    analysis: &'a Analysis,
    scenario: &'a Scenario,
    way: &'a Derivation,
}

/// Part of a sentence.
#[derive(Clone, Default)]
struct Say(Vec<Piece>);

fn text(words: impl Into<String>) -> Say {
    Say(vec![Piece::Words(words.into())])
}

fn name(node: Node) -> Say {
    Say(vec![Piece::Name(node)])
}

impl Say {
    fn and(mut self, more: Say) -> Say {
        self.0.extend(more.0);
        self
    }
}

/// Parts with what stands between the first and the second, and between all others.
fn listed(parts: Vec<Say>, before_first: &str, between: &Say) -> Say {
    let mut all = Say::default();
    for (at, part) in parts.into_iter().enumerate() {
        all = all
            .and(if at == 0 {
                text(before_first)
            } else {
                between.clone()
            })
            .and(part);
    }
    all
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
    /// An entry of the table with its places filled.
    fn fill(&self, key: &str, places: &[(&str, Say)]) -> Say {
        let mut said = Say::default();
        for part in self.words.parts(key) {
            said = match part {
                Part::Words(words) => said.and(text(words)),
                Part::Place(place) => {
                    let found = places.iter().find(|(name, _)| *name == place);
                    said.and(found.map_or_else(Say::default, |(_, say)| say.clone()))
                }
            };
        }
        said
    }

    /// An entry about one declaration.
    fn of(&self, key: &str, it: Node) -> Say {
        self.fill(key, &[("it", name(it))])
    }

    /// An entry about two: what it happens to, and where or by what.
    fn with(&self, key: &str, it: Node, place: Node) -> Say {
        self.fill(key, &[("it", name(it)), ("place", name(place))])
    }

    /// `a`, `b` and `c`.
    fn names(&self, nodes: &[Node]) -> Say {
        let mut said = Say::default();
        for (at, node) in nodes.iter().enumerate() {
            said = match at {
                0 => said,
                _ if at + 1 == nodes.len() => said.and(self.and()),
                _ => said.and(text(", ")),
            };
            said = said.and(name(*node));
        }
        said
    }

    /// ` and `
    fn and(&self) -> Say {
        text(" ").and(self.fill("way.and", &[])).and(text(" "))
    }

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
        let key = match fact.is {
            P::StartsObserving => "way.observes",
            P::StartsAltering => "way.alters",
            P::Owns => "way.owns",
            P::Knows => "way.knows",
            _ => return None,
        };
        let profile = self.analysis.profile(self.scenario.adversary);
        let declared = match node {
            Node::Data(data) => profile.knows.contains(&data),
            node => profile.controls.iter().any(|c| c.1 == node),
        };
        let said = self.of(key, node);
        Some(match declared {
            true => said,
            false => self.fill("way.given", &[("does", said)]),
        })
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
        let key = match step.fact.is {
            P::Owns => "way.owns",
            P::Knows => "way.knows",
            P::ActsAs => "way.acts-as",
            _ => return None,
        };
        let places = [("does", self.of(key, it)), ("why", self.of("way.fails", z))];
        Some((self.fill("way.as", &places), Some(it)))
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

    fn on_flow(&self, rule: Rule, step: &Step) -> Option<(Say, Option<Node>)> {
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
    fn why_open(&self, step: &Step, is: Predicate) -> Say {
        let Some(open) = self.premise(step, &[is]) else {
            return Say::default();
        };
        if let Some(inner) = self.premise(open, &[P::Open]) {
            return self.reasons(inner);
        }
        self.reasons(open)
    }

    /// `: nothing protects it there`, or the assumptions, controls and unknowns that it comes from.
    fn reasons(&self, step: &Step) -> Say {
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

    fn premises_of(&self, step: &Step) -> Vec<&'a Step> {
        let steps = &self.way.steps;
        step.premises.iter().map(|at| &steps[*at]).collect()
    }

    /// Why a control does not count.
    fn gone(&self, step: &Step, control: Node) -> Say {
        if let Some(z) = self.said_of(step, &[P::False]) {
            return self.with("way.upheld", control, z);
        }
        let Node::Control(id) = control else {
            return name(control);
        };
        let it = &self.model[id];
        let level = self.analysis.profile(self.scenario.adversary).level;
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
    fn is_only(&self, key: &str, control: Node, scale: &str, word: impl std::fmt::Display) -> Say {
        let word = text(self.words.word(scale, word));
        self.fill(key, &[("it", name(control)), ("word", word)])
    }

    fn at_element(&self, rule: Rule, step: &Step) -> Option<(Say, Option<Node>)> {
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

    fn r13(&self, step: &Step) -> Option<(Say, Option<Node>)> {
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

    fn protected(&self, rule: Rule, step: &Step) -> Option<(Say, Option<Node>)> {
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
    fn line(&self, step: &Step) -> Say {
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

    fn proof(&self, rule: Rule, step: &Step) -> Option<(Say, Option<Node>)> {
        let it = node_of(step.fact)?;
        let proof = self.said_of(step, &[P::Knows, P::Forges, P::Writes])?;
        let key = match rule {
            Rule::R19 => "way.signs-in",
            _ => "way.passes-as",
        };
        Some((self.with(key, it, proof), Some(it)))
    }

    fn r21(&self, step: &Step) -> Option<(Say, Option<Node>)> {
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
    fn is_unstated(&self, step: &Step, is: Predicate) -> bool {
        let premise = self.premise(step, &[is]);
        premise.is_some_and(|p| self.premise(p, &[P::Unknown]).is_some())
    }

    fn r22(&self, step: &Step) -> Option<(Say, Option<Node>)> {
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

    fn unnoticed(&self, step: &Step) -> Say {
        let why = listed(self.down(step), ": ", &text(", "));
        self.fill("way.unnoticed", &[("why", why)])
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
