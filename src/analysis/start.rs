//! What holds from the start in a scenario.
//!
//! Most of it is the same for all adversaries who can compute the same: it is worked out once for them ([`General`]). Beside
//! it stands the little that is an adversary's own, so that many adversaries in a large model cost what each of them has.

use super::fact::{Atom, Predicate::*};
use super::profile::{Profile, or};
use super::program::{Program, Unstated};
use super::scenario::{Reading, Scenario, Switch};
use crate::bits::Bits;
use crate::model::*;
use std::collections::BTreeSet;
use std::sync::Arc;

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
#[derive(Clone, Debug)]
pub struct Start {
    /// What it has by declaration or is given, in the order of the declarations.
    given: Vec<Atom>,
    /// What holds for all who can compute the same.
    general: Arc<General>,
    /// What else holds for this one.
    own: Held,
    /// What is switched off.
    off: Vec<Atom>,
    /// Of whom one has to ask what it can compute.
    unsaid: AdversaryId,
}

/// What holds from the start for all who can compute the same, in a run and a reading.
#[derive(Clone, Debug, Default)]
pub struct General {
    atoms: Bits,
    uncertain: Vec<(Atom, Asks)>,
}

/// Atoms that hold, ascending; and those of them that hold in the reading `maybe` only.
#[derive(Clone, Debug, Default)]
struct Held {
    atoms: Vec<Atom>,
    uncertain: Vec<(Atom, Asks)>,
}

/// What an uncertain atom depends on; None: what the adversary can compute.
type Asks = Option<Question>;

/// For whom, in which run and reading, something holds from the start.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    pub model: &'a Model,
    pub program: &'a Program,
    /// The threats that take part, in the order of the instances that were grounded.
    pub threats: &'a [Threatens],
    pub profile: &'a Profile,
    pub run: Run,
    pub reading: Reading,
}

impl Case<'_> {
    /// What holds for all who can compute what this adversary can.
    pub fn general(&self) -> General {
        let mut held = Held::default();
        for id in ControlId::all(self.model) {
            let gone = self.program.atoms.at(Gone, id.0);
            let truth = gone_in(&self.model[id], self.profile, self.run);
            held.take(gone, truth, None, self.reading);
        }
        let by_anybody = (0..).zip(self.threats).filter(|(_, t)| t.by.is_empty());
        by_anybody.for_each(|(at, _)| self.threat(at, &mut held));
        for (at, unstated) in (0..).zip(&self.program.unknowns) {
            let unknown = self.program.atoms.at(Unknown, at);
            let question = Question::Attribute(*unstated);
            held.take(unknown, Truth::Unknown, Some(question), self.reading);
        }
        let mut atoms = Bits::new(self.program.atoms.len());
        held.atoms.into_iter().for_each(|atom| _ = atoms.insert(atom));
        General {
            atoms,
            uncertain: held.uncertain,
        }
    }

    /// What holds in a scenario, over what is `general`. `wanted` are the threats by this adversary, not by anybody, ascending;
    /// `claimed` the places that some adversary declares its own.
    pub fn start(
        &self,
        general: Arc<General>,
        wanted: &[u32],
        claimed: &[Node],
        scenario: &Scenario,
    ) -> Start {
        let atom = |is, node| self.program.atoms.node(is, node);
        let controls = self.profile.controls.iter().chain(&scenario.controls);
        let controls = controls.filter_map(|(position, node)| atom(by_position(*position), *node));
        let knows = self.profile.knows.iter().chain(&scenario.knows);
        let knows = knows.filter_map(|data| atom(Knows, Node::Data(*data)));
        let mut own = Held {
            atoms: strange(self.program, self.profile, claimed).collect(),
            uncertain: Vec::new(),
        };
        wanted.iter().for_each(|at| self.threat(*at, &mut own));
        own.atoms.sort_unstable();
        Start {
            given: controls.chain(knows).collect(),
            general,
            own,
            off: switched_off(self.program, &scenario.without),
            unsaid: self.profile.unsaid(),
        }
    }

    fn threat(&self, at: u32, held: &mut Held) {
        let (truth, question) = self.threats[at as usize].may(self.profile, self.run, at);
        held.take(self.program.atoms.at(May, at), truth, question, self.reading);
    }
}

impl Held {
    fn take(&mut self, atom: Atom, truth: Truth, asks: Asks, reading: Reading) {
        match (truth, reading) {
            (Truth::Yes, _) => self.atoms.push(atom),
            (Truth::Unknown, Reading::Maybe) => {
                self.atoms.push(atom);
                self.uncertain.push((atom, asks));
            }
            _ => {}
        }
    }
}

impl General {
    pub fn atoms(&self) -> &Bits {
        &self.atoms
    }

    /// The same with more.
    pub fn with(mut self, more: &[Atom]) -> General {
        more.iter().for_each(|atom| _ = self.atoms.insert(*atom));
        self
    }
}

