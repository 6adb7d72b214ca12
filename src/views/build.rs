//! From a view of a model to a diagram without coordinates.

use super::ViewPlan;
use super::badge::{badges, sum};
use crate::diagram::{self, Badge, Diagram, Protection, Shape};
use crate::model::*;
use std::collections::BTreeMap;

/// What a view shows.
pub fn diagram(model: &Model, index: &Index, view: &ViewPlan) -> Diagram {
    let mut build = Build {
        model,
        view,
        shown: shown(model, index, view),
        badges: badges(model),
        boundaries: BTreeMap::new(),
        nodes: BTreeMap::new(),
        out: Diagram {
            id: format!("d-{}", view.name.replace('.', "-")),
            title: format!("{}: {}", system_title(model), view.title),
            ..Diagram::default()
        },
    };
    build.boundaries();
    build.elements();
    build.flows();
    build.out.description = describe(&build.out, view);
    build.out
}

fn system_title(model: &Model) -> String {
    model
        .system
        .head
        .title
        .clone()
        .unwrap_or_else(|| "Threat model".to_string())
}

/// In words, for those who cannot see the picture.
fn describe(diagram: &Diagram, view: &ViewPlan) -> String {
    let mut text = format!(
        "A data-flow diagram with {} in {} and {}.",
        counted(diagram.nodes.len(), "element"),
        counted(diagram.boundaries.len(), "trust boundary"),
        counted(diagram.flows.len(), "flow"),
    );
    for flow in &diagram.flows {
        let (from, to) = (&diagram.nodes[flow.from].title, &diagram.nodes[flow.to].title);
        text.push_str(&format!(" {from} to {to}: {}.", flow.label));
    }
    if let Some(note) = &view.note {
        text.push_str(&format!(" {note}"));
    }
    text
}

fn counted(count: usize, word: &str) -> String {
    let plural = word
        .strip_suffix('y')
        .map_or(format!("{word}s"), |stem| format!("{stem}ies"));
    if count == 1 {
        format!("1 {word}")
    } else {
        format!("{count} {plural}")
    }
}

/// Which elements take part: all; those that handle the data; those within the boundaries and who they talk with.
fn shown(model: &Model, index: &Index, view: &ViewPlan) -> Vec<bool> {
    ElementId::all(model)
        .map(|id| {
            let handles = &index.handles[id.0 as usize];
            let data = view.data.is_empty() || view.data.iter().any(|d| handles.contains(d));
            let inside = |e: ElementId| view.within.iter().any(|b| model.within(e, *b));
            let neighbours = || {
                let starts = index.starts[id.0 as usize].iter().map(|f| model[*f].to.value);
                let ends = index.ends[id.0 as usize].iter().map(|f| model[*f].from.value);
                starts.chain(ends).any(inside)
            };
            data && (view.within.is_empty() || inside(id) || neighbours())
        })
        .collect()
}

struct Build<'a> {
    model: &'a Model,
    view: &'a ViewPlan,
    shown: Vec<bool>,
    badges: BTreeMap<Node, Badge>,
    /// Boundaries drawn as frames, by where they stand in the diagram.
    boundaries: BTreeMap<BoundaryId, usize>,
    /// Where each element, or the box that hides it, stands in the diagram.
    nodes: BTreeMap<ElementId, usize>,
    out: Diagram,
}

/// A box that stands for several elements.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Hider {
    Boundary(BoundaryId),
    Module(u32),
}

