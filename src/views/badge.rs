//! Open threats, counted where they stand.

use crate::diagram::{Badge, Severity};
use crate::model::*;
use std::collections::BTreeMap;

/// The open threats of every element and flow.
pub fn badges(model: &Model) -> BTreeMap<Node, Badge> {
    let mut list: BTreeMap<Node, Badge> = BTreeMap::new();
    for id in ThreatId::all(model).filter(|t| model.is_open(*t)) {
        let severity = severity(model.stated_severity(id));
        for place in places(model, id) {
            let badge = list.entry(place).or_insert(Badge {
                count: 0,
                severity: Severity::None,
            });
            badge.count += 1;
            badge.severity = badge.severity.max(severity);
        }
    }
    list
}

/// Where a threat stands: its way; without one, its targets; for data, the elements that hold it.
fn places(model: &Model, id: ThreatId) -> Vec<Node> {
    let threat = &model[id];
    let mut list: Vec<Node> = threat.through.iter().map(|n| n.value).collect();
    if list.is_empty() {
        for effect in &threat.effects {
            match effect.target.value {
                Node::Data(data) => list.extend(
                    ElementId::all(model)
                        .filter(|e| model[*e].holds.iter().any(|d| d.value == data))
                        .map(Node::Element),
                ),
                node => list.push(node),
            }
        }
    }
    list.sort_unstable();
    list.dedup();
    list
}

fn severity(level: Option<Level>) -> Severity {
    match level {
        None | Some(Level::None) => Severity::None,
        Some(Level::Low) => Severity::Low,
        Some(Level::Medium) => Severity::Medium,
        Some(Level::High) => Severity::High,
        Some(Level::Critical) => Severity::Critical,
    }
}

/// Two badges of what one box hides.
pub fn sum(a: Option<Badge>, b: Option<Badge>) -> Option<Badge> {
    match (a, b) {
        (Some(a), Some(b)) => Some(Badge {
            count: a.count + b.count,
            severity: a.severity.max(b.severity),
        }),
        (a, b) => a.or(b),
    }
}
