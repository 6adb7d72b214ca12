//! Question 1: what are we building?

use super::access::{self, Access};
use super::context::{Context, because};
use super::section::Section;
use crate::model::{BoundaryId, DataId, ElementId, FlowId, Level, Node, PartyId, Stated, Words};
use crate::report::prose::Prose;
use crate::report::text::{At, Link, Ref, Text};
use crate::report::{DiagramOutput, date, page};
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

/// A trust boundary.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Boundary {
    /// The boundary.
    pub link: Ref,
    /// How deep it is nested, from 0.
    pub depth: usize,
    /// The titles of the boundaries around it, the outermost first.
    pub path: Vec<String>,
    /// `none`, `partial`, `full`; null when nothing is said.
    pub trust: Option<String>,
    /// The trust as words for a cell: also `full, as Cloud account`, `not said`.
    pub trust_words: String,
    /// Why it is trusted that much.
    pub because: Option<String>,
    /// Whether it stands for many alike.
    pub many: bool,
    /// The elements and boundaries directly in it.
    pub holds: Vec<Ref>,
    /// The flows that cross it.
    pub crossed_by: Vec<Ref>,
    /// The description.
    pub description: Option<Prose>,
    /// Where it is declared.
    pub at: At,
}

/// A data asset.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Data {
    /// The asset.
    pub link: Ref,
    /// The rating of its confidentiality; null when nothing is said. The same for the next two.
    pub confidentiality: Option<String>,
    /// The rating of its integrity.
    pub integrity: Option<String>,
    /// The rating of its availability.
    pub availability: Option<String>,
    /// Whether it is about people.
    pub personal: Option<String>,
    /// Whose it is.
    pub belongs_to: Vec<Ref>,
    /// What else is said: keys that protect it, what it proves, other attributes.
    pub facts: Vec<Text>,
    /// The elements that hold it.
    pub held_by: Vec<Ref>,
    /// The flows that carry it.
    pub carried_by: Vec<Ref>,
    /// The description.
    pub description: Option<Prose>,
    /// Where it is declared.
    pub at: At,
}

/// A fact about an element or a flow.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Fact {
    /// The attribute.
    pub name: String,
    /// Its value.
    pub value: Text,
    /// Where it comes from: `stated`, or the kind whose default it is.
    pub from: String,
    /// Why.
    pub because: Option<String>,
}

/// An actor, an external system, a process or a store.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Element {
    /// The element.
    pub link: Ref,
    /// The kinds it is.
    pub is: Vec<String>,
    /// The titles of the boundaries around it, the outermost first.
    pub path: Vec<String>,
    /// Data it holds.
    pub holds: Vec<Ref>,
    /// Flows that it starts or that end at it, with the other end.
    pub flows: Vec<Text>,
    /// What is known about it.
    pub facts: Vec<Fact>,
    /// Links to more.
    pub see: Vec<Link>,
    /// Who is responsible.
    pub owner: Option<String>,
    /// The description.
    pub description: Option<Prose>,
    /// Where it is declared.
    pub at: At,
}

/// A data flow.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Flow {
    /// The flow.
    pub link: Ref,
    /// Who starts it.
    pub from: Ref,
    /// Where it leads.
    pub to: Ref,
    /// Data sent.
    pub sends: Vec<Ref>,
    /// Data that comes back.
    pub returns: Vec<Ref>,
    /// What the caller must show.
    pub asks: Vec<Ref>,
    /// The protocols.
    pub protocol: Vec<String>,
    /// What protects it on the way (`tls`); null when nothing is said.
    pub channel: Option<String>,
    /// The boundaries it crosses, those of its start first.
    pub crosses: Vec<Ref>,
    /// What is known about it.
    pub facts: Vec<Fact>,
    /// The description.
    pub description: Option<Prose>,
    /// Where it is declared.
    pub at: At,
}

