//! Question 4: did we do a good job?

use super::compromise::{Compromise, compromise};
use super::context::{Context, because, words};
use super::findings::{Finding, Ignored, findings, ignored};
use super::paths::{Of, Path};
use super::questions::{Question, questions};
use super::reached::falls_without;
use super::section::Section;
use crate::analysis::words::question;
use crate::analysis::{ClaimVerdict, Switch, Verdict};
use crate::model::{AssumptionId, ClaimId, ClaimLine, Date, Given, Node, Uphold};
use crate::report::date;
use crate::report::prose::Prose;
use crate::report::text::{At, Ref, Text};
use schemars::JsonSchema;
use serde::Serialize;

/// The fourth question.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Good {
    /// The heading.
    pub head: Section,
    /// The heading of the claims.
    pub claims_head: Section,
    /// What the model promises or concedes.
    pub claims: Vec<Claim>,
    /// What falls with each component.
    pub compromise: Compromise,
    /// The heading of the assumptions.
    pub assumptions_head: Section,
    /// What the model relies on.
    pub assumptions: Vec<Assumption>,
    /// The heading of the open questions.
    pub questions_head: Section,
    /// What rules ask, the most urgent first.
    pub questions: Vec<Question>,
    /// What is said where there are none: that nothing waits, or that it was not evaluated.
    pub questions_none: String,
    /// How many less urgent ones are not listed; may be empty.
    pub questions_more: String,
    /// The heading of the findings.
    pub findings_head: Section,
    /// What the examiner says, in the order of the four questions.
    pub findings: Vec<Finding>,
    /// How many more findings `--all` would show.
    pub left_out: usize,
    /// The same in words: `3 more with`; then comes `--all`.
    pub left_out_words: String,
    /// The heading of the ignored remarks.
    pub ignored_head: Section,
    /// Remarks of the examiner that are answered with a reason.
    pub ignored: Vec<Ignored>,
    /// The heading of the reviews.
    pub reviews_head: Section,
    /// The reviews, the latest first.
    pub reviews: Vec<Review>,
    /// When the next review is due; null when no period or no review is stated.
    pub next_review: Option<String>,
    /// What else calls for a review.
    pub review_when: Vec<String>,
}

/// A claim.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Claim {
    /// The claim.
    pub link: Ref,
    /// Its lines.
    pub lines: Vec<ClaimedLine>,
    /// Controls and assumptions that it says it relies on.
    pub relies_on: Vec<Ref>,
    /// With the controls that count today: `proven`, `conceded` (proven, and all that it says is what an adversary can),
    /// `refuted`, `undecided`, `vacuous`, or `unknown` when it was not evaluated.
    pub result: String,
    /// The same as a word.
    pub result_word: String,
    /// What it comes to with all controls, as a word; empty when that is the same.
    pub planned: String,
    /// The description.
    pub description: Option<Prose>,
    /// Where it is declared.
    pub at: At,
}

/// A line of a claim.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimedLine {
    /// What is claimed.
    pub text: Text,
    /// What it comes to today, as for the claim.
    pub result: String,
    /// The same as a word.
    pub result_word: String,
    /// The way that refutes it, or that shows what is conceded; null when there is none.
    pub path: Option<Path>,
    /// The proof: a smallest set of controls and assumptions that keep the effect out of reach.
    pub rests_on: Vec<Ref>,
    /// What it depends on, where it is undecided.
    pub questions: Vec<Text>,
}

/// An assumption.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Assumption {
    /// The assumption.
    pub link: Ref,
    /// Why it is believed.
    pub because: Option<String>,
    /// What may be relied on because of it; empty for prose.
    pub upholds: Vec<Text>,
    /// The claims that say they rely on it.
    pub claims: Vec<Ref>,
    /// What would be within reach today if it were wrong.
    pub falls: Vec<Text>,
    /// What shows that it holds.
    pub evidence: Vec<Text>,
    /// Who is responsible.
    pub owner: Option<String>,
    /// Until when it is believed.
    pub until: Option<String>,
    /// The description.
    pub description: Option<Prose>,
    /// Where it is declared.
    pub at: At,
}

/// A review that took place.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Review {
    /// When.
    pub date: String,
    /// Who.
    pub by: Option<String>,
    /// What was found.
    pub found: Vec<String>,
    /// The description.
    pub description: Option<Prose>,
    /// Where it is declared.
    pub at: At,
}

