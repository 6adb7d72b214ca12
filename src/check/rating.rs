//! TM532: how threats are rated, and whether anybody could check it.

use super::unstated::listed;
use super::{Check, Context, Found};
use crate::model::Threat;

pub static CHECKS: &[Check] = &[Check::new(532, rating_unexplained)];

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
