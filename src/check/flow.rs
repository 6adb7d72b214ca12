//! The data-flow diagram: what is connected to what, and what each connection carries.

use super::structure::{is_entity, whole};
use super::{Check, Context, Found};
use crate::model::{ElementId, ElementKind, FlowId, Model, Node};

pub static CHECKS: &[Check] = &[
    Check::new(201, store_to_store),
    Check::new(202, entity_to_store),
    Check::new(203, entity_to_entity),
    Check::new(208, isolated_element),
    Check::new(209, disconnected),
    Check::new(210, flow_no_data),
    Check::new(218, empty_label),
];

/// Labels that fit every flow, and so say nothing of this one.
const EMPTY_LABELS: &[&str] = &[
    "access",
    "api",
    "api call",
    "api calls",
    "api request",
    "call",
    "calls",
    "communicate",
    "communicates",
    "communication",
    "connect",
    "connection",
    "connects",
    "data",
    "data flow",
    "data transfer",
    "exchange",
    "flow",
    "get data",
    "http",
    "https",
    "info",
    "information",
    "interaction",
    "interacts",
    "message",
    "messages",
    "network",
    "network traffic",
    "query",
    "read",
    "reads",
    "request",
    "request and response",
    "requests",
    "response",
    "responses",
    "rest",
    "rpc",
    "send",
    "send data",
    "sends",
    "sends data",
    "talks to",
    "tcp",
    "traffic",
    "transfer",
    "use",
    "uses",
    "write",
    "writes",
];

/// What stands at both ends of a flow.
fn ends(model: &Model, flow: FlowId) -> (ElementKind, ElementKind) {
    let flow = &model[flow];
    (model[flow.from.value].kind, model[flow.to.value].kind)
}

/// The names of both ends.
fn names(model: &Model, flow: FlowId) -> (&str, &str) {
    let flow = &model[flow];
    (&model[flow.from.value].head.name, &model[flow.to.value].head.name)
}

/// A flow from one store to another. (Microsoft SDL, rules of thumb for diagrams: data cannot move itself.)
fn store_to_store(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in FlowId::all(model).filter(|f| ends(model, *f) == (ElementKind::Store, ElementKind::Store)) {
        let (from, to) = names(model, id);
        found.push(
            found
                .about(
                    model,
                    Node::Flow(id),
                    format!("data cannot move itself from `{from}` to `{to}`"),
                )
                .help(format!(
                    "declare the process that moves it: `process mover \"What moves it\"`, `flow mover -> {from} {{ returns … }}`, `flow mover -> {to} {{ sends … }}`"
                )),
        );
    }
}

/// A flow between a party and a store, either way. (Microsoft SDL: people and other systems reach data through a
/// process, and that process is where access is decided; the most frequent mistake in published diagrams.)
fn entity_to_store(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in FlowId::all(model) {
        let (from, to) = names(model, id);
        let (entity, store) = match ends(model, id) {
            (kind, ElementKind::Store) if is_entity(kind) => (from, to),
            (ElementKind::Store, kind) if is_entity(kind) => (to, from),
            _ => continue,
        };
        found.push(
            found
                .about(
                    model,
                    Node::Flow(id),
                    format!("`{entity}` reaches the store `{store}` with no process in between"),
                )
                .help(format!(
                    "declare the process that decides who may: `process gate \"What lets them in\"`, `flow {entity} -> gate {{ … }}`, `flow gate -> {store} {{ … }}`"
                )),
        );
    }
}

/// A flow between two parties. (Microsoft SDL: what happens outside the system is not for its diagram.)
fn entity_to_entity(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in FlowId::all(model) {
        let (a, b) = ends(model, id);
        if !is_entity(a) || !is_entity(b) {
            continue;
        }
        let (from, to) = names(model, id);
        found.push(
            found
                .about(
                    model,
                    Node::Flow(id),
                    format!("the flow from `{from}` to `{to}` lies outside the system"),
                )
                .help("remove it, or declare what of ours it passes through as a `process`"),
        );
    }
}

