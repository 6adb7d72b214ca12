//! TM501–TM520, TM526: is each threat a whole sentence (who, what, where, what for), and do they differ?

use super::facts::{Impacts, content_words, quoted};
use super::{Check, Context, Found};
use crate::diagnostic::{Code, Severity};
use crate::model::*;
use std::collections::HashMap;
use std::hash::Hash;

pub static CHECKS: &[Check] = &[
    Check {
        code: Code(501),
        run: threat_no_target,
    },
    Check {
        code: Code(502),
        run: threat_no_adversary,
    },
    Check {
        code: Code(503),
        run: threat_no_asset,
    },
    Check {
        code: Code(505),
        run: threat_no_precondition,
    },
    Check {
        code: Code(508),
        run: class_mismatch,
    },
    Check {
        code: Code(512),
        run: generic_threat,
    },
    Check {
        code: Code(513),
        run: duplicate_threat,
    },
    Check {
        code: Code(516),
        run: single_class,
    },
    Check {
        code: Code(518),
        run: unrated,
    },
    Check {
        code: Code(520),
        run: flat_ratings,
    },
    Check {
        code: Code(526),
        run: near_duplicate,
    },
];

/// A threat that names no element and no flow. When it is about data that is somewhere, it stands wherever that data
/// is: then it is only a warning. 17 of 31 threats of one published model had no place.
fn threat_no_target(context: &Context, found: &mut Found) {
    let model = context.model;
    let mut places = vec![0usize; model.data.len()];
    for data in context.index.handles.iter().flatten() {
        places[data.0 as usize] += 1;
    }
    for id in ThreatId::all(model) {
        let threat = &model[id];
        let places: Option<Vec<usize>> = threat
            .effects
            .iter()
            .map(|e| match e.target.value {
                Node::Data(d) => Some(places[d.0 as usize]),
                _ => None,
            })
            .collect();
        let (true, Some(places)) = (threat.through.is_empty(), places) else {
            continue;
        };
        let name = &threat.head.name;
        let somewhere = places.iter().copied().max().unwrap_or(0);
        let message = match somewhere {
            0 => format!("threat `{name}` names no element and no flow: where does it enter?"),
            1 => format!("threat `{name}` says no `through`: it stands at the 1 place where its data is"),
            n => format!("threat `{name}` says no `through`: it stands at all {n} places where its data is"),
        };
        let mut finding = found
            .about(model, Node::Threat(id), message)
            .help("say where it enters and travels: `through FLOW, ELEMENT`");
        if somewhere > 0 {
            finding.severity = Severity::Warning;
        }
        found.push(finding);
    }
}

/// A threat by nobody: neither `by ADVERSARY` nor `by mistake of ACTOR`.
fn threat_no_adversary(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in ThreatId::all(model) {
        let threat = &model[id];
        if threat.by.is_empty() && threat.mistake_of.is_none() {
            let known = model
                .adversaries
                .first()
                .map_or("ADVERSARY", |a| a.head.name.as_str());
            found.push(
                found
                    .about(
                        model,
                        Node::Threat(id),
                        format!("threat `{}` is by nobody: who does it?", threat.head.name),
                    )
                    .help(format!(
                        "write `by {known}`, or `by mistake of ACTOR` for an error without malice"
                    )),
            );
        }
    }
}

/// A threat without an effect: nothing is lost. NIST SP 800-154: a threat concerns a security objective of some data.
fn threat_no_asset(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in ThreatId::all(model) {
        if model[id].effects.is_empty() {
            let name = &model[id].head.name;
            found.push(
                found
                    .about(model, Node::Threat(id), format!("threat `{name}` does not say what is lost"))
                    .help("say what happens to what: `disclose DATA`, `tamper DATA`, `deny ELEMENT`, `spoof ACTOR`, …"),
            );
        }
    }
}

