//! Facts about one adversary, and where each stands among the numbered atoms of a [`Program`](super::Program).

use crate::model::*;
use std::ops::Range;

/// A fact: what is said, and of what. The words of `Predicate` are those of the inference rules.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Fact {
    pub is: Predicate,
    pub about: Subject,
}

/// What a fact is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Subject {
    Node(Node),
    /// A line `sealed by` or `signed by` of data: which one, from 0. The predicate says which of the two.
    Line(DataId, u32),
    /// A threat, written or found: its place among the instances that were analyzed.
    Instance(u32),
    Effect(Target),
    /// A word of the attribute `channel`, by its place in [`CHANNELS`].
    Channel(u8),
    /// An attribute that is not stated, by its place in `Program::unknowns`.
    Unknown(u32),
    Nothing,
}

/// An effect on something: what a threat causes, an adversary wants and a claim denies.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Target {
    pub effect: Effect,
    pub node: Node,
    /// `disclose own orders`: the adversary's own records only.
    pub own: bool,
}

impl Target {
    pub fn of(effect: &EffectOn) -> Target {
        Target {
            effect: effect.effect,
            node: effect.target.value,
            own: effect.own,
        }
    }
}

/// The words of `channel`; all but the first hide what passes.
pub const CHANNELS: [&str; 5] = ["plain", "vpn", "tls", "mtls", "physical"];

/// Which things a predicate is said of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Domain {
    /// Elements, flows and boundaries.
    Place,
    Element,
    Flow,
    Boundary,
    /// Elements and parties.
    Someone,
    Data,
    Control,
    Assumption,
    Sealed,
    Signed,
    Instance,
    Effect,
    Channel,
    Unknown,
    One,
}

