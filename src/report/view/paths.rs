//! Ways that an adversary takes, step by step.

use super::context::Context;
use crate::report::text::{At, Ref, Text};
use schemars::JsonSchema;
use serde::Serialize;

/// A way of an adversary to an effect.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Path {
    /// Its id in `report.html`.
    pub anchor: String,
    /// `Criminal: disclose Orders`.
    pub title: String,
    /// Who takes it.
    pub by: Ref,
    /// The steps, in order.
    pub steps: Vec<PathStep>,
}

/// A step of a way.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PathStep {
    /// Its number, from 1.
    pub number: usize,
    /// What happens.
    pub text: Text,
    /// Where that is said in the model.
    pub at: At,
    /// The shapes of a diagram where it happens, by their ids in `report.html`.
    pub shapes: Vec<String>,
}

/// Every way that the report shows.
pub fn paths(_: &Context) -> Vec<Path> {
    Vec::new()
}
