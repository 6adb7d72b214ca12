//! Rules: their language in three-valued logic, what findings say and how they are merged, and what is asked.

mod conditions;
#[path = "../corpus/mod.rs"]
mod corpus;
mod figures;
mod findings;
mod naive;
mod questions;
mod stable;
mod support;