/// The fourth question, answered.
pub fn good(cx: &Context, paths: &[Path]) -> Good {
    let m = cx.model;
    let findings = findings(cx);
    let questions = questions(cx);
    let asked = cx.compiled.elicited.questions.len();
    let ignored = ignored(cx);
    let period = m.system.review_every.as_ref().map(|d| cx.w.stretch(d.value));
    let reviewing = match (&period, next_review(cx)) {
        (Some(period), Some(next)) => {
            let next = cx.w.date(next);
            cx.w.fill("reviews.next", &[("period", period), ("date", &next)])
        }
        (Some(period), None) => cx.w.fill("reviews.none", &[("period", period)]),
        (None, _) => cx.w.say("fact.no_period"),
    };
    Good {
        head: cx.section("good", ""),
        claims_head: cx.section("claims", m.claims.len().to_string()),
        claims: ClaimId::all(m).map(|id| claim(cx, id, paths)).collect(),
        compromise: compromise(cx),
        assumptions_head: cx.section("assumptions", m.assumptions.len().to_string()),
        assumptions: AssumptionId::all(m).map(|id| assumption(cx, id)).collect(),
        questions_head: cx.section("questions", asked.to_string()),
        questions_more: match asked - questions.len() {
            0 => String::new(),
            more => cx.w.count("questions.more", more),
        },
        questions,
        questions_none: match cx.compiled.elicited.undecided.len() {
            0 => cx.w.say("questions.none"),
            n => cx.w.count("questions.undecided", n),
        },
        findings_head: cx.section("findings", super::findings::counts(cx, &findings)),
        findings,
        left_out: cx.compiled.left_out,
        left_out_words: cx.w.count("count.left_out", cx.compiled.left_out),
        ignored_head: cx.section("ignored", ignored.len().to_string()),
        ignored,
        reviews_head: cx.section("reviews", reviewing),
        reviews: reviews(cx),
        next_review: next_review(cx).map(|d| cx.w.date(d)),
        review_when: m.system.review_when.iter().map(|t| t.value.clone()).collect(),
    }
}

/// The last review and the period decide; today does not.
pub fn next_review(cx: &Context) -> Option<Date> {
    let every = cx.model.system.review_every.as_ref()?.value;
    date::after(last_review(cx)?, every)
}

/// The latest review.
pub fn last_review(cx: &Context) -> Option<Date> {
    cx.model.reviews.iter().map(|r| r.date.value).max()
}

fn reviews(cx: &Context) -> Vec<Review> {
    let mut list: Vec<_> = cx.model.reviews.iter().collect();
    list.sort_by_key(|r| std::cmp::Reverse(r.date.value));
    let review = |r: &&crate::model::Review| Review {
        date: cx.w.date(r.date.value),
        by: words(r.by.as_ref()),
        found: r.found.iter().map(|t| t.value.clone()).collect(),
        description: cx.prose(r.description.as_ref()),
        at: cx.at(r.span),
    };
    list.iter().map(review).collect()
}

fn claim(cx: &Context, id: ClaimId, paths: &[Path]) -> Claim {
    let it = &cx.model[id];
    let verdict = cx
        .evaluated
        .then(|| &cx.compiled.analysis.claims()[id.0 as usize]);
    // What an adversary can is no good news, however surely it is shown: it has a word of its own.
    let word = |v: Option<Verdict>, concedes: bool| match v {
        Some(Verdict::Proven) if concedes => "conceded",
        v => v.map_or("unknown", Verdict::word),
    };
    let concedes = it.lines.iter().all(ClaimLine::concedes);
    let of = |which: fn(&ClaimVerdict) -> Verdict| word(verdict.map(which), concedes);
    let (today, planned) = (of(|v| v.today), of(|v| v.planned));
    let line = |(at, line): (usize, &ClaimLine)| {
        let result = verdict.and_then(|v| v.lines.get(at));
        let word = word(result.map(|r| r.today), line.concedes());
        ClaimedLine {
            text: claim_line(cx, line),
            result: word.to_string(),
            result_word: cx.w.word("result", word),
            path: paths.iter().find(|p| p.of == Of::Claim(id, at)).cloned(),
            rests_on: cx.links(result.iter().flat_map(|r| &r.rests_on).map(|s| s.node())),
            questions: result
                .iter()
                .flat_map(|r| &r.questions)
                .map(|q| Text::message(&question(&cx.w, cx.model, &cx.compiled.analysis, *q)))
                .collect(),
        }
    };
    Claim {
        link: cx.link(Node::Claim(id)),
        lines: it.lines.iter().enumerate().map(line).collect(),
        relies_on: cx.links(it.relies_on.iter().map(|n| n.value)),
        result: today.to_string(),
        result_word: cx.w.word("result", today),
        planned: match today == planned {
            true => String::new(),
            false => cx.w.word("result", planned),
        },
        description: cx.prose(it.head.description.as_deref()),
        at: cx.at(it.head.name_span),
    }
}

