//! The threats, the most feasible and worst first.

use super::checks::{self, Check};
use super::context::{Context, because, factors};
use super::found::{self, FoundBy};
use super::rating::{Rating, feasible, level_of, ratings, stated};
use super::response::{self, Response};
use crate::model::{EffectOn, Feasibility, Instance, Level, Node, Source};
use crate::report::prose::Prose;
use crate::report::reference;
use crate::report::text::{At, Link, Ref, Text};
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;

/// A threat with all that the report says about it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Threat {
    /// The threat.
    pub link: Ref,
    /// Who does it, in words: titles of adversaries, or `by mistake: Operator`; never empty.
    pub by_words: String,
    /// The adversaries.
    pub by: Vec<Ref>,
    /// Who errs, for what happens by mistake.
    pub mistake_of: Option<Ref>,
    /// What happens.
    pub effects: Vec<Effect>,
    /// Flows and elements where it enters and travels.
    pub way: Vec<Ref>,
    /// Where that is, when no way is named.
    pub way_words: String,
    /// What the adversary must have: all of these.
    pub needs: Vec<Text>,
    /// Of these one is enough.
    pub needs_any: Vec<Text>,
    /// How easily it succeeds.
    pub feasibility: Rating,
    /// How bad it is.
    pub impact: Rating,
    /// Feasibility and impact together.
    pub severity: Rating,
    /// The severity for styling and filters: `critical`, `high`, `medium`, `low`, `none`, or `unrated`.
    pub level: String,
    /// `open`, `mitigated`, `eliminated`, `transferred` or `accepted`: as far as the model's text decides it.
    pub state: String,
    /// The state as a word to print.
    pub state_word: String,
    /// What is done about it.
    pub responses: Vec<Response>,
    /// What speaks for the response, and against it.
    pub checks: Vec<Check>,
    /// The severity that stays behind, and why.
    pub remains: Option<Rating>,
    /// Who accepts what stays behind.
    pub rest: Option<Response>,
    /// Catalogues: CWE, CAPEC, ATT&CK.
    pub refers: Vec<Link>,
    /// Links to more.
    pub see: Vec<Link>,
    /// Who is responsible.
    pub owner: Option<String>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// The description.
    pub description: Option<Prose>,
    /// Where it is declared; of what was found, where it was found.
    pub at: At,
    /// Who found it; null when it is written in the model.
    pub found: Option<FoundBy>,
    /// Rules that find the same as this written threat.
    pub also_found: Vec<Ref>,
    #[serde(skip)]
    #[schemars(skip)]
    pub instance: usize,
    #[serde(skip)]
    #[schemars(skip)]
    pub rated: (Option<Feasibility>, Option<Level>, Option<Level>),
}

/// An effect of a threat.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Effect {
    /// `disclose Orders`.
    pub text: Text,
    /// The STRIDE category, or `Privacy (LINDDUN)`.
    pub category: String,
    /// Its letter: `S T R I D E P`.
    pub letter: String,
    /// The property that is lost.
    pub property: String,
    /// The impact that follows from the ratings of the data; null when they are not known.
    pub impact: Option<String>,
}

/// Every threat, by severity, feasibility and impact, the worst first; open ones first among equals. What is not
/// known stands where it would stand at its worst; what was eliminated stands last.
pub fn threats(cx: &Context) -> Vec<Threat> {
    let mut list: Vec<Threat> = (0..cx.instances.len()).map(|at| threat(cx, at)).collect();
    list.sort_by_key(|t| {
        let (feasibility, impact, severity) = t.rated;
        let worst =
            severity.or(impact.map(|i| cx.model.severity(feasibility.unwrap_or(Feasibility::High), i)));
        let worst = worst.unwrap_or(Level::Critical);
        let unknown = severity.is_none();
        let feasible = feasibility.unwrap_or(Feasibility::High);
        let gone = t.state == "eliminated";
        (
            gone,
            Reverse(worst),
            unknown,
            Reverse(feasible),
            Reverse(impact.unwrap_or(Level::Critical)),
            t.state != "open",
            t.instance,
        )
    });
    list
}

