//! Trust boundaries: whether they divide anything, and whether what stands in them can stand there.

use super::structure::whole;
use super::{Check, Context, Found};
use crate::model::{BoundaryId, ElementId, ElementKind, FlowId, Model, Node, Trust};
use std::collections::{BTreeMap, BTreeSet};

pub static CHECKS: &[Check] = &[
    Check::new(212, no_zone),
    Check::new(213, single_zone),
    Check::new(215, idle_boundary),
    Check::new(216, external_in_trusted_zone),
    Check::new(217, trust_inversion),
];

/// An element that stands in no boundary; external systems may. (Shostack: know all trust boundaries, and what is in
/// each. In a model without boundaries `TM213` says it once.)
fn no_zone(context: &Context, found: &mut Found) {
    let model = context.model;
    let Some(boundary) = model.boundaries.first() else {
        return;
    };
    for id in ElementId::all(model) {
        let element = &model[id];
        if element.boundary.is_some() || element.kind == ElementKind::External {
            continue;
        }
        let (name, keyword) = (&element.head.name, element.kind.word());
        let boundary = &boundary.head.name;
        found.push(
            found
                .about(
                    model,
                    Node::Element(id),
                    format!("`{name}` stands in no boundary"),
                )
                .help(format!(
                    "move it into the block of one: `boundary {boundary} {{ {keyword} {name} … }}`"
                )),
        );
    }
}

/// All elements stand in one and the same zone, so that nothing is trusted more than anything else.
/// (Microsoft SDL: a diagram without a trust boundary is not finished.)
fn single_zone(context: &Context, found: &mut Found) {
    let model = context.model;
    let zones: BTreeSet<_> = model.elements.iter().map(|e| e.boundary).collect();
    if zones.len() != 1 {
        return;
    }
    let message = match zones.first().copied().flatten() {
        Some(boundary) => format!(
            "everything stands in `{}`: no trust boundary divides the system from what is around it",
            model[boundary].head.name
        ),
        None => "everything stands in one zone: no trust boundary is declared".to_string(),
    };
    found.push(found.at(whole(model), message).help(
        "put what is trusted differently apart: `boundary internet \"Internet\" { trust none; actor customer \"Customer\" }`",
    ));
}

/// A boundary around elements that no flow crosses. (Microsoft SDL: a boundary is drawn for what crosses it.)
fn idle_boundary(context: &Context, found: &mut Found) {
    let model = context.model;
    if model.flows.is_empty() {
        return;
    }
    let none = vec![false; model.boundaries.len()];
    let (mut crossed, mut filled) = (none.clone(), none);
    for boundary in FlowId::all(model).flat_map(|f| model.crossings(f)) {
        crossed[boundary.0 as usize] = true;
    }
    for element in &model.elements {
        for boundary in model.chain(element.boundary) {
            if std::mem::replace(&mut filled[boundary.0 as usize], true) {
                break;
            }
        }
    }
    let first = first_inside(model);
    let idle = |id: &BoundaryId| filled[id.0 as usize] && !crossed[id.0 as usize];
    for id in BoundaryId::all(model).filter(idle) {
        let name = &model[id].head.name;
        let inside = first.get(&id).map_or("ELEMENT", |e| e.as_str());
        found.push(
            found
                .about(model, Node::Boundary(id), format!("no flow crosses the boundary `{name}`"))
                .help(format!(
                    "show what comes in or goes out: `flow OUTSIDE -> {inside} \"What for\" {{ … }}`; or remove the boundary"
                )),
        );
    }
}

/// A system that is not ours, drawn inside a zone of full trust (and not said to be trusted as much itself).
/// (Microsoft SDL: what we do not control is outside our boundary.)
fn external_in_trusted_zone(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in ElementId::all(model).filter(|e| model[*e].kind == ElementKind::External) {
        let element = &model[id];
        let own = element.trust.as_ref().map(|t| t.value);
        let Some(boundary) = element.boundary else {
            continue;
        };
        if own == Some(Trust::Full) || model.trust_around(Some(boundary)) != Some(Trust::Full) {
            continue;
        }
        let (name, zone) = (&element.head.name, &model[boundary].head.name);
        found.push(
            found
                .about(
                    model,
                    Node::Element(id),
                    format!("the external system `{name}` stands inside `{zone}`, which is fully trusted"),
                )
                .help(format!(
                    "move it out of the boundary; make it a `process` if it is ours; or write in it `trust full because \"…\"`, if `{name}` is trusted as much"
                )),
        );
    }
}

/// A boundary that is trusted less than the one around it, with nothing that says what keeps them apart: to fence in
/// what is not trusted is sound, where there is a fence. (Saltzer and Schroeder: least common mechanism.)
fn trust_inversion(context: &Context, found: &mut Found) {
    let model = context.model;
    let fenced = fenced(model);
    let first = first_inside(model);
    for id in BoundaryId::all(model) {
        let boundary = &model[id];
        let (Some(own), Some(parent)) = (&boundary.trust, boundary.parent) else {
            continue;
        };
        let Some(around) = model.trust_around(Some(parent)) else {
            continue;
        };
        if own.value >= around || fenced.contains(&id) {
            continue;
        }
        let (name, outer) = (&boundary.head.name, &model[parent].head.name);
        let inside = first.get(&id).map_or("its elements", |e| e.as_str());
        found.push(
            found
                .about(
                    model,
                    Node::Boundary(id),
                    format!(
                        "`{name}` is trusted less (`{}`) than `{outer}` around it (`{around}`)",
                        own.value
                    ),
                )
                .help(format!(
                    "say what keeps it from the rest of `{outer}`: `isolation container` in `{inside}`; or move the boundary out of `{outer}`"
                )),
        );
    }
}

/// The name of the first element that stands in each boundary.
fn first_inside(model: &Model) -> BTreeMap<BoundaryId, &String> {
    let mut first = BTreeMap::new();
    for element in &model.elements {
        if let Some(boundary) = element.boundary {
            first.entry(boundary).or_insert(&element.head.name);
        }
    }
    first
}

/// Boundaries with an element whose `isolation` is stated.
fn fenced(model: &Model) -> BTreeSet<BoundaryId> {
    let isolated = model
        .elements
        .iter()
        .filter(|e| model.at_least(&e.attributes, "isolation", "process") == Some(true));
    isolated.flat_map(|e| model.chain(e.boundary)).collect()
}
