//! Where data comes from and where it goes: no source without a reason, no sink, nothing out of thin air.

use super::{Check, Context, Found};
use crate::model::{AccessVerb, DataId, ElementId, ElementKind, FlowId, Model, Node};
use std::collections::BTreeSet;

pub static CHECKS: &[Check] = &[
    Check::new(204, magic_source),
    Check::new(205, black_hole),
    Check::new(206, store_never_read),
    Check::new(207, store_never_written),
    Check::new(211, data_conjured),
    Check::new(221, shared_store),
];

/// Whether anything comes into an element, and whether anything goes out. A flow that says nothing of its data
/// (`TM210`) counts as both: what was not said is unknown.
struct Traffic {
    comes: bool,
    goes: bool,
}

fn traffic(context: &Context, element: ElementId) -> Traffic {
    let model = context.model;
    let at = element.0 as usize;
    let silent = |f: &FlowId| model[*f].sends.is_empty() && model[*f].returns.is_empty();
    let sends = |f: &FlowId| !model[*f].sends.is_empty() || silent(f);
    let returns = |f: &FlowId| !model[*f].returns.is_empty() || silent(f);
    let (starts, ends) = (&context.index.starts[at], &context.index.ends[at]);
    Traffic {
        comes: ends.iter().any(sends) || starts.iter().any(returns),
        goes: starts.iter().any(sends) || ends.iter().any(returns),
    }
}

/// Whether some party is granted `verb` on the element; `administers` counts when it names data (administering
/// those), and for the other verbs always where `any_administration`.
fn granted(model: &Model, element: ElementId, verb: AccessVerb, any_administration: bool) -> bool {
    let grants = model[element].access.iter().flat_map(|a| &a.grants);
    let mut grants = grants.filter(|g| {
        g.verb == verb || g.verb == AccessVerb::Administers && (any_administration || !g.data.is_empty())
    });
    grants.next().is_some()
}

fn of_kind(model: &Model, kind: ElementKind) -> impl Iterator<Item = ElementId> + '_ {
    ElementId::all(model).filter(move |e| model[*e].kind == kind)
}

/// A process that emits data, but receives none and holds none.
/// (Microsoft SDL, rules of thumb for diagrams: no magic sources.)
fn magic_source(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in of_kind(model, ElementKind::Process) {
        let traffic = traffic(context, id);
        if !traffic.goes || traffic.comes || !model[id].holds.is_empty() {
            continue;
        }
        let name = &model[id].head.name;
        let data = a_handled(context, id);
        found.push(
            found
                .about(
                    model,
                    Node::Element(id),
                    format!("the process `{name}` emits data but receives none"),
                )
                .help(format!(
                    "show where it comes from: `flow {name} -> STORE {{ returns {data} }}`; or that it is made there: `holds {data}`"
                )),
        );
    }
}

/// A process that receives data, but emits none and lets nobody read any.
/// (Microsoft SDL, rules of thumb for diagrams: no data sinks.)
fn black_hole(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in of_kind(model, ElementKind::Process) {
        let traffic = traffic(context, id);
        if !traffic.comes || traffic.goes || granted(model, id, AccessVerb::Reads, false) {
            continue;
        }
        let name = &model[id].head.name;
        let data = a_handled(context, id);
        found.push(
            found
                .about(
                    model,
                    Node::Element(id),
                    format!("the process `{name}` receives data but emits none"),
                )
                .help(format!(
                    "show what becomes of it: `returns {data}` in the flow that reaches it, or `flow {name} -> STORE {{ sends {data} }}`"
                )),
        );
    }
}

fn a_handled<'a>(context: &Context<'a>, id: ElementId) -> &'a str {
    let first = context.index.handles[id.0 as usize].first();
    first.map_or("orders", |d| &context.model[*d].head.name)
}

/// A store that is written, by a flow or an access, and never read. (Microsoft SDL: data is written for a reason, show
/// who reads it; the most frequent sink in published diagrams is the log that nobody reads.)
fn store_never_read(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in of_kind(model, ElementKind::Store) {
        let traffic = traffic(context, id);
        let written = traffic.comes || granted(model, id, AccessVerb::Writes, false);
        if !written || traffic.goes || granted(model, id, AccessVerb::Reads, false) {
            continue;
        }
        let name = &model[id].head.name;
        let data = a_handled(context, id);
        found.push(
            found
                .about(
                    model,
                    Node::Element(id),
                    format!("the store `{name}` is written and never read"),
                )
                .help(format!(
                    "show who reads it: `flow PROCESS -> {name} \"What for\" {{ returns {data} }}`; or say so: `ignore TM206 on {name} because \"…\"`"
                )),
        );
    }
}

/// A store that is read, by a flow or an access, and never filled. Whoever administers it may fill it.
/// (Microsoft SDL: who can fill a store decides what its readers believe.)
fn store_never_written(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in of_kind(model, ElementKind::Store) {
        let traffic = traffic(context, id);
        let read = traffic.goes || granted(model, id, AccessVerb::Reads, false);
        if !read || traffic.comes || granted(model, id, AccessVerb::Writes, true) {
            continue;
        }
        let name = &model[id].head.name;
        let data = a_handled(context, id);
        found.push(
            found
                .about(
                    model,
                    Node::Element(id),
                    format!("the store `{name}` is read and never filled"),
                )
                .help(format!(
                    "show who fills it: `flow PROCESS -> {name} \"What for\" {{ sends {data} }}`, or `access PARTY writes {data}`"
                )),
        );
    }
}

