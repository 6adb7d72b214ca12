//! Rules: their language in three-valued logic, what findings say and how they are merged, and what is asked.

mod conditions;
mod figures;
mod findings;
mod naive;
mod questions;
mod stable;
mod support;
