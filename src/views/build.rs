//! From a view of a model to a diagram without coordinates.

use super::ViewPlan;
use super::badge::OpenThreats;
use crate::Compiled;
use crate::diagram::{self, Diagram, Protection, Shape};
use crate::model::*;
use crate::source::Spanned;
use crate::words::Words;
use std::collections::BTreeMap;

/// What stands out in a diagram, and in which order: the steps of an attack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Highlight {
    /// Elements, flows and boundaries with the number of the step, from 1; without one they only stand out. Several
    /// steps may stand at one place. What the diagram does not show is left out.
    pub steps: Vec<(Node, Option<usize>)>,
}

/// What a view shows, with what stands out in it.
pub fn diagram(compiled: &Compiled, view: &ViewPlan, highlight: &Highlight, words: &Words) -> Diagram {
    let model = &compiled.model;
    let mut build = Build {
        model,
        words,
        view,
        shown: shown(model, &compiled.index, view),
        threats: OpenThreats::of(compiled),
        boundaries: BTreeMap::new(),
        nodes: BTreeMap::new(),
        flows: BTreeMap::new(),
        out: Diagram {
            id: format!("d-{}", view.name.replace('.', "-")),
            title: words.fill(
                "picture.title",
                &[("system", &system_title(model, words)), ("title", &view.title)],
            ),
            language: words.language(),
            ..Diagram::default()
        },
    };
    build.boundaries();
    build.elements();
    build.flows();
    build.highlight(highlight);
    build.way_of_data();
    build.out.description = describe(&build.out, words);
    build.out
}

/// The title of the model, for those of its pictures.
pub fn system_title(model: &Model, words: &Words) -> String {
    let title = model.system.head.title.clone();
    title.unwrap_or_else(|| words.say("picture.model"))
}

