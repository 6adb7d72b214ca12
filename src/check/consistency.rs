//! TM801–TM814: statements that contradict each other.

use super::facts::{is_data_kind, trust_of};
use super::{Check, Context, Found};
use crate::model::*;
use crate::source::Span;
use foldhash::HashSet;

pub static CHECKS: &[Check] = &[
    Check::new(801, plaintext_encrypted),
    Check::new(803, class_downgrade),
    Check::new(804, exposure_mismatch),
    Check::new(813, tenant_isolation),
    Check::new(814, lifetime),
];

/// The protocol of a flow says one channel, the flow itself another, and one of the two is in the clear while the other
/// is TLS. (A clear protocol within a VPN is no contradiction.)
fn plaintext_encrypted(context: &Context, found: &mut Found) {
    let model = context.model;
    for flow in &model.flows {
        let own = flow.attributes.iter().filter(|a| a.by_kind.is_none());
        let Some(own) = own
            .into_iter()
            .find(|a| model[a.attribute].head.name == "channel")
        else {
            continue;
        };
        let Some(stated) = model.word(std::slice::from_ref(own), "channel") else {
            continue;
        };
        for protocol in &flow.protocol {
            let Some(usual) = channel_of(model, protocol.value) else {
                continue;
            };
            let tls = |word: &str| word == "tls" || word == "mtls";
            if !(tls(usual) && stated == "plain" || usual == "plain" && tls(stated)) {
                continue;
            }
            let (name, kind) = (&flow.head.name, &model[protocol.value].head.name);
            found.push(
                found
                    .at(
                        own.span,
                        format!(
                            "flow `{name}` says `channel {stated}`, but `{kind}` is {}",
                            in_words(usual)
                        ),
                    )
                    .also(protocol.span, format!("`{kind}` means `channel {usual}`"))
                    .help("keep the one that is true: change the protocol, or remove the line")
                    .about(name),
            );
        }
    }
}

fn in_words(channel: &str) -> &str {
    if channel == "plain" {
        "in the clear"
    } else {
        "encrypted"
    }
}

/// The channel that a kind of flow means, its own default before those it extends.
fn channel_of(model: &Model, kind: KindId) -> Option<&str> {
    let mut open = vec![kind];
    let mut seen = HashSet::default();
    while let Some(next) = open.pop() {
        if let Some(word) = model.word(&model[next].defaults, "channel") {
            return Some(word);
        }
        if seen.insert(next) {
            open.extend(model[next].extends.iter().map(|k| k.value));
        }
    }
    None
}

/// Data that opens other data is rated lower than what it opens: a key below what it seals, data below what it `yields`.
/// Who has the cheap one has the dear one. NIST SP 800-154: rate what reaches the data like the data.
fn class_downgrade(context: &Context, found: &mut Found) {
    let model = context.model;
    let rating = |data: DataId| model.rating(data, "confidentiality");
    let mut seen = HashSet::default();
    for id in DataId::all(model) {
        let dear = model[id]
            .sealed
            .iter()
            .filter(|k| k.needed <= 1)
            .flat_map(|k| &k.keys);
        let keys = dear.filter_map(|k| match k.value {
            Node::Data(key) => Some((key, id, k.span, "seals")),
            _ => None,
        });
        let yields = model[id].yields.iter().map(|d| (id, d.value, d.span, "yields"));
        for (cheap, dear, span, how) in keys.chain(yields) {
            let (Some(low), Some(high)) = (rating(cheap), rating(dear)) else {
                continue;
            };
            if low >= high || !seen.insert((cheap, dear)) {
                continue;
            }
            let (name, of) = (&model[cheap].head.name, &model[dear].head.name);
            found.push(
                found
                    .at(
                        span,
                        format!("`{name}` is rated {low}, but it {how} `{of}`, rated {high}"),
                    )
                    .also(confidentiality(model, cheap), format!("`{name}` is rated here"))
                    .help(format!(
                        "rate `{name}` at least as high: `confidentiality {high}`"
                    ))
                    .about(name),
            );
        }
    }
}

