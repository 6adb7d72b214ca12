//! Where security decisions are made: whether the diagram shows who decides what may cross a boundary.

use super::{Check, Context, Found};
use crate::model::{DataId, ElementId, FlowId, Level, Model, Node};
use std::collections::BTreeSet;

pub static CHECKS: &[Check] = &[Check::new(222, invisible_decision)];

/// Data that must be kept secret or genuine, and is not sealed or signed itself, crosses a trust boundary, and nothing
/// at the flow or its ends shows that anybody decides who may send or get it. Whom one fetches from, and whom one sends
/// a secret to, the one who starts the flow decides: there it is enough that the other end proves itself. (Shostack,
/// checklist for diagrams: can you see where security decisions are made?)
fn invisible_decision(context: &Context, found: &mut Found) {
    let model = context.model;
    let controlled = deciding_controls(model);
    for id in FlowId::all(model).filter(|f| model.crosses(*f)) {
        let flow = &model[id];
        let high = |d: DataId, name| model.rating(d, name) >= Some(Level::High);
        let secret = |d: &DataId| high(*d, "confidentiality") && model[*d].sealed.is_empty();
        let genuine = |d: &DataId| high(*d, "integrity") && model[*d].signed.is_empty();
        let (sent, returned) = (
            || flow.sends.iter().map(|d| d.value),
            || flow.returns.iter().map(|d| d.value),
        );
        let by_callee = returned().find(secret).or_else(|| sent().find(genuine));
        let by_caller = sent().find(secret).or_else(|| returned().find(genuine));
        let proven = model.stated(&flow.attributes, "server-auth").is_some();
        let Some(data) = by_callee.or(by_caller.filter(|_| !proven)) else {
            continue;
        };
        if shows_decision(model, id, &controlled) {
            continue;
        }
        let crossed = model.crossings(id);
        let boundary = crossed.first().map_or("", |b| &model[*b].head.name);
        let (name, what) = (&flow.head.name, &model[data].head.name);
        let to = &model[flow.to.value].head.name;
        let help = match by_callee {
            Some(_) => format!(
                "write in the flow how the caller is known: `client-auth password`, `asks CREDENTIAL`; or in `{to}` who decides: `authorizes per-object`"
            ),
            None => format!(
                "write in the flow how `{to}` proves itself: `server-auth yes`, or a protocol that does so"
            ),
        };
        found.push(
            found
                .about(
                    model,
                    Node::Flow(id),
                    format!(
                        "`{what}` crosses `{boundary}` in `{name}`, and nothing shows who decides that it may"
                    ),
                )
                .help(help),
        );
    }
}

/// Whether the flow, one of its ends or a control there shows that somebody decides.
fn shows_decision(model: &Model, id: FlowId, controlled: &BTreeSet<Node>) -> bool {
    let flow = &model[id];
    let decides = |e: ElementId| {
        let stated = |name| model.stated(&model[e].attributes, name).is_some();
        stated("authorizes") || stated("acl") || stated("session") || controlled.contains(&Node::Element(e))
    };
    !flow.asks.is_empty()
        || ["client-auth", "identity"]
            .iter()
            .any(|name| model.stated(&flow.attributes, name).is_some())
        || matches!(model.word(&flow.attributes, "channel"), Some("mtls" | "physical"))
        || controlled.contains(&Node::Flow(id))
        || decides(flow.to.value)
        || decides(flow.from.value)
}

/// Where a control stands that protects authenticity or authorization.
fn deciding_controls(model: &Model) -> BTreeSet<Node> {
    use crate::model::Property::{Authenticity, Authorization};
    let decides = |c: &&crate::model::Control| {
        let mut protects = c.protects.iter();
        protects.any(|p| matches!(p.value, Authenticity | Authorization))
    };
    let controls = model.controls.iter().filter(decides);
    controls.flat_map(|c| c.on.iter().map(|n| n.value)).collect()
}
