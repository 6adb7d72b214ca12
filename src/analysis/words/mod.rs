//! A derivation as sentences that a person can follow, one for each step that is worth one.

mod identity;
mod position;
mod protected;
mod say;
mod telling;
mod threats;

use super::Analysis;
use super::derivation::Derivation;
use super::fact::Target;
use super::scenario::Scenario;
use super::start::Question;
use crate::model::*;
use crate::words::Words;
use say::Say;
use telling::Telling;

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

/// The sentences of a way, in order. The first names the adversary, the others call it `it`; of several who collude, the
/// one who has it is named where it is declared, and else it is `one of them`.
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
    let told = way.steps.iter().filter_map(|s| Some((s, telling.sentence(s)?)));
    told.enumerate()
        .map(|(at, (step, sentence))| Sentence {
            pieces: joined(telling.whole(at == 0, step, Say(sentence.pieces)).0.into_iter()),
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
