//! The examiner: is the model well made and complete? (Which threats a system has is the matter of `rules`.)
//!
//! A check is a function that looks at the whole model and says what is missing; `GROUPS` lists them all.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Index, Model};
use crate::source::{Files, Sources};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use time::Date;

pub mod abstraction;
pub mod adversary;
pub mod attention;
pub mod flow;
pub mod learning;
pub mod movement;
pub mod passage;
pub mod prose;
pub mod secret;
pub mod structure;
pub mod usage;
pub mod wording;
pub mod words;
pub mod zone;

/// What a check may look at.
pub struct Context<'a> {
    pub model: &'a Model,
    pub index: &'a Index,
    pub sources: &'a Sources,
    /// Asked only whether evidence exists.
    pub files: &'a dyn Files,
    /// Decides what has expired, and nothing else.
    pub today: Date,
}

/// A check: its code, and the function that finds every place where it applies.
pub struct Check {
    pub code: Code,
    pub run: fn(&Context, &mut Found),
}

impl Check {
    /// The check of code `TM{number}`.
    pub const fn new(number: u16, run: fn(&Context, &mut Found)) -> Check {
        Check {
            code: Code(number),
            run,
        }
    }
}

/// Where the findings of one check go.
pub struct Found {
    code: Code,
    list: Diagnostics,
}

impl Found {
    /// A finding of this check about one declaration; finish it with `.label`, `.help`, `.also`, then [`Found::push`].
    pub fn about(&self, model: &Model, node: crate::model::Node, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.code, model.place(node), message).about(model.name(node))
    }

    /// A finding at any other place.
    pub fn at(&self, span: crate::source::Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.code, span, message)
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }
}

/// Every check, in groups.
pub static GROUPS: &[&[Check]] = &[
    structure::CHECKS,
    usage::CHECKS,
    abstraction::CHECKS,
    prose::CHECKS,
    wording::CHECKS,
    flow::CHECKS,
    movement::CHECKS,
    zone::CHECKS,
    adversary::CHECKS,
    attention::CHECKS,
    secret::CHECKS,
    learning::CHECKS,
];

/// Gaps that only follow from another: while the first code is found, codes in these ranges are held back.
/// Who has not said what is being built need not be asked for threats.
static HOLDS_BACK: &[(u16, &[RangeInclusive<u16>])] = &[
    (101, &[106..=114, 116..=118, 151..=159, 161..=999]),
    (103, &[220..=220, 313..=313, 325..=325]),
    (104, &[204..=207, 210..=211, 305..=305, 503..=503, 511..=511]),
    (106, &[313..=328, 502..=502, 708..=709]),
    (107, &[326..=326, 506..=525, 608..=608]),
    (118, &[601..=602, 608..=608]),
    (213, &[212..=212, 215..=217, 314..=314]),
];

/// Takes out what only follows from another finding.
fn hold_back(all: &mut Diagnostics) {
    let causes: BTreeSet<u16> = all.iter().map(|d| d.code.0).collect();
    let held = HOLDS_BACK.iter().filter(|(cause, _)| causes.contains(cause));
    let held: Vec<_> = held.flat_map(|(_, ranges)| ranges.iter()).collect();
    all.retain(|d| !held.iter().any(|range| range.contains(&d.code.0)));
}

/// Runs every check and returns all findings, in the order of the four questions, then of the text.
pub fn run(context: &Context) -> Diagnostics {
    let mut all = Vec::new();
    for check in GROUPS.iter().copied().flatten() {
        let mut found = Found {
            code: check.code,
            list: Vec::new(),
        };
        (check.run)(context, &mut found);
        all.append(&mut found.list);
    }
    hold_back(&mut all);
    all.sort_by_key(|d| {
        (
            d.code.info().question,
            std::cmp::Reverse(d.severity),
            d.primary.span,
            d.code,
        )
    });
    all
}
