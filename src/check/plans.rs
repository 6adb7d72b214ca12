//! TM616, TM617: controls that are not in place yet.

use super::facts::quoted;
use super::{Check, Context, Found};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::*;
use foldhash::HashMap;

pub static CHECKS: &[Check] = &[Check::new(616, closed_but_open), Check::new(617, plan_no_date)];

/// A threat, written or found by a rule, that is mitigated, and none of whose controls is in place. It is an error where something counts on them already: a
/// claim that an adversary `cannot`, or what `remains` beside a plan without owner and date. A plan with both is a note:
/// the threat is open, and said to be. 11 of 31 threats of a published model were closed by a plan.
fn closed_but_open(context: &Context, found: &mut Found) {
    let model = context.model;
    let mut claimed: HashMap<ControlId, ClaimId> = HashMap::default();
    for id in ClaimId::all(model).filter(|id| model[*id].lines.iter().any(|l| !l.can)) {
        for relied in &model[id].relies_on {
            if let Node::Control(control) = relied.value {
                claimed.entry(control).or_insert(id);
            }
        }
    }
    let found_today = |i: &Instance| i.holds[Run::Today as usize] == Truth::Yes;
    let instances = context.elicited.instances(model);
    for instance in instances.iter().filter(|i| found_today(i)) {
        let threat = instance.threat;
        let controls: Vec<ControlId> = instance.mitigations().map(|c| c.value).collect();
        if controls.is_empty() || controls.iter().any(|c| model[*c].counts()) {
            continue;
        }
        let claim = controls.iter().find_map(|c| claimed.get(c));
        found.push(open(context, found, instance, &controls, claim).about(&threat.head.name));
    }
}

/// What is said of a threat, written or found, whose controls are all still to come.
fn open(
    context: &Context,
    found: &Found,
    instance: &Instance,
    controls: &[ControlId],
    claim: Option<&ClaimId>,
) -> Diagnostic {
    let model = context.model;
    let threat = instance.threat;
    let names = quoted(controls.iter().map(|c| model[*c].head.name.as_str()));
    let are = if controls.len() == 1 { "is" } else { "are" };
    let open = format!(
        "threat `{}` is open: {names} {are} not in place yet",
        threat.head.name
    );
    let planned = controls.iter().all(|c| {
        let control = &model[*c];
        control.head.owner.is_some() && control.due.as_ref().is_some_and(|d| d.value >= context.today)
    });
    let at = |message: String| found.at(threat.head.name_span, message);
    match (claim, &threat.remains) {
        (Some(claim), _) => at(format!("{open}, and claim `{}` relies on that", model[*claim].head.name))
            .also(model.place(Node::Claim(*claim)), "claims it to be closed")
            .help("until then concede it: `ADVERSARY can … because \"…\"`"),
        (None, Some(remains)) if !planned => at(format!("{open}, and `remains {}` counts on that", remains.value))
            .also(remains.span, "holds only once they are")
            .help("say who puts them in place and until when, `owner \"…\"; due YYYY-MM-DD`, or accept the threat until then"),
        _ => {
            let mut finding = at(open)
                .help("nothing stops it today: accept it until the date, `accept rest by \"WHO\" until YYYY-MM-DD because \"…\"`");
            finding.severity = match planned || threat.rest.is_some() {
                true => Severity::Note,
                false => Severity::Warning,
            };
            finding
        }
    }
}

/// A control without a status (it counts as planned), one that is planned without an owner, or without a date or
/// ticket, or whose date has passed.
fn plan_no_date(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in ControlId::all(model) {
        let control = &model[id];
        if control.counts() {
            continue;
        }
        let name = &control.head.name;
        let Some(status) = &control.status else {
            found.push(
                found
                    .about(
                        model,
                        Node::Control(id),
                        format!("control `{name}` has no status, so it counts for nothing yet"),
                    )
                    .help("add one: `status planned`, `in-progress`, `implemented` or `verified`"),
            );
            continue;
        };
        if let Some(due) = control.due.as_ref().filter(|d| d.value < context.today) {
            found.push(
                found
                    .at(
                        due.span,
                        format!(
                            "control `{name}` was due on {} and is still {}",
                            due.value, status.value
                        ),
                    )
                    .help("set a new date, or the status it has by now")
                    .about(name),
            );
            continue;
        }
        let ticket = control.evidence.iter().any(|e| e.kind == EvidenceKind::Ticket);
        let (owner, date) = (control.head.owner.is_some(), control.due.is_some() || ticket);
        let missing = match (owner, date) {
            (true, true) => continue,
            (false, false) => "neither an owner nor a date",
            (false, true) => "no owner",
            (true, false) => "no date and no ticket",
        };
        found.push(
            found
                .at(
                    status.span,
                    format!("control `{name}` is {}, with {missing}", status.value),
                )
                .help("add `owner \"…\"; due YYYY-MM-DD`")
                .about(name),
        );
    }
}
