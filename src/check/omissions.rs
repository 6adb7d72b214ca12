//! What a careful reader would ask next of threats, controls, claims, reviews and rules.

use super::unstated::listed;
use super::{Check, Context, Found};
use crate::model::*;
use std::collections::BTreeSet;

pub static CHECKS: &[Check] = &[
    Check::new(124, incomplete_rule),
    Check::new(125, no_pack),
    Check::new(414, scope_silent),
    Check::new(527, no_reference),
    Check::new(528, impact_unstated),
    Check::new(529, tree_without_goal),
    Check::new(624, control_nowhere),
    Check::new(625, resists_unstated),
    Check::new(626, control_unowned),
    Check::new(714, never_reviewed),
    Check::new(715, unclaimed),
    Check::new(530, lone_branch),
    Check::new(531, way_of_threat),
    Check::new(627, unseen_by_rules),
];

/// TM124: a rule of one's own that does not say when it fires, what happens, what to do, to ask and why.
fn incomplete_rule(context: &Context, found: &mut Found) {
    for rule in context.model.rules.iter().filter(|r| r.pack.is_none()) {
        let Some(body) = &rule.body else { continue };
        let parts = [
            ("for", body.variables.is_empty()),
            ("when", body.when.is_none()),
            ("threat", body.threats.is_empty()),
            ("suggest", body.suggest.is_none()),
            ("ask", body.ask.is_none()),
            ("explain", body.explain.is_none()),
        ];
        let missing: Vec<&str> = parts
            .iter()
            .filter(|(_, gone)| *gone)
            .map(|(word, _)| *word)
            .collect();
        if !missing.is_empty() {
            let what = format!("rule `{}` lacks {}", rule.head.name, listed(&missing));
            let said = found
                .at(rule.head.name_span, what)
                .about(rule.head.name.clone())
                .help("a rule says when it fires, what happens then, what to do, what to ask, and why it matters");
            found.push(said);
        }
    }
}

/// TM125: no rules take part (Shostack: find threats with a method, not from memory alone).
fn no_pack(context: &Context, found: &mut Found) {
    let model = context.model;
    let used = |pack: &str| pack == "base" || model.packs.iter().any(|u| u.name == pack);
    let answers = model.answers.iter().map(|a| (a.rule.value, a.rule.span));
    let counters = model
        .controls
        .iter()
        .flat_map(|c| c.counters.iter().map(|r| (r.value, r.span)));
    for (rule, span) in answers.chain(counters) {
        if let Some(pack) = model[rule].pack.as_deref().filter(|p| !used(p)) {
            let what = format!(
                "`{}` is a rule of pack `{pack}`, which takes no part",
                model[rule].head.name
            );
            let said = found.at(span, what).help(format!("write `use pack {pack}`"));
            found.push(said);
        }
    }
    if model.packs.is_empty() && model.system.declared {
        let said = found
            .at(
                model.system.head.name_span,
                "no pack of rules is named: threats come from memory alone",
            )
            .help("write `use pack base`, and what else fits; `tm list packs` shows them");
        found.push(said);
    }
}

/// What every model either has a threat about or rules out, each with words that speak of it.
const TOPICS: &[(&str, &[&str])] = &[
    (
        "physical access",
        &[
            "physical",
            "unlocked",
            "stolen phone",
            "stolen device",
            "hardware",
            "premises",
            "server room",
        ],
    ),
    (
        "people who make mistakes or are deceived",
        &[
            "mistake",
            "phish",
            "error",
            "misconfig",
            "social",
            "human",
            "careless",
            "wrong",
        ],
    ),
    (
        "insiders",
        &[
            "insider",
            "employee",
            "administrator",
            "operator",
            "maintainer",
            "staff",
            "agent",
            "owner",
        ],
    ),
    (
        "the supply chain",
        &[
            "supply",
            "depend",
            "librar",
            "package",
            "toolchain",
            "third-party",
            "third part",
            "build",
            "upstream",
        ],
    ),
    (
        "denial of service",
        &["denial", "flood", "outage", "exhaust", "availab", "down", "hog"],
    ),
    (
        "very strong adversaries",
        &[
            "nation",
            "state",
            "quantum",
            "intelligence",
            "government",
            "global",
        ],
    ),
    (
        "side channels",
        &[
            "side channel",
            "side-channel",
            "timing",
            "fingerprint",
            "power analysis",
            "cache",
            "spectre",
        ],
    ),
];

