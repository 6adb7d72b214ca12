//! Question 2 in `model.json`.

use super::doing::{Response, response};
use super::place::{At, Effect, Head, Places, Rated, rated, texts, words};
use crate::model::{self, Excluded, NeedVerb, Node, ThreatId};
use schemars::JsonSchema;
use serde::Serialize;

/// An adversary. What it inherits is not repeated.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Adversary {
    #[serde(flatten)]
    pub head: Head,
    /// The adversary it is, and more.
    pub is: Option<String>,
    /// Information available to it.
    pub knows: Vec<Knows>,
    /// Computing capability.
    pub computes: Option<Computes>,
    /// Control of the system.
    pub controls: Vec<Controls>,
    /// Whether it says on purpose that it controls nothing.
    pub controls_nothing: bool,
    /// Its goal.
    pub wants: Vec<Effect>,
}

/// Information available to an adversary.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Knows {
    pub level: Option<model::Knowledge>,
    pub data: Vec<String>,
}

/// Computing capability.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Computes {
    pub level: Option<model::Potential>,
    /// In words.
    pub text: Option<String>,
    pub factors: Factors,
}

/// The factors of attack potential (ISO 18045, ISO/SAE 21434 annex G); null where nothing is said.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Factors {
    pub expertise: Option<model::Expertise>,
    pub equipment: Option<model::Equipment>,
    pub time_days: Option<u32>,
    pub window: Option<model::Window>,
    pub queries: Option<u64>,
    pub knowledge: Option<model::Knowledge>,
    pub quantum: bool,
}

/// Control of a boundary, an element or a flow.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Controls {
    pub position: model::Position,
    pub target: String,
}

/// A threat.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Threat {
    #[serde(flatten)]
    pub head: Head,
    pub effects: Vec<Effect>,
    /// Flows and elements where it enters and travels.
    pub through: Vec<String>,
    /// Adversaries.
    pub by: Vec<String>,
    /// Who errs, for what happens by mistake.
    pub mistake_of: Option<String>,
    /// What the adversary must have: all of these.
    pub needs: Vec<Need>,
    /// Of these one is enough.
    pub needs_any: Vec<Need>,
    pub factors: Factors,
    /// As stated.
    pub feasibility: Option<Rated<model::Feasibility>>,
    /// As stated.
    pub impact: Option<Rated<model::Level>>,
    /// The impact that follows from the data; null when its ratings are not known.
    pub impact_derived: Option<model::Level>,
    /// As stated.
    pub severity: Option<Rated<model::Level>>,
    /// The severity: as stated, else the cell of the matrix; null while one of the two is not known.
    pub severity_now: Option<model::Level>,
    pub responses: Vec<Response>,
    /// The severity that stays behind.
    pub remains: Option<Rated<model::Level>>,
    /// Who accepts what stays behind.
    pub rest: Option<Response>,
    /// Numbers in public catalogues.
    pub refers: Vec<String>,
}

/// A fact that an adversary must have.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Need {
    pub verb: Verb,
    pub target: String,
}

/// What an adversary must be able to do.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Verb {
    Own,
    Alter,
    Observe,
    Reach,
    Read,
    Write,
    Act,
}

/// What is out of scope.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Exclusion {
    /// `text`, `adversary`, `effect` or `rule`.
    pub kind: String,
    /// The words, for text and adversaries.
    pub title: Option<String>,
    pub effect: Option<Effect>,
    /// The rule whose findings are not raised.
    pub rule: Option<String>,
    /// Where: names, or `*`.
    pub on: Vec<String>,
    pub because: Option<String>,
    pub at: At,
}

pub fn adversary(p: &Places, it: &model::Adversary) -> Adversary {
    Adversary {
        head: p.head(&it.head),
        is: it.base.as_ref().map(|b| p.name(Node::Adversary(b.value))),
        knows: it
            .knows
            .iter()
            .map(|k| Knows {
                level: k.level.as_ref().map(|l| l.value),
                data: p.data(&k.data),
            })
            .collect(),
        computes: it.computes.as_ref().map(|c| Computes {
            level: c.level.as_ref().map(|l| l.value),
            text: words(c.text.as_ref()),
            factors: factors(&c.factors),
        }),
        controls: it
            .controls
            .iter()
            .map(|c| Controls {
                position: c.position,
                target: p.name(c.target.value),
            })
            .collect(),
        controls_nothing: it.controls_nothing.is_some(),
        wants: p.effects(&it.wants),
    }
}

fn factors(it: &model::Factors) -> Factors {
    Factors {
        expertise: it.expertise,
        equipment: it.equipment,
        time_days: it.time.map(|t| t.days),
        window: it.window,
        queries: it.queries,
        knowledge: it.knowledge,
        quantum: it.quantum,
    }
}

pub fn threat(p: &Places, id: ThreatId) -> Threat {
    threat_of(p, &p.model()[id], p.model().derived_impact(id))
}

/// A threat, written or found; `derived` is the impact that follows from its data.
pub fn threat_of(p: &Places, it: &model::Threat, derived: Option<model::Level>) -> Threat {
    let m = p.model();
    let impact = it.impact.as_ref().map(|i| i.value).or(derived);
    let cell = it
        .feasibility
        .as_ref()
        .zip(impact)
        .map(|(f, i)| m.severity(f.value, i));
    Threat {
        head: p.head(&it.head),
        effects: p.effects(&it.effects),
        through: p.names(&it.through),
        by: it.by.iter().map(|a| p.name(Node::Adversary(a.value))).collect(),
        mistake_of: it.mistake_of.as_ref().map(|n| p.name(n.value)),
        needs: needs(p, &it.needs),
        needs_any: needs(p, &it.needs_any),
        factors: factors(&it.factors),
        feasibility: rated(&it.feasibility),
        impact: rated(&it.impact),
        impact_derived: derived,
        severity: rated(&it.severity),
        severity_now: it.severity.as_ref().map(|s| s.value).or(cell),
        responses: it.responses.iter().map(|r| response(p, r)).collect(),
        remains: rated(&it.remains),
        rest: it.rest.as_ref().map(|r| response(p, r)),
        refers: texts(&it.refers),
    }
}

fn needs(p: &Places, list: &[model::Need]) -> Vec<Need> {
    let verb = |v: NeedVerb| match v {
        NeedVerb::Own => Verb::Own,
        NeedVerb::Alter => Verb::Alter,
        NeedVerb::Observe => Verb::Observe,
        NeedVerb::Reach => Verb::Reach,
        NeedVerb::Read => Verb::Read,
        NeedVerb::Write => Verb::Write,
        NeedVerb::Act => Verb::Act,
    };
    list.iter()
        .map(|n| Need {
            verb: verb(n.verb),
            target: p.name(n.target.value),
        })
        .collect()
}

pub fn exclusion(p: &Places, it: &model::Exclusion) -> Exclusion {
    let (kind, effect, rule, on) = match &it.what {
        Excluded::Text => ("text", None, None, Vec::new()),
        Excluded::Adversary => ("adversary", None, None, Vec::new()),
        Excluded::Effect(e) => ("effect", Some(p.effect(e)), None, Vec::new()),
        Excluded::Rule(rule, scope) => ("rule", None, Some(p.rule(rule.value)), p.scope(scope)),
    };
    let worded = matches!(it.what, Excluded::Text | Excluded::Adversary);
    Exclusion {
        kind: kind.to_string(),
        title: worded.then(|| it.head.shown()),
        effect,
        rule,
        on,
        because: super::place::because(it.head.because.as_deref()),
        at: p.at(it.head.span),
    }
}
