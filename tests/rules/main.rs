//! Rules: their language in three-valued logic, what findings say and how they are merged, and what is asked.

mod conditions;
mod findings;
mod support;
