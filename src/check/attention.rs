//! Whether adversaries look everywhere they would: at the network, at the entrances, at those who are trusted.

use super::words::{Phrases, words};
use super::{Check, Context, Found};
use crate::model::{AccessVerb, BoundaryId, ElementId, ElementKind, Excluded, FlowId, Model, Node, Trust};
use std::collections::{BTreeMap, BTreeSet};

pub static CHECKS: &[Check] = &[
    Check::new(313, no_insider),
    Check::new(314, no_network_adversary),
    Check::new(316, trusted_by_fiat),
    Check::new(325, entry_unattended),
];

/// What adversaries control: the targets themselves, and every element inside a boundary among them.
pub struct Held {
    pub targets: BTreeSet<Node>,
}

impl Held {
    pub fn of(model: &Model) -> Held {
        let targets = model.adversaries.iter().flat_map(|a| &a.controls);
        Held {
            targets: targets.map(|c| c.target.value).collect(),
        }
    }

    /// Whether some adversary controls the element, or a boundary around it.
    pub fn element(&self, model: &Model, id: ElementId) -> bool {
        self.targets.contains(&Node::Element(id))
            || model
                .chain(model[id].boundary)
                .any(|b| self.targets.contains(&Node::Boundary(b)))
    }

    /// Whether some adversary controls the flow or one of its ends.
    pub fn flow(&self, model: &Model, id: FlowId) -> bool {
        self.targets.contains(&Node::Flow(id))
            || self.element(model, model[id].from.value)
            || self.element(model, model[id].to.value)
    }
}

/// What the texts of exclusions say is out of scope.
fn ruled_out(model: &Model, phrases: &Phrases) -> bool {
    let texts = model
        .exclusions
        .iter()
        .filter(|e| matches!(e.what, Excluded::Text | Excluded::Adversary));
    texts
        .map(|e| e.head.shown())
        .any(|t| !phrases.hits(&words(&t)).is_empty())
}

const INSIDERS: &[&str] = &[
    "admin",
    "administrator",
    "administrators",
    "admins",
    "employee",
    "employees",
    "insider",
    "insiders",
    "operator",
    "operators",
    "staff",
];

/// Somebody administers a component, and no adversary is, or owns, any such party.
/// (OWASP threat modelling: insiders are adversaries too; privileges are what they have to begin with.)
fn no_insider(context: &Context, found: &mut Found) {
    let model = context.model;
    let held = Held::of(model);
    let trusted: BTreeSet<_> = model
        .assumptions
        .iter()
        .flat_map(|a| a.trusts.iter().map(|t| t.value))
        .collect();
    let mut first: Option<(Node, ElementId)> = None;
    for id in ElementId::all(model) {
        for access in &model[id].access {
            let Some(party) = &access.party else { continue };
            if !access.grants.iter().any(|g| g.verb == AccessVerb::Administers) {
                continue;
            }
            let covered = match party.value {
                Node::Element(e) => {
                    if model[e].kind == ElementKind::Process {
                        continue;
                    }
                    held.element(model, e)
                }
                other => held.targets.contains(&other),
            };
            if covered || trusted.contains(&party.value) {
                return;
            }
            first.get_or_insert((party.value, id));
        }
    }
    let Some((party, element)) = first else { return };
    if ruled_out(model, &Phrases::new(INSIDERS)) {
        return;
    }
    let (name, what) = (model.name(party), &model[element].head.name);
    found.push(
        found
            .about(
                model,
                party,
                format!("`{name}` administers `{what}`, and no adversary is an insider"),
            )
            .help(format!(
                "declare one: `adversary insider \"Who abuses it\" {{ knows internals; computes basic; owns {name}; wants … }}`; or rule it out: `exclude adversary \"Insiders\" because \"…\"`"
            )),
    );
}

/// The flows that pass where nobody answers for what happens: across a boundary of no trust, or over the internet or
/// radio.
fn exposed_flows(model: &Model) -> Vec<(FlowId, Option<BoundaryId>)> {
    let open = |b: &BoundaryId| model[*b].trust.as_ref().is_some_and(|t| t.value == Trust::None);
    let mut list = Vec::new();
    for id in FlowId::all(model) {
        let boundary = model.crossings(id).into_iter().find(open);
        let medium = model.word(&model[id].attributes, "medium");
        if boundary.is_some() || matches!(medium, Some("internet" | "radio")) {
            list.push((id, boundary));
        }
    }
    list
}

