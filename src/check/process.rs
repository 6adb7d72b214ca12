//! TM901–TM904: is it still true? Threat modelling is a process, and the attack surface changes.

use super::facts::responses;
use super::{Check, Context, Found};
use crate::diagnostic::Severity;
use crate::model::*;

pub static CHECKS: &[Check] = &[
    Check::new(901, review_overdue),
    Check::new(902, no_trigger),
    Check::new(904, acceptance_expired),
];

/// The last review is longer ago than `review every` allows.
fn review_overdue(context: &Context, found: &mut Found) {
    let model = context.model;
    let (Some(every), Some(last)) = (
        &model.system.review_every,
        model.reviews.iter().max_by_key(|r| r.date.value),
    ) else {
        return;
    };
    let Some(due) = last
        .date
        .value
        .checked_add(time::Duration::days(i64::from(every.value.days)))
    else {
        return;
    };
    if due < context.today {
        found.push(
            found
                .at(
                    last.date.span,
                    format!(
                        "the last review was on {}, the next was due on {due}",
                        last.date.value
                    ),
                )
                .also(every.span, "said here")
                .help("look again, and say what was found: `review YYYY-MM-DD by \"…\" { found \"…\" }`"),
        );
    }
}

/// Nothing says when to look again; a note when only the date, or only the occasion, is missing. One in nine published
/// models says it.
fn no_trigger(context: &Context, found: &mut Found) {
    let system = &context.model.system;
    if !system.declared {
        return;
    }
    let (message, help, severity) = match (&system.review_every, system.review_when.is_empty()) {
        (Some(_), false) => return,
        (None, true) => (
            "nothing says when to look at the model again",
            "add `review every 90 days` and `review when \"a new entry point\", \"an incident\"`",
            Severity::Warning,
        ),
        (Some(_), true) => (
            "only the calendar says when to look again",
            "add what would change the attack surface: `review when \"a new entry point\", \"an incident\"`",
            Severity::Note,
        ),
        (None, false) => (
            "no date says when to look again if nothing happens",
            "add `review every 90 days`",
            Severity::Note,
        ),
    };
    let mut finding = found.at(system.head.name_span, message).help(help);
    finding.severity = severity;
    found.push(finding);
}

/// A threat was accepted until a date that has passed.
fn acceptance_expired(context: &Context, found: &mut Found) {
    for item in responses(context) {
        for response in item.list.iter().chain(item.rest) {
            let ResponseKind::Accept {
                until: Some(until), ..
            } = &response.kind
            else {
                continue;
            };
            if until.value < context.today {
                found.push(
                    found
                        .at(
                            until.span,
                            format!("{} was accepted until {}", item.called(), until.value),
                        )
                        .label("has passed")
                        .help("decide again: accept it until a new date, or do something about it")
                        .about(&item.name),
                );
            }
        }
    }
}
