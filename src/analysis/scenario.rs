//! Under which circumstances a question is asked, and what holds from the start in them.

use super::fact::{Atom, Predicate::*};
use super::profile::{Profile, or};
use super::program::{Program, Unstated};
use crate::model::*;

/// How what is not stated is read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reading {
    /// As not helping the adversary: what holds then is sure.
    Sure,
    /// As helping it: what does not hold then is impossible.
    Maybe,
}

/// What can be switched off: the names on which a result may hang.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Switch {
    Control(ControlId),
    Assumption(AssumptionId),
}

impl Switch {
    /// Every control and assumption, in the order of the source within each.
    pub fn all(model: &Model) -> impl Iterator<Item = Switch> + use<> {
        let assumptions = AssumptionId::all(model).map(Switch::Assumption);
        ControlId::all(model).map(Switch::Control).chain(assumptions)
    }

    pub fn node(self) -> Node {
        match self {
            Switch::Control(id) => Node::Control(id),
            Switch::Assumption(id) => Node::Assumption(id),
        }
    }
}

/// The circumstances: what an adversary is given beyond its declaration, and what is switched off.
#[derive(Clone, PartialEq, Debug)]
pub struct Scenario {
    pub adversary: AdversaryId,
    /// Others who collude with it: all that they have is its own.
    pub with: Vec<AdversaryId>,
    pub run: Run,
    pub reading: Reading,
    /// Controls and assumptions that do not hold (`W`).
    pub without: Vec<Switch>,
    /// What it controls beyond its declaration (`G`).
    pub controls: Vec<(Position, Node)>,
    /// What it knows beyond its declaration (`G`).
    pub knows: Vec<DataId>,
}

impl Scenario {
    /// Nothing switched off, nothing given.
    pub fn new(adversary: AdversaryId, run: Run, reading: Reading) -> Scenario {
        Scenario {
            adversary,
            with: Vec::new(),
            run,
            reading,
            without: Vec::new(),
            controls: Vec::new(),
            knows: Vec::new(),
        }
    }

    /// Whether nothing is switched off and nothing given, and nobody colludes.
    pub fn is_plain(&self) -> bool {
        self.with.is_empty() && self.without.is_empty() && self.controls.is_empty() && self.knows.is_empty()
    }

    /// With what a line of a claim gives.
    pub fn given(mut self, given: &[Given]) -> Scenario {
        for item in given {
            match item {
                Given::Controls(c) => self.controls.push((c.position, c.target.value)),
                Given::Knows(data) => self.knows.push(data.value),
            }
        }
        self
    }
}

/// Why something holds in the reading `maybe` only.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Question {
    /// An attribute is not stated.
    Attribute(Unstated),
    /// A rule could not be decided, so that it is not known whether this threat is there: which instance.
    Threat(u32),
    /// The adversary's capabilities are not stated.
    Capability(AdversaryId),
}

/// What holds from the start, what always holds left out ([`Program::everlasting`]).
#[derive(Clone, Debug, Default)]
pub struct Start {
    pub atoms: Vec<Atom>,
    /// Those of them that hold in the reading `maybe` only, sorted, each with the question it depends on.
    pub uncertain: Vec<(Atom, Question)>,
}

/// What holds from the start in a scenario. `threats` says of each instance whether it is there in each run, and what it
/// needs, in the order of the instances that were grounded.
pub fn start(
    model: &Model,
    program: &Program,
    profile: &Profile,
    threats: &[Threatens],
    scenario: &Scenario,
) -> Start {
    let mut start = Start::default();
    let atom = |is, node| program.atoms.node(is, node);
    for (position, node) in profile.controls.iter().chain(&scenario.controls) {
        let is = match position {
            Position::Observes => StartsObserving,
            Position::Alters => StartsAltering,
            Position::Owns => Owns,
        };
        start.atoms.extend(atom(is, *node));
    }
    for data in profile.knows.iter().chain(&scenario.knows) {
        start.atoms.extend(atom(Knows, Node::Data(*data)));
    }
    let strange = strange(model, program, profile).filter(|a| !program.always(*a));
    start.atoms.extend(strange);
    for id in ControlId::all(model) {
        let gone = atom(Gone, Node::Control(id)).unwrap_or_default();
        start.hold(
            gone,
            gone_in(&model[id], profile, scenario.run),
            Question::Capability(profile.unsaid()),
            scenario.reading,
        );
    }
    for (at, threat) in threats.iter().enumerate() {
        let (truth, question) = threat.may(profile, scenario.run, at as u32);
        start.hold(
            program.atoms.at(May, at as u32),
            truth,
            question,
            scenario.reading,
        );
    }
    if scenario.reading == Reading::Maybe {
        for (at, unstated) in program.unknowns.iter().enumerate() {
            let unknown = program.atoms.at(Unknown, at as u32);
            start.hold(
                unknown,
                Truth::Unknown,
                Question::Attribute(*unstated),
                Reading::Maybe,
            );
        }
    }
    start.atoms.extend(switched_off(program, &scenario.without));
    start.uncertain.sort_unstable();
    start
}

