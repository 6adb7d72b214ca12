//! Attributes and kinds: facts in the language itself. What was not said is unknown.

use super::*;
use crate::source::{Span, Spanned};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A keyword that declares something attributes and kinds can be `for`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Holder {
    Data,
    Boundary,
    Actor,
    External,
    Process,
    Store,
    Flow,
}

impl Holder {
    pub const ALL: [(Holder, &'static str); 7] = [
        (Holder::Data, "data"),
        (Holder::Boundary, "boundary"),
        (Holder::Actor, "actor"),
        (Holder::External, "external"),
        (Holder::Process, "process"),
        (Holder::Store, "store"),
        (Holder::Flow, "flow"),
    ];

    pub fn word(self) -> &'static str {
        Holder::ALL[self as usize].1
    }

    pub fn parse(word: &str) -> Option<Holder> {
        Holder::ALL.iter().find(|(_, w)| *w == word).map(|(h, _)| *h)
    }
}

/// The definition of an attribute: `attribute exposure for actor, process: none < internal < partner < internet`.
/// One name may be defined several times, for different holders.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Attribute {
    pub head: Head,
    pub holders: Vec<Holder>,
    pub domain: Domain,
    /// The shipped pack that defines it.
    pub pack: Option<String>,
}

impl Attribute {
    /// Whether the higher end of its scale is the one that protects less.
    pub fn more_is_weaker(&self) -> bool {
        const NAMES: &[&str] = &[
            "exposure",
            "runs-as",
            "executes",
            "fetches",
            "tools",
            "output",
            "tenants",
            "medium",
            "learning",
            "fails",
            "egress",
            "segment",
            "account-rights",
            "proposals",
            "parameters",
        ];
        NAMES.contains(&self.head.name.as_str())
    }
}

/// Which values an attribute takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Domain {
    /// One word of an ordered scale, the least first. `yes/no` is the scale `no < yes`.
    Scale(Vec<String>),
    /// One or several words without an order.
    Set(Vec<String>),
    /// `90 days`.
    Duration,
    /// A name of an element, boundary or data.
    Name,
}

/// A value that an attribute has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// Which step of the scale, from 0.
    Step(u8),
    /// Which words of the set, ascending.
    Words(Vec<u8>),
    Duration(Duration),
    Name(Node),
}

/// A stretch of time in days (a month is 30 days, a year 365; parts of a day round up).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Duration {
    pub days: u32,
    /// As it was written: amount and unit.
    pub amount: u32,
    pub unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize, Deserialize)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    #[default]
    Day,
    Week,
    Month,
    Year,
}

/// An attribute of one declaration: stated, or a default of its kind.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Stated {
    pub attribute: AttributeId,
    pub value: Value,
    /// `at least`: a lower bound where more is not known.
    pub at_least: bool,
    pub span: Span,
    /// Few say why, and a large model has many attributes: so it takes little room.
    pub because: Option<Box<Reason>>,
    /// The kind whose default it is; none when the declaration itself states it.
    pub by_kind: Option<KindId>,
    /// `defaults KEYWORD { … }` says it, and not the declaration itself.
    pub by_default: bool,
}

/// `kind postgres is relational-database for store { … }`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kind {
    pub head: Head,
    pub extends: Vec<Spanned<KindId>>,
    pub holders: Vec<Holder>,
    /// Its own defaults; those of what it extends are not repeated here.
    pub defaults: Vec<Stated>,
    pub pack: Option<String>,
}

/// A kind and all that it extends, the nearest first, each once.
pub fn line_of(kinds: &[Arc<Kind>], kind: KindId) -> Vec<KindId> {
    let mut line = vec![kind];
    let mut at = 0;
    while let Some(next) = line.get(at) {
        for extended in &kinds[next.0 as usize].extends {
            if !line.contains(&extended.value) {
                line.push(extended.value);
            }
        }
        at += 1;
    }
    line
}
