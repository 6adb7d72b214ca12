//! TM415, TM628, TM816: what the model says of rules, and what rules ask of the model.

use super::facts::quoted;
use super::{Check, Context, Found};
use crate::diagnostic::terminal::plural;
use crate::model::*;
use crate::rules;

pub static CHECKS: &[Check] = &[
    Check::new(415, idle_exclusion),
    Check::new(628, idle_answer),
    Check::new(816, unknown_blocks),
];

/// An `exclude rule` for what the rule neither finds nor asks. A rule whose pack is not in use is TM125's matter.
fn idle_exclusion(context: &Context, found: &mut Found) {
    let model = context.model;
    for (exclusion, used) in model.exclusions.iter().zip(&context.elicited.exclusions_used) {
        let Excluded::Rule(rule, scope) = &exclusion.what else {
            continue;
        };
        if *used || model[rule.value].body.is_none() {
            continue;
        }
        let name = &model[rule.value].head.name;
        found.push(
            found
                .at(
                    rule.span,
                    format!(
                        "`{name}` finds nothing{} that could be ruled out",
                        on(model, scope)
                    ),
                )
                .help(elsewhere(context, rule.value, "exclusion"))
                .fix(exclusion.head.whole, ""),
        );
    }
}

/// An `answer` to what the rule neither finds nor asks.
fn idle_answer(context: &Context, found: &mut Found) {
    let model = context.model;
    for (answer, used) in model.answers.iter().zip(&context.elicited.answers_used) {
        let rule = answer.rule.value;
        if *used || model[rule].body.is_none() {
            continue;
        }
        let name = &model[rule].head.name;
        let partly = context
            .elicited
            .findings
            .iter()
            .find(|f| f.rule == rule && rules::covers(model, &answer.scope, &f.bound));
        let mut said = found.at(
            answer.rule.span,
            format!("`{name}` finds nothing{} to answer", on(model, &answer.scope)),
        );
        said = match partly {
            Some(finding) => {
                let key: Vec<&str> = finding.key.iter().map(|n| model.name(*n)).collect();
                said.help(format!(
                    "`{}` is about more than that: answer it on {}",
                    finding.id(),
                    quoted(key.into_iter())
                ))
            }
            None => said
                .help(elsewhere(context, rule, "answer"))
                .fix(answer.whole, ""),
        };
        found.push(said);
    }
}

/// " on `web`", or nothing where everything is meant.
fn on(model: &Model, scope: &Scope) -> String {
    match scope {
        Scope::All(_) => String::new(),
        Scope::On(list) => format!(" on {}", quoted(list.iter().map(|n| model.name(n.value)))),
    }
}

/// Where the rule finds something instead.
fn elsewhere(context: &Context, rule: RuleId, what: &str) -> String {
    let of_rule = context.elicited.findings.iter().filter(|f| f.rule == rule);
    let ids: Vec<&str> = of_rule.map(|f| f.id()).take(3).collect();
    match ids.is_empty() {
        true => {
            format!("take the {what} out: what it was for is not there any more, or another rule says it")
        }
        false => format!(
            "it finds {}: name what that is about, or take the {what} out",
            quoted(ids.into_iter())
        ),
    }
}

/// How many questions are asked beside the findings; `tm questions` knows the others.
const ASKED: usize = 5;

/// The attributes whose values would settle most, where something severe waits for them.
fn unknown_blocks(context: &Context, found: &mut Found) {
    let model = context.model;
    let severe = context
        .elicited
        .questions
        .iter()
        .filter(|q| q.worst >= Level::High);
    for question in severe.take(ASKED) {
        let attribute = question.attribute.name(model);
        let of = match &question.about[..] {
            [one] => format!("`{}`", model.name(*one)),
            [first, others @ ..] => format!("`{}` and {} more", model.name(*first), others.len()),
            [] => continue,
        };
        let waiting = plural(question.waiting.len(), "possible threat");
        let message = format!("`{attribute}` of {of} is not said, and decides {waiting}");
        let paste = quoted(question.paste.iter().map(String::as_str));
        // One about several is nobody's in particular: it is not held back behind another of the same element.
        let said = match &question.about[..] {
            [one] => found.about(model, *one, message),
            _ => found.at(question.span, message),
        };
        let mut said = said.help(format!("{} Write one of: {paste}", question.text));
        if let Some(together) = question.together.first() {
            said = said.help(format!(
                "where one answer holds for all that give none, say it once: `{together}`"
            ));
        }
        found.push(said);
    }
}
