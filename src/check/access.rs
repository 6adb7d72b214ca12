//! TM805: declared access against drawn flows.

use super::{Check, Context, Found};
use crate::diagnostic::Severity;
use crate::model::*;
use foldhash::HashSet;

pub static CHECKS: &[Check] = &[Check::new(805, access_vs_flow)];

/// A party starts a flow into a component that says who has access, and is not among them; or it is, and no flow leads
/// there, not even through processes (a note). The first of the four questions: which parties take part, and who can access each component.
fn access_vs_flow(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in ElementId::all(model).filter(|e| !model[*e].access.is_empty()) {
        undeclared(context, id, found);
    }
    unused(context, found);
}

/// Flows of parties that the component does not mention.
fn undeclared(context: &Context, id: ElementId, found: &mut Found) {
    let model = context.model;
    let element = &model[id];
    let declared: HashSet<Node> = element
        .access
        .iter()
        .filter_map(|a| a.party.as_ref().map(|p| p.value))
        .collect();
    let mut seen = HashSet::default();
    for flow in &context.index.ends[id.0 as usize] {
        let from = model[*flow].from.value;
        let party = matches!(model[from].kind, ElementKind::Actor | ElementKind::External);
        if !party || declared.contains(&Node::Element(from)) || !seen.insert(from) {
            continue;
        }
        let (name, who) = (&element.head.name, &model[from].head.name);
        let nobody = element.access.iter().find(|a| a.party.is_none());
        let says = if nobody.is_some() {
            "nobody has access to it"
        } else {
            "it is not among those with access"
        };
        found.push(
            found
                .about(
                    model,
                    Node::Element(id),
                    format!(
                        "`{who}` uses `{name}` by flow `{}`, but {says}",
                        model[*flow].head.name
                    ),
                )
                .also(
                    nobody.map_or(element.access[0].span, |a| a.span),
                    "access is said here",
                )
                .also(model[*flow].head.name_span, "the flow")
                .help(format!(
                    "add to `{name}`: `access {who} uses`, or lead the flow through a process"
                )),
        );
    }
}

/// Declared access that no flow leads to.
fn unused(context: &Context, found: &mut Found) {
    let model = context.model;
    let near = Neighbours::of(model);
    for id in ElementId::all(model) {
        for access in &model[id].access {
            let Some(party) = &access.party else { continue };
            let Node::Element(who) = party.value else { continue };
            if near.joined(who, id) {
                continue;
            }
            let (name, whom) = (&model[id].head.name, &model[who].head.name);
            let mut finding = found
                .at(
                    access.span,
                    format!("`{whom}` has access to `{name}`, but no flow leads there"),
                )
                .help(format!(
                    "draw it, `flow {whom} -> {name} \"…\"`, or drop the access"
                ))
                .about(name);
            finding.severity = Severity::Note;
            found.push(finding);
        }
    }
}

/// Which elements are joined by a flow, or through processes. Processes with flows between them are one group; every
/// element has the groups it has a flow with.
struct Neighbours {
    direct: HashSet<(ElementId, ElementId)>,
    groups: Vec<Vec<u32>>,
}

impl Neighbours {
    fn of(model: &Model) -> Neighbours {
        let process = |e: ElementId| model[e].kind == ElementKind::Process;
        let mut parent: Vec<u32> = (0..model.elements.len() as u32).collect();
        let mut direct = HashSet::default();
        for flow in &model.flows {
            let (a, b) = (flow.from.value, flow.to.value);
            direct.insert((a.min(b), a.max(b)));
            if process(a) && process(b) {
                let (a, b) = (root(&mut parent, a.0), root(&mut parent, b.0));
                parent[a.max(b) as usize] = a.min(b);
            }
        }
        let mut groups = vec![Vec::new(); model.elements.len()];
        for id in ElementId::all(model).filter(|e| process(*e)) {
            groups[id.0 as usize].push(root(&mut parent, id.0));
        }
        for flow in &model.flows {
            for (one, other) in [(flow.from.value, flow.to.value), (flow.to.value, flow.from.value)] {
                if !process(one) && process(other) {
                    groups[one.0 as usize].push(root(&mut parent, other.0));
                }
            }
        }
        for list in &mut groups {
            list.sort_unstable();
            list.dedup();
        }
        Neighbours { direct, groups }
    }

    fn joined(&self, a: ElementId, b: ElementId) -> bool {
        let (few, many) = (&self.groups[a.0 as usize], &self.groups[b.0 as usize]);
        let (few, many) = if few.len() <= many.len() {
            (few, many)
        } else {
            (many, few)
        };
        self.direct.contains(&(a.min(b), a.max(b))) || few.iter().any(|g| many.binary_search(g).is_ok())
    }
}

/// The group of an element, with shorter ways for the next time.
fn root(parent: &mut [u32], of: u32) -> u32 {
    let mut at = of;
    while parent[at as usize] != at {
        let next = parent[at as usize];
        parent[at as usize] = parent[next as usize];
        at = next;
    }
    at
}