/// A threat that needs nothing and states no feasibility: only reaching its places would count. Those that were
/// eliminated, and mistakes, are left alone.
fn threat_no_precondition(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in ThreatId::all(model) {
        let threat = &model[id];
        let says = !threat.needs.is_empty()
            || !threat.needs_any.is_empty()
            || threat.factors != Factors::default()
            || threat.feasibility.is_some()
            || threat.severity.is_some();
        let gone = threat
            .responses
            .iter()
            .any(|r| matches!(r.kind, ResponseKind::Eliminate { .. }));
        if says || gone || threat.by.is_empty() {
            continue;
        }
        let name = &threat.head.name;
        found.push(
            found
                .about(model, Node::Threat(id), format!("threat `{name}` needs nothing of its adversary: is it that easy?"))
                .help("say what it takes, `needs expertise proficient, queries 1e6`, or state `feasibility low because \"…\"`"),
        );
    }
}

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
            if applies(context, effect.effect, target) {
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

/// The table of the language reference, "Effects".
fn applies(context: &Context, effect: Effect, target: Node) -> bool {
    use Effect::*;
    use ElementKind::*;
    let model = context.model;
    let kind = match target {
        Node::Element(id) => Some(model[id].kind),
        _ => None,
    };
    let (data, flow) = (matches!(target, Node::Data(_)), matches!(target, Node::Flow(_)));
    match effect {
        Spoof => matches!(kind, Some(Actor | External | Process)),
        Mislead => kind == Some(Process),
        Repudiate => match target {
            Node::Element(id) => model[id].kind != Store || holds_log(context, id),
            _ => false,
        },
        Tamper | Disclose | Deny => data || flow || matches!(kind, Some(Process | Store)),
        Exhaust => matches!(kind, Some(Process | External)),
        Elevate => kind == Some(Process) || matches!(target, Node::Boundary(_)),
        Link | Identify | Detect | Unaware | Noncompliant => {
            data || flow || matches!(kind, Some(Actor | Store))
        }
    }
}

fn holds_log(context: &Context, store: ElementId) -> bool {
    let data = &context.index.handles[store.0 as usize];
    data.iter().any(|d| {
        context
            .model
            .has_word(&context.model[*d].attributes, "kind", "log")
            == Some(true)
    })
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
        .filter(|(e, _)| !e.is_privacy() && applies(context, *e, target));
    quoted(words.map(|(_, w)| *w))
}

fn article(keyword: &str) -> &'static str {
    if keyword.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    }
}

/// A title that would fit any system: nothing but an attacker, an attack and "the system" (Manifesto: specific to the
/// system under consideration).
fn generic_threat(context: &Context, found: &mut Found) {
    const EMPTY: &[&str] = &[
        "attack",
        "attacked",
        "attacker",
        "attackers",
        "attacks",
        "bad",
        "be",
        "been",
        "breach",
        "breached",
        "breaches",
        "broken",
        "compromise",
        "compromised",
        "compromises",
        "criminal",
        "cyber",
        "cyberattack",
        "data",
        "everything",
        "exploit",
        "exploited",
        "exploits",
        "hack",
        "hacked",
        "hacker",
        "hackers",
        "hacking",
        "hacks",
        "incident",
        "malicious",
        "network",
        "platform",
        "security",
        "server",
        "servers",
        "service",
        "site",
        "software",
        "somebody",
        "someone",
        "system",
        "systems",
        "app",
        "application",
        "user",
        "users",
        "website",
        "we",
    ];
    for id in ThreatId::all(context.model) {
        let head = &context.model[id].head;
        let words = content_words(&head.shown());
        if head.title.is_some() && words.iter().all(|w| EMPTY.contains(&w.as_str())) {
            found.push(
                found
                    .about(
                        context.model,
                        Node::Threat(id),
                        format!(
                            "threat `{}` would fit any system: \"{}\"",
                            head.name,
                            head.shown()
                        ),
                    )
                    .help("say what is done to what: \"SQL injection through search reads every order\""),
            );
        }
    }
}

/// Two threats by the same adversaries, with the same effects and needs, through the same places.
fn duplicate_threat(context: &Context, found: &mut Found) {
    let model = context.model;
    let key = |threat: &Threat| {
        if threat.effects.is_empty() {
            return None;
        }
        let mut effects: Vec<_> = threat
            .effects
            .iter()
            .map(|e| (e.effect, e.own, e.target.value))
            .collect();
        let mut through: Vec<_> = threat.through.iter().map(|n| n.value).collect();
        let mut by: Vec<_> = threat.by.iter().map(|a| a.value).collect();
        effects.sort_unstable();
        through.sort_unstable();
        by.sort_unstable();
        let needs: Vec<_> = threat
            .needs
            .iter()
            .chain(&threat.needs_any)
            .map(|n| (n.verb as u8, n.target.value))
            .collect();
        Some((
            effects,
            through,
            by,
            needs,
            threat.mistake_of.as_ref().map(|n| n.value),
        ))
    };
    let threats = ThreatId::all(model).filter_map(|id| Some((key(&model[id])?, Node::Threat(id))));
    for (first, again) in repeated(threats) {
        let (one, two) = (model.name(first), model.name(again));
        found.push(
            found
                .about(
                    model,
                    again,
                    format!("threat `{two}` has the adversary, the effects and the places of `{one}`"),
                )
                .also(model.place(first), "the other")
                .help("join them, or say what sets them apart: `needs …`, `through …`"),
        );
    }
}

