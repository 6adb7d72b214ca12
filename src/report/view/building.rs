//! Question 1: what are we building?

use super::access::{self, Access};
use super::assets::{Data, data};
use super::boundaries::{Boundary, boundaries, path};
use super::context::Context;
use super::section::Section;
use super::things::{Element, Flow, element, flow};
use crate::model::{BoundaryId, DataId, ElementId, FlowId, Node, PartyId};
use crate::report::prose::Prose;
use crate::report::text::Ref;
use crate::report::{DiagramOutput, Shows, page};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The first question.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Building {
    /// The heading.
    pub head: Section,
    /// What the system is for.
    pub purpose: Option<String>,
    /// The description of the model.
    pub description: Option<Prose>,
    /// The heading of the diagrams.
    pub diagrams_head: Section,
    /// The data-flow diagrams, the first shown first.
    pub diagrams: Vec<Picture>,
    /// The heading of the parties.
    pub parties_head: Section,
    /// Who takes part: actors, external systems, and parties on paper.
    pub parties: Vec<Party>,
    /// Who can access each component.
    pub access: Access,
    /// The heading of the boundaries.
    pub boundaries_head: Section,
    /// Trust boundaries, outer ones first.
    pub boundaries: Vec<Boundary>,
    /// The heading of the data.
    pub data_head: Section,
    /// Data assets with their ratings.
    pub data: Vec<Data>,
    /// The heading of the elements.
    pub elements_head: Section,
    /// Actors, external systems, processes and stores.
    pub elements: Vec<Element>,
    /// The heading of the flows.
    pub flows_head: Section,
    /// Data flows.
    pub flows: Vec<Flow>,
}

/// A data-flow diagram.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Picture {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it shows, in a sentence or two; may be empty.
    pub description: String,
    /// Where it is written, beside the report: `diagrams/overview.svg`.
    pub file: String,
    /// The SVG to stand inside HTML. It is safe: print it with `| safe`.
    pub svg: String,
}

/// Somebody who takes part.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Party {
    /// Who.
    pub link: Ref,
    /// `actor`, `external system`, `party on paper`.
    pub kind: String,
    /// Where they stand; may be empty.
    pub place: String,
    /// How far they are trusted, and why; may be empty.
    pub trust: String,
    /// The description, on one line; may be empty.
    pub note: String,
}

/// The first question, answered.
pub fn building(cx: &Context, diagrams: &[DiagramOutput]) -> Building {
    let m = cx.model;
    let counts = [
        cx.w.count("count.elements", m.elements.len()),
        cx.w.count("count.flows", m.flows.len()),
        cx.w.count("count.boundaries", m.boundaries.len()),
        cx.w.count("count.data", m.data.len()),
    ];
    let parties = parties(cx);
    let flows = diagrams.iter().filter(|d| d.shows == Shows::Flows);
    Building {
        head: cx.section("building", ""),
        purpose: m.system.purpose.as_ref().map(|p| p.value.clone()),
        description: cx.prose(m.system.head.description.as_deref()),
        diagrams_head: cx.section("diagram", counts.join(", ")),
        diagrams: flows.map(|d| picture(d, &named(cx))).collect(),
        parties_head: cx.section("parties", parties.len().to_string()),
        parties,
        access: access::access(cx),
        boundaries_head: cx.section("boundaries", m.boundaries.len().to_string()),
        boundaries: boundaries(cx),
        data_head: cx.section("data", m.data.len().to_string()),
        data: DataId::all(m).map(|id| data(cx, id)).collect(),
        elements_head: cx.section("elements", m.elements.len().to_string()),
        elements: ElementId::all(m).map(|id| element(cx, id)).collect(),
        flows_head: cx.section("flows", m.flows.len().to_string()),
        flows: FlowId::all(m).map(|id| flow(cx, id)).collect(),
    }
}

/// The anchors of what a diagram can show, by name.
fn named(cx: &Context) -> BTreeMap<String, String> {
    let m = cx.model;
    let nodes = ElementId::all(m)
        .map(Node::Element)
        .chain(FlowId::all(m).map(Node::Flow))
        .chain(BoundaryId::all(m).map(Node::Boundary));
    nodes
        .map(|n| (m.name(n).to_string(), cx.anchors.id(n).to_string()))
        .collect()
}

fn picture(diagram: &DiagramOutput, named: &BTreeMap<String, String>) -> Picture {
    Picture {
        id: diagram.id.clone(),
        title: diagram.title.clone(),
        description: diagram.description.clone(),
        file: diagram.file.clone(),
        svg: page::inline(&diagram.svg, |name| named.get(name).cloned()),
    }
}

fn parties(cx: &Context) -> Vec<Party> {
    let m = cx.model;
    let note = |node: Node| {
        cx.prose(m.head(node).description.as_deref())
            .map_or(String::new(), |p| p.plain)
    };
    let mut list = Vec::new();
    for id in ElementId::all(m) {
        let element = &m[id];
        let kind = match element.kind {
            crate::model::ElementKind::Actor => "party.actor",
            crate::model::ElementKind::External => "party.external",
            _ => continue,
        };
        let trust = element
            .trust
            .as_ref()
            .map_or(String::new(), |t| match &t.because {
                Some(because) => {
                    let trust = cx.w.word("trust", t.value);
                    cx.w.fill("party.trust", &[("trust", &trust), ("because", &because.value)])
                }
                None => cx.w.word("trust", t.value),
            });
        let node = Node::Element(id);
        let place = path(cx, element.boundary).join(" › ");
        list.push(Party {
            link: cx.link(node),
            kind: cx.w.say(kind),
            place,
            trust,
            note: note(node),
        });
    }
    for id in PartyId::all(m) {
        let node = Node::Party(id);
        list.push(Party {
            link: cx.link(node),
            kind: cx.w.say("party.paper"),
            place: String::new(),
            trust: String::new(),
            note: note(node),
        });
    }
    list
}
