//! Data assets.

use super::context::Context;
use super::rating::Rated;
use super::things::name;
use crate::model::{DataId, ElementId, FlowId, Node, RATINGS};
use crate::report::prose::Prose;
use crate::report::text::{At, Ref, Text};
use schemars::JsonSchema;
use serde::Serialize;

/// A data asset.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Data {
    /// The asset.
    pub link: Ref,
    /// How bad it is to lose its confidentiality, its integrity and its availability, in this order.
    pub ratings: Vec<Rated>,
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
    /// The shapes of a diagram that hold or carry it, by their ids in `report.html`, with the boundaries around them.
    pub shapes: Vec<String>,
    /// The description.
    pub description: Option<Prose>,
    /// Where it is declared.
    pub at: At,
}

pub fn data(cx: &Context, id: DataId) -> Data {
    let m = cx.model;
    let it = &m[id];
    let holders: Vec<Node> = ElementId::all(m)
        .filter(|e| m[*e].holds.iter().any(|d| d.value == id))
        .map(Node::Element)
        .collect();
    let carriers: Vec<Node> = FlowId::all(m)
        .filter(|f| m.carried(*f).any(|d| d == id))
        .map(Node::Flow)
        .collect();
    Data {
        link: cx.link(Node::Data(id)),
        ratings: RATINGS
            .iter()
            .map(|name| Rated::of(cx, &cx.w.word("property", name), m.rating(id, name)))
            .collect(),
        personal: m
            .word(&it.attributes, "personal")
            .map(|w| cx.w.word("personal", w)),
        belongs_to: cx.links(it.belongs_to.iter().map(|n| n.value)),
        facts: data_facts(cx, id),
        shapes: cx.shapes(holders.iter().chain(&carriers).copied()),
        held_by: cx.links(holders),
        carried_by: cx.links(carriers),
        description: cx.prose(it.head.description.as_deref()),
        at: cx.at(it.head.name_span),
    }
}

/// What is said about data besides its ratings.
fn data_facts(cx: &Context, id: DataId) -> Vec<Text> {
    let it = &cx.model[id];
    let mut list = Vec::new();
    for (verb, lines) in [("data.sealed", &it.sealed), ("data.signed", &it.signed)] {
        for line in lines {
            let keys = Text::default().links(&cx.links(line.keys.iter().map(|k| k.value)));
            let keys = match line.needed > 1 {
                true => {
                    let needed = Text::plain(line.needed.to_string());
                    cx.w.text("data.threshold", [("n", needed), ("keys", keys)])
                }
                false => keys,
            };
            list.push(cx.w.text(verb, [("keys", keys)]));
        }
    }
    if !it.authenticates.is_empty() {
        let who = Text::default().links(&cx.links(it.authenticates.iter().map(|n| n.value)));
        list.push(cx.w.text("data.proves", [("who", who)]));
    }
    if !it.yields.is_empty() {
        let given = Text::default().links(&cx.links(it.yields.iter().map(|d| Node::Data(d.value))));
        list.push(cx.w.text("data.yields", [("data", given)]));
    }
    let shown = ["confidentiality", "integrity", "availability", "personal"];
    let rest = it
        .attributes
        .iter()
        .filter(|a| !shown.contains(&name(cx, a).as_str()));
    list.extend(rest.map(|a| Text::default().code(name(cx, a)).then(" ").and(cx.value(a))));
    list
}