impl Build<'_> {
    /// The box that hides an element, the outermost one.
    fn hider(&self, element: ElementId) -> Option<Hider> {
        let module = self.model[element].head.module.filter(|m| !self.opened(*m));
        if let Some(module) = module {
            return Some(Hider::Module(module));
        }
        let around = self
            .model
            .chain(self.model[element].boundary)
            .filter(|b| self.view.collapse.contains(b));
        around.last().map(Hider::Boundary)
    }

    fn opened(&self, module: u32) -> bool {
        self.model
            .modules
            .get(module as usize)
            .is_none_or(|m| self.view.open.contains(&m.alias))
    }

    /// The frames: boundaries around what is shown, parents first.
    fn boundaries(&mut self) {
        for id in BoundaryId::all(self.model) {
            let boundary = &self.model[id];
            let hidden = self
                .model
                .chain(Some(id))
                .any(|b| self.view.collapse.contains(&b))
                || boundary.head.module.is_some_and(|m| !self.opened(m));
            let whole = self.view.data.is_empty() && self.view.within.is_empty();
            let used =
                || ElementId::all(self.model).any(|e| self.shown[e.0 as usize] && self.model.within(e, id));
            if hidden || !(whole || used()) {
                continue;
            }
            self.boundaries.insert(id, self.out.boundaries.len());
            self.out.boundaries.push(diagram::Boundary {
                id: boundary.head.name.clone(),
                title: boundary.head.shown(),
                parent: boundary.parent.and_then(|p| self.boundaries.get(&p).copied()),
                trust: boundary.trust.as_ref().map(|t| match t.value {
                    Trust::None => diagram::Trust::None,
                    Trust::Partial => diagram::Trust::Partial,
                    Trust::Full => diagram::Trust::Full,
                }),
                many: boundary.many,
            });
        }
    }

    fn elements(&mut self) {
        let mut boxes: BTreeMap<Hider, usize> = BTreeMap::new();
        for id in ElementId::all(self.model).filter(|e| self.shown[e.0 as usize]) {
            let badge = self.badges.get(&Node::Element(id)).copied();
            let at = match self.hider(id) {
                Some(hider) => {
                    let at = match boxes.get(&hider) {
                        Some(at) => *at,
                        None => {
                            let node = self.collapsed(&hider);
                            self.out.nodes.push(node);
                            boxes.insert(hider, self.out.nodes.len() - 1);
                            self.out.nodes.len() - 1
                        }
                    };
                    self.out.nodes[at].hidden += 1;
                    self.out.nodes[at].badge = sum(self.out.nodes[at].badge, badge);
                    at
                }
                None => {
                    let node = self.element(id, badge);
                    self.out.nodes.push(node);
                    self.out.nodes.len() - 1
                }
            };
            self.nodes.insert(id, at);
        }
    }

    fn element(&self, id: ElementId, badge: Option<Badge>) -> diagram::Node {
        let element = &self.model[id];
        diagram::Node {
            id: element.head.name.clone(),
            title: element.head.shown(),
            shape: match element.kind {
                ElementKind::Actor => Shape::Actor,
                ElementKind::External => Shape::External,
                ElementKind::Process => Shape::Process,
                ElementKind::Store => Shape::Store,
            },
            boundary: element.boundary.and_then(|b| self.boundaries.get(&b).copied()),
            badge,
            tooltip: format!("{} ({})", element.head.shown(), element.kind.word()),
            ..diagram::Node::default()
        }
    }

    fn collapsed(&self, hider: &Hider) -> diagram::Node {
        let (id, title, parent) = match hider {
            Hider::Boundary(id) => {
                let boundary = &self.model[*id];
                (boundary.head.name.clone(), boundary.head.shown(), boundary.parent)
            }
            Hider::Module(module) => {
                let module = &self.model.modules[*module as usize];
                (
                    module.alias.clone(),
                    module
                        .title
                        .clone()
                        .unwrap_or_else(|| query::speak(&module.alias)),
                    None,
                )
            }
        };
        diagram::Node {
            id,
            title,
            shape: Shape::Collapsed,
            boundary: parent.and_then(|b| self.boundaries.get(&b).copied()),
            ..diagram::Node::default()
        }
    }

    /// Flows between what is shown. Between two boxes of which one hides others, those of one direction are one.
    fn flows(&mut self) {
        let mut merged: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
        for id in FlowId::all(self.model) {
            let flow = &self.model[id];
            let ends = (self.nodes.get(&flow.from.value), self.nodes.get(&flow.to.value));
            let (Some(&from), Some(&to)) = ends else { continue };
            if !self.wanted(id) {
                continue;
            }
            let folded = self.out.nodes[from].hidden > 0 || self.out.nodes[to].hidden > 0;
            if folded && from == to {
                continue;
            }
            let drawn = self.flow(id, from, to);
            if !folded {
                self.out.flows.push(drawn);
                continue;
            }
            match merged.get_mut(&(from, to)) {
                Some((at, count)) => {
                    *count += 1;
                    let (at, count) = (*at, *count);
                    self.merge(at, count, drawn);
                }
                None => {
                    merged.insert((from, to), (self.out.flows.len(), 1));
                    self.out.flows.push(drawn);
                }
            }
        }
    }

    /// In a view of data, only flows that carry it; in one of boundaries, only those that touch them.
    fn wanted(&self, id: FlowId) -> bool {
        let flow = &self.model[id];
        let carries =
            self.view.data.is_empty() || self.model.carried(id).any(|d| self.view.data.contains(&d));
        let inside = |e: ElementId| self.view.within.iter().any(|b| self.model.within(e, *b));
        let touches = self.view.within.is_empty() || inside(flow.from.value) || inside(flow.to.value);
        carries && touches
    }

    fn merge(&mut self, at: usize, count: usize, drawn: diagram::Flow) {
        let badge = sum(self.out.flows[at].badge, drawn.badge);
        let into = &mut self.out.flows[at];
        into.tooltip = format!("{}; {}", into.tooltip, drawn.tooltip);
        into.label = format!("{count} flows");
        into.data = String::new();
        into.badge = badge;
        into.two_way |= drawn.two_way;
        if into.protection != drawn.protection {
            let plain = into.protection == Protection::Plain || drawn.protection == Protection::Plain;
            into.protection = if plain {
                Protection::Plain
            } else {
                Protection::Unknown
            };
        }
    }

    fn flow(&self, id: FlowId, from: usize, to: usize) -> diagram::Flow {
        let flow = &self.model[id];
        let name = |d: DataId| self.model[d].head.name.clone();
        let mut carried: Vec<String> = Vec::new();
        for data in self.model.carried(id).map(name) {
            if !carried.contains(&data) {
                carried.push(data);
            }
        }
        diagram::Flow {
            id: flow.head.name.clone(),
            from,
            to,
            label: label(flow),
            data: carried.join(", "),
            protection: protection(self.model, flow),
            crosses: self.model.crosses(id),
            two_way: !flow.returns.is_empty(),
            badge: self.badges.get(&Node::Flow(id)).copied(),
            tooltip: format!("{}: {}", flow.head.name, label(flow)),
            ..diagram::Flow::default()
        }
    }
}

fn label(flow: &Flow) -> String {
    match (&flow.head.title, flow.named) {
        (Some(title), _) => title.clone(),
        (None, true) => query::speak(&flow.head.name),
        (None, false) => String::new(),
    }
}

/// What the model says of a flow's protection: its protocol's name where its channel protects it.
fn protection(model: &Model, flow: &Flow) -> Protection {
    let protocol = flow
        .protocol
        .first()
        .map(|k| model[k.value].head.name.to_uppercase());
    match model.word(&flow.attributes, "channel") {
        None => Protection::Unknown,
        Some("plain") => match model.at_least(&flow.attributes, "integrity", "mac") {
            Some(true) => Protection::Protected("MAC".to_string()),
            _ => Protection::Plain,
        },
        Some("physical") => Protection::Protected("physical".to_string()),
        Some("mtls") => Protection::Protected("mTLS".to_string()),
        Some(channel) => Protection::Protected(protocol.unwrap_or_else(|| channel.to_uppercase())),
    }
}
