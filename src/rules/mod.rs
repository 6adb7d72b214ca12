//! Which threats does the system have? The rules of the packs in use, evaluated in three-valued logic: a rule fires
//! (a [`Finding`]), is silent, or asks (a [`Question`]).
//!
//! ```text
//! Model          → compile → Program      every name resolved, every mistake in a rule said
//! Model, Program → facts   → Facts        what is known of each declaration, per run
//!                → search  → matches      joins over flows, lists and kinds; world says whether a condition holds
//!                → merge   → groups       matches that say the same; what a more specific rule covers is dropped
//!                → finding, question      in the form of written threats; each unknown attribute once, ranked
//! ```

mod compile;
mod facts;
mod finding;
mod graph;
mod merge;
mod narrow;
mod odds;
mod pattern;
mod question;
mod rank;
mod respond;
mod search;
mod shape;
mod spread;
mod value;
mod world;
mod written;

pub use compile::{Program, compile};
pub use facts::Attr;
pub use odds::Wait;
pub use respond::covers;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::*;
use crate::source::Span;

/// What the rules say of a model.
#[derive(Clone, Debug, Default)]
pub struct Elicited {
    /// Merged, ordered by id.
    pub findings: Vec<Finding>,
    /// Each attribute of each declaration once, in the order in which answers are expected to settle most.
    pub questions: Vec<Question>,
    /// The rules that can be neither ruled out nor confirmed, ordered by rule and place.
    pub undecided: Vec<Undecided>,
    /// Which of `Model::answers` answer something that was found or is asked.
    pub answers_used: Vec<bool>,
    /// Which of `Model::exclusions` rule out something that would have been found or asked.
    pub exclusions_used: Vec<bool>,
}

/// A threat raised by a rule.
#[derive(Clone, Debug)]
pub struct Finding {
    pub rule: RuleId,
    /// What each variable of the rule stands for, in the rule's order. Of several ways to say the same (another flow, other
    /// data) the first.
    pub bindings: Vec<Node>,
    /// The nodes whose names are in the id, in its order.
    pub key: Vec<Node>,
    /// Every node that is bound, the other ways to say the same included, ascending: for those who only ask where.
    pub bound: Vec<Node>,
    /// The way that a condition `reaches` found, from its start to its end: elements and flows in turn. May be empty.
    pub path: Vec<Node>,
    /// What it says, in the form of a written threat: title and effects, `through`, needs, impact, references, and the
    /// responses of the `answer`s and controls that hold for it.
    pub threat: Threat,
    /// Written threats that say all of this already (same effects, targets, way), ascending, mostly one: it is shown with
    /// them, not beside them. Empty: none do.
    pub written: Vec<ThreatId>,
    /// Where none do, written threats that say a part of it, or the same of another weakness: they are named beside it.
    pub related: Vec<ThreatId>,
    /// In each [`Run`]; `Yes` in at least one.
    pub holds: [Truth; 3],
}

/// A rule that waits for an answer.
#[derive(Clone, Debug)]
pub struct Undecided {
    pub rule: RuleId,
    /// What tells it from the others of its rule, as in a finding's id.
    pub key: Vec<Node>,
    /// Each variable of the rule, in its order; of several ways to say the same the first.
    pub variables: Vec<Node>,
    /// Every node that is bound, ascending.
    pub bound: Vec<Node>,
    /// What would happen to what.
    pub effects: Vec<(Effect, Node)>,
    /// The attributes that it waits for, each once.
    pub waits: Vec<Wait>,
    /// The worst that could come of it, where that is known.
    pub impact: Option<Level>,
}

/// An attribute whose value would settle rules.
#[derive(Clone, Debug)]
pub struct Question {
    /// One declaration, or several of one keyword in one file, in the order of the text; never empty.
    pub about: Vec<Node>,
    pub attribute: Attr,
    /// The sentence to ask.
    pub text: String,
    /// Which of [`Elicited::undecided`] wait for the answer, ascending.
    pub waiting: Vec<usize>,
    /// The worst impact of what waits.
    pub worst: Level,
    /// What to write into a declaration, one proposal a line: `parameterised yes`.
    pub paste: Vec<String>,
    /// Where it is about several: what to write once into the file when one answer holds for all, one proposal a line:
    /// `defaults process { parameterised yes }`. Empty where it is about one.
    pub together: Vec<String>,
    /// The first of the declarations.
    pub span: Span,
}

impl Finding {
    /// Pack, rule and the names it binds: `web.sqli@api,db`. Never a running number.
    pub fn id(&self) -> &str {
        &self.threat.head.name
    }

    /// Each variable of the rule with what it stands for, in the rule's order.
    pub fn bound_by_name<'a>(&'a self, model: &'a Model) -> impl Iterator<Item = (&'a str, Node)> {
        let variables = finding::body(model, self.rule).variables.iter();
        let names = variables.map(|v| v.name.value.as_str());
        names.zip(self.bindings.iter().copied())
    }
}

impl Undecided {
    /// The id that its finding would have.
    pub fn id(&self, model: &Model) -> String {
        finding::id(model, self.rule, &self.key)
    }
}

impl Elicited {
    /// The threats of the model: those written, then those found that no written threat already says.
    pub fn instances<'a>(&'a self, model: &'a Model) -> Vec<Instance<'a>> {
        let found = self.findings.iter().enumerate();
        let found = found.filter(|(_, f)| f.written.is_empty());
        let found = found.map(|(at, finding)| Instance {
            threat: &finding.threat,
            source: Source::Found(finding.rule, at as u32),
            bound: &finding.bound,
            holds: finding.holds,
        });
        model.written().chain(found).collect()
    }
}

/// Adds the mistakes in rules to those that were found before: none in a rule in which there was one already, as it may
/// only follow from that.
pub fn add_mistakes(model: &Model, mistakes: Diagnostics, to: &mut Diagnostics) {
    let broken: Vec<Span> = model
        .rules
        .iter()
        .map(|r| r.head.whole)
        .filter(|whole| to.iter().any(|d| whole.contains(d.primary.span)))
        .collect();
    let alone = |d: &Diagnostic| !broken.iter().any(|whole| whole.contains(d.primary.span));
    to.extend(mistakes.into_iter().filter(alone));
}

/// Evaluates the rules of the packs in use, and those of the model itself.
pub fn elicit(model: &Model, index: &Index, program: &Program) -> Elicited {
    let mut used = respond::Used::of(model);
    let (mut findings, mut undecided) = (Vec::new(), Vec::new());
    // A group is let go as soon as it is told: on large models they are most of the memory.
    let shape = shape::Shape::of(model, index);
    for group in merge::groups(model, index, program, &shape, &mut used) {
        if group.fires() {
            findings.push(finding::finding(model, &shape, program, &group, &mut used));
        }
        undecided.extend(finding::undecided(model, &shape, program, group, &mut used));
    }
    findings.sort_by(|a, b| a.id().cmp(b.id()));
    let written = written::Written::of(model, index);
    for finding in &mut findings {
        let saying = written.saying(finding);
        (finding.written, finding.related) = (saying.all, saying.part);
    }
    Elicited {
        findings,
        questions: question::questions(model, program, &undecided),
        undecided,
        answers_used: used.answers,
        exclusions_used: used.exclusions,
    }
}