impl Start {
    /// What it shares with all who can compute the same.
    pub fn general(&self) -> &Arc<General> {
        &self.general
    }

    /// What it has by declaration, or is given.
    pub fn given(&self) -> &[Atom] {
        &self.given
    }

    /// What holds beside what is general.
    pub fn beside(&self) -> impl Iterator<Item = Atom> {
        let (given, own, off) = (self.given.iter(), self.own.atoms.iter(), self.off.iter());
        given.chain(own).chain(off).copied()
    }

    /// All of it: what is declared, what follows from the circumstances, what is switched off.
    pub fn atoms(&self) -> Vec<Atom> {
        self.in_order(&|_| true, self.general.atoms.iter())
    }

    /// Those that are among others as well, in the same order.
    pub fn among(&self, others: &Bits) -> Vec<Atom> {
        self.in_order(&|atom| others.has(atom), self.general.atoms.common(others))
    }

    fn in_order(&self, wanted: &dyn Fn(Atom) -> bool, general: impl Iterator<Item = Atom>) -> Vec<Atom> {
        let wanted = |list: &[Atom]| list.iter().copied().filter(|a| wanted(*a)).collect::<Vec<_>>();
        let mut middle: Vec<Atom> = general.chain(wanted(&self.own.atoms)).collect();
        middle.sort();
        [wanted(&self.given), middle, wanted(&self.off)].concat()
    }

    pub fn has(&self, atom: Atom) -> bool {
        let listed = self.given.contains(&atom) || self.off.contains(&atom);
        listed || self.general.atoms.has(atom) || self.own.atoms.binary_search(&atom).is_ok()
    }

    /// What an atom depends on that holds in the reading `maybe` only.
    pub fn question(&self, atom: Atom) -> Option<Question> {
        let among = |list: &[(Atom, Asks)]| {
            let at = list.binary_search_by_key(&atom, |u| u.0).ok()?;
            Some(list[at].1.unwrap_or(Question::Capability(self.unsaid)))
        };
        among(&self.own.uncertain).or_else(|| among(&self.general.uncertain))
    }

    /// Without some atoms.
    pub fn without(mut self, atoms: impl IntoIterator<Item = Atom>) -> Start {
        let atoms: BTreeSet<Atom> = atoms.into_iter().collect();
        let general = Arc::make_mut(&mut self.general);
        atoms.iter().for_each(|atom| general.atoms.remove(*atom));
        for list in [&mut self.given, &mut self.own.atoms, &mut self.off] {
            list.retain(|atom| !atoms.contains(atom));
        }
        self
    }
}

fn by_position(position: Position) -> super::fact::Predicate {
    match position {
        Position::Observes => StartsObserving,
        Position::Alters => StartsAltering,
        Position::Owns => Owns,
    }
}

/// That places which some adversary declares its own are not this one's.
fn strange(program: &Program, profile: &Profile, claimed: &[Node]) -> impl Iterator<Item = Atom> {
    let others = claimed.iter().filter(|node| !profile.owns(**node));
    others.filter_map(|node| program.atoms.node(Strange, *node))
}

/// What holds from the start in every scenario, that nobody's places are strange to all adversaries; and the places that
/// somebody declares its own.
pub fn everlasting(model: &Model, program: &Program, profiles: &[Profile]) -> (Vec<Atom>, Vec<Node>) {
    let mut all = Profile::nobody(model);
    for profile in profiles {
        or(&mut all.own_elements, &profile.own_elements);
        or(&mut all.own_boundaries, &profile.own_boundaries);
    }
    let elements = ElementId::all(model).map(Node::Element);
    let places = elements.chain(BoundaryId::all(model).map(Node::Boundary));
    let (claimed, nobodys): (Vec<Node>, Vec<Node>) = places.partition(|node| all.owns(*node));
    (
        strange(program, &Profile::nobody(model), &nobodys).collect(),
        claimed,
    )
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
    /// Empty: anybody may want it.
    pub by: Vec<AdversaryId>,
    pub mistake: bool,
    /// Somebody said what is done about it, or a control stands against it.
    pub answered: bool,
    /// What was eliminated is really gone.
    pub gone: bool,
    pub factors: Factors,
}

impl Threatens {
    /// Whether the threat is there, and within the factors of an adversary who wants it; and what an unknown answer
    /// depends on.
    fn may(&self, profile: &Profile, run: Run, at: u32) -> (Truth, Asks) {
        let is_there = match (self.source, self.answered) {
            // What a rule found is a possibility until somebody answers it: then it is a fact, to be dealt with.
            (Source::Found(..), false) => self.holds[run as usize].min(Truth::Unknown),
            _ => self.holds[run as usize],
        };
        let asks = (is_there == Truth::Unknown).then_some(Question::Threat(at));
        match self.mistake || self.gone {
            true => (Truth::No, asks),
            false => (is_there.min(profile.meets(&self.factors)), asks),
        }
    }
}
