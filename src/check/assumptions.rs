//! TM404–TM413: what the analysis relies on, and whether anybody would notice if it were false.

use super::facts::joined;
use super::{Check, Context, Found};
use crate::diagnostic::Severity;
use crate::model::*;
use crate::source::Spanned;
use foldhash::{HashMap, HashSet};

pub static CHECKS: &[Check] = &[
    Check::new(404, assumption_no_check),
    Check::new(405, assumption_unused),
    Check::new(407, assumption_vs_adversary),
    Check::new(408, trust_no_assumption),
    Check::new(412, assumption_expired),
    Check::new(413, confirmed_but_planned),
];

/// An assumption without evidence; without an owner or a date until which it is relied on it is a note. Shostack: track
/// assumptions like bugs.
fn assumption_no_check(context: &Context, found: &mut Found) {
    for id in AssumptionId::all(context.model) {
        let assumption = &context.model[id];
        let name = &assumption.head.name;
        let mut missing = Vec::new();
        let mut lines = Vec::new();
        if assumption.head.owner.is_none() {
            missing.push("no owner");
            lines.push("owner \"…\"");
        }
        if assumption.evidence.is_empty() {
            missing.push("no evidence");
            lines.push("evidence link \"https://…\"");
        }
        if assumption.until.is_none() {
            missing.push("no end");
            lines.push("until YYYY-MM-DD");
        }
        if missing.is_empty() {
            continue;
        }
        let message = format!(
            "assumption `{name}` has {}: who would notice that it is false?",
            joined(&missing)
        );
        let mut finding = found
            .about(context.model, Node::Assumption(id), message)
            .help(format!("add to its block: `{}`", lines.join("; ")));
        if !assumption.evidence.is_empty() {
            finding.severity = Severity::Note;
        }
        found.push(finding);
    }
}

/// An assumption that changes nothing: it says no `upholds`, `trusts` or `stops`, or upholds a channel or a protection
/// that nothing has. Such a text is prose to the analysis (goal structuring notation: an unconnected context).
fn assumption_unused(context: &Context, found: &mut Found) {
    let model = context.model;
    let channels: HashSet<&str> = model
        .flows
        .iter()
        .map(|f| &f.attributes)
        .chain(model.controls.iter().map(|c| &c.sets))
        .filter_map(|list| model.word(list, "channel"))
        .collect();
    let sealed = model.data.iter().any(|d| !d.sealed.is_empty());
    let signed = model.data.iter().any(|d| !d.signed.is_empty());
    for id in AssumptionId::all(model) {
        let assumption = &model[id];
        let name = &assumption.head.name;
        if assumption.upholds.is_empty() && assumption.trusts.is_empty() && assumption.stops.is_empty() {
            found.push(
                found
                    .about(
                        model,
                        Node::Assumption(id),
                        format!("assumption `{name}` is prose: it does not say what rests on it"),
                    )
                    .help("say it in its block: `upholds channel tls`, `upholds control NAME`, `trusts NAME` or `stops THREAT`"),
            );
            continue;
        }
        for uphold in &assumption.upholds {
            let idle = match uphold {
                Uphold::Channel(word) if !channels.contains(word.value.as_str()) => {
                    Some((word.span, format!("no flow has `channel {}`", word.value)))
                }
                Uphold::Sealed(_) if !sealed => {
                    Some((assumption.head.name_span, "no data is sealed".to_string()))
                }
                Uphold::Signed(_) if !signed => {
                    Some((assumption.head.name_span, "no data is signed".to_string()))
                }
                _ => None,
            };
            if let Some((span, why)) = idle {
                found.push(
                    found
                        .at(
                            span,
                            format!("assumption `{name}` upholds what is not there: {why}"),
                        )
                        .help("remove the line, or state the protection where it is used")
                        .about(name),
                );
            }
        }
    }
}