fn confidentiality(model: &Model, data: DataId) -> Span {
    let stated = model.stated(&model[data].attributes, "confidentiality");
    stated.map_or(model[data].head.name_span, |s| s.span)
}

/// An element says that its `exposure` is `none` or `internal`, but a flow enters it from a place of `trust none` that it
/// does not stand in itself.
fn exposure_mismatch(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in ElementId::all(model) {
        let element = &model[id];
        if model.at_least(&element.attributes, "exposure", "partner") != Some(false)
            || trust_of(model, id) == Some(Trust::None)
        {
            continue;
        }
        let Some(stated) = model.stated(&element.attributes, "exposure") else {
            continue;
        };
        let outside = |f: &&FlowId| trust_of(model, model[**f].from.value) == Some(Trust::None);
        let Some(flow) = context.index.ends[id.0 as usize].iter().find(outside) else {
            continue;
        };
        let (name, flow) = (&element.head.name, &model[*flow]);
        let word = model.word(&element.attributes, "exposure").unwrap_or("internal");
        let from = &model[flow.from.value].head.name;
        found.push(
            found
                .at(
                    stated.span,
                    format!("`{name}` says `exposure {word}`, but `{from}` reaches it, which nobody trusts"),
                )
                .also(flow.head.name_span, "by this flow")
                .help(
                    "say `exposure internet` or `exposure partner`, or lead the flow through what guards it",
                )
                .about(name),
        );
    }
}

/// An element is shared by tenants (`tenants shared`), and nothing keeps them apart: no `isolation` is stated beyond
/// `none`, it does not authorize per object, and no control on it sets either or protects authorization or
/// confidentiality.
fn tenant_isolation(context: &Context, found: &mut Found) {
    let model = context.model;
    let mut guarded = HashSet::default();
    for control in &model.controls {
        let isolates = control
            .sets
            .iter()
            .any(|s| matches!(model[s.attribute].head.name.as_str(), "isolation" | "authorizes"));
        let protects = control
            .protects
            .iter()
            .any(|p| matches!(p.value, Property::Authorization | Property::Confidentiality));
        if isolates || protects {
            guarded.extend(control.on.iter().map(|n| n.value));
        }
    }
    for id in ElementId::all(model) {
        let attributes = &model[id].attributes;
        let shared = model.at_least(attributes, "tenants", "shared") == Some(true);
        let apart = [
            ("isolation", "process"),
            ("authorizes", "per-object"),
            ("acl", "per-object"),
        ]
        .iter()
        .any(|(name, word)| model.at_least(attributes, name, word) == Some(true));
        let node = Node::Element(id);
        let around = model
            .chain(model[id].boundary)
            .any(|b| guarded.contains(&Node::Boundary(b)));
        if !shared || apart || guarded.contains(&node) || around {
            continue;
        }
        let name = &model[id].head.name;
        found.push(
            found
                .about(model, node, format!("tenants share `{name}`, and nothing says what keeps them apart"))
                .help("say it: `isolation vm`, `authorizes per-object`, or a control `on` it that protects authorization"),
        );
    }
}

/// A credential that stays valid for more than a year: as long as it is known, it is being that party.
fn lifetime(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in DataId::all(model) {
        let Some(stated) = model.stated(&model[id].attributes, "lifetime") else {
            continue;
        };
        let long = matches!(stated.value, Value::Duration(d) if d.days > 365);
        if long && is_data_kind(model, id, &["credential"]) {
            let name = &model[id].head.name;
            found.push(
                found
                    .at(
                        stated.span,
                        format!("credential `{name}` lives longer than a year"),
                    )
                    .help("let it end sooner, or say how it is taken back once it is known")
                    .about(name),
            );
        }
    }
}
