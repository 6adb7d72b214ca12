//! Ways that adversaries take, step by step: of claims, and to what adversaries want.

use super::context::Context;
use crate::analysis::words::{Piece, Sentence, sentences};
use crate::analysis::{Answer, Derivation, Reading, Scenario, Target};
use crate::model::{AdversaryId, ClaimId, Node, Run, Source};
use crate::report::text::{At, Ref, Text};
use schemars::JsonSchema;
use serde::Serialize;

/// A way of an adversary to an effect.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Path {
    /// Its id in `report.html`.
    pub anchor: String,
    /// `Criminal: disclose Orders`.
    pub title: String,
    /// Who takes it.
    pub by: Ref,
    /// `yes`: it is open today; `undecided`: it would be, if what is not stated helped the adversary.
    pub outcome: String,
    /// The steps, in order.
    pub steps: Vec<PathStep>,
    /// How many steps it has, in words.
    pub length: String,
    #[serde(skip)]
    #[schemars(skip)]
    pub of: Of,
}

/// What a way was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Of {
    /// A line of a claim.
    Claim(ClaimId, usize),
    /// What an adversary wants.
    Goal(AdversaryId, Target),
}

/// A step of a way.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PathStep {
    /// Its number, from 1.
    pub number: usize,
    /// What happens.
    pub text: Text,
    /// The threat that is carried out; null when none is.
    pub threat: Option<Ref>,
    /// Where that is said in the model.
    pub at: At,
    /// The shapes of a diagram where it happens, by their ids in `report.html`.
    pub shapes: Vec<String>,
}

/// Every way that the report shows: first those of claims, then those to goals that no claim speaks of.
pub fn paths(cx: &Context) -> Vec<Path> {
    let mut list = Vec::new();
    if !cx.evaluated {
        return list;
    }
    for (id, verdict) in ClaimId::all(cx.model).zip(cx.compiled.analysis.claims()) {
        let claim = &cx.model[id];
        for (at, (line, verdict)) in claim.lines.iter().zip(&verdict.lines).enumerate() {
            let Some((scenario, way)) = cx.compiled.analysis.way_of(cx.model, line, verdict) else {
                continue;
            };
            let target = Target::of(&line.what);
            list.push(path(cx, Of::Claim(id, at), &scenario, target, &way));
        }
    }
    for adversary in AdversaryId::all(cx.model) {
        for wanted in cx
            .model
            .lineage(adversary)
            .iter()
            .flat_map(|a| &cx.model[*a].wants)
        {
            let target = Target::of(wanted);
            let known = shown(cx, &list, adversary, target).is_some();
            if let Some(path) = (!known).then(|| to_goal(cx, adversary, target)).flatten() {
                list.push(path);
            }
        }
    }
    list
}

/// The way among those that the report shows by which an adversary reaches an effect with nothing given.
pub fn shown<'a>(cx: &Context, list: &'a [Path], adversary: AdversaryId, target: Target) -> Option<&'a Path> {
    list.iter().find(|path| match path.of {
        Of::Goal(by, what) => by == adversary && what == target,
        Of::Claim(id, at) => {
            let line = &cx.model[id].lines[at];
            let verdict = &cx.compiled.analysis.claims()[id.0 as usize].lines[at];
            line.given.is_empty() && verdict.adversary == Some(adversary) && Target::of(&line.what) == target
        }
    })
}

fn to_goal(cx: &Context, adversary: AdversaryId, target: Target) -> Option<Path> {
    let analysis = &cx.compiled.analysis;
    let reading = match analysis.holds(cx.model, adversary, Run::Today, target) {
        Answer::Yes => Reading::Sure,
        Answer::Undecided => Reading::Maybe,
        Answer::No => return None,
    };
    let scenario = Scenario::new(adversary, Run::Today, reading);
    let way = analysis.way(cx.model, &scenario, target)?;
    Some(path(cx, Of::Goal(adversary, target), &scenario, target, &way))
}

fn path(cx: &Context, of: Of, scenario: &Scenario, target: Target, way: &Derivation) -> Path {
    let told = sentences(&cx.w, cx.model, &cx.compiled.analysis, scenario, way);
    let steps: Vec<PathStep> = told.iter().zip(1..).map(|(s, n)| step(cx, s, n)).collect();
    let by = cx.link(Node::Adversary(scenario.adversary));
    let what = cx.target(target).words();
    let anchor = match of {
        Of::Claim(id, at) => format!("path-claim-{}-{}", cx.model.name(Node::Claim(id)), at + 1),
        Of::Goal(_, t) => {
            let own = if t.own { "own-" } else { "" };
            format!("path-{}-{}-{own}{}", by.name, t.effect, cx.model.name(t.node))
        }
    };
    Path {
        anchor: crate::report::anchor::plain(&anchor),
        title: cx.w.fill("path.title", &[("who", &by.title), ("what", &what)]),
        by,
        outcome: if scenario.reading == Reading::Sure {
            "yes"
        } else {
            "undecided"
        }
        .to_string(),
        length: cx.w.count("path.steps", steps.len()),
        steps,
        of,
    }
}

fn step(cx: &Context, sentence: &Sentence, number: usize) -> PathStep {
    let piece = |text: Text, piece: &Piece| match piece {
        Piece::Words(words) => text.then(words.clone()),
        Piece::Name(node) => text.link(&cx.link(*node)),
        Piece::Threat(at) => text.link(&instance(cx, *at)),
    };
    let threat = sentence.threat.map(|at| instance(cx, at));
    let place = sentence.at.map(|node| cx.model.head(node).name_span);
    PathStep {
        number,
        text: sentence.pieces.iter().fold(Text::default(), piece),
        threat,
        at: place.map(|span| cx.at(span)).unwrap_or_default(),
        shapes: cx.shapes(sentence.at),
    }
}

/// A link to an instance, by its place among those that were analyzed.
fn instance(cx: &Context, at: u32) -> Ref {
    match cx.instances.get(at as usize).map(|i| i.source) {
        Some(Source::Written(id)) => cx.link(Node::Threat(id)),
        Some(Source::Found(_, at)) => cx.found(at as usize),
        None => Ref::default(),
    }
}
