//! A rule in the form in which it is evaluated: every name is a slot, a node or a column of values, so that nothing
//! compares text while models are searched.

use super::facts::ColumnId;
use crate::model::*;
use crate::source::Span;

/// Which variable of a rule, those of `for` first, then those that conditions bring.
pub type Slot = u8;

/// As many variables as one rule may have: they are counted in a word of bits.
pub const MOST_VARIABLES: usize = 32;

/// A variable, or a declaration of the model by its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Term {
    Slot(Slot),
    Node(Node),
}

/// One rule, ready to be evaluated.
#[derive(Clone, Debug)]
pub struct Pattern {
    pub rule: RuleId,
    /// Those of `for`, by slot.
    pub variables: Vec<Role>,
    /// All must hold.
    pub when: Vec<Conjunct>,
    pub effects: Vec<(Effect, Term)>,
    pub needs: Vec<(NeedVerb, Term)>,
    /// What `impact worst of …` looks at.
    pub worst_of: Option<Several>,
    /// The variables that tell one finding from another: see `compile::key`, or what `once for` names.
    pub key: Vec<Slot>,
    /// The same without `once for`: what a more specific rule has to bind to say what a match says.
    pub says: Vec<Slot>,
    /// The rules that it is more specific than.
    pub covers: Vec<RuleId>,
    /// The first path that the condition asks for, which a finding shows.
    pub path: Option<Path>,
}

/// What a variable of `for` stands for.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    pub sort: Sort,
    /// Of a flow.
    pub from: Option<Term>,
    pub to: Option<Term>,
    /// A boundary.
    pub within: Option<Term>,
}

/// One of the conditions that all must hold.
#[derive(Clone, Debug)]
pub struct Conjunct {
    pub condition: Formula,
    /// The variables of `for` that it reads, a bit each.
    pub reads: u32,
}

impl Conjunct {
    /// The cheap ones before the dear ones: any that does not hold spares the others.
    pub fn by_cost<'p>(conjuncts: impl Iterator<Item = &'p Conjunct>) -> Vec<&'p Conjunct> {
        let mut list: Vec<&Conjunct> = conjuncts.collect();
        list.sort_by_key(|c| c.condition.cost());
        list
    }
}

/// A condition: see [`crate::model::Condition`], whose words are resolved here.
#[derive(Clone, Debug)]
pub enum Formula {
    And(Vec<Formula>),
    Or(Vec<Formula>),
    Not(Box<Formula>),
    /// An attribute against fixed values.
    Test {
        lookup: Lookup,
        test: Test,
        span: Span,
    },
    /// An attribute against another of the same domain.
    Match {
        left: Lookup,
        operator: Operator,
        right: Lookup,
    },
    /// An attribute whose value is a name: whether it names this.
    Names {
        lookup: Lookup,
        term: Term,
    },
    Same(Term, Term),
    Member(Term, Several),
    /// An element, a flow or a boundary within a boundary.
    Within(Term, Term),
    Is(Term, KindId),
    Quantified(Box<Quantified>),
    Count(Several, Operator, u64),
    Reaches(Box<Path>),
    Crosses(Term, Option<Term>),
    Can(Term, Ability, Term),
}

/// `some e in externals with …: …`
#[derive(Clone, Debug)]
pub struct Quantified {
    pub quantifier: Quantifier,
    pub slot: Slot,
    pub collection: Several,
    pub with: Option<Formula>,
    pub body: Option<Formula>,
    /// Whether one path is all that ties it to what else is bound: see [`Quantified::path_alone`].
    pub by_path: bool,
}

/// An attribute of a declaration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lookup {
    pub of: Term,
    /// By [`Holder`]: where its values stand. None where such a declaration cannot have it.
    pub columns: [Option<ColumnId>; Holder::ALL.len()],
}

/// What is asked of a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Test {
    /// The step of a scale is one of these, a bit each.
    OneOf(u64),
    /// The set has one of these words, a bit each.
    Meets(u64),
    /// The days of a duration.
    Days(Operator, u64),
    /// Whether the value is known exactly.
    Known(bool),
}

/// Several declarations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Several {
    /// `externals`: all of a sort.
    All(Sort),
    /// `s.holds`
    Of(Term, Field),
    /// A single one: `impact worst of d`.
    One(Term),
}

/// A property that lists data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Handles,
    Holds,
    Sends,
    Returns,
    Carries,
    Asks,
    Sealed,
    Signed,
    Yields,
}

impl Field {
    pub const ALL: [(Field, &'static str); 9] = [
        (Field::Handles, "handles"),
        (Field::Holds, "holds"),
        (Field::Sends, "sends"),
        (Field::Returns, "returns"),
        (Field::Carries, "carries"),
        (Field::Asks, "asks"),
        (Field::Sealed, "sealed"),
        (Field::Signed, "signed"),
        (Field::Yields, "yields"),
    ];

    /// What has such a list.
    pub fn holders(self) -> &'static [Holder] {
        match self {
            Field::Handles | Field::Holds => {
                &[Holder::Actor, Holder::External, Holder::Process, Holder::Store]
            }
            Field::Sends | Field::Returns | Field::Carries | Field::Asks => &[Holder::Flow],
            Field::Sealed | Field::Signed | Field::Yields => &[Holder::Data],
        }
    }
}