fn threat(cx: &Context, instance: usize) -> Threat {
    let m = cx.model;
    let Instance {
        threat: it, source, ..
    } = cx.instances[instance];
    let (feasibility, impact, severity) = ratings(cx, it, instance);
    let rated = (
        feasible(&feasibility),
        it.impact
            .as_ref()
            .map(|i| i.value)
            .or_else(|| m.impact_from_data(it)),
        level_of(&severity),
    );
    let by = cx.links(it.by.iter().map(|a| Node::Adversary(a.value)));
    let mistake_of = it.mistake_of.as_ref().map(|n| cx.link(n.value));
    let (link, found, also_found) = match source {
        Source::Written(id) => (cx.link(Node::Threat(id)), None, found::also(cx, id)),
        Source::Found(_, at) => {
            let finding = &cx.compiled.elicited.findings[at as usize];
            (
                cx.found(at as usize),
                Some(found::found_by(cx, finding)),
                Vec::new(),
            )
        }
    };
    let gone = found.as_ref().is_some_and(|f| !f.today);
    let (state, checks) = match gone {
        true => checks::prevented(cx),
        false => checks::judge(cx, it, instance),
    };
    let needs = it
        .needs
        .iter()
        .map(|n| cx.need(n))
        .chain(factors(&cx.w, &it.factors).into_iter().map(Text::plain));
    Threat {
        link,
        by_words: match (&found, by.is_empty()) {
            (Some(_), true) => cx.w.say("found.anybody"),
            _ => by_words(cx, &by, mistake_of.as_ref()),
        },
        by,
        mistake_of,
        effects: it.effects.iter().map(|e| effect(cx, e)).collect(),
        way: cx.links(it.through.iter().map(|n| n.value)),
        way_words: match it.effects.iter().any(|e| matches!(e.target.value, Node::Data(_))) {
            true => cx.w.say("threat.anywhere"),
            false => cx.w.say("threat.at_target"),
        },
        needs: needs.collect(),
        needs_any: it.needs_any.iter().map(|n| cx.need(n)).collect(),
        feasibility,
        impact,
        level: severity.value.clone().unwrap_or("unrated".to_string()),
        severity,
        state: state.to_string(),
        state_word: cx.w.word("state", state),
        responses: it.responses.iter().map(|r| response::response(cx, r)).collect(),
        checks,
        remains: it
            .remains
            .as_ref()
            .map(|r| stated(cx, "level", r.value, r.because.as_deref())),
        rest: it.rest.as_ref().map(|r| response::response(cx, r)),
        refers: it.refers.iter().map(|r| reference::link(&r.value)).collect(),
        see: cx.see(&it.head.see),
        owner: it.head.owner.as_ref().map(|o| o.value.clone()),
        tags: it.head.tags.iter().map(|t| t.value.clone()).collect(),
        description: cx.prose(it.head.description.as_deref()),
        at: cx.at(it.head.name_span),
        found,
        also_found,
        instance,
        rated,
    }
}

fn by_words(cx: &Context, by: &[Ref], mistake_of: Option<&Ref>) -> String {
    let mut words: Vec<String> = by.iter().map(|a| a.title.clone()).collect();
    words.extend(mistake_of.map(|m| cx.w.fill("threat.mistake", &[("who", &m.title)])));
    match words.is_empty() {
        true => cx.w.say("accept.nobody"),
        false => words.join(", "),
    }
}

fn effect(cx: &Context, effect: &EffectOn) -> Effect {
    let category = effect.effect.category();
    Effect {
        text: cx.effect(effect),
        category: cx.w.word("category", category),
        letter: category.get(..1).unwrap_or("").to_string(),
        property: cx.w.word("property", effect.effect.property()),
        impact: cx.model.impact_of(effect).map(|l| cx.w.word("level", l)),
    }
}

/// The reasons and dates of accepting, for the summary: `overreach, medium, by Head of support until 31 Mar 2027`.
pub fn acceptance(cx: &Context, threat: &Threat) -> Option<Text> {
    let it = cx.instances[threat.instance].threat;
    it.responses.iter().find_map(|r| match &r.kind {
        crate::model::ResponseKind::Accept { by, until } => {
            let who = by
                .as_ref()
                .map_or_else(|| cx.w.say("accept.nobody"), |b| b.value.clone());
            let until = until
                .as_ref()
                .map_or_else(|| cx.w.say("accept.no_date"), |u| cx.w.date(u.value));
            let [threat, severity, who, until] = [
                ("threat", Text::default().link(&threat.link)),
                ("severity", Text::plain(threat.severity.shown.clone())),
                ("who", Text::plain(who)),
                ("until", Text::plain(until)),
            ];
            Some(
                match because(&it.head).or(r.because.as_ref().map(|b| b.value.clone())) {
                    Some(why) => {
                        let why = ("why", Text::plain(why));
                        cx.w.text("accept.line_why", [threat, severity, who, until, why])
                    }
                    None => cx.w.text("accept.line", [threat, severity, who, until]),
                },
            )
        }
        _ => None,
    })
}
