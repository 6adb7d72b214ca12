//! What adversaries reach of what they want, and what falls when something does.

use super::context::Context;
use super::paths::{self, Path};
use crate::analysis::{Answer, Facts, Reading, Scenario, Switch, Target, Verdict};
use crate::model::{AdversaryId, ClaimId, Given, Node, Run};
use crate::report::text::Text;
use schemars::JsonSchema;
use serde::Serialize;

/// Whether an adversary reaches something that it wants.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reached {
    /// What it wants.
    pub goal: Text,
    /// With the controls that count today: `yes`, `no` or `undecided`.
    pub today: String,
    /// The same as a word.
    pub today_word: String,
    /// With all controls.
    pub planned: String,
    /// The same as a word.
    pub planned_word: String,
    /// The way that is open today, by its id in `report.html`; null when there is none.
    pub path: Option<String>,
    /// How many steps it has, in words; may be empty.
    pub length: String,
    /// The way itself, where no claim shows it.
    pub here: Option<Path>,
}

/// What an adversary reaches of what it wants, its own goals before those it inherits. Empty when it was not evaluated.
pub fn reached(cx: &Context, adversary: AdversaryId, list: &[Path]) -> Vec<Reached> {
    if !cx.evaluated {
        return Vec::new();
    }
    let lineage = cx.model.lineage(adversary);
    let wants = lineage.iter().flat_map(|a| &cx.model[*a].wants);
    wants
        .map(|effect| one(cx, adversary, Target::of(effect), list))
        .collect()
}

fn one(cx: &Context, adversary: AdversaryId, target: Target, list: &[Path]) -> Reached {
    let answer = |run| cx.compiled.analysis.holds(cx.model, adversary, run, target);
    let (today, planned) = (word(answer(Run::Today)), word(answer(Run::Planned)));
    let path = paths::shown(cx, list, adversary, target).filter(|_| today != "no");
    Reached {
        goal: cx.target(target),
        today: today.to_string(),
        today_word: cx.w.word("answer", today),
        planned: planned.to_string(),
        planned_word: cx.w.word("answer", planned),
        path: path.map(|p| p.anchor.clone()),
        length: path.map_or(String::new(), |p| p.length.clone()),
        here: path.filter(|p| matches!(p.of, paths::Of::Goal(..))).cloned(),
    }
}

fn word(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "yes",
        Answer::No => "no",
        Answer::Undecided => "undecided",
    }
}

/// What would be within reach today without a control or an assumption, and is not now: claims first, then goals that
/// no claim speaks of.
pub fn falls_without(cx: &Context, switch: Switch) -> Vec<Text> {
    let mut list = Vec::new();
    if !cx.evaluated {
        return list;
    }
    let (m, analysis) = (cx.model, &cx.compiled.analysis);
    let facts = |adversary, given: &[Given]| {
        let mut scenario = Scenario::new(adversary, Run::Today, Reading::Maybe).given(given);
        scenario.without.push(switch);
        analysis.facts(m, &scenario)
    };
    let without: Vec<Facts> = AdversaryId::all(m).map(|a| facts(a, &[])).collect();
    let holds = |adversary: AdversaryId, given: &[Given], target| match given {
        [] => without[adversary.0 as usize].holds(m, &analysis.program, target),
        given => facts(adversary, given).holds(m, &analysis.program, target),
    };
    let mut said: Vec<(AdversaryId, Target)> = Vec::new();
    for (id, verdict) in ClaimId::all(m).zip(analysis.claims()) {
        let lines = m[id].lines.iter().zip(&verdict.lines);
        let mut falls = false;
        for (line, verdict) in lines.filter(|(l, _)| !l.can || l.adversary.is_none()) {
            let Some(adversary) = verdict.adversary.filter(|_| verdict.today == Verdict::Proven) else {
                continue;
            };
            let target = Target::of(&line.what);
            said.push((adversary, target));
            falls |= holds(adversary, &line.given, target);
        }
        if falls {
            list.push(Text::default().link(&cx.link(Node::Claim(id))));
        }
    }
    for adversary in AdversaryId::all(m) {
        for wanted in &m[adversary].wants {
            let target = Target::of(wanted);
            let safe = analysis.holds(m, adversary, Run::Today, target) == Answer::No;
            if safe && !said.contains(&(adversary, target)) && holds(adversary, &[], target) {
                let who = Text::default().link(&cx.link(Node::Adversary(adversary)));
                list.push(cx.w.text("claim.can", [("who", who), ("what", cx.target(target))]));
            }
        }
    }
    list
}