/// Data crosses a network that nobody is trusted with, and no adversary sits on it.
/// (Dolev and Yao 1983; RFC 3552, section 3: assume that the attacker has the network.)
fn no_network_adversary(context: &Context, found: &mut Found) {
    let model = context.model;
    let flows = exposed_flows(model);
    let Some((flow, boundary)) = flows.first().copied() else {
        return;
    };
    let exposed: BTreeSet<_> = flows.iter().map(|(f, _)| Node::Flow(*f)).collect();
    let on_the_way = |node: Node| match node {
        Node::Boundary(b) => model[b].trust.as_ref().is_some_and(|t| t.value == Trust::None),
        other => exposed.contains(&other),
    };
    if model.adversaries.is_empty()
        || Held::of(model).targets.into_iter().any(on_the_way)
        || ruled_out(
            model,
            &Phrases::new(&["network", "eavesdropping", "man in the middle", "wiretapping"]),
        )
    {
        return;
    }
    let name = &model[flow].head.name;
    let (place, target) = match boundary {
        Some(b) => (format!("`{}`", model[b].head.name), &model[b].head.name),
        None => ("a network nobody answers for".to_string(), name),
    };
    found.push(
        found
            .about(
                model,
                Node::Flow(flow),
                format!("`{name}` crosses {place}, and no adversary sits on the way"),
            )
            .help(format!(
                "let one of them read or change what passes: `observes {target}`, or `alters {target}`"
            )),
    );
}

/// An external system that the model trusts to some degree, that no adversary controls, and that no assumption and no
/// exclusion speaks of. (Published models of Sigstore and OAuth: say of every outside service what happens when it
/// is not honest.)
fn trusted_by_fiat(context: &Context, found: &mut Found) {
    let model = context.model;
    let held = Held::of(model);
    let mut spoken_of = BTreeSet::new();
    model.mentions_in_scope(&mut |node| {
        spoken_of.insert(node);
    });
    for id in ElementId::all(model).filter(|e| model[*e].kind == ElementKind::External) {
        let element = &model[id];
        let boundary = model.trust_around(element.boundary);
        let trust = element.trust.as_ref().map(|t| t.value).or(boundary);
        let around = |b: BoundaryId| spoken_of.contains(&Node::Boundary(b));
        if trust == Some(Trust::None)
            || held.element(model, id)
            || spoken_of.contains(&Node::Element(id))
            || model.chain(element.boundary).any(around)
        {
            continue;
        }
        let name = &element.head.name;
        found.push(
            found
                .about(
                    model,
                    Node::Element(id),
                    format!("`{name}` is trusted without a word: no adversary controls it, no assumption covers it"),
                )
                .help(format!(
                    "say why it may be trusted: `assume honest-{name} \"{} is honest\" because \"…\" {{ trusts {name} }}`; or let an adversary have it: `owns {name}`",
                    element.head.shown()
                )),
        );
    }
}

/// An entrance (it faces the internet or partners, or a party outside its boundary starts a flow to it) that no
/// adversary controls, nor anybody who uses it.
/// (OWASP threat modelling: map adversaries to entry points.)
fn entry_unattended(context: &Context, found: &mut Found) {
    let model = context.model;
    if model.adversaries.is_empty() {
        return;
    }
    let held = Held::of(model);
    let from_outside = reaches_the_internet(model, &held);
    for id in ElementId::all(model) {
        let element = &model[id];
        if !matches!(element.kind, ElementKind::Process | ElementKind::Store) {
            continue;
        }
        let callers = &context.index.ends[id.0 as usize];
        let by_party =
            |f: &FlowId| super::structure::is_entity(model[model[*f].from.value].kind) && model.crosses(*f);
        let exposed = |least| model.at_least(&element.attributes, "exposure", least) == Some(true);
        if !exposed("partner") && !callers.iter().any(by_party) {
            continue;
        }
        let attended = exposed("internet") && from_outside
            || held.element(model, id)
            || callers.iter().any(|f| held.flow(model, *f));
        if attended {
            continue;
        }
        let name = &element.head.name;
        let caller = callers.iter().find(|f| by_party(f)).map(|f| model[*f].from.value);
        let caller = caller.map_or(name, |c| &model[c].head.name);
        found.push(
            found
                .about(
                    model,
                    Node::Element(id),
                    format!("`{name}` is an entry point, and no adversary comes near it"),
                )
                .help(format!(
                    "let one of them try: `owns {caller}` in an adversary; or rule it out: `exclude {name}-entry \"Attacks through {name}\" because \"…\"`"
                )),
        );
    }
}

/// Whether some adversary has anything in a boundary of no trust: then it can address whatever faces the internet.
fn reaches_the_internet(model: &Model, held: &Held) -> bool {
    let mut trust: BTreeMap<Option<BoundaryId>, bool> = BTreeMap::new();
    let mut open = |boundary: Option<BoundaryId>| {
        let untrusted = || {
            let mut chain = model.chain(boundary);
            chain.any(|b| model[b].trust.as_ref().is_some_and(|t| t.value == Trust::None))
        };
        *trust.entry(boundary).or_insert_with(untrusted)
    };
    let mut targets = held.targets.iter();
    targets.any(|target| match target {
        Node::Boundary(b) => open(Some(*b)),
        Node::Element(e) => open(model[*e].boundary),
        Node::Flow(f) => {
            let flow = &model[*f];
            open(model[flow.from.value].boundary) || open(model[flow.to.value].boundary)
        }
        _ => false,
    })
}
