//! Question 2: what can go wrong?

use super::adversaries::{self, Adversary};
use super::context::Context;
use super::coverage::{self, Coverage};
use super::found::{self, Rule};
use super::matrix::{self, Matrix};
use super::paths::{self, Path};
use super::scope::{self, Exclusion};
use super::section::Section;
use super::threats::{self, Threat};
use super::trees::{self, Tree};
use schemars::JsonSchema;
use serde::Serialize;

/// The second question.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Wrong {
    /// The heading.
    pub head: Section,
    /// The heading of the adversaries.
    pub adversaries_head: Section,
    /// The adversaries.
    pub adversaries: Vec<Adversary>,
    /// Ways that adversaries take, to walk through in the diagram.
    pub paths: Vec<Path>,
    /// STRIDE coverage.
    pub coverage: Coverage,
    /// The risk matrix.
    pub matrix: Matrix,
    /// The heading of the threats.
    pub threats_head: Section,
    /// The threats, the most feasible and worst first.
    pub threats: Vec<Threat>,
    /// The heading of the attack trees.
    pub trees_head: Section,
    /// The attack trees.
    pub trees: Vec<Tree>,
    /// The heading of the rules.
    pub rules_head: Section,
    /// The rules that found something, for the appendix.
    pub rules: Vec<Rule>,
    /// The heading of what is out of scope.
    pub exclusions_head: Section,
    /// What is out of scope, and why.
    pub exclusions: Vec<Exclusion>,
}

/// The second question, answered.
pub fn wrong(cx: &Context) -> Wrong {
    let threats = threats::threats(cx);
    let paths = paths::paths(cx);
    let (adversaries_head, adversaries) = adversaries::adversaries(cx, &paths);
    let (exclusions_head, exclusions) = scope::exclusions(cx);
    let trees = trees::trees(cx);
    let (rules_head, rules) = found::rules(cx);
    Wrong {
        head: cx.section("wrong", ""),
        adversaries_head,
        adversaries,
        paths,
        coverage: coverage::coverage(cx, &threats),
        matrix: matrix::matrix(cx, &threats),
        threats_head: cx.section(
            "threats",
            cx.w.fill("count.threats_sorted", &[("n", &threats.len())]),
        ),
        threats,
        trees_head: cx.section("trees", trees.len().to_string()),
        trees,
        rules_head,
        rules,
        exclusions_head,
        exclusions,
    }
}
