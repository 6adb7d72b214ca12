//! The inference rules, one function each, named as in the reference (`docs/reach.md`).

mod acting;
mod data;
mod position;
mod records;
mod threats;

use super::naive::{Fact, Setting};
use std::collections::BTreeSet;
pub use threats::{caused, touched};

pub type Facts = BTreeSet<Fact>;
pub type Say<'a> = dyn FnMut(Fact) + 'a;
/// What follows from some facts by one rule, in one step.
pub type Rule = fn(&Setting, &Facts, &mut Say);

/// Every rule with its name.
pub const RULES: [(&str, Rule); 25] = [
    ("R1", position::r1),
    ("R2", position::r2),
    ("R3", position::r3),
    ("R4", position::r4),
    ("R5", position::r5),
    ("R6", position::r6),
    ("R7", position::r7),
    ("R8", position::r8),
    ("R9", acting::r9),
    ("R10", position::r10),
    ("R11", position::r11),
    ("R12", position::r12),
    ("R13", acting::r13),
    ("R14", data::r14),
    ("R15", data::r15),
    ("R16", data::r16),
    ("R17", data::r17),
    ("R18", data::r18),
    ("R19", data::r19),
    ("R20", data::r20),
    ("R21", acting::r21),
    ("R22", threats::r22),
    ("R24", threats::r24),
    ("R26", threats::r26),
    ("own", data::full_is_own),
];

/// Every rule once.
pub fn all(s: &Setting, facts: &Facts, say: &mut Say) {
    for (_, rule) in RULES {
        rule(s, facts, say);
    }
}
