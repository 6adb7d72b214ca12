//! What is done about a threat, in words.

use super::context::{Context, see};
use crate::model::{Node, Response as Declared, ResponseKind};
use crate::report::date;
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
            let links = cx.links(with.iter().map(|c| Node::Control(c.value)));
            ("mitigate", Text::plain("mitigated with ").links(&links))
        }
        ResponseKind::Eliminate { what, node } => {
            let text = Text::plain("eliminated by removing ");
            (
                "eliminate",
                match node {
                    Some(node) => text.link(&cx.link(*node)),
                    None => text.code(what.value.clone()),
                },
            )
        }
        ResponseKind::Transfer { to } => {
            let links = cx.links(to.iter().map(|n| n.value));
            ("transfer", Text::plain("transferred to ").links(&links))
        }
        ResponseKind::Accept { by, until } => {
            let who = by.as_ref().map_or("nobody named", |b| b.value.as_str());
            let until = until.as_ref().map_or("without an end".to_string(), |u| {
                format!("until {}", date::words(u.value))
            });
            ("accept", Text::plain(format!("accepted by {who} {until}")))
        }
    };
    let (by, until) = match &it.kind {
        ResponseKind::Accept { by, until } => (
            by.as_ref().map(|b| b.value.clone()),
            until.as_ref().map(|u| date::words(u.value)),
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