/// That elements and boundaries are not an adversary's own.
fn strange(model: &Model, program: &Program, profile: &Profile) -> impl Iterator<Item = Atom> {
    let elements = ElementId::all(model).filter(|e| !profile.own_elements[e.0 as usize]);
    let boundaries = BoundaryId::all(model).filter(|b| !profile.own_boundaries[b.0 as usize]);
    let nodes = elements.map(Node::Element).chain(boundaries.map(Node::Boundary));
    nodes.filter_map(|node| program.atoms.node(Strange, node))
}

/// What holds from the start in every scenario: that nobody's elements and boundaries are strange to all adversaries.
pub fn everlasting(model: &Model, program: &Program, profiles: &[Profile]) -> Vec<Atom> {
    let mut nobody = Profile::nobody(model);
    for profile in profiles {
        or(&mut nobody.own_elements, &profile.own_elements);
        or(&mut nobody.own_boundaries, &profile.own_boundaries);
    }
    strange(model, program, &nobody).collect()
}

/// The atoms that hold when these are switched off.
pub fn switched_off(program: &Program, list: &[Switch]) -> Vec<Atom> {
    list.iter()
        .filter_map(|switch| match switch {
            Switch::Control(id) => program.atoms.node(Gone, Node::Control(*id)),
            Switch::Assumption(id) => program.atoms.node(False, Node::Assumption(*id)),
        })
        .collect()
}

impl Start {
    fn hold(&mut self, atom: Atom, truth: Truth, question: Question, reading: Reading) {
        match (truth, reading) {
            (Truth::Yes, _) => self.atoms.push(atom),
            (Truth::Unknown, Reading::Maybe) => {
                self.atoms.push(atom);
                self.uncertain.push((atom, question));
            }
            _ => {}
        }
    }
}

/// Whether a control does not count in a run, or is too weak for an adversary. One that does not say what it resists
/// stands against everybody; the examiner lists it (`TM625`).
fn gone_in(control: &Control, profile: &Profile, run: Run) -> Truth {
    let alone = profile.team.iter().map(|p| gone_in(control, p, run)).max();
    gone_before(control, profile.level, run).max(alone.unwrap_or_default())
}

fn gone_before(control: &Control, level: Option<Potential>, run: Run) -> Truth {
    let counts = match run {
        Run::Bare => false,
        Run::Today => control.counts(),
        Run::Planned => true,
    };
    match (counts, &control.resists, level) {
        (false, _, _) => Truth::Yes,
        (true, None, _) => Truth::No,
        (true, Some(resists), Some(level)) if resists.value >= level => Truth::No,
        (true, Some(_), Some(_)) => Truth::Yes,
        (true, Some(resists), None) if resists.value == Potential::Unbounded => Truth::No,
        (true, Some(_), None) => Truth::Unknown,
    }
}

/// What an instance of a threat needs, kept apart from the model so that the analysis owns all it asks.
#[derive(Clone, Debug)]
pub struct Threatens {
    pub source: Source,
    /// What the finding is called.
    pub name: String,
    pub holds: [Truth; 3],
    pub by: Vec<AdversaryId>,
    pub mistake: bool,
    /// Somebody said what is done about it, or a control stands against it.
    pub answered: bool,
    /// What was eliminated is really gone.
    pub gone: bool,
    pub factors: Factors,
}

impl Threatens {
    /// Whether it is a threat by this adversary: by one of those that it is, or by anybody.
    pub fn is_wanted_by(&self, profile: &Profile) -> bool {
        self.by.is_empty() || self.by.iter().any(|b| profile.lineage.contains(b))
    }

    /// Whether the threat is there, this adversary's, and within its factors; and what an unknown answer depends on.
    fn may(&self, profile: &Profile, run: Run, at: u32) -> (Truth, Question) {
        let is_there = match (self.source, self.answered) {
            // What a rule found is a possibility until somebody answers it: then it is a fact, to be dealt with.
            (Source::Found(..), false) => self.holds[run as usize].min(Truth::Unknown),
            _ => self.holds[run as usize],
        };
        let by = self.is_wanted_by(profile);
        let question = match is_there {
            Truth::Unknown => Question::Threat(at),
            _ => Question::Capability(profile.unsaid()),
        };
        match self.mistake || self.gone || !by {
            true => (Truth::No, question),
            false => (is_there.min(profile.meets(&self.factors)), question),
        }
    }
}