macro_rules! predicates {
    ($($(#[$doc:meta])* $name:ident $domain:ident,)*) => {
        /// What is said of an adversary. The names in brackets are those of the inference rules.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Predicate { $($(#[$doc])* $name),* }
        const PREDICATES: &[(Predicate, Domain)] = &[$((Predicate::$name, Domain::$domain)),*];
    };
}

predicates! {
    /// `obs(x)`
    Observes Place,
    /// `alt(x)`
    Alters Place,
    /// `own(x)`
    Owns Place,
    /// Observes by declaration, or given: what a process handles is read at it only then.
    StartsObserving Place,
    /// Alters by declaration, or given.
    StartsAltering Place,
    /// Is not the adversary's own by its declaration (the complement of `own₀`).
    Strange Place,
    /// `deny(x)` of an element or a flow.
    Denies Place,
    /// Is reached, observed or owned, an end included: where a threat may enter.
    Touched Place,
    /// `reach(e)`
    Reaches Element,
    /// `act(p)`
    ActsAs Someone,
    /// `act*(p)`: as another than its own.
    ActsAsAnother Someone,
    /// Acts as everybody of its kind: as another than its own, or its own by no declaration.
    ActsForAll Someone,
    /// `see(d)`: has the bytes.
    Sees Data,
    /// `know(d)`: has it in the clear.
    Knows Data,
    /// `place(d)`: can put bytes where it is taken from.
    Places Data,
    /// `forge(d)`: can make bytes that pass as it.
    Forges Data,
    /// `write(d)`: both.
    Writes Data,
    /// `deny(d)`
    DeniesData Data,
    /// `see°(d)`: of its own records, or of all.
    SeesOwn Data,
    /// `know°(d)`
    KnowsOwn Data,
    /// `place°(d)`
    PlacesOwn Data,
    /// `forge°(d)`
    ForgesOwn Data,
    /// `write°(d)`
    WritesOwn Data,
    /// `deny°(d)`
    DeniesOwn Data,
    /// `vouch(k)`: can have a key of its own accepted as this one.
    Vouches Data,
    /// Knows the key, or vouches for one in its place.
    Signs Data,
    /// The same for its own records.
    SignsOwn Data,
    /// Knows the credential, or forges one.
    Shows Data,
    /// Touches the data somewhere: at a flow that carries it or an element that handles it.
    Near Data,
    /// `passes(f)`: is accepted as the one who starts the flow, whoever that is of its kind.
    Passes Flow,
    /// Is accepted as that one, if only with its own account.
    PassesOwn Flow,
    /// Stands where the flow starts, and nothing is asked: sends whatever it likes.
    Injects Flow,
    /// Not `hidden(f)`.
    Open Flow,
    /// Not `guarded(f)`.
    Malleable Flow,
    /// The caller is not asked who it is.
    Unasked Flow,
    /// Nothing takes over when it fails.
    Fragile Element,
    /// `exposure internet`
    Addressable Element,
    /// `stands(A, b)`
    Stands Boundary,
    /// Has anything at all in a boundary that nobody trusts.
    Online One,
    /// A line `sealed by` is no obstacle.
    Opened Sealed,
    /// The same for its own records.
    OpenedOwn Sealed,
    /// A line `signed by` is no obstacle.
    Countersigned Signed,
    /// The same for its own records.
    CountersignedOwn Signed,
    /// Nothing upholds the channel: it is `plain`, or an assumption about it is switched off.
    Broken Channel,
    /// The assumption is switched off.
    False Assumption,
    /// The control is not effective: switched off, not in place in this run, or too weak for this adversary.
    Gone Control,
    /// `off(c)`: the adversary owns where it stands.
    Off Control,
    /// Gone or off: it stands in nobody's way.
    Down Control,
    /// The threat is there, this adversary is among those it is by, and has the factors that it needs.
    May Instance,
    /// One of the facts of `needs any` holds.
    NeedsMet Instance,
    /// All but what blocks it.
    Ready Instance,
    /// `eff(v, x)`
    Causes Effect,
    /// The effect holds, in whatever way.
    Holds Effect,
    /// An attribute is not stated: holds in the reading `maybe` only.
    Unknown Unknown,
}

/// The numbers of atoms: a block for each predicate, in it one for each thing it is said of.
#[derive(Clone, Debug, Default)]
pub struct Atoms {
    starts: Vec<u32>,
    len: u32,
    elements: u32,
    flows: u32,
    /// Where the lines of each data begin, with the end behind them.
    sealed: Vec<u32>,
    signed: Vec<u32>,
    /// Effects that have an atom, in the order in which they were met, and sorted with their places.
    pub(super) effects: Vec<Target>,
    by_effect: Vec<(Target, u32)>,
}

/// An atom: a fact by its number.
pub type Atom = u32;

impl Atoms {
    /// Numbers all facts of a model with so many instances and unknown attributes, and these effects.
    pub fn of(model: &Model, instances: u32, effects: Vec<Target>, unknowns: u32) -> Atoms {
        let lines = |count: &dyn Fn(&Data) -> usize| {
            let mut starts = vec![0];
            for data in &model.data {
                starts.push(starts[starts.len() - 1] + count(data) as u32);
            }
            starts
        };
        let mut by_effect: Vec<_> = effects.iter().copied().zip(0..).collect();
        by_effect.sort_unstable();
        let mut atoms = Atoms {
            starts: Vec::new(),
            len: 0,
            elements: model.elements.len() as u32,
            flows: model.flows.len() as u32,
            sealed: lines(&|d| d.sealed.len()),
            signed: lines(&|d| d.signed.len()),
            effects,
            by_effect,
        };
        let boundaries = model.boundaries.len() as u32;
        for (_, domain) in PREDICATES {
            atoms.starts.push(atoms.len);
            atoms.len += match domain {
                Domain::Place => atoms.elements + atoms.flows + boundaries,
                Domain::Element => atoms.elements,
                Domain::Flow => atoms.flows,
                Domain::Boundary => boundaries,
                Domain::Someone => atoms.elements + model.parties.len() as u32,
                Domain::Data => model.data.len() as u32,
                Domain::Control => model.controls.len() as u32,
                Domain::Assumption => model.assumptions.len() as u32,
                Domain::Sealed => atoms.sealed[model.data.len()],
                Domain::Signed => atoms.signed[model.data.len()],
                Domain::Instance => instances,
                Domain::Effect => atoms.effects.len() as u32,
                Domain::Channel => CHANNELS.len() as u32,
                Domain::Unknown => unknowns,
                Domain::One => 1,
            };
        }
        atoms
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether there is none (only before [`Atoms::of`]).
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The atom of a predicate and the place in its block.
    pub(super) fn at(&self, is: Predicate, index: u32) -> Atom {
        self.starts[is as usize] + index
    }

    /// The atoms of a predicate.
    pub(super) fn all(&self, is: Predicate) -> Range<Atom> {
        let next = self.starts.get(is as usize + 1).copied();
        self.starts[is as usize]..next.unwrap_or(self.len)
    }

    /// The atom of something said of an element, a flow or a boundary; of an element or a party; of data; of a control.
    /// None where the predicate is not said of such a node.
    pub fn node(&self, is: Predicate, node: Node) -> Option<Atom> {
        let index = match (PREDICATES[is as usize].1, node) {
            (Domain::Place | Domain::Element | Domain::Someone, Node::Element(id)) => id.0,
            (Domain::Place, Node::Flow(id)) => self.elements + id.0,
            (Domain::Place, Node::Boundary(id)) => self.elements + self.flows + id.0,
            (Domain::Someone, Node::Party(id)) => self.elements + id.0,
            (Domain::Flow, Node::Flow(id)) => id.0,
            (Domain::Boundary, Node::Boundary(id)) => id.0,
            (Domain::Data, Node::Data(id)) => id.0,
            (Domain::Control, Node::Control(id)) => id.0,
            (Domain::Assumption, Node::Assumption(id)) => id.0,
            _ => return None,
        };
        Some(self.at(is, index))
    }

    /// The atom of an effect that has one.
    pub fn effect(&self, is: Predicate, target: Target) -> Option<Atom> {
        let at = self.by_effect.binary_search_by_key(&target, |e| e.0).ok()?;
        Some(self.at(is, self.by_effect[at].1))
    }

    /// The atom of a line of data.
    pub(super) fn line(&self, is: Predicate, data: DataId, which: u32) -> Atom {
        let starts = match PREDICATES[is as usize].1 {
            Domain::Sealed => &self.sealed,
            _ => &self.signed,
        };
        self.at(is, starts[data.0 as usize] + which)
    }

    /// The atom of a fact; None where the fact is said of nothing that this model has.
    pub fn atom(&self, fact: Fact) -> Option<Atom> {
        let domain = PREDICATES[fact.is as usize].1;
        match (fact.about, domain) {
            (Subject::Node(node), _) => self.node(fact.is, node),
            (Subject::Effect(target), Domain::Effect) => self.effect(fact.is, target),
            (Subject::Line(data, which), Domain::Sealed | Domain::Signed) => {
                Some(self.line(fact.is, data, which))
            }
            (Subject::Instance(index), Domain::Instance) | (Subject::Unknown(index), Domain::Unknown) => {
                Some(self.at(fact.is, index))
            }
            (Subject::Channel(index), Domain::Channel) => Some(self.at(fact.is, u32::from(index))),
            (Subject::Nothing, Domain::One) => Some(self.at(fact.is, 0)),
            _ => None,
        }
    }

    /// The fact of an atom.
    pub fn fact(&self, atom: Atom) -> Fact {
        let block = self.starts.partition_point(|s| *s <= atom) - 1;
        let (is, domain) = PREDICATES[block];
        let index = atom - self.starts[block];
        let line = |starts: &[u32]| {
            let data = starts.partition_point(|s| *s <= index) - 1;
            Subject::Line(DataId(data as u32), index - starts[data])
        };
        let about = match domain {
            Domain::Place => Subject::Node(self.place(index)),
            Domain::Element => Subject::Node(Node::Element(ElementId(index))),
            Domain::Flow => Subject::Node(Node::Flow(FlowId(index))),
            Domain::Boundary => Subject::Node(Node::Boundary(BoundaryId(index))),
            Domain::Someone if index < self.elements => Subject::Node(Node::Element(ElementId(index))),
            Domain::Someone => Subject::Node(Node::Party(PartyId(index - self.elements))),
            Domain::Data => Subject::Node(Node::Data(DataId(index))),
            Domain::Control => Subject::Node(Node::Control(ControlId(index))),
            Domain::Assumption => Subject::Node(Node::Assumption(AssumptionId(index))),
            Domain::Sealed => line(&self.sealed),
            Domain::Signed => line(&self.signed),
            Domain::Instance => Subject::Instance(index),
            Domain::Effect => Subject::Effect(self.effects[index as usize]),
            Domain::Channel => Subject::Channel(index as u8),
            Domain::Unknown => Subject::Unknown(index),
            Domain::One => Subject::Nothing,
        };
        Fact { is, about }
    }

    fn place(&self, index: u32) -> Node {
        if index < self.elements {
            Node::Element(ElementId(index))
        } else if index < self.elements + self.flows {
            Node::Flow(FlowId(index - self.elements))
        } else {
            Node::Boundary(BoundaryId(index - self.elements - self.flows))
        }
    }
}