/// The first question, answered.
pub fn building(cx: &Context, diagrams: &[DiagramOutput]) -> Building {
    let m = cx.model;
    let count = |n: usize, word: &str| date::count(n as u64, word);
    let counts = [
        count(m.elements.len(), "element"),
        count(m.flows.len(), "flow"),
        count(m.boundaries.len(), "boundary"),
        count(m.data.len(), "data asset"),
    ];
    let parties = parties(cx);
    Building {
        head: Section::new("building", "1. What are we building?", "", ""),
        purpose: m.system.purpose.as_ref().map(|p| p.value.clone()),
        description: cx.prose(m.system.head.description.as_ref()),
        diagrams_head: Section::new("diagram", "Data-flow diagram", counts.join(", "), ""),
        diagrams: diagrams.iter().map(|d| picture(d, &named(cx))).collect(),
        parties_head: Section::new("parties", "Who takes part", parties.len().to_string(), ""),
        parties,
        access: access::access(cx),
        boundaries_head: Section::new(
            "boundaries",
            "Whom we trust, and why",
            m.boundaries.len().to_string(),
            "",
        ),
        boundaries: boundaries(cx),
        data_head: Section::new(
            "data",
            "Data",
            m.data.len().to_string(),
            "What is of value, and how bad it is to lose each property of it.",
        ),
        data: DataId::all(m).map(|id| data(cx, id)).collect(),
        elements_head: Section::new(
            "elements",
            "Elements",
            m.elements.len().to_string(),
            "What was not said is unknown: neither good nor bad.",
        ),
        elements: ElementId::all(m).map(|id| element(cx, id)).collect(),
        flows_head: Section::new("flows", "Flows", m.flows.len().to_string(), ""),
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
        cx.prose(m.head(node).description.as_ref())
            .map_or(String::new(), |p| p.plain)
    };
    let mut list = Vec::new();
    for id in ElementId::all(m) {
        let element = &m[id];
        let kind = match element.kind {
            crate::model::ElementKind::Actor => "actor",
            crate::model::ElementKind::External => "external system",
            _ => continue,
        };
        let trust = element
            .trust
            .as_ref()
            .map_or(String::new(), |t| match &t.because {
                Some(because) => format!("{}: {}", t.value, because.value),
                None => t.value.to_string(),
            });
        let node = Node::Element(id);
        let place = path(cx, element.boundary).join(" › ");
        list.push(Party {
            link: cx.link(node),
            kind: kind.to_string(),
            place,
            trust,
            note: note(node),
        });
    }
    for id in PartyId::all(m) {
        let node = Node::Party(id);
        list.push(Party {
            link: cx.link(node),
            kind: "party on paper".to_string(),
            place: String::new(),
            trust: String::new(),
            note: note(node),
        });
    }
    list
}

/// The titles of the boundaries around something, the outermost first.
pub fn path(cx: &Context, from: Option<BoundaryId>) -> Vec<String> {
    let mut list: Vec<String> = chain(cx, from)
        .iter()
        .map(|b| cx.model[*b].head.shown())
        .collect();
    list.reverse();
    list
}

/// The boundaries around something, nearest first; at most as many as there are, should they form a circle.
fn chain(cx: &Context, from: Option<BoundaryId>) -> Vec<BoundaryId> {
    cx.model.chain(from).take(cx.model.boundaries.len()).collect()
}

fn boundaries(cx: &Context) -> Vec<Boundary> {
    let m = cx.model;
    let mut crossed: Vec<Vec<Ref>> = vec![Vec::new(); m.boundaries.len()];
    for flow in FlowId::all(m) {
        for boundary in m.crossings(flow) {
            crossed[boundary.0 as usize].push(cx.link(Node::Flow(flow)));
        }
    }
    BoundaryId::all(m)
        .zip(crossed)
        .map(|(id, crossed_by)| boundary(cx, id, crossed_by))
        .collect()
}

fn boundary(cx: &Context, id: BoundaryId, crossed_by: Vec<Ref>) -> Boundary {
    let m = cx.model;
    let it = &m[id];
    let elements = ElementId::all(m)
        .filter(|e| m[*e].boundary == Some(id))
        .map(Node::Element);
    let within = BoundaryId::all(m)
        .filter(|b| m[*b].parent == Some(id))
        .map(Node::Boundary);
    let around = chain(cx, it.parent);
    let inherited = around
        .iter()
        .find_map(|b| m[*b].trust.as_ref().map(|t| (t.value, m[*b].head.shown())));
    let trust_words = match (&it.trust, inherited) {
        (Some(trust), _) => trust.value.to_string(),
        (None, Some((trust, from))) => format!("{trust}, as {from}"),
        (None, None) => "not said".to_string(),
    };
    Boundary {
        link: cx.link(Node::Boundary(id)),
        depth: around.len(),
        path: path(cx, it.parent),
        trust: it.trust.as_ref().map(|t| t.value.to_string()),
        trust_words,
        because: it
            .trust
            .as_ref()
            .and_then(|t| t.because.as_ref())
            .map(|b| b.value.clone())
            .or(because(&it.head)),
        many: it.many,
        holds: cx.links(elements.chain(within)),
        crossed_by,
        description: cx.prose(it.head.description.as_ref()),
        at: cx.at(it.head.name_span),
    }
}

