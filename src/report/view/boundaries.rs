//! Trust boundaries.

use super::context::{Context, because};
use crate::model::{BoundaryId, ElementId, FlowId, Node};
use crate::report::prose::Prose;
use crate::report::text::{At, Ref};
use schemars::JsonSchema;
use serde::Serialize;

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

/// The boundaries around something, nearest first; at most as many as there are, should they form a circle.
fn chain(cx: &Context, from: Option<BoundaryId>) -> Vec<BoundaryId> {
    cx.model.chain(from).take(cx.model.boundaries.len()).collect()
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

pub fn boundaries(cx: &Context) -> Vec<Boundary> {
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
        (Some(trust), _) => cx.w.word("trust", trust.value),
        (None, Some((trust, from))) => {
            let trust = cx.w.word("trust", trust);
            cx.w.fill("boundary.as", &[("trust", &trust), ("from", &from)])
        }
        (None, None) => cx.w.say("not_said"),
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
        description: cx.prose(it.head.description.as_deref()),
        at: cx.at(it.head.name_span),
    }
}
