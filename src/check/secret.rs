//! What rests on somebody not knowing something.

use super::words::{Phrases, shown, words};
use super::{Check, Context, Found};
use crate::model::{
    AdversaryId, ControlId, DataId, ElementId, FlowId, Knowledge, Level, Model, Node, ResponseKind, Text,
    Threat, ThreatId,
};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

pub static CHECKS: &[Check] = &[
    Check::new(307, obscurity),
    Check::new(308, bad_secret),
    Check::new(328, no_horizon),
];

/// Signs that something is safe only while nobody knows how it is made.
pub const OBSCURITY: &[&str] = &[
    "algorithm is secret",
    "architecture is secret",
    "attackers do not know",
    "closed source",
    "code is secret",
    "design is secret",
    "does not know the algorithm",
    "does not know the architecture",
    "does not know the defence",
    "does not know the defense",
    "does not know the design",
    "does not know how",
    "format is secret",
    "hard to guess where",
    "hidden address",
    "hidden admin",
    "hidden algorithm",
    "hidden api",
    "hidden design",
    "hidden directory",
    "hidden endpoint",
    "hidden endpoints",
    "hidden interface",
    "hidden page",
    "hidden path",
    "hidden port",
    "hidden url",
    "hidden urls",
    "no one knows",
    "nobody knows",
    "non standard port",
    "nonstandard port",
    "not documented",
    "not publicly documented",
    "not publicly known",
    "obfuscated",
    "obfuscation",
    "obscure",
    "obscured",
    "obscures",
    "obscuring",
    "obscurity",
    "proprietary algorithm",
    "proprietary cipher",
    "proprietary encryption",
    "proprietary format",
    "proprietary protocol",
    "protocol is secret",
    "secret algorithm",
    "secret api",
    "secret architecture",
    "secret design",
    "secret endpoint",
    "secret format",
    "secret path",
    "secret port",
    "secret protocol",
    "secret url",
    "undisclosed",
    "undocumented",
    "unpublished",
    "unusual port",
];

/// An adversary who knows less than the design, where what stops it, or the reason why it is harmless, rests on the
/// design being hidden. (Kerckhoffs 1883; Saltzer and Schroeder 1975: open design; Carlini et al. 2019: an adversary
/// who does not know the defence proves nothing.)
fn obscurity(context: &Context, found: &mut Found) {
    let model = context.model;
    let phrases = Phrases::new(OBSCURITY);
    let hidden: BTreeMap<ControlId, Sign> = ControlId::all(model)
        .filter_map(|c| Some((c, control_sign(model, &phrases, c)?)))
        .collect();
    let mut told = BTreeSet::new();
    for id in ThreatId::all(model) {
        let signs = threat_signs(model, &phrases, &hidden, id);
        for adversary in model[id].by.iter().map(|a| a.value) {
            for (sign, what) in &signs {
                if model.knowledge(adversary) == Some(Knowledge::Public)
                    && told.insert((adversary, sign.span))
                {
                    tell(model, found, adversary, sign, what);
                }
            }
        }
    }
    for id in AdversaryId::all(model) {
        let head = &model[id].head;
        let computes = model[id].computes.iter().flat_map(|c| &c.text);
        let mut texts = head.description.iter().chain(&head.because).chain(computes);
        if model.knowledge(id) != Some(Knowledge::Public) {
            continue;
        }
        if let Some(sign) = texts.find_map(|t| sign_in(&phrases, t)) {
            tell(model, found, id, &sign, "what is said of it");
        }
    }
}

/// Words that tell of obscurity, and where they stand.
struct Sign {
    words: String,
    span: Span,
}

fn sign_in(phrases: &Phrases, text: &Text) -> Option<Sign> {
    let words = phrases.find(&text.value)?.to_string();
    Some(Sign {
        words,
        span: text.span,
    })
}

fn control_sign(model: &Model, phrases: &Phrases, id: ControlId) -> Option<Sign> {
    let head = &model[id].head;
    let title = head.shown();
    let in_title = phrases.hits(&words(&title)).first().map(|hit| Sign {
        words: shown(&title, &words(&title), *hit).to_string(),
        span: head.name_span,
    });
    in_title.or_else(|| {
        head.description
            .iter()
            .chain(&head.because)
            .find_map(|t| sign_in(phrases, t))
    })
}

/// The signs among what answers a threat and among the reasons of its ratings, each with what it is about.
fn threat_signs<'a>(
    model: &'a Model,
    phrases: &Phrases,
    hidden: &'a BTreeMap<ControlId, Sign>,
    id: ThreatId,
) -> Vec<(Sign, String)> {
    let threat: &Threat = &model[id];
    let mut signs = Vec::new();
    for response in threat.responses.iter().chain(&threat.rest) {
        if let ResponseKind::Mitigate { with } = &response.kind {
            for control in with {
                let sign = hidden.get(&control.value).map(|s| Sign {
                    words: s.words.clone(),
                    span: s.span,
                });
                signs.extend(sign.map(|s| (s, format!("the control `{}`", model[control.value].head.name))));
            }
        }
    }
    let name = &threat.head.name;
    let responses = threat
        .responses
        .iter()
        .chain(&threat.rest)
        .filter_map(|r| r.because.as_ref());
    let ratings = [
        threat.feasibility.as_ref().and_then(|r| r.because.as_ref()),
        threat.severity.as_ref().and_then(|r| r.because.as_ref()),
        threat.remains.as_ref().and_then(|r| r.because.as_ref()),
    ];
    for reason in responses.chain(ratings.into_iter().flatten()) {
        signs.extend(sign_in(phrases, reason).map(|s| (s, format!("what is said of `{name}`"))));
    }
    signs
}