/// In words, for those who cannot see the picture.
fn describe(diagram: &Diagram, words: &Words) -> String {
    let mut text = words.fill(
        "picture.flows",
        &[
            ("elements", &words.count("picture.elements", diagram.nodes.len())),
            (
                "boundaries",
                &words.count("picture.boundaries", diagram.boundaries.len()),
            ),
            ("flows", &words.count("picture.flow-count", diagram.flows.len())),
        ],
    );
    for flow in &diagram.flows {
        let (from, to) = (&diagram.nodes[flow.from].title, &diagram.nodes[flow.to].title);
        text.push(' ');
        text += &words.fill(
            "picture.flow",
            &[("from", from), ("to", to), ("label", &flow.label)],
        );
    }
    text
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
    words: &'a Words,
    model: &'a Model,
    view: &'a ViewPlan,
    shown: Vec<bool>,
    threats: OpenThreats,
    /// Boundaries drawn as frames, by where they stand in the diagram.
    boundaries: BTreeMap<BoundaryId, usize>,
    /// Where each element, or the box that hides it, stands in the diagram.
    nodes: BTreeMap<ElementId, usize>,
    /// Where each flow, or the one it is drawn with, stands in the diagram.
    flows: BTreeMap<FlowId, usize>,
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
                badge: self.threats.badge([Node::Boundary(id)]),
                ..diagram::Boundary::default()
            });
        }
    }

    fn elements(&mut self) {
        let mut boxes: BTreeMap<Hider, usize> = BTreeMap::new();
        for id in ElementId::all(self.model) {
            if !self.shown[id.0 as usize] {
                continue;
            }
            let hider = self.hider(id);
            let known = hider.as_ref().and_then(|h| boxes.get(h));
            let at = known.copied().unwrap_or(self.out.nodes.len());
            if at == self.out.nodes.len() {
                let node = match &hider {
                    Some(hider) => self.collapsed(hider),
                    None => self.element(id),
                };
                self.out.nodes.push(node);
            }
            if let Some(hider) = hider {
                boxes.insert(hider, at);
            }
            self.nodes.insert(id, at);
        }
    }

    fn element(&self, id: ElementId) -> diagram::Node {
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
            badge: self.threats.badge([Node::Element(id)]),
            tooltip: format!(
                "{} ({})",
                element.head.shown(),
                self.words.word("keyword", element.kind.word())
            ),
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
        let inside = self.inside(hider);
        let elements = inside.iter().filter(|n| matches!(n, Node::Element(_))).count();
        let within = self.words.count("picture.elements", elements);
        diagram::Node {
            id,
            tooltip: self
                .words
                .fill("picture.collapsed", &[("title", &title), ("elements", &within)]),
            title,
            shape: Shape::Collapsed,
            boundary: parent.and_then(|b| self.boundaries.get(&b).copied()),
            hidden: elements,
            badge: self.threats.badge(inside),
            ..diagram::Node::default()
        }
    }

    /// What a box hides: elements, boundaries, and the flows that neither start nor end outside.
    fn inside(&self, hider: &Hider) -> Vec<Node> {
        let model = self.model;
        let boundary = |id: BoundaryId| match hider {
            Hider::Boundary(outer) => model.chain(Some(id)).any(|b| b == *outer),
            Hider::Module(module) => model[id].head.module == Some(*module),
        };
        let element = |id: ElementId| match hider {
            Hider::Boundary(outer) => model.within(id, *outer),
            Hider::Module(module) => model[id].head.module == Some(*module),
        };
        let flow = |id: &FlowId| element(model[*id].from.value) && element(model[*id].to.value);
        let boundaries = BoundaryId::all(model).filter(|b| boundary(*b));
        let elements = ElementId::all(model).filter(|e| element(*e));
        boundaries
            .map(Node::Boundary)
            .chain(elements.map(Node::Element))
            .chain(FlowId::all(model).filter(flow).map(Node::Flow))
            .collect()
    }

    /// Flows between what is shown. Between two boxes of which one hides others, those of one direction are one.
    fn flows(&mut self) {
        let mut merged: BTreeMap<(usize, usize), Vec<FlowId>> = BTreeMap::new();
        let wanted: Vec<FlowId> = FlowId::all(self.model).filter(|f| self.wanted(*f)).collect();
        for id in wanted {
            let flow = &self.model[id];
            let ends = (self.nodes.get(&flow.from.value), self.nodes.get(&flow.to.value));
            let (Some(&from), Some(&to)) = ends else { continue };
            let folded = self.out.nodes[from].hidden > 0 || self.out.nodes[to].hidden > 0;
            if folded && from == to {
                continue;
            }
            let drawn = self.flow(id, from, to);
            let next = self.out.flows.len();
            let group = match folded {
                true => merged.entry((from, to)).or_default(),
                false => &mut Vec::new(),
            };
            group.push(id);
            let at = match group.as_slice() {
                [first, _, ..] => self.flows[first],
                _ => next,
            };
            self.flows.insert(id, at);
            if at == next {
                self.out.flows.push(drawn);
            } else {
                let badge = self.threats.badge(group.iter().copied().map(Node::Flow));
                merge(self.words, &mut self.out.flows[at], drawn, group.len());
                self.out.flows[at].badge = badge;
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
            protection: protection(self.model, self.words, flow),
            crosses: self.model.crosses(id),
            two_way: !flow.returns.is_empty(),
            badge: self.threats.badge([Node::Flow(id)]),
            tooltip: format!("{}: {}", flow.head.name, label(flow)),
            ..diagram::Flow::default()
        }
    }

    /// Marks the steps where they are drawn: at their place, or at the box that hides it.
    fn highlight(&mut self, highlight: &Highlight) {
        for &(node, number) in &highlight.steps {
            let place = match node {
                Node::Element(id) => self.nodes.get(&id).map(|at| {
                    let node = &mut self.out.nodes[*at];
                    (&mut node.highlight, &mut node.steps)
                }),
                Node::Flow(id) => self.flows.get(&id).map(|at| {
                    let flow = &mut self.out.flows[*at];
                    (&mut flow.highlight, &mut flow.steps)
                }),
                Node::Boundary(id) => self.boundaries.get(&id).map(|at| {
                    let boundary = &mut self.out.boundaries[*at];
                    (&mut boundary.highlight, &mut boundary.steps)
                }),
                _ => None,
            };
            if let Some((stands_out, steps)) = place {
                *stands_out = true;
                steps.extend(number);
                steps.sort_unstable();
                steps.dedup();
            }
        }
        if self.out.has_highlight() {
            self.out.dims = true;
        }
    }

    /// In a view of data, its way stands out, and where it rests; an arrow shows where the data goes, whoever asked.
    fn way_of_data(&mut self) {
        if self.view.data.is_empty() {
            return;
        }
        let wanted = |list: &[Spanned<DataId>]| list.iter().any(|d| self.view.data.contains(&d.value));
        for (id, at) in &self.flows {
            let flow = &self.model[*id];
            let drawn = &mut self.out.flows[*at];
            drawn.highlight = true;
            if drawn.id == flow.head.name && wanted(&flow.returns) && !wanted(&flow.sends) {
                std::mem::swap(&mut drawn.from, &mut drawn.to);
                drawn.two_way = false;
            } else if drawn.id == flow.head.name {
                drawn.two_way = wanted(&flow.returns);
            }
        }
        for (id, at) in &self.nodes {
            self.out.nodes[*at].highlight |= wanted(&self.model[*id].holds);
        }
        self.out.meaning = match self.view.data.as_slice() {
            [one] => self
                .words
                .fill("picture.way-of", &[("data", &self.model[*one].head.name)]),
            _ => self.words.say("picture.way-of-data"),
        };
    }
}

/// Draws one more flow with one that is drawn; together they are `count`.
fn merge(words: &Words, into: &mut diagram::Flow, drawn: diagram::Flow, count: usize) {
    match count {
        ..=TOLD => into.tooltip = format!("{}; {}", into.tooltip, drawn.tooltip),
        _ if count == TOLD + 1 => into.tooltip += "; …",
        _ => {}
    }
    into.label = words.count("picture.merged", count);
    into.data = String::new();
    into.two_way |= drawn.two_way;
    into.crosses |= drawn.crosses;
    if into.protection != drawn.protection {
        let plain = into.protection == Protection::Plain || drawn.protection == Protection::Plain;
        into.protection = if plain {
            Protection::Plain
        } else {
            Protection::Unknown
        };
    }
}

/// How many flows that are drawn as one its tooltip tells.
const TOLD: usize = 12;

fn label(flow: &Flow) -> String {
    match (&flow.head.title, flow.named) {
        (Some(title), _) => title.clone(),
        (None, true) => query::speak(&flow.head.name),
        (None, false) => String::new(),
    }
}

/// What the model says of a flow's protection: its protocol's name where its channel protects it.
fn protection(model: &Model, words: &Words, flow: &Flow) -> Protection {
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
        Some("physical") => Protection::Protected(words.say("picture.physical")),
        Some("mtls") => Protection::Protected("mTLS".to_string()),
        Some(channel) => Protection::Protected(protocol.unwrap_or_else(|| channel.to_uppercase())),
    }
}
