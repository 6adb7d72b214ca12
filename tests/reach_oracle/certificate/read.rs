//! What the checker reads of `model.json`: certificates, and which of them show the verdicts of claims.

use super::super::naive::Fact;
use serde::{Deserialize, Serialize};
use tm::model::*;

#[derive(Clone, Deserialize)]
pub struct Document {
    pub claims: Vec<ClaimResult>,
    pub certificates: Vec<Certificate>,
}

#[derive(Clone, Deserialize)]
pub struct ClaimResult {
    pub result: String,
    pub planned: String,
    pub lines: Vec<LineResult>,
}

#[derive(Clone, Deserialize)]
pub struct LineResult {
    pub result: String,
    pub planned: String,
    pub shown_by: Vec<usize>,
    pub planned_shown_by: Vec<usize>,
}

#[derive(Clone, Deserialize, Serialize, Debug)]
pub struct Certificate {
    pub adversary: String,
    pub given: Vec<String>,
    pub run: String,
    pub reading: String,
    pub counts_on: Option<Vec<String>>,
    pub effect: Option<String>,
    pub steps: Vec<Derived>,
    pub facts: Vec<String>,
}

#[derive(Clone, Deserialize, Serialize, Debug)]
pub struct Derived {
    pub fact: String,
    pub rule: String,
    pub from: Vec<usize>,
}

/// What a name stands for. `web->api#2` is the second flow without a name from `web` to `api`.
pub fn node(model: &Model, name: &str) -> Result<Node, String> {
    let (plain, which) = name.split_once('#').unwrap_or((name, "1"));
    let mut unnamed = FlowId::all(model).filter(|f| !model[*f].named && model[*f].head.name == plain);
    let which: usize = which.parse().map_err(|_| format!("`{name}` is no name"))?;
    let flow = unnamed.nth(which.saturating_sub(1)).map(Node::Flow);
    model
        .node_named(plain)
        .or(flow)
        .ok_or_else(|| format!("`{name}` is not declared"))
}

/// The facts of one text: `own web db`.
pub fn facts(model: &Model, text: &str) -> Result<Vec<Fact>, String> {
    let mut words = text.split(' ');
    let word = words.next().unwrap_or_default();
    words.map(|name| fact(word, node(model, name)?)).collect()
}

fn fact(word: &str, node: Node) -> Result<Fact, String> {
    let no = || format!("`{word}` is not said of {node:?}");
    if let Some(effect) = word.strip_prefix("causes-") {
        let (verb, own) = match effect.strip_suffix("-own") {
            Some(verb) => (verb, true),
            None => (effect, false),
        };
        let effect = Effect::parse(verb).ok_or_else(no)?;
        return match (own, node) {
            (true, Node::Data(d)) => Ok(Fact::OwnEffect(effect, d)),
            (true, _) => Err(no()),
            (false, node) => Ok(Fact::Effect(effect, node)),
        };
    }
    Ok(match (word, node) {
        ("observe", _) => Fact::Observes(node),
        ("alter", _) => Fact::Alters(node),
        ("own", _) => Fact::Owns(node),
        ("act-as", _) => Fact::Acts(node),
        ("act-as-another", _) => Fact::Poses(node),
        ("deny", _) => Fact::Denies(node),
        ("reach", Node::Element(e)) => Fact::Reaches(e),
        ("off", Node::Control(c)) => Fact::Off(c),
        (word, Node::Data(d)) => {
            let of: fn(DataId) -> Fact = match word {
                "see" => Fact::Sees,
                "know" => Fact::Knows,
                "place" => Fact::Places,
                "forge" => Fact::Forges,
                "write" => Fact::Writes,
                "vouch" => Fact::Vouches,
                "see-own" => Fact::OwnSees,
                "know-own" => Fact::OwnKnows,
                "place-own" => Fact::OwnPlaces,
                "forge-own" => Fact::OwnForges,
                "write-own" => Fact::OwnWrites,
                "deny-own" => Fact::OwnDenies,
                _ => return Err(no()),
            };
            of(d)
        }
        _ => return Err(no()),
    })
}

/// `disclose own orders`: the effect, whether of one's own records only, and on what.
pub fn effect(model: &Model, text: &str) -> Result<(Effect, bool, Node), String> {
    let words: Vec<&str> = text.split(' ').collect();
    let (verb, own, name) = match words[..] {
        [verb, "own", name] => (verb, true, name),
        [verb, name] => (verb, false, name),
        _ => return Err(format!("`{text}` is no effect")),
    };
    let effect = Effect::parse(verb).ok_or_else(|| format!("`{verb}` is no effect"))?;
    Ok((effect, own, node(model, name)?))
}
