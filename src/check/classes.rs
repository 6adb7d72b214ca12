//! TM508, TM516: the kinds of threat, by STRIDE.

use super::facts::quoted;
use super::{Check, Context, Found};
use crate::model::*;

pub static CHECKS: &[Check] = &[Check::new(508, class_mismatch), Check::new(516, single_class)];

/// An effect that does not apply to its target, by the table of STRIDE per element (threats, goals, claims, trees).
fn class_mismatch(context: &Context, found: &mut Found) {
    let model = context.model;
    let threats =
        ThreatId::all(model).map(|id| (Node::Threat(id), model[id].effects.iter().collect::<Vec<_>>()));
    let adversaries =
        AdversaryId::all(model).map(|id| (Node::Adversary(id), model[id].wants.iter().collect()));
    let trees = TreeId::all(model).map(|id| (Node::Tree(id), model[id].goal.iter().collect()));
    let claims =
        ClaimId::all(model).map(|id| (Node::Claim(id), model[id].lines.iter().map(|l| &l.what).collect()));
    for (node, effects) in threats.chain(adversaries).chain(trees).chain(claims) {
        for effect in effects {
            let target = effect.target.value;
            if model.can_happen(context.index, effect.effect, target) {
                continue;
            }
            let (verb, name) = (effect.effect, model.name(target));
            let keyword = model.keyword(target);
            found.push(
                found
                    .at(
                        effect.span,
                        format!(
                            "`{verb}` does not apply to {} {keyword}, `{name}`",
                            article(keyword)
                        ),
                    )
                    .label(format!("{} concerns {}", verb.category(), applies_to(verb)))
                    .help(format!(
                        "choose an effect that {} {keyword} can suffer: {}",
                        article(keyword),
                        fitting(context, target)
                    ))
                    .about(model.name(node)),
            );
        }
    }
}

/// What an effect applies to, in words.
fn applies_to(effect: Effect) -> &'static str {
    use Effect::*;
    match effect {
        Spoof => "actors, externals and processes",
        Mislead => "processes",
        Repudiate => "actors, externals, processes and stores that hold a log",
        Tamper | Disclose | Deny => "processes, stores, flows and data",
        Exhaust => "processes and externals",
        Elevate => "processes and boundaries",
        Link | Identify | Detect | Unaware | Noncompliant => "data, actors, flows and stores",
    }
}

/// The effects of STRIDE that apply to a node, in backticks.
fn fitting(context: &Context, target: Node) -> String {
    let words = Effect::WORDS
        .iter()
        .filter(|(e, _)| !e.is_privacy() && context.model.can_happen(context.index, *e, target));
    quoted(words.map(|(_, w)| *w))
}

fn article(keyword: &str) -> &'static str {
    if keyword.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    }
}

/// All of three or more threats are of one category; or none is about who somebody is (or did what), though some data
/// proves an identity. Seen in published models that list disclosure only.
fn single_class(context: &Context, found: &mut Found) {
    let model = context.model;
    let all: Vec<Effect> = model
        .threats
        .iter()
        .flat_map(|t| t.effects.iter().map(|e| e.effect))
        .collect();
    let (Some(first), Some(effect)) = (model.threats.first(), all.first()) else {
        return;
    };
    if model.threats.len() < 3 {
        return;
    }
    let category = effect.category();
    if all.iter().all(|e| e.category() == category) {
        found.push(
            found
                .at(first.head.name_span, format!("every threat is {}", category.to_lowercase()))
                .help("go through the others once: spoofing, tampering, repudiation, disclosure, denial, elevation"),
        );
        return;
    }
    let identity = model.data.iter().find(|d| !d.authenticates.is_empty());
    let about_identity = all.iter().any(|e| matches!(e, Effect::Spoof | Effect::Repudiate));
    if let (Some(data), false) = (identity, about_identity) {
        let party = &data.authenticates[0];
        let (name, whom) = (&data.head.name, model.name(party.value));
        found.push(
            found
                .at(
                    party.span,
                    format!("`{name}` proves who `{whom}` is, and no threat is about pretending to be somebody"),
                )
                .help("say what can go wrong with it, a threat that `spoof`s or `repudiate`s, or exclude it with a reason")
                .about(name),
        );
    }
}
