//! What a careful reader would ask next: facts that a declaration leaves open. Each is a note.

use super::{Check, Context, Found};
use crate::model::*;
use crate::source::Spanned;

pub static CHECKS: &[Check] = &[
    Check::new(119, no_kind),
    Check::new(121, no_appetite),
    Check::new(122, credential_of_nobody),
    Check::new(123, whose_data),
    Check::new(226, trust_unstated),
    Check::new(227, way_unstated),
    Check::new(228, auth_unasked),
    Check::new(229, rests_nowhere),
    Check::new(230, store_mismatch),
];

/// At most six names in backticks, and how many more there are.
pub fn listed(names: &[&str]) -> String {
    let shown: Vec<String> = names.iter().take(6).map(|n| format!("`{n}`")).collect();
    match names.len().saturating_sub(6) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// TM119: processes and stores without a kind, of which rules know nothing (language §4, kinds).
fn no_kind(context: &Context, found: &mut Found) {
    let model = context.model;
    let open = |e: &&Element| matches!(e.kind, ElementKind::Process | ElementKind::Store) && e.is.is_empty();
    let names: Vec<&str> = model
        .elements
        .iter()
        .filter(open)
        .map(|e| e.head.name.as_str())
        .collect();
    let Some(first) = model.elements.iter().find(|e| open(e)) else {
        return;
    };
    let said = found
        .at(
            first.head.name_span,
            format!("nothing says what kind of thing these are: {}", listed(&names)),
        )
        .help("name the kind where there is one: `is web-service`; `tm list kinds` shows them");
    found.push(said);
}

/// TM121: no appetite, so no severity is too high to be accepted (ISO 31000: risk criteria).
fn no_appetite(context: &Context, found: &mut Found) {
    let system = &context.model.system;
    if system.declared && system.appetite.is_none() {
        let said = found
            .at(
                system.head.name_span,
                "nothing says which severity may be accepted",
            )
            .help("write the highest one: `appetite medium`");
        found.push(said);
    }
}

/// TM122: a credential that proves nobody's identity (NIST SP 800-154: data and its use).
fn credential_of_nobody(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in DataId::all(model) {
        let data = &model[id];
        if model.has_word(&data.attributes, "kind", "credential") == Some(true)
            && data.authenticates.is_empty()
        {
            let name = &data.head.name;
            let said = found
                .about(
                    model,
                    Node::Data(id),
                    format!("`{name}` is a credential: whose identity does it prove?"),
                )
                .help("write `authenticates PARTY`");
            found.push(said);
        }
    }
}

/// TM123: personal data and credentials that belong to nobody (LINDDUN: data subjects).
fn whose_data(context: &Context, found: &mut Found) {
    let model = context.model;
    let open = |d: &&Data| {
        let personal = model.at_least(&d.attributes, "personal", "yes") == Some(true);
        let credential = model.has_word(&d.attributes, "kind", "credential") == Some(true);
        (personal || credential || !d.authenticates.is_empty()) && d.belongs_to.is_empty()
    };
    let names: Vec<&str> = model
        .data
        .iter()
        .filter(open)
        .map(|d| d.head.name.as_str())
        .collect();
    if let Some(first) = model.data.iter().find(|d| open(d)) {
        let said = found
            .at(
                first.head.name_span,
                format!("whose are these? {}", listed(&names)),
            )
            .help("write `belongs to PARTY`: then one's own records are told from everybody's");
        found.push(said);
    }
}

/// TM226: a boundary or an external that does not say how far it is trusted (Shostack: trust boundaries).
fn trust_unstated(context: &Context, found: &mut Found) {
    let model = context.model;
    let inner = |id: BoundaryId| model[id].parent.is_some();
    for id in BoundaryId::all(model).filter(|id| model[*id].trust.is_none() && !inner(*id)) {
        push_trust(found, model, Node::Boundary(id));
    }
    for id in ElementId::all(model) {
        let element = &model[id];
        if element.kind == ElementKind::External && element.trust.is_none() && element.boundary.is_none() {
            push_trust(found, model, Node::Element(id));
        }
    }
    let inside: Vec<&str> = BoundaryId::all(model)
        .filter(|id| model[*id].trust.is_none() && inner(*id))
        .map(|id| model[id].head.name.as_str())
        .collect();
    let first = BoundaryId::all(model).find(|id| model[*id].trust.is_none() && inner(*id));
    if let Some(first) = first {
        let said = found
            .at(model[first].head.name_span, format!("nothing says how far these are trusted: {}", listed(&inside)))
            .help("write `trust full because \"…\"`, `partial` or `none`, where it differs from what is around it");
        found.push(said);
    }
}

fn push_trust(found: &mut Found, model: &Model, node: Node) {
    let said = found
        .about(
            model,
            node,
            format!("nothing says how far `{}` is trusted", model.name(node)),
        )
        .help("write `trust full because \"…\"`, `partial` or `none`");
    found.push(said);
}

/// TM227: a flow over a boundary that names neither protocol nor channel (NIST SP 800-154: data in motion).
fn way_unstated(context: &Context, found: &mut Found) {
    let model = context.model;
    let open = |id: &FlowId| {
        let flow = &model[*id];
        model.crosses(*id) && flow.protocol.is_empty() && model.stated(&flow.attributes, "channel").is_none()
    };
    let names: Vec<&str> = FlowId::all(model)
        .filter(open)
        .map(|id| model[id].head.name.as_str())
        .collect();
    if let Some(first) = FlowId::all(model).find(open) {
        let what = format!(
            "nothing says how these are protected on the way: {}",
            listed(&names)
        );
        let said = found
            .at(model[first].head.name_span, what)
            .help("write `protocol https`, or `channel plain`, `vpn`, `tls`, `mtls` or `physical`");
        found.push(said);
    }
}

/// TM228: callers prove who they are, but nothing says by what (language §4, `asks`).
fn auth_unasked(context: &Context, found: &mut Found) {
    let model = context.model;
    let open = |id: &FlowId| {
        let flow = &model[*id];
        flow.asks.is_empty()
            && model
                .word(&flow.attributes, "client-auth")
                .is_some_and(|w| w != "none")
    };
    let names: Vec<&str> = FlowId::all(model)
        .filter(open)
        .map(|id| model[id].head.name.as_str())
        .collect();
    if let Some(first) = FlowId::all(model).find(open) {
        let what = format!(
            "nothing says what callers must show on these flows: {}",
            listed(&names)
        );
        let said = found
            .at(model[first].head.name_span, what)
            .help("write `asks DATA`: the credential that is asked for");
        found.push(said);
    }
}

/// TM229: data that rests nowhere: no element holds it (NIST SP 800-154: data at rest).
fn rests_nowhere(context: &Context, found: &mut Found) {
    let model = context.model;
    let (mut held, mut moved) = (vec![false; model.data.len()], vec![false; model.data.len()]);
    for data in model.elements.iter().flat_map(|e| &e.holds) {
        held[data.value.0 as usize] = true;
    }
    for data in FlowId::all(model).flat_map(|f| model.carried(f)) {
        moved[data.0 as usize] = true;
    }
    let open = |id: &DataId| !held[id.0 as usize] && moved[id.0 as usize];
    let names: Vec<&str> = DataId::all(model)
        .filter(open)
        .map(|id| model[id].head.name.as_str())
        .collect();
    if let Some(first) = DataId::all(model).find(open) {
        let said = found
            .at(
                model[first].head.name_span,
                format!("no element holds these, though they travel: {}", listed(&names)),
            )
            .help("write `holds DATA` where it is kept or made; what only passes through needs nothing");
        found.push(said);
    }
}

/// TM230: what a store holds and what flows bring to it or take from it differ (Shostack: where data goes).
fn store_mismatch(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in ElementId::all(model).filter(|id| model[*id].kind == ElementKind::Store) {
        let ends = &context.index.ends[id.0 as usize];
        let of_ends = |of: fn(&Flow) -> &Vec<Spanned<DataId>>| {
            sorted(ends.iter().flat_map(|f| of(&model[*f])).map(|d| d.value))
        };
        let holds = sorted(model[id].holds.iter().map(|d| d.value));
        let (brought, taken) = (of_ends(|f| &f.sends), of_ends(|f| &f.returns));
        let has = |list: &[DataId], data: &DataId| list.binary_search(data).is_ok();
        let names = |list: Vec<DataId>| {
            let list: Vec<&str> = list.iter().map(|d| model[*d].head.name.as_str()).collect();
            listed(&list)
        };
        let moved = sorted(brought.iter().chain(&taken).copied());
        let extra: Vec<DataId> = moved.into_iter().filter(|d| !has(&holds, d)).collect();
        let both = |d: &DataId| has(&brought, d) && has(&taken, d);
        let idle: Vec<DataId> = holds.iter().copied().filter(|d| !both(d)).collect();
        let name = &model[id].head.name;
        if !extra.is_empty() {
            let what = format!(
                "flows bring {} to `{name}`, which does not say that it holds that",
                names(extra)
            );
            let said = found
                .about(model, Node::Element(id), what)
                .help("add it to `holds`, or take it off the flow");
            found.push(said);
        }
        if !idle.is_empty() && !ends.is_empty() {
            let what = format!(
                "`{name}` holds {}, which no flow both brings and takes",
                names(idle)
            );
            let said = found
                .about(model, Node::Element(id), what)
                .help("draw who writes it and who reads it, or leave it if that happens elsewhere");
            found.push(said);
        }
    }
}

/// Each once, ascending.
fn sorted(data: impl Iterator<Item = DataId>) -> Vec<DataId> {
    let mut list: Vec<DataId> = data.collect();
    list.sort_unstable();
    list.dedup();
    list
}
