//! Question 3: what do we do about it?

use super::context::Context;
use super::response::{self, Response};
use super::section::Section;
use super::threats::Threat;
use crate::model::{
    Answer as Declared, Control as DeclaredControl, ControlId, Node, Status, ThreatId, Words,
};
use crate::report::date;
use crate::report::prose::Prose;
use crate::report::text::{At, Link, Ref, Text};
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

/// A control.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Control {
    /// The control.
    pub link: Ref,
    /// `planned`, `in-progress`, `implemented`, `verified`; null when nothing is said.
    pub status: Option<String>,
    /// The status as words.
    pub status_words: String,
    /// How far it has come, from 1 to 4; 0 when nothing is said.
    pub step: usize,
    /// Whether it counts today.
    pub counts: bool,
    /// Where it stands.
    pub on: Vec<Ref>,
    /// Whether only owning all of these turns it off.
    pub on_all: bool,
    /// The properties it protects.
    pub protects: Vec<String>,
    /// Up to which attack potential; null when nothing is said.
    pub resists: Option<String>,
    /// Attributes that hold where it stands, once it counts.
    pub sets: Vec<Text>,
    /// Effects it notices but does not stop.
    pub detects: Vec<Text>,
    /// Rules whose findings it answers.
    pub counters: Vec<String>,
    /// Threats that are mitigated with it.
    pub answers: Vec<Ref>,
    /// What shows that it works.
    pub evidence: Vec<Text>,
    /// Who is responsible.
    pub owner: Option<String>,
    /// When it is due.
    pub due: Option<String>,
    /// What it costs.
    pub cost: Option<u64>,
    /// Links to more.
    pub see: Vec<Link>,
    /// The description.
    pub description: Option<Prose>,
    /// Where it is declared.
    pub at: At,
}

const STATES: [(&str, &str, &str); 5] = [
    ("open", "Open", "Nothing counts against these today."),
    (
        "mitigated",
        "Mitigated",
        "A control that counts stands against these. Whether there is a way around is not evaluated.",
    ),
    (
        "eliminated",
        "Eliminated",
        "What made these possible was removed.",
    ),
    (
        "transferred",
        "Transferred",
        "Somebody else carries the loss. It can still happen.",
    ),
    (
        "accepted",
        "Accepted",
        "Somebody has decided to live with these. They can still happen.",
    ),
];

/// The third question, answered.
pub fn doing(cx: &Context, threats: &[Threat]) -> Doing {
    let m = cx.model;
    let accepted = accepted(threats);
    let counting = m.controls.iter().filter(|c| response::counts(c)).count();
    Doing {
        head: Section::new("doing", "3. What do we do about it?", "", ""),
        responses_head: Section::new(
            "responses",
            "Responses",
            super::counted(threats.len(), "threat"),
            "",
        ),
        groups: STATES
            .iter()
            .map(|s| group(threats, s))
            .filter(|g| !g.threats.is_empty())
            .collect(),
        accepted_head: Section::new("accepted", "Accepted risks", accepted.len().to_string(), ""),
        accepted,
        answers_head: Section::new(
            "answers",
            "Answers to what rules find",
            m.answers.len().to_string(),
            "Written beforehand. Which findings the rules have is not evaluated.",
        ),
        answers: m.answers.iter().map(|a| answer(cx, a)).collect(),
        controls_head: Section::new(
            "controls",
            "Controls",
            format!("{counting} of {} count today", m.controls.len()),
            "A control counts from implemented on.",
        ),
        controls: ControlId::all(m).map(|id| control(cx, id)).collect(),
    }
}

fn group(threats: &[Threat], (state, word, meaning): &(&str, &str, &str)) -> Group {
    let answered = |t: &Threat| Answered {
        link: t.link.clone(),
        level: t.level.clone(),
        severity: t.severity.shown.clone(),
        text: match t.responses.is_empty() {
            true => Text::plain("no response yet"),
            false => Text::join(t.responses.iter().map(|r| r.text.clone()), "; "),
        },
        because: t.responses.iter().find_map(|r| r.because.clone()),
        remains: t.remains.as_ref().map_or(String::new(), |r| match &r.because {
            Some(why) => format!("{} remains: {why}", r.shown),
            None => format!("{} remains", r.shown),
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
        word: word.to_string(),
        meaning: meaning.to_string(),
        threats: threats
            .iter()
            .filter(|t| t.state == *state)
            .map(answered)
            .collect(),
    }
}

fn accepted(threats: &[Threat]) -> Vec<Accepted> {
    let mut list = Vec::new();
    for threat in threats {
        let whole = threat
            .responses
            .iter()
            .filter(|r| r.kind == "accept")
            .map(|r| (r, "all of it"));
        for (response, what) in whole.chain(threat.rest.iter().map(|r| (r, "the rest"))) {
            list.push(Accepted {
                link: threat.link.clone(),
                what: what.to_string(),
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

fn control(cx: &Context, id: ControlId) -> Control {
    let m = cx.model;
    let it: &DeclaredControl = &m[id];
    let status: Option<Status> = it.status.as_ref().map(|s| s.value);
    let uses = |t: &ThreatId| {
        m[*t].responses.iter().any(|r| match &r.kind {
            crate::model::ResponseKind::Mitigate { with } => with.iter().any(|c| c.value == id),
            _ => false,
        })
    };
    let set =
        |s: &crate::model::Stated| Text::plain(format!("{} ", m[s.attribute].head.name)).and(cx.value(s));
    Control {
        link: cx.link(Node::Control(id)),
        status: status.map(|s| s.word().to_string()),
        status_words: status.map_or("not said".to_string(), |s| s.word().replace('-', " ")),
        step: status.map_or(0, |s| s as usize + 1),
        counts: response::counts(it),
        on: cx.links(it.on.iter().map(|n| n.value)),
        on_all: it.on_all,
        protects: it.protects.iter().map(|p| p.value.to_string()).collect(),
        resists: it.resists.as_ref().map(|r| r.value.to_string()),
        sets: it.sets.iter().map(set).collect(),
        detects: it.detects.iter().map(|e| cx.effect(e)).collect(),
        counters: it.counters.iter().map(|r| cx.rule(r.value)).collect(),
        answers: cx.links(ThreatId::all(m).filter(uses).map(Node::Threat)),
        evidence: it.evidence.iter().map(|e| cx.evidence(e)).collect(),
        owner: it.head.owner.as_ref().map(|o| o.value.clone()),
        due: it.due.as_ref().map(|d| date::words(d.value)),
        cost: it.cost.as_ref().map(|c| c.value),
        see: cx.see(&it.head.see),
        description: cx.prose(it.head.description.as_ref()),
        at: cx.at(it.head.name_span),
    }
}