/// A process that emits data which somebody else has, but which does not reach it by any flow. What nobody else has
/// it may compute itself, and what follows from data it has (`yields`) it knows.
/// (Microsoft SDL; NIST SP 800-154: the paths that data takes.)
fn data_conjured(context: &Context, found: &mut Found) {
    let model = context.model;
    let has = Possession::of(context);
    for id in of_kind(model, ElementKind::Process) {
        let mut told = BTreeSet::new();
        let sent = context.index.starts[id.0 as usize].iter();
        let sent = sent.flat_map(|f| model[*f].sends.iter().map(move |d| (*f, d)));
        let returned = context.index.ends[id.0 as usize].iter();
        let returned = returned.flat_map(|f| model[*f].returns.iter().map(move |d| (*f, d)));
        for (flow, data) in sent.chain(returned) {
            let Some(origin) = has.origin[data.value.0 as usize] else {
                continue;
            };
            if has.has(model, id, data.value) || !told.insert(data.value) {
                continue;
            }
            let (name, what) = (&model[id].head.name, &model[data.value].head.name);
            let flow = &model[flow].head.name;
            found.push(
                found
                    .at(
                        data.span,
                        format!("`{name}` passes `{what}` on in `{flow}`, but nothing brings it there"),
                    )
                    .about(name)
                    .also(
                        model[origin].head.name_span,
                        format!("`{}` has it", model[origin].head.name),
                    )
                    .help(format!(
                        "show how it gets there: `returns {what}` or `sends {what}` in a flow to `{name}`; or `holds {what}` in it"
                    )),
            );
        }
    }
}

/// Which element has which data, before it passes any on.
struct Possession {
    /// Of each element, ascending.
    has: Vec<Vec<DataId>>,
    /// Of each item of data one element that has it from the start: a party that emits it, or who holds it without
    /// receiving it.
    origin: Vec<Option<ElementId>>,
}

impl Possession {
    fn of(context: &Context) -> Possession {
        let model = context.model;
        let mut has = vec![Vec::new(); model.elements.len()];
        let mut emitted: Vec<(ElementId, DataId)> = Vec::new();
        let party = |e: ElementId| model[e].kind != ElementKind::Process;
        for flow in &model.flows {
            let (from, to) = (flow.from.value, flow.to.value);
            has[to.0 as usize].extend(flow.sends.iter().map(|d| d.value));
            has[from.0 as usize].extend(flow.returns.iter().map(|d| d.value));
            emitted.extend(flow.sends.iter().filter(|_| party(from)).map(|d| (from, d.value)));
            emitted.extend(flow.returns.iter().filter(|_| party(to)).map(|d| (to, d.value)));
        }
        has.iter_mut().for_each(|list| list.sort_unstable());
        let held = || ElementId::all(model).flat_map(|e| model[e].holds.iter().map(move |d| (e, d.value)));
        let mut origin = vec![None; model.data.len()];
        for (element, data) in held().chain(emitted) {
            if has[element.0 as usize].binary_search(&data).is_err() {
                origin[data.0 as usize].get_or_insert(element);
            }
        }
        held().for_each(|(element, data)| has[element.0 as usize].push(data));
        has.iter_mut().for_each(|list| list.sort_unstable());
        Possession { has, origin }
    }

    /// Whether the element has the data, or something that yields it.
    fn has(&self, model: &Model, element: ElementId, data: DataId) -> bool {
        let own = &self.has[element.0 as usize];
        if own.binary_search(&data).is_ok() {
            return true;
        }
        let mut open: Vec<DataId> = own.iter().flat_map(|d| yields(model, *d)).collect();
        let mut seen = BTreeSet::new();
        while let Some(next) = open.pop() {
            if next == data {
                return true;
            }
            if seen.insert(next) {
                open.extend(yields(model, next));
            }
        }
        false
    }
}

fn yields(model: &Model, data: DataId) -> impl Iterator<Item = DataId> + '_ {
    model[data].yields.iter().map(|d| d.value)
}

/// A store that a less trusted zone writes and a more trusted zone reads: what one zone says reaches the other past
/// every process that could look at it. (Threagile: a data store shared across trust boundaries.)
fn shared_store(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in of_kind(model, ElementKind::Store) {
        let ends = &context.index.ends[id.0 as usize];
        let zone = |f: &FlowId| {
            let boundary = model[model[*f].from.value].boundary;
            Some((model.trust_around(boundary)?, boundary?))
        };
        let writer = ends.iter().filter(|f| !model[**f].sends.is_empty());
        let reader = ends.iter().filter(|f| !model[**f].returns.is_empty());
        let (Some(low), Some(high)) = (writer.filter_map(zone).min(), reader.filter_map(zone).max()) else {
            continue;
        };
        if low.0 >= high.0 {
            continue;
        }
        let (name, low, high) = (
            &model[id].head.name,
            &model[low.1].head.name,
            &model[high.1].head.name,
        );
        found.push(
            found
                .about(
                    model,
                    Node::Element(id),
                    format!("the store `{name}` is written from `{low}` and read from `{high}`, which is trusted more: it is a channel between them"),
                )
                .help(format!(
                    "let a process in `{high}` take in and check what comes from `{low}`; or give each zone a store of its own"
                )),
        );
    }
}
