//! Conditions that say nothing: those that can never hold, and paths of which neither end is limited.

use super::super::pattern::*;
use super::names::Names;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use crate::source::Span;

/// Says what makes no sense in a condition.
pub fn check(names: &mut Names, variables: &[Variable], roles: &[Role], written: &Condition, when: &Formula) {
    let mut bounds = Vec::new();
    if let Some((span, before)) = never(when, &mut bounds) {
        let mut said = Diagnostic::new(Code(35), span, "this condition can never hold");
        said = match before {
            Some(before) => said
                .also(before, "because of this")
                .help("both must hold: take one out, or join them by `or`"),
            None => said.help("no value is left that it is true of"),
        };
        names.say(said);
    }
    unbounded(names, variables, roles, written);
}

/// What an attribute may still be: a bit for each step; of a set what it must have one of, and must not have.
struct Bound {
    lookup: Lookup,
    steps: u64,
    without: u64,
    days: (u64, u64),
    span: Span,
}

type Contradiction = (Span, Option<Span>);

/// Whether no value at all makes the condition true, given what must hold beside it.
fn never(condition: &Formula, bounds: &mut Vec<Bound>) -> Option<Contradiction> {
    match condition {
        Formula::And(list) => {
            // What stands alone first, so that alternatives are tried against all of it.
            let (alternatives, single): (Vec<_>, Vec<_>) =
                list.iter().partition(|c| matches!(c, Formula::Or(_)));
            let mut all = single.into_iter().chain(alternatives);
            all.find_map(|c| never(c, bounds))
        }
        Formula::Or(list) => {
            let kept = bounds.len();
            let mut first = None;
            for branch in list {
                let found = never(branch, bounds);
                bounds.truncate(kept);
                first.get_or_insert(found?);
            }
            first
        }
        Formula::Test { lookup, test, span } => narrow(*lookup, *test, true, *span, bounds),
        Formula::Not(inner) => match &**inner {
            Formula::Test { lookup, test, span } => narrow(*lookup, *test, false, *span, bounds),
            _ => None,
        },
        _ => None,
    }
}

/// Takes a test into what is known of its attribute; the contradiction where nothing is left.
fn narrow(
    lookup: Lookup,
    test: Test,
    holds: bool,
    span: Span,
    bounds: &mut Vec<Bound>,
) -> Option<Contradiction> {
    let mut new = Bound {
        lookup,
        steps: u64::MAX,
        without: 0,
        days: (0, u64::MAX),
        span,
    };
    match (test, holds) {
        (Test::OneOf(mask), true) => new.steps = mask,
        (Test::OneOf(mask), false) => new.steps = !mask,
        (Test::Meets(mask), true) => new.steps = mask,
        (Test::Meets(mask), false) => new.without = mask,
        (Test::Days(operator, days), true) => new.days = range(operator, days),
        _ => {}
    }
    if new.steps == 0 || new.days.0 > new.days.1 {
        return Some((span, None));
    }
    for other in bounds.iter().filter(|b| b.lookup == lookup) {
        let set = matches!(test, Test::Meets(_));
        let apart = match set {
            // A set may have several words: two demands do not exclude each other, a ban does.
            true => {
                new.steps & !other.without == 0 || other.steps != u64::MAX && other.steps & !new.without == 0
            }
            false => {
                new.steps & other.steps == 0 || new.days.0.max(other.days.0) > new.days.1.min(other.days.1)
            }
        };
        if apart {
            return Some((span, Some(other.span)));
        }
    }
    bounds.push(new);
    None
}

/// The days for which a comparison holds.
fn range(operator: Operator, days: u64) -> (u64, u64) {
    match operator {
        Operator::Equal => (days, days),
        Operator::NotEqual => (0, u64::MAX),
        Operator::Less => match days {
            0 => (1, 0),
            _ => (0, days - 1),
        },
        Operator::LessEqual => (0, days),
        Operator::Greater => (days.saturating_add(1), u64::MAX),
        Operator::GreaterEqual => (days, u64::MAX),
    }
}

/// A path between two variables of which nothing else is said: it would be looked for between any two elements.
fn unbounded(names: &mut Names, variables: &[Variable], roles: &[Role], written: &Condition) {
    let mut parts = Vec::new();
    flatten(written, &mut parts);
    for (at, part) in parts.iter().enumerate() {
        let Condition::Reaches { from, to, span, .. } = part else {
            continue;
        };
        let free = |end: &Text| {
            let Some(slot) = variables.iter().position(|v| v.name.value == end.value) else {
                return false;
            };
            let tied = roles
                .iter()
                .any(|r| [r.from, r.to].contains(&Some(Term::Slot(slot as Slot))));
            let others = parts.iter().enumerate().filter(|(other, _)| *other != at);
            let said = others.into_iter().any(|(_, c)| mentions(c, &end.value));
            !tied && !said && roles[slot].within.is_none()
        };
        if free(from) && free(to) {
            names.say(
                Diagnostic::new(
                    Code(36),
                    *span,
                    format!("nothing limits where the path from `{}` to `{}` begins or ends", from.value, to.value),
                )
                .help(format!(
                    "say more of one of them: `{} is KIND`, `{}.exposure = internet`, `for process {} in BOUNDARY`",
                    to.value, from.value, to.value
                )),
            );
        }
    }
}

fn flatten<'a>(written: &'a Condition, parts: &mut Vec<&'a Condition>) {
    match written {
        Condition::And(list) => list.iter().for_each(|c| flatten(c, parts)),
        other => parts.push(other),
    }
}

/// Whether a condition says anything of a variable.
fn mentions(written: &Condition, name: &str) -> bool {
    let is = |text: &Text| text.value.split('.').next() == Some(name);
    match written {
        Condition::And(list) | Condition::Or(list) => list.iter().any(|c| mentions(c, name)),
        Condition::Not(inner) => mentions(inner, name),
        Condition::Compare { left, right, .. } => is(left) || is(right),
        Condition::In { left, right, .. } => is(left) || matches!(right, Collection::Named(n) if is(n)),
        Condition::Is { left, .. } | Condition::Known { left, .. } => is(left),
        Condition::Quantified {
            collection,
            with,
            body,
            ..
        } => is(collection) || with.iter().chain(body).any(|c| mentions(c, name)),
        Condition::Count { collection, .. } => is(collection),
        Condition::Reaches { from, to, .. } => is(from) || is(to),
        Condition::Crosses { flow, boundary } => is(flow) || boundary.as_ref().is_some_and(is),
        Condition::Can {
            adversary, target, ..
        } => is(adversary) || is(target),
    }
}
