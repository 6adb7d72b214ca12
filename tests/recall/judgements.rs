//! `tests/recall/judged.txt`: by example and threat, what is the same matter, or why nothing is.

use std::collections::{BTreeMap, BTreeSet};

/// What was judged of one threat.
#[derive(Default)]
pub struct Judgement {
    /// Ids of findings.
    pub found: Vec<String>,
    /// Ids that a finding would have, of rules that wait for an answer.
    pub asked: Vec<String>,
    /// What it would take to find it.
    pub missed: Option<String>,
}

/// The findings that are judged wrong, by example and id: what is a false alarm finds nothing.
pub fn false_alarms() -> BTreeSet<(&'static str, &'static str)> {
    let lines = include_str!("findings.txt").lines();
    let words = lines.map(|line| line.split(' ').collect::<Vec<_>>());
    let wrong = words.filter(|w| matches!(w[..], [_, _, "wrong", ..]));
    wrong.map(|w| (w[0], w[1])).collect()
}

/// By example and threat.
pub fn read() -> BTreeMap<(String, String), Judgement> {
    let mut all: BTreeMap<(String, String), Judgement> = BTreeMap::new();
    let lines = include_str!("judged.txt").lines();
    for line in lines.filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let mut words = line.splitn(3, ' ');
        let mut next = || words.next().expect("example, threat, judgement").to_string();
        let (key, rest) = ((next(), next()), next());
        let of = all.entry(key).or_default();
        if let Some(why) = rest.strip_prefix("— ") {
            of.missed = Some(why.to_string());
        } else if let Some(id) = rest.strip_prefix("? ") {
            of.asked.push(id.to_string());
        } else {
            of.found.push(rest);
        }
    }
    all
}