/// TM414: topics that are neither threatened nor ruled out anywhere: silence is no decision (lecture note: rule
/// threats out, and say why).
fn scope_silent(context: &Context, found: &mut Found) {
    let model = context.model;
    let head = |h: &Head| format!("{} {}", h.name, h.title.clone().unwrap_or_default()).to_lowercase();
    let mut text: Vec<String> = model.threats.iter().map(|t| head(&t.head)).collect();
    text.extend(model.exclusions.iter().map(|e| head(&e.head)));
    text.extend(
        model
            .exclusions
            .iter()
            .filter_map(|e| Some(e.head.because.as_ref()?.value.to_lowercase())),
    );
    let denies = model
        .threats
        .iter()
        .flat_map(|t| &t.effects)
        .any(|e| e.effect == Effect::Deny);
    let spoken = |words: &[&str]| text.iter().any(|t| words.iter().any(|w| t.contains(w)));
    let silent: Vec<&str> = TOPICS
        .iter()
        .filter(|(topic, words)| !(spoken(words) || *topic == "denial of service" && denies))
        .map(|(topic, _)| *topic)
        .collect();
    if !silent.is_empty() && model.system.declared {
        let said = found
            .at(
                model.system.head.name_span,
                format!(
                    "neither a threat nor an exclusion speaks of {}",
                    silent.join(", ")
                ),
            )
            .help("write a threat, or rule it out: `exclude name \"What is out of scope\" because \"…\"`");
        found.push(said);
    }
}

/// TM527: threats that refer to no public list, so that nobody can read on.
fn no_reference(context: &Context, found: &mut Found) {
    let model = context.model;
    let open = |t: &&Threat| t.refers.is_empty();
    let names: Vec<&str> = model
        .threats
        .iter()
        .filter(open)
        .map(|t| t.head.name.as_str())
        .collect();
    if let Some(first) = model.threats.iter().find(|t| open(t)) {
        let what = format!(
            "{} of {} threats refer to no public list: {}",
            names.len(),
            model.threats.len(),
            listed(&names)
        );
        let said = found.at(first.head.name_span, what).help(
            "where there is one, write `refers CWE-89, CAPEC-66`: readers find tests and mitigations there",
        );
        found.push(said);
    }
}

/// TM528: a threat that does not say how bad it would be; the data gives a first answer (language §5).
fn impact_unstated(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in ThreatId::all(model).filter(|id| model[*id].impact.is_none() && model[*id].severity.is_none()) {
        let name = &model[id].head.name;
        let (what, help) = match model.derived_impact(id) {
            Some(level) => (
                format!("threat `{name}` states no impact; by its data it is `{level}`"),
                format!("write `impact {level}`, or what it is for the business, `because \"…\"`"),
            ),
            None => (
                format!("threat `{name}` states no impact, and its data gives none"),
                "write `impact high because \"…\"`, or rate the data it touches".to_string(),
            ),
        };
        let said = found.about(model, Node::Threat(id), what).help(help);
        found.push(said);
    }
}

/// TM529: an attack tree without a goal (Schneier 1999: the root is the goal).
fn tree_without_goal(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in TreeId::all(model).filter(|id| model[*id].goal.is_none()) {
        let what = format!(
            "tree `{}` has no goal: what is won at its root?",
            model[id].head.name
        );
        let said = found
            .about(model, Node::Tree(id), what)
            .help("write `goal disclose DATA by ADVERSARY`");
        found.push(said);
    }
}

/// TM624: a control that stands nowhere cannot be walked around, turned off or found (language §6, `on`).
fn control_nowhere(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in ControlId::all(model).filter(|id| model[*id].on.is_empty()) {
        let what = format!("control `{}` stands nowhere", model[id].head.name);
        let said = found
            .about(model, Node::Control(id), what)
            .help("write `on ELEMENT`: whoever owns that turns it off");
        found.push(said);
    }
}

/// TM625: controls that do not say up to which attack potential they hold (ISO 18045): they count against all.
fn resists_unstated(context: &Context, found: &mut Found) {
    let model = context.model;
    let stops = |c: &&Control| c.resists.is_none() && (c.detects.is_empty() || !c.protects.is_empty());
    let names: Vec<&str> = model
        .controls
        .iter()
        .filter(stops)
        .map(|c| c.head.name.as_str())
        .collect();
    if let Some(first) = model.controls.iter().find(|c| stops(c)) {
        let what = format!(
            "nothing says how strong an attacker these withstand: {}",
            listed(&names)
        );
        let said = found.at(first.head.name_span, what).help(
            "write `resists moderate`; no mechanism stops everybody: `basic`, `enhanced`, `moderate`, `high`",
        );
        found.push(said);
    }
}

/// TM626: controls in place that nobody owns (OWASP threat modeling: owners).
fn control_unowned(context: &Context, found: &mut Found) {
    let model = context.model;
    let open = |id: &ControlId| model[*id].counts() && model[*id].head.owner.is_none();
    let names: Vec<&str> = ControlId::all(model)
        .filter(open)
        .map(|id| model[id].head.name.as_str())
        .collect();
    if let Some(first) = ControlId::all(model).find(open) {
        let what = format!("nobody owns these controls: {}", listed(&names));
        let said = found
            .at(model[first].head.name_span, what)
            .help("write `owner \"Team\"`: who keeps it working?");
        found.push(said);
    }
}

