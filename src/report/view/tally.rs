//! Threats counted by severity and response.

use super::context::Context;
use super::threats::Threat;
use crate::model::{Level, Words};
use schemars::JsonSchema;
use serde::Serialize;

/// The states of a threat, in the order of the tally.
pub const STATES: [&str; 5] = ["open", "mitigated", "eliminated", "transferred", "accepted"];

/// Threats by severity and response.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Tally {
    /// The words for the states.
    pub columns: Vec<String>,
    /// The severities that occur, the worst first; those not rated last.
    pub rows: Vec<TallyRow>,
    /// The sums of the columns.
    pub totals: Vec<usize>,
    /// All threats.
    pub all: usize,
}

/// The threats of one severity.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TallyRow {
    /// The severity for styling: `critical` to `none`, or `unrated`.
    pub level: String,
    /// The severity as a word.
    pub word: String,
    /// One number per column.
    pub cells: Vec<usize>,
    /// Their sum.
    pub all: usize,
}

/// The severities for styling with their words, the worst first.
pub fn levels(cx: &Context) -> Vec<(String, String)> {
    let rated = Level::WORDS.iter().rev().map(|(_, word)| *word);
    let all = rated.chain(["unrated"]);
    all.map(|level| (level.to_string(), cx.w.word("level", level)))
        .collect()
}

pub fn tally(cx: &Context, threats: &[Threat]) -> Tally {
    let count = |level: Option<&str>, state: &str| {
        threats
            .iter()
            .filter(|t| t.state == state && level.is_none_or(|l| t.level == l))
            .count()
    };
    let row = |(level, word): (String, String)| {
        let cells: Vec<usize> = STATES.iter().map(|s| count(Some(&level), s)).collect();
        TallyRow {
            all: cells.iter().sum(),
            level,
            word,
            cells,
        }
    };
    Tally {
        columns: STATES.iter().map(|s| cx.w.word("state", s)).collect(),
        rows: levels(cx).into_iter().map(row).filter(|r| r.all > 0).collect(),
        totals: STATES.iter().map(|s| count(None, s)).collect(),
        all: threats.len(),
    }
}