/// An assumption trusts what an adversary controls by its own declaration: one of the two is wrong.
fn assumption_vs_adversary(context: &Context, found: &mut Found) {
    let model = context.model;
    // Who controls a node by name; for a boundary, owning it is owning all that stands in it.
    let mut holders: HashMap<Node, (AdversaryId, Position)> = HashMap::default();
    for id in AdversaryId::all(model) {
        for control in model[id]
            .controls
            .iter()
            .filter(|c| c.position >= Position::Alters)
        {
            holders
                .entry(control.target.value)
                .or_insert((id, control.position));
        }
    }
    for id in AssumptionId::all(model) {
        for trusted in &model[id].trusts {
            let Some((adversary, what)) = controller(model, &holders, trusted) else {
                continue;
            };
            let name = &model[id].head.name;
            let (who, whom) = (&model[adversary].head.name, model.name(trusted.value));
            found.push(
                found
                    .at(
                        trusted.span,
                        format!("assumption `{name}` trusts `{whom}`, which `{who}` controls"),
                    )
                    .also(what.1, format!("`{who}` is said to have it here"))
                    .help(format!(
                        "take `{whom}` from `{who}`, or drop the trust and answer what follows"
                    ))
                    .about(name),
            );
        }
    }
}

/// The adversary that controls a node, or owns a boundary around it, and the place where that is said.
fn controller(
    model: &Model,
    holders: &HashMap<Node, (AdversaryId, Position)>,
    node: &Spanned<Node>,
) -> Option<(AdversaryId, (Node, crate::source::Span))> {
    let around = match node.value {
        Node::Element(id) => model[id].boundary,
        Node::Boundary(id) => model[id].parent,
        _ => None,
    };
    let direct = holders.get(&node.value).map(|(a, _)| (*a, node.value));
    let (adversary, at) = direct.or_else(|| {
        model.chain(around).find_map(|b| {
            let (adversary, position) = holders.get(&Node::Boundary(b))?;
            (*position == Position::Owns).then_some((*adversary, Node::Boundary(b)))
        })
    })?;
    let said = model[adversary].controls.iter().find(|c| c.target.value == at)?;
    Some((adversary, (at, said.target.span)))
}

/// A boundary or an external system is trusted, partly or fully, with no `because` and no assumption that `trusts` it.
fn trust_no_assumption(context: &Context, found: &mut Found) {
    let model = context.model;
    let trusted: HashSet<Node> = model
        .assumptions
        .iter()
        .flat_map(|a| a.trusts.iter().map(|t| t.value))
        .collect();
    let boundaries = BoundaryId::all(model).map(|id| (Node::Boundary(id), &model[id].trust));
    let elements = ElementId::all(model).map(|id| (Node::Element(id), &model[id].trust));
    for (node, trust) in boundaries.chain(elements) {
        let Some(trust) = trust else { continue };
        let explained =
            trust.because.is_some() || model.head(node).because.is_some() || trusted.contains(&node);
        if trust.value == Trust::None || explained {
            continue;
        }
        let name = model.name(node);
        found.push(
            found
                .at(
                    trust.span,
                    format!("`{name}` is trusted ({}), but nothing says why", trust.value),
                )
                .help(format!(
                    "add a reason: `trust {} because \"…\"`, or `assume … {{ trusts {name} }}`",
                    trust.value
                ))
                .about(name),
        );
    }
}

/// The date of an assumption has passed.
fn assumption_expired(context: &Context, found: &mut Found) {
    for assumption in &context.model.assumptions {
        if let Some(until) = assumption.until.as_ref().filter(|u| u.value < context.today) {
            let name = &assumption.head.name;
            found.push(
                found
                    .at(
                        until.span,
                        format!("assumption `{name}` was to hold until {}", until.value),
                    )
                    .label("has passed")
                    .help("check whether it still holds, then move the date, or drop it and see what falls")
                    .about(name),
            );
        }
    }
}

/// An assumption upholds a control and shows evidence, while the control is not in place yet: the evidence is about
/// something that does not exist.
fn confirmed_but_planned(context: &Context, found: &mut Found) {
    let model = context.model;
    for assumption in &model.assumptions {
        for uphold in &assumption.upholds {
            let Uphold::Control(control) = uphold else {
                continue;
            };
            let (name, of) = (&assumption.head.name, &model[control.value]);
            if assumption.evidence.is_empty() || of.counts() {
                continue;
            }
            let status = of.status.as_ref().map_or("without a status", |s| s.value.word());
            found.push(
                found
                    .at(
                        control.span,
                        format!(
                            "assumption `{name}` is shown to hold, but control `{}` is {status}",
                            of.head.name
                        ),
                    )
                    .also(
                        of.status.as_ref().map_or(of.head.name_span, |s| s.span),
                        "not in place yet",
                    )
                    .help("set the status to `implemented` once it is, or take the evidence out until then")
                    .about(name),
            );
        }
    }
}
