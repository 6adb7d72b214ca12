//! The risk matrix: feasibility by impact.

use super::context::Context;
use super::section::Section;
use super::threats::Threat;
use crate::model::{Feasibility, Level, Words};
use crate::report::text::Ref;
use schemars::JsonSchema;
use serde::Serialize;

/// The risk matrix with the threats in it, as they are before any response.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Matrix {
    /// The heading.
    pub head: Section,
    /// The impacts, the mildest first.
    pub impacts: Vec<String>,
    /// One row per feasibility, the highest first.
    pub rows: Vec<MatrixRow>,
    /// The threats whose feasibility or impact is not known.
    pub unrated: Vec<Ref>,
}

/// A feasibility.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MatrixRow {
    /// The feasibility.
    pub feasibility: String,
    /// One cell per impact.
    pub cells: Vec<MatrixCell>,
}

/// A cell of the risk matrix.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MatrixCell {
    /// The severity of the cell, for styling.
    pub level: String,
    /// The severity as a word.
    pub severity: String,
    /// The threats in it.
    pub threats: Vec<Ref>,
}

/// The matrix of the model with its threats.
pub fn matrix(cx: &Context, threats: &[Threat]) -> Matrix {
    let at = |f: Feasibility, i: Level| MatrixCell {
        level: cx.model.severity(f, i).to_string(),
        severity: cx.w.word("level", cx.model.severity(f, i)),
        threats: threats
            .iter()
            .filter(|t| t.rated.0 == Some(f) && t.rated.1 == Some(i))
            .map(|t| t.link.clone())
            .collect(),
    };
    let impacts = &Level::WORDS[1..];
    let none = threats.iter().any(|t| t.rated.1 == Some(Level::None));
    let impacts = if none { Level::WORDS } else { impacts };
    let row = |f: Feasibility| MatrixRow {
        feasibility: cx.w.word("feasible", f),
        cells: impacts.iter().map(|(i, _)| at(f, *i)).collect(),
    };
    let unrated: Vec<Ref> = threats
        .iter()
        .filter(|t| t.rated.0.is_none() || t.rated.1.is_none())
        .map(|t| t.link.clone())
        .collect();
    Matrix {
        head: cx.section("risk", cx.w.say("count.risk")),
        impacts: impacts.iter().map(|(_, word)| cx.w.word("level", word)).collect(),
        rows: Feasibility::WORDS.iter().rev().map(|(f, _)| row(*f)).collect(),
        unrated,
    }
}
