//! TM519, TM532: how threats are rated, whether anybody could check it, and whether the worst come first.

use super::unstated::listed;
use super::{Check, Context, Found};
use crate::model::*;

pub static CHECKS: &[Check] = &[
    Check::of_reach(519, priority_inversion),
    Check::new(532, rating_unexplained),
];

/// A threat is left as it is, accepted or answered with what is not in place, while one that is less severe and less
/// feasible is mitigated. (Effort belongs to the most feasible way first.) Threats without a response are `TM601`.
fn priority_inversion(context: &Context, found: &mut Found) {
    let model = context.model;
    let stopped = |r: &Response| match &r.kind {
        ResponseKind::Mitigate { with } => with.iter().any(|c| model[c.value].counts()),
        ResponseKind::Eliminate { .. } => true,
        _ => false,
    };
    let treated = |id: &ThreatId| model[*id].responses.iter().any(stopped);
    let left = |id: &ThreatId| {
        let threat = &model[*id];
        let handed_over = |r: &Response| matches!(r.kind, ResponseKind::Transfer { .. });
        !threat.responses.is_empty() && !threat.responses.iter().any(|r| stopped(r) || handed_over(r))
    };
    // Of what states its feasibility, or is neither left nor treated, nothing has to be worked out.
    let asked = |at: usize| {
        let id = ThreatId(at as u32);
        at < model.threats.len() && model[id].feasibility.is_none() && (left(&id) || treated(&id))
    };
    let derived = context.analysis.feasibilities_among(model, asked);
    let rated = |id: ThreatId| {
        let threat = &model[id];
        let follows = derived.get(id.0 as usize).copied().flatten();
        let feasibility = threat.feasibility.as_ref().map(|f| f.value).or(follows)?;
        Some((model.severity_with(threat, Some(feasibility))?, feasibility))
    };
    let worst = ThreatId::all(model)
        .filter(left)
        .filter_map(|id| Some((rated(id)?, std::cmp::Reverse(id))))
        .max();
    let mildest = ThreatId::all(model)
        .filter(treated)
        .filter_map(|id| Some((rated(id)?, id)))
        .min();
    let (Some(((severity, feasibility), std::cmp::Reverse(left))), Some(((milder, rarer), treated))) =
        (worst, mildest)
    else {
        return;
    };
    if severity < Level::High || milder >= severity || rarer >= feasibility {
        return;
    }
    let (name, other) = (&model[left].head.name, &model[treated].head.name);
    let what = match &model[left].responses[0].kind {
        ResponseKind::Accept { .. } => "is accepted",
        _ => "waits for controls that are not in place",
    };
    found.push(
        found
            .about(
                model,
                Node::Threat(left),
                format!("`{name}` ({severity}, feasibility {feasibility}) {what}, while the milder `{other}` is dealt with"),
            )
            .also(
                model.place(Node::Threat(treated)),
                format!("{milder}, feasibility {rarer}, and mitigated"),
            )
            .help("deal with the more feasible and more severe first; or rate them anew, with a reason"),
    );
}

/// Threats whose feasibility is stated while nothing says why: no reason beside a rating, nothing that the attack
/// needs, no description. (ISO/SAE 21434, 15.7: a rating comes with its rationale. DREAD was given up because two
/// people never came to the same numbers.)
fn rating_unexplained(context: &Context, found: &mut Found) {
    let open: Vec<&Threat> = context
        .model
        .threats
        .iter()
        .filter(|t| is_unexplained(t))
        .collect();
    let Some(first) = open.first() else { return };
    let names: Vec<&str> = open.iter().map(|t| t.head.name.as_str()).collect();
    let message = match names.as_slice() {
        [name] => format!("nothing says why `{name}` is rated as it is"),
        _ => format!("nothing says why these are rated as they are: {}", listed(&names)),
    };
    let value = first
        .feasibility
        .as_ref()
        .map_or("medium".into(), |f| f.value.to_string());
    found.push(
        found
            .at(first.head.name_span, message)
            .about(&first.head.name)
            .help(format!(
                "write the reason, `feasibility {value} because \"…\"`; or what the attack needs, `needs expertise expert`, from which the feasibility follows"
            )),
    );
}

fn is_unexplained(threat: &Threat) -> bool {
    let reasons = [
        threat.feasibility.as_ref().map(|r| &r.because),
        threat.impact.as_ref().map(|r| &r.because),
        threat.severity.as_ref().map(|r| &r.because),
    ];
    let needs = !threat.needs.is_empty() || !threat.needs_any.is_empty();
    threat.feasibility.is_some()
        && !reasons.into_iter().flatten().any(Option::is_some)
        && !needs
        && threat.factors == Default::default()
        && threat.head.description.is_none()
}