/// An element that no flow touches; in a model without flows, one finding for all.
/// (Microsoft SDL: what is connected to nothing is not part of the system, or the diagram is not finished.)
fn isolated_element(context: &Context, found: &mut Found) {
    let model = context.model;
    if model.flows.is_empty() && model.elements.len() > 1 {
        let (from, to) = (&model.elements[0].head.name, &model.elements[1].head.name);
        found.push(
            found
                .at(whole(model), "no flow is declared: nothing shows how data moves")
                .help(format!(
                    "write who starts what: `flow {from} -> {to} \"What for\" {{ sends … }}`"
                )),
        );
        return;
    }
    for id in ElementId::all(model) {
        let at = id.0 as usize;
        if !context.index.starts[at].is_empty() || !context.index.ends[at].is_empty() {
            continue;
        }
        let (name, keyword) = (&model[id].head.name, model[id].kind.word());
        let help = match model[id].kind {
            ElementKind::Actor | ElementKind::External => format!(
                "show what it does: `flow {name} -> PROCESS \"What for\" {{ sends … }}`; who takes part only on paper is a `party`"
            ),
            ElementKind::Process => {
                format!("show who starts it: `flow ACTOR -> {name} \"What for\" {{ sends … }}`")
            }
            ElementKind::Store => {
                format!("show who uses it: `flow PROCESS -> {name} \"What for\" {{ sends …; returns … }}`")
            }
        };
        found.push(
            found
                .about(
                    model,
                    Node::Element(id),
                    format!("no flow touches the {keyword} `{name}`"),
                )
                .help(help),
        );
    }
}

/// Elements with flows that fall into several groups without a flow between them: two systems, or a missing flow.
/// (Microsoft SDL.)
fn disconnected(context: &Context, found: &mut Found) {
    let model = context.model;
    let mut parts: Vec<ElementId> = Vec::new();
    let mut seen = vec![false; model.elements.len()];
    for start in ElementId::all(model) {
        let at = start.0 as usize;
        let touched = !context.index.starts[at].is_empty() || !context.index.ends[at].is_empty();
        if seen[at] || !touched {
            continue;
        }
        parts.push(start);
        let mut open = vec![start];
        while let Some(next) = open.pop() {
            let at = next.0 as usize;
            if std::mem::replace(&mut seen[at], true) {
                continue;
            }
            open.extend(context.index.starts[at].iter().map(|f| model[*f].to.value));
            open.extend(context.index.ends[at].iter().map(|f| model[*f].from.value));
        }
    }
    if parts.len() < 2 {
        return;
    }
    let shown: Vec<_> = parts
        .iter()
        .take(4)
        .map(|e| format!("`{}`", model[*e].head.name))
        .collect();
    let more = if parts.len() > shown.len() { ", …" } else { "" };
    let first = &model[parts[0]].head.name;
    found.push(
        found
            .at(
                model[parts[1]].head.name_span,
                format!(
                    "the diagram falls into {} parts with no flow between them: around {}{more}",
                    parts.len(),
                    shown.join(", ")
                ),
            )
            .about(&model[parts[1]].head.name)
            .also(model[parts[0]].head.name_span, "the first part")
            .help(format!(
                "draw what connects them: `flow {first} -> {} \"What for\" {{ … }}`; or make two models of it",
                model[parts[1]].head.name
            )),
    );
}

/// A flow that neither sends nor returns anything. (Threagile; NIST SP 800-154: where does each item of data go?)
fn flow_no_data(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in FlowId::all(model) {
        let flow = &model[id];
        if !flow.sends.is_empty() || !flow.returns.is_empty() {
            continue;
        }
        let data = context.index.handles[flow.from.value.0 as usize]
            .first()
            .or(context.index.handles[flow.to.value.0 as usize].first());
        let data = data.map_or("orders", |d| &model[*d].head.name);
        let name = &flow.head.name;
        found.push(
            found
                .about(
                    model,
                    Node::Flow(id),
                    format!("the flow `{name}` carries no data"),
                )
                .help(format!(
                    "write in its block what goes each way: `sends {data}`, `returns {data}`"
                )),
        );
    }
}

/// A flow whose label would fit any other. (Shostack: a label says what happens, so that somebody can ask what if
/// it does not.)
fn empty_label(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in FlowId::all(model) {
        let flow = &model[id];
        if flow.head.title.is_none() && !flow.named {
            continue;
        }
        let label = flow.head.shown();
        let plain = label.trim().trim_end_matches('.').to_lowercase();
        if EMPTY_LABELS.binary_search(&plain.as_str()).is_err() {
            continue;
        }
        found.push(
            found
                .about(
                    model,
                    Node::Flow(id),
                    format!("the label `{label}` would fit any flow"),
                )
                .help("say what it is for, in the words of who starts it: \"Place an order\""),
        );
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn labels_are_sorted() {
        assert!(super::EMPTY_LABELS.is_sorted());
    }
}
