//! Threats counted by severity and response.

use super::threats::Threat;
use crate::model::{Level, Words};
use schemars::JsonSchema;
use serde::Serialize;

/// The states of a threat, in the order of the tally.
const STATES: [(&str, &str); 5] = [
    ("open", "Open"),
    ("mitigated", "Mitigated"),
    ("eliminated", "Eliminated"),
    ("transferred", "Transferred"),
    ("accepted", "Accepted"),
];

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
pub fn levels() -> Vec<(String, String)> {
    let capital = |w: &str| w[..1].to_uppercase() + &w[1..];
    let rated = Level::WORDS
        .iter()
        .rev()
        .map(|(_, w)| (w.to_string(), capital(w)));
    rated
        .chain([("unrated".to_string(), "Not rated".to_string())])
        .collect()
}

pub fn tally(threats: &[Threat]) -> Tally {
    let count = |level: Option<&str>, state: &str| {
        threats
            .iter()
            .filter(|t| t.state == state && level.is_none_or(|l| t.level == l))
            .count()
    };
    let row = |(level, word): (String, String)| {
        let cells: Vec<usize> = STATES.iter().map(|(s, _)| count(Some(&level), s)).collect();
        TallyRow {
            all: cells.iter().sum(),
            level,
            word,
            cells,
        }
    };
    Tally {
        columns: STATES.iter().map(|(_, w)| w.to_string()).collect(),
        rows: levels().into_iter().map(row).filter(|r| r.all > 0).collect(),
        totals: STATES.iter().map(|(s, _)| count(None, s)).collect(),
        all: threats.len(),
    }
}
