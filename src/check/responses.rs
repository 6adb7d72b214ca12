//! TM601–TM606, TM618, TM619: what is done about each threat. Exactly one of mitigate, eliminate, transfer, accept.

use super::facts::{Responses, joined, mitigations, responses};
use super::{Check, Context, Found};
use crate::model::*;
use foldhash::HashSet;

pub static CHECKS: &[Check] = &[
    Check::new(601, untreated),
    Check::new(602, response_kind),
    Check::new(603, accept_incomplete),
    Check::new(605, transfer_no_party),
    Check::new(606, transfer_no_agreement),
    Check::new(618, no_residual),
    Check::new(619, above_appetite),
];

/// A threat, an answer or a finding without a response. What an assumption `stops` is answered by it.
fn untreated(context: &Context, found: &mut Found) {
    super::unanswered::unanswered(context, found);
    let stopped: HashSet<ThreatId> = context
        .model
        .assumptions
        .iter()
        .flat_map(|a| a.stops.iter().map(|t| t.value))
        .collect();
    for item in responses(context) {
        if !item.list.is_empty() || item.threat.is_some_and(|t| stopped.contains(&t)) {
            continue;
        }
        found.push(
            found
                .at(item.span, format!("{} has no response", item.called()))
                .help("write one of: `mitigate with CONTROL`, `eliminate NAME because \"…\"`, `transfer to PARTY because \"…\"`, `accept by \"WHO\" until YYYY-MM-DD because \"…\"`")
                .about(&item.name),
        );
    }
}

/// More than one kind of response, or `mitigate` without a control.
fn response_kind(context: &Context, found: &mut Found) {
    for item in responses(context) {
        let Some(first) = item.list.first() else { continue };
        let other = item
            .list
            .iter()
            .find(|r| std::mem::discriminant(&r.kind) != std::mem::discriminant(&first.kind));
        if let Some(other) = other {
            found.push(
                found
                    .at(other.span, format!("{} has two responses, `{}` and `{}`", item.called(), word(first), word(other)))
                    .also(first.span, "the first")
                    .help("keep one; what stays behind is said beside it: `remains low because \"…\"`, `accept rest by \"WHO\" until YYYY-MM-DD because \"…\"`")
                    .about(&item.name),
            );
        }
        for response in item.list {
            if matches!(&response.kind, ResponseKind::Mitigate { with } if with.is_empty()) {
                found.push(
                    found
                        .at(
                            response.span,
                            format!("{} is mitigated, but with what?", item.called()),
                        )
                        .help("name the control: `mitigate with CONTROL`")
                        .about(&item.name),
                );
            }
        }
    }
}

fn word(response: &Response) -> &'static str {
    match response.kind {
        ResponseKind::Mitigate { .. } => "mitigate",
        ResponseKind::Eliminate { .. } => "eliminate",
        ResponseKind::Transfer { .. } => "transfer",
        ResponseKind::Accept { .. } => "accept",
    }
}

/// The acceptances of a threat or an answer, that of the rest included.
fn acceptances<'a>(item: &Responses<'a>) -> impl Iterator<Item = &'a Response> + use<'a> {
    let accepted = |r: &&Response| matches!(r.kind, ResponseKind::Accept { .. });
    item.list.iter().chain(item.rest).filter(accepted)
}

/// An acceptance without approver, expiry or reason. ISO 31000: who accepts a risk is known, and for how long.
fn accept_incomplete(context: &Context, found: &mut Found) {
    for item in responses(context) {
        for response in acceptances(&item) {
            let ResponseKind::Accept { by, until } = &response.kind else {
                continue;
            };
            let mut missing = Vec::new();
            if by.is_none() {
                missing.push("by whom (`by \"WHO\"`)");
            }
            if until.is_none() {
                missing.push("until when (`until YYYY-MM-DD`)");
            }
            if response.because.is_none() {
                missing.push("why (`because \"…\"`)");
            }
            if !missing.is_empty() {
                found.push(
                    found
                        .at(
                            response.span,
                            format!("{} is accepted, but not said {}", item.called(), joined(&missing)),
                        )
                        .help("write `accept by \"WHO\" until YYYY-MM-DD because \"…\"`")
                        .about(&item.name),
                );
            }
        }
    }
}

