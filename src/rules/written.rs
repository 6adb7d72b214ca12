//! Which written threat says already what a rule found.

use super::Finding;
use crate::model::*;

/// The first written threat with the same effects on the same targets by the same way; where a finding is
/// about elements alone, each flow that ends there is its way. Data and what holds or carries it are the same target. A threat that does not say where it enters stands at what its effects name. Where both refer
/// to weaknesses (CWE) and share none, they are different threats.
pub fn saying(model: &Model, index: &Index, finding: &Finding) -> Option<ThreatId> {
    ThreatId::all(model).find(|id| {
        let threat = &model[*id];
        let effects = &finding.threat.effects;
        refer_alike(threat, &finding.threat)
            && same_way(model, threat, finding)
            && effects.iter().all(|found| {
                let mut written = threat.effects.iter();
                written.any(|w| {
                    w.effect == found.effect && same_target(model, index, w.target.value, found.target.value)
                })
            })
    })
}

fn refer_alike(a: &Threat, b: &Threat) -> bool {
    let weaknesses = |threat: &Threat| -> Vec<String> {
        let all = threat.refers.iter().map(|r| r.value.clone());
        all.filter(|r| r.starts_with("CWE-")).collect()
    };
    let (a, b) = (weaknesses(a), weaknesses(b));
    a.is_empty() || b.is_empty() || a.iter().any(|r| b.contains(r))
}

fn same_way(model: &Model, threat: &Threat, finding: &Finding) -> bool {
    let bound = |node: Node| finding.bound.contains(&node);
    let on_a_flow = finding.bound.iter().any(|n| matches!(n, Node::Flow(_)));
    let on_way = |node: Node| match node {
        Node::Flow(id) if !on_a_flow => {
            let (from, to) = (model[id].from.value, model[id].to.value);
            bound(Node::Element(from)) || bound(Node::Element(to))
        }
        _ => bound(node),
    };
    match threat.through.is_empty() {
        false => threat.through.iter().any(|n| on_way(n.value)),
        true => threat
            .effects
            .iter()
            .any(|e| model.holder(e.target.value).is_some() && on_way(e.target.value)),
    }
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
