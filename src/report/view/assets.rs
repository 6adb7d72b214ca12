//! Data assets.

use super::context::Context;
use super::things::name;
use crate::model::{DataId, ElementId, FlowId, Level, Node, Words};
use crate::report::prose::Prose;
use crate::report::text::{At, Ref, Text};
use schemars::JsonSchema;
use serde::Serialize;

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

pub fn data(cx: &Context, id: DataId) -> Data {
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
