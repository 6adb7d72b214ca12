//! Open threats, counted where they stand.

use crate::Compiled;
use crate::diagram::{Badge, Severity};
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};

/// The open threats of a model, written and found, by the places where they stand.
pub struct OpenThreats {
    severities: Vec<Severity>,
    at: BTreeMap<Node, Vec<usize>>,
}

impl OpenThreats {
    /// Those that nothing is done about today.
    pub fn of(compiled: &Compiled) -> OpenThreats {
        let model = &compiled.model;
        let mut open = OpenThreats {
            severities: Vec::new(),
            at: BTreeMap::new(),
        };
        let holders = holders(model);
        let feasible = compiled.analysis.feasibilities(model);
        for (at, instance) in compiled.elicited.instances(model).into_iter().enumerate() {
            let here = instance.holds[Run::Today as usize] == Truth::Yes;
            if !here || !model.is_unanswered(instance.threat) {
                continue;
            }
            let number = open.severities.len();
            let derived = feasible.get(at).copied().flatten();
            open.severities
                .push(severity(model.severity_with(instance.threat, derived)));
            for place in places(&holders, instance.threat) {
                open.at.entry(place).or_default().push(number);
            }
        }
        open
    }

    /// The badge of some places together: a threat that stands at several of them counts once.
    pub fn badge(&self, places: impl IntoIterator<Item = Node>) -> Option<Badge> {
        let threats: BTreeSet<usize> = places
            .into_iter()
            .filter_map(|p| self.at.get(&p))
            .flatten()
            .copied()
            .collect();
        let severity = threats.iter().map(|t| self.severities[*t]).max()?;
        let count = threats.len();
        Some(Badge { count, severity })
    }
}

/// The elements that hold each piece of data.
fn holders(model: &Model) -> Vec<Vec<Node>> {
    let mut list = vec![Vec::new(); model.data.len()];
    for id in ElementId::all(model) {
        for data in &model[id].holds {
            list[data.value.0 as usize].push(Node::Element(id));
        }
    }
    list
}

/// Where a threat stands: its way; without one, its targets; for data, the elements that hold it.
fn places(holders: &[Vec<Node>], threat: &Threat) -> Vec<Node> {
    let mut list: Vec<Node> = threat.through.iter().map(|n| n.value).collect();
    if list.is_empty() {
        for effect in &threat.effects {
            match effect.target.value {
                Node::Data(data) => list.extend(&holders[data.0 as usize]),
                node => list.push(node),
            }
        }
    }
    list.sort_unstable();
    list.dedup();
    list
}

/// The colour of a severity.
pub fn severity(level: Option<Level>) -> Severity {
    match level {
        None | Some(Level::None) => Severity::None,
        Some(Level::Low) => Severity::Low,
        Some(Level::Medium) => Severity::Medium,
        Some(Level::High) => Severity::High,
        Some(Level::Critical) => Severity::Critical,
    }
}