/// A transfer to nobody, or to something that is no party: what we build ourselves cannot carry the risk for us.
fn transfer_no_party(context: &Context, found: &mut Found) {
    let model = context.model;
    for item in responses(context) {
        for response in item.list {
            let ResponseKind::Transfer { to } = &response.kind else {
                continue;
            };
            if to.is_empty() {
                found.push(
                    found
                        .at(
                            response.span,
                            format!("{} is transferred, but to whom?", item.called()),
                        )
                        .help("name a party: `transfer to PARTY because \"…\"`")
                        .about(&item.name),
                );
            }
            for target in to {
                let party = match target.value {
                    Node::Party(_) => true,
                    Node::Element(id) => matches!(model[id].kind, ElementKind::External | ElementKind::Actor),
                    _ => false,
                };
                if !party {
                    let (name, keyword) = (model.name(target.value), model.keyword(target.value));
                    found.push(
                        found
                            .at(target.span, format!("{} is transferred to `{name}`, which is a {keyword} and no party", item.called()))
                            .help("name an external system, or declare who takes it: `party insurer \"Insurer\"`")
                            .about(&item.name),
                    );
                }
            }
        }
    }
}

/// A transfer to a party with which no agreement is linked, at this transfer or any other. Accountability stays.
fn transfer_no_agreement(context: &Context, found: &mut Found) {
    let model = context.model;
    let transfers = || {
        responses(context).flat_map(|item| {
            let (name, called) = (item.name.clone(), item.called());
            let list = item.list.iter().filter_map(|r| match &r.kind {
                ResponseKind::Transfer { to } => Some((r, to)),
                _ => None,
            });
            list.map(move |(r, to)| (name.clone(), called.clone(), r, to))
        })
    };
    let agreed: HashSet<Node> = transfers()
        .filter(|(_, _, r, _)| !r.see.is_empty())
        .flat_map(|(_, _, _, to)| to.iter().map(|n| n.value))
        .collect();
    for (name, called, response, to) in transfers() {
        let party = to
            .iter()
            .find(|n| !agreed.contains(&n.value) && model.head(n.value).see.is_empty());
        if let Some(party) = party {
            let whom = model.name(party.value);
            found.push(
                found
                    .at(response.span, format!("{called} is transferred to `{whom}`, but no agreement with it is linked"))
                    .help("link the contract or policy: `{ see \"https://…\" \"Contract, section 4\" }`; accountability stays with you")
                    .about(&name),
            );
        }
    }
}

/// A mitigated threat that does not say what stays behind. No mechanism is perfectly secure, and one in a hundred
/// published models says so. A plan says it too: what will remain decides whether the plan is enough.
fn no_residual(context: &Context, found: &mut Found) {
    let model = context.model;
    for item in responses(context) {
        let Some(threat) = item.threat else { continue };
        let mitigated = mitigations(item.list).next().is_some();
        if mitigated && item.remains.is_none() && item.rest.is_none() {
            found.push(
                found
                    .about(
                        model,
                        Node::Threat(threat),
                        format!("{} is mitigated, but nothing says what remains", item.called()),
                    )
                    .help("say it beside the response: `remains low because \"…\"`"),
            );
        }
    }
}

/// More is accepted than the model's appetite: the severity of an accepted threat, or what `remains`.
fn above_appetite(context: &Context, found: &mut Found) {
    let model = context.model;
    let Some(appetite) = &model.system.appetite else {
        return;
    };
    let impacts = context.impacts();
    for item in responses(context) {
        let accepted = item
            .list
            .iter()
            .find(|r| matches!(r.kind, ResponseKind::Accept { .. }));
        let severity = item.threat.and_then(|t| impacts.severity(model, &model[t]));
        let above = match (accepted, severity, item.remains) {
            (Some(response), Some(severity), _) if severity > appetite.value => {
                Some((response.span, severity, "accepted with severity"))
            }
            (None, _, Some(remains)) if remains.value > appetite.value => {
                Some((remains.span, remains.value, "left with a rest of"))
            }
            _ => None,
        };
        if let Some((span, level, how)) = above {
            found.push(
                found
                    .at(
                        span,
                        format!(
                            "{} is {how} `{level}`, above the appetite of the model, `{}`",
                            item.called(),
                            appetite.value
                        ),
                    )
                    .also(appetite.span, "the highest severity that may be accepted")
                    .help("do more about it, or raise the appetite where those who carry the risk agree")
                    .about(&item.name),
            );
        }
    }
}
