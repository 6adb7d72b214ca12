//! What adversaries reach, in `model.json`.

use super::place::{At, Places};
use crate::analysis::words::{plain, question, sentences};
use crate::analysis::{LineVerdict, Shown, Verdict};
use crate::model::{self, Node};
use crate::words::Words;
use schemars::JsonSchema;
use serde::Serialize;

/// What a line of a claim comes to.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LineResult {
    /// `refuted`, `undecided`, `vacuous` or `proven`: with the controls that count today.
    #[schemars(with = "String")]
    pub result: Verdict,
    /// With all controls.
    #[schemars(with = "String")]
    pub planned: Verdict,
    /// The adversary that decides; of `nobody` the first with the worst answer.
    pub decided_by: Option<String>,
    /// How it reaches the effect: of what is undecided, if what is not stated helps it. Empty where it does not.
    pub steps: Vec<Step>,
    /// Of what is out of reach: a smallest set of controls and assumptions that is enough to keep it so.
    pub rests_on: Vec<String>,
    /// Of what is undecided: what has to be stated.
    pub questions: Vec<String>,
    /// The certificates that show the result, by their place from 0.
    pub shown_by: Vec<usize>,
    /// Those that show what it comes to with all controls.
    pub planned_shown_by: Vec<usize>,
}

/// One step of a way.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Step {
    /// A sentence, names in backticks.
    pub text: String,
    /// The element, flow or data where it happens.
    pub node: Option<String>,
    /// Where that is declared.
    pub at: Option<At>,
}

pub fn line_result(p: &Places, line: &model::ClaimLine, verdict: &LineVerdict, shown: &Shown) -> LineResult {
    let (m, analysis) = (p.model(), &p.compiled.analysis);
    let told = analysis
        .way_of(m, line, verdict)
        .map(|(scenario, way)| sentences(Words::english(), m, analysis, &scenario, &way));
    let steps = told.into_iter().flatten().map(|sentence| Step {
        text: plain(m, analysis, &sentence.pieces),
        node: sentence.at.map(|n| p.name(n)),
        at: sentence.at.map(|n| p.at(m.place(n))),
    });
    LineResult {
        result: verdict.today,
        planned: verdict.planned,
        decided_by: verdict.adversary.map(|a| p.name(Node::Adversary(a))),
        steps: steps.collect(),
        rests_on: verdict.rests_on.iter().map(|s| p.name(s.node())).collect(),
        questions: verdict
            .questions
            .iter()
            .map(|q| question(Words::english(), m, analysis, *q))
            .collect(),
        shown_by: shown.today.clone(),
        planned_shown_by: shown.planned.clone(),
    }
}
