//! Certificates of claims in `model.json`.

use super::place::Places;
use crate::analysis::certificate::{Because, word};
use crate::analysis::{self, Certificates, Fact, Predicate, Reading, Rule, Shows, Subject, Target};
use crate::model::{FlowId, Instance, Node, Position, Run, Words};
use schemars::JsonSchema;
use serde::Serialize;

/// Why claims have their verdicts, one thing about one adversary: facts and rules are those of `docs/reach.md`. Either
/// `steps` lead to the `effect`, or `facts` are all that holds, and the effect is not among them.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Certificate {
    /// Whose reach.
    pub adversary: String,
    /// What it has beyond its declaration: facts.
    pub given: Vec<String>,
    /// `today` or `planned`: which controls count.
    #[schemars(with = "String")]
    pub run: Run,
    /// How what is not stated is read: `sure`, as not helping the adversary, or `maybe`, as helping it.
    #[schemars(with = "String")]
    pub reading: Reading,
    /// The only controls and assumptions that are counted on, all others being switched off. Null: nothing is switched off.
    pub counts_on: Option<Vec<String>>,
    /// What the steps lead to: `disclose orders`. Null where nothing is reached.
    pub effect: Option<String>,
    /// How it is reached, premises before what follows from them.
    pub steps: Vec<Derived>,
    /// All facts that hold: in each text one word, and the names it is said of, with a space between.
    pub facts: Vec<String>,
}

/// A fact and what it follows from.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Derived {
    /// `own web`
    pub fact: String,
    /// The rule of inference.
    pub rule: String,
    /// The steps that are its premises, by their place from 0.
    pub from: Vec<usize>,
    /// The threat that is carried out.
    pub threat: Option<String>,
}

pub fn certificates(p: &Places, all: &Certificates) -> Vec<Certificate> {
    let instances = p.compiled.elicited.instances(p.model());
    all.list.iter().map(|c| certificate(p, &instances, c)).collect()
}

fn certificate(p: &Places, instances: &[Instance], it: &analysis::Certificate) -> Certificate {
    let scenario = &it.scenario;
    let controls = scenario.controls.iter();
    let knows = scenario.knows.iter();
    let given = controls
        .map(|(position, node)| format!("{} {}", position_word(*position), name(p, *node)))
        .chain(knows.map(|d| format!("know {}", p.name(Node::Data(*d)))));
    let counts_on = it.counts_on.as_ref();
    let counts_on = counts_on.map(|list| list.iter().map(|s| p.name(s.node())).collect());
    let (effect, steps, facts) = match &it.shows {
        Shows::Reached { effect, steps } => (Some(self::effect(p, *effect)), &steps[..], &[][..]),
        Shows::Closed(facts) => (None, &[][..], &facts[..]),
    };
    Certificate {
        adversary: p.name(Node::Adversary(scenario.adversary)),
        given: given.collect(),
        run: scenario.run,
        reading: scenario.reading,
        counts_on,
        effect,
        steps: steps.iter().map(|s| derived(p, instances, s)).collect(),
        facts: together(p, facts),
    }
}

fn position_word(position: Position) -> &'static str {
    match position {
        Position::Observes => "observe",
        Position::Alters => "alter",
        Position::Owns => "own",
    }
}

fn derived(p: &Places, instances: &[Instance], step: &Because) -> Derived {
    let (word, name) = said(p, step.fact);
    let threat = step.threat.and_then(|t| instances.get(t as usize));
    Derived {
        fact: format!("{word} {name}"),
        rule: rule(step.rule),
        from: step.from.clone(),
        threat: threat.map(|t| t.threat.head.name.clone()),
    }
}

/// `R14`; `own`: what holds of everybody's records holds of one's own.
fn rule(rule: Rule) -> String {
    match rule {
        Rule::Own => "own".to_string(),
        rule => format!("{rule:?}"),
    }
}

/// `disclose own orders`
fn effect(p: &Places, target: Target) -> String {
    let own = if target.own { "own " } else { "" };
    format!("{} {own}{}", target.effect.word(), name(p, target.node))
}

/// A name that stands for one thing: `web->api#2` is the second flow without a name from `web` to `api`.
fn name(p: &Places, node: Node) -> String {
    let mut name = p.name(node);
    if let Node::Flow(id) = node {
        let m = p.model();
        let from = m[id].from.value;
        let same = |f: &&FlowId| !m[**f].named && m[**f].to.value == m[id].to.value && **f < id;
        let starts = &p.compiled.index.starts[from.0 as usize];
        let earlier = starts.iter().filter(same).count();
        if earlier > 0 && !m[id].named {
            name.push_str(&format!("#{}", earlier + 1));
        }
    }
    name
}

/// The word of a fact and the name it is said of.
fn said(p: &Places, fact: Fact) -> (String, String) {
    let word = word(fact.is).unwrap_or_default();
    match fact.about {
        Subject::Effect(target) if fact.is == Predicate::Causes => {
            let own = if target.own { "-own" } else { "" };
            (
                format!("{word}-{}{own}", target.effect.word()),
                p.name(target.node),
            )
        }
        Subject::Node(node) => (word.to_string(), name(p, node)),
        _ => (word.to_string(), String::new()),
    }
}

/// Facts of one word in one text: `own web db`.
fn together(p: &Places, facts: &[Fact]) -> Vec<String> {
    let mut list: Vec<(String, String)> = Vec::new();
    for fact in facts {
        let (word, name) = said(p, *fact);
        match list.iter_mut().find(|(w, _)| *w == word) {
            Some((_, names)) => {
                names.push(' ');
                names.push_str(&name);
            }
            None => list.push((word, name)),
        }
    }
    list.into_iter()
        .map(|(word, names)| format!("{word} {names}"))
        .collect()
}