/// TM714: nobody has reviewed the model, or a review says nothing of what it found (Shostack: did we do a good job?).
fn never_reviewed(context: &Context, found: &mut Found) {
    let model = context.model;
    if model.reviews.is_empty() && model.system.declared {
        let said = found
            .at(model.system.head.name_span, "nobody has reviewed the model")
            .help("write `review 2026-10-01 by \"WHO\" { found \"…\" }` once somebody has");
        found.push(said);
    }
    for review in model.reviews.iter().filter(|r| r.found.is_empty()) {
        let said = found
            .at(review.span, "the review says nothing of what it found")
            .help("write `found \"…\"`, even if it is \"nothing new\"");
        found.push(said);
    }
}

/// TM715: what an adversary wants or a threat says it may do, while no claim says whether it can (GSN: claims cover
/// the goals).
fn unclaimed(context: &Context, found: &mut Found) {
    let model = context.model;
    let claimed: BTreeSet<(Option<AdversaryId>, Effect, bool, Node)> = model
        .claims
        .iter()
        .flat_map(|c| &c.lines)
        .map(|l| {
            (
                l.adversary.as_ref().map(|a| a.value),
                l.what.effect,
                l.what.own,
                l.what.target.value,
            )
        })
        .collect();
    let mut theirs: Vec<Vec<&Threat>> = vec![Vec::new(); model.adversaries.len()];
    for threat in &model.threats {
        threat
            .by
            .iter()
            .for_each(|a| theirs[a.value.0 as usize].push(threat));
    }
    for (id, threats) in AdversaryId::all(model).zip(theirs) {
        let threatened = threats.into_iter().flat_map(|t| &t.effects);
        let mut open: Vec<(Effect, Node)> = Vec::new();
        for effect in model[id].wants.iter().chain(threatened) {
            let key = |who| (who, effect.effect, effect.own, effect.target.value);
            if !claimed.contains(&key(Some(id))) && !claimed.contains(&key(None)) {
                open.push((effect.effect, effect.target.value));
            }
        }
        let mut seen = BTreeSet::new();
        open.retain(|what| seen.insert(*what));
        if !open.is_empty() {
            let texts = open
                .iter()
                .map(|(effect, node)| format!("{effect} {}", model.name(*node)));
            let texts: Vec<String> = texts.collect();
            let names: Vec<&str> = texts.iter().map(String::as_str).collect();
            let name = &model[id].head.name;
            let what = format!("no claim says whether `{name}` can {}", listed(&names));
            let said = found.about(model, Node::Adversary(id), what).help(format!(
                "write `claim NAME {{ {name} cannot {} }}`, or `can … because \"…\"`",
                texts[0]
            ));
            found.push(said);
        }
    }
}

/// TM530: a gate of a tree with one branch: no choice, no conjunction, no order (Schneier 1999).
fn lone_branch(context: &Context, found: &mut Found) {
    for tree in &context.model.trees {
        if tree.root.is_empty() {
            let what = format!("tree `{}` has no branch", tree.head.name);
            found.push(
                found
                    .at(tree.head.name_span, what)
                    .help("write `any { … }`, `all { … }` or `sequence { … }`"),
            );
        }
        gates(&tree.root, found);
    }
}

fn gates(branches: &[Branch], found: &mut Found) {
    for branch in branches {
        let (word, inner, span) = match branch {
            Branch::Any(inner, span) => ("any", inner, span),
            Branch::All(inner, span) => ("all", inner, span),
            Branch::Sequence(inner, span) => ("sequence", inner, span),
            _ => continue,
        };
        if inner.len() < 2 {
            let said = found
                .at(
                    *span,
                    format!(
                        "`{word}` has {} branch: is one missing?",
                        if inner.is_empty() { "no" } else { "one" }
                    ),
                )
                .help("add the other ways, or write the branch without a gate");
            found.push(said);
        }
        gates(inner, found);
    }
}

/// TM531: threats that do not say where they enter and travel (language §5, `through`).
fn way_of_threat(context: &Context, found: &mut Found) {
    let model = context.model;
    let open = |t: &&Threat| t.through.is_empty() && t.mistake_of.is_none();
    let names: Vec<&str> = model
        .threats
        .iter()
        .filter(open)
        .map(|t| t.head.name.as_str())
        .collect();
    if let Some(first) = model.threats.iter().find(|t| open(t)) {
        let what = format!("nothing says where these threats enter: {}", listed(&names));
        let said = found
            .at(first.head.name_span, what)
            .help("write `through FLOW, ELEMENT`; without it a threat to data stands wherever that data is");
        found.push(said);
    }
}

/// TM627: controls that neither set an attribute nor counter a rule: no rule will notice them (language §6).
fn unseen_by_rules(context: &Context, found: &mut Found) {
    let model = context.model;
    let open = |c: &&Control| c.sets.is_empty() && c.counters.is_empty();
    let names: Vec<&str> = model
        .controls
        .iter()
        .filter(open)
        .map(|c| c.head.name.as_str())
        .collect();
    if let Some(first) = model.controls.iter().find(|c| open(c)) {
        let what = format!("no rule will notice these controls: {}", listed(&names));
        let said = found.at(first.head.name_span, what).help(
            "write what they change, `sets rate-limit yes`, or which rule they answer, `counters web.sqli`",
        );
        found.push(said);
    }
}
