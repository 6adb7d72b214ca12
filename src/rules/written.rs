//! Which written threat says already what a rule found.

use super::Finding;
use crate::model::*;
use std::collections::HashMap;

/// Written threats by where they enter.
pub struct Written<'m> {
    model: &'m Model,
    index: &'m Index,
    entering: HashMap<Node, Vec<ThreatId>>,
    /// The ends of the flows by which they enter: the way of a finding that is about elements alone.
    ending: HashMap<Node, Vec<ThreatId>>,
}

impl<'m> Written<'m> {
    pub fn of(model: &'m Model, index: &'m Index) -> Written<'m> {
        let mut entering: HashMap<Node, Vec<ThreatId>> = HashMap::new();
        let mut ending: HashMap<Node, Vec<ThreatId>> = HashMap::new();
        for id in ThreatId::all(model) {
            for node in entries(model, &model[id]) {
                entering.entry(node).or_default().push(id);
                if let Node::Flow(flow) = node {
                    for end in [model[flow].from.value, model[flow].to.value] {
                        ending.entry(Node::Element(end)).or_default().push(id);
                    }
                }
            }
        }
        Written {
            model,
            index,
            entering,
            ending,
        }
    }

    /// The first written threat with the same effects on the same targets by the same way; where a finding is about
    /// elements alone, each flow that ends there is its way. Data and what holds or carries it are the same target. Where both refer to weaknesses (CWE) and share none, they are different threats.
    pub fn saying(&self, finding: &Finding) -> Option<ThreatId> {
        let by_a_flow = finding.bound.iter().any(|n| matches!(n, Node::Flow(_)));
        let ending = finding.bound.iter().filter(|_| !by_a_flow);
        let near = finding.bound.iter().filter_map(|node| self.entering.get(node));
        let same = near
            .chain(ending.filter_map(|node| self.ending.get(node)))
            .flatten()
            .copied()
            .filter(|id| self.says(*id, &finding.threat));
        same.min()
    }

    fn says(&self, id: ThreatId, found: &Threat) -> bool {
        let threat = &self.model[id];
        let same = |found: &EffectOn| {
            let mut written = threat.effects.iter();
            written.any(|w| {
                w.effect == found.effect
                    && same_target(self.model, self.index, w.target.value, found.target.value)
            })
        };
        found.effects.iter().all(same) && refer_alike(threat, found)
    }
}

/// Where a threat enters: at what its effects name where it does not say.
fn entries(model: &Model, threat: &Threat) -> Vec<Node> {
    if !threat.through.is_empty() {
        return threat.through.iter().map(|n| n.value).collect();
    }
    let targets = threat.effects.iter().map(|e| e.target.value);
    targets.filter(|node| model.holder(*node).is_some()).collect()
}

fn refer_alike(a: &Threat, b: &Threat) -> bool {
    let weaknesses = |threat: &Threat| -> Vec<String> {
        let all = threat.refers.iter().map(|r| r.value.clone());
        all.filter(|r| r.starts_with("CWE-")).collect()
    };
    let (a, b) = (weaknesses(a), weaknesses(b));
    a.is_empty() || b.is_empty() || a.iter().any(|r| b.contains(r))
}

fn same_target(model: &Model, index: &Index, written: Node, found: Node) -> bool {
    let has = |place: Node, data: DataId| match place {
        Node::Element(id) => index.handles[id.0 as usize].binary_search(&data).is_ok(),
        Node::Flow(id) => model.carried(id).any(|d| d == data),
        _ => false,
    };
    match (written, found) {
        (a, b) if a == b => true,
        (Node::Data(data), place) | (place, Node::Data(data)) => has(place, data),
        _ => false,
    }
}