/// What an adversary can do by what is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    Has(Position),
    Knows,
}

/// `e reaches p carrying data with … avoiding control c`
#[derive(Clone, Debug)]
pub struct Path {
    pub from: Term,
    pub to: Term,
    pub carrying: Option<Carrying>,
    pub avoiding: Option<Avoiding>,
}

/// The same data on every step of a path.
#[derive(Clone, Debug)]
pub enum Carrying {
    /// This data.
    This(Term),
    /// Any data for which the condition holds, which stands in the slot.
    Any(Slot, Option<Formula>),
}

/// What no step of a path may touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Avoiding {
    Control(ControlId),
    Kind(KindId),
}

impl Formula {
    /// What it costs to ask, in steps: 0 looks up a value or a list, 1 goes through declarations, 2 searches the graph.
    fn cost(&self) -> u8 {
        match self {
            Formula::And(list) | Formula::Or(list) => list.iter().map(Formula::cost).max().unwrap_or(0),
            Formula::Not(inner) => inner.cost(),
            Formula::Reaches(_) => 2,
            Formula::Quantified(q) => {
                let parts = q.with.iter().chain(&q.body).map(Formula::cost).max();
                parts.unwrap_or(0).max(1)
            }
            _ => 0,
        }
    }

    /// Whether its truth can be unknown: whether it reads a value.
    pub fn can_be_unknown(&self) -> bool {
        match self {
            Formula::And(list) | Formula::Or(list) => list.iter().any(Formula::can_be_unknown),
            Formula::Not(inner) => inner.can_be_unknown(),
            Formula::Test { test, .. } => !matches!(test, Test::Known(_)),
            Formula::Match { .. } | Formula::Names { .. } => true,
            Formula::Quantified(q) => q.with.iter().chain(&q.body).any(Formula::can_be_unknown),
            Formula::Reaches(path) => match &path.carrying {
                Some(Carrying::Any(_, Some(with))) => with.can_be_unknown(),
                _ => false,
            },
            _ => false,
        }
    }

    /// Calls `visit` with every attribute that the condition compares.
    pub fn lookups(&self, visit: &mut dyn FnMut(&Lookup)) {
        match self {
            Formula::And(list) | Formula::Or(list) => list.iter().for_each(|c| c.lookups(visit)),
            Formula::Not(inner) => inner.lookups(visit),
            Formula::Test { lookup, test, .. } if !matches!(test, Test::Known(_)) => visit(lookup),
            Formula::Match { left, right, .. } => {
                visit(left);
                visit(right);
            }
            Formula::Names { lookup, .. } => visit(lookup),
            Formula::Quantified(q) => q.with.iter().chain(&q.body).for_each(|c| c.lookups(visit)),
            Formula::Reaches(path) => {
                if let Some(Carrying::Any(_, Some(with))) = &path.carrying {
                    with.lookups(visit);
                }
            }
            _ => {}
        }
    }

    /// Calls `visit` with every term that the condition reads.
    pub fn terms(&self, visit: &mut dyn FnMut(Term)) {
        match self {
            Formula::And(list) | Formula::Or(list) => list.iter().for_each(|c| c.terms(visit)),
            Formula::Not(inner) => inner.terms(visit),
            Formula::Test { lookup, .. } => visit(lookup.of),
            Formula::Match { left, right, .. } => {
                visit(left.of);
                visit(right.of);
            }
            Formula::Names { lookup, term } => {
                visit(lookup.of);
                visit(*term);
            }
            Formula::Same(a, b) | Formula::Within(a, b) | Formula::Can(a, _, b) => {
                visit(*a);
                visit(*b);
            }
            Formula::Member(item, collection) => {
                visit(*item);
                collection.term().into_iter().for_each(visit);
            }
            Formula::Is(term, _) => visit(*term),
            Formula::Quantified(q) => {
                q.collection.term().into_iter().for_each(&mut *visit);
                q.with.iter().chain(&q.body).for_each(|c| c.terms(visit));
            }
            Formula::Count(collection, ..) => collection.term().into_iter().for_each(visit),
            Formula::Reaches(path) => path.terms(visit),
            Formula::Crosses(flow, boundary) => {
                visit(*flow);
                boundary.iter().for_each(|b| visit(*b));
            }
        }
    }
}

impl Path {
    fn terms(&self, visit: &mut dyn FnMut(Term)) {
        visit(self.from);
        visit(self.to);
        match &self.carrying {
            Some(Carrying::This(term)) => visit(*term),
            Some(Carrying::Any(_, Some(with))) => with.terms(visit),
            _ => {}
        }
    }
}

impl Several {
    /// The term whose collection it is.
    pub fn term(self) -> Option<Term> {
        match self {
            Several::All(_) => None,
            Several::Of(term, _) | Several::One(term) => Some(term),
        }
    }
}