/// `Criminal, given owns Web front end, cannot disclose Cards`.
fn claim_line(cx: &Context, line: &ClaimLine) -> Text {
    let who = match &line.adversary {
        Some(adversary) => Text::default().link(&cx.link(Node::Adversary(adversary.value))),
        None => Text::plain(cx.w.say("claim.nobody")),
    };
    let who = match line.given.is_empty() {
        true => who,
        false => {
            let given = Text::join(line.given.iter().map(|g| given(cx, g)), &cx.w.say("claim.and"));
            cx.w.text("claim.given", [("who", who), ("given", given)])
        }
    };
    let can = match (line.can, line.adversary.is_some()) {
        (true, _) | (false, false) => "claim.can",
        (false, true) => "claim.cannot",
    };
    let text = cx.w.text(can, [("who", who), ("what", cx.effect(&line.what))]);
    match &line.because {
        Some(because) => {
            let why = Text::plain(because.value.clone());
            cx.w.text("claim.why", [("claim", text), ("why", why)])
        }
        None => text,
    }
}

/// What a claim grants the adversary beforehand.
fn given(cx: &Context, it: &Given) -> Text {
    match it {
        Given::Controls(c) => {
            let position = Text::plain(cx.w.word("position", c.position));
            let what = Text::default().link(&cx.link(c.target.value));
            cx.w.text("controls.position", [("position", position), ("what", what)])
        }
        Given::Knows(d) => {
            let data = Text::default().link(&cx.link(Node::Data(d.value)));
            cx.w.text("knows.data", [("data", data)])
        }
    }
}

fn assumption(cx: &Context, id: AssumptionId) -> Assumption {
    let m = cx.model;
    let it = &m[id];
    let mut upholds: Vec<Text> = it.upholds.iter().map(|u| uphold(cx, u)).collect();
    let linked = |key: &str, node: Node| cx.w.text(key, [("what", Text::default().link(&cx.link(node)))]);
    upholds.extend(it.trusts.iter().map(|n| linked("uphold.trusts", n.value)));
    upholds.extend(
        it.stops
            .iter()
            .map(|t| linked("uphold.stops", Node::Threat(t.value))),
    );
    let relies = |c: &ClaimId| m[*c].relies_on.iter().any(|n| n.value == Node::Assumption(id));
    Assumption {
        link: cx.link(Node::Assumption(id)),
        because: because(&it.head),
        upholds,
        claims: cx.links(ClaimId::all(m).filter(relies).map(Node::Claim)),
        falls: falls_without(cx, Switch::Assumption(id)),
        evidence: it.evidence.iter().map(|e| cx.evidence(e)).collect(),
        owner: words(it.head.owner.as_deref()),
        until: it.until.as_ref().map(|d| cx.w.date(d.value)),
        description: cx.prose(it.head.description.as_deref()),
        at: cx.at(it.head.name_span),
    }
}

fn uphold(cx: &Context, it: &Uphold) -> Text {
    let of = |what: &str, list: &[crate::source::Spanned<crate::model::DataId>]| match list.is_empty() {
        true => Text::plain(cx.w.say(&format!("uphold.all_{what}"))),
        false => {
            let data = Text::default().links(&cx.links(list.iter().map(|d| Node::Data(d.value))));
            cx.w.text(&format!("uphold.{what}"), [("data", data)])
        }
    };
    match it {
        Uphold::Channel(word) => {
            let what = Text::default().code(word.value.clone());
            cx.w.text("uphold.channel", [("what", what)])
        }
        Uphold::Sealed(list) => of("sealed", list),
        Uphold::Signed(list) => of("signed", list),
        Uphold::Control(c) => {
            let what = Text::default().link(&cx.link(Node::Control(c.value)));
            cx.w.text("uphold.control", [("what", what)])
        }
    }
}
