//! What rules found and ask, and the coverage by STRIDE, in `model.json`.

use super::place::{At, Effect, Places};
use super::wrong::{Threat, threat_of};
use crate::model::{self, Node, Truth};
use crate::rules;
use crate::stride::{self, By, LETTERS};
use schemars::JsonSchema;
use serde::Serialize;

/// A threat that a rule found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Finding {
    pub rule: String,
    /// What each variable of the rule stands for, in the rule's order.
    pub binds: Vec<Binding>,
    /// The way that the rule's condition found, from its start to its end; may be empty.
    pub path: Vec<String>,
    /// Written threats that say the same, together where they are several: it is shown with them.
    pub written: Vec<String>,
    /// Where none do, written threats that say a part of it, or the same of another weakness.
    pub related: Vec<String>,
    /// Whether it is there without controls, with those that count today, with all.
    pub holds: Holds,
    /// In the form of a written threat: its name is the id, its responses are those of answers and controls.
    pub threat: Threat,
}

/// A variable of a rule.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Binding {
    pub variable: String,
    pub name: String,
}

/// Whether something holds: `yes`, `no` or `unknown`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Holds {
    pub bare: Known,
    pub today: Known,
    pub planned: Known,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Known {
    Yes,
    No,
    Unknown,
}

/// A rule that can be neither confirmed nor ruled out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Undecided {
    /// The id that its finding would have.
    pub id: String,
    pub rule: String,
    pub effects: Vec<Effect>,
    /// The worst that could come of it.
    pub impact: Option<model::Level>,
    /// The attributes that it waits for.
    pub waits: Vec<Wait>,
}

/// An attribute that is not stated.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Wait {
    pub of: String,
    pub attribute: String,
}

/// An attribute whose value would settle rules, of one or of several declarations.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Question {
    /// The declarations that it is about.
    pub about: Vec<String>,
    pub attribute: String,
    pub text: String,
    /// Which of `undecided` wait for it, by their ids.
    pub waiting: Vec<String>,
    /// The worst impact of what waits.
    pub worst: model::Level,
    /// What to write into each of the declarations: one of these.
    pub paste: Vec<String>,
    /// What to write once when one answer holds for all: one of these. Empty where it is about one declaration.
    pub together: Vec<String>,
    /// The first of the declarations.
    pub at: At,
}

/// The questions of STRIDE, and what answers them.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Coverage {
    /// `element` (and flow) or `interaction`: what a row is.
    pub by: String,
    /// How many cells have a threat or are ruled out.
    pub decided: usize,
    /// How many cells apply.
    pub total: usize,
    pub rows: Vec<CoverageRow>,
}

/// An element, a flow or an interaction.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CoverageRow {
    /// Its name; of an interaction, that of the flow.
    pub of: String,
    /// The letters that apply.
    pub letters: Vec<CoverageCell>,
}

/// A letter that applies.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CoverageCell {
    /// `S`, `T`, `R`, `I`, `D` or `E`.
    pub letter: String,
    /// `threats`, `excluded` or `open`.
    pub state: String,
    /// The names of the threats, ids of findings among them.
    pub threats: Vec<String>,
    /// Why it is ruled out.
    pub because: Option<String>,
}

pub fn finding(p: &Places, it: &rules::Finding) -> Finding {
    let known = |truth: Truth| match truth {
        Truth::Yes => Known::Yes,
        Truth::No => Known::No,
        Truth::Unknown => Known::Unknown,
    };
    let binds = it.bound_by_name(p.model()).map(|(variable, node)| Binding {
        variable: variable.to_string(),
        name: p.name(node),
    });
    let threats = |list: &[crate::model::ThreatId]| list.iter().map(|t| p.name(Node::Threat(*t))).collect();
    Finding {
        rule: p.rule(it.rule),
        binds: binds.collect(),
        path: it.path.iter().map(|n| p.name(*n)).collect(),
        written: threats(&it.written),
        related: threats(&it.related),
        holds: Holds {
            bare: known(it.holds[0]),
            today: known(it.holds[1]),
            planned: known(it.holds[2]),
        },
        threat: threat_of(p, &it.threat, None),
    }
}

pub fn undecided(p: &Places, it: &rules::Undecided) -> Undecided {
    let effects = it.effects.iter().map(|(effect, node)| Effect {
        effect: *effect,
        own: false,
        target: p.name(*node),
    });
    let waits = it.waits.iter().map(|w| Wait {
        of: p.name(w.of),
        attribute: w.attribute.name(p.model()).to_string(),
    });
    Undecided {
        id: it.id(p.model()),
        rule: p.rule(it.rule),
        effects: effects.collect(),
        impact: it.impact,
        waits: waits.collect(),
    }
}

pub fn question(p: &Places, it: &rules::Question) -> Question {
    let undecided = &p.compiled.elicited.undecided;
    Question {
        about: it.about.iter().map(|n| p.name(*n)).collect(),
        attribute: it.attribute.name(p.model()).to_string(),
        text: it.text.clone(),
        waiting: it.waiting.iter().map(|u| undecided[*u].id(p.model())).collect(),
        worst: it.worst,
        paste: it.paste.clone(),
        together: it.together.clone(),
        at: p.at(it.span),
    }
}

pub fn coverage(p: &Places) -> Coverage {
    let (m, by) = (p.model(), p.compiled.coverage_by);
    let instances = p.compiled.elicited.instances(m);
    let it = stride::coverage(m, &p.compiled.index, &instances, by);
    let cell = |letter: char, answer: &stride::Answer| {
        let (state, threats, because) = match answer {
            stride::Answer::Threats(list) => ("threats", list.as_slice(), None),
            stride::Answer::Excluded(at) => {
                ("excluded", [].as_slice(), m.exclusions[*at].head.because.as_ref())
            }
            stride::Answer::Open => ("open", [].as_slice(), None),
        };
        CoverageCell {
            letter: letter.to_string(),
            state: state.to_string(),
            threats: threats
                .iter()
                .map(|t| instances[*t].threat.head.name.clone())
                .collect(),
            because: because.map(|b| b.value.clone()),
        }
    };
    let row = |row: &stride::Row| CoverageRow {
        of: p.name(row.node),
        letters: LETTERS
            .iter()
            .zip(&row.cells)
            .filter_map(|(letter, answer)| Some(cell(*letter, answer.as_ref()?)))
            .collect(),
    };
    Coverage {
        by: match by {
            By::Element => "element".to_string(),
            By::Interaction => "interaction".to_string(),
        },
        decided: it.decided(),
        total: it.total(),
        rows: it.rows.iter().map(row).collect(),
    }
}
