//! Under which circumstances a question is asked.

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

    /// Its adversary, and those who collude with it.
    pub fn team(&self) -> impl Iterator<Item = AdversaryId> {
        std::iter::once(self.adversary).chain(self.with.iter().copied())
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
