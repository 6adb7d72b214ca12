//! The examiner: is the model well made and complete? (Which threats a system has is the matter of `rules`.)
//!
//! A check is a function that looks at the whole model and says what is missing; `GROUPS` lists them all.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Index, Model};
use crate::source::{Files, Sources};
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
