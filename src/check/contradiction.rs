//! TM806, TM807: a claim that says what an adversary cannot read, and a position that gives it just that.

use super::facts::quoted;
use super::{Check, Context, Found};
use crate::analysis::{LineVerdict, Predicate, Rule, Subject, Target, Verdict, words};
use crate::model::*;
use crate::words::Words;

pub static CHECKS: &[Check] = &[
    Check::of_reach(806, knowledge_leak),
    Check::of_reach(807, control_closure),
];

/// How a position contradicts a claim.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    /// It observes the place, where the data stands in the clear.
    Observes(Node),
    /// It owns the place, which handles the data in the clear.
    Owns(Node),
}

/// What of an adversary's own position contradicts a refuted line, without any threat, party or key: then the model
/// contradicts itself, and no attack is needed.
pub(super) fn contradicted(context: &Context, line: &ClaimLine, verdict: &LineVerdict) -> Option<Position> {
    let target = Target::of(&line.what);
    let plain = verdict.today == Verdict::Refuted
        && line.given.is_empty()
        && (!line.can || line.adversary.is_none())
        && target.effect == Effect::Disclose;
    if !plain {
        return None;
    }
    let (_, way) = context.analysis.way_of(context.model, line, verdict)?;
    let steps = &way.steps;
    let direct = steps.iter().all(|s| match s.rule {
        None | Some(Rule::R1 | Rule::R2 | Rule::R3 | Rule::R4 | Rule::R7 | Rule::R10) => true,
        Some(Rule::Static | Rule::Own | Rule::Meaning) => true,
        // Opening what is not sealed takes nothing.
        Some(Rule::R14) => s.premises.len() == 1,
        _ => false,
    });
    let seen = steps.iter().find(|s| {
        matches!(s.rule, Some(Rule::R4 | Rule::R7 | Rule::R10)) && s.fact.about == Subject::Node(target.node)
    });
    let seen = seen.filter(|_| direct)?;
    seen.premises
        .iter()
        .find_map(|p| match (steps[*p].fact.is, steps[*p].fact.about) {
            (Predicate::Observes, Subject::Node(place)) => Some(Position::Observes(place)),
            (Predicate::Owns, Subject::Node(place)) => Some(Position::Owns(place)),
            _ => None,
        })
}

/// An adversary is said not to read what passes in the clear where it listens. (Dolev and Yao 1983: knowledge is closed.)
fn knowledge_leak(context: &Context, found: &mut Found) {
    for (claim, line, verdict) in super::claims::lines(context) {
        if let Some(Position::Observes(place)) = contradicted(context, line, verdict) {
            say(context, found, (claim, line, verdict), ("observes", place));
        }
    }
}

/// An adversary is said not to read what stands in the clear on what it owns.
fn control_closure(context: &Context, found: &mut Found) {
    for (claim, line, verdict) in super::claims::lines(context) {
        if let Some(Position::Owns(place)) = contradicted(context, line, verdict) {
            say(context, found, (claim, line, verdict), ("owns", place));
        }
    }
}

fn say(
    context: &Context,
    found: &mut Found,
    (claim, line, verdict): (&Claim, &ClaimLine, &LineVerdict),
    (has, place): (&str, Node),
) {
    let model = context.model;
    let Some(adversary) = verdict.adversary else {
        return;
    };
    let (name, who) = (&claim.head.name, model.name(Node::Adversary(adversary)));
    let (place, what) = (
        model.name(place),
        words::effect(Words::english(), model, Target::of(&line.what)),
    );
    let data = quoted([model.name(line.what.target.value)]);
    let bears = if has == "owns" { "handles" } else { "shows" };
    found.push(
        found
            .at(
                line.span,
                format!("`{name}` says that `{who}` cannot {what}, and it {has} `{place}`, which {bears} {data} in the clear"),
            )
            .about(name)
            .also(model[adversary].head.name_span, "its position is said here")
            .help(format!(
                "protect {data} there (`channel tls`, `sealed by KEY`), take `{place}` from `{who}`, or say what holds: `{who} can {what} because \"…\"`"
            )),
    );
}