fn data(cx: &Context, id: DataId) -> Data {
    let m = cx.model;
    let it = &m[id];
    let rating = |name| m.rating(id, name).map(|l: Level| l.word().to_string());
    let holders = ElementId::all(m)
        .filter(|e| m[*e].holds.iter().any(|d| d.value == id))
        .map(Node::Element);
    let carriers = FlowId::all(m)
        .filter(|f| m.carried(*f).any(|d| d == id))
        .map(Node::Flow);
    Data {
        link: cx.link(Node::Data(id)),
        confidentiality: rating("confidentiality"),
        integrity: rating("integrity"),
        availability: rating("availability"),
        personal: m.word(&it.attributes, "personal").map(str::to_string),
        belongs_to: cx.links(it.belongs_to.iter().map(|n| n.value)),
        facts: data_facts(cx, id),
        held_by: cx.links(holders),
        carried_by: cx.links(carriers),
        description: cx.prose(it.head.description.as_ref()),
        at: cx.at(it.head.name_span),
    }
}

/// What is said about data besides its ratings.
fn data_facts(cx: &Context, id: DataId) -> Vec<Text> {
    let it = &cx.model[id];
    let mut list = Vec::new();
    for (verb, lines) in [("sealed by ", &it.sealed), ("signed by ", &it.signed)] {
        for keys in lines {
            let links = cx.links(keys.keys.iter().map(|k| k.value));
            let many = if keys.needed > 1 {
                format!("{} of ", keys.needed)
            } else {
                String::new()
            };
            list.push(Text::plain(verb).then(many).links(&links));
        }
    }
    let mut of = |words: &str, nodes: Vec<Node>| {
        if !nodes.is_empty() {
            list.push(Text::plain(words).links(&cx.links(nodes)));
        }
    };
    of(
        "proves to be ",
        it.authenticates.iter().map(|n| n.value).collect(),
    );
    of(
        "gives away ",
        it.yields.iter().map(|d| Node::Data(d.value)).collect(),
    );
    let shown = ["confidentiality", "integrity", "availability", "personal"];
    let rest = it
        .attributes
        .iter()
        .filter(|a| !shown.contains(&name(cx, a).as_str()));
    list.extend(rest.map(|a| Text::plain(format!("{} ", name(cx, a))).and(cx.value(a))));
    list
}

fn name(cx: &Context, stated: &Stated) -> String {
    cx.model[stated.attribute].head.name.clone()
}

/// Attributes with where they come from.
fn facts(cx: &Context, attributes: &[Stated]) -> Vec<Fact> {
    let fact = |a: &Stated| Fact {
        name: name(cx, a),
        value: cx.value(a),
        from: a
            .by_kind
            .map_or("stated".to_string(), |k| cx.model[k].head.name.clone()),
        because: a.because.as_ref().map(|b| b.value.clone()),
    };
    attributes.iter().map(fact).collect()
}

fn element(cx: &Context, id: ElementId) -> Element {
    let m = cx.model;
    let it = &m[id];
    let index = &cx.compiled.index;
    let flows = |list: &[Vec<FlowId>]| list.get(id.0 as usize).cloned().unwrap_or_default();
    let other = |flow: FlowId, to: bool| {
        let end = if to { m[flow].to.value } else { m[flow].from.value };
        let words = if to { "to " } else { "from " };
        Text::plain(words)
            .link(&cx.link(Node::Element(end)))
            .then(": ")
            .link(&cx.link(Node::Flow(flow)))
    };
    let starts = flows(&index.starts).into_iter().map(|f| other(f, true));
    let ends = flows(&index.ends).into_iter().map(|f| other(f, false));
    Element {
        link: cx.link(Node::Element(id)),
        is: it.is.iter().map(|k| m[k.value].head.name.clone()).collect(),
        path: path(cx, it.boundary),
        holds: cx.links(it.holds.iter().map(|d| Node::Data(d.value))),
        flows: starts.chain(ends).collect(),
        facts: facts(cx, &it.attributes),
        see: cx.see(&it.head.see),
        owner: it.head.owner.as_ref().map(|o| o.value.clone()),
        description: cx.prose(it.head.description.as_ref()),
        at: cx.at(it.head.name_span),
    }
}

fn flow(cx: &Context, id: FlowId) -> Flow {
    let m = cx.model;
    let it = &m[id];
    let data = |list: &[crate::source::Spanned<DataId>]| cx.links(list.iter().map(|d| Node::Data(d.value)));
    Flow {
        link: cx.link(Node::Flow(id)),
        from: cx.link(Node::Element(it.from.value)),
        to: cx.link(Node::Element(it.to.value)),
        sends: data(&it.sends),
        returns: data(&it.returns),
        asks: data(&it.asks),
        protocol: it.protocol.iter().map(|k| m[k.value].head.name.clone()).collect(),
        channel: m.stated(&it.attributes, "channel").map(|a| cx.value(a).words()),
        crosses: cx.links(m.crossings(id).into_iter().map(Node::Boundary)),
        facts: facts(cx, &it.attributes),
        description: cx.prose(it.head.description.as_ref()),
        at: cx.at(it.head.name_span),
    }
}
