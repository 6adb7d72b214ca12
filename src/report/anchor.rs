//! Where a link leads: ids in `report.html`, and slugs of headings in `report.md`.

use crate::model::{self, Model, Node};
use crate::words::Words;
use std::collections::{BTreeMap, BTreeSet};

/// The anchors of every declaration; the same name always gives the same anchor.
#[derive(Clone, Debug, Default)]
pub struct Anchors {
    ids: BTreeMap<Node, String>,
    slugs: BTreeMap<Node, String>,
    /// The ids and slugs of what rules found, in its order.
    found: Vec<(String, String)>,
}

impl Anchors {
    /// Walks over all declarations. Slugs are made of the headings, so they are in the language of the report.
    pub fn of(model: &Model, found: &[&str], words: &Words) -> Anchors {
        let mut anchors = Anchors::default();
        let mut used = BTreeSet::new();
        for node in nodes(model) {
            let id = unused(
                &mut used,
                format!("{}-{}", prefix(node), plain(model.name(node))),
                2,
            );
            anchors.ids.insert(node, id);
        }
        let mut slugs = BTreeSet::new();
        for node in nodes(model) {
            if let Node::Adversary(_) | Node::Threat(_) | Node::Tree(_) = node {
                let heading = format!(
                    "{} {}",
                    words.word("keyword", model.keyword(node)),
                    model.name(node)
                );
                anchors.slugs.insert(node, unused(&mut slugs, slug(&heading), 1));
            }
        }
        for name in found {
            let id = unused(&mut used, format!("found-{}", plain(name)), 2);
            let heading = format!("{} {name}", words.word("keyword", "threat"));
            anchors.found.push((id, unused(&mut slugs, slug(&heading), 1)));
        }
        anchors
    }

    /// The id and the slug of something that a rule found.
    pub fn found(&self, at: usize) -> (String, String) {
        self.found.get(at).cloned().unwrap_or_default()
    }

    /// The id of a declaration in `report.html`, without `#`: `threat-sqli`, `el-web`, `flow-browse`.
    pub fn id(&self, node: Node) -> &str {
        self.ids.get(&node).map_or("", String::as_str)
    }

    /// The slug of its heading in `report.md`; None where it has no heading of its own.
    pub fn slug(&self, node: Node) -> Option<&str> {
        self.slugs.get(&node).map(String::as_str)
    }
}

/// Every declaration, in the order of the source within each keyword.
pub fn nodes(model: &Model) -> Vec<Node> {
    let mut list: Vec<Node> = model::DataId::all(model).map(Node::Data).collect();
    list.extend(model::BoundaryId::all(model).map(Node::Boundary));
    list.extend(model::ElementId::all(model).map(Node::Element));
    list.extend(model::PartyId::all(model).map(Node::Party));
    list.extend(model::FlowId::all(model).map(Node::Flow));
    list.extend(model::AdversaryId::all(model).map(Node::Adversary));
    list.extend(model::ThreatId::all(model).map(Node::Threat));
    list.extend(model::TreeId::all(model).map(Node::Tree));
    list.extend(model::ControlId::all(model).map(Node::Control));
    list.extend(model::AssumptionId::all(model).map(Node::Assumption));
    list.extend(model::ClaimId::all(model).map(Node::Claim));
    list
}

fn prefix(node: Node) -> &'static str {
    match node {
        Node::Data(_) => "data",
        Node::Boundary(_) => "boundary",
        Node::Element(_) => "el",
        Node::Party(_) => "party",
        Node::Flow(_) => "flow",
        Node::Adversary(_) => "adversary",
        Node::Threat(_) => "threat",
        Node::Tree(_) => "tree",
        Node::Control(_) => "control",
        Node::Assumption(_) => "assume",
        Node::Claim(_) => "claim",
    }
}

/// Only letters, digits, `-`, `_` and `.`: such an id needs no escaping in an address.
pub fn plain(name: &str) -> String {
    let keep = |c: char| {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') {
            c
        } else {
            ' '
        }
    };
    name.chars()
        .map(keep)
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join("-")
        .replace("--", "-")
}

/// The slug that GitHub, GitLab and mdBook give a heading.
pub fn slug(heading: &str) -> String {
    let lower = heading.trim().to_lowercase();
    let kept = lower
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The name, or with a number behind it when it is taken: `a`, `a-2` (on GitHub `a-1`).
fn unused(used: &mut BTreeSet<String>, name: String, first: usize) -> String {
    let free = std::iter::once(name.clone())
        .chain((first..).map(|n| format!("{name}-{n}")))
        .find(|n| !used.contains(n))
        .unwrap_or(name);
    used.insert(free.clone());
    free
}