fn tell(model: &Model, found: &mut Found, adversary: AdversaryId, sign: &Sign, what: &str) {
    let name = &model[adversary].head.name;
    let level = model
        .knowledge(adversary)
        .map_or("public", crate::model::Words::word);
    let lines = model.lineage(adversary).into_iter().flat_map(|a| &model[a].knows);
    let place = lines
        .map(|k| k.span)
        .next()
        .unwrap_or(model[adversary].head.name_span);
    found.push(
        found
            .at(
                place,
                format!(
                    "`{name}` knows only what is `{level}`, and {what} rests on that: `{}`",
                    sign.words
                ),
            )
            .about(name)
            .also(sign.span, "rests on nobody finding out")
            .help("the design is never a secret worth relying on: write `knows design`, and a control that holds all the same"),
    );
}

/// A key that other data is sealed or signed with, that is not declared replaceable, and that some holder does not
/// keep where it cannot be taken out. (Carlini et al. 2019, on holding data secret: what has to stay secret must be
/// replaceable and hard to extract; Kerckhoffs: the key is all that may be secret.)
fn bad_secret(context: &Context, found: &mut Found) {
    let model = context.model;
    let mut keys: BTreeMap<DataId, DataId> = BTreeMap::new();
    for id in DataId::all(model) {
        for line in model[id].sealed.iter().chain(&model[id].signed) {
            for key in &line.keys {
                if let Node::Data(key) = key.value {
                    keys.entry(key).or_insert(id);
                }
            }
        }
    }
    if keys.is_empty() {
        return;
    }
    let mut loose = BTreeSet::new();
    let mut held = BTreeSet::new();
    for element in &model.elements {
        let vault = ["vault", "hsm"]
            .iter()
            .any(|word| model.has_word(&element.attributes, "secrets", word) == Some(true))
            || model.at_least(&element.attributes, "isolation", "enclave") == Some(true);
        for data in &element.holds {
            held.insert(data.value);
            if !vault {
                loose.insert(data.value);
            }
        }
    }
    for (key, protects) in keys {
        let replaceable = model.word(&model[key].attributes, "replaceable");
        let locked = held.contains(&key) && !loose.contains(&key);
        if replaceable == Some("yes") || locked {
            continue;
        }
        let (name, what) = (&model[key].head.name, &model[protects].head.name);
        let gap = match replaceable {
            Some(_) => "cannot be replaced once it leaks, and can be taken from where it is",
            None => "nothing says that it can be replaced once it leaks",
        };
        found.push(
            found
                .about(model, Node::Data(key), format!("`{what}` rests on the secret `{name}`: {gap}"))
                .help(format!(
                    "write `replaceable yes` in `{name}` if it can be changed; or `secrets hsm` in what holds it"
                )),
        );
    }
}

/// Secret data with a lifetime of five years or more that an adversary can record on its way today, where no adversary
/// says how long it can wait, or whether it will have a quantum computer.
/// (Post-quantum practice: record now, decrypt later.)
fn no_horizon(context: &Context, found: &mut Found) {
    let model = context.model;
    let mut factors = model.adversaries.iter().filter_map(|a| a.computes.as_ref());
    if factors.any(|c| c.factors.quantum || c.factors.time.is_some()) || model.adversaries.is_empty() {
        return;
    }
    let long = |d: DataId| {
        let lifetime = model.stated(&model[d].attributes, "lifetime");
        matches!(lifetime.map(|s| &s.value), Some(crate::model::Value::Duration(d)) if d.days >= 5 * 365)
            && model.rating(d, "confidentiality") >= Some(Level::High)
    };
    let lasting: BTreeSet<_> = DataId::all(model).filter(|d| long(*d)).collect();
    if lasting.is_empty() {
        return;
    }
    let targets: BTreeSet<_> = model
        .adversaries
        .iter()
        .flat_map(|a| a.controls.iter().map(|c| c.target.value))
        .collect();
    let mut told = BTreeSet::new();
    for id in FlowId::all(model) {
        let around = |e: ElementId| model.chain(model[e].boundary).collect::<Vec<_>>();
        let ends = [model[id].from.value, model[id].to.value];
        let seen = targets.contains(&Node::Flow(id))
            || ends
                .iter()
                .any(|e| around(*e).iter().any(|b| targets.contains(&Node::Boundary(*b))));
        for data in model.carried(id).filter(|d| seen && lasting.contains(d)) {
            if !told.insert(data) {
                continue;
            }
            let name = &model[data].head.name;
            found.push(
                found
                    .about(
                        model,
                        Node::Data(data),
                        format!(
                            "`{name}` must stay secret for years, and no adversary says how long it can wait"
                        ),
                    )
                    .also(model[id].head.name_span, "can be recorded here today")
                    .help(
                        "state it in the adversary on the way: `computes high with time 10 years, quantum`",
                    ),
            );
        }
    }
}
