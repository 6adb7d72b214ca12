//! What is done about a threat, in words.

use super::context::{Context, see};
use crate::model::{Node, Response as Declared, ResponseKind};
use crate::report::text::{Link, Text};
use schemars::JsonSchema;
use serde::Serialize;

/// A response as it was written.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Response {
    /// `mitigate`, `eliminate`, `transfer` or `accept`.
    pub kind: String,
    /// The response in words.
    pub text: Text,
    /// Who accepts.
    pub by: Option<String>,
    /// Until when it is accepted.
    pub until: Option<String>,
    /// Why.
    pub because: Option<String>,
    /// Agreements and other links.
    pub see: Vec<Link>,
}

/// A response in words.
pub fn response(cx: &Context, it: &Declared) -> Response {
    let (kind, text) = match &it.kind {
        ResponseKind::Mitigate { with } => {
            let links = Text::default().links(&cx.links(with.iter().map(|c| Node::Control(c.value))));
            ("mitigate", cx.w.text("response.mitigate", [("controls", links)]))
        }
        ResponseKind::Eliminate { what, node } => {
            let what = match node {
                Some(node) => Text::default().link(&cx.link(*node)),
                None => Text::default().code(what.value.clone()),
            };
            ("eliminate", cx.w.text("response.eliminate", [("what", what)]))
        }
        ResponseKind::Transfer { to } => {
            let links = Text::default().links(&cx.links(to.iter().map(|n| n.value)));
            ("transfer", cx.w.text("response.transfer", [("parties", links)]))
        }
        ResponseKind::Accept { by, until } => {
            let who = by
                .as_ref()
                .map_or_else(|| cx.w.say("accept.nobody"), |b| b.value.clone());
            let text = match until {
                Some(u) => cx.w.fill(
                    "response.accept",
                    &[("who", &who), ("until", &cx.w.date(u.value))],
                ),
                None => cx.w.fill("response.accept_forever", &[("who", &who)]),
            };
            ("accept", Text::plain(text))
        }
    };
    let (by, until) = match &it.kind {
        ResponseKind::Accept { by, until } => (
            by.as_ref().map(|b| b.value.clone()),
            until.as_ref().map(|u| cx.w.date(u.value)),
        ),
        _ => (None, None),
    };
    Response {
        kind: kind.to_string(),
        text,
        by,
        until,
        because: it.because.as_ref().map(|b| b.value.clone()),
        see: it.see.iter().map(see).collect(),
    }
}
