//! R1–R8, R10–R12 and the second half of R2: what a position gives, by itself.

use super::super::fact::Predicate::*;
use super::super::program::Rule;
use super::Ground;
use crate::model::*;

pub fn ground(g: &mut Ground) {
    assumed(g);
    boundaries(g);
    for id in ElementId::all(g.model) {
        r3(g, id.into());
        at_element(g, id);
    }
    for id in FlowId::all(g.model) {
        r3(g, id.into());
        at_flow(g, id);
    }
    for id in BoundaryId::all(g.model) {
        r3(g, id.into());
    }
}

/// R1, second line: an assumption that is false no longer keeps the adversary from what it trusts.
fn assumed(g: &mut Ground) {
    for id in AssumptionId::all(g.model) {
        let switched = g.of(False, id);
        for trusted in &g.model[id].trusts {
            let head = match trusted.value {
                Node::Data(data) => g.of(Knows, data),
                node @ (Node::Element(_) | Node::Flow(_) | Node::Boundary(_)) => g.of(Owns, node),
                node @ Node::Party(_) => g.of(ActsAs, node),
                _ => continue,
            };
            g.b.all(Rule::R1, &[switched], head);
        }
    }
}

/// R2: what stands in a boundary; the flows with an end in it, inside and across. Watching a boundary shows the stores
/// in it, never the memory of a process.
fn boundaries(g: &mut Ground) {
    let model = g.model;
    for id in BoundaryId::all(model) {
        for outer in model.chain(model[id].parent) {
            let (from, to) = (g.of(Owns, outer), g.of(Owns, id));
            g.b.all(Rule::R2, &[from], to);
        }
    }
    for id in ElementId::all(model) {
        for boundary in model.chain(model[id].boundary) {
            let (from, to) = (g.of(Owns, boundary), g.of(Owns, id));
            g.b.all(Rule::R2, &[from], to);
            if model[id].kind == ElementKind::Store {
                for is in [Observes, Alters] {
                    let (from, to) = (g.of(is, boundary), g.of(is, id));
                    g.b.all(Rule::R2, &[from], to);
                }
            }
        }
    }
    for id in FlowId::all(model) {
        let ends = [model[id].from.value, model[id].to.value];
        let mut around: Vec<_> = ends
            .iter()
            .flat_map(|e| model.chain(model[*e].boundary))
            .collect();
        around.sort_unstable();
        around.dedup();
        for boundary in around {
            for is in [Observes, Alters] {
                let (from, to) = (g.of(is, boundary), g.of(is, id));
                g.b.all(Rule::R2, &[from], to);
            }
        }
    }
}

/// R3: owning includes altering, altering includes observing. What is declared is so from the start (R1).
fn r3(g: &mut Ground, node: Node) {
    let of = |is| g.of(is, node);
    let (own, alter, observe) = (of(Owns), of(Alters), of(Observes));
    let (starts_altering, starts_observing) = (of(StartsAltering), of(StartsObserving));
    g.b.all(Rule::R3, &[own], alter);
    g.b.all(Rule::R3, &[alter], observe);
    g.b.all(Rule::R1, &[starts_altering], alter);
    g.b.all(Rule::R1, &[starts_observing], observe);
    g.b.all(Rule::R3, &[starts_altering], starts_observing);
}

/// R6, R7, R10–R12, and R2 for a process that is watched by declaration.
fn at_element(g: &mut Ground, id: ElementId) {
    let (model, index) = (g.model, g.index);
    let own = g.of(Owns, id);
    for head in [g.of(ActsAs, id), g.of(Reaches, id)] {
        g.b.all(Rule::R6, &[own], head);
    }
    let kind = model[id].kind;
    let (watches, changes) = (g.of(StartsObserving, id), g.of(StartsAltering, id));
    for data in &index.handles[id.0 as usize] {
        g.give(Rule::R7, id, &[own], Sees, *data);
        if kind == ElementKind::Process {
            g.give(Rule::R2, id, &[watches], Sees, *data);
            g.give(Rule::R2, id, &[changes], Places, *data);
        }
    }
    if kind == ElementKind::Store {
        r10(g, id);
    }
    let denies = g.of(Denies, id);
    g.b.all(Rule::R12, &[own], denies);
    let fragile = g.of(Fragile, id);
    for data in g.gives(id) {
        g.give(Rule::R11, id, &[own], Places, data);
        if kind == ElementKind::Actor {
            continue;
        }
        // Who starves only itself denies nothing: it, or somebody who takes the data from it, is not its own.
        let mut affected = vec![id];
        affected.extend(g.receivers(id, data));
        for whom in affected {
            let strange = g.of(Strange, whom);
            g.give(Rule::R12, id, &[own, strange, fragile], DeniesData, data);
        }
    }
}

/// R10: a store that is observed shows what it holds, one that is altered has it changed or removed.
fn r10(g: &mut Ground, id: ElementId) {
    let (observe, alter) = (g.of(Observes, id), g.of(Alters, id));
    let denies = g.of(Denies, id);
    g.b.all(Rule::R10, &[alter], denies);
    for held in &g.model[id].holds {
        g.give(Rule::R10, id, &[observe], Sees, held.value);
        g.give(Rule::R10, id, &[alter], Places, held.value);
        g.give(Rule::R10, id, &[alter], DeniesData, held.value);
    }
}

/// R4, R5, R8: what passes on a flow.
fn at_flow(g: &mut Ground, id: FlowId) {
    let model = g.model;
    let flow = &model[id];
    let (observe, alter) = (g.of(Observes, id), g.of(Alters, id));
    let (open, malleable) = (g.of(Open, id), g.of(Malleable, id));
    for data in model.carried(id) {
        let (sees, places) = (g.of(Sees, data), g.of(Places, data));
        g.b.all(Rule::R4, &[observe, open], sees);
        g.b.all(Rule::R5, &[alter, malleable], places);
    }
    let denies = g.of(Denies, id);
    g.b.all(Rule::R8, &[alter], denies);
    for (list, to) in [(&flow.sends, flow.to.value), (&flow.returns, flow.from.value)] {
        let strange = g.of(Strange, to);
        for data in list {
            let denies = g.of(DeniesData, data.value);
            g.b.all(Rule::R8, &[alter, strange], denies);
        }
    }
}

impl Ground<'_> {
    /// What others take from an element: what it holds, sends, or returns. Ascending, each once.
    fn gives(&self, id: ElementId) -> Vec<DataId> {
        let (model, at) = (self.model, id.0 as usize);
        let mut list: Vec<DataId> = model[id].holds.iter().map(|d| d.value).collect();
        for flow in &self.index.starts[at] {
            list.extend(model[*flow].sends.iter().map(|d| d.value));
        }
        for flow in &self.index.ends[at] {
            list.extend(model[*flow].returns.iter().map(|d| d.value));
        }
        list.sort_unstable();
        list.dedup();
        list
    }

    /// Who takes data from an element.
    fn receivers(&self, id: ElementId, data: DataId) -> Vec<ElementId> {
        let (model, at) = (self.model, id.0 as usize);
        let has = |list: &[crate::source::Spanned<DataId>]| list.iter().any(|d| d.value == data);
        let sent = self.index.starts[at].iter().filter(|f| has(&model[**f].sends));
        let returned = self.index.ends[at].iter().filter(|f| has(&model[**f].returns));
        let mut list: Vec<_> = sent
            .map(|f| model[*f].to.value)
            .chain(returned.map(|f| model[*f].from.value))
            .collect();
        list.sort_unstable();
        list.dedup();
        list
    }
}
