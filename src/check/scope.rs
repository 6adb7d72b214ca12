//! TM401–TM411: what is ruled out, and why.

use super::facts::content_words;
use super::{Check, Context, Found};
use crate::model::*;
use crate::source::Span;

pub static CHECKS: &[Check] = &[
    Check::new(401, exclusion_no_reason),
    Check::new(403, exclusion_blanket),
    Check::new(411, exclusion_unowned),
];

/// An exclusion without `because`. NIST SP 800-154 and the Threat Modeling Manifesto: what is left out is a decision, with a reason.
fn exclusion_no_reason(context: &Context, found: &mut Found) {
    for exclusion in &context.model.exclusions {
        if exclusion.head.because.is_some() {
            continue;
        }
        let (name, span) = shown(context, exclusion);
        found.push(
            found
                .at(span, format!("`{name}` is ruled out, but nothing says why"))
                .label("no reason")
                .help(format!(
                    "add a reason: `{} because \"…\"`",
                    context.sources.slice(exclusion.head.span)
                ))
                .about(&name),
        );
    }
}

/// A whole class of threats is excluded (every physical attack, all insiders, a rule everywhere) and no assumption
/// takes its place. Seen in published models: the sentence is there, what makes it true is not.
fn exclusion_blanket(context: &Context, found: &mut Found) {
    const CLASSES: &[&[&str]] = &[
        &["physical"],
        &["insider"],
        &["insiders"],
        &["denial", "service"],
        &["dos"],
        &["ddos"],
        &["social", "engineering"],
        &["supply", "chain"],
        &["side", "channel"],
        &["side", "channels"],
        &["malware"],
        &["hardware"],
        &["zero", "day"],
    ];
    const ALL: &[&str] = &[
        "all",
        "any",
        "every",
        "everything",
        "attack",
        "attacks",
        "threat",
        "threats",
    ];
    let assumed: Vec<Vec<String>> = context
        .model
        .assumptions
        .iter()
        .map(|a| content_words(&a.head.shown()))
        .collect();
    let has = |words: &[String], class: &[&str]| class.iter().all(|c| words.iter().any(|w| w == c));
    for exclusion in &context.model.exclusions {
        let (name, span) = shown(context, exclusion);
        let blanket = match &exclusion.what {
            Excluded::Rule(_, Scope::All(_)) => true,
            Excluded::Text => {
                let words = content_words(&exclusion.head.shown());
                let class = CLASSES.iter().find(|c| has(&words, c));
                class.is_some_and(|class| {
                    let rest = words.iter().filter(|w| !class.contains(&w.as_str()));
                    let whole = rest.into_iter().all(|w| ALL.contains(&w.as_str()));
                    whole && !assumed.iter().any(|a| has(a, class))
                })
            }
            _ => false,
        };
        if blanket {
            found.push(
                found
                    .at(span, format!("`{name}` rules out a whole class, and no assumption stands in its place"))
                    .help("say which part is ruled out and where, or what makes it hold: `assume guarded \"…\" because \"…\" { trusts … }`")
                    .about(&name),
            );
        }
    }
}

/// The reason of an exclusion names somebody else's duty without saying whose. Transferring a risk is naming its new
/// owner (ISO 31000).
fn exclusion_unowned(context: &Context, found: &mut Found) {
    const ELSEWHERE: &[&str] = &[
        "not our",
        "not us",
        "elsewhere",
        "somebody else",
        "someone else",
        "another team",
        "other team",
        "handled by others",
        "a different team",
    ];
    for exclusion in &context.model.exclusions {
        let Some(reason) = &exclusion.head.because else {
            continue;
        };
        let text = reason.value.to_lowercase();
        if exclusion.head.owner.is_none() && ELSEWHERE.iter().any(|w| text.contains(w)) {
            let (name, _) = shown(context, exclusion);
            found.push(
                found
                    .at(
                        reason.span,
                        format!("`{name}` is excluded here: who does handle it?"),
                    )
                    .help("name them in the reason, or with a block: `{ owner \"…\" }`")
                    .about(&name),
            );
        }
    }
}

/// What an exclusion is called, and where: its name, or what it excludes as it was written.
fn shown(context: &Context, exclusion: &Exclusion) -> (String, Span) {
    let sources = context.sources;
    match &exclusion.what {
        Excluded::Effect(effect) => (sources.slice(effect.span).to_string(), effect.span),
        Excluded::Rule(rule, _) => (sources.slice(rule.span).to_string(), rule.span),
        Excluded::Adversary => (exclusion.head.shown(), exclusion.head.span),
        Excluded::Text => (exclusion.head.name.clone(), exclusion.head.name_span),
    }
}
