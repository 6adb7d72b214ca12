//! `model.json`: the model for other programs. A stable contract: fields are added, never renamed or removed,
//! within one `version`. Declarations refer to each other by name.

mod building;
mod certificate;
mod doing;
mod found;
mod good;
mod place;
mod reach;
mod tree;
mod wrong;

use crate::Compiled;
use building::{Boundary, Data, Element, Flow, Party};
use certificate::Certificate;
use doing::{Answer, Control};
use found::{Coverage, Finding, Question, Undecided};
use good::{Assumption, Claim, Diagnostic, Ignore, Review, View};
use place::Places;
use schemars::JsonSchema;
use serde::Serialize;
use tree::Tree;
use wrong::{Adversary, Exclusion, Threat};

/// The version of this format.
pub const VERSION: u32 = 1;

/// A threat model.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Document {
    /// The version of this format: 1.
    pub version: u32,
    /// What the model is about.
    pub system: System,
    /// Data assets.
    pub data: Vec<Data>,
    /// Trust boundaries.
    pub boundaries: Vec<Boundary>,
    /// Actors, external systems, processes and stores.
    pub elements: Vec<Element>,
    /// Those who take part on paper only.
    pub parties: Vec<Party>,
    /// Data flows.
    pub flows: Vec<Flow>,
    /// Adversaries.
    pub adversaries: Vec<Adversary>,
    /// Threats.
    pub threats: Vec<Threat>,
    /// Threats that rules found, by their ids.
    pub findings: Vec<Finding>,
    /// Rules that can be neither confirmed nor ruled out, by rule and place.
    pub undecided: Vec<Undecided>,
    /// What these wait for, in the order in which answers are expected to settle most.
    pub questions: Vec<Question>,
    /// The questions of STRIDE, and what answers them.
    pub coverage: Coverage,
    /// Attack trees.
    pub trees: Vec<Tree>,
    /// Controls.
    pub controls: Vec<Control>,
    /// Answers to what rules find.
    pub answers: Vec<Answer>,
    /// Assumptions.
    pub assumptions: Vec<Assumption>,
    /// What is out of scope.
    pub exclusions: Vec<Exclusion>,
    /// Claims.
    pub claims: Vec<Claim>,
    /// Why the claims have their verdicts, each once; the lines of the claims refer to them.
    pub certificates: Vec<Certificate>,
    /// Reviews that took place.
    pub reviews: Vec<Review>,
    /// Views that are drawn.
    pub views: Vec<View>,
    /// Remarks of the examiner that are answered.
    pub ignores: Vec<Ignore>,
    /// What the compiler says about the model.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the model is about.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct System {
    /// The title of the system.
    pub title: Option<String>,
    /// What it is for.
    pub purpose: Option<String>,
    /// The version of the model.
    pub version: Option<String>,
    /// Who is responsible.
    pub owner: Option<String>,
    /// The description, Markdown.
    pub description: Option<String>,
    /// The highest severity that may be accepted.
    pub appetite: Option<crate::model::Level>,
    /// How often it is reviewed, in days.
    pub review_every_days: Option<u32>,
    /// What else calls for a review.
    pub review_when: Vec<String>,
    /// Cells of the risk matrix that differ from the default.
    pub risk: Vec<RiskCell>,
    /// The packs whose rules take part.
    pub packs: Vec<String>,
}

/// A cell of the risk matrix.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RiskCell {
    pub feasibility: crate::model::Feasibility,
    pub impact: crate::model::Level,
    pub severity: crate::model::Level,
}

/// The model and its diagnostics as a document.
pub fn document(compiled: &Compiled) -> Document {
    let places = Places { compiled };
    let (m, elicited) = (&compiled.model, &compiled.elicited);
    let certificates = match compiled.analysis.claims().is_empty() {
        true => crate::analysis::Certificates::default(),
        false => compiled.analysis.certificates(m),
    };
    let claims = compiled.analysis.claims().iter().zip(&certificates.lines);
    Document {
        version: VERSION,
        system: system(compiled),
        data: m.data.iter().map(|d| building::data(&places, d)).collect(),
        boundaries: m
            .boundaries
            .iter()
            .map(|b| building::boundary(&places, b))
            .collect(),
        elements: m.elements.iter().map(|e| building::element(&places, e)).collect(),
        parties: m
            .parties
            .iter()
            .map(|p| Party {
                head: places.head(&p.head),
            })
            .collect(),
        flows: crate::model::FlowId::all(m)
            .map(|f| building::flow(&places, f))
            .collect(),
        adversaries: m
            .adversaries
            .iter()
            .map(|a| wrong::adversary(&places, a))
            .collect(),
        threats: crate::model::ThreatId::all(m)
            .map(|t| wrong::threat(&places, t))
            .collect(),
        findings: elicited
            .findings
            .iter()
            .map(|f| found::finding(&places, f))
            .collect(),
        undecided: elicited
            .undecided
            .iter()
            .map(|u| found::undecided(&places, u))
            .collect(),
        questions: elicited
            .questions
            .iter()
            .map(|q| found::question(&places, q))
            .collect(),
        coverage: found::coverage(&places),
        trees: m.trees.iter().map(|t| tree::tree(&places, t)).collect(),
        controls: m.controls.iter().map(|c| doing::control(&places, c)).collect(),
        answers: m.answers.iter().map(|a| doing::answer(&places, a)).collect(),
        assumptions: m
            .assumptions
            .iter()
            .map(|a| good::assumption(&places, a))
            .collect(),
        exclusions: m
            .exclusions
            .iter()
            .map(|e| wrong::exclusion(&places, e))
            .collect(),
        claims: m
            .claims
            .iter()
            .zip(claims)
            .map(|(c, (v, shown))| good::claim(&places, c, v, shown))
            .collect(),
        certificates: certificate::certificates(&places, &certificates),
        reviews: m.reviews.iter().map(|r| good::review(&places, r)).collect(),
        views: m.views.iter().map(|v| good::view(&places, v)).collect(),
        ignores: m.ignores.iter().map(|i| good::ignore(&places, i)).collect(),
        diagnostics: compiled
            .diagnostics
            .iter()
            .map(|d| good::diagnostic(&places, d))
            .collect(),
    }
}

fn system(compiled: &Compiled) -> System {
    let m = &compiled.model;
    let s = &m.system;
    System {
        title: s.head.title.clone(),
        purpose: s.purpose.as_ref().map(|t| t.value.clone()),
        version: s.version.as_ref().map(|t| t.value.clone()),
        owner: s.head.owner.as_ref().map(|t| t.value.clone()),
        description: s.head.description.as_ref().map(|t| t.value.clone()),
        appetite: s.appetite.as_ref().map(|a| a.value),
        review_every_days: s.review_every.as_ref().map(|d| d.value.days),
        review_when: s.review_when.iter().map(|t| t.value.clone()).collect(),
        risk: s
            .risk
            .iter()
            .map(|c| RiskCell {
                feasibility: c.feasibility,
                impact: c.impact,
                severity: c.severity,
            })
            .collect(),
        packs: m.packs.iter().map(|p| p.name.clone()).collect(),
    }
}

/// `model.json`, with a line end at its end.
pub fn text(compiled: &Compiled) -> String {
    // Strings, numbers and lists of them: nothing of this can fail to be written.
    let mut text = serde_json::to_string_pretty(&document(compiled)).unwrap_or_default();
    text.push('\n');
    text
}

/// The JSON schema of `model.json`, as `tm schema` prints it.
pub fn schema() -> String {
    let mut text = serde_json::to_string_pretty(&schemars::schema_for!(Document)).unwrap_or_default();
    text.push('\n');
    text
}
