//! TM501–TM505, TM512, TM518: is each threat a whole sentence: who, what, where, what for?

use super::facts::content_words;
use super::{Check, Context, Found};
use crate::diagnostic::Severity;
use crate::model::*;

pub static CHECKS: &[Check] = &[
    Check::new(501, threat_no_target),
    Check::new(502, threat_no_adversary),
    Check::new(503, threat_no_asset),
    Check::new(505, threat_no_precondition),
    Check::new(512, generic_threat),
    Check::new(518, unrated),
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
            1 => format!(
                "threat `{name}` does not say where it enters: it stands at the one place where its data is"
            ),
            n => format!(
                "threat `{name}` does not say where it enters: it stands at each of the {n} places where its data is"
            ),
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

/// A threat whose severity can never be known: no impact stated and none that follows from rated data, or neither a
/// feasibility nor an adversary to derive it from. Shostack: the most feasible and the worst come first.
fn unrated(context: &Context, found: &mut Found) {
    let model = context.model;
    let impacts = context.impacts();
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
