//! Rules: which threats a system has, as patterns with a condition (language §9).

use super::*;
use crate::source::{Span, Spanned};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A rule of a pack, or of the model itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rule {
    pub head: Head,
    /// The pack it belongs to: then its full name is `pack.name`.
    pub pack: Option<String>,
    /// None while a pack's rules are known by name only.
    pub body: Option<RuleBody>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct RuleBody {
    pub variables: Vec<Variable>,
    pub when: Option<Condition>,
    pub threats: Vec<RuleEffect>,
    pub needs: Vec<RuleNeed>,
    pub factors: Factors,
    pub impact: Option<Impact>,
    pub refers: Arc<Vec<Text>>,
    /// `refers none because "…"`: why no catalogue has it.
    pub refers_to_none: Option<Reason>,
    pub suggest: Option<Text>,
    pub ask: Option<Text>,
    pub explain: Option<Text>,
    /// `more specific than web.injection`.
    pub more_specific_than: Vec<Spanned<String>>,
    /// `once for e`: the variables that tell its findings apart, beside those that it threatens.
    pub once_for: Vec<Text>,
}

/// `for flow f from p to s`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Variable {
    pub sort: Sort,
    pub name: Text,
    pub from: Option<Text>,
    pub to: Option<Text>,
    /// `in b`: a boundary, or a variable.
    pub within: Option<Text>,
}

/// What a variable ranges over.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub enum Sort {
    Element,
    Actor,
    External,
    Process,
    Store,
    Flow,
    Data,
    Boundary,
    Party,
    Adversary,
}

impl Sort {
    /// Every sort with its word and the word for all of it.
    pub const WORDS: [(Sort, &'static str, &'static str); 10] = [
        (Sort::Element, "element", "elements"),
        (Sort::Actor, "actor", "actors"),
        (Sort::External, "external", "externals"),
        (Sort::Process, "process", "processes"),
        (Sort::Store, "store", "stores"),
        (Sort::Flow, "flow", "flows"),
        (Sort::Data, "data", "data"),
        (Sort::Boundary, "boundary", "boundaries"),
        (Sort::Party, "party", "parties"),
        (Sort::Adversary, "adversary", "adversaries"),
    ];

    pub fn word(self) -> &'static str {
        Sort::WORDS[self as usize].1
    }

    /// What a variable of the sort can be declared as. Parties on paper and adversaries have no attributes.
    pub fn holders(self) -> &'static [Holder] {
        match self {
            Sort::Element => &[Holder::Actor, Holder::External, Holder::Process, Holder::Store],
            Sort::Actor => &[Holder::Actor],
            Sort::External => &[Holder::External],
            Sort::Process => &[Holder::Process],
            Sort::Store => &[Holder::Store],
            Sort::Flow => &[Holder::Flow],
            Sort::Data => &[Holder::Data],
            Sort::Boundary => &[Holder::Boundary],
            Sort::Party => &[Holder::Actor, Holder::External],
            Sort::Adversary => &[],
        }
    }

    /// Whether it stands for elements only.
    pub fn is_element(self) -> bool {
        matches!(
            self,
            Sort::Element | Sort::Actor | Sort::External | Sort::Process | Sort::Store
        )
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RuleEffect {
    pub effect: Effect,
    pub target: Text,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RuleNeed {
    pub verb: NeedVerb,
    pub target: Text,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Impact {
    /// `impact high`.
    Stated(Spanned<Level>),
    /// `impact worst of s.holds`: the highest rating among the properties that the effects lose.
    WorstOf(Text),
}

/// A condition in three-valued logic.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Condition {
    And(Vec<Condition>),
    Or(Vec<Condition>),
    Not(Box<Condition>),
    /// `p.parameterised = no`, `d.origin >= mixed`; the right side a value or another attribute.
    Compare {
        left: Text,
        operator: Operator,
        right: Text,
        span: Span,
    },
    /// `s.query in {sql, nosql}`, `d in f.sends`, `p in cloud`.
    In {
        left: Text,
        right: Collection,
        span: Span,
    },
    /// `s is relational-database`.
    Is {
        left: Text,
        kind: Text,
    },
    /// `some e in externals: …`, `every`, `no`.
    Quantified {
        quantifier: Quantifier,
        variable: Text,
        collection: Text,
        with: Option<Box<Condition>>,
        body: Option<Box<Condition>>,
        span: Span,
    },
    /// `count(s.holds) > 1`.
    Count {
        collection: Text,
        operator: Operator,
        number: u64,
        span: Span,
    },
    /// `e reaches p carrying data with origin >= mixed avoiding control c`.
    Reaches {
        from: Text,
        to: Text,
        carrying: Option<Box<Condition>>,
        carrying_name: Option<Text>,
        avoiding: Option<Text>,
        span: Span,
    },
    /// `f crosses phone`.
    Crosses {
        flow: Text,
        boundary: Option<Text>,
    },
    /// `a can observe f`.
    Can {
        adversary: Text,
        verb: Text,
        target: Text,
    },
    /// `p.parameterised known`, `unknown`.
    Known {
        left: Text,
        known: bool,
    },
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Collection {
    /// `{sql, nosql}`
    Words(Vec<Text>),
    /// `s.holds`, `cloud`
    Named(Text),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Operator {
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Quantifier {
    Some,
    Every,
    No,
}