/// Two assumptions or threats with the same words in their titles, or two flows between the same ends with the same
/// data and protocol.
fn near_duplicate(context: &Context, found: &mut Found) {
    let model = context.model;
    let titled = |head: &Head| head.title.as_deref().map(content_words).filter(|w| !w.is_empty());
    let threats = ThreatId::all(model).filter_map(|id| Some((titled(&model[id].head)?, Node::Threat(id))));
    let assumptions =
        AssumptionId::all(model).filter_map(|id| Some((titled(&model[id].head)?, Node::Assumption(id))));
    let flows = FlowId::all(model).map(|id| {
        let flow = &model[id];
        let mut sends: Vec<_> = flow.sends.iter().map(|d| d.value).collect();
        let mut returns: Vec<_> = flow.returns.iter().map(|d| d.value).collect();
        let mut protocol: Vec<_> = flow.protocol.iter().map(|k| k.value).collect();
        sends.sort_unstable();
        returns.sort_unstable();
        protocol.sort_unstable();
        (
            (flow.from.value, flow.to.value, sends, returns, protocol),
            Node::Flow(id),
        )
    });
    let pairs = repeated(threats)
        .into_iter()
        .chain(repeated(assumptions))
        .chain(repeated(flows));
    for (first, again) in pairs {
        let (one, two, keyword) = (model.name(first), model.name(again), model.keyword(again));
        found.push(
            found
                .about(
                    model,
                    again,
                    format!("{keyword} `{two}` says the same as `{one}`"),
                )
                .also(model.place(first), "the other")
                .help("keep one, or say in the title what sets them apart"),
        );
    }
}

/// Each node whose key an earlier one has, with the first that has it.
fn repeated<K: Hash + Eq>(nodes: impl Iterator<Item = (K, Node)>) -> Vec<(Node, Node)> {
    let mut firsts = HashMap::new();
    let mut pairs = Vec::new();
    for (key, node) in nodes {
        match firsts.entry(key) {
            std::collections::hash_map::Entry::Occupied(first) => pairs.push((*first.get(), node)),
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(node);
            }
        }
    }
    pairs
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

/// A threat whose severity can never be known: no impact stated and none that follows from rated data, or neither a
/// feasibility nor an adversary to derive it from. The lecture: focus on the most feasible threats.
fn unrated(context: &Context, found: &mut Found) {
    let model = context.model;
    let impacts = Impacts::of(context);
    for id in ThreatId::all(model) {
        let threat = &model[id];
        if threat.severity.is_some() || threat.effects.is_empty() {
            continue;
        }
        let no_impact = impacts.of_threat(threat).is_none();
        let no_feasibility = threat.feasibility.is_none() && threat.mistake_of.is_some();
        let (what, help) = match (no_impact, no_feasibility) {
            (false, false) => continue,
            (true, false) => (
                "impact",
                "state it, `impact medium`, or rate the data: `confidentiality medium`",
            ),
            (false, true) => (
                "feasibility",
                "nothing derives how easily a mistake happens: state `feasibility low`",
            ),
            (true, true) => (
                "feasibility and no impact",
                "state both: `feasibility low` and `impact medium`",
            ),
        };
        found.push(
            found
                .about(
                    model,
                    Node::Threat(id),
                    format!("threat `{}` has no {what}", threat.head.name),
                )
                .help(help),
        );
    }
}

/// Four or more rated threats, and all have the same feasibility and impact: the rating sets nothing apart.
fn flat_ratings(context: &Context, found: &mut Found) {
    let model = context.model;
    let impacts = Impacts::of(context);
    let ratings: Vec<_> = model
        .threats
        .iter()
        .filter_map(|t| Some((t.feasibility.as_ref()?.value, impacts.of_threat(t)?, t)))
        .collect();
    let [(feasibility, impact, first), rest @ ..] = ratings.as_slice() else {
        return;
    };
    if rest.len() >= 3
        && ratings.len() == model.threats.len()
        && rest.iter().all(|(f, i, _)| (f, i) == (feasibility, impact))
    {
        found.push(
            found
                .at(
                    first.head.name_span,
                    format!(
                        "all {} threats have feasibility `{feasibility}` and impact `{impact}`",
                        ratings.len()
                    ),
                )
                .help("compare them in pairs: which one would you try first, which one would hurt most?"),
        );
    }
}
