//! Question 3: what do we do about it?

use super::context::Context;
use super::controls::{Control, control};
use super::response::{self, Response};
use super::section::Section;
use super::tally::STATES;
use super::threats::Threat;
use crate::model::{Answer as Declared, ControlId};
use crate::report::text::{At, Ref, Text};
use schemars::JsonSchema;
use serde::Serialize;

/// The third question.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Doing {
    /// The heading.
    pub head: Section,
    /// The heading of the responses.
    pub responses_head: Section,
    /// The threats by what is done about them: open, mitigated, eliminated, transferred, accepted.
    pub groups: Vec<Group>,
    /// The heading of the accepted risks.
    pub accepted_head: Section,
    /// Who accepted what, until when, and why.
    pub accepted: Vec<Accepted>,
    /// The heading of the answers.
    pub answers_head: Section,
    /// Answers to what rules find.
    pub answers: Vec<Answer>,
    /// The heading of the controls.
    pub controls_head: Section,
    /// Controls with status and evidence.
    pub controls: Vec<Control>,
}

/// The threats with one kind of response.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Group {
    /// `open`, `mitigated`, `eliminated`, `transferred` or `accepted`.
    pub state: String,
    /// The state as a word to print.
    pub word: String,
    /// What that means, in a sentence.
    pub meaning: String,
    /// The threats.
    pub threats: Vec<Answered>,
}

/// A threat in such a group.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Answered {
    /// The threat.
    pub link: Ref,
    /// Its severity for styling.
    pub level: String,
    /// Its severity as a word.
    pub severity: String,
    /// What was decided.
    pub text: Text,
    /// Why.
    pub because: Option<String>,
    /// What stays behind, and why; may be empty.
    pub remains: String,
    /// The first thing that speaks against the response; may be empty.
    pub concern: Text,
}

/// An accepted risk.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Accepted {
    /// The threat.
    pub link: Ref,
    /// `all of it`, or `the rest` of a threat that is mitigated.
    pub what: String,
    /// Its severity for styling.
    pub level: String,
    /// Its severity as a word.
    pub severity: String,
    /// Who accepted it.
    pub by: Option<String>,
    /// Until when.
    pub until: Option<String>,
    /// Why.
    pub because: Option<String>,
}

/// An answer to the findings of a rule.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Answer {
    /// The rule.
    pub rule: String,
    /// Where the answer holds.
    pub on: Text,
    /// What is done.
    pub responses: Vec<Response>,
    /// Where it stands.
    pub at: At,
}

/// The third question, answered.
pub fn doing(cx: &Context, threats: &[Threat]) -> Doing {
    let m = cx.model;
    let accepted = accepted(cx, threats);
    let counting = m.controls.iter().filter(|c| c.counts()).count();
    Doing {
        head: cx.section("doing", ""),
        responses_head: cx.section("responses", cx.w.count("count.threats", threats.len())),
        groups: STATES
            .iter()
            .map(|s| group(cx, threats, s))
            .filter(|g| !g.threats.is_empty())
            .collect(),
        accepted_head: cx.section("accepted", accepted.len().to_string()),
        accepted,
        answers_head: cx.section("answers", m.answers.len().to_string()),
        answers: m.answers.iter().map(|a| answer(cx, a)).collect(),
        controls_head: cx.section(
            "controls",
            cx.w.fill(
                "count.controls",
                &[("n", &counting), ("total", &m.controls.len())],
            ),
        ),
        controls: ControlId::all(m).map(|id| control(cx, id)).collect(),
    }
}

fn group(cx: &Context, threats: &[Threat], state: &str) -> Group {
    let answered = |t: &Threat| Answered {
        link: t.link.clone(),
        level: t.level.clone(),
        severity: t.severity.shown.clone(),
        text: match t.responses.is_empty() {
            true => Text::plain(cx.w.say("response.none")),
            false => Text::join(t.responses.iter().map(|r| r.text.clone()), "; "),
        },
        because: t.responses.iter().find_map(|r| r.because.clone()),
        remains: t.remains.as_ref().map_or(String::new(), |r| match &r.because {
            Some(why) => {
                cx.w.fill("response.remains_why", &[("level", &r.shown), ("why", why)])
            }
            None => cx.w.fill("response.remains", &[("level", &r.shown)]),
        }),
        concern: t
            .checks
            .iter()
            .find(|c| c.kind == "fails")
            .map(|c| c.text.clone())
            .unwrap_or_default(),
    };
    Group {
        state: state.to_string(),
        word: cx.w.word("state", state),
        meaning: cx.w.word("meaning", state),
        threats: threats
            .iter()
            .filter(|t| t.state == state)
            .map(answered)
            .collect(),
    }
}

fn accepted(cx: &Context, threats: &[Threat]) -> Vec<Accepted> {
    let mut list = Vec::new();
    for threat in threats {
        let whole = threat
            .responses
            .iter()
            .filter(|r| r.kind == "accept")
            .map(|r| (r, "accept.whole"));
        for (response, what) in whole.chain(threat.rest.iter().map(|r| (r, "accept.rest"))) {
            list.push(Accepted {
                link: threat.link.clone(),
                what: cx.w.say(what),
                level: threat.level.clone(),
                severity: threat.severity.shown.clone(),
                by: response.by.clone(),
                until: response.until.clone(),
                because: response.because.clone(),
            });
        }
    }
    list
}

fn answer(cx: &Context, it: &Declared) -> Answer {
    Answer {
        rule: cx.rule(it.rule.value),
        on: cx.scope(&it.scope),
        responses: it.responses.iter().map(|r| response::response(cx, r)).collect(),
        at: cx.at(it.span),
    }
}
