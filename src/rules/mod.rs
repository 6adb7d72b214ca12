//! Which threats does the system have? The rules of the packs in use, evaluated in three-valued logic: a rule fires
//! (a [`Finding`]), is silent, or asks (a [`Question`]).

use crate::model::*;
use crate::source::Span;

/// What the rules say of a model.
#[derive(Clone, Debug, Default)]
pub struct Elicited {
    /// Merged, ordered by id.
    pub findings: Vec<Finding>,
    /// Each attribute of each declaration once, the most urgent first.
    pub questions: Vec<Question>,
}

/// A threat raised by a rule.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Pack, rule and the names it binds: `web.sqli@api,db`. Never a running number.
    pub id: String,
    pub rule: RuleId,
    /// Each variable of the rule with what it stands for, in the rule's order.
    pub bindings: Vec<(String, Node)>,
    /// The nodes of `bindings`, for those who only ask where.
    pub bound: Vec<Node>,
    /// The way that a condition `reaches` found, from its start to its end: elements and flows in turn. May be empty.
    pub path: Vec<Node>,
    /// What it says, in the form of a written threat: title and effects, `through`, needs, impact, references, and the
    /// responses of the `answer`s that hold for it.
    pub threat: Threat,
    /// A written threat that already says this (same effect, target, way): shown with it, not beside it.
    pub written: Option<ThreatId>,
    /// In each [`Run`]; never `No` in all three.
    pub holds: [Truth; 3],
}

/// An attribute whose value would settle rules.
#[derive(Clone, Debug)]
pub struct Question {
    pub about: Node,
    pub attribute: AttributeId,
    /// The sentence to ask.
    pub text: String,
    /// The findings (by id) that wait for the answer.
    pub waiting: Vec<String>,
    /// The worst impact of what waits.
    pub worst: Level,
    /// What to write into the declaration, one proposal a line: `parameterised yes`.
    pub paste: Vec<String>,
    pub span: Span,
}

impl Elicited {
    /// The threats of the model: those written, then those found that no written threat already says.
    pub fn instances<'a>(&'a self, model: &'a Model) -> Vec<Instance<'a>> {
        let found = self.findings.iter().enumerate();
        let found = found.filter(|(_, f)| f.written.is_none());
        let found = found.map(|(at, finding)| Instance {
            threat: &finding.threat,
            source: Source::Found(finding.rule, at as u32),
            bound: &finding.bound,
            holds: finding.holds,
        });
        model.written().chain(found).collect()
    }
}

/// Evaluates the rules of the packs in use, and those of the model itself.
pub fn elicit(_: &Model, _: &Index) -> Elicited {
    Elicited::default()
}
