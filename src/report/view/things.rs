//! Elements and flows.

use super::boundaries::path;
use super::context::Context;
use crate::model::{DataId, ElementId, FlowId, Node, Stated};
use crate::report::prose::Prose;
use crate::report::text::{At, Link, Ref, Text};
use schemars::JsonSchema;
use serde::Serialize;

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

pub fn name(cx: &Context, stated: &Stated) -> String {
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

pub fn element(cx: &Context, id: ElementId) -> Element {
    let m = cx.model;
    let it = &m[id];
    let index = &cx.compiled.index;
    let flows = |list: &[Vec<FlowId>]| list.get(id.0 as usize).cloned().unwrap_or_default();
    let other = |flow: FlowId, to: bool| {
        let end = if to { m[flow].to.value } else { m[flow].from.value };
        let end = Text::default().link(&cx.link(Node::Element(end)));
        let flow = Text::default().link(&cx.link(Node::Flow(flow)));
        let way = if to { "element.to" } else { "element.from" };
        cx.w.text(way, [("end", end), ("flow", flow)])
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
        owner: it.head.owner.as_deref().map(|o| o.value.clone()),
        description: cx.prose(it.head.description.as_deref()),
        at: cx.at(it.head.name_span),
    }
}

pub fn flow(cx: &Context, id: FlowId) -> Flow {
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
        description: cx.prose(it.head.description.as_deref()),
        at: cx.at(it.head.name_span),
    }
}
